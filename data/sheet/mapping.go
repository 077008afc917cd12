package sheet

import (
	_ "embed"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"
)

// Kind is what the rows of a table are.
type Kind string

// The kinds of table.
const (
	Events  Kind = "events"
	Figures Kind = "figures"
)

// Source is where one of our columns comes from: a column of the file, or the
// same text in every row. The zero Source is nowhere.
type Source struct {
	Column string `json:"column,omitempty"`
	Fixed  string `json:"fixed,omitempty"`
}

// Mapping says what the rows are and where each of our columns comes from.
type Mapping struct {
	Kind Kind              `json:"kind"`
	From map[string]Source `json:"from"`
}

// Column is one of ours.
type Column struct {
	Name   string
	Needed bool     // a new row must have it
	Words  []string // all that it takes; nil for any text
}

var (
	//go:embed columns.tsv
	columnsTSV string
	//go:embed words.tsv
	wordsTSV string
	//go:embed units.tsv
	unitsTSV string
)

// tables are what the embedded files say.
type tables struct {
	columns map[Kind][]Column
	names   map[Kind]map[string]string   // our column by its plain name in the file
	words   map[string]map[string]string // by column, by plain word
	units   map[string]unit
}

var known = sync.OnceValue(func() *tables {
	t := &tables{
		columns: map[Kind][]Column{}, names: map[Kind]map[string]string{Events: {}, Figures: {}},
		words: map[string]map[string]string{}, units: map[string]unit{},
	}
	inOrder := map[string][]string{}
	for _, f := range lines(wordsTSV) {
		if t.words[f[0]] == nil {
			t.words[f[0]] = map[string]string{}
		}
		t.words[f[0]][plain(f[1])] = f[1]
		inOrder[f[0]] = append(inOrder[f[0]], f[1])
		for _, w := range list(f[2]) {
			t.words[f[0]][plain(w)] = f[1]
		}
	}
	for _, f := range lines(columnsTSV) {
		kind := Kind(f[0])
		t.columns[kind] = append(t.columns[kind], Column{f[1], slices.Contains(needed[kind], f[1]), inOrder[f[1]]})
		t.names[kind][plain(f[1])] = f[1]
		for _, n := range list(f[2]) {
			if name := plain(n); t.names[kind][name] == "" {
				t.names[kind][name] = f[1]
			}
		}
	}
	for _, f := range lines(unitsTSV) {
		zeros, _ := strconv.Atoi(f[1]) // a test holds that it is a number
		for _, term := range list(f[2]) {
			t.units[term] = unit{f[0], zeros}
		}
	}
	return t
})

var needed = map[Kind][]string{
	Events:  {"type", "headline"},
	Figures: {"metric", "subject", "value", "unit"},
}

func lines(table string) (out [][]string) {
	for line := range strings.Lines(table) {
		out = append(out, strings.Split(strings.TrimRight(line, "\n"), "\t"))
	}
	return out
}

func list(s string) (out []string) {
	for part := range strings.SplitSeq(s, ";") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// Columns lists our columns of a kind of table.
func Columns(k Kind) []Column { return known().columns[k] }

// Words lists what one of our columns takes, nil where it takes any text.
func Words(column string) []string {
	for _, k := range []Kind{Events, Figures} {
		for _, c := range Columns(k) {
			if c.Name == column && c.Words != nil {
				return c.Words
			}
		}
	}
	return nil
}

// Word is the word of one of our columns that a text means, "" for none.
func Word(column, text string) string {
	w, _ := readWord(column, text)
	return w
}

// Takes reports whether one of our columns can have a text in every row.
func Takes(column, text string) bool {
	text = strings.TrimSpace(text)
	var why Why
	ok := text != ""
	switch {
	case column == "id" || column == "value":
		return false
	case column == "unit":
		_, ok = readUnit(text)
	case dates[column]:
		_, why = readDate(text, unsure)
	case Words(column) != nil:
		_, why = readWord(column, text)
	}
	return ok && text != "" && why == ""
}

// plain is a name as it is compared: letters of one width and case, "_" and
// spaces alike.
func plain(s string) string {
	s = strings.ToLower(norm.NFKC.String(s))
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" \t\n\r_.:：*", r) }), " ")
}

// Choose has one of our columns come from somewhere else. Where the header of the
// values said what they measure and in what unit, that goes with it: profits must
// not become revenue.
func (m Mapping) Choose(name string, from Source) Mapping {
	was := m.From[name]
	m.From = maps.Clone(m.From)
	if m.From[name] = from; from == (Source{}) {
		delete(m.From, name)
	}
	if name == "value" {
		oldMetric, oldUnit := measures(was.Column)
		metric, unit := measures(from.Column)
		m.follow("metric", oldMetric, metric)
		m.follow("unit", oldUnit, unit)
	}
	return m
}

// follow changes what stands in every row, if it came from the header.
func (m Mapping) follow(name, was, is string) {
	if fixed := m.From[name]; was == is || fixed.Column != "" || fixed.Fixed != was {
		return
	}
	if m.From[name] = (Source{Fixed: is}); is == "" {
		delete(m.From, name)
	}
}

// measures is the metric and the unit that a header says, "" for none.
func measures(header string) (metric, unit string) {
	name, text := named(header)
	u, _ := parseUnit(text)
	return known().words["metric"][name], u.name
}

// Unused lists the columns of a header that nothing comes from.
func (m Mapping) Unused(header []string) (out []string) {
	used := map[string]bool{}
	for _, from := range m.From {
		used[from.Column] = true
	}
	for _, h := range header {
		if !used[h] {
			out = append(out, h)
		}
	}
	return out
}

// Fits reports whether the header has every column that the mapping asks for.
func (m Mapping) Fits(header []string) bool {
	for _, from := range m.From {
		if from.Column != "" && !slices.Contains(header, from.Column) {
			return false
		}
	}
	return len(known().columns[m.Kind]) > 0
}
