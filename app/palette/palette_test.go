package palette

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
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

// opened shows a palette in a window of the test driver.
func opened(t *testing.T, p *Palette) {
	t.Helper()
	if err := ui.LoadWords(); err != nil {
		t.Fatal(err)
	}
	test.NewTempApp(t).Settings().SetTheme(ui.NewTheme(false))
	w := test.NewTempWindow(t, ui.NewLabel("", ui.SizeText, ui.Ink))
	w.Resize(fyne.NewSize(900, 700))
	p.Show(w.Canvas())
}

var ctrlEnter = &desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault}

// Ctrl+Enter adds without closing; what cannot be added is left alone; what is
// typed next replaces what was typed before.
func TestCtrlEnterAddsAndGoesOn(t *testing.T) {
	added := map[string]bool{}
	item := func(name string) Item {
		return Item{
			Section: "S", Row: ui.Row{Title: name}, Do: func() { t.Errorf("%s was opened", name) },
			Add: func() { added[name] = !added[name] }, Added: func() bool { return added[name] },
		}
	}
	p := &Palette{Search: func(q string) []Item {
		event := item("an event")
		event.Add, event.Added = nil, nil
		return []Item{item("first"), item("second"), event}
	}}
	opened(t, p)
	answered := func(q string) {
		t.Helper()
		uitest.Wait(t, q, func() bool { return p.ready && p.seen == q })
	}
	answered("")
	test.Type(p.entry, "x")
	answered("x")
	p.entry.TypedShortcut(ctrlEnter)
	if !added["first"] || !p.Open() || !p.rows[1].On || p.rows[2].On {
		t.Fatalf("after Ctrl+Enter: added %v, open %v, rows %v", added, p.Open(), p.rows)
	}
	test.Type(p.entry, "y")
	answered("y")
	if !p.rows[1].On {
		t.Error("the tick is gone after the next search")
	}
	p.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	p.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	p.entry.TypedShortcut(ctrlEnter)
	if added["second"] || added["an event"] || !p.Open() {
		t.Errorf("an event was added: %v", added)
	}
}

func TestTabCompletes(t *testing.T) {
	p := &Palette{Search: func(q string) []Item {
		return []Item{{Section: "S", Row: ui.Row{Title: "Bluekite 云"}, Do: func() {}}}
	}}
	opened(t, p)
	uitest.Wait(t, "the offer", func() bool { return p.ready })
	test.Type(p.entry, "bl")
	p.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab})
	if p.entry.Text != "bl" {
		t.Errorf("Tab completed to %q from an answer to something else", p.entry.Text)
	}
	uitest.Wait(t, "the answer", func() bool { return p.ready })
	p.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab})
	test.Type(p.entry, "!")
	if p.entry.Text != "Bluekite 云!" {
		t.Errorf("Tab and a sign give %q", p.entry.Text)
	}
}

// Enter before the answer must choose from the answer to what was typed, not
// from what stood there before.
func TestEnterWaitsForTheAnswer(t *testing.T) {
	answer := make(chan bool)
	var chosen []string
	p := &Palette{Search: func(q string) []Item {
		<-answer
		return []Item{{Section: "S", Row: ui.Row{Title: "for " + q}, Do: func() { chosen = append(chosen, q) }}}
	}}
	opened(t, p)
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
