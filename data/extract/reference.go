package extract

import (
	"slices"
	"strconv"
	"strings"

	"yunshi/data"
	"yunshi/data/temporal"
	"yunshi/data/token"
)

// What dates lean on: the publication, or where it is not known what the text
// tells of it; and the day of what was told last.

// newsOfQuarter is how many days after the end of a quarter or half its numbers
// are still told as news.
const newsOfQuarter = 180

// guessPublished lets "in November" be read in a text that bears no date: news of
// results comes within weeks of the last period that they are of, and other news within
// weeks of the full date that its lead names. What is told by months alone becomes
// approximate; what no guess can tell stays unknown.
func (r *reading) guessPublished() {
	if r.doc.Published.Known() {
		return
	}
	last, soon := r.lastReported(), data.Day(newsOfQuarter)
	if day := r.leadDay(); day.Known() && day.End > last.End && !r.yearsAfter(day.End) {
		last, soon = day, newsOfDay
	}
	if !last.Known() || r.namedAfter(last.End+soon) {
		r.completeYears(r.yearTold())
		return
	}
	r.ref.Published = data.Interval(last.End+1, last.End+soon)
	r.ref.Published.About = true
	r.ref.Topic, r.ref.Moment, r.quarter = data.Date{}, data.Date{}, data.Date{}
	r.ref.FiscalEnd, r.yearsDiffer = 0, false
	r.room.dates = r.room.dates[:0]
	r.each(func(sc *scene) {
		for i := range sc.part {
			sc.part[i] &^= partDate
		}
		r.findDates(sc)
	})
}

// yearTold is the one year that the title and the first sentences speak of, in a text that
// looks back on none after it: "Let us go through 2024", "The May of 2023 belongs to …".
func (r *reading) yearTold() (year data.Date) {
	for i := range r.scenes {
		sc := &r.scenes[i]
		if sc.nth > leadSentences {
			break
		}
		if sc.kind != data.Body && sc.kind != data.Title || sc.hasWord(span{0, len(sc.toks)}, foretelling) {
			continue
		}
		for k := range sc.dates {
			d := &sc.dates[k]
			day := d.Date.Precision == data.PrecisionDay || d.Date.Precision == data.PrecisionMonth
			if d.Relative || d.Date.Bound != data.Exactly || !day && !(d.Date.Precision == data.PrecisionYear && sc.wholeYear(d.first)) || sc.ofFounding(d, span{}) {
				continue
			}
			y, _, _ := d.Date.Start.Civil()
			if year.Known() && year != data.InYear(y) {
				return data.Date{}
			}
			year = data.InYear(y)
		}
	}
	if !year.Known() || r.yearsAfter(year.End) {
		return data.Date{}
	}
	return year
}

// completeYears gives the days and months that are told without a year the one that the text
// is about; what "last year" or "on Tuesday" means it does not tell.
func (r *reading) completeYears(year data.Date) {
	if !year.Known() {
		return
	}
	ref := temporal.Reference{Published: year, Past: true}
	for i := range r.scenes {
		sc := &r.scenes[i]
		if len(sc.dates) == 0 || sc.kind == data.Table {
			continue
		}
		for k, m := range temporal.Find(r.doc.Text, sc.toks, ref) {
			if k >= len(sc.dates) || sc.dates[k].Span != m.Span {
				break
			}
			d := &sc.dates[k]
			if d.Relative && !d.Date.Known() && fine(m.Date) && year.Contains(m.Date) && !sc.hasWord(d.span, whichMonth) {
				d.Mention = m
			}
			if fine(d.Date) && d.Date.Bound == data.Exactly {
				ref.Moment = d.Date
			}
		}
	}
}

// wholeYear reports whether the year at token i is what the text goes through: of its title,
// "the year 2013", "the timeline of 2024".
func (sc *scene) wholeYear(i int) bool {
	return sc.kind == data.Title || sc.isWord(i, "the") || sc.isWord(i-1, "year") || sc.isWord(i-1, "of") && sc.among(i-2, chronicles)
}

var chronicles = wordSet("timeline chronicle chronology calendar diary history story review events milestones")

// lastReported is the last reporting period that a text without a date looks back on.
func (r *reading) lastReported() (last data.Date) {
	for i := range r.scenes {
		sc := &r.scenes[i]
		if sc.looksAhead() {
			continue
		}
		for k := range sc.dates {
			if d := &sc.dates[k]; !d.Relative && isReportingPeriod(d.Date) && d.Date.End > last.End {
				last = d.Date
			}
		}
	}
	return last
}

// leadDay is the last day that the first sentences of a text name by its full date and
// tell something of.
func (r *reading) leadDay() (last data.Date) {
	for i := range r.scenes {
		sc := &r.scenes[i]
		if sc.kind != data.Body {
			continue
		}
		if sc.nth > 2 {
			break
		}
		for k := range sc.dates {
			if d := &sc.dates[k]; !d.Relative && !sc.hasWord(span{0, d.first}, foretelling) && d.Date.Precision == data.PrecisionDay && d.Date.Bound == data.Exactly && d.Date.End > last.End {
				last = d.Date
			}
		}
	}
	return last
}

// yearsAfter reports whether the text looks back on a year or a part of one that began
// after the given day.
func (r *reading) yearsAfter(day data.Day) bool {
	return slices.ContainsFunc(r.scenes, func(sc scene) bool {
		return !sc.hasWord(span{0, len(sc.toks)}, foretelling) && slices.ContainsFunc(sc.dates, func(d date) bool {
			return !d.Relative && !d.Duration && d.Date.Bound == data.Exactly && d.Date.Known() && d.Date.Start > day
		})
	})
}

// newsOfDay is how many days after what its lead tells news still comes out.
const newsOfDay = 45

// looksAhead reports whether a sentence speaks of what is to come.
func (sc *scene) looksAhead() bool {
	return slices.ContainsFunc(sc.toks, func(t token.Token) bool { return ahead.At(&t) })
}

var ahead = wordSet(comingWords + " by until")

// foretelling are those of them that a date does not stand behind as its preposition.
var foretelling = wordSet(comingWords)

const comingWords = "will would expects expect expected expecting forecast forecasts foresees sees predicts projected outlook guidance guides guided plans planned scheduled due"

func isReportingPeriod(d data.Date) bool {
	return d.Bound == data.Exactly && (d.Precision == data.PrecisionQuarter || d.Precision == data.PrecisionHalf || d.Precision == data.PrecisionNineMonths)
}

// namedAfter reports whether the text names a month or a day by its full date
// that is later than the given day.
func (r *reading) namedAfter(day data.Day) bool {
	for i := range r.scenes {
		for k := range r.scenes[i].dates {
			d := &r.scenes[i].dates[k]
			if !d.Relative && (d.Date.Precision == data.PrecisionDay || d.Date.Precision == data.PrecisionMonth) && d.Date.Start > day {
				return true
			}
		}
	}
	return false
}

// remember keeps when the thing told last happened.
func (r *reading) remember(sc *scene) {
	for k := len(sc.dates) - 1; k >= 0; k-- {
		d := &sc.dates[k]
		switch d.Date.Precision {
		case data.PrecisionDay, data.PrecisionMonth:
			if !d.Duration && d.Date.Bound == data.Exactly && !r.inFuture(d.Date) && !(k > 0 && sc.among(d.first-1, fromThen)) {
				r.ref.Moment = d.Date
				return
			}
		}
	}
}

// completeDate gives a date what the whole document tells: the quarter reported,
// the month of publication, or that the publication is a guess.
func (r *reading) completeDate(m *temporal.Mention) {
	m.Date = r.calendarYear(m.Date)
	if !m.Relative {
		return
	}
	pub := r.doc.Published
	switch words := strings.ToLower(m.Of(r.doc.Text)); {
	case strings.HasSuffix(words, "the quarter") && !m.Date.Known() && !m.Duration:
		if m.Date = r.quarter; !r.quarter.Known() { // "in the quarter", after a word about the whole year
			m.Date = lastQuarter(pub)
		}
	case words == "this quarter" && r.reportsQuarter():
		m.Date = r.quarter
	case weekday(words) && !m.Date.Known() && pub.Precision == data.PrecisionMonth:
		m.Date, m.Anchor = pub, m.Of(r.doc.Text)+", article of "+pub.String()
		m.Date.About = true
	case sinceMonth(m, pub):
		y, month, _ := m.Date.Start.Civil()
		m.Date = data.Since(data.InMonth(y-1, month))
	case r.ref.Published.About && !m.Topical && fine(m.Date):
		m.Date.About = true // the publication is a guess
	}
}

// sinceMonth reports whether "since March" is told in the first days of a March: it means
// that of the year before.
func sinceMonth(m *temporal.Mention, pub data.Date) bool {
	return m.Date.Bound == data.After && m.Rule == "since" && m.Part == temporal.Whole && pub.Precision == data.PrecisionDay && m.Date.Precision == data.PrecisionMonth &&
		pub.Start >= m.Date.Start && pub.Start-m.Date.Start < halfMonth
}

const halfMonth = 15

// reportsQuarter reports whether "this quarter" is the one that was reported, not the one
// under way: in a call on results.
func (r *reading) reportsQuarter() bool {
	return r.onResults() && r.quarter.Known() && r.quarter.End < r.doc.Published.Start
}

// calendarYear is the year that a fiscal year is of a company whose books are closed with
// the year, and any other date as it stands.
func (r *reading) calendarYear(d data.Date) data.Date {
	if d.Precision == data.PrecisionFiscalYear && r.ref.FiscalEnd == december && !r.yearsDiffer && d.Bound == data.Exactly {
		return data.InYear(int(d.Fiscal))
	}
	return d
}

// tellCalendarYears gives the figures of companies whose books are closed with the year calendar
// years, in whatever company's sentence their fiscal year was told.
func (r *reading) tellCalendarYears() {
	for _, f := range r.figures {
		if f.Period.Precision != data.PrecisionFiscalYear || f.Period.Bound != data.Exactly || f.id == "" {
			continue
		}
		if c := r.reg.Company(r.root(f.id)); c != nil && c.FiscalEnd == december {
			f.Period = data.InYear(int(f.Period.Fiscal))
		}
	}
}

// monthOfYear makes "Mar-21" March 2021, as notes write months, where that year is near and the
// words don't say "on" that day.
func (r *reading) monthOfYear(sc *scene, at span, m *temporal.Mention) {
	text := m.Of(r.doc.Text)
	if !m.Relative || m.Date.Precision != data.PrecisionDay || len(text) != len("Mar-21") || text[3] != '-' || sc.isWord(at.first-1, "on") {
		return
	}
	year, err := strconv.Atoi(text[4:])
	month := strings.Index(monthNames, strings.ToLower(text[:3]))
	if err != nil || month < 0 || month%4 != 0 {
		return
	}
	year += 2000
	if y, _, _ := r.doc.Published.Start.Civil(); !r.doc.Published.Known() || year > y+1 || year < y-nearYears {
		return
	}
	m.Date, m.Relative = data.InMonth(year, month/4+1), false
}

// nearYears is how many years back notes write months so.
const nearYears = 8

// dayToCome moves a day without a year, which lies long back, into the months ahead
// where the sentence tells from when something holds: "in force from 1 September", read
// in August.
func (r *reading) dayToCome(sc *scene, at span, m *temporal.Mention) {
	pub := r.doc.Published
	if !m.Relative || m.Topical || sc.hasWord(at, whichMonth) || pub.Precision != data.PrecisionDay {
		return
	}
	if m.Date.Precision != data.PrecisionDay {
		if d := m.Date; !m.Duration && d.Bound == data.Exactly && (d.Precision == data.PrecisionMonth || d.Precision == data.PrecisionQuarter || d.Precision == data.PrecisionHalf) && d.End < pub.Start && pub.Start-d.End < daysOfYear && sc.stillToCome(at.first) {
			if m.Date = yearOn(d, 1); d.Precision == data.PrecisionMonth {
				y, month, _ := d.Start.Civil()
				m.Date = data.InMonth(y+1, month)
			}
		}
		return
	}
	if pub.Start-m.Date.Start < longBack {
		return
	}
	y, month, day := m.Date.Start.Civil()
	next := data.DayOf(y+1, month, day)
	if next < pub.Start || next-pub.Start > daysOfYear-longBack {
		return
	}
	if sc.among(at.first-1, holdsFrom) || slices.ContainsFunc(sc.toks, func(t token.Token) bool { return toHold.At(&t) }) && !sc.saidOn(at.first) {
		m.Date = data.OnDay(next)
	}
}

// stillToCome reports whether the words before token i look ahead, and nothing that is over stands
// between: "is to be put on the shelves in", "should be ready in the".
func (sc *scene) stillToCome(i int) bool {
	for k := i - 1; k >= 0 && k >= i-comingReach; k-- {
		switch {
		case sc.isWord(k, ";"), sc.isWord(k, ","), sc.among(k, overWords):
			return false
		case sc.among(k, comingVerbs), sc.isWord(k, "to") && (sc.among(k-1, beWords) && !sc.isWord(k-1, "was") && !sc.isWord(k-1, "were") || sc.among(k-1, comingTo)):
			return true
		}
	}
	return false
}

// saidOn reports whether token i follows a word for what happened then: "since his resignation on".
func (sc *scene) saidOn(i int) bool {
	for k := i - 1; k >= 0 && k >= i-comingReach; k-- {
		if sc.isWord(k, "since") || sc.isWord(k, "after") {
			return true
		}
	}
	return false
}

// comingReach is how many words before a date may look ahead to it.
const comingReach = 12

var (
	comingVerbs = wordSet("will shall should 'll ’ll due slated scheduled")
	comingTo    = wordSet("expects expected plans planned intends aims hopes wants set promises due scheduled prepares")
	overWords   = wordSet("said says announced reported told had was were did since after")
)

// longBack is how many days back a day without a year is hardly meant.
const longBack = 270

var (
	holdsFrom = wordSet("from starting beginning effective until till by")
	toHold    = wordSet("effect effective force will shall")
)

const december = 12

// lastQuarter is the quarter that was over for some days when an article came out: what
// "in the quarter" means in a story that names none.
func lastQuarter(pub data.Date) data.Date {
	if pub.Precision != data.PrecisionDay {
		return data.Date{}
	}
	y, m, _ := pub.Start.Civil()
	q := data.InQuarter(y, (m+2)/3-1)
	if m <= 3 {
		q = data.InQuarter(y-1, 4)
	}
	if pub.Start-q.End < daysToReport {
		return data.Date{}
	}
	return q
}

// daysToReport is how long after a quarter nobody has its numbers yet.
const daysToReport = 10

// fine reports whether a date is known to the day or the month.
func fine(d data.Date) bool {
	return d.Precision == data.PrecisionDay || d.Precision == data.PrecisionMonth
}
