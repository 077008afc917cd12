package sentence

import (
	"strings"
	"unicode/utf8"

	"yunshi/data"
)

// Annotation is one sentence as `yunshi annotate` prints it. Start and End
// count runes; Text has wrapped lines joined by a space.
type Annotation struct {
	Text  string `json:"text"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// Annotate returns the sentences of a whole text.
func Annotate(input string) []Annotation {
	var out []Annotation
	at, runes := 0, 0
	for _, s := range Split(input, data.Span{End: len(input)}) {
		start := runes + utf8.RuneCountInString(input[at:s.Start])
		end := start + utf8.RuneCountInString(s.Of(input))
		out = append(out, Annotation{Text: joinLines(s.Of(input)), Start: start, End: end})
		at, runes = s.End, end
	}
	return out
}

// joinLines puts one space for each line feed and the white space around it.
func joinLines(s string) string {
	if !strings.Contains(s, "\n") {
		return s
	}
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	return strings.Join(lines, " ")
}
