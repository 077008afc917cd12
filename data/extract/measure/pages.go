package measure

import (
	"os"
	"regexp"
	"strings"

	"yunshi/data/article"
)

// PageExamples gives, of a file of articles, how the sentences read that are the page's own
// and those of its story. What the rules take for the page's is; so is what tells of firms
// that the annotators saw in the page only.
func PageExamples(name string) (x []Example, err error) {
	err = eachLine(name, func(own *ownArticle) error {
		page, story := firstWords(own.Gold.Boilerplate), firstWords(own.Gold.Companies)
		for w := range story {
			delete(page, w)
		}
		for _, s := range article.PageSentences(own.Text, own.Meta) {
			e := Example{Signs: s.Signs}
			words := s.Span.Of(own.Text)
			ofStory := anyWord(words, story)
			switch {
			case anyWord(words, page):
				e.Classes = []string{article.PageClass}
			case s.Page && ofStory:
				continue // a teaser of a story on the same firm
			case s.Page:
				e.Classes = []string{article.PageClass}
			}
			x = append(x, e)
		}
		return nil
	})
	return x, err
}

// aboveEnding is the story above an ending.
const aboveEnding = "Lotus Cloud buys a landing station\n\n" +
	"Lotus Cloud said on Tuesday it had bought a cable landing station on the island of Batam for 40 million dollars.\n\n" +
	"The seller keeps two ferries, a canteen and the right to fish from the pier, which the islanders have done for a century.\n\n"

// Endings gives the examples of a file of last lines below one story: what stands behind
// a bar is the page's.
func Endings(name string) (x []Example, err error) {
	raw, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	for line := range strings.Lines(string(raw)) {
		story, page, _ := strings.Cut(strings.ReplaceAll(strings.TrimSpace(line), "/", "\n"), "¦")
		text := aboveEnding + story + page + "\n"
		for _, s := range article.PageSentences(text, article.Meta{}) {
			e := Example{Signs: s.Signs}
			switch {
			case s.Span.Start < len(aboveEnding):
				continue
			case s.Span.Start >= len(aboveEnding)+len(story):
				e.Classes = []string{article.PageClass}
			}
			x = append(x, e)
		}
	}
	return x, nil
}

var aWord = regexp.MustCompile(`[\pL\pN]+`)

// firstWords are the words with which names begin, in lower case.
func firstWords(names []string) map[string]bool {
	first := map[string]bool{}
	for _, name := range names {
		if w := aWord.FindString(strings.ToLower(name)); w != "" {
			first[w] = true
		}
	}
	return first
}

func anyWord(s string, words map[string]bool) bool {
	for _, w := range aWord.FindAllString(strings.ToLower(s), -1) {
		if words[w] {
			return true
		}
	}
	return false
}
