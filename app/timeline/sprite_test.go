package timeline

import (
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"yunshi/assets/look"
)

var renew = flag.Bool("renew", false, "write the golden images anew; look at them before committing")

// The golden images hold every group as fact, plan and denial, in both themes.
func TestGlyphsLookAsTheyDid(t *testing.T) {
	for _, scale := range []float64{1, 1.5, 2} {
		name := filepath.Join("testdata", fmt.Sprintf("glyphs-%g.png", scale))
		got := glyphSheet(int(spriteBox * scale))
		if *renew {
			writeImage(t, name, got)
			continue
		}
		want := readImage(t, name)
		if want.Bounds() != got.Bounds() {
			t.Errorf("%s: %v, want %v", name, got.Bounds(), want.Bounds())
			continue
		}
		for y := range got.Rect.Dy() {
			for x := range got.Rect.Dx() {
				if !near(got.At(x, y), want.At(x, y)) {
					t.Fatalf("%s differs at %d,%d: %v, want %v", name, x, y, got.At(x, y), want.At(x, y))
				}
			}
		}
	}
}

func glyphSheet(box int) *image.NRGBA {
	edges := []edge{solid, dashed, struck}
	sheet := image.NewNRGBA(image.Rect(0, 0, box*len(look.Groups), 2*box*len(edges)))
	for row := range 2 * len(edges) {
		dark := row >= len(edges)
		ground := look.Light.Ground
		if dark {
			ground = look.Dark.Ground
		}
		for g := range look.Groups {
			at := image.Rect(g*box, row*box, (g+1)*box, (row+1)*box)
			draw.Draw(sheet, at, image.NewUniform(ground), image.Point{}, draw.Src)
			k := kind{group: uint8(g), edge: edges[row%len(edges)], dark: dark}
			draw.Draw(sheet, at, drawSprite(k, box), image.Point{}, draw.Over)
		}
	}
	return sheet
}

// near allows for the rounding of another processor's floating point.
func near(a, b color.Color) bool {
	r0, g0, b0, _ := a.RGBA()
	r1, g1, b1, _ := b.RGBA()
	for _, d := range []int{int(r0) - int(r1), int(g0) - int(g1), int(b0) - int(b1)} {
		if d > 0x400 || d < -0x400 {
			return false
		}
	}
	return true
}

func readImage(t *testing.T, name string) image.Image {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return img
}

func writeImage(t *testing.T, name string, img image.Image) {
	t.Helper()
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, img); err != nil {
		t.Fatal(err)
	}
}
