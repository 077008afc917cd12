// Command gallery shows the window's own widgets without a corpus of one's own,
// in the states that are hard to reach by hand.
//
//	go run -tags migrated_fynedo ./app/gallery                  the bundled events
//	go run -tags migrated_fynedo ./app/gallery -n 1000000       as many invented ones
package main

import (
	"encoding/csv"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"yunshi/app/timeline"
	"yunshi/app/timeline/marks"
	"yunshi/app/timeline/sample"
	"yunshi/app/ui"
	"yunshi/data"
	"yunshi/seeds"
)

func main() {
	n := flag.Int("n", 0, "show this many invented events instead of the bundled ones")
	seed := flag.Uint64("seed", 1, "of the invented events")
	dark := flag.Bool("dark", false, "use the dark theme")
	lanes := flag.String("lanes", "company", "company, type, place or publisher")
	size := flag.String("size", "904x560", "of the window")
	view := flag.String("view", "", "the days in sight, as FROM/TO")
	fiscal := flag.Int("fiscal", 0, "last month of the fiscal year to shade")
	lines := flag.Bool("states", false, "show dates of every precision and events of every modality")
	compare := flag.Bool("pan", false, "with -n: pan with 1,000 and with that many events, print frames a second, quit")
	chinese := flag.Bool("zh", false, "speak Chinese")
	still := flag.Bool("still", false, "reduce motion")
	flag.Parse()

	a := app.NewWithID("yunshi.gallery")
	a.Settings().SetTheme(ui.NewTheme(*dark))
	w := a.NewWindow("Gallery")
	w.SetPadded(false)
	tl := timeline.New()
	tl.ReduceMotion = *still
	if *chinese {
		tl.SetWords(&timeline.Chinese)
	}
	w.SetContent(tl)
	var width, height float32
	if _, err := fmt.Sscanf(*size, "%gx%g", &width, &height); err != nil {
		fail(fmt.Errorf("-size %q: write 1280x800", *size))
	}
	w.Resize(fyne.NewSize(width, height))
	w.Canvas().SetOnTypedRune(func(r rune) {
		if r == 'd' {
			*dark = !*dark
			a.Settings().SetTheme(ui.NewTheme(*dark))
		}
	})

	if *compare {
		go comparePan(tl, max(*n, 1000), *seed)
		w.ShowAndRun()
		return
	}
	if err := fillTimeline(tl, *n, *seed, *lanes, *lines); err != nil {
		fail(err)
	}
	tl.SetOrder(marks.ByCount)
	tl.SetFiscalEnd(*fiscal)
	if *view != "" {
		d, err := data.ParseDate(*view, 12)
		if err != nil {
			fail(err)
		}
		tl.SetView(d.Start, d.End)
	}
	tl.OnSelected = func(id data.EventID) { fmt.Println("selected", id) }
	tl.OnOpened = func(id data.EventID) { fmt.Println("opened", id) }
	w.Canvas().Focus(tl)
	w.ShowAndRun()
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "gallery:", err)
	os.Exit(2)
}

func fillTimeline(tl *timeline.Timeline, n int, seed uint64, by string, states bool) error {
	if n > 0 {
		l := sample.New(n, seed)
		tl.SetMarks(l.Table, l.Lanes)
		return nil
	}
	c := everyState()
	if !states {
		var err error
		if c, err = bundled(); err != nil {
			return err
		}
	}
	t := marks.FromCorpus(c)
	switch by {
	case "type":
		tl.SetMarks(t, marks.ByType(t, strings.ToUpper))
	case "place":
		tl.SetMarks(t, marks.ByPlace(t))
	case "publisher":
		tl.SetMarks(t, marks.ByPublisher(c, t))
	default:
		tl.SetMarks(t, marks.ByCompany(c, t))
	}
	return nil
}

// bundled reads the events that come with Yunshi.
func bundled() (*data.Corpus, error) {
	f, err := seeds.Files.Open("events.csv")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows := csv.NewReader(f)
	head, err := rows.Read()
	if err != nil {
		return nil, err
	}
	c := &data.Corpus{Documents: map[data.DocumentID]*data.Document{}}
	for {
		row, err := rows.Read()
		if err == io.EOF {
			data.SortEvents(c.Events)
			return c, nil
		}
		if err != nil {
			return nil, err
		}
		cell := map[string]string{}
		for i, name := range head {
			cell[name] = row[i]
		}
		date, err := data.ParseDate(cell["date"], 12)
		if err != nil {
			return nil, err
		}
		id := data.DocumentID(cell["source_url"])
		c.Documents[id] = &data.Document{ID: id, Title: cell["source_title"], Publisher: cell["source_publisher"]}
		e := &data.Event{
			ID: data.EventID(data.HashID(cell["headline"])), Type: data.EventType(cell["type"]), Modality: data.Modality(cell["modality"]),
			Headline: cell["headline"], Date: date, Place: cell["place"], Confidence: 1,
			Sources: []data.Source{{Evidence: data.Evidence{Document: id}, Date: date}},
		}
		for _, name := range strings.Split(cell["companies"], ";") {
			if name != "" {
				e.Companies = append(e.Companies, data.Participant{Company: data.CompanyID(name)})
			}
		}
		c.Events = append(c.Events, e)
	}
}

// everyState makes a lane for each way a date and an event can be known.
func everyState() *data.Corpus {
	june := data.DayOf(2015, 6, 15)
	about := func(d data.Date) data.Date { d.About = true; return d }
	c := &data.Corpus{}
	add := func(lane, headline string, d data.Date, t data.EventType, m data.Modality) {
		c.Events = append(c.Events, &data.Event{
			ID: data.EventID(data.HashID(lane, headline)), Headline: headline, Date: d, Type: t, Modality: m,
			Companies: []data.Participant{{Company: data.CompanyID(lane)}},
		})
	}
	dates := []struct {
		name string
		date data.Date
	}{
		{"A day", data.OnDay(june)},
		{"A month", data.InMonth(2015, 6)},
		{"A quarter", data.InQuarter(2015, 2)},
		{"A half", data.InHalf(2015, 1)},
		{"A year", data.InYear(2015)},
		{"A fiscal year", data.FiscalYear(2016, 3)},
		{"By a year", data.UpTo(data.InYear(2015))},
		{"Since a month", data.Since(data.InMonth(2015, 6))},
		{"About a year", about(data.InYear(2015))},
		{"About a day", about(data.OnDay(june))},
		{"An interval", data.Interval(data.DayOf(2014, 10, 1), data.DayOf(2016, 9, 30))},
	}
	for i, d := range dates {
		add(d.name, "Known as: "+d.date.String(), d.date, data.EventTypes[i], data.Fact)
		add(d.name, "Planned for then", shifted(d.date, 1200), data.EventTypes[i], data.Plan)
	}
	for i, m := range []data.Modality{data.Fact, data.Plan, data.Predicted, data.Speculation, data.Denied} {
		for j, t := range []data.EventType{data.Partnership, data.Launch, data.Investment, data.FinancialResult, data.Policy, data.Pricing, data.Leadership} {
			add(string(m), string(t), data.OnDay(data.DayOf(2013, 2+j*8, 1+i)), t, m)
		}
	}
	data.SortEvents(c.Events)
	return c
}

// shifted moves a date by days.
func shifted(d data.Date, days data.Day) data.Date {
	if d.Start != data.OpenStart {
		d.Start += days
	}
	if d.End != data.OpenEnd {
		d.End += days
	}
	return d
}
