package registry

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yunshi/data"
	"yunshi/data/token"
)

// shared finds the folder of the evaluation, or skips the test.
func shared(t *testing.T) string {
	t.Helper()
	if dir := os.Getenv("YUNSHI_SHARED"); dir != "" {
		return dir
	}
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "shared", "eval")); err == nil {
			return filepath.Join(dir, "shared")
		}
	}
	t.Skip("no shared/eval beside the project and YUNSHI_SHARED is not set")
	return ""
}

type gold struct {
	Companies, Boilerplate_companies, Sources_named []string
}

// companiesIn returns the companies that the text names, with the owners of the
// units and brands that it names.
func companiesIn(r *Registry, text string) map[data.CompanyID]bool {
	found := map[data.CompanyID]bool{}
	mentions, own := r.Read(text, token.Split(text))
	for _, m := range mentions {
		found[m.Company] = true
		found[m.Parent] = true
		if c := own.Company(m.Company); c.Kind == data.Brand {
			found[c.Parent] = true
		}
	}
	delete(found, "")
	return found
}

// TestGoldNames: every company that the annotated articles name resolves, and is
// found in the article itself.
func TestGoldNames(t *testing.T) {
	dir := shared(t)
	r := Bundled()
	total, missed, extra := 0, 0, 0
	for _, set := range [][2]string{{"eval/gold-dev", "eval/dev"}, {"eval/gold-seeds", "seeds"}} {
		files, err := filepath.Glob(filepath.Join(dir, set[0], "*.gold.json"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no gold files in %s (%v)", set[0], err)
		}
		for _, f := range files {
			var g gold
			b, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal(b, &g); err != nil {
				t.Fatal(err)
			}
			id := strings.TrimSuffix(filepath.Base(f), ".gold.json")
			article, err := os.ReadFile(filepath.Join(dir, set[1], id+".txt"))
			if err != nil {
				t.Fatal(err)
			}
			text := string(article)
			found := companiesIn(r, text)
			var want []data.CompanyID
			for _, name := range g.Companies {
				total++
				c, ok := r.Resolve(name)
				if !ok {
					c = data.CompanyID(name)
				}
				want = append(want, c)
				if !found[c] {
					missed++
					t.Logf("%s: %s is not found", id, name)
				}
			}
			rest := append(g.Boilerplate_companies, g.Sources_named...)
			for c := range found {
				known := r.Company(c)
				if slices.Contains(want, c) || known != nil && known.Kind > data.Research ||
					slices.ContainsFunc(rest, func(s string) bool { id, _ := r.Resolve(s); return id == c }) {
					continue
				}
				extra++
				t.Logf("%s: %s is extra", id, c)
			}
		}
	}
	t.Logf("%d of %d names missed, %d extra", missed, total, extra)
	if missed*20 > total {
		t.Errorf("%d of %d names are not found in their articles", missed, total)
	}
}

// TestFactNames: every company, issuer and subject company of the facts resolves.
func TestFactNames(t *testing.T) {
	dir := shared(t)
	r := Bundled()
	for file, columns := range map[string][]string{"events.csv": {"companies"}, "figures.csv": {"issuer"}} {
		f, err := os.Open(filepath.Join(dir, "facts", file))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		rec, err := csv.NewReader(f).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, col := range columns {
			i := slices.Index(rec[0], col)
			for _, row := range rec[1:] {
				for _, name := range list(row[i]) {
					if _, ok := r.Resolve(name); !ok {
						t.Errorf("%s: %q does not resolve", file, name)
					}
				}
			}
		}
	}
	b, err := os.ReadFile(filepath.Join(dir, "eval", "aliases.json"))
	if err != nil {
		t.Fatal(err)
	}
	var aliases map[string][]string
	if err := json.Unmarshal(b, &aliases); err != nil {
		t.Fatal(err)
	}
	for canonical, names := range aliases {
		for _, n := range append(names, canonical) {
			if id, _ := r.Resolve(n); string(id) != canonical {
				t.Errorf("%q resolves to %q, want %q", n, id, canonical)
			}
		}
	}
}
