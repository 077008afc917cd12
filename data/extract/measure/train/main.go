// Train learns from our own sentences how those read that tell an event, and what amounts
// measure, and writes data/extract/rules/weights.txt and amountweights.txt. Run it from the project's folder.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
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
	casesFile     = "data/extract/testdata/cases.txt"
	storiesFile   = "data/extract/testdata/stories.jsonl"   // sentences of whole articles, in order
	sentencesFile = "data/extract/testdata/sentences.jsonl" // written one by one
	weightsFile   = "data/extract/rules/weights.txt"
)

// alone is how much a sentence counts that was written alone: half of those tell an
// event, which of an article's one in six does. Found by holding out articles.
const alone = 0.2

const weightsHead = `# How much a word (u), two in a row (b) or two around a third (s) speak for the types of events, in the order of
# the first line. Written by "make train" from testdata/stories.jsonl, sentences.jsonl and cases.txt.
`

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run() error {
	e := measure.NewEngine()
	if err := trainSentences(e); err != nil {
		return err
	}
	return trainAmounts(e)
}

// trainSentences learns how a sentence reads that tells an event.
func trainSentences(e *measure.Engine) error {
	examples, err := fromFile(storiesFile, 1)
	if err != nil {
		return err
	}
	written, err := fromFile(sentencesFile, alone)
	if err != nil {
		return err
	}
	examples = append(examples, written...)
	more, err := fromCases()
	if err != nil {
		return err
	}
	examples = append(examples, more...)
	err = eachAnnotated(func(golds, texts string) error {
		sentences, err := measure.LabelledSentences(e, golds, texts)
		for _, s := range sentences {
			examples = append(examples, example(s, 1))
		}
		return err
	})
	if err != nil {
		return err
	}
	return learn(weightsFile, weightsHead, names(extract.ClassifiedTypes), examples)
}

// eachAnnotated calls f with the folders of the annotated articles, where they are at hand.
func eachAnnotated(f func(golds, texts string) error) error {
	shared := measure.Shared()
	if shared == "" {
		fmt.Fprintln(os.Stderr, "train: the annotated articles are not at hand; the weights will be others")
		return nil
	}
	for _, set := range [][2]string{{"eval/gold-seeds", "seeds"}, {"eval/gold-dev", "eval/dev"}} {
		if err := f(filepath.Join(shared, set[0]), filepath.Join(shared, set[1])); err != nil {
			return err
		}
	}
	return nil
}

// learn writes the weights that the examples teach.
func learn(file, head string, classes []string, examples []classifier.Example) error {
	var out bytes.Buffer
	out.WriteString(head)
	w := classifier.Train(classes, examples)
	if err := w.Write(bufio.NewWriter(&out)); err != nil {
		return err
	}
	fmt.Println(len(examples), "examples,", out.Len()>>10, "KB of weights in", file)
	return os.WriteFile(file, out.Bytes(), 0o644)
}

func fromFile(name string, weight float64) (examples []classifier.Example, err error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("%w; run this from the project's folder", err)
	}
	defer f.Close()
	for dec := json.NewDecoder(f); ; {
		var s measure.Labelled
		err := dec.Decode(&s)
		switch {
		case errors.Is(err, io.EOF):
			return examples, nil
		case err != nil:
			return nil, fmt.Errorf("%s: sentence %d: %w", name, len(examples)+1, err)
		}
		examples = append(examples, example(s, weight))
	}
}

func example(s measure.Labelled, weight float64) classifier.Example {
	unknown := s.Unknown
	if slices.Contains(unknown, "*") {
		unknown = names(extract.ClassifiedTypes)
	}
	return classifier.Example{Features: features(s.Text), Classes: s.Events, Unknown: unknown, Weight: weight}
}

// fromCases takes the cases that are one sentence and say all its events.
func fromCases() (examples []classifier.Example, err error) {
	f, err := os.Open(casesFile)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	cases, err := measure.ReadCases(f)
	if err != nil {
		return nil, err
	}
	for _, c := range cases {
		none := slices.Contains(c.None, "") || slices.Contains(c.None, "event")
		if len(sentence.Append(nil, c.Text, data.Span{End: len(c.Text)})) != 1 || len(c.Events) == 0 && !none {
			continue
		}
		e := classifier.Example{Features: features(c.Text)}
		for _, want := range c.Events {
			e.Classes = append(e.Classes, want.Types[0])
			e.Unknown = append(e.Unknown, want.Types[1:]...)
		}
		examples = append(examples, e)
	}
	return examples, nil
}

// before makes a text that stands alone the last paragraph of a small article: by itself
// it could be taken for a title.
const before = "Cloud computing in China\n\nThe cloud is a business.\n\n"

// features are those of a sentence.
func features(sentence string) []string {
	doc, err := article.Read("sentence.txt", []byte(before+sentence+"\n"), article.Meta{})
	if err != nil {
		return nil // a character that no text has: nothing is learned from it
	}
	return extract.Bundled().Features(doc)
}

func names(types []data.EventType) (out []string) {
	for _, t := range types {
		out = append(out, string(t))
	}
	return out
}
