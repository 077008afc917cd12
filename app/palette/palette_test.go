package palette

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"yunshi/app/ui"
	"yunshi/app/ui/uitest"
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

	answer := make(chan bool)
	var chosen []string
	p := &Palette{Search: func(q string) []Item {
		<-answer
		return []Item{{Section: "S", Row: ui.Row{Title: "for " + q}, Do: func() { chosen = append(chosen, q) }}}
	}}
	p.Show(w.Canvas())
	answer <- true
	uitest.Next(t)
	test.Type(p.entry, "ali")
	p.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	close(answer)
	uitest.Wait(t, "Enter", func() bool { return !p.Open() })
	if !slices.Equal(chosen, []string{"ali"}) {
		t.Errorf("Enter chose %q", chosen)
	}
}
