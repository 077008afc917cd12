package quantity

import (
	"os"
	"strings"
	"testing"

	"yunshi/data"
	"yunshi/data/token"
)

// describeAll writes mentions as testdata/cases.tsv does: "kind value unit", then
// the qualifier, noun, per and conversion where there are any.
func describeAll(text string, ms []Mention) string {
	var out []string
	for i := range ms {
		out = append(out, describe(text, &ms[i]))
	}
	return strings.Join(out, "; ")
}

func describe(text string, m *Mention) string {
	value := ""
	if m.Range() {
		value = m.Low.Text('f') + ".." + m.High.Text('f')
	} else {
		value = m.Value.Text('f')
	}
	s := m.Kind.String() + " " + value
	if m.Kind == Money {
		s += " " + m.Unit
	}
	if m.Qualifier != data.Exact {
		s += " " + string(m.Qualifier)
	}
	if m.Noun != "" {
		s += " of " + m.Noun
	}
	if m.Per != "" {
		s += " per " + m.Per
	}
	if m.Conversion != nil {
		s += " = " + m.Conversion.Value.Text('f') + " " + m.Conversion.Unit
	}
	return s + " [" + m.Full.Of(text) + "]"
}

func TestFind(t *testing.T) {
	b, err := os.ReadFile("testdata/cases.tsv")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(string(b)) {
		line = strings.TrimRight(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		n++
		text, want, _ := strings.Cut(line, "\t")
		if got := describeAll(text, Find(text, token.Split(text))); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
	if n < 200 {
		t.Errorf("only %d cases", n)
	}
}
