package registry

import (
	"fmt"
	"strings"

	"yunshi/data"
	"yunshi/data/token"
)

// unit is what "cloud" means after a company's name (units.csv).
type unit struct {
	company data.CompanyID
	bare    bool // "Tencent cloud" alone is the unit
}

// parseUnits reads units.csv: the units by their owner.
func parseUnits(text string) (map[data.CompanyID]unit, error) {
	table, err := rows("units.csv", text, "parent", "unit", "rule")
	if err != nil {
		return nil, err
	}
	units := map[data.CompanyID]unit{}
	for _, row := range table {
		owner, u := data.CompanyID(row["parent"]), data.CompanyID(row["unit"])
		switch row["rule"] {
		case "bare", "said":
			units[owner] = unit{u, row["rule"] == "bare"}
		default:
			return nil, fmt.Errorf("units.csv: %s: rule %q is neither bare nor said", owner, row["rule"])
		}
	}
	return units, nil
}

// Words of "Alibaba's cloud computing arm": what may stand before and after
// "cloud", the words that make it a business of its own, and what only a business
// has or does after a bare "Alibaba's cloud".
var (
	beforeCloud = token.NewSet("ai public intelligent intelligence smart")
	afterCloud  = token.NewSet("computing intelligence services service infrastructure storage and ai")
	unitWords   = token.NewSet("unit units arm arms business businesses division divisions subsidiary segment group affiliate branch offshoot operation operations wing department company daughter sister")
	ownsWords   = token.NewSet("revenue revenues sales income earnings profit profits profitability loss losses growth margin margins market customers spin spinoff " +
		"in for on at by and , . ; : with since until " +
		"used among than sits sat vowed vows hit hits cut cuts raised raises opened opens launched launches said says hosts hosted serves served came comes went goes took takes won wins signed signs became becomes did does began begins ended ends ran runs added adds kept keeps offers offered expects expected accounts accounted brought brings contributed contributes turned turns stood stands got gets still already also now then remained beat beats grew grows rose rises jumped jumps surged surges soared soars fell falls slipped slips slowed slows gained gains overtook overtakes outpaced outpaces leads led posted posts reported reports earned earns made makes lost loses has had is was remains")
	playWords = token.NewSet("gaming game games native music village kitchen kitchens")
)

// toUnit turns the mention of an owner into that of its cloud unit where the
// text says so: "Alibaba's cloud unit", "Tencent's AI cloud business", "Baidu
// cloud", "JD's cloud revenue".
func (r *Registry) toUnit(m *Mention, text string, toks []token.Token) {
	if cloudsOf(toks, m.First) && m.Kind != data.Ticker {
		if u, ok := r.units[m.Company]; ok {
			m.Parent, m.Company, m.Kind, m.Ambiguous = m.Company, u.company, data.English, false
			return
		}
	}
	i := m.End
	owned := isPossessive(toks, i)
	if owned {
		i++
	}
	if beforeCloud.Has(lowerAt(toks, i)) {
		i++
	}
	if several := lowerAt(toks, i) == "clouds" && toks[i].Upper && !owned; !several && lowerAt(toks, i) != "cloud" { // "worth ten Kingsoft Clouds"
		return
	}
	u, ok := r.units[m.Company]
	if !ok || m.Kind == data.Ticker {
		return
	}
	end := u.end(toks, i+1, owned)
	if end == 0 {
		return
	}
	m.Parent, m.Company, m.End = m.Company, u.company, end
	m.Kind, m.Ambiguous = data.English, false
}

// cloudsOf reports whether the name at token i is that of whom clouds belong to: "on the cloud
// of X", "the clouds of X and Y".
func cloudsOf(toks []token.Token, i int) bool {
	for from := i; i > 2 && from-i < ownersReach; i-- {
		switch t := &toks[i-1]; {
		case t.Lower == "of":
			return cloudOrMore.At(&toks[i-2]) && beforeThing.At(&toks[i-3])
		case !t.Upper && t.Lower != "and" && t.Lower != ",":
			return false
		}
	}
	return false
}

// ownersReach is how many words the names of several owners may have.
const ownersReach = 6

var (
	cloudOrMore = token.NewSet("cloud clouds")
	beforeThing = token.NewSet("the on in to public")
)

// CloudUnit is the cloud unit of a company, "" where none is known.
func (r *Registry) CloudUnit(owner data.CompanyID) data.CompanyID { return r.units[owner].company }

// end returns the token after the unit's name, of which "cloud" stands before
// toks[cloud]; 0 where it is no unit's name.
func (u unit) end(toks []token.Token, cloud int, owned bool) int {
	i := cloud
	for i < cloud+3 && i < len(toks) && (afterCloud.At(&toks[i]) || isHyphen(&toks[i])) {
		i++
	}
	switch {
	case unitWords.Has(lowerAt(toks, i)):
		return i + 1
	case playWords.Has(lowerAt(toks, cloud)):
		return 0
	case owned && (ownsWords.Has(lowerAt(toks, i)) || u.bare && acts(toks, i)), !owned && u.bare:
		return cloud
	}
	return 0
}

// acts reports whether a verb in the past stands at token i, or a word that begins something
// else: "X's cloud vowed to undercut it", "X's cloud among them".
func acts(toks []token.Token, i int) bool {
	w := lowerAt(toks, i)
	return strings.HasSuffix(w, "ed") || besidesIt.Has(w)
}

var besidesIt = token.NewSet("among to after before while than are were will would could can may also now still then which who when where as but or too")

// lowerAt returns the folded token toks[i], "" outside of the text.
func lowerAt(toks []token.Token, i int) string {
	if i < 0 || i >= len(toks) {
		return ""
	}
	return toks[i].Lower
}

// ofReach is how many tokens may stand between "of" and the owner in "the cloud
// arm of Chinese e-commerce giant Alibaba".
const ofReach = 8

// withUnitOf appends the unit that is named before its owner m: "the cloud arm of
// Chinese e-commerce giant Alibaba".
func (r *Registry) withUnitOf(out []Mention, toks []token.Token, m Mention) []Mention {
	floor := 0
	if len(out) > 0 {
		floor = out[len(out)-1].End
	}
	of := ofBefore(toks, m.First, max(floor+2, m.First-ofReach))
	if of < 0 || !unitWords.At(&toks[of-1]) {
		return out
	}
	first := of - 2
	for first > floor && (afterCloud.At(&toks[first]) || isHyphen(&toks[first])) {
		first--
	}
	u, ok := r.units[m.Company]
	if !ok || first < floor || toks[first].Lower != "cloud" {
		return out
	}
	return append(out, Mention{
		Span: data.Span{Start: toks[first].Start, End: toks[of-1].End}, First: first, End: of,
		Company: u.company, Alias: string(u.company), Parent: m.Company,
	})
}

// ofBefore returns the last "of" in toks[from:i] with nothing but words after it,
// -1 where there is none.
func ofBefore(toks []token.Token, i, from int) int {
	for i--; i >= from; i-- {
		t := &toks[i]
		switch {
		case t.Lower == "of":
			return i
		case t.Kind == token.Break, t.Kind == token.Punct && t.Lower != "-" && t.Lower != "'s":
			return -1
		}
	}
	return -1
}
