package quantity

import (
	"strings"

	"yunshi/data"
	"yunshi/data/token"
)

// bare makes of a number without a unit a Count with its noun, or a Number, unless
// it is a date, a name, a version or the like.
func (s *scan) bare(i int, a *amount) bool {
	j := a.end
	if s.identifier(i, j, &a.num) || !s.durations && s.duration(j) || s.nearMonth(i, j, &a.num) {
		return false
	}
	a.kind, a.rule = Number, "number"
	k := j
	if e, end := s.match(j, qualifierAfter); e != nil && s.follows(j, end) {
		k = end // "1,000+ customers", "5 or more firms"
	}
	if span, end, ok := s.counted(k, &a.num); ok {
		a.kind, a.rule, a.noun, a.end = Count, "count", span, end
	}
	if a.num.han && a.kind != Count {
		return false
	}
	// The pronoun "one" is no number.
	return !(a.num.spelled && a.kind == Number && !a.num.scaled && a.num.mant <= 1 && !s.hedgedAt(i))
}

// identifier reports whether the bare number in tokens i to j-1 names a thing:
// "No. 1", "Windows 10", "0700.HK", "4G", "400-801-3260", "16:33".
func (s *scan) identifier(i, j int, n *num) bool {
	if s.gluedBefore(i) || s.gluedAfter(j, n) || s.listed(i, j, n) {
		return true
	}
	if s.lower(i-1) == "+" && s.touches(i-1) && s.kind(j) == token.Number {
		return true // "+86 10 …"
	}
	if t := s.t[i].Lower; n.plain && len(t) > 1 && t[0] == '0' {
		return true
	}
	return !n.scaled && s.labelled(i)
}

// listed reports whether the number starts an item of a list: "1. Cisco …".
func (s *scan) listed(i, j int, n *num) bool {
	if !n.plain || n.mant >= 100 || s.kind(i-1) != token.Break || s.kind(j+1) != token.Word {
		return false
	}
	return (s.lower(j) == "." || s.lower(j) == ")") && s.touches(j-1)
}

// labelled reports whether the word before the number makes it a name.
func (s *scan) labelled(i int) bool {
	p := i - 1
	if s.lower(p) == "." && s.touches(p-1) {
		p-- // "No. 1"
	}
	return s.is(p, label) && (s.kind(p) != token.Han || s.touches(p))
}

// gluedBefore looks at what touches the number before token i.
func (s *scan) gluedBefore(i int) bool {
	if !s.touches(i-1) || i == s.joined {
		return false
	}
	switch p := s.at(i - 1); p.Lower {
	case "-", "/", "–":
		return s.touches(i-2) && (s.kind(i-2) == token.Word || s.kind(i-2) == token.Number)
	case "=", "\\", "&":
		return true
	}
	return false
}

// gluedAfter looks at what touches the number from token j on.
func (s *scan) gluedAfter(j int, n *num) bool {
	if e, _ := s.match(j, qualifierAfter); e != nil || !s.touches(j-1) {
		return false // "30-odd"
	}
	next, after := s.at(j), s.kind(j+1)
	switch {
	case next.Kind == token.Word || next.Kind == token.Number:
		return !n.han
	case next.Lower == "°" || next.Lower == "'":
		return true
	case next.Kind != token.Punct || !s.touches(j):
		return false
	case next.Lower == "-" || next.Lower == "/":
		return after == token.Number || after == token.Word && n.plain
	case strings.Contains(".:_@", next.Lower):
		return after == token.Number || after == token.Word
	}
	return false
}

// duration reports whether a unit of time follows; package temporal reads those.
func (s *scan) duration(j int) bool {
	for k := 0; k < 2; k++ {
		if e, _ := s.match(j+k, timeWord); e != nil {
			return true
		}
		if !s.is(j+k, durationWord) {
			return false
		}
	}
	return false
}

// nearMonth reports whether the number is a day or a year beside a month.
func (s *scan) nearMonth(i, j int, n *num) bool {
	if !n.plain {
		return false
	}
	if s.is(j, month) && (s.capitalised(j) || n.mant > 31) && n.mant < 2100 {
		return true
	}
	p := i - 1
	for s.lower(p) == "." || s.lower(p) == "," || (s.kind(p) == token.Number && p > i-4) || s.lower(p) == "the" {
		p--
	}
	return s.is(p, month) && s.capitalised(p)
}

// yearLike reports whether n may be a year.
func (n *num) yearLike() bool { return n.plain && 1900 <= n.mant && n.mant < 2100 && n.exp == 0 }

// counted finds the noun phrase that a number counts, at token j: the words up
// to the first plural. It gives the phrase and the token after it.
func (s *scan) counted(j int, n *num) (data.Span, int, bool) {
	if s.kind(j) == token.Han {
		return s.countedHan(j, n)
	}
	if n.han || s.lower(j) == "-" {
		return data.Span{}, j, false
	}
	for k := j; k < j+6; k++ {
		if s.kind(k) != token.Word {
			if k == j || !s.joins(k) {
				break
			}
			continue
		}
		if s.is(k, stop) || s.is(k, timeWord) || s.is(k, small) {
			break
		}
		if s.plural(k) {
			return data.Span{Start: s.t[j].Start, End: s.t[k].End}, k + 1, true
		}
	}
	return data.Span{}, j, false
}

// joins reports whether token k is a sign that makes one of the words around it: "R&D".
func (s *scan) joins(k int) bool {
	switch s.lower(k) {
	case "-", "/", "&":
		return s.touches(k-1) && s.touches(k)
	}
	return false
}

// plural guesses from the ending.
func (s *scan) plural(k int) bool {
	w := s.t[k].Lower
	if s.is(k, irregular) {
		return true
	}
	if s.is(k, singular) || len(w) < 3 || w[len(w)-1] != 's' || s.lower(k+1) == "-" && s.touches(k) {
		return false
	}
	return len(w) == 3 || !strings.ContainsRune("sui'", rune(w[len(w)-2]))
}

// countedHan reads what a number counts in Chinese: a classifier, a noun or both.
func (s *scan) countedHan(j int, n *num) (data.Span, int, bool) {
	k := j
	start := s.t[j].Start
	found := false
	if e, end := s.match(k, classifier); e != nil {
		if n.han && !n.scaled && n.mant < 10 {
			return data.Span{}, j, false // 一个 is hardly a count
		}
		k, found = end, true
	}
	for m := k; m < k+4 && s.kind(m) == token.Han; m++ {
		if e, end := s.match(m, noun); e != nil {
			if found {
				start = s.t[m].Start
			}
			return data.Span{Start: start, End: s.t[end-1].End}, end, true
		}
	}
	if !found {
		return data.Span{}, j, false
	}
	return data.Span{Start: start, End: s.t[k-1].End}, k, true
}
