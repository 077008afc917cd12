package measure

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// What may measure something else as well, or may be no figure, is still none of the rest:
// else nothing would be left to tell the rest from it.
func TestAmountsToLearn(t *testing.T) {
	const text = "Cloud money in China\\n\\nKingsoft put 172 million dollars into the cloud of 21Vianet in China. Temasek put in 74 million dollars. The cloud of 21Vianet brought in 30 million dollars."
	dir := write(t, map[string]string{"articles.jsonl": `{"meta": {}, "text": "` + text + `", "gold": {"id": "a", "relevant": true, "figures": [
		{"metric": "investment", "metric_also": ["other"], "value": 172000000, "unit": "USD", "evidence": "Kingsoft put 172 million dollars"},
		{"metric": "investment", "value": 74000000, "unit": "USD", "evidence": "Temasek put in 74 million dollars", "optional": true},
		{"metric": "revenue", "value": 30000000, "unit": "USD", "evidence": "brought in 30 million dollars"}]}}` + "\n"})
	x, err := NewEngine().OwnArticles(filepath.Join(dir, "articles.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	want := []struct{ classes, unknown string }{{"money.investment", "money.other"}, {"", "money.investment"}, {"money.revenue", ""}}
	if len(x.Amounts) != len(want) {
		t.Fatalf("%d amounts, want %d", len(x.Amounts), len(want))
	}
	for i, w := range want {
		unknown := slices.DeleteFunc(slices.Clone(x.Amounts[i].Unknown), func(c string) bool { return !strings.HasPrefix(c, "money.") })
		if got := strings.Join(x.Amounts[i].Classes, " "); got != w.classes || strings.Join(unknown, " ") != w.unknown {
			t.Errorf("amount %d measures %q and perhaps %q, want %q and perhaps %q", i, got, unknown, w.classes, w.unknown)
		}
	}
}
