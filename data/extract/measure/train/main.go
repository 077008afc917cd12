// Train learns from our own articles and sentences how those read that tell an event, what
// amounts measure and which of a page's last sentences are its own, and writes weights.txt
// and amountweights.txt in data/extract/rules and data/article/pagewords.txt.
// Run it from the project's folder.
package main

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"yunshi/data"
	"yunshi/data/article"
	"yunshi/data/classifier"
	"yunshi/data/extract"
	"yunshi/data/extract/measure"
	"yunshi/data/sentence"
)

const (
	testdata = "data/extract/testdata"
	rules    = "data/extract/rules"
)

// alone is how much a text counts that was written alone: half of those tell an event,
// which of an article's sentences one in six does. Found by holding out articles.
const alone = 0.2

// pointed is how much an ending counts that was written to show a difference.
const pointed = 3

const sentenceHead = `# How rare a word (u), two in a row (b), a class of the lexicon (z) and what there is how often (m) are, and how much they
# speak for the types of events, in the order of the first line and in steps of its number. Written by "make train" from
# testdata/articles.jsonl, sentences.jsonl and cases.txt.
`

const amountHead = `# How rare what stands around an amount is, and how much it speaks for what the amount measures, as in weights.txt: words
# by their place before (a, i) and behind it (c, j), pairs of them (b, d, h, k), words and pairs near it before (e, E) and behind (f, F),
# classes of the lexicon in its sentence (z), the amount itself (q, n, t) and the number told before (p).
# Written by "make train" from testdata/articles.jsonl and amounts.jsonl.
`

const pageHead = `# How rare a word (u), two in a row (b) and a place in a page or a length (p) are, and how much they speak for a sentence's
# being the page's and not its story's, as in data/extract/rules/weights.txt. Written by "make train" from testdata/articles.jsonl and endings.txt.
`

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run() error {
	e := measure.NewEngine()
	x, err := e.OwnArticles(filepath.Join(testdata, "articles.jsonl"))
	if err != nil {
		return err
	}
	shared, ok, err := e.SharedArticles()
	if err != nil {
		return err
	}
	if !ok {
		fmt.Fprintln(os.Stderr, "train: the annotated articles beside the project are not at hand; the weights will be others")
	}
	written, err := e.Written(filepath.Join(testdata, "sentences.jsonl"))
	if err != nil {
		return err
	}
	amounts, err := e.Written(filepath.Join(testdata, "amounts.jsonl"))
	if err != nil {
		return err
	}
	cases, err := fromCases(e)
	if err != nil {
		return err
	}
	types := names(extract.ClassifiedTypes)
	sentences := slices.Concat(weighed(x.Sentences, 1, types), weighed(shared.Sentences, 1, types), weighed(written.Sentences, alone, types), weighed(cases.Sentences, 1, types))
	if err := learn(rules+"/weights.txt", sentenceHead, types, extract.PartOf, sentences); err != nil {
		return err
	}
	measures := extract.AmountClasses()
	pages, err := measure.PageExamples(filepath.Join(testdata, "articles.jsonl"))
	if err != nil {
		return err
	}
	endings, err := measure.Endings("data/article/testdata/endings.txt")
	if err != nil {
		return err
	}
	if err := learn("data/article/pagewords.txt", pageHead, []string{article.PageClass}, nil, slices.Concat(weighed(pages, 1, nil), weighed(endings, pointed, nil))); err != nil {
		return err
	}
	return learn(rules+"/amountweights.txt", amountHead, measures, extract.AmountPartOf, slices.Concat(weighed(x.Amounts, 1, measures), weighed(shared.Amounts, 1, measures), weighed(amounts.Amounts, 1, measures)))
}

// weighed makes examples count so much.
func weighed(from []measure.Example, weight float64, classes []string) (examples []classifier.Example) {
	for _, e := range from {
		if slices.Contains(e.Unknown, "*") {
			e.Unknown = classes
		}
		examples = append(examples, classifier.Example{Features: e.Signs, Classes: e.Classes, Unknown: e.Unknown, Weight: weight})
	}
	return examples
}

// learn writes the weights that the examples teach.
func learn(file, head string, classes []string, partOf map[byte]classifier.Part, examples []classifier.Example) error {
	var out bytes.Buffer
	out.WriteString(head)
	w := classifier.Train(classes, partOf, examples)
	if err := w.Write(bufio.NewWriter(&out)); err != nil {
		return err
	}
	fmt.Println(len(examples), "examples,", out.Len()>>10, "KB of weights in", file)
	return os.WriteFile(file, out.Bytes(), 0o644)
}

// fromCases takes the cases that are one sentence and say all its events.
func fromCases(e *measure.Engine) (x measure.Examples, err error) {
	f, err := os.Open(filepath.Join(testdata, "cases.txt"))
	if err != nil {
		return x, err
	}
	defer f.Close()
	cases, err := measure.ReadCases(f)
	if err != nil {
		return x, err
	}
	for _, c := range cases {
		none := slices.Contains(c.None, "") || slices.Contains(c.None, "event")
		if len(sentence.Append(nil, c.Text, data.Span{End: len(c.Text)})) != 1 || len(c.Events) == 0 && !none {
			continue
		}
		l := measure.Labelled{Text: c.Text}
		for _, want := range c.Events {
			l.Events = append(l.Events, want.Types[0])
			l.Unknown = append(l.Unknown, want.Types[1:]...)
		}
		x.Alone(e, l)
	}
	return x, nil
}

func names(types []data.EventType) (out []string) {
	for _, t := range types {
		out = append(out, string(t))
	}
	return out
}
