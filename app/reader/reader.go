// Package reader shows an article as it was read: its body, with the sentence
// that says a thing lit, and what was left out as boilerplate muted.
package reader

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"yunshi/app/ui"
	"yunshi/data"
)

// New returns the article and a function that scrolls to the lit stretch, to be
// called once the article has its size. Back takes a paragraph back from the
// boilerplate; nil offers it not.
func New(doc *data.Document, lit data.Span, back func(paragraph string)) (fyne.CanvasObject, func()) {
	column := ui.Column(10)
	if by := byline(doc); by != "" {
		column.Add(ui.NewParagraph(ui.SizeSmall, ui.Run{Text: by, Role: ui.Muted}))
	}
	var target fyne.CanvasObject
	for _, b := range doc.Blocks {
		p := block(doc, b, lit)
		if p == nil {
			continue
		}
		if b.Span.Overlaps(lit) && target == nil {
			target = p
		}
		if b.Kind == data.Boilerplate && back != nil {
			text := b.Span.Of(doc.Text)
			p = ui.Beside(p, ui.NewPill(ui.T("reader.back"), ui.Plain, func() { back(text) }))
		}
		column.Add(p)
	}
	root, scroll := ui.Scrolled(ui.Pad(0, 12, 12, 0, column))
	return root, func() { reveal(root, scroll, target) }
}

func reveal(root *fyne.Container, scroll *container.Scroll, target fyne.CanvasObject) {
	root.Layout.Layout(root.Objects, root.Size())
	if target == nil {
		return
	}
	y := target.Position().Y - scroll.Size().Height/3
	scroll.ScrollToOffset(fyne.NewPos(0, max(0, y)))
}

func byline(doc *data.Document) string {
	var parts []string
	for _, s := range []string{doc.Publisher, doc.Author} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	if doc.Published.Known() {
		parts = append(parts, ui.Date(doc.Published))
	}
	return strings.Join(parts, "  ·  ")
}

func block(doc *data.Document, b data.Block, lit data.Span) fyne.CanvasObject {
	if b.Span.End > len(doc.Text) {
		return nil
	}
	size, run := ui.SizeText, ui.Run{}
	switch b.Kind {
	case data.Title:
		size, run.Bold = ui.SizeTitle, true
	case data.Heading:
		run.Bold = true
	case data.Boilerplate, data.Byline:
		run.Role = ui.Muted
	}
	var runs []ui.Run
	add := func(s data.Span, on bool) {
		if text := clean(s.Of(doc.Text)); strings.TrimSpace(text) != "" {
			r := run
			r.Text, r.Lit = text, on
			runs = append(runs, r)
		}
	}
	if b.Span.Overlaps(lit) {
		in := data.Span{Start: max(b.Span.Start, lit.Start), End: min(b.Span.End, lit.End)}
		add(data.Span{Start: b.Span.Start, End: in.Start}, false)
		add(in, true)
		add(data.Span{Start: in.End, End: b.Span.End}, false)
	} else {
		add(b.Span, false)
	}
	if runs == nil {
		return nil
	}
	return ui.NewParagraph(size, runs...)
}

// clean sets line ends within a block as spaces, keeping those at its ends so
// that neighbouring runs do not run together.
func clean(s string) string { return strings.NewReplacer("\r\n", " ", "\n", " ", "\t", " ").Replace(s) }
