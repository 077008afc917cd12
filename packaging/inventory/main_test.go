package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"
)

// made is what a binary of three modules tells of itself: one as it is, one
// replaced by another version, one by a folder of the program.
var made = &debug.BuildInfo{
	GoVersion: "go1.30.2",
	Main:      debug.Module{Path: "yunshi"},
	Settings:  []debug.BuildSetting{{Key: "GOOS", Value: "plan9"}, {Key: "CGO_LDFLAGS", Value: "-g"}},
	Deps: []*debug.Module{
		{Path: "example.org/Kite", Version: "v1.2.3"},
		{Path: "example.org/old", Version: "v1.0.0", Replace: &debug.Module{Path: "example.org/new", Version: "v2.0.0+incompatible"}},
		{Path: "example.org/stub", Version: "v0.1.0", Replace: &debug.Module{Path: "./stub", Version: "(devel)"}},
	},
}

func TestBillNamesWhatIsLinked(t *testing.T) {
	b, err := bill(made, "7.8")
	if err != nil {
		t.Fatal(err)
	}
	var d document
	if err := json.Unmarshal(b, &d); err != nil {
		t.Fatal(err)
	}
	if c := d.Metadata.Component; c.Version != "7.8" || len(c.Properties) != 1 || c.Properties[0].Value != "plan9" {
		t.Errorf("the program is %+v", c)
	}
	want := []component{
		{Name: "std", PURL: "pkg:golang/std@1.30.2"},
		{Name: "example.org/Kite", PURL: "pkg:golang/example.org/kite@v1.2.3"},
		{Name: "example.org/new", PURL: "pkg:golang/example.org/new@v2.0.0%2Bincompatible"},
		{Name: "example.org/stub"},
	}
	if len(d.Components) != len(want) {
		t.Fatalf("%d components, want %d", len(d.Components), len(want))
	}
	for i, w := range want {
		if got := d.Components[i]; got.Name != w.Name || got.PURL != w.PURL {
			t.Errorf("component %d: %s %s, want %s %s", i, got.Name, got.PURL, w.Name, w.PURL)
		}
	}
	if again, _ := bill(made, "7.8"); !bytes.Equal(b, again) {
		t.Error("the same binary gives two bills")
	}
}

func TestLicencesAreFoundOnce(t *testing.T) {
	dir := t.TempDir()
	for path, text := range map[string]string{
		"LICENSE": "Take it.\r\n", "sub/COPYING.txt": "Take it.", "c/LICENSE-zlib": "Keep the name.",
		"license.go": "package license", "testdata/LICENSE": "Not this.", "README": "Nor this.",
	} {
		p := filepath.Join(dir, path)
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := section(&out, "kite", dir, true); err != nil {
		t.Fatal(err)
	}
	got := out.String()
	if strings.Count(got, "Take it.") != 1 || strings.Count(got, "Keep the name.") != 1 || strings.Contains(got, "this.") || strings.Contains(got, "package") {
		t.Errorf("found:\n%s", got)
	}
	if err := section(&out, "none", t.TempDir(), true); err == nil {
		t.Error("a module without terms is no error")
	}
}
