package extract

import "yunshi/data"

// lastQuarter is the last quarter of the year spoken of, where a sentence opens with it:
// "in the last of the four quarters".
func (r *reading) lastQuarter(sc *scene) data.Date {
	for i := 0; i+3 < len(sc.toks) && i < quarterReach; i++ {
		if !sc.among(i, lastWords) || !sc.isWord(i+1, "of") || !sc.among(i+2, theWords) {
			continue
		}
		if !sc.isWord(i+3, "quarters") && !(sc.isWord(i+3, "four") && sc.isWord(i+4, "quarters")) {
			continue
		}
		if last := r.lastFigure(); last != nil && (last.Period.Precision == data.PrecisionYear || last.Period.Precision == data.PrecisionFiscalYear) {
			y, m, _ := last.Period.End.Civil()
			return data.InQuarter(y, (m+2)/3)
		}
	}
	return data.Date{}
}

// quarterReach is how far into a sentence its opening reaches.
const quarterReach = 4

var (
	lastWords = wordSet("last final fourth")
	theWords  = wordSet("the these those its")
)

// lone reports whether the other dates of a sentence only glance back from one: "…, more than
// a year before".
func (sc *scene) lone(d *date) bool {
	for k := range sc.dates {
		if o := &sc.dates[k]; o.first != d.first && !o.Duration && !earlier[sc.word(o.end-1)] {
			return false
		}
	}
	return true
}

// opensSentence reports whether a month or a period opens the sentence, all of which it holds
// for: "In the three months to June it took in 2 billion, and its customers reached 4,000".
func (sc *scene) opensSentence(d *date) bool {
	return d.Date.Precision != data.PrecisionDay && (d.first == 0 || d.first == 1 && sc.among(0, datePrepositions) || d.first <= 2 && sc.isWord(0, "in"))
}
