package sheet

import (
	"regexp"
	"slices"
	"strings"
)

// inBrackets is what a header says beside its name: "Revenue (RMB mn)".
var inBrackets = regexp.MustCompile(`[(\[（【]([^()（）\[\]【】]*)[)\]）】]\s*$`)

// named parts a header into its name and the unit that it says, "" for none.
func named(header string) (name, unitText string) {
	if m := inBrackets.FindStringSubmatchIndex(header); m != nil {
		return plain(header[:m[0]]), header[m[2]:m[3]]
	}
	if i := strings.LastIndexAny(header, "/,，"); i > 0 {
		rest := strings.TrimLeft(header[i:], "/,，")
		if _, ok := parseUnit(rest); ok {
			return plain(header[:i]), rest
		}
	}
	for i := range header[:min(len(header), longest)] { // "营收亿元", "Revenue RMB mn"
		if i > 0 && knownName(header[:i]) {
			if _, ok := parseUnit(header[i:]); ok {
				return plain(header[:i]), header[i:]
			}
		}
	}
	return plain(header), ""
}

// knownName reports whether a header is one that we know.
func knownName(header string) bool {
	name := plain(header)
	return known().names[Events][name] != "" || known().names[Figures][name] != "" || known().words["metric"][name] != ""
}

// Own is the mapping of a header that is in our own words; false for every other.
func Own(header []string) (Mapping, bool) {
	low := make([]string, len(header))
	for i, h := range header {
		low[i] = strings.ToLower(h)
	}
	for _, kind := range []Kind{Events, Figures} {
		m := Mapping{Kind: kind, From: map[string]Source{}}
		for _, c := range known().columns[kind] {
			if i := slices.Index(low, c.Name); i >= 0 {
				m.From[c.Name] = Source{Column: header[i]}
			}
		}
		if m.own() {
			return m, true
		}
	}
	return Mapping{}, false
}

// own reports whether what was found is enough to be sure: all that a new row
// needs, or an id and something to change.
func (m Mapping) own() bool {
	lacks := func(name string) bool { return m.From[name] == Source{} }
	if !lacks("id") && len(m.From) > 1 {
		return slices.ContainsFunc(known().columns[m.Kind], func(c Column) bool {
			return !lacks(c.Name) && c.Name != "id" && !strings.HasPrefix(c.Name, "source_")
		})
	}
	when := map[Kind]string{Events: "date", Figures: "period"}[m.Kind]
	return !lacks(when) && !slices.ContainsFunc(needed[m.Kind], lacks)
}

// Guess makes a mapping from the names in the header. It is a proposal: a person
// must see what comes of it.
func Guess(s *Sheet) Mapping {
	events, figures := GuessAs(s, Events), GuessAs(s, Figures)
	if figures.found("value") && (figures.score() > events.score() || !events.found("headline")) {
		return figures
	}
	return events
}

func (m Mapping) found(name string) bool { return m.From[name].Column != "" }

func (m Mapping) score() (n int) {
	for _, c := range known().columns[m.Kind] {
		if m.From[c.Name].Column != "" {
			n++
			if c.Needed {
				n += 2
			}
		}
	}
	return n
}

// GuessAs is Guess for rows that are known to be of a kind.
func GuessAs(s *Sheet, kind Kind) Mapping {
	m := Mapping{Kind: kind, From: map[string]Source{}}
	for i, h := range s.Header {
		name, unitText := named(h)
		column := known().names[kind][name]
		metric := known().words["metric"][name]
		if kind == Figures && column == "" && metric != "" { // "Revenue (RMB mn)" is a column of values, and says which
			column = "value"
		} else {
			metric = ""
		}
		if column == "" || m.found(column) || column == "id" && !s.ids(i) {
			continue
		}
		m.From[column] = Source{Column: h}
		if metric != "" && !m.found("metric") {
			m.From["metric"] = Source{Fixed: metric}
		}
		if column == "value" {
			m.measure(unitText)
		}
	}
	if kind == Events && !m.found("type") && !m.found("id") { // a row of a known id would lose its own
		m.From["type"] = Source{Fixed: "other"}
	}
	return m
}

// measure takes the unit that a header says.
func (m Mapping) measure(text string) {
	if u, ok := parseUnit(text); ok && u.name != "" && !m.found("unit") {
		m.From["unit"] = Source{Fixed: u.name}
	}
}

// ourID is an id as we give them. A person's own numbers are no ids: "1" of one
// file would change "1" of another.
var ourID = regexp.MustCompile(`^[0-9a-f]{16}$`)

func (s *Sheet) ids(column int) bool {
	seen := false
	for _, r := range s.Rows {
		if column < len(r.Cells) && strings.TrimSpace(r.Cells[column]) != "" {
			if !ourID.MatchString(strings.TrimSpace(r.Cells[column])) {
				return false
			}
			seen = true
		}
	}
	return seen
}
