package registry

import (
	"strings"

	"yunshi/data"
	"yunshi/data/token"
)

// introduces are the first words of phrases.
var introduces = token.NewSet("also better formerly previously now known abbreviated or hereinafter 简 又")

// phrases introduce another name of the company before them.
var phrases = [][]string{
	{"also", "known", "as"},
	{"better", "known", "as"},
	{"formerly", "known", "as"},
	{"previously", "known", "as"},
	{"now", "known", "as"},
	{"known", "as"},
	{"also", "called"},
	{"formerly", "called"},
	{"now", "called"},
	{"formerly"},
	{"abbreviated", "as"},
	{"abbreviated"},
	{"or", "simply"},
	{"hereinafter"},
	{"简", "称"},
	{"又", "称"},
}

// Read finds the companies of a document in two passes: what the first teaches
// (Unknown, Learn, names that the text treats as companies) is known in the
// second; such mentions have the Kind data.Learned. The registry returned knows
// the learned names; it is the receiver where there are none.
func (r *Registry) Read(text string, toks []token.Token) ([]Mention, *Registry) {
	return r.ReadInto(make([]Mention, 0, 4+len(toks)/16), text, toks)
}

// ReadInto is Read for callers with room of their own: the mentions lie in out,
// which is empty, as far as they fit.
func (r *Registry) ReadInto(out []Mention, text string, toks []token.Token) ([]Mention, *Registry) {
	found := r.dropThings(toks, dropWords(text, toks, r.appendFound(out, text, toks)))
	all := mergeMentions(r.longer(text, toks, found), r.Unknown(text, toks, found))
	all = mergeMentions(all, r.byContext(text, toks, all))
	learned := r.Learn(text, toks, all)
	if len(learned) == 0 {
		return found, r
	}
	own := r.With(learned)
	clear(found) // all that was learned is in own
	return own.dropThings(toks, dropWords(text, toks, own.appendFound(found[:0], text, toks))), own
}

// mergeMentions merges two ordered lists that do not overlap.
func mergeMentions(a, b []Mention) []Mention {
	if len(b) == 0 {
		return a
	}
	out := make([]Mention, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if a[0].Start < b[0].Start {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return append(append(out, a...), b...)
}

// Learn returns what the document says about names: second names in brackets
// ("Foo Data Technology Co (FooData)"), "also known as", and the companies that
// Unknown found, with the short form by which the document goes on to call them.
// mentions are those of Find and Unknown in order.
func (r *Registry) Learn(text string, toks []token.Token, mentions []Mention) []data.Company {
	l := learner{r: r, text: text, toks: toks}
	for i := range mentions {
		l.meetLonger(&mentions[i])
		l.meetHead(mentions, &mentions[i])
	}
	for i := range mentions {
		l.meet(&mentions[i])
	}
	return l.learned
}

type learner struct {
	r       *Registry
	text    string
	toks    []token.Token
	learned []data.Company
	at      map[data.CompanyID]int            // where in learned; made when first needed
	same    map[data.CompanyID]data.CompanyID // new names of known companies; likewise
	uses    map[string]use                    // of every word; made when first needed
	heads   map[string]data.CompanyID         // new names of several words by their first; likewise
}

// use is how the document writes a word: how often with a capital, and whether
// ever without.
type use struct {
	capital int
	lower   bool
}

func (l *learner) use(word string) use {
	if l.uses == nil {
		l.uses = make(map[string]use, len(l.toks)/2)
		for _, t := range l.toks {
			if t.Kind != token.Word {
				continue
			}
			u := l.uses[t.Lower]
			if t.Upper {
				u.capital++
			} else {
				u.lower = true
			}
			l.uses[t.Lower] = u
		}
	}
	return l.uses[word]
}

func (l *learner) meet(m *Mention) {
	id := m.Company
	isNew := l.r.Company(id) == nil
	_, met := l.at[id]
	second := l.secondName(m)
	if len(second) > 0 {
		name := l.text[second[0].Start:second[len(second)-1].End]
		other, known := l.r.Resolve(name)
		switch {
		case known && isNew: // "China Foo Corp, also known as Huawei"
			l.sameAs(id, other)
		case !known:
			l.alias(id, name)
		}
	}
	if !isNew {
		l.meetFund(m)
		return
	}
	if other, ok := l.same[id]; ok {
		l.alias(other, string(id))
		l.alias(other, m.Alias)
		return
	}
	l.alias(id, m.Alias)
	if met {
		return
	}
	if short := l.shortForm(m); short != "" {
		if _, known := l.r.Resolve(short); !known { // "Baidu" is not Baidu Ventures
			l.alias(id, short)
		}
	}
}

// funds are the words that a fund's name ends in and that a story soon leaves out.
var funds = token.NewSet("capital partners ventures equity securities investments")

// meetLonger notes that what a fund's name begins with is the fund too: "Aspen China" of
// Aspen China Partners.
func (l *learner) meetLonger(m *Mention) {
	if m.End-m.First < 3 || !funds.At(&l.toks[m.End-1]) {
		return
	}
	short := l.text[m.Start:l.toks[m.End-2].End]
	if _, known := l.r.Resolve(short); !known && hasOwnWord(l.r, l.text, l.toks[m.First:m.End-1]) {
		l.sameAs(data.CompanyID(short), m.Company)
	}
}

// meetHead notes that a new one-word name is the firm's whose longer name begins with it:
// "Foo's chairman" speaks of the Foo Park Group. Of firms that we know it must be a fund's.
func (l *learner) meetHead(mentions []Mention, m *Mention) {
	if m.End-m.First != 1 || l.r.Company(m.Company) != nil {
		return
	}
	if l.heads == nil {
		l.heads = map[string]data.CompanyID{}
		for i := range mentions {
			id := mentions[i].Company
			if head, rest, more := strings.Cut(string(id), " "); more && l.heads[head] == "" && (l.r.Company(id) == nil || isFund(rest)) {
				l.heads[head] = id
			}
		}
	}
	if whole := l.heads[string(m.Company)]; whole != "" {
		l.sameAs(m.Company, whole)
	}
}

// isFund reports whether the rest of a name behind its first word begins as a fund's does.
func isFund(rest string) bool {
	toks := token.Split(rest)
	return len(toks) > 0 && funds.At(&toks[0])
}

// sameAs notes that a new name is another company's.
func (l *learner) sameAs(id, other data.CompanyID) {
	if l.same == nil {
		l.same = map[data.CompanyID]data.CompanyID{}
	}
	l.same[id] = other
}

// meetFund learns the short form of a known fund: "Bain" of Bain Capital, "Foo" of Foo Partners
// China.
func (l *learner) meetFund(m *Mention) {
	last := m.End - 1
	if last > m.First && !hasOwnWord(l.r, l.text, l.toks[last:m.End]) && !funds.At(&l.toks[last]) {
		last-- // a place
	}
	if last == m.First || !funds.At(&l.toks[last]) {
		return
	}
	if short := l.shortForm(m); short != "" {
		if _, known := l.r.Resolve(short); !known {
			l.alias(m.Company, short)
		}
	}
}

// alias notes one more name of the company.
func (l *learner) alias(id data.CompanyID, name string) {
	i, ok := l.at[id]
	if !ok {
		if l.at == nil {
			l.at = map[data.CompanyID]int{}
		}
		i = len(l.learned)
		l.at[id] = i
		l.learned = append(l.learned, data.Company{ID: id, FiscalEnd: 12})
	}
	c := &l.learned[i]
	if name == string(id) || hasText(c.Aliases, name) {
		return
	}
	c.Aliases = append(c.Aliases, data.Alias{Text: name, Kind: data.Learned})
}

// secondName returns the tokens of another name directly after the mention, or
// nil.
func (l *learner) secondName(m *Mention) []token.Token {
	toks := l.toks
	if in := l.bracket(m); in != nil {
		return in
	}
	i := m.End
	if next := lowerAt(toks, i); next == "," || next == "(" {
		i++
	}
	if i >= len(toks) || !introduces.At(&toks[i]) {
		return nil
	}
	for _, p := range phrases {
		if startsWith(toks[i:], p) {
			return l.nameAt(i + len(p))
		}
	}
	return nil
}

// nameAt returns the name of at most four words that begins at toks[i], after an
// article or a quotation mark, or nil.
func (l *learner) nameAt(i int) []token.Token {
	toks := l.toks
	if i < len(toks) && (toks[i].Lower == "the" || isQuote(toks[i])) {
		i++
	}
	end := i
	for end < len(toks) && end-i < 4 && toks[end].Kind != token.Punct && toks[end].Kind != token.Break && isName(l.text, toks[end:end+1]) {
		end++
	}
	if end == i {
		return nil
	}
	return toks[i:end]
}

// bracket returns the bracketed second name at the end of the mention's span or
// directly after it.
func (l *learner) bracket(m *Mention) []token.Token {
	toks := l.toks
	open := m.End
	if m.End > m.First && toks[m.End-1].Lower == ")" {
		for open = m.End - 1; open > m.First && toks[open].Lower != "("; open-- {
		}
	}
	if open+2 >= len(toks) || toks[open].Lower != "(" {
		return nil
	}
	end := open + 1
	for end < len(toks) && toks[end].Lower != ")" && end-open <= maxBracket {
		end++
	}
	in := unquoted(toks[open+1 : min(end, len(toks))])
	if !isName(l.text, in) || !l.suits(m, in) {
		return nil
	}
	return in
}

// unquoted drops the quotation marks and the article around a name.
func unquoted(in []token.Token) []token.Token {
	for len(in) > 0 && (isQuote(in[0]) || in[0].Lower == "the") {
		in = in[1:]
	}
	for len(in) > 0 && isQuote(in[len(in)-1]) {
		in = in[:len(in)-1]
	}
	return in
}

// suits reports whether the bracketed tokens can be a name of the company: a
// Chinese name, or Latin letters that the name has in this order ("Wanda",
// "GCBD"); "(Beijing)" and "(Nasdaq)" are none.
func (l *learner) suits(m *Mention, in []token.Token) bool {
	han, latin := 0, ""
	for _, t := range in {
		switch t.Kind {
		case token.Han:
			han++
		case token.Word, token.Number:
			latin += t.Lower
		}
	}
	switch {
	case han == len(in):
		return han >= 2
	case han > 0 || len(latin) < 2 || len(in) > 4:
		return false
	}
	if l.r.isPlace(l.text, in, 0) {
		return false
	}
	full := strings.ToLower(l.text[m.Start:l.toks[m.First].End])
	for i := m.First + 1; i < m.End && l.toks[i].Lower != "("; i++ {
		full += l.toks[i].Lower
	}
	return latin != full && latin[0] == full[0] && isSubsequence(latin, full)
}

func isSubsequence(short, long string) bool {
	for i := 0; i < len(short); i++ {
		j := strings.IndexByte(long, short[i])
		if j < 0 {
			return false
		}
		long = long[j+1:]
	}
	return true
}

// shortForm returns the one word by which the document calls an unknown company
// again: the only word that is neither place nor generic, if it stands there more
// than once and never in lower case.
func (l *learner) shortForm(m *Mention) string {
	own := -1
	for i := m.First; i < m.End && l.toks[i].Lower != "("; i++ {
		t := l.toks[i]
		if t.Kind != token.Word || strongForms.At(&t) || weakForms.At(&t) || legalForms.At(&t) || !hasOwnWord(l.r, l.text, l.toks[i:i+1]) {
			continue
		}
		if own >= 0 {
			return ""
		}
		own = i
	}
	if own < 0 || len(l.toks[own].Lower) < 4 {
		return ""
	}
	if u := l.use(l.toks[own].Lower); u.lower || u.capital < 2 {
		return ""
	}
	return l.text[l.toks[own].Start:l.toks[own].End]
}

func startsWith(toks []token.Token, words []string) bool {
	if len(toks) < len(words) {
		return false
	}
	for i, w := range words {
		if toks[i].Lower != w {
			return false
		}
	}
	return true
}

func isQuote(t token.Token) bool {
	return t.Lower == "“" || t.Lower == "”" || t.Lower == `"` || t.Lower == "'"
}
