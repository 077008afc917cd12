package extract

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"yunshi/data"
	"yunshi/data/token"
)

// Dates that lie in another sentence: "two days after the letter", "at the
// opening", and the news of an article that names no day.

// distance is "three days after": n units from token first to token end.
type distance struct {
	span
	days, months int // below 0 for "before"
}

var (
	unitDays   = map[string]int{"day": 1, "days": 1, "week": 7, "weeks": 7, "fortnight": 14}
	unitMonths = map[string]int{"month": 1, "months": 1, "year": 12, "years": 12}
	smallCount = map[string]int{
		"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
	}
)

// distance finds the first "three days after" of a sentence.
func (sc *scene) distance() (d distance, ok bool) {
	for i := 1; i+1 < len(sc.toks); i++ {
		sign := 0
		switch sc.toks[i+1].Lower {
		case "after":
			sign = 1
		case "before":
			sign = -1
		default:
			continue
		}
		days, months := unitDays[sc.word(i)], unitMonths[sc.word(i)]
		if days+months == 0 {
			continue
		}
		n := smallCount[sc.word(i-1)]
		if n == 0 {
			n, _ = strconv.Atoi(sc.word(i - 1))
		}
		if sc.isWord(i-1, "the") {
			n = 1 // "the day after the launch"
		}
		if n <= 0 || n > 99 {
			continue
		}
		return distance{span{i - 1, i + 2}, sign * n * days, sign * n * months}, true
	}
	return d, false
}

// from is the date so far from another; in months it is known to the month, in weeks too where
// some days more or less are of the same.
func (d distance) from(base data.Date, sign int) data.Date {
	switch {
	case !base.Known():
		return data.Date{}
	case d.months != 0:
		y, m, _ := base.Start.Civil()
		return data.InMonth(y, m+sign*d.months)
	case base.Precision == data.PrecisionDay:
		day := base.Start + data.Day(sign*d.days)
		y, m, _ := day.Civil()
		if month := data.InMonth(y, m); d.inWeeks() && month.Start <= day-halfWeek && day+halfWeek <= month.End {
			return month
		}
		return data.OnDay(day)
	}
	return data.Date{}
}

// inWeeks reports whether it was told in weeks, two or more.
func (d distance) inWeeks() bool { return d.days%daysOfWeek == 0 && max(d.days, -d.days) > daysOfWeek }

const (
	daysOfWeek = 7
	halfWeek   = daysOfWeek / 2
)

// byOther dates an event by its distance from another: "three days after the
// letter it replaced …" counts on from the letter, "it comes two days after A
// bought B" back from what was told before. "At the opening" is its day.
func (r *reading) byOther(sc *scene, anchor span) (data.Date, string) {
	d, ok := sc.distance()
	if !ok {
		if at := sc.occasion(anchor); at > 0 {
			return r.occasionDay(sc, at)
		}
		return data.Date{}, ""
	}
	opens := d.first <= 1
	if !opens && (d.end <= anchor.first || sc.comes(d.first)) {
		before := r.lastBefore(sc)
		if before == nil || sc.among(d.first-1, lasting) {
			return data.Date{}, ""
		}
		return d.from(before.date, -1).Point(), "counted from what was told before"
	}
	for i := d.end; i < min(len(sc.toks), d.end+occasionReach); i++ {
		if base, why := r.dayOf(sc, sc.word(i)); base.Known() {
			return d.from(base, 1), strings.TrimSpace("counted from " + why)
		}
	}
	return data.Date{}, ""
}

// lasting are words before "two years after …" by which it is how long something took.
var lasting = wordSet("for the within over during")

// lastBefore is the event told last before a sentence, or nil.
func (r *reading) lastBefore(sc *scene) (last *draft) {
	for _, d := range r.events[max(0, len(r.events)-window):] {
		if d.scene < sc.index && (last == nil || d.scene >= last.scene) {
			last = d
		}
	}
	return last
}

// occasionReach is how many words name what an event is dated by.
const occasionReach = 5

// occasions are what several things may happen at.
var occasions = wordSet("opening ceremony launch conference forum summit event fair presentation briefing expo congress signing visit trip tour exhibition")

// lengthy are those that last for days, so that what else happened at them is known to the
// month.
var lengthy = wordSet("fair expo congress visit trip tour exhibition")

// occasionDay is when the occasion named at token i was: beside its name in the sentences
// before, or the day of what was opened or signed there.
func (r *reading) occasionDay(sc *scene, i int) (data.Date, string) {
	day, why := r.dayOf(sc, sc.word(i))
	if !day.Known() && i <= openingReach && !sc.among(i, lengthy) {
		day, why = r.dayOfDeed(sc)
	}
	if day.Known() && sc.among(i, lengthy) {
		y, m, _ := day.Start.Civil()
		day = data.InMonth(y, m)
	}
	return day, why
}

// dayOfDeed is the day of the last thing before a sentence that is done with a ceremony.
func (r *reading) dayOfDeed(sc *scene) (day data.Date, why string) {
	from := sc.index - ceremonyReach
	for _, d := range r.events[max(0, len(r.events)-window):] {
		if d.scene >= from && d.scene < sc.index && d.date.Precision == data.PrecisionDay && (d.typ == data.Expansion || d.typ == data.Launch || d.typ == data.Partnership) {
			day, why, from = d.date, d.reason, d.scene
		}
	}
	return day, why
}

// ceremonyReach is how many sentences behind the news its ceremony may be spoken of.
const ceremonyReach = 8

// occasion finds "at the opening", "during the ceremony" near an anchor, or 0.
func (sc *scene) occasion(anchor span) int {
	for i := 2; i < len(sc.toks); i++ {
		if sc.among(i, occasions) && sc.among(i-2, occasionPrepositions) && (sc.isWord(i-1, "the") || sc.isWord(i-1, "same")) &&
			gap(span{i, i + 1}, anchor) <= maxOccasion {
			return i
		}
	}
	return 0
}

var occasionPrepositions = wordSet("at during alongside of")

// maxOccasion is how far from an anchor its occasion may stand.
const maxOccasion = 14

// passing are words that name no occasion.
var passing = wordSet("the a an its his her their first latest of and in on by for to that which it they had has was were is company group firm")

// alike are words for one occasion.
var alike = map[string]string{"opening": "inaugurat", "ceremony": "inaugurat", "launch": "launch", "letter": "letter", "fair": "expo", "expo": "fair"}

// dayOf is the day beside a word of the sentences before.
func (r *reading) dayOf(sc *scene, word string) (data.Date, string) {
	if len(word) < 4 || passing.Has(word) {
		return data.Date{}, ""
	}
	stem := word[:min(len(word), 5)]
	for k := sc.index - 1; k >= 0 && k >= sc.index-lookBack; k-- {
		o := &r.scenes[k]
		if len(o.dates) == 0 || o.kind == data.Table || !slices.ContainsFunc(o.toks, func(t token.Token) bool {
			return strings.HasPrefix(t.Lower, stem) || alike[word] != "" && strings.HasPrefix(t.Lower, alike[word])
		}) {
			continue
		}
		for n := range o.dates {
			if d := &o.dates[n]; d.Date.Precision == data.PrecisionDay && d.Date.Bound == data.Exactly && !o.datelineDate(n) {
				return d.Date, r.reason(d)
			}
		}
	}
	return data.Date{}, ""
}

// dateByNews dates what the lead of an article tells without a day, and the items
// of a digest, by about the month in which the article appeared.
func (r *reading) dateByNews() {
	digest := sync.OnceValue(r.isDigest)
	for _, d := range r.events {
		sc := &r.scenes[d.scene]
		if d.date.Known() || sc.unresolved() || !newsworthy(d) {
			continue
		}
		if d.titled || d.lead || sc.kind == data.Title || sc.nth == 0 || digest() || r.freshlyDone(sc, d) {
			d.date, d.reason = r.aboutNow()
		}
	}
}

// freshlyDone reports whether one of the first sentences tells without a date what somebody
// "has" done whom the title names: the news that the article is on.
func (r *reading) freshlyDone(sc *scene, d *draft) bool {
	if sc.kind != data.Body || sc.nth < 0 || sc.nth > newsReach || len(sc.dates) > 0 || sc.anyAmong(background) || !r.ofHeroes(d) {
		return false
	}
	for i := d.anchor.first; i >= max(d.clause.first, d.anchor.first-perfectReach); i-- {
		if sc.isWord(i, "has") || sc.isWord(i, "have") {
			return true
		}
	}
	return false
}

// perfectReach is how far before its anchor the "has" of an event may stand.
const perfectReach = 4

// ofHeroes reports whether the title names who takes part in an event.
func (r *reading) ofHeroes(d *draft) bool {
	return slices.ContainsFunc(r.heroes, func(h data.CompanyID) bool {
		return slices.ContainsFunc(d.companies, func(id data.CompanyID) bool { return r.root(id) == r.root(h) })
	})
}

// newsworthy reports whether an event is news by itself: what is counted comes out at a
// time of its own, and of what is only said to be nobody knows when.
func newsworthy(d *draft) bool {
	return (d.modality == data.Fact || d.modality == data.Plan) && !counted[d.typ]
}

// aboutNow is about the month of publication: results and studies are news when
// they come out, though the day stays unknown.
func (r *reading) aboutNow() (data.Date, string) {
	pub := r.doc.Published
	if pub.Precision != data.PrecisionDay && pub.Precision != data.PrecisionMonth {
		return data.Date{}, ""
	}
	if dt := r.freshDay(); dt != nil {
		return dt.Date, r.reason(dt) + ", the day of the news"
	}
	y, m, day := pub.Start.Civil()
	d := data.InMonth(y, m)
	d.About = pub.Precision == data.PrecisionMonth || day <= freshDays // it may have been the month before
	return d, "release not dated; the news of an article of " + pub.String()
}

// freshDay is the only day just before publication that the lead names, or nil: the one on
// which the article's news became known.
func (r *reading) freshDay() (only *date) {
	pub := r.doc.Published
	if pub.Precision != data.PrecisionDay {
		return nil
	}
	for _, i := range r.whole.lead {
		sc := &r.scenes[i]
		for k := range sc.dates {
			d := &sc.dates[k]
			if d.Date.Precision != data.PrecisionDay || d.Date.Bound != data.Exactly || !r.mayDate(sc, k) || pub.Start-d.Date.Start > freshNews || r.balanceDay(sc, d) || sc.has(r.c.denied) {
				continue // what is denied was news before
			}
			if only != nil && only.Date != d.Date {
				return nil
			}
			only = d
		}
	}
	return only
}

// freshDays is how many days old at most news is by and large.
const freshDays = 7

// digests are the words by which a round-up of short news calls itself.
var digests = wordSet("digest roundup newsletter weekly briefing briefs recap fortnight")

func (r *reading) isDigest() bool {
	for i := range r.scenes {
		sc := &r.scenes[i]
		if sc.nth > 0 {
			return false
		}
		for k := range sc.toks {
			w := sc.toks[k].Lower
			if sc.nth < 0 && (digests.At(&sc.toks[k]) || w == "round" && sc.isWord(k+2, "up") || w == "week" && (sc.isWord(k-1, "the") || sc.isWord(k-1, "this") || sc.isWord(k+1, "in"))) {
				return true
			}
		}
	}
	return false
}
