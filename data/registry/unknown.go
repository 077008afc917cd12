package registry

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"yunshi/data"
	"yunshi/data/token"
)

// Words of company names. A strong form makes a name of the capitals before it;
// a weak one does so only in running text, since headings are all capitals.
// Generic words alone are no name ("Cloud Group", "Information Technology").
var (
	strongForms = token.NewSet("inc incorporated corp corporation co ltd limited plc llc ag sa nv bv se gmbh kk pte bhd")
	weakForms   = token.NewSet("group holding holdings technology technologies capital securities bank telecom telecommunications software investment investments " +
		"ventures partners networks semiconductor semiconductors electronics industries industry airlines insurance motors consulting labs " +
		"pharmaceutical pharmaceuticals logistics petroleum steel chemical chemicals cement shipping brewery automobile automotive foods " +
		"broadband tyre tyres tire ceramics dairy fintech robotics biotech pharma construction engineering railway railways textile textiles glass aluminium mining realty properties property " +
		"express beverage beverages hospital garment furniture machinery airways bearings rubber plastics batteries apparel sportswear jewelry jewellery cosmetics elevators breweries distillery valves cables toys shoes printing shipbuilding photovoltaics biotechnology biopharma optics lighting refrigeration aerospace tobacco kitchenware hotels resorts orchards electric electrical appliances optoelectronics microelectronics leasing optical " +
		"fund asset venture")
	genericWords = token.NewSet("cloud ai business internet information smart big data digital computing national public intelligent intelligence enterprise " +
		"consumer mobile science new high research media news service services platform product products solutions core global international " +
		"state private commercial central investment financial technology technologies group bank software open source it tech industry working " +
		"department ministry committee user task world people web commerce online venture joint company trade security health gaming games local " +
		"industries mobility entertainment interactive content private equity asset foreign first second data center centre provincial municipal leading pension reserve monetary mutual hedge wealth chief executive senior vice president chairman our your its their related other all some many most")
	leadWords = token.NewSet("the a an this that these those in on at by for from with and or but as of to its their his her our if when while after before since " +
		"under over into chinese american us u.s german japanese british korean french european asian indian russian italian spanish arabic english mandarin cantonese ceo cfo cto chairman president mr ms mrs dr " +
		"founder both while also then meanwhile even only today yesterday monday tuesday wednesday thursday friday saturday sunday january february " +
		"march april may june july august september october november december")
)

// maxName is the longest unknown company name in tokens before its form.
const maxName = 7

// Unknown returns the names that have the form of a company's and overlap none
// of the known mentions: capitals with a legal form ("Carmignac Gestion SA",
// "Foo Technology Co., Ltd"), or in running text with a word that firms are
// called by ("Liyue Investment"). It is conservative: a name without such a word
// is not found. The Company of such a mention is the name without its legal form;
// the registry does not know it until it is added by With.
func (r *Registry) Unknown(text string, toks []token.Token, known []Mention) []Mention {
	var out []Mention
	floor := 0 // tokens before it are taken
	for i := 0; i < len(toks); i++ {
		if t := &toks[i]; !(t.Upper && (strongForms.May(t) || weakForms.May(t) || townFirms.May(t))) && t.Kind != token.Han {
			continue // most words are no form
		}
		for len(known) > 0 && known[0].End <= i {
			floor = max(floor, known[0].End)
			known = known[1:]
		}
		if len(known) > 0 && known[0].First <= i {
			continue
		}
		if m, ok := r.named(text, toks, floor, i); ok && (len(known) == 0 || m.End <= known[0].First) {
			out = append(out, m)
			floor, i = m.End, m.End-1
		}
	}
	return out
}

// named reads the name whose form begins at toks[i].
func (r *Registry) named(text string, toks []token.Token, floor, i int) (Mention, bool) {
	t := &toks[i]
	if t.Kind == token.Han && t.Lower == "有" {
		return hanName(text, toks, floor, i)
	}
	if t.Kind != token.Word || !t.Upper {
		return Mention{}, false
	}
	strong := strongForms.At(t)
	if !strong && (!weakForms.At(t) && !townFirms.At(t) || inHeading(text, toks, i) && !fundBehind(text, toks, floor, i)) {
		return Mention{}, false
	}
	if r.ofTown(text, toks, floor, i) {
		return placed(text, toks, i-1, i+1), true
	}
	if t.Lower == "bank" {
		if m, ok := r.bank(text, toks, floor, i); ok {
			return m, true
		}
	}
	m, ok := r.capitals(text, toks, floor, i)
	if !ok || !strong && m.End-m.First < 2 {
		return Mention{}, false
	}
	m.Ambiguous = !slices.ContainsFunc(toks[m.First:m.End], func(t token.Token) bool { return strongForms.At(&t) })
	return m, true
}

// ofTown reports whether nothing but a town stands before a firm at token i that goes by
// its name: "Shenzhen Metro".
func (r *Registry) ofTown(text string, toks []token.Token, floor, i int) bool {
	alone := i < 2 || !toks[i-2].Upper || toks[i-2].Kind != token.Word
	return townFirms.At(&toks[i]) && i > floor && alone && toks[i-1].Upper && r.isPlace(text, toks[i-1:i], 0)
}

// fundBehind reports whether a fund's name ends at toks[i] whose beginning is plain even
// where capitals say nothing: "Series C, 2014: $22m led by Heron Capital".
func fundBehind(text string, toks []token.Token, floor, i int) bool {
	first := firstCapital(text, toks, floor, i)
	return funds.At(&toks[i]) && i-first <= 3 && first > 0 && fundOpeners.At(&toks[first-1])
}

var fundOpeners = token.NewSet("by from with and , :")

// bankWord reports whether a word may follow Bank in a name: "Bank Central Asia".
func bankWord(t *token.Token) bool {
	return t.Kind == token.Word && t.Upper && !leadWords.At(t) && !strongForms.At(t)
}

// bank reads names that banks have of places alone: "Bank of Guiyang", "Xiamen Bank",
// "Xiamen International Bank", "Bank Central Asia".
func (r *Registry) bank(text string, toks []token.Token, floor, i int) (Mention, bool) {
	if r.bankOf(text, toks, i) {
		return placed(text, toks, i, i+3), true
	}
	if opensName(toks, i) && i+2 < len(toks) && bankWord(&toks[i+1]) {
		end := i + 1
		for end < len(toks) && end-i < 4 && bankWord(&toks[end]) {
			end++
		}
		return placed(text, toks, i, end), end-i >= 3 || r.isPlace(text, toks[i+1:i+2], 0)
	}
	first := firstCapital(text, toks, floor, i)
	if i-first == 1 && inHeading(text, toks, i) || first == floor && floor > 0 || !r.isPlace(text, toks[first:first+1], 0) || lowerAt(toks, i+1) == "of" {
		return Mention{}, false
	}
	return placed(text, toks, first, i+1), true
}

// opensName reports whether no name can go on into token i.
func opensName(toks []token.Token, i int) bool {
	return i == 0 || !toks[i-1].Upper || toks[i-1].Kind == token.Break
}

// bankOf reports whether "of" and a place follow the bank at token i, be it a town that no
// table knows, and no name stands before it.
func (r *Registry) bankOf(text string, toks []token.Token, i int) bool {
	if lowerAt(toks, i+1) != "of" || i+2 >= len(toks) || !toks[i+2].Upper || i > 0 && toks[i-1].Upper {
		return false
	}
	return r.isPlace(text, toks[i+2:i+3], 0) || bankWord(&toks[i+2]) && !inHeading(text, toks, i) && (i+3 >= len(toks) || !bankWord(&toks[i+3]))
}

// placed is the name from token first to end as it stands.
func placed(text string, toks []token.Token, first, end int) Mention {
	m := Mention{First: first, End: end, Span: data.Span{Start: toks[first].Start, End: toks[end-1].End}, Ambiguous: true}
	m.Alias = m.Of(text)
	m.Company = data.CompanyID(m.Alias)
	m.Possessive = isPossessive(toks, m.End)
	return m
}

// townFirms are what firms are that go by the name of their town: "Shenzhen Metro".
var townFirms = token.NewSet("metro subway airlines")

// capitals reads the name that ends in the form word toks[form].
func (r *Registry) capitals(text string, toks []token.Token, floor, form int) (Mention, bool) {
	first := firstCapital(text, toks, floor, form)
	if first == floor && floor > 0 || !hasOwnWord(r, text, toks[first:form]) {
		return Mention{}, false // the former goes on: "Kingsoft Cloud Network Technology Co"
	}
	end := afterLegal(text, toks, form)
	if end <= form { // a weak form that is no legal one
		end = afterLegal(text, toks, form+1)
	}
	for end < len(toks) && toks[end].Upper && toks[end-1].Kind == token.Word && (weakForms.At(&toks[end]) || manages.At(&toks[end])) {
		end = afterLegal(text, toks, end+1) // "Foo Technology Ventures", "Foo Asset Management"
	}
	switch next := lowerAt(toks, end); {
	case end < len(toks) && toks[end].Upper && publicBodies.At(&toks[end]):
		return Mention{}, false // "the Foo Intellectual Property Court"
	case next != "development" && next != "park" || !toks[end].Upper || toks[end-1].Kind != token.Word:
	case next == "park" && first > 0 && within.At(&toks[first-1]):
		return Mention{}, false // "in the Foo Software Park"
	default:
		end = afterLegal(text, toks, end+1) // "Foo Science and Technology Development Co"
	}
	m := Mention{First: first, End: end, Company: data.CompanyID(bareName(text, toks[first:end]))}
	m.Span = data.Span{Start: toks[first].Start, End: toks[end-1].End}
	m.Alias = m.Of(text)
	m.End = r.afterBrackets(text, toks, m)
	m.Span.End = toks[m.End-1].End
	m.Possessive = isPossessive(toks, m.End)
	return m, true
}

// manages ends the name of who manages what stands before it.
var manages = token.NewSet("management managers")

// publicBodies end a name that goes on behind what looks like a firm's.
var publicBodies = token.NewSet("court courts tribunal bureau ministry commission committee university college school")

// within stand before a park that is a place.
var within = token.NewSet("in at near inside the to from")

// firstCapital returns where the capitals before the form word toks[form] begin,
// without a leading article or the like.
func firstCapital(text string, toks []token.Token, floor, form int) int {
	first := form
	for j := form - 1; j >= floor && form-j <= maxName; j-- {
		t := &toks[j]
		switch {
		case t.Kind == token.Word && (t.Upper || innerCapital(text, t)), t.Kind == token.Number && token.Touches(t, &toks[j+1]):
			first = j
			continue
		case t.Lower == "and" && j > floor && first == j+1 && twoTrades(&toks[j-1], &toks[j+1]):
			continue
		case t.Lower == "&", t.Lower == "-" && token.Touches(t, &toks[j+1]), t.Lower == "," && j == form-1 && corporate.At(&toks[form]):
			continue
		}
		break
	}
	for first < form && (leadWords.At(&toks[first]) || toks[first].Kind != token.Word) {
		first++
	}
	return first
}

// twoTrades reports whether "and" between two capitals ties what a firm does, and no two
// firms: "Foo Science and Technology Development".
func twoTrades(a, b *token.Token) bool {
	return a.Upper && b.Upper && tiedTrades.At(a) && (genericWords.At(b) || weakForms.At(b) || tiedTrades.At(b))
}

var tiedTrades = token.NewSet("science research industry trade import investment communication communications petroleum property oil design engineering culture commerce gas construction education")

// innerCapital reports whether a word is written with a capital inside, as "eWTP" is.
func innerCapital(text string, t *token.Token) bool {
	return text[t.Start:t.End] != strings.ToLower(text[t.Start:t.End])
}

// hasOwnWord reports whether one of the words is neither generic nor a place.
func hasOwnWord(r *Registry, text string, words []token.Token) bool {
	for i, t := range words {
		if t.Kind != token.Word || genericWords.At(&t) || leadWords.At(&t) || utf8.RuneCountInString(t.Lower) < 2 {
			continue
		}
		if !r.isPlace(text, words, i) {
			return true
		}
	}
	return false
}

// bareName is the name without a legal form at its end; words like Group and
// Technology are part of the name.
func bareName(text string, toks []token.Token) string {
	end := len(toks)
	for end > 1 && (strongForms.At(&toks[end-1]) || toks[end-1].Lower == "company" || toks[end-1].Kind == token.Punct) {
		end--
	}
	return strings.Join(strings.Fields(text[toks[0].Start:toks[end-1].End]), " ")
}

// headingReach is how far inHeading looks to either side: no heading is longer.
const headingReach = 40

// inHeading reports whether the line around toks[i] has no word of four letters
// or more in lower case: there, capitals say nothing.
func inHeading(text string, toks []token.Token, i int) bool {
	for _, step := range [2]int{-1, 1} {
		for j := i; j >= 0 && j < len(toks) && j-i < headingReach && i-j < headingReach && toks[j].Kind != token.Break; j += step {
			if t := &toks[j]; t.Kind == token.Word && t.End-t.Start >= 4 && !t.Upper {
				return false
			}
		}
	}
	return true
}

// stopHan end a Chinese company name to the left: particles, verbs, prepositions.
const stopHan = "的与和及是在向由为被将对给从到把让跟同了者其该这那此以即称或，。、"

// hanName reads the Chinese name before 有限公司.
func hanName(text string, toks []token.Token, floor, i int) (Mention, bool) {
	form := hanForm(toks[i:])
	if form < 4 {
		return Mention{}, false
	}
	first := i
	for first > floor && toks[first-1].Kind == token.Han && i-first < 16 && !strings.Contains(stopHan, toks[first-1].Lower) {
		first--
	}
	if i-first < 3 || first == floor && floor > 0 {
		return Mention{}, false
	}
	m := Mention{First: first, End: i + form, Span: data.Span{Start: toks[first].Start, End: toks[i+form-1].End}}
	m.Company = data.CompanyID(strings.TrimSuffix(text[m.Start:toks[i].Start], "股份"))
	m.Alias = m.Of(text)
	return m, true
}

// isName reports whether the tokens look like a name: capitals, digits, Han.
func isName(text string, toks []token.Token) bool {
	for _, t := range toks {
		if t.Kind == token.Han || t.Kind == token.Number {
			continue
		}
		if r, _ := utf8.DecodeRuneInString(text[t.Start:]); !unicode.IsUpper(r) && t.Lower != "-" && t.Lower != "&" {
			return false
		}
	}
	return len(toks) > 0
}
