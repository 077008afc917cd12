package article

import (
	"strings"

	"yunshi/data"
)

// closing is a line that ended the story: its rule, and whether for good.
type closing struct {
	rule  string
	final bool
}

// judgeStory is step 3.
func (j *judge) judgeStory() {
	var closed closing
	for i := j.first; i < len(j.paras); i++ {
		p := &j.paras[i]
		hit := j.tells(i)
		if closed.rule != "" && !hit && !closed.final && j.resumes(i) {
			closed = closing{}
		}
		switch {
		case closed.rule != "":
			if !p.table || p.loose || i > j.last {
				p.drop(closed.rule)
			}
		case hit && p.class == meta:
			p.kind = data.Byline
		case hit:
			p.drop(p.rule)
			closed = j.closes(i)
		case j.aboutSection(i):
			p.drop("section.about")
			closed = closing{p.reason, j.late(i)}
		default:
			j.keep(i)
		}
	}
}

// tells reports whether the class of a paragraph holds within the story: what
// hangs on a phrase within prose does so only below the story.
func (j *judge) tells(i int) bool {
	p := &j.paras[i]
	return p.class != noClass && !(p.soft && i < j.last) && !(p.class == meta && p.prose())
}

func (j *judge) closes(i int) closing {
	switch p := &j.paras[i]; {
	case !p.class.closes():
		return closing{}
	case p.class == comments:
		return closing{p.rule, i > j.first+1}
	default:
		return closing{p.rule, p.class != list && j.late(i)}
	}
}

// late reports whether a paragraph stands in the second half of the story; what
// a release says of its company and of its forecasts does.
func (j *judge) late(i int) bool {
	at, from, to := j.paras[i].span.Start, j.paras[j.first].span.Start, j.paras[j.last].span.End
	return 2*(at-from) > to-from
}

// resumes reports whether prose behind a line that closes a story belongs to it.
func (j *judge) resumes(i int) bool {
	p := &j.paras[i]
	return p.prose() && p.ending == endsSentence && i <= j.last && p.span.Len() >= 60 && j.kin(i).belongs()
}

// keep makes a paragraph part of the story.
func (j *judge) keep(i int) {
	p := &j.paras[i]
	switch {
	case p.table:
	case p.mark == hash || j.heading(i):
		p.kind = data.Heading
	default:
		p.kind = data.Body
	}
}

// kin compares a paragraph with the title and all of the story above it. The
// story's words are gathered when they are first asked for, since most pages
// need them once at their end, if at all.
func (j *judge) kin(i int) kinship {
	if j.told == 0 && j.title >= 0 {
		j.story.add(j.of(j.title))
	}
	for j.told = max(j.told, j.first); j.told < i; j.told++ {
		if j.paras[j.told].kind == data.Body {
			j.story.add(j.of(j.told))
		}
	}
	return j.story.kin(j.of(i))
}

// heading reports whether a line within the story heads what follows.
func (j *judge) heading(i int) bool {
	p := &j.paras[i]
	if p.ending != endsOpen || p.mark == bullet || p.words > 14 || p.span.Len() > 110 || i+1 >= len(j.paras) || i >= j.last || j.inList(i) {
		return false
	}
	next := &j.paras[i+1]
	return p.gap || p.mark == numbered || next.prose()
}

// aboutSection reads the heading of a company's profile below a press release:
// "About Example Cloud", "About Example: …".
func (j *judge) aboutSection(i int) bool {
	name, ok := strings.CutPrefix(j.of(i), "About ")
	if !ok || i <= j.first {
		return false
	}
	if k := strings.IndexAny(name, ":：(（"); k > 0 {
		name = name[:k]
	} else if abbreviated := strings.HasSuffix(name, "Inc.") || strings.HasSuffix(name, "Ltd."); len(name) > 60 || j.paras[i].ending == endsSentence && !abbreviated {
		return false
	}
	return namelike(name)
}

// namelike reports whether s is at most seven words that all have a capital, but
// for "and", "of" and "the".
func namelike(s string) bool {
	fields := strings.Fields(s)
	for _, f := range fields {
		if c := f[0]; c >= 'a' && c <= 'z' && f != "and" && f != "of" && f != "the" {
			return false
		}
	}
	return len(fields) > 0 && len(fields) <= 7 && !isDigit(s[0])
}
