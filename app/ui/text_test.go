package ui

import (
	"strings"
	"sync"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/cockroachdb/apd/v3"

	"yunshi/data"
)

var loadWords = sync.OnceValue(LoadWords)

// begin sets up Fyne's test driver with our theme and words.
func begin(t *testing.T) {
	t.Helper()
	if err := loadWords(); err != nil {
		t.Fatal(err)
	}
	test.NewTempApp(t).Settings().SetTheme(NewTheme(false))
}

func TestWordsBreakWhereALineMay(t *testing.T) {
	for text, want := range map[string]string{
		"one two":          "one| |two",
		"阿里云与IBM":          "阿|里|云|与|IBM",
		"云。下":              "云。|下",
		"R&D in 2015, say": "R&D| |in| |2015,| |say",
		"":                 "",
	} {
		if got := strings.Join(words(text), "|"); got != want {
			t.Errorf("words(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestParagraphKeepsEveryWordWithinItsWidth(t *testing.T) {
	begin(t)
	const text = "A made-up cloud opens a made-up region in a city 云计算中心正式启用 and says so in one long sentence."
	for _, width := range []float32{60, 120, 300, 1000} {
		p := NewParagraph(SizeText, Run{Text: text})
		all := ""
		for _, line := range p.wrap(width) {
			for _, pc := range line {
				all += pc.text
				if pc.x > 0 && pc.x+pc.w > width+0.5 && !pc.space {
					t.Errorf("at %v: %q ends at %v", width, pc.text, pc.x+pc.w)
				}
			}
			all += " "
		}
		if strings.ReplaceAll(all, " ", "") != strings.ReplaceAll(text, " ", "") {
			t.Errorf("at %v the paragraph says %q", width, all)
		}
	}
}

func TestParagraphHeightFollowsItsWidth(t *testing.T) {
	begin(t)
	p := NewParagraph(SizeText, Run{Text: strings.Repeat("word ", 40)})
	if narrow, wide := p.HeightAt(100), p.HeightAt(600); narrow <= wide {
		t.Errorf("height %v at 100 and %v at 600", narrow, wide)
	}
	p.MaxLines = 2
	if h := p.HeightAt(100); h > 2*p.lineHeight()+1 {
		t.Errorf("two lines at most, but %v high", h)
	}
}

func TestEllipsisFits(t *testing.T) {
	begin(t)
	for _, text := range []string{"Alibaba Cloud", "阿里云计算有限公司", "x", ""} {
		for _, width := range []float32{1, 20, 40, 400} {
			got := Ellipsis(text, width, SizeText, fyne.TextStyle{})
			if w := fyne.MeasureText(got, SizeText, fyne.TextStyle{}).Width; w > width+0.6 && got != "…" {
				t.Errorf("Ellipsis(%q, %v) = %q, %v wide", text, width, got, w)
			}
			if got != text && !strings.HasSuffix(got, "…") {
				t.Errorf("Ellipsis(%q, %v) = %q", text, width, got)
			}
		}
	}
}

func TestDateAsAPersonWritesIt(t *testing.T) {
	begin(t)
	day := data.OnDay(data.DayOf(2017, 3, 19))
	about := data.InYear(2015)
	about.About = true
	for want, d := range map[string]data.Date{
		"undated":                    {},
		"19 March 2017":              day,
		"March 2017":                 data.InMonth(2017, 3),
		"Q2 2014":                    data.InQuarter(2014, 2),
		"H1 2015":                    data.InHalf(2015, 1),
		"first nine months of 2022":  data.NineMonths(2022),
		"2019":                       data.InYear(2019),
		"FY2016":                     data.FiscalYear(2016, 3),
		"by 2019":                    data.UpTo(data.InYear(2019)),
		"since March 2013":           data.Since(data.InMonth(2013, 3)),
		"about 2015":                 about,
		"2025 – 2027":                data.Interval(data.DayOf(2025, 1, 1), data.DayOf(2027, 12, 31)),
		"8 June 2015 – 14 June 2015": data.Interval(data.DayOf(2015, 6, 8), data.DayOf(2015, 6, 14)),
	} {
		if got := Date(d); got != want {
			t.Errorf("%s is shown as %q, want %q", d, got, want)
		}
	}
	if got := ShortDate(day); got != "19 Mar 2017" {
		t.Errorf("short: %q", got)
	}
}

func TestAmount(t *testing.T) {
	begin(t)
	dec := func(s string) *apd.Decimal {
		d, _, err := apd.NewFromString(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for want, f := range map[string]*data.Figure{
		"¥2.163 bn":         {Value: dec("2163000000"), Unit: "CNY"},
		"about US$500 m":    {Value: dec("500000000"), Unit: "USD", Qualifier: data.About},
		"47.6 %":            {Value: dec("47.6"), Unit: data.Percent, Qualifier: data.Exact},
		"more than 2.3 m":   {Value: dec("2.3E+6"), Unit: data.Count, Qualifier: data.MoreThan},
		"−¥158 m":           {Value: dec("-158000000"), Unit: "CNY"},
		"¥5 bn – ¥8 bn":     {Low: dec("5E9"), High: dec("8E9"), Unit: "CNY"},
		"BRL 3 m":           {Value: dec("3000000"), Unit: "BRL"},
		"¥1.235 bn":         {Value: dec("1234567890"), Unit: "CNY"},
		"at most 12":        {Value: dec("12"), Unit: data.Count, Qualifier: data.AtMost},
		"–":                 {Unit: "CNY"},
		"almost US$1.2 tn":  {Value: dec("1200000000000"), Unit: "USD", Qualifier: data.Almost},
		"less than 0.125 %": {Value: dec("0.125"), Unit: data.Percent, Qualifier: data.LessThan},
	} {
		if got := Amount(f); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestAmountInChinese(t *testing.T) {
	if err := LoadWordsIn("zh"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := LoadWordsIn("en"); err != nil {
			t.Error(err)
		}
	})
	for want, f := range map[string]*data.Figure{
		"39.56亿元":     {Value: apd.New(3956, 6), Unit: "CNY"},
		"约 5亿美元":      {Value: apd.New(5, 8), Unit: "USD", Qualifier: data.About},
		"47.6%":       {Value: apd.New(476, -1), Unit: data.Percent},
		"−1.58亿元":     {Value: apd.New(-158, 6), Unit: "CNY"},
		"50亿元 – 80亿元": {Low: apd.New(5, 9), High: apd.New(8, 9), Unit: "CNY"},
		"230万":        {Value: apd.New(23, 5), Unit: data.Count},
		"1.2万亿美元":     {Value: apd.New(12, 11), Unit: "USD"},
		"300万 BRL":    {Value: apd.New(3, 6), Unit: "BRL"},
		"9999元":       {Value: apd.New(9999, 0), Unit: "CNY"},
	} {
		if got := Amount(f); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestWordsWiderThanALineAreCut(t *testing.T) {
	measure := func(s string) float32 { return float32(len(s)) }
	for _, c := range []struct{ word, want string }{
		{"short", "short"},
		{"/home/ana/.config/fyne/id", "/home/ana/|.config/|fyne/id"},
		{"abcdefghijklmnopqrst", "abcdefghijkl|mnopqrst"},
		{`C:\Users\ana\yunshi`, `C:\Users\|ana\yunshi`},
	} {
		if got := strings.Join(fitting([]string{c.word}, 12, measure), "|"); got != c.want {
			t.Errorf("%s: %s, want %s", c.word, got, c.want)
		}
	}
	if got := fitting([]string{"ab"}, 0.5, measure); strings.Join(got, "|") != "a|b" {
		t.Errorf("a line narrower than a letter: %q", got)
	}
}
