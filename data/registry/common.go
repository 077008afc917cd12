package registry

import (
	"slices"
	"strings"

	"yunshi/data"
	"yunshi/data/token"
)

// afterSubject are words that follow a company at the beginning of a sentence;
// "Range of", "Box office" and "Honor the" begin with a word.
var afterSubject = token.NewSet("is was has had will would said says plans also to and did does can could may made makes expects holds bought sold " +
	"took takes wants won runs ran offers grew rose fell says sells sees " +
	"intends aims hopes seeks opens launches signs names picks chooses puts gives gets goes comes becomes brings builds buys cuts enters faces joins keeps lets " +
	"leads loses moves needs pays posts raises reports sets shows starts teams tells tries uses works came gave went set put cut lost left led began built kept " +
	"spent got saw told paid found brought struck chose grows leaves stops sued beat beats quit rents hosts invests spends are were might should must would now " +
	"already still never alone itself then")

// dropWords drops the ambiguous mentions that are most likely words or people
// ("Range of products", "Henry Ford"), where no other mention in the document
// speaks for the company.
func dropWords(text string, toks []token.Token, found []Mention) []Mention {
	doubtful := false
	for i := range found {
		if m := &found[i]; m.Ambiguous && isWordHere(text, toks, m) {
			doubtful = true
			break
		}
	}
	if !doubtful {
		return found
	}
	sure := map[data.CompanyID]bool{}
	for i := range found {
		if m := &found[i]; !m.Ambiguous || !isWordHere(text, toks, m) {
			sure[m.Company] = true
		}
	}
	return slices.DeleteFunc(found, func(m Mention) bool { return m.Ambiguous && !sure[m.Company] })
}

// isWordHere reports whether the ambiguous name stands where a word or a person's
// name would: after a capitalised word, or first in a sentence without a verb.
func isWordHere(text string, toks []token.Token, m *Mention) bool {
	if versioned(toks, m.End) {
		return true // "ABC 3.0"
	}
	if m.First > 0 {
		before := &toks[m.First-1]
		switch {
		case before.Kind == token.Word && before.Upper && !leadWords.At(before) && m.First > 1 && !inHeading(text, toks, m.First):
			return true
		case before.Kind == token.Break, before.Kind == token.Punct && strings.Contains(".!?:;•“\"(—–", before.Lower):
		default:
			return false
		}
	}
	if m.End >= len(toks) {
		return false
	}
	after := &toks[m.End]
	if after.Lower == "for" && m.End+1 < len(toks) && (toks[m.End+1].Lower == "one" || toks[m.End+1].Lower == "its") {
		return false // "Apple for one", "Apple for its part"
	}
	return after.Kind == token.Word && !after.Upper && !afterSubject.At(after) && !strings.HasSuffix(after.Lower, "ed")
}

// versioned reports whether token i is the number of a version, as a product's name has
// behind it: "3.0". In the row of a table numbers stand apart, or several do.
func versioned(toks []token.Token, i int) bool {
	if i < 1 || i >= len(toks) || toks[i].Start != toks[i-1].End+1 || i+1 < len(toks) && toks[i+1].Kind == token.Number {
		return false
	}
	t := &toks[i]
	return t.Kind == token.Number && len(t.Lower) == 3 && t.Lower[1] == '.'
}
