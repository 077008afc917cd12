package app

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"yunshi/app/chartpane"
	"yunshi/assets/look"
	"yunshi/assets/translations"
	"yunshi/charts"
	"yunshi/data"
	"yunshi/data/library"
	"yunshi/data/sheet"
)

// read returns the keys of a language's file.
func read(t *testing.T, name string) map[string]any {
	t.Helper()
	raw, err := translations.Files.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	keys := map[string]any{}
	if err := json.Unmarshal(raw, &keys); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return keys
}

var (
	literal = regexp.MustCompile(`\bTN?\("(months|[a-z0-9]+\.[a-z0-9.]+)"`)
	aside   = regexp.MustCompile(`(?:listText\(names, |label\(|show\([a-zA-Z., ]+, [^"]*|month\(|date\(d, |said :?= )"(months|[a-z0-9]+\.[a-z0-9.]+)"`)
)

// used collects the keys that the window asks for: those in the source, and
// those made of a table's own keys.
func used(t *testing.T) map[string]bool {
	t.Helper()
	keys := map[string]bool{}
	err := filepath.WalkDir(".", func(path string, _ os.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		text, err := os.ReadFile(path)
		for _, re := range []*regexp.Regexp{literal, aside} {
			for _, m := range re.FindAllStringSubmatch(string(text), -1) {
				if !strings.HasSuffix(m[1], ".") { // a prefix: its keys come from a table below
					keys[m[1]] = true
				}
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for prefix, names := range tables(t) {
		for _, n := range names {
			keys[prefix+n] = true
		}
	}
	return keys
}

// names turns a table's keys into strings.
func names[T ~string](of ...T) []string {
	out := make([]string, len(of))
	for i, v := range of {
		out[i] = string(v)
	}
	return out
}

// tables are the keys that are made of a prefix and a table's own key.
func tables(t *testing.T) map[string][]string {
	out := map[string][]string{
		"type.":     names(data.EventTypes...),
		"modality.": names(data.Fact, data.Plan, data.Predicted, data.Speculation, data.Denied),
		"metric.": names(data.Revenue, data.RevenueShare, data.MarketSize, data.MarketShare, data.Growth,
			data.ProfitLoss, data.InvestmentSum, data.Capex, data.Customers, data.OtherMetric),
		"kind.":      names(data.Actual, data.Estimate, data.ForecastKind),
		"qualifier.": names(data.About, data.Almost, data.AtLeast, data.MoreThan, data.AtMost, data.LessThan),
		"chart.":     chartpane.TopicKeys(),
		"build.":     chartpane.BuilderKeys(),
		"cmd.":       {"light", "dark"},
		"column.":    {"date", "type", "headline", "companies", "place", "publisher", "modality", "confidence", "sources"},
		"said.": names(library.Edit, library.Confirm, library.Reject, library.Merge, library.Split, library.Add, library.Alias, library.Paragraph,
			library.SetDate, library.Remove, library.Note, library.Tag, library.Untag, library.Star, library.Unstar, "undo", "redo", "noundo", "noredo"),
		"field.":   append(library.Fields(), string(library.Add), string(library.Merge)),
		"fault.":   names(sheet.Whys()...),
		"mapping.": {"events", "figures", "changed", "unchanged", "unread"},
	}
	for _, k := range []sheet.Kind{sheet.Events, sheet.Figures} {
		for _, c := range sheet.Columns(k) {
			out["field."] = append(out["field."], c.Name)
		}
	}
	w := testWindow(t)
	for _, s := range w.settingRows() {
		out[""] = append(out[""], s.label)
	}
	for _, s := range tourSteps {
		out[""] = append(out[""], s.text)
	}
	for _, z := range charts.Sizes {
		out["size."] = append(out["size."], z.Name)
	}
	for _, g := range look.Groups {
		out["group."] = append(out["group."], g.Key)
	}
	for _, c := range w.all {
		out["cmd."] = append(out["cmd."], c.id)
		out["menu."] = append(out["menu."], c.menu)
		if c.sub != "" {
			out["menu."] = append(out["menu."], c.sub)
		}
	}
	return out
}

func TestEveryWordIsThereInBothLanguages(t *testing.T) {
	english, chinese, want := read(t, "en.json"), read(t, "zh_Hans.json"), used(t)
	for key := range want {
		if english[key] == nil {
			t.Errorf("en.json lacks %q", key)
		}
	}
	for key := range english {
		if chinese[key] == nil {
			t.Errorf("zh_Hans.json lacks %q", key)
		}
		if !want[key] {
			t.Errorf("en.json has %q, which nothing asks for", key)
		}
	}
	for key := range chinese {
		if english[key] == nil {
			t.Errorf("zh_Hans.json has %q, en.json has not", key)
		}
	}
}

// A place for a value that one language forgets would lose the value.
func TestBothLanguagesHaveTheSamePlaces(t *testing.T) {
	places := regexp.MustCompile(`\.[A-Z][A-Za-z]*`)
	english, chinese := read(t, "en.json"), read(t, "zh_Hans.json")
	set := func(v any) map[string]bool {
		raw, _ := json.Marshal(v)
		out := map[string]bool{}
		for _, p := range places.FindAllString(string(raw), -1) {
			out[p] = true
		}
		return out
	}
	for key := range english {
		a, b := set(english[key]), set(chinese[key])
		for p := range a {
			if !b[p] && !strings.HasPrefix(key, "months") {
				t.Errorf("%s: the Chinese text lacks {{%s}}", key, p)
			}
		}
		for p := range b {
			if !a[p] {
				t.Errorf("%s: the Chinese text has {{%s}}, which the English lacks", key, p)
			}
		}
	}
}
