package charts

import (
	"sort"
	"strings"

	"yunshi/data"
)

// Line is a source as a footnote has it: "Canalys, as reported by The Register,
// 9 Dec 2021".
func (s Source) Line() string { return words{}.source(s) }

func (w words) source(s Source) string {
	line := s.Issuer
	switch {
	case line == "" || strings.HasPrefix(s.Publisher, s.Issuer):
		line = s.Publisher
	case s.Publisher != "":
		line = w.say("%[1]s, as reported by %[2]s", s.Issuer, s.Publisher)
	}
	if s.Published.Known() {
		line += w.comma() + w.date(s.Published)
	}
	return line
}

// Foot is the sources in one paragraph: each in full where there are few, else
// by issuer with the publishers that state most of the points.
func (s *Spec) Foot(full int) string {
	if len(s.Sources) == 0 {
		return ""
	}
	w := wordsOf(s.Language)
	format := "Source: %s."
	if len(s.Sources) > 1 {
		format = "Sources: %s."
	}
	var parts []string
	if len(s.Sources) <= full {
		for _, src := range s.Sources {
			parts = append(parts, w.source(src))
		}
		return w.say(format, w.join(unique(parts)))
	}
	var issuers []string
	groups := map[string][]Source{}
	for _, src := range s.Sources {
		if groups[src.Issuer] == nil {
			issuers = append(issuers, src.Issuer)
		}
		groups[src.Issuer] = append(groups[src.Issuer], src)
	}
	named := 3
	if len(issuers) > 2 {
		named = 1
	}
	for _, issuer := range issuers {
		parts = append(parts, w.group(issuer, groups[issuer], named))
	}
	return w.say(format, w.join(parts))
}

// issuers is the shortest footnote: who states the numbers, and when. In the pane
// every mark leads to its page.
func (s *Spec) issuers() string {
	w := wordsOf(s.Language)
	var names []string
	for _, src := range s.Sources {
		name := src.Issuer
		if name == "" {
			name = src.Publisher
		}
		names = append(names, name)
	}
	return w.say("Sources: %s.", w.list(unique(names))+w.years(s.Sources))
}

// years is the time over which some pages came out, after a comma: ", 2021–2025".
func (w words) years(sources []Source) string {
	var all []data.Date
	for _, s := range sources {
		if s.Published.Known() {
			all = append(all, s.Published)
		}
	}
	if len(all) == 0 {
		return ""
	}
	sort.Slice(all, func(i, j int) bool { return all[i].Start < all[j].Start })
	first, _, _ := all[0].Start.Civil()
	last, _, _ := all[len(all)-1].Start.Civil()
	if first == last {
		return w.comma() + w.year(first)
	}
	return w.comma() + w.say("%[1]d–%[2]d", first, last)
}

func (w words) group(issuer string, sources []Source, named int) string {
	if len(sources) == 1 {
		return w.source(sources[0])
	}
	count := map[string]int{}
	var names []string
	for _, s := range sources {
		name, _, _ := strings.Cut(s.Publisher, " (")
		if name == "" || name == issuer {
			continue
		}
		if count[name]++; count[name] == 1 {
			names = append(names, name)
		}
	}
	sort.SliceStable(names, func(i, j int) bool { return count[names[i]] > count[names[j]] })
	who := w.list(names)
	if len(names) > named+1 {
		who = w.say("%[1]s and %[2]d others", w.row(names[:named]), len(names)-named)
	}
	line := issuer
	switch {
	case len(names) == 0:
	case issuer == "":
		line = who
	default:
		line = w.say("%[1]s, as reported by %[2]s", issuer, who)
	}
	return line + w.years(sources)
}
