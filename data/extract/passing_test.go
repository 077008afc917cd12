package extract

import (
	"strings"
	"testing"

	"yunshi/data"
	"yunshi/data/article"
	"yunshi/data/token"
)

// passingCases are texts whose last number is the given company's, though another one was
// named on the way, or because it was.
var passingCases = []struct {
	text    string
	metric  data.Metric
	subject string
}{
	{"Sinnet runs halls in four cities. Sinnet rents out 30,000 cabinets, and Sinnet is full. Haier fills two of them. Revenue in 2018 came to 6.02 billion yuan.", "revenue", "Sinnet"},
	{"QingCloud sells private clouds to lenders. QingCloud came to the market in March, and QingCloud has not pleased it. Taikang Insurance was early in buying the boxes. In the first half there was a net loss of 131 million yuan.", "profit_loss", "QingCloud"},
	{"Kingsoft Cloud has Beijing's video sites. Kingsoft Cloud went to New York in May, and Kingsoft Cloud is growing. Kuaishou has moved more of its videos there. Second-quarter revenue was 1.54 billion yuan.", "revenue", "Kingsoft Cloud"},
	{"Kingsoft Cloud has Beijing's video sites. Kingsoft Cloud went to New York in May, and Kingsoft Cloud is growing. UCloud listed before it. It had revenue of 1.51 billion yuan in 2019.", "revenue", "UCloud"},
	{"Chindata builds in Zhangjiakou. Chindata has more steel than Chindata needs. And GDS? Revenue in 2020 was 5.74 billion yuan.", "revenue", "GDS"},
	{"GDS leases data centres to internet firms. Alibaba is its largest tenant. It had revenue of 1.06 billion yuan in 2016.", "revenue", "GDS"},
	{"Kingsoft Cloud lives on video. Xiaomi and ByteDance, its two largest customers, are growing fast. It had revenue of 2.22 billion yuan in 2018.", "revenue", "Kingsoft Cloud"},
	{"UCloud rents servers to game studios. Customers named by the house include Lenovo. Its revenue in 2015 was 310 million yuan.", "revenue", "UCloud"},
	{"Alibaba keeps its cloud | The group has torn up the plan to split off its cloud unit. The flotation of the grocer Freshippo is shelved as well. Revenue was 27.1 billion yuan in the September quarter of 2023.", "revenue", "Alibaba Group"},
	{"Sinnet's halls fill up | Sinnet runs halls in four cities for big names. Microsoft has rented the newest of them. Revenue was 680 million yuan in the second quarter of 2017.", "revenue", "Sinnet"},
	{"QingCloud has new money. The old shareholder Lightspeed followed. Its revenue in 2017 was 240 million yuan.", "revenue", "QingCloud"},
	{"Qiniu has closed a round. IDG Capital took part. Its revenue in 2018 was 280 million yuan.", "revenue", "Qiniu"},
	{"Qiniu keeps pictures and videos. Alibaba owns 17.7 percent. It lost 140 million yuan in 2019.", "profit_loss", "Qiniu"},
	{"21Vianet has had a hard year. Shanghai start-up UCloud took $10 million last month from two funds. It counts about 2,000 customers.", "customers", "UCloud"},
	{"China Telecom comes first. Mobile Cloud took in 42.2 billion yuan in six months. It has more than doubled its revenue in 2022, to 50.3 billion yuan.", "revenue", "China Mobile"},
	{"GDS is building in Johor. Chindata is also there, and it is no small customer of the port. Its revenue in 2020 was 1.83 billion yuan.", "revenue", "Chindata"},
	{"Chindata builds halls in Hebei. ByteDance stood for 81.6% of revenue in the first half of 2020. It lost 68 million yuan in that half.", "profit_loss", "Chindata"},
	{"Sinnet runs halls in four cities. Amazon was good for a third of 2018's sales. It had a net profit of 668 million yuan in 2018.", "profit_loss", "Sinnet"},
	{"Kingsoft Cloud lost money again. Xiaomi contributed 14.4% of net revenue in 2019. It had a net loss of 1.11 billion yuan in 2019.", "profit_loss", "Kingsoft Cloud"},
	{"Tencent leads in games. Kingsoft Cloud made 87% of its revenue with public clouds. It had a net loss of 1.11 billion yuan in 2019.", "profit_loss", "Kingsoft Cloud"},
	{"Kingsoft Cloud had a good quarter. Kingsoft Cloud was early, and Kingsoft Cloud is paid for it. Haier wants more and gets it. Capital expenditure was 709 million yuan in the quarter, most of it for graphics processors.", "capex", "Kingsoft Cloud"},
}

// TestPassing holds to whom a number goes behind somebody's customers, backers and the like.
func TestPassing(t *testing.T) {
	for _, c := range passingCases {
		title := "China cloud notes"
		if head, text, ok := strings.Cut(c.text, " | "); ok {
			title, c.text = head, text
		}
		doc, err := article.Read("passing.txt", []byte(title+"\n\n"+c.text+"\n"), article.Meta{})
		if err != nil {
			t.Fatal(err)
		}
		var subject string
		for _, f := range Bundled().Read(doc).Figures {
			if f.Metric == c.metric {
				subject = f.Subject
			}
		}
		if subject != c.subject {
			t.Errorf("%q: the number is of %q, want %q", c.text, subject, c.subject)
		}
	}
}

func TestHeadsCall(t *testing.T) {
	for line, want := range map[string]bool{
		"CallScript > Transcripts > KC":      true,
		"Q1 2025 earnings call, 28 May 2025": true,
		"Call us: 400-800-1234":              false,
		"Jobs | Call for papers":             false,
	} {
		if got := headsCall(token.Split(line)); got != want {
			t.Errorf("headsCall(%q) is %v", line, got)
		}
	}
}
