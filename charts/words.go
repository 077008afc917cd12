package charts

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/cockroachdb/apd/v3"

	"yunshi/data"
)

// Chinese is the language of Options and Spec in which a chart speaks 简体中文;
// any other is English.
const Chinese = "zh"

//go:embed words_zh.tsv
var wordsTSV string

// chinese is the table of words: an English text or format, and what a Chinese
// chart says in its place. A test holds that the table has every format of the
// package and that both sides take the same arguments.
var chinese = readWords(wordsTSV)

func readWords(table string) map[string]string {
	out := map[string]string{}
	for _, line := range strings.Split(table, "\n") {
		if english, text, ok := strings.Cut(line, "\t"); ok && !strings.HasPrefix(line, "#") {
			out[english] = strings.TrimSpace(text)
		}
	}
	return out
}

// words is the language of a chart, and the names that its companies have there.
type words struct {
	zh    bool
	names map[data.CompanyID]*data.Company
}

func wordsOf(language string) words { return words{zh: language == Chinese} }

// say formats an English text of the table, or its Chinese counterpart.
func (w words) say(format string, args ...any) string {
	format = w.word(format)
	if len(args) == 0 {
		return format
	}
	s := fmt.Sprintf(format, args...)
	if !w.zh {
		s = strings.ReplaceAll(s, "s's ", "s' ") // China cloud infrastructure services' growth
	}
	return s
}

// word is a text of the table in the chart's language; one that the table lacks,
// such as a segment that a person's own article names, stays as it is.
func (w words) word(s string) string {
	if w.zh {
		if text, ok := chinese[s]; ok {
			return text
		}
	}
	return s
}

// Segment is the name of a part of a company or a market in a language, Chinese or English;
// one of a person's own stays as it is.
func Segment(name, language string) string { return wordsOf(language).word(name) }

// name is a company, issuer, market or segment in the chart's language.
func (w words) name(s string) string {
	if !w.zh {
		return s
	}
	if text, ok := chinese[s]; ok {
		return text
	}
	if c := w.names[data.CompanyID(s)]; c != nil {
		if text := c.Name(data.Simplified); text != "" {
			return text
		}
	}
	return s
}

// list joins names: "a", "a and b", "a, b and c".
func (w words) list(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	if w.zh {
		return strings.Join(names[:last], "、") + "和" + names[last]
	}
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// join strings remarks together in one line.
func (w words) join(parts []string) string {
	if w.zh {
		return strings.Join(parts, "；")
	}
	return strings.Join(parts, "; ")
}

// sentence begins with a capital and ends with a full stop.
func (w words) sentence(s string) string {
	switch {
	case s == "":
		return ""
	case w.zh:
		return s + "。"
	}
	return w.capital(s) + "."
}

// comma stands between the parts of a label.
func (w words) comma() string {
	if w.zh {
		return "，"
	}
	return ", "
}

// money writes an amount with so many significant digits, as Money does; Chinese
// counts in 万, 亿 and 万亿.
func (w words) money(v *apd.Decimal, unit string, significant int) string {
	if !w.zh || unit == Index {
		return money(v, unit, significant)
	}
	if unit == data.Percent {
		return digitsOf(v, 0, significant, 2) + "%"
	}
	exp := exponentIn(unit, float(abs(v)), []int{12, 8, 4})
	return digitsOf(v, exp, significant, 2) + w.unit(unit, exp)
}

// said is an amount with its source's hedge in words: "more than ¥3 tn".
func (w words) said(v *apd.Decimal, q data.Qualifier, unit string) string {
	return w.word(hedges[q][1]) + w.money(v, unit, 3)
}

func (w words) figure(f *data.Figure) string { return w.said(f.Value, f.Qualifier, f.Unit) }

// unit is the unit for a subtitle: "billion yuan", "US$ billion", "percent".
func (w words) unit(unit string, exp int) string {
	word, ok := unitWords[unit]
	if !ok {
		word = unit
	}
	switch {
	case w.zh:
		return exponentSigns[exp] + w.word(word)
	case exponentWords[exp] == "":
		return word
	case unit == "CNY":
		return exponentWords[exp] + " " + word
	}
	return strings.TrimSpace(word + " " + exponentWords[exp])
}

// date writes a date as a person does: "9 Dec 2021", "Dec 2021", "Q4 2021",
// "H1 2022", "FY2016", "2025–2027".
func (w words) date(d data.Date) string {
	if !d.Known() {
		return ""
	}
	switch d.Bound {
	case data.Before:
		return w.say("by %s", w.date(d.Point()))
	case data.After:
		return w.say("since %s", w.date(d.Point()))
	}
	y, m, day := d.Start.Civil()
	switch d.Precision {
	case data.PrecisionDay:
		return tied(w.say("%[1]d %[2]s %[3]d", day, w.month(m), y))
	case data.PrecisionMonth:
		return tied(w.say("%[1]s %[2]d", w.month(m), y))
	case data.PrecisionQuarter:
		return w.quarter(y, (m+2)/3)
	case data.PrecisionHalf:
		if m > 6 {
			return tied(w.say("H2 %d", y))
		}
		return tied(w.say("H1 %d", y))
	case data.PrecisionNineMonths:
		return tied(w.say("Jan–Sep %d", y))
	case data.PrecisionYear:
		return w.year(y)
	case data.PrecisionFiscalYear:
		return w.say("FY%d", d.Fiscal)
	}
	return w.span(d)
}

// span writes a stretch of time: "2025–2027", "Oct 2024 – Sep 2025".
func (w words) span(d data.Date) string {
	if d.Start == data.OpenStart || d.End == data.OpenEnd {
		return d.String()
	}
	y, m, _ := d.Start.Civil()
	y2, m2, _ := d.End.Civil()
	if m == 1 && m2 == 12 {
		return w.say("%[1]d–%[2]d", y, y2)
	}
	return w.say("%[1]s – %[2]s", w.date(data.InMonth(y, m)), w.date(data.InMonth(y2, m2)))
}

func (w words) quarter(y, q int) string {
	if w.zh {
		return fmt.Sprintf("%d年%s季度", y, []string{"一", "二", "三", "四"}[q-1])
	}
	return fmt.Sprintf("Q%d%s%d", q, nbsp, y)
}

func (w words) year(y int) string {
	if w.zh {
		return fmt.Sprintf("%d年", y)
	}
	return fmt.Sprint(y)
}

// tied keeps the words of a date on one line.
func tied(s string) string { return strings.ReplaceAll(s, " ", nbsp) }

var months = [...]string{"", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}

var monthNames = [...]string{
	"", "January", "February", "March", "April", "May", "June", "July",
	"August", "September", "October", "November", "December",
}

func (w words) month(m int) string {
	if w.zh {
		return fmt.Sprint(m)
	}
	return months[m]
}

func (w words) monthName(m int) string {
	if w.zh {
		return fmt.Sprintf("%d月", m)
	}
	return monthNames[m]
}

// row puts names one after another, without a last "and".
func (w words) row(names []string) string {
	if w.zh {
		return strings.Join(names, "、")
	}
	return strings.Join(names, ", ")
}

// percent puts the sign behind a number.
func (w words) percent(number string) string {
	if w.zh {
		return number + "%"
	}
	return number + nbsp + "%"
}
