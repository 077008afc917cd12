package extract

import (
	"fmt"
	"os"
	"testing"

	"yunshi/data/article"
	"yunshi/data/registry"
	"yunshi/data/temporal"
)

func TestZZItems(t *testing.T) {
	name := os.Getenv("DUMP")
	if name == "" {
		t.Skip()
	}
	raw, _ := os.ReadFile(name)
	doc, _ := article.Read(name, raw, article.Meta{})
	rr := New(registry.Bundled())
	rd := &reading{Reader: rr, reg: rr.reg, doc: doc, ref: temporal.Reference{Published: doc.Published, Past: true}}
	rd.room = rooms.Get().(*room)
	rd.cutScenes()
	rd.relevant()
	rd.survey()
	rd.resolveReferences()
	byNum := map[class]string{}
	for n, c := range words().classes {
		byNum[c] = n
	}
	for i := range rd.scenes {
		sc := &rd.scenes[i]
		fmt.Printf("%q\n", sc.span.Of(doc.Text))
		for _, it := range sc.items {
			fmt.Printf("  %s:%q", byNum[it.class], rd.phrase(sc, it.span))
		}
		for k := range sc.sums {
			rd.room.chain.link(sc.items)
			m, cue, ok := rd.metricBeside(sc, k, sumClass[sc.sums[k].Kind])
			fmt.Println("\n SUM", sc.sums[k].Of(doc.Text), ok, m, cue)
		}
		fmt.Println()
	}
}
