package lookup

import (
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mozillazg/go-pinyin"

	"yunshi/data/registry"
)

// hant pairs traditional characters with simplified ones: 雲云.
//
//go:embed hant.txt
var hant string

// simplified maps a traditional character to its simplified form.
var simplified = parsePairs(hant)

func parsePairs(text string) map[rune]rune {
	m := map[rune]rune{}
	for _, pair := range strings.Fields(text) {
		if r := []rune(pair); len(r) == 2 {
			m[r[0]] = r[1]
		}
	}
	return m
}

// folded is a name as it is searched: lower case, no accents, simplified
// characters, nothing but letters and digits.
type folded struct {
	text  []byte
	words [2]uint64 // bit i: a word begins at byte i; later bytes begin none
	from  []int     // by byte: which rune of the name it comes from
}

func (f *folded) begin(i int) {
	if i < 128 {
		f.words[i/64] |= 1 << (i % 64)
	}
}

func (f *folded) add(r rune, from int) {
	n := len(f.text)
	f.text = utf8.AppendRune(f.text, r)
	for ; n < len(f.text); n++ {
		f.from = append(f.from, from)
	}
}

// class groups runes into words: a word begins where the class changes, at every
// Han character, and at a capital after a small letter ("QingCloud").
type class uint8

const (
	sign class = iota
	small
	big
	digit
	han
)

func classOf(r rune) class {
	switch {
	case unicode.Is(unicode.Han, r):
		return han
	case unicode.IsUpper(r):
		return big
	case unicode.IsLetter(r):
		return small
	case unicode.IsDigit(r):
		return digit
	}
	return sign
}

func begins(last, now class) bool {
	switch now {
	case han:
		return true
	case big:
		return last != big
	case small:
		return last != small && last != big
	case digit:
		return last != digit
	}
	return false
}

// fold writes a name as it is searched.
func fold(name string) folded {
	f := folded{text: make([]byte, 0, len(name)), from: make([]int, 0, len(name))}
	last := sign
	from := 0
	for _, original := range name {
		for _, r := range plain(original) {
			c := classOf(r)
			if begins(last, c) {
				f.begin(len(f.text))
			}
			last = c
			if c == sign {
				continue
			}
			if s, ok := simplified[r]; ok {
				r = s
			}
			f.add(unicode.ToLower(r), from)
		}
		from++
	}
	return f
}

func plain(r rune) string {
	if r < utf8.RuneSelf {
		return asciiRunes[r : r+1]
	}
	return registry.Unaccent(string(r))
}

// asciiRunes is every ASCII character at its own place, for slices without
// allocation.
var asciiRunes = func() string {
	b := make([]byte, utf8.RuneSelf)
	for i := range b {
		b[i] = byte(i)
	}
	return string(b)
}()

// terms are the query's words as they are searched.
func terms(query string) []string {
	var out []string
	for _, w := range strings.Fields(query) {
		if f := fold(w); len(f.text) > 0 {
			out = append(out, string(f.text))
		}
	}
	return out
}

// withoutLegal drops the legal form at the end of a query, which few names in the
// index have: "tencent holdings ltd", "腾讯有限公司".
func withoutLegal(words []string) []string {
	for len(words) > 1 {
		switch words[len(words)-1] {
		case "ltd", "inc", "corp", "co", "limited", "plc", "llc":
			words = words[:len(words)-1]
			continue
		}
		break
	}
	if n := len(words); n > 0 {
		for _, form := range []string{"股份有限公司", "有限公司", "公司"} {
			if rest, ok := strings.CutSuffix(words[n-1], form); ok && len(rest) > 0 {
				words[n-1] = rest
				break
			}
		}
	}
	return words
}

// readings are characters that company and place names read in more than one
// way; a name is found under each.
var readings = map[rune][]string{
	'行': {"hang", "xing"}, '长': {"chang", "zhang"}, '重': {"chong", "zhong"}, '乐': {"le", "yue"}, '厦': {"xia", "sha"},
	'阿': {"a", "e"}, '大': {"da", "dai"}, '都': {"du", "dou"}, '中': {"zhong"}, '单': {"dan", "shan"}, '会': {"hui", "kuai"},
	'车': {"che", "ju"}, '角': {"jiao", "jue"}, '奇': {"qi"}, '石': {"shi", "dan"}, '系': {"xi", "ji"}, '调': {"tiao", "diao"},
	'曾': {"zeng", "ceng"}, '盛': {"sheng", "cheng"}, '藏': {"zang", "cang"}, '陕': {"shan", "shaan"}, '绿': {"lv", "lu"}, '旅': {"lv", "lu"},
	'率': {"lv", "shuai"}, '还': {"huan", "hai"}, '华': {"hua"}, '银': {"yin"},
}

// maxReadings bounds the spellings of one name.
const maxReadings = 4

var pinyinArgs = pinyin.NewArgs()

// syllables returns how the character may be read, without tones.
func syllables(r rune) []string {
	if s, ok := simplified[r]; ok {
		r = s
	}
	if s, ok := readings[r]; ok {
		return s
	}
	return pinyin.SinglePinyin(r, pinyinArgs)
}

// spell returns the name's spellings in pinyin and their initials, nothing for a
// name without Han characters.
func spell(name string) (full, initials []folded) {
	if !strings.ContainsFunc(name, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		return nil, nil
	}
	full, initials = make([]folded, 1), make([]folded, 1)
	last := sign
	count := 0
	for from, original := range []rune(name) {
		if unicode.Is(unicode.Han, original) {
			count++
			last = han
			read := syllables(original)
			if len(read) == 0 {
				continue
			}
			full = times(full, read, from)
			heads := make([]string, 0, len(read))
			for _, s := range read {
				if h := s[:1]; len(heads) == 0 || heads[0] != h {
					heads = append(heads, h)
				}
			}
			initials = times(initials, heads, from)
			continue
		}
		for _, r := range plain(original) {
			c := classOf(r)
			if c != sign {
				for _, set := range [2][]folded{full, initials} {
					for i := range set {
						if begins(last, c) {
							set[i].begin(len(set[i].text))
						}
						set[i].add(unicode.ToLower(r), from)
					}
				}
			}
			last = c
		}
	}
	if count < 2 {
		initials = nil
	}
	return full, initials
}

// times continues every spelling by every reading, as far as maxReadings allows.
func times(set []folded, read []string, from int) []folded {
	if len(set)*len(read) > maxReadings {
		read = read[:1]
	}
	out := make([]folded, 0, len(set)*len(read))
	for _, s := range read {
		for _, f := range set {
			g := folded{text: append([]byte(nil), f.text...), words: f.words, from: append([]int(nil), f.from...)}
			g.begin(len(g.text))
			for _, r := range s {
				g.add(r, from)
			}
			out = append(out, g)
		}
	}
	return out
}
