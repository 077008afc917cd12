package library

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
)

// DefaultPath is where the library stands when nobody says otherwise: in the
// platform's folder for programs' data, or where the person moved it.
func DefaultPath() (string, error) {
	usual, err := usualPath()
	if err != nil {
		return "", err
	}
	return stands(usual)
}

func usualPath() (string, error) {
	home, err := os.UserHomeDir()
	if err != nil {
		return "", fmt.Errorf("the home folder is not known (%w); name the library with --library FILE", err)
	}
	return defaultPath(runtime.GOOS, home, os.Getenv), nil
}

func defaultPath(system, home string, env func(string) string) string {
	in := ""
	switch system {
	case "windows":
		if in = env("AppData"); in == "" {
			in = filepath.Join(home, "AppData", "Roaming")
		}
	case "darwin":
		in = filepath.Join(home, "Library", "Application Support")
	default:
		// The XDG base directory specification: a path that is not absolute is ignored.
		if in = env("XDG_DATA_HOME"); !filepath.IsAbs(in) {
			in = filepath.Join(home, ".local", "share")
		}
	}
	return filepath.Join(in, "yunshi", "library.db")
}
