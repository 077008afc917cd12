package filter

import (
	"slices"
	"sort"
	"strings"

	"yunshi/assets/look"
	"yunshi/data"
	"yunshi/data/library/fulltext"
)

// Further returns how many of the lesser questions are asked: places,
// publishers, modality, confidence, text.
func (f Filter) Further() int {
	n := 0
	for _, asked := range []bool{len(f.Places) > 0, len(f.Publishers) > 0, len(f.Modalities) > 0, f.Confidence > 0, f.Text != ""} {
		if asked {
			n++
		}
	}
	return n
}

// Sure are the steps of confidence that are offered.
var Sure = []float64{0.5, 0.8, 0.9, 0.95}

// toggled adds v to a list or takes it out, without changing the list.
func toggled[T comparable](list []T, v T) []T {
	if i := slices.Index(list, v); i >= 0 {
		return slices.Delete(slices.Clone(list), i, i+1)
	}
	return append(slices.Clone(list), v)
}

// OnlyPlace chooses the place alone, or none where it was alone already.
func (f Filter) OnlyPlace(name string) Filter { f.Places = only(f.Places, name); return f }

// OnlyPublisher is the same for a publisher.
func (f Filter) OnlyPublisher(name string) Filter { f.Publishers = only(f.Publishers, name); return f }

func only(list []string, name string) []string {
	if len(list) == 1 && list[0] == name {
		return nil
	}
	return []string{name}
}

// Named is a place, a publisher or a modality, and the number of its events.
type Named struct {
	Name string
	N    int
}

// Places names where an event happened; several stand with semicolons between them.
func Places(e *data.Event) []string {
	var out []string
	for place := range strings.SplitSeq(e.Place, ";") {
		if place = strings.TrimSpace(place); place != "" {
			out = append(out, place)
		}
	}
	return out
}

// Publishers names those who told of an event, each once.
func Publishers(c *data.Corpus, e *data.Event) []string {
	var out []string
	for _, s := range e.Sources {
		if d := c.Documents[s.Evidence.Document]; d != nil && d.Publisher != "" && !slices.Contains(out, d.Publisher) {
			out = append(out, d.Publisher)
		}
	}
	return out
}

// question is one thing that a filter asks of an event.
type question uint8

const (
	ofGroup question = iota
	ofCompany
	ofPeriod
	ofPlace
	ofPublisher
	ofModality
	ofConfidence
	ofText
	ofMarks
	questions
)

// tally counts events by what they answer.
type tally struct {
	corpus                         *data.Corpus
	filter                         Filter
	query                          fulltext.Query
	asks                           bool // the query has words
	companies                      map[data.CompanyID]int
	places, publishers, modalities map[string]int
}

func newTally(c *data.Corpus, f Filter) *tally {
	query, asks := fulltext.Parse(f.Text, nil)
	return &tally{
		corpus: c, filter: f, query: query, asks: asks, companies: map[data.CompanyID]int{},
		places: map[string]int{}, publishers: map[string]int{}, modalities: map[string]int{},
	}
}

// take counts an event and reports whether it passes. Of what an event answers
// otherwise than asked it is counted under that one question, so that the
// person sees what a choice beside the present one would bring.
func (t *tally) take(v *View, e *data.Event) bool {
	places, publishers := Places(e), Publishers(t.corpus, e)
	failed, failing := t.failed(v, e, places, publishers)
	counts := func(q question) int {
		if failed == 0 || failed == 1 && failing == q {
			return 1
		}
		return 0 // listed, though with nothing to show
	}
	for _, p := range e.Companies {
		t.companies[p.Company] += counts(ofCompany)
	}
	v.Groups[look.GroupIndex(e.Type)] += counts(ofGroup)
	for _, p := range places {
		t.places[p] += counts(ofPlace)
	}
	for _, p := range publishers {
		t.publishers[p] += counts(ofPublisher)
	}
	if e.Modality != "" {
		t.modalities[string(e.Modality)] += counts(ofModality)
	}
	v.years(e)
	return failed == 0
}

// failed counts the questions that the event fails, and names the last of them.
func (t *tally) failed(v *View, e *data.Event, places, publishers []string) (n int, last question) {
	f := &t.filter
	answers := [questions]bool{
		ofGroup: f.group(e), ofCompany: f.company(e), ofPeriod: f.period(e),
		ofPlace:      anyOf(f.Places, places),
		ofPublisher:  anyOf(f.Publishers, publishers),
		ofModality:   len(f.Modalities) == 0 || slices.Contains(f.Modalities, e.Modality),
		ofConfidence: e.Confidence >= f.Confidence,
		ofText:       !t.asks || t.says(e) || v.told(e),
		ofMarks:      v.marked(e),
	}
	for q, ok := range answers {
		if !ok {
			n, last = n+1, question(q)
		}
	}
	return n, last
}

func anyOf(wanted, has []string) bool {
	return len(wanted) == 0 || slices.ContainsFunc(has, func(s string) bool { return slices.Contains(wanted, s) })
}

// says reports whether every word of the text stands in the event.
func (t *tally) says(e *data.Event) bool {
	text := e.Headline + "\n" + e.Place + "\n" + e.Digest
	for _, p := range e.Companies {
		text += "\n" + string(p.Company)
	}
	return t.query.Fits(text)
}

// told reports whether they stand in one of the articles that tell the event.
func (v *View) told(e *data.Event) bool {
	return len(v.Told) > 0 && slices.ContainsFunc(e.Sources, func(s data.Source) bool { return v.Told[s.Evidence.Document] })
}

// sorted lists names by falling number, then by name.
func sorted(counts map[string]int) []Named {
	out := make([]Named, 0, len(counts))
	for name, n := range counts {
		out = append(out, Named{name, n})
	}
	sort.Slice(out, func(i, j int) bool {
		if out[i].N != out[j].N {
			return out[i].N > out[j].N
		}
		return out[i].Name < out[j].Name
	})
	return out
}
