package extract

import "yunshi/data"

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
	who := r.receiver(sc)
	at, ok := r.entryHead(sc)
	if !ok || who == "" {
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

// receiver is whose rounds a list tells: whom the line above the list names, else whom the
// story is about.
func (r *reading) receiver(sc *scene) data.CompanyID {
	for i := sc.index - 1; i >= 0; i-- {
		above := &r.scenes[i]
		if above.entry {
			continue
		}
		if n := len(above.toks); n > 0 && above.isWord(n-1, ":") || above.isHeading() {
			if who := above.subjects(r.room); len(who) == 1 {
				return who[0]
			}
		}
		break
	}
	if len(r.mains) == 0 {
		return ""
	}
	return r.mains[0]
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
