package look

import (
	"image/color"
	"math"
	"testing"
)

// Ratios of WCAG 2.2 AA: of text to what is behind it, and of marks to it.
const (
	textRatio = 4.5
	markRatio = 3.0
)

// luminance is WCAG's relative luminance of a colour.
func luminance(c color.NRGBA) float64 {
	linear := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

func contrast(a, b color.NRGBA) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func TestContrastIsThatOfTheStandard(t *testing.T) {
	for _, c := range []struct {
		a, b uint32
		want float64
	}{{0x000000, 0xffffff, 21}, {0x767676, 0xffffff, 4.54}, {0xffffff, 0xffffff, 1}} {
		if got := contrast(hex(c.a), hex(c.b)); math.Abs(got-c.want) > 0.01 {
			t.Errorf("%06x on %06x: %.2f, want %.2f", c.a, c.b, got, c.want)
		}
	}
}

// Text must be legible on every ground that it stands on in the window.
func TestTextStandsOutFromItsGround(t *testing.T) {
	for _, l := range []*Theme{&Light, &Dark} {
		grounds := map[string]color.NRGBA{
			"ground": l.Ground, "surface": l.Surface, "band": l.Band, "selection": l.Selection, "highlight": l.Highlight,
		}
		on := map[string]struct {
			ink     color.NRGBA
			grounds []string
		}{
			"ink":     {l.Ink, []string{"ground", "surface", "band", "selection", "highlight"}},
			"muted":   {l.Muted, []string{"ground", "surface", "band", "selection"}},
			"accent":  {l.Accent, []string{"ground", "surface", "band", "selection"}},
			"warning": {l.Warning, []string{"ground", "surface", "band"}},
		}
		for name, text := range on {
			for _, g := range text.grounds {
				if got := contrast(text.ink, grounds[g]); got < textRatio {
					t.Errorf("%s: %s on %s has %.2f, want %.1f", l.Name, name, g, got, textRatio)
				}
			}
		}
		if got := contrast(l.OnColor, l.Accent); got < textRatio {
			t.Errorf("%s: ink upon the accent has %.2f, want %.1f", l.Name, got, textRatio)
		}
	}
}

func TestMarksStandOutFromTheirGround(t *testing.T) {
	for _, l := range []*Theme{&Light, &Dark} {
		for _, g := range Groups {
			for name, ground := range map[string]color.NRGBA{"surface": l.Surface, "ground": l.Ground, "band": l.Band} {
				if got := contrast(g.Colour(l == &Dark), ground); got < markRatio {
					t.Errorf("%s: the mark of %s on %s has %.2f, want %.1f", l.Name, g.Key, name, got, markRatio)
				}
			}
		}
	}
}
