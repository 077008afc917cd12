package sentence

import (
	"math"
	"strings"
	"testing"
	"time"

	"yunshi/data"
)

// cases are texts with a ¦ where a sentence ends.
var cases = []string{
	// Wire copy.
	"SHENZHEN, March 3 (Newswire) - Cloudbridge Inc. said on Monday it had won a contract. ¦The deal runs to 2018.",
	"Greenleaf Technology Co. Ltd. has opened a data center. ¦It holds 2,000 racks.",
	"Greenleaf Technology Co., Ltd. and Harbor Corp. signed on Jan. 5 in Wuhan.",
	"Shares of Harbor Corp. fell 3.5 percent. ¦They had gained 1.2 pct. on Tuesday.",
	"Harbor Corp. said sales rose to $1.5 billion. ¦Analysts expected $1.4 billion.",
	"The U.S. company opened an office in Washington, D.C. in May.",
	"The firm left the U.S. market. ¦It stayed in the U.K.",
	"Officials in the U.S. and the E.U. met in Geneva. ¦The talks failed.",
	"It was ranked No. 1 by revenue and No. 3 by customers. ¦Harbor was fourth.",
	"Did it hire more people? ¦No. ¦It cut 300 jobs.",
	"The meeting starts at 9 a.m. Monday at the Hilton. ¦Lunch is at noon.",
	"Trading resumed at 2:30 p.m. Beijing time. ¦Volume was thin.",
	"The service was down until 6 p.m. ¦Users complained.",
	"The results came on Feb. 12, a day early. ¦Sept. 30 was the end of the quarter.",
	"Chairman D.C. Chan met J.P. Morgan bankers. ¦James P. McAllister was absent.",
	"Mr. Wu, Ms. Li and Dr. Zhao joined the board. ¦Prof. Sun left it.",
	"“We will double capacity,” he said. ¦“Demand is there.”",
	"“We will double capacity.” ¦The audience applauded.",
	"\"Is it safe?\" she asked. ¦\"We think so,\" said Mr. Wu.",
	"'It is done.' he wrote.",
	"He called it “a first step.” ¦Others were less kind.",
	"“Prices fell. ¦They will fall again,” the analyst said.",
	"Revenue grew 21.5% (it grew 18.2% a year ago). ¦Costs rose.",
	"The unit (formerly Blue Sky Ltd.) was sold. ¦No price was given.",
	"The unit was sold (the buyer is unknown. The price, too.) to a fund.",
	"(Reporting by Ann Lee; editing by Bo Chen)",
	"The stock (9999.HK) rose. ¦The other (0001.HK) fell.",
	"See www.example.com/news.html for details. ¦Write to press@example.com. ¦We answer.",
	"Amazon.com sells books. ¦JD.com sells phones.",
	"Version 2.0.1 is out. ¦It fixes v1.9.",
	"It cost $5.5m vs. $4m a year ago.",
	"Servers, storage, etc. are made here. ¦Chips, boards, etc. ¦These come from abroad.",
	"Smith et al. found otherwise.",
	"They offer hosting, e.g. for games, i.e. low latency.",
	"Rivals incl. Harbor and approx. 40 others bid.",
	"Yahoo! Japan rose. ¦Yahoo! in the U.S. did not.",
	"What now? ¦Nobody knows!",
	"Really?! ¦Yes.",
	"It grew... ¦Then it shrank.",
	"It grew ... and then it shrank.",
	"Well… it depends. ¦Sure… ¦The end.",
	"The price is 0.5 yuan. ¦That is low.",
	"It has 3 million users. ¦10 percent of them pay.",
	"Plan A failed. ¦Plan B. ¦The board chose it.",
	"It raised a Series B. ¦The lead was Harbor.",
	"The vitamin is C. ¦It is cheap.",
	"Between you and I. ¦Nobody else knows.",
	"The shares trade at HK$6.5. ¦TP is HK$7.6.",
	"Gen. Liu and Sen. Park spoke. ¦Gov. Hale did not.",
	"They live on Harbor Ave. ¦The office is at 5 Main St. in town.",
	"iPhone sales rose. ¦eBay fell. ¦iQiyi was flat.",
	"Sales fell. ¦the company blamed rain.",
	"Profit fell.¦The company blamed costs.",
	"He said.[1] ¦The note is below.",
	"\"It works.\" ¦\"It does not.\"",
	"By then, the group — with units in the U.S., the U.K. and Japan — had left.",
	"Harbor Bhd. ¦It is listed in Kuala Lumpur.",
	"The law took effect in Dec. ¦The ministry said so.",
	"The firm is based at No. 5, Renmin Rd. ¦It moved in Oct. 2019.",
	"Sales in Jan.-March were flat. ¦April was better.",
	"Alpha, Inc.'s shares rose. ¦Beta, Inc.’s fell.",
	"The ratio was 1.8:1. ¦Last year it was 2:1.",
	"She holds a Ph.D. in physics. ¦He has an M.B.A. from Leeds.",
	// Press releases and notes.
	"About Harbor\n¦Harbor Corp. (NYSE: HRB) runs clouds. ¦For more, visit harbor.example.",
	"1. ¦",
	"1. Open the console. ¦2. Choose a region. ¦3. Click Create.",
	"1) Open the console ¦2) Choose a region",
	"• Revenue up 5% ¦• Profit up 3% ¦• Two new regions",
	"- Revenue up 5%\n¦- Profit up 3%\n¦- Two new regions",
	"* EBITDA: US$5m\n¦* Capex: US$9m",
	"① IaaS grew 14.4%； ¦② PaaS grew 20.3%；",
	"Highlights:\n¦Revenue of RMB 3 bn\n¦Net loss of RMB 1 bn",
	"Harbor opens cloud region\n¦By Ann Lee\n¦March 5, 2019",
	"The company said on Tuesday that it would spend 3 billion yuan on\nservers over three years, and that it had already signed contracts\nwith two suppliers. ¦It gave no names.",
	"The company said on Tuesday that the cloud unit of its parent Harbor\nHoldings would be listed in Hong Kong before the end of the year, two\npeople said.",
	"Revenue        10.5     11.2\n¦Profit          1.5      1.7",
	"Customers include\nbanks, insurers and\nretailers.",
	"The filing is dated Aug. 9, the firm said. ¦\n\n¦Its shares rose.",
	"We like the stock. ¦TP RMB 35. ¦BUY.",
	"1H24 rev +2.9% y/y; NP +11% y/y. ¦DPS up.",
	"Rating: Buy (unch.)\n¦Target: HK$7.6",
	"Cloud made most of the rise in service rev. ¦Unicloud grew fastest.",
	"Q: What about margins? ¦A: They will improve.",
	"Operator: Good morning. ¦Thank you for standing by.",
	"Thanks, Bob. ¦Um, so... the cloud grew, I mean, 30%. ¦Next question?",
	// Chinese.
	"阿里云收入增长。¦腾讯云下降！¦为什么？¦没有人知道。",
	"“我们会增长。”¦他说。¦“需求很大。”",
	"公司（成立于2009年。总部在杭州。）发布了财报。",
	"收入为12.5亿元，同比增长3.2%；¦利润为1亿元。",
	"浪潮集團（0596.HK）表示，收入增長。¦淨利下降。",
	"华为云Stack 8.0发布。¦It supports ARM. ¦用户超过100万。",
	"他说……不知道。¦她走了……",
	"第一行是标题\n¦第二行是正文。",
	"「雲端業務會成長。」¦他說。",
	"Tianyi Cloud（天翼云）grew.¦它是中国电信的子公司。",
}

func TestSplit(t *testing.T) {
	for _, c := range cases {
		var want []string
		for _, w := range strings.Split(c, "¦") {
			if w = strings.TrimSpace(w); w != "" {
				want = append(want, w)
			}
		}
		text := strings.ReplaceAll(c, "¦", "")
		var got []string
		for _, s := range Split(text, data.Span{End: len(text)}) {
			got = append(got, s.Of(text))
		}
		if strings.Join(got, "¦") != strings.Join(want, "¦") {
			t.Errorf("\n got %q\nwant %q", got, want)
		}
	}
}

func TestSplitInside(t *testing.T) {
	text := "Before. One is here. Two is there. After."
	got := Split(text, data.Span{Start: 8, End: 34})
	if len(got) != 2 || got[0].Of(text) != "One is here." || got[1].Of(text) != "Two is there." {
		t.Errorf("got %v", got)
	}
	if got := Split("  \n ", data.Span{End: 4}); len(got) != 0 {
		t.Errorf("white space gives %v", got)
	}
}

func FuzzSplit(f *testing.F) {
	for _, c := range cases {
		f.Add(c)
	}
	for _, s := range []string{"...", ". . . .A", "((((. A", "1. A 2. B", "\xff. \xff", "a.\r\nB", "\u200b.\u3000。", "“. ”"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		at := 0
		for _, sp := range Split(s, data.Span{End: len(s)}) {
			if sp.Start < at || sp.End <= sp.Start || sp.End > len(s) {
				t.Fatalf("%v after offset %d of %q", sp, at, s)
			}
			if _, end := trim(s, at, sp.Start); end > at && strings.TrimFunc(s[at:sp.Start], space) != "" {
				t.Fatalf("%q of %q is in no sentence", s[at:sp.Start], s)
			}
			if a, b := trim(s, sp.Start, sp.End); a != sp.Start || b != sp.End {
				t.Fatalf("%v of %q has white space around it", sp, s)
			}
			at = sp.End
		}
		if strings.TrimFunc(s[at:], space) != "" {
			t.Fatalf("the end of %q is in no sentence", s)
		}
	})
}

// BenchmarkSplit cuts 4 KB of one paragraph of news, and 4 KB of this file's cases.
func BenchmarkSplit(b *testing.B) {
	news := strings.Repeat("Harbor Cloud Co. Ltd. said on Tuesday, Sept. 30, that revenue in the U.S. and in China grew 21.5 percent to 3.5 billion yuan (US$571 million) in the third quarter. It now serves more than 1.4 million customers, up from 1.1 million a year ago, Mr. Wu told reporters in Hangzhou. ", 20)
	var dense string
	for _, c := range cases {
		dense += strings.ReplaceAll(c, "¦", "") + " "
	}
	for name, text := range map[string]string{"news": news[:4096], "dense": dense[:4096]} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				Split(text, data.Span{End: len(text)})
			}
		})
	}
}

// TestLinear holds that ten times the text takes about ten times as long.
func TestLinear(t *testing.T) {
	for _, unit := range []string{"((((", "... ", ". . ", "1. A 2. B ", "\n", "a.m. ", "word ", "“ . ” ", "（。", "I. I. "} {
		short, long := strings.Repeat(unit, 2000), strings.Repeat(unit, 40000)
		fast := cost(short)
		if slow := cost(long); slow > 40*fast*5+50*time.Millisecond {
			t.Errorf("%q: %v for 20 times the text of %v", unit, slow, fast)
		}
	}
}

// cost is the least of three runs, since other work may hold up one.
func cost(text string) time.Duration {
	least := time.Duration(math.MaxInt64)
	for range 3 {
		start := time.Now()
		Split(text, data.Span{End: len(text)})
		least = min(least, time.Since(start))
	}
	return least
}
