package library

import (
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

// mostRead is how many documents a search reads that have all the trigrams of the
// words without having the words, which only made-up words bring about.
const mostRead = 2000

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
	words := phrases(strings.ToLower(query))
	// By arrival, not by rank: to rank, every match must be read, and the trigrams
	// of a common word are everywhere.
	rows, err := s.read.QueryContext(ctx, `SELECT d.id, d.bytes, t.text FROM search
		JOIN documents d ON d.seq = search.rowid LEFT JOIN texts t ON t.seq = search.rowid
		WHERE search MATCH ? ORDER BY search.rowid DESC`, match)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var id data.DocumentID
	var raw, text sql.RawBytes
	for in := 0; len(found) < limit && in-len(found) < mostRead && rows.Next(); in++ {
		if err := rows.Scan(&id, &raw, &text); err != nil {
			return nil, err
		}
		if text == nil {
			text = raw
		}
		all, err := unpack(text)
		if err != nil {
			continue // Check tells of it
		}
		if low := strings.ToLower(string(all)); !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(low, w) }) {
			found = append(found, id)
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
