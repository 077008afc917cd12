package extract

import (
	"regexp"
	"slices"
	"sort"
	"strings"

	"github.com/cockroachdb/apd/v3"

	"yunshi/data"
	"yunshi/data/grid"
	"yunshi/data/token"
)

// tableLabel is what a label says of the numbers beside or below it.
type tableLabel struct {
	text   string
	who    data.CompanyID
	alone  bool // it is the company's name alone
	period data.Date
	mark   byte // the letter of an estimate behind the period
	vague  bool // it speaks of a time that is not told
	metric data.Metric
	unit   tableUnit
	scale  *apd.Decimal // of a unit that is told elsewhere, or nil
	words  tableWord
	loss   bool
	cloud  bool
	part   string // the part of a market that it names, as markets.txt calls it
	market string // the market, likewise
	place  string // the country or area that it names, "" for China
	of     bool   // "per cent of revenue": a share of something
}

// tellHeads tells what stands above each column, and in the corner.
func (t *tableReader) tellHeads() {
	t.cols = make([]tableLabel, len(t.grid[0]))
	t.corner = t.tell(t.joined(t.label), t.span(t.label))
	corner := t.corner.text
	for c := range t.cols {
		if c != t.label {
			t.cols[c] = t.tell(t.joined(c), t.span(c))
			t.setPeriod(&t.cols[c], bare(corner), t.lengthTold())
			if c != t.label && t.cols[c].metric == "" && t.isYears(c) {
				t.cols[c].words |= otherWord
			}
			if l := &t.cols[c]; l.unit.code == "" && inPercent(l.text) != l.text {
				l.unit = tableUnit{data.Percent, one}
			}
		}
	}
	t.dropDoubles()
}

// isYears reports whether all that stands below the head of a column are years: when each row's
// deal was made, say. They measure nothing.
func (t *tableReader) isYears(col int) bool {
	n := 0
	for _, row := range t.grid[t.first:] {
		switch s := strings.TrimSpace(row[col].Of(t.doc.Text)); {
		case s == "" || grid.Blank(s):
		case len(s) == 4 && "1990" <= s && s <= "2039" && strings.Trim(s, "0123456789") == "":
			n++
		default:
			return false
		}
	}
	return n > 0
}

// joined is what stands above a column, from top to bottom.
func (t *tableReader) joined(col int) string {
	var parts []string
	var last data.Span
	for _, row := range t.grid[:t.first] {
		if cell := row[col]; cell != last && cell != (data.Span{}) {
			parts, last = append(parts, cell.Of(t.doc.Text)), cell
		}
	}
	return strings.Join(parts, " ")
}

// span is the lowest head of a column that names a company, else the zero span.
func (t *tableReader) span(col int) data.Span {
	for n := t.first - 1; n >= 0; n-- {
		if who, _ := t.named(t.grid[n][col]); who != "" {
			return t.grid[n][col]
		}
	}
	return data.Span{}
}

// lengthTold is what the line above the table says of how long its periods are: "Three
// months ended", "as the quarterly reports show".
func (t *tableReader) lengthTold() string {
	if t.scene == 0 || t.scenes[t.scene-1].kind == data.Table {
		return ""
	}
	for _, k := range t.scenes[t.scene-1].toks {
		if length := lengths[k.Lower]; length != "" {
			return length
		}
	}
	return ""
}

// lengths are the words for how long a period is, and how it is then told with its end.
var lengths = map[string]string{
	"quarter": "quarter ended", "quarters": "quarter ended", "quarterly": "quarter ended", "three": "three months ended",
	"six": "six months ended", "半年": "six months ended",
}

// dropDoubles forgets periods that two columns of one metric and company share: the heads
// were not put together as they were meant.
func (t *tableReader) dropDoubles() {
	for c := range t.cols {
		for k := c + 1; k < len(t.cols); k++ {
			a, b := &t.cols[c], &t.cols[k]
			if a.period.Known() && a.text == b.text && c != t.label && k != t.label {
				a.period, b.period = data.Date{}, data.Date{}
			}
		}
	}
}

// withoutRank is a label behind the place in a ranking that opens it: "No. 1 Alibaba Cloud".
func withoutRank(text string, label data.Span) data.Span {
	if n := len(rankBefore.FindString(label.Of(text))); n < label.Len() {
		label.Start += n
	}
	return label
}

var rankBefore = regexp.MustCompile(`^(?i)(?:no\.?|nr\.?|#|№|第)\s*\d{1,2}(?:名|位)?(?:\s*[.)、:：])?\s*`)

// tellRows tells what the label of each row says.
func (t *tableReader) tellRows() {
	t.rows = make([]tableLabel, len(t.grid))
	for n := t.first; n < len(t.grid); n++ {
		cell := withoutRank(t.doc.Text, t.grid[n][t.label])
		l := t.tell(cell.Of(t.doc.Text), cell)
		if l.metric == "" && t.profitAlone(l) {
			l.metric = data.ProfitLoss
		}
		t.setPeriod(&l, bare(t.corner.text), t.lengthTold())
		t.tellMore(n, &l)
		if t.winner >= 0 {
			l.who, l.alone = t.wonBy(n), false
			l.metric, l.cloud = "", false
		}
		if cell == (data.Span{}) && n > t.first && l.text != "" && l.who == "" {
			l.who = t.rows[n-1].who // the name stands in the first of its rows only
		}
		t.rows[n] = l
	}
}

// profitAlone reports whether a row is called but "Result", in a table that has a row of
// revenue.
func (t *tableReader) profitAlone(l tableLabel) bool {
	toks := token.Split(bare(l.text))
	return len(toks) == 1 && resultWords.At(&toks[0]) && slices.ContainsFunc(t.rows, func(l tableLabel) bool { return l.metric == data.Revenue })
}

var resultWords = wordSet("result results earnings 净利")

// tellMore adds what further columns of words say of a row: its cloud's name, its
// measure, its unit.
func (t *tableReader) tellMore(n int, l *tableLabel) {
	for c := t.label + 1; c < len(t.grid[n]); c++ {
		cell := t.grid[n][c]
		text := cell.Of(t.doc.Text)
		if _, number := readAmount(text); number {
			return
		}
		if t.cols[c].words.has(unitWord) {
			if u := unitIn(text, token.Split(text)); u.code != "" {
				l.unit = u
			}
			continue
		}
		if grid.Blank(text) || t.cols[c].period.Known() || t.cols[c].metric != "" || grid.IsYear(text) {
			continue
		}
		more := t.tell(text, cell)
		if l.who == "" {
			l.who, l.alone = more.who, more.alone
		}
		if l.metric == "" && more.who == "" {
			l.metric, l.loss, l.cloud, l.words = more.metric, more.loss, l.cloud || more.cloud, l.words|more.words
			if l.unit.code == "" {
				l.unit = more.unit
			}
			if l.text == "" {
				l.text = more.text
			}
		}
	}
}

// tell reads a label; cell is where a company may be named in it.
func (t *tableReader) tell(label string, cell data.Span) (l tableLabel) {
	l.text = label
	l.who, l.alone = t.named(cell)
	toks := token.Split(label)
	l.words = tableWords(t.withoutNames(label, cell))
	items := t.words.find(nil, toks)
	l.unit = unitIn(label, toks)
	if l.unit.code == "" {
		l.scale = scaleIn(toks)
	}
	if l.metric = t.measure(items, l.words); l.metric == "" && l.words.has(investedWord) {
		l.metric = data.InvestmentSum
	}
	profit := false
	for _, it := range items {
		profit = profit || it.class == t.c.profit
		l.loss = l.loss || it.class == t.c.loss
		l.cloud = l.cloud || it.class == t.c.cloud
	}
	l.loss = l.loss && !profit // "Net profit (loss)": the brackets around a number tell
	l.cloud = l.cloud && !slices.ContainsFunc(items, func(it item) bool { return it.class == t.c.notcloud })
	l.market, l.part = marketIn(toks)
	l.place = t.placeIn(cell)
	for i := range toks {
		l.of = l.of || perCent(toks, i) && (at(toks, i+1) == "of" || at(toks, i+2) == "of")
	}
	if l.metric == data.MarketSize && !l.words.has(sizeWord) {
		l.metric = "" // "IaaS", "Public cloud": a part, no measure
	}
	if len(toks) >= 2 && toks[0].Lower == "operating" && toks[1].Lower == "income" && t.operatingIncomeIsSales() {
		l.metric = data.Revenue
	}
	return l
}

// operatingIncomeIsSales reports whether no label is called revenue: "operating income"
// is then the sales of a Chinese report, as they are called when it is translated word
// by word.
func (t *tableReader) operatingIncomeIsSales() bool {
	if t.incomeIs == 0 {
		t.incomeIs = incomeSales
		for _, row := range t.grid {
			toks := t.toksOf(row[t.label])
			if at(toks, 0) != "operating" && t.measure(t.words.find(nil, toks), 0) == data.Revenue {
				t.incomeIs = incomeProfit
				break
			}
		}
	}
	return t.incomeIs == incomeSales
}

// What "operating income" is in a table, once it was asked.
const (
	incomeSales = iota + 1
	incomeProfit
)

// withoutNames gives the tokens of a label but for those of companies' names.
func (t *tableReader) withoutNames(label string, cell data.Span) []token.Token {
	for _, o := range inCell(t.sc.orgs, locate(t.sc.toks, cell)) {
		name := t.doc.Text[t.sc.toks[o.first].Start:t.sc.toks[o.end-1].End]
		label = strings.Replace(label, name, " ", 1)
	}
	return token.Split(label)
}

// inCell gives the mentions that lie in a cell. A table is one sentence, which may hold
// thousands: they are in order.
func inCell[T interface{ begin() int }](all []T, cell span) []T {
	from := sort.Search(len(all), func(i int) bool { return all[i].begin() >= cell.first })
	end := from
	for end < len(all) && all[end].begin() < cell.end {
		end++
	}
	return all[from:end]
}

// measure names the metric that words speak of, or "": of several the sharpest.
func (t *tableReader) measure(items []item, words tableWord) data.Metric {
	has := func(c class) bool { return slices.ContainsFunc(items, func(it item) bool { return it.class == c }) }
	switch {
	case has(t.c.share) && (beside(items, t.c.share, t.c.revenue) || has(t.c.ofmarket) || has(t.c.marketsz)):
		return data.MarketShare // "share of revenue", of several vendors; "share of the market by revenue"
	case has(t.c.loss), has(t.c.profit):
		return data.ProfitLoss
	case has(t.c.capex):
		return data.Capex
	case has(t.c.revenue):
		return data.Revenue
	case has(t.c.share), has(t.c.ofmarket):
		return data.MarketShare
	case words.has(rateWord):
		return data.Growth
	case has(t.c.marketsz):
		return data.MarketSize
	case has(t.c.customer):
		return data.Customers
	}
	return ""
}

// beside reports whether a word of class a stands beside one of the others:
// "cloud revenue", "revenue of the cloud".
func beside(items []item, a class, others ...class) bool {
	for _, x := range items {
		for _, y := range items {
			if x.class == a && slices.Contains(others, y.class) && gap(x.span, y.span) <= 2 {
				return true
			}
		}
	}
	return false
}

func at(toks []token.Token, i int) string {
	if i >= 0 && i < len(toks) {
		return toks[i].Lower
	}
	return ""
}

func (t *tableReader) toksOf(s data.Span) []token.Token {
	at := locate(t.sc.toks, s)
	return t.sc.toks[at.first:at.end]
}

// marketIn is the longest phrase of markets.txt in a label.
func marketIn(toks []token.Token) (subject, part string) {
	longest := 0
	for i := range toks {
		found, _ := marketRows().At(&toks[i])
		for k := range found {
			row := &found[k]
			says := len(row.phrase) <= len(toks)-i && slices.EqualFunc(row.phrase, toks[i:i+len(row.phrase)], func(w string, t token.Token) bool { return w == t.Lower })
			if says && len(row.phrase) > longest {
				longest, subject, part = len(row.phrase), row.subject, row.segment
			}
		}
	}
	return subject, part
}

// placeIn is the country or area abroad that a label names.
func (t *tableReader) placeIn(cell data.Span) string {
	for _, p := range inCell(t.sc.places, locate(t.sc.toks, cell)) {
		if p.name != "China" && !t.reg.Within(p.name, "China") {
			return p.name
		}
	}
	return ""
}

// named is the company named in a label, and whether the label is its name alone.
func (t *tableReader) named(label data.Span) (who data.CompanyID, alone bool) {
	at := locate(t.sc.toks, label)
	for _, o := range inCell(t.sc.orgs, at) {
		if o.kind != data.Actor || who != "" && t.bracketed(o.span, at) && t.root(o.id) != who {
			continue // "AWS (Sinnet/NWCD)" is AWS, but "China Telecom (Tianyi Cloud)" the cloud
		}
		who, alone = o.id, alone || o.span == t.nameIn(at)
	}
	return who, alone
}

// nameIn is a label without the bullet or rank before it and the unit in brackets behind it.
func (t *tableReader) nameIn(label span) span {
	for label.first < label.end && t.sc.toks[label.first].Kind == token.Punct {
		label.first++
	}
	if n := label.end - 3; n > label.first && t.sc.toks[n].Lower == "(" && t.sc.toks[n+2].Lower == ")" && scales[t.sc.toks[n+1].Lower] != nil {
		label.end = n
	}
	return label
}

// bracketed reports whether a bracket is open at a name in a label.
func (t *tableReader) bracketed(name, label span) bool {
	for i := name.first - 1; i >= label.first; i-- {
		switch t.sc.toks[i].Lower {
		case "(", "（":
			return true
		case ")", "）":
			return false
		}
	}
	return false
}

// bare is a label without what stands in brackets.
func bare(s string) string {
	if i := strings.IndexAny(s, "(（"); i > 0 && !strings.ContainsAny(s[i:], "0123456789") {
		s = s[:i]
	}
	return strings.Trim(s, " *†:：")
}
