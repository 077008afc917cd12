package scene

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"image/color"
	"io"
	"math"
	"strconv"
)

// SVG writes the scene as SVG 1.1. Texts are outlines, each in a group that says
// what it reads, so that the picture needs no font and is still legible to a
// screen reader and to a search.
func (s *Scene) SVG(w io.Writer) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, `<svg xmlns="http://www.w3.org/2000/svg" width="%s" height="%s" viewBox="0 0 %[1]s %[2]s" role="img">`,
		num(s.Width), num(s.Height))
	b.WriteString("\n<title>")
	escape(b, s.Title)
	b.WriteString("</title>\n<desc>")
	escape(b, s.Desc)
	b.WriteString("</desc>\n")
	if s.Background.A > 0 {
		fmt.Fprintf(b, "<rect width=\"100%%\" height=\"100%%\"%s/>\n", attr("fill", s.Background))
	}
	for i := range s.items {
		it := &s.items[i]
		b.WriteString("<path")
		if it.label != "" {
			b.WriteString(` aria-label="`)
			escape(b, it.label)
			b.WriteString(`"`)
		}
		writeStyle(b, it.style)
		b.WriteString(` d="`)
		for j := range it.paths {
			writePath(b, &it.paths[j])
		}
		b.WriteString("\"/>\n")
	}
	b.WriteString("</svg>\n")
	return b.Flush()
}

func writeStyle(b *bufio.Writer, st Style) {
	if visible(st.Fill) {
		b.WriteString(attr("fill", st.Fill))
	} else {
		b.WriteString(` fill="none"`)
	}
	if !visible(st.Stroke) || st.Width <= 0 {
		return
	}
	b.WriteString(attr("stroke", st.Stroke))
	fmt.Fprintf(b, ` stroke-width="%s" stroke-linejoin="round"`, num(st.Width))
	for i, d := range st.Dash {
		if i == 0 {
			b.WriteString(` stroke-dasharray="`)
		} else {
			b.WriteByte(' ')
		}
		b.WriteString(num(d))
		if i == len(st.Dash)-1 {
			b.WriteByte('"')
		}
	}
}

func attr(name string, c color.NRGBA) string {
	a := fmt.Sprintf(` %s="#%02x%02x%02x"`, name, c.R, c.G, c.B)
	if c.A < 255 {
		a += fmt.Sprintf(` %s-opacity="%s"`, name, num(float64(c.A)/255))
	}
	return a
}

func writePath(b *bufio.Writer, p *Path) {
	i := 0
	for _, v := range p.Verbs {
		n := 0
		switch v {
		case MoveTo:
			b.WriteByte('M')
			n = 2
		case LineTo:
			b.WriteByte('L')
			n = 2
		case QuadTo:
			b.WriteByte('Q')
			n = 4
		case Close:
			b.WriteByte('Z')
		}
		for j := 0; j < n; j++ {
			if j > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(num(p.Points[i+j]))
		}
		i += n
	}
}

// num writes a coordinate with two decimals, which is finer than any screen.
func num(v float64) string {
	v = math.Round(v*100) / 100
	if v == 0 {
		v = 0 // no minus zero
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

func escape(b *bufio.Writer, s string) {
	// Clean has dropped what XML cannot hold; EscapeText sees to the rest.
	_ = xml.EscapeText(b, []byte(Clean(s))) // a bufio.Writer keeps its error for Flush
}
