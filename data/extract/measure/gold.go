package measure

import (
	"cmp"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"yunshi/data"
	"yunshi/data/article"
	"yunshi/data/extract"
)

// The annotation of one article, as the outside sets give it; what is null is "".
type (
	annotated struct {
		ID          string
		Relevant    bool
		Companies   []string
		Sources     []string `json:"sources_named"`
		Boilerplate []string `json:"boilerplate_companies"`
		Events      []goldEvent
		Figures     []goldFigure
		Borderline  []struct{ What, Evidence string }
	}
	goldEvent struct {
		Type, Date, Modality, Evidence string
		Companies                      []string
		TypeAlso                       []string `json:"type_also"`
		ModalityAlso                   []string `json:"modality_also"`
		DateAlso                       []string `json:"date_also"`
		DateWithin                     []string `json:"date_within"`
		Optional                       bool
	}
	goldFigure struct {
		Metric, Subject, Unit, Period, Kind, Evidence string
		Value                                         float64
		MetricAlso                                    []string  `json:"metric_also"`
		KindAlso                                      []string  `json:"kind_also"`
		ValueAlso                                     []float64 `json:"value_also"`
		Issuer                                        string    `json:"attributed_to"`
		Optional                                      bool
	}
)

// Score is precision and recall in the making.
type Score struct{ Right, Extra, Missed int }

// Precision, Recall and F1 are in 0–1; of nothing they are 1.
func (s Score) Precision() float64 { return Rate{s.Right, s.Right + s.Extra}.Share() }

// Recall is the share of what the annotators found that was read.
func (s Score) Recall() float64 { return Rate{s.Right, s.Right + s.Missed}.Share() }

// F1 is the harmonic mean of precision and recall.
func (s Score) F1() float64 { return Rate{2 * s.Right, 2*s.Right + s.Extra + s.Missed}.Share() }

// mean is the average of scores in 0–1.
type mean struct {
	sum float64
	N   int
}

func (m *mean) add(v float64) { m.sum += v; m.N++ }

func (m *mean) addRight(right bool) {
	if m.N++; right {
		m.sum++
	}
}

// Share is the average; of nothing it is 0.
func (m mean) Share() float64 { return m.sum / max(float64(m.N), 1) }

// GoldReport is how annotated articles were read, by the definitions of the
// score.py that comes with them.
type GoldReport struct {
	Documents, Leaks            int // leaks are companies taken from boilerplate
	Companies, Events, Figures  Score
	Relevance, Dates, Modality  mean
	Periods, Kinds, Attribution mean
	Judged                      []Judged
}

// Gold reads articles (NAME.txt in texts) and holds them against their
// annotations (NAME.gold.json in golds). aliases is a JSON object of canonical
// names and their other spellings.
func Gold(e *Engine, golds, texts, aliases string) (*GoldReport, error) {
	same, err := aliasNaming(aliases)
	if err != nil {
		return nil, err
	}
	rep := &GoldReport{}
	err = e.eachAnnotated(golds, texts, func(g *annotated, res *extract.Result) {
		s := scoring{GoldReport: rep, g: g, res: res, same: same}
		s.document()
		s.events()
		s.figures()
	})
	if err != nil {
		return nil, err
	}
	return rep, nil
}

// eachAnnotated calls f with each annotation in golds and what was read of its article
// in texts, which is empty where that is missing.
func (e *Engine) eachAnnotated(golds, texts string, f func(*annotated, *extract.Result)) error {
	return eachArticle(golds, texts, func(g *annotated, doc *data.Document) {
		if doc == nil {
			f(g, &extract.Result{Document: &data.Document{}})
			return
		}
		f(g, e.reader.Read(doc))
	})
}

// eachArticle calls f with each annotation in golds and its article in texts, nil where
// that is missing.
func eachArticle(golds, texts string, f func(*annotated, *data.Document)) error {
	paths, err := filepath.Glob(filepath.Join(golds, "*.gold.json"))
	if err != nil {
		return err
	}
	docs, err := loadFolder(texts)
	if err != nil {
		return err
	}
	for _, path := range paths {
		var g annotated
		if err := readJSON(path, &g); err != nil {
			return err
		}
		f(&g, docs[g.ID])
	}
	return nil
}

func readJSON(path string, into any) error {
	raw, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return json.Unmarshal(raw, into)
}

func aliasNaming(path string) (naming, error) {
	var names map[string][]string
	if err := readJSON(path, &names); err != nil {
		return nil, err
	}
	table := map[string]string{}
	for canonical, others := range names {
		for _, n := range append(others, canonical) {
			table[plain(n)] = canonical
		}
	}
	return func(name string) string { return cmp.Or(table[plain(name)], plain(name)) }, nil
}

// loadFolder loads a folder's articles, by document id.
func loadFolder(dir string) (map[string]*data.Document, error) {
	out := map[string]*data.Document{}
	for path, err := range article.Walk([]string{dir}) {
		if err != nil {
			return nil, err
		}
		doc, err := article.Load(path)
		if err != nil {
			return nil, err
		}
		out[string(doc.ID)] = doc
	}
	return out, nil
}

// scoring is one document being scored.
type scoring struct {
	*GoldReport
	g    *annotated
	res  *extract.Result
	same naming
}

func (s *scoring) document() {
	s.Documents++
	s.Relevance.addRight(s.res.Document.Relevant == s.g.Relevant)
	want, got := setOf(s.g.Companies, s.same), setOf(s.res.Companies, s.same)
	neither := setOf(s.g.Sources, s.same)
	for name := range got {
		for _, b := range s.g.Borderline {
			if strings.Contains(plain(b.What+" "+b.Evidence), plain(name)) {
				neither[name] = true
			}
		}
	}
	both, extra := want.common(got), 0
	leaked := setOf(s.g.Boilerplate, s.same)
	for name := range got {
		if !want[name] && !neither[name] {
			extra++
		}
		if leaked[name] && !want[name] {
			s.Leaks++
		}
	}
	if s.g.Relevant {
		s.Companies.Right += both
		s.Companies.Extra += extra
		s.Companies.Missed += len(want) - both
	}
}

// pair is an annotation and what was read for it.
type pair struct {
	score     float64
	gold, got int
}

// pairs matches one to one, the best first.
func pairs(golds, gots int, match func(gold, got int) float64) []pair {
	var all []pair
	for i := range golds {
		for j := range gots {
			if m := match(i, j); m > 0 {
				all = append(all, pair{m, i, j})
			}
		}
	}
	slices.SortFunc(all, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.score, a.score), b.gold-a.gold, b.got-a.got)
	})
	usedGold, usedGot := map[int]bool{}, map[int]bool{}
	var out []pair
	for _, p := range all {
		if !usedGold[p.gold] && !usedGot[p.got] {
			usedGold[p.gold], usedGot[p.got] = true, true
			out = append(out, p)
		}
	}
	return out
}

var day = regexp.MustCompile(`\d{4}-\d{2}-\d{2}`)

// eventDate is dateScore with the annotators' leeway; known is false where they
// knew no date.
func eventDate(g *goldEvent, got string) (score float64, known bool) {
	days := day.FindAllString(got, -1)
	if len(g.DateWithin) == 2 && len(days) > 0 &&
		!slices.ContainsFunc(days, func(d string) bool { return d < g.DateWithin[0] || d > g.DateWithin[1] }) {
		return 1, true
	}
	if got != "" && slices.Contains(g.DateAlso, got) {
		return 1, true
	}
	if g.Date == "" {
		return 0, false
	}
	return dateScore(g.Date, got), true
}

func (s *scoring) matchEvent(g *goldEvent, e *data.Event) float64 {
	if string(e.Type) != g.Type && !slices.Contains(g.TypeAlso, string(e.Type)) {
		return 0
	}
	companies := jaccard(setOf(g.Companies, s.same), setOf(e.Names(), s.same))
	passage := overlap(g.Evidence, e.Sources[0].Evidence.Text)
	date, _ := eventDate(g, e.Date.String())
	if companies < 0.34 || passage < 0.5 && (companies < 0.67 || date == 0) {
		return 0
	}
	return 1 + companies + passage
}

// borderline is what a fair reader may report too.
func (s *scoring) borderline(text string) bool {
	for _, b := range s.g.Borderline {
		if overlap(b.Evidence, text) >= 0.6 {
			return true
		}
	}
	return false
}

func (s *scoring) judge(rule string, right bool) {
	s.Judged = append(s.Judged, Judged{s.g.ID, rule, right})
}

func (s *scoring) events() {
	g, got := s.g.Events, s.res.Events
	paired := map[int]bool{}
	missed := countNeeded(g, func(e goldEvent) bool { return e.Optional })
	for _, p := range pairs(len(g), len(got), func(i, j int) float64 { return s.matchEvent(&g[i], got[j]) }) {
		want, e := &g[p.gold], got[p.got]
		paired[p.got] = true
		if !want.Optional {
			s.Events.Right++
			missed--
		}
		if score, known := eventDate(want, e.Date.String()); known {
			s.Dates.add(score)
		}
		m := string(e.Modality)
		s.Modality.addRight(m == cmp.Or(want.Modality, "fact") || slices.Contains(want.ModalityAlso, m))
	}
	s.Events.Missed += missed
	for j, e := range got {
		ev := e.Sources[0].Evidence
		extra := !paired[j] && e.Modality != data.Speculation && !s.borderline(ev.Text)
		if extra {
			s.Events.Extra++
		}
		if paired[j] || extra {
			s.judge(ev.Rule, paired[j])
		}
	}
}

func countNeeded[T any](items []T, optional func(T) bool) int {
	n := 0
	for _, it := range items {
		if !optional(it) {
			n++
		}
	}
	return n
}

func (s *scoring) matchFigure(g *goldFigure, n number) float64 {
	if unit(g.Unit) != unit(n.Unit) || string(n.Metric) != g.Metric && !slices.Contains(g.MetricAlso, string(n.Metric)) {
		return 0
	}
	if !near(g.Value, n.value) && !slices.ContainsFunc(g.ValueAlso, func(v float64) bool { return near(v, n.value) }) {
		return 0
	}
	score := 1 + overlap(g.Evidence, n.Evidence.Text)
	if g.Period == n.Period.String() {
		score += 0.2
	}
	return score
}

// issuerRight lets a company's own results be attributed to it or to nobody.
func (s *scoring) issuerRight(g *goldFigure, got string) bool {
	first, _, _ := strings.Cut(plain(g.Issuer), " ")
	own := first != "" && slices.Contains(strings.Fields(plain(g.Subject)), first)
	return s.same(g.Issuer) == s.same(got) || own && got == ""
}

func (s *scoring) figures() {
	g, got := s.g.Figures, numbers(s.res.Figures)
	paired := map[int]bool{}
	missed := countNeeded(g, func(f goldFigure) bool { return f.Optional })
	for _, p := range pairs(len(g), len(got), func(i, j int) float64 { return s.matchFigure(&g[i], got[j]) }) {
		want, n := &g[p.gold], got[p.got]
		paired[p.got] = true
		if !want.Optional {
			s.Figures.Right++
			missed--
		}
		if want.Period != "" {
			s.Periods.add(dateScore(want.Period, n.Period.String()))
		}
		s.Kinds.addRight(string(n.Kind) == want.Kind || slices.Contains(want.KindAlso, string(n.Kind)))
		if want.Issuer != "" {
			s.Attribution.addRight(s.issuerRight(want, n.Issuer))
		}
	}
	s.Figures.Missed += missed
	for j, n := range got {
		extra := !paired[j] && !s.borderline(n.Evidence.Text) && !conversion(got, j, paired)
		if extra {
			s.Figures.Extra++
		}
		if paired[j] || extra {
			s.judge(n.Evidence.Rule, paired[j])
		}
	}
}

// conversion reports whether got[j] is a paired sum told in another currency.
func conversion(got []number, j int, paired map[int]bool) bool {
	money := func(n number) bool { return n.Unit != data.Percent && n.Unit != data.Count }
	for i, o := range got {
		distance := o.Evidence.Span.Start - got[j].Evidence.Span.Start
		if paired[i] && money(got[j]) && money(o) && o.Unit != got[j].Unit && max(distance, -distance) < 120 {
			return true
		}
	}
	return false
}
