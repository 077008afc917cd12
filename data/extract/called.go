package extract

import (
	"cmp"
	_ "embed"
	"strings"
	"sync"

	"yunshi/data"
	"yunshi/data/registry"
	"yunshi/data/token"
)

//go:embed rules/ownnames.txt
var ownNamesText string

// ownNames are companies that a reading lists by our name, whatever the article calls them.
var ownNames = sync.OnceValue(func() map[data.CompanyID]bool { return companySet(ownNamesText) })

// called gives the companies that an article calls otherwise than we do, with the name that
// it gives them: the one that says in full what the firm is, "Citrix Systems" for Citrix, or
// else the most frequent, "Ant Financial" for Ant Group. Ours stands where it is used as
// often, or is the fuller one.
func (r *reading) called() map[data.CompanyID]string {
	names, times, ours := map[data.CompanyID]string{}, map[string]int{}, map[data.CompanyID]int{}
	for i := range r.scenes {
		sc := &r.scenes[i]
		for k := range sc.orgs {
			o := &sc.orgs[k]
			if o.meant || o.is == nil || o.is.ID != o.id || ownNames()[o.id] {
				continue
			}
			name, also := beforeBracket(r.doc.Text[sc.toks[o.first].Start:sc.toks[o.end-1].End])
			if o.end+1 < len(sc.toks) && sc.toks[o.end].Lower == "(" { // "China Academy of … (CAICT)"
				also = r.doc.Text[sc.toks[o.end+1].Start:sc.toks[o.end+1].End]
			}
			switch has := names[o.id]; {
			case strings.EqualFold(registry.Bare(name), registry.Bare(string(o.id))) || o.kind != data.Actor && strings.TrimSuffix(also, ")") == string(o.id):
				ours[o.id]++
			case !namedSo(o.is, name), saysWhat(has, name):
			case saysWhat(name, cmp.Or(has, string(o.id))):
				times[name]++
				names[o.id] = name
			default:
				times[name]++
				if n := times[name] - times[has]; n > 0 || n == 0 && len(name) > len(has) {
					names[o.id] = name
				}
			}
		}
	}
	for id, n := range ours {
		if name := names[id]; !saysWhat(name, string(id)) && (n >= times[name] || strings.HasPrefix(string(id), name)) {
			delete(names, id)
		}
	}
	return names
}

// beforeBracket parts a name from what it has in brackets, of either width.
func beforeBracket(name string) (before, inside string) {
	i := strings.IndexAny(name, "(（")
	if i <= 0 {
		return name, ""
	}
	return strings.TrimSpace(name[:i]), strings.TrimLeft(name[i:], "(（")
}

// saysWhat reports whether a name is the other one with what the firm is behind it:
// "Citrix Systems" for Citrix. A word that any firm may bear, and articles leave out, says
// nothing.
func saysWhat(name, other string) bool {
	name = registry.Bare(name)
	if len(name) <= len(other) || !strings.HasPrefix(name, other) || name[len(other)] != ' ' {
		return false
	}
	tail := strings.ToLower(name[len(other)+1:])
	return sayingTails[tail] || sayingEnds.Has(tail[strings.LastIndexByte(tail, ' ')+1:])
}

// sayingTails say what a firm is by themselves.
var sayingTails = map[string]bool{"financial": true}

var sayingEnds = token.NewSet("networks systems industries industrial capital partners ventures research consulting bus motor motors entertainment interactive insurance securities " +
	"bank communications electronics computing healthcare pharmaceuticals pictures logistics energy china " +
	"coffee data telecom global retail dairy superstores")

// namedSo reports whether a company goes by a name in English, now or once.
func namedSo(c *data.Company, name string) bool {
	for _, a := range c.Aliases {
		if (a.Kind == data.English || a.Kind == data.Former) && strings.EqualFold(a.Text, name) && name[0] < 0x80 {
			return true
		}
	}
	return false
}

// Called is what the article calls a company: its own name for it, or ours.
func (res *Result) Called(id data.CompanyID) data.CompanyID {
	if name, ok := res.Names[id]; ok {
		return data.CompanyID(name)
	}
	return id
}
