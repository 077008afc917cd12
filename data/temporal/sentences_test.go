package temporal

import (
	"os"
	"strings"
	"testing"

	"yunshi/data"
	"yunshi/data/token"
)

// TestSentences reads testdata/sentences.txt, which says how it is written.
func TestSentences(t *testing.T) {
	b, err := os.ReadFile("testdata/sentences.txt")
	if err != nil {
		t.Fatal(err)
	}
	var ref Reference
	n := 0
	for i, line := range strings.Split(string(b), "\n") {
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '@':
			ref = reference(t, line)
		default:
			n++
			sentence, want := line, ""
			if text, rest, ok := strings.Cut(line, " | "); ok && text != "" {
				sentence, want = text, rest
			}
			var got []string
			for _, m := range Find(sentence, token.Split(sentence), ref) {
				d := m.Date.String()
				if d == "" {
					d = "-"
				}
				got = append(got, m.Of(sentence)+" = "+d)
			}
			if whole := readWhole(sentence, token.Split(sentence), ref); whole != len(got) {
				t.Errorf("line %d: %s: %d dates, %d when nothing is passed over", i+1, sentence, len(got), whole)
			}
			if s := strings.Join(got, " | "); s != want && line[0] != '|' {
				t.Errorf("line %d: %s\n got %s\nwant %s", i+1, sentence, s, want)
			}
		}
	}
	if n < 200 {
		t.Errorf("%d sentences, want at least 200", n)
	}
}

func reference(t *testing.T, line string) Reference {
	ref := Reference{Past: true}
	for _, f := range strings.Fields(line[1:]) {
		var err error
		switch key, value, _ := strings.Cut(f, "="); key {
		case "fiscal":
			ref.FiscalEnd = atoi(value)
		case "topic":
			ref.Topic, err = data.ParseDate(value, 12)
		case "moment":
			ref.Moment, err = data.ParseDate(value, 12)
		default:
			ref.Published, err = data.ParseDate(f, 12)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return ref
}
