package registry

import (
	"slices"

	"yunshi/data"
	"yunshi/data/token"
)

// Words around a name that only a company has around it.
var (
	// companyNouns stand before a name ("local provider Foo") or in its
	// apposition ("Foo, a maker of servers"). Words that also stand before people
	// and products (investor, platform) are not among them.
	companyNouns = token.NewSet("company firm maker retailer provider operator carrier vendor supplier manufacturer conglomerate carmaker automaker chipmaker " +
		"group lender insurer brokerage airline startup subsidiary affiliate rival consultancy giant developer distributor reseller bank unit parent up exchange studio outfit chain brewer telco utility integrator host hoster shipper " +
		"drugmaker winemaker broker publisher marketplace dairy house specialist fund bookseller railway hotelier hospital")
	// afterNoun may follow the noun of an apposition; another noun may not ("a
	// company spokesman").
	afterNoun = token.NewSet(". , ; ) that which with in of based listed backed owned founded and for from whose")
	// leavesNoun in an apposition means that its head was another noun ("a former
	// manager of the company").
	leavesNoun = token.NewSet("of at for in with from to by who that which whose and")
	articles   = token.NewSet("a an the")
	// dealWords end in the company bought or bought into.
	dealWords   = token.NewSet("bought acquired acquires buys acquiring acquire buy")
	dealIns     = token.NewSet("stake invested invests investing")
	clients     = token.NewSet("user users customer customers client clients tenant tenants adopter adopters")
	clientVerbs = token.NewSet("is are was were include includes included")
	namedAs     = token.NewSet("called named dubbed")
	afterDeal   = token.NewSet(". , ; ( ) for in last this from on and which at earlier two three to")
	acronyms    = token.NewSet("ai it cdn ipo ceo cfo cto saas iaas paas gdp iot api gpu cpu llm vpn vps sme smes etf pe vc idc isp ipv os erp crm hr ev evs ict r&d 5g 4g i ecs cvm bcc oss cos bos rds slb vpc dns waf ssd")
	givenWords  = token.NewSet("li wang zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie han tang feng yu dong xiao " +
		"cheng cao yuan deng fu shen zeng peng lu su jiang cai jia ding wei xue ye yan pan du dai xia zhong tian ren fan fang shi yao tan liao zou xiong jin " +
		"jack robin pony lei eddie daniel toby joe john james david michael robert richard peter paul mark tim steve bill larry jeff andy ginni satya sundar")
)

// byContext returns unknown names that the text treats as companies without a
// company's form: in apposition, after a company noun, in a list of companies,
// bought. known are the mentions found so far, in order.
func (r *Registry) byContext(text string, toks []token.Token, known []Mention) []Mention {
	taken := make([]bool, len(toks))
	for k := range known {
		for i := known[k].First; i < known[k].End; i++ {
			taken[i] = true
		}
	}
	var out []Mention
	for i := 0; i < len(toks); {
		if !toks[i].Upper {
			i++
			continue
		}
		end := run(text, toks, taken, i)
		if end == i {
			i++
			continue
		}
		if r.isCompanyHere(text, toks, taken, i, end) && !inHeading(text, toks, i) {
			m := Mention{Span: data.Span{Start: toks[i].Start, End: toks[end-1].End}, First: i, End: end}
			m.Alias = m.Of(text)
			m.Company = data.CompanyID(m.Alias)
			m.Ambiguous = true
			out = append(out, m)
		}
		i = end
	}
	return out
}

// run returns the end of the run of capitalised words that begins at toks[i] and
// may be a name; i where none does.
func run(text string, toks []token.Token, taken []bool, i int) int {
	end := i
	for end < len(toks) && toks[end].Upper && toks[end].Kind == token.Word && !taken[end] && !leadWords.At(&toks[end]) {
		end++
		if joins(toks, taken, end) {
			end++
		}
	}
	return end
}

// joins reports whether the sign toks[i] ties two words into one name: "Coca-Cola",
// "C&C".
func joins(toks []token.Token, taken []bool, i int) bool {
	if i+1 >= len(toks) || toks[i].Lower != "-" && toks[i].Lower != "&" || taken[i] || taken[i+1] {
		return false
	}
	return toks[i+1].Upper && token.Touches(&toks[i-1], &toks[i]) && token.Touches(&toks[i], &toks[i+1])
}

// isCompanyHere reports whether what stands around toks[i:end] makes it a company.
func (r *Registry) isCompanyHere(text string, toks []token.Token, taken []bool, i, end int) bool {
	if end-i > 4 || i > 0 && taken[i-1] || end < len(toks) && taken[end] || !standsAlone(toks, i, end) {
		return false // part of something longer
	}
	if !r.mayName(text, toks[i:end]) {
		return false
	}
	return afterCompanyNoun(text, toks, i, end) || inApposition(text, toks, end) || inList(toks, taken, i, end) || isBought(toks, i, end) || isClient(toks, i)
}

// isClient: "the first user is Foo", "early customers include Foo".
func isClient(toks []token.Token, i int) bool {
	return i > 1 && clientVerbs.At(&toks[i-1]) && clients.At(&toks[i-2])
}

// mayName reports whether the words may be a company's name: no place, no
// acronym, nobody's name and nameable apart from generic words.
func (r *Registry) mayName(text string, words []token.Token) bool {
	switch {
	case len(words) == 1 && words[0].End-words[0].Start < 3,
		len(words) == 2 && givenWords.At(&words[0]),
		slices.ContainsFunc(words, func(t token.Token) bool { return acronyms.At(&t) }),
		r.isPlace(text, words, 0):
		return false
	}
	return hasOwnWord(r, text, words)
}

// afterCompanyNoun: "the networking start-up Foo said". A possessive is no proof
// ("rival China's").
func afterCompanyNoun(text string, toks []token.Token, i, end int) bool {
	if i > 1 && isQuote(toks[i-1]) {
		i-- // a firm “Foo”
	}
	if i > 1 && namedAs.At(&toks[i-1]) {
		i-- // a firm called Foo
	}
	if i == 0 || !companyNouns.At(&toks[i-1]) || toks[i-1].Upper {
		return false
	}
	if toks[i-1].Lower == "up" && (i < 3 || toks[i-2].Lower != "-" || toks[i-3].Lower != "start") {
		return false
	}
	return end < len(toks)
}

// inApposition: "Foo, a provider of cloud storage, …".
func inApposition(text string, toks []token.Token, end int) bool {
	if end < len(toks) && isQuote(toks[end]) {
		end++
	}
	if lowerAt(toks, end) != "," || !articles.Has(lowerAt(toks, end+1)) {
		return false
	}
	for j := end + 2; j < len(toks) && j < end+10; j++ {
		t := &toks[j]
		if t.Kind == token.Break || t.Kind == token.Punct && t.Lower != "-" && t.Lower != "'s" || leavesNoun.At(t) {
			return false
		}
		if companyNouns.At(t) && !t.Upper && afterNoun.Has(lowerAt(toks, j+1)) {
			return true
		}
	}
	return false
}

// inList: "Alibaba, Foo and Tencent": a company on either side, nothing but
// commas and "and" between.
func inList(toks []token.Token, taken []bool, i, end int) bool {
	before := i - 1
	for before > 0 && (toks[before].Lower == "," || toks[before].Lower == "and" || toks[before].Lower == "or") {
		before--
	}
	after := end
	for after < len(toks)-1 && (toks[after].Lower == "," || toks[after].Lower == "and" || toks[after].Lower == "or") {
		after++
	}
	return before >= 0 && before < i-1 && after < len(toks) && after > end && taken[before] && taken[after]
}

// isPartOf: "pays 20 billion for 97 percent of Foo".
func isPartOf(toks []token.Token, i int) bool {
	if i > 4 && toks[i-1].Lower == "of" && (toks[i-2].Lower == "equity" || toks[i-2].Lower == "shares" || toks[i-2].Lower == "stock") {
		for i -= 2; i > 4 && toks[i-1].Lower != "of"; i-- { // "100% of the equity of Foo"
			if toks[i-1].Lower != "the" && toks[i-1].Lower != "its" {
				return false
			}
		}
	}
	if i < 4 || toks[i-1].Lower != "of" || toks[i-2].Lower != "%" && toks[i-2].Lower != "percent" && (toks[i-2].Lower != "cent" || toks[i-3].Lower != "per") {
		return false
	}
	for k := i - 3; k >= 0 && k >= i-8; k-- {
		if dealWords.At(&toks[k]) || toks[k].Lower == "for" || toks[k].Lower == "stake" {
			return true
		}
	}
	return false
}

// isBought: "it bought Foo last week", "a stake in Foo.".
func isBought(toks []token.Token, i, end int) bool {
	if i == 0 || end >= len(toks) || !afterDeal.At(&toks[end]) {
		return false
	}
	return dealWords.At(&toks[i-1]) || isPartOf(toks, i) || i > 1 && toks[i-1].Lower == "in" && dealIns.At(&toks[i-2])
}
