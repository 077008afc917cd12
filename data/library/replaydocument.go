package library

import (
	"slices"
	"strings"

	"yunshi/data"
)

// document does an act to a document. A corpus that Library made was read with
// its dates and paragraphs already; then nothing is left to do here.
func (r *replay) document(id data.DocumentID) {
	d := r.c.Documents[id]
	if r.act.Kind == Remove {
		r.removed[id] = true
		if d != nil {
			delete(r.c.Documents, id)
			r.forget(id)
		}
		return
	}
	if d == nil {
		if !r.removed[id] {
			r.conflict("", "the document is not in the library")
		}
		return
	}
	cp := *d
	switch r.act.Kind {
	case SetDate:
		if err := setDate(&cp, r.act.New); err != nil {
			r.conflict("", "%v", err)
			return
		}
	case Paragraph:
		if !takeBack(&cp, r.act.New) {
			r.conflict("", "the paragraph is not in the document any more")
			return
		}
	}
	r.c.Documents[id] = &cp
}

// forget takes out what only that document tells.
func (r *replay) forget(id data.DocumentID) {
	for i, e := range r.events.items {
		if e == nil || !slices.ContainsFunc(e.Sources, func(s data.Source) bool { return s.Evidence.Document == id }) {
			continue
		}
		e = r.events.own(i)
		if e.Sources = slices.DeleteFunc(e.Sources, func(s data.Source) bool { return s.Evidence.Document == id }); len(e.Sources) == 0 {
			r.events.take(i, "")
		}
	}
	for i, f := range r.figures.items {
		if f != nil && f.Evidence.Document == id {
			r.figures.take(i, "")
		}
	}
}

func setDate(d *data.Document, edtf string) error {
	date, err := data.ParseDate(edtf, 12)
	if err != nil {
		return err
	}
	d.Published, d.PublishedFrom = date, "set by hand"
	return nil
}

// takeBack makes the block with that text a part of the body; the spaces within
// do not count.
func takeBack(d *data.Document, paragraph string) bool {
	want := strings.Join(strings.Fields(paragraph), " ")
	for i, b := range d.Blocks {
		if (b.Kind == data.Boilerplate || b.Kind == data.Body) && strings.Join(strings.Fields(b.Span.Of(d.Text)), " ") == want {
			d.Blocks = slices.Clone(d.Blocks)
			d.Blocks[i].Kind, d.Blocks[i].Reason = data.Body, ""
			return true
		}
	}
	return false
}

// handPrefix begins the ids of documents that a person typed.
const handPrefix = "hand-"

func isByHand(id data.DocumentID) bool { return strings.HasPrefix(string(id), handPrefix) }

// ByHand is the evidence of what a person adds without an article: the words
// typed are the document.
func ByHand(words string) data.Evidence {
	words = strings.Join(strings.Fields(words), " ")
	return data.Evidence{
		Document: data.DocumentID(handPrefix + data.HashID(words)), Span: data.Span{Start: 0, End: len(words)}, Text: words, Rule: "by hand",
	}
}

func handDocument(e data.Evidence) *data.Document {
	span := data.Span{Start: 0, End: len(e.Text)}
	return &data.Document{
		ID: e.Document, Title: "Added by hand", Text: e.Text, Blocks: []data.Block{{Span: span, Kind: data.Table}},
		Sentences: []data.Span{span}, Relevant: true,
	}
}
