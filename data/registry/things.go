package registry

import (
	"slices"

	"yunshi/data/token"
)

// thing is what a company's short name stands for as well, and the words around it
// that show it: an IDC is an Internet data center too, Weibo a place to post.
type thing struct {
	alias         string
	stands        []string // the words that its letters stand for
	before, after token.Set
	company       token.Set // words beside a mention that show the company
}

var things = []thing{{
	alias:   "IDC",
	stands:  []string{"internet", "data"},
	before:  token.NewSet("cloud cdn & self-built own-built third-party wholesale carrier-neutral domestic private only traditional whole legacy neutral small smaller big bigger large local listed professional many"),
	after:   token.NewSet("business businesses service services rack racks room rooms operator operators provider providers facility facilities resource resources licence license licences revenue income cabinets cabinet project projects ramp capacity build-out buildout construction segment sales rev market resale circle stock stocks merchant merchants company companies firm firms industry enterprise enterprises hall halls park parks base bases site sites campus campuses center centers centre centres player players leader giant giants host hosts hosting leasing rental sector field demand space cluster clusters veteran"),
	company: token.NewSet("to said says 's ' data tracker report figures estimates estimated estimate reckons expects expected forecasts forecast predicts ranks ranked analyst analysts china counts found study survey show shows published released research puts according by"),
}, {
	alias:   "Sea", // of water, or of a programme: "the Sea of Clouds"
	before:  token.NewSet("the south east china open deep"),
	after:   token.NewSet("of"),
	company: token.NewSet("'s ' said says ltd group its and , shares"),
}, {
	alias:   "Weibo", // what is posted there
	before:  token.NewSet("on over via official own personal"),
	after:   token.NewSet("account accounts post posts page message statement"),
	company: token.NewSet("said says 's ' and runs shares inc corp owner"),
}, {
	alias:   "Sina Weibo",
	before:  token.NewSet("on via official"),
	after:   token.NewSet("account accounts post posts page message statement"),
	company: token.NewSet("said says 's ' and runs shares inc corp owner"),
}, {
	alias:   "Digital China", // the state's programme, and its summit
	before:  token.NewSet("building"),
	after:   token.NewSet("summit strategy initiative construction programme program plan blueprint forum drive goal vision"),
	company: token.NewSet("'s ' said says and , shares inc group holdings information cloud will has had is was opened launched signed agreed announced took bought sold reported won plans expects began joined became with from by"),
}, {
	alias:   "Arm", // of a firm, where a headline has capitals: "Sells Its Cloud Arm"
	before:  token.NewSet("cloud computing investment venture research finance financial logistics media leasing software car hardware chip"),
	after:   token.NewSet("of"),
	company: token.NewSet("'s ' said says holdings chips cores designs based limited and , server servers architecture cpu cpus processors neoverse"),
}}

// dropThings drops the mentions that are no company here but a thing of that name.
func (r *Registry) dropThings(toks []token.Token, found []Mention) []Mention {
	found = r.dropOwned(toks, found)
	for i := range things {
		th := &things[i]
		is := func(m Mention) bool { return m.Alias == th.alias && th.here(toks, &m) }
		if !slices.ContainsFunc(found, is) {
			continue
		}
		found = slices.DeleteFunc(found, func(m Mention) bool {
			return m.Alias == th.alias && (th.here(toks, &m) || !th.spoken(toks, &m))
		})
	}
	return found
}

// owners stand between what is owned and its owner: "Lazada owner Alibaba".
var owners = token.NewSet("owner parent operator maker")

// dropOwned drops the mentions that only say who their owner is, named right behind them.
// A cloud unit is what such a text is about, and stays.
func (r *Registry) dropOwned(toks []token.Token, found []Mention) []Mention {
	kept := found[:0]
	for i := range found {
		m := found[i]
		if i+1 < len(found) && found[i+1].First == m.End+1 && owners.At(&toks[m.End]) {
			owner := found[i+1].Company
			if c := r.Company(m.Company); c != nil && c.Parent == owner && r.units[owner].company != m.Company {
				continue
			}
		}
		kept = append(kept, m)
	}
	return kept
}

// spoken reports whether the words beside a mention, in a text that speaks of the thing
// as well, show that it is the company.
func (th *thing) spoken(toks []token.Token, m *Mention) bool {
	return wordAt(th.company, toks, m.First-1) || wordAt(th.company, toks, m.End)
}

// here reports whether a mention is the thing: it is written out before the bracket in
// which its letters stand, a word of it follows, or it ends a list of such things.
func (th *thing) here(toks []token.Token, m *Mention) bool {
	return th.writtenOut(toks, m) || wordAt(th.after, toks, m.End) || shareBehind(toks, m.End) || th.listed(toks, m)
}

// wordAt reports whether token i is one of the words.
func wordAt(words token.Set, toks []token.Token, i int) bool {
	return i >= 0 && i < len(toks) && words.At(&toks[i])
}

// writtenOut reports whether the words stand before the bracket that gives their letters:
// "Internet data centre (IDC)".
func (th *thing) writtenOut(toks []token.Token, m *Mention) bool {
	if len(th.stands) == 0 || lowerAt(toks, m.First-1) != "(" || lowerAt(toks, m.End) != ")" {
		return false
	}
	for i := m.First - 2; i >= m.First-4; i-- {
		if lowerAt(toks, i) == th.stands[0] && lowerAt(toks, i+1) == th.stands[1] {
			return true
		}
	}
	return false
}

// shareBehind reports whether a share of something stands in brackets at token i: "IDC
// (25% of revenue): RMB0.96bn".
func shareBehind(toks []token.Token, i int) bool {
	percent := lowerAt(toks, i+2)
	return lowerAt(toks, i) == "(" && (percent == "%" || percent == "percent") && lowerAt(toks, i+3) == "of"
}

// listed reports whether such a thing stands before the mention, or ends the list in
// brackets with it: "(cloud, CDN and IDC)".
func (th *thing) listed(toks []token.Token, m *Mention) bool {
	if wordAt(th.before, toks, m.First-1) {
		return true
	}
	switch lowerAt(toks, m.First-1) {
	case ",", "and", "/":
		return lowerAt(toks, m.End) == ")" && wordAt(th.before, toks, m.First-2)
	}
	return false
}
