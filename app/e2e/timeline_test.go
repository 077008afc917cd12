package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestTimelineByKeyboard goes through what the timeline and its table can do
// without touching the mouse.
func TestTimelineByKeyboard(t *testing.T) {
	s := start(t, 1440, 900, "--theme", "light")
	s.rest()

	// Walking, zooming, lanes.
	s.keys("Right")
	s.expect("select ", soon)
	s.keys("End")
	last := s.expect("select ", soon)
	s.keys("Home")
	if first := s.expect("select ", soon); first == last {
		t.Errorf("Home and End both go to %q", first)
	}
	s.keys("Down")
	s.expect("select ", soon)
	s.keys("Up")
	s.expect("select ", soon)
	s.keys("plus", "minus", "period", "comma", "0")
	s.keys("p")
	pinned := s.expect("lanes.pinned ", soon)
	s.keys("p")
	if got := s.expect("lanes.pinned ", soon); got == pinned {
		t.Errorf("p twice: %q", got)
	}
	for i, by := range []string{"group", "type", "place", "publisher", "company"} {
		s.keys(fmt.Sprintf("alt+%d", (i+1)%5+1))
		if got := s.expect("lanes ", soon); got != by {
			t.Errorf("the lanes went to %q, want %q", got, by)
		}
		s.expect("filter ", soon)
		s.picture("20-lanes-" + by)
	}
	for _, by := range [][2]string{{"alt+n", "name"}, {"alt+f", "first"}, {"alt+c", "count"}} {
		s.keys(by[0])
		if got := s.expect("order ", soon); got != by[1] {
			t.Errorf("%s sorted the lanes by %q", by[0], got)
		}
	}
	s.keys("alt+m")
	if got := s.expect("still ", soon); got != "true" {
		t.Errorf("Alt+M: %q", got)
	}

	// The fiscal years of a company.
	s.keys("ctrl+k")
	s.expect("palette open", soon)
	if err := s.d.Type("alicl"); err != nil {
		t.Fatal(err)
	}
	s.expect("search alicl ", soon)
	s.keys("Return")
	s.expect("filter ", soon)
	s.keys("alt+y")
	if got := s.expect("fiscal ", soon); got != "true 3" {
		t.Errorf("Alibaba Cloud's fiscal year: %q", got)
	}
	s.picture("21-fiscal")

	// The lesser filters, and back.
	s.keys("ctrl+shift+f")
	time.Sleep(500 * time.Millisecond)
	if err := s.d.Type("region"); err != nil {
		t.Fatal(err)
	}
	s.keys("Down", "Return")
	if got := s.until("filter ", `modalities=["fact"]`); !strings.Contains(got, `text="region"`) {
		t.Errorf("the filter is %q", got)
	}
	s.picture("22-filters")
	s.keys("Escape")

	// A saved view survives what comes after it.
	s.keys("ctrl+s")
	s.expect("saveview open", soon)
	if err := s.d.Type("Regions"); err != nil {
		t.Fatal(err)
	}
	s.keys("Return")
	saved := s.expect("saveview ", soon)
	if _, err := os.Stat(saved); err != nil {
		t.Error(err)
	}
	s.keys("Escape")
	if got := s.expect("filter ", soon); !strings.HasPrefix(got, "all") {
		t.Errorf("Esc left the filter %q", got)
	}
	s.keys("ctrl+shift+1")
	if got := s.expect("view ", soon); got != "Regions" {
		t.Errorf("the first saved view is %q", got)
	}
	if got := s.expect("filter ", soon); !strings.Contains(got, `text="region"`) {
		t.Errorf("the saved view filters %q", got)
	}
	s.keys("Escape")
	s.expect("filter all", soon)

	// The table: the selection in common, sorting, columns, copying.
	s.keys("t")
	if got := s.expect("table true rows ", soon); got == "0" {
		t.Error("the table is empty")
	}
	s.keys("Home")
	s.keys("Down")
	s.expect("select ", soon)
	s.keys("Right", "Right", "space")
	if got := s.expect("table ", soon); !strings.HasPrefix(got, "headline false") {
		t.Errorf("Space sorted by %q", got)
	}
	s.keys("alt+Left")
	if got := s.expect("table ", soon); !strings.Contains(got, "date:112,headline:310") {
		t.Errorf("Alt+← left the columns %q", got)
	}
	s.keys("alt+period")
	if got := s.expect("table ", soon); !strings.Contains(got, "headline:330") {
		t.Errorf("Alt+. left the columns %q", got)
	}
	s.keys("ctrl+shift+c")
	if got := s.expect("copy rows ", soon); got == "0" {
		t.Error("no row was copied")
	}
	s.picture("23-table")
	s.keys("t")
	s.expect("table false", soon)

	// The picture.
	s.keys("ctrl+shift+e")
	s.expect("picture open", soon)
	want := filepath.Join(s.d.Home(), "timeline.png")
	s.keys("ctrl+a")
	if err := s.d.Type(want); err != nil {
		t.Fatal(err)
	}
	s.picture("24-picture")
	s.keys("Return")
	if got := s.expect("export ", soon); got != want {
		t.Errorf("saved as %q, want %q", got, want)
	}
	checkPNG(t, want, 1920, 1080)
}

// rest passes over what the window does by itself after its start.
func (s *session) rest() {
	s.t.Helper()
	time.Sleep(2 * time.Second)
	text, err := os.ReadFile(s.trace)
	if err != nil {
		s.t.Fatal(err)
	}
	s.line = strings.Count(string(text), "\n")
}

// until waits for a line of the trace that begins with the words and has the
// text in it.
func (s *session) until(words, text string) string {
	s.t.Helper()
	for range 40 {
		if line := s.expect(words, soon); strings.Contains(line, text) {
			return line
		}
	}
	s.t.Fatalf("no line %q with %q", words, text)
	return ""
}

// TestViewsFromTheCommandLine opens a saved view that is named, and tells of one
// that is none.
func TestViewsFromTheCommandLine(t *testing.T) {
	dir := t.TempDir()
	good, bad := filepath.Join(dir, "good.yunshi"), filepath.Join(dir, "bad.yunshi")
	text := `{"yunshi":"view","version":1,"name":"Policy at a glance","filter":{"types":["policy"]},"lanes":"place","table":true}`
	for path, text := range map[string]string{good: text, bad: "{"} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s := open(t, 1280, 800, bad, good)
	if got := s.expect("error ", patience); !strings.Contains(got, bad) {
		t.Errorf("the bad view was told as %q", got)
	}
	if got := s.expect("view ", soon); got != "Policy at a glance" {
		t.Errorf("the view is %q", got)
	}
	s.until("filter ", "groups=10000 ")
	s.picture("25-view")
}

// TestAMillionEvents opens a large library and walks through it by the keyboard.
func TestAMillionEvents(t *testing.T) {
	s := open(t, 1440, 900, "--corpus-size", "1000000", "--theme", "dark")
	s.expect("filter all events 1000000", patience)
	time.Sleep(2 * time.Second)
	s.picture("26-million")
	s.keys("Right")
	s.expect("select ", soon)
	for i := range 4 {
		s.keys("plus", "plus", "plus")
		s.picture(fmt.Sprintf("27-million-%d", i))
	}
	s.keys("t")
	if got := s.expect("table true rows ", soon); got != "1000000" {
		t.Errorf("the table has %q rows", got)
	}
	s.keys("End")
	if got := s.expect("select ", soon); !strings.HasPrefix(got, "sample-999999 ") {
		t.Errorf("the last row is %q", got)
	}
	s.picture("28-million-table")
}
