package scene

import (
	"bytes"
	"image/color"
	"image/png"
	"strings"
	"testing"
)

var ink = color.NRGBA{A: 255}

// TestOverlappingStrokes holds that text is filled by winding: by even-odd the
// crossing strokes of 田 and 木 in some fonts leave white holes. Two overlapping
// squares of one direction show the same.
func TestOverlappingStrokes(t *testing.T) {
	s := &Scene{Width: 30, Height: 30, Background: color.NRGBA{255, 255, 255, 255}}
	var p Path
	for _, at := range []float64{5, 10} {
		p.Move(at, at)
		p.Line(at+15, at)
		p.Line(at+15, at+15)
		p.Line(at, at+15)
		p.Close()
	}
	s.Add(p, Style{Fill: ink})
	if r, _, _, _ := s.Image(1).At(15, 15).RGBA(); r != 0 {
		t.Error("where two contours overlap there is a hole")
	}
}

func TestGlyphsForEveryScript(t *testing.T) {
	for _, r := range "阿里雲云R&D¥≥≤→–—…%①②③④~><×" {
		if len(glyphOf(Regular, r).path.Verbs) == 0 || typefaces.all[Bold].font().Index(r) == 0 {
			t.Errorf("the font has no %c", r)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		text  string
		width float64
		want  string
	}{
		{"one two three", 1e6, "one two three"},
		{"one two three", 70, "one two|three"},
		{"US$52\u00a0bn in 2019", 60, "US$52\u00a0bn|in 2019"},
		{"中国云计算市场规模", 55, "中国云计算|市场规模"},
		{"incomprehensibilities", 60, "incompreh|ensibilities"},
		{"", 50, ""},
		{"a\nb\x00c", 1e6, "a bc"},
	} {
		lines := Wrap(Regular, 11, c.width, c.text)
		if got := strings.Join(lines, "|"); got != c.want {
			t.Errorf("Wrap(%q, %g) = %q, want %q", c.text, c.width, got, c.want)
		}
		for _, line := range lines {
			if TextWidth(Regular, 11, line) > c.width {
				t.Errorf("%q is wider than %g", line, c.width)
			}
		}
	}
}

// FuzzWrap holds that no line is too wide (but for one rune that is) and that no
// letter is lost.
func FuzzWrap(f *testing.F) {
	f.Add("China's cloud market 中国云 was worth ¥829\u00a0bn (2024).", 80.0)
	f.Add("，，，（（（", 12.0)
	f.Fuzz(func(t *testing.T, text string, width float64) {
		if width < 20 || width > 1e4 || len(text) > 2000 {
			t.Skip()
		}
		lines := Wrap(Bold, 11, width, text)
		for _, line := range lines {
			if TextWidth(Bold, 11, line) > width && len([]rune(line)) > 1 {
				t.Errorf("%q is wider than %g", line, width)
			}
		}
		bare := func(s string) string { return strings.ReplaceAll(s, " ", "") }
		if bare(strings.Join(lines, "")) != bare(Clean(text)) {
			t.Errorf("%q became %q", text, lines)
		}
	})
}

func TestPNG(t *testing.T) {
	for _, ground := range []color.NRGBA{{255, 255, 255, 255}, {}} {
		s := &Scene{Width: 60, Height: 40, Background: ground}
		s.Circle(30, 20, 15, Style{Fill: color.NRGBA{200, 30, 60, 128}, Stroke: ink, Width: 2, Dash: []float64{4, 2}})
		img := s.Image(2)
		var b bytes.Buffer
		if err := WritePNG(&b, img, "note", "text & 文"); err != nil {
			t.Fatal(err)
		}
		text, err := PNGText(bytes.NewReader(b.Bytes()), "note")
		if err != nil || text != "text & 文" {
			t.Errorf("the text came back as %q (%v)", text, err)
		}
		back, err := png.Decode(&b)
		if err != nil {
			t.Fatal(err)
		}
		for y := range 80 {
			for x := range 120 {
				r0, g0, b0, a0 := img.At(x, y).RGBA()
				r1, g1, b1, a1 := back.At(x, y).RGBA()
				if d := max(r0, r1) - min(r0, r1) + max(g0, g1) - min(g0, g1) + max(b0, b1) - min(b0, b1); a0 != a1 || d > 0x600 {
					t.Fatalf("pixel %d,%d became another", x, y)
				}
			}
		}
	}
}

func TestPDF(t *testing.T) {
	s := &Scene{Width: 100, Height: 50, Title: "标题", Background: color.NRGBA{255, 255, 255, 255}}
	s.Text(10, 20, 12, Regular, Start, ink, "阿里云 R&D")
	s.Rect(5, 5, 20, 10, 2, Style{Fill: color.NRGBA{0, 0, 0, 100}})
	var b bytes.Buffer
	if err := s.PDF(&b); err != nil {
		t.Fatal(err)
	}
	out := b.String()
	if !strings.HasPrefix(out, "%PDF-1.4") || !strings.HasSuffix(out, "%%EOF\n") {
		t.Error("no PDF")
	}
	at := strings.LastIndex(out, "startxref\n")
	var start int
	for _, r := range out[at+10 : at+10+strings.IndexByte(out[at+10:], '\n')] {
		start = start*10 + int(r-'0')
	}
	if !strings.HasPrefix(out[start:], "xref\n") {
		t.Error("startxref does not lead to the table")
	}
}
