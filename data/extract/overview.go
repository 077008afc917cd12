package extract

import (
	"slices"

	"yunshi/data"
)

// Reading must take time linear in the text's length, up to 50 MB. So what a
// sentence asks of the whole document is worked out once here, and what it asks
// of its neighbours reaches only so far.
const (
	// lookBack is how many sentences back a reference, a list or a period reaches.
	lookBack = 40
	// window is how many events or figures back the same one may have been told.
	window = 256
)

// overview is what the document says as a whole.
type overview struct {
	devoted     bool      // the title speaks of the cloud, most paragraphs do, or whom it is about lives by it
	topical     []bool    // by block: it speaks of the cloud
	firstPeriod data.Date // the first reporting period named outside tables
	onlyQuoted  string    // the research firm, where the document quotes just one
	lead        []int     // the sentences of the lead
	house       string    // the broker whose note it is
}

func (r *reading) survey() {
	r.mains = r.protagonists()
	v := overview{topical: make([]bool, len(r.doc.Blocks)), lead: make([]int, 0, releaseSentences)}
	v.house = r.house()
	last, several := "", false
	body, topical := 0, 0
	for i := range r.scenes {
		sc := &r.scenes[i]
		sc.quoted = last
		v.topical[sc.block] = v.topical[sc.block] || sc.topical
		if sc.kind == data.Title && sc.topical {
			v.devoted = true
		}
		if sc.nth >= 0 {
			body++
			if sc.topical {
				topical++
			}
		}
		if sc.nth >= 0 && sc.nth < releaseSentences {
			v.lead = append(v.lead, i)
		}
		if d := sc.mainPeriod(); !v.firstPeriod.Known() && sc.kind != data.Table && !r.inFuture(d) {
			v.firstPeriod = d
		}
		for k := range sc.orgs {
			o := &sc.orgs[k]
			if o.kind == data.Public && last == "" && r.quoted(sc, o.span) {
				last = string(o.id) // a ministry's plan tells the market's numbers, until a firm is quoted
			}
			if o.kind != data.Research {
				continue
			}
			last = string(o.id)
			several = several || v.onlyQuoted != "" && v.onlyQuoted != last
			v.onlyQuoted = last
		}
	}
	v.devoted = v.devoted || 2*topical >= body || len(r.mains) > 0 && r.ofTrade(r.mains[0])
	if several {
		v.onlyQuoted = ""
	}
	r.whole = v
}

// figuresOf gives the figures read from a sentence.
func (r *reading) figuresOf(scene int) []*figureDraft {
	if r.byScene == nil {
		r.byScene = append(r.room.byScene[:0], r.figures...)
		slices.SortStableFunc(r.byScene, func(a, b *figureDraft) int { return a.scene - b.scene })
		r.room.byScene = r.byScene
	}
	from, _ := slices.BinarySearchFunc(r.byScene, scene, func(f *figureDraft, scene int) int { return f.scene - scene })
	end := from
	for end < len(r.byScene) && r.byScene[end].scene == scene {
		end++
	}
	return r.byScene[from:end]
}
