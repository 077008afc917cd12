package article

import (
	"strings"

	"yunshi/data"
)

// findStory is the first half of step 2.
func (j *judge) findStory() {
	n := len(j.paras)
	j.first, j.last = n, -1
	for i := range j.paras {
		p := &j.paras[i]
		if !p.prose() {
			continue
		}
		if j.first == n && p.opens() && !j.asks(i) && !signedRole(j.of(i)) {
			j.first = i
		}
		if p.class == noClass {
			j.last = i
		}
	}
	for j.first > 0 && j.first < n && datedItem(j.of(j.first)) && datedItem(j.of(j.first-1)) {
		j.first-- // a chronicle begins with its first item, however short
	}
	j.last = max(j.last, min(j.first, n-1))
	// A banner stands before the menu; a story does not.
	for i := j.first + 1; i < min(j.first+5, n, j.last+1); i++ {
		if j.paras[i].class == navigation && i < j.last {
			j.skipBanner(i)
			break
		}
	}
}

// signedRole reports whether a line is a byline with a role that goes on in prose: "By Ann
// Lee, Contributor. Opinions are hers."
func signedRole(s string) bool {
	_, signed := byline(s)
	return signed
}

// opens reports whether prose may be a story's first; one may speak of a picture
// or of a reporter.
func (p *para) opens() bool {
	return p.class == noClass || p.soft && (p.class == caption || p.class == biography || p.class == credit)
}

// maxQuestion is how many words a headline that asks or exclaims has at most.
const maxQuestion = 20

// asks reports whether paragraph i is one short line that ends in a question or an
// exclamation mark, with a line that is no prose or a blank one behind it: a headline.
func (j *judge) asks(i int) bool {
	s := j.of(i)
	if j.paras[i].words > maxQuestion || i+1 >= len(j.paras) || !strings.HasSuffix(s, "?") && !strings.HasSuffix(s, "!") {
		return false
	}
	if strings.Contains(s, ". ") || strings.HasPrefix(s, "\"") || strings.HasPrefix(s, "“") {
		return false
	}
	return j.paras[i+1].gap || !j.paras[i+1].prose()
}

// skipBanner moves the beginning of the story behind the menu at paragraph menu,
// unless the prose above it is of the same matter as what follows.
func (j *judge) skipBanner(menu int) {
	next := menu
	for next <= j.last && (j.paras[next].class != noClass || !j.paras[next].prose()) {
		next++
	}
	if next > j.last {
		return
	}
	after := j.part.anew()
	for i := menu + 1; i <= min(next+1, j.last); i++ {
		after.add(j.of(i))
	}
	if k := after.kin(j.of(j.first)); k.shared*6 < k.words+1 {
		j.first = next
	}
}

// judgeHead judges all that stands before the first prose.
func (j *judge) judgeHead() {
	if j.title >= 0 {
		j.paras[j.title].kind = data.Title
	}
	for i := range min(j.first, len(j.paras)) {
		p := &j.paras[i]
		switch {
		case i == j.title:
		case p.table:
			if j.isTicker(i) {
				p.drop("shape.ticker")
			}
		case j.isMeta(i):
			p.kind = data.Byline
		case p.class != noClass:
			p.drop(p.rule)
		case i < j.title && security(j.of(i)):
			p.kind = data.Title
		case i < j.title:
			p.drop("place.head")
		case j.title >= 0 && j.of(i) == j.of(j.title):
			p.drop("shape.twice")
		default:
			p.kind = j.kindInHead(i)
		}
	}
}

// isTicker reports whether a table stands above the title, or on top of a page without one.
func (j *judge) isTicker(i int) bool {
	return i < j.title || i == 0 && j.title < 0 && j.first < len(j.paras)
}

// maxSecurity is how many bytes a line takes at most that names a security.
const maxSecurity = 60

// security reports whether a line is the name of a company with its ticker in brackets,
// as it heads a broker's note: "Example Cloud Int'l (268 HK)".
func security(s string) bool {
	name, ticker, ok := strings.Cut(s, "(")
	if !ok || len(s) > maxSecurity || !capital(s) || strings.IndexByte(ticker, ')') != len(ticker)-1 || len(strings.Fields(name)) > 6 {
		return false
	}
	ticker, _, _ = strings.Cut(strings.TrimSuffix(ticker, ")"), " / ")
	code, where, parted := strings.Cut(strings.NewReplacer(".", " ", ":", " ").Replace(ticker), " ")
	if !parted {
		return false
	}
	if len(where) > len(code) && !isDigit(code[0]) {
		code, where = where, code // "NYSE: VNET"
	}
	return len(code) <= 6 && len(where) <= 6 && strings.ToUpper(ticker) == ticker
}

// kindInHead tells a subtitle from a list or a first short sentence.
func (j *judge) kindInHead(i int) data.BlockKind {
	p := &j.paras[i]
	if p.mark == bullet || p.ending == endsSentence || p.ending == endsColon || p.words > 25 || j.inList(i) {
		return data.Body
	}
	return data.Heading
}

func (j *judge) isMeta(i int) bool {
	p, s := &j.paras[i], j.of(i)
	if p.class == meta && !p.soft {
		return true
	}
	if _, ok := byline(s); ok {
		return true
	}
	_, _, ok := metaDate(s, p)
	return ok && !j.ofChronicle(i)
}

// inList reports whether a line without a mark is an item of a list: the line
// before it ends in a colon, or is such an item.
func (j *judge) inList(i int) bool {
	dated := datedItem(j.of(i))
	for k := i - 1; k >= 0 && i-k < 40; k-- {
		p := &j.paras[k]
		if dated && p.kind != data.Boilerplate && datedItem(j.of(k)) {
			continue // a chronicle may have blank lines between its years
		}
		switch opens := p.ending == endsColon; {
		case p.kind == data.Boilerplate && (p.class == link || p.class == list):
			return false // "Related:" opens no list of the story
		case p.kind != data.Boilerplate && j.ofChronicle(i):
			return true
		case p.kind == data.Boilerplate || p.table || j.paras[k+1].gap:
			return opens && (dated || k == i-1)
		case opens, p.prose():
			return opens
		}
	}
	return false
}
