package merge

import (
	"slices"
	"sort"

	"yunshi/data"
)

// distinct puts the parts into an order of their own and makes ids unique: the
// same file given twice is kept once, and of two files with the same name and
// different text, or another publisher, the second gets a name of its own, so that nothing is lost.
func distinct(parts []Part) []Part {
	type keyed struct {
		part *Part
		key  string
	}
	sorted := make([]keyed, len(parts))
	for i := range parts {
		sorted[i] = keyed{&parts[i], partKey(&parts[i])}
	}
	sort.SliceStable(sorted, func(i, j int) bool { return sorted[i].key < sorted[j].key })
	sorted = slices.CompactFunc(sorted, func(a, b keyed) bool { return a.key == b.key })
	texts := map[data.DocumentID]string{}
	out := make([]Part, 0, len(sorted))
	for _, k := range sorted {
		p := *k.part
		renamed := map[data.DocumentID]data.DocumentID{}
		for _, d := range p.Documents {
			text := data.HashID(d.Text, d.Publisher, d.Published.String(), d.URL)
			if have, taken := texts[d.ID]; taken && have != text {
				renamed[d.ID] = data.DocumentID(string(d.ID) + "~" + data.HashID(d.Path, text)[:8])
				continue
			}
			texts[d.ID] = text
		}
		if len(renamed) > 0 {
			p = rename(p, renamed)
		}
		out = append(out, p)
	}
	return out
}

// partKey tells two parts apart by what they hold.
func partKey(p *Part) string {
	var ids []string
	for _, d := range p.Documents {
		ids = append(ids, string(d.ID), d.Path, d.Text, d.Published.String(), d.Publisher)
	}
	for _, e := range p.Events {
		ids = append(ids, string(e.ID))
	}
	for _, f := range p.Figures {
		ids = append(ids, string(f.ID))
	}
	key := ""
	if len(p.Documents) > 0 {
		key = string(p.Documents[0].ID) + "\x1f" + p.Documents[0].Path
	}
	return key + "\x1f" + data.HashID(ids...)
}

// rename copies the part with new document ids, and new ids for what cites them.
func rename(p Part, ids map[data.DocumentID]data.DocumentID) Part {
	out := Part{Companies: p.Companies}
	for _, d := range p.Documents {
		if id, ok := ids[d.ID]; ok {
			cp := *d
			cp.ID = id
			d = &cp
		}
		out.Documents = append(out.Documents, d)
	}
	figures := map[data.FigureID]data.FigureID{}
	for _, f := range p.Figures {
		if id, ok := ids[f.Evidence.Document]; ok {
			cp := *f
			cp.Evidence.Document = id
			cp.ID = data.FigureID(data.HashID(string(id), string(f.ID)))
			figures[f.ID] = cp.ID
			f = &cp
		}
		out.Figures = append(out.Figures, f)
	}
	for _, e := range p.Events {
		id, ok := ids[e.Sources[0].Evidence.Document]
		if ok {
			cp := *e
			cp.ID = data.EventID(data.HashID(string(id), string(e.ID)))
			cp.Sources = slices.Clone(e.Sources)
			for i := range cp.Sources {
				cp.Sources[i].Evidence.Document = id
			}
			cp.Figures = slices.Clone(e.Figures)
			for i, f := range cp.Figures {
				if to, ok := figures[f]; ok {
					cp.Figures[i] = to
				}
			}
			e = &cp
		}
		out.Events = append(out.Events, e)
	}
	return out
}
