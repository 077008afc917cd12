package quantity

import (
	"slices"
	"strings"
	"sync"

	"yunshi/data/token"
)

// scan is one reading of a text: its tokens without the line breaks that only
// wrap a line, and for each the trie node that its phrases start from.
type scan struct {
	text string
	t    []token.Token
	lex  *lexicon
	n    []uint16 // places in lex.nodes: no pointers for the collector to follow
	// joined is the token after a range's dash, which may touch its number.
	joined int
	// hedged is the token after the qualifier read last.
	hedged int
	// durations: "more than 5 years" counts as a number.
	durations bool
	// depth counts the parts of "3亿5000万" that are being read.
	depth int
	found []reading
	taken func(tok int) bool // nil for none
}

// scans holds scans that have done their work, for their space.
var scans = sync.Pool{New: func() any { return new(scan) }}

// leave gives a scan back; nothing of it may be held after that.
func (s *scan) leave() {
	clear(s.found)
	*s = scan{n: s.n[:0], found: s.found[:0]}
	scans.Put(s)
}

func newScan(text string, toks []token.Token) *scan {
	s := new(scan)
	s.open(text, toks)
	return s
}

// open begins a scan, empty but for its space.
func (s *scan) open(text string, toks []token.Token) {
	s.lex, s.text, s.t = theLexicon(), text, toks
	s.n = slices.Grow(s.n[:0], len(toks))[:len(toks)]
	first, n := s.lex.first, s.n
	for i := range n {
		t := &toks[i]
		n[i] = other
		switch {
		case t.Kind == token.Number:
			n[i] = numeral
		case t.Kind == token.Break && wraps(text, toks, i):
			s.open(text, unwrap(text, toks, i))
			return
		case first.May(t):
			if known := first.Probe(t); known != nil {
				n[i] = *known
			}
		}
		if n[i] == other && likeCode(t.Lower) && s.codeLike(i) {
			n[i] = coded
		}
	}
}

// unwrap drops single line feeds that stand inside running text, of which the first
// is given: before or after a word in lower case. Others part cells and list items.
func unwrap(text string, toks []token.Token, first int) []token.Token {
	out := make([]token.Token, first, len(toks))
	copy(out, toks)
	for i := first; i < len(toks); i++ {
		if toks[i].Kind != token.Break || !wraps(text, toks, i) {
			out = append(out, toks[i])
		}
	}
	return out
}

func wraps(text string, toks []token.Token, i int) bool {
	if toks[i].Lower != "\n" || i == 0 || i+1 == len(toks) {
		return false
	}
	return lowerCase(text, &toks[i+1]) || (lowerCase(text, &toks[i-1]) && toks[i+1].Kind != token.Punct)
}

func lowerCase(text string, t *token.Token) bool {
	return t.Kind == token.Word && 'a' <= text[t.Start] && text[t.Start] <= 'z'
}

// node returns the trie node of token i; i must be in range.
func (s *scan) node(i int) *node { return &s.lex.nodes[s.n[i]] }

// codeLike reports whether token i may be "MUSD" or "kEUR".
func (s *scan) codeLike(i int) bool {
	return likeCode(s.lower(i)) && s.text[s.t[i].Start+1] <= 'Z'
}

func likeCode(w string) bool { return len(w) == 4 && (w[0] == 'm' || w[0] == 'k') }

// at returns token i, or a Break where there is none.
func (s *scan) at(i int) *token.Token {
	if uint(i) >= uint(len(s.t)) {
		return &outside
	}
	return &s.t[i]
}

// outside is the token before the first and behind the last.
var outside = token.Token{Kind: token.Break, Start: -1, End: -1}

// kind is the kind of token i, that of a Break where there is none.
func (s *scan) kind(i int) token.Kind {
	if uint(i) < uint(len(s.t)) {
		return s.t[i].Kind
	}
	return token.Break
}

// lower is the text of token i in lower case, "" where there is none.
func (s *scan) lower(i int) string {
	if uint(i) < uint(len(s.t)) {
		return s.t[i].Lower
	}
	return ""
}

func (s *scan) is(i int, c class) bool { return uint(i) < uint(len(s.n)) && s.node(i).is(c) }

// begins reports whether a phrase of class c may start at token i.
func (s *scan) begins(i int, c class) bool {
	return s.starts(i, 1<<c)
}

// starts reports whether a phrase of any of the classes may start at token i.
func (s *scan) starts(i int, any uint64) bool {
	return uint(i) < uint(len(s.n)) && s.node(i).begins&any != 0
}

// hedgedAt reports whether a qualifier ends right before token i.
func (s *scan) hedgedAt(i int) bool { return i > 0 && s.hedged == i }

// touches reports whether token i+1 follows token i without a gap.
func (s *scan) touches(i int) bool {
	return i >= 0 && i+1 < len(s.t) && s.t[i].End == s.t[i+1].Start
}

// match finds the longest phrase of class c at token i and the token after it.
func (s *scan) match(i int, c class) (*entry, int) {
	if !s.begins(i, c) {
		return nil, i
	}
	var found *entry
	end := i
	tight := true
	for at, j := s.node(i), i; ; {
		if at.is(c) {
			e := at.entry(c)
			if (!e.tight || tight) && (!e.caps || s.capitals(i)) {
				found, end = e, j+1
			}
		}
		j++
		if j >= len(s.t) || at.after == nil {
			break
		}
		next, ok := at.after.At(&s.t[j])
		if !ok {
			break
		}
		tight = tight && s.touches(j-1)
		at = next
	}
	return found, end
}

func (s *scan) capitals(i int) bool {
	for _, c := range []byte(s.text[s.t[i].Start:s.t[i].End]) {
		if 'a' <= c && c <= 'z' {
			return false
		}
	}
	return true
}

// capitalised reports whether token i is a word that starts with a capital.
func (s *scan) capitalised(i int) bool {
	t := s.at(i)
	return t.Kind == token.Word && t.Start >= 0 && 'A' <= s.text[t.Start] && s.text[t.Start] <= 'Z'
}

// address reports whether a web or mail address starts at token i, and gives
// the first token after it.
func (s *scan) address(i int) (int, bool) {
	switch s.t[i].Lower {
	case "http", "https", "ftp":
		if s.lower(i+1) != ":" || s.lower(i+2) != "/" {
			return i, false
		}
	case "www":
		if s.lower(i+1) != "." || !s.touches(i) {
			return i, false
		}
	case "@":
	default:
		return i, false
	}
	end := s.t[i].Start
	if k := strings.IndexAny(s.text[end:], " \t\r\n<>\"，。；）"); k >= 0 {
		end += k
	} else {
		end = len(s.text)
	}
	j := i + 1
	for j < len(s.t) && s.t[j].Start < end {
		j++
	}
	return j, true
}
