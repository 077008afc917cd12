package extract

import (
	"iter"
	"slices"
	"strings"

	"yunshi/data"
	"yunshi/data/token"
)

// A broker's note speaks of what its house expects beside what a company reports.

// ratingWords are advice in capitals that the head of a note gives.
var ratingWords = map[string]bool{
	"BUY": true, "SELL": true, "HOLD": true, "ADD": true, "REDUCE": true, "ACCUMULATE": true, "NEUTRAL": true, "OUTPERFORM": true,
	"UNDERPERFORM": true, "OVERWEIGHT": true, "UNDERWEIGHT": true,
}

// houseWords end or stand in the name of a broker.
var houseWords = wordSet("research securities international capital markets partners bank brokerage equity equities advisors asset investments holdings")

// noteHead is how many blocks may stand before the head of a note ends, and
// maxNoteHead how long it is at most, in bytes.
const (
	noteHead    = 5
	maxNoteHead = 160
)

// house is the firm whose note the document is, "" where it is none or the firm is
// not told.
func (r *reading) house() string {
	publisher := r.brokerIn(r.doc.Publisher)
	for line := range r.noteHeads() {
		switch {
		case publisher != "" && (givesRating(line) || rated(line)):
			return publisher // a broker's page that rates the share in its head
		case !rated(line):
			continue
		}
		if name := r.brokerOf(line); name != "" {
			return name
		}
		for head := range r.noteHeads() {
			if !strings.Contains(head, "|") {
				continue
			}
			if name := r.brokerOf(head); name != "" {
				return name // "Harbour Securities | Equity research" above the title
			}
		}
		return r.doc.Publisher // who puts out a note that names no other house wrote it
	}
	return ""
}

// noteHeads are the lines with which the document opens that may be a note's head.
func (r *reading) noteHeads() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, b := range r.doc.Blocks[:min(noteHead+1, len(r.doc.Blocks))] {
			if line := b.Span.Of(r.doc.Text); len(line) <= maxNoteHead && !yield(line) {
				return
			}
		}
	}
}

// brokerOf is the broker that a part of a line names.
func (r *reading) brokerOf(line string) string {
	for part := range strings.SplitSeq(line, "|") {
		if name := r.brokerIn(strings.TrimSpace(part)); name != "" {
			return name
		}
	}
	return ""
}

// rated reports whether a line gives a rating and a price: "26 Aug 2021 | HOLD | TP US$28".
func rated(line string) bool {
	if !slices.ContainsFunc(targets, func(s string) bool { return strings.Contains(line, s) }) {
		return false // most lines
	}
	return strings.Contains(line, "Rating: ") || givesRating(line)
}

// givesRating reports whether a line has a word of advice in capitals.
func givesRating(line string) bool {
	for _, w := range strings.FieldsFunc(line, func(r rune) bool { return r == ' ' || r == '|' || r == '/' || r == '(' || r == ')' || r == ',' }) {
		if ratingWords[w] {
			return true
		}
	}
	return false
}

// targets announce the price that a note aims at.
var targets = []string{"TP ", "TP: ", "PT ", "PT: ", "Px ", "arget", "nitiat"}

// brokerIn is the broker that a publisher's name names: itself, or who stands in
// brackets behind the site that passes notes on.
func (r *reading) brokerIn(name string) string {
	if i := strings.IndexByte(name, '('); i >= 0 && strings.HasSuffix(name, ")") {
		name = name[i+1 : len(name)-1]
	}
	if r.isResearch(name) {
		return name
	}
	for _, t := range token.Split(name) {
		if houseWords.At(&t) {
			return name
		}
	}
	return ""
}

// ourReach is how far before an amount "our" may stand.
const ourReach = 7

var (
	// ourWords may stand between "our" and its amount.
	ourWords = wordSet("e est estimate estimates estimated forecast forecasts model number numbers previous old new prior of for at rev revenue revenues sales profit loss net cloud capex guess")
	// houseVerbs are what a house does with its numbers.
	houseVerbs = wordSet("take 're 've 'd look pencil cut raise trim lift keep have had are were expect model forecast see estimate est put assume pencil now still raised trimmed lifted kept expected")
	// guided are words for what the company itself expects.
	guided = wordSet("guide guides guided guidance guiding mgmt management company targets target wants")
)

// houseSpeaks reports whether a number of a note is what its house expects: "vs our
// RMB1.2bn", "we cut 2022E revenue to 12bn", "FY23E rev now 11bn".
func (r *reading) houseSpeaks(sc *scene, f *figureDraft) bool {
	if r.whole.house == "" || len(sc.toks) == 0 || sc.kind == data.Table || f.compared {
		return false
	}
	if sc.ours(f.at.first) || sc.isWord(f.at.first-1, "est") || sc.isWord(f.at.first-1, ".") && sc.isWord(f.at.first-2, "est") {
		return true // "2Q est. RMB22.9bn"
	}
	if of := r.figureBefore(f); of != nil && f.Metric == data.Growth && of.Issuer == r.whole.house && f.at.first-of.at.end <= maxAside {
		return true
	}
	clause := sc.clauseOf(f.at.first)
	for i := clause.first; i < clause.end; i++ {
		if guided.At(&sc.toks[i]) {
			return false
		}
		if i < f.at.first && sc.isWord(i, "we") && sc.among(i+1, houseVerbs) {
			return true
		}
	}
	// "We take 2021E revenue down to 9.1 billion and look for 12.4 billion in 2022"
	return sc.estimateMark(f.Period) || sc.isWord(0, "we") && sc.among(1, houseVerbs) && !sc.actsIn(clause)
}

// ours reports whether "our" stands before token i, but for words of estimating and dates.
func (sc *scene) ours(i int) bool {
	for k := i - 1; k >= 0 && i-k <= ourReach; k-- {
		if sc.isWord(k, "our") {
			return true
		}
		if sc.part[k]&partDate == 0 && !sc.among(k, ourWords) {
			return false
		}
	}
	return false
}

// houseActs reports whether the house does something with its numbers there: "we now
// have", "we're at".
func (sc *scene) houseActs(in span) bool {
	for i := in.first; i < in.end; i++ {
		if sc.isWord(i, "we") && (sc.among(i+1, houseVerbs) || sc.among(i+2, houseVerbs)) {
			return true
		}
	}
	return false
}

// consensusAside reports whether a number in brackets is what the market's analysts had
// expected: "+55% Y/Y (cons. +50%)", "RMB1.2bn (consensus: RMB1.1bn)".
func (sc *scene) consensusAside(at span) bool {
	for i := at.first - 1; i >= 0 && i >= at.first-4; i-- {
		switch sc.toks[i].Lower {
		case "cons", "consensus":
			return sc.isWord(i-1, "(") || sc.isWord(i-1, "vs") || sc.isWord(i-2, "vs")
		case ".", ":", "at", "of", "was", "+", "est", "estimate", "rmb", "$":
			continue
		}
		return false
	}
	return false
}

// expected makes a figure what others expected of the one before.
func (r *reading) expected(sc *scene, f, of *figureDraft) {
	f.Period, f.Kind = of.Period, data.ForecastKind
	if !sc.isWord(0, "we") {
		f.Issuer = unnamedAnalysts
	}
}

// consensus is who expects what the market's analysts do on average.
const consensus = "consensus"

// moneyBefore is the last figure of money in the same sentence.
func (r *reading) moneyBefore(f *figureDraft) *figureDraft {
	for k := len(r.figures) - 1; k >= 0 && r.figures[k].scene == f.scene; k-- {
		if sumUnit(r.figures[k].Unit) == atMoney {
			return r.figures[k]
		}
	}
	return nil
}

var (
	// beats part a rate from the hopes that it compares with: "1% shy of our …".
	beats = wordSet("shy short ahead above below better worse of than > <")
	hoped = wordSet("expected forecast predicted estimated anticipated consensus foreseen hoped")
	hopes = wordSet("our us ours consensus cons cons. street estimate estimates expectation expectations forecast forecasts guidance")
)

// besideHopes reports whether a percentage is how far a number lies from what was
// expected: no growth.
func (sc *scene) besideHopes(at span) bool {
	i := at.end
	for i < len(sc.toks) && i < at.end+3 && beats.At(&sc.toks[i]) {
		i++
	}
	if sc.isWord(at.first-1, "the") && beats.At(&sc.toks[max(0, at.first-2)]) {
		for k := at.end; k < len(sc.toks) && k < at.end+5; k++ {
			if hoped.At(&sc.toks[k]) {
				return true // "ahead of the 18% growth that analysts had expected"
			}
		}
	}
	return i > at.end && (sc.among(i, hopes) || (sc.isWord(i, "the") || sc.isWord(i, "analysts")) && (sc.among(i+1, hopes) || sc.among(i+2, hopes)))
}

// revision reports whether a percentage in brackets behind what a house expects tells
// how it changed its mind.
func (r *reading) revision(sc *scene, at span, last *figureDraft) bool {
	return last != nil && r.whole.house != "" && last.Issuer == r.whole.house && last.scene == sc.index && (sc.isWord(at.first-1, "(") || sc.isWord(at.first-2, "("))
}

// aheadOf gives the figure that a sentence without a metric of its own goes on about
// with what others expected of it: "We were at 2.1bn", "Street was at 2.7bn".
func (r *reading) aheadOf(i int, at span) *figureDraft {
	sc := &r.scenes[i]
	if !sc.isWord(at.first-1, "at") && !sc.isWord(at.first-1, "had") || at.first > 5 {
		return nil
	}
	who := sc.word(0)
	if who == "the" {
		who = sc.word(1)
	}
	if who != "street" && who != "consensus" && (who != "we" || r.whole.house == "") {
		return nil
	}
	for k := len(r.figures) - 1; k >= 0 && r.figures[k].scene >= i-2; k-- {
		if f := r.figures[k]; sumUnit(f.Unit) == atMoney && r.scenes[f.scene].block == sc.block {
			return f
		}
	}
	return nil
}
