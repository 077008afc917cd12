package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"yunshi/data"
	"yunshi/data/token"
)

// Headlines in the words of the text: they begin with whoever acts, go on with a verb, and
// stop where a sentence may.

// headliner writes the headline of an event from the sentence that tells it.
type headliner struct {
	*reading
	*scene
	d       *draft
	within  span     // the clause that tells it, with the words before a bracket that it begins in
	finites []answer // by token: whether it is a verb of a main clause, once asked
}

func (r *reading) headliner(d *draft) *headliner {
	h := &headliner{reading: r, scene: &r.scenes[d.scene], d: d, within: d.clause}
	r.room.finites = append(r.room.finites[:0], make([]answer, len(h.toks))...)
	h.finites = r.room.finites
	if around := h.aroundRelative(h.clauseIndex(d.anchor.first)); around.first < h.within.first {
		h.within.first = around.first
	}
	if h.within.first < len(h.toks) && h.bracketed()[h.within.first] {
		h.within.first = 0
	}
	return h
}

// clause is the clause that tells the event from its subject on, or "" where that makes no
// sentence. Where no company is the subject, it is what the clause begins with.
func (h *headliner) clause() string {
	find := h.actor
	if h.d.typ == data.Policy {
		find = h.state
	}
	if s, ok := find(); ok {
		if text := h.from(s); fits(text) {
			return text
		}
	}
	if s, ok := h.opener(); ok {
		return h.naming(h.from(s), s.first)
	}
	return ""
}

// sentence is the whole sentence where it is one and short, else "".
func (h *headliner) sentence() string {
	if h.scene.kind == data.Table {
		return ""
	}
	first := 0
	for first < len(h.toks) && h.toks[first].Kind != token.Word && h.toks[first].Kind != token.Number {
		first++
	}
	if first == len(h.toks) || h.among(first, boundaries) || h.among(first, incomplete) {
		return ""
	}
	text := h.doc.Text[h.toks[first].Start:h.toks[len(h.toks)-1].End]
	if len(text) > tooLong || !balanced(text) || !h.hasVerb(span{first, len(h.toks)}) {
		return ""
	}
	return h.naming(tidy(text), first)
}

// tooLong is the length in bytes of what makes no headline even when it is tidied.
const tooLong = 8 * maxHeadline

// balanced reports whether each quotation mark and bracket in a text has its other.
func balanced(text string) bool {
	return strings.Count(text, "\"")%2 == 0 && !slices.ContainsFunc(twoSided, func(p [2]string) bool { return strings.Count(text, p[0]) != strings.Count(text, p[1]) })
}

var twoSided = [][2]string{{"“", "”"}, {"(", ")"}, {"（", "）"}}

// naming puts whom the event is about before what is told of something else, or gives "" where
// that doesn't fit.
func (h *headliner) naming(text string, first int) string {
	named := len(h.d.companies) == 0 || slices.ContainsFunc(h.orgs, func(o org) bool {
		return !o.meant && slices.Contains(h.d.companies, o.id) && strings.Contains(text, h.phrase(h.scene, o.span))
	})
	if text != "" && !named {
		if h.among(first, lowered) {
			text = strings.ToLower(text[:1]) + text[1:]
		}
		text = string(h.d.companies[0]) + ": " + text
	}
	if !fits(text) {
		return ""
	}
	return text
}

// subject is what a headline begins with: a name, and the tokens that it stands for.
type subject struct {
	name string
	span
	goesOn bool // further words belong to it: "the stock of X"
	meant  bool // not named there
}

// actor is the company before the anchor that the clause is about: the first in its clause, or
// else the sentence's first, of whom the clause then goes on to tell.
func (h *headliner) actor() (subject, bool) {
	var in, out *org
	for o := range h.actors() {
		if o.aside || o.first >= h.d.anchor.first || h.dealtWith(o.first) || h.among(o.first, notSubject) {
			continue
		}
		if h.within.contains(o.first) && (in == nil || o.first < in.first) {
			in = o
		}
		if out == nil || o.first < out.first {
			out = o
		}
	}
	switch {
	case in != nil && in.meant:
		name, owner := string(in.id), h.among(in.first, theirWords)
		if owner {
			name += "'s"
		}
		return subject{name, in.span, owner, true}, !h.joinedTo(in.first) && !(h.isWord(in.first, "it") && h.introduces(in.end))
	case in != nil:
		all := h.listed(in)
		return subject{h.phrase(h.scene, all), all, h.among(all.end, possessive), false}, !h.joinedTo(all.first)
	case out != nil:
		at := span{out.first, h.within.first}
		for at.end < h.d.anchor.first && (h.among(at.end, boundaries) || h.among(at.end, resuming)) {
			at.end++
		}
		name := string(out.id)
		if !out.meant {
			name = h.phrase(h.scene, out.span)
		}
		return subject{name, at, false, true}, at.end > h.within.first
	}
	return subject{}, false
}

// listed is the whole list that a company stands in: "SAP, Oracle and IBM".
func (h *headliner) listed(in *org) span {
	all := in.span
	for k := range h.orgs {
		o := &h.orgs[k]
		if o.meant || !h.within.contains(o.first) {
			continue
		}
		if o.first > all.end && h.onlyJoins(all.end, o.first) {
			all.end = o.end
		}
	}
	for k := len(h.orgs) - 1; k >= 0; k-- {
		o := &h.orgs[k]
		if !o.meant && h.within.contains(o.first) && o.end < all.first && h.onlyJoins(o.end, all.first) {
			all.first = o.first
		}
	}
	return all
}

// onlyJoins reports whether nothing but "and" and commas stands between two.
func (h *headliner) onlyJoins(from, to int) bool {
	for i := from; i < to; i++ {
		if !h.among(i, andWords) && !h.isWord(i, ",") && !h.among(i, articles) {
			return false
		}
	}
	return h.among(to-1, andWords) || h.isWord(to-1, ",") || h.among(to-2, andWords)
}

// joinedTo reports whether what begins at token i is but the last of several.
func (h *headliner) joinedTo(i int) bool {
	if h.among(i-1, articles) {
		i--
	}
	return i-1 > h.within.first && h.among(i-1, andWords)
}

// state is the public body before the anchor with the words that belong to it ("the Chinese
// government").
func (h *headliner) state() (subject, bool) {
	at := span{-1, -1}
	for it := range h.scene.each(h.c.gov, atGov) {
		if it.first <= h.d.anchor.first && it.first >= h.within.first && !h.dealtWith(it.first) {
			at = it.span
		}
	}
	if at.first < 0 {
		return subject{}, false
	}
	for at.first > h.within.first && at.end-at.first < 4 {
		t := &h.toks[at.first-1]
		first, _ := utf8.DecodeRuneInString(h.doc.Text[t.Start:])
		if t.Kind != token.Word || h.part[at.first-1]&partDate != 0 || cutWords.At(t) || t.Lower != "the" && !unicode.IsUpper(first) {
			break
		}
		at.first--
	}
	return subject{h.phrase(h.scene, at), at, true, false}, !h.dealtWith(at.first) && !h.among(at.first, cutWords)
}

// opener is the first word of the clause, behind what only says when or where.
func (h *headliner) opener() (subject, bool) {
	at := h.within.first
	for at < h.d.anchor.first && (h.among(at, boundaries) || h.among(at, resuming) || h.toks[at].Kind == token.Punct) {
		at++
	}
	if h.among(at, cutWords) || h.part[at]&partDate != 0 {
		comma := slices.IndexFunc(h.toks[at:h.d.anchor.first], func(t token.Token) bool { return t.Lower == "," })
		if comma < 0 || comma > farVerb {
			return subject{}, false
		}
		at += comma + 1
	}
	ok := at < h.d.anchor.first && !h.among(at, cutWords) && !h.among(at, notOpener) && !h.isWord(at-1, "whose") && !h.isWord(at-1, "if") && h.part[at]&partDate == 0 && !h.finite(at)
	return subject{h.phrase(h.scene, span{at, at + 1}), span{at, at + 1}, true, false}, ok
}

// dealtWith reports whether what begins at token i is what a word before it deals with.
func (h *headliner) dealtWith(i int) bool {
	if h.among(i-1, articles) || h.among(i-1, possessive) {
		i--
	}
	return h.among(i-1, objectOf) || i > 0 && h.deed(i-1)
}

// introduces reports whether "it" before token i stands for what follows: "it was here that".
func (h *headliner) introduces(i int) bool {
	if !h.among(i, beWords) {
		return false
	}
	for k := i + 1; k < i+farThat; k++ {
		if h.isWord(k, "that") || h.isWord(k, "who") {
			return true
		}
	}
	return false
}

// How many words may stand between a subject and its verb, and between "it was" and "that".
const (
	farVerb = 12
	farThat = 5
)

// from is the headline that begins with a subject, or "" where no verb follows.
func (h *headliner) from(s subject) string {
	skip := h.skipped(s)
	verb := h.predicate(s, skip)
	if verb < 0 {
		return ""
	}
	if h.isWord(s.end, ",") && (h.isWord(verb-1, ",") || h.among(verb-1, whichWho)) { // an aside, or what is told in one
		fill(skip, span{s.end, verb})
	}
	var b strings.Builder
	b.WriteString(s.name)
	told := max(verb, h.d.anchor.end)
	if family(h.d.rule) == supposition && !s.meant {
		told = verb // what speaks most for an event need not tell it
	}
	var ends []int // where it may stop
	for i := s.end; i < h.within.end; i++ {
		if i > told && h.mayStop(i, verb) {
			ends = append(ends, b.Len())
			if h.among(i, relatives) {
				if best := longestFitting(b.String(), ends); best != "" {
					return best // what follows is detail
				}
			}
		}
		if b.Len() > tooLong {
			break
		}
		if skip[i] {
			continue
		}
		t := &h.toks[i]
		if i > 0 && (t.Start > h.toks[i-1].End && !strings.HasSuffix(b.String(), " ") || skip[i-1] && t.Lower != ",") {
			b.WriteByte(' ')
		}
		b.WriteString(strings.ReplaceAll(h.doc.Text[t.Start:t.End], "\n", " "))
	}
	if b.Len() <= tooLong && !h.unfinished(h.within.end, verb) && !h.among(h.within.end-1, resuming) {
		ends = append(ends, b.Len())
	}
	return longestFitting(b.String(), ends)
}

// longestFitting is the longest of the beginnings of s that fit, or "".
func longestFitting(s string, ends []int) string {
	for i := len(ends) - 1; i >= 0; i-- {
		if t := tidy(s[:ends[i]]); fits(t) && balanced(t) {
			return t
		}
	}
	return ""
}

// predicate is the finite verb with which a headline goes on behind its subject, or -1 where
// something else follows. What is no company may go on for some words before: "the stock of X".
func (h *headliner) predicate(s subject, skip []bool) int {
	end := min(h.within.end, s.end+farVerb)
	for i := s.end; i < end; i++ {
		switch {
		case skip[i]:
		case h.isWord(i, ","):
			closing := slices.IndexFunc(h.toks[i+1:h.within.end], func(t token.Token) bool { return t.Lower == "," })
			if h.among(i+1, whichWho) && h.finite(i+2) && (closing < 0 || h.d.anchor.first <= i+closing) {
				return i + 2
			}
			if closing < 0 || closing > farVerb {
				return -1
			}
			i += closing + 1
			end = min(h.within.end, i+farVerb)
		case h.finite(i):
			return i
		case s.goesOn && (!h.among(i, cutWords) || h.among(i, joining)), h.among(i, adverbs), adverb(h.toks[i].Lower), h.isWord(i, "of"), h.isWord(i-1, "of"):
		default:
			return -1
		}
	}
	return -1
}

// finite reports whether token i is a verb of a main clause.
func (h *headliner) finite(i int) bool {
	if i < 0 || i >= len(h.finites) {
		return false
	}
	is := &h.finites[i]
	if *is == unasked {
		*is = answered(h.findFinite(i))
	}
	return *is == yes
}

func (h *headliner) findFinite(i int) bool {
	if h.among(i, finiteWords) {
		return true
	}
	attribute := h.among(i-1, articles) || h.among(i-1, theirWords) || i > 0 && h.toks[i-1].Kind == token.Number && h.part[i-1]&partDate == 0 // "40 certified engineers"
	return !attribute && (h.deed(i) || strings.HasSuffix(h.word(i), "ed") && h.part[i] == 0)
}

// deed reports whether token i is a verb in the past or in the present of a third person.
func (h *headliner) deed(i int) bool {
	if i < 0 || i >= len(h.toks) || h.among(i+1, possessive) {
		return false // "banks' reliance"
	}
	return h.part[i] == 0 && pasts().At(&h.toks[i]) || h.anyDeed(span{i, i + 1})
}

func (h *headliner) hasVerb(in span) bool {
	for i := in.first; i < in.end; i++ {
		if h.finite(i) {
			return true
		}
	}
	return false
}
