package detail

import (
	"strings"

	"fyne.io/fyne/v2"

	"yunshi/app/ui"
	"yunshi/charts"
	"yunshi/data"
	"yunshi/data/library"
)

// figures lists the event's figures.
func (p *Pane) figures(e *data.Event) []fyne.CanvasObject {
	if len(e.Figures) == 0 {
		return nil
	}
	out := section(ui.T("detail.figures"))
	for _, id := range e.Figures {
		if f := p.corpus.Figure(id); f != nil {
			out = append(out, p.figure(f))
		}
	}
	return out
}

// figure is one row: what it measures at the left, the amount at the right, the
// note beneath. A click opens the figure.
func (p *Pane) figure(f *data.Figure) fyne.CanvasObject {
	amount := ui.NewLabel(ui.Amount(f), ui.SizeText, ui.Ink).Heavy()
	head := ui.Line(8, ui.Grow(ui.NewLabel(what(f), ui.SizeText, ui.Ink).Cut()), amount)
	rows := []fyne.CanvasObject{head, ui.NewLabel(told(f), ui.SizeSmall, ui.Muted).Cut()}
	if f.Note != "" {
		rows = append(rows, ui.NewParagraph(ui.SizeSmall, ui.Run{Text: f.Note, Role: ui.Muted}))
	}
	return ui.NewPress(ui.Pad(3, 0, 5, 0, ui.Column(1, rows...)), func() { p.OnFigure(f.ID) })
}

// what names a figure: "Alibaba Cloud revenue, Q3 2024".
func what(f *data.Figure) string {
	s := f.Subject + "  ·  " + ui.T("metric."+string(f.Metric))
	if f.Segment != "" {
		s += ", " + segment(f)
	}
	if f.Period.Known() {
		s += "  ·  " + ui.ShortDate(f.Period)
	}
	return s
}

// segment is the part that a figure is of, in the words of the charts.
func segment(f *data.Figure) string {
	if ui.Chinese() {
		return charts.Segment(f.Segment, charts.Chinese)
	}
	return f.Segment
}

// told says who states it: "estimate · IDC, in Taipei Times".
func told(f *data.Figure) string {
	parts := []string{ui.T("kind." + string(f.Kind))}
	switch {
	case f.Issuer != "" && f.Reporter != "" && f.Reporter != f.Issuer:
		parts = append(parts, ui.T("detail.issuer", ui.Args{"I": f.Issuer, "R": f.Reporter}))
	case f.Issuer != "":
		parts = append(parts, f.Issuer)
	case f.Reporter != "":
		parts = append(parts, f.Reporter)
	}
	return strings.Join(parts, "  ·  ")
}

// ShowFigure shows a figure of the corpus with its evidence, and what else is
// said of the same subject, metric and period.
func (p *Pane) ShowFigure(c *data.Corpus, f *data.Figure) {
	p.corpus = c
	p.shown = f.Evidence
	doc := c.Documents[f.Evidence.Document]
	when := ui.Date(f.Period)
	if f.Geography != "" {
		when += "  ·  " + f.Geography
	}
	head := f.Subject + ": " + ui.T("metric."+string(f.Metric))
	if f.Segment != "" {
		head += ", " + segment(f)
	}
	amount := ui.Amount(f)
	if f.Conversion != nil {
		amount += " (" + ui.Money(f.Conversion) + ")"
	}
	out := []fyne.CanvasObject{
		ui.Line(8, ui.NewBadge(ui.T("kind."+string(f.Kind)), nil), ui.Grow(ui.NewLabel(when, ui.SizeText, ui.Muted).Cut())), gap(6),
		ui.NewParagraph(ui.SizeTitle, ui.Run{Text: head, Bold: true}), gap(2),
		ui.NewParagraph(ui.SizeHeadline, ui.Run{Text: amount, Bold: true, Role: ui.Accent}), gap(2),
		ui.NewParagraph(ui.SizeSmall, ui.Run{Text: told(f), Role: ui.Muted}),
	}
	out = append(out, p.kept(library.OfFigure(f))...)
	if f.Note != "" {
		out = append(out, section(ui.T("detail.note"))...)
		out = append(out, ui.NewParagraph(ui.SizeText, ui.Run{Text: f.Note}))
	}
	if runs, at := context(doc, f.Evidence); runs != nil {
		out = append(out, section(ui.T("detail.evidence"))...)
		out = append(out, ui.Quote(ui.NewParagraph(ui.SizeText, runs...)), gap(8), caption(at, p.Read))
	}
	if doc != nil {
		out = append(out, section(ui.TN("detail.sources", 1))...)
		out = append(out, p.source(doc, p.Read)...)
	}
	p.put(append(out, p.rivals(f)...)...)
}

// rivals are the other statements of the same thing: a restatement, another
// issuer, another basis.
func (p *Pane) rivals(f *data.Figure) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, o := range p.corpus.Figures {
		if o != f && o.Subject == f.Subject && o.Metric == f.Metric && o.Period == f.Period {
			if out == nil {
				out = section(ui.T("detail.rivals"))
			}
			out = append(out, p.figure(o))
		}
	}
	return out
}
