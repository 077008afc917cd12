package registry

import "yunshi/data/token"

// What is said of firms in company: who works at them, what was christened, who are two of a
// kind, who stand together in a deal.
var (
	staff = token.NewSet("analyst analysts lawyer lawyers banker bankers engineer engineers economist economists strategist strategists consultants programmers partner manager spokesman spokeswoman")
	// christenings are what is done to a firm, not to a boat, where a firm is spoken of.
	christenings = token.NewSet("christened baptised baptized named called dubbed")
	newFirms     = token.NewSet("venture company firm subsidiary incorporated offshoot spin-off joint-venture")
	unions       = token.NewSet("consortium venture tie-up")
	pacts        = token.NewSet("venture pact deal agreement contract partnership tie-up alliance cooperation lawsuit dispute merger consortium")
	counts       = token.NewSet("two three four five 2 3 4 5")
	countedKinds = token.NewSet("hosts buyers bidders lenders shareholders hyperscalers multinationals brewers hospitals")
	roundObjects = token.NewSet("it the this that")
	roundNouns   = token.NewSet("round financing investment deal lead cheques cheque check checks")
)

// isStaffed: "lawyers at Foo", "an analyst at Foo said".
func isStaffed(toks []token.Token, i, end int) bool {
	return i > 1 && toks[i-1].Lower == "at" && staff.At(&toks[i-2]) && !ofBody(toks[i:end]) && (end == len(toks) || !toks[end].Upper)
}

// ofBody reports whether a name is one of a body that is led and is no firm.
func ofBody(name []token.Token) bool {
	for j := range name {
		if bodies.At(&name[j]) {
			return true
		}
	}
	return false
}

// christenReach is how many words before its name a new firm is spoken of.
const christenReach = 14

// isChristened: "The new company is christened Foo", "a joint venture by the name of Foo".
func isChristened(toks []token.Token, i int) bool {
	byName := i > 3 && toks[i-1].Lower == "of" && toks[i-2].Lower == "name"
	if i < 3 || !byName && !christenings.At(&toks[i-1]) {
		return false
	}
	for j := i - 2; j >= 0 && j > i-christenReach; j-- {
		if newFirms.At(&toks[j]) {
			return true
		}
		if toks[j].Kind == token.Break || toks[j].Lower == ";" {
			break
		}
	}
	return false
}

// countedKind: before the comma at k "two smaller hosts".
func countedKind(toks []token.Token, k int) bool {
	if k < 2 || !pluralNouns.At(&toks[k-1]) && !countedKinds.At(&toks[k-1]) {
		return false
	}
	for j := k - 2; j >= 0 && j > k-6; j-- {
		if counts.At(&toks[j]) {
			return true
		}
		if toks[j].Kind != token.Word {
			return false
		}
	}
	return false
}

// isParty: "a consortium of Foo and Bar", "a pact between Foo and Bar".
func isParty(toks []token.Token, taken []bool, i, end int) bool {
	first, _ := listFrom(toks, taken, i)
	paired := first < i || lowerAt(toks, end) == "and" && end+1 < len(toks) && toks[end+1].Upper
	if first < 2 || !paired || ofBody(toks[i:end]) {
		return false
	}
	switch toks[first-1].Lower {
	case "of":
		return unions.At(&toks[first-2])
	case "between":
		return pacts.At(&toks[first-2])
	}
	return false
}

// leadsRound: "Foo led it", "Foo led the round", "Foo took the lead", in a sentence of money.
func leadsRound(toks []token.Token, i, end int) bool {
	verb := lowerAt(toks, end)
	if verb != "led" && verb != "leads" && verb != "took" && verb != "wrote" || !roundObjects.Has(lowerAt(toks, end+1)) {
		return false
	}
	it := lowerAt(toks, end+1) == "it" && verb != "took" && verb != "wrote"
	return (it || end+2 < len(toks) && roundNouns.At(&toks[end+2])) && speaksOfMoney(toks, i)
}
