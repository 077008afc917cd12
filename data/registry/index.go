package registry

import (
	"unicode"
	"unicode/utf8"

	"yunshi/data"
	"yunshi/data/token"
)

// The index is a trie over tokens. The tokens of a document are there anyway,
// they bring the word boundaries and the folded case that an Aho-Corasick
// automaton over bytes would need to check afterwards, and since few words
// begin a name nearly every position costs one bit.
type index struct {
	next  map[token.Edge]int32 // the nodes; nil once all names are known
	first *token.Table[int32]  // by then: those of the words that begin names
	after token.Edges[int32]   // and all others
	names []name               // names[0] is unused
	nodes []node
	lower []string  // the first words of the names that need no capital
	small token.Set // lower, once all names are known
}

// node is a place in the trie.
type node struct {
	next uint64 // the signs of the words with which names go on
	end  int32  // the first name that ends here, 0 for none
}

type name struct {
	alias   data.Alias
	company data.CompanyID
	shape   []shape // one a token
	common  bool
	other   int32 // the next name that ends at the same node, 0 for none
}

// shape is what the case of a token in the text must be.
type shape uint8

const (
	anyCase   shape = iota
	capital         // begins with a capital: "Snap" but not "snap"
	asWritten       // all capitals: "AWS" but not "Aws"
)

func newIndex() *index {
	return &index{next: map[token.Edge]int32{}, names: make([]name, 1), nodes: make([]node, 1)}
}

// wordLike is how many letters of an abbreviation some write as a word, where more of the
// name shows what it is: "Citic Private Equity".
const wordLike = 5

func (ix *index) add(a data.Alias, id data.CompanyID, common bool) {
	toks := token.Split(a.Text)
	n := name{alias: a, company: id, common: common}
	node := int32(0)
	for i, t := range toks {
		if i > 0 && isHyphen(&t) {
			continue
		}
		s := shapeOf(a.Text[t.Start:t.End])
		if s == asWritten && len(toks) > 1 && t.End-t.Start >= wordLike {
			s = capital
		}
		n.shape = append(n.shape, s)
		node = ix.child(node, t.Lower)
	}
	if node == 0 {
		return
	}
	if n.shape[0] == anyCase {
		ix.lower = append(ix.lower, toks[0].Lower)
	}
	n.other = ix.nodes[node].end
	ix.nodes[node].end = int32(len(ix.names))
	ix.names = append(ix.names, n)
}

// close ends the adding of names; only then can they be found.
func (ix *index) close() {
	ix.small = token.SetOf(ix.lower...)
	first := map[string]int32{}
	for e, node := range ix.next {
		if e.From == 0 {
			first[e.Word] = node
			delete(ix.next, e)
		}
	}
	ix.first, ix.after = token.NewTable(first), token.NewEdges(ix.next)
	ix.next, ix.lower = nil, nil
}

// may reports whether a name may begin with the token: most words are told by it
// alone.
func (ix *index) may(t *token.Token) bool {
	if t.Upper {
		return ix.first.May(t)
	}
	return ix.small.May(t)
}

func (ix *index) child(of int32, word string) int32 {
	e := token.Edge{From: uint32(of), Word: word}
	to, ok := ix.next[e]
	if !ok {
		to = int32(len(ix.nodes))
		ix.nodes, ix.next[e] = append(ix.nodes, node{}), to
		ix.nodes[of].next |= token.Sign(word)
	}
	return to
}

func shapeOf(s string) shape {
	upper, letters := 0, 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			letters++
			if unicode.IsUpper(r) {
				upper++
			}
		}
	}
	first, _ := utf8.DecodeRuneInString(s)
	switch {
	case upper > 1 && upper == letters:
		return asWritten
	case unicode.IsUpper(first):
		return capital
	}
	return anyCase
}

// longest returns the longest name that begins at toks[i], and the token after
// it. A hyphen between touching tokens does not count ("Guizhou-Cloud").
func (ix *index) longest(text string, toks []token.Token, i int) (best *name, end int) {
	if !ix.may(&toks[i]) {
		return nil, 0
	}
	at := ix.first.Place(&toks[i])
	for j := i + 1; at != nil; {
		here := &ix.nodes[*at]
		for k := here.end; k != 0; k = ix.names[k].other {
			if n := &ix.names[k]; n.fits(text, toks[i:j]) {
				best, end = n, j
				break
			}
		}
		if j < len(toks) && isHyphen(&toks[j]) && token.Touches(&toks[j-1], &toks[j]) {
			j++
		}
		if j >= len(toks) || !toks[j].Among(here.next) {
			break
		}
		at = ix.after.Go(uint32(*at), &toks[j])
		j++
	}
	return best, end
}

// fits reports whether the case of the tokens suits the name.
func (n *name) fits(text string, toks []token.Token) bool {
	k := 0
	for i := range toks {
		t := &toks[i]
		if i > 0 && isHyphen(t) {
			continue
		}
		switch s := text[t.Start:t.End]; n.shape[k] {
		case capital:
			if r, _ := utf8.DecodeRuneInString(s); !unicode.IsUpper(r) {
				return false
			}
		case asWritten:
			if shapeOf(s) != asWritten {
				return false
			}
		}
		k++
	}
	return true
}

func isHyphen(t *token.Token) bool {
	return t.Kind == token.Punct && (t.Lower == "-" || t.Lower == "‑" || t.Lower == "‐" || t.Lower == "·")
}
