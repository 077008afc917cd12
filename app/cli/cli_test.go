package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// run executes a command line and returns what came out.
func run(stdin string, args ...string) (code int, stdout, stderr string) {
	var out, err bytes.Buffer
	code = Execute(args, strings.NewReader(stdin), &out, &err, func(WindowOptions) error { return errors.New("no window here") })
	return code, out.String(), err.String()
}

// files writes a folder.
func files(t *testing.T, texts map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range texts {
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

const jakarta = "Tencent Cloud opens a site in Jakarta\n\nSHENZHEN, April 12, 2021 - Tencent Cloud said on Monday that it has opened a data center in Jakarta, its first in Indonesia. " +
	"IDC put China's public cloud market at US$19.38 billion in 2020.\n"

func TestWrongUsage(t *testing.T) {
	dir := files(t, map[string]string{"a.txt": jakarta})
	for _, args := range [][]string{
		{"frobnicate"},
		{"--frobnicate"},
		{"--theme", "blue"},
		{"--size", "large"},
		{"parse"},
		{"parse", "--frobnicate", dir},
		{"parse", "--published", "last week", dir},
		{"parse", "--workers", "0", dir},
		{"parse", "--workers", "many", dir},
		{"corpus"},
		{"annotate"},
		{"annotate", "--kind", "feelings"},
		{"annotate", "--kind", "date", "file"},
		{"lookup"},
		{"lookup", "--limit", "0", "baidu"},
		{"chart"},
		{"chart", "no-such-chart", "--out", "x.png"},
		{"chart", "revenue-growth"},
		{"chart", "revenue-growth", "--out", "x.png", "--size", "big"},
		{"chart", "revenue-growth", "--out", "x.png", "--theme", "blue"},
		{"chart", "revenue-growth", "--out", "x.png", "--from", "spring"},
		{"chart", "revenue-growth", "--out", "x.png", "--company", "Nobody At All"},
		{"chart", "list", "all"},
		{"version", "now"},
	} {
		code, out, err := run("", args...)
		first, rest, _ := strings.Cut(err, "\n")
		if code != exitUsage || out != "" || !strings.HasPrefix(first, "yunshi: ") || !strings.HasPrefix(rest, "Usage:") {
			t.Errorf("%q: exit %d, stdout %q, stderr %q", args, code, out, err)
		}
	}
}

func TestParse(t *testing.T) {
	dir := files(t, map[string]string{
		"a.txt": jakarta, "a.meta.json": `{"publisher": "The Herald", "title": "A site in Jakarta"}`,
		"b.txt": "The baker of the village has a new oven. It is red.\n",
	})
	out, got := parsed(t, dir)
	a, b := got[0], got[1]
	if a["id"] != "a" || a["publisher"] != "The Herald" || a["title"] != "A site in Jakarta" || a["published"] != "2021-04-12" || a["relevant"] != true {
		t.Errorf("%v", a)
	}
	events, figures := a["events"].([]any), a["figures"].([]any)
	if len(events) == 0 || len(figures) == 0 {
		t.Fatalf("%d events, %d figures", len(events), len(figures))
	}
	checkEvidence(t, append(events, figures...))
	if !strings.Contains(out, `"value":19380000000,"unit":"USD"`) {
		t.Errorf("the value is not written exactly: %s", out)
	}
	if b["id"] != "b" || b["title"] != nil || b["published"] != nil || b["relevant"] != false || !reflect.DeepEqual(b["events"], []any{}) {
		t.Errorf("%v", b)
	}
}

// checkEvidence holds offsets against the file.
func checkEvidence(t *testing.T, items []any) {
	t.Helper()
	for _, it := range items {
		ev := it.(map[string]any)["evidence"].(map[string]any)
		if jakarta[int(ev["start"].(float64)):int(ev["end"].(float64))] != ev["text"] {
			t.Errorf("evidence %v", ev)
		}
	}
}

// parsed runs parse on a folder of two articles.
func parsed(t *testing.T, dir string) (out string, docs []map[string]any) {
	t.Helper()
	code, out, errs := run("", "parse", dir)
	if code != exitDone || errs != "" {
		t.Fatalf("exit %d, %s", code, errs)
	}
	for line := range strings.Lines(out) {
		var doc map[string]any
		if err := json.Unmarshal([]byte(line), &doc); err != nil {
			t.Fatal(err)
		}
		docs = append(docs, doc)
	}
	if len(docs) != 2 {
		t.Fatalf("%d lines", len(docs))
	}
	return out, docs
}

func TestParseStandardInputAndDate(t *testing.T) {
	code, out, errs := run(jakarta, "parse", "--published", "2021-04-14", "-")
	if code != exitDone || !strings.Contains(out, `"published":"2021-04-14"`) || strings.Count(out, "\n") != 1 {
		t.Errorf("exit %d, %s%s", code, out, errs)
	}
}

func TestParseBadInput(t *testing.T) {
	dir := files(t, map[string]string{
		"1-empty.txt":  "",
		"2-blank.txt":  " \n\t\r\n",
		"3-binary.txt": "\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x03\x00>\x00\x01",
		"4-good.txt":   jakarta,
		"5-meta.txt":   jakarta, "5-meta.meta.json": "{",
		"6-fake.pdf":  "not a page",
		"7-fake.docx": "PK\x03\x04 not a letter",
	})
	code, out, errs := run("", "parse", filepath.Join(dir, "gone.txt"), dir)
	if code != exitFailed {
		t.Errorf("exit %d", code)
	}
	if n := strings.Count(out, "\n"); n != 1 || !strings.Contains(out, `"id":"4-good"`) {
		t.Errorf("%d documents: %s", n, out)
	}
	for _, name := range []string{"gone.txt", "1-empty.txt", "2-blank.txt", "3-binary.txt", "5-meta.meta.json", "6-fake.pdf", "7-fake.docx"} {
		if n := strings.Count(errs, name+":"); n != 1 {
			t.Errorf("%s is named %d times in\n%s", name, n, errs)
		}
	}
	if n := strings.Count(errs, "\n"); n != 7 {
		t.Errorf("%d lines on standard error:\n%s", n, errs)
	}
}

func TestParseNothing(t *testing.T) {
	dir := files(t, map[string]string{"a.xyz": "no article"})
	if code, out, errs := run("", "parse", dir); code != exitFailed || out != "" || strings.Count(errs, "\n") != 1 {
		t.Errorf("exit %d, %q, %q", code, out, errs)
	}
}

func TestParseIsTheSameWhateverTheWorkers(t *testing.T) {
	texts := map[string]string{}
	for i := range 60 {
		texts[fmt.Sprintf("%02d.txt", i)] = strings.Repeat(jakarta, 1+i*7%5)
		if i%9 == 0 {
			texts[fmt.Sprintf("%02d.txt", i)] = ""
		}
	}
	dir := files(t, texts)
	for _, flags := range [][]string{nil, {"--explain"}} {
		var want string
		for _, workers := range []string{"1", "8", "3"} {
			_, out, errs := run("", append(append([]string{"parse", "--workers", workers}, flags...), dir)...)
			if want == "" {
				want = out + errs
			}
			if out+errs != want || out == "" {
				t.Errorf("%s workers %v: another output", workers, flags)
			}
		}
	}
}

func TestExplain(t *testing.T) {
	dir := files(t, map[string]string{"a.txt": jakarta})
	_, out, _ := run("", "parse", "--explain", dir)
	for _, want := range []string{"event  expansion", "figure  market_size", "rule ", "words ", "19380000000 USD"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
}

func TestCorpus(t *testing.T) {
	dir := files(t, map[string]string{
		"a.txt": jakarta,
		"b.txt": "On April 12, 2021 Tencent Cloud opened its first data center in Indonesia, in Jakarta. IDC put China's public cloud market at US$19 billion in 2020.",
	})
	code, out, errs := run("", "corpus", dir)
	if code != exitDone {
		t.Fatalf("exit %d: %s", code, errs)
	}
	var c struct {
		Documents []struct{ ID string }
		Companies []struct{ Name string }
		Events    []struct {
			Date    string
			Sources []struct {
				Document string
				Evidence struct{ Text string }
			}
		}
		Figures []struct {
			Disagreement string
			Values       []struct {
				Value  json.Number
				Source struct{ Document string }
			}
		}
	}
	if err := json.Unmarshal([]byte(out), &c); err != nil {
		t.Fatal(err)
	}
	if len(c.Documents) != 2 || len(c.Events) == 0 {
		t.Errorf("%+v", c)
	}
	for _, e := range c.Events {
		if len(e.Sources) != 2 {
			t.Errorf("%+v", e)
		}
	}
	if len(c.Figures) != 1 || c.Figures[0].Disagreement != "rounding" || len(c.Figures[0].Values) != 2 {
		t.Errorf("%+v", c.Figures)
	}
	if code, _, errs := run("", "corpus", filepath.Join(dir, "gone")); code != exitFailed || strings.Count(errs, "\n") != 1 {
		t.Errorf("exit %d, %q", code, errs)
	}
	if _, again, _ := run("", "corpus", filepath.Join(dir, "b.txt"), filepath.Join(dir, "a.txt")); again != out {
		t.Error("another order of the paths gives another corpus")
	}
}

func TestCorpusBundled(t *testing.T) {
	code, out, errs := run("", "corpus", "--bundled")
	if code != exitDone || errs != "" || !strings.Contains(out, `"disagreement": "revision"`) {
		t.Errorf("exit %d, %s", code, errs)
	}
}

func TestAnnotate(t *testing.T) {
	const rows = `{"id": "r1", "input": "It paid 3.5 billion yuan, up 12%, on March 3.", "reference_time": "2016-11-07T00:00:00"}` + "\n\n" + `{"id": 2, "input": "云"}`
	for _, c := range []struct{ kind, want string }{
		{"currency", `"value":"3500000000"`},
		{"percent", `"value":"12"`},
		{"date", `"date_start":"2016-03-03"`},
		{"daterange", `"date_start":"2016-03-03"`},
		{"sentence", `"text":"It paid 3.5 billion yuan, up 12%, on March 3."`},
		{"all", `"currency":"CNY"`},
	} {
		code, out, errs := run(rows, "annotate", "--kind", c.kind)
		if code != exitDone || !strings.Contains(out, c.want) || strings.Count(out, "\n") != 2 || !strings.HasPrefix(out, `{"id":"r1","predicted":[`) {
			t.Errorf("%s: exit %d %s%s", c.kind, code, out, errs)
		}
	}
	code, out, errs := run("not json\n"+rows, "annotate", "--kind", "percent")
	if code != exitFailed || strings.Count(out, "\n") != 2 || !strings.Contains(errs, "line 1") {
		t.Errorf("exit %d %s%s", code, out, errs)
	}
}

func TestLookup(t *testing.T) {
	for _, q := range []string{"alicl", "阿里云", "aliyun"} {
		code, out, errs := run("", "lookup", q)
		if code != exitDone || !strings.HasPrefix(out, "company\tAlibaba Cloud\t") {
			t.Errorf("%s: exit %d\n%s%s", q, code, out, errs)
		}
	}
	_, out, _ := run("", "lookup", "--limit", "1", "--json", "tencent", "cloud")
	var found foundJSON
	if err := json.Unmarshal([]byte(out), &found); err != nil || found.Name != "Tencent Cloud" || found.Kind != "company" {
		t.Errorf("%v: %s", err, out)
	}
	if code, out, _ := run("", "lookup", "qqqqzzzz"); code != exitDone || out != "" {
		t.Errorf("exit %d, %q", code, out)
	}
}

func TestChart(t *testing.T) {
	code, out, _ := run("", "chart", "list")
	if code != exitDone || strings.Count(out, "\n") < 6 {
		t.Errorf("exit %d\n%s", code, out)
	}
	path := filepath.Join(t.TempDir(), "chart.png")
	if code, out, errs := run("", "chart", "china-market-size", "--out", path, "--size", "640x400", "--theme", "dark", "--from", "2016"); code != exitDone || out != "" {
		t.Fatalf("exit %d %s%s", code, out, errs)
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if cfg, err := png.DecodeConfig(f); err != nil || cfg.Width != 640 || cfg.Height != 400 {
		t.Errorf("%v %v", cfg, err)
	}
	if code, _, errs := run("", "chart", "china-market-size", "--out", filepath.Join(path, "no", "chart.png")); code != exitFailed || strings.Count(errs, "\n") != 1 {
		t.Errorf("exit %d %s", code, errs)
	}
}

func TestVersion(t *testing.T) {
	code, out, _ := run("", "version")
	if code != exitDone || !strings.HasPrefix(out, "yunshi\t") || !strings.Contains(out, "\ngo\tgo1.") || strings.Count(out, "\n") != 4 {
		t.Errorf("exit %d\n%s", code, out)
	}
}

func TestRootOpensTheWindow(t *testing.T) {
	dir := files(t, map[string]string{"a.txt": jakarta})
	var got WindowOptions
	var out, errs bytes.Buffer
	code := Execute([]string{"--theme", "dark", "--size", "1280x800", "--trace", "t.log", dir}, nil, &out, &errs, func(o WindowOptions) error {
		got = o
		return nil
	})
	if want := (WindowOptions{Trace: "t.log", Theme: "dark", Width: 1280, Height: 800, Paths: []string{dir}}); code != exitDone || !reflect.DeepEqual(got, want) {
		t.Errorf("exit %d, %+v", code, got)
	}
	if code, out, errs := run(""); code != exitFailed || out != "" || errs != "yunshi: no window here\n" {
		t.Errorf("exit %d, %q, %q", code, out, errs)
	}
}

func TestHelpIsData(t *testing.T) {
	for _, args := range [][]string{{"--help"}, {"help"}, {"parse", "-h"}} {
		if code, out, errs := run("", args...); code != exitDone || !strings.Contains(out, "Usage:") || errs != "" {
			t.Errorf("%q: exit %d, %q, %q", args, code, out, errs)
		}
	}
}
