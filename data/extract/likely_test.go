package extract

import (
	"slices"
	"strings"
	"testing"

	"yunshi/data"
	"yunshi/data/article"
	"yunshi/data/classifier"
)

// The weights must be of the types that they are taken for, in that order.
func TestWeightsAreOfTheTypes(t *testing.T) {
	var types []string
	for _, typ := range ClassifiedTypes {
		types = append(types, string(typ))
	}
	for _, rule := range eventRules() {
		if typ := strings.TrimPrefix(string(rule.typ), sameType); typ != "" && !slices.Contains(ClassifiedTypes, data.EventType(typ)) { // "=": the type that was told before
			t.Errorf("rule %s: the classifier does not know the type %q", rule.id, rule.typ)
		}
	}
	if got := likely().Classes; !slices.Equal(got, types) {
		t.Errorf("weights of %q, want %q; run make train", got, types)
	}
}

// What no rule has words for is told with the confidence of a supposition, and what a
// rule finds in a sentence of another kind is not told.
func TestLikely(t *testing.T) {
	for _, c := range []struct {
		sentence string
		want     data.EventType // "" for no event
	}{
		{"Midea, the maker of air conditioners from Foshan, keeps its spare-parts records on the service cloud of Kingdee.", data.CustomerWin},
		{"Total revenues of Kingsoft Cloud for the quarter came to RMB2,045.6 million, up 11% year-over-year.", data.FinancialResult},
		{"Kingdee and Inspur are to house each other's programs and sell them under both names, the pair announced at a ceremony in Jinan.", data.Partnership},
		{"QingCloud called off its plan to list on the STAR Market on Monday.", data.Listing}, // a rule of its own would call it off, and no more
		{"The kitchen of Inspur opens at seven, and guests of the cloud conference have their breakfast there.", ""},
		{"A cloud like that of Kingsoft is sold by the hour, and prices fall when a customer stays for years.", ""},
	} {
		doc, err := article.Read("x.txt", []byte("Cloud computing in China\n\nMuch has changed in China's clouds.\n\n"+c.sentence+"\n"), article.Meta{Published: "2023-05-20"})
		if err != nil {
			t.Fatal(err)
		}
		events := Bundled().Read(doc).Events
		switch {
		case c.want == "" && len(events) > 0:
			t.Errorf("%q: %s, want no event", c.sentence, events[0].Type)
		case c.want != "" && (len(events) != 1 || events[0].Type != c.want):
			t.Errorf("%q: %d events, want one of type %s", c.sentence, len(events), c.want)
		case c.want != "" && strings.HasPrefix(events[0].Sources[0].Evidence.Rule, supposition) && events[0].Confidence != supposedRight:
			t.Errorf("%q: confidence %.2f of what is supposed, want %.2f", c.sentence, events[0].Confidence, supposedRight)
		}
	}
}

// A sign of two words whose first is empty ("exact", of an amount without a unit) is found as
// training named it.
func TestSignsAreFoundByName(t *testing.T) {
	for _, words := range [][2]string{{"cloud", ""}, {"cloud", "market"}, {"", "exact"}, {"云", "computing"}} {
		first, second := signOf(words[0]), signOf(words[1])
		name := named(oneWord, first, second)
		if f, ok := classifier.Named(name); !ok || f != feature(oneWord, first, second) {
			t.Errorf("%q is not the feature of its words", name)
		}
	}
}

// No phrase is longer than the code that looks back for one believes.
func TestLongestPhrase(t *testing.T) {
	text := lexiconText + predicatesText + idiomsText
	l := &lexicon{root: map[string]*branch{}, classes: map[string]class{}}
	for line := range strings.Lines(text) {
		if _, list, ok := strings.Cut(line, ":"); ok && line[0] != '#' {
			for phrase := range strings.SplitSeq(list, ",") {
				l.addPhrase(strings.TrimSpace(phrase), firstWordClass)
			}
		}
	}
	var longest func(level map[string]*branch) int
	longest = func(level map[string]*branch) (n int) {
		for _, b := range level {
			n = max(n, 1+longest(b.next))
		}
		return n
	}
	if n := longest(l.root); n > longestPhrase {
		t.Errorf("a phrase of %d words, longestPhrase is %d", n, longestPhrase)
	}
}
