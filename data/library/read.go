package library

import (
	"bytes"
	"fmt"
	"path"
	"strings"

	"yunshi/data"
	"yunshi/data/article"
	"yunshi/data/extract"
	"yunshi/data/library/fulltext"
	"yunshi/data/merge"
	"yunshi/data/registry"
	"yunshi/data/table"
)

// Reader reads records as the log has it: with the dates that a person set, the
// paragraphs taken back and the names added. It is safe for concurrent use.
type Reader struct {
	reg     *registry.Registry
	extract *extract.Reader
	acts    map[data.DocumentID][]Act // SetDate and Paragraph
	removed map[data.DocumentID]bool
	aliases []alias
}

// alias is a name that a person gave a company.
type alias struct {
	name    string
	company data.CompanyID
}

// Reading is what one record says.
type Reading struct {
	Part      merge.Part
	Conflicts []Conflict
	// RowErrors name the rows of a table that could not be used.
	RowErrors []error
}

// NewReader returns a reader for the log.
func NewReader(log []Act) *Reader {
	r := &Reader{acts: map[data.DocumentID][]Act{}, removed: map[data.DocumentID]bool{}}
	var named []data.Company
	for _, a := range Active(log) {
		switch a.Kind {
		case SetDate, Paragraph:
			r.acts[a.Target.Document] = append(r.acts[a.Target.Document], a)
		case Remove:
			r.removed[a.Target.Document] = true
		case Alias:
			if a.Target.Company != "" && a.New != "" {
				named = append(named, data.Company{ID: a.Target.Company, FiscalEnd: 12, Aliases: []data.Alias{{Text: a.New, Kind: data.Learned}}})
				r.aliases = append(r.aliases, alias{a.New, a.Target.Company})
			}
		}
	}
	r.reg, r.extract = registry.Bundled(), extract.Bundled()
	if len(named) == 0 {
		return r
	}
	for _, c := range named { // one by one: a company may gain several
		r.reg = r.reg.With([]data.Company{c})
	}
	r.extract = extract.New(r.reg)
	return r
}

// Read reads one record. One that breaks a reader (there are libraries for PDF
// and HTML among them) gives an error like any other.
func (r *Reader) Read(rec Record) (reading Reading, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%s: the program broke on it (%v); please report this with the file", rec.Path, p)
		}
	}()
	if r.removed[rec.ID] {
		return Reading{}, nil
	}
	if isTable(rec.Path) {
		return r.readTable(rec)
	}
	doc, err := Document(rec)
	if err != nil {
		return Reading{}, err
	}
	reading.Conflicts = r.adjust(doc)
	res := r.extract.Read(doc)
	reading.Part = merge.Part{Documents: []*data.Document{doc}, Companies: res.Learned, Events: res.Events, Figures: res.Figures}
	return reading, nil
}

// Document is the record's article, not yet read for events. Its id is the
// record's.
func Document(rec Record) (*data.Document, error) {
	doc, err := article.Read(rec.Path, rec.Bytes, rec.Meta)
	if err != nil {
		return nil, err
	}
	doc.ID = rec.ID
	return doc, nil
}

// adjust does what a person said of the document.
func (r *Reader) adjust(doc *data.Document) (conflicts []Conflict) {
	for _, a := range r.acts[doc.ID] {
		switch a.Kind {
		case SetDate:
			if read := doc.Published.String(); read != a.Old && read != a.New {
				conflicts = append(conflicts, Conflict{a, read, fmt.Sprintf("its date is %s by hand; it was read as %q then, and is read as %q now", a.New, a.Old, read)})
			}
			if err := setDate(doc, a.New); err != nil {
				conflicts = append(conflicts, Conflict{a, doc.Published.String(), err.Error()})
			}
		case Paragraph:
			takeBack(doc, a.New) // what is not found is told by Replay
		}
	}
	return conflicts
}

func (r *Reader) readTable(rec Record) (Reading, error) {
	raw := unguard(rec.Bytes)
	tab, errs := table.Read(rec.Path, bytes.NewReader(raw), r.reg)
	if tab == nil {
		return Reading{}, errs[0]
	}
	// Two tables may cite one page and say different things of it: to each its own
	// document, so that no id depends on what else is there.
	for _, d := range tab.Documents {
		d.ID = cited(rec, d.ID)
	}
	ids := rowIDs(raw)
	for _, e := range tab.Events {
		for i := range e.Sources {
			e.Sources[i].Evidence.Document = cited(rec, e.Sources[i].Evidence.Document)
		}
		if id := ids[e.Sources[0].Evidence.Rule]; id != "" {
			e.ID = data.EventID(id)
		}
	}
	for _, f := range tab.Figures {
		f.Evidence.Document = cited(rec, f.Evidence.Document)
		if id := ids[f.Evidence.Rule]; id != "" {
			f.ID = data.FigureID(id)
		}
	}
	return Reading{Part: merge.Part{Documents: tab.Documents, Companies: tab.Companies, Events: tab.Events, Figures: tab.Figures}, RowErrors: errs}, nil
}

func cited(rec Record, page data.DocumentID) data.DocumentID {
	return data.DocumentID("page-" + data.HashID(string(rec.ID), string(page)))
}

func isTable(name string) bool { return strings.EqualFold(path.Ext(name), ".csv") }

// own names what the log says of the record itself, "" for nothing.
func (r *Reader) own(id data.DocumentID) string {
	var b strings.Builder
	if r.removed[id] {
		b.WriteString("removed")
	}
	for _, a := range r.acts[id] {
		fmt.Fprintf(&b, "%s %q %q\n", a.Kind, a.Old, a.New)
	}
	return b.String()
}

// named names the aliases that holds says the record holds, "" for none.
func (r *Reader) named(holds func(alias) bool) string {
	var b strings.Builder
	for _, a := range r.aliases {
		if holds(a) {
			fmt.Fprintf(&b, "%q is %q\n", a.name, a.company)
		}
	}
	return b.String()
}

// namedIn is named for a record with its text.
func (r *Reader) namedIn(rec Record) string {
	if len(r.aliases) == 0 {
		return ""
	}
	text := searched(rec)
	return r.named(func(a alias) bool {
		q, ok := fulltext.Parse(phrase(a.name), nil)
		return ok && q.Fits(text)
	})
}

// phrase is a search for words that stand together.
func phrase(words string) string { return `"` + strings.ReplaceAll(words, `"`, " ") + `"` }

// readable is Document for a reader that may break on the record.
func readable(rec Record) (doc *data.Document, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%s: the program broke on it (%v); please report this with the file", rec.Path, p)
		}
	}()
	return Document(rec)
}
