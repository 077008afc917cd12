package charts

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"
)

// goldenLooks are the ways in which every kind of chart has a golden image.
var goldenLooks = map[string]Options{
	"light":  {Width: 1280, Height: 720},
	"dark":   {Width: 1280, Height: 720, Theme: "dark"},
	"square": {Width: 640, Height: 640, Language: Chinese},
}

// TestGoldenImages compares pictures of the sample charts, one a kind, with
// testdata. Floating point may differ by a shade between machines, a misplaced
// mark does not pass. Run with -update after a change of looks, and look at them.
func TestGoldenImages(t *testing.T) {
	specs := map[string]*Spec{"log": sample(Lines)}
	specs["log"].Log = true
	for _, kind := range []Kind{Columns, Stacked, Bars, Lines} {
		specs[string(kind)] = sample(kind)
	}
	for name, spec := range specs {
		for look, opt := range goldenLooks {
			spec.Language = opt.Language
			var b bytes.Buffer
			if err := writePNG(&b, spec, opt); err != nil {
				t.Fatal(err)
			}
			path := filepath.Join("testdata", name+"-"+look+".png")
			if *update {
				if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			raw, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if far := apart(t, b.Bytes(), raw); far > 0.0005 {
				t.Errorf("%s: %.2f %% of the picture differ; look, then run with -update", path, 100*far)
			}
		}
	}
}

// apart is the share of pixels that differ by more than a shade.
func apart(t *testing.T, a, b []byte) float64 {
	t.Helper()
	x, errX := png.Decode(bytes.NewReader(a))
	y, errY := png.Decode(bytes.NewReader(b))
	if errX != nil || errY != nil {
		t.Fatal(errX, errY)
	}
	if x.Bounds() != y.Bounds() {
		return 1
	}
	n := 0
	for py := range x.Bounds().Dy() {
		for px := range x.Bounds().Dx() {
			if differ(x, y, px, py) {
				n++
			}
		}
	}
	return float64(n) / float64(x.Bounds().Dx()*x.Bounds().Dy())
}

func differ(a, b image.Image, x, y int) bool {
	r0, g0, b0, a0 := a.At(x, y).RGBA()
	r1, g1, b1, a1 := b.At(x, y).RGBA()
	for _, d := range [][2]uint32{{r0, r1}, {g0, g1}, {b0, b1}, {a0, a1}} {
		if max(d[0], d[1])-min(d[0], d[1]) > 0x1800 {
			return true
		}
	}
	return false
}
