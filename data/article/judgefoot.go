package article

import (
	"slices"
	"strings"
	"unicode"

	"yunshi/data"
)

// judgeOthers finds prose of other stories below an unknown heading: two lines
// like headlines in a row, and below them sentences that have nothing in common
// with the story.
func (j *judge) judgeOthers() {
	row, from, strangers, below := 0, len(j.paras), 0, 0
	for i, n := len(j.paras)-1, 0; i > j.first+1 && n < maxTeasers; i, n = i-1, n+1 {
		p := &j.paras[i]
		switch {
		case p.kind == data.Boilerplate && p.words > 20:
		case j.headlineLike(i):
			if row++; row >= 2 {
				from, below = i, strangers
			}
		case (from < len(j.paras) || n <= 8) && j.stranger(i):
			row = 0
			strangers++
		default:
			n = maxTeasers
		}
	}
	if below == 0 {
		return
	}
	for i := from; i < len(j.paras); i++ {
		j.paras[i].drop("place.others")
	}
}

func (j *judge) headlineLike(i int) bool {
	p := &j.paras[i]
	return !p.table && p.ending == endsOpen && p.mark == noMark && p.words <= 20 && !j.inList(i)
}

// stranger reports whether a paragraph is prose without anything of the story.
// The lead is asked first, since that spares most pages the rest.
func (j *judge) stranger(i int) bool {
	if !j.paras[i].prose() || j.lead.kin(j.of(i)).kinsNames > 0 {
		return false
	}
	upper := j.upperStory()
	return upper.kin(j.of(i)).stranger()
}

// upperStory are the topics of the title and of the story but for its last
// paragraphs.
func (j *judge) upperStory() *topics {
	t := j.part.anew()
	if j.title >= 0 {
		t.add(j.of(j.title))
	}
	end := j.first + max(2, (j.last-j.first)*2/3)
	for i := j.first; i < min(end, len(j.paras)) && t.left > 0; i++ {
		if j.paras[i].kind == data.Body {
			t.add(j.of(i))
		}
	}
	return t
}

// judgeAuthor finds what a page says of its author below the story.
func (j *judge) judgeAuthor() {
	author := ""
	for i := range min(j.first, len(j.paras)) {
		if name, ok := byline(j.of(i)); ok && name != "" {
			author = name
			break
		}
	}
	for i := len(j.paras) - 1; i > j.first && i >= len(j.paras)-12; i-- {
		p := &j.paras[i]
		switch {
		case p.kind != data.Body || p.ending != endsSentence:
		case j.biography(i, author):
			p.drop("shape.author")
		case j.siteVoice(i):
			p.drop("shape.voice")
		}
	}
}

// siteWords are what a site says to its readers below a story, and what authors
// say they are.
var siteWords = map[string]int{
	"please": 2, "your": 1, "our": 1, "us": 1, "newsletter": 2, "subscribe": 2, "subscribers": 1, "click": 2, "desk": 1, "readers": 1, "inbox": 2,
	"follow": 1, "app": 1, "website": 1, "webinar": 2, "unsubscribe": 2, "editorial": 1, "sponsored": 1,
	"ceo": 1, "author": 1, "speaker": 1, "lecturer": 1, "entrepreneur": 1, "freelance": 2, "columnist": 1, "blogger": 1, "investor": 1, "advisor": 1,
}

// siteVoice reports whether one of the last paragraphs speaks to the reader, or
// lists what somebody is, and has nothing in common with the story. A quotation
// may say "our" as well, and who gives amounts tells a story.
func (j *judge) siteVoice(i int) bool {
	s := j.of(i)
	if len(s) > 300 || i < len(j.paras)-5 || i <= j.first+1 || strings.ContainsAny(s, "\"“”%$¥€£") {
		return false
	}
	if voiceOf(s) < 2 || j.ofTalk(s) {
		return false
	}
	if afterwords["guard"].within(lowWords(s)) >= 0 {
		return false // somebody of the story speaks
	}
	k := j.kin(i)
	return k.kinsNames == 0 && k.shared*4 <= k.words
}

// voiceOf weighs the different words that a site says to its readers.
func voiceOf(s string) (weight int) {
	seen := map[string]bool{"US": true} // "US$1.5 billion" speaks to nobody
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if !seen[w] {
			seen[w] = true
			weight += siteWords[strings.ToLower(w)]
		}
	}
	return weight
}

// talkers is how many paragraphs of a page that records a talk open with who speaks.
const talkers = 3

// ofTalk reports whether a paragraph opens with who speaks, as others of the page do:
// "Operator: First question, please."
func (j *judge) ofTalk(s string) bool {
	if speaker(s) == "" {
		return false
	}
	n := 0
	for i := range j.paras {
		if speaker(j.of(i)) != "" {
			n++
		}
	}
	return n >= talkers
}

// speaker is the label of a few words, the first with a capital, that opens a paragraph of
// prose; "" without one.
func speaker(s string) string {
	label, rest, ok := strings.Cut(s[:min(len(s), 80)], ": ")
	if !ok || rest == "" || !capital(label) || strings.ContainsAny(label, ".;?!|") && !strings.Contains(label, "(") || len(strings.Fields(label)) > 8 {
		return ""
	}
	return label
}

func bioVerb(s string) bool {
	for _, v := range []string{" was ", " has ", " works ", " covers ", " writes ", " reports ", " edits "} {
		if strings.Contains(s, v) {
			return true
		}
	}
	return false
}

// callings are what the people are who write on business pages.
var callings = []string{
	"writer", "reporter", "journalist", "editor", "columnist", "correspondent", "contributor", "blogger", "author", "analyst", "founder",
	"co-founder", "partner", "professor", "lecturer", "consultant", "lawyer", "fellow", "researcher", "chief", "director", "investor", "freelance",
}

// biography reports whether a paragraph opens with the author's name, or with a
// person whom the story has not named, and goes on with what that person does.
func (j *judge) biography(i int, author string) bool {
	s := j.of(i)
	if len(s) > 500 || !strings.Contains(s[:min(len(s), 80)], " is ") && !bioVerb(s[:min(len(s), 80)]) {
		return false
	}
	if afterwords["guard"].within(lowWords(s)) >= 0 {
		return false // a person of the story is quoted
	}
	words := strings.Fields(s[:min(len(s), 120)])
	n := 0
	for n < len(words) && n < 4 && capital(words[n]) && !strings.HasSuffix(words[n], ",") && (len(words[n]) < 4 || !strings.HasSuffix(words[n], ".")) {
		n++
	}
	if n < 2 || n > 3 || n+2 >= len(words) {
		return false
	}
	above := j.text[j.paras[j.first].span.Start:j.paras[i].span.Start]
	if !strings.EqualFold(strings.Join(words[:n], " "), author) && strings.Contains(above, words[n-1]) {
		return false
	}
	switch words[n] {
	case "covers", "writes", "reports", "edits":
		return true
	case "is", "was", "has", "works":
		return slices.ContainsFunc(words[n+1:min(n+8, len(words))], func(w string) bool {
			return slices.Contains(callings, strings.Trim(w, ",.;"))
		})
	}
	return false
}
