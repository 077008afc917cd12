package extract

import (
	"slices"

	"yunshi/data/token"
)

// What a headline leaves out, and where it may stop.

// skipped marks the tokens that a headline leaves out: brackets, dates, and "said on Monday
// that it".
func (h *headliner) skipped(s subject) []bool {
	skip := h.bracketed()
	for k := range h.dates {
		d := &h.dates[k]
		if d.Duration || h.among(d.first-1, heldWords) {
			continue
		}
		first := d.first
		if h.among(first-1, dateWords) {
			first--
		}
		end := d.end
		if h.among(end, dayTimes) {
			end++ // "on Friday evening"
		}
		fill(skip, span{first, end})
	}
	for it := range h.scene.each(h.c.say) {
		if it.first < s.end || it.end > h.d.anchor.first {
			continue
		}
		end := it.end
		for end < h.d.anchor.first && (skip[end] || h.among(end, afterSay)) {
			end++
		}
		if h.finite(end) || h.among(end, adverbs) { // else another than who says it acts
			fill(skip, span{it.first, end})
		}
	}
	return skip
}

// bracketed marks the tokens in brackets.
func (sc *scene) bracketed() []bool {
	in := make([]bool, len(sc.toks))
	depth := 0
	for i := range sc.toks {
		if sc.isWord(i, "(") || sc.isWord(i, "（") {
			depth++
		}
		in[i] = depth > 0
		if sc.isWord(i, ")") || sc.isWord(i, "）") {
			depth = max(0, depth-1)
		}
	}
	return in
}

// fill marks the tokens of a span.
func fill(marks []bool, s span) {
	for i := s.first; i < s.end; i++ {
		marks[i] = true
	}
}

// mayStop reports whether a headline may stop before token i: not between two that belong
// together, nor where a subordinate clause has no verb yet.
func (h *headliner) mayStop(i, verb int) bool {
	if !h.among(i, cutWords) || h.inMention(i) || h.finite(i-1) || h.among(i-1, resuming) || h.unfinished(i, verb) {
		return false
	}
	last := i - 1
	for last > verb && (h.among(last, adverbs) || adverb(h.toks[last].Lower)) {
		last--
	}
	if last <= verb {
		return false // "spoke instead to …"
	}
	switch h.toks[i].Lower {
	case "and":
		return h.among(i+1, openers) || i+1 < len(h.toks) && h.finite(i+1)
	case "to":
		return !slices.ContainsFunc(h.toks[verb:i], func(t token.Token) bool { return t.Lower == "from" })
	case ",":
		return !h.inList(i)
	}
	return true
}

// inList reports whether the comma at token i parts the members of a list: "A, B and C".
func (h *headliner) inList(i int) bool {
	for k := i + 1; k < min(len(h.toks), i+listMember); k++ {
		switch {
		case h.isWord(k, ",") || h.among(k, andWords):
			return !h.among(k+1, openers) && k+1 < len(h.toks) && !h.finite(k+1)
		case h.among(k, cutWords), h.finite(k):
			return false
		}
	}
	return false
}

// listMember is how many words a member of a list has at most.
const listMember = 5

// unfinished reports whether a subordinate clause that began behind the verb has no verb of
// its own before token i.
func (h *headliner) unfinished(i, verb int) bool {
	for k := i - 1; k > verb; k-- {
		if h.finite(k) {
			return false
		}
		if h.among(k, subordinators) {
			return true
		}
	}
	return false
}
