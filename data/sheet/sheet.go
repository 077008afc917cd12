// Package sheet reads tables as people have them and turns them into ours: any
// usual encoding and separator, columns of any name and order, dates and amounts
// as people write them. A Mapping says which column of the file is which of ours;
// Guess makes one from the names in the header. What a cell cannot tell for
// certain ("3,5", "3/4/2017") is a Fault of its row and never a guess.
package sheet

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"yunshi/data/article"
)

// Sheet is a table as its file has it.
type Sheet struct {
	Header []string // each name once; a column without one is "#3"
	Rows   []Row
	// Separator parts the cells: a comma, a semicolon, a tab or a bar.
	Separator rune
	// Plain is a file in UTF-8 with commas, in which every row was read: it can be
	// kept as it stands.
	Plain bool
}

// Row is one row below the header.
type Row struct {
	Number int // as a spreadsheet counts: the header is row 1
	Cells  []string
	Why    Why // it cannot be read, "" where it can
}

// mostColumns is more than any table of events or figures has.
const mostColumns = 1000

// Named reports whether a file of that name is a table.
func Named(name string) bool {
	ending := strings.ToLower(filepath.Ext(name))
	return ending == ".csv" || ending == ".tsv"
}

// Read reads a table; name names it in the error, which is one line.
func Read(name string, raw []byte) (*Sheet, error) {
	text, err := decode(raw)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	s := &Sheet{Plain: text == strings.TrimPrefix(string(raw), bom)}
	text, s.Separator = separated(text)
	s.Plain = s.Plain && s.Separator == ',' && len(text) >= len(raw)-len(bom)
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord = s.Separator, -1
	first, err := r.Read()
	switch {
	case errors.Is(err, io.EOF):
		return nil, fmt.Errorf("%s: the file is empty; a header row with column names is needed", name)
	case err != nil:
		return nil, fmt.Errorf("%s: the header row cannot be read; check its quotation marks", name)
	case len(first) > mostColumns:
		return nil, fmt.Errorf("%s: %d columns, more than %d; this is no table of events or figures", name, len(first), mostColumns)
	}
	s.Header = header(first)
	s.rows(r, strings.Count(strings.Join(first, ""), "\n"))
	return s, nil
}

const bom = "\ufeff"

// decode is the text of the file. A table has few words to tell the Chinese
// encodings by, but its header has words that we know.
func decode(raw []byte) (string, error) {
	text, err := article.Decode(raw)
	if err == nil {
		return strings.TrimPrefix(text, bom), nil
	}
	for _, e := range []encoding.Encoding{simplifiedchinese.GB18030, traditionalchinese.Big5} {
		out, bad := e.NewDecoder().Bytes(raw)
		if bad != nil || strings.ContainsRune(string(out), unicode.ReplacementChar) {
			continue
		}
		first, _, _ := strings.Cut(string(out), "\n")
		if slices.ContainsFunc(strings.FieldsFunc(first, func(r rune) bool { return strings.ContainsRune(separators+"\"\r", r) }), knownName) {
			return string(out), nil
		}
	}
	return "", err
}

const separators = ",;\t|"

// separated finds what parts the cells: what Excel's line "sep=;" says, or what
// parts the first rows into most cells, the same number in each.
func separated(text string) (rest string, sep rune) {
	first, after, _ := strings.Cut(text, "\n")
	line := strings.Trim(strings.TrimRight(first, "\r"), `"`)
	if len(line) == len("sep=;") && strings.EqualFold(line[:4], "sep=") && strings.IndexByte(separators, line[4]) >= 0 {
		return after, rune(line[4])
	}
	best, bestScore := ',', 0
	for _, sep := range separators {
		r := csv.NewReader(strings.NewReader(text))
		r.Comma, r.FieldsPerRecord, r.ReuseRecord, r.LazyQuotes = sep, -1, true, true
		head, same := 0, 0
		for range 20 {
			row, err := r.Read()
			if err != nil {
				break
			}
			if head == 0 {
				head = len(row)
			}
			if len(row) == head {
				same++
			}
		}
		if score := same * min(head, mostColumns); head > 1 && score > bestScore {
			best, bestScore = sep, score
		}
	}
	return text, best
}

// header gives every column a name of its own.
func header(cells []string) []string {
	out := make([]string, len(cells))
	taken, next := map[string]bool{}, map[string]int{}
	for i, name := range cells {
		if name = strings.Join(strings.Fields(clean(name)), " "); name == "" {
			name = "#" + strconv.Itoa(i+1)
		}
		for out[i] = name; taken[out[i]]; out[i] = fmt.Sprintf("%s (%d)", name, next[name]+1) {
			next[name]++
		}
		taken[out[i]] = true
	}
	return out
}

// rows reads what stands below the header, which has so many line breaks within
// its cells.
func (s *Sheet) rows(r *csv.Reader, within int) {
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return
		}
		row := Row{Cells: cells}
		var broken *csv.ParseError
		if errors.As(err, &broken) {
			row.Number, row.Cells, row.Why = broken.StartLine-within, nil, BadQuote
			if broken.Line > broken.StartLine {
				row.Why = OpenQuote
			}
			within += max(0, broken.Line-broken.StartLine)
		} else {
			line, _ := r.FieldPos(0)
			row.Number = line - within
			within += strings.Count(strings.Join(cells, ""), "\n")
			s.Plain = row.fit(len(s.Header)) && s.Plain
		}
		if row.Why == "" && !slices.ContainsFunc(row.Cells, func(c string) bool { return strings.TrimSpace(c) != "" }) {
			s.Plain = false
			continue // spreadsheets write such below the last row
		}
		s.Plain = s.Plain && row.Why == ""
		s.Rows = append(s.Rows, row)
	}
}

// fit takes off the empty cells that a row has too many, and what is no text; it
// reports whether the row was in order as it stood.
func (r *Row) fit(n int) (whole bool) {
	whole = len(r.Cells) == n
	for len(r.Cells) > n && strings.TrimSpace(r.Cells[len(r.Cells)-1]) == "" {
		r.Cells = r.Cells[:len(r.Cells)-1]
	}
	if len(r.Cells) != n {
		r.Why = Ragged
	}
	for i, c := range r.Cells {
		text := clean(c)
		whole = whole && text == c
		r.Cells[i] = Bare(text)
	}
	return whole
}

// clean takes out what is no character of a text.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0x7f || r == unicode.ReplacementChar {
			return ' '
		}
		return r
	}, s)
}
