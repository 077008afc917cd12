package grid

import "strings"

// leaderDots is how many dots at least lead from a label to its number.
const leaderDots = 3

// withoutLeaders writes blanks for the dots that lead from a label to its number, as in a
// table of contents: "Alibaba Cloud ....... 35.8%". The length in bytes stays.
func withoutLeaders(s string) string {
	if !strings.Contains(s, "...") && !strings.Contains(s, "…") && !strings.Contains(s, ". . .") && !strings.Contains(s, "___") {
		return s
	}
	b := []byte(s)
	for i := 0; i < len(b); i++ {
		end := i
		for end < len(s) && strings.IndexByte("._ ", s[end]) >= 0 || end < len(s) && strings.HasPrefix(s[end:], "…") {
			if end++; s[end-1] >= 0x80 {
				end += len("…") - 1
			}
		}
		run := s[i:end]
		if strings.Count(run, ".")+strings.Count(run, "_")+leaderDots*strings.Count(run, "…") >= leaderDots && i > 0 && end < len(s) && !strings.HasSuffix(s[:i], "|") {
			for k := i; k < end; k++ {
				b[k] = ' '
			}
		}
		i = max(i, end-1)
	}
	return string(b)
}
