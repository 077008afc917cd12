package library

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// elsewhere makes a home of the test's own and returns the usual path in it.
func elsewhere(t *testing.T) string {
	t.Helper()
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("XDG_DATA_HOME", filepath.Join(home, "data"))
	t.Setenv("AppData", filepath.Join(home, "data"))
	usual, err := usualPath()
	if err != nil {
		t.Fatal(err)
	}
	return usual
}

func TestALibraryMovesWhole(t *testing.T) {
	ctx, usual := t.Context(), elsewhere(t)
	l, err := Open(ctx, usual)
	if err != nil {
		t.Fatal(err)
	}
	act := Act{Kind: Star, Target: OfCompany("alibaba"), At: time.Unix(1, 0)}
	if err := l.Do(ctx, act); err != nil {
		t.Fatal(err)
	}
	chart := filepath.Join(filepath.Dir(usual), "charts", "one.json")
	if err := os.MkdirAll(filepath.Dir(chart), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(chart, []byte("{}"), 0o600); err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	if _, err := PlanMove(folder); err != nil {
		t.Fatal(err)
	}
	// While it is open it stays, and says so.
	if _, err := FinishMove(ctx, time.Unix(2, 0)); err == nil {
		t.Fatal("an open library was moved")
	}
	if at, err := DefaultPath(); err != nil || at != usual {
		t.Fatalf("the library is in %s, %v; want %s", at, err, usual)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	to, err := PlanMove(folder)
	if err != nil {
		t.Fatal(err)
	}
	kept, err := FinishMove(ctx, time.Unix(2, 0))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(kept); err != nil {
		t.Errorf("the old library is not kept: %v", err)
	}
	if at, err := DefaultPath(); err != nil || at != to {
		t.Fatalf("the library is in %s, %v; want %s", at, err, to)
	}
	if _, err := os.Stat(filepath.Join(filepath.Dir(to), "charts", "one.json")); err != nil {
		t.Error(err)
	}
	moved, err := Open(ctx, to)
	if err != nil {
		t.Fatal(err)
	}
	defer moved.Close()
	if acts := moved.Acts(); len(acts) != 1 || acts[0].Kind != Star {
		t.Errorf("the moved library holds %v", acts)
	}
	if kept, err := FinishMove(ctx, time.Unix(3, 0)); kept != "" || err != nil {
		t.Errorf("a second start moved it again: %s, %v", kept, err)
	}
}

func TestALibraryWhoseDriveIsGoneIsNotBegunAnew(t *testing.T) {
	elsewhere(t)
	folder := t.TempDir()
	if _, err := PlanMove(folder); err != nil {
		t.Fatal(err)
	}
	if _, err := FinishMove(t.Context(), time.Unix(1, 0)); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(folder, movedFolder)); err != nil {
		t.Fatal(err)
	}
	if _, err := DefaultPath(); err == nil || !strings.Contains(err.Error(), "connect the drive") {
		t.Errorf("error %v", err)
	}
}

func TestWhereALibraryCannotMove(t *testing.T) {
	elsewhere(t)
	taken := t.TempDir()
	if err := os.Mkdir(filepath.Join(taken, movedFolder), 0o700); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(taken, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{taken, file, filepath.Join(taken, "nowhere")} {
		if to, err := PlanMove(folder); err == nil {
			t.Errorf("%s: planned to move to %s", folder, to)
		}
	}
}
