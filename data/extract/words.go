package extract

import (
	"slices"

	"yunshi/data"
	"yunshi/data/token"
)

// findWords finds what the lexicon knows in a sentence and its clauses; dates,
// amounts and places are found before, since they hide words.
func (r *reading) findWords(sc *scene) {
	room := r.room
	room.notes = appendNoted(room.notes[:0], sc.toks)
	room.mentions = sc.appendMentions(room.mentions[:0], room.notes)
	inOrder(room.mentions)
	room.items = with(room.items, itemsPerToken*len(sc.toks)+len(room.mentions))
	n := len(room.items)
	room.items = r.appendWords(room.items, sc, room.mentions)
	items := since(room.items, n)
	sc.settle(items, items)
	r.joinSplit(sc)
	room.clauses = with(room.clauses, 1+len(sc.toks)/shortClause)
	n = len(room.clauses)
	room.clauses = r.appendClauses(room.clauses, sc)
	sc.clauses = since(room.clauses, n)
	sc.topical = sc.has(r.c.cloud) && !sc.has(r.c.notcloud)
	for k := range sc.orgs {
		o := &sc.orgs[k]
		sc.topical = sc.topical || o.trade
	}
}

// noted are the words that hours, verbs of two words and the cutting of clauses begin
// with: what they look for in a sentence is picked out of its tokens at once.
var noted = wordSet(hourList + " " + particleList + " " + cutterList)

// appendNoted appends the tokens that are noted, and perhaps a few more.
func appendNoted(dst []int, toks []token.Token) []int {
	words := noted.Table()
	for i := range toks {
		if words.May(&toks[i]) {
			dst = append(dst, i)
		}
	}
	return dst
}

// itemsPerToken is how many items a sentence may have before their list must move.
const itemsPerToken = 5

// appendWords appends the words that tell something, the names of things that no
// table knows, and the mentions, which are in order too, as they stand in the
// sentence; the words of a token come first.
func (r *reading) appendWords(dst []item, sc *scene, mentions []item) []item {
	w := wordsAt{reading: r, sc: sc, long: r.room.long[:0]}
	toks, lex, first := sc.toks, r.words, r.words.first
	r.room.fetched += first.Fetch(toks)
	for i := range toks {
		t := &toks[i]
		n := &unknown
		if first.May(t) {
			if known := first.Probe(t); known != nil {
				n = known
			}
		} else if !t.Upper {
			continue // most words
		}
		if len(mentions) > 0 && mentions[0].first < i {
			n := upTo(mentions, i)
			dst, mentions = append(dst, mentions[:n]...), mentions[n:]
		}
		switch {
		case lex.goOn(n, toks, i+1) != nil || t.Upper && advice.At(t):
			dst = w.phrases(dst, n, i)
		case n.end > n.first:
			dst = w.word(dst, lex.means(n), i)
		case t.Upper && i >= w.known && sc.isName(i):
			n := upTo(mentions, i+1)
			dst, mentions = append(dst, mentions[:n]...), mentions[n:]
			dst = append(dst, item{class: atName, span: span{i, i + 1}})
		}
	}
	r.room.long = w.long
	return append(dst, mentions...)
}

// unknown is the node of words that begin no phrase.
var unknown node

// wordsAt goes from token to token of a sentence.
type wordsAt struct {
	*reading
	sc    *scene
	known int    // where the phrases so far end
	reach int    // where the long ones of them do
	long  []item // those of them that may go on beyond the token
	cue   bool   // one of them may tell a metric
}

// word appends what token i means by itself.
func (w *wordsAt) word(dst []item, senses []sense, i int) []item {
	w.known = max(w.known, i+1)
	part := w.sc.part[i]
	if part&(partSum|partDate) != 0 {
		return dst
	}
	if part == 0 && i >= w.reach { // nothing hides it
		for k := range senses {
			dst = append(dst, item{class: senses[k].class, form: senses[k].form, span: span{i, i + 1}})
		}
		return dst
	}
	it := item{span: span{i, i + 1}}
	for k := range senses {
		it.class, it.form = senses[k].class, senses[k].form
		if part != 0 && it.class != w.c.exchange || i < w.reach && w.cues[it.class] && w.covered(w.sc, &it, w.long) {
			continue
		}
		dst = append(dst, it)
	}
	return dst
}

// phrases appends what begins at token i and may go on behind it.
func (w *wordsAt) phrases(dst []item, from *node, i int) []item {
	sc, t, n := w.sc, &w.sc.toks[i], len(dst)
	dst, end := w.words.append(dst, from, sc.toks, i)
	if t.Upper && advice.At(t) && w.rating(sc, i) {
		dst = dst[:n+len(slices.DeleteFunc(dst[n:], func(it item) bool { return it.span == span{i, i + 1} }))]
		end = farthest(dst[n:])
	}
	if t.Upper && end <= i && i >= w.known && sc.isName(i) {
		return append(dst, item{class: atName, span: span{i, i + 1}})
	}
	w.known = max(w.known, end)
	if i >= w.reach {
		w.long, w.cue = w.long[:0], false
	}
	if end > i+1 && sc.part[i]&partOrg == 0 {
		w.appendLong(dst[n:])
		w.reach = max(w.reach, end)
	}
	if w.mayHide(dst[n:], span{i, max(end, i+1)}) {
		dst = dst[:n+w.shown(sc, dst[n:], w.long)]
	}
	return dst
}

// mayHide reports whether anything may hide one of the items of the words: a mention
// that they touch, or a longer phrase.
func (w *wordsAt) mayHide(items []item, words span) bool {
	for _, p := range w.sc.part[words.first:words.end] {
		if p != 0 {
			return true
		}
	}
	return w.cue || len(w.long) > 0 && slices.ContainsFunc(items, func(it item) bool { return it.class == w.c.updown })
}

// farthest is where the longest of the phrases of a token ends, 0 without any.
func farthest(items []item) (end int) {
	for k := range items {
		end = max(end, items[k].end)
	}
	return end
}

// appendLong notes those of the phrases that are longer than a word.
func (w *wordsAt) appendLong(items []item) {
	for k := range items {
		if it := &items[k]; it.end-it.first > 1 {
			w.long = append(w.long, *it)
			w.cue = w.cue || w.cues[it.class]
		}
	}
}

// shown moves the phrases of a token to the front that are not part of a name, and
// gives how many they are: "China Telecom" says nothing of China, "Alibaba Cloud" is
// an @org before it is a cloud. A stock exchange remains one; May in "May 2020" is no
// doubt, up in "make up" no rise, and of the words that may tell a metric the longer
// phrase hides the shorter: "net income" is no income. long are the long phrases up to
// this token that may go on beyond it.
func (r *reading) shown(sc *scene, all, long []item) (n int) {
	var at span // whose words are within something
	within := part(0)
	for k := range all {
		it := &all[k]
		if it.span != at {
			at = it.span
			within = sc.within(at)
		}
		if within&^partOrg != 0 || within != 0 && it.class != r.c.exchange || len(long) > 0 && r.cues[it.class] && r.covered(sc, it, long) {
			continue
		}
		if n < k {
			all[n] = *it
		}
		n++
	}
	return n
}

// longestPhrase is how many tokens the longest phrase of the lexicon has at most.
const longestPhrase = 9

// within tells whether a phrase is part of an amount or a date, and whether it holds a
// name.
func (sc *scene) within(s span) part {
	in := sc.part[s.first:s.end]
	out := in[0] & in[len(in)-1] & (partSum | partDate)
	for _, p := range in {
		out |= p & partOrg
	}
	return out
}

// covered reports whether a longer cue covers the item. Of "Alibaba's cloud revenue"
// the cloud is the name's, the revenue is not.
func (r *reading) covered(sc *scene, it *item, long []item) bool {
	for k := len(long) - 1; k >= 0 && it.first-long[k].first < longestPhrase; k-- {
		o := &long[k]
		if it.end <= o.end && (r.cues[o.class] || it.class == r.c.updown && !sc.among(o.first, being)) && o.end-o.first > it.end-it.first {
			return true
		}
	}
	return false
}

// being are the forms before "down" that leave it a fall: "was down 4.8%".
var being = wordSet("is are was were be been being")

// isName reports whether a word with a capital may name a product: it stands within a
// sentence of the body and is part of no mention.
func (sc *scene) isName(i int) bool {
	if i == 0 || sc.kind != data.Body || sc.toks[i].Kind != token.Word || sc.part[i] != 0 || sc.placeAt(i) > 0 {
		return false
	}
	before := &sc.toks[i-1]
	return before.Kind != token.Punct || before.Lower == "," || before.Lower == "'s"
}

// rating reports whether a word is the advice of a broker in brackets: "(728 HK,
// BUY)" buys nothing.
func (r *reading) rating(sc *scene, i int) bool {
	t := &sc.toks[i]
	return i > 0 && ratings[r.doc.Text[t.Start:t.End]] && (sc.isWord(i+1, ")") || sc.isWord(i+1, ",") || sc.isWord(i+1, "|"))
}

var advice = wordSet("buy sell hold add reduce")

var ratings = map[string]bool{"BUY": true, "SELL": true, "HOLD": true, "ADD": true, "REDUCE": true, "Buy": true, "Sell": true, "Hold": true}
