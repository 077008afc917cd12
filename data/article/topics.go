package article

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed commonwords.txt
var commonTable string

// topic is a word that a story is on, by its hash: pages have many words, and hashes
// are compared without being written down.
type topic uint64

// The parameters of the 64-bit FNV-1a hash.
const (
	hashStart topic = 14695981039346656037
	hashPrime topic = 1099511628211
)

func (h topic) with(c byte) topic { return (h ^ topic(c)) * hashPrime }

func topicOf(word string) topic {
	h := hashStart
	for i := range len(word) {
		h = h.with(word[i])
	}
	return h
}

// common are words that tell nothing about what a story is on: function words,
// and what every story of the business pages says.
var common = func() map[topic]bool {
	m := map[topic]bool{}
	for w := range strings.FieldsSeq(commonTable) {
		m[topicOf(w)] = true
	}
	return m
}()

// topics are the words that a story has used so far, and whether as names.
type topics struct {
	words map[topic]bool // true for a name
	seen  map[topic]bool // room for the words of one paragraph
	left  int            // bytes still taken; a story has shown its topic after a few pages
}

// anew forgets all, to be filled again.
func (t *topics) anew() *topics {
	if t.words == nil {
		t.words, t.seen = map[topic]bool{}, map[topic]bool{}
	}
	clear(t.words)
	t.left = 24 << 10
	return t
}

// matter is what a page has been found to be about; one page after the other uses
// its room.
type matter struct {
	lead  topics // of the title and the first prose
	story topics
	part  topics // of whatever part of the page is asked for
}

var matters = sync.Pool{New: func() any { return new(matter) }}

// add takes in a paragraph of the story.
func (t *topics) add(s string) {
	if t.left <= 0 {
		return
	}
	s = s[:min(len(s), t.left)]
	t.left -= len(s)
	eachTopicWord(s, func(w topic, name bool) {
		if was, known := t.words[w]; !known || name && !was {
			t.words[w] = name
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
	clear(t.seen)
	eachTopicWord(s[:min(len(s), 2000)], func(w topic, name bool) {
		if t.seen[w] {
			return
		}
		t.seen[w] = true
		k.words++
		asName, known := t.words[w]
		if known {
			k.shared++
		}
		switch {
		case name && asName:
			k.kinsNames++
		case name && !known:
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
func eachTopicWord(s string, f func(w topic, name bool)) {
	opens := true
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c >= utf8.RuneSelf:
			r, n := utf8.DecodeRuneInString(s[i:])
			if unicode.Is(unicode.Han, r) {
				if r2, n2 := utf8.DecodeRuneInString(s[i+n:]); unicode.Is(unicode.Han, r2) {
					f(topicOf(s[i:i+n+n2]), false)
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
func topicWord(word string, opens bool, f func(w topic, name bool)) {
	if len(word) < 3 || len(word) > longestTopic || isDigit(word[0]) {
		return
	}
	h, cut, capitals := hashStart, hashStart, 0
	for i := range len(word) {
		c := word[i]
		if isCapital(c) {
			capitals++
			c |= 0x20
		}
		cut, h = h, h.with(c)
	}
	if last := word[len(word)-1] | 0x20; len(word) > 3 && last == 's' {
		h = cut
	}
	if !common[h] {
		f(h, isCapital(word[0]) && (!opens || capitals > 1))
	}
}

// longestTopic is how long a word may be, in bytes; what is longer is no word.
const longestTopic = 32

func isCapital(c byte) bool { return 'A' <= c && c <= 'Z' }
