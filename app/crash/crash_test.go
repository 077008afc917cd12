package crash

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

const child = "YUNSHI_TEST_CRASH_FOLDER"

func TestMain(m *testing.M) {
	if folder := os.Getenv(child); folder != "" {
		if _, _, err := Watch(folder, "test version", time.Now()); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		go func() { panic("as the test wants it") }()
		select {}
	}
	os.Exit(m.Run())
}

func TestABreakIsShownAtTheNextStart(t *testing.T) {
	folder := t.TempDir()
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), child+"="+folder)
	if out, err := c.CombinedOutput(); err == nil {
		t.Fatalf("the child did not break: %s", out)
	}
	report, done, err := Watch(folder, "next", time.Now())
	if err != nil || report == "" {
		t.Fatalf("report %q, %v", report, err)
	}
	text, err := os.ReadFile(report)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"test version", "as the test wants it", "goroutine"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("the report lacks %q:\n%s", want, text)
		}
	}
	done()
	if report, done, err := Watch(folder, "third", time.Now()); err != nil || report != "" {
		t.Errorf("it is told twice: %q, %v", report, err)
	} else {
		done()
	}
}
