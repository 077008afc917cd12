package quantity

import (
	"strings"

	"yunshi/data"
)

// pairs joins "above 1000 and below 1500" to one range.
func (s *scan) pairs(in []reading) []reading {
	out := in[:0]
	for k := 0; k < len(in); k++ {
		r := in[k]
		if k+1 < len(in) && s.pairable(&r, &in[k+1]) {
			low, high := r, in[k+1]
			if !floor(low.qual) {
				low, high = high, low
			}
			top := high.num
			joined := low
			joined.high = &top
			if joined.kind == Number || joined.kind == Count && high.kind == Count {
				joined.kind, joined.noun, joined.unit = high.kind, high.noun, high.unit
			}
			joined.first, joined.end = r.start, in[k+1].end
			joined.start, joined.stop = r.start, in[k+1].stop
			joined.qual, joined.rule = data.Exact, "limits"
			out = append(out, joined)
			k++
			continue
		}
		out = append(out, r)
	}
	return out
}

func floor(q data.Qualifier) bool   { return q == data.AtLeast || q == data.MoreThan }
func ceiling(q data.Qualifier) bool { return q == data.AtMost || q == data.LessThan }

// pairable reports whether a and b are two limits of one number.
func (s *scan) pairable(a, b *reading) bool {
	w := s.lower(a.stop)
	if b.start != a.stop+1 || w != "and" && w != "but" || !a.comparable(b) {
		return false
	}
	if floor(a.qual) && ceiling(b.qual) {
		return a.num.value() < b.num.value()
	}
	return ceiling(a.qual) && floor(b.qual) && b.num.value() < a.num.value()
}

// comparable reports whether two readings are of single numbers of one sort.
func (a *reading) comparable(b *reading) bool {
	if a.high != nil || b.high != nil || a.negative || b.negative || a.explicit() != b.explicit() {
		return false
	}
	return !a.explicit() || a.kind == b.kind && a.unit == b.unit
}

// mentions turns readings into Mentions, gathers bracketed conversions and appends
// them to out.
func (s *scan) mentions(out []Mention, in []reading) []Mention {
	for k := 0; k < len(in); k++ {
		out = append(out, s.mention(&in[k]))
		if in[k].kind == Money {
			k = s.convert(&out[len(out)-1], in, k)
		}
	}
	return out
}

// mention fills a Mention from one reading.
func (s *scan) mention(r *reading) Mention {
	m := Mention{
		Span: data.Span{Start: s.t[r.first].Start, End: s.t[r.end-1].End},
		Full: data.Span{Start: s.t[min(r.start, r.first)].Start, End: s.t[max(r.stop, r.end)-1].End},
		Kind: r.kind, Unit: r.unit, Qualifier: r.qual, Per: r.per, Minor: r.minor, Rule: r.rule,
	}
	if r.kind == Count {
		m.Unit = data.Count
		m.Noun = strings.Join(strings.Fields(r.noun.Of(s.text)), " ")
	}
	if r.high != nil {
		m.Low, m.High = r.num.decimal(r.negative), r.high.decimal(false)
	} else {
		m.Value = r.num.decimal(r.negative)
	}
	return m
}

// convert takes the readings after k that give the same sum in other currencies
// ("(US$571 million)", "($194bn; £130bn)", ", or $571 million") into m and
// returns the last reading taken.
func (s *scan) convert(m *Mention, in []reading, k int) int {
	last := k
	units := m.Unit
	bracket := false
	for next := k + 1; next < len(in) && in[next].kind == Money && in[next].high == nil && !in[next].negative; next++ {
		r := &in[next]
		open, ok := s.converts(in[last].stop, r.start, last == k)
		if !ok || strings.Contains(units, r.unit) {
			break
		}
		units += r.unit
		bracket = bracket || open
		if last == k {
			m.Conversion = &data.Amount{Value: r.num.decimal(false), Unit: r.unit}
			m.ConversionSpan = data.Span{Start: s.t[r.first].Start, End: s.t[r.end-1].End}
			if s.lower(in[last].stop) == "=" {
				m.Rule = "exchange-rate"
			}
		}
		m.Full.End = s.t[r.stop-1].End
		last = next
	}
	if bracket {
		if l := s.lower(in[last].stop); l == ")" || l == "）" || l == "]" {
			m.Full.End = s.t[in[last].stop].End
		}
	}
	return last
}

// converts reports whether tokens from to to-1 lead from an amount to the same
// sum in another currency, and whether they open a bracket. First: no conversion
// goes before.
func (s *scan) converts(from, to int, first bool) (open, ok bool) {
	if to-from > 5 || to <= from {
		return false, false
	}
	j := from
	switch s.lower(j) {
	case "(", "（", "[":
		open = true
		ok = first
	case ",":
		ok = !first
		if first && s.lower(j+1) == "or" {
			j, ok = j+1, true
		}
	case "or", "/":
		ok = true
	case "=":
		ok = first
	case ";":
		ok = !first
	}
	if !ok {
		return false, false
	}
	for j++; j < to; j++ {
		if !s.is(j, conversion) {
			return false, false
		}
	}
	return open, true
}
