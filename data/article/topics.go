package article

import (
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"
)

//go:embed commonwords.txt
var commonTable string

// common are words that tell nothing about what a story is on: function words,
// and what every story of the business pages says.
var common = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(commonTable) {
		m[w] = true
	}
	return m
}()

// topics are the words and names that a story has used so far.
type topics struct {
	words, names map[string]bool
	left         int // bytes still taken; a story has shown its topic after a few pages
}

func newTopics() topics { return topics{map[string]bool{}, map[string]bool{}, 24 << 10} }

// add takes in a paragraph of the story.
func (t *topics) add(s string) {
	if t.left <= 0 {
		return
	}
	s = s[:min(len(s), t.left)]
	t.left -= len(s)
	eachTopicWord(s, func(w string, name bool) {
		t.words[w] = true
		if name {
			t.names[w] = true
		}
	})
}

// kinship says how much a paragraph has in common with a story.
type kinship struct {
	words, shared       int // different topic words, and those that the story has
	newNames, kinsNames int // names that the story lacks, and has
}

func (t *topics) kin(s string) kinship {
	var k kinship
	seen := map[string]bool{}
	eachTopicWord(s[:min(len(s), 2000)], func(w string, name bool) {
		if seen[w] {
			return
		}
		seen[w] = true
		k.words++
		if t.words[w] {
			k.shared++
		}
		switch {
		case name && t.names[w]:
			k.kinsNames++
		case name && !t.words[w]:
			k.newNames++
		}
	})
	return k
}

// belongs reports whether a paragraph plainly goes on with the story.
func (k kinship) belongs() bool { return k.kinsNames >= 1 || k.shared*4 >= k.words && k.shared >= 2 }

// foreign reports whether it plainly does not.
func (k kinship) foreign() bool {
	return k.kinsNames == 0 && k.newNames >= 2 && k.words >= 10 && k.shared*6 < k.words
}

// stranger reports whether nothing ties it to the story; weaker than foreign.
func (k kinship) stranger() bool { return k.kinsNames == 0 && k.words >= 4 && k.shared*5 < k.words }

// eachTopicWord calls f for every word of s that is not common, in lower case and
// without a plural s; name says that it has a capital and does not open a
// sentence. Two Han characters in a row make a word.
func eachTopicWord(s string, f func(w string, name bool)) {
	opens := true
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c >= utf8.RuneSelf:
			r, n := utf8.DecodeRuneInString(s[i:])
			if unicode.Is(unicode.Han, r) {
				if r2, n2 := utf8.DecodeRuneInString(s[i+n:]); unicode.Is(unicode.Han, r2) {
					f(s[i:i+n+n2], false)
				}
			}
			opens = opens || strings.ContainsRune("。！？“", r)
			i += n
		case !alnum(c):
			opens = opens || strings.IndexByte(".!?\":", c) >= 0
			i++
		default:
			j := i
			for j < len(s) && alnum(s[j]) {
				j++
			}
			topicWord(s[i:j], opens, f)
			opens = false
			i = j
		}
	}
}

// topicWord calls f for a Latin word if it is neither short nor common.
func topicWord(word string, opens bool, f func(w string, name bool)) {
	var buf [32]byte
	if len(word) < 3 || len(word) > len(buf) || isDigit(word[0]) {
		return
	}
	w := lowerASCII(buf[:0], word)
	if len(w) > 3 && w[len(w)-1] == 's' {
		w = w[:len(w)-1]
	}
	if common[string(w)] {
		return
	}
	capitals := 0
	for i := range len(word) {
		if word[i] >= 'A' && word[i] <= 'Z' {
			capitals++
		}
	}
	f(string(w), word[0] >= 'A' && word[0] <= 'Z' && (!opens || capitals > 1))
}
