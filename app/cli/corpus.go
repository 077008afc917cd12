package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"sort"

	"github.com/spf13/cobra"

	"yunshi/data"
	"yunshi/data/load"
	"yunshi/data/merge"
)

// The JSON that corpus prints.
type (
	corpusJSON struct {
		Documents []documentJSON `json:"documents"`
		Companies []companyJSON  `json:"companies"`
		Events    []mergedJSON   `json:"events"`
		Figures   []groupJSON    `json:"figures"`
	}
	documentJSON struct {
		ID        data.DocumentID `json:"id"`
		Title     *string         `json:"title"`
		Publisher *string         `json:"publisher"`
		Author    *string         `json:"author"`
		Published *string         `json:"published"`
		URL       *string         `json:"url"`
		Path      *string         `json:"path"`
		Relevant  bool            `json:"relevant"`
		// Story is the first document of those that carry the same story.
		Story *data.DocumentID `json:"story"`
	}
	companyJSON struct {
		Name    data.CompanyID `json:"name"`
		Kind    string         `json:"kind"`
		Parent  *string        `json:"parent"`
		Aliases []string       `json:"aliases"`
		Events  int            `json:"events"`
	}
	participantJSON struct {
		Company data.CompanyID `json:"company"`
		Role    *string        `json:"role"`
	}
	mergedJSON struct {
		ID           data.EventID      `json:"id"`
		Type         data.EventType    `json:"type"`
		Date         *string           `json:"date"`
		DateReason   *string           `json:"date_reason"`
		Companies    []data.CompanyID  `json:"companies"`
		Participants []participantJSON `json:"participants"`
		Place        *string           `json:"place"`
		Modality     data.Modality     `json:"modality"`
		Headline     string            `json:"headline"`
		Digest       *string           `json:"digest"`
		Confidence   float64           `json:"confidence"`
		Figures      []data.FigureID   `json:"figures"`
		Sources      []sourceJSON      `json:"sources"`
	}
	sourceJSON struct {
		Document data.DocumentID `json:"document"`
		Date     *string         `json:"date,omitempty"`
		Evidence evidenceJSON    `json:"evidence"`
	}
	groupJSON struct {
		Subject      *string            `json:"subject"`
		Metric       data.Metric        `json:"metric"`
		Segment      *string            `json:"segment"`
		Geography    *string            `json:"geography"`
		Period       *string            `json:"period"`
		Unit         string             `json:"unit"`
		Disagreement merge.Disagreement `json:"disagreement"`
		Values       []valueJSON        `json:"values"`
	}
	valueJSON struct {
		ID           data.FigureID   `json:"id"`
		Value        *json.Number    `json:"value"`
		Low          *json.Number    `json:"low,omitempty"`
		High         *json.Number    `json:"high,omitempty"`
		Kind         data.FigureKind `json:"kind"`
		Qualifier    data.Qualifier  `json:"qualifier"`
		AttributedTo *string         `json:"attributed_to"`
		ReportedBy   *string         `json:"reported_by"`
		Conversion   *amountJSON     `json:"conversion,omitempty"`
		Note         *string         `json:"note,omitempty"`
		Confidence   float64         `json:"confidence"`
		Source       sourceJSON      `json:"source"`
	}
)

var kindNames = map[data.CompanyKind]string{data.Actor: "actor", data.Research: "research", data.Media: "media", data.Public: "public"}

func corpusCommand(s streams) *cobra.Command {
	var bundled bool
	cmd := &cobra.Command{
		Use:   "corpus [--bundled] PATH…",
		Short: "Print what many articles and tables say together, as one JSON object",
		Long: "Corpus reads articles, CSV tables of events or figures, and folders that hold them, and prints one JSON object: the documents, " +
			"the companies, each event once with all its sources, and the figures in groups with their disagreement.",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 && !bundled {
				return usageError{fmt.Errorf("corpus: give a PATH, or --bundled")}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			if ctx == nil {
				ctx = context.Background()
			}
			var base []merge.Part
			var errs []error
			if bundled {
				base, errs = load.BundledParts(ctx, nil)
			}
			c, more := load.Files(ctx, base, args, nil)
			errs = append(errs, more...)
			for _, err := range errs {
				s.tell(err)
			}
			enc := json.NewEncoder(s.out)
			enc.SetEscapeHTML(false)
			enc.SetIndent("", " ")
			if err := enc.Encode(jsonCorpus(c)); err != nil {
				return err
			}
			if len(errs) > 0 {
				return errPartly
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&bundled, "bundled", false, "with the bundled corpus")
	return cmd
}

func jsonCorpus(c *data.Corpus) corpusJSON {
	out := corpusJSON{
		Documents: jsonDocuments(c), Companies: jsonCompanies(c),
		Events: make([]mergedJSON, len(c.Events)), Figures: []groupJSON{},
	}
	for i, e := range c.Events {
		out.Events[i] = jsonMerged(e)
	}
	for _, g := range merge.Groups(c) {
		out.Figures = append(out.Figures, jsonGroup(g))
	}
	return out
}

func jsonDocuments(c *data.Corpus) []documentJSON {
	story := map[data.DocumentID]data.DocumentID{}
	for _, group := range merge.Stories(c) {
		for _, id := range group {
			story[id] = group[0]
		}
	}
	out := make([]documentJSON, 0, len(c.Documents))
	for _, d := range c.Documents {
		j := documentJSON{
			ID: d.ID, Title: known(d.Title), Publisher: known(d.Publisher), Author: known(d.Author), Published: known(d.Published.String()),
			URL: known(d.URL), Path: known(d.Path), Relevant: d.Relevant,
		}
		if s, ok := story[d.ID]; ok {
			j.Story = &s
		}
		out = append(out, j)
	}
	sort.Slice(out, func(i, j int) bool { return out[i].ID < out[j].ID })
	return out
}

// jsonCompanies lists the companies that an event or a figure speaks of.
func jsonCompanies(c *data.Corpus) []companyJSON {
	events := map[data.CompanyID]int{}
	for _, e := range c.Events {
		for _, p := range e.Companies {
			events[p.Company]++
		}
	}
	for _, f := range c.Figures {
		events[data.CompanyID(f.Subject)] += 0
		events[data.CompanyID(f.Issuer)] += 0
	}
	out := []companyJSON{}
	for id, n := range events {
		co := c.Companies[id]
		if co == nil {
			continue
		}
		j := companyJSON{Name: id, Kind: kindNames[co.Kind], Parent: known(string(co.Parent)), Aliases: []string{}, Events: n}
		for _, a := range co.Aliases {
			j.Aliases = append(j.Aliases, a.Text)
		}
		out = append(out, j)
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Name < out[j].Name })
	return out
}

func jsonMerged(e *data.Event) mergedJSON {
	j := mergedJSON{
		ID: e.ID, Type: e.Type, Date: known(e.Date.String()), DateReason: known(e.DateReason), Companies: list(e.Names()),
		Participants: []participantJSON{}, Place: known(e.Place), Modality: e.Modality, Headline: e.Headline, Digest: known(e.Digest),
		Confidence: e.Confidence, Figures: list(e.Figures), Sources: []sourceJSON{},
	}
	for _, p := range e.Companies {
		j.Participants = append(j.Participants, participantJSON{p.Company, known(p.Role)})
	}
	for _, s := range e.Sources {
		j.Sources = append(j.Sources, sourceJSON{s.Evidence.Document, known(s.Date.String()), jsonEvidence(s.Evidence)})
	}
	return j
}

func jsonGroup(g merge.Group) groupJSON {
	j := groupJSON{
		Subject: known(g.Subject), Metric: g.Metric, Segment: known(g.Segment), Geography: known(g.Geography),
		Period: known(g.Period.String()), Unit: g.Unit, Disagreement: g.Disagreement,
	}
	for _, f := range g.Values {
		v := valueJSON{
			ID: f.ID, Value: number(f.Value), Low: number(f.Low), High: number(f.High), Kind: f.Kind, Qualifier: f.Qualifier,
			AttributedTo: known(f.Issuer), ReportedBy: known(f.Reporter), Note: known(f.Note), Confidence: f.Confidence,
			Source: sourceJSON{Document: f.Evidence.Document, Evidence: jsonEvidence(f.Evidence)},
		}
		if f.Conversion != nil {
			v.Conversion = &amountJSON{number(f.Conversion.Value), f.Conversion.Unit}
		}
		j.Values = append(j.Values, v)
	}
	return j
}
