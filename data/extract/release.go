package extract

import (
	"slices"
	"strings"

	"yunshi/data"
)

// When results, rankings and forecasts came out.

// ownRelease reports whether the document is what somebody published itself, so that its
// numbers came out with it.
func (r *reading) ownRelease(who string) bool {
	id, ok := r.reg.Resolve(r.doc.Publisher)
	return ok && who != "" && r.doc.Published.Precision == data.PrecisionDay && r.root(id) == r.root(data.CompanyID(who))
}

// studyDate is when a study told in the given sentence came out: results told on a
// call, with it; a forecast, with its firm's count.
func (r *reading) studyDate(typ data.EventType, who string, best *figureDraft) (data.Date, string) {
	if d, why := r.underDate(&r.scenes[best.scene]); fine(d) || d.Known() && typ != data.FinancialResult {
		return d, why
	}
	if r.onCall() && (typ == data.FinancialResult || typ == data.Forecast && !r.isResearch(who)) {
		if d := r.releasedIn(best.scene, best); d != nil && d.Date.Precision == data.PrecisionDay && r.scenes[best.scene].besideRelease(d.span, gap) {
			return d.Date, r.reason(d) // "as you saw in yesterday's release"
		}
		return r.callDay()
	}
	if typ == data.Forecast && who != "" {
		for _, k := range r.numbers {
			counted := k.typ == data.MarketData && k.issuer == who
			if (counted || r.ownResult(k, who)) && k.date.Known() {
				return k.date, k.reason
			}
		}
	}
	if r.releasedIn(best.scene, best) == nil {
		if d, why := r.thatDay(&r.scenes[best.scene]); d.Precision == data.PrecisionDay && d.Known() {
			return d, why // "it reported on the same day"
		}
	}
	if typ != data.Forecast || !r.ownPaper(who) {
		if d, why := r.releaseDate(best); d.Known() || !r.ownPaper(who) {
			return d, why
		}
	}
	return r.doc.Published, "published by " + who + " on " + r.doc.Published.String()
}

// ownResult reports whether an event is the results of the company that foresees.
func (r *reading) ownResult(d *draft, who string) bool {
	return d.typ == data.FinancialResult && len(d.companies) > 0 && r.root(d.companies[0]) == r.root(data.CompanyID(who))
}

// ownPaper reports whether the document is the firm's own, of a known day.
func (r *reading) ownPaper(who string) bool {
	return who != "" && r.doc.Published.Precision == data.PrecisionDay && strings.EqualFold(strings.TrimSpace(r.doc.Publisher), who)
}

// dateOutlooks gives what a company foresees of itself the day of its results.
func (r *reading) dateOutlooks() {
	for _, d := range r.numbers {
		if d.typ != data.Forecast || d.date.Known() || len(d.companies) == 0 {
			continue
		}
		for _, o := range r.numbers {
			if o.typ == data.FinancialResult && o.date.Known() && len(o.companies) > 0 && r.root(o.companies[0]) == r.root(d.companies[0]) {
				d.date, d.reason = o.date, o.reason
			}
		}
	}
}

// resultsDated reports whether it is told when the results of a company came out that foresees.
func (r *reading) resultsDated(d *draft) bool {
	return len(d.companies) > 0 && slices.ContainsFunc(r.numbers, func(k *draft) bool { return k.date.Known() && r.ownResult(k, string(d.companies[0])) })
}

// releaseSentences is how far into the body a results story names its day.
const releaseSentences = 8

// releaseDate is the day on which numbers were made public: a day, or a month
// named beside a word of publishing, in the evidence or in the sentences near it.
func (r *reading) releaseDate(of *figureDraft) (data.Date, string) {
	scene := of.scene
	for n, near := range [][]int{{scene, scene - 1, scene + 1, scene - 2, scene + 2}, {scene, scene + 1, scene - 1, scene + 2, scene + 3}, r.whole.lead} { // beside it, or else in the lead
		for _, i := range near {
			if n == 0 && !r.tellsRelease(i) {
				continue // first the sentences that speak of a report
			}
			if n == 2 && r.isResearch(of.Issuer) && !r.tellsCount(i, of.Issuer) {
				continue // the lead tells of something else
			}
			d := r.releasedIn(i, of)
			if n == 0 && d == nil {
				d = r.openingDay(&r.scenes[i])
			}
			if d != nil {
				return d.Date, r.reason(d)
			}
		}
	}
	return data.Date{}, ""
}

// tellsRelease reports whether sentence i says that a report came out: "On the evening of
// April 26 it disclosed its annual report".
func (r *reading) tellsRelease(i int) bool {
	if i < 0 || i >= len(r.scenes) || !r.scenes[i].has(r.c.result) {
		return false
	}
	sc := &r.scenes[i]
	return sc.has(r.c.report) || sc.has(r.c.cameout) || sc.has(r.c.issue)
}

// dayTold is the day just before publication that a sentence names which gives one of the
// figures of results: no period is a day, so it is when they came out.
func (r *reading) dayTold(figures []*figureDraft) (data.Date, string) {
	if r.doc.Published.Precision != data.PrecisionDay {
		return data.Date{}, ""
	}
	for _, f := range figures {
		sc := &r.scenes[f.scene]
		for k := range sc.dates {
			d := &sc.dates[k]
			if d.Date.Precision == data.PrecisionDay && d.Date.Bound == data.Exactly && r.mayDate(sc, k) && r.doc.Published.Start-d.Date.Start <= freshNews && !r.balanceDay(sc, d) {
				return d.Date, r.reason(d)
			}
		}
	}
	return data.Date{}, ""
}

// freshNews is how many days old the results are at most that are the day's news.
const freshNews = 3

// tellsCount reports whether a sentence speaks of research, or names who counted.
func (r *reading) tellsCount(i int, issuer string) bool {
	sc := &r.scenes[i]
	return sc.has(r.c.research) || sc.has(atResearch) || slices.ContainsFunc(sc.orgs, func(o org) bool { return string(o.id) == issuer })
}

// openingDay is the day that a sentence opens with, or nil.
func (r *reading) openingDay(sc *scene) *date {
	for k := range sc.dates {
		if d := &sc.dates[k]; d.first <= openingReach && d.Date.Precision == data.PrecisionDay && d.Date.Bound == data.Exactly && r.mayDate(sc, k) {
			return d
		}
	}
	return nil
}

// openingReach is how far into a sentence the day stands that it opens with.
const openingReach = 5

// releasedIn is the day or month that sentence i names for the release of a figure, or nil.
// No result comes out before its period is over.
func (r *reading) releasedIn(i int, of *figureDraft) *date {
	scene := of.scene
	if i < 0 || i >= len(r.scenes) {
		return nil
	}
	sc := &r.scenes[i]
	if i != scene && (r.othersDeed(sc) || sc.othersCount(of.Issuer)) {
		return nil
	}
	if d := r.releasedNear(sc, of, gap); d != nil {
		return d
	}
	return r.releasedNear(sc, of, sc.wordsBetween)
}

// releasedNear is the day or month of a sentence that stands near a word of publishing, by
// what lies between them.
func (r *reading) releasedNear(sc *scene, of *figureDraft, between func(a, b span) int) *date {
	own := sc.index == of.scene
	var month *date
	for k := range sc.dates {
		d := &sc.dates[k]
		if !r.mayDate(sc, k) || d.Date.Bound != data.Exactly || !own && r.beforeItsEnd(d.Date, of) || !r.published(sc, d, between) {
			continue
		}
		switch d.Date.Precision {
		case data.PrecisionDay:
			return d
		case data.PrecisionMonth, data.PrecisionInterval:
			if month == nil && (own || !r.onlySaid(sc, d.span)) {
				month = d
			}
		}
	}
	return month // "the year closed in March, it said in its statement on Thursday"
}

// othersCount reports whether a sentence tells when another research firm counted.
func (sc *scene) othersCount(issuer string) bool {
	other := false
	for k := range sc.orgs {
		if o := &sc.orgs[k]; o.kind == data.Research {
			if string(o.id) == issuer {
				return false
			}
			other = true
		}
	}
	return other && issuer != ""
}

// beforeItsEnd reports whether a date lies before the end of the period, by now over, that
// a result is of.
func (r *reading) beforeItsEnd(d data.Date, of *figureDraft) bool {
	over := of.Period.Known() && (!r.doc.Published.Known() || of.Period.End < r.doc.Published.End)
	return over && of.Kind == data.Actual && d.End <= of.Period.End
}

// othersDeed reports whether a sentence tells what somebody launched, and of no count or
// result: its day is that deed's.
func (r *reading) othersDeed(sc *scene) bool {
	return sc.has(r.c.launch) && !sc.has(r.c.result) && !sc.has(r.c.research) && !sc.has(atResearch) && !sc.has(r.c.report) && !sc.hasWord(span{0, len(sc.toks)}, releases)
}

// onlySaid reports whether nothing but a word of saying stands near the date:
// what somebody said in a month is not when the numbers came out.
func (r *reading) onlySaid(sc *scene, s span) bool {
	return !slices.ContainsFunc(sc.items, func(it item) bool {
		return (it.class == r.c.issue || it.class == r.c.report || it.class == r.c.result || it.class == r.c.research || it.class == r.c.cameout) && gap(it.span, s) <= 6
	})
}

// rankingDate is when a ranking told in one sentence came out: a day or a month
// of publishing there, or the year that the report bears in its name.
func (r *reading) rankingDate(sc *scene) (data.Date, string) {
	if d, why := r.underDate(sc); d.Known() {
		return d, why
	}
	for k := range sc.dates {
		d := &sc.dates[k]
		if !r.mayDate(sc, k) || d.Date.Bound != data.Exactly {
			continue
		}
		switch d.Date.Precision {
		case data.PrecisionDay, data.PrecisionMonth, data.PrecisionInterval:
			if r.published(sc, d, gap) {
				return d.Date, r.reason(d)
			}
		case data.PrecisionYear:
			if sc.among(d.end, editions) || sc.titledBefore(d.first) || sc.titledBehind(d.end) {
				return d.Date, r.reason(d) // "the 2020 edition of the Top 50", "in the Cloud Index 2020"
			}
			for _, it := range sc.items {
				if it.class == r.c.research && it.first >= d.end && it.first-d.end <= 4 {
					return d.Date, r.reason(d) // "the 2016 Cloud Data Report"
				}
			}
		}
	}
	return data.Date{}, ""
}

// titledBefore reports whether the name of a yearly list or study ends before token i, or
// before the "for" that stands there: "Cloud Index 2018", "White Book for 2018".
func (sc *scene) titledBefore(i int) bool {
	if sc.isWord(i-1, "for") || sc.isWord(i-1, "of") {
		i--
	}
	return i > 0 && sc.among(i-1, yearlies) && sc.toks[i-1].Upper
}

// titledBehind reports whether token i begins the name of such a list, which its year opens:
// "the 2020 Medical Cloud Blue Book".
func (sc *scene) titledBehind(i int) bool {
	for n := 0; i < len(sc.toks) && sc.toks[i].Upper && n <= longTitle; i, n = i+1, n+1 {
		if sc.among(i, yearlies) && !(i+1 < len(sc.toks) && sc.toks[i+1].Upper) {
			return true
		}
	}
	return false
}

// longTitle is how many words the name of a yearly list has before the one that tells what
// it is.
const longTitle = 6

// yearlies are what comes out every year under a name of its own.
var yearlies = wordSet("index ranking list report survey book paper whitepaper yearbook almanac radar barometer tracker review")

// editions are what a yearly list is called behind its year.
var editions = wordSet("edition issue list ranking table top")

// researchBeside reports whether a research firm is named right beside a date.
func (sc *scene) researchBeside(d span) bool {
	for it := range sc.each(atResearch) {
		if gap(it.span, d) <= 1 {
			return true
		}
	}
	return false
}

// published reports whether a word of saying or publishing stands near the date.
func (r *reading) published(sc *scene, d *date, between func(a, b span) int) bool {
	reach := 6
	if d.Date.Precision == data.PrecisionDay {
		if reach = 9; d.first <= openingReach && (sc.isWord(d.first-1, "on") || sc.isWord(d.first-1, "of") || sc.isWord(d.first, "on")) {
			reach = 20 // "On April 26 X (…, stock code 300846) disclosed …"
		}
	}
	if sc.isWord(0, "source") && sc.isWord(1, ":") {
		return true // of a table
	}
	if d.Relative && d.Date.Precision == data.PrecisionDay && sc.researchBeside(d.span) {
		return true // "IDC today", whatever it did with its numbers
	}
	if d.Date.Precision == data.PrecisionDay && sc.besideRelease(d.span, between) {
		return true
	}
	for it := range sc.eachOf(&r.releases) {
		far := reach
		if it.class == r.c.cameout {
			if far = 3; it.end-it.first > 1 {
				far = 12
			}
		}
		if between(it.span, d.span) <= far {
			return true
		}
	}
	return false
}

// releases are what a company's numbers come out in, or as.
var releases = wordSet("print prints filing filings release releases statement notice bulletin numbers figures accounts interims prelims scorecard books")

// besideRelease reports whether such a word stands shortly before a day, or behind one that
// opens the sentence or owns it: "a filing showed late on Wednesday", "On Wednesday it
// answered with numbers for the quarter", "yesterday's release".
func (sc *scene) besideRelease(day span, between func(a, b span) int) bool {
	for i := range sc.toks {
		if !releases.At(&sc.toks[i]) || sc.part[i] != 0 {
			continue
		}
		n := between(span{i, i + 1}, day)
		if i < day.first && n <= releaseReach || i >= day.end && (day.first <= 1 && n <= 2*releaseReach || n <= 2 && sc.isWord(day.end, "'s")) {
			return true
		}
	}
	return false
}

// releaseReach is how many words stand between a day and what came out on it.
const releaseReach = 5

// wordsBetween is how many words stand between two stretches but for names, amounts and
// dates: "reported revenue of 1.9 billion yuan for the second quarter on Tuesday".
func (sc *scene) wordsBetween(a, b span) int {
	if a.first > b.first {
		a, b = b, a
	}
	n := 0
	for i := a.end; i < b.first; i++ {
		if sc.part[i] == 0 {
			n++
		}
	}
	return n
}

// ledWith reports whether the lead names who counts, in the sentences just before a figure.
func (r *reading) ledWith(who string, scene int) bool {
	for i := scene - 1; i >= 0 && i >= scene-leadReach; i-- {
		sc := &r.scenes[i]
		if sc.inLead() && slices.ContainsFunc(sc.orgs, func(o org) bool { return string(o.id) == who }) {
			return true
		}
	}
	return false
}

// leadReach is how far behind the lead that names who counts the numbers may begin.
const leadReach = 4
