package article

import "strings"

// shape tells captions, menus, tickers and ranked lists by their build.
func shape(s string, p *para) (class, string) {
	switch {
	case len(s) < 400 && creditTail(s):
		return caption, "shape.credit"
	case strings.HasPrefix(s, "!["):
		return caption, "shape.picture" // of Markdown
	case isReply(s):
		return comments, "shape.reply"
	case p.ending == endsSentence && p.words > 20 || len(s) > 600:
		if n := strings.Count(s, "ookie"); n >= 2 && n*25 >= p.words {
			return cookie, "shape.cookies"
		}
		return noClass, ""
	}
	return lineShape(s, p)
}

// lineShape is shape for a line that is no long sentence.
func lineShape(s string, p *para) (class, string) {
	switch {
	case p.mark == bullet && len(s) > 2 && isDigit(s[0]) && s[1] >= 'A' && s[1] <= 'Z' && s[2] >= 'a' && s[2] <= 'z':
		return list, "shape.ranked" // "- 1Headline", but not "- 4Q22 guidance"
	case p.words == 0 || strings.HasPrefix(s, "http") && !strings.Contains(s, " "):
		return navigation, "shape.sign"
	case p.words <= 25 && hasAddress(s):
		return contact, "shape.address"
	case quoteLine(s):
		return navigation, "shape.ticker"
	case strings.Count(s, " | ") >= 4 && p.words <= 3*countParts(s) && p.mark == noMark:
		return navigation, "shape.menu" // "News | Markets | … Edition: U.S."
	}
	return rowShape(countParts(s), countChanges(s), p)
}

// rowShape tells a ticker and a menu by how many parts a line has.
func rowShape(parts, changes int, p *para) (class, string) {
	switch {
	case changes >= 2 && parts >= 2 && p.words <= 5*changes+4:
		return navigation, "shape.ticker"
	case parts >= 3 && p.ending != endsSentence && p.words <= 4*parts && p.mark == noMark:
		return navigation, "shape.menu"
	}
	return noClass, ""
}

// countParts counts the parts of a line that bars, arrows or gaps keep apart. A stroke in
// brackets parts none: "X (KC US / 3896 HK)" names one firm by two shares.
func countParts(s string) int {
	parts, open := 1, false
	for i := 0; i+1 < len(s); i++ {
		switch c := s[i]; c {
		case '|', '\t':
			parts++
		case '(':
			open = true
		case ')':
			open = false
		case '>', '/':
			if s[i+1] == ' ' && !open {
				parts++
			}
		case ' ':
			if s[i+1] == ' ' && i > 0 && s[i-1] != ' ' {
				parts++
			}
		}
	}
	for _, bar := range []string{" • ", " · ", " » ", " › "} {
		parts += strings.Count(s, bar)
	}
	return parts
}

// countChanges counts percentages with a sign, as share prices have.
func countChanges(s string) int {
	n := 0
	for i := range len(s) {
		if s[i] == '%' && strings.ContainsAny(s[max(0, i-7):i], "+-") {
			n++
		}
	}
	return n
}

// isReply reports whether a paragraph is one of a forum's numbered replies, "#2
// somebody: ...". The first post, #1, is the story itself.
func isReply(s string) bool {
	rest, ok := strings.CutPrefix(s, "#")
	if !ok {
		return false
	}
	name := strings.TrimLeft(rest, "0123456789")
	number := rest[:len(rest)-len(name)]
	name, _, ok = strings.Cut(name, ":")
	return ok && number != "" && number != "1" && len(strings.Fields(name)) == 1
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// hasAddress reports whether a line holds a mail address or a name such as
// "@example".
func hasAddress(s string) bool {
	i := strings.IndexByte(s, '@')
	return i >= 0 && i+3 < len(s) && alnum(s[i+1]) && !isDigit(s[i+1])
}

var creditLabels = []string{"Photo", "Photograph", "Picture", "Image", "Credit", "PHOTO", "Illustration", "Graphic", "图", "圖", "摄"}

// creditTail reports whether a line ends in the credit of a picture: "… Photo:
// Example Pictures", "… (Image/EP)".
func creditTail(s string) bool {
	at := max(0, len(s)-70)
	tail := s[at:]
	if !strings.ContainsAny(tail, ":/") && !strings.Contains(tail, "：") && !strings.Contains(tail, " by ") && !strings.Contains(tail, " via ") {
		return false
	}
	for _, label := range creditLabels {
		i := strings.LastIndex(tail, label)
		if i < 0 || at+i == 0 {
			continue
		}
		for _, sign := range []string{": ", "/", "：", " by ", " via "} {
			if strings.HasPrefix(tail[i+len(label):], sign) {
				return true
			}
		}
	}
	return strings.Contains(tail, "REUTERS/")
}
