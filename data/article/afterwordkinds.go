package article

import (
	"slices"
	"strings"
)

// ofAuthor reports whether a sentence says what its author is, owns or did: "The author, a
// former banker, …", "Our Asia editor has covered …", "The writer's book …".
func (a *afterword) ofAuthor(w []string) bool {
	n := afterwords["lead"].at(w)
	if n == 0 {
		return false
	}
	if afterwords["his"].at(w[n:]) > 0 {
		return true
	}
	for skip := 0; skip <= 2 && n+skip < len(w); skip++ {
		k := afterwords["noun"].at(w[n+skip:])
		if k == 0 {
			continue
		}
		noun := w[n+skip]
		return afterwords["life"].at(w[n+skip+k:]) > 0 && !(w[0] == "the" && a.hasName(noun))
	}
	return false
}

// named reports whether a sentence opens with the name of the byline and says what that
// person is or did.
func (a *afterword) named(w []string) bool {
	name := a.authorWords
	if len(name) == 0 || len(name[0]) < 3 {
		return false
	}
	n := 0
	for n < len(w) && n < 4 && (slices.Contains(name, w[n]) || n == 0 && courtesy[w[n]]) {
		n++
	}
	return n > 0 && !(n == 1 && courtesy[w[0]]) && (afterwords["life"].at(w[n:]) > 0 || afterwords["trade"].at(w[n:]) > 0)
}

var courtesy = map[string]bool{"mr": true, "ms": true, "mrs": true, "dr": true, "prof": true}

// past reports whether a sentence opens with what its author was: "Formerly a lawyer at A,
// the author now writes thrillers."
func (a *afterword) past(s string) bool {
	before, rest, ok := strings.Cut(s, ", ")
	if !ok || afterwords["being"].at(lowWords(before)) == 0 {
		return false
	}
	w := lowWords(rest)
	return len(w) > 2 && (a.ofAuthor(w) || a.named(w))
}

// stranger reports whether a sentence opens with the name of a person whom the page has not
// named, and says what of those who write is said.
func (a *afterword) stranger(s string, w []string) bool {
	fields := strings.Fields(s)
	n := 0
	for n < len(fields) && n < 4 && capital(fields[n]) && !strings.ContainsAny(fields[n], ",.;:'’&/()0123456789") {
		n++
	}
	if n > 0 && n < 3 && n < len(fields) && strings.HasSuffix(fields[n], ",") {
		n++ // "Petra Vos, formerly with A, is an independent …"
		_, role, _ := strings.Cut(s, ", ")
		being, rest, _ := strings.Cut(role, ", ")
		if r := lowWords(rest); len(r) == 0 || afterwords["being"].at(lowWords(being)) == 0 || afterwords["trade"].at(r) == 0 && afterwords["life"].at(r) == 0 {
			return false
		}
		return !a.hasName(strings.Trim(fields[n-1], ","))
	}
	if n == 1 && len(w) > 2 {
		return afterwords["lone"].at(w[1:]) > 0 && !a.hasName(fields[0])
	}
	if n < 2 || n > 3 || n >= len(w) || afterwords["trade"].at(w[n:]) == 0 || strings.ContainsAny(s, "$€£¥%") {
		return false
	}
	return !a.hasName(fields[n-1]) && !a.hasName(fields[0])
}

// ofPage reports whether a sentence says of the page whose it is, or what else it has.
func (a *afterword) ofPage(s string, w []string) bool {
	if w[0] == "this" || w[0] == "our" || w[0] == "today" {
		for n := 1; n <= 3 && n < len(w); n++ {
			if k := afterwords["site"].at(w[n:]); k > 0 && afterwords["serves"].at(w[n+k:]) > 0 {
				return true
			}
		}
	}
	if n := opening(w, a.publisherWords); n > 0 && a.told(a.publisher) < 2 {
		return afterwords["serves"].at(w[n:]) > 0
	}
	fields := strings.Fields(s)
	for n := 0; n < len(fields) && n < 5 && n+1 < len(w) && capital(fields[n]); n++ {
		if n > 0 && afterwords["paper"].at(w[n:]) > 0 && afterwords["serves"].at(w[n+1:]) > 0 {
			return true
		}
	}
	return false
}

// opening returns how many words of w a name takes that opens it, an article aside.
func opening(w, name []string) int {
	skip := 0
	if len(w) > 0 && w[0] == "the" && len(name) > 0 && name[0] != "the" {
		skip = 1
	}
	if len(name) == 0 || len(w) < skip+len(name) || !slices.Equal(w[skip:skip+len(name)], name) {
		return 0
	}
	return skip + len(name)
}

// ofOwn reports whether who writes says what is theirs: "I own no shares of A"; in a page's
// last words, where they have worked.
func (a *afterword) ofOwn(w []string) bool {
	switch w[0] {
	case "i", "we", "my", "our":
		return afterwords["own"].at(w[1:]) > 0 || a.last && afterwords["once"].at(w[1:]) > 0
	}
	return afterwords["own"].at(w) > 0 && w[0] != "own" && w[0] != "are" && w[0] != "advise" && w[0] != "hold"
}

// madeBy reports whether a short sentence tells who made the page: "Exhibit curated by …".
func madeBy(w []string) bool {
	n := 0
	for n < len(w) && n < 3 {
		k := afterwords["made"].at(w[n:])
		if k == 0 {
			break
		}
		n += k
	}
	k := afterwords["by"].at(w[n:])
	return k > 0 && n+k < len(w) && (n > 0 || k > 1 && len(w) <= 12)
}

// labels reports whether a label opens a line that points at other stories of the page: "In
// our last edition: …", "Read this next: …", "<< prev: …".
func labels(s string) bool {
	colon := strings.IndexByte(s[:min(len(s), 50)], ':')
	if i := strings.Index(s[:min(len(s), 50)], "   "); i > 0 && strings.ToUpper(s[:i]) == s[:i] {
		colon = i // "READ NEXT   A sinks"
	}
	if colon < 0 || strings.ContainsAny(s[:colon], ".;,") {
		return false
	}
	told := false
	words := lowWords(s[:colon])
	for i := range words {
		if afterwords["words"].at(words[i:]) == 0 {
			return false
		}
		told = told || afterwords["tells"].at(words[i:]) > 0
	}
	return told
}

// pointsAt returns where in a sentence a clause begins that points at something else of
// the page, "see also my notes on A"; all of it where few words stand before that.
func pointsAt(s string, w []string) (class, int) {
	i := afterwords["point"].within(w)
	switch {
	case i < 0:
		return noClass, 0
	case i < thanks:
		return link, 0
	}
	return link, appendWords(nil, lowerASCII(nil, s))[i].start
}

// thanks is how many words before such a clause say nothing of their own.
const thanks = 6

// told is how often the page above has a name.
func (a *afterword) told(name string) int { return strings.Count(a.above, name) }

// voice reports whether a sentence says what only a page does, or names its publisher, and
// has no name of the story.
func (a *afterword) voice(s string, w []string) bool {
	if len(w) > longVoice || strings.ContainsAny(s, "$€£¥%") {
		return false
	}
	self := a.publisher != "" && strings.Contains(s, a.publisher) && a.told(a.publisher) < 2
	at := afterwords["voice"].within(w)
	if !self && (at < 0 || w[at] == "the" && strings.Contains(a.above, w[at+1])) {
		return false
	}
	return !a.namesStory(s)
}

// longVoice is how many words such a sentence has at most.
const longVoice = 40

// byWhom reports whether a line says whom a page is by and what that person is: "By Tan Li,
// who …", "Interview: Tan Li."
func byWhom(s string, w []string) bool {
	k := afterwords["role"].at(w)
	if k == 0 {
		return false
	}
	lines := appendWords(nil, lowerASCII(nil, s[:min(len(s), 200)]))
	if k >= len(lines) {
		return false
	}
	rest := s[lines[k].start:]
	labelled := strings.ContainsAny(s[:lines[k].start], ":|")
	fields := strings.Fields(rest)
	n := 0
	for n < len(fields) && n < 3 && capital(fields[n]) && (n == 0 || !strings.ContainsAny(fields[n-1], ",.;")) {
		n++
	}
	switch {
	case n == 0:
		return false
	case labelled && (n == len(fields) || strings.HasSuffix(fields[n-1], ".")):
		return true
	}
	return strings.HasSuffix(fields[n-1], ",") && n < len(fields) && afterwords["being"].at(lowWords(strings.Join(fields[n:], " "))) > 0
}

// lineClass is what a sentence is as a line by itself, where that is something that stands
// below a story.
func lineClass(s string) class {
	ph, p := phraseIn(s)
	if ph == nil || ph.where == "in" || ph.where == "end" || ph.where == "short" && ph.class == link && p.ending == endsSentence {
		return noClass // "Last month it bought a bridge."
	}
	switch ph.class {
	case biography, disclaimer, contact, credit, copyright, newsletter, link, advert, social, list, comments, tags, footer:
		return ph.class
	}
	return noClass
}

// knownLine reports whether a paragraph is known as a whole by a phrase in it.
func knownLine(s string) bool {
	ph, p := phraseIn(s)
	return ph != nil && (ph.where != "in" || p.words < longParagraph)
}

// longParagraph is how many words a paragraph has of which one phrase need not tell all.
const longParagraph = 40

func phraseIn(s string) (*phrase, para) {
	p := newPara(s, 0, len(s))
	if p.span.Len() == 0 {
		return nil, p
	}
	buf := lowerASCII(nil, s[:min(len(s), 300)])
	return phrases.match(&p, buf, appendWords(nil, buf)), p
}
