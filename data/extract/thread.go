package extract

import (
	"cmp"
	"slices"
	"strings"

	"yunshi/data"
	"yunshi/data/token"
)

// Whose document it is. A broker's note is on one company, a call is one's own, a chronicle
// goes on about whom it began with: each paragraph goes back to it, and whom it names on the
// way doesn't take the word.

// ownerOfText is the one company that a note is on or that speaks on a call, or "".
func (r *reading) ownerOfText() data.CompanyID {
	if !r.isNote() && (len(r.heroes) == 0 || !r.ofCall()) {
		return cmp.Or(r.publisher(), r.speakerOfHead())
	}
	for i := range r.scenes {
		sc := &r.scenes[i]
		if sc.block > noteHead {
			break
		}
		if first := sc.firstNamed(); first != nil && sc.kind != data.Table {
			return first.id
		}
	}
	return ""
}

// publisher is who a release says that it calls "the Company", or "".
func (r *reading) publisher() data.CompanyID {
	for i := range r.scenes[:min(coveredHead, len(r.scenes))] {
		if sc := &r.scenes[i]; sc.callsItself() {
			return r.coveredIn()
		}
	}
	return ""
}

// speakerOfHead is the one company that the lines over a call without a title name, which are
// left out: "Transcripts > KC (Kingsoft Cloud)", "Q1 2025 earnings call".
func (r *reading) speakerOfHead() (who data.CompanyID) {
	if len(r.scenes) == 0 || r.scenes[0].kind == data.Title {
		return ""
	}
	call := false
	for _, b := range r.doc.Blocks[:min(len(r.doc.Blocks), noteHead)] {
		if b.Kind == data.Body {
			break
		}
		toks := token.Append(nil, r.doc.Text, b.Span.Start, b.Span.End)
		call = call || headsCall(toks)
		named, _ := r.reg.ReadInto(nil, r.doc.Text, toks)
		for _, m := range named {
			c := r.reg.Company(m.Company)
			if c == nil || c.Kind != data.Actor {
				continue
			}
			if who != "" && r.root(who) != r.root(c.ID) {
				return ""
			}
			who = c.ID
		}
	}
	if !call {
		return ""
	}
	return who
}

// headsCall reports whether a line says that what is below was said on a call: "Call us" doesn't.
func headsCall(toks []token.Token) bool {
	for i := range toks {
		if transcripts.At(&toks[i]) || i > 0 && toks[i].Lower == "call" && callKinds.At(&toks[i-1]) {
			return true
		}
	}
	return false
}

var (
	transcripts = wordSet("transcript transcripts")
	callKinds   = wordSet("earnings results conference analyst analysts investor investors quarterly")
)

// isNote reports whether the head of the document gives a rating, be its house told or not.
func (r *reading) isNote() bool {
	if r.whole.house != "" {
		return true
	}
	for line := range r.noteHeads() {
		if rated(line) {
			return true
		}
	}
	return false
}

// firstNamed is the first company that a sentence names as one that acts, or nil.
func (sc *scene) firstNamed() (first *org) {
	for o := range sc.actorsNamed() {
		if !o.aside && (first == nil || o.first < first.first) {
			first = o
		}
	}
	return first
}

// openThread notes to whom the paragraphs go back.
func (r *reading) openThread() {
	r.whole.chronicle = r.surveyChronicle()
	if r.whole.owner = r.ownerOfText(); r.whole.owner != "" {
		r.thread = []data.CompanyID{r.whole.owner}
	}
}

// stays reports whether a sentence leaves whom the text speaks of as it was, whomever it names.
func (r *reading) stays(sc *scene) bool {
	return r.chronicle(sc) || r.staysWithOwner(sc)
}

// staysWithOwner reports whether a sentence of a note stands in a paragraph that a label makes
// one on the note's company, whomever it names.
func (r *reading) staysWithOwner(sc *scene) bool {
	if r.whole.owner == "" || r.ofCall() || sc.kind != data.Body {
		return false
	}
	first := sc.index
	for first > 0 && r.scenes[first-1].block == sc.block {
		first--
	}
	return r.scenes[first].labelled()
}

// ofCall reports whether the title says that the text is what was said on a call.
func (r *reading) ofCall() bool {
	title := strings.ToLower(r.doc.Title)
	return strings.Contains(title, "transcript") || strings.Contains(title, "call") && (r.onResults() || strings.Contains(title, "conference") || r.titledPeriod())
}

// labelled reports whether a paragraph that begins with the sentence opens with a label that
// names nobody, "Customers: …", "M&A: …": in a note it is on the company of the note.
func (sc *scene) labelled() bool {
	for i := range sc.toks {
		switch {
		case i > labelWords:
			return false
		case sc.isWord(i, ":"):
			return i > 0
		case sc.part[i]&partOrg != 0 || peerWords.At(&sc.toks[i]):
			return false
		}
	}
	return false
}

// labelWords is how many words a label has at most.
const labelWords = 4

// peerWords head what a note says of others.
var peerWords = wordSet("peers peer comps sector others rivals competition competitors industry")

// chronicleItems is how many paragraphs that open with their date make a chronicle.
const chronicleItems = 4

// surveyChronicle notes whether the paragraphs of the body open with dates, one after the other.
func (r *reading) surveyChronicle() bool {
	items, others := 0, 0
	for i := range r.scenes {
		sc := &r.scenes[i]
		if sc.kind != data.Body || i > 0 && r.scenes[i-1].block == sc.block {
			continue
		}
		if sc.opensDated() {
			items++
		} else {
			others++
		}
	}
	return items >= chronicleItems && items >= others
}

// opensDated reports whether a sentence opens with a bare date that is no part of it: "2014
// The firm opens …", "May 2017 A stake goes …".
func (sc *scene) opensDated() bool {
	if len(sc.dates) == 0 || sc.dates[0].first != 0 || sc.dates[0].Duration || sc.dates[0].end >= len(sc.toks) {
		return false
	}
	next := &sc.toks[sc.dates[0].end]
	return next.Kind == token.Word && next.Upper || datedSigns.At(next)
}

// backToThread is whom a sentence goes back to, or nil: whose document it is, where a
// paragraph begins; whom a chronicle goes on about, where an item does.
func (r *reading) backToThread(i int, focus []data.CompanyID) []data.CompanyID {
	sc := &r.scenes[i]
	if i == 0 || sc.kind != data.Body || r.scenes[i-1].block == sc.block {
		return nil
	}
	switch {
	case r.whole.owner != "" && len(r.thread) == 1:
		return r.thread
	case r.whole.chronicle && sc.opensDated():
		if r.thread == nil {
			r.thread = []data.CompanyID{}
			if len(focus) == 1 && r.namedUpTo(i, focus[0]) {
				r.thread = slices.Clone(focus)
			}
		}
		if len(r.thread) > 0 {
			return r.thread
		}
	}
	return nil
}

// namedUpTo reports whether a company is named before scene i.
func (r *reading) namedUpTo(i int, id data.CompanyID) bool {
	return slices.ContainsFunc(r.scenes[max(0, i-lookBack):i], func(sc scene) bool { return sc.names(id) })
}

// unitOfGroup is the cloud unit that "the group's cloud arm" means by its first word already, or "".
func (r *reading) unitOfGroup(sc *scene, it item, focus []data.CompanyID) data.CompanyID {
	i := it.end
	if !sc.isWord(i, "'s") || !sc.isWord(i+1, "cloud") {
		return ""
	}
	if sc.isWord(i+2, "computing") {
		i++
	}
	if !r.isUnitWord(sc.word(i + 2)) {
		return ""
	}
	return cmp.Or(r.unitOf(focus), r.unnamedUnit(focus))
}

// turnsBack reports whether a paragraph that begins with scene i goes back to whom
// the story is about, from a company that it names but here and there.
func (r *reading) turnsBack(i int, focus []data.CompanyID) bool {
	if len(focus) == 0 || len(r.about) == 0 || i == 0 {
		return false
	}
	if before := &r.scenes[i-1]; r.chronicle(&r.scenes[i]) && !r.chronicle(before) && !before.hasActor() {
		return true // a chronicle that is of nobody else is of him whom the title names
	}
	if len(focus) == 1 && len(r.heroes) == 1 && r.ownReport() && r.scenes[i-1].block != r.scenes[i].block && r.root(focus[0]) != r.root(r.heroes[0]) {
		return true // in a call each speaker speaks of the company whose call it is
	}
	if len(focus) != 1 || r.scenes[i-1].kind != data.Body || r.scenes[i].block == r.scenes[i-1].block || r.scenes[i-1].asksAfter(focus[0]) {
		return false
	}
	for _, t := range r.about {
		if r.root(t) == r.root(focus[0]) {
			return false
		}
	}
	return r.named[focus[0]]*inPassingShare <= r.named[r.about[0]]
}

// asksAfter reports whether a short question is about a company, so that the answer is, too:
// "And X?"
func (sc *scene) asksAfter(id data.CompanyID) bool {
	return len(sc.toks) <= askedWords && sc.isWord(len(sc.toks)-1, "?") && sc.names(id)
}

// askedWords is how many tokens such a question has at most.
const askedWords = 8

// inPassingShare is how many times as often whom a story is about is named.
const inPassingShare = 3
