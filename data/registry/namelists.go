package registry

import (
	"slices"

	"yunshi/data/token"
)

// Names that are companies by the list in which they stand.

// oneOfSeveral: "Foo and Bar, two makers of clothes", "Foo and other software houses".
func oneOfSeveral(toks []token.Token, taken []bool, i, end int) bool {
	if lowerAt(toks, end) == "and" && end+1 < len(toks) && toks[end+1].Upper {
		end++
		for end < len(toks) && toks[end].Upper && toks[end].Kind == token.Word {
			end++
		}
	}
	switch {
	case lowerAt(toks, end) == "," && severals.Has(lowerAt(toks, end+1)), lowerAt(toks, end) == "and" && lowerAt(toks, end+1) == "other":
		end += 2
	default:
		return false
	}
	for j := end; j < len(toks) && j < end+severalReach; j++ {
		switch t := &toks[j]; {
		case pluralNouns.At(t):
			return true
		case t.Kind == token.Break, t.Kind == token.Punct && t.Lower != "-", leavesNoun.At(t):
			return false
		}
	}
	return false
}

var severals = token.NewSet("two three four both")

// severalReach is how many words may stand between "two" and its noun.
const severalReach = 5

// putsMoneyIn: in a sentence of funding, beside a company of the list that put money in or
// alone behind "led by".
func putsMoneyIn(toks []token.Token, taken []bool, i, end int) bool {
	first, beside := listFrom(toks, taken, i)
	beside = beside || lowerAt(toks, end) == "and" && end+1 < len(toks) && taken[end+1]
	if first == 0 || !fundedBy.At(&toks[first-1]) && toks[first-1].Lower != "(" {
		return false
	}
	led := lowerAt(toks, first-1) == "by" && lowerAt(toks, first-2) == "led"
	return (beside || led) && speaksOfMoney(toks, first)
}

// listFrom is where the list of names begins in which a name at token i stands, and whether
// a company is among those before it.
func listFrom(toks []token.Token, taken []bool, i int) (first int, known bool) {
	for first = i; first > i-listReach; {
		k := first - 1
		for k > 0 && (toks[k].Lower == "," || toks[k].Lower == "and" || toks[k].Lower == "or") {
			k--
		}
		if k == first-1 || k < 0 || !nameToken(toks, taken, k) {
			return first, known
		}
		for ; k >= 0 && nameToken(toks, taken, k); k-- {
			known = known || taken[k]
		}
		first = k + 1
	}
	return first, known
}

// listReach is how many tokens of a list of names are looked at on either side.
const listReach = 200

// nameToken reports whether token k belongs to a company's name or may.
func nameToken(toks []token.Token, taken []bool, k int) bool {
	t := &toks[k]
	return taken[k] || t.Upper && t.Kind == token.Word && !leadWords.At(t)
}

// speaksOfMoney reports whether words of funding stand in the same line before token i.
func speaksOfMoney(toks []token.Token, i int) bool {
	for k := i - 1; k >= 0 && k > i-moneyReach && toks[k].Kind != token.Break; k-- {
		if moneyTalk.At(&toks[k]) {
			return true
		}
	}
	return false
}

// moneyReach is how many tokens before a list of backers the money may be told.
const moneyReach = 24

// standsWith: in a list that only firms stand in: two known ones are beside it ("Foo, Intel
// and Cisco"), the noun before says so ("older backers Foo and Bar") or the money comes from
// them ("$20m arrived from Foo, Bar and others").
func (r *Registry) standsWith(text string, toks []token.Token, taken []bool, i, end int) bool {
	l := listAround(toks, taken, i, end)
	if l.names < 2 || ofBody(toks[i:end]) {
		return false
	}
	switch {
	case l.known >= 2 && l.closed && l.first > 0 && !opensSentence(&toks[l.first-1]) && !placing.At(&toks[l.first-1]):
		return true // but not "Likewise, Intel and Cisco", "in Foo, Intel and Cisco"
	case l.first == 0:
		return false
	case l.closed && !toks[l.first-1].Upper && pluralNouns.At(&toks[l.first-1]):
		return true
	}
	return (l.closed || l.others) && lowerAt(toks, l.first-1) == "from" && tellsOfRound(toks, l.first)
}

// nameList is a list of names: where it begins, how many names it has and how many known ones,
// whether "and" stands before the last one, and whether that is "and others".
type nameList struct {
	first, names, known int
	closed, others      bool
}

// listAround is the list in which the name toks[i:end] stands.
func listAround(toks []token.Token, taken []bool, i, end int) nameList {
	l := nameList{names: 1}
	before := i
	for k := i - 1; k > 0 && k > i-listReach && ties(toks, k); {
		if toks[k].Lower == "and" {
			if l.names > 1 {
				return nameList{first: i, names: 1} // "with Intel and Cisco, Foo said"
			}
			l.closed = true
		}
		for ; k > 0 && ties(toks, k); k-- {
		}
		if !nameToken(toks, taken, k) {
			break
		}
		l.count(taken[k])
		for ; k >= 0 && nameToken(toks, taken, k); k-- {
			before = k
		}
	}
	l.first = before
	for k := end; k+1 < len(toks) && k < end+listReach && ties(toks, k) && !l.closed; {
		for ; k+1 < len(toks) && ties(toks, k); k++ {
			l.closed = l.closed || toks[k].Lower == "and"
		}
		if !nameToken(toks, taken, k) {
			l.others = l.closed && (toks[k].Lower == "others" || articles.At(&toks[k]))
			l.closed = false
			break
		}
		l.count(taken[k])
		for ; k < len(toks) && nameToken(toks, taken, k); k++ {
		}
	}
	return l
}

// opensSentence reports whether a sentence begins behind the token.
func opensSentence(t *token.Token) bool {
	return t.Kind == token.Break || t.Lower == "." || t.Lower == ":" || t.Lower == ";" || t.Lower == "\""
}

func (l *nameList) count(known bool) {
	l.names++
	if known {
		l.known++
	}
}

// ties reports whether token i stands between two names of a list.
func ties(toks []token.Token, i int) bool { return toks[i].Lower == "," || toks[i].Lower == "and" }

// tellsOfRound reports whether money for a firm is spoken of before token i in its sentence.
func tellsOfRound(toks []token.Token, i int) bool {
	from := max(0, i-moneyReach)
	return slices.ContainsFunc(toks[from:i], func(t token.Token) bool { return roundMoney.At(&t) }) && speaksOfMoney(toks, i)
}

var placing = token.NewSet("in at near inside")

var roundMoney = token.NewSet("round rounds series funding fundraising financing placement invested investment stake raised raises arrived")
