package extract

import (
	"strings"
	"testing"

	"yunshi/data/article"
	"yunshi/data/registry"
)

// story is a made-up article of about 4 KB in the manner of the trade press.
var story = strings.Repeat(`Alibaba Cloud and the city of Wuhan signed an agreement on Tuesday to build a cloud platform for its hospitals.
The unit of Alibaba Group said revenue rose 21 percent to 5.3 billion yuan (US$760 million) in the quarter ended June 30, 2019.

According to IDC, the public cloud market in China was worth US$12.4 billion in 2018 and is expected to reach US$46 billion by 2023. Alibaba Cloud has 43 percent, Tencent Cloud 11.7 percent and China Telecom 9 percent of the market.

Huawei plans to open a data center in Guizhou next year, its chief executive said, while Microsoft may expand its region in Shanghai with 21Vianet.
`, 8)

// BenchmarkRead reports articles of 4 KB a second on one core, and the ratio of
// reading to a plain pass over the text's bytes.
func BenchmarkRead(b *testing.B) {
	r := New(registry.Bundled())
	raw := []byte("Clouds over Wuhan\n\nJuly 30, 2019\n\n" + story)[:4096]
	b.SetBytes(int64(len(raw)))
	b.ReportAllocs()
	for b.Loop() {
		doc, err := article.Read("story.txt", raw, article.Meta{Published: "2019-07-30"})
		if err != nil {
			b.Fatal(err)
		}
		r.Read(doc)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "articles/s")
}
