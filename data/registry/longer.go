package registry

import (
	"strings"

	"yunshi/data"
	"yunshi/data/token"
)

// Firms of their own whose names begin with that of a known one: "Baidu Ventures",
// "Suning Bank". What one puts in or signs is none of the other's.

// ownForms end the names of such firms; a unit or a product is not called by them.
var ownForms = token.NewSet("capital ventures investment investments securities equity insurance life trust leasing fund finance bank pictures logistics motors " +
	"fintech construction engineering pharmaceutical pharmaceuticals automobile semiconductor semiconductors microelectronics textile mining properties property realty hospital brewery dairy")

// longerReach is how many words such a name may have behind the known one.
const longerReach = 3

// longer puts such firms in the place of the mentions that their names begin with.
func (r *Registry) longer(text string, toks []token.Token, found []Mention) []Mention {
	copied := false
	for i := range found {
		end := r.goesOn(text, toks, &found[i])
		if end == 0 {
			continue
		}
		if !copied {
			found, copied = append([]Mention(nil), found...), true
		}
		m := &found[i]
		m.End, m.Parent, m.Kind, m.Ambiguous = end, "", data.English, true
		m.Span.End = toks[end-1].End
		m.Alias = strings.Join(strings.Fields(m.Of(text)), " ")
		m.Company, m.Possessive = data.CompanyID(m.Alias), isPossessive(toks, end)
	}
	return found
}

// goesOn is the token behind the longer name, 0 where there is none.
func (r *Registry) goesOn(text string, toks []token.Token, m *Mention) int {
	end := 0
	if end = r.branch(text, toks, m); end > 0 {
		return end
	}
	for j := m.End; j < len(toks) && j-m.End < longerReach && toks[j].Kind == token.Word && toks[j].Upper && !leadWords.At(&toks[j]); j++ {
		end = 0
		if ownForms.At(&toks[j]) {
			end = j + 1
		}
	}
	if end == 0 || end < len(toks) && toks[end].Kind == token.Word && toks[end].Upper && !leadWords.At(&toks[end]) || inHeading(text, toks, m.First) {
		return 0
	}
	if c := r.Company(m.Company); c == nil || c.Kind != data.Actor {
		return 0
	}
	return end
}

// branch is the token behind the name of a firm that bears its owner's and the place of its
// register: "China Mobile (Suzhou) Software Technology Co"; 0 where there is none. With
// nothing but a legal form behind the bracket it is the owner in that country.
func (r *Registry) branch(text string, toks []token.Token, m *Mention) int {
	j := m.End + 3
	if lowerAt(toks, m.End) != "(" || lowerAt(toks, m.End+2) != ")" || j+1 >= len(toks) || !r.isPlace(text, toks[m.End+1:m.End+2], 0) {
		return 0
	}
	first, end := j, 0
	for ; j < len(toks) && j-first < maxName && toks[j].Kind == token.Word && toks[j].Upper; j++ {
		if weakForms.At(&toks[j]) || strongForms.At(&toks[j]) {
			end = j + 1
		}
	}
	if end-first < 2 || !weakForms.At(&toks[first+1]) && !weakForms.At(&toks[end-1]) || inHeading(text, toks, m.First) {
		return 0
	}
	for end-first > 2 && strongForms.At(&toks[end-1]) {
		end--
	}
	return end
}
