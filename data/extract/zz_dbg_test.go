package extract

import (
	"fmt"
	"os"
	"testing"

	"yunshi/data/article"
	"yunshi/data/registry"
	"yunshi/data/temporal"
)

func TestZZDates(t *testing.T) {
	name := os.Getenv("DUMP")
	if name == "" {
		t.Skip()
	}
	raw, _ := os.ReadFile(name)
	doc, err := article.Read(name, raw, article.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	reg := registry.Bundled()
	rr := New(reg)
	rd := &reading{Reader: rr, reg: rr.reg, doc: doc, ref: temporal.Reference{Published: doc.Published, Past: true}}
	rd.room = rooms.Get().(*room)
	rd.events, rd.figures = rd.room.events, rd.room.drawn
	rd.cutScenes()
	rd.relevant()
	rd.survey()
	rd.resolveReferences()
	rd.findEvents()
	func(r *reading) {
		for i := range r.scenes {
			sc := &r.scenes[i]
			fmt.Printf("%d b%d %v %q\n", i, sc.block, sc.kind, sc.span.Of(doc.Text))
			for k := range sc.dates {
				d := &sc.dates[k]
				fmt.Printf("    date %q %v rule=%s rel=%v top=%v dur=%v comp=%v\n", d.Of(doc.Text), d.Date, d.Rule, d.Relative, d.Topical, d.Duration, sc.comparison(d))
			}
			fmt.Print("    clauses ")
			for _, c := range sc.clauses {
				fmt.Print("[", sc.toks[c.first].Lower, "..", sc.toks[c.end-1].Lower, "] ")
			}
			fmt.Println()
		}
		fmt.Println("firstPeriod", r.whole.firstPeriod)
	}(rd)
}
