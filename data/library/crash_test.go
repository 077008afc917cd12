package library_test

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"yunshi/data"
	"yunshi/data/library"
)

var crashes = flag.Int("crashes", 20, "how often TestCrash kills its child")

// The child's environment: where its library stands, and the first number of
// what it writes.
const (
	crashLibrary = "YUNSHI_TEST_CRASH_LIBRARY"
	crashRound   = "YUNSHI_TEST_CRASH_ROUND"
)

func TestMain(m *testing.M) {
	if path := os.Getenv(crashLibrary); path != "" {
		if err := busy(path, os.Getenv(crashRound)); err != nil {
			fmt.Println("failed", err)
			os.Exit(1)
		}
	}
	os.Exit(m.Run())
}

// busy imports and edits until it is killed, and says what was acknowledged.
func busy(path, round string) error {
	ctx := context.Background()
	l, err := library.Open(ctx, path)
	if err != nil {
		return err
	}
	fmt.Println("open")
	dir := filepath.Join(filepath.Dir(path), "news")
	for n := 0; ; n++ {
		for i := range 40 {
			text := fmt.Sprintf("Round %s, story %d.%d\n\n%s\n", round, n, i, strings.Repeat(fmt.Sprintf("It tells of %s, %d and %d. ", round, n, i), 100))
			if err := os.WriteFile(filepath.Join(dir, fmt.Sprint(i, ".txt")), []byte(text), 0o600); err != nil {
				return err
			}
		}
		r := l.Import(ctx, []string{dir}, library.ImportOptions{Arrived: func(rs []library.Record) {
			for _, r := range rs {
				fmt.Println("document", r.ID)
			}
		}})
		if r.Err != nil {
			return r.Err
		}
		for i := range 10 {
			note := fmt.Sprint(round, ".", n, ".", i)
			if err := l.Do(ctx, library.Act{Kind: library.Note, Target: library.OfCompany("UCloud"), New: note}); err != nil {
				return err
			}
			fmt.Println("act", len(l.Acts()), note)
			if i%4 == 3 {
				if _, err := l.Undo(ctx); err != nil {
					return err
				}
				fmt.Println("act", len(l.Acts()))
			}
		}
	}
}

// generation is after how many kills a new library is begun: to check a large one
// after each would take longer than all the rest.
const generation = 20

// TestCrash kills a child that imports and edits, at random moments. After each
// the library opens, checks clean, and holds all that was acknowledged.
func TestCrash(t *testing.T) {
	// Another seed each time would find more, and would be found by nobody again.
	rnd := rand.New(rand.NewPCG(1, uint64(*crashes)))
	var path string
	var acked acknowledged
	documents, acts := 0, 0
	for round := range *crashes {
		if round%generation == 0 {
			documents, acts = documents+len(acked.documents), acts+len(acked.acts)
			acked = acknowledged{documents: map[data.DocumentID]bool{}, acts: map[int]string{}}
			path = filepath.Join(t.TempDir(), "library.db")
			if err := os.Mkdir(filepath.Join(filepath.Dir(path), "news"), 0o700); err != nil {
				t.Fatal(err)
			}
		}
		acked.until(t, path, round, time.Duration(rnd.IntN(400))*time.Millisecond)
		l, err := library.Open(t.Context(), path)
		if err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		if wrong, err := l.Check(t.Context()); err != nil || len(wrong) > 0 {
			t.Fatalf("round %d: %v, %v", round, wrong, err)
		}
		acked.held(t, round, l)
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
	}
	documents, acts = documents+len(acked.documents), acts+len(acked.acts)
	t.Logf("%d kills, %d documents and %d acts acknowledged", *crashes, documents, acts)
	if *crashes >= 20 && (documents == 0 || acts == 0) {
		t.Error("the child never came to write")
	}
}

type acknowledged struct {
	documents map[data.DocumentID]bool
	acts      map[int]string
}

// until starts the child, waits that long after it has opened the library (in
// every other round after its first act, so that a slow machine comes that far),
// kills it, and takes down all that it said.
func (a acknowledged) until(t *testing.T, path string, round int, wait time.Duration) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), crashLibrary+"="+path, crashRound+"="+strconv.Itoa(round))
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	from := "open"
	if round%2 == 1 {
		from = "act"
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		f := strings.Fields(lines.Text())
		if f[0] == from {
			from = ""
			time.AfterFunc(wait, func() { _ = cmd.Process.Kill() })
		}
		switch f[0] {
		case "open":
		case "document":
			a.documents[data.DocumentID(f[1])] = true
		case "act":
			n, _ := strconv.Atoi(f[1])
			a.acts[n] = strings.Join(f[2:], "")
		default:
			t.Errorf("the child says %q", lines.Text())
		}
	}
	_ = cmd.Wait() // it was killed
}

func (a acknowledged) held(t *testing.T, round int, l *library.Library) {
	t.Helper()
	ids, err := l.IDs(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	have := map[data.DocumentID]bool{}
	for _, id := range ids {
		have[id] = true
	}
	for id := range a.documents {
		if !have[id] {
			t.Fatalf("round %d: document %s was acknowledged and is gone", round, id)
		}
	}
	log := l.Acts()
	for n, note := range a.acts {
		if n > len(log) || log[n-1].New != note {
			t.Fatalf("round %d: act %d was acknowledged and is gone", round, n)
		}
	}
}
