package extract

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"yunshi/data"
	"yunshi/data/classifier"
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

// ClassifiedTypes are the types of events that the classifier knows.
var ClassifiedTypes = []data.EventType{
	data.Investment, data.Expansion, data.FinancialResult, data.Partnership, data.Launch, data.Pricing, data.CustomerWin, data.MarketData,
	data.Policy, data.LegalSecurity, data.Acquisition, data.Listing, data.Forecast, data.Leadership,
}

// The kinds of features: a word, two words in a row, and two with one between.
const (
	oneWord    = 'u'
	twoWords   = 'b'
	skipsAWord = 's'
)

// What stands for names, numbers and the ends of a sentence in features.
const (
	anyName   = "ORG"
	anyNumber = "#"
	begins    = "^"
	ends      = "$"
)

// eachStem calls f with the stems of a sentence's words and where these stand; a
// company's name is one word.
func (sc *scene) eachStem(f func(at int, stem string)) {
	f(0, begins)
	named := -1 // the last token of a name
	k := 0
	for i := range sc.toks {
		for k < len(sc.orgs) && (sc.orgs[k].end <= i || sc.orgs[k].meant) {
			k++
		}
		switch {
		case k < len(sc.orgs) && sc.orgs[k].first <= i:
			if named < i-1 || i == 0 {
				f(i, anyName)
			}
			named = i
		case isDigit(sc.toks[i].Lower[0]):
			f(i, anyNumber)
		default:
			f(i, stem(sc.toks[i].Lower))
		}
	}
	f(len(sc.toks), ends)
}

// stem cuts the commonest endings off a long word.
func stem(w string) string {
	if len(w) > 5 {
		for _, ending := range []string{"ing", "ed", "es", "s"} {
			if s, ok := strings.CutSuffix(w, ending); ok {
				return s
			}
		}
	}
	return w
}

// Features are the names of the features of a document's last sentence, for training.
func (r *Reader) Features(doc *data.Document) (names []string) {
	rd := &reading{Reader: r, reg: r.reg, doc: doc}
	rd.room = rooms.Get().(*room)
	rd.events, rd.figures = rd.room.events, rd.room.drawn
	defer rd.leave()
	rd.cutScenes()
	if len(rd.scenes) == 0 {
		return nil
	}
	var words []string
	rd.scenes[len(rd.scenes)-1].eachStem(func(_ int, stem string) { words = append(words, stem) })
	for i, w := range words {
		if i > 0 && i < len(words)-1 {
			names = append(names, string(oneWord)+" "+w)
		}
		if i > 0 {
			names = append(names, string(twoWords)+" "+words[i-1]+" "+w)
		}
		if i > 1 {
			names = append(names, string(skipsAWord)+" "+words[i-2]+" "+w)
		}
	}
	return names
}

// judge asks the classifier how likely a sentence tells an event of each type. The
// answer holds until the next is judged.
func (r *reading) judge(sc *scene) judged {
	room := r.room
	room.features, room.featureAt = room.features[:0], room.featureAt[:0]
	add := func(at int, f classifier.Feature) {
		room.features, room.featureAt = append(room.features, f), append(room.featureAt, at)
	}
	var before, last uint64
	n := 0
	sc.eachStem(func(at int, stem string) {
		w := classifier.Word(stem)
		if n > 0 && at < len(sc.toks) {
			add(at, classifier.Of(oneWord, w, 0))
		}
		if n > 0 {
			add(at, classifier.Of(twoWords, last, w))
		}
		if n > 1 {
			add(at, classifier.Of(skipsAWord, before, w))
		}
		before, last = last, w
		n++
	})
	room.odds = likely().Odds(room.odds[:0], room.features)
	return room.odds
}

// judged are the logarithms of the odds that a sentence tells an event, by
// ClassifiedTypes.
type judged []float32

// Below unlikely a sentence does not read like an event of a type, from certain on it
// does so whatever the rules say. Found by holding out articles.
var (
	unlikely = classifier.LogOdds(0.05)
	certain  = classifier.LogOdds(0.7)
)

// readsLike reports whether the sentence may tell an event of the type: it reads a
// little like that or like a type that is easily taken for it, and not plainly like
// another. Of a type that the classifier does not know nobody can say.
func (j judged) readsLike(t data.EventType) bool {
	i := slices.Index(ClassifiedTypes, t)
	if i < 0 || j[i] >= unlikely {
		return true
	}
	return slices.Max(j) < certain && slices.ContainsFunc(akin[t], func(o data.EventType) bool { return j[slices.Index(ClassifiedTypes, o)] >= unlikely })
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
	last, j := -1, judged(nil)
	r.events = slices.DeleteFunc(r.events, func(d *draft) bool {
		sc := &r.scenes[d.scene]
		if sc.kind != data.Body {
			return false
		}
		if d.scene != last {
			last, j = d.scene, r.judge(sc)
		}
		if j.readsLike(d.typ) {
			return false
		}
		last = -1 // judging the clause forgets what the sentence was judged
		return !r.readsAlone(d)
	})
	told := r.room.toldIn(len(r.scenes))
	for _, d := range r.events {
		told[d.scene] = true
	}
	for i := range r.scenes {
		if !told[i] && r.scenes[i].mayTell(r) && r.onTopic(i) {
			r.suppose(i)
		}
	}
}

// mayTell reports whether a sentence may tell an event at all: somebody acts in it, or
// it tells when, or how much, of whom the text is speaking of. It spares most sentences
// the judging.
func (sc *scene) mayTell(r *reading) bool {
	return sc.kind == data.Body && (sc.namesActor() || sc.has(atGov) || sc.has(r.c.gov) || len(sc.focus) > 0 && (sc.has(atDate) || sc.has(atMoney)))
}

// suppose adds the event that a sentence most likely tells, if one is likely enough.
func (r *reading) suppose(i int) {
	sc := &r.scenes[i]
	j := r.judge(sc)
	best := 0
	for k := range j {
		if j[k] > j[best] {
			best = k
		}
	}
	if j[best] < certain || sc.asked() < len(sc.toks) {
		return
	}
	rule := &supposed[best]
	at := r.tellingWord(sc, best)
	anchor := item{span: span{at, at + 1}}
	clause := sc.clauseOf(at)
	companies, ok := r.takingPart(sc, rule, rule.typ, anchor.span, clause)
	if !ok || r.noNews(sc, rule.typ, anchor, clause, companies) || r.toldOf(rule.typ, companies, i) {
		return
	}
	d := r.room.told.next()
	*d = draft{rule: rule.id, typ: rule.typ, scene: i, anchor: anchor.span, clause: clause, companies: companies}
	if d.modality = r.modality(sc, anchor.span, clause, rule.policy); d.modality == "" {
		return
	}
	r.settle(d, sc)
	if p := d.date.Precision; numbersOf[d.typ] && p != data.PrecisionDay && p != data.PrecisionMonth {
		d.date, d.reason = data.Date{}, "" // it is the period that they are of, not when they came out
	}
	if !r.longPast(sc, d) && !r.onlyTerms(sc, d) {
		r.events = append(r.events, d)
	}
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
	best, token := float32(0), 0
	for i, f := range r.room.features {
		at := r.room.featureAt[i]
		if at >= len(sc.toks) || sc.part[at] != 0 {
			continue
		}
		if w := likely().Weight(f, class); w > best {
			best, token = w, at
		}
	}
	return token
}

// numbersOf are the types of events that make numbers public.
var numbersOf = map[data.EventType]bool{data.FinancialResult: true, data.MarketData: true, data.Forecast: true}

// toldOf reports whether an event of the type is told of one of the companies already: of
// results and studies anywhere, of others close by.
func (r *reading) toldOf(t data.EventType, companies []data.CompanyID, scene int) bool {
	return slices.ContainsFunc(r.events, func(d *draft) bool {
		close := d.scene-scene <= nearby && scene-d.scene <= nearby
		return d.typ == t && (numbersOf[t] || close) && (len(companies) == 0 || slices.ContainsFunc(d.companies, func(id data.CompanyID) bool { return slices.Contains(companies, id) }))
	})
}
