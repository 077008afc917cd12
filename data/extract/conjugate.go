package extract

import "strings"

// conjugate gives the forms of a verb, of which further words may follow the
// first: base, third person, gerund, past and participle, in the order of the
// forms' bits.
func conjugate(phrase string) [5]string {
	word, rest, _ := strings.Cut(phrase, " ")
	if rest != "" {
		rest = " " + rest
	}
	pasts := irregular()[word]
	if pasts == nil {
		pasts = []string{past(word), past(word)}
	}
	return [5]string{word + rest, third(word) + rest, gerund(word) + rest, pasts[0] + rest, pasts[1] + rest}
}

func third(w string) string {
	switch {
	case w == "have":
		return "has"
	case w == "be":
		return "is"
	case strings.HasSuffix(w, "s"), strings.HasSuffix(w, "x"), strings.HasSuffix(w, "z"), strings.HasSuffix(w, "ch"), strings.HasSuffix(w, "sh"), w == "go":
		return w + "es"
	case consonantY(w):
		return w[:len(w)-1] + "ies"
	}
	return w + "s"
}

func gerund(w string) string {
	switch {
	case strings.HasSuffix(w, "ie"):
		return w[:len(w)-2] + "ying"
	case strings.HasSuffix(w, "e") && !strings.HasSuffix(w, "ee"):
		return w[:len(w)-1] + "ing"
	}
	return double(w) + "ing"
}

func past(w string) string {
	switch {
	case strings.HasSuffix(w, "e"):
		return w + "d"
	case consonantY(w):
		return w[:len(w)-1] + "ied"
	}
	return double(w) + "ed"
}

func consonantY(w string) bool {
	return len(w) > 1 && w[len(w)-1] == 'y' && !strings.ContainsRune("aeiou", rune(w[len(w)-2]))
}

// stressedEnds are ends of longer verbs that bear the stress, so that their last
// letter is written twice; stressedElsewhere those among them that don't.
var (
	stressedEnds      = []string{"mit", "fer", "cur", "gin", "bid", "rol", "pel", "set", "cut", "pin", "wrap", "frog", "fit", "quit", "quip", "plug", "get"}
	stressedElsewhere = map[string]bool{"limit": true, "offer": true, "suffer": true, "differ": true, "profit": true, "benefit": true, "budget": true, "target": true, "market": true}
)

// double writes the final consonant twice where English does: plan → plann-, forbid →
// forbidd-, but open, enter, visit with a weak last syllable stay.
func double(w string) string {
	n := len(w)
	if n < 3 || strings.ContainsRune("aeiouwxy", rune(w[n-1])) || !strings.ContainsRune("aeiou", rune(w[n-2])) ||
		strings.ContainsRune("aeiou", rune(w[n-3])) && !strings.HasSuffix(w, "qu"+w[n-2:]) {
		return w
	}
	if vowels(w) == 1 || !stressedElsewhere[w] && hasEnd(w, stressedEnds) {
		return w + w[n-1:]
	}
	return w
}

func hasEnd(w string, ends []string) bool {
	for _, end := range ends {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// vowels counts the vowels of a verb, but not the u of "quit".
func vowels(w string) int {
	n := 0
	for i, r := range w {
		if strings.ContainsRune("aeiou", r) && (r != 'u' || i == 0 || w[i-1] != 'q') {
			n++
		}
	}
	return n
}

// britishEnds are the ends of forms whose l is written once in American and twice in
// British English: totaled and totalled.
var britishEnds = []string{"eling", "eled", "aling", "aled", "iling", "iled"}

// otherSpelling gives the British spelling of a verb's form, or nothing where there is
// one spelling only.
func otherSpelling(form string) string {
	word, rest, _ := strings.Cut(form, " ")
	if !hasEnd(word, britishEnds) {
		return ""
	}
	stem := strings.TrimSuffix(strings.TrimSuffix(word, "ing"), "ed")
	n := len(stem)
	if vowels(stem) < 2 || strings.ContainsRune("aeiou", rune(stem[n-3])) && !strings.HasSuffix(stem, "ial") && !strings.HasSuffix(stem, "uel") {
		return "" // "sold", "revealed", "sealed"
	}
	word = stem + word[n-1:]
	if rest != "" {
		word += " " + rest
	}
	return word
}
