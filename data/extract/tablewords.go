package extract

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"yunshi/data/token"
)

//go:embed rules/tables.txt
var tablesText string

// tableWord is a class of rules/tables.txt.
type tableWord uint32

const (
	strangeWord tableWord = 1 << iota
	oddWord
	opinionWord
	changeWord
	rateWord
	pointsWord
	cutWord
	othersWord
	totalWord
	groupWord
	foretoldWord
	noteWord
	rankWord
	sizeWord
	partWord
	timeWord
	unitWord
	releaseWord
	winnerWord
	marginWord
	investedWord
)

var tableWordNames = map[string]tableWord{
	"strange": strangeWord, "odd": oddWord, "opinion": opinionWord, "change": changeWord, "rate": rateWord, "points": pointsWord, "cut": cutWord, "others": othersWord,
	"total": totalWord, "group": groupWord, "foretold": foretoldWord, "note": noteWord, "rank": rankWord, "size": sizeWord, "part": partWord, "time": timeWord, "unit": unitWord, "release": releaseWord, "winner": winnerWord,
	"margin": marginWord, "invested": investedWord,
}

// otherWord are the classes of labels that measure none of ours.
const otherWord = strangeWord | oddWord | marginWord

// tablePhrase is a phrase of rules/tables.txt by its tokens.
type tablePhrase struct {
	words []string
	is    tableWord
}

// tablePhrases gives the phrases by their first word.
var tablePhrases = sync.OnceValue(func() map[string][]tablePhrase {
	out := map[string][]tablePhrase{}
	err := rows("tables.txt", tablesText, 2, func(f []string) error {
		for phrase := range strings.SplitSeq(f[1], ",") {
			p := tablePhrase{is: tableWordNames[f[0]]}
			for _, t := range token.Split(strings.TrimSpace(phrase)) {
				p.words = append(p.words, t.Lower)
			}
			if len(p.words) > 0 {
				out[p.words[0]] = append(out[p.words[0]], p)
			}
		}
		return nil
	})
	if err != nil {
		panic(err)
	}
	return out
})

// tableWords gives the classes of the words among the tokens.
func tableWords(toks []token.Token) (found tableWord) {
	table := tablePhrases()
	for i := range toks {
		for _, p := range table[toks[i].Lower] {
			if len(p.words) <= len(toks)-i && slices.EqualFunc(p.words, toks[i:i+len(p.words)], func(w string, t token.Token) bool { return w == t.Lower }) {
				found |= p.is
			}
		}
	}
	return found
}

// has reports whether one of the classes is among those found.
func (w tableWord) has(any tableWord) bool { return w&any != 0 }
