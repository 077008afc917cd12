package extract

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"yunshi/data"
)

//go:embed rules/metrics.txt
var metricsText string

// metricRule is one line of rules/metrics.txt.
type metricRule struct {
	id     string
	metric data.Metric
	unit   class
	cue    class
	side   byte // 'b' before, 'a' after, 'n' either
	reach  int
	cost   int
	unless class // noClass for none
	needs  bool  // the class must stand in the clause instead
	wants  wants // nil where any such cue will do
}

var metricRules = sync.OnceValue(func() []metricRule {
	rules, err := parseMetricRules(metricsText, words())
	if err != nil {
		panic(err)
	}
	return rules
})

// rows yields the fields of each line that is neither empty nor a comment.
func rows(file, text string, columns int, row func([]string) error) error {
	for n, line := range strings.Split(text, "\n") {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		fields := strings.Split(line, "|")
		for i := range fields {
			fields[i] = strings.TrimSpace(fields[i])
		}
		err := fmt.Errorf("%d columns, want %d", len(fields), columns)
		if len(fields) == columns {
			err = row(fields)
		}
		if err != nil {
			return fmt.Errorf("%s line %d: %w", file, n+1, err)
		}
	}
	return nil
}

func parseMetricRules(text string, l *lexicon) ([]metricRule, error) {
	sides := map[string]byte{"before": 'b', "after": 'a', "around": 'n'}
	units := map[string]class{"money": atMoney, "percent": atPercent, "count": atCount}
	var out []metricRule
	err := rows("metrics.txt", text, 8, func(f []string) error {
		cue, err := l.class(f[3])
		if err != nil {
			return err
		}
		reach, err := strconv.Atoi(f[5])
		if err != nil {
			return err
		}
		cost, err := strconv.Atoi(f[6])
		if err != nil {
			return err
		}
		if sides[f[4]] == 0 || units[f[2]] == 0 {
			return fmt.Errorf("side %q or unit %q is not understood", f[4], f[2])
		}
		var unless class
		name, needs := strings.CutPrefix(f[7], "+")
		if name != "" {
			if unless, err = l.class(name); err != nil {
				return err
			}
		}
		m := metricRule{id: f[0], metric: data.Metric(f[1]), unit: units[f[2]], cue: cue, side: sides[f[4]], reach: reach, cost: cost, unless: unless, needs: needs}
		m.wants = m.wantsFor(l.classes["updown"])
		out = append(out, m)
		return nil
	})
	return out, err
}
