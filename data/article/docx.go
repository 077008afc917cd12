package article

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

var errDocx = errors.New("not a readable Word file; save it again as .docx or as text")

// readDocx renders the paragraphs, headings, lists and tables of a Word file.
func readDocx(raw []byte) (*rendering, error) {
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, errDocx
	}
	f, err := z.Open("word/document.xml")
	if err != nil {
		return nil, errDocx
	}
	defer f.Close()
	// A small archive may unpack to any size; what is beyond the limit is refused.
	doc, err := io.ReadAll(io.LimitReader(f, MaxBytes+1))
	if err != nil || len(doc) > MaxBytes {
		return nil, errDocx
	}
	r := &rendering{}
	if err := (&docxWalk{r: r}).read(doc); err != nil && len(r.paras) == 0 {
		return nil, errDocx
	}
	if len(r.paras) == 0 {
		return nil, errors.New("the document holds no text")
	}
	return r, nil
}

// docxWalk follows the elements of word/document.xml. A table within a cell is
// read as text of that cell.
type docxWalk struct {
	r      *rendering
	text   strings.Builder
	mark   mark
	inText bool
	depth  int // of tables
	rows   [][]string
}

func (w *docxWalk) read(doc []byte) error {
	d := xml.NewDecoder(bytes.NewReader(doc))
	for {
		t, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			w.open(t)
		case xml.CharData:
			if w.inText {
				w.text.Write(t)
			}
		case xml.EndElement:
			w.close(t.Name.Local)
		}
	}
}

func (w *docxWalk) open(t xml.StartElement) {
	switch t.Name.Local {
	case "t":
		w.inText = true
	case "tab", "br", "cr":
		w.text.WriteByte(' ')
	case "pStyle":
		for _, a := range t.Attr {
			if v := strings.ToLower(a.Value); a.Name.Local == "val" && (strings.HasPrefix(v, "heading") || v == "title") {
				w.mark = hash
			}
		}
	case "numPr":
		if w.mark == noMark {
			w.mark = bullet
		}
	case "tbl":
		w.depth++
	case "tr":
		if w.depth == 1 {
			w.rows = append(w.rows, nil)
		}
	}
}

func (w *docxWalk) close(name string) {
	switch name {
	case "t":
		w.inText = false
	case "p":
		if w.depth > 0 {
			w.text.WriteByte(' ')
			return
		}
		w.r.add(w.text.String(), w.mark)
		w.text.Reset()
		w.mark = noMark
	case "tc":
		if w.depth == 1 && len(w.rows) > 0 {
			w.rows[len(w.rows)-1] = append(w.rows[len(w.rows)-1], w.text.String())
			w.text.Reset()
		}
	case "tbl":
		if w.depth--; w.depth == 0 {
			w.r.table(w.rows)
			w.rows = nil
			w.text.Reset()
			w.mark = noMark
		}
		w.depth = max(0, w.depth)
	}
}
