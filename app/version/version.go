// Package version tells which Yunshi this is: the release, the commit, and what
// it was built with. It imports no toolkit, so that the command line has it too.
package version

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
)

// Release is the release that this source leads to; a test holds it to
// FyneApp.toml, from which packages take theirs.
const Release = "0.1.0"

// stamp and commit are set by the linker when packages are made; see
// packaging/stamp.
var stamp, commit string

// Info is what is known of the running program. Modules are those linked in,
// in the order of their paths.
type Info struct {
	Version, Commit, Go, System string
	Changed                     bool // built from sources that differ from the commit
	Modules                     []Module
}

// Module is a library in the program.
type Module struct{ Path, Version string }

// Read returns what the linker and Go wrote into the program. What is not known
// is "unknown".
func Read() Info {
	info, _ := debug.ReadBuildInfo()
	return read(info, stamp, commit)
}

func read(info *debug.BuildInfo, stamp, commit string) Info {
	out := Info{Version: stamp, Commit: commit, Go: runtime.Version(), System: runtime.GOOS + "/" + runtime.GOARCH}
	if info != nil {
		for _, s := range info.Settings {
			switch {
			case s.Key == "vcs.revision" && out.Commit == "":
				out.Commit = s.Value
			case s.Key == "vcs.modified":
				out.Changed = s.Value == "true"
			}
		}
		for _, d := range info.Deps {
			v := d.Version
			if d.Replace != nil && d.Replace.Version != "" {
				v = d.Replace.Version
			}
			out.Modules = append(out.Modules, Module{d.Path, v})
		}
		if out.Version == "" && info.Main.Version == "v"+Release {
			out.Version = Release
		}
	}
	if out.Version == "" {
		out.Version = Release + "-dev"
	}
	if out.Commit == "" {
		out.Commit = "unknown"
	}
	return out
}

// Module returns the version of a linked module, or "none in this build".
func (i Info) Module(path string) string {
	for _, m := range i.Modules {
		if m.Path == path {
			return m.Version
		}
	}
	return "none in this build"
}

// String is one line for each fact, the name before a tab.
func (i Info) String() string {
	changed := ""
	if i.Changed {
		changed = ", with changes"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "yunshi\t%s\ncommit\t%s%s\ngo\t%s\nfyne\t%s\n", i.Version, i.Commit, changed, i.Go, i.Module("fyne.io/fyne/v2"))
	return b.String()
}
