package extract

import (
	"slices"
	"testing"
)

// TestConjugate holds the spellings that English forms by rule and against it.
func TestConjugate(t *testing.T) {
	for verb, want := range map[string][5]string{
		"plan to":  {"plan to", "plans to", "planning to", "planned to", "planned to"},
		"offer":    {"offer", "offers", "offering", "offered", "offered"},
		"suffer":   {"suffer", "suffers", "suffering", "suffered", "suffered"},
		"limit":    {"limit", "limits", "limiting", "limited", "limited"},
		"transfer": {"transfer", "transfers", "transferring", "transferred", "transferred"},
		"control":  {"control", "controls", "controlling", "controlled", "controlled"},
		"expel":    {"expel", "expels", "expelling", "expelled", "expelled"},
		"begin":    {"begin", "begins", "beginning", "began", "begun"},
		"quit":     {"quit", "quits", "quitting", "quit", "quit"},
		"equip":    {"equip", "equips", "equipping", "equipped", "equipped"},
		"send out": {"send out", "sends out", "sending out", "sent out", "sent out"},
		"visit":    {"visit", "visits", "visiting", "visited", "visited"},
		"profit":   {"profit", "profits", "profiting", "profited", "profited"},
		"supply":   {"supply", "supplies", "supplying", "supplied", "supplied"},
		"tie up":   {"tie up", "ties up", "tying up", "tied up", "tied up"},
		"agree on": {"agree on", "agrees on", "agreeing on", "agreed on", "agreed on"},
	} {
		if got := conjugate(verb); !slices.Equal(got[:], want[:]) {
			t.Errorf("%s: %v", verb, got)
		}
	}
	for form, want := range map[string]string{
		"channeled into": "channelled into", "totaling": "totalling", "initialed": "initialled", "fueled": "fuelled",
		"revealed": "", "sold": "", "failing": "", "filed": "", "expelled": "", "called off": "",
	} {
		if got := otherSpelling(form); got != want {
			t.Errorf("%s is also spelt %q", form, got)
		}
	}
}
