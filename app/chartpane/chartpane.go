// Package chartpane is the pane beneath the timeline: one chart of the catalogue
// at a time, drawn off the UI thread at the window's own pixels. Under the
// pointer, or stepped through with ← →, every point reads its value; a click or
// Enter opens the figure behind it.
package chartpane

import (
	"errors"
	"image"
	"strconv"
	"strings"

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
	// OnCorrect is called when the person wants to mend a figure.
	OnCorrect func(data.FigureID)
	// OnExport and OnCopy are called for the buttons.
	OnExport, OnCopy func()
	// OnShown is told the name of the chart that came to be seen.
	OnShown func(name string)

	view    *filter.View
	viewed  bool // a view was set: before that the pane stays blank
	topic   int
	chosen  []string // the chart chosen within each topic; "" is its first
	tabs    []*ui.Pill
	more    *ui.Pill
	state   *ui.Pill // how charts are shown, where not as built
	plot    *plot
	message *ui.Paragraph
	empty   *fyne.Container
	root    *fyne.Container
	turn    int // of the drawing asked for last
	spec    *charts.Spec
	open    *ui.Sheet

	how    how
	look   *charts.Look // the person's own, or nil
	folder string       // of the charts that the person built
	owns   []own
	titles map[string][2]string // title and subtitle by chart, as the person wrote them
}

// New returns a pane without a chart.
func New() *Pane {
	p := &Pane{view: filter.New(&data.Corpus{}, filter.Filter{}), chosen: make([]string, len(topics)), titles: map[string][2]string{}}
	for i := range topics {
		p.tabs = append(p.tabs, ui.NewPill(ui.T("chart."+topics[i].key), ui.Tab, func() { p.SetTopic(i) }))
	}
	p.more = ui.NewPill("", ui.Plain, p.pick)
	p.more.Drop = true
	p.state = ui.NewPill("", ui.Outlined, p.asBuilt)
	p.state.On = true
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
	bar := ui.Bar(tabs, p.more, ui.Line(4, p.state, ui.NewPill(ui.T("chart.copy"), ui.Plain, func() { p.OnCopy() }), export))
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
	p.view, p.viewed = v, true
	p.Redraw()
}

// SetCurrency converts all sums into a currency, by its ISO 4217 code, which the
// chart says; "" leaves them as they are stated.
func (p *Pane) SetCurrency(code string) {
	if code != p.how.convert {
		p.how.convert = code
		p.reshow()
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
	if strings.HasPrefix(name, ownPrefix) {
		p.chosen[ownTopic] = name
		p.SetTopic(ownTopic)
		return
	}
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
	n := p.chosen[p.topic]
	if n != "" && (p.topic != ownTopic || p.ownOf(n) != nil) {
		return n
	}
	if names := p.names(); len(names) > 0 {
		return names[0]
	}
	return ""
}

// names are the charts of the tab.
func (p *Pane) names() []string {
	if p.topic != ownTopic {
		return topics[p.topic].charts
	}
	out := make([]string, len(p.owns))
	for i, o := range p.owns {
		out[i] = o.name
	}
	return out
}

// label is what a chart is called in the list.
func (p *Pane) label(name string) string {
	if o := p.ownOf(name); o != nil {
		return o.spec.Title
	}
	return title(name)
}

// Spec returns the chart in sight, or nil.
func (p *Pane) Spec() *charts.Spec { return p.spec }

func (p *Pane) mark() {
	for i, t := range p.tabs {
		t.SetOn(i == p.topic)
	}
	p.more.Hidden = len(p.names()) < 2
	p.more.SetText(p.label(p.Name()))
	p.state.Hidden = !p.how.any()
	p.state.SetText(p.how.said() + "  ×")
	p.root.Refresh()
}

// pick offers the charts of the topic.
func (p *Pane) pick() {
	names := p.names()
	rows := make([]ui.Row, len(names))
	for i, n := range names {
		rows[i] = ui.Row{Title: p.label(n), On: n == p.Name()}
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
	opt := p.options()
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

// options are what holds for every chart, whatever the filter says.
func (p *Pane) options() charts.Options {
	opt := charts.Options{Theme: ui.Look().Name, Language: language(), Look: p.look}
	p.how.put(&opt)
	return opt
}

// language is that of the charts: the person's.
func language() string {
	if ui.Chinese() {
		return charts.Chinese
	}
	return ""
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
	p.turn++
	if size.Width < 40 || size.Height < 40 || !p.viewed {
		return
	}
	if len(p.view.Corpus.Figures) == 0 {
		p.swap(name, drawing{err: errors.New(ui.T("chart.nofigures"))}, scale)
		return
	}
	if name == "" {
		p.swap(name, drawing{err: errors.New(ui.T("chart.noown"))}, scale)
		return
	}
	turn, job := p.turn, job{corpus: p.view.Corpus, name: name, opt: p.Options(), title: p.titles[name]}
	job.opt.Width, job.opt.Height, job.opt.Scale = int(size.Width), int(size.Height), float64(scale)
	if o := p.ownOf(name); o != nil {
		job.own = o.spec
	}
	go func() {
		d := job.draw()
		ui.Do(func() {
			if turn == p.turn {
				p.swap(name, d, scale)
			}
		})
	}()
}

// job is one chart to be drawn.
type job struct {
	corpus *data.Corpus
	name   string
	own    *charts.Spec // a chart of the person's own, or nil
	opt    charts.Options
	title  [2]string // the person's own title and subtitle, or ""
}

func (j *job) draw() drawing {
	spec, err := j.build()
	if err != nil {
		return drawing{err: err}
	}
	if j.title[0] != "" || j.title[1] != "" {
		renamed := *spec
		renamed.Rename(j.title[0], j.title[1])
		spec = &renamed
	}
	img, hits, err := charts.Render(spec, j.opt)
	return drawing{spec, img, hits, err}
}

func (j *job) build() (*charts.Spec, error) {
	if j.own != nil {
		return rebuilt(j.own, j.corpus, j.opt), nil
	}
	entry, err := charts.Find(j.name)
	if err != nil {
		return nil, err
	}
	spec, err := entry.Build(j.corpus, j.opt)
	if err != nil && len(j.opt.Companies) > 0 {
		// A company without such figures: the chart's own choice says more than
		// an empty pane.
		j.opt.Companies = nil
		spec, err = entry.Build(j.corpus, j.opt)
	}
	return spec, err
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
	if o := p.ownOf(name); o != nil {
		return slug(o.spec.Title) + ".png"
	}
	f := p.view.Filter
	if f.From != 0 {
		name += "-" + strconv.Itoa(f.From)
	}
	if f.To != 0 && f.To != f.From {
		name += "-" + strconv.Itoa(f.To)
	}
	return name + ".png"
}
