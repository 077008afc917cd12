// Package detail is the pane at the right: one event or one figure with its
// evidence, its sources and its neighbours in time.
package detail

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"yunshi/app/filter"
	"yunshi/app/ui"
	"yunshi/assets/look"
	"yunshi/data"
	"yunshi/data/library"
)

// Pane shows what is selected.
type Pane struct {
	// OnCompany, OnEvent and OnFigure are called when the person follows a chip,
	// a neighbour or a figure; OnURL for a source's page; OnRead for the article
	// around a piece of evidence.
	OnCompany func(data.CompanyID)
	OnEvent   func(data.EventID)
	OnFigure  func(data.FigureID)
	OnURL     func(string)
	OnRead    func(*data.Document, data.Span)
	// Kept tells what the person has said of what is shown; OnCommand is called
	// with the command that a pill stands for.
	Kept      func(library.Target) Kept
	OnCommand func(id string)
	// Whole gives a document its text.
	Whole func(*data.Document) *data.Document

	corpus *data.Corpus
	shown  data.Evidence // the evidence in sight, for Read
	again  bool
	column *fyne.Container
	root   *fyne.Container
	scroll *container.Scroll
}

// New returns an empty pane.
func New() *Pane {
	p := &Pane{corpus: &data.Corpus{}, column: ui.Column(0)}
	p.Kept = func(library.Target) Kept { return Kept{} }
	p.Whole = func(d *data.Document) *data.Document { return d }
	p.root, p.scroll = ui.Scrolled(ui.Pad(18, 20, 18, 20, p.column))
	p.Clear()
	return p
}

// Object returns the pane for the window's layout.
func (p *Pane) Object() fyne.CanvasObject { return ui.On(ui.Paper, p.root) }

// Clear says what to do where nothing is selected.
func (p *Pane) Clear() {
	p.shown = data.Evidence{}
	p.put(
		ui.NewParagraph(ui.SizeTitle, ui.Run{Text: ui.T("detail.empty"), Bold: true}),
		gap(8),
		ui.NewParagraph(ui.SizeText, ui.Run{Text: ui.T("detail.empty.how"), Role: ui.Muted}),
	)
}

func (p *Pane) put(objects ...fyne.CanvasObject) {
	p.column.Objects = objects
	p.root.Refresh()
	p.root.Layout.Layout(p.root.Objects, p.root.Size())
	if p.again {
		p.again = false
		return
	}
	p.scroll.ScrollToTop()
}

// Again has the next event or figure shown where the pane is scrolled to: it is
// the same one, of another corpus.
func (p *Pane) Again() { p.again = true }

func gap(h float32) fyne.CanvasObject { return ui.Fixed(1, h, ui.Grow(nil)) }

// ShowEvent shows an event of the corpus.
func (p *Pane) ShowEvent(c *data.Corpus, e *data.Event) {
	p.corpus = c
	p.event(e, p.best(e))
}

// best is the source to show first: an article, whose sentence can be lit,
// before a page that is only cited.
func (p *Pane) best(e *data.Event) int {
	for i, s := range e.Sources {
		if doc := p.corpus.Documents[s.Evidence.Document]; doc != nil && doc.Article() {
			return i
		}
	}
	return 0
}

// event shows the event with the evidence of its source number lit.
func (p *Pane) event(e *data.Event, lit int) {
	group := look.GroupOf(e.Type)
	first := []fyne.CanvasObject{ui.NewBadge(ui.T("type."+string(e.Type)), group)}
	if e.Modality != data.Fact && e.Modality != "" {
		first = append(first, ui.NewBadge(ui.T("modality."+string(e.Modality)), nil))
	}
	when := ui.Date(e.Date)
	if e.Place != "" {
		when += "  ·  " + e.Place
	}
	first = append(first, ui.Fixed(0, 22, ui.NewLabel(when, ui.SizeText, ui.Muted)))

	chips := ui.Flow(8)
	for _, part := range e.Companies {
		chips.Add(p.company(part))
	}
	out := []fyne.CanvasObject{
		ui.Flow(8, first...), gap(6),
		ui.NewParagraph(ui.SizeHeadline, ui.Run{Text: e.Headline, Bold: true}), gap(8),
		chips,
	}
	out = append(out, p.kept(library.OfEvent(e))...)
	out = append(out, p.figures(e)...)
	out = append(out, p.evidence(e, lit)...)
	out = append(out, p.sources(e)...)
	out = append(out, p.neighbours(e)...)
	p.put(out...)
}

func (p *Pane) company(part data.Participant) fyne.CanvasObject {
	name, other := filter.Names(p.corpus, part.Company)
	if other != "" {
		name += "  " + other
	}
	if part.Role != "" {
		name += "  ·  " + part.Role
	}
	return ui.NewPill(name, ui.Outlined, func() { p.OnCompany(part.Company) })
}

func section(title string) []fyne.CanvasObject {
	return []fyne.CanvasObject{gap(22), ui.Heading(title), gap(8)}
}

// evidence lights the sentence in its context; a row of a table has no text of
// its own, so its digest stands for it.
func (p *Pane) evidence(e *data.Event, lit int) []fyne.CanvasObject {
	if lit >= len(e.Sources) {
		return nil
	}
	src := e.Sources[lit]
	p.shown = src.Evidence
	doc := p.corpus.Documents[src.Evidence.Document]
	out := section(ui.T("detail.evidence"))
	var runs []ui.Run
	at := ""
	if doc != nil {
		runs, at = context(p.Whole(doc), src.Evidence)
	}
	if runs == nil {
		text := e.Digest
		if text == "" {
			text = src.Evidence.Text
		}
		out = append(out, ui.Quote(ui.NewParagraph(ui.SizeText, ui.Run{Text: text})))
		if doc != nil && byHand(doc) {
			return out
		}
		return append(out, gap(8), ui.NewParagraph(ui.SizeSmall, ui.Run{Text: ui.T("detail.digest"), Role: ui.Muted}))
	}
	note := at
	if e.DateReason != "" {
		how := e.DateReason
		if how == "set by hand" {
			how = ui.T("detail.handset")
		}
		note += "  ·  " + ui.T("detail.dated", ui.Args{"How": how})
	}
	if doc.Published.Known() {
		note += "  ·  " + ui.T("detail.article", ui.Args{"D": ui.ShortDate(doc.Published)})
	}
	return append(out,
		ui.Quote(ui.NewParagraph(ui.SizeText, runs...)), gap(8),
		caption(note, func() { p.Read() }))
}

func caption(text string, read func()) fyne.CanvasObject {
	return ui.NewPress(ui.Stack(
		ui.Pad(0, 32, 0, 0, ui.NewParagraph(ui.SizeSmall, ui.Run{Text: text, Role: ui.Muted})),
		ui.Line(0, ui.Grow(nil), ui.KeyCap("E")),
	), read)
}

// context returns the lit sentence between its neighbours in the same block, and
// where it stands. It is nil where the document is no article.
func context(doc *data.Document, ev data.Evidence) ([]ui.Run, string) {
	if doc == nil || !doc.Article() || ev.Span.Len() == 0 || ev.Span.End > len(doc.Text) {
		return nil, ""
	}
	lit, at := ev.Span, -1
	for i, s := range doc.Sentences {
		if s.Overlaps(ev.Span) {
			lit, at = data.Span{Start: min(s.Start, lit.Start), End: max(s.End, lit.End)}, i
			break
		}
	}
	runs := []ui.Run{{Text: clean(lit.Of(doc.Text)), Lit: true}}
	if at < 0 {
		return runs, ""
	}
	block := data.Span{End: len(doc.Text)}
	for _, b := range doc.Blocks {
		if b.Span.Contains(lit) {
			block = b.Span
		}
	}
	if at > 0 && block.Contains(doc.Sentences[at-1]) {
		runs = append([]ui.Run{{Text: clean(doc.Sentences[at-1].Of(doc.Text)) + " ", Role: ui.Muted}}, runs...)
	}
	if at+1 < len(doc.Sentences) && block.Contains(doc.Sentences[at+1]) {
		runs = append(runs, ui.Run{Text: " " + clean(doc.Sentences[at+1].Of(doc.Text)), Role: ui.Muted})
	}
	return runs, ui.T("detail.sentence", ui.Args{"N": at + 1, "All": len(doc.Sentences)})
}

// clean sets a sentence in one line: line ends within it are the file's, not
// the author's.
func clean(s string) string { return strings.Join(strings.Fields(s), " ") }

// Read opens the article around the evidence in sight, if there is one.
func (p *Pane) Read() {
	if doc := p.corpus.Documents[p.shown.Document]; doc != nil && doc.Article() {
		p.OnRead(doc, p.shown.Span)
	} else if doc != nil && doc.URL != "" {
		p.OnURL(doc.URL)
	}
}
