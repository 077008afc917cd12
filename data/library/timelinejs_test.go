package library

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTimelineJSIsBroughtIn(t *testing.T) {
	l, err := New(t.Context(), NewMemory())
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "t.json")
	if err := os.WriteFile(path, []byte(`{"title":{"text":{"headline":"All"}},"events":[
		{"start_date":{"year":"2019","month":"5","day":"3"},"text":{"headline":"Alibaba Cloud opens in <b>Wuhan</b>","text":"<p>It is open &amp; runs.</p><a href=\"https://example.org/a\">x</a>"},"group":"expansion"},
		{"start_date":{"year":2020,"month":2},"end_date":{"year":2020,"month":4},"text":{"headline":"A spring"}},
		{"text":{"headline":"Some day"}}]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	r := l.Import(t.Context(), []string{path}, ImportOptions{})
	if r.Err != nil || r.Added != 1 || len(r.Failed) > 0 {
		t.Fatalf("%+v", r)
	}
	s, errs := l.Snapshot(t.Context(), nil, nil)
	if len(errs) > 0 || len(s.Corpus.Events) != 3 {
		t.Fatalf("%d events, %v", len(s.Corpus.Events), errs)
	}
	e := s.Corpus.Events[0]
	if e.Date.String() != "2019-05-03" || !e.Involves("Alibaba Cloud") || e.Headline != "Alibaba Cloud opens in Wuhan" || e.Type != "expansion" || e.Digest != "It is open & runs. x" {
		t.Errorf("%+v", e)
	}
	if d := s.Corpus.Documents[e.Sources[0].Evidence.Document]; d == nil || d.URL != "https://example.org/a" {
		t.Errorf("its source is %+v", d)
	}
	if got := s.Corpus.Events[1].Date.String(); got != "2020-02-01/2020-04-30" {
		t.Errorf("a spring is %s", got)
	}
	var out bytes.Buffer // what is written is read again
	if err := WriteTimelineJS(&out, s.Corpus); err != nil {
		t.Fatal(err)
	}
	table, err := timelineTable("again.json", out.Bytes())
	if err != nil || strings.Count(string(table), "\n") != 3 || !strings.Contains(string(table), "2019-05-03,expansion,Alibaba Cloud opens in Wuhan,Alibaba Cloud,") {
		t.Errorf("again:\n%s (%v)", table, err)
	}
	for _, bad := range []string{"", "{", "[]", `{"events":[]}`, `{"events":{"a":1}}`} {
		if _, err := timelineTable("bad.json", []byte(bad)); err == nil || strings.Contains(err.Error(), "\n") {
			t.Errorf("%q: %v", bad, err)
		}
	}
}
