package extract

import (
	_ "embed"
	"slices"
	"sync"

	"yunshi/data"
	"yunshi/data/classifier"
	"yunshi/data/temporal"
	"yunshi/data/token"
)

// Rules know what they know; how a sentence reads on the whole says whether to trust
// them, and whether something is told in words that no rule has. A classifier that has
// learned from our own sentences judges that: it drops what rules find in sentences that
// don't read like it, and supposes an event where a sentence clearly does.

//go:embed rules/weights.txt
var weightsTable string

var likely = sync.OnceValue(func() *classifier.Model {
	m, err := classifier.Parse(weightsTable)
	if err != nil {
		panic("rules/weights.txt: " + err.Error()) // embedded and tested
	}
	return m
})

// likelyOfClasses are the lexicon's classes as the model knows them.
var likelyOfClasses = sync.OnceValue(func() *knownClasses { return classesIn(likely()) })

// likelyOfCounts are what is counted in a sentence, by how many, as the model knows it.
var likelyOfCounts = sync.OnceValue(func() *[len(countedSigns)][mostCounted + 1]knownCount {
	var all [len(countedSigns)][mostCounted + 1]knownCount
	for what, name := range countedSigns {
		for n, number := range digits {
			all[what][n].at, all[what][n].told = likely().Find(feature(howMany, name, number))
		}
	}
	return &all
})

// knownCount is where a model has a count, if it does.
type knownCount struct {
	at   classifier.Known
	told bool
}

// ClassifiedTypes are the types of events that the classifier knows: all that there are.
var ClassifiedTypes = []data.EventType{
	data.Investment, data.Expansion, data.FinancialResult, data.Partnership, data.Launch, data.Pricing, data.CustomerWin, data.MarketData,
	data.Policy, data.LegalSecurity, data.Acquisition, data.Listing, data.Forecast, data.Leadership, data.Other,
}

// The kinds of signs of a sentence: a word, two words in a row; that a class of the lexicon is in it; and what it has of mentions, its length and its place.
const (
	oneWord     = 'u'
	twoWords    = 'b'
	classInside = 'z'
	howMany     = 'm'
)

// PartOf tells which parts of a sentence the kinds of signs belong to, for training.
var PartOf = map[byte]classifier.Part{classInside: classifier.Kinds, howMany: classifier.Facts}

// stem is a word of a sentence as the classifier knows it, and the token where it stands.
type stem struct {
	sign
	at int
}

// appendStems appends the stems of a sentence's words between what stands for its ends; a
// company's name is one word.
func (sc *scene) appendStems(dst []stem) []stem {
	dst = append(dst, stem{begins, 0})
	named := -1 // the last token of a name
	k := 0
	for i := range sc.toks {
		for k < len(sc.orgs) && (sc.orgs[k].end <= i || sc.orgs[k].meant) {
			k++
		}
		switch t := &sc.toks[i]; {
		case k < len(sc.orgs) && sc.orgs[k].first <= i:
			if named < i-1 || i == 0 {
				dst = append(dst, stem{anyName, i})
			}
			named = i
		case isDigit(t.Lower[0]):
			dst = append(dst, stem{anyNumber, i})
		default:
			dst = append(dst, stem{signAt(t), i})
		}
	}
	return append(dst, stem{ends, len(sc.toks)})
}

// eachSign calls f with all that speaks for or against an event in a sentence: a kind, one
// or two words, and the token where it stands, or -1.
func (sc *scene) eachSign(f func(at int, kind byte, first, second sign)) {
	sc.eachWording(sc.appendStems(nil), f)
	for c := range sc.eachClass {
		f(-1, classInside, classSigns()[c], noSign)
	}
	for what, number := range sc.numbers() {
		f(-1, howMany, countedSigns[what], digits[number])
	}
}

// eachWording is eachSign for the words.
func (sc *scene) eachWording(stems []stem, f func(at int, kind byte, first, second sign)) {
	for i := range stems[1:] {
		last, next := &stems[i], &stems[i+1]
		if next.at < len(sc.toks) {
			f(next.at, oneWord, next.sign, noSign)
		}
		f(next.at, twoWords, last.sign, next.sign)
	}
}

// SentenceSigns are the features of a document's sentences, for training; those of what is
// no body text are nil.
func (r *Reader) SentenceSigns(doc *data.Document) (signs [][]string) {
	rd := r.readFor(doc)
	defer rd.leave()
	for i := range rd.scenes {
		var names []string
		if sc := &rd.scenes[i]; sc.kind == data.Body {
			sc.eachSign(func(_ int, kind byte, first, second sign) { names = append(names, named(kind, first, second)) })
		}
		signs = append(signs, names)
	}
	return signs
}

// readFor reads a document as far as signs need it.
func (r *Reader) readFor(doc *data.Document) *reading {
	rd := &reading{Reader: r, reg: r.reg, doc: doc, ref: temporal.Reference{Published: doc.Published, Past: true}}
	rd.room = rooms.Get().(*room)
	rd.events, rd.figures = rd.room.events, rd.room.drawn
	rd.cutScenes()
	rd.survey()
	rd.resolveReferences()
	return rd
}

// judge asks the classifier how likely a sentence tells an event of each type. The
// answer holds until the next is judged, and is at hand if the same is judged again.
func (r *reading) judge(sc *scene) judged {
	room := r.room
	if room.judged == sc {
		return room.sum.Odds()
	}
	room.judged = sc
	room.stems = sc.appendStems(room.stems[:0])
	sum := &room.sum
	sum.Begin(likely())
	room.features = room.features[:0]
	for i := range room.stems[1:] {
		last, next := &room.stems[i], &room.stems[i+1]
		if next.at < len(sc.toks) {
			room.features = append(room.features, classifier.Placed{Feature: classifier.Of(oneWord, next.hash, 0), At: int32(next.at)})
		}
		room.features = append(room.features, classifier.Placed{Feature: classifier.Of(twoWords, last.hash, next.hash), At: int32(next.at)})
	}
	sum.Add(room.features)
	sc.addClasses(sum, likelyOfClasses())
	known := likelyOfCounts()
	for what, number := range sc.numbers() {
		if k := known[what][number]; k.told {
			sum.AddOnce(classifier.Facts, k.at)
		}
	}
	return sum.Odds()
}

// judged are the logarithms of the odds that a sentence tells an event, by
// ClassifiedTypes.
type judged []float32

// Below unlikely a sentence does not read like an event of a type, from maybe on it may
// tell a dated one that no rule finds, from plainer on one without a date that a rule
// finds, from certain on it does so whatever the rules say, from anywhere on wherever in the story it stands. Found by holding out articles.
var (
	unlikely = classifier.LogOdds(0.08)
	maybe    = classifier.LogOdds(0.15)
	plainer  = classifier.LogOdds(0.28)
	certain  = classifier.LogOdds(0.35)
	anywhere = classifier.LogOdds(0.5)
)

// rather is how much more a sentence reads like one type than another, as the logarithm of the
// ratio of their odds, to be told as the one.
const rather = 1

// best is the place of the type that the sentence reads most like.
func (j judged) best() (best int) {
	for k := range j {
		if j[k] > j[best] {
			best = k
		}
	}
	return best
}

// readsLike reports whether the sentence may tell an event of the type: it reads a
// little like that or like a type that is easily taken for it, and not plainly like
// another.
func (j judged) readsLike(t data.EventType) bool {
	if j[slices.Index(ClassifiedTypes, t)] >= unlikely {
		return true
	}
	return slices.Max(j) < maybe && slices.ContainsFunc(akin[t], func(o data.EventType) bool { return j[slices.Index(ClassifiedTypes, o)] >= unlikely })
}

// akin are the types that people disagree about, too.
var akin = map[data.EventType][]data.EventType{
	data.Partnership:   {data.CustomerWin, data.Launch, data.Investment},
	data.CustomerWin:   {data.Partnership},
	data.Launch:        {data.Expansion, data.Partnership},
	data.Expansion:     {data.Launch, data.Investment},
	data.Investment:    {data.Acquisition, data.Listing, data.Expansion, data.Partnership},
	data.Acquisition:   {data.Investment},
	data.Listing:       {data.Investment},
	data.MarketData:    {data.Forecast},
	data.Forecast:      {data.MarketData},
	data.Policy:        {data.LegalSecurity},
	data.LegalSecurity: {data.Policy},
}

// weigh drops the events that their sentence does not read like, and adds those that a
// sentence without any clearly tells.
func (r *reading) weigh() {
	r.events = slices.DeleteFunc(r.events, func(d *draft) bool { return d.believed != d.typ && !r.believe(d) })
	r.index()
	for _, d := range r.events {
		if r.room.lastIn[d.scene] == d && d.beside == nil {
			r.retype(d)
		}
		r.ofChronicle(d)
	}
	for i := range r.scenes {
		if !r.scenes[i].mayTell(r) {
			continue
		}
		if r.room.lastIn[i] == nil {
			r.suppose(i)
		}
		if r.room.lastIn[i] != nil && len(r.scenes[i].clauses) > 1 {
			r.supposeBeside(i)
		}
	}
}

// believe reports whether the sentence of an event reads like it, or its clause does, or
// what else tells of the same.
func (r *reading) believe(d *draft) bool {
	sc := &r.scenes[d.scene]
	if sc.kind != data.Body || r.judge(sc).readsLike(d.typ) && !r.vague(d) || r.readsAlone(d) || r.readsElsewhere(d) {
		d.believed = d.typ
		return true
	}
	if d.typ == data.Other { // what is called off or set up may have a type of its own
		r.retype(d)
	}
	return d.believed == d.typ
}

// retype gives the only event of a sentence the type that the sentence plainly reads like
// rather than that of the rule, which goes by a few words of it: a plan to list that is "called
// off" is about a listing. Numbers that are made public are told by figures.
func (r *reading) retype(d *draft) {
	sc := &r.scenes[d.scene]
	if sc.kind != data.Body || numbersOf[d.typ] {
		return
	}
	j := r.judge(sc)
	best := j.best()
	t := ClassifiedTypes[best]
	if j[best] < asLikelyAsNot || numbersOf[t] || d.typ == data.Other && described(t) { // to close a region is no expansion
		return
	}
	if j[best]-j[slices.Index(ClassifiedTypes, d.typ)] >= rather {
		d.typ, d.believed, d.rule = t, t, supposed[best].id
		if sc.whoTheyAre().contains(d.anchor.first) {
			at := r.tellingWord(sc, best)
			d.anchor, d.clause = span{at, at + 1}, sc.clauseOf(at)
			r.settleSupposed(d, sc)
		}
	}
}

// vague reports whether an event that nothing dates or measures stands in a sentence that
// reads but little like it.
func (r *reading) vague(d *draft) bool {
	if d.date.Known() || len(d.figures) > 0 {
		return false
	}
	return r.judge(&r.scenes[d.scene])[slices.Index(ClassifiedTypes, d.typ)] < plainer
}

// mayTell reports whether a sentence may tell an event at all. It spares most sentences the
// judging.
func (sc *scene) mayTell(r *reading) bool { return sc.kind == data.Body && sc.saysMuch(r) }

// saysMuch reports whether somebody acts in a sentence, or it tells how much, or when
// or where of whom the text is speaking of, or what a firm counts.
func (sc *scene) saysMuch(r *reading) bool {
	return sc.namesActor() || sc.has(atGov) || sc.has(r.c.gov) || sc.has(atMoney) || (sc.has(atResearch) || sc.set.meets(&r.futures)) && sc.has(atPercent) || sc.has(r.c.policy) || len(sc.focus) > 0 && (sc.has(atDate) || sc.has(atPlace))
}

// suppose adds the event that a sentence most likely tells, if one is likely enough.
func (r *reading) suppose(i int) {
	sc := &r.scenes[i]
	j := r.judge(sc)
	best := j.best()
	if j[best] < maybe || j[best] < anywhere && !r.onTopic(i) || sc.asked() < len(sc.toks) {
		return
	}
	rule := &supposed[best]
	odds := j[best]
	if odds >= certain && numbersOf[rule.typ] && r.supposeStudy(i, rule) {
		return
	}
	at := r.tellingWord(sc, best)
	n := len(r.events)
	r.supposeAt(sc, rule, at, sc.clauseOf(at))
	if len(r.events) > n && odds < oddsWanted(r.events[n]) {
		r.untell(n)
	}
}

// oddsWanted is how much a sentence must read like what is supposed in it: less where it
// says when that was, as it does of deeds; more of what may be anybody's guess.
func oddsWanted(d *draft) float32 {
	switch {
	case d.typ == data.Forecast:
		return anywhere
	case !d.date.Known():
		return certain
	}
	return maybe
}

// supposeAt adds an event of a rule that the word at a token of a clause tells.
func (r *reading) supposeAt(sc *scene, rule *eventRule, at int, clause span) {
	anchor := item{span: span{at, at + 1}}
	companies, ok := []data.CompanyID(nil), true
	if !r.countsMarket(sc, rule.typ) {
		if companies, ok = r.takingPart(sc, rule, rule.typ, anchor.span, clause); !ok && rule.typ == data.MarketData {
			companies = sc.namedActors(r.room, companies)
			ok = len(companies) > 0 // at least whose boss counts
		}
		if !ok && r.judge(sc)[slices.Index(ClassifiedTypes, rule.typ)] >= certain {
			companies, ok = r.whoElse(sc, rule.typ)
		}
	}
	if ok && !numbersOf[rule.typ] {
		companies = r.allNamed(sc, rule.typ, clause, companies)
	}
	if !ok || r.noNews(sc, rule.typ, anchor, clause, companies) {
		return
	}
	d := r.room.told.next()
	*d = draft{rule: rule.id, typ: rule.typ, scene: sc.index, anchor: anchor.span, clause: clause, companies: companies}
	if d.modality = r.modality(sc, anchor.span, clause, rule.policy); d.modality == "" {
		return
	}
	if rule.typ == data.Forecast && d.modality == data.Plan {
		d.modality = data.Fact // what looks ahead is what is foretold, and no deed
	}
	if sc.has(r.c.idea) && d.modality == data.Fact {
		d.modality = data.Speculation // where the word of doubt must stand, only a rule's verb tells
	}
	if rule.typ == data.Forecast && len(companies) > 0 && d.modality == data.Fact && !sc.has(atResearch) {
		d.modality = data.Predicted // of its own numbers
	}
	r.settleSupposed(d, sc)
	r.ofChronicle(d)
	if !r.toldOf(d) && !r.longPast(sc, d) && !r.onlyTerms(sc, d) {
		r.tell(d)
		r.gappedPlaces(d)
	}
}

// whoElse are who take part in what a sentence plainly tells though its words don't show who
// acts: whom it names, or else whom the text is speaking of; of a policy nobody.
func (r *reading) whoElse(sc *scene, typ data.EventType) (companies []data.CompanyID, ok bool) {
	if typ == data.Policy {
		return nil, true
	}
	if companies = sc.namedActors(r.room, nil); len(companies) == 0 && len(sc.focus) > 0 {
		companies = sc.focus[:1:1]
	}
	return companies, len(companies) > 0
}

// allNamed are whom a sentence of a supposed event names or means: its words don't tell which
// clause tells it. They take the place of the given ones where they are few; where one is
// named, "we" are the other.
func (r *reading) allNamed(sc *scene, typ data.EventType, clause span, companies []data.CompanyID) []data.CompanyID {
	named := sc.namedActors(r.room, nil)
	if len(companies) > 0 {
		named = slices.DeleteFunc(named, func(id data.CompanyID) bool { return !slices.Contains(companies, id) && sc.toldApart(id, clause) })
	}
	if len(named) == 0 || len(named) > fewNamed && !(typ == data.Investment && len(companies) < 2) {
		return companies
	}
	for o := range sc.actors() {
		if o.meant && len(named) == 1 && sc.among(o.first, ourselves) {
			return r.room.addTo(named, o.id)
		}
	}
	return named
}

var ourselves = wordSet("we us our ours")

// fewNamed is how many companies of one sentence may all take part.
const fewNamed = 3

// supposeStudy adds the results or the study that the figures of a sentence are of, as
// findStudies does of those that are news by themselves. It reports whether it has any.
func (r *reading) supposeStudy(i int, rule *eventRule) bool {
	here := r.figuresOf(i)
	at := slices.IndexFunc(here, func(f *figureDraft) bool { return r.studyType(f) == rule.typ })
	if at < 0 {
		return false
	}
	who := r.studyBy(rule.typ, here[at])
	if slices.ContainsFunc(r.numbers, func(d *draft) bool { return d.typ == rule.typ && len(d.figures) > 0 && d.issuer == who }) {
		return true
	}
	var figures []*figureDraft
	for _, f := range r.figures {
		if r.studyType(f) == rule.typ && r.studyBy(rule.typ, f) == who {
			figures = append(figures, f)
		}
	}
	n := len(r.events)
	r.addStudy(rule.typ, who, figures)
	for _, d := range r.events[n:] {
		d.rule = rule.id
	}
	return true
}

// countsMarket reports whether a sentence that names nobody tells what somebody counts or
// expects of a market: no company takes part.
func (r *reading) countsMarket(sc *scene, t data.EventType) bool {
	if r.whole.owner != "" && !sc.has(atResearch) && !sc.has(r.c.marketsz) && (sc.has(r.c.first) || !sc.has(r.c.marketword)) {
		return false // of its own, on a call or in a note
	}
	return (t == data.MarketData || t == data.Forecast) && !sc.namesActor() && (sc.has(atResearch) || sc.has(r.c.marketsz) || sc.has(r.c.marketword) || r.researchToldIn(sc.index))
}

// supposed are the rules of what the classifier finds, by ClassifiedTypes.
var supposed = func() (rules []eventRule) {
	for _, t := range ClassifiedTypes {
		rules = append(rules, eventRule{id: supposition + "." + string(t), typ: t, focus: true, policy: told})
	}
	return rules
}()

// supposition begins the ids of those rules.
const supposition = "likely"

// tellingWord is the token that speaks most for a type in the sentence judged last: no
// name and no number.
func (r *reading) tellingWord(sc *scene, class int) int {
	who := sc.whoTheyAre()
	at := r.room.sum.Strongest(class, func(at int) bool {
		return at >= 0 && at < len(sc.toks) && sc.part[at] == 0 && sc.toks[at].Kind == token.Word && !(who.contains(at) && !sc.deedAt(at))
	})
	return max(0, at)
}
