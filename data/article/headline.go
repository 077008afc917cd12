package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// findTitle is the second half of step 2: among the lines before the first prose,
// the one that looks most like a headline and shares most words with the lead.
func (j *judge) findTitle(known string) {
	leadHan := j.readLead()
	if j.knownTitle(known) {
		return
	}
	best := 0.0
	for i, seen := 0, 0; i < min(j.first, len(j.paras)) && seen < 40; i++ {
		p := &j.paras[i]
		listed := p.table || p.mark == bullet
		if listed && j.title >= 0 {
			break
		}
		if listed || p.mark == numbered || p.class != noClass && !j.wrapped(i) {
			continue
		}
		seen++
		if w := j.headlineness(i, leadHan) - float64(seen); w > best {
			best, j.title = w, i
		}
	}
	if j.title >= 0 {
		j.unwrap(&j.paras[j.title])
	}
}

// readLead gathers the topics of the first prose and reports whether it is Chinese.
func (j *judge) readLead() (han bool) {
	j.lead.anew()
	for i, n := j.first, 0; i < len(j.paras) && n < 2; i++ {
		if p := &j.paras[i]; p.prose() && p.class == noClass {
			s := j.of(i)
			j.lead.add(s[:min(len(s), 500)])
			han = han || n == 0 && p.han
			n++
		}
	}
	return han
}

// knownTitle finds the line that holds the title that is known.
func (j *judge) knownTitle(known string) bool {
	key := letters(known)
	if key == "" {
		return false
	}
	for i := range min(j.first, len(j.paras), 200) {
		if p := &j.paras[i]; !p.table && strings.EqualFold(letters(j.of(i)), key) {
			j.title = i
			return true
		}
	}
	return false
}

// headlineness weighs a line; above 0 it may be a title.
func (j *judge) headlineness(i int, leadHan bool) float64 {
	p, s := &j.paras[i], j.of(i)
	if p.words < 2 || p.words > 40 || len(s) > 300 {
		return 0
	}
	w := float64(min(p.words, 5)) + 5 + 5*float64(min(j.lead.kin(s).shared, 2))
	if i+1 < j.first && j.isMeta(i+1) || i+2 < j.first && j.isMeta(i+2) {
		w += 4
	}
	_, _, dated := metaDate(s, p)
	_, signed := byline(s)
	for _, c := range []struct {
		is     bool
		weight float64
	}{
		{p.mark == hash, 8},
		{p.ending == endsSentence && strings.HasSuffix(s, "."), -8},
		{p.ending == endsColon, -10},
		{p.han != leadHan && j.first < len(j.paras), -20},
		{p.words < 4, -6},
		{dated && !ofCall(s), -12}, // "Quay Shipping Q4 results call, 18 March 2020" heads a transcript
		{j.ofChronicle(i), -20},
		{bracketed(s), -12},
		{signed, -20},
		{shouts(s), -4},
	} {
		if c.is {
			w += c.weight
		}
	}
	return w
}

// shouts reports whether all letters are capitals.
func shouts(s string) bool {
	return strings.IndexFunc(s, unicode.IsLower) < 0 && strings.IndexFunc(s, unicode.IsUpper) >= 0
}

// wraps are what forums and mail programs put around a title.
var wraps = []struct{ before, after string }{
	{"Author Topic:", "(Read "},
	{"Topic:", "(Read "},
	{"Topic:", ""},
	{"Subject:", ""},
	{"Title:", ""},
	{"Headline:", ""},
	{"Thread:", ""},
	{"标题：", ""},
	{"标题:", ""},
}

func (j *judge) wrapped(i int) bool {
	for _, w := range wraps {
		if strings.HasPrefix(j.of(i), w.before) {
			return true
		}
	}
	return false
}

// unwrap narrows a title's span to the title itself.
func (j *judge) unwrap(p *para) {
	s := p.span.Of(j.text)
	start, end := 0, len(s)
	for _, w := range wraps {
		if rest, ok := strings.CutPrefix(s, w.before); ok {
			start = len(w.before)
			if i := strings.LastIndex(rest, w.after); w.after != "" && i > 0 {
				end = start + i
			}
			break
		}
	}
	for _, bar := range []string{" | ", " – ", " — ", "_"} {
		// "Headline | Name of the site"
		if i := strings.LastIndex(s[start:end], bar); i > 0 && siteName(s[start+i+len(bar):end]) && end-start-i < i {
			end = start + i
			break
		}
	}
	l := trim(j.text, p.span.Start+start, p.span.Start+end)
	p.span.Start, p.span.End = l.start, l.end
}

// siteName reports whether s is at most four words that all have a capital.
func siteName(s string) bool {
	fields := strings.Fields(s)
	for _, f := range fields {
		if r, _ := utf8.DecodeRuneInString(f); !unicode.IsUpper(r) && r < 0x2e80 {
			return false
		}
	}
	return len(fields) > 0 && len(fields) <= 4
}
