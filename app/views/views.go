// Package views keeps what the person wants to come back to: a filter, a stretch
// of time, lanes and sorting under a name, each in a small file of its own. It
// knows no screen.
package views

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"yunshi/app/filter"
	"yunshi/assets/look"
	"yunshi/charts"
	"yunshi/data"
)

// Ending is that of a view's file.
const Ending = ".yunshi"

// version is of the form of the file; a reader takes its own and older ones.
const version = 1

// View is what is kept.
type View struct {
	Name     string
	Filter   filter.Filter
	From, To data.Day // the first and the last day in sight; equal and 0 for all
	Lanes    string   // "company", "type", …; "" as they are
	Order    string
	Sort     string // the table's column, "" for the order of time
	Falling  bool
	Table    bool   // shown as a table
	Path     string // of the file, where there is one
}

// file is a view as it is written. Groups of types stand by name, so that their
// order may change.
type file struct {
	Yunshi  string   `json:"yunshi"` // "view"
	Version int      `json:"version"`
	Name    string   `json:"name"`
	Filter  narrowed `json:"filter"`
	From    string   `json:"from,omitempty"`
	To      string   `json:"to,omitempty"`
	Lanes   string   `json:"lanes,omitempty"`
	Order   string   `json:"order,omitempty"`
	Sort    string   `json:"sort,omitempty"`
	Falling bool     `json:"falling,omitempty"`
	Table   bool     `json:"table,omitempty"`
}

type narrowed struct {
	Types      []string         `json:"types,omitempty"`
	Companies  []data.CompanyID `json:"companies,omitempty"`
	FromYear   int              `json:"fromYear,omitempty"`
	ToYear     int              `json:"toYear,omitempty"`
	Places     []string         `json:"places,omitempty"`
	Publishers []string         `json:"publishers,omitempty"`
	Modalities []data.Modality  `json:"modalities,omitempty"`
	Confidence float64          `json:"confidence,omitempty"`
	Text       string           `json:"text,omitempty"`
	Star       bool             `json:"star,omitempty"`
	Tag        string           `json:"tag,omitempty"`
}

// mostBytes bounds what is read: a view takes about one kilobyte.
const mostBytes = 1 << 20

// Read reads a view's file.
func Read(path string) (View, error) {
	v, err := read(path)
	if err != nil {
		return View{}, fmt.Errorf("%s is not opened: %w", path, err)
	}
	v.Path = path
	return v, nil
}

func read(path string) (View, error) {
	f, err := os.Open(path) // #nosec G304 -- the person names the file
	if err != nil {
		var p *fs.PathError
		if errors.As(err, &p) {
			err = p.Err
		}
		return View{}, err
	}
	defer f.Close()
	raw, err := io.ReadAll(io.LimitReader(f, mostBytes+1))
	if err != nil {
		return View{}, err
	}
	var in file
	if len(raw) > mostBytes || json.Unmarshal(raw, &in) != nil || in.Yunshi != "view" {
		return View{}, errors.New("it is no saved view of Yunshi: save the view again under another name")
	}
	if in.Version < 1 || in.Version > version {
		return View{}, fmt.Errorf("it is a view of version %d, this Yunshi reads %d: use a newer Yunshi", in.Version, version)
	}
	return in.view()
}

// view checks what a file says; it may say anything.
func (in *file) view() (View, error) {
	f := in.Filter
	v := View{
		Name: clean(in.Name), Lanes: in.Lanes, Order: in.Order, Sort: in.Sort, Falling: in.Falling, Table: in.Table,
		Filter: filter.Filter{
			Companies: f.Companies, From: f.FromYear, To: f.ToYear, Places: f.Places, Publishers: f.Publishers,
			Modalities: f.Modalities, Confidence: f.Confidence, Text: clean(f.Text), Star: f.Star, Tag: clean(f.Tag),
		},
	}
	if v.Name == "" {
		return View{}, errors.New("the view has no name: save it again")
	}
	for _, y := range []int{f.FromYear, f.ToYear} {
		if y < 0 || y > 9999 {
			return View{}, fmt.Errorf("%d is no year: save the view again", y)
		}
	}
	if !(f.Confidence >= 0 && f.Confidence <= 1) {
		return View{}, fmt.Errorf("a confidence of %g is not between 0 and 1: save the view again", f.Confidence)
	}
	for _, key := range f.Types {
		i := slices.IndexFunc(look.Groups, func(g look.Group) bool { return g.Key == key })
		if i < 0 {
			return View{}, fmt.Errorf("no type of event is called %q: save the view again", key)
		}
		v.Filter.Groups |= 1 << i
	}
	if in.From == "" && in.To == "" {
		return v, nil
	}
	from, errFrom := data.ParseDate(in.From, 12)
	to, errTo := data.ParseDate(in.To, 12)
	if err := errors.Join(errFrom, errTo); err != nil || !from.Known() || !to.Known() || to.End < from.Start {
		return View{}, fmt.Errorf("%q to %q is no stretch of time: save the view again", in.From, in.To)
	}
	v.From, v.To = from.Start, to.End
	return v, nil
}

// clean drops what would break a line of the menu.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == unicode.ReplacementChar {
			return ' '
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// Write keeps a view in a folder, which is made where it is missing, in the place
// of one with the same name, and returns its path. The file is whole or not there.
func Write(dir string, v View) (string, error) {
	v.Name = clean(v.Name)
	if v.Name == "" {
		return "", errors.New("the view is not saved: give it a name")
	}
	if err := os.MkdirAll(dir, 0o750); err != nil {
		return "", fmt.Errorf("the view is not saved: %w", err)
	}
	path := filepath.Join(dir, fileName(v.Name))
	out := file{
		Yunshi: "view", Version: version, Name: v.Name, Lanes: v.Lanes, Order: v.Order, Sort: v.Sort, Falling: v.Falling, Table: v.Table,
		Filter: narrowed{
			Companies: v.Filter.Companies, FromYear: v.Filter.From, ToYear: v.Filter.To, Places: v.Filter.Places,
			Publishers: v.Filter.Publishers, Modalities: v.Filter.Modalities, Confidence: v.Filter.Confidence, Text: v.Filter.Text,
			Star: v.Filter.Star, Tag: v.Filter.Tag,
		},
	}
	for i, g := range look.Groups {
		if v.Filter.HasGroup(i) {
			out.Filter.Types = append(out.Filter.Types, g.Key)
		}
	}
	if v.From != 0 || v.To != 0 {
		out.From, out.To = v.From.String(), v.To.String()
	}
	return path, charts.WriteFile(path, func(w io.Writer) error {
		e := json.NewEncoder(w)
		e.SetIndent("", "  ")
		e.SetEscapeHTML(false)
		return e.Encode(out)
	})
}

// fileName makes a name that every file system takes; two names that would
// become the same file differ in the hash.
func fileName(name string) string {
	s := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return '-'
	}, name)
	runes := []rune(strings.Trim(s, "-"))
	return string(runes[:min(len(runes), 40)]) + "-" + data.HashID(name)[:6] + Ending
}

// List reads the views of a folder, by name, and what is wrong with those that
// cannot be read. A folder that is not there has none.
func List(dir string) ([]View, []error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*"+Ending))
	if err != nil {
		return nil, []error{err}
	}
	var out []View
	var errs []error
	for _, p := range paths {
		v, err := Read(p)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		out = append(out, v)
	}
	slices.SortStableFunc(out, func(a, b View) int { return strings.Compare(a.Name, b.Name) })
	return out, errs
}
