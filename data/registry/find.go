package registry

import (
	"slices"
	"strings"

	"yunshi/data"
	"yunshi/data/token"
)

// at returns the mention that begins at toks[i].
func (r *Registry) at(text string, toks []token.Token, i int) (Mention, bool) {
	var best *name
	end := 0
	for _, ix := range r.layers {
		if n, e := ix.longest(text, toks, i); n != nil && e >= end { // a later layer knows better
			best, end = n, e
		}
	}
	if best == nil || !standsAlone(toks, i, end) || isTrade(toks, i, end) || isGiven(toks, i, end) || isPerson(toks, i, end) {
		return Mention{}, false
	}
	if best.alias.Kind == data.Ticker && !isQuoted(toks, i, end) {
		return Mention{}, false
	}
	m := Mention{
		First: i, End: end, Company: best.company, Alias: best.alias.Text, Kind: best.alias.Kind,
		Ambiguous: best.common,
	}
	if best.alias.Kind != data.Ticker {
		m.End = afterLegal(text, toks, m.End)
		if m.End > end {
			m.Ambiguous = false // "Oracle Corp." is no oracle
		}
	}
	r.toUnit(&m, text, toks)
	if end := r.afterBrackets(text, toks, m); end > m.End {
		m.End, m.Ambiguous = end, false
	}
	m.Span = data.Span{Start: toks[i].Start, End: toks[m.End-1].End}
	m.Possessive = isPossessive(toks, m.End)
	return m, true
}

// standsAlone reports whether toks[i:end] is not part of a longer word, an
// address or a handle: letters and digits are tokens of their own, so "G7" and
// "21Vianet" are cut and "me@Baidu" is three tokens that touch.
func standsAlone(toks []token.Token, i, end int) bool {
	if i > 0 && token.Touches(&toks[i-1], &toks[i]) {
		before := &toks[i-1]
		if isWordLike(before) && isWordLike(&toks[i]) || before.Lower == "@" || before.Lower == "_" {
			return false
		}
	}
	if end < len(toks) && token.Touches(&toks[end-1], &toks[end]) {
		after := &toks[end]
		if isWordLike(after) && isWordLike(&toks[end-1]) || after.Lower == "@" || after.Lower == "_" {
			return false
		}
	}
	return true
}

// isTrade reports whether the Chinese words go on to name a trade and no company:
// 中国银行业 is China's banking, 中国移动互联网 its mobile internet.
func isTrade(toks []token.Token, i, end int) bool {
	if !startsWith(toks[i:], china) || end >= len(toks) {
		return false
	}
	for _, t := range trades {
		if startsWith(toks[end:], t) {
			return true
		}
	}
	return false
}

// isGiven reports whether two Chinese characters are the given name in brackets behind a
// person's: "Zhang Ping'an (张平安)" is no Ping An.
func isGiven(toks []token.Token, i, end int) bool {
	return end-i == 2 && i > 1 && end < len(toks) && toks[i].Kind == token.Han && toks[i-1].Kind == token.Han && toks[i-2].Lower == "(" && toks[end].Lower == ")"
}

// isPerson reports whether the one word of a name is a person's given name behind the
// surname: "Guo Qiming" is no Qiming.
func isPerson(toks []token.Token, i, end int) bool {
	if end != i+1 || i == 0 || end >= len(toks) || !toks[i].Upper || !toks[i-1].Upper || !surnames.At(&toks[i-1]) {
		return false
	}
	return lowerAt(toks, end) == "(" && end+1 < len(toks) && toks[end+1].Kind == token.Han || lowerAt(toks, i-2) == ","
}

var (
	china  = []string{"中", "国"}
	trades = [][]string{{"业"}, {"产", "业"}, {"行", "业"}, {"互", "联", "网"}, {"信", "息", "产", "业"}}
)

func isWordLike(t *token.Token) bool { return t.Kind == token.Word || t.Kind == token.Number }

// byBroker is a ticker as brokers write it: "9988 HK" for 9988.HK, "300383 CH" for 300383.SZ,
// "BABA US" for BABA.
func byBroker(ticker string) string {
	code, exchange, ok := strings.Cut(ticker, ".")
	switch {
	case !ok:
		return ticker + " US"
	case exchange == "SS" || exchange == "SH" || exchange == "SZ":
		return code + " CH"
	}
	return strings.TrimLeft(code, "0") + " " + exchange
}

// wholeTicker is how many letters a ticker has that is no word or abbreviation.
const wholeTicker = 4

// isQuoted reports whether the ticker toks[i:end] is written as one: in brackets
// or after the exchange's colon ("(BABA)", "(NYSE: KC)"), or with its exchange
// behind it ("9988.HK", "KC US"). Four capitals are no word: "BABA fell".
func isQuoted(toks []token.Token, i, end int) bool {
	if end-i >= 2 || toks[i].End-toks[i].Start >= wholeTicker && toks[i].Kind == token.Word {
		return true
	}
	if i == 0 || end >= len(toks) {
		return false
	}
	switch toks[i-1].Lower {
	case "(", ":", "$":
	default:
		return false
	}
	switch toks[end].Lower {
	case ")", ".", ",", ";":
		return true
	}
	return false
}

func isPossessive(toks []token.Token, i int) bool {
	return i < len(toks) && i > 0 && token.Touches(&toks[i-1], &toks[i]) &&
		(toks[i].Lower == "'s" || toks[i].Lower == "'")
}

// afterLegal returns the token after the legal form that follows toks[:end]:
// "Co., Ltd.", "Group Holding Ltd", "有限公司".
func afterLegal(text string, toks []token.Token, end int) int {
	for end < len(toks) {
		n := legalForm(text, toks, end)
		if n == 0 {
			break
		}
		end += n
	}
	return end
}

// legalForm returns the number of tokens that one legal form at toks[i] takes,
// with the comma before and the full stop after it.
func legalForm(text string, toks []token.Token, i int) int {
	switch t := &toks[i]; {
	case t.Kind == token.Han:
		return hanForm(toks[i:])
	case t.Lower == ".":
		if isDomain(toks, i) {
			return 2
		}
	case t.Lower == "," && i+1 < len(toks) && corporate.At(&toks[i+1]): // ", Group" is not a form; ", Inc." is
		if n := wordForm(text, toks, i+1); n > 0 {
			return n + 1
		}
	case t.Kind == token.Word:
		return wordForm(text, toks, i)
	}
	return 0
}

func wordForm(text string, toks []token.Token, i int) int {
	t := &toks[i]
	if !legalForms.At(t) || !t.Upper && t.Lower != "plc" {
		return 0
	}
	if abbreviated.At(t) && lowerAt(toks, i+1) == "." && token.Touches(t, &toks[i+1]) && !endsSentence(text, toks, i+1) {
		return 2
	}
	return 1
}

// endsSentence reports whether the full stop toks[i] after an abbreviation also
// ends the sentence; then it stays outside of the name.
func endsSentence(text string, toks []token.Token, i int) bool {
	if i+1 >= len(toks) || toks[i+1].Kind == token.Break {
		return true
	}
	next := &toks[i+1]
	return next.Kind == token.Word && next.Upper && !legalForms.At(next)
}

// isDomain reports whether toks[i:] is ".com" or the like, written on to a name.
func isDomain(toks []token.Token, i int) bool {
	if i == 0 || i+1 >= len(toks) || !token.Touches(&toks[i-1], &toks[i]) || !token.Touches(&toks[i], &toks[i+1]) {
		return false
	}
	switch toks[i+1].Lower {
	case "com", "cn", "net", "org":
		return true
	}
	return false
}

// hanForm returns the number of tokens that the Chinese legal form at the head
// of toks takes.
func hanForm(toks []token.Token) int {
	for _, form := range hanForms {
		n := 0
		for _, c := range form {
			if n >= len(toks) || toks[n].Lower != string(c) {
				n = -1
				break
			}
			n++
		}
		if n > 0 {
			return n
		}
	}
	return 0
}

// maxBracket is the longest bracketed name in tokens: long Chinese company names
// have about twenty characters.
const maxBracket = 24

// afterBrackets returns the token after the brackets that directly follow the
// mention and hold another name of the same company: its Chinese name (known or
// not), an alias, a ticker.
func (r *Registry) afterBrackets(text string, toks []token.Token, m Mention) int {
	end := m.End
	for end+2 < len(toks) && toks[end].Lower == "(" {
		closing := end + 1
		for closing < len(toks) && closing-end <= maxBracket && toks[closing].Lower != ")" {
			closing++
		}
		if closing >= len(toks) || toks[closing].Lower != ")" || !r.sameCompany(text, toks[end+1:closing], m.Company) {
			return end
		}
		end = closing + 1
	}
	return end
}

// sameCompany reports whether the bracketed tokens name the company again.
func (r *Registry) sameCompany(text string, in []token.Token, id data.CompanyID) bool {
	in = afterExchange(in)
	allHan := !slices.ContainsFunc(in, func(t token.Token) bool { return t.Kind != token.Han })
	for i := range in {
		if n := r.longest(text, in, i); n != nil {
			c := r.Company(n.company)
			return n.company == id || allHan && c != nil && c.Parent == id
		}
		if in[i].Kind == token.Han {
			break // an unknown Chinese name begins; what stands in it does not count
		}
	}
	return len(in) > 0 && allHan
}

// afterExchange drops the exchange from "NYSE: KC".
func afterExchange(in []token.Token) []token.Token {
	for i, t := range in[:min(len(in), 4)] {
		if t.Lower == ":" && i+1 < len(in) {
			return in[i+1:]
		}
	}
	return in
}

// longest returns the longest name of all layers that begins at toks[i], or nil.
func (r *Registry) longest(text string, toks []token.Token, i int) (best *name) {
	end := 0
	for _, ix := range r.layers {
		if n, e := ix.longest(text, toks, i); n != nil && e > end {
			best, end = n, e
		}
	}
	return best
}

// Bare is a name without the legal form at its end: "SAP" for "SAP SE".
func Bare(name string) string {
	words := strings.Fields(name)
	for len(words) > 1 && legalForms.Has(strings.ToLower(strings.Trim(words[len(words)-1], ".,"))) {
		words = words[:len(words)-1]
	}
	return strings.TrimRight(strings.Join(words, " "), ",")
}

// legalTail returns how many words at the end of a folded name are a legal form.
func legalTail(words []string) int {
	last := words[len(words)-1]
	if len(words) > 1 && legalForms.Has(last) {
		return 1
	}
	for _, form := range hanForms {
		f := strings.Split(form, "")
		if len(words) > len(f) && strings.Join(words[len(words)-len(f):], "") == form {
			return len(f)
		}
	}
	return 0
}

// legalForms may follow a name and belong to it. The corporate ones may stand
// after a comma, the abbreviated ones before a full stop.
var (
	legalForms = token.NewSet("inc incorporated corp corporation co company ltd limited plc llc lp llp ag sa nv bv se gmbh kk pte pty bhd spa ab asa oyj " +
		"holding holdings group technologies technology")
	corporate   = token.NewSet("inc incorporated corp corporation co ltd limited plc llc lp llp pte")
	abbreviated = token.NewSet("inc corp co ltd pte bhd llc")
	hanForms    = []string{
		"股份有限公司", "集团有限公司", "集團有限公司", "科技有限公司", "有限责任公司", "有限責任公司", "有限公司", "控股有限公司",
		"集团公司", "集團公司", "公司", "集团", "集團", "控股",
	}
)
