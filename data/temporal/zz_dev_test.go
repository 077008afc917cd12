package temporal

import (
	"os"
	"path/filepath"
	"testing"
	"yunshi/data"
	"yunshi/data/token"
)

func BenchmarkDev(b *testing.B) {
	fs, _ := filepath.Glob(filepath.Join(shared(), "dev", "*.txt"))
	var texts []string
	var toks [][]token.Token
	n := 0
	ms := 0
	for _, f := range fs {
		s, _ := os.ReadFile(f)
		texts = append(texts, string(s))
		toks = append(toks, token.Split(string(s)))
		n += len(s)
	}
	ref := Reference{Published: data.OnDay(data.DayOf(2017, 7, 3)), Past: true}
	b.SetBytes(int64(n))
	for b.Loop() {
		ms = 0
		for i := range texts {
			ms += len(Find(texts[i], toks[i], ref))
		}
	}
	b.ReportMetric(float64(ms)/float64(n)*4096, "dates/4KB")
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(n)*4096, "us/4KB")
}
