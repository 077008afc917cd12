package temporal

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestAnn(t *testing.T) {
	p := os.Getenv("ANN")
	if p == "" {
		t.Skip()
	}
	f, _ := os.Open(p)
	ref := "2016-11-07"
	for sc := bufio.NewScanner(f); sc.Scan(); {
		l := sc.Text()
		if strings.HasPrefix(l, "@") {
			ref = l[1:]
			continue
		}
		fmt.Println(l, "  ==> ", spans(l, Annotate(l, ref, "daterange")))
	}
}
