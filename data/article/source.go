package article

import (
	"path/filepath"
	"strings"

	"gopkg.in/yaml.v3"

	"yunshi/data"
)

// sources holds what each place says of where an article comes from, for the
// order of trust in the package comment.
type sources struct {
	given, front, page Meta
	pageName           string // "html" or "mail"
	name               string // the file's name
}

// frontMatter reads YAML between lines of "---" at the beginning of a text and
// returns the offset behind it. Text that only looks like it is left alone.
func frontMatter(text string) (Meta, int) {
	var m Meta
	start := strings.TrimPrefix(text, "\ufeff")
	skip := len(text) - len(start)
	if !strings.HasPrefix(start, "---\n") && !strings.HasPrefix(start, "---\r\n") {
		return m, 0
	}
	open := strings.IndexByte(start, '\n') + 1
	end := strings.Index(start[open:min(len(start), open+16<<10)], "\n---")
	if end < 0 {
		return m, 0
	}
	var fields map[string]any
	if err := yaml.Unmarshal([]byte(start[open:open+end+1]), &fields); err != nil || len(fields) == 0 {
		return m, 0
	}
	// A second, typed pass; a field of another type stays empty.
	_ = yaml.Unmarshal([]byte(start[open:open+end+1]), &m)
	behind := open + end + len("\n---")
	if i := strings.IndexByte(start[behind:], '\n'); i >= 0 {
		return m, skip + behind + i + 1
	}
	return m, len(text)
}

// known is what is known of a page before its text is judged.
func (src sources) known() pageFacts {
	return pageFacts{
		title:     first(src.given.Title, src.front.Title, src.page.Title),
		publisher: first(src.given.Publisher, src.front.Publisher, src.page.Publisher),
		author:    first(src.given.Author, src.front.Author, src.page.Author),
	}
}

// fill writes the blocks and the origin into the document.
func (j *judge) fill(doc *data.Document, src sources) {
	inText := j.origin(doc.Text)
	doc.Title = first(src.given.Title, src.front.Title, src.page.Title, inText.Title)
	doc.Publisher = first(src.given.Publisher, src.front.Publisher, src.page.Publisher, inText.Publisher)
	doc.Author = first(src.given.Author, src.front.Author, src.page.Author, inText.Author)
	doc.URL = first(src.given.URL, src.front.URL, src.page.URL, inText.URL)
	doc.Published, doc.PublishedFrom = j.published(src, doc.URL)
	doc.Blocks, doc.Doubtful = j.blocks(), j.doubtfulWords()
}

// blocks turns paragraphs into blocks, with the dateline cut off the lead.
func (j *judge) blocks() []data.Block {
	blocks := make([]data.Block, 0, len(j.paras)+1)
	for i := range j.paras {
		p := &j.paras[i]
		if p.span.Len() == 0 {
			continue
		}
		if i >= j.first && i <= j.first+1 && p.kind == data.Body {
			if n, _ := dateline(j.of(i)); n > 0 && n < p.span.Len() && !j.ofChronicle(i) && !(label(j.of(i)) != "" && j.labelled()) {
				head := trim(j.text, p.span.Start, p.span.Start+n)
				blocks = append(blocks, data.Block{Span: data.Span{Start: head.start, End: head.end}, Kind: data.Byline})
				p.span.Start = trim(j.text, p.span.Start+n, p.span.End).start
			}
		}
		blocks = append(blocks, data.Block{Span: p.span, Kind: p.kind, Reason: p.reason})
	}
	return blocks
}

// origin reads title, author and publisher off the text itself.
func (j *judge) origin(text string) Meta {
	var m Meta
	if j.title >= 0 {
		m.Title = strings.Join(strings.Fields(j.of(j.title)), " ")
	}
	for i := range j.paras {
		p := &j.paras[i]
		if i > j.first+1 && i < j.last {
			continue
		}
		s := p.span.Of(text)
		if len(s) > 300 {
			continue
		}
		if m.Author == "" && i <= j.first {
			m.Author, _ = byline(s)
		}
		if m.Publisher == "" {
			m.Publisher = publisherIn(s)
		}
	}
	return m
}

// publisherMarks announce a publisher; a copyright line is surer than a source.
var publisherMarks = []string{"copyright ©", "copyright", "©", "source:", "source：", "来源：", "来源:", "來源：", "稿源："}

// publisherIn reads "© 2017 Example News" and "Source: Example News".
func publisherIn(s string) string {
	if strings.IndexByte(s, ':') < 0 && !strings.Contains(s, "：") && !strings.Contains(s, "©") && !strings.Contains(s, "opyright") && !strings.Contains(s, "COPYRIGHT") {
		return ""
	}
	lower := string(lowerASCII(nil, s))
	for _, mark := range publisherMarks {
		i := strings.Index(lower, mark)
		if i < 0 || strings.HasPrefix(mark, "source") && i > 0 && s[i-1] != ' ' {
			continue
		}
		name := strings.TrimLeft(s[i+len(mark):], " ©:0123456789-–,")
		for _, stop := range []string{". ", "  ", "|", "\t", " All ", " all ", ", ", "。", "　"} {
			name, _, _ = strings.Cut(name, stop)
		}
		switch name = strings.Trim(name, " .,©"); strings.ToLower(name) {
		case "network", "internet", "all rights reserved", "":
			return ""
		}
		if len(name) > 60 {
			return ""
		}
		return name
	}
	return ""
}

// published follows the order of trust down to the first place that gives a
// date. A day without a year in the dateline completes a month or a year from
// another place.
func (j *judge) published(src sources, url string) (data.Date, string) {
	lineDate, lineFrom, day := j.dateInText()
	pick := func() (data.Date, string) {
		for _, c := range []struct{ text, from string }{
			{src.given.Published, "metadata"}, {src.front.Published, "front matter"}, {src.page.Published, src.pageName},
		} {
			// a mail may pass on an article that is older
			if d, ok := parseDate(c.text); ok && (c.from != "mail" || !lineDate.Known()) {
				return d, c.from
			}
		}
		if lineDate.Known() {
			return lineDate, lineFrom
		}
		return j.fromNames(url, src.name)
	}
	d, from := pick()
	if day.day > 0 && !d.Known() {
		return j.completed(day, url)
	}
	if day.day > 0 && d.Known() && d.Precision != data.PrecisionDay {
		y, _, _ := d.Start.Civil()
		if full, n := fullDate(y, day.month, day.day, 1); n > 0 && full.date.Start >= d.Start && full.date.End <= d.End {
			return full.date, from
		}
	}
	return d, from
}

// leadReach is how many days before its dateline a story may name a day in full.
const leadReach = 45

// yearByLead completes a dateline's day by the year of a day that the lead names,
// where that lies shortly before: "Nov. 8 - … was announced on November 6, 2023".
func (j *judge) yearByLead(day dateAt) (data.Date, string) {
	for i := j.first; i < min(j.first+2, len(j.paras)); i++ {
		s := j.of(i)
		for _, d := range datesIn(s[:min(len(s), 400)]) {
			if d.date.Precision != data.PrecisionDay {
				continue
			}
			y, _, _ := d.date.Start.Civil()
			for _, year := range [...]int{y, y + 1} {
				full, n := fullDate(year, day.month, day.day, 1)
				if n > 0 && full.date.Start >= d.date.Start && full.date.Start-d.date.Start <= leadReach {
					return full.date, "dateline"
				}
			}
		}
	}
	return data.Date{}, ""
}

// fromNames is the date of the address or the file's name, or else what the text
// or the address implies.
func (j *judge) fromNames(url, name string) (data.Date, string) {
	if d, ok := dateInName(url); ok {
		return d, "url"
	}
	if d, ok := dateInName(filepath.Base(name)); ok {
		return d, "file name"
	}
	if d := j.implied(); d.Known() {
		return d, "text"
	}
	if d, ok := monthInName(url); ok {
		return d, "url"
	}
	return data.Date{}, ""
}

// dateInText finds the date of the dateline, else of a line in the page's head,
// else of a labelled line at its foot; day is a dateline's day without a year.
func (j *judge) dateInText() (d data.Date, from string, day dateAt) {
	for i := j.first; i < min(j.first+2, len(j.paras)); i++ {
		n, at := dateline(j.of(i))
		if j.ofChronicle(i) {
			continue
		}
		if n > 0 && at.date.Known() {
			return at.date, "dateline", day
		}
		if at.day > 0 {
			day = at
		}
	}
	rank := 0
	for i := range j.paras {
		inHead, ok := j.mayDate(i)
		if !ok {
			continue
		}
		s := j.of(i)
		if inHead && day.day == 0 {
			day = dayAlone(s)
		}
		date, labelled, ok := metaDate(s, &j.paras[i])
		if !ok || !inHead && !labelled {
			continue
		}
		r := lineRank(s, date, labelled)
		if inHead && date.Precision == data.PrecisionDay {
			r += ofHead // below a story other stories' days stand
		}
		if r > rank {
			d, from, rank = date, "updated line", r
		}
	}
	return d, from, day
}

// dayAlone is the day without a year that closes a short line, parted from what stands
// before it: "Example Digest | Singapore | June 15".
func dayAlone(s string) dateAt {
	if len(s) > 80 || hasYear(s) {
		return dateAt{}
	}
	for _, d := range datesIn(s) {
		if before := s[:d.start]; d.day > 0 && strings.TrimSpace(s[d.end:]) == "" && (strings.TrimSpace(before) == "" || parted(before)) {
			return d
		}
	}
	return dateAt{}
}

// ofHead is how much more than any other a day counts that stands in the head.
const ofHead = 16

// belowLead is how many paragraphs below the story's first a byline may stand.
const belowLead = 6

// belowTitle is how many paragraphs below what was taken for the story's first,
// which may be its title, a line of the head may stand.
const belowTitle = 2

// mayDate reports whether a line may hold the publication date: it stands in the
// head, or just below the story and is none of its paragraphs.
func (j *judge) mayDate(i int) (inHead, ok bool) {
	p := &j.paras[i]
	if j.ofChronicle(i) {
		return false, false // a day of a chronicle
	}
	if i <= j.first+belowTitle && p.kind != data.Body && p.kind != data.Table || i == j.title {
		return true, true
	}
	if p.kind == data.Body && i <= j.first+1 && opensWithDate(j.of(i)) {
		return true, true // taken for the story's first paragraph
	}
	if i <= j.first+belowLead && p.kind != data.Body {
		if _, signed := byline(j.of(i)); signed {
			return true, true // a byline may stand below the lead
		}
	}
	return false, i >= j.last && p.kind != data.Body && (i <= j.last+8 || i <= j.first)
}

// lineRank prefers days to months, a labelled date to one that stands alone, and
// published to updated.
func lineRank(s string, d data.Date, labelled bool) int {
	r := 1
	if d.Precision == data.PrecisionDay {
		r += 8
	}
	if labelled {
		r += 4
		if l := strings.ToLower(s); !strings.Contains(l, "updated") && !strings.Contains(l, "modified") {
			r++
		}
	}
	return r
}
