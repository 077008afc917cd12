package charts

import (
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
			{".png", Options{}}, {"-dark.png", Options{Theme: "dark"}}, {".svg", Options{}},
			{"-half.png", Options{Width: 960, Height: 1080}}, {"-square.png", Options{Width: 1080, Height: 1080}},
			{"-4x3.png", Options{Width: 1440, Height: 1080}}, {"-pane.png", Options{Width: 800, Height: 300, Scale: 2}},
			{".pdf", Options{}}, {".pptx", Options{}}, {".xlsx", Options{}}, {".csv", Options{}},
		} {
			if err := Export(spec, filepath.Join(dir, e.Name+o.file), o.opt); err != nil {
				t.Error(err)
			}
		}
	}
}
