package extract

import (
	"slices"

	"yunshi/data"
)

// An item of a list of funding rounds is no sentence: "Series B, 2013: $10m, Fund X and
// Fund Y". It has no verb, whom it names paid, and who was paid is told elsewhere.

// maxEntry is how many tokens an item of such a list has, headWords how many of its head
// are neither its round nor a date.
const (
	maxEntry  = 48
	headWords = 4
)

// readEntry reads a sentence as an item of a list of rounds where it is one: the company
// that the list is of is meant by the name of the round, and all of it is one clause.
func (r *reading) readEntry(sc *scene) {
	if sc.kind != data.Body || len(sc.toks) > maxEntry || len(sc.dates) == 0 {
		return
	}
	r.nameSeed(sc)
	at, ok := r.entryHead(sc)
	if !ok && r.amongRounds(sc) {
		at, ok = r.nameRound(sc), true
	}
	if !ok {
		return
	}
	who := r.receiver(sc)
	if who == "" {
		return
	}
	sc.entry, sc.focus = true, []data.CompanyID{who}
	sc.clauses = sc.clauses[:1]
	sc.clauses[0] = span{0, len(sc.toks)}
	r.add(sc, append(r.room.added[:0], org{span: at, id: who, kind: data.Actor, meant: true}))
}

// nameSeed takes the bare "seed" or "angel" of an item for the round that it is there:
// "Seed, 2011 – $1m", "2012: $1m seed from Fund X".
func (r *reading) nameSeed(sc *scene) {
	if sc.dates[0].first > headWords || len(sc.sums) == 0 || sc.has(r.c.round) || sc.has(r.c.roundname) {
		return
	}
	for i := range min(len(sc.toks), seedReach) {
		if sc.among(i, seeds) && (sc.among(i+1, entrySigns) || sc.among(i+1, seedFrom) || i+1 == len(sc.toks)) {
			at := span{i, i + 1}
			r.insert(sc, []item{{class: r.c.round, span: at}, {class: r.c.roundname, span: at}, {class: r.c.investcue, span: at}})
			return
		}
	}
}

var (
	seeds    = wordSet("seed angel")
	seedFrom = wordSet("from led by with money capital funding cash")
)

// seedReach is how many tokens into an item its round is named.
const seedReach = 10

// entryHead is the name of a round at the head of a sentence, where its date stands at the
// head, too, a sign parts them from the rest, and nobody is named before.
func (r *reading) entryHead(sc *scene) (span, bool) {
	if !sc.has(r.c.round) && !sc.has(r.c.roundname) {
		return span{}, false
	}
	for it := range sc.each(r.c.round, r.c.roundname) {
		d := sc.dates[0].span
		if len(sc.orgs) > 0 && sc.orgs[0].first < max(it.end, d.end) || min(it.first, d.first) > 1 {
			break
		}
		other, sign := 0, false
		for i := range max(it.end, d.end) + 1 {
			switch {
			case i >= len(sc.toks) || it.contains(i) || d.contains(i) || sc.part[i] != 0:
			case sc.among(i, entrySigns):
				sign = true
			default:
				other++
			}
		}
		return it.span, sign && other <= headWords
	}
	return span{}, false
}

var entrySigns = wordSet(": , - – — ( |")

// amongRounds reports whether an item stands in a list of rounds without naming its own: another
// item close by does, or tells as much, "2017: $43m from Fund X".
func (r *reading) amongRounds(sc *scene) bool {
	if !sc.datedItem() {
		return false
	}
	for _, step := range []int{-1, 1} {
		for n, i := 0, sc.index+step; n < itemsAround && i >= 0 && i < len(r.scenes) && r.scenes[i].datedItem(); n, i = n+1, i+step {
			if item := &r.scenes[i]; len(item.sums) > 0 && (item.has(r.c.roundname) || item.moneyFrom()) {
				return true
			}
		}
	}
	return false
}

// nameRound takes the end of an item's date for the round that the item does not name, unless
// it tells of another deed: "April 2011: $195m in its initial public offering".
func (r *reading) nameRound(sc *scene) span {
	at := span{sc.dates[0].end - 1, sc.dates[0].end}
	if len(sc.sums) > 0 && !sc.has(r.c.listing) && !sc.has(r.c.acquire) {
		r.insert(sc, []item{{class: r.c.round, span: at}, {class: r.c.investcue, span: at}})
	}
	return at
}

// inRound are who takes part in the round of an item: who is paid, and all that it names.
func (sc *scene) inRound(room *room) (out []data.CompanyID) {
	if paid := sc.paid(); paid != nil {
		out = room.addTo(out, paid.id)
	}
	for o := range sc.actors() {
		if !o.aside {
			out = room.addTo(out, o.id)
		}
	}
	return out
}

// moneyFrom reports whether a sentence tells from whom an amount came.
func (sc *scene) moneyFrom() bool {
	return slices.ContainsFunc(sc.orgs, func(o org) bool { return sc.isWord(o.first-1, "from") && sc.inSum(o.first-2) })
}

// itemsAround is how many items before and behind one are looked at.
const itemsAround = 6

// datedItem reports whether a sentence opens with its date and a sign.
func (sc *scene) datedItem() bool {
	return sc.kind == data.Body && len(sc.toks) <= maxEntry && len(sc.dates) > 0 && sc.dates[0].first <= 1 && sc.among(sc.dates[0].end, datedSigns)
}

// receiver is whose rounds a list tells: whom the paragraph above the list names, else whom
// the title speaks of first, else whom that paragraph means, or whom the story names most.
func (r *reading) receiver(sc *scene) data.CompanyID {
	i := sc.index - 1
	for i >= 0 && r.scenes[i].entry {
		i--
	}
	var meant data.CompanyID
	if i >= 0 && (r.scenes[i].introduces() || r.scenes[i].isHeading()) {
		for block := r.scenes[i].block; i >= 0 && r.scenes[i].block == block; i-- {
			switch who := r.scenes[i].subjects(r.room); {
			case len(who) != 1, r.scenes[i].holds():
			case r.scenes[i].namesToo(who[0]):
				return who[0]
			case meant == "":
				meant = who[0]
			}
		}
	}
	if title := &r.scenes[0]; title.kind == data.Title {
		for o := range title.actorsNamed() {
			if !o.aside && !title.hyphened(o.end) && !title.isWord(o.end, "'s") {
				return o.id
			}
		}
	}
	if meant != "" || len(r.mains) == 0 {
		return meant
	}
	return r.mains[0]
}

// holds reports whether a sentence tells who holds a company, rather than of whom they hold.
func (sc *scene) holds() bool {
	return sc.has(atPercent) && (sc.anyAmong(holdWords) || sc.has(classTable().stakeof))
}

var holdWords = wordSet("holds hold owns own shareholder shareholders")

// introduces reports whether a sentence ends as what introduces a list does.
func (sc *scene) introduces() bool {
	n := len(sc.toks)
	return n > 0 && sc.isWord(n-1, ":")
}

// paid is the company that an item of a list of rounds means.
func (sc *scene) paid() *org {
	for o := range sc.actors() {
		if o.meant {
			return o
		}
	}
	return nil
}

// otherRounds reports whether two sentences name different rounds, each but one: series D
// and series E may have brought the same sum.
func (r *reading) otherRounds(a, b int) bool {
	one, two := r.letter(a), r.letter(b)
	return one != "" && two != "" && one != two
}

// letter is that of the only round that a sentence names so, "seed" or "angel", or "".
func (r *reading) letter(scene int) string {
	sc, found := &r.scenes[scene], ""
	for it := range sc.each(r.c.roundname) {
		for i := it.first; i < it.end; i++ {
			w := sc.toks[i].Lower
			if !seeds.At(&sc.toks[i]) && (len(w) != 1 || w[0] < 'a' || w[0] > 'h') {
				continue
			}
			if found != "" && found != w {
				return ""
			}
			found = w
		}
	}
	return found
}
