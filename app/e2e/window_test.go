// Package e2e drives the built program from the outside, as a person does: a
// real window in a screen of its own, real keys, a real mouse. What happened is
// read from the trace, the window's title and the saved file.
package e2e

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"yunshi/app/e2e/display"
	"yunshi/charts"
)

const (
	patience = 60 * time.Second // for the start, on a slow machine
	soon     = 20 * time.Second
)

// session is a running window and what was read of its trace so far.
type session struct {
	t      *testing.T
	d      *display.Display
	window string
	trace  string
	line   int
	stderr bytes.Buffer

	process *exec.Cmd
}

// root is the top of the source tree.
func root(t *testing.T) string {
	dir, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// program is the built program: the one that YUNSHI_BINARY names, or the one
// that make build leaves.
func program(t *testing.T) string {
	path := os.Getenv("YUNSHI_BINARY")
	if path == "" {
		path = filepath.Join(root(t), "build", "yunshi")
	}
	if _, err := os.Stat(path); err != nil {
		t.Skipf("the program is not built (%s): run make build", path)
	}
	return path
}

// start opens the window on a screen of the size and waits for the corpus.
func start(t *testing.T, width, height int, args ...string) *session {
	t.Helper()
	s := open(t, width, height, args...)
	s.ready()
	return s
}

// open opens the window on a screen of the size.
func open(t *testing.T, width, height int, args ...string) *session {
	t.Helper()
	if missing := display.Missing(); len(missing) > 0 {
		t.Skipf("no window can be driven here: %s missing", strings.Join(missing, ", "))
	}
	d, err := display.Open(width, height)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.Close)
	return appear(t, d, nil, width, height, args...)
}

// launch opens the window on a screen that is there and waits for the corpus.
func launch(t *testing.T, d *display.Display, under []string, width, height int, args ...string) *session {
	t.Helper()
	s := appear(t, d, under, width, height, args...)
	s.ready()
	return s
}

func (s *session) ready() {
	s.t.Helper()
	s.expect("ready events ", patience)
	after := s.line
	s.expect("chart ", patience)
	s.line = after // what the library brings may have come before the chart
}

// appear opens the window on a screen that is there; under is a program, with
// its arguments, that becomes the window's.
func appear(t *testing.T, d *display.Display, under []string, width, height int, args ...string) *session {
	t.Helper()
	s := &session{t: t, d: d, trace: filepath.Join(d.Home(), fmt.Sprint("trace", time.Now().UnixNano()))}
	line := slices.Concat(under, []string{program(t), "--trace", s.trace, "--size", fmt.Sprintf("%dx%d", width, height)}, args)
	c := d.Command(line[0], line[1:]...)
	c.Stderr = &s.stderr
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	s.process = c
	t.Cleanup(func() {
		_ = c.Process.Kill()
		_ = c.Wait()
		if log := s.stderr.String(); strings.Contains(log, "Error in Fyne call thread") || strings.Contains(log, "panic:") {
			t.Errorf("the program complained:\n%s", log)
		}
	})
	var err error
	if s.window, err = d.Focus(c.Process.Pid, patience); err != nil {
		t.Fatalf("%v\n%s", err, s.stderr.String())
	}
	return s
}

// expect waits for the next line of the trace that begins with the words.
func (s *session) expect(words string, wait time.Duration) string {
	s.t.Helper()
	line, next, err := display.WaitFor(s.trace, words, s.line, wait)
	if err != nil {
		s.t.Fatalf("%v\n%s", err, s.stderr.String())
	}
	s.line = next
	return strings.TrimPrefix(line, words)
}

func (s *session) keys(keys ...string) {
	s.t.Helper()
	if err := s.d.Keys(keys...); err != nil {
		s.t.Fatal(err)
	}
}

// picture keeps what the screen shows under build/e2e.
func (s *session) picture(name string) image.Image {
	s.t.Helper()
	time.Sleep(700 * time.Millisecond) // the timeline glides
	path := filepath.Join(root(s.t), "build", "e2e", name+".png")
	if err := s.d.Picture("", path); err != nil {
		s.t.Fatal(err)
	}
	f, err := os.Open(path)
	if err != nil {
		s.t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		s.t.Fatal(err)
	}
	return img
}

// TestMainJob is the analyst's way through: find a company by the keyboard, step
// to its next event, save a chart for a slide.
func TestMainJob(t *testing.T) {
	s := start(t, 1440, 900, "--theme", "light")
	s.picture("1-start")

	s.keys("ctrl+k")
	s.expect("palette open", soon)
	if err := s.d.Type("alicl"); err != nil {
		t.Fatal(err)
	}
	s.expect("search alicl ", soon)
	s.picture("2-palette")
	s.keys("Return")
	if got := s.expect("company ", soon); got != "Alibaba Cloud" {
		t.Fatalf("Ctrl+K, alicl, Enter went to %q", got)
	}
	filtered := s.expect("filter ", soon)
	if !strings.Contains(filtered, "Alibaba Cloud") || strings.HasSuffix(filtered, " 0") {
		t.Errorf("the filter is %q", filtered)
	}
	if title := s.title("Alibaba Cloud"); !strings.Contains(title, "Alibaba Cloud") {
		t.Errorf("the title bar says %q", title)
	}

	s.keys("Right")
	first := s.expect("select ", soon)
	s.keys("Right")
	second := s.expect("select ", soon)
	_, headline, _ := strings.Cut(second, " ")
	if first == second || headline == "" {
		t.Errorf("→ went from %q to %q", first, second)
	}
	if title := s.title(headline); !strings.HasPrefix(title, headline) {
		t.Errorf("the title bar says %q, the event is %q", title, headline)
	}
	s.picture("3-event")

	s.keys("ctrl+e")
	s.expect("save open", soon)
	want := filepath.Join(s.d.Home(), "slide.png")
	s.keys("ctrl+a")
	if err := s.d.Type(want); err != nil {
		t.Fatal(err)
	}
	s.picture("4-save")
	s.keys("Return")
	if got := s.expect("export ", soon); got != want {
		t.Errorf("saved as %q, want %q", got, want)
	}
	checkPNG(t, want, 1920, 1080)
	s.roundTrip(want)
}

// roundTrip drops a saved chart on the window and saves what opens: the two files
// carry the same spec.
func (s *session) roundTrip(saved string) {
	s.t.Helper()
	if err := s.d.Drop(s.window, saved, 700, 300, soon); err != nil {
		s.t.Fatal(err)
	}
	s.expect("charts opened 1", soon)
	again := filepath.Join(s.d.Home(), "again.png")
	s.keys("ctrl+e")
	s.expect("save open", soon)
	s.keys("ctrl+a")
	if err := s.d.Type(again); err != nil {
		s.t.Fatal(err)
	}
	s.keys("Return")
	s.expect("export ", soon)
	var specs [2][]byte
	for i, path := range []string{saved, again} {
		found, err := charts.OpenSpecs(path)
		if err == nil {
			specs[i], err = json.Marshal(found)
		}
		if err != nil {
			s.t.Fatal(err)
		}
	}
	if !bytes.Equal(specs[0], specs[1]) {
		s.t.Errorf("the chart that was dropped is another:\n%s\n%s", specs[0], specs[1])
	}
}

// TestTypingDropsNoKey types faster than a person can, right after the palette
// was asked for, and looks for the whole of it in what was searched last.
func TestTypingDropsNoKey(t *testing.T) {
	s := start(t, 1280, 800)
	s.keys("ctrl+k")
	s.expect("palette open", soon)
	const text = "tengxunyunalibabacloudhuaweikingsoft"
	if err := s.d.TypeAt(text, 30); err != nil {
		t.Fatal(err)
	}
	s.expect("search "+text+" ", soon)
}

// TestPaletteGathers adds two companies to the filter without leaving the
// palette, completes a name by Tab, and finds the company among the recent ones.
func TestPaletteGathers(t *testing.T) {
	s := start(t, 1280, 800)
	typed := func(text string) {
		t.Helper()
		if err := s.d.Type(text); err != nil {
			t.Fatal(err)
		}
		s.expect("search "+text+" ", soon)
	}
	s.keys("ctrl+k")
	s.expect("palette open", soon)
	typed("tengxun")
	s.keys("ctrl+Return")
	s.expect("filter companies=[\"Tencent\"]", soon)
	typed("hwy") // what is typed next replaces what was there
	s.keys("ctrl+Return")
	s.expect("filter companies=[\"Tencent\" \"Huawei Cloud\"]", soon)
	s.keys("Tab")
	s.expect("search Huawei Cloud ", soon)
	s.picture("11-gathered")
	s.keys("Escape", "ctrl+k")
	s.expect("palette open", soon)
	s.keys("Return")
	if got := s.expect("company ", soon); got != "Huawei Cloud" {
		t.Errorf("Enter on the first of the recent ones went to %q", got)
	}
}

// title waits until the window's title has the text in it.
func (s *session) title(text string) string {
	title := ""
	for end := time.Now().Add(5 * time.Second); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if title = s.d.Title(s.window); strings.Contains(title, text) {
			break
		}
	}
	return title
}

// checkPNG reads the file's header by hand, as whoever is sent the slide would.
func checkPNG(t *testing.T, path string, width, height uint32) {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if len(raw) < 10_000 || !bytes.HasPrefix(raw, []byte("\x89PNG\r\n\x1a\n")) {
		t.Fatalf("%s is no picture of a chart: %d bytes", path, len(raw))
	}
	w, h := binary.BigEndian.Uint32(raw[16:]), binary.BigEndian.Uint32(raw[20:])
	if w != width || h != height {
		t.Errorf("%s is %d×%d, want %d×%d", path, w, h, width, height)
	}
}

// TestMouse clicks where a person would: a company in the list, a bar of the
// chart, the button for the theme.
func TestMouse(t *testing.T) {
	s := start(t, 1440, 900, "--theme", "light")
	light := s.picture("5-light")
	s.click(100, 166) // the second company of the list
	s.expect("company ", soon)
	s.expect("filter ", soon)
	s.picture("6-company")
	s.keys("Escape")
	if got := s.expect("filter ", soon); !strings.HasPrefix(got, "all") {
		t.Errorf("Esc left the filter %q", got)
	}
	s.keys("ctrl+shift+d")
	if got := s.expect("theme ", soon); got != "dark" {
		t.Errorf("the theme became %q", got)
	}
	dark := s.picture("7-dark")
	for end := time.Now().Add(soon); brightness(light) < 3*brightness(dark) && time.Now().Before(end); {
		dark = s.picture("7-dark") // a busy machine paints late
	}
	if a, b := brightness(light), brightness(dark); a < 3*b {
		t.Errorf("mean brightness is %d in the light theme and %d in the dark one", a, b)
	}
	s.keys("question")
	s.expect("keys", soon)
	s.picture("8-keys")
	s.keys("Escape", "ctrl+o")
	s.expect("import open", soon)
	s.picture("10-import")
	s.keys("Escape", "Right")
	s.expect("select ", soon)
}

func (s *session) click(x, y int) {
	s.t.Helper()
	if err := s.d.Click(x, y); err != nil {
		s.t.Fatal(err)
	}
}

// brightness is the mean of an image's green values, 0 to 255.
func brightness(img image.Image) int {
	sum, n := 0, 0
	for y := img.Bounds().Min.Y; y < img.Bounds().Max.Y; y += 4 {
		for x := img.Bounds().Min.X; x < img.Bounds().Max.X; x += 4 {
			_, g, _, _ := img.At(x, y).RGBA()
			sum, n = sum+int(g>>8), n+1
		}
	}
	return sum / n
}

// TestBadInputIsTold opens the window on files that cannot be read beside one
// that can: the good rows load when that is confirmed, and the others are errors of
// one line.
func TestBadInputIsTold(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	good := write("good.csv", "date,type,modality,headline,companies,place,digest,source_title,source_publisher,source_published,source_url\n"+
		"2024-05-21,pricing,fact,A made-up cloud cuts a made-up price,Tencent Cloud,,,A made-up page,Nobody,2024-05-21,\n"+
		"not-a-date,pricing,fact,A second made-up headline,Tencent Cloud,,,A made-up page,Nobody,2024-05-21,\n")
	empty := write("empty.txt", "")
	binaryFile := write("noise.txt", "\x00\x01\x02\xff\xfe\x00\x00")
	s := start(t, 1280, 800, good, empty, binaryFile)
	s.expect("imported added 0 known 0 updated 0 failed 2", soon)
	s.expect("imported events ", soon)
	s.picture("9-asked") // what of the table can be read, and what not
	s.keys("ctrl+Return")
	s.expect("imported added 1 known 0 updated 0 failed ", soon)
	s.expect("imported events ", soon)
	s.picture("9-errors")
}

// TestHeadless checks that no command but the window needs a display.
func TestHeadless(t *testing.T) {
	c := exec.Command(program(t), "lookup", "--limit", "1", "alicl")
	c.Env = append(os.Environ(), "DISPLAY=", "WAYLAND_DISPLAY=")
	out, err := c.Output()
	if err != nil || !strings.Contains(string(out), "Alibaba Cloud") {
		t.Errorf("yunshi lookup alicl: %v\n%s", err, out)
	}
}
