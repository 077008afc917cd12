package extract

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"yunshi/data"
	"yunshi/data/classifier"
	"yunshi/data/token"
)

//go:embed rules/hosts.txt
var hostsText string

//go:embed rules/foreign.txt
var foreignText string

//go:embed rules/vendors.txt
var vendorsText string

//go:embed rules/publicbodies.txt
var publicBodiesText string

var (
	// publicBodies count for a state and are no companies.
	publicBodies = sync.OnceValue(func() map[data.CompanyID]bool { return companySet(publicBodiesText) })
	// hosts are companies of the trade whose names don't say so.
	hosts = sync.OnceValue(func() map[data.CompanyID]bool { return companySet(hostsText) })
	// foreign are companies with a Chinese name that are not Chinese.
	foreign = sync.OnceValue(func() map[data.CompanyID]bool { return companySet(foreignText) })
	// vendors are companies that sell clouds among other things.
	vendors = sync.OnceValue(func() map[data.CompanyID]bool { return companySet(vendorsText) })
)

// companySet reads a table of companies, one a line.
func companySet(table string) map[data.CompanyID]bool {
	m := map[data.CompanyID]bool{}
	for line := range strings.Lines(table) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			m[data.CompanyID(line)] = true
		}
	}
	return m
}

// How much a document must speak of the cloud and of China to be read at all.
// A mention in the title counts for three, so that a short notice with its topic
// in the title is enough and a passing word in a long story is not.
const (
	titleWeight  = 3
	enoughCloud  = 2
	enoughChina  = 1
	wordsPerHint = 500 // a long story needs more than a passing word
	fewOfChina   = 4   // below that, China must stand in the title or the lead of a long text
	inPassing    = 3   // below that, what one sentence says inside a story is no topic
	shortItem    = 120 // words that say little else have the cloud for their topic
	fewWords     = 80  // up to that, one word of the cloud beside who sells it is the topic
	vague        = 4   // up to that, "the cloud" alone may be where a gadget keeps its films
)

// clues are what speaks for a document's being of China's cloud market.
type clues struct {
	cloud, china int // words of them, those of the title by its weight
	tokens       int
	telling      int  // the sentences that speak of the cloud
	body         int  // those of them that are not the title
	onTop        bool // the title or the lead does
	pun          bool // the title's clouds may be in the sky
	seller       bool // a company that sells clouds stands beside the word
	plain        bool // words of the trade, who counts it, who sells clouds beside the word or often
}

// clues counts what speaks for the document.
func (r *reading) clues() (t clues) {
	sellers := 0
	for i := range r.scenes {
		sc := &r.scenes[i]
		for o := range sc.actorsNamed() {
			if r.sellsCloud(o.id) {
				sellers++
				t.seller = t.seller || sc.has(r.c.cloud) && !sc.has(r.c.notcloud)
			}
		}
		t.plain = t.plain || t.seller || sellers > 1 || sc.has(r.c.cloud) && sc.has(r.c.revenue) || sc.has(r.c.strong) || sc.has(r.c.trade) || sc.has(atResearch) || sc.topicalOrg()
		weight, title := 1, sc.kind == data.Title
		if title {
			weight = titleWeight
		}
		t.tokens += len(sc.toks)
		t.china += r.chinaHints(sc, weight)
		hints := sc.cloudHints(r)
		if hints == 0 {
			continue
		}
		t.cloud += weight * hints
		t.telling++
		t.onTop = t.onTop || title || sc.nth == 0
		if title {
			t.pun = sc.maybeSky(r)
		} else {
			t.body++
		}
	}
	return t
}

// relevant reports whether the document concerns China's cloud market: its words say so, or
// a firm of the trade has news in it, whatever else there is.
func (r *reading) relevant() bool {
	t := r.clues()
	return r.speaksOfIt(&t) || t.telling > 0 && t.china >= enoughChina && !r.elsewhere() && (slices.ContainsFunc(r.scenes, r.sellerTold) || r.fundsTold())
}

// fundsTold reports whether the lead plainly tells of a listing or of money that somebody got,
// and the story soon speaks of a cloud, what a young firm rents out it mentions but once; or
// that a firm of the trade is bought.
func (r *reading) fundsTold() bool {
	told, cloud := false, false
	for i := range r.scenes {
		sc := &r.scenes[i]
		if sc.kind != data.Body {
			continue
		}
		if sc.nth > fundsReach {
			break
		}
		if sc.has(r.c.notcloud) {
			return false // "NetEase's Cloud Music goes public"
		}
		cloud = cloud || sc.cloudHints(r) > 0
		if sc.nth <= leadIn && !told && sc.namesActor() {
			j := r.judge(sc)
			told = j[slices.Index(ClassifiedTypes, data.Listing)] >= plainly || j[slices.Index(ClassifiedTypes, data.Investment)] >= plainly
			if j[slices.Index(ClassifiedTypes, data.Acquisition)] >= plainly && sc.topicalOrg() {
				told, cloud = true, true
			}
			r.room.judged = nil // before its references are known
		}
	}
	return told && cloud
}

// fundsReach is how many sentences into the body such a story has spoken of the cloud.
const fundsReach = 8

// speaksOfIt reports whether a document's words make China's cloud market its topic.
func (r *reading) speaksOfIt(t *clues) bool {
	switch {
	case t.telling == 1 && !t.onTop && t.cloud < inPassing:
		return false // "and 50 gigabytes of cloud storage for photos"
	case t.pun && t.body <= 1 && !r.tellsOf():
		return false // "Where the clouds are the main attraction"
	case t.cloud <= vague && !t.plain && t.tokens > shortItem:
		return false // "streamed from the cloud"
	case t.cloud <= vague && r.ofGames() && !r.scenes[0].topicalOrg():
		return false // a console whose games run on "somebody's cloud"
	case t.china < fewOfChina && t.tokens > wordsPerHint/2 && !r.chineseOnTop() && !r.filedInChina():
		return false // an engineer's tale with Shenzhen in it
	}
	enough := enoughCloud + t.tokens/wordsPerHint
	if t.seller && t.tokens <= fewWords {
		enough = 1 // "Alibaba's cloud growth slowed to 37%."
	}
	return t.cloud >= enough && t.china >= enoughChina && !r.elsewhere()
}

// sellerTold reports whether a sentence of the body plainly tells an event of a firm of the
// trade, or that somebody's service was blocked, broke down or leaked: the services that a
// state blocks are mostly clouds, though those who tell of it don't call them so.
func (r *reading) sellerTold(sc scene) bool {
	if sc.kind != data.Body || !sc.namesActor() {
		return false
	}
	j := r.judge(&sc)
	r.room.judged = nil // before its references are known
	return sc.topicalOrg() && sc.cloudHints(r) > 0 && slices.Max(j) >= plainly || sc.hasWord(span{0, len(sc.toks)}, blockWatchers) || j[slices.Index(ClassifiedTypes, data.LegalSecurity)] >= plainly
}

// plainly is how a sentence must read that makes a document relevant by itself.
var plainly = classifier.LogOdds(0.9)

// blockWatchers are the groups that test which services China shuts out.
var blockWatchers = wordSet("greatfire ooni")

// ofGames reports whether two sentences or more of a document speak of games.
func (r *reading) ofGames() bool {
	n := 0
	for i := range r.scenes {
		sc := &r.scenes[i]
		if sc.hasWord(span{0, len(sc.toks)}, gameWords) {
			n++
		}
	}
	return n > 1
}

var gameWords = wordSet("game games gamer gamers gaming gamepad console consoles")

// maybeSky reports whether the clouds of a title may be those of the sky.
func (sc *scene) maybeSky(r *reading) bool {
	return !sc.has(r.c.strong) && !sc.topicalOrg() && slices.ContainsFunc(sc.toks, func(t token.Token) bool { return t.Lower == "clouds" })
}

// topicalOrg reports whether a company of the trade is named.
func (sc *scene) topicalOrg() bool {
	return slices.ContainsFunc(sc.orgs, func(o org) bool { return o.trade })
}

// tellsOf reports whether the lead speaks of the cloud or of a company that sells it.
func (r *reading) tellsOf() bool {
	return slices.ContainsFunc(r.scenes, func(sc scene) bool {
		return sc.kind != data.Title && sc.nth <= leadIn && (sc.has(r.c.cloud) || sc.topicalOrg() || slices.ContainsFunc(sc.orgs, func(o org) bool { return r.sellsCloud(o.id) }))
	})
}

// chineseOnTop reports whether the title or the lead names anything Chinese.
func (r *reading) chineseOnTop() bool {
	return slices.ContainsFunc(r.scenes, func(sc scene) bool {
		return (sc.kind == data.Title || sc.nth >= 0 && sc.nth <= leadIn) && r.chinese(&sc)
	})
}

// filedInChina reports whether the dateline names a place in China.
func (r *reading) filedInChina() bool {
	for _, b := range r.doc.Blocks {
		switch b.Kind {
		case data.Byline:
			toks := token.Append(nil, r.doc.Text, b.Span.Start, b.Span.End)
			for _, p := range r.reg.AppendPlaces(nil, r.doc.Text, toks, nil) {
				if r.reg.Within(p.Place.Name, "China") {
					return true
				}
			}
		case data.Body:
			return false
		}
	}
	return false
}

// chinaHints counts what in a sentence speaks of China: a word that weighs as given,
// a company, a place.
func (r *reading) chinaHints(sc *scene, weight int) int {
	n := 0
	if sc.has(r.c.china) || sc.has(atGov) {
		n += weight
	}
	if slices.ContainsFunc(sc.orgs, r.chineseFirm) || sc.inYuan() {
		n++
	}
	if slices.ContainsFunc(sc.places, func(p place) bool { return r.reg.Within(p.name, "China") }) {
		n++
	}
	return n
}

// chineseFirm reports whether the company has a Chinese name and no home elsewhere.
func (r *reading) chineseFirm(o org) bool {
	return o.is != nil && o.is.Name(data.Simplified) != "" && !foreign()[o.is.ID]
}

// leadIn is how many sentences tell what a story is about.
const leadIn = 2

// elsewhere reports whether the story is another country's: its title or its lead
// names a place abroad, and neither these nor the dateline anything Chinese.
func (r *reading) elsewhere() bool {
	abroad := false
	for i := range r.scenes {
		sc := &r.scenes[i]
		if sc.kind != data.Title && sc.nth > leadIn {
			break
		}
		if r.chinese(sc) {
			return false
		}
		abroad = abroad || slices.ContainsFunc(sc.places, func(p place) bool { return !r.aroundChina(p.name) })
	}
	return abroad && !r.filedInChina()
}

// aroundChina reports whether a place is one of the regions that China lies in.
func (r *reading) aroundChina(name string) bool {
	return r.reg.Within("China", name) || name == "Asia-Pacific"
}

// chinese reports whether the sentence names China, one of its places or companies.
func (r *reading) chinese(sc *scene) bool {
	if sc.has(r.c.china) || sc.has(atGov) || sc.inYuan() || len(sc.places) == 0 && sc.glosses() {
		return true
	}
	return slices.ContainsFunc(sc.orgs, func(o org) bool {
		return o.kind == data.Actor && r.chineseFirm(o) && (r.sellsCloud(o.id) || r.reg.CloudUnit(o.id) != "")
	}) || slices.ContainsFunc(sc.places, func(p place) bool { return r.reg.Within(p.name, "China") })
}

// inYuan reports whether the sentence gives a sum in yuan.
func (sc *scene) inYuan() bool {
	return slices.ContainsFunc(sc.sums, func(s sum) bool { return s.Unit == yuan })
}

const yuan = "CNY"

// glosses reports whether the sentence gives a name in Chinese characters, too.
func (sc *scene) glosses() bool {
	return slices.ContainsFunc(sc.toks, func(t token.Token) bool { return t.Kind == token.Han })
}

// cloudHints counts the sentence's words of the topic; "cloud gaming" and
// weather take theirs back. Titles play on words: "Clouds over Chengdu" may be of
// either.
func (sc *scene) cloudHints(r *reading) int {
	n := 0
	for it := range sc.eachOf(&r.topic) {
		switch it.class {
		case r.c.cloud, r.c.strong: // a strong phrase is both, and counts twice
			n++
		case r.c.trade:
			if !sc.hasIn(r.c.cloud, span{it.first - 2, it.end}) {
				n++ // "cloud computing" has counted
			}
		case r.c.notcloud:
			n -= 2
		case atOrg:
			if sc.orgs[it.ref].trade {
				n++
			}
		}
	}
	if sc.kind == data.Title {
		return max(n, 0)
	}
	return max(n, -1)
}
