package extract

import (
	_ "embed"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"yunshi/data"
	"yunshi/data/article"
	"yunshi/data/registry"
	"yunshi/data/token"
)

// news is a made-up article of the length and the manner of those that an analyst
// reads: some six events and figures in 4 KB of prose.
//
//go:embed testdata/news.txt
var news string

// dense is the worst that can come: in every sentence an event or a number.
var dense = "Clouds over Wuhan\n\nJuly 30, 2019\n\n" + strings.Repeat(`Alibaba Cloud and the city of Wuhan signed an agreement on Tuesday to build a cloud platform for its hospitals.
The unit of Alibaba Group said revenue rose 21 percent to 5.3 billion yuan (US$760 million) in the quarter ended June 30, 2019.

According to IDC, the public cloud market in China was worth US$12.4 billion in 2018 and is expected to reach US$46 billion by 2023. Alibaba Cloud has 43 percent, Tencent Cloud 11.7 percent and China Telecom 9 percent of the market.

Huawei plans to open a data center in Guizhou next year, its chief executive said, while Microsoft may expand its region in Shanghai with 21Vianet.
`, 5)

// BenchmarkRead reports articles of 4 KB a second of processor time on one core
// (wall time says little on a machine that others use), and how many times the
// cost of cutting the same text into tokens that is. One article again and again is
// what the processor soon knows by heart; varied are many, a third as long and each
// full of events and figures.
func BenchmarkRead(b *testing.B) {
	b.Run("news", func(b *testing.B) { benchmarkRead(b, news) })
	b.Run("dense", func(b *testing.B) { benchmarkRead(b, dense) })
	b.Run("varied", func(b *testing.B) { benchmarkRead(b, varied(b)...) })
	b.Run("seeds", func(b *testing.B) {
		files, _ := filepath.Glob(filepath.Join(os.Getenv("YUNSHI_SHARED"), "seeds", "*.txt"))
		if len(files) == 0 {
			b.Skip("YUNSHI_SHARED names no folder with the seed articles")
		}
		var texts []string
		for _, name := range files {
			raw, err := os.ReadFile(name)
			if err != nil {
				b.Fatal(err)
			}
			texts = append(texts, string(raw))
		}
		benchmarkRead(b, texts...)
	})
}

// varied are some of the articles that the classifiers learned from.
func varied(b *testing.B) (texts []string) {
	f, err := os.Open("testdata/articles.jsonl")
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	const every, most = 50, 64
	in := json.NewDecoder(f)
	for n := 0; len(texts) < most; n++ {
		var a struct{ Text string }
		if err := in.Decode(&a); err != nil {
			b.Fatal(err)
		}
		if n%every == 0 {
			texts = append(texts, a.Text)
		}
	}
	return texts
}

func benchmarkRead(b *testing.B, texts ...string) {
	r := New(registry.Bundled())
	var docs []*data.Document
	size := 0
	for _, text := range texts {
		doc, err := article.Read("story.txt", []byte(text), article.Meta{Published: "2019-07-30"})
		if err != nil {
			b.Fatal(err)
		}
		docs, size = append(docs, doc), size+len(text)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for _, doc := range docs { // the first reading builds the tables
		r.Read(doc)
	}
	start := cpuTime()
	for b.Loop() {
		for _, doc := range docs {
			doc.Sentences = nil
			r.Read(doc)
		}
	}
	spent := cpuTime() - start
	b.ReportMetric(float64(b.N)*float64(size)/4096/spent.Seconds(), "articles/cpu-s")
	start = cpuTime()
	for range b.N {
		for _, doc := range docs {
			token.Split(doc.Text)
		}
	}
	b.ReportMetric(float64(spent)/float64(cpuTime()-start), "×tokens")
}

// BenchmarkLength reports how many times as long a byte of a long document takes as one of a
// document an eighth of its length: 1 where time is linear in length.
func BenchmarkLength(b *testing.B) {
	const size = 1 << 20
	r := New(registry.Bundled())
	spent := func(n int) time.Duration {
		doc, err := article.Read("story.txt", []byte(strings.Repeat(dense, n/len(dense))), article.Meta{Published: "2019-07-30"})
		if err != nil {
			b.Fatal(err)
		}
		start := cpuTime()
		r.Read(doc)
		return cpuTime() - start
	}
	var short, long time.Duration
	for b.Loop() {
		for range 8 {
			short += spent(size)
		}
		long += spent(8 * size)
	}
	b.ReportMetric(float64(long)/float64(short), "×short")
}

// cpuTime is the processor time that this process has used.
func cpuTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
