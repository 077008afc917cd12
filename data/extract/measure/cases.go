package measure

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"yunshi/data"
	"yunshi/data/extract"
)

// Case is a short text and what must be read from it.
type Case struct {
	Name      string // where it stands
	Published string
	Text      string
	Events    []WantEvent
	Figures   []WantFigure
	// None tells what must not be found: "" anything, "event", "figure", or a type.
	None []string
	// Loose is a case from a table that knows more than the text: dates that are not
	// read are left out, and one date within the other is the same.
	Loose bool
}

// WantEvent is an event expected; empty fields are not checked.
type WantEvent struct {
	Types     []string // equally good
	Date      string
	Modality  []string // equally good
	Companies []string
}

// WantFigure is a figure expected; empty fields are not checked.
type WantFigure struct {
	Metrics []string // equally good
	Value   float64
	Unit    string
	Period  string
	Kinds   []string // equally good
}

// ReadCases reads sentences in the format that the head of
// data/extract/testdata/cases.txt gives. Errors name the line.
func ReadCases(r io.Reader) ([]Case, error) {
	var cases []Case
	var c *Case
	in := bufio.NewScanner(r)
	for n := 1; in.Scan(); n++ {
		line := in.Text()
		if line == "" || line[0] == '#' {
			continue
		}
		if line[0] == '@' {
			cases = append(cases, Case{Name: "line " + strconv.Itoa(n), Published: strings.TrimSpace(line[1:])})
			c = &cases[len(cases)-1]
			continue
		}
		if c == nil {
			return nil, fmt.Errorf("line %d: no @ line before it", n)
		}
		if err := c.add(line[0], strings.TrimSpace(line[1:])); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
	}
	return cases, in.Err()
}

func (c *Case) add(mark byte, rest string) error {
	fields := strings.Split(rest, ";")
	for i := range fields {
		fields[i] = strings.TrimSpace(fields[i])
	}
	switch mark {
	case '=':
		if c.Text != "" {
			c.Text += "\n\n"
		}
		c.Text += rest
	case '-':
		c.None = append(c.None, rest)
	case 'E':
		if len(fields) != 4 {
			return fmt.Errorf("an event has 4 fields: %q", rest)
		}
		c.Events = append(c.Events, WantEvent{either(fields[0]), fields[1], either(fields[2]), split(fields[3], ",")})
	case 'F':
		if len(fields) != 5 {
			return fmt.Errorf("a figure has 5 fields: %q", rest)
		}
		value, of, _ := strings.Cut(fields[1], " ")
		v, err := strconv.ParseFloat(value, 64)
		if err != nil {
			return fmt.Errorf("value: %w", err)
		}
		c.Figures = append(c.Figures, WantFigure{either(fields[0]), v, strings.TrimSpace(of), fields[2], either(fields[3])})
	default:
		return fmt.Errorf("no line begins with %q", mark)
	}
	return nil
}

func either(s string) []string { return split(s, "|") }

func split(s, sep string) []string {
	var out []string
	for _, p := range strings.Split(s, sep) {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}

// CaseReport is how cases were read.
type CaseReport struct {
	Cases  int
	All    Rates            // events, dates, modality, figures, periods, kinds, negatives
	Types  map[string]Rates // events, dates, modality by the (first) type expected
	Metric map[string]Rates // figures, periods, kinds by the (first) metric expected
	Misses []string         // one line each
	Judged []Judged
}

// Measures are the rates of a CaseReport, in the order that they are shown in.
var Measures = []string{"events", "dates", "modality", "figures", "periods", "kinds", "negatives"}

// Check reads the cases and holds each against what it expects. What a case does
// not list is not judged, unless it forbids it or misses what it does list: then
// the rules that fired instead were wrong.
func (e *Engine) Check(cases []Case) (*CaseReport, error) {
	rep := &CaseReport{Cases: len(cases), All: Rates{}, Types: map[string]Rates{}, Metric: map[string]Rates{}}
	for i := range cases {
		c := &cases[i]
		res, err := e.read(c.Published, c.Text)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", c.Name, err)
		}
		k := caseCheck{rep: rep, c: c, res: res, same: e.canonical, good: map[string]bool{}}
		for _, w := range c.Events {
			k.event(w)
		}
		for _, w := range c.Figures {
			k.figure(w)
		}
		for _, none := range c.None {
			k.none(none)
		}
		k.judge()
	}
	return rep, nil
}

// caseCheck is one case being checked.
type caseCheck struct {
	rep  *CaseReport
	c    *Case
	res  *extract.Result
	same naming
	good map[string]bool // ids of what was expected
	// missed events or figures, and what is forbidden of each, make the others wrong
	missedEvent, missedFigure bool
}

func (k *caseCheck) tell(names Rates, measure string, right bool, want, got any) bool {
	k.rep.All.Of(measure).add(right)
	if names != nil {
		names.Of(measure).add(right)
	}
	if !right {
		k.rep.Misses = append(k.rep.Misses, fmt.Sprintf("%s: %s: want %v, got %v: %s", k.c.Name, measure, want, got, k.c.Text))
	}
	return right
}

func of(m map[string]Rates, key string) Rates {
	if m[key] == nil {
		m[key] = Rates{}
	}
	return m[key]
}

func (k *caseCheck) event(w WantEvent) {
	var hits []*data.Event
	want := setOf(w.Companies, k.same)
	for _, e := range k.res.Events {
		if slices.Contains(w.Types, string(e.Type)) && (len(want) == 0 || jaccard(want, setOf(e.Names(), k.same)) >= 0.34) {
			hits = append(hits, e)
			k.good[string(e.ID)] = true
		}
	}
	names := of(k.rep.Types, w.Types[0])
	if !k.tell(names, "events", len(hits) > 0, w, told(k.res.Events)) {
		k.missedEvent = true
		return
	}
	if w.Date != "" && !(k.c.Loose && !hits[0].Date.Known()) {
		least := 1.0
		if k.c.Loose {
			least = 0.5
		}
		right := slices.ContainsFunc(hits, func(e *data.Event) bool { return dateScore(w.Date, e.Date.String()) >= least })
		k.tell(names, "dates", right, w.Date, hits[0].Date)
	}
	if len(w.Modality) > 0 {
		k.tell(names, "modality", slices.Contains(w.Modality, string(hits[0].Modality)), w.Modality, hits[0].Modality)
	}
}

func (k *caseCheck) figure(w WantFigure) {
	var hit *data.Figure
	for _, n := range numbers(k.res.Figures) {
		if !slices.Contains(w.Metrics, string(n.Metric)) || unit(n.Unit) != w.Unit || !near(w.Value, n.value) {
			continue
		}
		k.good[string(n.ID)] = true
		if hit == nil || hit.Period.String() != w.Period && n.Period.String() == w.Period {
			hit = n.Figure
		}
	}
	names := of(k.rep.Metric, w.Metrics[0])
	if !k.tell(names, "figures", hit != nil, w, toldFigures(k.res.Figures)) {
		k.missedFigure = true
		return
	}
	if w.Period != "" {
		k.tell(names, "periods", hit.Period.String() == w.Period, w.Period, hit.Period)
	}
	if len(w.Kinds) > 0 {
		k.tell(names, "kinds", slices.Contains(w.Kinds, string(hit.Kind)), w.Kinds, hit.Kind)
	}
}

func (k *caseCheck) none(what string) {
	found := append(told(k.forbidden(what)), toldFigures(k.forbiddenFigures(what))...)
	k.tell(nil, "negatives", len(found) == 0, "none "+what, found)
}

func (k *caseCheck) forbidden(what string) []*data.Event {
	if what == "" || what == "event" {
		return k.res.Events
	}
	var out []*data.Event
	for _, e := range k.res.Events {
		if string(e.Type) == what {
			out = append(out, e)
		}
	}
	return out
}

func (k *caseCheck) forbiddenFigures(what string) []*data.Figure {
	if what == "" || what == "figure" {
		return k.res.Figures
	}
	return nil
}

func (k *caseCheck) judge() {
	bad := map[string]bool{}
	for _, what := range k.c.None {
		for _, e := range k.forbidden(what) {
			bad[string(e.ID)] = true
		}
		for _, f := range k.forbiddenFigures(what) {
			bad[string(f.ID)] = true
		}
	}
	add := func(id, rule string, missed bool) {
		if good := k.good[id]; good || bad[id] || missed {
			k.rep.Judged = append(k.rep.Judged, Judged{k.c.Name, rule, good && !bad[id]})
		}
	}
	for _, e := range k.res.Events {
		add(string(e.ID), e.Sources[0].Evidence.Rule, k.missedEvent)
	}
	for _, f := range k.res.Figures {
		add(string(f.ID), f.Evidence.Rule, k.missedFigure)
	}
}

func told(events []*data.Event) []string {
	var out []string
	for _, e := range events {
		out = append(out, fmt.Sprintf("%s %v", e.Type, e.Names()))
	}
	return out
}

func toldFigures(figures []*data.Figure) []string {
	var out []string
	for _, n := range numbers(figures) {
		out = append(out, fmt.Sprintf("%s %v %s", n.Metric, n.value, n.Unit))
	}
	return out
}
