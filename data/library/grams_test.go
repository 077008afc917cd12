package library

import (
	"strings"
	"testing"
)

// The index must never miss: whatever stretch of a text is looked for, its
// trigrams are among those of the text.
func FuzzGrams(f *testing.F) {
	for _, s := range []string{"Alibaba Cloud, 阿里云 – 2,163 m", "C++ / İstanbul\n\n数据中心。", "a", "", "--x--y", "\xff\xfe\ue000 ab"} {
		f.Add(s, 0, len(s))
	}
	f.Fuzz(func(t *testing.T, text string, from, to int) {
		if from < 0 || to > len(text) || from > to {
			return
		}
		all := map[string]bool{}
		for g := range strings.FieldsSeq(grams(text)) {
			if all[g] {
				t.Fatalf("%q stands twice", g)
			}
			all[g] = true
		}
		word := folded(string([]rune(text[from:to])))
		if !strings.Contains(string(folded(text)), string(word)) {
			return // cut within a character
		}
		for i := 0; i+3 <= len(word); i++ {
			if g := string(word[i : i+3]); !all[g] {
				t.Fatalf("%q has no %q", text, g)
			}
		}
	})
}
