package filter

import (
	"slices"
	"strconv"

	"yunshi/app/ui"
	"yunshi/data"
)

// modalities are offered in this order.
var modalities = []data.Modality{data.Fact, data.Plan, data.Predicted, data.Speculation, data.Denied}

// mostNames is how many places and publishers are offered each, besides those
// that are chosen.
const mostNames = 40

// moreText names the lesser questions that are asked.
func moreText(f Filter) string {
	if n := f.Further(); n > 0 {
		return ui.TN("filter.further", n)
	}
	return ui.T("filter.more")
}

// More opens the list of the lesser questions below its pill.
func (b *Bar) More() {
	if b.open.Open() {
		b.open.Close()
	}
	// The rows must not jump while the person ticks.
	places, publishers := offered(b.view.Places, b.view.Filter.Places), offered(b.view.Publishers, b.view.Filter.Publishers)
	var acts []func(f *Filter)
	rows := func() []ui.Row {
		var out []ui.Row
		out, acts = b.moreRows(places, publishers)
		return out
	}
	var list *ui.List
	change := func(act func(f *Filter)) {
		f := b.view.Filter
		act(&f)
		b.OnChanged(f)
		b.refill()
	}
	list = ui.NewList(func(i int) { change(acts[i]) })
	b.refill = func() { list.SetRows(rows()) }
	b.refill()
	text := ui.NewEntry(ui.T("filter.text"))
	text.SetText(b.view.Filter.Text)
	text.OnChanged = func(s string) { change(func(f *Filter) { f.Text = s }) }
	b.open = ui.ShowPopover(b.more, 320, 470, ui.Pad(8, 8, 8, 8, ui.Sides(ui.Pad(0, 0, 6, 0, text), list, nil)))
	text.OnEscape, list.OnEscape = b.open.Close, b.open.Close
	text.OnStep = func(int) { b.open.Focus(list) }
	text.OnEnter = b.open.Close
	b.open.Focus(text)
}

// moreRows lists what may be asked, with what each row does to the filter.
func (b *Bar) moreRows(places, publishers []string) (rows []ui.Row, acts []func(f *Filter)) {
	v, f := b.view, b.view.Filter
	heading := func(text string) {
		rows, acts = append(rows, ui.Row{Heading: true, Title: text}), append(acts, nil)
	}
	add := func(title string, n int, on bool, act func(f *Filter)) {
		r := ui.Row{Title: title, On: on}
		if n >= 0 {
			r.Right, r.Dim = ui.Count(n), n == 0
		}
		rows, acts = append(rows, r), append(acts, act)
	}
	heading(ui.T("filter.modality"))
	for _, m := range modalities {
		add(ui.T("modality."+string(m)), count(v.Modalities, string(m)), slices.Contains(f.Modalities, m),
			func(f *Filter) { f.Modalities = toggled(f.Modalities, m) })
	}
	heading(ui.T("filter.confidence"))
	for _, least := range Sure {
		add(ui.T("filter.sure", ui.Args{"P": strconv.Itoa(int(least * 100))}), -1, f.Confidence == least, func(f *Filter) {
			if f.Confidence == least {
				f.Confidence = 0
				return
			}
			f.Confidence = least
		})
	}
	heading(ui.T("filter.places"))
	for _, p := range places {
		add(p, count(v.Places, p), slices.Contains(f.Places, p), func(f *Filter) { f.Places = toggled(f.Places, p) })
	}
	heading(ui.T("filter.publishers"))
	for _, p := range publishers {
		add(p, count(v.Publishers, p), slices.Contains(f.Publishers, p), func(f *Filter) { f.Publishers = toggled(f.Publishers, p) })
	}
	return rows, acts
}

// offered is what has most events, and before it what is chosen.
func offered(all []Named, chosen []string) []string {
	out := append([]string{}, chosen...)
	for _, n := range all {
		if len(out) >= mostNames+len(chosen) {
			break
		}
		if !slices.Contains(chosen, n.Name) {
			out = append(out, n.Name)
		}
	}
	return out
}

func count(all []Named, name string) int {
	for _, n := range all {
		if n.Name == name {
			return n.N
		}
	}
	return 0
}
