package app

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestTheWindowFitsTheScreen(t *testing.T) {
	for _, c := range []struct {
		name          string
		want          fyne.Size
		width, height int
		scale         float32
		size          fyne.Size
	}{
		{"first start", fyne.Size{}, 1920, 1080, 1, fyne.NewSize(1536, 900)},
		{"small screen", fyne.Size{}, 1024, 700, 1, fyne.NewSize(1024, 664)},
		{"4K at its own scale", fyne.Size{}, 3840, 2160, 2, fyne.NewSize(1536, 900)},
		{"4K at 100 percent", fyne.Size{}, 3840, 2160, 1, fyne.NewSize(1920, 1200)},
		{"as left", fyne.NewSize(1100, 720), 1920, 1080, 1, fyne.NewSize(1100, 720)},
		{"left on a larger screen", fyne.NewSize(2500, 1400), 1440, 900, 1, fyne.NewSize(1440, 864)},
		{"no screen known", fyne.Size{}, 0, 0, 1, fyne.NewSize(1440, 900)},
		{"no screen known, as left", fyne.NewSize(1100, 720), 0, 0, 1, fyne.NewSize(1100, 720)},
	} {
		if got := sized(c.want, c.width, c.height, c.scale); got != c.size {
			t.Errorf("%s: %v, want %v", c.name, got, c.size)
		}
	}
}
