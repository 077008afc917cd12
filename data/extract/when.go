package extract

import (
	"slices"
	"strings"

	"yunshi/data"
	"yunshi/data/token"
)

// When an event happened and where: the dates of its sentence and of those beside.

// eventDate finds when it happened: the nearest date in the sentence that is not
// in the future, or the date that the sentences beside give for the announcement.
func (r *reading) eventDate(sc *scene, anchor, clause span, m data.Modality) (data.Date, string) {
	if sc.entry {
		return sc.dates[0].Date.Point(), r.reason(&sc.dates[0])
	}
	best := r.nearestDate(sc, anchor, clause)
	if best == nil && r.chronicle(sc) && !r.inFuture(sc.dates[0].Date) {
		best = &sc.dates[0]
	}
	if m == data.Plan && (best == nil || !clause.contains(best.first)) {
		if next := sc.ahead(anchor, clause); best == nil || next != nil && clause.contains(next.first) && next.Date.Bound != data.Before {
			best = next // a plan stands where it is to happen
		}
	}
	if best == nil {
		return r.untoldDate(sc, anchor, m)
	}
	if d, why := r.ofMonthTold(sc, best, clause); d.Known() {
		return d, why
	}
	if d, ok := sc.distance(); ok && best.first >= d.end && best.first-d.end <= occasionReach && best.end < anchor.first {
		if then := d.from(best.Date, 1); then.Known() {
			return then, "counted from " + r.reason(best) // "a week after the outage of June 3"
		}
	}
	if d, ok := sc.distance(); ok && best.end <= d.first && d.end <= anchor.first && best.Date.Precision == data.PrecisionDay {
		if then := d.from(best.Date, -1); then.Known() {
			return then, "counted from " + r.reason(best) // "announced on Wednesday, it came a day after A had cut"
		}
	}
	if m == data.Plan {
		if next, ok := r.toCome(sc, best, anchor); ok {
			return next, r.reason(best) + ", to come"
		}
	}
	return r.sofar(best.Date.Point(), m), r.reason(best)
}

// sofar cuts off what lies behind publication of the days on which something has happened:
// "this week".
func (r *reading) sofar(d data.Date, m data.Modality) data.Date {
	pub := r.doc.Published
	if m == data.Fact && d.Precision == data.PrecisionInterval && pub.Precision == data.PrecisionDay && d.Start <= pub.Start && pub.Start < d.End && d.End-d.Start < restOfWeek {
		return data.Interval(d.Start, pub.Start)
	}
	return d
}

// comes reports whether what stands before token i says how long after another thing one
// comes: "came a day after".
func (sc *scene) comes(i int) bool {
	return sc.among(i-1, comings) || sc.among(i-2, comings)
}

var comings = wordSet("come comes came coming follows followed following")

// ofMonthTold is when it happened by the month that the text spoke of before: "shut it the
// same month, and Y closed in June", "that September".
func (r *reading) ofMonthTold(sc *scene, best *date, clause span) (data.Date, string) {
	if !clause.contains(best.first) && sc.sameMonth(clause) {
		return r.thatMonth(sc)
	}
	if d, ok := r.thatYears(sc, best); ok {
		return d, r.reason(best) + ", of the year spoken of"
	}
	return data.Date{}, ""
}

// toCome is the month that a plan means by its name alone: "will be switched on in
// October" is the next October, though names of months mostly look back.
func (r *reading) toCome(sc *scene, d *date, anchor span) (data.Date, bool) {
	pub := r.doc.Published
	for it := range sc.each(r.c.say, r.c.issue, r.c.planned, r.c.report) {
		if it.form&pastForm != 0 && it.end <= d.first && (d.first-it.end <= 3 || d.first-it.end <= toldReach && sc.clauseOf(it.first).contains(d.first) && !sc.hasWord(span{it.end, d.first}, toldAhead)) {
			return data.Date{}, false // "that it promised in April", "announced a site of its own in April"
		}
	}
	if !d.Relative || sc.hasWord(d.span, whichMonth) || d.Date.Precision != data.PrecisionMonth || d.first < anchor.end || !pub.Known() || d.Date.End >= pub.Start || pub.Start-d.Date.End > daysOfYear {
		return data.Date{}, false
	}
	y, m, _ := d.Date.Start.Civil()
	return data.InMonth(y+1, m), true
}

// toldReach is how many words stand between what told of a plan and the month in which it did.
const toldReach = 9

// toldAhead are the words behind which a month is that of the plan.
var toldAhead = wordSet("will would to from starting beginning due that which")

// whichMonth are the words that say which one of the months of a name is meant.
var whichMonth = wordSet("last this past year years ago earlier same previous")

const daysOfYear = 366

// effective are types of what is dated by the day from which it holds, be it to come.
func effective(t data.EventType) bool {
	return t == data.Pricing || t == data.Policy || t == data.Leadership
}

// takesEffect is the day or month of the clause from which something told holds: "minus
// 15% from November 1".
func (r *reading) takesEffect(sc *scene, anchor, clause span) (data.Date, string) {
	if d := sc.ahead(anchor, clause); d != nil && clause.contains(d.first) && d.Date.Bound != data.Before && d.Date.Precision <= data.PrecisionMonth {
		return d.Date.Point(), r.reason(d)
	}
	return data.Date{}, ""
}

// untoldDate is when an event happened whose sentence names no date of its own.
func (r *reading) untoldDate(sc *scene, anchor span, m data.Modality) (data.Date, string) {
	if d, why := r.underDate(sc); d.Known() {
		return d, why
	}
	if sc.has(r.c.proud) && r.doc.Published.Precision == data.PrecisionDay && m == data.Fact {
		return r.doc.Published, "announced in an article of " + r.doc.Published.String()
	}
	if d, why := r.byOther(sc, anchor); d.Known() {
		return d, why
	}
	if d, why := r.ofItem(sc, m); d.Known() {
		return d, why
	}
	if d, why := r.ofPaper(sc); d.Known() {
		return d, why
	}
	return r.thatDay(sc)
}

// nearestDate is the date of a sentence nearest to the anchor, its clause's before
// others, that may date something told.
func (r *reading) nearestDate(sc *scene, anchor, clause span) *date {
	low, who := 1<<30, sc.whoTheyAre()
	var best *date
	for i := range sc.dates {
		d := &sc.dates[i]
		if !r.mayDate(sc, i) || sc.elsewhere(d.first, clause) || who.contains(d.first) && !who.contains(anchor.first) || sc.ofAmount(d, anchor, clause) || sc.frontedLater(d.span, clause) || sc.toldBefore(d.first, clause) || r.ofAnother(sc, d, anchor) || sc.ofFounding(d, anchor) {
			continue
		}
		cost := gap(d.span, anchor)
		if !clause.contains(d.first) {
			cost += 10
		}
		if d.Date.Precision == data.PrecisionFiscalYear {
			cost += 8
		}
		if cost < low {
			low, best = cost, d
		}
	}
	return best
}

// toldBefore reports whether a date stands in an "as" clause other than the given one that
// says what somebody had said before: "…, as X had told its users in January".
func (sc *scene) toldBefore(i int, clause span) bool {
	c := sc.clauseOf(i)
	if c == clause || !sc.isWord(c.first, "as") {
		return false
	}
	for k := c.first; k < i; k++ {
		if sc.isWord(k, "had") {
			return true
		}
	}
	return false
}

// ofAnother reports whether a date behind what is told is that of another thing, which comes
// into it only: "on the model unveiled on March 16", "after tests that began in May".
func (r *reading) ofAnother(sc *scene, d *date, anchor span) bool {
	if d.first < anchor.end {
		return false
	}
	i := d.first - 1
	if sc.among(i, datePrepositions) {
		i--
	}
	if i > anchor.end && sc.pastDeed(anchor.first) && sc.participle(i) && !sc.endsAt(i+1, r.c.say, r.c.issue, r.c.report, r.c.cameout) {
		return true
	}
	after := false // "after an employee leaked in May", not "gone after the firm in May"
	for k := anchor.end; k+2 < d.first; k++ {
		switch {
		case sc.isWord(k, ",") && k > anchor.end:
			after = false
		case sc.isWord(k, "after") && unitDays[sc.word(k-1)]+unitMonths[sc.word(k-1)] == 0:
			for n := k + 1; n < i && !after; n++ {
				after = sc.pastDeed(n) || n == k+1 && (sc.among(n, whoseThing) || strings.HasSuffix(sc.word(n), "ing"))
			}
		}
	}
	return after
}

// participle reports whether the verb at token i, in the past tense, only tells more of the thing
// before it.
func (sc *scene) participle(i int) bool {
	before := &sc.toks[i-1]
	return sc.pastDeed(i) && before.Kind == token.Word && !before.Upper && sc.part[i-1] == 0 && !sc.among(i-1, beforeFinite)
}

// whoseThing are words behind which something is named that all know of.
var whoseThing = wordSet("the its their his her")

// beforeFinite are words between which and a date a verb is no participle of a thing.
var beforeFinite = wordSet("and or but has had have was were is are be been being which that who it they he she we i then also first , ' to not")

// ofFounding reports whether a date tells since when there is a company or a thing
// to which something else happens: "QingCloud, founded in 2012, listed yesterday".
func (sc *scene) ofFounding(d *date, anchor span) bool {
	i := d.first - 1
	if sc.among(i, datePrepositions) {
		i--
	}
	if sc.isWord(i, "up") {
		i--
	}
	return !anchor.contains(i) && sc.among(i, foundings)
}

var (
	foundings        = wordSet("founded established formed created born incorporated set")
	datePrepositions = wordSet("in on since of")
)

// mayDate reports whether the i-th date of a sentence is one that something told
// can have happened on.
func (r *reading) mayDate(sc *scene, i int) bool {
	d := &sc.dates[i]
	return !d.Duration && d.Date.Known() && d.Date.Bound != data.Before && !d.ofYears() && !sc.isWord(d.first-1, "within") && !sc.isWord(d.first-1, "than") && !r.inFuture(d.Date) && !sc.datelineDate(i) && !sc.recordSince(d)
}

// ofYears reports whether a date is a stretch of years that reaches up to the news: "more than in
// the past decade".
func (d *date) ofYears() bool {
	return d.Relative && d.Date.Precision == data.PrecisionInterval && d.Date.Bound == data.Exactly && d.Date.End-d.Date.Start > 2*daysOfYear
}

// newsDated reports whether the clause, or the opening of its sentence, tells a day, a
// month or a quarter on which something may have happened, be it that the publication
// does not tell which one "on Monday" was. How things stood on a day ("as of June 30")
// is no news.
func (r *reading) newsDated(sc *scene, clause span) bool {
	for i := range sc.dates {
		d := &sc.dates[i]
		if d.Duration || d.first != 0 && !clause.contains(d.first) || sc.datelineDate(i) || d.Date.Bound == data.Before || r.balanceDay(sc, d) {
			continue
		}
		days := d.Date.End - d.Date.Start
		if !d.Date.Known() && d.Relative || d.Date.Known() && (d.Date.Precision <= data.PrecisionQuarter || days <= longMonth) {
			return true
		}
	}
	return false
}

// longMonth is how many days lie between the first and the last of a month at most.
const longMonth = 31

// balanceDay reports whether things are counted on a day: "by the end of June", and
// where a sentence opens so, "as of June 30".
func (r *reading) balanceDay(sc *scene, d *date) bool {
	at := d.first
	if sc.isWord(at-1, "of") && sc.isWord(at-2, "as") {
		at -= 2
	}
	return sc.isWord(at, "as") && at == 0 || sc.among(d.first-1, deadlines) || sc.among(d.first, deadlines)
}

var deadlines = wordSet("end by until till late")

// recordSince reports whether a date only tells how long a thing had not happened:
// "for the first time since 2005".
func (sc *scene) recordSince(d *date) bool {
	return d.Date.Bound == data.After && sc.among(d.first-1, records)
}

var records = wordSet("time lowest highest biggest largest smallest slowest fastest most least worst best")

// frontedLater reports whether a date opens a clause behind the given one, and so
// dates that: "…, and in July it set up a company".
func (sc *scene) frontedLater(d, clause span) bool {
	if d.first < clause.end {
		return false
	}
	c := sc.clauseOf(d.first)
	if c == clause || d.first-c.first > 3 {
		return false
	}
	if c.first > 0 && d.first-c.first <= 2 && sc.among(d.end, pronouns) {
		return true // "…, in the same quarter of last year it was 5 million"
	}
	w := sc.word(c.first)
	return w == "and" || w == "but" || w == "while"
}

// ofAmount reports whether the date is only when an amount far from the anchor was
// measured: "where services were worth 600 million in 2009".
func (sc *scene) ofAmount(d *date, anchor, clause span) bool {
	if clause.contains(d.first) && gap(d.span, anchor) <= ownDate || d.Date.Precision != data.PrecisionYear {
		return false
	}
	return slices.ContainsFunc(sc.sums, func(s sum) bool { return s.end <= d.first && d.first-s.end <= 2 && sumClass[s.Kind] != atCount })
}

// ownDate is how near in its clause a year beside an amount still dates an event.
const ownDate = 8

// ahead is the date nearest to the anchor, in its clause if there is one, whatever it is: for plans that the text
// dates only by what is to come.
func (sc *scene) ahead(anchor, clause span) *date {
	low, who := 1<<30, sc.whoTheyAre()
	var best *date
	for i := range sc.dates {
		d := &sc.dates[i]
		if d.Duration || who.contains(d.first) || !d.Date.Known() || sc.datelineDate(i) || d.Date.Bound == data.After || d.Date.Precision == data.PrecisionInterval {
			continue // "over the next three years" is how long it takes
		}
		cost := gap(d.span, anchor)
		if !clause.contains(d.first) {
			cost += 20
		}
		if cost < low {
			low, best = cost, d
		}
	}
	return best
}

func (r *reading) reason(d *date) string {
	if d.Anchor != "" {
		return d.Anchor
	}
	return "“" + d.Of(r.doc.Text) + "”"
}

// restOfWeek is how many days of "this week" may lie after publication.
const restOfWeek = 7

// inFuture reports whether the date lies after publication, in whole or, for a
// stretch of time, in part.
func (r *reading) inFuture(d data.Date) bool {
	if !r.doc.Published.Known() {
		return false
	}
	return d.Start > r.doc.Published.End || d.Precision == data.PrecisionInterval && d.End > r.doc.Published.End+restOfWeek
}

// datelineDate reports whether the date belongs to a dateline: "BEIJING, May 22,
// 2025 - …" says when the story was written, not when the thing happened.
func (sc *scene) datelineDate(i int) bool {
	d := &sc.dates[i]
	if d.first > 8 || d.end >= len(sc.toks) {
		return false
	}
	if sc.nth <= 1 && sc.isWord(d.first-1, ",") && sc.isWord(d.end, "(") {
		for k := d.end + 1; k+1 < len(sc.toks) && k <= d.end+4; k++ {
			if sc.isWord(k, ")") && sc.toks[k+1].Upper {
				return true // "NEWSLINE, Nov. 26 (Ann Lee) The firm …"
			}
		}
	}
	for k := d.end; k < len(sc.toks) && k < d.end+5; k++ {
		switch sc.toks[k].Lower {
		case "-", "–", "—", "--":
			return true
		case "(", ")", "reuters", "xinhua", "afp", "ap":
			continue
		}
		return false
	}
	return false
}

// placeNear is the place named nearest to the anchor; a city before a country.
func (sc *scene) placeNear(anchor span) string {
	name, low := "", 1<<30
	for _, p := range sc.places {
		if sc.isWord(p.end, "-") {
			continue // "US-listed"
		}
		cost := gap(p.span, anchor)
		if p.end <= anchor.first {
			cost += 4
		}
		if p.country {
			cost += 20
		}
		if cost < low {
			name, low = p.name, cost
		}
	}
	return name
}
