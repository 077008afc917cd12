package temporal

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"yunshi/data"
	"yunshi/data/token"
)

func TestDump(t *testing.T) {
	if os.Getenv("DUMP") == "" {
		t.Skip()
	}
	fs, _ := filepath.Glob(os.Getenv("DUMP"))
	for _, f := range fs {
		b, _ := os.ReadFile(f)
		s := string(b)
		dir := "/work/shared/eval/gold-dev/"
		if strings.Contains(f, "/seeds/") {
			dir = "/work/shared/eval/gold-seeds/"
		}
		g, err := os.ReadFile(dir + strings.TrimSuffix(filepath.Base(f), ".txt") + ".gold.json")
		var m map[string]any
		err2 := json.Unmarshal(g, &m)
		p, _ := m["published"].(string)
		d, _ := data.ParseDate(p, 12)
		fmt.Println("##", filepath.Base(f), p, err, err2)
		for _, m := range Find(s, token.Split(s), Reference{Published: d, Past: true}) {
			if !m.Relative && strings.Contains(f, "/dev/") {
				continue
			}
			a := max(0, m.Start-45)
			z := min(len(s), m.End+25)
			fmt.Printf("  %-24s %-12s|%s⟦%s⟧%s\n", m.Date, m.Rule, strings.ReplaceAll(s[a:m.Start], "\n", "⏎"), m.Of(s), strings.ReplaceAll(s[m.End:z], "\n", "⏎"))
		}
	}
}
