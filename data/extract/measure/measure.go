// Package measure holds what the rules of package extract read against what a
// person would read: the committed sentences, the bundled tables and, where they
// are at hand, articles annotated outside the project. It tells rates, misses and
// which rule was right how often; the command in accuracy writes them down.
package measure

import (
	"fmt"
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"

	"yunshi/data"
	"yunshi/data/article"
	"yunshi/data/extract"
	"yunshi/data/registry"
)

// Rate is how many of all were right.
type Rate struct{ Right, All int }

// Share is Right of All in 0–1; of none it is 1.
func (r Rate) Share() float64 {
	if r.All == 0 {
		return 1
	}
	return float64(r.Right) / float64(r.All)
}

func (r *Rate) add(right bool) {
	r.All++
	if right {
		r.Right++
	}
}

// Rates are rates by name.
type Rates map[string]*Rate

// Of returns the named rate, made when it is new.
func (r Rates) Of(name string) *Rate {
	if r[name] == nil {
		r[name] = &Rate{}
	}
	return r[name]
}

// Judged is one event or figure read of which it is known whether it is right.
type Judged struct {
	Document string
	Rule     string
	Right    bool
}

// Count adds up what was judged, but for the documents of the name given ("" for
// none).
func Count(items []Judged, without string) *extract.Rates {
	var r extract.Rates
	for _, it := range items {
		if without == "" || it.Document != without {
			r.Add(it.Rule, it.Right)
		}
	}
	return &r
}

// Engine is what is measured. It is safe for concurrent use.
type Engine struct {
	reg    *registry.Registry
	reader *extract.Reader
}

// NewEngine returns the reader that the program uses.
func NewEngine() *Engine {
	reg := registry.Bundled()
	return &Engine{reg, extract.New(reg)}
}

// title makes a sentence that stands alone an article that is relevant.
const title = "China cloud notes"

func (e *Engine) read(published, text string) (*extract.Result, error) {
	doc, err := article.Read("case.txt", []byte(title+"\n\n"+text+"\n"), article.Meta{Published: published})
	if err != nil {
		return nil, fmt.Errorf("%.60q: %w", text, err)
	}
	return e.reader.Read(doc), nil
}

// naming makes two names of one company the same.
type naming func(string) string

// canonical goes by the project's own registry.
func (e *Engine) canonical(name string) string {
	if id, ok := e.reg.Resolve(name); ok {
		return string(id)
	}
	return plain(name)
}

var (
	genitive = regexp.MustCompile(`['’]s\b|[.,()]`)
	form     = regexp.MustCompile(`\b(inc|corp|corporation|co|ltd|limited|plc|llc|group|holding|holdings|company|technologies)\b`)
)

// plain drops what tells two spellings of a name apart: case, stops, legal form.
func plain(name string) string {
	name = strings.ToLower(norm.NFKC.String(name))
	return strings.Join(strings.Fields(form.ReplaceAllString(genitive.ReplaceAllString(name, " "), " ")), " ")
}

type set map[string]bool

func setOf[T ~string](names []T, same naming) set {
	s := set{}
	for _, n := range names {
		if n != "" {
			s[same(string(n))] = true
		}
	}
	return s
}

func (s set) common(o set) int {
	n := 0
	for k := range s {
		if o[k] {
			n++
		}
	}
	return n
}

// jaccard is the common share of both sets; of two empty ones it is 1.
func jaccard(a, b set) float64 {
	both := a.common(b)
	if all := len(a) + len(b) - both; all > 0 {
		return float64(both) / float64(all)
	}
	return 1
}

var (
	word    = regexp.MustCompile(`[\p{L}\p{N}_]+`)
	quarter = regexp.MustCompile(`^(\d{4})-Q([1-4])$`)
	month   = regexp.MustCompile(`^\d{4}-\d{2}`)
	unsure  = strings.NewReplacer("~", "", "?", "")
)

// overlap is the share of the shorter text's words that stand in the other.
func overlap(a, b string) float64 {
	same := func(s string) string { return s }
	x, y := setOf(word.FindAllString(strings.ToLower(a), -1), same), setOf(word.FindAllString(strings.ToLower(b), -1), same)
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	return float64(x.common(y)) / float64(min(len(x), len(y)))
}

// dateScore is 1 for the same date, ½ where one contains the other, else 0.
func dateScore(want, got string) float64 {
	if got == "" {
		return 0
	}
	want, got = unsure.Replace(want), unsure.Replace(got)
	if want == got {
		return 1
	}
	if q := quarter.FindStringSubmatch(got); q != nil && month.MatchString(want) {
		m := int(want[5]-'0')*10 + int(want[6]-'0')
		if want[:4] == q[1] && (m-1)/3+1 == int(q[2][0]-'0') {
			return 0.5
		}
		return 0
	}
	if strings.HasPrefix(want, got) || strings.HasPrefix(got, want) {
		return 0.5
	}
	return 0
}

var currency = regexp.MustCompile(`^[A-Z]{3}$`)

// unit takes whatever is counted as "count".
func unit(name string) string {
	if name == data.Percent || currency.MatchString(name) {
		return name
	}
	return data.Count
}

// near reports whether two values differ by at most half a percent.
func near(want, got float64) bool {
	return max(want-got, got-want) <= 0.005*max(want, -want, 1e-9)
}

// number is one value of a figure: a range has two.
type number struct {
	*data.Figure
	value float64
}

func numbers(figures []*data.Figure) []number {
	var out []number
	for _, f := range figures {
		if f.Value != nil {
			v, _ := f.Value.Float64()
			out = append(out, number{f, v})
			continue
		}
		low, _ := f.Low.Float64()
		high, _ := f.High.Float64()
		out = append(out, number{f, low}, number{f, high})
	}
	return out
}
