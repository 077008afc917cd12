package extract

import "yunshi/data"

// "That day", "the same month", "that September": dates that the sentences before tell.

// thatDay resolves "on that day", "the same day" to the day that the sentences
// before name.
func (r *reading) thatDay(sc *scene) (data.Date, string) {
	for i := 1; i < len(sc.toks); i++ {
		if sc.isWord(i, "month") && (sc.isWord(i-1, "same") || sc.isWord(i-1, "that")) {
			return r.thatMonth(sc)
		}
		if sc.isWord(i, "time") && sc.isWord(i-1, "the") && sc.isWord(i-2, "at") && !sc.isWord(i+1, "of") {
			return r.thatTime(sc)
		}
		if !sc.sameDay(i) {
			continue
		}
		for k := sc.index - 1; k >= 0 && k >= sc.index-lookBack; k-- {
			before := &r.scenes[k]
			for n := len(before.dates) - 1; n >= 0; n-- {
				if d := &before.dates[n]; d.Date.Precision == data.PrecisionDay && !(n > 0 && before.among(d.first-1, fromThen)) {
					return d.Date, r.reason(d)
				}
			}
		}
	}
	return data.Date{}, ""
}

// thatTime resolves "at the time" to the day or the month that the sentence before, in the
// same paragraph, tells.
func (r *reading) thatTime(sc *scene) (data.Date, string) {
	if sc.index == 0 || r.scenes[sc.index-1].block != sc.block {
		return data.Date{}, ""
	}
	before := &r.scenes[sc.index-1]
	for n := len(before.dates) - 1; n >= 0; n-- {
		if d := &before.dates[n]; fine(d.Date) && r.mayDate(before, n) {
			return d.Date, r.reason(d)
		}
	}
	return data.Date{}, ""
}

// thatMonth resolves "in the same month" to the month of the last day or month that
// the sentences before name.
func (r *reading) thatMonth(sc *scene) (data.Date, string) {
	for k := sc.index - 1; k >= 0 && k >= sc.index-nearby; k-- {
		for n := len(r.scenes[k].dates) - 1; n >= 0; n-- {
			d := &r.scenes[k].dates[n]
			if p := d.Date.Precision; !d.Duration && (p == data.PrecisionDay || p == data.PrecisionMonth) {
				y, m, _ := d.Date.Start.Civil()
				return data.InMonth(y, m), r.reason(d)
			}
		}
	}
	return data.Date{}, ""
}

// sameMonth reports whether the words mean the month spoken of.
func (sc *scene) sameMonth(in span) bool {
	for i := in.first + 1; i < in.end; i++ {
		if sc.isWord(i, "month") && (sc.isWord(i-1, "same") || sc.isWord(i-1, "that")) {
			return true
		}
	}
	return false
}

// thatYears resolves "that September" to the one of the year that the sentences before
// speak of, or of the next where its month was over.
func (r *reading) thatYears(sc *scene, d *date) (data.Date, bool) {
	if !d.Relative || d.Date.Precision != data.PrecisionMonth || !sc.isWord(d.first, "that") && !sc.isWord(d.first-1, "that") || sc.endsAt(d.first, r.c.say) {
		return data.Date{}, false
	}
	_, month, _ := d.Date.Start.Civil()
	for k := sc.index - 1; k >= 0 && k >= sc.index-nearby; k-- {
		for n := len(r.scenes[k].dates) - 1; n >= 0; n-- {
			before := &r.scenes[k].dates[n]
			if before.Duration || before.Relative || !before.Date.Known() || before.Date.Precision > data.PrecisionYear {
				continue
			}
			y, m, _ := before.Date.Start.Civil()
			if m > month && before.Date.Precision != data.PrecisionYear {
				y++
			}
			return data.InMonth(y, month), true
		}
	}
	return data.Date{}, false
}

// sameDay reports whether token i ends in words that mean the day spoken of: "that
// day", "hours later", "a few hours", "in the afternoon", "by lunchtime".
func (sc *scene) sameDay(i int) bool {
	switch sc.toks[i].Lower {
	case "day", "morning", "afternoon", "evening", "night":
		return sc.among(i-1, sames) || len(sc.dates) == 0 && sc.isWord(i-1, "the") && sc.isWord(i-2, "in")
	case "noon", "midday", "lunchtime", "nightfall", "dusk":
		return len(sc.dates) == 0 && sc.among(i-1, untils)
	case "lunch":
		return sc.isWord(i-1, "before") || sc.isWord(i-1, "after")
	case "occasion", "ceremony", "event":
		return sc.isWord(i-2, "on") && sc.isWord(i-1, "that") || sc.isWord(i-1, "same")
	case "time":
		return sc.isWord(i-1, "same") && i <= 4 // "At the same time X is appointed …"
	case "later", "after", "before":
		return sc.among(i-1, clocks)
	case "hours":
		return sc.isWord(i-1, "few") || sc.isWord(i-1, "within") || sc.hasWord(span{i + 1, min(i+4, len(sc.toks))}, passings)
	}
	return false
}

var (
	sames    = wordSet("that same said")
	untils   = wordSet("at by before until around after")
	clocks   = wordSet("hours hour minutes")
	passings = wordSet("passed gone")
)
