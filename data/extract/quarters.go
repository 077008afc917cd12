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
