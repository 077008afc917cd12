package article

import (
	"strings"
	"unicode"

	"yunshi/data"
)

// rendering builds the text of a document that is not plain text, paragraph by
// paragraph, with a blank line between, so that offsets into it can be shown.
type rendering struct {
	b     strings.Builder
	paras []para
}

// add writes a paragraph and returns it; nil for one without ink. Runs of white
// space become one blank, except the line breaks of a table.
func (r *rendering) add(s string, m mark) *para {
	s = squeeze(s)
	if s == "" {
		return nil
	}
	r.gap()
	switch m {
	case hash:
		r.b.WriteString("# ")
	case bullet:
		r.b.WriteString("- ")
	}
	start := r.b.Len()
	r.b.WriteString(s)
	p := newPara(s, 0, len(s))
	p.span = data.Span{Start: start + p.span.Start, End: start + p.span.End}
	p.gap = true
	if m != noMark {
		p.mark = m
	}
	if p.span.Len() == 0 {
		return nil
	}
	r.paras = append(r.paras, p)
	return &r.paras[len(r.paras)-1]
}

// table writes rows as "| a | b |". One column or one row is no table and
// becomes paragraphs.
func (r *rendering) table(rows [][]string) {
	width := 0
	for _, row := range rows {
		width = max(width, len(row))
	}
	if width < 2 || len(rows) < 2 {
		for _, row := range rows {
			for _, cell := range row {
				r.add(cell, noMark)
			}
		}
		return
	}
	r.gap()
	start := r.b.Len()
	for i, row := range rows {
		if i > 0 {
			r.b.WriteByte('\n')
		}
		r.b.WriteByte('|')
		for _, cell := range row {
			r.b.WriteString(" " + strings.ReplaceAll(squeeze(cell), "|", "/") + " |")
		}
	}
	r.paras = append(r.paras, para{span: data.Span{Start: start, End: r.b.Len()}, gap: true, table: true, kind: data.Table})
}

func (r *rendering) gap() {
	if r.b.Len() > 0 {
		r.b.WriteString("\n\n")
	}
}

// squeeze turns runs of white space into one blank and drops other characters
// without ink.
func squeeze(s string) string {
	var b strings.Builder
	space := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			space = b.Len() > 0
		case r < ' ' || r == 0x7f || r == 0xfeff || r == 0x200b || r == 0xad:
		default:
			if space {
				b.WriteByte(' ')
				space = false
			}
			b.WriteRune(r)
		}
	}
	return b.String()
}

// document judges what was rendered.
func (r *rendering) document(src sources) *data.Document {
	text := r.b.String()
	doc := &data.Document{ID: idOf(src.name), Path: src.name, Text: text}
	j := judgeText(text, r.paras, src.known())
	j.fill(doc, src)
	return doc
}
