package quantity

import (
	"bufio"
	"encoding/json"
	"math/big"
	"os"
	"path/filepath"
	"testing"
)

// peerRow is one case of the outside checks (PEERS.md).
type peerRow struct {
	ID       string       `json:"id"`
	Source   string       `json:"source"`
	Tier     string       `json:"tier"`
	Input    string       `json:"input"`
	Expected []peerGold   `json:"expected"`
	Score    []string     `json:"score"`
	Got      []Annotation `json:"-"`
}

type peerGold struct {
	Text       string `json:"text"`
	Start, End int
	Type       string    `json:"type"`
	Value      *string   `json:"value"`
	Low        *string   `json:"low"`
	High       *string   `json:"high"`
	Currency   *string   `json:"currency"`
	Any        []*string `json:"currency_any"`
	Qualifier  *string   `json:"qualifier"`
}

// peerFolder finds eval/peers of the shared folder, or skips the test.
func peerFolder(t *testing.T) string {
	t.Helper()
	if s := os.Getenv("YUNSHI_SHARED"); s != "" {
		return filepath.Join(s, "eval", "peers")
	}
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		peers := filepath.Join(dir, "shared", "eval", "peers")
		if _, err := os.Stat(peers); err == nil {
			return peers
		}
	}
	t.Skip("no shared/eval/peers beside the project: the outside checks are skipped")
	return ""
}

func readPeers(t *testing.T, name string) []peerRow {
	t.Helper()
	f, err := os.Open(filepath.Join(peerFolder(t), name))
	if err != nil {
		t.Skipf("the outside checks are skipped: %v", err)
	}
	defer f.Close()
	var rows []peerRow
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		var r peerRow
		if err := json.Unmarshal(in.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		rows = append(rows, r)
	}
	return rows
}

func TestPeers(t *testing.T) {
	for _, c := range []struct {
		file, kinds string
		bar         float64
	}{
		{"currency.jsonl", "currency", 0.97},
		{"percent.jsonl", "percent", 0.98},
		{"qualifier.jsonl", "qualifier", 0.90},
		{"handmade.jsonl", "amounts", 0.97},
	} {
		t.Run(c.file, func(t *testing.T) {
			var tp, fp, fn int
			for _, row := range readPeers(t, c.file) {
				kinds := []string{c.kinds}
				if c.kinds == "amounts" {
					kinds = []string{"currency", "percent"}
				}
				for _, k := range kinds {
					got, err := Annotate(row.Input, k)
					if err != nil {
						t.Fatal(err)
					}
					row.Got = append(row.Got, got...)
				}
				a, b, d := row.score(t)
				tp, fp, fn = tp+a, fp+b, fn+d
			}
			f1 := 2 * float64(tp) / float64(2*tp+fp+fn)
			t.Logf("value-correct F1 %.3f (tp=%d fp=%d fn=%d)", f1, tp, fp, fn)
			if f1 < c.bar {
				t.Errorf("F1 %.3f is below %.2f", f1, c.bar)
			}
		})
	}
}

// score counts as score_spans.py does for value-correct.
func (r *peerRow) score(t *testing.T) (tp, fp, fn int) {
	used := make([]bool, len(r.Got))
	for _, e := range r.Expected {
		if e.Type == "date" {
			continue
		}
		found := -1
		for i, g := range r.Got {
			if !used[i] && g.Start < e.End && e.Start < g.End {
				found = i
				break
			}
		}
		switch {
		case found < 0:
			fn++
			t.Logf("miss  %s: %q in %q", r.ID, e.Text, r.Input)
		case e.right(&r.Got[found], r.Score):
			used[found] = true
			tp++
		default:
			used[found] = true
			fp++
			fn++
			b, _ := json.Marshal(r.Got[found])
			t.Logf("value %s: %q in %q: %s", r.ID, e.Text, r.Input, b)
		}
	}
	for i, g := range r.Got {
		if !used[i] && (len(r.Source) < 9 || r.Source[:9] != "nielstron") {
			fp++
			b, _ := json.Marshal(g)
			t.Logf("extra %s: %s in %q", r.ID, b, r.Input)
		}
	}
	return tp, fp, fn
}

func (e *peerGold) right(g *Annotation, score []string) bool {
	for _, p := range [][2]*string{{e.Value, g.Value}, {e.Low, g.Low}, {e.High, g.High}} {
		if p[0] != nil && (p[1] == nil || !sameNumber(*p[0], *p[1])) {
			return false
		}
	}
	for _, k := range score {
		if k == "currency" && e.Type == "currency" && !e.sameCurrency(g) {
			return false
		}
		if k == "qualifier" && e.Qualifier != nil && *e.Qualifier != "exact" && side(*e.Qualifier) != side(g.Qualifier) {
			return false
		}
	}
	return true
}

func (e *peerGold) sameCurrency(g *Annotation) bool {
	if e.Currency == nil && len(e.Any) == 0 {
		return true
	}
	for _, c := range append(e.Any, e.Currency) {
		if c == nil && g.Currency == nil || c != nil && g.Currency != nil && *c == *g.Currency {
			return true
		}
	}
	return false
}

func side(q string) string {
	switch q {
	case "at_least", "more_than":
		return "floor"
	case "at_most", "less_than":
		return "ceiling"
	}
	return q
}

func sameNumber(a, b string) bool {
	x, okX := new(big.Rat).SetString(a)
	y, okY := new(big.Rat).SetString(b)
	return okX && okY && x.Cmp(y) == 0
}
