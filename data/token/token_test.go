package token

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestSplit(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"China’s cloud", "china|'s|cloud"},
		{"China's 1H21", "china|'s|1|h|21"},
		{"US$1,234.5m, up", "us|$|1,234.5|m|,|up"},
		{"in 2014, and", "in|2014|,|and"},
		{"v1.2.3", "v|1|.|2|.|3"},
		{"grew 20％ to ３．５亿元", "grew|20|%|to|3.5|亿|元"},
		{"21Vianet（世纪互联）", "21|vianet|(|世|纪|互|联|)"},
		{"５，６ and １，２３４．５ or １．２．３", "5|,|6|and|1,234.5|or|1|.|2.3"},
		{"one\ntwo\n\nthree", "one|\n|two|\n\n|three"},
		{"Nestlé 40bn", "nestlé|40|bn"},
		{"the 5,00 and 1,000,000", "the|5|,|00|and|1,000,000"},
	} {
		var got []string
		for _, tok := range Split(c.in) {
			got = append(got, tok.Lower)
			if tok.hash != hash(tok.Lower) {
				t.Errorf("%q of %q has not the hash of its text", tok.Lower, c.in)
			}
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("Split(%q)\n got %q\nwant %q", c.in, s, c.want)
		}
	}
}

func FuzzSplit(f *testing.F) {
	for _, s := range []string{"a’b", "US$1,234.5m", "３．５亿元", "\x00\xff x", "a\u200bb", "‘x’ ’s", "１，２３"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		last := 0
		for _, tok := range Split(s) {
			if tok.Start < last || tok.End <= tok.Start || tok.End > len(s) {
				t.Fatalf("token %+v after offset %d of %q", tok, last, s)
			}
			if tok.hash != hash(tok.Lower) {
				t.Fatalf("token %+v has not the hash of its text", tok)
			}
			if utf8.ValidString(s) && !utf8.ValidString(s[tok.Start:tok.End]) {
				t.Fatalf("token %+v cuts a rune of %q", tok, s)
			}
			last = tok.End
		}
	})
}

func BenchmarkSplit(b *testing.B) {
	text := strings.Repeat("Alibaba’s cloud unit grew 21 percent to US$32 billion, IDC (阿里雲) said. ", 50)
	b.SetBytes(int64(len(text)))
	var toks []Token
	for b.Loop() {
		toks = Append(toks[:0], text, 0, len(text))
	}
}
