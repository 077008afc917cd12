package charts

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image/color"
	"io"
	"math"
	"strings"

	"yunshi/charts/deck"
	"yunshi/charts/scene"
	"yunshi/data"
)

// emu is the size of a layout unit on a slide: 1,920 units are 13⅓ inches. A
// unit is half a point.
const emu = 6350

// writePPTX writes a deck of one slide.
func writePPTX(w io.Writer, spec *Spec, opt Options) error {
	return writeDeck(w, []*Spec{spec}, opt)
}

// ExportDeck writes several charts into one .pptx file, a slide each.
func ExportDeck(specs []*Spec, path string, opt Options) error {
	return WriteFile(path, func(w io.Writer) error { return writeDeck(w, specs, opt) })
}

func writeDeck(w io.Writer, specs []*Spec, opt Options) error {
	width, height, _ := opt.page()
	d := deck.Deck{Width: width * emu, Height: height * emu}
	for i, spec := range specs {
		s, err := slideOf(spec, width, height, opt)
		if err != nil {
			return err
		}
		d.Slides = append(d.Slides, s)
		if i == 0 {
			d.Title = spec.Title
		}
	}
	return deck.Write(w, d)
}

// ReadDeck returns the charts of a deck that Export or ExportDeck wrote.
func ReadDeck(r io.ReaderAt, size int64) ([]*Spec, error) {
	texts, err := deck.ReadData(r, size)
	if err != nil {
		return nil, fmt.Errorf("the deck cannot be read: %w", err)
	}
	var out []*Spec
	for _, text := range texts {
		s, err := parseSpec([]byte(text))
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

func slideOf(spec *Spec, width, height int, opt Options) (deck.Slide, error) {
	l, err := layOut(spec, width, height, opt)
	if err != nil {
		return deck.Slide{}, err
	}
	text, err := json.Marshal(spec)
	if err != nil {
		return deck.Slide{}, err
	}
	l.labels = spec.relabelled(l.labels)
	l.spec = spec.unbroken()
	spec = l.spec
	book, err := spec.workbook(l.twoTier())
	if err != nil {
		return deck.Slide{}, err
	}
	var sheet bytes.Buffer
	if err := book.Write(&sheet); err != nil {
		return deck.Slide{}, err
	}
	if err := book.Close(); err != nil {
		return deck.Slide{}, err
	}
	return deck.Slide{
		Shapes: l.shapes(), Ground: hex(l.theme.Surface), Chart: l.nativeChart(), Workbook: sheet.Bytes(),
		Notes: append([]string{spec.Title, spec.Subtitle}, spec.notes()...), Data: string(text),
	}, nil
}

// unbroken cuts the lines of a chart where the basis changes into series of their
// own: a native line cannot be interrupted between two points.
func (s *Spec) unbroken() *Spec {
	if s.Kind != Lines {
		return s
	}
	out := *s
	out.Series = nil
	for _, ser := range s.Series {
		part := ser
		part.Points = nil
		for _, p := range ser.Points {
			if p.Break && len(part.Points) > 0 {
				out.Series = append(out.Series, part)
				part.Points = nil
				part.Name = ser.Name + wordsOf(s.Language).comma() + p.Basis
			}
			part.Points = append(part.Points, p)
		}
		out.Series = append(out.Series, part)
	}
	return &out
}

// relabelled moves the labels of points to where unbroken puts these.
func (s *Spec) relabelled(labels map[[2]int]float64) map[[2]int]float64 {
	if s.Kind != Lines {
		return labels
	}
	out := map[[2]int]float64{}
	series := 0
	for i, ser := range s.Series {
		first := 0
		for j, p := range ser.Points {
			if p.Break && j > first {
				series, first = series+1, j
			}
			if size, ok := labels[[2]int{i, j}]; ok {
				out[[2]int{series, j - first}] = size
			}
		}
		series++
	}
	return out
}

func hex(c color.NRGBA) string { return fmt.Sprintf("%02X%02X%02X", c.R, c.G, c.B) }

func units(v float64) int { return int(math.Round(v * emu)) }

// points is a type size in hundredths of a point.
func points(size float64) int { return int(math.Round(size * 50)) }

// shapes writes everything on the slide: what stands behind the chart, the chart,
// and what is drawn upon it.
func (l *layout) shapes() string {
	b := &shapeWriter{next: 2, lang: "en-US", typeface: "+mn-lt", bold: l.bold}
	if l.typeface != "" {
		b.typeface = xmlText(l.typeface)
	}
	if l.w.zh {
		b.lang = "zh-CN"
	}
	b.text(shapeText{
		box: l.titleBox, lines: []string{strings.Join(l.titleLines, "\n")}, size: l.titleSize, bold: true, colour: l.theme.Ink, anchor: "t", title: true,
	})
	b.text(shapeText{
		box:   box{l.z.margin, l.subtitleY, l.Width - 2*l.z.margin, l.z.subtitle * 1.5},
		lines: []string{l.spec.Subtitle}, size: l.subtitleSize, colour: l.theme.Muted, anchor: "t", name: "Subtitle",
	})
	for _, o := range l.over {
		if o.behind {
			b.overlay(l, o)
		}
	}
	fmt.Fprintf(&b.Builder, `<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="%d" name="Chart" descr="%s"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>`+
		`<p:xfrm><a:off x="0" y="0"/><a:ext cx="%d" cy="%d"/></p:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">`+
		`<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rId2"/></a:graphicData></a:graphic></p:graphicFrame>`,
		b.id(), xmlText(l.spec.Title+". "+l.spec.Subtitle), units(l.Width), units(l.Height))
	for _, o := range l.over {
		if !o.behind {
			b.overlay(l, o)
		}
	}
	b.text(shapeText{
		box: l.footBox, lines: nonEmpty(strings.Join(l.spec.remarks(), " "), l.spec.Foot(3)), size: l.z.foot,
		colour: l.theme.Muted, anchor: "b", name: "Notes and sources",
	})
	return b.String()
}

func nonEmpty(lines ...string) []string {
	var out []string
	for _, s := range lines {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}

func xmlText(s string) string { return deck.Escape(scene.Clean(s)) }

type shapeWriter struct {
	strings.Builder
	next           int
	lang, typeface string
	bold           scene.Face
}

func (b *shapeWriter) id() int { b.next++; return b.next - 1 }

type shapeText struct {
	box
	lines        []string // paragraphs; a line break within one is kept
	size         float64
	bold, title  bool
	colour       color.NRGBA
	align        string // l, ctr or r
	anchor, name string // t, ctr or b
	nowrap       bool
}

func (b *shapeWriter) text(t shapeText) {
	id := b.id()
	if t.name == "" {
		t.name = "Text"
	}
	if t.align == "" {
		t.align = "l"
	}
	placeholder, wrap, bold := "", "square", ""
	if t.title {
		placeholder, t.name = `<p:ph type="title"/>`, "Title"
	}
	fit := `<a:normAutofit/>` // a wider font shrinks rather than run into what stands below
	if t.nowrap {
		wrap, fit = "none", `<a:noAutofit/>`
	}
	if t.bold {
		bold = ` b="1"`
	}
	fmt.Fprintf(&b.Builder, `<p:sp><p:nvSpPr><p:cNvPr id="%d" name="%s"/><p:cNvSpPr txBox="1"/><p:nvPr>%s</p:nvPr></p:nvSpPr>`+
		`<p:spPr>%s<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>`+
		`<p:txBody><a:bodyPr wrap="%s" lIns="0" tIns="0" rIns="0" bIns="0" anchor="%s">%s</a:bodyPr><a:lstStyle/>`,
		id, t.name, placeholder, xfrm(t.box), wrap, t.anchor, fit)
	run := fmt.Sprintf(`<a:r><a:rPr lang="%s" sz="%d"%s>%s<a:latin typeface="%s"/><a:ea typeface="+mn-ea"/></a:rPr><a:t>`,
		b.lang, points(t.size), bold, solid(t.colour), b.typeface)
	for _, paragraph := range t.lines {
		fmt.Fprintf(&b.Builder, `<a:p><a:pPr algn="%s"/>`, t.align)
		for i, line := range strings.Split(paragraph, "\n") {
			if i > 0 {
				b.WriteString(`<a:br/>`)
			}
			b.WriteString(run + xmlText(line) + `</a:t></a:r>`)
		}
		b.WriteString(`</a:p>`)
	}
	b.WriteString(`</p:txBody></p:sp>`)
}

func xfrm(x box) string {
	return fmt.Sprintf(`<a:xfrm><a:off x="%d" y="%d"/><a:ext cx="%d" cy="%d"/></a:xfrm>`, units(x.x), units(x.y), units(max(x.w, 0)), units(max(x.h, 0)))
}

func solid(c color.NRGBA) string {
	if c.A == 0 {
		return `<a:noFill/>`
	}
	return fmt.Sprintf(`<a:solidFill><a:srgbClr val="%s"/></a:solidFill>`, hex(c))
}

// stroke is a line's colour, width and dash.
func stroke(st scene.Style) string {
	if st.Stroke.A == 0 || st.Width <= 0 {
		return `<a:ln><a:noFill/></a:ln>`
	}
	dash := ""
	if len(st.Dash) > 0 {
		dash = `<a:prstDash val="sysDash"/>`
	}
	return fmt.Sprintf(`<a:ln w="%d">%s%s</a:ln>`, units(st.Width), solid(st.Stroke), dash)
}

// texture is the fill and outline of a bar of a kind.
func texture(l *layout, c color.NRGBA, kind data.FigureKind) string {
	outline := scene.Style{Stroke: c, Width: l.z.line * 1.3}
	switch kind {
	case data.Estimate:
		return fmt.Sprintf(`<a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="%s"/></a:fgClr><a:bgClr><a:srgbClr val="%s"/></a:bgClr></a:pattFill>`,
			hex(c), hex(l.theme.Surface)) + stroke(outline)
	case data.ForecastKind:
		outline.Dash = []float64{1, 1}
		return solid(l.theme.Surface) + stroke(outline)
	}
	return solid(c) + `<a:ln><a:noFill/></a:ln>`
}

func (b *shapeWriter) overlay(l *layout, o overlay) {
	switch {
	case o.text != "":
		b.word(o)
	case o.xy != nil:
		b.path(o)
	default:
		geometry := `<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>`
		if o.radius > 0 {
			adjust := int(50000 * min(2*o.radius/max(min(o.box.w, o.box.h), 0.01), 1))
			geometry = fmt.Sprintf(`<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val %d"/></a:avLst></a:prstGeom>`, adjust)
		}
		fill := solid(o.style.Fill) + stroke(o.style)
		if o.kind != "" {
			fill = texture(l, o.style.Fill, o.kind)
		}
		fmt.Fprintf(&b.Builder, `<p:sp><p:nvSpPr><p:cNvPr id="%d" name="Box"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>%s%s%s</p:spPr></p:sp>`,
			b.id(), xfrm(o.box), geometry, fill)
	}
}

// word is a text of one line around the middle of its letters, so that another
// font's metrics do not move it.
func (b *shapeWriter) word(o overlay) {
	w := scene.TextWidth(o.face, o.size, o.text) * 1.04
	t := shapeText{
		box: box{o.box.x, o.box.y - o.size*1.06, w, o.size * 1.4}, lines: []string{o.text}, size: o.size, bold: o.face == b.bold,
		colour: o.colour, anchor: "ctr", nowrap: true, align: "l",
	}
	switch o.anchor {
	case scene.Middle:
		t.x, t.align = o.box.x-w/2, "ctr"
	case scene.End:
		t.x, t.align = o.box.x-w, "r"
	}
	b.text(t)
}

// path is a polyline or polygon as a freeform.
func (b *shapeWriter) path(o overlay) {
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for i := 0; i+1 < len(o.xy); i += 2 {
		x0, x1 = min(x0, o.xy[i]), max(x1, o.xy[i])
		y0, y1 = min(y0, o.xy[i+1]), max(y1, o.xy[i+1])
	}
	var d strings.Builder
	for i := 0; i+1 < len(o.xy); i += 2 {
		step := "lnTo"
		if i == 0 {
			step = "moveTo"
		}
		fmt.Fprintf(&d, `<a:%s><a:pt x="%d" y="%d"/></a:%[1]s>`, step, units(o.xy[i]-x0), units(o.xy[i+1]-y0))
	}
	fill := ` fill="none"`
	if o.closed {
		d.WriteString(`<a:close/>`)
		fill = ""
	}
	fmt.Fprintf(&b.Builder, `<p:sp><p:nvSpPr><p:cNvPr id="%d" name="Line"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>%s`+
		`<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="%d" h="%d"%s>%s</a:path></a:pathLst></a:custGeom>%s%s</p:spPr></p:sp>`,
		b.id(), xfrm(box{x0, y0, x1 - x0, y1 - y0}), units(x1-x0), units(y1-y0), fill, d.String(), solid(o.style.Fill), stroke(o.style))
}
