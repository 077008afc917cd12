package quantity

import (
	"yunshi/data"
	"yunshi/data/token"
)

// reading is a Mention in the making, with the tokens that it covers.
type reading struct {
	amount
	start, stop int // tokens, with the qualifier
	qual        data.Qualifier
	equal       bool // "equal to 20" says that it is neither more nor less
	per         string
	perEnd      int
}

// Find returns the amounts of text in order; they do not overlap. Toks are the
// text's tokens, or those of a part of it. It takes time linear in their number.
func Find(text string, toks []token.Token) []Mention { return Append(nil, text, toks) }

// Append is Find for callers with room of their own: it appends to out.
func Append(out []Mention, text string, toks []token.Token) []Mention {
	return AppendFree(out, text, toks, nil)
}

// AppendFree is Append for callers who know tokens that belong to something else, to a
// date perhaps: no amount begins there.
func AppendFree(out []Mention, text string, toks []token.Token, taken func(tok int) bool) []Mention {
	s := scans.Get().(*scan)
	defer s.leave()
	s.open(text, toks)
	if len(s.t) == len(toks) { // or else they are counted otherwise here
		s.taken = taken
	}
	s.found = s.readings(s.found[:0])
	return s.mentions(out, s.found)
}

// MayNameMoney reports whether the name of a currency may begin at the token: without
// one among them, tokens are no sum of money.
func MayNameMoney(t *token.Token) bool {
	l := theLexicon()
	n, _ := l.first.At(t)
	return l.nodes[n].begins&(1<<currencyBefore|1<<currencyAfter|1<<minorAfter) != 0 || likeCode(t.Lower)
}

// readings finds amounts with their qualifiers, conversions still apart, and
// appends them to out, which is empty.
func (s *scan) readings(out []reading) []reading {
	var r reading
	for i := 0; i < len(s.t); {
		if !s.lex.starts(s.n[i]) {
			i++ // most words
			continue
		}
		if s.taken != nil && s.taken(i) {
			i++
			continue
		}
		if s.node(i).is(urlWord) {
			if j, ok := s.address(i); ok {
				i = max(j, i+1)
				continue
			}
		}
		if !s.mayStart(i) {
			i++
			continue
		}
		if s.reading(i, &r) {
			out = append(out, r)
			i = max(r.stop, i+1)
			continue
		}
		i = s.skip(i)
	}
	return s.pairs(out)
}

// mayStart reports whether a qualifier or an amount may start at token i.
func (s *scan) mayStart(i int) bool {
	n := s.node(i)
	if n.begins&starters == 0 {
		return n.begins&(1<<percentWord) != 0 && s.kind(i-1) == token.Break || s.codeLike(i)
	}
	if n.is(lead) && n.begins&(starters&^(1<<lead)) == 0 {
		return s.starts(i+1, starters&^(1<<code)|1<<scaleWord)
	}
	return true
}

// skip goes past a token that starts no amount; a run of numbers joined by
// signs (a date, a phone number) is skipped as a whole.
func (s *scan) skip(i int) int {
	if s.t[i].Kind != token.Number {
		return i + 1
	}
	j := i + 1
	if s.lower(i-1) == "+" && s.touches(i-1) && s.kind(j) == token.Number {
		for s.kind(j) == token.Number || s.lower(j) == "-" {
			j++ // "+86 10 6259 1234"
		}
		return j
	}
	for s.touches(j-1) && j+1 < len(s.t) && s.touches(j) && joins(s.t[j].Lower) && s.t[j+1].Kind == token.Number {
		j += 2
	}
	if j > i+3 {
		return j // two joins or more
	}
	return i + 1
}

func joins(sign string) bool {
	return sign == "-" || sign == "/" || sign == "." || sign == ":" || sign == "–"
}

// reading reads an amount with its qualifiers at token i into r; what is in r where
// there is none says nothing.
func (s *scan) reading(i int, r *reading) bool {
	r.start, r.stop, r.perEnd = i, 0, 0
	r.qual, r.equal, r.per = data.Exact, false, ""
	j := s.qualifiers(r, i)
	hedged := j > i
	if hedged && !s.startsAmount(j) {
		return false
	}
	switch s.lower(j) {
	case "between":
		return s.bounded(r, j+1, true)
	case "from":
		return s.bounded(r, j+1, false)
	}
	if !hedged && !s.opens(i) {
		return false
	}
	if !s.ranged(j, false, false, &r.amount) || s.maybeYear(&r.amount, r.qual, hedged) {
		return false
	}
	s.finish(r)
	return true
}

// qualifiers reads up to three qualifiers from token i on and returns the token
// after them.
func (s *scan) qualifiers(r *reading, i int) int {
	for range 3 {
		e, end := s.match(i, qualifierBefore)
		if e == nil || s.lower(i-1) == "=" || s.lower(i-1) == "<" {
			break // "=>30" and "<>30" say nothing
		}
		r.hedge(e.qual)
		r.equal = e.qual == data.Exact
		if s.is(end, article) && s.kind(end+1) != token.Word {
			end++ // "more than a 20 percent share"
		}
		i, s.hedged = end, end
	}
	return i
}

// opens reports whether an amount without a qualifier may start at token i.
func (s *scan) opens(i int) bool {
	return s.starts(i, amountStarters|1<<percentWord) || s.codeLike(i)
}

// startsAmount reports whether an amount may start at token j, after a qualifier.
func (s *scan) startsAmount(j int) bool {
	return j < len(s.t) && (s.starts(j, amountStarters|1<<scaleWord) || s.codeLike(j))
}

// maybeYear reports whether a, with the given qualifier, is rather a year:
// "around 2013", "in 2015 companies".
func (s *scan) maybeYear(a *amount, q data.Qualifier, hedged bool) bool {
	if !a.num.yearLike() {
		return false
	}
	if hedged {
		return a.kind == Number && (q == data.About || q == data.Almost)
	}
	return a.kind != Money && a.kind != Percent && a.high == nil && !s.surely(a)
}

// bounded reads "between A and B" and "from A to B"; alone, "from A" is no more
// than A.
func (s *scan) bounded(r *reading, j int, between bool) bool {
	if !s.ranged(j, between, !between, &r.amount) {
		return false
	}
	if r.high == nil {
		if r.start+1 < j || r.num.yearLike() && !r.explicit() {
			return false
		}
		r.start = j
	}
	s.finish(r)
	return true
}

// surely reports whether a number like 2000 is no year: a noun follows that it
// counts, and no preposition of time goes before.
func (s *scan) surely(a *amount) bool {
	if a.explicit() {
		return true
	}
	if a.kind != Count {
		return false
	}
	if s.is(a.first-1, yearBefore) {
		return false
	}
	return s.is(a.first-1, change) || s.kind(a.first-1) == token.Word && !s.capitalised(a.first-1)
}

// hedge keeps the qualifier that says more: a limit over "about".
func (r *reading) hedge(q data.Qualifier) {
	if r.qual == data.Exact || r.qual == data.About && q != data.Exact {
		r.qual = q
	}
}

// finish reads what stands after the amount: "or more", "per hour".
func (s *scan) finish(r *reading) {
	r.hedge(r.num.hedge())
	r.stop = r.end
	if r.accounting(s) {
		r.negative, r.stop = true, r.end+1
		r.start = min(r.start, r.first-1)
	}
	r.trail(s, r.end)
	if r.kind == Count {
		r.trail(s, r.num.end) // "5 or more firms"
	}
	r.per, r.perEnd = s.per(r.end)
	if r.per != "" {
		r.stop = max(r.stop, r.perEnd)
	}
}

// trail reads the qualifier after token j-1; "or so" yields to a limit.
func (r *reading) trail(s *scan, j int) {
	e, end := s.match(j, qualifierAfter)
	if e == nil || !s.follows(j, end) {
		return
	}
	if r.qual == data.Exact || e.qual != data.About {
		r.qual = e.qual
	}
	r.stop = max(r.stop, end)
}

// follows reports whether the words in tokens j to end-1 do qualify what stands
// before them: not "200 or greater than 190", not "5 + 3".
func (s *scan) follows(j, end int) bool {
	switch s.lower(j) {
	case "+":
		return s.touches(j-1) && s.kind(end) != token.Number
	case "plus":
		return s.kind(end) != token.Number && !s.is(end, currencyBefore) && s.lower(end) != "a"
	case "at", "and":
		// "below 5 and above 3", "grew 5 percent, at least 3 in the cloud"
		return !s.numberAhead(end) && s.lower(end) != "than" && s.lower(end) != "or"
	}
	return s.lower(end) != "than"
}

// numberAhead reports whether a number, its currency or its article starts at token j.
func (s *scan) numberAhead(j int) bool {
	return s.kind(j) == token.Number || s.is(j, currencyBefore) || s.is(j, small) || s.lower(j) == "a" || s.lower(j) == "half" || s.is(j, qualifierBefore)
}

// accounting reports whether the amount stands in brackets as a loss does in
// accounts: as the object of the sentence, not after a name or another amount.
func (r *reading) accounting(s *scan) bool {
	if r.kind != Money || r.high != nil || s.lower(r.first-1) != "(" || s.lower(r.end) != ")" || !s.touches(r.first-1) {
		return false
	}
	switch s.lower(r.first - 2) {
	case "is", "was", "of", "to", "at", "were", "loss", "losses", "|":
		return true
	}
	return false
}

// per reads "per hour", "a month", "/GB", "-a-month", 每月 at token j.
func (s *scan) per(j int) (string, int) {
	k := j
	if s.lower(k) == "-" && s.touches(k) {
		k++
	}
	switch s.lower(k) {
	case "per", "/", "a", "an", "each":
		k++
	default:
		return "", j
	}
	if s.lower(k) == "-" && s.touches(k) {
		k++
	}
	e, end := s.match(k, perNoun)
	if e == nil {
		return "", j
	}
	what := s.text[s.t[k].Start:s.t[end-1].End]
	if s.lower(end) == "per" {
		if more, stop := s.per(end); more != "" {
			return what + " per " + more, stop
		}
	}
	return what, end
}
