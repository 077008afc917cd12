package extract

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"yunshi/data"
	"yunshi/data/token"
)

// What a row's label says.

// named is the company named in a label, and whether the label is its name alone.
func (t *tableReader) named(label data.Span) (who data.CompanyID, alone bool) {
	at := locate(t.sc.toks, label)
	for i := sort.Search(len(t.sc.orgs), func(i int) bool { return t.sc.orgs[i].first >= at.first }); i < len(t.sc.orgs) && t.sc.orgs[i].first < at.end; i++ {
		o := t.sc.orgs[i]
		if o.kind != data.Actor || who != "" && t.bracketed(o.span, at) && t.root(o.id) != who {
			continue // "AWS (Sinnet/NWCD)" is AWS, but "China Telecom (Tianyi Cloud)" the cloud
		}
		who, alone = o.id, alone || o.span == at
	}
	return who, alone
}

// bracketed reports whether a bracket is open at a name in a label.
func (t *tableReader) bracketed(name, label span) bool {
	for i := name.first - 1; i >= label.first; i-- {
		switch t.sc.toks[i].Lower {
		case "(", "（":
			return true
		case ")", "）":
			return false
		}
	}
	return false
}

// rowLabel is what a row's label says of its cells.
type rowLabel struct {
	who         data.CompanyID
	segment     string
	loss, grows bool // a loss, or a rate of growth
	released    data.Date
}

// salesLabel reports whether a label is "operating income", as reports in Chinese
// call their sales when they are translated word by word.
func salesLabel(label []token.Token) bool {
	return len(label) >= 2 && label[0].Lower == "operating" && label[1].Lower == "income"
}

// cutAside parts a cell of a number and another in brackets: "29.9%（33.5%）".
func cutAside(text string, cell data.Span) (main, aside data.Span) {
	s := cell.Of(text)
	i := strings.IndexAny(s, "(（")
	if i <= 0 || !strings.HasSuffix(s, ")") && !strings.HasSuffix(s, "）") {
		return cell, data.Span{}
	}
	_, open := utf8.DecodeRuneInString(s[i:])
	_, closing := utf8.DecodeLastRuneInString(s)
	main, aside = data.Span{Start: cell.Start, End: cell.Start + i}, data.Span{Start: cell.Start + i + open, End: cell.End - closing}
	if v, _ := cellNumber(aside.Of(text)); v == nil {
		return cell, data.Span{}
	}
	return main, aside
}

// partRow reports whether a row below a company's revenue tells a part of it: its
// label is a market's name, or is indented, and measures nothing itself.
func (t *tableReader) partRow(cell data.Span, items []item, metric data.Metric) bool {
	if t.metric != data.Revenue || metric != "" && metric != data.MarketSize {
		return false
	}
	if s := strings.ToLower(cell.Of(t.doc.Text)); strings.Contains(s, "o/w") || strings.Contains(s, "of which") {
		return true
	}
	indented := cell.Start > 0 && t.doc.Text[cell.Start-1] == ' '
	return indented && slices.ContainsFunc(items, func(it item) bool { return it.class == t.c.cloud })
}
