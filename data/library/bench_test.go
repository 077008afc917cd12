package library_test

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"yunshi/data/article"
	"yunshi/data/library"
	"yunshi/data/library/sample"
)

// BenchmarkImport brings articles of 4 KB in, 20,000 at a time out of one ZIP,
// so that a file system's own speed stays out of it.
func BenchmarkImport(b *testing.B) {
	const n = 5_000
	entries := make([]string, 0, 2*n)
	for i := range n {
		entries = append(entries, fmt.Sprintf("%d.txt", i), sample.Article(i))
	}
	path := zipped(b, entries...)
	for b.Loop() {
		l, err := library.Open(context.Background(), filepath.Join(b.TempDir(), "library.db"))
		if err != nil {
			b.Fatal(err)
		}
		r := l.Import(context.Background(), []string{path}, library.ImportOptions{})
		if r.Err != nil || r.Added != n {
			b.Fatalf("%+v", r)
		}
		b.ReportMetric(n/r.Took.Seconds(), "articles/s")
		_ = l.Close()
	}
}

// BenchmarkAct is the time until an act is durable.
func BenchmarkAct(b *testing.B) {
	l, err := library.Open(context.Background(), filepath.Join(b.TempDir(), "library.db"))
	if err != nil {
		b.Fatal(err)
	}
	defer l.Close()
	for b.Loop() {
		if err := l.Do(context.Background(), library.Act{Kind: library.Star, Target: library.OfCompany("UCloud")}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSearch asks 20,000 articles for 50 answers.
func BenchmarkSearch(b *testing.B) {
	s, err := library.OpenSQLite(filepath.Join(b.TempDir(), "library.db"))
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	for at := 0; at < 20_000; at += 1000 {
		var rs []library.Record
		for i := range 1000 {
			text := sample.Article(at + i)
			r := library.NewRecord("x.txt", []byte(text), article.Meta{}, noon)
			r.Text = text
			rs = append(rs, r)
		}
		if _, err := s.Put(context.Background(), rs); err != nil {
			b.Fatal(err)
		}
	}
	for _, query := range []string{"cloud", "kingsoft guizhou", `"market share"`, "华为", "数据中心", "Story 777 ", "xqz", "nowhere at all", "the", "a"} {
		b.Run(query, func(b *testing.B) {
			var worst time.Duration
			for b.Loop() {
				start := time.Now()
				if _, err := s.Search(context.Background(), query, 50); err != nil {
					b.Fatal(err)
				}
				worst = max(worst, time.Since(start))
			}
			b.ReportMetric(float64(worst.Microseconds())/1000, "ms-worst")
		})
	}
}

// BenchmarkSnapshot reads 2,000 articles of 4 KB and merges them.
func BenchmarkSnapshot(b *testing.B) {
	const n = 2000
	m := library.NewMemory()
	var rs []library.Record
	for i := range n {
		rs = append(rs, library.NewRecord(fmt.Sprint(i, ".txt"), []byte(sample.Article(i)), article.Meta{}, noon))
	}
	if _, err := m.Put(context.Background(), rs); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		l, err := library.New(context.Background(), m)
		if err != nil {
			b.Fatal(err)
		}
		start := time.Now()
		if _, errs := l.Snapshot(context.Background(), nil, nil); len(errs) > 0 {
			b.Fatal(errs[0])
		}
		b.ReportMetric(n/time.Since(start).Seconds(), "articles/s")
	}
}
