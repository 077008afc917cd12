package scene

import (
	"errors"
	"image/color"
	"os"
	"strings"
	"sync"
	"unicode"

	"github.com/clipperhouse/uax29/v2/words"
	"github.com/golang/freetype/truetype"
	"golang.org/x/image/font"
	"golang.org/x/image/math/fixed"

	"yunshi/assets/fonts"
)

// Face is one weight of the embedded typeface, or a font that LoadFace read.
type Face uint8

// The two weights.
const (
	Regular Face = iota
	Bold
)

// Anchor says which end of a text stands at its x.
type Anchor uint8

// The anchors.
const (
	Start Anchor = iota
	Middle
	End
)

// typeface is a font with the embedded one that stands in for what it lacks.
type typeface struct {
	font   func() *truetype.Font // parsed once; truetype.Font is safe to read from many goroutines
	weight Face
	known  map[rune]*glyph
}

// typefaces are indexed by Face: the two embedded ones, then those loaded.
var typefaces = struct {
	sync.Mutex
	all    []*typeface
	byPath map[string]Face
	buf    truetype.GlyphBuf
}{
	all: []*typeface{
		{sync.OnceValue(func() *truetype.Font { return mustParse(fonts.Regular) }), Regular, map[rune]*glyph{}},
		{sync.OnceValue(func() *truetype.Font { return mustParse(fonts.Bold) }), Bold, map[rune]*glyph{}},
	},
	byPath: map[string]Face{},
}

// LoadFace reads a TrueType file and returns the face under which texts can be
// drawn with it; what it has no glyph for is drawn in the embedded font of the
// weight. A file is read once; at most 200 can be loaded.
func LoadFace(path string, weight Face) (Face, error) {
	typefaces.Lock()
	defer typefaces.Unlock()
	if f, ok := typefaces.byPath[path]; ok {
		return f, nil
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		return weight, err
	}
	f, err := truetype.Parse(raw)
	if err != nil {
		return weight, err
	}
	if len(typefaces.all) >= 200 {
		return weight, errors.New("too many fonts are open")
	}
	face := Face(len(typefaces.all))
	typefaces.all = append(typefaces.all, &typeface{func() *truetype.Font { return f }, weight, map[rune]*glyph{}})
	typefaces.byPath[path] = face
	return face, nil
}

func mustParse(b []byte) *truetype.Font {
	f, err := truetype.Parse(b)
	if err != nil {
		panic("the embedded font is broken: " + err.Error()) // a build without its font cannot draw
	}
	return f
}

// unitsPerEm is the size at which glyphs are loaded: large, so that scaling
// their integer outlines loses nothing.
const unitsPerEm = 1000

// glyph is an outline in units of 1/1000 em, y downwards.
type glyph struct {
	path    Path
	advance float64
}

func glyphOf(face Face, r rune) *glyph {
	typefaces.Lock()
	defer typefaces.Unlock()
	t := typefaces.all[face]
	if g := t.known[r]; g != nil {
		return g
	}
	f := t.font()
	index := f.Index(r)
	if index == 0 && face != t.weight {
		f = typefaces.all[t.weight].font()
		index = f.Index(r)
	}
	scale := fixed.I(unitsPerEm)
	g := &glyph{advance: float64(f.HMetric(scale, index).AdvanceWidth) / 64}
	if typefaces.buf.Load(f, scale, index, font.HintingNone) == nil {
		from := 0
		for _, to := range typefaces.buf.Ends {
			contour(&g.path, typefaces.buf.Points[from:to])
			from = to
		}
	}
	t.known[r] = g
	return g
}

// contour adds a TrueType contour, in which two control points in a row imply a
// point on the curve halfway between them. A contour of control points alone
// does not occur in the embedded font.
func contour(p *Path, pts []truetype.Point) {
	first := 0
	for first < len(pts) && pts[first].Flags&1 == 0 {
		first++
	}
	if first == len(pts) {
		return
	}
	at := func(i int) (x, y float64, on bool) {
		q := pts[(first+i)%len(pts)]
		return float64(q.X) / 64, -float64(q.Y) / 64, q.Flags&1 != 0
	}
	x, y, _ := at(0)
	p.Move(x, y)
	for i := 1; i <= len(pts); i++ {
		x, y, on := at(i)
		if on {
			p.Line(x, y)
			continue
		}
		nx, ny, nextOn := at(i + 1)
		if nextOn {
			p.Quad(x, y, nx, ny)
			i++
		} else {
			p.Quad(x, y, (x+nx)/2, (y+ny)/2)
		}
	}
	p.Close()
}

// Clean drops what cannot be shown or would break a file: control characters,
// broken UTF-8, and the marks that turn the reading direction.
func Clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\u202f' || r == '\u2009':
			return ' '
		case r == unicode.ReplacementChar || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == 0xfffe || r == 0xffff:
			return -1
		}
		return r
	}, s)
}

// TextWidth is the width of a text in layout units.
func TextWidth(face Face, size float64, s string) float64 {
	w := 0.0
	for _, r := range Clean(s) {
		w += glyphOf(face, r).advance
	}
	return w * size / unitsPerEm
}

// Text draws a line of text with its baseline at y. The text is kept beside its
// outlines, so that an SVG can say what it reads.
func (s *Scene) Text(x, y, size float64, face Face, anchor Anchor, c color.NRGBA, text string) {
	text = Clean(text)
	switch anchor {
	case Middle:
		x -= TextWidth(face, size, text) / 2
	case End:
		x -= TextWidth(face, size, text)
	}
	var paths []Path
	k := size / unitsPerEm
	for _, r := range text {
		g := glyphOf(face, r)
		p := Path{Verbs: g.path.Verbs, Points: make([]float64, len(g.path.Points))}
		for i := 0; i+1 < len(p.Points); i += 2 {
			p.Points[i], p.Points[i+1] = x+k*g.path.Points[i], y+k*g.path.Points[i+1]
		}
		paths = append(paths, p)
		x += k * g.advance
	}
	s.items = append(s.items, item{paths: paths, style: Style{Fill: c}, label: text})
}

// Wrap breaks a text into lines no wider than width: between words, between
// Chinese characters, and inside a word only where it alone is too wide.
func Wrap(face Face, size, width float64, text string) []string {
	var lines []string
	line := ""
	flush := func() {
		if t := strings.TrimRight(line, " "); t != "" {
			lines = append(lines, t)
		}
		line = ""
	}
	for _, w := range pieces(Clean(text)) {
		if TextWidth(face, size, strings.TrimRight(line+w, " ")) <= width {
			line += w
			continue
		}
		flush()
		w = strings.TrimLeft(w, " ")
		for _, r := range w {
			if line != "" && TextWidth(face, size, line+string(r)) > width {
				flush()
			}
			line += string(r)
		}
	}
	flush()
	return lines
}

// pieces cuts a text where a line may break: after spaces and hyphens, and
// around Chinese words. A no-break space holds its neighbours together.
func pieces(s string) []string {
	var out []string
	glue := false
	seg := words.FromString(s)
	for seg.Next() {
		w := seg.Value()
		if len(out) == 0 || glue || !breakable(out[len(out)-1], w) {
			if len(out) == 0 {
				out = append(out, w)
			} else {
				out[len(out)-1] += w
			}
		} else {
			out = append(out, w)
		}
		glue = strings.HasSuffix(w, "\u00a0")
	}
	return out
}

func breakable(before, after string) bool {
	if strings.HasSuffix(before, " ") {
		return strings.TrimSpace(after) != ""
	}
	last, first := lastRune(before), firstRune(after)
	if strings.ContainsRune("，。、；：）》」』！？,.;:)!?%’”", first) || strings.ContainsRune("（《「『“‘(", last) {
		return false
	}
	if unicode.IsDigit(last) && strings.ContainsRune("年月日季亿万元个起家%", first) {
		return false // a number keeps its Chinese unit
	}
	return unicode.Is(unicode.Han, last) || unicode.Is(unicode.Han, first) || strings.ContainsRune("，。、；：）》」』！？", last)
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

func lastRune(s string) rune {
	var last rune
	for _, r := range s {
		last = r
	}
	return last
}
