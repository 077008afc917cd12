package charts

import (
	"image/color"
	"math"
	"testing"

	"yunshi/assets/look"
)

// The matrices of Machado, Oliveira and Fernandes (2009) for complete protanopia,
// deuteranopia and tritanopia, on linear RGB.
var deficiencies = map[string][9]float64{
	"none":   {1, 0, 0, 0, 1, 0, 0, 0, 1},
	"protan": {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
	"deutan": {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
	"tritan": {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900},
}

func linear(v uint8) float64 {
	x := float64(v) / 255
	if x <= 0.04045 {
		return x / 12.92
	}
	return math.Pow((x+0.055)/1.055, 2.4)
}

// seen is the colour as CIELAB for a kind of vision.
func seen(c color.NRGBA, m [9]float64) [3]float64 {
	r, g, b := linear(c.R), linear(c.G), linear(c.B)
	r, g, b = m[0]*r+m[1]*g+m[2]*b, m[3]*r+m[4]*g+m[5]*b, m[6]*r+m[7]*g+m[8]*b
	f := func(t float64) float64 {
		t = max(t, 0)
		if t > 0.008856 {
			return math.Cbrt(t)
		}
		return 7.787*t + 16.0/116
	}
	x := f((0.4124*r + 0.3576*g + 0.1805*b) / 0.9505)
	y := f(0.2126*r + 0.7152*g + 0.0722*b)
	z := f((0.0193*r + 0.1192*g + 0.9505*b) / 1.089)
	return [3]float64{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

// TestPalette holds that series beside each other are told apart with any colour
// vision: by colour alone for neighbours in a stack (ΔE ≥ 8), and by marker or
// dash for all others.
func TestPalette(t *testing.T) {
	for _, dark := range []bool{false, true} {
		l := &layout{theme: look.Light, dark: dark}
		if dark {
			l.theme = look.Dark
		}
		for name, m := range deficiencies {
			for i := 0; i < len(seriesGroups); i++ {
				a, b := seen(l.colour(Series{Colour: i}), m), seen(l.colour(Series{Colour: i + 1}), m)
				if d := math.Hypot(math.Hypot(a[0]-b[0], a[1]-b[1]), a[2]-b[2]); d < 8 {
					t.Errorf("dark %v, %s: series %d and %d differ by ΔE %.1f only", dark, name, i, i+1, d)
				}
			}
		}
	}
	for i := 0; i < palette; i++ {
		for j := range i {
			if i%len(markShapes) == j%len(markShapes) && i%len(dashes) == j%len(dashes) {
				t.Errorf("series %d and %d have the same marker and dash", i, j)
			}
		}
	}
}
