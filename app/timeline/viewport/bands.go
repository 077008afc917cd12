package viewport

import "time"

// Band is a shaded stretch behind the lanes.
type Band struct {
	From, To float64 // in the unit of width, cut to the view
	// Label is the fiscal year's name and Short a shorter one, "" for calendar bands.
	Label, Short string
	Shaded       bool
}

// Name returns the name that fits the band, or "".
func (b Band) Name(measure func(string) float64) string {
	for _, s := range []string{b.Label, b.Short} {
		if s != "" && measure(s)+2*LabelGap <= b.To-b.From {
			return s
		}
	}
	return ""
}

// Bands returns every stretch of the unit that the ticks count in (years from
// afar, decades from very far, months and days close by), alternately shaded.
// With a fiscalEnd of 1–11 the years are fiscal ones that end with that month,
// and carry their name.
func (v View) Bands(width float64, fiscalEnd int, names *Names) []Band {
	isFiscal := fiscalEnd >= 1 && fiscalEnd <= 11
	kind, n := v.bandUnit(width, isFiscal)
	fiscal := isFiscal && kind == years && n == 1
	shift := 0
	if fiscal {
		shift = 12 - fiscalEnd // months by which the fiscal year runs ahead
	}
	var bands []Band
	start := kind.floor(v.From.time().AddDate(0, shift, 0), n)
	for {
		from := start.AddDate(0, -shift, 0)
		if Instant(from.UnixMilli()) >= v.To {
			return bands
		}
		next := kind.next(start, n)
		b := Band{
			From:   max(0, v.X(Instant(from.UnixMilli()), width)),
			To:     min(width, v.X(Instant(next.AddDate(0, -shift, 0).UnixMilli()), width)),
			Shaded: kind.ordinal(start)/n%2 != 0,
		}
		if fiscal {
			b.Label, b.Short = names.Write(names.Fiscal, start), names.Write(names.FiscalShort, start)
		}
		if b.To > b.From {
			bands = append(bands, b)
		}
		start = next
	}
}

// bandUnit is the unit of the bands, and how many of it a band has. Fiscal years
// are told one by one as long as there is room.
func (v View) bandUnit(width float64, fiscal bool) (unit, int) {
	s := v.grade(width)
	kind, n := s.under, s.m
	if kind == years && n == 2 && fiscal {
		n = 1
	}
	if kind == years && n == 1 && v.X(v.From+365*Day, width) < 12 {
		n = 10
	}
	return kind, n
}

// ordinal numbers the units so that neighbours differ in parity.
func (u unit) ordinal(t time.Time) int {
	switch u {
	case days:
		return int(DayAt(Instant(t.UnixMilli()))&1) + 2
	case months:
		return t.Year()*12 + int(t.Month())
	}
	return t.Year()
}
