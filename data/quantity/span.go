package quantity

import (
	"yunshi/data"
	"yunshi/data/token"
)

// ranged reads an amount or a range of two at token i: "5-8 billion yuan",
// "20% to 50%", "$50 million and $60 million" after between.
func (s *scan) ranged(i int, between, from bool, a *amount) bool {
	if s.amount(i, a) {
		s.highEnd(a, between, from)
		return true
	}
	// The low end may lean on the unit of the high one ("2-3 times").
	return s.lowEnd(i, a) && s.highEnd(a, between, from)
}

// lowEnd reads a number that is only worth reading as the start of a range.
func (s *scan) lowEnd(i int, a *amount) bool {
	if s.kind(i) != token.Number && !s.is(i, small) {
		return false
	}
	n, ok := s.number(i)
	if !ok || !s.free(i) || !s.durations && s.duration(n.end) {
		return false
	}
	if _, joined := s.connector(n.end, false, false); !joined {
		return false
	}
	*a = amount{first: i, end: n.end, kind: Number, num: n, rule: "number"}
	return true
}

// connector reads what joins the ends of a range at token j. Dashes always
// join; "to" does where no verb of change goes before; "and" only after between.
func (s *scan) connector(j int, between, from bool) (int, bool) {
	switch s.lower(j) {
	case "-", "–", "—", "~", "～", "至", "到", "−":
		if s.lower(j) == "-" && !s.touches(j-1) && s.touches(j) {
			return j, false // a sign
		}
		if s.lower(j) == "-" && s.lower(j+1) == "-" {
			return j, false
		}
		return j + 1, true
	case "to", "through", "thru", "or":
		if s.lower(j) == "or" && s.kind(j+1) == token.Word && !s.is(j+1, small) {
			return j, false
		}
		return j + 1, true
	case "and":
		return j + 1, between
	}
	return j, false
}

// highEnd joins a with the amount after a connector where the two make a range, and
// leaves it as it is where they don't.
func (s *scan) highEnd(a *amount, between, from bool) bool {
	start := a.end
	if a.kind == Count {
		start = a.num.end // "5 to 10 users" is no count of "to"
	}
	k, ok := s.connector(start, between, from)
	if !ok {
		return false
	}
	word := s.lower(start)
	if word == "to" && !between && s.moved(a, from) || word == "or" && a.kind != Number {
		return false
	}
	var b amount
	s.joined = k
	ok = s.amount(k, &b)
	s.joined = 0
	if !ok || !alike(a, &b, between) {
		return false
	}
	if word == "or" && (b.num.raw() > a.num.raw()+1 || !a.num.spelled) {
		return false // "two or three billion" only
	}
	return join(a, &b, s.kind(start) == token.Word)
}

// alike reports whether a and b can be the ends of one range: no years, and no
// fraction or "doubled" beside another kind.
func alike(a, b *amount, between bool) bool {
	if b.kind == Fraction && a.kind != Fraction || b.rule == "multiple" {
		return false
	}
	if !a.num.yearLike() || a.explicit() {
		return true
	}
	if b.explicit() {
		return between
	}
	return !b.num.yearLike()
}

// moved reports whether "A to B" tells a change: "rose from 20% to 30%", "fell
// 3 million yuan to 20 million yuan".
func (s *scan) moved(a *amount, from bool) bool {
	if !from {
		return a.kind == Money && s.changed(a.first)
	}
	for k := a.first - 2; k >= 0 && k > a.first-12; k-- {
		if l := s.t[k].Lower; l == "." || l == ";" || s.t[k].Kind == token.Break && l == "\n\n" {
			break
		}
		if s.is(k, rangeWord) {
			return false
		}
		if s.is(k, change) {
			return true
		}
	}
	return false
}

// join makes a the range of two ends; what the low end lacks it takes from the
// high one. It fails, and leaves a as it is, where the units differ or the order is
// wrong.
func join(a, b *amount, loose bool) bool {
	if !joinable(a, b, loose) {
		return false
	}
	out := b
	if a.explicit() && !b.explicit() {
		out = a
	}
	low, high := a.num, b.num
	if !low.scaled && high.scaled && low.value() <= high.raw() {
		low.exp += high.by
	}
	if !ordered(&low, &high, a.negative) {
		return false
	}
	first, negative := a.first, a.negative // the low end's sign; the high end has none
	if *a = *out; out == a {
		a.noun = data.Span{}
	}
	a.first, a.end, a.num, a.high, a.negative = first, b.end, low, &high, negative
	a.rule += "-range"
	return true
}

// joinable reports whether the units of two ends let them be one range.
func joinable(a, b *amount, loose bool) bool {
	switch {
	case loose && !a.explicit() && b.prefixed: // "up 3 to $20"
		return false
	case b.negative || a.negative && a.explicit() != b.explicit():
		return false
	case a.explicit() && !b.explicit():
		return a.kind == Money && a.prefixed // not "20% to 30"
	case a.explicit():
		return a.kind == b.kind && a.unit == b.unit
	}
	return a.kind != Count || b.kind == Count
}

// ordered reports whether low, with its sign, is below high.
func ordered(low, high *num, negative bool) bool {
	if negative {
		return high.mant > 0
	}
	return low.value() < high.value()
}

// value is for comparing only; the exact number is kept apart.
func (n *num) value() float64 {
	v := float64(n.mant)
	for e := n.exp; e > 0; e-- {
		v *= 10
	}
	for e := n.exp; e < 0; e++ {
		v /= 10
	}
	return v
}

// raw is the number before its multiplier.
func (n *num) raw() float64 {
	v := n.value()
	for range n.by {
		v /= 10
	}
	return v
}
