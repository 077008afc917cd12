package ui

import (
	"image/color"
	"sort"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Run is a stretch of a paragraph in one style. Lit runs stand on the highlight
// colour.
type Run struct {
	Text string
	Role Role
	Bold bool
	Lit  bool
}

// Paragraph is wrapped text in runs. Its height follows from its width, so it
// must be resized to a width before its MinSize tells the height.
type Paragraph struct {
	widget.BaseWidget
	Runs     []Run
	TextSize float32
	// Leading is the line's height as a multiple of the text's own.
	Leading float32
	// MaxLines cuts the paragraph with an ellipsis; 0 is no limit.
	MaxLines int

	height float32
}

// NewParagraph returns wrapped text. Large text is set tighter: the typeface's
// own line is tall enough for the accents of any script.
func NewParagraph(size float32, runs ...Run) *Paragraph {
	p := &Paragraph{Runs: runs, TextSize: size, Leading: 1.08}
	if size >= SizeHeadline {
		p.Leading = 0.92
	}
	p.ExtendBaseWidget(p)
	return p
}

// SetRuns changes the text.
func (p *Paragraph) SetRuns(runs ...Run) {
	p.Runs = runs
	p.Refresh()
}

// HeightAt returns the paragraph's height at a width in pixels.
func (p *Paragraph) HeightAt(width float32) float32 {
	lines := p.wrap(width)
	return float32(len(lines)) * p.lineHeight()
}

func (p *Paragraph) lineHeight() float32 {
	return fyne.MeasureText("云g", p.TextSize, fyne.TextStyle{}).Height * p.Leading
}

// piece is a word or a character with its place on a line.
type piece struct {
	run   int
	text  string
	x, w  float32
	space bool
}

// words splits a text where a line may break: after a space, and before or
// after any Han character or kana, which are set without spaces.
func words(s string) []string {
	var out []string
	start := 0
	rs := []rune(s)
	for i := 1; i <= len(rs); i++ {
		if i == len(rs) || breaks(rs[i-1], rs[i]) {
			out = append(out, string(rs[start:i]))
			start = i
		}
	}
	return out
}

func breaks(a, b rune) bool {
	switch {
	case unicode.IsSpace(a) != unicode.IsSpace(b):
		return true
	case noLineStart(b):
		return false
	}
	return wide(a) || wide(b)
}

func wide(r rune) bool { return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) }

// noLineStart tells the closing marks that Chinese typesetting keeps off the
// start of a line.
func noLineStart(r rune) bool {
	return unicode.In(r, unicode.Pe, unicode.Pf, unicode.Po) || r == '’' || r == '…'
}

// fitting cuts the words that are wider than a line, such as paths and addresses:
// after a slash if there is one in the second half of what fits, else anywhere.
func fitting(words []string, width float32, measure func(string) float32) []string {
	var out []string
	for _, w := range words {
		for width > 0 && measure(w) > width {
			rs := []rune(w)
			n := sort.Search(len(rs), func(n int) bool { return measure(string(rs[:n+1])) > width })
			n = max(n, 1)
			for i := n; i > n/2; i-- {
				if rs[i-1] == '/' || rs[i-1] == '\\' {
					n = i
					break
				}
			}
			if n == len(rs) {
				break
			}
			out, w = append(out, string(rs[:n])), string(rs[n:])
		}
		if w != "" {
			out = append(out, w)
		}
	}
	return out
}

func (p *Paragraph) wrap(width float32) [][]piece {
	var lines [][]piece
	var line []piece
	x := float32(0)
	for i, run := range p.Runs {
		style := face(run.Bold)
		measure := func(s string) float32 { return fyne.MeasureText(s, p.TextSize, style).Width }
		for _, w := range fitting(words(run.Text), width, measure) {
			space := unicode.IsSpace([]rune(w)[0])
			if space {
				w = " "
			}
			ww := measure(w)
			if x+ww > width && len(line) > 0 {
				lines = append(lines, line)
				line, x = nil, 0
			}
			if space && len(line) == 0 {
				continue
			}
			line = append(line, piece{i, w, x, ww, space})
			x += ww
		}
	}
	if len(line) > 0 {
		lines = append(lines, line)
	}
	if p.MaxLines > 0 && len(lines) > p.MaxLines {
		lines = lines[:p.MaxLines]
		last := lines[p.MaxLines-1]
		end := &last[len(last)-1]
		end.text += "…"
	}
	return lines
}

// CreateRenderer implements fyne.Widget.
func (p *Paragraph) CreateRenderer() fyne.WidgetRenderer {
	r := &paragraphRenderer{p: p}
	r.build()
	return r
}

type paragraphRenderer struct {
	p       *Paragraph
	objects []fyne.CanvasObject
}

func (r *paragraphRenderer) Destroy()                     {}
func (r *paragraphRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *paragraphRenderer) Layout(fyne.Size)             { r.build() }
func (r *paragraphRenderer) MinSize() fyne.Size           { return fyne.NewSize(0, r.p.height) }
func (r *paragraphRenderer) Refresh()                     { r.build(); canvas.Refresh(r.p) }

// build lays the runs out; neighbouring pieces of one run become one text, so
// that a paragraph has few live objects.
func (r *paragraphRenderer) build() {
	p, look := r.p, Look()
	lines := p.wrap(p.Size().Width)
	h := p.lineHeight()
	var lit, texts []fyne.CanvasObject
	for n, line := range lines {
		for len(line) > 0 {
			end := 1
			for end < len(line) && line[end].run == line[0].run {
				end++
			}
			run := p.Runs[line[0].run]
			text := ""
			for _, pc := range line[:end] {
				text += pc.text
			}
			style := face(run.Bold)
			size := fyne.MeasureText(text, p.TextSize, style)
			y := float32(n) * h
			if run.Lit {
				lit = append(lit, box(look.Highlight, line[0].x, y, size.Width, h))
			}
			t := &canvas.Text{Text: text, TextSize: p.TextSize, TextStyle: style, Color: run.Role.colour(look)}
			t.Move(fyne.NewPos(line[0].x, y+(h-size.Height)/2))
			t.Resize(size)
			texts = append(texts, t)
			line = line[end:]
		}
	}
	r.objects = append(lit, texts...)
	p.height = float32(len(lines)) * h
}

func box(c color.Color, x, y, w, h float32) *canvas.Rectangle {
	b := canvas.NewRectangle(c)
	b.Move(fyne.NewPos(x, y))
	b.Resize(fyne.NewSize(w, h))
	return b
}
