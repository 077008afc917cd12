package temporal

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"testing"
	"yunshi/data"
	"yunshi/data/token"
)

func TestTry(t *testing.T) {
	p := os.Getenv("TRY")
	if p == "" {
		t.Skip()
	}
	f, _ := os.Open(p)
	ref := "2015-06-20"
	for sc := bufio.NewScanner(f); sc.Scan(); {
		l := sc.Text()
		if strings.HasPrefix(l, "@") {
			ref = l[1:]
			continue
		}
		d, _ := data.ParseDate(ref, 12)
		fmt.Println(ref, "|", l)
		for _, m := range Find(l, token.Split(l), Reference{Published: d, Past: true, FiscalEnd: 3}) {
			fmt.Printf("      %q %s rule=%s part=%d kind=%d rel=%v dur=%v %s\n", m.Of(l), m.Date, m.Rule, m.Part, m.Kind, m.Relative, m.Duration, m.Anchor)
		}
	}
}
