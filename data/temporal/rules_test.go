package temporal

import (
	"strings"
	"sync"
	"testing"

	"yunshi/data"
	"yunshi/data/token"
)

func TestRuleIDsAreUnique(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range theGrammar().stages {
		for _, r := range s.rules {
			if seen[r.id] {
				t.Errorf("two rules are called %q", r.id)
			}
			seen[r.id] = true
		}
	}
}

func TestBadTablesAreRefused(t *testing.T) {
	for _, c := range []struct{ rules, want string }{
		{"x MONTH = civil", "in no stage"},
		{"stage a\nx MONTH YEAR", "want a pattern"},
		{"stage a\nx MONTH = sivil", "no resolver"},
		{"stage a\nx MUNTH = civil", "no class"},
		{strings.Repeat("stage a\n", maxStages+1) + "x MONTH = civil", "too many"},
	} {
		if _, err := newGrammar(lexiconText, c.rules); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: error %v, want one with %q", c.rules, err, c.want)
		}
	}
	if _, err := newGrammar("MONTH january=x", ""); err == nil {
		t.Error("a value that is no number was taken")
	}
}

// TestParts holds what data.Date has no room for: the piece of the unit, the
// length, the anchor.
func TestParts(t *testing.T) {
	ref := Reference{Published: data.OnDay(data.DayOf(2017, 3, 20)), Past: true}
	for _, c := range []struct {
		text   string
		part   Part
		kind   Kind
		anchor string
	}{
		{"in early 2015", Early, Point, ""},
		{"by mid-2018", Middle, Point, ""},
		{"late last year", Late, Point, "late last year, against 2017-03-20"},
		{"the end of June 2016", Ending, Point, ""},
		{"the start of this year", Beginning, Point, "the start of this year, against 2017-03-20"},
		{"earlier this month", SoFar, Point, "earlier this month, against 2017-03-20"},
		{"later this year", Later, Point, "later this year, against 2017-03-20"},
		{"on Sunday", Whole, Point, "on Sunday, against 2017-03-20"},
		{"2016-2020", Whole, Range, ""},
		{"for three years", Whole, Length, ""},
	} {
		got := Find(c.text, token.Split(c.text), ref)
		if len(got) != 1 || got[0].Part != c.part || got[0].Kind != c.kind || got[0].Anchor != c.anchor {
			t.Errorf("%q: %+v", c.text, got)
		}
	}
}

// TestFindTogether holds that texts read at the same time do not disturb each other.
func TestFindTogether(t *testing.T) {
	toks := token.Split(article)
	ref := Reference{Published: data.OnDay(data.DayOf(2015, 7, 30)), Past: true}
	want := Find(article, toks, ref)
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for k, m := range Find(article, toks, ref) {
				if m != want[k] {
					t.Errorf("mention %d: %+v, want %+v", k, m, want[k])
				}
			}
		})
	}
	wait.Wait()
}
