package extract

import (
	"yunshi/data"
	"yunshi/data/temporal"
	"yunshi/data/token"
)

// A timeline tells each thing under its date: "15 May 2024. X opens …", "MAY 6" on a line
// of its own, "2011 Y founds …". What stands under a date happened on it, unless it says
// another.

// itemHead is how a block opens with the date that it is told under.
type itemHead uint8

const (
	noHead    itemHead = iota
	bareHead           // "1998 Wang Song founds the company"
	signHead           // "2014: …", "15 May 2024. …", "21 May, morning. …"
	aloneHead          // nothing else on the line: the date of the lines below it
)

// enoughItems is how many blocks with such a head make a timeline; of dates with nothing
// behind them but the next word it takes more.
const (
	enoughItems     = 2
	enoughBareItems = 3
)

// dateItems tells the sentences of a timeline which date they stand under.
func (r *reading) dateItems() {
	var marked, bare int
	heads := r.room.heads[:0]
	for i := range r.scenes {
		h := noHead
		if sc := &r.scenes[i]; i == 0 || r.scenes[i-1].block != sc.block {
			h = r.headOf(i)
		}
		heads = append(heads, h)
		switch h {
		case bareHead:
			bare++
		case signHead, aloneHead:
			marked++
		}
	}
	r.room.heads = heads
	if marked < enoughItems && bare+marked < enoughBareItems {
		return
	}
	var under *date // the head that the block stands under
	alone := false  // and that stands above it
	for i := range r.scenes {
		sc := &r.scenes[i]
		switch h := heads[i]; {
		case h == bareHead && bare+marked < enoughBareItems:
			under = nil
		case h != noHead:
			r.completeHead(&sc.dates[0], under)
			under, alone = &sc.dates[0], h == aloneHead
		case i > 0 && r.scenes[i-1].block == sc.block, alone && sc.kind == data.Body:
		default:
			under = nil
		}
		if under != nil && under.Date.Known() && sc.kind != data.Table {
			sc.under = under
		}
	}
}

// headOf is how the block opens whose first sentence is the i-th.
func (r *reading) headOf(i int) itemHead {
	sc := &r.scenes[i]
	if sc.kind == data.Table || len(sc.dates) == 0 {
		return noHead
	}
	d := &sc.dates[0]
	if !mayHead(d) || !sc.opensPlainly(d.first) {
		return noHead
	}
	goesOn := i+1 < len(r.scenes) && r.scenes[i+1].block == sc.block
	at := d.end
	if sc.isWord(at, ",") && sc.among(at+1, partsOfDay) {
		at += 2 // "21 May, morning"
	}
	sign := at
	for at < len(sc.toks) && (marks.At(&sc.toks[at]) || headSigns.At(&sc.toks[at])) {
		at++
	}
	switch {
	case at == len(sc.toks) && !goesOn:
		return aloneHead
	case at == len(sc.toks), goesOn && sc.timeOnly(d):
		return signHead
	case sc.kind != data.Body:
		return noHead
	case at > sign && !(sc.isWord(sign, ",") && at == sign+1):
		return signHead
	case at == sign && sc.toks[at].Upper:
		return bareHead
	}
	return noHead
}

// mayHead reports whether a date may be what a block stands under: a day, a month or a year.
func mayHead(d *date) bool {
	if d.Duration || d.Topical || d.Kind != temporal.Point {
		return false
	}
	if !d.Date.Known() {
		return d.Relative // a day without its year
	}
	return d.Date.Bound == data.Exactly && (fine(d.Date) || d.Date.Precision == data.PrecisionYear)
}

// opensPlainly reports whether nothing but marks stands before token i.
func (sc *scene) opensPlainly(i int) bool {
	for k := range i {
		if !marks.At(&sc.toks[k]) {
			return false
		}
	}
	return true
}

// timeOnly reports whether a sentence is but a date and, behind a comma, a word or two on the
// time of day: "21 May, some hours later."
func (sc *scene) timeOnly(d *date) bool {
	return sc.isWord(d.end, ",") && len(sc.toks)-d.end <= headRest && len(sc.orgs) == 0 && len(sc.sums) == 0 && !sc.anyAmong(finite)
}

// headRest is how many tokens may stand behind the date in such a sentence.
const headRest = 7

var (
	marks      = wordSet("* ** _ [ ( ) ] • # = == ===")
	headSigns  = wordSet(": - – — | . ,")
	partsOfDay = wordSet("morning noon midday afternoon evening night later midnight")
)

// completeHead gives a head without a year the one that follows from the heads before it, of
// which one has a year: the same, or the next where its month was over then.
func (r *reading) completeHead(d, before *date) {
	if !d.Relative || before == nil || before.Relative || !before.Date.Known() {
		return
	}
	y, m, _ := before.Date.Start.Civil()
	open := r.inYear(d, y)
	if _, month, _ := open.Start.Civil(); open.Known() && month < m && before.Date.Precision != data.PrecisionYear {
		if next := r.inYear(d, y+1); !r.inFuture(next) {
			open = next
		}
	}
	if open.Known() {
		d.Date, d.Relative = open, false
	}
}

// inYear is what a day or a month without a year means in the given one, or no date.
func (r *reading) inYear(d *date, year int) data.Date {
	text := d.Of(r.doc.Text)
	found := temporal.Find(text, token.Split(text), temporal.Reference{Published: data.InYear(year), Past: true})
	if len(found) != 1 || !fine(found[0].Date) || !data.InYear(year).Contains(found[0].Date) {
		return data.Date{}
	}
	return found[0].Date
}

// underDate is the date that a sentence stands under in a timeline.
func (r *reading) underDate(sc *scene) (data.Date, string) {
	if sc.under == nil {
		return data.Date{}, ""
	}
	return sc.under.Date.Point(), r.reason(sc.under)
}
