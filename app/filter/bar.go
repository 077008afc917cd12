package filter

import (
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"

	"yunshi/app/ui"
	"yunshi/assets/look"
	"yunshi/data"
)

// Bar is the row of pills for types, companies, period and the rest.
type Bar struct {
	// OnChanged is called with what the person wants to see.
	OnChanged func(Filter)

	view                     *View
	types, companies, period *ui.Pill
	marks                    *ui.Pill // there once something is marked
	more                     *ui.Pill
	open                     *ui.Sheet
	refill                   func() // shows in the open list what the view has
	root                     *fyne.Container
}

// NewBar returns the pills for an empty view.
func NewBar() *Bar {
	b := &Bar{view: New(&data.Corpus{}, Filter{})}
	b.types = ui.NewPill("", ui.Outlined, b.pickTypes)
	b.companies = ui.NewPill("", ui.Outlined, b.pickCompanies)
	b.period = ui.NewPill("", ui.Outlined, b.pickPeriod)
	b.more = ui.NewPill("", ui.Outlined, b.More)
	b.marks = ui.NewPill("", ui.Outlined, b.pickMarks)
	for _, p := range []*ui.Pill{b.types, b.companies, b.period, b.more, b.marks} {
		p.Drop = true
	}
	b.root = ui.Line(10, b.types, b.companies, b.period, b.more, b.marks)
	b.SetView(b.view)
	return b
}

// Object returns the bar for the window's layout.
func (b *Bar) Object() fyne.CanvasObject { return b.root }

// SetView shows what is chosen.
func (b *Bar) SetView(v *View) {
	b.view = v
	f := v.Filter
	b.set(b.types, f.Groups != 0, typesText(f))
	b.set(b.companies, len(f.Companies) > 0, companiesText(v))
	b.set(b.period, f.From != 0 || f.To != 0, periodText(v))
	b.set(b.marks, f.Star || f.Tag != "", marksText(f))
	b.marks.Hidden = len(v.Marks) == 0 && !f.Star && f.Tag == ""
	b.set(b.more, f.Further() > 0, moreText(f))
	b.root.Refresh()
	if b.open.Open() {
		b.refill()
	}
}

func (b *Bar) set(p *ui.Pill, on bool, text string) {
	p.On, p.Text = on, text
	p.Refresh()
}

func typesText(f Filter) string {
	names := []string{}
	for i, g := range look.Groups {
		if f.HasGroup(i) {
			names = append(names, ui.T("group."+g.Key))
		}
	}
	return listText(names, "filter.types")
}

func companiesText(v *View) string {
	names := make([]string, len(v.Filter.Companies))
	for i, id := range v.Filter.Companies {
		names[i], _ = Names(v.Corpus, id)
	}
	return listText(names, "filter.companies")
}

func listText(names []string, all string) string {
	switch len(names) {
	case 0:
		return ui.T(all)
	case 1:
		return names[0]
	}
	return names[0] + " +" + strconv.Itoa(len(names)-1)
}

func periodText(v *View) string {
	from, to := v.Filter.From, v.Filter.To
	if from == 0 {
		from = v.First
	}
	if to == 0 {
		to = v.Last
	}
	switch {
	case from == 0:
		return ui.T("filter.period")
	case from == to:
		return strconv.Itoa(from)
	}
	return fmt.Sprintf("%d – %d", from, to)
}

// pick opens a list below a pill; choosing a row changes the filter and leaves
// the list open, Esc or a click beside it closes it.
func (b *Bar) pick(below *ui.Pill, width float32, rows func() []ui.Row, choose func(i int) Filter) {
	if b.open.Open() {
		b.open.Close()
	}
	list := ui.NewList(func(i int) {
		b.OnChanged(choose(i))
		b.refill()
	})
	b.refill = func() { list.SetRows(rows()) }
	b.refill()
	b.open = ui.ShowPopover(below, width, min(list.Height()+16, 420), ui.Pad(8, 8, 8, 8, list))
	list.OnEscape = b.open.Close
	b.open.Focus(list)
}

func (b *Bar) pickTypes() {
	b.pick(b.types, 230, func() []ui.Row {
		rows := []ui.Row{{Title: ui.T("filter.types"), On: b.view.Filter.Groups == 0}}
		for i := range look.Groups {
			g := &look.Groups[i]
			n := b.view.Groups[i]
			rows = append(rows, ui.Row{
				Title: ui.T("group." + g.Key), Group: g, Right: ui.Count(n),
				On: b.view.Filter.HasGroup(i), Dim: n == 0,
			})
		}
		return rows
	}, func(i int) Filter {
		f := b.view.Filter
		if i == 0 {
			f.Groups = 0
			return f
		}
		return f.ToggleGroup(i - 1)
	})
}

func (b *Bar) pickCompanies() {
	order := b.view.Companies // the rows must not jump while the person ticks
	b.pick(b.companies, 280, func() []ui.Row {
		rows := []ui.Row{{Title: ui.T("filter.companies"), On: len(b.view.Filter.Companies) == 0}}
		for _, c := range order {
			name, other := Names(b.view.Corpus, c.Company)
			rows = append(rows, ui.Row{
				Title: name, Sub: other, Right: ui.Count(c.N),
				On: b.view.Filter.Has(c.Company), Dim: c.N == 0,
			})
		}
		return rows
	}, func(i int) Filter {
		f := b.view.Filter
		if i == 0 {
			f.Companies = nil
			return f
		}
		return f.Toggle(order[i-1].Company)
	})
}

// pickPeriod offers whole years: the first choice after "all" is where the
// period begins, the second where it ends.
func (b *Bar) pickPeriod() {
	years := func() []int {
		var out []int
		for y := b.view.Last; y >= b.view.First && y > 0; y-- {
			out = append(out, y)
		}
		return out
	}()
	b.pick(b.period, 210, func() []ui.Row {
		f := b.view.Filter
		rows := []ui.Row{{Title: ui.T("filter.period"), On: f.From == 0 && f.To == 0}}
		for _, y := range years {
			on := (f.From != 0 || f.To != 0) && (f.From == 0 || y >= f.From) && (f.To == 0 || y <= f.To)
			rows = append(rows, ui.Row{Title: strconv.Itoa(y), On: on})
		}
		return rows
	}, func(i int) Filter {
		f := b.view.Filter
		if i == 0 {
			f.From, f.To = 0, 0
			return f
		}
		return f.pickYear(years[i-1])
	})
}

// pickYear starts a period at y, or widens a one-year period to y; choosing
// again after that starts anew.
func (f Filter) pickYear(y int) Filter {
	switch {
	case f.From != f.To || f.From == 0:
		f.From, f.To = y, y
	case y < f.From:
		f.From = y
	case y > f.To:
		f.To = y
	default:
		f.From, f.To = 0, 0
	}
	return f
}
