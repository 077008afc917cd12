package scene

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"image/color"
	"io"
	"unicode/utf16"
)

// PDF writes the scene as a PDF 1.4 of one page. A unit is 0.5 points, so that
// 1920×1080 is a slide of 13⅓ × 7½ inches. Texts are outlines: no font is needed
// to show it, but the words cannot be marked.
func (s *Scene) PDF(w io.Writer) error {
	const k = 0.5
	var page bytes.Buffer
	alphas, names := map[uint8]string{}, []uint8{}
	gs := func(a uint8) {
		if a == 255 && len(alphas) == 0 {
			return
		}
		if alphas[a] == "" {
			alphas[a] = fmt.Sprintf("G%d", a)
			names = append(names, a)
		}
		fmt.Fprintf(&page, "/%s gs\n", alphas[a])
	}
	// PDF counts upwards from the foot of the page.
	fmt.Fprintf(&page, "%s 0 0 %s 0 %s cm\n1 j\n", num(k), num(-k), num(s.Height*k))
	if s.Background.A > 0 {
		fmt.Fprintf(&page, "%s rg\n0 0 %s %s re f\n", rgb(s.Background), num(s.Width), num(s.Height))
	}
	for i := range s.items {
		it := &s.items[i]
		st := it.style
		if visible(st.Fill) {
			gs(st.Fill.A)
			fmt.Fprintf(&page, "%s rg\n", rgb(st.Fill))
			for j := range it.paths {
				pdfPath(&page, &it.paths[j])
			}
			page.WriteString("f\n")
		}
		if visible(st.Stroke) && st.Width > 0 {
			gs(st.Stroke.A)
			page.WriteString("[")
			for _, d := range st.Dash {
				page.WriteString(num(d) + " ")
			}
			fmt.Fprintf(&page, "] 0 d\n%s RG\n%s w\n", rgb(st.Stroke), num(st.Width))
			pdfPath(&page, &it.paths[0])
			page.WriteString("S\n")
		}
	}
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	if _, err := z.Write(page.Bytes()); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	states := ""
	for _, a := range names {
		states += fmt.Sprintf("/%s << /ca %s /CA %[2]s >> ", alphas[a], num(float64(a)/255))
	}
	return pdfFile(w, []string{
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %s %s] /Contents 4 0 R /Resources << /ExtGState << %s>> >> >>",
			num(s.Width*k), num(s.Height*k), states),
		fmt.Sprintf("<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream", packed.Len(), packed.Bytes()),
		fmt.Sprintf("<< /Title %s /Subject %s /Creator (Yunshi) >>", pdfString(s.Title), pdfString(s.Desc)),
	})
}

// pdfFile writes the objects, numbered from 1, with the table that says where
// each begins.
func pdfFile(w io.Writer, objects []string) error {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n%\xe4\xba\x91\xe5\x8f\xb2\n")
	offsets := make([]int, len(objects))
	for i, o := range objects {
		offsets[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, at := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, len(objects), start)
	_, err := w.Write(b.Bytes())
	return err
}

func pdfPath(b *bytes.Buffer, p *Path) {
	var x, y float64
	i := 0
	for _, v := range p.Verbs {
		pt := p.Points[i:]
		switch v {
		case MoveTo, LineTo:
			x, y = pt[0], pt[1]
			op := "m"
			if v == LineTo {
				op = "l"
			}
			fmt.Fprintf(b, "%s %s %s\n", num(x), num(y), op)
			i += 2
		case QuadTo: // PDF has cubic curves only
			cx, cy, ex, ey := pt[0], pt[1], pt[2], pt[3]
			fmt.Fprintf(b, "%s %s %s %s %s %s c\n", num(x+(cx-x)*2/3), num(y+(cy-y)*2/3), num(ex+(cx-ex)*2/3), num(ey+(cy-ey)*2/3), num(ex), num(ey))
			x, y = ex, ey
			i += 4
		case Close:
			b.WriteString("h\n")
		}
	}
}

func rgb(c color.NRGBA) string {
	return fmt.Sprintf("%.4f %.4f %.4f", float64(c.R)/255, float64(c.G)/255, float64(c.B)/255)
}

// pdfString writes a text in UTF-16 as PDF has it, in hexadecimal.
func pdfString(s string) string {
	var b bytes.Buffer
	b.WriteString("<FEFF")
	for _, u := range utf16.Encode([]rune(Clean(s))) {
		fmt.Fprintf(&b, "%04X", u)
	}
	b.WriteString(">")
	return b.String()
}
