package charts

import (
	"fmt"
	"slices"
	"strings"

	"github.com/cockroachdb/apd/v3"

	"yunshi/data"
)

// recast shows a finished chart in another way, where the options ask for it: as
// an index, or on a logarithmic axis. The title's finding holds in any of them.
func (s *Spec) recast(opt Options) error {
	if opt.Index {
		if err := s.index(); err != nil {
			return err
		}
	}
	if opt.Log {
		return s.logarithmic()
	}
	return nil
}

// index sets every series in relation to its value in the first period that all
// of them state on the basis they end on. What stands on an older basis cannot be
// compared with it and is left out.
func (s *Spec) index() error {
	w := wordsOf(s.Language)
	if s.Kind == Bars || s.Kind == Stacked || !isMoney(s.Unit) || s.Categories[0].Sub != "" {
		return fmt.Errorf("%s", w.say("%s: only sums over time can be set in relation to a first value: choose a chart of columns or lines", s.Name))
	}
	s.dropOlderBases(w)
	base := s.commonStart()
	if base < 0 {
		return fmt.Errorf("%s", w.say("%s: no value is positive, so there is none to be 100: choose another chart", s.Name))
	}
	s.keepStarting(base, w)
	for i := range s.Series {
		if err := s.Series[i].relate(s, base); err != nil {
			return err
		}
	}
	old := w.unit(s.Unit, s.Exponent)
	s.Unit, s.Exponent = Index, 0
	s.Subtitle = replaceLast(s.Subtitle, old, w.say("index, %s = 100", s.Categories[base].Long))
	s.Brackets = nil // their values stand in the notes
	return nil
}

// dropOlderBases leaves of each series what follows its last change of basis.
func (s *Spec) dropOlderBases(w words) {
	for i := range s.Series {
		ser := &s.Series[i]
		for j := len(ser.Points) - 1; j > 0; j-- {
			if !ser.Points[j].Break {
				continue
			}
			s.Notes = append(s.Notes, w.say("%[1]s: what was counted on another basis before %[2]s is left out.", ser.Name, s.Categories[ser.Points[j].Category].Long))
			ser.Points = append([]Point{}, ser.Points[j:]...)
			ser.Points[0].Break = false
			if a := s.Arrow; a != nil && a.Series == i {
				moved := *a // the arrow never crosses a change of basis
				moved.From, moved.To = a.From-j, a.To-j
				s.Arrow = &moved
			}
			break
		}
	}
	first := len(s.Categories)
	for _, ser := range s.Series {
		first = min(first, ser.Points[0].Category)
	}
	s.cut(first)
}

// cut takes the categories before the first one away.
func (s *Spec) cut(first int) {
	s.Categories = s.Categories[first:]
	for i := range s.Series {
		pts := append([]Point{}, s.Series[i].Points...)
		for j := range pts {
			pts[j].Category -= first
		}
		s.Series[i].Points = pts
	}
	var missing []int
	for _, i := range s.Missing {
		if i >= first {
			missing = append(missing, i-first)
		}
	}
	var flags []Flag
	for _, f := range s.Flags {
		if f.At >= float64(first) {
			f.At -= float64(first)
			flags = append(flags, f)
		}
	}
	s.Missing, s.Flags = missing, flags
	if s.ForecastFrom >= 0 {
		s.ForecastFrom = max(s.ForecastFrom-first, 0)
	}
}

// commonStart is the first of the categories that most series state, or -1.
func (s *Spec) commonStart() int {
	count := make([]int, len(s.Categories))
	best := -1
	for _, ser := range s.Series {
		for _, p := range ser.Points {
			if p.Value.Sign() > 0 {
				count[p.Category]++
			}
		}
	}
	for i, n := range count {
		if n > 0 && (best < 0 || n > count[best]) {
			best = i
		}
	}
	return best
}

// keepStarting leaves out the series that do not state the base: without it they
// have no 100.
func (s *Spec) keepStarting(base int, w words) {
	var kept []Series
	for i, ser := range s.Series {
		if slices.ContainsFunc(ser.Points, func(p Point) bool { return p.Category == base && p.Value.Sign() > 0 }) {
			kept = append(kept, ser)
			continue
		}
		s.Notes = append(s.Notes, w.say("%[1]s has no value for %[2]s and is left out.", ser.Name, s.Categories[base].Long))
		if s.Arrow != nil && s.Arrow.Series == i {
			s.Arrow = nil
		}
	}
	s.Series = kept
}

// relate divides a series' values by the one at a category.
func (ser *Series) relate(s *Spec, base int) error {
	var hundred *apd.Decimal
	for _, p := range ser.Points {
		if p.Category == base {
			hundred = p.Value
		}
	}
	ed := apd.MakeErrDecimal(&exact)
	pts := append([]Point{}, ser.Points...)
	for i := range pts {
		p := &pts[i]
		if p.Stated == nil {
			p.Stated, p.StatedUnit = p.Value, p.Unit
		}
		p.Value = ed.Mul(new(apd.Decimal), ed.Quo(new(apd.Decimal), p.Value, hundred), apd.New(100, 0))
		p.Unit = Index
		p.Hover += wordsOf(s.Language).say(", index %s", digitsOf(p.Value, 0, 3, 1))
	}
	ser.Points = pts
	return ed.Err()
}

// logarithmic draws columns as lines, because a bar stands for its length from
// zero, which such an axis does not have.
func (s *Spec) logarithmic() error {
	w := wordsOf(s.Language)
	if s.Kind != Columns && s.Kind != Lines || s.Unit == data.Percent || s.Unit == data.Count || s.Categories[0].Sub != "" {
		return fmt.Errorf("%s", w.say("%s: only sums over time can stand on a logarithmic axis: choose a chart of columns or lines", s.Name))
	}
	for _, ser := range s.Series {
		for _, p := range ser.Points {
			if p.Value.Sign() <= 0 {
				return fmt.Errorf("%s", w.say("%s: %s cannot stand on a logarithmic axis, which has positive values only: leave it out, or use the plain axis", s.Name, p.Hover))
			}
		}
	}
	s.Kind, s.Log, s.Arrow, s.Brackets, s.Flags = Lines, true, nil, nil, nil
	s.Subtitle += w.say(", logarithmic axis")
	return nil
}

// replaceLast puts a text in the place of the last old one.
func replaceLast(s, old, with string) string {
	if at := strings.LastIndex(s, old); old != "" && at >= 0 {
		return s[:at] + with + s[at+len(old):]
	}
	return s + ", " + with
}
