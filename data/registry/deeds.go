package registry

import (
	"slices"

	"yunshi/data/token"
)

// What only a firm has, is or does, said beside a name that nothing else shows to be one:
// "Foo's chief executive", "Foo is a maker of servers", "customers such as Foo".
var (
	// firmThings are what a firm has and hardly a person, a place or a product.
	firmThings = token.NewSet("shareholders shareholder ipo prospectus chairman chairwoman ceo cfo cto coo founder founders co-founder cofounder headquarters")
	chiefs     = token.NewSet("executive executives financial finance technology operating information")
	// heads lead a firm, or belong to it: "the founder of Foo".
	heads = token.NewSet("ceo cfo cto coo executive founder co-founder cofounder chairman chairwoman shareholders shareholder prospectus subsidiary affiliate")
	// bodies are what is led and is no firm.
	bodies = token.NewSet("university institute college school academy association alliance committee commission council federation society union bureau ministry " +
		"department office party forum center centre republic province city congress conference greater asia pacific region division foundation agency administration")
	// afterEmployer follows a firm whose head was named.
	afterEmployer = token.NewSet(". , ; ) said told says and in since until who which to has is was")
	// makersOnly are the nouns that say of a subject what it is; a person or a product is none of them.
	makersOnly = token.NewSet("company firm maker retailer provider operator carrier vendor supplier manufacturer conglomerate carmaker automaker chipmaker lender insurer brokerage airline startup subsidiary " +
		"affiliate distributor reseller utility integrator brewery brewer telco refiner miner steelmaker " +
		"companies firms makers retailers providers operators carriers vendors suppliers manufacturers carmakers chipmakers lenders insurers startups subsidiaries distributors resellers telcos integrators")
	copulas = token.NewSet("is was became remains")
	// signers say of two that they came together.
	signers = token.NewSet("signed sign inked ink concluded conclude agreed agree formed form forged forge struck teamed team founded established")
	// openers begin a list of those whom a noun before names as a kind.
	listOpeners = token.NewSet("including include includes included like namely")
)

// actsAsFirm reports whether what is said of toks[i:end] is said of firms only.
func (r *Registry) actsAsFirm(toks []token.Token, taken []bool, i, end int) bool {
	if end-i == 1 && (surnames.At(&toks[i]) || givenWords.At(&toks[i])) {
		return false
	}
	return hasFirmThing(toks, end) || isEmployer(toks, i, end) || isMaker(toks, end) || saidToBeOne(toks, end) ||
		isStaffed(toks, i, end) || isChristened(toks, i) || isParty(toks, taken, i, end) || leadsRound(toks, i, end) || inRoster(toks, taken, i) || isAmongClients(toks, end) || signsWith(toks, taken, i, end) || doesAsFirm(toks, i, end)
}

// hasFirmThing: "Foo's chief executive", "Foo's shareholders".
func hasFirmThing(toks []token.Token, end int) bool {
	if !isPossessive(toks, end) {
		return false
	}
	for j := end + 1; j < len(toks) && j <= end+2; j++ {
		if firmThings.At(&toks[j]) || toks[j].Lower == "chief" && (chiefs.Has(lowerAt(toks, j+1)) || lowerAt(toks, j-1) == "finance") {
			return true
		}
	}
	return false
}

// isEmployer: "the chief executive of Foo said".
func isEmployer(toks []token.Token, i, end int) bool {
	if i < 2 || toks[i-1].Lower != "of" && toks[i-1].Lower != "at" || !heads.At(&toks[i-2]) || !afterEmployer.Has(lowerAt(toks, end)) {
		return false
	}
	for j := i; j < end; j++ {
		if bodies.At(&toks[j]) {
			return false
		}
	}
	return true
}

// isMaker: "Foo is a maker of servers", "Foo is the first manufacturer to sign up", "Foo is
// a customer".
func isMaker(toks []token.Token, end int) bool {
	if end >= len(toks) || !copulas.At(&toks[end]) || !articles.Has(lowerAt(toks, end+1)) && lowerAt(toks, end+1) != "one" && !isPossessive(toks, end+2) && lowerAt(toks, end+1) != "its" {
		return false
	}
	of := false // "one of the biggest makers"
	for j := end + 2; j < len(toks) && j < end+9; j++ {
		t := &toks[j]
		switch {
		case (makersOnly.At(t) || clients.At(t)) && !t.Upper:
			return afterNoun.Has(lowerAt(toks, j+1)) || lowerAt(toks, j+1) == "to"
		case t.Lower == "of" && !of && lowerAt(toks, j-1) == "one":
			of = true
		case t.Kind == token.Break, t.Kind == token.Punct && t.Lower != "-" && t.Lower != "'s", leavesNoun.At(t):
			return false
		}
	}
	return false
}

// saidToBeOne: "Foo, as the start-up is called", "Foo, one of the biggest hospital groups".
func saidToBeOne(toks []token.Token, end int) bool {
	if lowerAt(toks, end) != "," {
		return false
	}
	as := lowerAt(toks, end+1) == "as" && lowerAt(toks, end+2) == "the"
	if !as && (lowerAt(toks, end+1) != "one" || lowerAt(toks, end+2) != "of") {
		return false
	}
	for j := end + 3; j < len(toks) && j < end+11; j++ {
		t := &toks[j]
		switch {
		case as && companyNouns.At(t) && (lowerAt(toks, j+1) == "is" || lowerAt(toks, j+1) == "was"):
			return namedAs.Has(lowerAt(toks, j+2)) || lowerAt(toks, j+2) == "known"
		case !as && pluralNouns.At(t):
			return true
		case t.Kind == token.Break, t.Kind == token.Punct && t.Lower != "-" && t.Lower != "'s", leavesNoun.At(t):
			return false
		}
	}
	return false
}

// rosterReach is how many words may stand between the noun of several and their list.
const rosterReach = 8

// inRoster: "customers such as Foo, Bar and Baz", "clients including Foo", "operators, among
// them Foo", "Customers: Foo, Bar".
func inRoster(toks []token.Token, taken []bool, i int) bool {
	first, _ := listFrom(toks, taken, i)
	if toks[max(i-1, 0)].Lower == "," && hasAnd(toks[first:max(i-1, first)]) {
		return false // "including Foo and Bar, Baz said"
	}
	k := first - 1
	switch {
	case k < 1:
		return false
	case lowerAt(toks, k) == "as" && lowerAt(toks, k-1) == "such", lowerAt(toks, k) == "them" && lowerAt(toks, k-1) == "among":
		k -= 2
	case listOpeners.At(&toks[k]), toks[k].Lower == ":":
		k--
	case toks[k].Lower == ",":
		return countedKind(toks, k) && (hasAnd(toks[first:min(i+6, len(toks))]) || first < i)
	default:
		return false
	}
	for j := k; j >= 0 && j > k-rosterReach; j-- {
		switch t := &toks[j]; {
		case pluralNouns.At(t), clients.At(t):
			return lowerAt(toks, j-1) != "of" // "use of funds: …"
		case t.Kind == token.Break, t.Lower == ".", t.Lower == ":", t.Lower == ";":
			return false
		}
	}
	return false
}

func hasAnd(toks []token.Token) bool {
	return slices.ContainsFunc(toks, func(t token.Token) bool { return t.Lower == "and" })
}

// isAmongClients: "Foo is among its clients", "Bar Inc and Foo are customers there".
func isAmongClients(toks []token.Token, end int) bool {
	if be := lowerAt(toks, end); be != "is" && be != "are" && be != "was" && be != "were" {
		return false
	}
	if clients.Has(lowerAt(toks, end+1)) {
		return true
	}
	if lowerAt(toks, end+1) != "among" {
		return false
	}
	for j := end + 2; j < len(toks) && j < end+6 && toks[j].Kind == token.Word; j++ {
		if clients.At(&toks[j]) || pluralNouns.At(&toks[j]) {
			return true
		}
	}
	return false
}

// signsWith: "Huawei and Foo concluded an agreement", "Foo and Huawei have formed a venture",
// "a pact between Foo and Huawei".
func signsWith(toks []token.Token, taken []bool, i, end int) bool {
	if i > 2 && isPossessive(toks, i-1) && toks[i-2].Upper && toks[i-3].Lower == "and" {
		i -= 2 // "and Malaysia's Foo"
	}
	first, last := i, end
	switch {
	case i > 1 && toks[i-1].Lower == "and" && taken[i-2]:
		for first = i - 2; first > 0 && taken[first-1]; first-- {
		}
	case lowerAt(toks, end) == "and" && end+1 < len(toks) && taken[end+1]:
		for last = end + 2; last < len(toks) && taken[last]; last++ {
		}
	default:
		return false
	}
	if first > 0 && toks[first-1].Lower == "between" {
		return true
	}
	for j := last; j < len(toks) && j < last+3; j++ {
		switch t := &toks[j]; {
		case signers.At(t):
			return true
		case t.Lower != "have" && t.Lower != "has" && t.Lower != "will" && t.Lower != "also" && t.Lower != "jointly" && t.Lower != "yesterday" && t.Lower != "today":
			return false
		}
	}
	return false
}

var (
	// deeds are a first word and those that may follow it, of what only firms do or undergo.
	deeds = map[string]token.Set{
		"went":    token.NewSet("public bankrupt"),
		"goes":    token.NewSet("public"),
		"filed":   token.NewSet("for"),
		"was":     token.NewSet("founded acquired bought delisted"),
		"raised":  token.NewSet("$ us$ rmb hk$ cny ¥ €"),
		"secured": token.NewSet("$ us$ rmb hk$ cny ¥ €"),
	}
	// cloudDoes are verbs that show a "Foo Cloud" to be a firm.
	cloudDoes = token.NewSet("employs operates said told signed has had plans reported raised")
	// cloudKinds stand before Cloud where it is a kind of cloud, and no firm's.
	cloudKinds = token.NewSet("hybrid dedicated sovereign elastic creative edge industry industrial government financial finance health healthcare city multi video distributed native trusted secure open virtual local " +
		"education medical manufacturing automotive retail gaming game energy state national my one super enterprise community managed hosted desktop mobile phone business the our first next new")
)

// doesAsFirm: "Foo went public", "Foo raised $20m", "Foo employs 40", "Foo Cloud said".
func doesAsFirm(toks []token.Token, i, end int) bool {
	if end >= len(toks) || toks[end].Upper {
		return false
	}
	switch next, ok := deeds[toks[end].Lower]; {
	case ok:
		return next.Has(lowerAt(toks, end+1))
	case toks[end].Lower == "employs", toks[end].Lower == "operates":
		return true
	}
	return end-i == 2 && toks[end-1].Lower == "cloud" && !cloudKinds.At(&toks[i]) && cloudDoes.At(&toks[end])
}
