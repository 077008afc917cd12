package library

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// A library that the person moved is found through two notes in the platform's
// folder, each one line with the path of a library: where it stands, and where
// it is to be carried at the next start, before anything has it open.
const (
	standsNote = "location"
	movesNote  = "moving"
	// movedFolder is the folder made within the one that the person chose. It
	// comes into being whole, by one rename.
	movedFolder = "yunshi"
)

// carried are the folders beside a library that belong to it.
var carried = []string{"charts", "views"}

// PlanMove notes that the default library is to be carried into a folder, which
// FinishMove does, and returns its path there. The folder must exist, take files,
// and hold no library yet.
func PlanMove(folder string) (to string, err error) {
	usual, err := usualPath()
	if err != nil {
		return "", err
	}
	if folder, err = filepath.Abs(folder); err != nil {
		return "", err
	}
	if s, err := os.Stat(folder); err != nil || !s.IsDir() {
		return "", fmt.Errorf("%s is no folder; choose one that exists", folder)
	}
	to = filepath.Join(folder, movedFolder, filepath.Base(usual))
	if _, err := os.Lstat(filepath.Dir(to)); err == nil {
		return "", fmt.Errorf("%s is there already; choose another folder", filepath.Dir(to))
	}
	probe := filepath.Dir(to) + ".part"
	if err := os.Mkdir(probe, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return "", fmt.Errorf("%s takes no files; choose another folder", folder)
	}
	if err := os.RemoveAll(probe); err != nil {
		return "", refuse(probe, err)
	}
	return to, writeNote(usual, movesNote, to)
}

// FinishMove carries the default library to where PlanMove said, if it did: the
// library, the charts and the views. It stands there whole or not at all; the
// old one is kept beside its place under another name, and its new path is
// returned, "" where nothing was to be done. The library must not be open.
func FinishMove(ctx context.Context, now time.Time) (kept string, err error) {
	usual, err := usualPath()
	if err != nil {
		return "", err
	}
	to, err := readNote(usual, movesNote)
	if err != nil || to == "" {
		return "", err
	}
	from, err := DefaultPath()
	if err != nil {
		return "", err
	}
	// Whatever comes of it, the next start does not try again by itself.
	defer func() { err = errors.Join(err, removeNote(usual, movesNote)) }()
	lock, err := lockFile(from)
	if err != nil {
		return "", err
	}
	defer lock.Close()
	if err := carry(ctx, from, to); err != nil {
		return "", fmt.Errorf("the library stays in %s: %w", filepath.Dir(from), err)
	}
	if err := writeNote(usual, standsNote, to); err != nil {
		return "", err
	}
	return setAside(from, "moved", now)
}

// carry copies a library and what belongs to it into a folder that is not there yet.
func carry(ctx context.Context, from, to string) error {
	part := filepath.Dir(to) + ".part"
	if err := os.RemoveAll(part); err != nil {
		return err
	}
	if err := fillFolder(ctx, from, part, filepath.Base(to)); err != nil {
		_ = os.RemoveAll(part)
		return err
	}
	return os.Rename(part, filepath.Dir(to))
}

func fillFolder(ctx context.Context, from, folder, name string) error {
	if err := os.Mkdir(folder, 0o700); err != nil {
		return err
	}
	for _, beside := range carried {
		dir := filepath.Join(filepath.Dir(from), beside)
		if _, err := os.Stat(dir); err != nil {
			continue
		}
		if err := os.CopyFS(filepath.Join(folder, beside), os.DirFS(dir)); err != nil {
			return err
		}
	}
	if _, err := os.Stat(from); errors.Is(err, fs.ErrNotExist) {
		// Nothing was ever kept: a library without anything, because one that is
		// not there means that its drive is not.
		s, err := OpenSQLite(filepath.Join(folder, name))
		if err != nil {
			return err
		}
		return s.Close()
	}
	return copyInto(ctx, from, filepath.Join(folder, name))
}

// stands is the path of the default library: the usual one, or where it was
// moved, which it returns with the error if nothing is there.
func stands(usual string) (string, error) {
	at, err := readNote(usual, standsNote)
	if err != nil || at == "" {
		return usual, err
	}
	// A drive that is not plugged in must not look like an empty library.
	if _, err := os.Stat(at); err != nil {
		return at, fmt.Errorf("%s, where the library was moved, is not there; connect the drive and start again, or delete %s to begin anew in the usual folder",
			at, notePath(usual, standsNote))
	}
	return at, nil
}

func notePath(usual, name string) string { return filepath.Join(filepath.Dir(usual), name) }

// readNote returns the path in a note, "" where there is no note.
func readNote(usual, name string) (string, error) {
	b, err := os.ReadFile(notePath(usual, name))
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", refuse(notePath(usual, name), err)
	}
	path := strings.TrimSpace(string(b))
	if !filepath.IsAbs(path) {
		return "", fmt.Errorf("%s says no path; delete it", notePath(usual, name))
	}
	return path, nil
}

func writeNote(usual, name, path string) error {
	to := notePath(usual, name)
	if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
		return refuse(to, err)
	}
	if err := os.WriteFile(to+".part", []byte(path+"\n"), 0o600); err != nil {
		return refuse(to, err)
	}
	return refuse(to, settle(to+".part", to))
}

func removeNote(usual, name string) error {
	if err := os.Remove(notePath(usual, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
