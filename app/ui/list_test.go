package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestListStepsOverHeadings(t *testing.T) {
	begin(t)
	chosen := -1
	l := NewList(func(i int) { chosen = i })
	l.SetRows([]Row{{Heading: true, Title: "A"}, {Title: "one"}, {Heading: true, Title: "B"}, {Title: "two"}})
	w := test.NewWindow(l)
	defer w.Close()
	w.Resize(fyne.NewSize(200, 200))
	w.Canvas().Focus(l)
	if l.Cursor() != 1 {
		t.Fatalf("the focus came to row %d, want 1", l.Cursor())
	}
	for _, c := range []struct {
		key  fyne.KeyName
		want int
	}{{fyne.KeyDown, 3}, {fyne.KeyDown, 3}, {fyne.KeyUp, 1}, {fyne.KeyUp, 1}} {
		l.TypedKey(&fyne.KeyEvent{Name: c.key})
		if l.Cursor() != c.want {
			t.Errorf("%s went to row %d, want %d", c.key, l.Cursor(), c.want)
		}
	}
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if chosen != 1 {
		t.Errorf("Enter chose %d", chosen)
	}
}

// However long the list, only the rows in sight are live objects.
func TestListDrawsOnlyWhatIsInSight(t *testing.T) {
	begin(t)
	l := NewList(nil)
	rows := make([]Row, 10_000)
	for i := range rows {
		rows[i].Title = "row"
	}
	l.SetRows(rows)
	w := test.NewWindow(l)
	defer w.Close()
	w.Resize(fyne.NewSize(200, 300))
	if n := len(test.WidgetRenderer(l.body).Objects()); n == 0 || n > 40 {
		t.Errorf("%d live objects for 300 pixels", n)
	}
	l.SetCursor(9_000)
	if l.scroll.Offset.Y == 0 {
		t.Error("the cursor's row was not scrolled into sight")
	}
}

// A focused widget passes on what it has no use for, so that the window's keys
// work everywhere.
func TestWidgetsPassOnKeysTheyDoNotUse(t *testing.T) {
	begin(t)
	l, p := NewList(nil), NewPill("x", Outlined, func() {})
	press := NewPress(NewLabel("x", SizeText, Ink), func() {})
	w := test.NewWindow(Column(4, l, p, press))
	defer w.Close()
	var key fyne.KeyName
	var char rune
	w.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { key = ev.Name })
	w.Canvas().SetOnTypedRune(func(r rune) { char = r })
	for _, f := range []fyne.Focusable{l, p, press} {
		key, char = "", 0
		f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
		f.TypedRune('/')
		if key != fyne.KeyBackspace || char != '/' {
			t.Errorf("%T kept the key %q or the character %q", f, key, char)
		}
	}
}
