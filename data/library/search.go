package library

import (
	"context"
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
	match, err := s.match(ctx, query)
	if err != nil || match == "" {
		return nil, refuse(s.path, err)
	}
	// By arrival, not by rank: to rank, every match must be read, and the trigrams
	// of a common word are everywhere.
	rows, err := s.read.QueryContext(ctx,
		"SELECT (SELECT id FROM documents WHERE seq = search.rowid) FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?", match, limit)
	if err != nil {
		return nil, refuse(s.path, err)
	}
	defer rows.Close()
	var found []data.DocumentID
	for rows.Next() {
		var id data.DocumentID
		if err := rows.Scan(&id); err != nil {
			return nil, refuse(s.path, err)
		}
		found = append(found, id)
	}
	return found, refuse(s.path, rows.Err())
}

// match writes the query in FTS5's language, "" where nothing can match. A word
// shorter than a trigram, as many Chinese names are, becomes all the trigrams
// that begin with it.
func (s *SQLite) match(ctx context.Context, query string) (string, error) {
	var all []string
	for _, word := range phrases(query) {
		if utf8.RuneCountInString(word) >= 3 {
			all = append(all, quote(word))
			continue
		}
		terms, err := s.startingWith(ctx, strings.ToLower(word))
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
