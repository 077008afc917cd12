package library

import "strings"

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
