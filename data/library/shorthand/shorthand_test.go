package shorthand

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/cockroachdb/apd/v3"

	"yunshi/data"
	"yunshi/data/article"
	"yunshi/data/extract"
	"yunshi/data/library/sample"
	"yunshi/data/merge"
)

// fill sets every field of a value to something, so that one that the coder
// forgets is noticed.
func fill(v reflect.Value, r *rand.Rand) {
	if d, ok := v.Addr().Interface().(*apd.Decimal); ok {
		*d = *apd.New(r.Int64N(1e9)-5e8, int32(r.IntN(9)-6))
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprintf("词%x", r.Uint32()))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Float64:
		v.SetFloat(r.Float64())
	case reflect.Int, reflect.Int32, reflect.Int16:
		v.SetInt(int64(r.IntN(60000) - 30000))
	case reflect.Uint8:
		v.SetUint(uint64(r.IntN(255) + 1))
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), r)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range 2 {
			fill(v.Index(i), r)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), r)
		}
	default:
		panic(v.Kind())
	}
}

func TestEveryFieldComesBack(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 50 {
		var p merge.Part
		fill(reflect.ValueOf(&p).Elem(), r)
		for _, d := range p.Documents {
			d.Short, d.Doubtful = false, nil // what only reading asks for is not kept
		}
		said, _ := Encode(p, nil)
		got, ok := (&Decoder{}).Part(said)
		if !ok || !reflect.DeepEqual(got, p) {
			t.Fatalf("written %+v\nread    %+v (%t)", p, got, ok)
		}
	}
}

func TestArticlesComeBackWhole(t *testing.T) {
	var dec Decoder
	for i := range 40 {
		raw := []byte(sample.Article(i))
		doc, err := article.Read("a.txt", raw, article.Meta{Publisher: "The Herald"})
		if err != nil {
			t.Fatal(err)
		}
		res := extract.Bundled().Read(doc)
		p := merge.Part{Documents: []*data.Document{doc}, Companies: res.Learned, Events: res.Events, Figures: res.Figures}
		doc.Doubtful = nil // what only reading asks for is not kept
		want := *doc
		for _, apart := range []bool{false, true} { // the text is the bytes, and is not
			if apart {
				raw = nil
			}
			said, page := Encode(p, raw)
			got, ok := dec.Part(said)
			if !ok || len(got.Documents) != 1 || !got.Documents[0].Short || got.Documents[0].Text != "" {
				t.Fatalf("article %d: %+v, %t", i, got.Documents, ok)
			}
			if !reflect.DeepEqual(got.Events, res.Events) || !reflect.DeepEqual(got.Figures, res.Figures) || !reflect.DeepEqual(got.Companies, res.Learned) {
				t.Fatalf("article %d says something else", i)
			}
			whole, ok, err := Whole(got.Documents[0], page, func() ([]byte, error) { return raw, nil })
			if err != nil || !ok || !reflect.DeepEqual(*whole, want) {
				t.Fatalf("article %d: read %+v\nwant %+v (%v)", i, whole, want, err)
			}
		}
		if !reflect.DeepEqual(*doc, want) {
			t.Fatal("the document was changed")
		}
	}
}

// Whatever the bytes, they are read or refused, and take no more memory than
// they are worth.
func FuzzPart(f *testing.F) {
	doc, _ := article.Read("a.txt", []byte(sample.Article(3)), article.Meta{})
	res := extract.Bundled().Read(doc)
	said, page := Encode(merge.Part{Documents: []*data.Document{doc}, Events: res.Events, Figures: res.Figures}, nil)
	f.Add(said[:len(said)-4], page[:len(page)-4])
	f.Fuzz(func(t *testing.T, said, page []byte) {
		said, page = seal(said), seal(page) // a fuzzer finds no sums
		var dec Decoder
		if p, ok := dec.Part(said); ok {
			again, _ := Encode(p, nil)
			if q, ok := dec.Part(again); !ok || fmt.Sprint(q) == "" {
				t.Error("what was read cannot be written")
			}
		}
		d, ok, _ := Whole(&data.Document{Short: true}, page, func() ([]byte, error) { return nil, nil })
		if ok {
			for _, b := range d.Blocks {
				_ = b.Span.Of(d.Text)
			}
		}
	})
}

func BenchmarkPart(b *testing.B) {
	var all [][]byte
	size := 0
	for i := range 100 {
		raw := []byte(sample.Article(i))
		doc, _ := article.Read("a.txt", raw, article.Meta{})
		res := extract.Bundled().Read(doc)
		said, page := Encode(merge.Part{Documents: []*data.Document{doc}, Companies: res.Learned, Events: res.Events, Figures: res.Figures}, raw)
		all = append(all, said)
		size += len(said) + len(page)
	}
	var dec Decoder
	i := 0
	for b.Loop() {
		if _, ok := dec.Part(all[i%len(all)]); !ok {
			b.Fatal("not read")
		}
		i++
	}
	b.ReportMetric(float64(size)/float64(len(all)), "B/article")
}
