package registry

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"yunshi/data"
	"yunshi/data/token"
)

func TestUnknown(t *testing.T) {
	r := Bundled()
	for _, c := range []struct{ in, want string }{
		{"It sold a stake to Bluefin Gestion SA for cash.", "Bluefin Gestion SA=Bluefin Gestion"},
		{"Hangzhou Quickstream Network Technology Co., Ltd. won the bid.", "Hangzhou Quickstream Network Technology Co., Ltd.=Hangzhou Quickstream Network Technology"},
		{"In May Redwillow Capital and Microsoft bought in.", "Redwillow Capital=Redwillow Capital*"},
		{"The Cloud Group said so, and the Information Technology department agreed.", ""},
		{"Redwillow Capital Leads Round", ""},
		{"Series C, 2014: $22m led by Heron Capital", "Heron Capital=Heron Capital*"},
		{"Series B: $5m, Osprey Venture Partners", "Osprey Venture Partners=Osprey Venture Partners*"},
		{"he met the group at Beijing Capital Airport", ""},
		{"Intel Corp and Huawei Technologies Co Ltd", ""},
		{"据悉，蓝鲸数据科技股份有限公司与华为签约", "蓝鲸数据科技股份有限公司=蓝鲸数据科技"},
		{"a unit of Fizz & Fuzz Holdings plc", "Fizz & Fuzz Holdings plc=Fizz & Fuzz Holdings"},
		{"In May it signed Nantong Metro and Lushan Airlines.", "Nantong Metro=Nantong Metro*; Lushan Airlines=Lushan Airlines*"},
		{"They met on the metro in Nanjing.", ""},
		{"It got the money from Heron Technology Ventures in May.", "Heron Technology Ventures=Heron Technology Ventures*"},
		{"It got the money from Osprey Asset Management and the Heron Energy Fund.", "Osprey Asset Management=Osprey Asset Management*; Heron Energy Fund=Heron Energy Fund*"},
		{"It put the National Pension Fund and the Data Center Group off.", ""},
		{"Oakridge (China) Ltd", ""},
		{"It formed the Cloud and Smart Industries Group last year.", ""},
		{"Beijing Kingsoft Cloud Network Technology Co., Ltd. and 北京金山云网络技术有限公司", ""},
	} {
		toks := token.Split(c.in)
		if got := show(c.in, r.Unknown(c.in, toks, r.Find(c.in, toks))); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

func TestRead(t *testing.T) {
	r := Bundled()
	for _, c := range []struct{ in, want string }{
		{
			"China Petro & Chem Corp (中國石油化學), also known as Sinopec, signed. China Petro & Chem Corp pays.",
			"China Petro & Chem Corp (中國石油化學)=Sinopec; Sinopec=Sinopec; China Petro & Chem Corp=Sinopec",
		},
		{
			"Greenmoss Data Technology Co (GDT) opened a hall. GDT is small.",
			"Greenmoss Data Technology Co (GDT)=Greenmoss Data Technology; GDT=Greenmoss Data Technology",
		},
		{
			"Shenzhen Bluekite Industry Co Ltd buys it. Critics doubt that Bluekite can pay.",
			"Shenzhen Bluekite Industry Co Ltd=Shenzhen Bluekite Industry; Bluekite=Shenzhen Bluekite Industry",
		},
		{"Tencent Holdings, also called Penguin Cloud, grew. Penguin Cloud hired.", "Tencent Holdings=Tencent; Penguin Cloud=Tencent; Penguin Cloud=Tencent"},
		{"Huawei (Shenzhen) and Intel (Nasdaq) met.", "Huawei=Huawei; Intel=Intel; Nasdaq=Nasdaq"},
	} {
		toks := token.Split(c.in)
		found, own := r.Read(c.in, toks)
		if got := show(c.in, found); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.in, got, c.want)
		}
		for _, m := range found {
			if own.Company(m.Company) == nil {
				t.Errorf("%s: the registry returned does not know %s", c.in, m.Company)
			}
		}
	}
}

func TestWith(t *testing.T) {
	r := Bundled()
	own := r.With([]data.Company{
		{ID: "Bluekite", Aliases: []data.Alias{{Text: "蓝风筝", Kind: data.Simplified}}},
		{ID: "Huawei", Aliases: []data.Alias{{Text: "Big H", Kind: data.Learned}}},
	})
	text := "Bluekite (蓝风筝) and Big H"
	if got := show(text, own.Find(text, token.Split(text))); got != "Bluekite (蓝风筝)=Bluekite; Big H=Huawei" {
		t.Errorf("got %s", got)
	}
	if got := r.Find(text, token.Split(text)); len(got) != 0 {
		t.Errorf("the base learned, too: %s", show(text, got))
	}
	if id, ok := own.Resolve("蓝风筝有限公司"); !ok || id != "Bluekite" {
		t.Errorf("Resolve: %q, %v", id, ok)
	}
	if own.Company("Huawei").Name(data.Simplified) == "" || len(own.Companies()) != len(r.Companies())+1 {
		t.Error("a known company must keep its names, and count once")
	}
}

// TestTable: the table as a domain expert may leave it.
func TestTable(t *testing.T) {
	r := Bundled()
	if n := len(r.Companies()); n < 160 {
		t.Errorf("only %d companies", n)
	}
	owner := map[string]data.CompanyID{}
	for _, c := range r.Companies() {
		if c.Parent != "" && r.Company(c.Parent) == nil {
			t.Errorf("%s: the parent %s is not in the table", c.ID, c.Parent)
		}
		for _, a := range namesOf(c) {
			if a.Kind == data.Pinyin {
				continue
			}
			key := joinKey(keyWords(a.Text))
			if other, ok := owner[key]; ok && other != c.ID {
				t.Errorf("%q names both %s and %s", a.Text, other, c.ID)
			}
			owner[key] = c.ID
			if id, _ := r.Resolve(a.Text); id != c.ID {
				t.Errorf("%q resolves to %q, want %q", a.Text, id, c.ID)
			}
			han := strings.ContainsFunc(a.Text, func(r rune) bool { return r >= 0x4e00 && r <= 0x9fff })
			if (a.Kind == data.Simplified || a.Kind == data.Traditional) != han && a.Kind != data.English && a.Kind != data.Former {
				t.Errorf("%s: %q stands in the wrong column", c.ID, a.Text)
			}
		}
	}
	for parent, u := range r.units {
		if r.Company(parent) == nil || r.Company(u.company) == nil {
			t.Errorf("units.csv: %s or %s is not in companies.csv", parent, u.company)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"Alibaba's cloud unit (阿里云)", "IBM-Wanda (Nasdaq: X) Co., Ltd.", "(((Tencent(腾讯", "有限公司华为有限公司", "\xff Baidu\u200b’s"} {
		f.Add(s)
	}
	r := Bundled()
	f.Fuzz(func(t *testing.T, s string) {
		toks := token.Split(s)
		found, own := r.Read(s, toks)
		last := 0
		for _, m := range found {
			if m.Start < last || m.End <= m.First || m.Span.End > len(s) || m.Start != toks[m.First].Start || m.Span.End != toks[m.End-1].End {
				t.Fatalf("mention %+v after offset %d of %q", m, last, s)
			}
			if own.Company(m.Company) == nil {
				t.Fatalf("%+v names no company", m)
			}
			last = m.Span.End
		}
	})
}

// TestReadContext: names without a company's form that the text treats as one,
// and names that only look like it.
func TestReadContext(t *testing.T) {
	r := Bundled()
	for _, c := range []struct{ in, want string }{
		{"It works with the storage start-up Bluekite on a plan.", "Bluekite=Bluekite"},
		{"Bluekite, a Wuhan-based maker of servers, won. Later Bluekite left.", "Bluekite=Bluekite; Bluekite=Bluekite"},
		{"Alibaba, Bluekite and Tencent met there.", "Alibaba=Alibaba Group; Bluekite=Bluekite; Tencent=Tencent"},
		{"In June it bought Bluekite for cash and took a stake in Redwillow.", "Bluekite=Bluekite; Redwillow=Redwillow"},
		{"Ann Miller, a former manager of the company, spoke.", ""},
		{"Ann Miller, a company spokeswoman, spoke to the carrier.", ""},
		{"the retailer Li Ming and the company in Wuhan", ""},
		{"Alibaba, Wuhan and Tencent met there; Baidu, AI and Tencent", "Alibaba=Alibaba Group; Tencent=Tencent; Baidu=Baidu; Tencent=Tencent"},
		{"It pays 20 billion yen for 97% of Bluekite, which is old.", "Bluekite=Bluekite"},
		{"It won the retailer Red-Willow for its cloud.", "Red-Willow=Red-Willow"},
		{"Some 97% of Bluekites fly.", ""},
		{"it bought Xeon chips and invested in Singapore", ""},
		{"Range of products. Box office. Target customers. Henry Ford and Susan Visa came. Slack demand hurts.", ""},
		{"Snap said so. Box has grown.", "Snap=Snap*; Box=Box*"},
		{"Range of products, says Range, the data-centre firm.", "Range=Range Technology Development*; Range=Range Technology Development*"},
	} {
		found, _ := r.Read(c.in, token.Split(c.in))
		if got := show(c.in, found); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

// TestReadDeeds: plain names that are companies by what is said of them, in one wording
// after the other, and names of people, places and products of which the like is said.
func TestReadDeeds(t *testing.T) {
	r := Bundled()
	for _, c := range []struct{ in, want string }{
		{"Bluekite's chief executive resigned.", "Bluekite"},
		{"That worries Bluekite's shareholders.", "Bluekite"},
		{"It was sent out by Bluekite's finance chief.", "Bluekite"},
		{"The founder of Bluekite, who is 40, sold.", "Bluekite"},
		{"Ann Bell, chief executive of Bluekite, said so.", "Bluekite"},
		{"He was made chairman of Redwillow University.", ""},
		{"Bluekite is a maker of servers.", "Bluekite"},
		{"Bluekite is one of the biggest operators of halls.", "Bluekite"},
		{"Bluekite was the first manufacturer to sign up.", "Bluekite"},
		{"Chen is a maker of servers.", ""},
		{"Hainan is a customer of the past.", ""},
		{"Bluekite, as the start-up is called, lost it all.", "Bluekite"},
		{"Bluekite, one of the biggest hospital groups in the Gulf, pays.", "Bluekite"},
		{"Its customers include Bluekite, Redwillow and Oakmere.", "Bluekite; Redwillow; Oakmere"},
		{"It won customers such as Bluekite and Redwillow.", "Bluekite; Redwillow"},
		{"It counts 40 clients, among them Bluekite and Siemens.", "Bluekite; Siemens"},
		{"Operators like Bluekite wait.", "Bluekite"},
		{"The customers of the cloud: Bluekite, Redwillow", "Bluekite; Redwillow"},
		{"It has sites in cities including Jinhua and Bluekite.", ""},
		{"It deals with companies including Siemens and SAP, Miller said.", "Siemens; SAP"},
		{"Siemens and Bluekite are among its customers.", "Siemens; Bluekite"},
		{"Siemens and Bluekite signed a pact.", "Siemens; Bluekite"},
		{"Bluekite and Siemens have formed a venture.", "Bluekite; Siemens"},
		{"It is a pact between Bluekite and Siemens.", "Bluekite; Siemens"},
		{"Its chips go to Siemens, SAP and Bluekite for a start.", "Siemens; SAP; Bluekite"},
		{"It works with Siemens and SAP, Miller said.", "Siemens; SAP"},
		{"Similarly, Siemens and SAP came.", "Siemens; SAP"},
		{"In Altdorf, Siemens and SAP came.", "Siemens; SAP"},
		{"Another 5 million yuan of funding arrived from Bluekite, Redwillow and others.", "Bluekite; Redwillow"},
		{"A placement brings $150m from Bluekite, Redwillow and a vehicle of Siemens.", "Bluekite; Redwillow; Siemens"},
		{"The round is $5m; she hails from Wuhan, Monday and others.", ""},
		{"Older backers Bluekite, Redwillow and Oakmere came back.", "Bluekite; Redwillow; Oakmere"},
		{"Use of funds: Bluekite, Redwillow and staff.", ""},
		{"Siemens and Zhang signed a pact.", "Siemens"},
		{"Siemens and Malaysia's Bluekite signed a pact.", "Siemens; Bluekite"},
		{"In May it picked up Bluekite, a tool maker.", "Bluekite"},
		{"It took over Bluekite in June.", "Bluekite"},
		{"After the takeover of Bluekite by a fund it went quiet.", "Bluekite"},
		{"He picked up Mandarin in school.", ""},
		{"Its Wuhan peer Bluekite, which is small, agreed.", "Bluekite"},
		{"The steel concern Bluekite ordered it.", "Bluekite"},
		{"The partner, Bluekite, did not call back.", "Bluekite"},
		{"The head of that unit, Ann Miller, left.", ""},
		{"Bluekite went public in 2019.", "Bluekite"},
		{"Bluekite raised $20 million from a fund.", "Bluekite"},
		{"Bluekite Cloud said so.", "Bluekite Cloud"},
		{"Hybrid Cloud has its day.", ""},
		{"In Wuxi, Bluekite Broadband pays.", "Bluekite Broadband"},
		{"Redwillow Cloud (红柳云), too, was sold.", "Redwillow Cloud"},
		{"The developer Bluekite Park Group came, and Bluekite's chairman sang.", "Bluekite Park Group; Bluekite Park Group"},
		{"An official of China Mobile (Suzhou) Software Technology spoke.", "China Mobile (Suzhou) Software Technology"},
		{"The state builder China Railway Construction ordered it.", "China Railway Construction"},
		{"An official of IBM (China) Co spoke.", "IBM"},
		{"It sued Bluekite Science and Technology Development of Wuhan.", "Bluekite Science and Technology Development"},
		{"The Ministry of Science and Technology agreed with Siemens.", "Ministry of Science and Technology; Siemens"},
		{"It helps the state-backed Wuxi Bluekite Software Park to build.", "Wuxi Bluekite Software Park"},
		{"It has offices in Wuxi Bluekite Software Park now.", ""},
		{"The operator bought BJ15 and two other sites.", ""},
		{"She buys steel for Xiamen Fernleaf Bearings in Fujian.", "Xiamen Fernleaf Bearings"},
		{"He works for Lazada owner Alibaba now.", "Alibaba Group"},
		{"It is worth ten Kingsoft Clouds by now.", "Kingsoft Cloud"},
		{"Searches on Weibo turned up nothing.", ""},
		{"Lawyers at Quilter doubt that it is legal.", "Quilter"},
		{"An analyst at Brambledown said so.", "Brambledown"},
		{"Engineers at Brambledown University said so.", ""},
		{"The new company has been christened Orbwheel and has 40 staff.", "Orbwheel"},
		{"The ship was christened Orbwheel by a girl.", ""},
		{"A fine hit two smaller hosts, Tidepool and Fernly, in May.", "Tidepool; Fernly"},
		{"It has halls in two cities, Tidepool and Fernly, in the north.", ""},
		{"The bid of a consortium of Tidepool and Fernly was dearer.", "Tidepool; Fernly"},
		{"It lies between Tidepool and Fernly on the coast.", ""},
		{"The round brought 20 million dollars; Tidepool led it.", "Tidepool"},
		{"The army was slow. Tidepool led it.", ""},
		{"It rents to manufacturers from home, such as Tidepool or Fernly.", "Tidepool; Fernly"},
		{"Digital China opened an office near the Digital China Summit.", "Digital China"},
		{"JD.com Denies It Is Shopping Its Cloud Arm to Carriers", "JD.com"},
		{"Servers run on chips of Arm, it says.", "Arm"},
	} {
		found, _ := r.Read(c.in, token.Split(c.in))
		var got []string
		for _, m := range found {
			got = append(got, string(m.Company))
		}
		if got := strings.Join(got, "; "); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

// TestReadIsLinear: a text made to be slow takes no longer than its length.
// TestThings checks that an abbreviation is a company only where it is no thing.
func TestThings(t *testing.T) {
	for text, want := range map[string]bool{
		"According to IDC, the market grew by a third.":                      true,
		"IDC counts the vendors twice a year.":                               true,
		"It opened an Internet Data Center (IDC) in Lagos.":                  false,
		"The IDC business took in 3 billion yuan.":                           false,
		"Of that, 9 billion yuan are for industry (cloud, IDC).":             false,
		"Gartner and IDC count differently.":                                 true,
		"It was the first IDC stock of China.":                               false,
		"The small IDC merchants will lose blood.":                           false,
		"Revenue from cloud and IDC services rose by a tenth in the spring.": false,
	} {
		found, _ := Bundled().ReadInto(nil, text, token.Split(text))
		got := slices.ContainsFunc(found, func(m Mention) bool { return m.Company == "IDC" })
		if got != want {
			t.Errorf("%s: IDC the company %v, want %v", text, got, want)
		}
	}
}

func TestReadIsLinear(t *testing.T) {
	var b strings.Builder
	for i := range 40_000 {
		fmt.Fprintf(&b, "Aaaa%c%c%c Group, ((also known as ", 'a'+i%26, 'a'+i/26%26, 'a'+i/676%26)
	}
	start := time.Now()
	Bundled().Read(b.String(), token.Split(b.String()))
	if d := time.Since(start); d > 20*time.Second {
		t.Errorf("%d KB took %v", b.Len()>>10, d)
	}
}

func BenchmarkRead(b *testing.B) {
	text := strings.Repeat("Bluekite Data Technology Co Ltd said on Tuesday that its rival Aliyun (阿里雲) signed a deal with the port city, and that revenue grew 21 percent to US$32 billion while Tencent’s cloud arm and Microsoft Corp fell behind, analysts at IDC said. ", 17)[:4096]
	toks := token.Split(text)
	r := Bundled()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		r.Read(text, toks)
	}
}
