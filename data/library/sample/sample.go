// Package sample invents articles of about 4 KB for measurements: news of the
// trade among the plain talk of any newspaper, one in ten in Chinese. Number n is
// the same wherever it is made.
package sample

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
)

var (
	companies = []string{"Alibaba Cloud", "Tencent Cloud", "Huawei Cloud", "Baidu AI Cloud", "Kingsoft Cloud", "UCloud", "Inspur", "China Telecom", "JD Cloud", "QingCloud", "Sinopec", "SenseTime"}
	huaming   = []string{"阿里云", "腾讯云", "华为云", "百度智能云", "金山云", "优刻得", "浪潮", "中国电信", "京东云", "青云"}
	cities    = []string{"Beijing", "Shanghai", "Shenzhen", "Guizhou", "Wuhan", "Chengdu", "Nanjing", "Hangzhou", "Xi'an", "Chongqing"}
	months    = []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

	// In the sentences, A and B are companies, C is a city, N a number, D a day of
	// the week, Y a year.
	news = []string{
		"A and B signed an agreement on D to build a platform for the hospitals of C. ",
		"A opened its N data center in C on D, its largest in the region so far. ",
		"A said its revenue rose N percent to N.N billion yuan in the quarter ended June 30, Y. ",
		"A plans to invest N billion yuan in a cloud campus in C over three years. ",
		"A cut the price of its object storage by N percent for customers in China. ",
		"According to IDC, A held N.N percent of the public cloud market in China in Y. ",
		"B chose A to move its core systems to the cloud, the two firms said. ",
		"A may spin off its chip unit, a person who knows the matter said on D. ",
	}
	xinwen  = []string{"A与B签署战略合作协议，将在C建设云计算数据中心。", "A宣布对象存储价格下调N%。", "A第三季度营收达N亿元，同比增长N%。", "业内人士认为，云计算市场的竞争仍将持续。", "这家公司没有透露更多细节，市场份额的变化还有待观察。"}
	joining = strings.Fields(`the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which one you were all
their has what will there if can when who could than other into its time only some could these two may then do first any my now such like our over even most
made after also did many before must through back years where much your way well down should because each just those people how too`)
	weekdays = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday"}
	words    = invent(20_000)
)

// invent makes words of syllables.
func invent(n int) []string {
	r := rand.New(rand.NewPCG(7, 7))
	syllables := strings.Fields("ba con der fi gra ho in ju ker lo men nor op per qua ris ste tion un ver wal xen yor zi ment ly ing ous al est pre sub tra dis re")
	out := make([]string, n)
	for i := range out {
		for range 2 + r.IntN(3) {
			out[i] += syllables[r.IntN(len(syllables))]
		}
	}
	return out
}

// Article is the n-th article.
func Article(n int) string {
	r := rand.New(rand.NewPCG(uint64(n), 1))
	var b strings.Builder
	if n%10 == 9 {
		chinese(&b, n, r)
		return b.String()
	}
	fmt.Fprintf(&b, "%s %s in %s, story %d\n\n%s, %s %d, %d - ", pick(r, companies), pick(r, words), pick(r, cities), n,
		strings.ToUpper(pick(r, cities)), months[n%12], n%28+1, 2009+n%16)
	for b.Len() < 4096 {
		for range 2 + r.IntN(4) {
			if r.IntN(8) == 0 {
				b.WriteString(fill(pick(r, news), r, companies))
			} else {
				talk(&b, r)
			}
		}
		b.WriteString("\n\n")
	}
	return b.String()
}

func chinese(b *strings.Builder, n int, r *rand.Rand) {
	fmt.Fprintf(b, "%s在%s，第%d篇\n\n%d年%d月%d日 ", pick(r, huaming), "贵阳", n, 2009+n%16, n%12+1, n%28+1)
	for b.Len() < 4096 {
		for range 2 + r.IntN(4) {
			if r.IntN(3) == 0 {
				b.WriteString(fill(pick(r, xinwen), r, huaming))
				continue
			}
			for range 8 + r.IntN(20) { // characters as unlike each other as in any text
				b.WriteRune('\u4e00' + rune(zipf(r, 3000)))
			}
			b.WriteString("。")
		}
		b.WriteString("\n\n")
	}
}

// talk writes a sentence of everyday words and others.
func talk(b *strings.Builder, r *rand.Rand) {
	n := 12 + r.IntN(12)
	for i := range n {
		w := pick(r, joining)
		if r.IntN(2) == 0 {
			w = words[zipf(r, len(words))]
		}
		if i == 0 {
			w = strings.ToUpper(w[:1]) + w[1:]
		}
		b.WriteString(w)
		if i < n-1 {
			b.WriteByte(' ')
		}
	}
	b.WriteString(". ")
}

// zipf is a number below n; the low ones are the common ones.
func zipf(r *rand.Rand, n int) int { return int(math.Pow(float64(n), r.Float64())) - 1 }

func pick(r *rand.Rand, of []string) string { return of[r.IntN(len(of))] }

func fill(sentence string, r *rand.Rand, companies []string) string {
	var b strings.Builder
	rs := []rune(sentence)
	for i, c := range rs {
		alone := i+1 == len(rs) || rs[i+1] < 'a' || rs[i+1] > 'z'
		switch {
		case !alone:
			b.WriteRune(c)
		case c == 'A' || c == 'B':
			b.WriteString(pick(r, companies))
		case c == 'C':
			b.WriteString(pick(r, cities))
		case c == 'N':
			fmt.Fprint(&b, 2+r.IntN(60))
		case c == 'D':
			b.WriteString(pick(r, weekdays))
		case c == 'Y':
			fmt.Fprint(&b, 2009+r.IntN(16))
		default:
			b.WriteRune(c)
		}
	}
	return b.String()
}
