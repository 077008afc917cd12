package version

import (
	"os"
	"regexp"
	"runtime/debug"
	"testing"
)

func TestReleaseIsThatOfTheManifest(t *testing.T) {
	text, err := os.ReadFile("../../FyneApp.toml")
	if err != nil {
		t.Fatal(err)
	}
	m := regexp.MustCompile(`(?m)^Version = "(.*)"$`).FindSubmatch(text)
	if m == nil || string(m[1]) != Release {
		t.Errorf("FyneApp.toml says %q, Release is %q", m, Release)
	}
}

func TestWhatIsKnownIsTold(t *testing.T) {
	built := &debug.BuildInfo{
		Main:     debug.Module{Version: "v0.0.0-20261122000000-abc"},
		Settings: []debug.BuildSetting{{Key: "vcs.revision", Value: "abc"}, {Key: "vcs.modified", Value: "true"}},
		Deps: []*debug.Module{
			{Path: "fyne.io/fyne/v2", Version: "v2.8.1"},
			{Path: "old", Version: "v1.0.0", Replace: &debug.Module{Path: "new", Version: "v2.0.0"}},
		},
	}
	for _, c := range []struct {
		name            string
		info            *debug.BuildInfo
		stamp, commit   string
		version, source string
		changed         bool
	}{
		{"a package", built, "0.1.0~20261122.def", "def", "0.1.0~20261122.def", "def", true},
		{"go build", built, "", "", Release + "-dev", "abc", true},
		{"a tagged commit", &debug.BuildInfo{Main: debug.Module{Version: "v" + Release}}, "", "", Release, "unknown", false},
		{"nothing known", nil, "", "", Release + "-dev", "unknown", false},
	} {
		got := read(c.info, c.stamp, c.commit)
		if got.Version != c.version || got.Commit != c.source || got.Changed != c.changed {
			t.Errorf("%s: %q of %q, changed %t; want %q of %q, %t", c.name, got.Version, got.Commit, got.Changed, c.version, c.source, c.changed)
		}
	}
	got := read(built, "", "")
	if got.Module("fyne.io/fyne/v2") != "v2.8.1" || got.Module("old") != "v2.0.0" || got.Module("absent") != "none in this build" {
		t.Errorf("modules are %v", got.Modules)
	}
}
