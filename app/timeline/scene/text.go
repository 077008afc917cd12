package scene

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// texts shortens headlines and remembers what it cut, so that a label keeps its
// wording while the room beside it changes by a few pixels.
type texts struct {
	advance func(r rune, bold bool) float32
	labels  map[labelKey]*labelText
}

type labelKey struct {
	mark, row int32
	bold      bool
}

// labelText is a headline as its row shows it, and its last cut.
type labelText struct {
	full      string
	width     float32
	cut       string
	cutWidth  float32
	cutForAny float32 // the room that the cut was made for
}

// mostTexts bounds the memory; what is in sight is far less.
const mostTexts = 6000

func newTexts(advance func(rune, bool) float32) texts {
	return texts{advance: advance, labels: map[labelKey]*labelText{}}
}

func (t *texts) forget() { clear(t.labels) }

// label returns the text of a mark in a row.
func (t *texts) label(key labelKey, headline func() string, row string) *labelText {
	if l, ok := t.labels[key]; ok {
		return l
	}
	if len(t.labels) >= mostTexts {
		clear(t.labels)
	}
	l := &labelText{full: withoutSubject(headline(), row)}
	l.width = t.measure(l.full, key.bold)
	t.labels[key] = l
	return l
}

func (t *texts) measure(s string, bold bool) float32 {
	var w float32
	for _, r := range s {
		w += t.advance(r, bold)
	}
	return w
}

// fit returns the longest beginning of the label that fits into room, with an
// ellipsis, cut between words; "" if not even a word fits.
func (t *texts) fit(l *labelText, room float32, bold bool) (string, float32) {
	if l.width <= room {
		return l.full, l.width
	}
	const slack = 32 // pixels of growing room before the cut is made anew
	if l.cutWidth <= room && room-l.cutForAny < slack && l.cutForAny > 0 {
		return l.cut, l.cutWidth
	}
	l.cut, l.cutWidth = t.shorten(l.full, room, bold)
	l.cutForAny = room
	return l.cut, l.cutWidth
}

func (t *texts) shorten(s string, room float32, bold bool) (string, float32) {
	room -= t.measure(latinEllipsis, bold)
	end, endWidth := 0, float32(0)
	w := float32(0)
	var last rune
	for i, r := range s {
		if i > 0 && breaks(last, r) {
			end, endWidth = i, w
		}
		w += t.advance(r, bold)
		if w > room {
			break
		}
		last = r
	}
	for end > 0 {
		r, n := utf8.DecodeLastRuneInString(s[:end])
		if !unicode.IsSpace(r) && !strings.ContainsRune(",;:-–—(", r) {
			break
		}
		end -= n
		endWidth -= t.advance(r, bold)
	}
	if end == 0 {
		return "", 0
	}
	ellipsis := latinEllipsis
	if r, _ := utf8.DecodeLastRuneInString(s[:end]); unicode.Is(unicode.Han, r) {
		ellipsis = hanEllipsis
	} else if !strings.ContainsRune(s[:end], ' ') {
		return "", 0 // one word of several says too little
	}
	return s[:end] + ellipsis, endWidth + t.measure(ellipsis, bold)
}

// A Chinese typeface sets "…" in the middle of the line, as Chinese wants it;
// after a Latin word three full stops look right.
const (
	latinEllipsis = "..."
	hanEllipsis   = "…"
)

// breaks reports whether a line may be cut between two runes: at a space, and
// on either side of a Han character.
func breaks(a, b rune) bool {
	return unicode.IsSpace(b) || unicode.Is(unicode.Han, a) || unicode.Is(unicode.Han, b)
}

// withoutSubject drops the name that the row already says: in the row of Acme,
// "Acme's profit falls" is "Profit falls" and "Acme opens a shop" is "Opens a
// shop". A name that is one of several ("Acme and Bolt merge") stays.
func withoutSubject(headline, row string) string {
	rest, ok := strings.CutPrefix(headline, row)
	if !ok || row == "" {
		return headline
	}
	for _, genitive := range []string{"'s ", "’s "} {
		if owned, ok := strings.CutPrefix(rest, genitive); ok {
			return capital(owned)
		}
	}
	rest, ok = strings.CutPrefix(rest, " ")
	first, _, _ := strings.Cut(rest, " ")
	r, _ := utf8.DecodeRuneInString(first)
	if !ok || first == "and" || first == "or" || !unicode.IsLower(r) {
		return headline
	}
	return capital(rest)
}

func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}
