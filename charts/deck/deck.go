// Package deck writes PowerPoint files: slides of shapes with native charts, the
// workbooks that the charts are edited in, and speaker's notes. It knows the
// parts of the format and how they hang together (ECMA-376), and nothing of what
// the charts say.
package deck

import (
	"archive/zip"
	"bytes"
	"embed"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
)

// Slide is one slide. Shapes and Chart are DrawingML; Shapes names the chart as
// relationship rId2.
type Slide struct {
	Shapes   string // the children of the slide's shape tree
	Ground   string // background colour, RRGGBB
	Chart    string // a chart part, which names its workbook as rId1; "" for none
	Workbook []byte // the workbook of the chart, xlsx
	Notes    []string
	Data     string // carried along in the file, for ReadData; "" for none
}

// Deck is a presentation. Width and Height are in EMU (914,400 an inch).
type Deck struct {
	Title         string
	Width, Height int
	Slides        []Slide
}

//go:embed parts
var parts embed.FS

// static are the parts that are the same in every deck, with their content types.
var static = []struct{ file, part, contentType string }{
	{"master.xml", "ppt/slideMasters/slideMaster1.xml", "slideMaster"},
	{"master.rels", "ppt/slideMasters/_rels/slideMaster1.xml.rels", ""},
	{"layout.xml", "ppt/slideLayouts/slideLayout1.xml", "slideLayout"},
	{"layout.rels", "ppt/slideLayouts/_rels/slideLayout1.xml.rels", ""},
	{"theme.xml", "ppt/theme/theme1.xml", "theme"},
	{"theme.xml", "ppt/theme/theme2.xml", "theme"},
	{"notesMaster.xml", "ppt/notesMasters/notesMaster1.xml", "notesMaster"},
	{"notesMaster.rels", "ppt/notesMasters/_rels/notesMaster1.xml.rels", ""},
}

const (
	header   = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	relTypes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	spaces   = `xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ` +
		`xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ` +
		`xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"`
	dataSpace = "urn:yunshi:chart"
)

type writer struct {
	zip   *zip.Writer
	types strings.Builder
	err   error
}

// add writes a part; a content type of the family "presentationml.<x>+xml" is
// given short.
func (w *writer) add(name, contentType string, body []byte) {
	if w.err != nil {
		return
	}
	if contentType != "" {
		fmt.Fprintf(&w.types, `<Override PartName="/%s" ContentType="%s"/>`, name, contentType)
	}
	f, err := w.zip.Create(name)
	if err == nil {
		_, err = f.Write(body)
	}
	w.err = err
}

func (w *writer) xml(name, contentType, body string) { w.add(name, contentType, []byte(header+body)) }

func fullType(short string) string {
	switch short {
	case "":
		return ""
	case "theme":
		return "application/vnd.openxmlformats-officedocument.theme+xml"
	}
	return "application/vnd.openxmlformats-officedocument.presentationml." + short + "+xml"
}

// Write writes the deck as a .pptx file. The same deck gives the same bytes.
func Write(out io.Writer, d Deck) error {
	w := &writer{zip: zip.NewWriter(out)}
	for _, s := range static {
		body, err := parts.ReadFile("parts/" + s.file)
		if err != nil {
			return err
		}
		w.xml(s.part, fullType(s.contentType), string(body))
	}
	for i, s := range d.Slides {
		w.slide(i+1, s)
	}
	w.presentation(d)
	w.xml("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml",
		`<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" `+
			`xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>`+Escape(d.Title)+`</dc:title><dc:creator>Yunshi</dc:creator></cp:coreProperties>`)
	w.xml("_rels/.rels", "", relationships(
		relationship{"rId1", "officeDocument", "ppt/presentation.xml"},
		relationship{"rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"}))
	w.xml("[Content_Types].xml", "", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`+
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`+
		`<Default Extension="xml" ContentType="application/xml"/>`+
		`<Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>`+w.types.String()+`</Types>`)
	if w.err != nil {
		return w.err
	}
	return w.zip.Close()
}

type relationship struct{ id, kind, target string }

func relationships(list ...relationship) string {
	var b strings.Builder
	b.WriteString(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for _, r := range list {
		kind := r.kind
		if !strings.Contains(kind, "/") {
			kind = relTypes + kind
		}
		fmt.Fprintf(&b, `<Relationship Id="%s" Type="%s" Target="%s"/>`, r.id, kind, r.target)
	}
	b.WriteString(`</Relationships>`)
	return b.String()
}

func (w *writer) presentation(d Deck) {
	var ids strings.Builder
	rels := []relationship{
		{"rId1", "slideMaster", "slideMasters/slideMaster1.xml"},
		{"rId2", "notesMaster", "notesMasters/notesMaster1.xml"},
		{"rId3", "theme", "theme/theme1.xml"},
	}
	for i, s := range d.Slides {
		id := fmt.Sprintf("rId%d", len(rels)+1)
		fmt.Fprintf(&ids, `<p:sldId id="%d" r:id="%s"/>`, 256+i, id)
		rels = append(rels, relationship{id, "slide", fmt.Sprintf("slides/slide%d.xml", i+1)})
		if s.Data != "" {
			w.data(i+1, s.Data)
			rels = append(rels, relationship{fmt.Sprintf("rId%d", len(rels)+1), "customXml", fmt.Sprintf("../customXml/item%d.xml", i+1)})
		}
	}
	w.xml("ppt/presentation.xml", fullType("presentation.main"), fmt.Sprintf(`<p:presentation %s saveSubsetFonts="1">`+
		`<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>`+
		`<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst><p:sldIdLst>%s</p:sldIdLst>`+
		`<p:sldSz cx="%d" cy="%d"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>`, spaces, ids.String(), d.Width, d.Height))
	w.xml("ppt/_rels/presentation.xml.rels", "", relationships(rels...))
}

func (w *writer) slide(n int, s Slide) {
	w.xml(fmt.Sprintf("ppt/slides/slide%d.xml", n), fullType("slide"), fmt.Sprintf(
		`<p:sld %s><p:cSld><p:bg><p:bgPr><a:solidFill><a:srgbClr val="%s"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>`+
			`<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>%s</p:spTree></p:cSld>`+
			`<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`, spaces, s.Ground, s.Shapes))
	rels := []relationship{{"rId1", "slideLayout", "../slideLayouts/slideLayout1.xml"}}
	if s.Chart != "" {
		rels = append(rels, relationship{"rId2", "chart", fmt.Sprintf("../charts/chart%d.xml", n)})
		w.xml(fmt.Sprintf("ppt/charts/chart%d.xml", n), "application/vnd.openxmlformats-officedocument.drawingml.chart+xml", s.Chart)
		w.xml(fmt.Sprintf("ppt/charts/_rels/chart%d.xml.rels", n), "", relationships(
			relationship{"rId1", "package", fmt.Sprintf("../embeddings/Microsoft_Excel_Sheet%d.xlsx", n)}))
		w.add(fmt.Sprintf("ppt/embeddings/Microsoft_Excel_Sheet%d.xlsx", n), "", s.Workbook)
	}
	rels = append(rels, relationship{"rId3", "notesSlide", fmt.Sprintf("../notesSlides/notesSlide%d.xml", n)})
	w.xml(fmt.Sprintf("ppt/slides/_rels/slide%d.xml.rels", n), "", relationships(rels...))
	w.notes(n, s.Notes)
}

func (w *writer) notes(n int, lines []string) {
	var b strings.Builder
	for _, line := range lines {
		fmt.Fprintf(&b, `<a:p><a:r><a:rPr lang="en-US"/><a:t>%s</a:t></a:r></a:p>`, Escape(line))
	}
	if len(lines) == 0 {
		b.WriteString(`<a:p/>`)
	}
	w.xml(fmt.Sprintf("ppt/notesSlides/notesSlide%d.xml", n), fullType("notesSlide"), fmt.Sprintf(
		`<p:notes %s><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>`+
			`<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>`+
			`<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/>`+
			`<p:txBody><a:bodyPr/><a:lstStyle/>%s</p:txBody></p:sp></p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>`, spaces, b.String()))
	w.xml(fmt.Sprintf("ppt/notesSlides/_rels/notesSlide%d.xml.rels", n), "", relationships(
		relationship{"rId1", "notesMaster", "../notesMasters/notesMaster1.xml"},
		relationship{"rId2", "slide", fmt.Sprintf("../slides/slide%d.xml", n)}))
}

// data keeps a slide's text as a custom XML part, the place that the format has
// for what other programs carry along.
func (w *writer) data(n int, text string) {
	w.xml(fmt.Sprintf("customXml/item%d.xml", n), "", fmt.Sprintf(`<chart xmlns="%s">%s</chart>`, dataSpace, Escape(text)))
	w.xml(fmt.Sprintf("customXml/itemProps%d.xml", n), "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
		fmt.Sprintf(`<ds:datastoreItem ds:itemID="{59554E53-4849-4348-4152-%012X}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml">`+
			`<ds:schemaRefs><ds:schemaRef ds:uri="%s"/></ds:schemaRefs></ds:datastoreItem>`, n, dataSpace))
	w.xml(fmt.Sprintf("customXml/_rels/item%d.xml.rels", n), "", relationships(
		relationship{"rId1", "customXmlProps", fmt.Sprintf("itemProps%d.xml", n)}))
}

// ReadData returns what the slides of a deck carry along, in order.
func ReadData(r io.ReaderAt, size int64) ([]string, error) {
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, err
	}
	var out []string
	for n := 1; ; n++ {
		f, err := z.Open(fmt.Sprintf("customXml/item%d.xml", n))
		if err != nil {
			return out, nil
		}
		body, err := io.ReadAll(io.LimitReader(f, 16<<20))
		if e := f.Close(); err == nil {
			err = e
		}
		if err != nil {
			return nil, err
		}
		var item struct {
			XMLName xml.Name
			Text    string `xml:",chardata"`
		}
		if xml.Unmarshal(body, &item) == nil && item.XMLName.Space == dataSpace {
			out = append(out, item.Text)
		}
	}
}

// Escape writes a text so that it may stand in XML.
func Escape(s string) string {
	var b bytes.Buffer
	if xml.EscapeText(&b, []byte(s)) != nil {
		return "" // a bytes.Buffer does not fail
	}
	return b.String()
}
