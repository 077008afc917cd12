package extract

import (
	"slices"

	"yunshi/data"
	"yunshi/data/token"
)

// What a note is on stands in its head with the letters or the number under which its
// shares are traded: "Sinnet (300383 CH): the cloud does the work".

const (
	// coveredWeight is how many mentions it is worth to stand in the head so.
	coveredWeight = 20
	// coveredHead is within how many sentences the head ends, coveredLine how many tokens
	// one of its lines has at most.
	coveredHead, coveredLine = 5, 24
	// maxTicker is how many tokens stand in such brackets at most.
	maxTicker = 9
)

// exchanges are what brokers and exchanges call the place where a share is traded.
var exchanges = wordSet("us hk ch sh sz ss nasdaq nyse hkex sehk sse szse amex un uw uq")

// coveredIn is the only company whose shares the lines of the head name so, or "".
func (r *reading) coveredIn() (on data.CompanyID) {
	for i := range r.scenes[:min(coveredHead, len(r.scenes))] {
		sc := &r.scenes[i]
		if len(sc.toks) > coveredLine && !sc.callsItself() || sc.kind == data.Table {
			continue
		}
		for o := range sc.actorsNamed() {
			if !sc.traded(o.span) {
				continue
			}
			if on != "" && r.root(on) != r.root(o.id) {
				return ""
			}
			on = o.id
		}
	}
	return on
}

// callsItself reports whether a sentence says how a release calls who publishes it: "X (Nasdaq:
// ABC) (“X” or the “Company”) said today …".
func (sc *scene) callsItself() bool {
	for i := 1; i < len(sc.toks); i++ {
		if sc.isWord(i, "company") && sc.among(i-1, openingQuotes) {
			return true
		}
	}
	return false
}

// traded reports whether a name is that of shares, or brackets in it or right behind it name
// them.
func (sc *scene) traded(name span) bool {
	if name.end-name.first > 1 && exchanges.At(&sc.toks[name.end-1]) {
		return true // "KC US"
	}
	for i := name.first + 1; i <= name.end; i++ {
		if sc.ticker(i) {
			return true
		}
	}
	return false
}

// tickersIn counts the tokens of the brackets there that name shares: what stands around them is
// no farther apart for "X (3896.HK)(KC.O)".
func (sc *scene) tickersIn(in span) (n int) {
	for i := in.first; i < in.end; i++ {
		if !sc.ticker(i) {
			continue
		}
		for n++; !sc.isWord(i, ")"); i++ {
			n++
		}
	}
	return n
}

// ticker reports whether the brackets that open at token i name shares: an exchange with
// the letters or the number of a share beside it.
func (sc *scene) ticker(i int) bool {
	if !sc.isWord(i, "(") {
		return false
	}
	end := min(i+maxTicker, len(sc.toks))
	n := slices.IndexFunc(sc.toks[i:end], func(t token.Token) bool { return t.Lower == ")" })
	if n < 3 {
		return false
	}
	inside := sc.toks[i+1 : i+n]
	traded := false
	for k := range inside {
		at := exchanges.At(&inside[k])
		traded = traded || at
		if !at && inside[k].Kind == token.Word && !inside[k].Upper {
			return false
		}
	}
	return traded
}
