package temporal

import "fmt"

// classes are the word classes that code asks for by name.
type classes struct {
	integer, daynum, monthnum, year, yearx, yy, pointed                                           class
	card, ord, nth, opening, decades, th, month, monabbr, wdabbr, a, few, unit, halfw, weekend    class
	fiscal, season, holiday, wuplan, bannian, shouji, today, tianrel, before, after, comma        class
	last, pastw, prev, next, follow, early, mid, late, start, end, earlier, later, chu, di2, to   class
	nianchu, plural, quannian, couple, ri, tian, around, nianrel, yuerel, zhourel, jirel, cainian class
	phrases                                                                                       [gSpan + 1]class
}

// name binds the names of the classes, and what else the lexer needs.
func (g *grammar) name() error {
	c := &g.c
	missing := ""
	for name, p := range map[string]*class{
		"INT": &c.integer, "DAYNUM": &c.daynum, "MONTHNUM": &c.monthnum, "YEAR": &c.year, "YEARX": &c.yearx, "YY": &c.yy,
		"POINTED": &c.pointed, "CARD": &c.card, "ORD": &c.ord, "NTH": &c.nth, "OPENING": &c.opening, "DECADES": &c.decades, "TH": &c.th,
		"MONTH": &c.month, "MONABBR": &c.monabbr, "WDABBR": &c.wdabbr, "A": &c.a, "FEW": &c.few, "UNIT": &c.unit,
		"HALFW": &c.halfw, "WEEKEND": &c.weekend, "FISCAL": &c.fiscal, "SEASON": &c.season, "HOLIDAY": &c.holiday,
		"WUPLAN": &c.wuplan, "BANNIAN": &c.bannian, "SHOUJI": &c.shouji, "TODAY": &c.today, "TIANREL": &c.tianrel,
		"BEFORE": &c.before, "AFTER": &c.after, "COMMA": &c.comma, "LAST": &c.last, "PASTW": &c.pastw, "PREV": &c.prev,
		"NEXT": &c.next, "FOLLOW": &c.follow, "EARLY": &c.early, "MID": &c.mid, "LATE": &c.late, "START": &c.start,
		"END": &c.end, "EARLIER": &c.earlier, "LATER": &c.later, "CHU": &c.chu, "NIANCHU": &c.nianchu, "COUPLE": &c.couple, "PLURAL": &c.plural, "QUANNIAN": &c.quannian, "RI": &c.ri, "TIAN": &c.tian, "DI2": &c.di2, "TO": &c.to,
		"AROUND": &c.around, "NIANREL": &c.nianrel, "YUEREL": &c.yuerel, "ZHOUREL": &c.zhourel, "JIREL": &c.jirel,
		"CAINIAN": &c.cainian,
		"cDAY":    &c.phrases[gDay], "cWEEK": &c.phrases[gWeek], "cMON": &c.phrases[gMonth], "cQTR": &c.phrases[gQuarter],
		"cHALF": &c.phrases[gHalf], "cWEEKEND": &c.phrases[gWeekend], "cYR": &c.phrases[gYear], "cDEC": &c.phrases[gDecade],
		"cSEASON": &c.phrases[gSeason], "cNINE": &c.phrases[gNine], "cWD": &c.phrases[gWeekday], "cLEN": &c.phrases[gLength],
		"cSPAN": &c.phrases[gSpan],
	} {
		n, ok := g.lex0.names[name]
		if !ok {
			missing = name
		}
		*p = n
	}
	if missing != "" {
		return fmt.Errorf("no class %q in the lexicon", missing)
	}
	g.parts = map[class]part{
		c.early: early, c.mid: mid, c.late: late, c.start: atStart, c.chu: atStart, c.nianchu: atStart, c.end: atEnd, c.di2: atEnd,
		c.earlier: soFar, c.later: later,
	}
	return nil
}
