package charts

import (
	_ "embed"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/cockroachdb/apd/v3"

	"yunshi/data"
)

//go:embed rates.tsv
var ratesTSV string

// Rates are yearly averages of exchange rates: units of a currency to one US
// dollar, each with who states it. The zero value converts nothing.
type Rates struct {
	perDollar map[string]map[int]rate // by currency and year
}

type rate struct {
	value  *apd.Decimal
	source string
}

// StandardRates is the table that the program carries: the yuan, from 2008.
func StandardRates() Rates {
	r, err := ParseRates(ratesTSV)
	if err != nil {
		panic("the embedded table of rates is broken: " + err.Error()) // a test reads it
	}
	return r
}

// ParseRates reads a table of rates: a line each of currency (ISO 4217), year,
// units to one US dollar and source, parted by tabs; # begins a remark.
func ParseRates(table string) (Rates, error) {
	r := Rates{map[string]map[int]rate{}}
	for n, line := range strings.Split(strings.ReplaceAll(table, "\r", ""), "\n") {
		if strings.HasPrefix(line, "#") || strings.TrimSpace(line) == "" {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 4 {
			return r, fmt.Errorf("line %d has %d fields: write currency, year, rate and source, parted by tabs", n+1, len(f))
		}
		year, errYear := strconv.Atoi(f[1])
		value, _, errRate := apd.NewFromString(f[2])
		if errYear != nil || errRate != nil || value.Form != apd.Finite || value.Sign() <= 0 || len(f[0]) != 3 || f[3] == "" {
			return r, fmt.Errorf("line %d: %q is no rate: write a currency such as CNY, a year, units to one US dollar, and who states it", n+1, line)
		}
		if r.perDollar[f[0]] == nil {
			r.perDollar[f[0]] = map[int]rate{}
		}
		r.perDollar[f[0]][year] = rate{value, f[3]}
	}
	return r, nil
}

// ReadRates reads a table of rates from a file.
func ReadRates(path string) (Rates, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return Rates{}, fmt.Errorf("%s cannot be read (%w): name a table of rates", path, reason(err))
	}
	r, err := ParseRates(string(text))
	if err != nil {
		return r, fmt.Errorf("%s: %w", path, err)
	}
	return r, nil
}

// Knows reports whether sums can be converted into a currency; the zero value
// speaks for StandardRates.
func (r Rates) Knows(currency string) bool {
	if r.perDollar == nil {
		r = StandardRates()
	}
	return currency == "USD" || len(r.perDollar[currency]) > 0
}

// conversion is one currency's way into another over a period: the rates used,
// and the year at which the table ended where the period lies beyond it.
type conversion struct {
	factor *apd.Decimal
	years  []int
	stale  int
	source string
}

// at finds units of a currency to a dollar in a year, or the last before it.
func (r Rates) at(currency string, year int) (rate, int, bool) {
	if currency == "USD" {
		return rate{apd.New(1, 0), ""}, year, true
	}
	last := 0
	for y := range r.perDollar[currency] {
		if y <= year && y > last {
			last = y
		}
	}
	return r.perDollar[currency][last], last, last > 0
}

// between is the factor from one currency to another over a period: the average
// of its years, each by the months that fall into it.
func (r Rates) between(from, to string, period data.Date) (conversion, bool) {
	var c conversion
	perFrom, perTo := new(apd.Decimal), new(apd.Decimal)
	y0, m0, _ := period.Start.Civil()
	y1, m1, _ := period.End.Civil()
	if period.Start == data.OpenStart || period.End == data.OpenEnd || y1-y0 > 20 {
		return c, false
	}
	ed := apd.MakeErrDecimal(&exact)
	for y := y0; y <= y1; y++ {
		a, usedA, okA := r.at(from, y)
		b, usedB, okB := r.at(to, y)
		if !okA || !okB {
			return c, false
		}
		months := 12
		if y == y0 {
			months -= m0 - 1
		}
		if y == y1 {
			months -= 12 - m1
		}
		part := apd.New(int64(months), 0)
		ed.Add(perFrom, perFrom, ed.Mul(new(apd.Decimal), a.value, part))
		ed.Add(perTo, perTo, ed.Mul(new(apd.Decimal), b.value, part))
		used := min(usedA, usedB)
		c.years = append(c.years, used)
		if used < y {
			c.stale = used
		}
		c.source = a.source
		if from == "USD" {
			c.source = b.source
		}
	}
	c.factor = ed.Quo(new(apd.Decimal), perTo, perFrom)
	return c, ed.Err() == nil
}

// convert returns a figure in another currency, or nil where there is no rate.
func (s *shelf) convert(f *data.Figure, to string, rates Rates) *data.Figure {
	c, ok := rates.between(f.Unit, to, f.Period)
	if !ok {
		return nil
	}
	var v apd.Decimal
	if _, err := exact.Mul(&v, f.Value, c.factor); err != nil {
		return nil
	}
	out := *f
	out.Value, out.Unit = &v, to
	s.original[&out] = f
	s.conversions[&out] = c
	return &out
}

// conversionNote says at which rates the plotted values were converted.
func (d *draft) conversionNote() {
	var years []int
	var from, source string
	stale := 0
	for f, c := range d.conversions {
		if !d.plotted(f.ID) {
			continue
		}
		years = append(years, c.years...)
		from, source = d.original[f].Unit, c.source
		stale = max(stale, c.stale)
	}
	if len(years) == 0 {
		return
	}
	slices.Sort(years)
	years = slices.Compact(years)
	to := d.opt.Convert
	var said []string
	for _, y := range []int{years[0], years[len(years)-1]} {
		other := from
		if from == "USD" {
			other = to
		}
		if r, _, ok := d.rates.at(other, y); ok {
			said = append(said, d.say("%[1]d: %[2]s", y, r.value.Text('f')))
		}
	}
	unit := from
	if from == "USD" {
		unit = to
	}
	d.note(d.say("Converted from %[1]s at each year's average rate (%[2]s %[3]s to one US dollar; %[4]s).",
		d.word(unitWords[from]), d.list(unique(said)), d.word(unitWords[unit]), d.word(source)))
	if stale > 0 {
		d.note(d.say("Later years at the rate of %d, the last in the table.", stale))
	}
}

// plotted reports whether a point of the chart stands for the figure.
func (d *draft) plotted(id data.FigureID) bool {
	for _, ser := range d.spec.Series {
		for _, p := range ser.Points {
			if p.Figure == id {
				return true
			}
		}
	}
	return false
}
