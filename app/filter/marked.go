package filter

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"yunshi/app/ui"
	"yunshi/data"
	"yunshi/data/library"
)

// marked reports whether the event carries the star and the tag that the filter
// asks for, or a company of it does.
func (v *View) marked(e *data.Event) bool {
	if !v.Filter.Star && v.Filter.Tag == "" {
		return true
	}
	return v.carries(library.OfEvent(e)) || slices.ContainsFunc(e.Companies, func(p data.Participant) bool {
		return v.carries(library.OfCompany(p.Company))
	})
}

func (v *View) carries(t library.Target) bool {
	m := v.Marks[t.Key()]
	return (!v.Filter.Star || m.Star) && (v.Filter.Tag == "" || slices.Contains(m.Tags, v.Filter.Tag))
}

// tray is the articles without a date.
func tray(c *data.Corpus) []*data.Document {
	var out []*data.Document
	for _, d := range c.Documents {
		if !d.Published.Known() && d.Article() {
			out = append(out, d)
		}
	}
	slices.SortFunc(out, func(a, b *data.Document) int {
		return cmp.Or(strings.Compare(a.Title, b.Title), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// Tags counts the stars, and every tag by what carries it.
func (v *View) Tags() (stars int, tags []Tagged) {
	counts := map[string]int{}
	for _, m := range v.Marks {
		if m.Star {
			stars++
		}
		for _, t := range m.Tags {
			counts[t]++
		}
	}
	for name, n := range counts {
		tags = append(tags, Tagged{name, n})
	}
	slices.SortFunc(tags, func(a, b Tagged) int { return strings.Compare(a.Tag, b.Tag) })
	return stars, tags
}

// Tagged is a tag and how many carry it.
type Tagged struct {
	Tag string
	N   int
}

func marksText(f Filter) string {
	switch {
	case f.Star && f.Tag != "":
		return "★ " + f.Tag
	case f.Tag != "":
		return f.Tag
	}
	return "★"
}

// pickMarks offers the star and the tags.
func (b *Bar) pickMarks() {
	stars, tags := b.view.Tags()
	b.pick(b.marks, 230, func() []ui.Row {
		f := b.view.Filter
		rows := []ui.Row{
			{Title: ui.T("filter.marks"), On: !f.Star && f.Tag == ""},
			{Title: "★  " + ui.T("filter.starred"), On: f.Star, Right: strconv.Itoa(stars), Dim: stars == 0},
		}
		for _, t := range tags {
			rows = append(rows, ui.Row{Title: t.Tag, On: f.Tag == t.Tag, Right: strconv.Itoa(t.N)})
		}
		return rows
	}, func(i int) Filter {
		f := b.view.Filter
		switch {
		case i == 0:
			f.Star, f.Tag = false, ""
		case i == 1:
			f.Star = !f.Star
		case f.Tag == tags[i-2].Tag:
			f.Tag = ""
		default:
			f.Tag = tags[i-2].Tag
		}
		return f
	})
}
