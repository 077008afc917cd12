package main

import (
	"os/exec"
	"path"
	"slices"
	"strings"
	"testing"
)

// listed is one package as go list tells it.
type listed struct {
	name string   // below the module: "data/merge"; "." is main
	uses []string // what it imports itself
	deps []string // what it needs in the end
}

const module = "yunshi"

func list(t *testing.T) []listed {
	t.Helper()
	out, err := exec.Command("go", "list", "-tags", "migrated_fynedo",
		"-f", `{{.ImportPath}}|{{join .Imports " "}}|{{join .Deps " "}}`, "./...").CombinedOutput()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, out)
	}
	var packages []listed
	for line := range strings.Lines(string(out)) {
		f := strings.Split(strings.TrimSpace(line), "|")
		if len(f) != 3 || strings.HasPrefix(f[0], module+"/build") {
			continue
		}
		packages = append(packages, listed{below(f[0]), strings.Fields(f[1]), strings.Fields(f[2])})
	}
	if len(packages) < 10 {
		t.Fatalf("go list found %d packages only", len(packages))
	}
	return packages
}

// below is a package's path below the module, "." for main, "" for others'.
func below(importPath string) string {
	if importPath == module {
		return "."
	}
	rest, ok := strings.CutPrefix(importPath, module+"/")
	if !ok {
		return ""
	}
	return rest
}

// part is the room of the house that a package of the module lies in.
func part(name string) string { return strings.Split(name, "/")[0] }

// The arrows of DESIGN.md: what each room may reach, itself aside.
var arrows = map[string][]string{
	".":      {"app"},
	"app":    {"charts", "data", "assets", "seeds"},
	"charts": {"data", "assets"},
	"data":   {"seeds"}, // load reads the bundled corpus
	"assets": {"data"},  // look keys its table by the vocabulary's types
	"seeds":  {},

	"packaging": {}, // makes dist/ and is no part of the program
}

func TestArrowsPointOneWay(t *testing.T) {
	for _, p := range list(t) {
		from := part(p.name)
		may, known := arrows[from]
		if !known {
			t.Errorf("%s: the house has no room called %s", p.name, from)
		}
		for _, dep := range p.uses {
			to := part(below(dep))
			if below(dep) != "" && to != from && !slices.Contains(may, to) {
				t.Errorf("%s imports %s: arrows point main → app → charts → data", p.name, dep)
			}
		}
	}
}

func TestAssetsSeeOnlyTheVocabulary(t *testing.T) {
	for _, p := range list(t) {
		for _, dep := range p.uses {
			if name := below(dep); part(p.name) == "assets" && part(name) == "data" && name != "data" {
				t.Errorf("%s imports %s: assets are leaves", p.name, dep)
			}
		}
	}
}

// The engine runs without a window: what it needs must not bring Fyne, and what
// is read must not bring a chart library.
func TestFyneStaysInTheWindow(t *testing.T) {
	for _, p := range list(t) {
		headless := part(p.name) == "data" || part(p.name) == "charts" || part(p.name) == "seeds" ||
			slices.Contains([]string{"app/cli", "app/version", "app/timeline/marks", "app/timeline/viewport"}, p.name)
		for _, dep := range p.deps {
			if headless && strings.HasPrefix(dep, "fyne.io/") {
				t.Errorf("%s needs %s", p.name, dep)
				break
			}
			if part(p.name) == "data" && strings.Contains(dep, "go-chart") {
				t.Errorf("%s needs %s", p.name, dep)
				break
			}
		}
	}
}

// A pane must not reach into another; ui, filter and version are what they share,
// and only the root of app, which wires them, sees them all.
func TestPanesDoNotReachIntoEachOther(t *testing.T) {
	shared := []string{"ui", "filter", "cli", "version"}
	for _, p := range list(t) {
		pane, ok := strings.CutPrefix(p.name, "app/")
		if !ok {
			continue
		}
		own := strings.Split(pane, "/")[0]
		for _, dep := range p.uses {
			other, ok := strings.CutPrefix(below(dep), "app/")
			if !ok {
				continue
			}
			if other = strings.Split(other, "/")[0]; other != own && own != "gallery" && !slices.Contains(shared, other) {
				t.Errorf("%s imports %s: a pane reads a snapshot and calls back", p.name, dep)
			}
		}
	}
}

func TestNoDrawersForLeftovers(t *testing.T) {
	drawers := []string{"util", "utils", "common", "helper", "helpers", "misc", "shared"}
	for _, p := range list(t) {
		if slices.Contains(drawers, path.Base(p.name)) {
			t.Errorf("%s: a package is named after what it holds", p.name)
		}
	}
}
