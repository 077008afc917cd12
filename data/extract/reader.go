// Package extract reads an article's sentences into events and figures, each
// with the sentence that says it. It knows no company and no article by name:
// what triggers an event, what an amount may measure and how far a thing is
// asserted stand in the tables under rules/, and code walks them. What the text
// does not tell stays empty.
package extract

import (
	"slices"

	"yunshi/data"
	"yunshi/data/registry"
	"yunshi/data/sentence"
	"yunshi/data/temporal"
	"yunshi/data/token"
)

// Reader reads documents. It is immutable and safe for concurrent use.
type Reader struct {
	reg     *registry.Registry
	words   *lexicon
	c       *classSet
	events  []eventRule
	metrics []metricRule
	cloud   map[data.CompanyID]bool // whether the whole business is the cloud
	trade   map[data.CompanyID]bool // whether it is the cloud or data centres
	cues    [maxClasses]bool        // the classes that metrics asks for
	refers  classes                 // the words that may stand for a company
	hedges  classes                 // the words of doubt, plan and denial
	futures classes                 // the words that foretell
	prices  classes                 // prices, and what rises or falls and is none of ours
	topic   classes                 // the words of the cloud, and companies
	// business are the numbers of a business, and what moves beside prices.
	business classes
	releases classes // the words of coming out
	// anchored are the event rules by their anchors, cued the metrics by their cues.
	anchored, cued anchors
}

// New returns a Reader that knows the registry's companies and places.
func New(reg *registry.Registry) *Reader {
	r := &Reader{reg: reg, words: words(), c: classTable(), events: eventRules(), metrics: metricRules(), cloud: map[data.CompanyID]bool{}, trade: map[data.CompanyID]bool{}}
	r.refers = setOf(r.c.pair, r.c.itself, r.c.plural, r.c.first, r.c.orghead, r.c.counters)
	r.hedges = setOf(r.c.planned, r.c.negated, r.c.maybe, r.c.idea, r.c.denied, r.c.intent)
	r.topic = setOf(r.c.cloud, r.c.strong, r.c.trade, r.c.notcloud, atOrg)
	r.futures = setOf(r.c.futuregrow, r.c.goal, r.c.planned, r.c.predict)
	r.business = setOf(r.c.revenue, r.c.profit, r.c.loss, r.c.capex, r.c.stock, r.c.stakeof, r.c.listing, r.c.physical, r.c.otherunit)
	r.releases = setOf(r.c.cameout, r.c.say, r.c.issue, r.c.launch, r.c.report, r.c.result, r.c.accord, r.c.research)
	r.prices = setOf(r.c.pricenoun, r.c.physical, r.c.costn)
	var anchored, cued anchorTable
	for n, m := range r.metrics {
		r.cues[m.cue] = true
		cue := few(nil).with(m.cue)
		cued.add(m.cue, n, cue, cue[0])
	}
	for n := range r.events {
		e := &r.events[n]
		anchored.add(e.anchor, n, e.besides, e.also)
	}
	r.anchored, r.cued = anchored.laid(), cued.laid()
	for _, c := range reg.Companies() {
		r.cloud[c.ID] = namesCloud(c.ID)
		r.trade[c.ID] = r.cloud[c.ID] || hosts()[c.ID]
	}
	return r
}

// Result is what one document says.
type Result struct {
	// Document is the document given, with Sentences and Relevant filled in.
	Document *data.Document
	// Companies named in the body, in order of first mention.
	Companies []data.CompanyID
	// Names are the fullest that the article gives to those of them that it calls
	// otherwise than we do; see Called.
	Names map[data.CompanyID]string
	// Learned are those of them that the registry does not know.
	Learned []*data.Company
	Events  []*data.Event
	Figures []*data.Figure
	// Trace tells for each event and figure which rule fired on which words.
	Trace []Trace
}

// Trace explains one event or figure.
type Trace struct {
	ID       string
	Rule     string
	Tokens   string // the words that made the rule fire
	Evidence data.Evidence
}

// reading is the state of reading one document.
type reading struct {
	*Reader
	reg *registry.Registry // with the names learned here
	doc *data.Document
	ref temporal.Reference
	// yearsDiffer: the sentence names companies whose fiscal years end in different months.
	yearsDiffer bool
	quarter     data.Date // the last quarter named
	room        *room
	whole       overview
	byScene     []*figureDraft // see figuresOf
	scenes      []scene
	summed      *scene         // whose sums are looked for
	inDate      func(int) bool // whether a token of it belongs to a date
	mains       []data.CompanyID
	heroes      []data.CompanyID        // the actors that the title names
	named       map[data.CompanyID]int  // how often each actor is named; the title counts for more
	owners      map[data.CompanyID]bool // those named together with their units: "Tencent's cloud arm"
	about       []data.CompanyID        // the heroes or, where the title names none, who is named by far most
	thread      []data.CompanyID        // to whom each paragraph goes back
	passing     passer                  // who was named in passing last
	events      []*draft
	numbers     []*draft // those of them of numbersOf
	figures     []*figureDraft
	money       moneyTold // see onlyCurrency
	ruled       ruled     // see ruledBefore
	// lastStrange is the amount that was last found to measure nothing of ours.
	lastStrange sumAt
	// research is what isResearch knows.
	research map[string]bool
}

// Read reads a document. The document's Sentences and Relevant are set; nothing
// else of it changes. It never fails: a text that tells nothing yields nothing.
func (r *Reader) Read(doc *data.Document) *Result {
	rd := &reading{Reader: r, reg: r.reg, doc: doc, ref: temporal.Reference{Published: doc.Published, Past: true}}
	rd.room = rooms.Get().(*room)
	rd.events, rd.numbers, rd.figures = rd.room.events, rd.room.numbers, rd.room.drawn
	defer rd.leave()
	rd.cutScenes()
	res := &Result{Document: doc}
	if doc.Relevant = rd.relevant(); !doc.Relevant {
		return res
	}
	rd.survey()
	rd.resolveReferences()
	rd.findEvents()
	rd.findFigures()
	rd.finish(res)
	return res
}

// leave gives back the room in which the document was read.
func (r *reading) leave() {
	r.room.scenes, r.room.events, r.room.numbers, r.room.drawn = r.scenes, r.events, r.numbers, r.figures
	r.room.leave()
}

// cutScenes cuts the blocks that are read into sentences and finds the mentions.
// Names are looked for in the whole document, which may teach some of its own.
func (r *reading) cutScenes() {
	text := r.doc.Text
	r.cutTokens()
	toks := r.room.toks
	orgs, reg := r.reg.ReadInto(slices.Grow(r.room.named, len(toks)/tokensPerName), text, toks)
	r.reg, r.room.named = reg, orgs
	r.cutPieces()
	pieces := r.room.pieces
	r.scenes = slices.Grow(r.room.scenes, len(pieces))
	r.doc.Sentences = slices.Grow([]data.Span(nil), len(pieces))
	nth := 0
	for _, p := range pieces {
		named, rest := within(orgs, p.Span)
		sc := r.newScene(p, toks[p.toks.first:p.toks.end], named)
		orgs = rest
		if sc.kind == data.Body {
			sc.nth = nth
			nth++
		}
		r.doc.Sentences = append(r.doc.Sentences, p.Span)
	}
	// One finder after the other goes through the whole document: each has tables of
	// its own, and the processor holds those of one at a time.
	r.each(r.findDates)
	r.guessPublished()
	r.dateItems()
	r.inDate = func(i int) bool { return r.summed.part[i]&partDate != 0 }
	r.each(r.findSums)
	r.each(r.findPlaces)
	r.each(r.findWords)
	r.each(r.findSites)
}

// each lets a finder go through the sentences.
func (r *reading) each(find func(*scene)) {
	for i := range r.scenes {
		find(&r.scenes[i])
	}
}

// The first guess at how many tokens a text has and how many of them begin a name,
// rather too many than too few: a list that grows must move.
const (
	bytesPerToken = 4
	tokensPerName = 16
)

// cutTokens cuts the blocks that are read into tokens.
func (r *reading) cutTokens() {
	toks := slices.Grow(r.room.toks, len(r.doc.Text)/bytesPerToken)
	cut := token.NewCutter(r.doc.Text)
	for _, b := range r.doc.Blocks {
		if !read(b.Kind) {
			continue
		}
		if n := len(toks); n > 0 { // a name never runs from one block into the next
			toks = append(toks, token.New(toks[n-1].End, b.Span.Start, token.Break, "\n\n"))
		}
		toks = cut.Append(toks, b.Span.Start, b.Span.End)
	}
	r.room.toks = toks
}

// piece is a sentence, or a piece of one, of a block.
type piece struct {
	data.Span
	toks  span // of the document
	block int
}

// maxSentence is how many tokens are read as one sentence: what is longer is no
// sentence but a list or a dump, and is read in pieces.
const maxSentence = 400

// cutPieces cuts the blocks into sentences, and those where they are too long.
func (r *reading) cutPieces() {
	room, toks := r.room, r.room.toks
	next := 0 // the token behind the sentence before
	for i, b := range r.doc.Blocks {
		if !read(b.Kind) {
			continue
		}
		room.cuts = append(room.cuts[:0], b.Span)
		if b.Kind == data.Body {
			room.cuts = sentence.Append(room.cuts[:0], r.doc.Text, b.Span)
		}
		for _, s := range room.cuts {
			for next < len(toks) && toks[next].Start < s.Start {
				next++
			}
			at := span{next, next}
			for at.end < len(toks) && toks[at.end].End <= s.End {
				at.end++
			}
			next = at.end
			for b.Kind != data.Table && at.end-at.first > maxSentence {
				cut := toks[at.first+maxSentence-1].End
				room.pieces = append(room.pieces, piece{data.Span{Start: s.Start, End: cut}, span{at.first, at.first + maxSentence}, i})
				at.first += maxSentence
				s.Start = toks[at.first].Start
			}
			room.pieces = append(room.pieces, piece{s, at, i})
		}
	}
}

// read reports whether blocks of the kind are read.
func read(k data.BlockKind) bool {
	return k == data.Body || k == data.Title || k == data.Heading || k == data.Table
}

// within gives the mentions that lie in s, and those behind it; orgs are in order.
func within(orgs []registry.Mention, s data.Span) (in, rest []registry.Mention) {
	first := 0
	for first < len(orgs) && orgs[first].Span.Start < s.Start {
		first++
	}
	end := first
	for end < len(orgs) && orgs[end].Span.End <= s.End {
		end++
	}
	return orgs[first:end], orgs[end:]
}

// cloudCompany reports whether the company's whole business is the cloud: its
// name says so, or it is a unit whose name does.
func (r *reading) cloudCompany(id data.CompanyID) bool {
	if is, known := r.cloud[id]; known {
		return is
	}
	return namesCloud(id)
}

// ofTrade reports whether the company lives by the cloud or by data centres.
func (r *reading) ofTrade(id data.CompanyID) bool {
	if is, known := r.trade[id]; known {
		return is
	}
	return namesCloud(id) || hosts()[id]
}

// sellsCloud reports whether the company sells clouds, be it among other things.
func (r *reading) sellsCloud(id data.CompanyID) bool {
	return r.ofTrade(id) || vendors()[id] || r.reg.CloudUnit(id) != ""
}

// cloudNames are the words of a name that tell a cloud company.
var cloudNames = map[string]bool{"cloud": true, "aliyun": true, "ucloud": true, "qingcloud": true, "azure": true, "web": true, "volcano": true, "daocloud": true}

// otherClouds are words that make a cloud in a name another thing.
var otherClouds = map[string]bool{"music": true, "village": true, "gaming": true}

func namesCloud(id data.CompanyID) bool {
	found := false
	for _, t := range token.Split(string(id)) {
		if otherClouds[t.Lower] {
			return false
		}
		found = found || cloudNames[t.Lower]
	}
	return found
}
