package measure

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"

	"yunshi/data/quantity"
	"yunshi/data/sentence"
	"yunshi/data/temporal"
)

// PeerKinds are the kinds of outside checks for amounts, dates and sentences.
var PeerKinds = []string{"currency", "percent", "qualifier", "date", "daterange", "sentence", "handmade"}

// Peers scores one kind of the outside checks in dir with the script that comes
// with them. It needs python3.
func Peers(dir, kind string) (line PeerLine, err error) {
	line = PeerLine{Kind: kind, Negative: "–"}
	if kind == "sentence" || kind == "handmade" { // all of one tier
		line.Core, err = scoreSpans(dir, kind, "")
		return line, err
	}
	if line.Core, err = scoreSpans(dir, kind, "core"); err != nil {
		return line, err
	}
	none, err := scoreSpans(dir, kind, "negative")
	if m := falseHits.FindStringSubmatch(none); m != nil {
		line.Negative = m[1]
	}
	return line, err
}

var falseHits = regexp.MustCompile(`fp=(\d+)`)

// scoreSpans returns the last line that the script prints, which tells the values
// that are right over the rows of a tier ("" for all).
func scoreSpans(dir, kind, tier string) (string, error) {
	in, err := os.Open(filepath.Join(dir, kind+".jsonl"))
	if err != nil {
		return "", err
	}
	defer in.Close()
	out, err := os.CreateTemp("", "yunshi-*.jsonl")
	if err != nil {
		return "", err
	}
	defer os.Remove(out.Name())
	defer out.Close()
	enc := json.NewEncoder(out)
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var row struct {
			ID, Input string
			Reference string `json:"reference_time"`
		}
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			return "", fmt.Errorf("%s: %w", in.Name(), err)
		}
		found, err := annotate(kind, row.Input, row.Reference)
		if err != nil {
			return "", err
		}
		if err := enc.Encode(map[string]any{"id": row.ID, "predicted": found}); err != nil {
			return "", err
		}
	}
	if err := lines.Err(); err != nil {
		return "", err
	}
	cmd := exec.Command("python3", filepath.Join(dir, "score_spans.py"), kind, out.Name(), tier)
	said, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("score_spans.py %s: %w", kind, err)
	}
	last := string(bytes.TrimSpace(said))
	last = last[strings.LastIndex(last, "\n")+1:]
	return strings.TrimSpace(strings.TrimPrefix(last, "value correct")), nil
}

// annotate finds what `yunshi annotate --kind` does.
func annotate(kind, input, reference string) ([]any, error) {
	var out []any
	amounts := map[string][]string{
		"currency": {"currency"}, "percent": {"percent"}, "qualifier": {"qualifier"}, "handmade": {"currency", "percent"},
	}
	for _, k := range amounts[kind] {
		found, err := quantity.Annotate(input, k)
		if err != nil {
			return nil, err
		}
		out = add(out, found)
	}
	switch kind {
	case "date", "daterange":
		out = add(out, temporal.Annotate(input, reference, kind))
	case "handmade":
		out = add(out, temporal.Annotate(input, reference, "daterange"))
	case "sentence":
		out = add(out, sentence.Annotate(input))
	}
	return add([]any{}, out), nil
}

func add[T any](to []any, items []T) []any {
	for _, it := range items {
		to = append(to, it)
	}
	return to
}
