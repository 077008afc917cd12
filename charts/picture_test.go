package charts

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"html"
	"io"
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/cockroachdb/apd/v3"

	"yunshi/data"
)

type label struct {
	text string
	box
}

// svgLabels draws the chart as SVG and returns where each text stands. It reads
// the paths line by line, as they are written: TestXML and FuzzSVG parse them.
func svgLabels(t *testing.T, spec *Spec, opt Options) []label {
	t.Helper()
	var b bytes.Buffer
	if err := writeSVG(&b, spec, opt); err != nil {
		t.Fatal(err)
	}
	var out []label
	for _, line := range strings.Split(b.String(), "\n") {
		text, ok := strings.CutPrefix(line, `<path aria-label="`)
		if !ok {
			continue
		}
		text, rest, _ := strings.Cut(text, `"`)
		_, d, _ := strings.Cut(rest, ` d="`)
		if d, _, _ = strings.Cut(d, `"`); d == "" {
			continue // spaces have no outline
		}
		lo, hi := [2]float64{math.Inf(1), math.Inf(1)}, [2]float64{math.Inf(-1), math.Inf(-1)}
		for i, s := range strings.FieldsFunc(d, func(r rune) bool { return r == ' ' || r >= 'A' }) {
			v, err := strconv.ParseFloat(s, 64)
			if err != nil {
				t.Fatal(err)
			}
			lo[i%2], hi[i%2] = min(lo[i%2], v), max(hi[i%2], v)
		}
		out = append(out, label{html.UnescapeString(text), box{lo[0], lo[1], hi[0] - lo[0], hi[1] - lo[1]}})
	}
	return out
}

func parseXML(r io.Reader) error {
	d := xml.NewDecoder(r)
	for {
		if _, err := d.Token(); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// TestXML parses the SVG of every chart.
func TestXML(t *testing.T) {
	c := seedCorpus(t)
	for _, e := range Catalogue {
		spec, err := e.Build(c, Options{})
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := writeSVG(&b, spec, Options{Theme: "dark", Transparent: true}); err != nil {
			t.Fatal(err)
		}
		if err := parseXML(&b); err != nil {
			t.Errorf("%s: %v", e.Name, err)
		}
	}
}

// TestLabels holds that in every chart, at every preset size, no text leaves the
// picture and no text lies upon another.
func TestLabels(t *testing.T) {
	c := seedCorpus(t)
	for _, e := range Catalogue {
		spec, err := e.Build(c, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, size := range Sizes {
			opt := Options{Width: size.Width, Height: size.Height}
			checkLabels(t, spec, opt)
		}
		checkLabels(t, spec, Options{Width: 800, Height: 300})
		checkLabels(t, spec, Options{Width: 860, Height: 340, Theme: "dark"})
		checkLabels(t, spec, Options{Width: 3840, Height: 2160, Theme: "dark"})
	}
}

func checkLabels(t *testing.T, spec *Spec, opt Options) {
	t.Helper()
	labels := svgLabels(t, spec, opt)
	if len(labels) < 5 {
		t.Fatalf("%s: only %d texts", spec.Name, len(labels))
	}
	w, h, _ := opt.page()
	slack := float64(h) / 540
	for i, a := range labels {
		if a.x < 0 || a.y < 0 || a.x+a.w > float64(w) || a.y+a.h > float64(h) {
			t.Errorf("%s %dx%d: %q leaves the picture", spec.Name, w, h, a.text)
		}
		small := box{a.x + slack, a.y + slack, a.w - 2*slack, a.h - 2*slack}
		for _, b := range labels[:i] {
			if small.w > 0 && small.h > 0 && small.overlaps(b.box) {
				t.Errorf("%s %dx%d: %q lies upon %q", spec.Name, w, h, a.text, b.text)
			}
		}
	}
}

// TestEvidence walks all points of all charts: each leads to a figure or to
// events of the corpus, and states that figure's value.
func TestEvidence(t *testing.T) {
	for _, opt := range []Options{{}, {Language: Chinese}, {Convert: "USD"}, {Convert: "CNY", Language: Chinese}} {
		walkEvidence(t, opt)
	}
}

func walkEvidence(t *testing.T, opt Options) {
	t.Helper()
	c := seedCorpus(t)
	n := 0
	for _, e := range Catalogue {
		spec, err := e.Build(c, opt)
		if err != nil {
			t.Fatal(err)
		}
		n += checkPoints(t, c, spec)
		for _, b := range spec.Brackets {
			if c.Figure(b.Figure) == nil {
				t.Errorf("%s: a bracket leads to no figure", spec.Name)
			}
		}
		if len(spec.Sources) == 0 && spec.Unit != data.Count {
			t.Errorf("%s: no sources", spec.Name)
		}
		_, hits, err := Render(spec, Options{Width: 800, Height: 300, Theme: "light", Scale: 1})
		if err != nil {
			t.Fatal(err)
		}
		points := 0
		for _, ser := range spec.Series {
			points += len(ser.Points)
		}
		if len(hits) != points {
			t.Errorf("%s: %d points, %d hit boxes", spec.Name, points, len(hits))
		}
		for _, h := range hits {
			if spec.Unit != data.Count && spec.coloured() && !strings.Contains(h.Text, spec.Series[h.Series].Name) {
				t.Errorf("%s: %q does not say whose it is", spec.Name, h.Text)
			}
		}
	}
	t.Logf("%+v: %d points in %d charts", opt, n, len(Catalogue))
}

// TestEvidenceOfOwnCharts walks the points of every chart that the builder can make
// of one subject, and of two that state a metric: by each length of period.
func TestEvidenceOfOwnCharts(t *testing.T) {
	c := seedCorpus(t)
	drawn, points := 0, 0
	for _, metric := range Metrics {
		subjects := Subjects(c, metric)
		asked := make([][]string, 0, 2*len(subjects))
		for i, s := range subjects {
			asked = append(asked, []string{s})
			if i > 0 {
				asked = append(asked, []string{subjects[i-1], s})
			}
		}
		for _, names := range asked {
			for _, precision := range []data.Precision{data.PrecisionNone, data.PrecisionYear, data.PrecisionFiscalYear, data.PrecisionHalf, data.PrecisionQuarter} {
				for _, opt := range []Options{{}, {Index: true}, {Convert: "USD"}, {Log: true}} {
					spec, err := Ask(c, Query{Metric: metric, Subjects: names, Precision: precision}, opt)
					if err != nil {
						continue // says what is missing; TestAsk holds that
					}
					drawn++
					points += checkPoints(t, c, spec)
				}
			}
		}
	}
	if drawn < 400 || points < 2500 {
		t.Errorf("only %d points in %d charts were walked", points, drawn)
	}
	t.Logf("%d points in %d charts", points, drawn)
}

func checkPoints(t *testing.T, c *data.Corpus, spec *Spec) (n int) {
	t.Helper()
	for _, ser := range spec.Series {
		for _, p := range ser.Points {
			n++
			checkPoint(t, c, spec, p)
		}
	}
	return n
}

// checkPoint holds that a point leads to the figure, or to all the events, that it
// stands for, and each of these to its sentence.
func checkPoint(t *testing.T, c *data.Corpus, spec *Spec, p Point) {
	t.Helper()
	if p.Unit == data.Count {
		if len(p.Events) == 0 || p.Value.Cmp(apd.New(int64(len(p.Events)), 0)) != 0 {
			t.Errorf("%s: %s counts events that it does not name", spec.Name, p.Hover)
		}
		for _, id := range p.Events {
			e := c.Event(id)
			if e == nil || len(e.Sources) == 0 {
				t.Errorf("%s: %s leads to no event", spec.Name, p.Hover)
				continue
			}
			checkSentence(t, c, e.Sources[0].Evidence, p)
		}
		return
	}
	f := c.Figure(p.Figure)
	value, unit := p.Value, p.Unit
	if p.Stated != nil {
		value, unit = p.Stated, p.StatedUnit
	}
	if f == nil || f.Value.Cmp(value) != 0 || f.Unit != unit || f.Kind != p.Kind {
		t.Errorf("%s: %s leads to %v", spec.Name, p.Hover, f)
		return
	}
	checkSentence(t, c, f.Evidence, p)
}

func checkSentence(t *testing.T, c *data.Corpus, ev data.Evidence, p Point) {
	t.Helper()
	if doc := c.Documents[ev.Document]; doc == nil || ev.Text == "" || ev.Span.Of(doc.Text) != ev.Text {
		t.Errorf("%s leads to no sentence", p.Hover)
	}
}

// TestSeriesOfOneHand holds that no series joins issuers, definitions or units.
func TestSeriesOfOneHand(t *testing.T) {
	c := seedCorpus(t)
	for _, e := range Catalogue {
		spec, err := e.Build(c, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if spec.Kind == Bars || spec.Unit == data.Count || len(spec.Categories) > 0 && spec.Categories[0].Sub != "" {
			continue // each bar says whose it is
		}
		for _, ser := range spec.Series {
			hands := map[string]bool{}
			for _, p := range ser.Points {
				f := c.Figure(p.Figure)
				hands[fmt.Sprint(f.Subject, f.Metric, f.Segment, f.Geography, f.Issuer, f.Unit)] = true
			}
			if len(hands) != 1 {
				t.Errorf("%s: series %q joins %v", spec.Name, ser.Name, hands)
			}
		}
	}
}

// FuzzSVG draws labels of any bytes and parses what comes out.
func FuzzSVG(f *testing.F) {
	for _, s := range []string{"阿里雲 & 阿里云", "R&D <b>\"x\"</b>", "]]>", "\x00\x1b\x7f", "a\xff\xfe", "\u202eabc\u2066", "😀\U0010ffff\ufffe", "'&amp;'", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		spec := &Spec{
			Name: s, Title: s, Subtitle: s, Kind: Columns, Unit: "CNY", ForecastFrom: -1, Notes: []string{s},
			Categories: []Category{{Label: s, Long: s, Sub: s}, {Label: s}}, Sources: []Source{{Issuer: s, Publisher: s}},
			Series: []Series{{Name: s, Points: []Point{{Value: apd.New(5, 9), Unit: "CNY", Kind: data.Estimate, Hover: s}}}, {Name: s, Colour: 1, Points: []Point{{Category: 1, Value: apd.New(3, 9), Unit: "CNY"}}}},
		}
		var b bytes.Buffer
		if err := writeSVG(&b, spec, Options{}); err != nil {
			t.Fatal(err)
		}
		if err := parseXML(&b); err != nil {
			t.Fatalf("%q: %v", s, err)
		}
	})
}
