package crash

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestLogRotates(t *testing.T) {
	dir := t.TempDir()
	log, closer := Log(dir)
	line := strings.Repeat("x", 1000)
	for i := range 5000 { // 5 MB
		log.Info(line, "n", i)
	}
	if err := closer.Close(); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(files) < 2 || len(files) > 5 {
		t.Fatalf("the log is %v (%v)", files, err)
	}
	for _, f := range files {
		if info, err := os.Stat(f); err != nil || info.Size() > 1<<20 {
			t.Errorf("%s: %d bytes (%v)", f, info.Size(), err)
		}
	}
	if raw, err := os.ReadFile(filepath.Join(dir, logName)); err != nil || !strings.Contains(string(raw), "n=4999") {
		t.Errorf("the last line is not in the log (%v)", err)
	}
}
