package picture

import (
	"encoding/xml"
	"fmt"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yunshi/app/timeline/marks"
	"yunshi/app/timeline/sample"
	"yunshi/app/timeline/viewport"
	"yunshi/data"
)

func options(n int) Options {
	l := sample.New(n, 7)
	x := marks.Build(l.Table, l.Lanes, marks.Options{Order: marks.ByCount})
	first, last, _ := x.All.Extent()
	return Options{
		Index: x, View: viewport.FitAll(first, last), Width: 1920, Height: 1080, Scale: 1,
		Title: "What happened <& when> 云", Source: func(shown []int32) string { return fmt.Sprint("Source: made up & shown, ", len(shown)) },
		Words: Words{
			Axis: &viewport.English, Wider: "+{n} wider", Hidden: "{n} more lanes", Hollow: "plan", Denied: "denied", Crowd: "events",
			Group: func(key string) string { return key },
		},
	}
}

// No label meets another label or another mark of its line, at any size and any
// number of events.
func TestLabelsDoNotMeet(t *testing.T) {
	for _, n := range []int{40, 300, 5000, 30_000} {
		for _, size := range [][2]int{{1920, 1080}, {960, 1080}, {3840, 2160}} {
			o := options(n)
			o.Width, o.Height = size[0], size[1]
			p := draw(o)
			if n < 300 && len(p.frame.Labels) == 0 {
				t.Errorf("%d events at %v: no label", n, size)
			}
			for i, a := range p.frame.Labels {
				if a.X < 0 || float64(a.X+a.Width) > p.plotW+1 {
					t.Errorf("%q stands from %g to %g of %g", a.Text, a.X, a.X+a.Width, p.plotW)
				}
				for _, b := range p.frame.Labels[i+1:] {
					if a.Row == b.Row && a.Y == b.Y && a.X < b.X+b.Width && b.X < a.X+a.Width {
						t.Errorf("%d events at %v: %q and %q meet", n, size, a.Text, b.Text)
					}
				}
			}
		}
	}
}

func TestTheFootSaysWhatIsLeftOut(t *testing.T) {
	o := options(300)
	p := draw(o)
	if p.hidden == 0 || !strings.Contains(p.sourceLine(), "more lanes") || !strings.Contains(p.sourceLine(), "& shown") {
		t.Errorf("%d lanes of %d found no room; the foot says %q", p.hidden, len(o.Index.Rows), p.sourceLine())
	}
	o.First = 1000
	if p := draw(o); len(p.rows) == 0 || p.rows[len(p.rows)-1].Row != len(o.Index.Rows)-1 {
		t.Errorf("scrolled beyond the end the rows are %v", p.rows)
	}
}

func TestEveryFormat(t *testing.T) {
	dir := t.TempDir()
	for _, ending := range Formats {
		path := filepath.Join(dir, "timeline."+ending)
		o := options(300)
		o.Scale, o.Transparent, o.Dark, o.FiscalEnd = 1.5, true, true, 3
		if err := Write(path, o); err != nil {
			t.Fatal(err)
		}
		raw, err := os.ReadFile(path)
		if err != nil || len(raw) < 5000 {
			t.Fatalf("%s: %d bytes, %v", path, len(raw), err)
		}
		switch ending {
		case "png":
			img, err := png.Decode(strings.NewReader(string(raw)))
			if err != nil || img.Bounds().Dx() != 2880 || img.Bounds().Dy() != 1620 {
				t.Errorf("the PNG is %v: %v", img.Bounds(), err)
			}
			if _, _, _, a := img.At(2, 2).RGBA(); a != 0 {
				t.Errorf("the ground's alpha is %d, want none", a)
			}
		case "svg":
			d := xml.NewDecoder(strings.NewReader(string(raw)))
			for {
				if _, err := d.Token(); err == io.EOF {
					break
				} else if err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestWhatCannotBeDrawnIsTold(t *testing.T) {
	dir := t.TempDir()
	for name, change := range map[string]func(*Options) string{
		"nothing":   func(o *Options) string { o.Index = nil; return "a.png" },
		"no ending": func(*Options) string { return "a" },
		"scale 9":   func(o *Options) string { o.Scale = 9; return "a.png" },
		"too small": func(o *Options) string { o.Width = 3; return "a.png" },
		"no folder": func(*Options) string { return "no/such/folder/a.png" },
	} {
		o := options(40)
		path := filepath.Join(dir, change(&o))
		if err := Write(path, o); err == nil || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestOneLaneAndNoTitle(t *testing.T) {
	c := &data.Corpus{Events: []*data.Event{{
		ID: "a", Headline: "One thing", Date: data.UpTo(data.InYear(2019)), Modality: data.Denied,
		Companies: []data.Participant{{Company: "Somebody"}},
	}}}
	table := marks.FromCorpus(c)
	o := options(40)
	o.Index = marks.Build(table, marks.ByCompany(c, table), marks.Options{})
	o.Title, o.View = "", viewport.FitAll(data.DayOf(2019, 1, 1), data.DayOf(2019, 12, 31))
	if p := draw(o); len(p.rows) != 1 || !p.denied || p.hollow {
		t.Errorf("%d rows, denied %v, hollow %v", len(p.rows), p.denied, p.hollow)
	}
}

// The legend has room at every size, and stays above the line of sources.
func TestTheLegendHasRoom(t *testing.T) {
	for _, size := range [][2]int{{1920, 1080}, {1080, 1080}, {960, 1080}} {
		o := options(300)
		o.Width, o.Height = size[0], size[1]
		o.Words.Group = func(string) string { return "A group with quite a long name" }
		p := draw(o)
		bottom := p.bottom()
		if foot := pageHeight - p.foot(); bottom > foot || p.foot() <= footHeight {
			t.Errorf("%v: the rows end at %g, the foot begins at %g", size, bottom, foot)
		}
	}
}
