package charts

import (
	"image"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"testing"
)

// TestLook writes every chart to the folder that YUNSHI_LOOK names, for the eye;
// without it nothing is written.
func TestLook(t *testing.T) {
	dir := os.Getenv("YUNSHI_LOOK")
	if dir == "" {
		t.Skip("set YUNSHI_LOOK to a folder to have every chart written there")
	}
	c := seedCorpus(t)
	for _, e := range Catalogue {
		spec, err := e.Build(c, Options{})
		if err != nil {
			t.Error(err)
			continue
		}
		for _, o := range []struct {
			file string
			opt  Options
		}{
			{".png", Options{}},
			{"-dark.png", Options{Theme: "dark"}},
			{".svg", Options{}},
			{"-half.png", Options{Width: 960, Height: 1080}},
			{"-square.png", Options{Width: 1080, Height: 1080}},
			{"-4x3.png", Options{Width: 1440, Height: 1080}},
			{"-pane.png", Options{Width: 800, Height: 300, Scale: 2}},
			{".pdf", Options{}},
			{".pptx", Options{}},
			{".xlsx", Options{}},
			{".csv", Options{}},
		} {
			if err := Export(spec, filepath.Join(dir, e.Name+o.file), o.opt); err != nil {
				t.Error(err)
			}
		}
	}
}

// TestContactSheet writes all charts, light and dark, small and side by side, as
// contact.png to the folder that YUNSHI_LOOK names: docs/charts.png is one.
func TestContactSheet(t *testing.T) {
	dir := os.Getenv("YUNSHI_LOOK")
	if dir == "" {
		t.Skip("set YUNSHI_LOOK to a folder to have the contact sheet written there")
	}
	c := seedCorpus(t)
	const columns, w, h, scale = 4, 480, 270, 0.25
	rows := (2*len(Catalogue) + columns - 1) / columns
	sheet := image.NewRGBA(image.Rect(0, 0, columns*w, rows*h))
	draw.Draw(sheet, sheet.Bounds(), image.White, image.Point{}, draw.Src)
	for i, e := range Catalogue {
		spec, err := e.Build(c, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for j, theme := range []string{"light", "dark"} {
			img, _, err := Render(spec, Options{Width: w / scale, Height: h / scale, Theme: theme, Scale: scale})
			if err != nil {
				t.Fatal(err)
			}
			n := 2*i + j
			at := image.Rect(n%columns*w, n/columns*h, n%columns*w+w, n/columns*h+h)
			draw.Draw(sheet, at, img, image.Point{}, draw.Src)
		}
	}
	f, err := os.Create(filepath.Join(dir, "contact.png"))
	if err != nil {
		t.Fatal(err)
	}
	enc := png.Encoder{CompressionLevel: png.BestCompression}
	if err := enc.Encode(f, sheet); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}
