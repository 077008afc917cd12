package temporal

import (
	"strings"
	"testing"

	"yunshi/data"
	"yunshi/data/token"
)

// article is 4 KB of news prose with about one date in forty words.
var article = strings.Repeat(`The cloud unit of the Hangzhou company said on Wednesday that revenue rose 21 percent to 4.5 billion
yuan in the three months ended June 30 from a year earlier, after a gain of 35 percent in the first quarter. It plans to
open two more data centres by the end of next year, one of them in the north of the country, where land and power are
cheap and where a rival has built its own since 2013. Analysts had looked for growth of about a fifth. The shares, which
listed in September, may be held by more funds now that the firm has shown it can earn money, the chief executive told
a call with reporters; he would not be drawn on the talks that were reported last week by a newspaper in Hong Kong. `, 6)[:4096]

func BenchmarkFind(b *testing.B) {
	toks := token.Split(article)
	ref := Reference{Published: data.OnDay(data.DayOf(2015, 7, 30)), Past: true}
	b.SetBytes(int64(len(article)))
	b.ReportAllocs()
	for b.Loop() {
		Find(article, toks, ref)
	}
}

// BenchmarkSplit is the baseline: what cutting the same text into tokens costs.
func BenchmarkSplit(b *testing.B) {
	b.SetBytes(int64(len(article)))
	var toks []token.Token
	for b.Loop() {
		toks = token.Append(toks[:0], article, 0, len(article))
	}
}
