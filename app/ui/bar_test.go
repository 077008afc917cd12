package ui

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

func TestABarThatIsTooNarrowHasTwoLines(t *testing.T) {
	part := func(width float32) fyne.CanvasObject {
		return Fixed(width, 28, canvas.NewRectangle(color.Black))
	}
	tabs, choice, buttons := part(300), part(200), part(100)
	b := Bar(tabs, choice, buttons)
	for _, c := range []struct{ width, height, choiceWidth, choiceX float32 }{
		{700, 28, 200, 304}, // all fits
		{560, 28, 152, 304}, // the choice is cut
		{420, 58, 200, 0},   // the tabs have a line of their own
	} {
		height := heightAt(b, c.width)
		b.Resize(fyne.NewSize(c.width, height))
		if height != c.height || choice.Size().Width != c.choiceWidth || choice.Position().X != c.choiceX {
			t.Errorf("at %v: %v high, the choice %v wide at %v", c.width, height, choice.Size().Width, choice.Position().X)
		}
		if end := buttons.Position().X + 100; end != c.width {
			t.Errorf("at %v the buttons end at %v", c.width, end)
		}
	}
}
