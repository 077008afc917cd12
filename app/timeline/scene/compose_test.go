package scene

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"yunshi/app/timeline/marks"
	"yunshi/app/timeline/sample"
	"yunshi/app/timeline/viewport"
	"yunshi/data"
)

const (
	testWidth = 900.0
	testRow   = 60
)

func testAdvance(_ rune, bold bool) float32 {
	if bold {
		return 6.4
	}
	return 6
}

// input shows the first rows of an index as the widget would.
func input(x *marks.Index, v viewport.View) Input {
	in := Input{Index: x, View: v, Width: testWidth, RowHeight: testRow, Lines: 2, Selected: -1, Fade: 1}
	for i := range min(len(x.Rows), 12) {
		in.Rows = append(in.Rows, RowBox{Row: i, Y: float32(i * testRow)})
	}
	measure := func(s string, _ bool) float64 { return 6 * float64(len(s)) }
	for _, k := range v.Ticks(testWidth, &viewport.English, measure) {
		if k.Held {
			continue
		}
		in.Ticks = append(in.Ticks, k.X)
		if k.Major {
			in.MajorTicks = append(in.MajorTicks, k.X)
		}
	}
	return in
}

func index(n int) *marks.Index {
	l := sample.New(n, 11)
	return marks.Build(l.Table, l.Lanes, marks.Options{})
}

// randomView lies somewhere in the years of the sample, at any scale.
func randomView(r *rand.Rand) viewport.View {
	from := viewport.StartOf(data.DayOf(2007+r.IntN(19), 1, r.IntN(365)))
	span := float64(viewport.Hour) * math.Pow(24*365*25, r.Float64())
	return viewport.View{From: from, To: from + viewport.Instant(span)}.Clamped()
}

func TestLabelsNeverOverlap(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for _, n := range []int{40, 400, 4000, 40000} {
		x := index(n)
		c := NewComposer(testAdvance)
		for range 150 {
			v := randomView(r)
			f := c.Compose(input(x, v))
			for i, a := range f.Labels {
				if a.X+a.Width > testWidth {
					t.Fatalf("%v: label %q ends at %g", v, a.Text, a.X+a.Width)
				}
				for _, b := range f.Labels[i+1:] {
					if math.Abs(float64(a.Y-b.Y)) < 14 && a.X < b.X+b.Width && b.X < a.X+a.Width {
						t.Fatalf("%v: labels %q at %g,%g and %q at %g,%g overlap", v, a.Text, a.X, a.Y, b.Text, b.X, b.Y)
					}
				}
				for _, g := range f.Glyphs {
					if g.Mark != a.Mark && math.Abs(float64(a.Y-g.Y)) < 4 && g.X+glyphHalf-1 > a.X && g.X-glyphHalf+1 < a.X+a.Width {
						t.Fatalf("%v: label %q at %g–%g covers a glyph at %g", v, a.Text, a.X, a.X+a.Width, g.X)
					}
				}
			}
		}
	}
}

// Every mark anchored in sight is drawn or counted, and none is both.
func TestEveryMarkIsDrawnOrCounted(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	for _, n := range []int{300, 20000} {
		x := index(n)
		c := NewComposer(testAdvance)
		for range 100 {
			v := randomView(r)
			in := input(x, v)
			f := c.Compose(in)
			drawn := map[[2]int32]bool{}
			for _, g := range f.Glyphs {
				drawn[[2]int32{g.Row, g.Mark}] = true
			}
			for _, box := range in.Rows {
				s := &x.Rows[box.Row]
				from, to := v.Days()
				for p := s.Position(from + 1); p < s.Position(to); p++ {
					day := x.Table.Anchor(s.At(p))
					counted := false
					for _, k := range f.Crowds {
						counted = counted || int(k.Row) == box.Row && day >= k.From && day <= k.To
					}
					if d := drawn[[2]int32{int32(box.Row), int32(s.At(p))}]; !d && !counted {
						t.Fatalf("%v: mark %d of %v in row %d is neither drawn nor counted", v, s.At(p), day, box.Row)
					}
				}
			}
		}
	}
}

func TestCrowdsCountWhatTheirColumnsShow(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	x := index(50000)
	c := NewComposer(testAdvance)
	for range 100 {
		v := randomView(r)
		f := c.Compose(input(x, v))
		for _, k := range f.Crowds {
			if want := x.Rows[k.Row].Count(k.From, k.To+1); k.Count != want || want == 0 {
				t.Fatalf("%v: crowd %+v holds %d marks", v, k, want)
			}
		}
	}
}

func TestPanningKeepsEachMarkOnItsLine(t *testing.T) {
	x := index(3000)
	c := NewComposer(testAdvance)
	v := viewport.Days(data.DayOf(2016, 1, 1), data.DayOf(2017, 6, 30))
	before := lines(c.Compose(input(x, v)))
	moved, same := 0, 0
	for range 60 {
		v = v.Panned(3, testWidth)
		after := lines(c.Compose(input(x, v)))
		for k, y := range after {
			if was, ok := before[k]; ok {
				if was != y {
					moved++
				}
				same++
			}
		}
		before = after
	}
	if float64(moved) > 0.02*float64(same) {
		t.Errorf("%d of %d marks changed their line while panning", moved, same)
	}
}

func lines(f *Frame) map[[2]int32]float32 {
	out := map[[2]int32]float32{}
	for _, g := range f.Glyphs {
		out[[2]int32{g.Row, g.Mark}] = g.Y
	}
	return out
}

func TestTheSelectedMarkIsAlwaysDrawn(t *testing.T) {
	x := index(50000)
	c := NewComposer(testAdvance)
	in := input(x, viewport.Days(data.DayOf(2010, 1, 1), data.DayOf(2025, 12, 31)))
	in.Selected = x.Rows[3].At(x.Rows[3].Len() / 2)
	f := c.Compose(in)
	i := slices.IndexFunc(f.Glyphs, func(g Glyph) bool { return g.Selected && g.Row == 3 })
	if i < 0 || f.Glyphs[i].Opacity != 1 {
		t.Error("the selected mark vanished in the crowd")
	}
}

// frameOf composes a single event seen over the year 2015.
func frameOf(d data.Date, m data.Modality) *Frame {
	e := &data.Event{ID: "e", Headline: "Acme opens a shop", Date: d, Modality: m, Companies: []data.Participant{{Company: "Acme"}}}
	corpus := &data.Corpus{Events: []*data.Event{e}}
	table := marks.FromCorpus(corpus)
	x := marks.Build(table, marks.ByCompany(corpus, table), marks.Options{})
	v := viewport.Days(data.DayOf(2015, 1, 1), data.DayOf(2015, 12, 31))
	return NewComposer(testAdvance).Compose(input(x, v))
}

func TestDatesAreAsWideAsTheyAreUncertain(t *testing.T) {
	day := testWidth / 365
	about := data.InMonth(2015, 6)
	about.About = true
	for _, c := range []struct {
		name          string
		date          data.Date
		x0, x1        float64 // days from New Year
		before, after bool
		bar           bool
	}{
		{"a day", data.OnDay(data.DayOf(2015, 6, 15)), 0, 0, false, false, false},
		{"a month", data.InMonth(2015, 6), 151, 181, false, false, true},
		{"a quarter", data.InQuarter(2015, 2), 90, 181, false, false, true},
		{"by June", data.UpTo(data.InMonth(2015, 6)), 181, 181, true, false, true},
		{"since June", data.Since(data.InMonth(2015, 6)), 151, 151, false, true, true},
		{"about June", about, 151 + 4.5, 181 - 4.5, true, true, true},
	} {
		f := frameOf(c.date, data.Fact)
		if (len(f.Bars) == 1) != c.bar {
			t.Errorf("%s: %d bars", c.name, len(f.Bars))
			continue
		}
		if !c.bar {
			continue
		}
		b := f.Bars[0]
		if math.Abs(float64(b.X0)-c.x0*day) > 1 || math.Abs(float64(b.X1)-c.x1*day) > 1 {
			t.Errorf("%s: bar from day %.1f to %.1f, want %g to %g", c.name, float64(b.X0)/day, float64(b.X1)/day, c.x0, c.x1)
		}
		if (b.Before > 0) != c.before || (b.After > 0) != c.after {
			t.Errorf("%s: fades %g before, %g after", c.name, b.Before, b.After)
		}
	}
}

func TestGlyphStaysWithinItsDate(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	x := index(5000)
	c := NewComposer(testAdvance)
	for range 100 {
		v := randomView(r)
		for _, g := range c.Compose(input(x, v)).Glyphs {
			from, to := x.Table.Span(int(g.Mark))
			x0, x1 := v.X(viewport.StartOf(from), testWidth), v.X(viewport.StartOf(to+1), testWidth)
			if float64(g.X) < x0-0.5 || float64(g.X) > x1+0.5 {
				t.Fatalf("%v: glyph at %g, its date from %g to %g", v, g.X, x0, x1)
			}
		}
	}
}

func TestCrowdsFadeIntoMarks(t *testing.T) {
	x := index(20000)
	c := NewComposer(testAdvance)
	in := input(x, viewport.Days(data.DayOf(2015, 1, 1), data.DayOf(2015, 12, 31)))
	if f := c.Compose(in); len(f.Crowds) == 0 || f.Fading {
		t.Fatalf("%d crowds, fading %v", len(f.Crowds), f.Fading)
	}
	in.View, in.Fade = in.View.Zoomed(60, in.View.At(450, testWidth)), 0.4
	f := c.Compose(in)
	faint := 0
	for _, g := range f.Glyphs {
		if g.Opacity > 0 && g.Opacity < 1 {
			faint++
		}
	}
	if !f.Fading || faint == 0 {
		t.Errorf("fading %v with %d faint marks", f.Fading, faint)
	}
	for range 3 {
		f = c.Compose(in)
	}
	if f.Fading {
		t.Error("still fading after more than a second half")
	}
}

func TestWithoutSubject(t *testing.T) {
	for _, c := range [][3]string{
		{"Acme opens a shop", "Acme", "Opens a shop"},
		{"Acme's profit falls", "Acme", "Profit falls"},
		{"Acme’s profit falls", "Acme", "Profit falls"},
		{"Acme and Bolt merge", "Acme", "Acme and Bolt merge"},
		{"Acmeco opens a shop", "Acme", "Acmeco opens a shop"},
		{"Acme Singapore opens", "Acme", "Acme Singapore opens"},
		{"Bolt sues Acme", "Acme", "Bolt sues Acme"},
		{"Acme", "Acme", "Acme"},
	} {
		if got := withoutSubject(c[0], c[1]); got != c[2] {
			t.Errorf("%q in %q: %q, want %q", c[0], c[1], got, c[2])
		}
	}
}

func TestShorten(t *testing.T) {
	texts := newTexts(testAdvance)
	for _, c := range []struct {
		in   string
		room float32
		want string
	}{
		{"Opens a shop in Oslo", 300, "Opens a shop in Oslo"},
		{"Opens a shop in Oslo", 100, "Opens a shop..."},
		{"Opens a shop, then closes", 105, "Opens a shop..."},
		{"Unfathomable", 30, ""},
		{"Opens a shop in Oslo", 50, ""},
		{"在奥斯陆开店", 30, "在奥…"},
	} {
		l := &labelText{full: c.in, width: texts.measure(c.in, false)}
		got, w := texts.fit(l, c.room, false)
		if got != c.want || w > c.room {
			t.Errorf("%q in %g: %q of %g, want %q", c.in, c.room, got, w, c.want)
		}
	}
}

// The marks of a full day of which only a part is in sight stand side by side
// all the same: those without room in sight wait beyond the edge.
func TestMarksOfADayPartlyInSightDoNotPileUp(t *testing.T) {
	day := data.DayOf(2017, 4, 24)
	const n = 34
	table := marks.New(n, func(i int) marks.Mark {
		return marks.Mark{Date: data.OnDay(day), Type: data.Launch, Rank: uint8(i)}
	}, func(int) *data.Event { return &data.Event{Headline: "Opens a region"} }, nil)
	lanes := marks.NewLanes([]marks.Lane{{Key: "a", Name: "A", Parent: -1}}, n, func(_ int, add func(int)) { add(0) })
	x := marks.Build(table, lanes, marks.Options{})
	for _, hours := range []viewport.Instant{-14, 0, 14} {
		from := viewport.StartOf(day) + hours*viewport.Hour
		v := viewport.View{From: from, To: from + viewport.Day*3/2}
		f := NewComposer(testAdvance).Compose(input(x, v))
		if len(f.Glyphs) != n {
			t.Fatalf("%d hours: %d glyphs of %d marks", hours, len(f.Glyphs), n)
		}
		for i, a := range f.Glyphs {
			for _, b := range f.Glyphs[i+1:] {
				if math.Abs(float64(a.Y-b.Y)) < GlyphSize && math.Abs(float64(a.X-b.X)) < GlyphSize {
					t.Errorf("%d hours: glyphs at %.0f,%.0f and %.0f,%.0f", hours, a.X, a.Y, b.X, b.Y)
				}
			}
		}
	}
}
