package sheet

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

func utf16Of(s string, big bool) string {
	var b strings.Builder
	if big {
		b.WriteString("\xfe\xff")
	} else {
		b.WriteString("\xff\xfe")
	}
	for _, u := range utf16.Encode([]rune(s)) {
		hi, lo := byte(u>>8), byte(u)
		if !big {
			hi, lo = lo, hi
		}
		b.WriteByte(hi)
		b.WriteByte(lo)
	}
	return b.String()
}

func encoded(t *testing.T, s string, big5 bool) string {
	t.Helper()
	e := simplifiedchinese.GBK.NewEncoder()
	if big5 {
		e = traditionalchinese.Big5.NewEncoder()
	}
	out, err := e.String(s)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// Whatever a program writes a table in, the cells are the same.
func TestReadForms(t *testing.T) {
	const chinese = "日期,公司,金额\n2019,金山云,35\n"
	for _, c := range []struct {
		name, in string
		header   string
		rows     []string // "number: cells"
		plain    bool
	}{
		{"ours", "date,type\n2019,launch\n", "date|type", []string{"2: 2019|launch"}, true},
		{"mark", "\ufeffdate,type\n2019,launch\n", "date|type", []string{"2: 2019|launch"}, true},
		{"CRLF", "date,type\r\n2019,launch\r\n", "date|type", []string{"2: 2019|launch"}, true},
		{"tabs", "date\ttype\n2019\tlaunch, of a kind\n", "date|type", []string{"2: 2019|launch, of a kind"}, false},
		{"semicolons", "date;type\n2019;3,5\n2020;4,5\n", "date|type", []string{"2: 2019|3,5", "3: 2020|4,5"}, false},
		{"bars", "date|type\n2019|launch\n", "date|type", []string{"2: 2019|launch"}, false},
		{"sep=", "sep=;\r\ndate;type\r\n2019;a,b,c\r\n", "date|type", []string{"2: 2019|a,b,c"}, false},
		{"GBK", encoded(t, chinese, false), "日期|公司|金额", []string{"2: 2019|金山云|35"}, false},
		{"GBK of few words", encoded(t, "年份,厂商\n2019,优刻得\n", false), "年份|厂商", []string{"2: 2019|优刻得"}, false},
		{"Big5", encoded(t, "日期,金額\n2019,35\n", true), "日期|金額", []string{"2: 2019|35"}, false},
		{"UTF-16", utf16Of("日期\t金额\r\n2019\t35\r\n", false), "日期|金额", []string{"2: 2019|35"}, false},
		{"UTF-16 big", utf16Of(chinese, true), "日期|公司|金额", []string{"2: 2019|金山云|35"}, false},
		{"quotes", "a,b\n\"x, \"\"y\"\"\",z\n", "a|b", []string{`2: x, "y"|z`}, true},
		{"line breaks count as none", "a,b\n\"x\ny\",z\nu,v\n", "a|b", []string{"2: x\ny|z", "3: u|v"}, true},
		{"blank lines count", "a,b\n\n1,2\n,\n3,4\n", "a|b", []string{"3: 1|2", "5: 3|4"}, false},
		{"names twice and none", "a,a,,a\n1,2,3,4\n", "a|a (2)|#3|a (3)", []string{"2: 1|2|3|4"}, true},
		{"ragged", "a,b\n1\n1,2,3\n1,2,,\n", "a|b", []string{"2: ragged", "3: ragged", "4: 1|2"}, false},
		{"a stray quote", "a,b\n5\" disk,2\n3,4\n", "a|b", []string{"2: quote", "3: 3|4"}, false},
		{"an open quote", "a,b\n1,\"2\n3,4\n", "a|b", []string{"2: open"}, false},
		{"guarded", "a,b\n'=1+1,x\n", "a|b", []string{"2: =1+1|x"}, true},
		{"one column", "a\n1\n", "a", []string{"2: 1"}, true},
	} {
		s, err := Read("t.csv", []byte(c.in))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		var rows []string
		for _, r := range s.Rows {
			text := string(r.Why)
			if r.Why == "" {
				text = strings.Join(r.Cells, "|")
			}
			rows = append(rows, fmt.Sprintf("%d: %s", r.Number, text))
		}
		if got := strings.Join(s.Header, "|"); got != c.header || !slices.Equal(rows, c.rows) || s.Plain != c.plain {
			t.Errorf("%s: %q %q plain %v\nwant %q %q %v", c.name, got, rows, s.Plain, c.header, c.rows, c.plain)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	for name, in := range map[string]string{
		"empty": "", "only a mark": "\ufeff", "a picture": "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00", "a broken header": "a,\"b\n1,2\n",
		"too wide": strings.Repeat("a,", mostColumns+1) + "\n",
	} {
		if _, err := Read("t.csv", []byte(in)); err == nil || !strings.HasPrefix(err.Error(), "t.csv: ") || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestGuess(t *testing.T) {
	for _, c := range []struct{ header, row, want string }{
		{"Date,Title,Company,Summary,Link", "2019,A,B,C,D", "date=Date,type:other,headline=Title,companies=Company,digest=Summary,source_url=Link"},
		{"日期,事件,类型,公司,地点,来源,链接", "2019,,,,,,", "date=日期,type=类型,headline=事件,companies=公司,place=地点,source_publisher=来源,source_url=链接"},
		{"公司,年度,营收（亿元）,来源", "a,2019,3,b", "metric:revenue,subject=公司,period=年度,value=营收（亿元）,unit:CNY,source_publisher=来源"},
		{"Vendor;Quarter;Market share (%)", "a;2019Q1;3", "metric:market_share,subject=Vendor,period=Quarter,value=Market share (%),unit:percent"},
		{"指标\t企业\t期间\t数值\t单位\t研究机构", "a\tb\t2019\t3\t亿元\tIDC", "metric=指标,subject=企业,period=期间,value=数值,unit=单位,issuer=研究机构"},
		{"Company,Year,Revenue RMB mn", "a,2019,3", "metric:revenue,subject=Company,period=Year,value=Revenue RMB mn,unit:CNY"},
		{"公司,年份,云收入/百万美元", "a,2019,3", "metric:revenue,subject=公司,period=年份,value=云收入/百万美元,unit:USD"},
		{"Company,Year,Revenue (restated)", "a,2019,3", "metric:revenue,subject=Company,period=Year,value=Revenue (restated)"},
		{"id,Headline,Date", "1,a,2019", "date=Date,type:other,headline=Headline"},
		{"id,Headline,Date", "0123456789abcdef,a,2019", "id=id,date=Date,headline=Headline"},
		{"指标,公司,年度,营收,金额", "a,b,2019,3,4", "metric=指标,subject=公司,period=年度,value=营收"},
		{"x,y,z", "1,2,3", "type:other"},
	} {
		s, err := Read("t.csv", []byte(c.header+"\n"+c.row+"\n"))
		if err != nil {
			t.Fatal(err)
		}
		if got := Guess(s).String(); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.header, got, c.want)
		}
	}
}

func TestOwn(t *testing.T) {
	for header, want := range map[string]bool{
		"date,type,headline": true, "Date,TYPE,headline,companies": true, "metric,subject,period,value,unit": true, "id,value": true, "id,headline": true,
		"id": false, "id,source_title": false, "date,headline": false, "日期,类型,标题": false, "id,x": false,
	} {
		if _, got := Own(strings.Split(header, ",")); got != want {
			t.Errorf("%s: %v, want %v", header, got, want)
		}
	}
}

func TestSaid(t *testing.T) {
	s, err := Read("t.csv", []byte("日期,金额,谁,Note\n2019,3,a,b\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ choices, want string }{
		{"value=金额,date=日期", "period=日期,value=金额,note=Note"},
		{"value=金额,subject=谁,metric:revenue,unit:亿元,note=", "metric:revenue,subject=谁,period=日期,value=金额,unit:亿元"},
		{"headline=谁", "date=日期,type:other,headline=谁,digest=Note"},
		{"headline=Note,type:launch", "date=日期,type:launch,headline=Note"},
	} {
		m, err := Said(s, strings.Split(c.choices, ","))
		if err != nil || m.String() != c.want {
			t.Errorf("%s: %s %v, want %s", c.choices, m, err, c.want)
		}
		if again, err := Said(s, strings.Split(m.String(), ",")); err != nil || again.String() != m.String() && !strings.Contains(c.choices, "note=") {
			t.Errorf("%s: said again it is %s %v", c.choices, again, err)
		}
	}
	for _, bad := range []string{"value", "=金额", "value=nowhere", "nothing=金额", "value=金额,headline=谁"} {
		if m, err := Said(s, strings.Split(bad, ",")); err == nil {
			t.Errorf("%s: %s", bad, m)
		}
	}
}

// Another column of values brings its own metric and unit, unless a person said
// them.
func TestMetricAndUnitFollowTheValues(t *testing.T) {
	s, err := Read("t.csv", []byte("公司,年度,营收（亿元）,净利润（百万美元）,别的\na,2019,3,4,5\n"))
	if err != nil {
		t.Fatal(err)
	}
	m := Guess(s)
	for _, c := range []struct{ column, metric, unit string }{
		{"净利润（百万美元）", "profit_loss", "USD"}, {"营收（亿元）", "revenue", "CNY"}, {"别的", "", ""}, {"净利润（百万美元）", "profit_loss", "USD"},
	} {
		m = m.Choose("value", Source{Column: c.column})
		if got, want := m.From["metric"].Fixed+" "+m.From["unit"].Fixed, c.metric+" "+c.unit; got != want {
			t.Errorf("%s: %s, want %s", c.column, got, want)
		}
	}
	m = m.Choose("metric", Source{Fixed: "other"}).Choose("value", Source{Column: "营收（亿元）"})
	if got := m.From["metric"].Fixed; got != "other" {
		t.Errorf("what a person said became %s", got)
	}
	for choices, want := range map[string]string{
		"value=净利润（百万美元）":                "metric:profit_loss,subject=公司,period=年度,value=净利润（百万美元）,unit:USD",
		"value=净利润（百万美元）,metric:revenue": "metric:revenue,subject=公司,period=年度,value=净利润（百万美元）,unit:USD",
	} {
		if m, err := Said(s, strings.Split(choices, ",")); err != nil || m.String() != want {
			t.Errorf("%s: %s %v", choices, m, err)
		}
	}
}

// Whatever the bytes, a table or one line says why not; and what is made of it
// can be read again.
func FuzzSheet(f *testing.F) {
	f.Add([]byte("sep=;\r\nDate;Revenue (RMB mn);Company\r\n3/4/2019;\"1,5\";a\r\n"))
	f.Add([]byte("\ufeff公司,年度,营收（亿元）\n金山云,2019,\"3,5\"\n,,\n\"x"))
	f.Add([]byte(utf16Of("日期\t事件\n2019\ta\n", false)))
	f.Add([]byte("\xc8\xd5\xc6\xda,\xb1\xea\xcc\xe2\n2019,a\n"))
	f.Add([]byte("metric,subject,period,value,unit\nrevenue,a,2019,(35.5),US$ mn\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		s, err := Read("t.csv", raw)
		if err != nil {
			if strings.Contains(err.Error(), "\n") {
				t.Errorf("%q", err)
			}
			return
		}
		last := 1
		for _, r := range s.Rows {
			if r.Number <= last && r.Why == "" {
				t.Errorf("row %d after row %d", r.Number, last)
			}
			last = max(last, r.Number)
			if r.Why == "" && len(r.Cells) != len(s.Header) {
				t.Errorf("row %d has %d cells of %d", r.Number, len(r.Cells), len(s.Header))
			}
		}
		for _, kind := range []Kind{Events, Figures} {
			m := GuessAs(s, kind)
			if !m.Fits(s.Header) {
				t.Errorf("%s is no mapping of %q", m, s.Header)
			}
			table := s.As(m, func(string) bool { return false })
			if len(table.Lines) != len(s.Rows) {
				t.Errorf("%d lines of %d rows", len(table.Lines), len(s.Rows))
			}
			var good []Line
			for _, l := range table.Lines {
				for _, fault := range l.Faults {
					if strings.Contains(fault.Error(), "\n") {
						t.Errorf("%q", fault.Error())
					}
				}
				if len(l.Faults) == 0 {
					good = append(good, l)
				}
			}
			again, err := Read("t.csv", table.CSV(good))
			if err != nil || len(again.Rows) != len(good) {
				t.Fatalf("%d rows came back as %d: %v", len(good), len(again.Rows), err)
			}
			for i, l := range good {
				for j, cell := range l.Cells {
					if got := again.Rows[i].Cells[j]; utf8.ValidString(cell) && got != cell {
						t.Errorf("%q came back as %q", cell, got)
					}
				}
			}
		}
	})
}
