package library

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"yunshi/data"
	"yunshi/data/article"
	"yunshi/data/sheet"
)

// Whatever a table holds, its rows are edits, or new, or errors of one line, and
// what is kept of it reads as it was planned.
func FuzzPlanTable(f *testing.F) {
	e := &data.Event{ID: "e1", Type: data.Launch, Headline: "A", Sources: []data.Source{{}}}
	c := &data.Corpus{Events: []*data.Event{e}}
	f.Add([]byte("id,headline,date\ne1,B,2020-05\ne2,C,2021\n"))
	f.Add([]byte("\xef\xbb\xbfID,type\n\"e1\",lunch\n"))
	f.Add([]byte("metric,subject,period,value,unit,id\nrevenue,UCloud,2019,\"1,500\",CNY,\ngrowth,UCloud,2020,5,percent,x\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		s, err := sheet.Read("t.csv", raw)
		if err != nil {
			return
		}
		m, ok := sheet.Own(s.Header)
		if !ok {
			m = sheet.Guess(s)
		}
		p := PlanTable(c, "t.csv", s, m)
		for _, err := range p.Errors() {
			if text := err.Error(); !strings.HasPrefix(text, "t.csv row ") || strings.Contains(text, "\n") {
				t.Errorf("%q", text)
			}
		}
		for _, a := range p.Acts() {
			if a.Kind != Edit || a.Old == a.New && a.Field != "companies" {
				t.Errorf("%+v", a)
			}
		}
		if e.Headline != "A" {
			t.Fatal("the corpus was changed")
		}
		if p.New+p.Changed+p.Same+p.Bad != len(p.Rows) {
			t.Errorf("%d rows are %d new, %d changed, %d the same and %d bad", len(p.Rows), p.New, p.Changed, p.Same, p.Bad)
		}
		if p.New == 0 {
			return
		}
		got, err := NewReader(nil).Read(NewRecord("t.csv", p.Bytes(raw), article.Meta{}, time.Unix(0, 0)))
		if n := len(got.Part.Events) + len(got.Part.Figures); err != nil || n != p.New || len(got.RowErrors) > 0 {
			t.Errorf("%d rows are new, %d are read: %v %v", p.New, n, err, got.RowErrors)
		}
	})
}

// An archive of any bytes gives entries that lie within it, or errors.
func FuzzArchive(f *testing.F) {
	f.Add([]byte("PK\x05\x06\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"))
	f.Add([]byte("PK\x03\x04"))
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, raw []byte) {
		path := filepath.Join(dir, "a.zip")
		if err := os.WriteFile(path, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		files, errs := list([]string{path})
		for _, err := range errs {
			if strings.Contains(err.Error(), "\n") {
				t.Errorf("%q", err)
			}
		}
		for _, one := range files {
			if rest, ok := strings.CutPrefix(one.path, path+"/"); !ok || strings.Contains("/"+rest+"/", "/../") {
				t.Errorf("%q leads out of the archive", one.path)
			}
			if raw, _, err := one.read(); err == nil && len(raw) > article.MaxBytes {
				t.Error("too large")
			}
			if one.done != nil {
				one.done()
			}
		}
	})
}

// A library file with any bytes changed opens or says why not, in one line.
func FuzzLibraryFile(f *testing.F) {
	ctx := context.Background()
	path := filepath.Join(f.TempDir(), "library.db")
	s, err := OpenSQLite(path)
	if err != nil {
		f.Fatal(err)
	}
	r := NewRecord("a.txt", []byte("Kingsoft opens a site."), article.Meta{}, time.Unix(0, 0))
	r.Text = string(r.Bytes)
	if _, err := s.Put(ctx, []Record{r}); err != nil {
		f.Fatal(err)
	}
	if _, err := s.Append(ctx, Act{Kind: Star, Target: OfCompany("UCloud")}); err != nil {
		f.Fatal(err)
	}
	if err := s.Close(); err != nil {
		f.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(uint32(100), []byte("\xff\xff\x00"))
	f.Add(uint32(4096), []byte("rubbish"))
	f.Fuzz(func(t *testing.T, at uint32, change []byte) {
		raw := bytes.Clone(whole)
		copy(raw[int(at)%len(raw):], change)
		path := filepath.Join(t.TempDir(), "library.db")
		if err := os.WriteFile(path, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := OpenSQLiteReadOnly(path)
		if err != nil {
			if strings.Contains(err.Error(), "\n") {
				t.Errorf("%q", err)
			}
			return
		}
		defer s.Close()
		if _, err := s.Check(ctx); err != nil {
			t.Error(err)
		}
		_, _ = s.Search(ctx, "kingsoft", 5)
		_, _ = s.Log(ctx)
	})
}

// A page or a PDF of any bytes is read, or is an error of one line; none breaks
// the program beyond its own reading.
func fuzzArticle(f *testing.F, name string, seeds ...string) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		reading, err := NewReader(nil).Read(NewRecord(name, raw, article.Meta{}, time.Unix(0, 0)))
		if err != nil {
			if strings.Contains(err.Error(), "\n") {
				t.Errorf("%q", err)
			}
			return
		}
		for _, e := range reading.Part.Events {
			ev := e.Sources[0].Evidence
			if ev.Span.Of(reading.Part.Documents[0].Text) != ev.Text {
				t.Errorf("%q is not where it is said to be", ev.Text)
			}
		}
	})
}

func FuzzHTML(f *testing.F) {
	fuzzArticle(f, "a.html", "<html><body><article><h1>A</h1><p>Alibaba Cloud opened a data center in Wuhan on May 3, 2019.</p></article></body>",
		"<!DOCTYPE html><meta charset=gbk><table><tr><td>1<td>2</table>", "<p><p><div><!--", "\xff\xfe<\x00p\x00>\x00")
}

func FuzzPDF(f *testing.F) {
	fuzzArticle(f, "a.pdf", "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "+
		"3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj 4 0 obj<</Length 37>>stream\nBT /F 12 Tf 72 700 Td (A cloud) Tj ET\nendstream endobj "+
		"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\nxref\n0 6\ntrailer<</Root 1 0 R/Size 6>>\nstartxref\n9\n%%EOF", "%PDF-1.7\n%%EOF")
}
