package eventtable

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"yunshi/app/ui"
	"yunshi/app/ui/uitest"
	"yunshi/data"
)

var loadWords = sync.OnceValue(ui.LoadWords)

func events() (*data.Corpus, []*data.Event) {
	c := &data.Corpus{Documents: map[data.DocumentID]*data.Document{"d": {ID: "d", Publisher: "A paper"}}}
	add := func(id, headline, place string, d data.Date, sure float64) {
		c.Events = append(c.Events, &data.Event{
			ID: data.EventID(id), Headline: headline, Type: data.Launch, Modality: data.Fact, Place: place, Date: d, Confidence: sure,
			Companies: []data.Participant{{Company: "Acme"}, {Company: "Bolt"}}, Sources: []data.Source{{Evidence: data.Evidence{Document: "d"}}},
		})
	}
	add("a", "zebra", "Beijing", data.InYear(2013), 0.9)
	add("b", "=1+1", "", data.OnDay(data.DayOf(2014, 5, 6)), 0.5)
	add("c", "Apple\tpie\nand \"more\"", "Aachen", data.UpTo(data.InYear(2015)), 0)
	add("d", "-mango", "Chengdu", data.Date{}, 0.7)
	return c, c.Events
}

func shown(t testing.TB) (*Table, *[]string) {
	t.Helper()
	if err := loadWords(); err != nil {
		t.Fatal(err)
	}
	test.NewTempApp(t).Settings().SetTheme(ui.NewTheme(false))
	tl, log := New(), &[]string{}
	tl.OnSelected = func(id data.EventID) { *log = append(*log, "select "+string(id)) }
	tl.OnOpened = func(id data.EventID) { *log = append(*log, "open "+string(id)) }
	w := test.NewTempWindow(t, tl)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(900, 300))
	w.Canvas().Focus(tl)
	c, list := events()
	tl.SetRows(RowsOf(c, list))
	return tl, log
}

func press(t *Table, keys ...fyne.KeyName) {
	for _, k := range keys {
		t.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func order(t *Table) string {
	var ids []string
	for i := range t.Len() {
		ids = append(ids, string(t.shown.event(i).ID))
	}
	return strings.Join(ids, "")
}

func TestSorting(t *testing.T) {
	for _, c := range []struct {
		by   Sort
		want string
	}{
		{Sort{}, "abcd"},
		{Sort{Column: "date"}, "abcd"},
		{Sort{Column: "date", Falling: true}, "cbad"}, // what is undated stays last
		{Sort{Column: "headline"}, "dbca"},
		{Sort{Column: "place"}, "cadb"},
		{Sort{Column: "place", Falling: true}, "dacb"},
		{Sort{Column: "confidence", Falling: true}, "adbc"},
		{Sort{Column: "type"}, "abcd"}, // equals keep the order of time
		{Sort{Column: "nothing"}, "abcd"},
	} {
		tl, _ := shown(t)
		tl.SetSort(c.by)
		if got := order(tl); got != c.want {
			t.Errorf("%+v: %s, want %s", c.by, got, c.want)
		}
	}
}

func TestKeysWalkAndSort(t *testing.T) {
	tl, log := shown(t)
	press(tl, fyne.KeyDown, fyne.KeyDown, fyne.KeyEnd, fyne.KeyUp, fyne.KeyReturn, fyne.KeyHome)
	want := []string{"select a", "select b", "select d", "select c", "open c", "select a"}
	if !slices.Equal(*log, want) {
		t.Errorf("%v, want %v", *log, want)
	}
	press(tl, fyne.KeyRight, fyne.KeyRight, fyne.KeySpace)
	if got := order(tl); got != "dbca" || tl.cursor != 3 {
		t.Errorf("sorted by headline: %s, %v", got, tl)
	}
	press(tl, fyne.KeySpace)
	if got := order(tl); got != "acbd" || tl.cursor != 0 {
		t.Errorf("sorted the other way round: %s, %v", got, tl)
	}
}

func TestTheSelectionOutlivesTheRows(t *testing.T) {
	tl, log := shown(t)
	tl.Select("c")
	c, list := events()
	tl.SetRows(RowsOf(c, list[:2]))
	if tl.cursor != -1 || tl.selected != "c" {
		t.Errorf("with its row filtered out: %v, selected %q", tl, tl.selected)
	}
	tl.SetRows(RowsOf(c, list[1:]))
	if tl.cursor != 1 || len(*log) != 0 {
		t.Errorf("with its row back: %v, %v", tl, *log)
	}
}

func TestColumnsAreKept(t *testing.T) {
	tl, _ := shown(t)
	press(tl, fyne.KeyRight, fyne.KeyRight)
	tl.Widen(50)
	tl.MoveColumn(-2)
	kept := tl.Columns()
	if !strings.HasPrefix(kept, "headline:360,date:112,type:") {
		t.Fatalf("the columns are %s", kept)
	}
	again := New()
	again.SetColumns(kept)
	if again.Columns() != kept {
		t.Errorf("%s became %s", kept, again.Columns())
	}
	for _, bad := range []string{"", ",,", "nonsense", "date:-5,date:9,:", "place:99999999999999999999", "sources:1"} {
		other := New()
		other.SetColumns(bad)
		if len(other.columns) != len(columns()) || other.columns[0].width < leastWidth {
			t.Errorf("%q left %s", bad, other.Columns())
		}
	}
}

func TestTheMouseArrangesColumns(t *testing.T) {
	tl, log := shown(t)
	drag := func(from, to float32) {
		tl.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(from, 10)}})
		tl.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(to, 10)}, Dragged: fyne.Delta{DX: to - from}})
		tl.DragEnd()
	}
	drag(112, 152)
	if tl.columns[0].width != 152 {
		t.Errorf("the first column is %g wide", tl.columns[0].width)
	}
	drag(20, 330)
	if tl.columns[2].key != "date" {
		t.Errorf("the date went to %s", tl.Columns())
	}
	tl.Tapped(&fyne.PointEvent{Position: fyne.NewPos(150, 10)})
	if tl.sort.Column != "headline" {
		t.Errorf("a click on a title sorted by %+v", tl.sort)
	}
	tl.Tapped(&fyne.PointEvent{Position: fyne.NewPos(150, headHeight+10)})
	tl.Tapped(&fyne.PointEvent{Position: fyne.NewPos(150, headHeight+10)})
	if want := []string{"select d", "open d"}; !slices.Equal(*log, want) {
		t.Errorf("%v, want %v", *log, want)
	}
}

// A cell must not become a formula, nor break the line or the column.
func TestTSV(t *testing.T) {
	tl, _ := shown(t)
	text, n := tl.TSV()
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if n != 4 || len(lines) != 5 {
		t.Fatalf("%d rows in %d lines:\n%s", n, len(lines), text)
	}
	for i, l := range lines {
		if cells := strings.Split(l, "\t"); len(cells) != len(tl.columns) {
			t.Errorf("line %d has %d cells: %q", i, len(cells), l)
		}
	}
	for _, want := range []string{"\t'=1+1\t", "\t'-mango\t", "\tApple pie and \"more\"\t", "\n../2015\t", "\n2014-05-06\t", "\tA paper\t"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	tl.goTo(1, false)
	tl.goTo(2, true)
	if _, n := tl.TSV(); n != 2 {
		t.Errorf("two rows are marked, %d were copied", n)
	}
}

// million makes rows that are made when they are asked for.
func million(n int) Rows {
	return Rows{
		Corpus: &data.Corpus{}, N: n,
		Event: func(i int) *data.Event {
			return &data.Event{ID: data.EventID(fmt.Sprint(i)), Headline: fmt.Sprintf("Headline %07d", (i*7919)%n), Type: data.Launch, Date: data.OnDay(data.Day(i / 60))}
		},
		Find: func(id data.EventID) (int, bool) {
			var i int
			_, err := fmt.Sscan(string(id), &i)
			return i, err == nil
		},
	}
}

func TestAMillionRows(t *testing.T) {
	tl, _ := shown(t)
	const n = 1_000_000
	tl.SetRows(million(n))
	press(tl, fyne.KeyEnd)
	if tl.cursor != n-1 || len(tl.r.rows) > 12 {
		t.Errorf("%v, %d rows are live", tl, len(tl.r.rows))
	}
	for i := range tl.r.rows {
		if i < n-12 {
			t.Errorf("row %d is live at the end", i)
		}
	}
	const sorted = 20_000
	tl.SetRows(million(sorted))
	tl.Select(data.EventID(fmt.Sprint(sorted - 1)))
	tl.SetSort(Sort{Column: "headline"})
	uitest.Wait(t, "the sorting", func() bool { return tl.shown.order != nil })
	if got := tl.shown.event(5).Headline; got != "Headline 0000005" {
		t.Errorf("the sixth row is %q", got)
	}
	if tl.selected != data.EventID(fmt.Sprint(sorted-1)) || tl.shown.event(tl.cursor).ID != tl.selected {
		t.Errorf("the selection went to %v", tl)
	}
}

// Scrolling by rows must stay within the 4 ms of the UI thread.
func BenchmarkScroll(b *testing.B) {
	tl, _ := shown(b)
	for _, n := range []int{1000, 1_000_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			tl.SetRows(million(n))
			var worst time.Duration
			i := 0
			for b.Loop() {
				begun := time.Now()
				tl.goTo((i*3)%n, false)
				worst = max(worst, time.Since(begun))
				i++
			}
			b.ReportMetric(worst.Seconds()*1000, "ms/worst")
		})
	}
}
