package charts

import (
	"fmt"
	"image"
	"image/color"
	"strings"

	"yunshi/data"
)

// HitBox is where a point stands in a drawn chart, and what it leads to.
type HitBox struct {
	Rect          image.Rectangle // in pixels of the image
	Series, Point int
	Figure        data.FigureID
	Events        []data.EventID
	Text          string // what the point reads: "Q3 2024: ¥29.61 bn, actual, Alibaba Group"
}

// Render lays the chart out and draws it as options say. Below about 1,000 units of width
// the compact layout of the window's chart pane is taken.
func Render(spec *Spec, opt Options) (image.Image, []HitBox, error) {
	width, height, scale := opt.page()
	l, err := layOut(spec, width, height, opt)
	if err != nil {
		return nil, nil, err
	}
	if opt.Transparent {
		l.Background = color.NRGBA{}
	}
	if err := affordable(width, height, scale); err != nil {
		return nil, nil, err
	}
	return l.Image(scale), l.hitBoxes(scale), nil
}

// affordable refuses a picture of more than 128 million pixels.
func affordable(width, height int, scale float64) error {
	if scale < 0 || scale > 4 || float64(width*height)*scale*scale > 1<<27 {
		return fmt.Errorf("a picture of %dx%d at scale %g is too large: choose a smaller size or a scale from 1 to 4", width, height, scale)
	}
	return nil
}

// layOut checks what is asked and lays the chart out.
func layOut(spec *Spec, width, height int, opt Options) (*layout, error) {
	if width < 200 || height < 120 {
		return nil, fmt.Errorf("a chart of %dx%d cannot be read: make it at least 200x120", width, height)
	}
	if opt.Theme != "" && opt.Theme != "light" && opt.Theme != "dark" {
		return nil, fmt.Errorf("no theme is called %q: choose light or dark", opt.Theme)
	}
	if err := spec.check(); err != nil {
		return nil, err
	}
	return arrange(spec, float64(width), float64(height), opt.Theme == "dark", opt.Look), nil
}

// check refuses a spec that cannot be drawn: one read from a file may say
// anything.
func (s *Spec) check() error {
	if len(s.Series) == 0 || len(s.Categories) == 0 {
		return fmt.Errorf("%s: the chart has no data", s.Name)
	}
	for _, ser := range s.Series {
		if len(ser.Points) == 0 {
			return fmt.Errorf("%s: the series %q has no points", s.Name, ser.Name)
		}
		for _, p := range ser.Points {
			if p.Category < 0 || p.Category >= len(s.Categories) || p.Value == nil {
				return fmt.Errorf("%s: a point of %q stands on no category or has no value", s.Name, ser.Name)
			}
			if s.Log && (s.Kind != Lines || p.Value.Sign() <= 0) {
				return fmt.Errorf("%s: only lines of positive values can stand on a logarithmic axis", s.Name)
			}
			if p.Unit != s.Unit {
				return fmt.Errorf("%s: %s and %s cannot stand in one chart", s.Name, s.Unit, p.Unit)
			}
		}
	}
	return s.checkMarks()
}

// checkMarks refuses arrows and brackets that lead nowhere.
func (s *Spec) checkMarks() error {
	has := func(series, point int) bool {
		return series >= 0 && series < len(s.Series) && point >= 0 && point < len(s.Series[series].Points)
	}
	if a := s.Arrow; a != nil && (!has(a.Series, a.From) || !has(a.Series, a.To)) {
		return fmt.Errorf("%s: the growth arrow leads to a point that is not there", s.Name)
	}
	for _, b := range s.Brackets {
		if !has(b.Series, b.Point) || b.Value == nil {
			return fmt.Errorf("%s: a bracket stands at a point that is not there", s.Name)
		}
	}
	for _, i := range s.Missing {
		if i < 0 || i >= len(s.Categories) {
			return fmt.Errorf("%s: a gap stands at a category that is not there", s.Name)
		}
	}
	return nil
}

func (l *layout) hitBoxes(k float64) []HitBox {
	out := make([]HitBox, len(l.hits))
	for i, h := range l.hits {
		p := l.spec.Series[h.series].Points[h.point]
		out[i] = HitBox{
			Rect:   image.Rect(int(h.x*k), int(h.y*k), int((h.x+h.w)*k)+1, int((h.y+h.h)*k)+1),
			Series: h.series, Point: h.point, Figure: p.Figure, Events: p.Events, Text: l.spec.hover(h.series, p),
		}
	}
	return out
}

// hover is what the pane says of a point: whose it is too, where colours tell several
// series apart.
func (s *Spec) hover(series int, p Point) string {
	if s.Unit == data.Count || !s.coloured() || strings.Contains(p.Hover, s.Series[series].Name) {
		return p.Hover
	}
	return s.Series[series].Name + wordsOf(s.Language).comma() + p.Hover
}
