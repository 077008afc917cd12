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
	company       token.Set // words beside a mention that show the company
}

var things = []thing{{
	alias:   "IDC",
	stands:  []string{"internet", "data"},
	before:  token.NewSet("cloud cdn & self-built own-built third-party wholesale carrier-neutral"),
	after:   token.NewSet("business businesses service services rack racks room rooms operator operators provider providers facility facilities resource resources licence license licences revenue income cabinets cabinet project projects ramp capacity build-out buildout construction segment sales rev"),
	company: token.NewSet("to said says 's ' data tracker report figures estimates estimated estimate reckons expects expected forecasts forecast predicts ranks ranked analyst analysts china counts found study survey show shows published released research puts according by"),
}}

// dropThings drops the mentions that are no company here but a thing of that name.
func dropThings(text string, toks []token.Token, found []Mention) []Mention {
	for i := range things {
		th := &things[i]
		is := func(m Mention) bool { return m.Alias == th.alias && th.here(text, toks, &m) }
		if !slices.ContainsFunc(found, is) {
			continue
		}
		found = slices.DeleteFunc(found, func(m Mention) bool {
			return m.Alias == th.alias && (th.here(text, toks, &m) || !th.spoken(toks, &m))
		})
	}
	return found
}

// spoken reports whether the words beside a mention, in a text that speaks of the thing
// as well, show that it is the company.
func (th *thing) spoken(toks []token.Token, m *Mention) bool {
	return m.First > 0 && th.company.At(&toks[m.First-1]) || m.End < len(toks) && th.company.At(&toks[m.End])
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
	if word(m.End) == "(" && (word(m.End+2) == "%" && word(m.End+3) == "of" || word(m.End+2) == "percent" && word(m.End+3) == "of") {
		return true // "IDC (25% of revenue): RMB0.96bn"
	}
	listed := word(m.First-1) == "," || word(m.First-1) == "and" || word(m.First-1) == "/"
	return word(m.End) == ")" && listed && m.First > 1 && th.before.At(&toks[m.First-2]) ||
		m.First > 0 && th.before.At(&toks[m.First-1])
}
