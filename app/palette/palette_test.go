package palette

import (
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"yunshi/app/ui"
)

func TestMailboxKeepsTheLatest(t *testing.T) {
	m := newMailbox[int]()
	for i := range 100 {
		m.put(i)
	}
	if v, ok := m.take(); v != 99 || !ok {
		t.Errorf("took %d, %v", v, ok)
	}
	m.close()
	if _, ok := m.take(); ok {
		t.Error("a closed mailbox gave a value")
	}
}

func TestMailboxWakesWhoWaits(t *testing.T) {
	m := newMailbox[string]()
	got := make(chan string)
	go func() {
		v, _ := m.take()
		got <- v
	}()
	m.put("x")
	select {
	case v := <-got:
		if v != "x" {
			t.Errorf("took %q", v)
		}
	case <-time.After(5 * time.Second):
		t.Fatal("nobody woke")
	}
}

// Enter before the answer must choose from the answer to what was typed, not
// from what stood there before.
func TestEnterWaitsForTheAnswer(t *testing.T) {
	if err := ui.LoadWords(); err != nil {
		t.Fatal(err)
	}
	test.NewTempApp(t).Settings().SetTheme(ui.NewTheme(false))
	w := test.NewWindow(ui.NewLabel("", ui.SizeText, ui.Ink))
	defer w.Close()
	w.Resize(fyne.NewSize(900, 700))

	var gate sync.Mutex
	chosen := make(chan string, 1)
	shown := make(chan struct{}) // the test driver does not put fyne.Do in line
	p := &Palette{Search: func(q string) []Item {
		if q == "" {
			<-shown
		} else {
			gate.Lock()
			defer gate.Unlock()
		}
		return []Item{{Section: "S", Row: ui.Row{Title: "for " + q}, Do: func() { chosen <- q }}}
	}}
	first := make(chan bool, 10)
	p.OnSearched = func(string, int) { first <- true }
	p.Show(w.Canvas())
	close(shown)
	<-first
	time.Sleep(20 * time.Millisecond)
	gate.Lock()
	test.Type(p.entry, "ali")
	p.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	gate.Unlock()
	select {
	case q := <-chosen:
		if q != "ali" {
			t.Errorf("Enter chose the answer to %q", q)
		}
	case <-time.After(5 * time.Second):
		t.Fatal("Enter was lost")
	}
	if p.Open() {
		t.Error("the palette stayed open")
	}
}
