package library

import (
	"path/filepath"
	"testing"
)

func TestPlatformFolders(t *testing.T) {
	for _, c := range []struct {
		system, name, value, want string
	}{
		{"linux", "", "", "/home/mei/.local/share/yunshi/library.db"},
		{"linux", "XDG_DATA_HOME", "/data", "/data/yunshi/library.db"},
		{"linux", "XDG_DATA_HOME", "relative", "/home/mei/.local/share/yunshi/library.db"},
		{"darwin", "XDG_DATA_HOME", "/data", "/home/mei/Library/Application Support/yunshi/library.db"},
		{"windows", "AppData", "/roaming", "/roaming/yunshi/library.db"},
		{"windows", "", "", "/home/mei/AppData/Roaming/yunshi/library.db"},
	} {
		got := defaultPath(c.system, "/home/mei", func(name string) string {
			if name == c.name {
				return c.value
			}
			return ""
		})
		if got != filepath.FromSlash(c.want) {
			t.Errorf("%s with %s=%s: %s", c.system, c.name, c.value, got)
		}
	}
}
