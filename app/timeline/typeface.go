package timeline

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
)

// typeface measures text of the theme's font by adding up advances, which are
// asked of Fyne once for each rune. Measuring whole labels through Fyne would
// shape each of them.
type typeface struct {
	advances [2]map[rune]float32 // regular and bold, at labelSize
}

func newTypeface() *typeface {
	f := &typeface{}
	f.forget()
	return f
}

func (f *typeface) forget() {
	f.advances = [2]map[rune]float32{{}, {}}
}

// advance returns the width of a rune in a label.
func (f *typeface) advance(r rune, bold bool) float32 {
	m := f.advances[0]
	if bold {
		m = f.advances[1]
	}
	w, ok := m[r]
	if !ok {
		// Twice the rune less once: a lone space or mark may be measured with
		// an edge that it does not have in running text.
		style := fyne.TextStyle{Bold: bold}
		one := fyne.MeasureText("n"+string(r)+"n", labelSize, style).Width
		w = one - fyne.MeasureText("nn", labelSize, style).Width
		m[r] = w
	}
	return w
}

// width returns the width of s at a size.
func (f *typeface) width(s string, size float32, bold bool) float32 {
	var w float32
	for _, r := range s {
		w += f.advance(r, bold)
	}
	return w * size / labelSize
}

// wrap sets a lane's name in at most two lines of nameSize.
func (f *typeface) wrap(name string, room float32, bold bool) []string {
	return f.wrapAll(name, room, nameSize, bold, 2)
}

// wrapAll breaks s into at most most lines no wider than room; what is left is
// cut with an ellipsis.
func (f *typeface) wrapAll(s string, room, size float32, bold bool, most int) []string {
	var lines []string
	rest := []rune(s)
	for len(rest) > 0 {
		if len(lines) == most-1 {
			return append(lines, f.cut(string(rest), room, size, bold))
		}
		n := f.lineBreak(rest, room, size, bold)
		lines = append(lines, strings.TrimSpace(string(rest[:n])))
		rest = []rune(strings.TrimSpace(string(rest[n:])))
	}
	return lines
}

// lineBreak returns how many runes go on the first line: up to the last space
// or Han character that fits, or as many as fit where there is none.
func (f *typeface) lineBreak(s []rune, room, size float32, bold bool) int {
	var w float32
	last := 0
	for i, r := range s {
		if i > 0 && (r == ' ' || unicode.Is(unicode.Han, r) || unicode.Is(unicode.Han, s[i-1])) {
			last = i
		}
		w += f.advance(r, bold) * size / labelSize
		if w > room && i > 0 {
			if last > 0 {
				return last
			}
			return i
		}
	}
	return len(s)
}

func (f *typeface) cut(s string, room, size float32, bold bool) string {
	if f.width(s, size, bold) <= room {
		return s
	}
	runes := []rune(s)
	for len(runes) > 1 && f.width(string(runes)+"...", size, bold) > room {
		runes = runes[:len(runes)-1]
	}
	return strings.TrimSpace(string(runes)) + "..."
}
