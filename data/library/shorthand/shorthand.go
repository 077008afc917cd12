// Package shorthand writes what was read out of a document in few bytes and reads
// it back fast, so that a start need not read 100,000 articles again. An article
// leaves its text behind, which is wanted one at a time.
package shorthand

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"math"
	"reflect"
	"slices"
	"strings"
	"sync"

	"github.com/cockroachdb/apd/v3"

	"yunshi/data"
	"yunshi/data/merge"
)

// coder writes a value down, or reads it: one walk over the fields serves for
// both, so that they cannot disagree. Numbers are varints, strings their length
// and bytes. Texts stand apart from the rest, because what was read shares their
// memory for as long as it is there.
type coder struct {
	fields, texts []byte // written
	in            []byte // fields to read
	left          string // texts to read
	reading       bool
	bad           bool // what is read is not what was written
	names         map[string]string
	said          []string // the sentences so far, see sentence
}

func (c *coder) num(n int64) int64 {
	if !c.reading {
		c.fields = binary.AppendVarint(c.fields, n)
		return n
	}
	n, size := binary.Varint(c.in)
	if size <= 0 {
		c.bad = true
		return 0
	}
	c.in = c.in[size:]
	return n
}

// integer walks any integer; a value that does not fit is no value of ours.
func integer[T ~int | ~int16 | ~int32 | ~uint8](c *coder, v *T) {
	n := c.num(int64(*v))
	*v = T(n)
	c.bad = c.bad || int64(*v) != n
}

func (c *coder) flag(v *bool) {
	n := 0
	if *v {
		n = 1
	}
	integer(c, &n)
	*v = n != 0
}

func (c *coder) float(v *float64) {
	*v = math.Float64frombits(uint64(c.num(int64(math.Float64bits(*v)))))
}

// text walks a string that few others are equal to.
func text[T ~string](c *coder, v *T) {
	n := c.num(int64(len(*v)))
	switch {
	case !c.reading:
		c.texts = append(c.texts, *v...)
	case n < 0 || n > int64(len(c.left)):
		c.bad, *v = true, ""
	default:
		*v, c.left = T(c.left[:n]), c.left[n:]
	}
}

// name walks a string that many others are equal to.
func name[T ~string](c *coder, v *T) {
	n := c.num(int64(len(*v)))
	switch {
	case !c.reading:
		c.fields = append(c.fields, *v...)
	case n < 0 || n > int64(len(c.in)):
		c.bad, *v = true, ""
	default:
		s, known := c.names[string(c.in[:n])]
		if !known {
			s = string(c.in[:n])
			c.names[s] = s
		}
		*v, c.in = T(s), c.in[n:]
	}
}

// list walks a slice. An element takes a byte of the fields at least, so that a
// wrong length cannot ask for more memory than there is.
func list[T any](c *coder, v *[]T, each func(*coder, *T)) {
	n := c.num(int64(len(*v)))
	if c.reading {
		if n < 0 || n > int64(len(c.in)) {
			c.bad = true
			return
		}
		if *v = nil; n > 0 {
			*v = make([]T, n)
		}
	}
	for i := range *v {
		if c.bad {
			return
		}
		each(c, &(*v)[i])
	}
}

// pointers walks a slice of pointers, none of them nil.
func pointers[T any](c *coder, v *[]*T, each func(*coder, *T)) {
	list(c, v, func(c *coder, p **T) {
		if c.reading {
			*p = new(T)
		}
		each(c, *p)
	})
}

// maybe walks a pointer that may be nil.
func maybe[T any](c *coder, v **T, each func(*coder, *T)) {
	there := *v != nil
	if c.flag(&there); !there {
		return
	}
	if c.reading {
		*v = new(T)
	}
	each(c, *v)
}

func decimal(c *coder, v *apd.Decimal) {
	s := ""
	if !c.reading {
		s = v.String()
	}
	if name(c, &s); c.reading {
		if _, _, err := v.SetString(s); err != nil {
			c.bad = true
		}
	}
}

func date(c *coder, v *data.Date) {
	integer(c, &v.Start)
	integer(c, &v.End)
	integer(c, &v.Precision)
	integer(c, &v.Fiscal)
	c.flag(&v.About)
	integer(c, &v.Bound)
}

func span(c *coder, v *data.Span) {
	integer(c, &v.Start)
	integer(c, &v.End)
}

// sentence walks a sentence: several figures and events may stand in one.
func sentence(c *coder, v *string) {
	i := len(c.said)
	if !c.reading {
		if again := slices.Index(c.said, *v); again >= 0 {
			i = again
		}
	}
	switch integer(c, &i); {
	case i < 0 || i > len(c.said):
		c.bad = true
	case i < len(c.said):
		*v = c.said[i]
	default:
		text(c, v)
		c.said = append(c.said, *v)
	}
}

func evidence(c *coder, v *data.Evidence) {
	name(c, &v.Document)
	span(c, &v.Span)
	sentence(c, &v.Text)
	name(c, &v.Rule)
}

func event(c *coder, v *data.Event) {
	text(c, &v.ID)
	name(c, &v.Type)
	name(c, &v.Modality)
	text(c, &v.Headline)
	date(c, &v.Date)
	text(c, &v.DateReason)
	list(c, &v.Companies, func(c *coder, p *data.Participant) {
		name(c, &p.Company)
		name(c, &p.Role)
	})
	name(c, &v.Place)
	text(c, &v.Digest)
	list(c, &v.Figures, text[data.FigureID])
	list(c, &v.Sources, func(c *coder, s *data.Source) {
		evidence(c, &s.Evidence)
		date(c, &s.Date)
	})
	c.float(&v.Confidence)
}

func figure(c *coder, v *data.Figure) {
	text(c, &v.ID)
	name(c, &v.Metric)
	for _, s := range []*string{&v.Subject, &v.Segment, &v.Geography} {
		name(c, s)
	}
	for _, d := range []**apd.Decimal{&v.Value, &v.Low, &v.High} {
		maybe(c, d, decimal)
	}
	name(c, &v.Unit)
	date(c, &v.Period)
	name(c, &v.Kind)
	name(c, &v.Qualifier)
	name(c, &v.Issuer)
	name(c, &v.Reporter)
	maybe(c, &v.Conversion, func(c *coder, a *data.Amount) {
		maybe(c, &a.Value, decimal)
		name(c, &a.Unit)
	})
	text(c, &v.Note)
	evidence(c, &v.Evidence)
	c.float(&v.Confidence)
}

func company(c *coder, v *data.Company) {
	name(c, &v.ID)
	integer(c, &v.Kind)
	name(c, &v.Parent)
	list(c, &v.Aliases, func(c *coder, a *data.Alias) {
		text(c, &a.Text)
		integer(c, &a.Kind)
		integer(c, &a.From)
		integer(c, &a.To)
	})
	integer(c, &v.FiscalEnd)
}

// rest walks what a short document has left behind, but for what only reading asks for.
func rest(c *coder, v *data.Document) {
	text(c, &v.Text)
	list(c, &v.Blocks, func(c *coder, b *data.Block) {
		span(c, &b.Span)
		integer(c, &b.Kind)
		name(c, &b.Reason)
	})
	list(c, &v.Sentences, span)
}

func document(c *coder, v *data.Document) {
	name(c, &v.ID)
	for _, s := range []*string{&v.Path, &v.Title} {
		text(c, s)
	}
	name(c, &v.Publisher)
	name(c, &v.Author)
	date(c, &v.Published)
	name(c, &v.PublishedFrom)
	text(c, &v.URL)
	c.flag(&v.Relevant)
	if c.flag(&v.Short); !v.Short {
		rest(c, v)
	}
}

func part(c *coder, v *merge.Part) {
	pointers(c, &v.Documents, document)
	pointers(c, &v.Companies, company)
	pointers(c, &v.Events, event)
	pointers(c, &v.Figures, figure)
}

// Layout names the shape of what is written down: what was written with another
// cannot be read.
var Layout = sync.OnceValue(func() string {
	var b strings.Builder
	shape(&b, reflect.TypeFor[merge.Part](), map[reflect.Type]bool{})
	return data.HashID("4", b.String()) // the number counts changes of the coder itself
})

func shape(b *strings.Builder, t reflect.Type, seen map[reflect.Type]bool) {
	fmt.Fprint(b, t, t.Kind(), " ")
	if seen[t] || t == reflect.TypeFor[apd.Decimal]() {
		return
	}
	seen[t] = true
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice:
		shape(b, t.Elem(), seen)
	case reflect.Struct:
		for f := range t.Fields() {
			b.WriteString(f.Name + " ")
			shape(b, f.Type, seen)
		}
	}
}

// Encode writes what a record says, and apart from it what only a reader of its
// article wants; the part is left as it is. Raw is the record's bytes.
func Encode(p merge.Part, raw []byte) (said, page []byte) {
	short, article := p, &data.Document{}
	if len(p.Documents) == 1 && p.Documents[0].Article() {
		short.Documents = []*data.Document{Short(p.Documents[0])}
		*article = *p.Documents[0]
		if article.Text == string(raw) {
			article.Text = "" // kept once
		}
	}
	var of, on coder
	part(&of, &short)
	rest(&on, article)
	return of.sealed(), on.sealed()
}

// sealed is what was written.
func (c *coder) sealed() []byte {
	b := binary.AppendUvarint(nil, uint64(len(c.fields)))
	return seal(append(append(b, c.fields...), c.texts...))
}

// seal puts a sum at the end, so that a bit that a disk has lost is no number in
// a chart.
func seal(b []byte) []byte {
	return binary.LittleEndian.AppendUint32(b, crc32.Checksum(b, castagnoli))
}

// opened is a coder that reads what was sealed; ok is false where the sum is
// another.
func opened(b []byte, names map[string]string) (c coder, ok bool) {
	n := len(b) - crc32.Size
	if n < 0 || crc32.Checksum(b[:n], castagnoli) != binary.LittleEndian.Uint32(b[n:]) {
		return c, false
	}
	fields, size := binary.Uvarint(b[:n])
	if size <= 0 || fields > uint64(n-size) {
		return c, false
	}
	at := size + int(fields)
	return coder{in: b[size:at], left: string(b[at:n]), reading: true, names: names}, true
}

// done reports whether all that was written has been read, and nothing else.
func (c *coder) done() bool { return !c.bad && len(c.in) == 0 && c.left == "" }

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// Short is the document without its text.
func Short(d *data.Document) *data.Document {
	out := *d
	out.Text, out.Blocks, out.Sentences, out.Short = "", nil, nil, true
	return &out
}

// Decoder reads what Encode wrote; the zero Decoder is ready. It keeps the names
// that many parts have once. It is not safe for concurrent use.
type Decoder struct{ names map[string]string }

// Part reads what a record says; ok is false where that is not what Encode wrote.
func (d *Decoder) Part(said []byte) (p merge.Part, ok bool) {
	if d.names == nil {
		d.names = map[string]string{}
	}
	c, ok := opened(said, d.names)
	if !ok {
		return p, false
	}
	part(&c, &p)
	return p, c.done()
}

// Whole gives a short document its page back; raw is asked for the record's bytes
// where they are the text. Ok is false where that is not what Encode wrote.
func Whole(short *data.Document, page []byte, raw func() ([]byte, error)) (whole *data.Document, ok bool, err error) {
	c, ok := opened(page, map[string]string{})
	if !ok {
		return nil, false, nil
	}
	out := *short
	if rest(&c, &out); !c.done() {
		return nil, false, nil
	}
	if out.Short = false; out.Text == "" {
		all, err := raw()
		if err != nil {
			return nil, false, err
		}
		out.Text = string(all)
	}
	return &out, sound(&out), nil
}

// sound reports whether all spans lie within the text.
func sound(d *data.Document) bool {
	within := func(s data.Span) bool { return 0 <= s.Start && s.Start <= s.End && s.End <= len(d.Text) }
	return !slices.ContainsFunc(d.Blocks, func(b data.Block) bool { return !within(b.Span) }) &&
		!slices.ContainsFunc(d.Sentences, func(s data.Span) bool { return !within(s) })
}
