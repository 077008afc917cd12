package charts

import (
	"fmt"
	"image/color"
	"math"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"yunshi/charts/scene"
	"yunshi/data"
)

// nativeChart writes the chart part: an editable chart whose plot lies exactly
// where the layout has it, so that what is drawn upon it fits.
func (l *layout) nativeChart() string {
	s := l.spec
	var b strings.Builder
	b.WriteString(`<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" ` +
		`xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` +
		`<c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea>`)
	fmt.Fprintf(&b, `<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>`+
		`<c:x val="%.5f"/><c:y val="%.5f"/><c:w val="%.5f"/><c:h val="%.5f"/></c:manualLayout></c:layout>`,
		l.plot.x/l.Width, l.plot.y/l.Height, l.plot.w/l.Width, l.plot.h/l.Height)
	switch s.Kind {
	case Lines:
		b.WriteString(`<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>`)
	case Bars:
		b.WriteString(`<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>`)
	case Stacked:
		b.WriteString(`<c:barChart><c:barDir val="col"/><c:grouping val="stacked"/><c:varyColors val="0"/>`)
	default:
		b.WriteString(`<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>`)
	}
	for i := range s.Series {
		l.nativeSeries(&b, i)
	}
	if s.Kind == Lines {
		b.WriteString(`<c:marker val="1"/><c:axId val="1"/><c:axId val="2"/></c:lineChart>`)
	} else {
		gap, overlap := l.barGap()
		fmt.Fprintf(&b, `<c:gapWidth val="%d"/><c:overlap val="%d"/><c:axId val="1"/><c:axId val="2"/></c:barChart>`, gap, overlap)
	}
	l.nativeAxes(&b)
	fmt.Fprintf(&b, `<c:spPr><a:noFill/></c:spPr></c:plotArea><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>`+
		`<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>%s<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`,
		l.chartText(l.z.tick, false, l.theme.Ink))
	return b.String()
}

// barGap gives the space between bars in percent of their width, and how far
// series lie over each other: wholly where no category has two bars.
func (l *layout) barGap() (gap, overlap int) {
	if len(l.cols) == 0 {
		return 50, 100
	}
	seen := map[int]int{}
	widest := 1
	for _, c := range l.cols {
		at := l.spec.Series[c.series].Points[c.point].Category
		seen[at]++
		widest = max(widest, seen[at])
	}
	n := float64(len(l.spec.Categories))
	slot, bar := l.plot.w/n, l.cols[0].w
	if l.spec.Kind == Bars {
		slot, bar = l.plot.h/n, l.cols[0].h
	}
	overlap = 100
	if l.spec.Kind == Columns && widest > 1 {
		overlap = 0
		return min(int(math.Round((slot-bar*float64(widest))/bar*100)), 500), overlap
	}
	return min(int(math.Round((slot-bar)/bar*100)), 500), overlap
}

func (l *layout) chartText(size float64, bold bool, c color.NRGBA) string {
	weight, latin := 0, ""
	if l.typeface != "" {
		latin = `<a:latin typeface="` + xmlText(l.typeface) + `"/>`
	}
	if bold {
		weight = 1
	}
	return fmt.Sprintf(`<c:txPr><a:bodyPr rot="0" vert="horz"/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="%d" b="%d"><a:solidFill><a:srgbClr val="%s"/></a:solidFill>%s</a:defRPr></a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr>`,
		points(size), weight, hex(c), latin)
}

func (l *layout) nativeSeries(b *strings.Builder, i int) {
	s, ser := l.spec, l.spec.Series[i]
	first := 2 // the column of the first series
	if l.twoTier() {
		first = 3
	}
	col, err := excelize.ColumnNumberToName(i + first)
	if err != nil {
		return // more series than a sheet has columns
	}
	fmt.Fprintf(b, `<c:ser><c:idx val="%d"/><c:order val="%[1]d"/><c:tx><c:strRef><c:f>%s!$%s$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>%s</c:v></c:pt></c:strCache></c:strRef></c:tx>`,
		i, dataSheet, col, xmlText(ser.Name))
	colour := l.colour(ser)
	if s.Kind == Lines {
		fmt.Fprintf(b, `<c:spPr>%s</c:spPr><c:marker><c:symbol val="%s"/><c:size val="7"/><c:spPr>%s<a:ln w="9525">%s</a:ln></c:spPr></c:marker>`,
			stroke(scene.Style{Stroke: colour, Width: l.z.line * 1.9, Dash: dashes[ser.Colour%len(dashes)]}), nativeMark(ser), solid(colour), solid(l.theme.Surface))
	} else {
		fmt.Fprintf(b, `<c:spPr>%s</c:spPr><c:invertIfNegative val="0"/>`, texture(l, colour, ""))
	}
	l.nativePoints(b, i)
	l.nativeLabels(b, i)
	l.nativeCategories(b)
	fmt.Fprintf(b, `<c:val><c:numRef><c:f>%s!$%s$2:$%[2]s$%d</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="%d"/>`,
		dataSheet, col, len(s.Categories)+1, len(s.Categories))
	for _, p := range ser.Points {
		fmt.Fprintf(b, `<c:pt idx="%d"><c:v>%s</c:v></c:pt>`, p.Category, strconv.FormatFloat(s.scaled(p), 'g', -1, 64))
	}
	b.WriteString(`</c:numCache></c:numRef></c:val>`)
	if s.Kind == Lines {
		b.WriteString(`<c:smooth val="0"/>`)
	}
	b.WriteString(`</c:ser>`)
}

func nativeMark(s Series) string {
	return []string{"circle", "square", "triangle", "diamond", "circle", "square", "triangle"}[s.Colour%7]
}

// nativePoints formats the points that differ from their series: estimates,
// forecasts, and the toned-down bars before the last.
func (l *layout) nativePoints(b *strings.Builder, i int) {
	ser := l.spec.Series[i]
	if l.spec.Kind == Lines {
		return
	}
	textured := l.spec.Kind == Columns || l.spec.Kind == Bars && l.mixedKinds()
	for _, c := range l.cols {
		if c.series != i {
			continue
		}
		p := ser.Points[c.point]
		kind := p.Kind
		if !textured {
			kind = ""
		}
		if kind == data.Estimate || kind == data.ForecastKind || c.colour != l.colour(ser) {
			fmt.Fprintf(b, `<c:dPt><c:idx val="%d"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/><c:spPr>%s</c:spPr></c:dPt>`,
				p.Category, texture(l, c.colour, kind))
		}
	}
}

// nativeLabels shows the values that the layout shows, each in the digits that
// it has there; a hedge is part of the number's code, so that labels still
// follow the cells.
func (l *layout) nativeLabels(b *strings.Builder, i int) {
	ser := l.spec.Series[i]
	b.WriteString(`<c:dLbls>`)
	place := "outEnd"
	colour := l.theme.Ink
	switch l.spec.Kind {
	case Stacked:
		place, colour = "ctr", l.onColour(l.colour(ser))
	case Lines:
		place = "t"
	}
	const flags = `<c:showLegendKey val="0"/><c:showVal val="%d"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>`
	for j, p := range ser.Points {
		size, ok := l.labels[[2]int{i, j}]
		if !ok {
			fmt.Fprintf(b, `<c:dLbl><c:idx val="%d"/><c:delete val="1"/></c:dLbl>`, p.Category)
			continue
		}
		fmt.Fprintf(b, `<c:dLbl><c:idx val="%d"/><c:numFmt formatCode="%s" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>%s<c:dLblPos val="%s"/>`+flags+`</c:dLbl>`,
			p.Category, xmlText(l.labelFormat(p)), l.chartText(size, l.spec.Kind != Stacked, colour), place, 1)
	}
	fmt.Fprintf(b, flags+`</c:dLbls>`, 0)
}

// labelFormat is the number code that writes a point's value as the layout does.
func (l *layout) labelFormat(p Point) string {
	code := "#,##0"
	if _, frac, ok := strings.Cut(l.number(p.Value), "."); ok {
		code += "." + strings.Repeat("0", len(frac))
	}
	if hedge := hedges[p.Qualifier][0]; hedge != "" {
		code = `"` + hedge + `"` + code
	}
	if l.spec.Kind == Bars && l.spec.Unit == data.Percent {
		code += `" %"`
	}
	return code
}

// nativeCategories refers to the categories: one column, or years and quarters.
func (l *layout) nativeCategories(b *strings.Builder) {
	s, n := l.spec, len(l.spec.Categories)
	if !l.twoTier() {
		fmt.Fprintf(b, `<c:cat><c:strRef><c:f>%s!$A$2:$A$%d</c:f><c:strCache><c:ptCount val="%d"/>`, dataSheet, n+1, n)
		for i, c := range s.Categories {
			fmt.Fprintf(b, `<c:pt idx="%d"><c:v>%s</c:v></c:pt>`, i, xmlText(s.categoryName(c)))
		}
		b.WriteString(`</c:strCache></c:strRef></c:cat>`)
		return
	}
	fmt.Fprintf(b, `<c:cat><c:multiLvlStrRef><c:f>%s!$A$2:$B$%d</c:f><c:multiLvlStrCache><c:ptCount val="%d"/><c:lvl>`, dataSheet, n+1, n)
	for i, c := range s.Categories {
		fmt.Fprintf(b, `<c:pt idx="%d"><c:v>%s</c:v></c:pt>`, i, xmlText(c.Label))
	}
	b.WriteString(`</c:lvl><c:lvl>`)
	for i := range s.Categories {
		if y := yearOf(s.Categories, i); y != 0 {
			fmt.Fprintf(b, `<c:pt idx="%d"><c:v>%d</c:v></c:pt>`, i, y)
		}
	}
	b.WriteString(`</c:lvl></c:multiLvlStrCache></c:multiLvlStrRef></c:cat>`)
}

// yearOf is the year of a category that is the first of its year, else 0.
func yearOf(cats []Category, i int) int {
	y, _, _ := cats[i].Period.Start.Civil()
	if i > 0 {
		if before, _, _ := cats[i-1].Period.Start.Civil(); before == y {
			return 0
		}
	}
	return y
}

// tickFormat leaves out the labels above the highest value, where a native axis
// goes on into the space of the arrow.
func (l *layout) tickFormat() string {
	code := "#,##0"
	if g := l.gap / math.Pow10(l.spec.Exponent); g != math.Trunc(g) {
		code = "#,##0.0"
	}
	return fmt.Sprintf(`[>%g]"";%s`, (l.top+l.gap*0.01)/math.Pow10(l.spec.Exponent), code)
}

func (l *layout) nativeAxes(b *strings.Builder) {
	s := l.spec
	unit := math.Pow10(s.Exponent)
	orientation, catAt, valAt := "minMax", "b", "l"
	if s.Kind == Bars {
		orientation, catAt, valAt = "maxMin", "l", "t"
	}
	logBase := ""
	if s.Log {
		logBase = `<c:logBase val="10"/>`
	}
	axis := scene.Style{Stroke: blend(l.theme.Hairline, l.theme.Muted, 0.45), Width: l.z.line}
	labels := l.z.label
	if l.twoTier() {
		labels = l.z.tick * 0.8
	}
	catLabels := "low"
	if l.crowded() {
		catLabels = "none" // the slide has the years as text
	}
	fmt.Fprintf(b, `<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="%s"/></c:scaling><c:delete val="0"/><c:axPos val="%s"/><c:numFmt formatCode="General" sourceLinked="0"/>`+
		`<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="%s"/><c:spPr>%s</c:spPr>%s<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="60"/><c:noMultiLvlLbl val="0"/></c:catAx>`,
		orientation, catAt, catLabels, stroke(axis), l.chartText(labels, false, l.theme.Ink))
	hidden, grid, major := 0, fmt.Sprintf(`<c:majorGridlines><c:spPr>%s</c:spPr></c:majorGridlines>`, stroke(scene.Style{Stroke: l.theme.Hairline, Width: l.z.line})), ""
	if s.Kind == Bars || l.ownGrid() {
		hidden, grid = 1, ""
	}
	if l.gap > 0 {
		major = fmt.Sprintf(`<c:majorUnit val="%g"/>`, l.gap/unit)
	}
	fmt.Fprintf(b, `<c:valAx><c:axId val="2"/><c:scaling>%s<c:orientation val="minMax"/><c:max val="%g"/><c:min val="%g"/></c:scaling><c:delete val="%d"/><c:axPos val="%s"/>%s`+
		`<c:numFmt formatCode="%s" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>%s`+
		`<c:crossAx val="1"/><c:crosses val="autoZero"/><c:crossBetween val="between"/>%s</c:valAx>`,
		logBase, l.high/unit, l.low/unit, hidden, valAt, grid, xmlText(l.tickFormat()), l.chartText(l.z.tick, false, l.theme.Muted), major)
}
