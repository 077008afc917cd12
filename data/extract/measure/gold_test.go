package measure

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// write puts a made-up article and its annotation where Gold looks for them.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestGold(t *testing.T) {
	dir := write(t, map[string]string{
		"texts/a.txt": "Clouds over Chengdu\n\nTencent Cloud and Kingdee signed a partnership on cloud computing in China in May 2016.\n\n" +
			"Revenue of Tencent Cloud rose 30 percent in 2015.\n",
		"golds/a.gold.json": `{"id": "a", "relevant": true, "companies": ["Tencent Cloud", "Kingdee", "UCloud"],
			"events": [
				{"type": "partnership", "date": "2016-05", "companies": ["TC", "Kingdee"], "evidence": "Tencent Cloud and Kingdee signed a partnership"},
				{"type": "listing", "companies": ["UCloud"], "evidence": "UCloud lists"},
				{"type": "pricing", "companies": ["UCloud"], "evidence": "UCloud cuts", "optional": true}],
			"figures": [{"metric": "growth", "value": 30, "unit": "percent", "period": "2015", "kind": "actual", "evidence": "rose 30 percent"}]}`,
		"aliases.json": `{"Tencent Cloud": ["TC"]}`,
	})
	at := func(name string) string { return filepath.Join(dir, name) }
	rep, err := Gold(NewEngine(), at("golds"), at("texts"), at("aliases.json"))
	if err != nil {
		t.Fatal(err)
	}
	if rep.Documents != 1 || rep.Relevance.Share() != 1 || rep.Leaks != 0 {
		t.Errorf("%+v", rep)
	}
	if rep.Companies.Right != 2 || rep.Companies.Missed != 1 {
		t.Errorf("companies %+v", rep.Companies)
	}
	if rep.Events.Right != 1 || rep.Events.Missed != 1 || rep.Dates.Share() != 1 {
		t.Errorf("events %+v, dates %+v: what is optional is never missed", rep.Events, rep.Dates)
	}
	if rep.Figures.Right != 1 || rep.Figures.Missed != 0 || rep.Periods.Share() != 1 {
		t.Errorf("figures %+v, periods %+v", rep.Figures, rep.Periods)
	}
	if len(rep.Judged) < 2 || !rep.Judged[0].Right || rep.Judged[0].Document != "a" {
		t.Errorf("judged %+v", rep.Judged)
	}
}

// The sheet of a fresh clone, which has none of the outside sets, says so and is
// the same each time.
func TestSheetWithoutOutsideSets(t *testing.T) {
	e := NewEngine()
	s := &Sheet{Outside: []Outside{{Name: "seeds"}, {Name: "dev"}}}
	var err error
	s.Cases, err = e.Check([]Case{{Name: "one", Text: "UCloud opened a data center in Lagos.", Events: []WantEvent{{Types: []string{"expansion"}}}}})
	if err != nil {
		t.Fatal(err)
	}
	if s.Seeds, err = e.Seeds(); err != nil {
		t.Fatal(err)
	}
	s.Rules = Count(s.Judged(), "")
	var once, twice bytes.Buffer
	s.Write(&once)
	s.Write(&twice)
	if !strings.Contains(once.String(), "| not at hand | not at hand |") || !strings.Contains(once.String(), "Not at hand.") {
		t.Errorf("%s", &once)
	}
	if once.String() != twice.String() {
		t.Error("written twice, it differs")
	}
}
