package quantity

import "yunshi/data/token"

// spelled reads number words. Values are kept in hundredths for the halves and
// quarters among them.
func (s *scan) spelled(i int) (num, bool) {
	if n, ok := s.partOfScale(i); ok {
		return n, true
	}
	w := words{s: s, end: i}
	j, ok := w.open(i)
	if !ok {
		return num{}, false
	}
	for w.take(j) {
		j = w.end
		if s.lower(j) == "-" && s.touches(j-1) && s.touches(j) && (s.is(j+1, small) || s.is(j+1, scaleWord)) {
			j++ // "twenty-one"
		}
	}
	return w.num()
}

// open reports whether a number in words begins at token i, and where its first word is
// that take reads: "a hundred" and "some hundred thousand" bring a one of their own.
func (w *words) open(i int) (j int, ok bool) {
	s := w.s
	switch l := s.lower(i); {
	case l == "a" || l == "an":
		w.current = 100
		return i + 1, s.is(i+1, scaleWord) && !s.isLetterScale(i+1)
	case s.is(i, scaleWord) && !s.isLetterScale(i) && s.bareHundred(i):
		w.current = 100
		return i, true
	}
	return i, s.is(i, small)
}

// bareHundred allows "some hundred thousand" and "nearly a hundred".
func (s *scan) bareHundred(i int) bool {
	return s.hedgedAt(i) && (s.lower(i) == "hundred" || s.lower(i) == "thousand") && s.kind(i+1) == token.Word
}

func (s *scan) isLetterScale(i int) bool { return s.node(i).entry(scaleWord).tight }

// words accumulates number words: current is below the next multiplier.
type words struct {
	s              *scan
	total, current int64
	by             int
	end            int
	seen, scaled   bool
	wasSmall       bool
}

// take reads one more word at token j and reports whether it belongs to the number.
func (w *words) take(j int) bool {
	s := w.s
	switch {
	case s.is(j, small):
		v := s.node(j).entry(small).value * 100
		below := w.current % 10000
		if w.wasSmall && (below < 2000 || below%1000 != 0 || v >= 1000) {
			return false
		}
		w.current += v
		w.end, w.seen, w.wasSmall = j+1, true, true
	case s.is(j, scaleWord) && !s.isLetterScale(j) && s.kind(j) == token.Word:
		e := s.node(j).entry(scaleWord)
		if !w.multiply(e) {
			return false
		}
		w.end, w.seen, w.scaled, w.wasSmall = j+1, true, true, false
		w.by = max(w.by, e.exp)
	case s.lower(j) == "and" && w.seen:
		return w.takeAnd(j)
	default:
		return false
	}
	return true
}

func (w *words) multiply(e *entry) bool {
	if w.current == 0 && !w.seen {
		w.current = 100
	}
	if w.current == 0 {
		// "two thousand million": the multiplier takes all that stands before it.
		w.current, w.total = w.total, 0
	}
	v, ok := shift(w.current*e.value, e.exp)
	if !ok || v > 1e17 {
		return false
	}
	if e.exp <= 2 {
		w.current = v
		return true
	}
	if w.total > 0 && w.total < v {
		v2, ok := shift(w.total*e.value, e.exp)
		if !ok {
			return false
		}
		v += v2
		w.total = 0
	}
	w.total, w.current = w.total+v, 0
	return w.total < 1e17
}

// takeAnd reads the "and" of "a hundred and five" and of "two and a half".
func (w *words) takeAnd(j int) bool {
	s := w.s
	if s.lower(j+1) == "a" && s.lower(j+2) == "half" && w.current%100 == 0 {
		if w.current == 0 && w.scaled {
			// "a million and a half"
			unit, _ := shift(50, w.by)
			w.total += unit
		} else {
			w.current += 50
		}
		w.end, w.wasSmall = j+3, true
		return true
	}
	if !w.wasSmall && s.is(j+1, small) {
		w.end = j + 1
		return true
	}
	return false
}

func (w *words) num() (num, bool) {
	if !w.seen {
		return num{}, false
	}
	if n, ok := w.point(); ok {
		return w.s.scales(n)
	}
	n := num{mant: w.total + w.current, exp: -2, end: w.end, scaled: w.scaled, by: w.by, spelled: true}
	if n.mant%100 == 0 {
		n.mant, n.exp = n.mant/100, 0
	}
	return n, true
}

// point reads the decimals of "one point two five" and "one point twenty".
func (w *words) point() (num, bool) {
	s, j := w.s, w.end
	if s.lower(j) != "point" || !w.wasSmall {
		return num{}, false
	}
	n := num{mant: (w.total + w.current) / 100, spelled: true}
	for j++; s.is(j, small) && n.exp > -6; j++ {
		v := s.node(j).entry(small).value
		if v >= 10 && n.exp < 0 {
			break
		}
		if v >= 10 {
			n.mant, n.exp = n.mant*100+v, n.exp-2
			j++
			break
		}
		n.mant, n.exp = n.mant*10+v, n.exp-1
	}
	n.end = j
	return n, n.exp < 0
}

// partOfScale reads "half a billion", "a half-million", "a quarter of a
// million" and "quarter million".
func (s *scan) partOfScale(i int) (num, bool) {
	mant, j := s.halfOrQuarter(i)
	if mant == 0 {
		return num{}, false
	}
	for range 2 {
		if l := s.lower(j); l == "of" || l == "a" || l == "-" {
			j++
		}
	}
	n := num{mant: mant, exp: -2, spelled: true, end: j}
	switch {
	case s.begins(j, percentWord) || s.begins(j, pointWord): // "half a percentage point"
		return n, true
	case s.begins(j, currencyAfter) && s.lower(j-1) == "a": // "half a dollar"
		return n, true
	case !s.is(j, scaleWord) || s.isLetterScale(j) || s.kind(j) != token.Word:
		return num{}, false
	}
	return s.scales(n)
}

// halfOrQuarter reads "half", "a half" and "one quarter" in hundredths, 0 where there is
// none, and gives the token behind it.
func (s *scan) halfOrQuarter(i int) (hundredths int64, j int) {
	if l := s.lower(i); l == "a" || l == "one" {
		i++
	}
	switch s.lower(i) {
	case "half":
		return 50, i + 1
	case "quarter":
		return 25, i + 1
	}
	return 0, i
}
