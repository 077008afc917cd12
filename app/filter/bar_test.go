package filter

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"yunshi/app/ui"
	"yunshi/data"
)

// The numbers in the open list are those of what is shown, which comes a moment
// after what was chosen.
func TestTheOpenListFollowsTheView(t *testing.T) {
	if err := ui.LoadWords(); err != nil {
		t.Fatal(err)
	}
	test.NewTempApp(t).Settings().SetTheme(ui.NewTheme(false))
	b := NewBar()
	w := test.NewTempWindow(t, b.Object())
	w.Resize(fyne.NewSize(1280, 800))
	b.OnChanged = func(Filter) {}
	filled := 0
	for _, open := range []func(){b.More, b.pickTypes} {
		open()
		fill := b.refill
		b.refill = func() { filled++; fill() }
		before := filled
		b.SetView(New(&data.Corpus{Events: []*data.Event{{ID: "a", Modality: data.Fact}}}, Filter{}))
		if filled != before+1 {
			t.Error("the list stays as it was")
		}
		b.open.Close()
		b.SetView(New(&data.Corpus{}, Filter{}))
		if filled != before+1 {
			t.Error("a list that is closed is filled")
		}
	}
}
