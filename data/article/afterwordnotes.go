package article

import (
	"slices"
	"strings"
)

// ofNotes reports whether a sentence is of the small print below a broker's note and tells
// of firms that the story doesn't have: who wrote it has no position, the house led a sale
// of somebody's shares.
func (a *afterword) ofNotes(s string, w []string) bool {
	if n := afterwords["nostake"].within(w); n == 1 && (len(w) < 5 || w[n+3] == "in") && !strings.ContainsAny(s[:min(len(s), 8)], ".’'") && strings.ToUpper(w[0]) == s[:len(w[0])] && len(w[0]) < 4 {
		return true // "JO has no position."
	}
	n := afterwords["mandate"].within(w)
	if n < 1 {
		return false
	}
	k := n + afterwords["mandate"].at(w[n:])
	lines := appendWords(nil, lowerASCII(nil, s[:min(len(s), 400)]))
	for k < len(w) && k < n+9 && mandateWords[w[k]] {
		k++
	}
	return k < len(w) && capital(s[lines[k].start:]) && afterwords["party"].at(w[k-1:]) > 0 && !a.namesStory(s)
}

// mandateWords may stand between a mandate and whose it was.
var mandateWords = map[string]bool{
	"for": true, "to": true, "of": true, "in": true, "on": true, "the": true, "an": true, "a": true, "listing": true, "sale": true, "ipo": true,
	"offering": true, "placing": true, "issue": true, "bonds": true, "shares": true, "bookrunner": true, "sponsor": true, "manager": true,
}

// namesStory reports whether a sentence has a name that the page above it has.
func (a *afterword) namesStory(s string) bool {
	for i, f := range strings.Fields(s) {
		f = strings.Trim(f, ",.;:()[]\"'’“”*_!?")
		if i > 0 && len(f) > 3 && capital(f) && !strings.Contains(a.publisher, f) && strings.Contains(a.above, f) {
			return true
		}
	}
	return false
}

// ofSeries reports whether a sentence says where in a series of articles this one stands:
// "Part 3 of our series on hosts", "Second of three parts".
func ofSeries(w []string) bool {
	if k := afterwords["place"].at(w); k > 0 {
		i := k
		for i < len(w) && i < k+2 && (w[i][0] <= '9' || afterwords["count"].at(w[i:]) > 0) {
			i++
		}
		return len(w) < 16 && afterwords["ofseries"].at(w[i:]) > 0
	}
	return len(w) < 6 && afterwords["count"].at(w) > 0 && slices.Contains(w, "of") && w[len(w)-1] == "parts"
}

// ownViews reports whether a short sentence says whose the views of a page are, so that
// those before it are of that person: "Mr Ong advises ports. The views are his own."
func ownViews(w []string) bool {
	return len(w) <= 12 && afterwords["views"].at(w) > 0 && (slices.Contains(w, "own") || slices.Contains(w, "personal") || slices.Contains(w, "necessarily"))
}

// ofPerson reports whether a sentence opens with a person, or one spoken of.
func ofPerson(s string, w []string) bool {
	if len(w) < 3 || len(w) > longVoice || afterwords["guard"].within(w) >= 0 || strings.ContainsAny(s, "$€£¥%\"“") {
		return false
	}
	if courtesy[w[0]] || w[0] == "he" || w[0] == "she" || afterwords["lead"].at(w) > 0 {
		return true
	}
	fields := strings.Fields(s)
	return capital(fields[0]) && capital(fields[1]) && (fields[2][0] >= 'a' && fields[2][0] <= 'z' || capital(fields[2]) && len(fields) > 3 && fields[3][0] >= 'a' && fields[3][0] <= 'z') && !strings.ContainsAny(fields[0]+fields[1], ",.;:’'")
}

// personFrom is the first of the pieces of a paragraph before piece k that tell of the
// person whose views k gives.
func personFrom(s string, pieces []line, k int) int {
	for k > 0 {
		sentence := s[pieces[k-1].start:pieces[k-1].end]
		if !ofPerson(sentence, lowWords(sentence)) {
			break
		}
		k--
	}
	return k
}

// hasName reports whether the page above has a name as a word of its own.
func (a *afterword) hasName(name string) bool {
	if slices.Contains(a.authorWords, strings.ToLower(name)) {
		return false // who signs a page is nobody of its story
	}
	for from := 0; ; {
		i := strings.Index(a.above[from:], name)
		if i < 0 {
			return false
		}
		i += from
		from = i + len(name)
		if (i == 0 || !alnum(a.above[i-1])) && (from == len(a.above) || !alnum(a.above[from])) {
			return true
		}
	}
}
