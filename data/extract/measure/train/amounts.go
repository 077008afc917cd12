package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"yunshi/data/article"
	"yunshi/data/classifier"
	"yunshi/data/extract"
	"yunshi/data/extract/measure"
)

const (
	amountsFile       = "data/extract/testdata/amounts.jsonl"
	amountWeightsFile = "data/extract/rules/amountweights.txt"
)

const amountWeightsHead = `# How much what stands around an amount speaks for what it measures, in the order of the first line: words by their
# place before (a, i) and behind it (c, j), pairs of them (b, d, h, k), words and pairs near it before (e, E) and behind (f, F),
# classes of the lexicon in its sentence (z), the amount itself (q, n, t) and the number told before (p).
# Written by "make train" from testdata/amounts.jsonl.
`

// trainAmounts learns what amounts measure.
func trainAmounts(e *measure.Engine) error {
	passages, err := readPassages()
	if err != nil {
		return err
	}
	err = eachAnnotated(func(golds, texts string) error {
		more, err := measure.LabelledAmounts(e, golds, texts)
		passages = append(passages, more...)
		return err
	})
	if err != nil {
		return err
	}
	var examples []classifier.Example
	for _, p := range passages {
		examples = append(examples, amountExamples(p)...)
	}
	return learn(amountWeightsFile, amountWeightsHead, extract.AmountClasses(), examples)
}

func readPassages() (passages []measure.Passage, err error) {
	f, err := os.Open(amountsFile)
	if err != nil {
		return nil, fmt.Errorf("%w; run this from the project's folder", err)
	}
	defer f.Close()
	for dec := json.NewDecoder(f); ; {
		var p measure.Passage
		switch err := dec.Decode(&p); {
		case errors.Is(err, io.EOF):
			return passages, nil
		case err != nil:
			return nil, fmt.Errorf("%s: passage %d: %w", amountsFile, len(passages)+1, err)
		}
		passages = append(passages, p)
	}
}

// amountExamples are the amounts of a passage that it says something of.
func amountExamples(p measure.Passage) (examples []classifier.Example) {
	doc, err := article.Read("passage.txt", []byte(before+p.Text+"\n"), article.Meta{})
	if err != nil {
		return nil // a character that no text has: nothing is learned from it
	}
	labels := p.Amounts
	for _, a := range extract.Bundled().Amounts(doc) {
		text := a.Span.Of(doc.Text)
		n := slices.IndexFunc(labels, func(l [2]string) bool { return strings.Contains(l[0], text) || strings.Contains(text, l[0]) })
		if n < 0 {
			continue
		}
		metric := labels[n][1]
		labels = labels[n+1:]
		if metric == measure.AnyBody {
			continue
		}
		e := classifier.Example{Features: a.Features}
		for _, c := range extract.AmountClasses() {
			switch sort, m, _ := strings.Cut(c, "."); {
			case sort != a.Sort:
				e.Unknown = append(e.Unknown, c) // nothing to learn for measures of another sort
			case m == metric:
				e.Classes = append(e.Classes, c)
			}
		}
		examples = append(examples, e)
	}
	return examples
}
