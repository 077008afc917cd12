package charts

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestOpenAgain exports every chart and opens it again from each kind of file
// that carries it: the same spec comes back.
func TestOpenAgain(t *testing.T) {
	dir := t.TempDir()
	c := seedCorpus(t)
	for _, e := range Catalogue {
		spec, err := e.Build(c, Options{Language: Chinese, Convert: "USD"})
		if err != nil {
			t.Fatal(err)
		}
		spec.Rename("A title & <b>\"ours\"</b> 我们的标题", "")
		want, err := json.Marshal(spec)
		if err != nil {
			t.Fatal(err)
		}
		for _, ending := range []string{".png", ".pptx", ".json"} {
			path := filepath.Join(dir, e.Name+ending)
			if err := Export(spec, path, Options{Width: 480, Height: 270}); err != nil {
				t.Fatal(err)
			}
			again, err := OpenSpecs(path)
			if err != nil || len(again) != 1 {
				t.Fatalf("%s: %d charts, %v", path, len(again), err)
			}
			if got, err := json.Marshal(again[0]); err != nil || string(got) != string(want) {
				t.Errorf("%s holds another chart", path)
			}
		}
	}
}

func TestOpenOthers(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"a.json": `{"Name":"x"}`, "b.json": `{`, "c.png": "no picture", "d.pptx": "no deck", "e.json": ``,
		"f.json": `{"Name":"x","Kind":"lines","Log":true,"Unit":"CNY","Categories":[{}],"Series":[{"Points":[{"Value":"-1","Unit":"CNY"}]}]}`,
	} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := OpenSpecs(path); err == nil || strings.Contains(err.Error(), "\n") || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := OpenSpecs(filepath.Join(dir, "none.png")); err == nil {
		t.Error("a file that is not there was opened")
	}
}

func TestOwnLook(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "look.toml")
	font, err := filepath.Abs("../assets/fonts/NotoSansCJKsc-Bold-subset.ttf")
	if err != nil {
		t.Fatal(err)
	}
	text := "[font]\nname = \"House & Sons\"\nregular = \"" + filepath.ToSlash(font) + "\"\n[light]\nseries = [\"#112233\", \"#445566\"]\nsurface = \"#fffef0\"\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	l, err := ReadLook(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range []Kind{Columns, Stacked, Bars, Lines} {
		opt := Options{Look: l}
		checkLabels(t, sample(kind), opt)
		for _, ending := range []string{".svg", ".pptx"} {
			if err := Export(sample(kind), filepath.Join(dir, "x"+ending), opt); err != nil {
				t.Fatal(err)
			}
		}
		svg, err := os.ReadFile(filepath.Join(dir, "x.svg"))
		if err != nil || !strings.Contains(string(svg), "#fffef0") || !strings.Contains(string(svg), "#112233") {
			t.Errorf("%s is not in the colours asked for (%v)", kind, err)
		}
		deck, err := os.ReadFile(filepath.Join(dir, "x.pptx"))
		if err != nil {
			t.Fatal(err)
		}
		parts := checkPackage(t, deck)
		if !strings.Contains(string(parts["ppt/slides/slide1.xml"]), `typeface="House &amp; Sons"`) {
			t.Errorf("%s: the slide asks for another typeface", kind)
		}
	}
}

func TestBadLook(t *testing.T) {
	path := filepath.Join(t.TempDir(), "look.toml")
	for _, bad := range []string{
		"[light]\nseries = [\"red\"]", "[light]\ncolour = \"#112233\"", "[font]\nregular = \"none.ttf\"", "[light", "[dark]\nink = 5",
		"[font]\nregular = \"look.toml\"", "[light]\nseries = [" + strings.Repeat("\"#112233\",", 9) + "]",
	} {
		if err := os.WriteFile(path, []byte(bad), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := ReadLook(path); err == nil || strings.Contains(err.Error(), "\n") || !strings.Contains(err.Error(), "look.toml") {
			t.Errorf("%q: %v", bad, err)
		}
	}
}
