package charts

import (
	"fmt"
	"image/color"
	"math"
	"strings"

	"yunshi/assets/look"
	"yunshi/charts/scene"
	"yunshi/data"
)

// box is a rectangle in layout units.
type box struct{ x, y, w, h float64 }

func (b box) overlaps(o box) bool {
	return b.x < o.x+o.w && o.x < b.x+b.w && b.y < o.y+o.h && o.y < b.y+b.h
}

// sizes are the steps of type and space of one layout, in layout units.
type sizes struct {
	margin, top, bottom                       float64
	title, subtitle, tick, label, value, foot float64
	line                                      float64 // width of an axis or grid line
	compact                                   bool
}

// slide is the type of an exported picture at 1920×1080; other sizes scale it by
// the square root of their area, so that a half slide keeps its proportions.
var slide = sizes{margin: 100, top: 64, bottom: 44, title: 50, subtitle: 29, tick: 25, label: 27, value: 30, foot: 22, line: 2}

// pane is the type of the window's chart pane, the same at every size.
var pane = sizes{margin: 16, top: 12, bottom: 10, title: 15, subtitle: 11, tick: 11, label: 11, value: 11, foot: 11, line: 1, compact: true}

func sizesFor(w, h float64) sizes {
	if h < 560 && (w < 1000 || w > 2.2*h) { // no slide is that flat
		return pane
	}
	k := math.Sqrt(w * h / (1920 * 1080))
	z := slide
	for _, v := range []*float64{&z.margin, &z.top, &z.bottom, &z.title, &z.subtitle, &z.tick, &z.label, &z.value, &z.foot, &z.line} {
		*v *= k
	}
	z.margin = min(z.margin, w*0.06)
	return z
}

// layout is one chart on its way onto a scene.
type layout struct {
	*scene.Scene
	spec  *Spec
	w     words
	theme look.Theme
	dark  bool
	// A look of the person's own, or nil, and the faces and typeface it asks for.
	own           *Colours
	regular, bold scene.Face
	typeface      string
	z             sizes
	plot          box
	low           float64 // value at the plot's lower edge
	high          float64 // value at its upper edge
	taken         []box   // where no label may stand
	hits          []hit
	// What a native chart needs to look the same: the distance of grid lines and the last of them, the
	// bars with their colours, which points have a label in what size, and all
	// that is drawn upon the chart.
	gap, top                float64
	titleBox                box
	footBox                 box
	titleLines              []string
	titleSize               float64
	subtitleY, subtitleSize float64
	cols                    []column
	labels                  map[[2]int]float64
	over                    []overlay
	// largest is the largest value, which tells how many digits labels take.
	largest float64
}

// hit is a HitBox in layout units.
type hit struct {
	box
	series, point int
}

// arrange lays a chart out on w×h units.
func arrange(spec *Spec, w, h float64, dark bool, own *Look) *layout {
	l := &layout{
		Scene: &scene.Scene{Width: w, Height: h, Title: spec.Title, Desc: describe(spec)},
		spec:  spec, w: wordsOf(spec.Language), dark: dark, z: sizesFor(w, h),
	}
	l.dress(own)
	l.Background = l.theme.Surface
	for _, ser := range spec.Series {
		for _, p := range ser.Points {
			l.largest = max(l.largest, math.Abs(float(p.Value)))
		}
	}
	top := l.header()
	bottom := l.footer(top)
	l.plot = box{l.z.margin, top, w - 2*l.z.margin, max(bottom-top, 40)}
	switch spec.Kind {
	case Bars:
		l.bars()
	case Stacked:
		l.columns(true)
	case Lines:
		l.lines()
	default:
		l.columns(false)
	}
	return l
}

// labelled keeps that a point's value is written, and in what size.
func (l *layout) labelled(series, point int, size float64) {
	if l.labels == nil {
		l.labels = map[[2]int]float64{}
	}
	l.labels[[2]int{series, point}] = size
}

// describe says in words what the chart shows, for readers that cannot see it.
func describe(s *Spec) string {
	var b strings.Builder
	b.WriteString(s.Subtitle + ".")
	for _, ser := range s.Series {
		for _, p := range ser.Points {
			fmt.Fprintf(&b, " %s: %s.", ser.Name, p.Hover)
		}
	}
	for _, n := range s.Notes {
		b.WriteString(" " + n)
	}
	for _, src := range s.Sources {
		b.WriteString(" " + src.Line() + ".")
	}
	return b.String()
}

// header draws rule, title and subtitle and returns where the plot may begin.
func (l *layout) header() float64 {
	z := l.z
	y := z.top
	if !z.compact {
		l.overRect(box{z.margin, y, z.title * 1.28, z.title * 0.15}, 0, scene.Style{Fill: l.theme.Accent}, false)
		y += z.title * 0.45
	}
	width := l.Width - 2*z.margin
	size := z.title
	if one := width / scene.TextWidth(l.bold, 1, l.spec.Title+"."); one < size && one > 0.84*size {
		size = one // one line in slightly smaller type reads better than two
	}
	lines := scene.Wrap(l.bold, size, width, l.spec.Title)
	for len(lines) > 2 && size > 0.7*z.title {
		size *= 0.94
		lines = scene.Wrap(l.bold, size, width, l.spec.Title)
	}
	l.titleBox = box{z.margin, y, width, size * 1.2 * float64(len(lines))}
	l.titleSize = size
	l.titleLines = balanced(lines, l.bold, size, l.spec.Title)
	for _, line := range l.titleLines {
		y += size * 1.2
		l.Text(z.margin, y, size, l.bold, scene.Start, l.theme.Ink, line)
	}
	y += z.subtitle * 0.35
	l.subtitleY = y
	small := z.subtitle
	if one := width / scene.TextWidth(l.regular, 1, l.spec.Subtitle+"."); one < small && one > 0.84*small && !z.compact {
		small = one
	}
	l.subtitleSize = small
	for _, line := range scene.Wrap(l.regular, small, width, l.spec.Subtitle) {
		y += z.subtitle * 1.3
		l.Text(z.margin, y, small, l.regular, scene.Start, l.theme.Muted, line)
	}
	if z.compact {
		return y + 8
	}
	return y + z.subtitle*1.1
}

// balanced wraps a text once more into as many lines of about equal length, so
// that no word stands alone on the last.
func balanced(lines []string, face scene.Face, size float64, text string) []string {
	if len(lines) < 2 {
		return lines
	}
	for width := scene.TextWidth(face, size, text) / float64(len(lines)); ; width *= 1.03 {
		if even := scene.Wrap(face, size, width, text); len(even) <= len(lines) {
			return even
		}
	}
}

const brand = "云史 Yunshi"

// footer draws legend, notes, sources and the brand from the bottom upwards and
// returns where the axis labels must end.
func (l *layout) footer(top float64) float64 {
	z := l.z
	width := l.Width - 2*z.margin
	brandWidth := 0.0
	if !z.compact {
		brandWidth = scene.TextWidth(l.regular, z.foot, brand)
		l.overText(l.Width-z.margin, l.Height-z.bottom, z.foot, l.regular, scene.End, l.theme.Muted, brand)
		brandWidth += 2 * z.foot
	}
	foot := l.spec.Foot(3)
	if z.compact && scene.TextWidth(l.regular, z.foot, foot) > width {
		foot = l.spec.issuers()
	}
	lines := scene.Wrap(l.regular, z.foot, width-brandWidth, foot)
	y := l.paragraph(lines, l.Height-z.bottom)
	l.footBox = box{z.margin, 0, width - brandWidth, l.Height - z.bottom + z.foot*0.3}
	if notes := l.noteLines(width, l.Height-top); len(notes) > 0 {
		if len(lines) > 0 && !z.compact {
			y -= z.foot * 0.35
		}
		if len(lines) == 0 && !z.compact {
			notes = scene.Wrap(l.regular, z.foot, width-brandWidth, strings.Join(notes, " "))
		}
		y = l.paragraph(notes, y)
	}
	l.footBox.y = y + z.foot*0.2
	l.footBox.h -= l.footBox.y
	if legend := l.legendEntries(); len(legend) > 0 {
		y = l.legend(legend, y-z.foot*0.5)
	}
	return y - z.foot*0.2
}

// paragraph writes lines of the footer that end at y and returns where the line
// above them would stand.
func (l *layout) paragraph(lines []string, y float64) float64 {
	for i := len(lines) - 1; i >= 0; i-- {
		l.Text(l.z.margin, y, l.z.foot, l.regular, scene.Start, l.theme.Muted, lines[i])
		y -= l.z.foot * 1.35
	}
	return y
}

// noteLines wraps flags and notes. In the pane they get two lines, and the rest
// is counted: the exported chart has them all.
func (l *layout) noteLines(width, room float64) []string {
	z := l.z
	notes := l.spec.Notes
	if !z.compact {
		notes = l.spec.remarks()
	}
	text := strings.Join(notes, " ")
	lines := scene.Wrap(l.regular, z.foot, width, text)
	limit := 2
	if !z.compact || len(lines) <= limit {
		return lines
	}
	if room < 300 {
		limit = 1
	}
	for n := len(notes) - 1; n >= 0; n-- {
		more := l.w.say("%d notes in the exported chart.", len(notes)-n)
		if n > 0 {
			more = "+ " + more
		}
		lines = scene.Wrap(l.regular, z.foot, width, strings.TrimSpace(strings.Join(notes[:n], " ")+" "+more))
		if len(lines) <= limit {
			break
		}
	}
	return lines
}

// remarks are the notes with what the flags mark before them.
func (s *Spec) remarks() []string {
	if len(s.Flags) == 0 {
		return s.Notes
	}
	var flags []string
	for i, f := range s.Flags {
		flags = append(flags, flagMark(i)+nbsp+f.Label)
	}
	w := wordsOf(s.Language)
	return append([]string{w.sentence(w.join(flags))}, s.Notes...)
}

func flagMark(i int) string { return string(rune('①' + i)) }

// legendEntry is a swatch and what it stands for.
type legendEntry struct {
	text   string
	colour color.NRGBA
	kind   data.FigureKind // "" for a plain swatch
}

var kindWords = []struct {
	kind data.FigureKind
	word string
}{{data.Actual, "reported"}, {data.Estimate, "estimate"}, {data.ForecastKind, "forecast"}}

// kindWord is what a legend calls a kind of figure.
func (s *Spec) kindWord(w words, kind data.FigureKind) string {
	if s.Plans && kind == data.ForecastKind {
		return w.say("planned")
	}
	for _, k := range kindWords {
		if k.kind == kind {
			return w.word(k.word)
		}
	}
	return ""
}

// legendEntries lists the series where there are several and no direct labels,
// and the kinds of figure where they are not all the company's own past.
func (l *layout) legendEntries() []legendEntry {
	s := l.spec
	if s.Kind == Lines {
		return nil // lines carry their names
	}
	var out []legendEntry
	swatch := l.colour(s.Series[0])
	if s.coloured() {
		swatch = l.theme.Muted
		for _, ser := range s.Series {
			out = append(out, legendEntry{text: ser.Name, colour: l.colour(ser)})
		}
	}
	if s.Rest != "" {
		out = append(out, legendEntry{text: s.Rest, colour: l.restColour()})
	}
	kinds := l.kinds()
	if s.Kind == Stacked || kinds[""] || len(kinds) == 1 && (s.Kind == Bars || kinds[data.Actual]) {
		return out
	}
	for _, k := range kindWords {
		if kinds[k.kind] {
			out = append(out, legendEntry{text: s.kindWord(l.w, k.kind), colour: swatch, kind: k.kind})
		}
	}
	return out
}

// coloured reports whether the series differ in colour.
func (s *Spec) coloured() bool {
	for _, ser := range s.Series {
		if ser.Colour != s.Series[0].Colour || ser.Events != s.Series[0].Events {
			return true
		}
	}
	return false
}

// kinds is the set of the points' kinds.
func (l *layout) kinds() map[data.FigureKind]bool {
	seen := map[data.FigureKind]bool{}
	for _, ser := range l.spec.Series {
		for _, p := range ser.Points {
			seen[p.Kind] = true
		}
	}
	return seen
}

// legend draws the entries in rows that end at y and returns where they begin.
func (l *layout) legend(entries []legendEntry, y float64) float64 {
	size := l.z.tick
	if !l.z.compact {
		size = l.z.tick * 0.96
	}
	swatchW, swatchH := size*1.35, size*1.05
	var rows [][]legendEntry
	used := math.Inf(1)
	width := func(e legendEntry) float64 {
		return swatchW + size*0.5 + scene.TextWidth(l.regular, size, e.text) + size*1.8
	}
	for _, e := range entries {
		if used+width(e)-size*1.8 > l.Width-2*l.z.margin {
			rows = append(rows, nil)
			used = 0
		}
		rows[len(rows)-1] = append(rows[len(rows)-1], e)
		used += width(e)
	}
	for i := len(rows) - 1; i >= 0; i-- {
		x := l.z.margin
		for _, e := range rows[i] {
			l.swatch(box{x, y - swatchH*0.86, swatchW, swatchH}, e.colour, e.kind, size*0.35)
			l.overText(x+swatchW+size*0.5, y, size, l.regular, scene.Start, l.theme.Ink, e.text)
			x += width(e)
		}
		y -= size * 1.6
	}
	return y
}
