package chartpane

import (
	"image"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"yunshi/app/ui"
	"yunshi/charts"
	"yunshi/data"
)

// builder is the sheet in which a person makes a chart of their own: a metric,
// whose, by which period, side by side or as lines, with a picture of it beside.
type builder struct {
	pane     *Pane
	sheet    *ui.Sheet
	query    charts.Query
	metrics  []data.Metric // that have figures
	subjects []string

	metricList, subjectList *ui.List
	periods, kinds          []*ui.Pill
	title, subtitle         *ui.Entry
	image                   *canvas.Image
	message                 *ui.Label
	turn                    int
	spec                    *charts.Spec
}

var (
	periodKeys  = []string{"fullest", "quarter", "half", "year", "fiscal"}
	periodsOf   = []data.Precision{data.PrecisionNone, data.PrecisionQuarter, data.PrecisionHalf, data.PrecisionYear, data.PrecisionFiscalYear}
	kindKeys    = []string{"auto", "columns", "lines"}
	kindsOf     = []charts.Kind{"", charts.Columns, charts.Lines}
	previewSize = fyne.NewSize(460, 259)
)

// Build opens the builder; a chart of the person's own starts from what it asks.
func (p *Pane) Build(c fyne.Canvas) {
	b := &builder{pane: p}
	for _, m := range charts.Metrics {
		if len(charts.Subjects(p.view.Corpus, m)) > 0 {
			b.metrics = append(b.metrics, m)
		}
	}
	if len(b.metrics) == 0 {
		return
	}
	b.query.Metric = b.metrics[0]
	if p.spec != nil && p.spec.Query != nil {
		b.query = *p.spec.Query
		b.query.Subjects = slices.Clone(b.query.Subjects)
	}
	b.show(c)
}

func (b *builder) show(c fyne.Canvas) {
	b.metricList = ui.NewList(func(i int) {
		b.query.Metric, b.query.Subjects = b.metrics[i], nil
		b.fill()
	})
	b.subjectList = ui.NewList(func(i int) {
		b.query.Subjects = toggle(b.query.Subjects, b.subjects[i])
		b.fill()
	})
	b.title, b.subtitle = ui.NewEntry(ui.T("build.heading")), ui.NewEntry(ui.T("build.subtitle"))
	for _, e := range []*ui.Entry{b.title, b.subtitle} {
		e.OnEnter, e.OnEscape = b.save, b.close
	}
	b.metricList.OnEscape, b.subjectList.OnEscape = b.close, b.close
	b.image = &canvas.Image{ScaleMode: canvas.ImageScaleSmooth, FillMode: canvas.ImageFillContain}
	b.message = ui.NewLabel("", ui.SizeSmall, ui.Warning).Cut()
	periods, kinds := ui.Line(4), ui.Line(4)
	for i, key := range periodKeys {
		b.periods = append(b.periods, ui.NewPill(ui.T("build."+key), ui.Tab, func() { b.query.Precision = periodsOf[i]; b.fill() }))
		periods.Add(b.periods[i])
	}
	for i, key := range kindKeys {
		b.kinds = append(b.kinds, ui.NewPill(ui.T("build."+key), ui.Tab, func() { b.query.Kind = kindsOf[i]; b.fill() }))
		kinds.Add(b.kinds[i])
	}
	head := func(text string) fyne.CanvasObject { return ui.NewLabel(text, ui.SizeSmall, ui.Muted) }
	left := ui.Column(6, head(ui.T("build.metric")), ui.Fixed(200, 150, b.metricList), head(ui.T("build.subjects")), ui.Fixed(200, 250, b.subjectList))
	save := ui.NewPill(ui.T("build.save"), ui.Loud, b.save)
	save.Key = "Enter"
	right := ui.Column(8, head(ui.T("build.period")), periods, head(ui.T("build.kind")), kinds,
		ui.Fixed(previewSize.Width, previewSize.Height, b.image), b.title, b.subtitle)
	foot := ui.Line(8, ui.Grow(b.message), ui.NewPill(ui.T("save.cancel"), ui.Outlined, b.close), save)
	body := ui.Column(12, ui.NewLabel(ui.T("build.title"), ui.SizeTitle, ui.Ink).Heavy(), ui.Line(20, ui.Fixed(240, 446, left), ui.Fixed(460, 446, right)), foot)
	b.sheet = ui.ShowSheet(c, 764, 570, 0.4, ui.Pad(18, 20, 16, 20, body))
	b.sheet.Focus(b.subjectList)
	b.fill()
}

func (b *builder) close() { b.sheet.Close() }

func toggle(list []string, s string) []string {
	if i := slices.Index(list, s); i >= 0 {
		return slices.Delete(slices.Clone(list), i, i+1)
	}
	return append(slices.Clone(list), s)
}

// fill shows what is chosen and draws the chart anew.
func (b *builder) fill() {
	lang := language()
	rows := make([]ui.Row, len(b.metrics))
	for i, m := range b.metrics {
		rows[i] = ui.Row{Title: charts.MetricName(m, lang), On: m == b.query.Metric}
	}
	b.metricList.SetRows(rows)
	b.subjects = charts.Subjects(b.pane.view.Corpus, b.query.Metric)
	if len(b.query.Subjects) == 0 && len(b.subjects) > 0 {
		b.query.Subjects = b.subjects[:1:1]
	}
	rows = make([]ui.Row, len(b.subjects))
	for i, s := range b.subjects {
		rows[i] = ui.Row{Title: s, On: slices.Contains(b.query.Subjects, s)}
	}
	b.subjectList.SetRows(rows)
	for i, p := range b.periods {
		p.SetOn(periodsOf[i] == b.query.Precision)
	}
	for i, p := range b.kinds {
		p.SetOn(kindsOf[i] == b.query.Kind)
	}
	b.draw()
}

// draw makes the chart off the UI thread; a later call overtakes an earlier one.
func (b *builder) draw() {
	b.turn++
	turn, q, c := b.turn, b.query, b.pane.view.Corpus
	opt := b.pane.options()
	opt.Width, opt.Height, opt.Scale = 960, 540, 1
	go func() {
		spec, err := charts.Ask(c, q, opt)
		var img image.Image
		if err == nil {
			img, _, err = charts.Render(spec, opt)
		}
		ui.Do(func() {
			if turn == b.turn {
				b.drawn(spec, img, err)
			}
		})
	}()
}

func (b *builder) drawn(spec *charts.Spec, img image.Image, err error) {
	b.message.SetText("")
	if err != nil {
		spec, img = nil, nil
		b.message.SetText(err.Error())
	}
	b.spec, b.image.Image = spec, img
	if spec != nil {
		b.title.SetPlaceHolder(spec.Title)
		b.subtitle.SetPlaceHolder(spec.Subtitle)
	}
	b.image.Refresh()
}

// save keeps the chart under the title that was typed, or the one that it states.
func (b *builder) save() {
	if b.spec == nil {
		return
	}
	b.spec.Rename(b.title.Text, b.subtitle.Text)
	b.pane.Keep(b.spec, func(err error) {
		if err != nil {
			b.message.SetText(err.Error())
			return
		}
		b.close()
	})
}

// Retitle asks for another title and subtitle of the chart in sight.
func (p *Pane) Retitle(c fyne.Canvas) {
	if p.spec == nil {
		return
	}
	name := p.Name()
	title, subtitle := ui.NewEntry(ui.T("build.heading")), ui.NewEntry(ui.T("build.subtitle"))
	title.SetText(p.spec.Title)
	subtitle.SetText(p.spec.Subtitle)
	var sheet *ui.Sheet
	end := func() { sheet.Close() }
	save := func() {
		p.titles[name] = [2]string{title.Text, subtitle.Text}
		end()
		p.Redraw()
	}
	for _, e := range []*ui.Entry{title, subtitle} {
		e.OnEnter, e.OnEscape = save, end
	}
	done := ui.NewPill(ui.T("save.save"), ui.Loud, save)
	done.Key = "Enter"
	again := ui.NewPill(ui.T("build.restore"), ui.Outlined, func() {
		delete(p.titles, name)
		end()
		p.Redraw()
	})
	body := ui.Column(10, ui.NewLabel(ui.T("cmd.retitle"), ui.SizeTitle, ui.Ink).Heavy(), title, subtitle,
		ui.NewLabel(ui.T("build.warning"), ui.SizeSmall, ui.Muted).Cut(), ui.Line(8, ui.Grow(nil), again, done))
	sheet = ui.ShowSheet(c, 720, 220, 0.3, ui.Pad(18, 20, 16, 20, body))
	sheet.Focus(title)
}
