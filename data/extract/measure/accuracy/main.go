// Accuracy measures how well articles are read and writes docs/ACCURACY.md and
// data/extract/rules/confidence.txt. Run it from the project's folder.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"yunshi/data/extract/measure"
)

const (
	casesFile      = "data/extract/testdata/cases.txt"
	confidenceFile = "data/extract/rules/confidence.txt"
	sheetFile      = "docs/ACCURACY.md"
)

const confidenceHead = `# How often each rule was right where its readings were checked: rule, right, all.
# Written by "make accuracy"; docs/ACCURACY.md says over which texts.
`

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "accuracy:", err)
		os.Exit(1)
	}
}

func run() error {
	e := measure.NewEngine()
	s := &measure.Sheet{Outside: []measure.Outside{{Name: "seeds"}, {Name: "dev"}}}
	cases, err := readCases()
	if err != nil {
		return err
	}
	if s.Cases, err = e.Check(cases); err != nil {
		return err
	}
	if s.Seeds, err = e.Seeds(); err != nil {
		return err
	}
	shared := measure.Shared()
	if shared != "" {
		if err := outside(e, s, shared); err != nil {
			return err
		}
	}
	s.Rules = measure.Count(s.Judged(), "")
	var out bytes.Buffer
	s.Write(&out)
	if err := os.WriteFile(sheetFile, out.Bytes(), 0o644); err != nil {
		return err
	}
	if shared == "" {
		fmt.Fprintln(os.Stderr, "accuracy: the annotated articles are not at hand;", confidenceFile, "stays as it is")
		return nil
	}
	return os.WriteFile(confidenceFile, []byte(confidenceHead+s.Rules.String()), 0o644)
}

func readCases() ([]measure.Case, error) {
	f, err := os.Open(casesFile)
	if err != nil {
		return nil, fmt.Errorf("%w; run this from the project's folder", err)
	}
	defer f.Close()
	return measure.ReadCases(f)
}

func outside(e *measure.Engine, s *measure.Sheet, shared string) error {
	eval := filepath.Join(shared, "eval")
	texts := []string{filepath.Join(shared, "seeds"), filepath.Join(eval, "dev")}
	for i := range s.Outside {
		o := &s.Outside[i]
		rep, err := measure.Gold(e, filepath.Join(eval, "gold-"+o.Name), texts[i], filepath.Join(eval, "aliases.json"))
		if err != nil {
			return err
		}
		o.Report = rep
	}
	if _, err := exec.LookPath("python3"); errors.Is(err, exec.ErrNotFound) {
		return nil // the checks of the peers are scored by their own script
	}
	for _, kind := range measure.PeerKinds {
		line, err := measure.Peers(filepath.Join(eval, "peers"), kind)
		if err != nil {
			return err
		}
		s.Peers = append(s.Peers, line)
	}
	return nil
}
