package sentence

import (
	_ "embed"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"yunshi/data/token"
)

//go:embed words.tsv
var wordTable string

type class uint16

const (
	title class = 1 << iota
	number
	month
	inner
	name
	etc
	hour
	zone
	opening
	brand
	label
	short
)

// abbreviation is any class of words that a full stop may belong to.
const abbreviation = title | number | month | inner | name | etc | hour | short

// classes maps a lower-case word to the classes it belongs to.
var classes = token.NewTable(readClasses())

func readClasses() map[string]class {
	names := map[string]class{
		"title": title, "number": number, "month": month, "inner": inner, "name": name, "etc": etc,
		"hour": hour, "zone": zone, "opening": opening, "brand": brand, "label": label, "short": short,
	}
	out := map[string]class{}
	for line := range strings.Lines(wordTable) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		kind, words, _ := strings.Cut(line, "\t")
		c, ok := names[kind]
		if !ok {
			panic(fmt.Sprintf("words.tsv: %q is no class of words", kind))
		}
		for _, w := range strings.Fields(words) {
			out[w] |= c
		}
	}
	return out
}

// classOf returns the classes of a word in any case; 0 for most words.
func classOf(word string) class {
	if len(word) == 0 || len(word) > maxWord {
		return 0
	}
	var buf [maxWord]byte
	for i := range len(word) {
		c := word[i]
		switch {
		case 'A' <= c && c <= 'Z':
			c |= 0x20
		case c >= utf8.RuneSelf:
			known, _ := classes.Find(strings.ToLower(word))
			return known
		}
		buf[i] = c
	}
	known, _ := classes.Find(string(buf[:len(word)]))
	return known
}

// maxWord bounds how far a word is followed, so that time stays linear.
const maxWord = 24

// wordBefore is the word that ends at offset i, with the stops inside it.
func wordBefore(text string, start, i int) string {
	j := i
	for j > start && i-j < maxWord {
		r, n := utf8.DecodeLastRuneInString(text[start:j])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' && r != '°' && r != '\'' && r != '’' {
			break
		}
		j -= n
	}
	return strings.TrimLeft(text[j:i], ".'’")
}

// wordAfter is the word that starts at offset i, after opening quotes.
func wordAfter(text string, i, end int) string {
	for i < end {
		r, n := utf8.DecodeRuneInString(text[i:end])
		if !strings.ContainsRune("\"'“‘(", r) {
			break
		}
		i += n
	}
	j := i
	for j < end && j-i < maxWord {
		r, n := utf8.DecodeRuneInString(text[j:end])
		if !unicode.IsLetter(r) && r != '\'' {
			break
		}
		j += n
	}
	return text[i:j]
}
