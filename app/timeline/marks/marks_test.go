package marks

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"yunshi/assets/look"
	"yunshi/data"
)

// sample makes a table of n marks with dates of all precisions, in lanes that
// each mark picks by chance.
func sample(n, lanes int, seed uint64) (*Table, *Lanes) {
	r := rand.New(rand.NewPCG(seed, 1))
	dates := make([]data.Date, n)
	for i := range dates {
		y, m := 2005+r.IntN(20), 1+r.IntN(12)
		dates[i] = []data.Date{
			data.OnDay(data.DayOf(y, m, 1+r.IntN(28))), data.InMonth(y, m), data.InQuarter(y, 1+r.IntN(4)),
			data.InYear(y), data.UpTo(data.InYear(y)), data.Since(data.InMonth(y, m)),
		}[r.IntN(6)]
	}
	slices.SortFunc(dates, func(a, b data.Date) int {
		x, _ := drawn(a)
		y, _ := drawn(b)
		return int(x) - int(y)
	})
	t := New(n, func(i int) Mark {
		return Mark{Date: dates[i], Type: data.EventTypes[i%len(data.EventTypes)], Modality: data.Fact}
	}, nil, nil)
	names := make([]Lane, lanes)
	for i := range names {
		names[i] = Lane{Key: fmt.Sprint("lane", i), Name: fmt.Sprint("Lane ", i), Parent: -1}
	}
	return t, NewLanes(names, n, func(i int, add func(int)) {
		add(int(scatter(uint64(i)) % uint64(lanes)))
		if i%3 == 0 {
			add(int(scatter(uint64(i)+7) % uint64(lanes)))
		}
	})
}

func TestCountsEqualCountingOneByOne(t *testing.T) {
	table, lanes := sample(5000, 4, 1)
	keep := table.Where(func(i int) bool { return i%5 != 0 })
	r := rand.New(rand.NewPCG(2, 3))
	for _, filter := range []Bitmap{nil, keep} {
		x := Build(table, lanes, Options{Keep: filter})
		for range 300 {
			from := data.DayOf(2004+r.IntN(22), 1, r.IntN(365))
			to := from + data.Day(r.IntN(900))
			row := r.IntN(len(x.Rows))
			want := 0
			for i := range table.Len() {
				if a := table.Anchor(i); filter.Has(i) && a >= from && a < to && slices.Contains(lanes.Of(i), int32(laneOf(x.Rows[row].Key))) {
					want++
				}
			}
			if got := x.Rows[row].Count(from, to); got != want {
				t.Fatalf("row %d from %v to %v: %d marks, want %d", row, from, to, got, want)
			}
		}
	}
}

func laneOf(key string) (n int) {
	fmt.Sscanf(key, "lane%d", &n)
	return n
}

// Both forms of counts, the table of a dense series and the anchors of a sparse
// one, agree with counting mark by mark.
func TestColumnsAddUp(t *testing.T) {
	if Groups != len(look.Groups) {
		t.Fatalf("%d groups in the look, %d here", len(look.Groups), Groups)
	}
	for _, n := range []int{3000, 60000} {
		table, lanes := sample(n, 2, 4)
		x := Build(table, lanes, Options{})
		if dense := n > 10000; dense != (x.All.table != nil) {
			t.Errorf("%d marks: table %v", n, !dense)
		}
		columns := make([]ByGroup, 77)
		for _, days := range []int{1, 3, 30, 200} {
			from := data.DayOf(2004, 3, 5)
			x.All.Columns(from, days, columns)
			want := make([]ByGroup, 77)
			for i := range table.Len() {
				if c := int(table.Anchor(i)-from) / days; table.Anchor(i) >= from && c < len(want) {
					want[c][table.Group(i)]++
					want[c][Groups]++
				}
			}
			if !slices.Equal(columns, want) {
				t.Fatalf("%d marks in columns of %d days: %v, want %v", n, days, columns, want)
			}
			if got, want := x.All.Count(from, from+data.Day(77*days)), sum(columns); got != want {
				t.Errorf("%d marks in all, %d in columns", got, want)
			}
		}
	}
}

func sum(columns []ByGroup) (n int) {
	for _, c := range columns {
		n += int(c[Groups])
	}
	return n
}

func TestAnchorsLieInTheirDate(t *testing.T) {
	table, _ := sample(5000, 1, 5)
	for i := range table.Len() {
		from, to := table.Span(i)
		if a := table.Anchor(i); a < from || a > to {
			t.Fatalf("mark %d of %v to %v is anchored on %v", i, from, to, a)
		}
	}
}

func TestReachingFindsEveryMarkThatCoversTheView(t *testing.T) {
	table, lanes := sample(4000, 2, 6)
	x := Build(table, lanes, Options{})
	r := rand.New(rand.NewPCG(8, 9))
	for range 200 {
		from := data.DayOf(2005+r.IntN(20), 1+r.IntN(12), 1)
		to := from + 1 + data.Day(r.IntN(400))
		s := &x.Rows[r.IntN(2)].Series
		got := len(s.Reaching(from, to, nil)) + s.Count(from, to)
		want := 0
		for p := range s.Len() {
			if a, b := table.Span(s.At(p)); a < to && b >= from {
				want++
			}
		}
		if got != want {
			t.Fatalf("%v to %v: %d marks, want %d", from, to, got, want)
		}
	}
}

// Walking by blocks goes the same way as looking at every mark.
func TestWalking(t *testing.T) {
	table, lanes := sample(3000, 2, 12)
	x := Build(table, lanes, Options{})
	s := &x.Rows[1].Series
	sorted := make([]int, s.Len())
	for p := range sorted {
		sorted[p] = s.At(p)
	}
	slices.SortFunc(sorted, table.compare)
	if first, last := s.Extreme(table, -1), s.Extreme(table, 1); first != sorted[0] || last != sorted[len(sorted)-1] {
		t.Errorf("from %d to %d, want %d to %d", first, last, sorted[0], sorted[len(sorted)-1])
	}
	for p := range sorted[1:] {
		if got := s.Next(table, sorted[p], 1); got != sorted[p+1] {
			t.Fatalf("after %d comes %d, want %d", sorted[p], got, sorted[p+1])
		}
		if got := s.Next(table, sorted[p+1], -1); got != sorted[p] {
			t.Fatalf("before %d comes %d, want %d", sorted[p+1], got, sorted[p])
		}
	}
	if s.Next(table, sorted[0], -1) != -1 || s.Next(table, sorted[len(sorted)-1], 1) != -1 {
		t.Error("walking does not end")
	}
	for day := data.DayOf(2004, 1, 1); day < data.DayOf(2027, 1, 1); day += 37 {
		want := slices.MinFunc(sorted, func(a, b int) int {
			da, db := table.Middle(a)-day, table.Middle(b)-day
			return int(max(da, -da) - max(db, -db))
		})
		if got := s.Nearest(table, day); got != want {
			t.Fatalf("nearest to %v is %d, want %d", day, got, want)
		}
	}
	var empty Series
	if empty.Next(table, 0, 1) != -1 || empty.Nearest(table, 0) != -1 || empty.Extreme(table, 1) != -1 {
		t.Error("found a mark in nothing")
	}
}

func TestLocate(t *testing.T) {
	table, lanes := sample(2000, 3, 10)
	x := Build(table, lanes, Options{})
	for p := range x.All.Len() {
		i := x.All.At(p)
		if got, ok := x.All.Locate(table, i); !ok || got != p {
			t.Fatalf("mark %d stands at %d, found at %d (%v)", i, p, got, ok)
		}
	}
	keep := NewBitmap(table.Len())
	if _, ok := Build(table, lanes, Options{Keep: keep}).All.Locate(table, 3); ok {
		t.Error("a filtered mark was found")
	}
}

// rows draws an index as text: "*" pinned, "+" collapsed, ">" a unit.
func rows(x *Index) string {
	var out []string
	for _, r := range x.Rows {
		s := strings.Repeat(">", r.Depth) + r.Name + fmt.Sprintf("(%d)", r.Len())
		if r.Collapsed {
			s = "+" + s
		}
		if r.Pinned {
			s = "*" + s
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func TestRows(t *testing.T) {
	lanes := []Lane{
		{Key: "group", Name: "Group", Parent: -1},
		{Key: "cloud", Name: "Cloud", Parent: 0},
		{Key: "chips", Name: "Chips", Parent: 1},
		{Key: "rival", Name: "Rival", Parent: -1},
		{Key: "empty", Name: "Empty", Parent: -1},
	}
	in := [][]int{{0, 1}, {1}, {3}, {2}, {3}, {3}, {1, 2}}
	table := New(len(in), func(i int) Mark { return Mark{Date: data.OnDay(data.Day(i))} }, nil, nil)
	l := NewLanes(lanes, len(in), func(i int, add func(int)) {
		for _, lane := range in[i] {
			add(lane)
		}
	})
	yes := func(keys ...string) map[string]bool {
		m := map[string]bool{}
		for _, k := range keys {
			m[k] = true
		}
		return m
	}
	for _, c := range []struct {
		name string
		o    Options
		want string
	}{
		{"as given", Options{}, "Group(1) >Cloud(3) >Chips(2) Rival(3)"},
		{"by name", Options{Order: ByName}, "Group(1) >Chips(2) >Cloud(3) Rival(3)"},
		{"by count", Options{Order: ByCount}, "Group(1) >Cloud(3) >Chips(2) Rival(3)"},
		{"collapsed: marks of two units count once", Options{Collapsed: yes("group")}, "+Group(4) Rival(3)"},
		{"pinned", Options{Pinned: yes("rival", "empty")}, "*Rival(3) *Empty(0) Group(1) >Cloud(3) >Chips(2)"},
		{"a pinned unit stands alone", Options{Pinned: yes("chips")}, "*Chips(2) Group(1) >Cloud(3) Rival(3)"},
		{"filtered", Options{Keep: table.Where(func(i int) bool { return i == 2 })}, "Rival(1)"},
		{"a parent stays for its unit", Options{Keep: table.Where(func(i int) bool { return i == 1 })}, "Group(0) >Cloud(1)"},
	} {
		if got := rows(Build(table, l, c.o)); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestParentsInACircleEnd(t *testing.T) {
	l := NewLanes([]Lane{{Key: "a", Name: "A", Parent: 1}, {Key: "b", Name: "B", Parent: 0}}, 1, func(_ int, add func(int)) { add(0) })
	table := New(1, func(int) Mark { return Mark{Date: data.OnDay(1)} }, nil, nil)
	Build(table, l, Options{})
}

func TestFromCorpus(t *testing.T) {
	event := func(id data.EventID, d data.Date) *data.Event {
		return &data.Event{ID: id, Date: d, Modality: data.Plan, Type: data.Pricing}
	}
	by2010 := data.UpTo(data.InYear(2010))
	c := &data.Corpus{Events: []*data.Event{
		event("by", by2010), event("day", data.OnDay(data.DayOf(2009, 5, 1))),
		event("all time", data.Interval(data.OpenStart, data.OpenEnd)), event("undated", data.Date{}),
	}}
	table := FromCorpus(c)
	if table.Len() != 2 || table.Undated() != 2 {
		t.Fatalf("%d marks, %d undated", table.Len(), table.Undated())
	}
	i, ok := table.Find("by")
	if from, to := table.Span(i); !ok || i != 1 || from != data.DayOf(2010, 1, 1) || to != data.DayOf(2010, 12, 31) {
		t.Errorf("by 2010 is mark %d (%v), %v to %v", i, ok, from, to)
	}
	if f := table.Flags(i); f != Hollow|Before {
		t.Errorf("flags %b", f)
	}
	if _, ok := table.Find("nobody"); ok {
		t.Error("found an event that is not there")
	}
}

func BenchmarkBuild(b *testing.B) {
	for _, n := range []int{1000, 1_000_000} {
		table, lanes := sample(n, 12, 1)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Build(table, lanes, Options{})
			}
		})
	}
}

func BenchmarkColumns(b *testing.B) {
	table, lanes := sample(1_000_000, 12, 1)
	x := Build(table, lanes, Options{})
	counts := make([]ByGroup, 1600)
	b.ReportAllocs()
	for b.Loop() {
		x.All.Columns(data.DayOf(2005, 1, 1), 5, counts)
	}
}

func BenchmarkNext(b *testing.B) {
	table, lanes := sample(1_000_000, 2, 1)
	s := &Build(table, lanes, Options{}).Rows[0].Series
	m := s.At(s.Len() / 2)
	b.ReportAllocs()
	for b.Loop() {
		s.Next(table, m, 1)
	}
}

// What belongs nowhere else stands last in any order, unless it is pinned.
func TestTheLastLaneStaysLast(t *testing.T) {
	table := New(5, func(i int) Mark { return Mark{Date: data.OnDay(data.Day(i))} }, nil, nil)
	lanes := []Lane{{Key: "a", Name: "Known not", Parent: -1, Last: true}, {Key: "b", Name: "Z", Parent: -1}, {Key: "c", Name: "Y", Parent: -1}}
	l := NewLanes(lanes, 5, func(i int, add func(int)) { add([]int{0, 0, 0, 1, 2}[i]) })
	for _, o := range []Order{AsGiven, ByCount, ByName, ByFirst} {
		if x := Build(table, l, Options{Order: o}); x.Rows[2].Key != "a" {
			t.Errorf("order %d: %s stands last", o, x.Rows[2].Key)
		}
		if x := Build(table, l, Options{Order: o, Pinned: map[string]bool{"a": true}}); x.Rows[0].Key != "a" {
			t.Errorf("order %d, pinned: %s stands first", o, x.Rows[0].Key)
		}
	}
}
