package charts

import (
	"fmt"
	"image/color"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"

	"yunshi/assets/look"
	"yunshi/charts/scene"
)

// Look is a palette and typeface of the person's own, for the charts of a house
// with its own colours. What it leaves out stays as the program has it. The zero
// value changes nothing.
type Look struct {
	Font        Font
	Light, Dark Colours
}

// Font names TrueType files, by paths relative to the look's file, and the name
// under which PowerPoint knows the typeface. Glyphs that the files lack, such as
// Chinese ones, come from the program's own font.
type Font struct {
	Name, Regular, Bold string

	regular, bold scene.Face
}

// Colours are those of one theme, each as "#rrggbb". Series are the colours of
// first, second … series, at most eight.
type Colours struct {
	Series                                         []colour
	Surface, Band, Hairline, Ink, Muted, Attention colour
}

// colour is a colour of a look's file; its alpha is 0 where the file has none.
type colour color.NRGBA

// UnmarshalText reads "#0b6e8f".
func (c *colour) UnmarshalText(text []byte) error {
	s, ok := strings.CutPrefix(string(text), "#")
	v, err := strconv.ParseUint(s, 16, 32)
	if !ok || len(s) != 6 || err != nil {
		return fmt.Errorf("%q is no colour: write one such as \"#0b6e8f\"", text)
	}
	*c = colour{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 255}
	return nil
}

// ReadLook reads a look from a TOML file. A key that it does not know is an
// error, so that a slip of the pen does not go unnoticed.
func ReadLook(path string) (*Look, error) {
	var l Look
	meta, err := toml.DecodeFile(path, &l)
	if err != nil {
		return nil, fmt.Errorf("%s: %s: mend the file, or see docs/charts.md for one", path, firstLine(err))
	}
	if extra := meta.Undecoded(); len(extra) > 0 {
		return nil, fmt.Errorf("%s: %s is no setting of a look: see docs/charts.md for those there are", path, extra[0])
	}
	if n := max(len(l.Light.Series), len(l.Dark.Series)); n > palette {
		return nil, fmt.Errorf("%s: %d colours of series: no more than %d can be told apart", path, n, palette)
	}
	for _, f := range []struct {
		file   string
		weight scene.Face
		to     *scene.Face
	}{{l.Font.Regular, scene.Regular, &l.Font.regular}, {l.Font.Bold, scene.Bold, &l.Font.bold}} {
		*f.to = f.weight
		if f.file == "" {
			continue
		}
		if !filepath.IsAbs(f.file) {
			f.file = filepath.Join(filepath.Dir(path), f.file)
		}
		if *f.to, err = scene.LoadFace(f.file, f.weight); err != nil {
			return nil, fmt.Errorf("%s: the font %s cannot be used (%s): name a TrueType file (.ttf)", path, f.file, firstLine(err))
		}
	}
	return &l, nil
}

func firstLine(err error) string {
	s, _, _ := strings.Cut(reason(err).Error(), "\n")
	return s
}

// dress gives a layout its theme, its palette and its two faces.
func (l *layout) dress(own *Look) {
	l.theme, l.regular, l.bold = look.Light, scene.Regular, scene.Bold
	if l.dark {
		l.theme = look.Dark
	}
	if own == nil {
		return
	}
	l.own, l.regular, l.bold = &own.Light, own.Font.regular, own.Font.bold
	if l.dark {
		l.own = &own.Dark
	}
	l.typeface = own.Font.Name
	for _, c := range []struct {
		to  *color.NRGBA
		own colour
	}{
		{&l.theme.Surface, l.own.Surface},
		{&l.theme.Band, l.own.Band},
		{&l.theme.Hairline, l.own.Hairline},
		{&l.theme.Ink, l.own.Ink},
		{&l.theme.Muted, l.own.Muted},
		{&l.theme.Warning, l.own.Attention},
	} {
		if c.own.A > 0 {
			*c.to = color.NRGBA(c.own)
		}
	}
	if len(l.own.Series) > 0 {
		l.theme.Accent = color.NRGBA(l.own.Series[0])
	}
}
