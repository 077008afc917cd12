package extract

import (
	"strings"
	"syscall"
	"testing"
	"time"

	"yunshi/data/article"
	"yunshi/data/registry"
	"yunshi/data/token"
)

// story is a made-up article in the manner of the trade press.
var story = strings.Repeat(`Alibaba Cloud and the city of Wuhan signed an agreement on Tuesday to build a cloud platform for its hospitals.
The unit of Alibaba Group said revenue rose 21 percent to 5.3 billion yuan (US$760 million) in the quarter ended June 30, 2019.

According to IDC, the public cloud market in China was worth US$12.4 billion in 2018 and is expected to reach US$46 billion by 2023. Alibaba Cloud has 43 percent, Tencent Cloud 11.7 percent and China Telecom 9 percent of the market.

Huawei plans to open a data center in Guizhou next year, its chief executive said, while Microsoft may expand its region in Shanghai with 21Vianet.
`, 8)

// BenchmarkRead reports articles of 4 KB a second of processor time on one core
// (wall time says little on a machine that others use), and how many times the
// cost of cutting the same text into tokens that is.
func BenchmarkRead(b *testing.B) {
	r := New(registry.Bundled())
	raw := []byte("Clouds over Wuhan\n\nJuly 30, 2019\n\n" + story)[:4096]
	doc, err := article.Read("story.txt", raw, article.Meta{Published: "2019-07-30"})
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(raw)))
	b.ReportAllocs()
	start := cpuTime()
	for b.Loop() {
		doc.Sentences = nil
		r.Read(doc)
	}
	spent := cpuTime() - start
	b.ReportMetric(float64(b.N)/spent.Seconds(), "articles/cpu-s")
	start = cpuTime()
	for range b.N {
		token.Split(doc.Text)
	}
	b.ReportMetric(float64(spent)/float64(cpuTime()-start), "×tokens")
}

// cpuTime is the processor time that this process has used.
func cpuTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
