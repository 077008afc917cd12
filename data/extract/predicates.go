package extract

import (
	_ "embed"
	"strings"
)

//go:embed rules/predicates.txt
var predicatesText string

// form says which forms of a predicate's words a phrase may be; one phrase may
// be several ("cut"), and 0 marks a phrase of lexicon.txt.
type form uint8

const (
	baseForm form = 1 << iota
	thirdForm
	gerundForm
	pastForm
	participle
	nounForm
	ownForm // the verb's subject is the thing that it happens to
)

// addPredicates adds the classes of predicates.txt, each with all forms of its
// verbs and nouns.
func (l *lexicon) addPredicates(text string) error {
	return rows("predicates.txt", text, 4, func(f []string) error {
		c, err := l.newClass(f[0])
		if err != nil {
			return err
		}
		for column, list := range f[1:] {
			for phrase := range strings.SplitSeq(list, ",") {
				if phrase = strings.TrimSpace(phrase); phrase == "" || phrase == "-" {
					continue
				}
				l.addPredicate(phrase, column, c)
			}
		}
		return nil
	})
}

// columns of predicates.txt behind the name.
const (
	verbColumn = iota
	nounColumn
	ownColumn
)

func (l *lexicon) addPredicate(phrase string, column int, c class) {
	if column == nounColumn {
		l.add(phrase, sense{c, nounForm})
		return
	}
	var own form
	if column == ownColumn {
		own = ownForm
	}
	for i, text := range conjugate(phrase) {
		l.addForm(text, sense{c, 1<<i | own})
	}
	l.addForms(phrase, c, own)
}
