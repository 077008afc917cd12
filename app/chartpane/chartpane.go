// Package chartpane is the pane beneath the timeline: one chart of the catalogue
// at a time, drawn off the UI thread at the window's own pixels. Under the
// pointer, or stepped through with ← →, every point reads its value; a click or
// Enter opens the figure behind it.
package chartpane

import (
	"image"
	"strconv"

	"fyne.io/fyne/v2"

	"yunshi/app/filter"
	"yunshi/app/ui"
	"yunshi/charts"
	"yunshi/data"
)

// Pane shows a chart.
type Pane struct {
	// OnFigure and OnEvents are called when the person opens a point.
	OnFigure func(data.FigureID)
	OnEvents func([]data.EventID)
	// OnExport and OnCopy are called for the buttons.
	OnExport, OnCopy func()
	// OnShown is told the name of the chart that came to be seen.
	OnShown func(name string)

	view    *filter.View
	topic   int
	chosen  [5]string // the chart chosen within each topic; "" is its first
	tabs    []*ui.Pill
	more    *ui.Pill
	plot    *plot
	message *ui.Paragraph
	empty   *fyne.Container
	root    *fyne.Container
	turn    int // of the drawing asked for last
	// currency is the ISO 4217 code that is asked for, or "" for the chart's own.
	currency string
	spec     *charts.Spec
	open     *ui.Sheet
}

// New returns a pane without a chart.
func New() *Pane {
	p := &Pane{view: filter.New(&data.Corpus{}, filter.Filter{})}
	for i := range topics {
		p.tabs = append(p.tabs, ui.NewPill(ui.T("chart."+topics[i].key), ui.Tab, func() { p.SetTopic(i) }))
	}
	p.more = ui.NewPill("", ui.Plain, p.pick)
	p.more.Drop = true
	p.plot = newPlot(p)
	p.message = ui.NewParagraph(ui.SizeText)
	p.empty = ui.Pad(24, 20, 0, 20, p.message)
	p.empty.Hide()
	export := ui.NewPill(ui.T("chart.export"), ui.Plain, func() { p.OnExport() })
	export.On, export.Key = false, "Ctrl E"
	tabs := ui.Line(2)
	for _, t := range p.tabs {
		tabs.Add(t)
	}
	bar := ui.Bar(tabs, p.more, ui.Line(4, ui.NewPill(ui.T("chart.copy"), ui.Plain, func() { p.OnCopy() }), export))
	p.root = ui.Sides(ui.Pad(8, 14, 4, 12, bar), ui.Stack(p.plot, p.empty), nil)
	p.mark()
	return p
}

// Object returns the pane for the window's layout.
func (p *Pane) Object() fyne.CanvasObject { return ui.On(ui.Paper, p.root) }

// Focus gives the plot the keyboard.
func (p *Pane) Focus() { ui.Focus(p.plot) }

// SetView draws the chart anew from a view's corpus and filter.
func (p *Pane) SetView(v *filter.View) {
	p.view = v
	p.Redraw()
}

// SetCurrency asks for charts in a currency, by its ISO 4217 code; "" leaves it to
// each chart.
func (p *Pane) SetCurrency(code string) {
	if code != p.currency {
		p.currency = code
		p.Redraw()
	}
}

// SetTopic shows the tab with the index, 0 to Topics()-1.
func (p *Pane) SetTopic(i int) {
	if i < 0 || i >= len(topics) {
		return
	}
	p.topic = i
	p.mark()
	p.Redraw()
}

// Show shows the chart with the name, within its tab.
func (p *Pane) Show(name string) {
	for i, t := range topics {
		for _, n := range t.charts {
			if n == name {
				p.chosen[i] = name
				p.SetTopic(i)
				return
			}
		}
	}
}

// Name returns the name of the chart that is asked for.
func (p *Pane) Name() string {
	if n := p.chosen[p.topic]; n != "" {
		return n
	}
	return topics[p.topic].charts[0]
}

// Spec returns the chart in sight, or nil.
func (p *Pane) Spec() *charts.Spec { return p.spec }

func (p *Pane) mark() {
	for i, t := range p.tabs {
		t.SetOn(i == p.topic)
	}
	names := topics[p.topic].charts
	p.more.Hidden = len(names) < 2
	p.more.SetText(title(p.Name()))
	p.root.Refresh()
}

// pick offers the charts of the topic.
func (p *Pane) pick() {
	names := topics[p.topic].charts
	rows := make([]ui.Row, len(names))
	for i, n := range names {
		rows[i] = ui.Row{Title: title(n), On: n == p.Name()}
	}
	list := ui.NewList(func(i int) {
		p.chosen[p.topic] = names[i]
		p.open.Close()
		p.mark()
		p.Redraw()
	})
	list.SetRows(rows)
	p.open = ui.ShowPopover(p.more, 360, list.Height()+16, ui.Pad(8, 8, 8, 8, list))
	list.OnEscape = p.open.Close
	p.open.Focus(list)
}

// Options are the chart's options under the view's filter.
func (p *Pane) Options() charts.Options {
	f := p.view.Filter
	opt := charts.Options{Theme: ui.Look().Name, Currency: p.currency}
	if topics[p.topic].byCompany {
		opt.Companies = f.Companies
	}
	if f.From != 0 {
		opt.From = data.InYear(f.From)
	}
	if f.To != 0 {
		opt.To = data.InYear(f.To)
	}
	return opt
}

// drawing is the outcome of one turn of work off the UI thread.
type drawing struct {
	spec *charts.Spec
	img  image.Image
	hits []charts.HitBox
	err  error
}

// Redraw builds and draws the chart off the UI thread; a later call overtakes
// an earlier one.
func (p *Pane) Redraw() {
	size, scale := p.plot.Size(), p.plot.scale()
	name := p.Name()
	if size.Width < 40 || size.Height < 40 || len(p.view.Corpus.Figures) == 0 || name == "" {
		return
	}
	p.turn++
	turn, corpus, opt := p.turn, p.view.Corpus, p.Options()
	go func() {
		d := draw(corpus, name, opt, size, scale)
		ui.Do(func() {
			if turn == p.turn {
				p.swap(name, d, scale)
			}
		})
	}()
}

func draw(c *data.Corpus, name string, opt charts.Options, size fyne.Size, scale float32) drawing {
	entry, err := charts.Find(name)
	if err != nil {
		return drawing{err: err}
	}
	spec, err := entry.Build(c, opt)
	if err != nil && len(opt.Companies) > 0 {
		// A company without such figures: the chart's own choice says more than
		// an empty pane.
		opt.Companies = nil
		spec, err = entry.Build(c, opt)
	}
	if err != nil {
		return drawing{err: err}
	}
	img, hits, err := charts.Draw(spec, int(size.Width), int(size.Height), opt.Theme, float64(scale))
	return drawing{spec, img, hits, err}
}

func (p *Pane) swap(name string, d drawing, scale float32) {
	p.spec = d.spec
	if d.err != nil {
		p.plot.clear()
		p.message.SetRuns(ui.Run{Text: d.err.Error(), Role: ui.Muted})
		p.empty.Show()
		p.root.Refresh()
		return
	}
	p.empty.Hide()
	p.plot.set(d.img, d.hits, scale)
	if p.OnShown != nil {
		p.OnShown(name)
	}
}

// FileName is a sensible name for the chart in sight: "alibaba-cloud-revenue.png".
func (p *Pane) FileName() string {
	name := p.Name()
	f := p.view.Filter
	if f.From != 0 {
		name += "-" + strconv.Itoa(f.From)
	}
	if f.To != 0 && f.To != f.From {
		name += "-" + strconv.Itoa(f.To)
	}
	return name + ".png"
}
