package measure

import (
	"fmt"
	"io"
	"slices"

	"yunshi/data"
	"yunshi/data/extract"
)

// Outside is how one outside set was read; nil where it is not at hand.
type Outside struct {
	Name   string
	Report *GoldReport
}

// PeerLine is what the outside checks of one kind say, Core of the rows that
// every reader should know and Negative of those that must yield nothing.
type PeerLine struct{ Kind, Core, Negative string }

// Sheet is all that the accuracy sheet tells. It holds no time and no path, so
// that the same code over the same texts writes the same sheet.
type Sheet struct {
	Cases   *CaseReport
	Seeds   *SeedReport
	Outside []Outside
	Peers   []PeerLine // nil where not at hand, or without python3
	Rules   *extract.Rates
}

// Judged is what is known of single readings, over all sets.
func (s *Sheet) Judged() []Judged {
	all := slices.Concat(s.Cases.Judged, s.Seeds.Judged)
	for _, o := range s.Outside {
		if o.Report != nil {
			all = append(all, o.Report.Judged...)
		}
	}
	return all
}

// Write writes the sheet in Markdown.
func (s *Sheet) Write(w io.Writer) {
	fmt.Fprint(w, head)
	s.writeCases(w)
	s.writeSeeds(w)
	s.writeOutside(w)
	s.writePeers(w)
	s.writeConfidence(w)
}

const head = `# Accuracy

How well Yunshi reads, measured. ` + "`make accuracy`" + ` measures again and writes this file and
` + "`data/extract/rules/confidence.txt`" + `; the same code over the same texts writes the same
bytes. Nothing here is a promise for other texts: most of these were learned from, as
each section says.

`

func show(r Rate) string {
	if r.All == 0 {
		return "–"
	}
	return fmt.Sprintf("%d of %d (%.1f %%)", r.Right, r.All, 100*r.Share())
}

func (s *Sheet) writeCases(w io.Writer) {
	fmt.Fprintf(w, `## Committed sentences

%d short texts of our own in `+"`data/extract/testdata/cases.txt`"+`, each with the events and
figures that a person would read. The rules were improved on them. An event is found when
its type is right and a third of the companies of both readings are in common; a figure,
when metric, unit and value (within half a percent) are. Dates, modality, periods and kinds
are counted over what was found, where the case gives them. A negative is a text that
must not yield an event or a figure.

`, s.Cases.Cases)
	fmt.Fprint(w, "| measure | right |\n| --- | --- |\n")
	for _, m := range Measures {
		fmt.Fprintf(w, "| %s | %s |\n", m, show(*s.Cases.All.Of(m)))
	}
	var types, metrics []string
	for _, t := range data.EventTypes {
		types = append(types, string(t))
	}
	for name := range s.Cases.Metric {
		metrics = append(metrics, name)
	}
	slices.Sort(metrics)
	by(w, "event type", types, s.Cases.Types, Measures[:3])
	by(w, "metric", metrics, s.Cases.Metric, Measures[3:6])
	fmt.Fprintln(w)
}

// by writes rates by type or metric.
func by(w io.Writer, what string, names []string, rates map[string]Rates, measures []string) {
	fmt.Fprintf(w, "\n| %s |", what)
	for _, m := range measures {
		fmt.Fprintf(w, " %s |", m)
	}
	fmt.Fprint(w, "\n| --- | --- | --- | --- |\n")
	for _, name := range names {
		if rates[name] == nil {
			continue
		}
		fmt.Fprintf(w, "| %s |", name)
		for _, m := range measures {
			fmt.Fprintf(w, " %s |", show(*rates[name].Of(m)))
		}
		fmt.Fprintln(w)
	}
}

func (s *Sheet) writeSeeds(w io.Writer) {
	r := s.Seeds
	fmt.Fprintf(w, `## Bundled digests

Each of the %d rows of `+"`seeds/events.csv`"+` has a digest in our own words beside its checked
type, date, modality and companies; the digests of %d whole articles are in
`+"`seeds/articles`"+`. They were not written to suit the rules. A row gives one type where several
may do. Many digests do not tell when the thing happened, so of what is a fact the dates
that were read are checked, and one date within the other agrees. Public bodies and
research firms count for no company. The tables hold what matters most, not all that the
articles say: an event without a row may be right all the same.

| measure | right |
| --- | --- |
| events of the rows found in their digests | %s |
| dates read, of facts, that agree with the row | %s |
| modality | %s |
| events of the whole articles that a row confirms | %s |
| figures for which `+"`seeds/figures.csv`"+` has subject, metric, period and unit: same value | %s |

`, r.Rows.Cases, r.Articles, show(*r.Rows.All.Of("events")), show(*r.Rows.All.Of("dates")), show(*r.Rows.All.Of("modality")),
		show(r.Confirmed), show(r.Figures))
}

func (s *Sheet) writeOutside(w io.Writer) {
	fmt.Fprint(w, `## Annotated articles

Real articles annotated by hand outside the project, by the definitions of the script that
comes with them. They are no part of the project and measured only where they are at hand:
in `+"`eval`"+` of the folder that `+"`YUNSHI_SHARED`"+` names, or of a folder `+"`shared`"+` beside this one.
**The seeds and dev were learned from**: rules were written with their misses in view, so
expect less on other articles.

| measure |`)
	for _, o := range s.Outside {
		fmt.Fprintf(w, " %s |", o.Name)
	}
	fmt.Fprint(w, "\n| --- |")
	for range s.Outside {
		fmt.Fprint(w, " --- |")
	}
	fmt.Fprintln(w)
	for _, row := range outsideRows {
		fmt.Fprintf(w, "| %s |", row.name)
		for _, o := range s.Outside {
			said := "not at hand"
			if o.Report != nil {
				said = row.say(o.Report)
			}
			fmt.Fprintf(w, " %s |", said)
		}
		fmt.Fprintln(w)
	}
	fmt.Fprintln(w)
}

var outsideRows = []struct {
	name string
	say  func(*GoldReport) string
}{
	{"documents", func(r *GoldReport) string { return fmt.Sprint(r.Documents) }},
	{"companies P · R · F1", func(r *GoldReport) string { return showScore(r.Companies) }},
	{"events P · R · F1", func(r *GoldReport) string { return showScore(r.Events) }},
	{"figures P · R · F1", func(r *GoldReport) string { return showScore(r.Figures) }},
	{"event dates", func(r *GoldReport) string { return showMean(r.Dates) }},
	{"modality", func(r *GoldReport) string { return showMean(r.Modality) }},
	{"figure periods", func(r *GoldReport) string { return showMean(r.Periods) }},
	{"figure kinds", func(r *GoldReport) string { return showMean(r.Kinds) }},
	{"attribution", func(r *GoldReport) string { return showMean(r.Attribution) }},
	{"relevance", func(r *GoldReport) string { return showMean(r.Relevance) }},
	{"leaks from boilerplate", func(r *GoldReport) string { return fmt.Sprint(r.Leaks) }},
}

func showScore(s Score) string {
	return fmt.Sprintf("%.3f · %.3f · %.3f", s.Precision(), s.Recall(), s.F1())
}

func showMean(m mean) string { return fmt.Sprintf("%.3f (n = %d)", m.Share(), m.N) }

func (s *Sheet) writePeers(w io.Writer) {
	fmt.Fprint(w, `## Amounts, dates and sentences against other projects' tests

Cases that other projects publish as their own tests, and a few made by hand; values that
are right, as the script that comes with them counts. Half of them are at hand; they were
learned from too.

`)
	if s.Peers == nil {
		fmt.Fprint(w, "Not at hand, or no python3 to run the script with.\n\n")
		return
	}
	fmt.Fprint(w, "| kind | core | found where nothing is |\n| --- | --- | --- |\n")
	for _, p := range s.Peers {
		fmt.Fprintf(w, "| %s | %s | %s |\n", p.Kind, p.Core, p.Negative)
	}
	fmt.Fprintln(w)
}

// bins of confidence; each begins where the one before ends.
var bins = []struct {
	name string
	from float64
}{{"below 0.5", 0}, {"0.5 – 0.7", 0.5}, {"0.7 – 0.9", 0.7}, {"0.9 and more", 0.9}}

// Calibrate sorts the readings into bins by the confidence given to each.
func Calibrate(items []Judged, confidence func(Judged) float64) []Rate {
	out := make([]Rate, len(bins))
	for _, it := range items {
		b := len(bins) - 1
		for confidence(it) < bins[b].from {
			b--
		}
		out[b].add(it.Right)
	}
	return out
}

func (s *Sheet) writeConfidence(w io.Writer) {
	fmt.Fprint(w, `## Confidence

The confidence of an event or a figure is how often its rule was right over the committed
sentences, the bundled digests and the annotated articles together, (right + 1) / (all + 2);
a rule that fired less than three times has the rate of its family (what its id begins
with). Right is what was paired with an annotation, by type, companies and passage, or by
metric, unit and value; what a fair reader may also report is left out. The counts are in
`+"`data/extract/rules/confidence.txt`"+`.

Of what is read from the annotated articles (seeds and dev together), so much is right. The
second column gives each article the confidence that was measured without it; the rules
themselves knew it. Where a rule fired seldom, its confidence is lower than its due.

`)
	var outside []Judged
	for _, o := range s.Outside {
		if o.Report != nil {
			outside = append(outside, o.Report.Judged...)
		}
	}
	if outside == nil {
		fmt.Fprint(w, "Not at hand.\n")
		return
	}
	all := s.Judged()
	without := map[string]*extract.Rates{}
	for _, it := range outside {
		if without[it.Document] == nil {
			without[it.Document] = Count(all, it.Document)
		}
	}
	given := Calibrate(outside, func(j Judged) float64 { return s.Rules.Of(j.Rule) })
	held := Calibrate(outside, func(j Judged) float64 { return without[j.Document].Of(j.Rule) })
	fmt.Fprint(w, "| confidence | right | right, measured without the article |\n| --- | --- | --- |\n")
	for i, b := range bins {
		fmt.Fprintf(w, "| %s | %s | %s |\n", b.name, show(given[i]), show(held[i]))
	}
}
