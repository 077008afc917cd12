package extract

import (
	"slices"
	"strings"

	"yunshi/data"
	"yunshi/data/token"
)

// What is told but is no news: how things stand, what was long before there was a cloud,
// whom nobody names.

// noNews reports whether a sentence tells an event of the type only in passing or as how
// things stand.
func (r *reading) noNews(sc *scene, typ data.EventType, anchor item, clause span, companies []data.CompanyID) bool {
	switch typ {
	case data.MarketData:
		return r.inPassing(sc)
	case data.CustomerWin:
		return r.onlyStands(sc, anchor, clause) || r.customerless(sc, companies)
	case data.Partnership:
		return r.onlyStands(sc, anchor, clause)
	case data.Launch:
		return r.foundedOnce(sc, anchor, clause)
	case data.Listing:
		return sc.onlyTrades(r)
	case data.Leadership:
		return sc.kind == data.Body && (sc.isWord(anchor.first-1, "who") && !r.newsDated(sc, clause) || sc.bossSpeaks())
	case data.Pricing:
		return r.anybodysPrice(sc, anchor)
	}
	return false
}

// bossSpeaks reports whether who holds a post only says something: "its president told
// reporters", "the estimate was given by its vice president".
func (sc *scene) bossSpeaks() bool {
	all := span{0, len(sc.toks)}
	for i := range sc.toks {
		if sc.isWord(i, "given") && sc.among(i+1, givenWhen) && sc.hasWord(span{i, min(i+givenBy, len(sc.toks))}, byWord) {
			return true
		}
		if sc.isWord(i, "told") && sc.among(i+1, audience) {
			return !sc.hasWord(all, comesOrGoes)
		}
	}
	return false
}

// givenBy is how many words may stand between "given" and by whom.
const givenBy = 6

var (
	byWord      = wordSet("by")
	givenWhen   = wordSet("on at in by yesterday today this last during")
	audience    = wordSet("reporters journalists analysts investors delegates shareholders")
	comesOrGoes = wordSet("appointed appoints named replaces replaced replacing succeeds succeeded successor resigned resigns quit left leaves leaving leave stepped " +
		"steps step retires retired joins joined hired hires promoted becomes became takes took over departs departed departure handed")
)

// onlyStands reports whether a bond is told as how things are, and no day of it.
func (r *reading) onlyStands(sc *scene, anchor item, clause span) bool {
	stands := sc.runsSo(anchor.span, clause) && !sc.among(anchor.first, built) || sc.standing(anchor)
	return stands && !r.newsDated(sc, clause)
}

// anybodysPrice reports whether prices move that are nobody's of ours: a share's, or all in
// the trade: "the price of bandwidth rises".
func (r *reading) anybodysPrice(sc *scene, anchor item) bool {
	if sc.namesActor() {
		return false
	}
	if sc.has(r.c.stock) && !sc.has(r.c.product) {
		return true
	}
	return anchor.form&thirdForm != 0 && !sc.has(atPercent) && !sc.has(atMoney) && !sc.has(atDate)
}

// anySells reports whether one of the companies sells clouds: what befalls others is no
// news of the trade.
func (r *reading) anySells(companies []data.CompanyID) bool {
	return slices.ContainsFunc(companies, r.sellsCloud)
}

// onlyTerms reports whether an event is but what a deal told before says, and adds to that
// deal whom it names.
func (r *reading) onlyTerms(sc *scene, d *draft) bool {
	deal := r.agreedBefore(sc, d)
	if deal != nil {
		r.joinCompanies(deal, d)
	}
	return deal != nil
}

// agreedBefore is the bond whose terms the sentence only sets out: "Under the agreement, X
// will run it for Y", nil where there is none.
func (r *reading) agreedBefore(sc *scene, d *draft) *draft {
	if !bonds[d.typ] && !opening[d.typ] || sc.kind != data.Body || !sc.isWord(0, "under") || !sc.among(1, pointing) || r.newsDated(sc, d.clause) && d.modality == data.Fact && bonds[d.typ] {
		return nil
	}
	for k := len(r.events) - 1; k >= 0 && sc.index-r.events[k].scene <= termsBehind; k-- {
		if e := r.events[k]; bonds[e.typ] && r.shareRoots(d.companies, e.companies) > 0 {
			return e
		}
	}
	return nil
}

var pointing = wordSet("the its this that their these")

// termsBehind is how many sentences behind a deal its terms may be set out.
const termsBehind = 8

// standing reports whether the verb of a bond, in a body's sentence, only says how things
// are: "X relies on Y", "it counts Y among its customers".
func (sc *scene) standing(anchor item) bool {
	if sc.kind != data.Body || anchor.form&nounForm != 0 || sc.among(anchor.first-1, modals) {
		return false
	}
	return standingVerbs.At(&sc.toks[anchor.first]) || (sc.isWord(anchor.first, "is") || sc.isWord(anchor.first, "are")) && sc.isWord(anchor.end-1, "by")
}

var built = wordSet("built constructed developed supplied")

var standingVerbs = wordSet("rely relies count counts lean leans depend depends treat treats rent rents")

// customerless reports whether only who sells the cloud is known of a win, and nothing tells
// who buys: no name, no public body, no order.
func (r *reading) customerless(sc *scene, companies []data.CompanyID) bool {
	if r.parties(data.CustomerWin, companies) != 1 || !r.sellsCloud(companies[0]) {
		return false
	}
	for _, c := range []class{atGov, atName, atPlace, r.c.gov, r.c.tenderw, r.c.bodyof, r.c.contract} {
		if sc.has(c) {
			return false
		}
	}
	return sc.has(r.c.ordinal) || !r.namesSomebody(sc)
}

// namesSomebody reports whether a name stands there that no table knows, an abbreviation
// too.
func (r *reading) namesSomebody(sc *scene) bool {
	for i := range sc.toks {
		t := &sc.toks[i]
		if !t.Upper || t.Kind != token.Word || sc.part[i] != 0 || t.Lower == "i" || sc.placeAt(i) > 0 {
			continue
		}
		if w := r.phrase(sc, span{i, i + 1}); i > 0 || len(w) > 1 && w == strings.ToUpper(w) {
			return true
		}
	}
	return false
}

// foundedOnce reports whether it is told only when a firm came into being, in a year gone by.
func (r *reading) foundedOnce(sc *scene, anchor item, clause span) bool {
	if !sc.among(anchor.first, founding) && !sc.among(anchor.first+1, founding) || !r.doc.Published.Known() {
		return false
	}
	for i := range sc.dates {
		if d := &sc.dates[i]; clause.contains(d.first) && d.Date.Known() && d.Date.Precision == data.PrecisionYear && d.Date.End+yearAgo < r.doc.Published.Start {
			return true
		}
	}
	return false
}

var founding = wordSet("founded found set established started created formed born")

// yearAgo is how many days after the year of a firm's founding it is no news.
const yearAgo = 180

// onlyTrades reports whether shares that are listed already only rise or fall: "shares
// listed on the Nasdaq closed 9% higher".
func (sc *scene) onlyTrades(r *reading) bool {
	if !sc.has(r.c.stock) || !sc.has(atPercent) || sc.has(r.c.debut) {
		return false
	}
	return slices.ContainsFunc(sc.items, func(it item) bool {
		return it.class == atPercent && slices.ContainsFunc([]int{it.first - 1, it.first - 2, it.end, it.end + 1}, func(i int) bool { return sc.among(i, tradeMoves) })
	})
}

var tradeMoves = wordSet("closed closes ended finished fell rose gained lost jumped slipped higher lower climbed dropped")

// beforeCloud is the last day before there was a cloud to speak of: what happened until
// then is none of our market's.
var beforeCloud = data.DayOf(2005, 12, 31)

// longPast reports whether what is told lies before there was a cloud, or years before the
// publication in a sentence that says nothing of it, nor of whom the story is about. Who put money in long ago is told of
// young firms all the same.
func (r *reading) longPast(sc *scene, d *draft) bool {
	if d.date.Known() && d.date.End <= beforeCloud {
		return !sc.entry
	}
	if d.typ == data.Listing && len(d.companies) == 1 && r.focusOf(sc, d.companies[0]) {
		return false // when whom the text speaks of went public
	}
	return d.typ != data.Investment && !sc.topical && !slices.ContainsFunc(d.companies, r.isMain) && d.date.Known() && r.doc.Published.Known() && r.doc.Published.Start-d.date.End > yearsAgo
}

// focusOf reports whether the text is speaking of the company where a sentence begins.
func (r *reading) focusOf(sc *scene, id data.CompanyID) bool {
	return len(sc.focus) > 0 && sc.focus[0] == id
}

// isMain reports whether the story is about the company.
func (r *reading) isMain(id data.CompanyID) bool { return len(r.mains) > 0 && r.mains[0] == id }

// yearsAgo is how many days before publication what has not to do with the cloud is history.
const yearsAgo = 5 * 365
