package extract

import "strings"

// Words as people misspell them: scraped text is full of "anounced", "recieved" and
// "aquisition". The slips are worked out when the tables are read, so that reading
// looks them up as it does any word.

// shortest is how many letters a word has at least whose slips are known: a short one
// with a letter less is often another word.
const shortest = 8

// slips are letters that are often written otherwise.
var slips = strings.NewReplacer("cei", "cie", "lie", "lei", "acq", "aq")

// misspelt gives the phrase with one slip in each of its long words: a double letter
// written once, or letters that are often confused.
func misspelt(phrase string) []string {
	var out []string
	words := strings.Fields(phrase)
	for i, w := range words {
		if len(w) < shortest {
			continue
		}
		for _, slip := range []string{single(w), slips.Replace(w)} {
			if slip != w && slip != "" {
				words[i] = slip
				out = append(out, strings.Join(words, " "))
			}
		}
		words[i] = w
	}
	return out
}

// single writes the first double letter of a word once.
func single(w string) string {
	for i := 1; i < len(w)-1; i++ {
		if w[i] == w[i-1] && w[i] >= 'a' {
			return w[:i] + w[i+1:]
		}
	}
	return ""
}
