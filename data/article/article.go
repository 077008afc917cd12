package article

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"yunshi/data"
)

// MaxBytes is the size of the largest file that is read: 50 MB.
const MaxBytes = 50 << 20

// Meta is what is known of an article from outside its text. Published is EDTF
// ("2015-06-20", "2015-06", "2015"); empty fields are unknown.
type Meta struct {
	Title     string `json:"title" yaml:"title"`
	Publisher string `json:"publisher" yaml:"publisher"`
	Author    string `json:"author" yaml:"author"`
	Published string `json:"published" yaml:"published"`
	URL       string `json:"url" yaml:"url"`
}

// Load reads the file at path, with NAME.meta.json beside it where there is one.
// Errors are one line that names the file, what is wrong and what to do.
func Load(path string) (*data.Document, error) { return LoadAs(path, Meta{}) }

// LoadAs is Load with metadata from the caller, which goes before NAME.meta.json
// field by field.
func LoadAs(path string, given Meta) (*data.Document, error) {
	beside, err := metaBeside(path)
	if err != nil {
		return nil, err
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("%s: cannot be opened (%w); check the path and its permissions", path, cause(err))
	}
	defer f.Close()
	return ReadFrom(path, f, given.or(beside))
}

// ReadFrom is Read for a stream, such as standard input under the name "-". It
// stops with an error after MaxBytes.
func ReadFrom(name string, r io.Reader, meta Meta) (*data.Document, error) {
	raw, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("%s: cannot be read (%w); check that it is a file", name, cause(err))
	}
	return Read(name, raw, meta)
}

// Read turns the bytes of a file into a document. The ending of name picks the
// format; without a known ending the content does. Sentences and Relevant are
// left to extract.
func Read(name string, raw []byte, meta Meta) (*data.Document, error) {
	switch {
	case len(raw) > MaxBytes:
		return nil, fmt.Errorf("%s: larger than %d MB; split it or take the article out of it", name, MaxBytes>>20)
	case len(bytes.TrimSpace(raw)) == 0:
		return nil, fmt.Errorf("%s: empty; there is nothing to read", name)
	}
	doc, err := readAs(format(name, raw), name, raw, meta)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return doc, nil
}

// format is the kind of file: "text", "html", "docx", "mail" or "pdf".
func format(name string, raw []byte) string {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".txt", ".text", ".md", ".markdown":
		return "text"
	case ".html", ".htm", ".xhtml":
		return "html"
	case ".docx":
		return "docx"
	case ".eml":
		return "mail"
	case ".pdf":
		return "pdf"
	}
	head := bytes.ToLower(bytes.TrimSpace(raw[:min(len(raw), 512)]))
	switch {
	case bytes.HasPrefix(head, []byte("%pdf-")):
		return "pdf"
	case bytes.HasPrefix(head, []byte("pk\x03\x04")):
		return "docx"
	case bytes.HasPrefix(head, []byte("<!doctype html")), bytes.HasPrefix(head, []byte("<html")):
		return "html"
	}
	return "text"
}

func readAs(kind, name string, raw []byte, given Meta) (*data.Document, error) {
	src := sources{given: given, name: name, pageName: "html"}
	var r *rendering
	var err error
	switch kind {
	case "html":
		r, src.page, err = readHTML(raw)
	case "docx":
		r, err = readDocx(raw)
	case "pdf":
		r, err = readPDF(raw)
	case "mail":
		var t mailText
		t, src.page, err = readMail(raw)
		src.pageName = "mail"
		if err == nil && t.text != "" {
			return plain(t.text, src), nil
		}
		if err == nil {
			var page Meta
			r, page, err = readHTML(t.html)
			src.page = Meta{Published: src.page.Published}.or(page).or(src.page)
		}
	default:
		text, err := Decode(raw)
		if err != nil {
			return nil, err
		}
		return plain(text, src), nil
	}
	if err != nil {
		return nil, err
	}
	return r.document(src), nil
}

// plain reads text without mark-up, and Markdown.
func plain(text string, src sources) *data.Document {
	front, body := frontMatter(text)
	src.front = front
	j := judgeText(text, paragraphs(text, body), src.known())
	doc := &data.Document{ID: idOf(src.name), Path: src.name, Text: text}
	j.fill(doc, src)
	return doc
}

// idOf is the base name without its ending.
func idOf(name string) data.DocumentID {
	base := filepath.Base(name)
	return data.DocumentID(strings.TrimSuffix(base, filepath.Ext(base)))
}

// metaBeside reads NAME.meta.json; without one it returns the zero Meta.
func metaBeside(path string) (Meta, error) {
	var m Meta
	name := strings.TrimSuffix(path, filepath.Ext(path)) + ".meta.json"
	raw, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return m, nil
	}
	if err != nil {
		return m, fmt.Errorf("%s: cannot be read (%w); check its permissions", name, cause(err))
	}
	if err := json.Unmarshal(raw, &m); err != nil {
		return m, fmt.Errorf("%s: not valid JSON (%w); mend or remove it", name, err)
	}
	if _, err := data.ParseDate(m.Published, 12); err != nil {
		return m, fmt.Errorf("%s: published %q is no date; write it as 2015-06-20, 2015-06 or 2015", name, m.Published)
	}
	return m, nil
}

func (m Meta) or(o Meta) Meta {
	return Meta{
		first(m.Title, o.Title), first(m.Publisher, o.Publisher), first(m.Author, o.Author),
		first(m.Published, o.Published), first(m.URL, o.URL),
	}
}

func first(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}

// cause strips the path that os puts before its message, since ours names it already.
func cause(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}
