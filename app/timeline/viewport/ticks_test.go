package viewport

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"yunshi/data"
)

func measure(label string, major bool) float64 {
	if major {
		return 8.5 * float64(utf8.RuneCountInString(label))
	}
	return 6.2 * float64(utf8.RuneCountInString(label))
}

// checkTicks is what must hold for every view: ticks rise, labels do not touch
// or leave the axis, and something says where in time we are.
func checkTicks(t *testing.T, v View, width float64, names *Names) {
	t.Helper()
	ticks := v.Ticks(width, names, measure)
	last, used, labels := -1.0, 0.0, 0
	for _, k := range ticks {
		if k.X < last || k.X < 0 || k.X >= width {
			t.Fatalf("%v at %g: tick at %g after %g", v, width, k.X, last)
		}
		last = k.X
		if k.Label == "" {
			continue
		}
		labels++
		if k.X+LabelGap < used {
			t.Fatalf("%v at %g: label %q at %g touches the one that ends at %g", v, width, k.Label, k.X, used)
		}
		used = k.X + LabelGap + measure(k.Label, k.Major)
		if used > width {
			t.Fatalf("%v at %g: label %q runs to %g", v, width, k.Label, used)
		}
	}
	if width >= 300 && labels == 0 {
		t.Fatalf("%v at %g: no label at all", v, width)
	}
	if float64(len(ticks)) > width/16+3 {
		t.Fatalf("%v at %g: %d ticks", v, width, len(ticks))
	}
	edge := 0.0
	for _, b := range v.Bands(width, 3, names) {
		if b.From != edge || b.To <= b.From {
			t.Fatalf("%v: band from %g to %g after %g", v, b.From, b.To, edge)
		}
		edge = b.To
	}
	if edge != width {
		t.Fatalf("%v: bands end at %g of %g", v, edge, width)
	}
}

func TestTicksNeverTouch(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for range 4000 {
		checkTicks(t, random(r), 200+r.Float64()*2400, &English)
		checkTicks(t, random(r), 200+r.Float64()*2400, &Chinese)
	}
}

func FuzzTicks(f *testing.F) {
	f.Add(int64(0), int64(Day), 800.0)
	f.Add(int64(-62135596800000), int64(MaxSpan), 1600.0)
	f.Fuzz(func(t *testing.T, from, span int64, w float64) {
		if !(w >= 100 && w <= 8000) {
			t.Skip()
		}
		from, span = from/4, span/4
		checkTicks(t, View{Instant(from), Instant(from + span)}.Clamped(), w, &English)
	})
}

func FuzzZoomAndPanStayInLimits(f *testing.F) {
	f.Add(int64(0), int64(Day), 1.5, 100.0)
	f.Fuzz(func(t *testing.T, from, span int64, factor, dx float64) {
		if !(factor > 1e-3 && factor < 1e3) || !(dx > -1e6 && dx < 1e6) {
			t.Skip()
		}
		v := View{Instant(from / 4), Instant(from/4 + span/4)}.Clamped()
		for _, got := range []View{v.Zoomed(factor, v.At(dx, 1000)), v.Panned(dx, 1000), Glide(v, v.Panned(dx, 1000), 0.4)} {
			if got != got.Clamped() {
				t.Fatalf("%v, factor %g, dx %g: %v is out of limits", v, factor, dx, got)
			}
		}
	})
}

func labels(v View, width float64) string {
	var out []string
	for _, k := range v.Ticks(width, &English, measure) {
		switch {
		case k.Label == "":
		case k.Held:
			out = append(out, "["+k.Label+"]")
		case k.Major:
			out = append(out, "*"+k.Label)
		default:
			out = append(out, k.Label)
		}
	}
	return strings.Join(out, " ")
}

func TestTicksReadWell(t *testing.T) {
	d := data.DayOf
	for _, c := range []struct {
		name string
		view View
		want string
	}{
		{
			"five years", Days(d(2013, 1, 1), d(2017, 12, 31)),
			"*2013 Q2 Q3 Q4 *2014 Q2 Q3 Q4 *2015 Q2 Q3 Q4 *2016 Q2 Q3 Q4 *2017 Q2 Q3 Q4",
		},
		{"half a year", Days(d(2015, 5, 10), d(2016, 5, 9)), "[2015] Jun Jul Aug Sep Oct Nov Dec *2016 Feb Mar Apr May"},
		{
			"over new year", Days(d(2015, 11, 1), d(2016, 2, 29)),
			"*Nov 2015 15 22 *Dec 8 15 22 *Jan 2016 15 22 *Feb 8 15 22",
		},
		{
			"a fortnight", Days(d(2015, 6, 10), d(2015, 6, 23)),
			"[Jun 2015] Thu 11 Fri 12 Sat 13 Sun 14 Mon 15 Tue 16 Wed 17 Thu 18 Fri 19 Sat 20 Sun 21 Mon 22 Tue 23",
		},
		{
			"a working day",
			View{StartOf(d(2015, 6, 19)) + 9*Hour, StartOf(d(2015, 6, 19)) + 17*Hour},
			"[19 Jun 2015] 10:00 10:30 11:00 11:30 12:00 12:30 13:00 13:30 14:00 14:30 15:00 15:30 16:00 16:30",
		},
		{
			"two centuries", Days(d(1850, 1, 1), d(2049, 12, 31)),
			"*1850 *1860 *1870 *1880 *1890 *1900 *1910 *1920 *1930 *1940 *1950 *1960 *1970 *1980 *1990 *2000 *2010 *2020 *2030 *2040",
		},
	} {
		if got := labels(c.view, 1000); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestFiscalBands(t *testing.T) {
	v := Days(data.DayOf(2015, 1, 1), data.DayOf(2016, 12, 31))
	bands := v.Bands(731, 3, &English)
	if len(bands) != 3 || bands[0].Label != "FY2015" || bands[1].Label != "FY2016" || bands[2].Label != "FY2017" {
		t.Fatalf("%+v", bands)
	}
	// FY2016 runs from April 2015 to March 2016: 90 days in, 366 days long.
	if b := bands[1]; b.From != 90 || b.To != 456 {
		t.Errorf("FY2016 lies at %g to %g", b.From, b.To)
	}
	if bands[0].Shaded == bands[1].Shaded {
		t.Error("neighbours must differ")
	}
	for _, b := range v.Bands(731, 12, &English) {
		if b.Label != "" {
			t.Errorf("a calendar band is named %q", b.Label)
		}
	}
}

func BenchmarkTicks(b *testing.B) {
	v := Days(data.DayOf(2013, 1, 1), data.DayOf(2017, 12, 31))
	b.ReportAllocs()
	for b.Loop() {
		v.Ticks(width, &English, measure)
	}
}

// At the left edge stands the year that is in sight there, not the first of a
// step of years, which may be years before.
func TestTheEdgeNamesItsOwnYear(t *testing.T) {
	v := View{StartOf(data.DayOf(2007, 2, 1)), StartOf(data.DayOf(2026, 12, 31))}
	for _, width := range []float64{250, 300, 500, 900} {
		for _, k := range v.Ticks(width, &English, func(string, bool) float64 { return 20 }) {
			if k.Held && k.Label != "" && k.Label != "2007" {
				t.Errorf("at %g the edge says %q", width, k.Label)
			}
		}
	}
}
