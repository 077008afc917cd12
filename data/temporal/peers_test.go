package temporal

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// shared returns the folder shared/eval beside the project, or "".
func shared() string {
	if s := os.Getenv("YUNSHI_SHARED"); s != "" {
		return filepath.Join(s, "eval")
	}
	dir, _ := os.Getwd()
	for dir != filepath.Dir(dir) {
		dir = filepath.Dir(dir)
		if p := filepath.Join(dir, "shared", "eval"); exists(p) {
			return p
		}
	}
	return ""
}

func exists(p string) bool { _, err := os.Stat(p); return err == nil }

type peerRow struct {
	ID, Tier, Input string
	Reference       string `json:"reference_time"`
	Score           []string
	Expected        []struct {
		Text, Type string
		Start, End int
		EDTF       string
		Values     []struct {
			Value, Start, End *string
		}
	}
}

// TestPeers scores Annotate as score_spans.py does, by value. The bars are those
// of the issue, tier core.
func TestPeers(t *testing.T) {
	dir := shared()
	if dir == "" {
		t.Skip("no shared/eval folder: the peers' cases are not at hand")
	}
	for _, c := range []struct {
		kind string
		f1   float64
	}{{"date", 0.95}, {"daterange", 0.92}, {"handmade", 0.97}} {
		tp, fp, fn, hits, negatives := 0, 0, 0, 0, 0
		for _, r := range peerRows(t, filepath.Join(dir, "peers", c.kind+".jsonl")) {
			got := Annotate(r.Input, r.Reference, c.kind)
			if r.Tier == "negative" {
				negatives++
				if len(got) > 0 {
					hits++
					t.Logf("%s %s: %q yields %s", c.kind, r.ID, r.Input, spans(r.Input, got))
				}
				continue
			}
			a, b, d := r.score(t, got)
			tp, fp, fn = tp+a, fp+b, fn+d
		}
		p, rec := float64(tp)/float64(max(1, tp+fp)), float64(tp)/float64(max(1, tp+fn))
		f1 := 2 * p * rec / (p + rec)
		t.Logf("%-9s core P=%.3f R=%.3f F1=%.3f (tp=%d fp=%d fn=%d), hits on negatives %d of %d", c.kind, p, rec, f1, tp, fp, fn, hits, negatives)
		if f1 < c.f1 {
			t.Errorf("%s: F1 %.3f is below %.2f", c.kind, f1, c.f1)
		}
	}
}

func (r *peerRow) score(t *testing.T, got []Annotation) (tp, fp, fn int) {
	used := map[int]bool{}
	for _, e := range r.Expected {
		if e.Type != "date" && e.Type != "daterange" {
			continue
		}
		k := -1
		for i, a := range got {
			if !used[i] && a.Start < e.End && e.Start < a.End {
				k = i
				break
			}
		}
		switch {
		case k < 0:
			fn++
			t.Logf("miss  %s: %q in %q", r.ID, e.Text, r.Input)
			continue
		case r.right(e.EDTF, e.Values, got[k]):
			tp++
		default:
			fp++
			fn++
			t.Logf("value %s: %q in %q (%s): %s", r.ID, e.Text, r.Input, r.Reference, spans(r.Input, got[k:k+1]))
		}
		used[k] = true
	}
	if n := len(got) - len(used); n > 0 {
		fp += n
		t.Logf("extra %s: %q: %s", r.ID, r.Input, spans(r.Input, got))
	}
	return tp, fp, fn
}

func (r *peerRow) right(edtf string, values []struct{ Value, Start, End *string }, a Annotation) bool {
	same := func(x, y *string) bool { return x == y || x != nil && y != nil && *x == *y }
	startOnly := false
	for _, s := range r.Score {
		startOnly = startOnly || s == "start"
	}
	for _, v := range values {
		if v.Value != nil && same(v.Value, a.DateStart) ||
			v.Value == nil && same(v.Start, a.DateStart) && (startOnly || same(v.End, a.DateEnd)) {
			return true
		}
	}
	return len(values) == 0 && (edtf == "" || edtf == a.EDTF)
}

func spans(input string, got []Annotation) string {
	runes, s := []rune(input), ""
	for _, a := range got {
		j, _ := json.Marshal(a)
		s += string(runes[a.Start:a.End]) + string(j) + " "
	}
	return s
}

func peerRows(t *testing.T, path string) []peerRow {
	f, err := os.Open(path)
	if err != nil {
		t.Skip(err)
	}
	defer f.Close()
	var out []peerRow
	for sc := bufio.NewScanner(f); sc.Scan(); {
		var r peerRow
		if err := json.Unmarshal(sc.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		out = append(out, r)
	}
	return out
}
