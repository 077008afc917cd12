package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"yunshi/app/e2e/display"
)

// monday tells everything by days of the week: what it means follows from the
// date that a person gives it.
const monday = `Tencent Cloud cuts the price of its storage

SHENZHEN - Tencent Cloud on Monday cut the price of its object storage by 30 percent for its customers in China, the company said.

Huawei Cloud said on Tuesday it would open a data centre in Guizhou next month and invest 3.5 billion yuan in it.
`

// TestLibrary drops an undated article on the window, dates it, corrects a figure and a
// headline, takes the last one back, restarts twice, once killed, and finds all
// as it was left. No connection to anywhere is opened all the while.
func TestLibrary(t *testing.T) {
	if missing := display.Missing(); len(missing) > 0 {
		t.Skipf("no window can be driven here: %s missing", strings.Join(missing, ", "))
	}
	d, err := display.Open(1440, 900)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.Close)
	news := filepath.Join(d.Home(), "monday.txt")
	if err := os.WriteFile(news, []byte(monday), 0o600); err != nil {
		t.Fatal(err)
	}
	calls := filepath.Join(d.Home(), "calls")

	s := launch(t, d, watched(calls), 1440, 900, "--theme", "light")
	if err := d.Drop(s.window, news, 700, 300, soon); err != nil {
		t.Fatal(err)
	}
	s.expect("imported added 1 known 0 updated 0 failed 0", soon)
	s.expect("imported events ", soon)
	s.dateIt("20 Mar 2017")
	s.picture("11-dated")
	s.find("guizhou and invest", "Huawei Cloud")
	s.correctFigure("4.25 billion yuan")
	s.keys("BackSpace")
	s.expect("select ", soon)
	s.keys("c")
	s.expect("correct open ", soon)
	s.types(" after all")
	s.picture("12-correct")
	s.keys("Return")
	if got := s.expect("act edit event ", soon); !strings.HasSuffix(got, "after all") {
		t.Errorf("the headline became %q", got)
	}
	s.expect("act events ", soon)
	s.keys("ctrl+z")
	if got := s.expect("undo edit event ", soon); !strings.Contains(got, "headline") {
		t.Errorf("Ctrl+Z took back %q", got)
	}
	s.expect("act events ", soon)
	s.keys("ctrl+q")
	if err := s.process.Wait(); err != nil {
		t.Errorf("Ctrl+Q: %v", err)
	}
	local(t, calls)

	s = launch(t, d, nil, 1440, 900, "--theme", "dark")
	s.expect("library events ", soon)
	if got := s.expect("select ", soon); strings.HasSuffix(got, "after all") {
		t.Errorf("the window went on at %q, which was taken back", got)
	}
	if got := s.figure(); !strings.HasSuffix(got, " 4250000000") {
		t.Errorf("after the restart the figure is %q", got)
	}
	s.picture("13-restarted")
	s.keys("ctrl+z")
	s.expect("undo edit figure ", soon)
	s.expect("act events ", soon)
	_ = s.process.Process.Kill()

	s = launch(t, d, nil, 1440, 900)
	s.expect("library events ", soon)
	s.expect("select ", soon) // where the window was left
	if got := s.figure(); !strings.HasSuffix(got, " 3500000000") {
		t.Errorf("undone and killed, the figure is %q", got)
	}
	s.keys("ctrl+shift+z")
	s.expect("redo edit figure ", soon)
	s.expect("act events ", soon)
	s.keys("ctrl+k") // words that only the article has lead to it
	s.expect("palette open", soon)
	s.types(`"customers in china the company said"`)
	s.expect(`search "customers in china the company said" 1`, soon)
	s.keys("Return")
	s.expect("read ", soon)
	s.picture("14-found")
	s.keys("Escape")
	s.keys("ctrl+o") // the same again, by keyboard
	s.expect("import open", soon)
	s.types(news)
	s.keys("Return")
	s.expect("imported added 0 known 1 updated 0 failed 0", soon)
	s.keys("u")
	if got := s.expect("undated ", soon); !strings.HasPrefix(got, "0 ") {
		t.Errorf("articles without a date: %s", got)
	}
	s.asked(d)
	s.exported(map[string]string{"2017-03-14": "the day of the data centre", "4250000000": "the figure as corrected"})
}

// asked brings in a table whose columns have names of their own, and again: then
// what was chosen is there already.
func (s *session) asked(d *display.Display) {
	s.t.Helper()
	table := filepath.Join(d.Home(), "revenue.csv")
	if err := os.WriteFile(table, []byte("公司;年度;金额（亿元）\r\n金山云;2019年;39.56\r\n金山云;2020;abc\r\n"), 0o600); err != nil {
		s.t.Fatal(err)
	}
	if err := d.Drop(s.window, table, 700, 300, soon); err != nil {
		s.t.Fatal(err)
	}
	s.expect("mapping figures subject=公司,period=年度,value=金额（亿元）,unit:CNY new 0 changed 0 same 0 bad 2", soon)
	s.picture("15-table")
	s.keys("Return") // the first that is needed and has no column: the metric
	s.types("revenue")
	s.keys("Return")
	s.expect("mapping figures metric:revenue,subject=公司,period=年度,value=金额（亿元）,unit:CNY new 1 changed 0 same 0 bad 1", soon)
	s.keys("ctrl+Return")
	s.expect("imported added 1 known 0 updated 0 failed 1", soon)
	s.expect("imported events ", soon)
	if err := d.Drop(s.window, table, 700, 300, soon); err != nil {
		s.t.Fatal(err)
	}
	s.expect("mapping figures metric:revenue,", soon)
	s.keys("Escape")
}

func (s *session) types(text string) {
	s.t.Helper()
	if err := s.d.Type(text); err != nil {
		s.t.Fatal(err)
	}
}

// dateIt gives the first article of the tray a date.
func (s *session) dateIt(date string) {
	s.t.Helper()
	s.keys("u")
	if got := s.expect("undated ", soon); !strings.HasPrefix(got, "1 ") {
		s.t.Errorf("articles without a date: %s", got)
	}
	s.keys("Return")
	s.expect("date open", soon)
	s.types(date)
	s.keys("Return")
	if got := s.expect("act date ", soon); !strings.HasSuffix(got, "2017-03-20") {
		s.t.Errorf("the date became %q", got)
	}
	s.expect("act events ", soon)
}

// find goes to the event that the words find, whose headline begins as given.
func (s *session) find(words, headline string) {
	s.t.Helper()
	s.keys("ctrl+k")
	s.expect("palette open", soon)
	s.types(words)
	s.expect("search "+words+" ", soon)
	s.keys("Return")
	if _, got, _ := strings.Cut(s.expect("select ", soon), " "); !strings.HasPrefix(got, headline) {
		s.t.Fatalf("%q found %q", words, got)
	}
}

// figure opens the figure of the event and returns what the trace says of it.
func (s *session) figure() string {
	s.t.Helper()
	s.keys("f")
	return s.expect("figure ", soon)
}

func (s *session) correctFigure(value string) {
	s.t.Helper()
	s.figure()
	s.keys("c")
	s.expect("correct open ", soon)
	s.keys("ctrl+a")
	s.types(value)
	s.keys("Return")
	s.expect("act edit figure ", soon)
	s.expect("act events ", soon)
}

// exported looks for texts in what the headless command says of the library.
func (s *session) exported(want map[string]string) {
	s.t.Helper()
	to := filepath.Join(s.d.Home(), "library.json")
	if out, err := s.d.Command(program(s.t), "export", to).CombinedOutput(); err != nil {
		s.t.Fatalf("export: %v\n%s", err, out)
	}
	text, err := os.ReadFile(to)
	if err != nil {
		s.t.Fatal(err)
	}
	for text2, what := range want {
		if !strings.Contains(string(text), text2) {
			s.t.Errorf("the library does not hold %s, %s", what, text2)
		}
	}
}

// watched is the command that writes down every socket that is opened, or
// nothing where it is not installed.
func watched(calls string) []string {
	strace, err := exec.LookPath("strace")
	if err != nil || exec.Command(strace, "-f", "--seccomp-bpf", "-e", "trace=socket", "-o", os.DevNull, "true").Run() != nil {
		return nil
	}
	// -D leaves the window the child of the test, with its own number.
	return []string{strace, "-D", "-f", "--seccomp-bpf", "-qq", "-e", "trace=socket,connect,bind,listen", "-o", calls}
}

var (
	made = regexp.MustCompile(`socket\((\w+)`)
	// The C library asks nscd, a cache of this machine, for the person's home.
	harmless  = regexp.MustCompile(`X11-unix|bus|wayland|/nscd/`)
	connected = regexp.MustCompile(`(connect|bind)\(.*sun_path=@?"([^"]*)"`)
)

// local fails the test where a socket was opened that leads out of the machine,
// or to anything but the display and the desktop bus.
func local(t *testing.T, calls string) {
	t.Helper()
	text, err := os.ReadFile(calls)
	if os.IsNotExist(err) {
		t.Log("strace is not to be had here: sockets were not watched")
		return
	}
	sockets := 0
	for line := range strings.Lines(string(text)) {
		if m := made.FindStringSubmatch(line); m != nil {
			if sockets++; m[1] != "AF_UNIX" && m[1] != "AF_LOCAL" {
				t.Errorf("a socket to the outside: %s", line)
			}
		}
		switch m := connected.FindStringSubmatch(line); {
		case m != nil && m[1] == "connect" && harmless.MatchString(m[2]):
		case strings.Contains(line, "connect(") || strings.Contains(line, "bind(") || strings.Contains(line, "listen("):
			t.Errorf("neither the display nor the desktop bus: %s", line)
		}
	}
	if sockets == 0 {
		t.Error("not even the display's socket was seen")
	}
}
