package load

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"yunshi/data"
	"yunshi/data/merge"
	"yunshi/data/registry"
)

func TestBundled(t *testing.T) {
	var steps []string
	c, errs := Bundled(context.Background(), func(done, total int) { steps = append(steps, fmt.Sprint(done, "/", total)) })
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	if got := strings.Join(steps, " "); !strings.HasPrefix(got, "1/") || len(steps) < 7 || steps[len(steps)-1] != fmt.Sprint(len(steps), "/", len(steps)) {
		t.Errorf("progress %s", got)
	}
	if len(c.Events) < 185 || len(c.Figures) < 575 {
		t.Errorf("%d events, %d figures", len(c.Events), len(c.Figures))
	}
	check(t, c)
	again, _ := Bundled(context.Background(), nil)
	if !reflect.DeepEqual(c, again) {
		t.Error("loading twice gives two corpora")
	}
}

// check holds every piece of evidence against its document.
func check(t *testing.T, c *data.Corpus) {
	t.Helper()
	held := func(id string, ev data.Evidence) {
		if d := c.Documents[ev.Document]; d == nil || ev.Text == "" || ev.Span.Of(d.Text) != ev.Text {
			t.Errorf("%s: its evidence does not slice to its text", id)
		}
	}
	seen := map[data.EventID]bool{}
	for _, e := range c.Events {
		if seen[e.ID] {
			t.Errorf("event %s twice", e.ID)
		}
		seen[e.ID] = true
		for _, s := range e.Sources {
			held(string(e.ID), s.Evidence)
		}
		for _, p := range e.Companies {
			if c.Companies[p.Company] == nil {
				t.Errorf("%s: %s is no company", e.Headline, p.Company)
			}
		}
		for _, id := range e.Figures {
			if c.Figure(id) == nil {
				t.Errorf("%s: figure %s is gone", e.Headline, id)
			}
		}
	}
	for _, f := range c.Figures {
		held(string(f.ID), f.Evidence)
	}
}

// What both a digest and a row tell is one event with both as its sources.
func TestBundledEventsToldTwice(t *testing.T) {
	c, _ := Bundled(context.Background(), nil)
	for _, want := range []struct {
		date, companies string
		sources         int
	}{
		{"2017-03-19", "IBM;Wanda Group", 3},
		{"2014-08-22", "IBM;Inspur", 2},
		{"2015-03-04", "Alibaba Cloud", 2},
		{"2015-03-05", "State Council", 2},
		{"2015-04-16", "Alibaba Cloud;Sinopec", 2},
	} {
		var told []int
		for _, e := range c.Events {
			var names []string
			for _, id := range e.Names() {
				names = append(names, string(id))
			}
			if e.Date.String() == want.date && strings.Join(names, ";") == want.companies {
				told = append(told, len(e.Sources))
			}
		}
		if len(told) != 1 || told[0] != want.sources {
			t.Errorf("%s %s: sources %v, want one event with %d", want.date, want.companies, told, want.sources)
		}
	}
}

// write makes files in a new folder.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

const article1 = "Tencent Cloud opens a site in Jakarta\n\nSHENZHEN, April 12, 2021 - Tencent Cloud said on Monday that it has opened a data center in Jakarta, its first in Indonesia.\n"

func TestFiles(t *testing.T) {
	dir := write(t, map[string]string{
		"one.txt":              article1,
		"deep/two.md":          "---\npublished: 2021-04-13\npublisher: The Herald\n---\nOn April 12 Tencent Cloud opened its first data center in Indonesia, in Jakarta.\n",
		"deep/mine.csv":        "date,type,headline,companies,place\n2021-04-12,expansion,Tencent Cloud opens its first Indonesian data centre in Jakarta,Tencent Cloud,Jakarta\n2021-13,launch,No month,UCloud,\n",
		"deep/.hidden/no.csv":  "date,type,headline\n",
		"numbers.CSV":          "metric,subject,period,value,unit\nrevenue,UCloud,2020,2456000000,CNY\n",
		"empty.txt":            "",
		"picture.txt":          "\x00\x01\x02\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x00",
		"notes/neither.csv":    "a,b\n1,2\n",
		"notes/unsupported.xy": "left alone in a folder",
	})
	c, errs := Files(context.Background(), nil, []string{dir, filepath.Join(dir, "gone.txt"), filepath.Join(dir, "one.txt")}, nil)
	var lines []string
	for _, err := range errs {
		if strings.Contains(err.Error(), "\n") {
			t.Errorf("more than one line: %q", err)
		}
		lines = append(lines, err.Error())
	}
	all := strings.Join(lines, "\n")
	for _, want := range []string{"empty.txt: ", "picture.txt: ", "gone.txt: ", "mine.csv row 3, column date: ", "neither.csv: "} {
		if !strings.Contains(all, want) {
			t.Errorf("no error begins with %q:\n%s", want, all)
		}
	}
	if len(errs) != 5 {
		t.Errorf("%d errors:\n%s", len(errs), all)
	}
	check(t, c)
	if len(c.Figures) == 0 || c.Figures[len(c.Figures)-1].Subject != "UCloud" {
		t.Errorf("figures: %d", len(c.Figures))
	}
	found := false
	for _, e := range c.Events {
		if e.Date.String() == "2021-04-12" && e.Involves("Tencent Cloud") && len(e.Sources) == 3 {
			found = true
		}
	}
	if !found {
		t.Error("the event that two articles and a row tell is not one event with three sources")
	}
}

func TestTablesInOtherForms(t *testing.T) {
	for name, in := range map[string]string{
		"tabs.tsv":       "metric\tsubject\tperiod\tvalue\tunit\nrevenue\tUCloud\t2019\t1,500\tCNY\n",
		"semicolons.csv": "sep=;\nmetric;subject;period;value;unit\nrevenue;UCloud;2019;1500;CNY\nrevenue;UCloud;2019;;CNY\n",
	} {
		part, errs := Table(name, []byte(in))
		if len(part.Figures) != 1 || part.Figures[0].Value.String() != "1500" || len(errs) != strings.Count(in, ";;") {
			t.Errorf("%s: %d figures, %v", name, len(part.Figures), errs)
		}
	}
}

func TestFilesOnBase(t *testing.T) {
	base, _ := BundledParts(context.Background(), nil)
	dir := write(t, map[string]string{"one.txt": article1})
	c, errs := Files(context.Background(), base, []string{dir}, nil)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	own, _ := FileParts(context.Background(), []string{dir}, nil)
	want := merge.Corpus(registry.Bundled(), append(own, base...)...)
	if !reflect.DeepEqual(c, want) {
		t.Error("files on a base differ from files before it")
	}
}

func TestOneBrokenFile(t *testing.T) {
	_, err := Article("odd.pdf", func() (*data.Document, error) { panic("no xref") })
	if err == nil || !strings.HasPrefix(err.Error(), "odd.pdf: ") || !strings.Contains(err.Error(), "no xref") {
		t.Error(err)
	}
}

func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	files := map[string]string{}
	for i := range 200 {
		files[fmt.Sprintf("%03d.txt", i)] = article1
	}
	parts, errs := FileParts(ctx, []string{write(t, files)}, func(done, _ int) {
		if done == 3 {
			cancel()
		}
	})
	if len(parts) >= 200 || len(errs) != 1 || !errors.Is(errs[0], context.Canceled) {
		t.Errorf("%d parts after cancelling, errors %v", len(parts), errs)
	}
}

func BenchmarkBundled(b *testing.B) {
	for b.Loop() {
		Bundled(context.Background(), nil)
	}
}
