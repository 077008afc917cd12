package registry

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"yunshi/data"
	"yunshi/data/token"
)

// keyWords folds a name into the words that Resolve compares: NFKC, lower case,
// no accents, no punctuation.
func keyWords(name string) []string {
	var words []string
	for _, t := range token.Split(Unaccent(name)) {
		switch t.Kind {
		case token.Punct:
			if w := strings.TrimLeft(t.Lower, "'"); t.Lower != w && w != "" {
				words = append(words, w)
			} else if t.Lower == "&" {
				words = append(words, "and")
			}
		case token.Break:
		default:
			words = append(words, t.Lower)
		}
	}
	return words
}

// joinKey joins without spaces: people write "JD Cloud", "JDCloud", "Ali Cloud".
func joinKey(words []string) string { return strings.Join(words, "") }

// resolveKeys are the keys under which a name is found. A ticker is found
// without its exchange, too.
func resolveKeys(a data.Alias) []string {
	keys := []string{joinKey(keyWords(a.Text))}
	if a.Kind == data.Ticker {
		if code, _, ok := strings.Cut(a.Text, "."); ok {
			keys = append(keys, joinKey(keyWords(code)))
		}
	}
	return keys
}

// Unaccent writes compatibility forms plainly (NFKD) and drops accents.
func Unaccent(s string) string {
	ascii := true
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			ascii = false
			break
		}
	}
	if ascii {
		return s
	}
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFKD.String(s))
}
