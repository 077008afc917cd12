package temporal

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"yunshi/data"
	"yunshi/data/token"
)

// FuzzWords strings words of the lexicon together, so that rules meet each other
// far more often than in random text.
func FuzzWords(f *testing.F) {
	l, err := newLexicon(lexiconText)
	if err != nil {
		f.Fatal(err)
	}
	vocabulary := []string{"2015", "12", "31", "99", "1", "5", "2016", "3", "$", ":", "sales"}
	for w := range l.words {
		vocabulary = append(vocabulary, w)
	}
	slices.Sort(vocabulary)
	f.Add([]byte("the quick brown fox jumps over the lazy dog"), int32(17000))
	f.Fuzz(func(t *testing.T, picks []byte, day int32) {
		var b strings.Builder
		for i := 0; i+1 < len(picks) && i < 60; i += 2 {
			b.WriteString(vocabulary[(int(picks[i])<<3+int(picks[i+1]))%len(vocabulary)])
			if picks[i+1]&0x40 == 0 {
				b.WriteByte(' ')
			}
		}
		check(t, b.String(), data.Day(day%800000), true)
	})
}

// FuzzFind holds that mentions are in order, do not overlap, slice the text at
// rune bounds, and that no date ends before it starts.
func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"on Sunday, June 19, 2015, in the three months to September", "1H21 3Q22 Q4 '20 FY16/17 9M22", "from 4 to 22 January, 1995",
		"2014年至2019年，“十三五”期间，上周三", "the fifth last day of Feb 30", "in five years and two and half days later", "'40s 1990 s mid-2016",
		"next week between Wednesday and Friday", "二〇一五年六月 十二月三十一日 20世纪90年代", "31/12/99 13-13-2013 29 February", "May May May 12 12 12",
		"the first nine months of the year ended on the last day of March 2016 to 2015", "three weeks from tomorrow on Tuesday since the year 9999",
	} {
		f.Add(s, int32(17000), true)
		f.Add(s, int32(-400000), false)
	}
	f.Fuzz(func(t *testing.T, s string, day int32, past bool) {
		check(t, s, data.Day(day%800000), past)
	})
}

// readWhole is how many dates there are when no stretch of words is passed over.
func readWhole(s string, toks []token.Token, ref Reference) int {
	c := pool.Get().(*context)
	defer c.release()
	c.begin(toks, ref)
	return len(c.readStretch(nil, 0, len(toks), s))
}

func check(t *testing.T, s string, d data.Day, past bool) {
	toks := token.Split(s)
	for _, ref := range []Reference{
		{Published: data.OnDay(d), Past: past},
		{Published: data.Interval(d, d+30), FiscalEnd: 3, Past: past},
		{Past: past},
		{Published: data.OnDay(d), Topic: data.InQuarter(2015, 2), Past: past},
		{Published: data.OnDay(d), Topic: data.OnDay(d)},
	} {
		if n, whole := len(Find(s, toks, ref)), readWhole(s, toks, ref); n != whole {
			t.Fatalf("%q: %d dates, %d when nothing is passed over", s, n, whole)
		}
		last := 0
		for _, m := range Find(s, toks, ref) {
			if m.Start < last || m.End <= m.Start || m.End > len(s) {
				t.Fatalf("%q: %+v after %d", s, m, last)
			}
			if utf8.ValidString(s) && !utf8.ValidString(m.Of(s)) {
				t.Fatalf("%q: %+v cuts a rune", s, m)
			}
			if m.Date.Known() && m.Date.End < m.Date.Start {
				t.Fatalf("%q: %+v ends before it starts", s, m)
			}
			if m.Rule == "" {
				t.Fatalf("%q: %+v has no rule", s, m)
			}
			last = m.End
		}
	}
	runes := utf8.RuneCountInString(s)
	for _, a := range Annotate(s, d.String(), "daterange") {
		if a.Start < 0 || a.End <= a.Start || a.End > runes {
			t.Fatalf("%q: %+v", s, a)
		}
	}
}
