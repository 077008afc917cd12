// Package companies is the pane at the left: the companies by their number of
// events, and the groups of event types. A click or Enter filters.
package companies

import (
	"fyne.io/fyne/v2"

	"yunshi/app/filter"
	"yunshi/app/ui"
	"yunshi/assets/look"
	"yunshi/data"
)

// few is how many companies are listed before the rest is asked for: with the
// groups below they fill a window 900 pixels high.
const few = 12

// Pane lists companies and types.
type Pane struct {
	// OnCompany and OnGroup are called when the person chooses one.
	OnCompany func(data.CompanyID)
	OnGroup   func(group int)

	list *ui.List
	view *filter.View
	all  bool
	acts []func() // one a row
}

// New returns an empty pane.
func New() *Pane {
	p := &Pane{}
	p.list = ui.NewList(func(i int) { p.acts[i]() })
	return p
}

// Object returns the pane for the window's layout.
func (p *Pane) Object() fyne.CanvasObject {
	return ui.On(ui.Ground, ui.Pad(14, 10, 8, 10, p.list))
}

// SetView shows the companies and types of a view.
func (p *Pane) SetView(v *filter.View) {
	p.view = v
	p.rebuild()
}

func (p *Pane) rebuild() {
	var rows []ui.Row
	p.acts = nil
	add := func(r ui.Row, act func()) {
		rows = append(rows, r)
		p.acts = append(p.acts, act)
	}
	add(ui.Row{Heading: true, Title: ui.T("companies.title"), Right: ui.T("companies.by")}, nil)
	for _, c := range p.shown() {
		name, other := filter.Names(p.view.Corpus, c.Company)
		add(ui.Row{
			Title: name, Sub: other, Right: ui.Count(c.N),
			On: p.view.Filter.Has(c.Company), Dim: c.N == 0,
		}, func() { p.OnCompany(c.Company) })
	}
	if more := len(p.view.Companies) - few; more > 0 {
		text := ui.TN("companies.more", more)
		if p.all {
			text = ui.T("companies.fewer")
		}
		add(ui.Row{Title: text, Dim: true}, func() { p.all = !p.all; p.rebuild() })
	}
	add(ui.Row{Heading: true, Title: ui.T("companies.types")}, nil)
	for i := range look.Groups {
		g, n := &look.Groups[i], p.view.Groups[i]
		add(ui.Row{
			Title: ui.T("group." + g.Key), Group: g, Right: ui.Count(n),
			On: p.view.Filter.HasGroup(i), Dim: n == 0,
		}, func() { p.OnGroup(i) })
	}
	p.list.SetRows(rows)
}

// shown is the first few companies, with any chosen one that is not among them.
func (p *Pane) shown() []filter.Count {
	all := p.view.Companies
	if p.all || len(all) <= few {
		return all
	}
	out := append([]filter.Count{}, all[:few]...)
	for _, c := range all[few:] {
		if p.view.Filter.Has(c.Company) {
			out = append(out, c)
		}
	}
	return out
}
