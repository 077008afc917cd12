package library

import (
	"bytes"
	"context"
	"database/sql"
	"slices"
	"strings"
	"unicode/utf8"

	"yunshi/data"
)

// phrases cuts a query at its spaces; words in quotation marks stay together.
func phrases(query string) []string {
	var out []string
	for i, part := range strings.Split(query, `"`) {
		if i%2 == 1 {
			if p := strings.TrimSpace(part); p != "" {
				out = append(out, p)
			}
			continue
		}
		out = append(out, strings.Fields(part)...)
	}
	return out
}

// widest is how many trigrams a word of one or two characters may stand for. Two
// letters or a Chinese character stay well below it. A single letter would be in
// every article anyway, and the vocabulary counts all that it lists: a search for
// "a" took two seconds in 50,000 articles.
const (
	widest       = 512
	widestLetter = 16
)

// Search implements Store.
func (s *SQLite) Search(ctx context.Context, query string, limit int) ([]data.DocumentID, error) {
	found, err := s.search(ctx, query, limit)
	return found, refuse(s.path, err)
}

func (s *SQLite) search(ctx context.Context, query string, limit int) (found []data.DocumentID, err error) {
	match, err := s.match(ctx, query)
	if err != nil || match == "" {
		return nil, err
	}
	var words [][]byte
	for _, w := range phrases(query) {
		words = append(words, []byte(strings.ToLower(w)))
	}
	// By arrival, not by rank: to rank, every match must be read, and the trigrams
	// of a common word are everywhere.
	rows, err := s.read.QueryContext(ctx, `SELECT d.id, d.bytes, t.text FROM search
		JOIN documents d ON d.seq = search.rowid LEFT JOIN texts t ON t.seq = search.rowid
		WHERE search MATCH ? ORDER BY search.rowid DESC`, match)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var id, raw, text sql.RawBytes
	var all bytes.Buffer
	for len(found) < limit && rows.Next() {
		if err := rows.Scan(&id, &raw, &text); err != nil {
			return nil, err
		}
		if text == nil {
			text = raw
		}
		all.Reset()
		if unpackInto(&all, text) != nil {
			continue // Check tells of it
		}
		low := bytes.ToLower(all.Bytes())
		if !slices.ContainsFunc(words, func(w []byte) bool { return !bytes.Contains(low, w) }) {
			found = append(found, data.DocumentID(id))
		}
	}
	return found, rows.Err()
}

// match writes the query in FTS5's language, "" where nothing can match. A word
// shorter than a trigram, as many Chinese names are, becomes all the trigrams
// that begin with it.
func (s *SQLite) match(ctx context.Context, query string) (string, error) {
	var all []string
	for _, word := range phrases(query) {
		r := folded(word)
		for i := 0; i+3 <= len(r); i++ {
			if g := quote(string(r[i : i+3])); !slices.Contains(all, g) {
				all = append(all, g)
			}
		}
		if len(r) >= 3 {
			continue
		}
		terms, err := s.startingWith(ctx, string(r))
		if err != nil || len(terms) == 0 {
			return "", err
		}
		all = append(all, "("+strings.Join(terms, " OR ")+")")
	}
	return strings.Join(all, " AND "), nil
}

func (s *SQLite) startingWith(ctx context.Context, prefix string) ([]string, error) {
	most := widest
	if len(prefix) == 1 {
		most = widestLetter
	}
	rows, err := s.read.QueryContext(ctx, "SELECT term FROM trigrams WHERE term >= ? AND term < ? LIMIT ?", prefix, prefix+string(utf8.MaxRune), most)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var terms []string
	for rows.Next() {
		var term string
		if err := rows.Scan(&term); err != nil {
			return nil, err
		}
		terms = append(terms, quote(term))
	}
	return terms, rows.Err()
}

func quote(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }
