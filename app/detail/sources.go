package detail

import (
	"path/filepath"

	"fyne.io/fyne/v2"

	"yunshi/app/ui"
	"yunshi/data"
)

// sources lists every telling of the event. A click lights its sentence, or
// opens the page of one whose text we do not have; ↗ always opens the page.
func (p *Pane) sources(e *data.Event) []fyne.CanvasObject {
	out := section(ui.TN("detail.sources", len(e.Sources)))
	for i, s := range e.Sources {
		doc := p.corpus.Documents[s.Evidence.Document]
		if doc == nil {
			continue
		}
		show := func() { p.event(e, i) }
		if !doc.Article() {
			show = func() { p.open(doc) }
		}
		out = append(out, p.source(doc, show)...)
	}
	return out
}

// byHand reports whether the document is what a person typed, and was read
// nowhere.
func byHand(doc *data.Document) bool { return doc.Publisher == "" && doc.Path == "" && doc.URL == "" }

// source is a document's publisher, date and title above a rule.
func (p *Pane) source(doc *data.Document, show func()) []fyne.CanvasObject {
	name, about := doc.Publisher, doc.Title
	switch {
	case byHand(doc):
		name, about = ui.T("detail.hand"), doc.Text
	case name == "":
		name = filepath.Base(doc.Path)
	}
	head := []fyne.CanvasObject{ui.Grow(ui.NewLabel(name, ui.SizeText, ui.Ink).Heavy().Cut())}
	if doc.Published.Known() {
		head = append(head, ui.NewLabel(ui.ShortDate(doc.Published), ui.SizeSmall, ui.Muted))
	}
	title := ui.NewParagraph(ui.SizeText, ui.Run{Text: about, Role: ui.Muted})
	title.MaxLines = 3
	body := ui.NewPress(ui.Pad(4, 0, 4, 0, ui.Column(2, ui.Line(8, head...), title)), show)
	if doc.URL == "" {
		return []fyne.CanvasObject{body, gap(4), ui.Rule(), gap(4)}
	}
	link := ui.NewPill("↗", ui.Plain, func() { p.open(doc) })
	return []fyne.CanvasObject{ui.Beside(body, link), gap(4), ui.Rule(), gap(4)}
}

func (p *Pane) open(doc *data.Document) {
	if doc.URL != "" {
		p.OnURL(doc.URL)
	}
}

// near is how many neighbours are shown on each side.
const near = 3

// dateWidth has room for the longest short date in the person's language.
func dateWidth() float32 {
	longest := ui.ShortDate(data.OnDay(data.DayOf(2020, 12, 28)))
	return fyne.MeasureText(longest, ui.SizeText, fyne.TextStyle{}).Width + 12
}

// neighbours lists what the same companies did right before and after.
func (p *Pane) neighbours(e *data.Event) []fyne.CanvasObject {
	var before, after []*data.Event
	passed := false
	for _, o := range p.corpus.Events {
		switch {
		case o == e:
			passed = true
		case !o.Date.Known() || !shares(o, e):
		case !passed:
			before = append(before, o)
		case len(after) < near:
			after = append(after, o)
		}
	}
	if len(before) > near {
		before = before[len(before)-near:]
	}
	all := append(before, after...)
	if len(all) == 0 {
		return nil
	}
	out := section(ui.T("detail.neighbours"))
	for _, o := range all {
		date := ui.NewLabel(ui.ShortDate(o.Date.Point()), ui.SizeText, ui.Muted)
		text := ui.NewParagraph(ui.SizeText, ui.Run{Text: o.Headline})
		out = append(out, ui.NewPress(ui.Pad(3, 0, 3, 0, ui.Hang(dateWidth(), date, text)), func() { p.OnEvent(o.ID) }))
	}
	return out
}

func shares(a, b *data.Event) bool {
	for _, c := range b.Companies {
		if a.Involves(c.Company) {
			return true
		}
	}
	return false
}
