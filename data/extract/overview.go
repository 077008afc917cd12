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
	devoted     bool           // the title speaks of the cloud, most paragraphs do, or whom it is about lives by it
	topical     []bool         // by block: it speaks of the cloud
	firstPeriod data.Date      // the first reporting period named outside tables
	onlyQuoted  string         // the research firm, where the document quotes just one
	lead        []int          // the sentences of the lead
	house       string         // the broker whose note it is
	owner       data.CompanyID // the one company that a note is on, or whose call it is
	chronicle   bool           // its paragraphs open with dates, one after the other
}

// survey reads the document as a whole.
func (r *reading) survey() {
	r.mains = r.protagonists()
	r.whole = overview{topical: make([]bool, len(r.doc.Blocks)), lead: make([]int, 0, releaseSentences), house: r.house()}
	r.surveyTopic()
	r.surveyQuotes()
	for i := range r.scenes {
		sc := &r.scenes[i]
		if sc.nth >= 0 && sc.nth < releaseSentences {
			r.whole.lead = append(r.whole.lead, i)
		}
		if d := sc.mainPeriod(); sc.kind != data.Table && d.Known() && !r.inFuture(d) {
			r.noteFirst(d)
		}
	}
}

// noteFirst notes the first reporting period; one that is over comes before one that runs
// and is only looked forward to.
func (r *reading) noteFirst(d data.Date) {
	if first := r.whole.firstPeriod; !first.Known() || !r.over(first) && r.over(d) && first.Precision == d.Precision {
		r.whole.firstPeriod = d
	}
}

// surveyTopic notes where the document speaks of the cloud.
func (r *reading) surveyTopic() {
	v := &r.whole
	body, topical := 0, 0
	for i := range r.scenes {
		sc := &r.scenes[i]
		if sc.nth >= 0 {
			body++
		}
		if !sc.topical {
			continue
		}
		v.topical[sc.block] = true
		v.devoted = v.devoted || sc.kind == data.Title
		if sc.nth >= 0 {
			topical++
		}
	}
	v.devoted = v.devoted || 2*topical >= body || len(r.mains) > 0 && r.ofTrade(r.mains[0])
}

// surveyQuotes notes whom the document quotes: a research firm or, until one is, a public
// body whose plan tells the market's numbers.
func (r *reading) surveyQuotes() {
	last, only, several := "", "", false
	if id, ok := r.reg.Resolve(r.doc.Publisher); ok && r.isResearch(string(id)) {
		last, only = string(id), string(id) // on its own page a firm speaks of "our analysts"
	}
	for i := range r.scenes {
		sc := &r.scenes[i]
		sc.quoted = last
		for k := range sc.orgs {
			switch o := &sc.orgs[k]; {
			case o.kind == data.Public && last == "" && r.quoted(sc, o.span):
				last = string(o.id)
			case o.kind == data.Research && !sc.owns(o.first):
				last = string(o.id)
				several = several || only != "" && only != last
				only = last
			}
		}
	}
	if !several {
		r.whole.onlyQuoted = only
	}
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
