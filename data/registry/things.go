package registry

import (
	"slices"

	"yunshi/data/token"
)

// thing is what a company's short name stands for as well, and the words around it
// that show it: an IDC is an Internet data center too.
type thing struct {
	alias         string
	stands        []string // the words that its letters stand for
	before, after token.Set
}

var things = []thing{{
	alias:  "IDC",
	stands: []string{"internet", "data"},
	before: token.NewSet("cloud cdn & self-built own-built third-party wholesale carrier-neutral"),
	after:  token.NewSet("business businesses service services rack racks room rooms operator operators provider providers facility facilities resource resources licence license licences revenue income cabinets"),
}}

// dropThings drops the mentions that are no company here but a thing of that name.
func dropThings(text string, toks []token.Token, found []Mention) []Mention {
	return slices.DeleteFunc(found, func(m Mention) bool {
		for i := range things {
			if th := &things[i]; m.Alias == th.alias && th.here(text, toks, &m) {
				return true
			}
		}
		return false
	})
}

// here reports whether a mention is the thing: it is written out before the bracket in
// which its letters stand, a word of it follows, or it ends a list of such things.
func (th *thing) here(text string, toks []token.Token, m *Mention) bool {
	word := func(i int) string {
		if i < 0 || i >= len(toks) {
			return ""
		}
		return toks[i].Lower
	}
	if word(m.First-1) == "(" && word(m.End) == ")" {
		for i := m.First - 2; i >= m.First-4; i-- {
			if word(i) == th.stands[0] && word(i+1) == th.stands[1] {
				return true
			}
		}
	}
	if m.End < len(toks) && th.after.At(&toks[m.End]) {
		return true
	}
	listed := word(m.First-1) == "," || word(m.First-1) == "and" || word(m.First-1) == "/"
	return word(m.End) == ")" && listed && m.First > 1 && th.before.At(&toks[m.First-2]) ||
		m.First > 0 && th.before.At(&toks[m.First-1])
}
