package extract

import "yunshi/data"

// All that an item of a chronicle tells happened when it opens with, and whom it does not
// name it means whom the chronicle is about.

// itemOpened is the sentence that opens the item of a chronicle to which another belongs, or
// nil.
func (r *reading) itemOpened(sc *scene) *scene {
	if !r.whole.chronicle || sc.kind != data.Body {
		return nil
	}
	if head := r.opening(sc.index); head.opensDated() {
		return head
	}
	return nil
}

// ofItem is when something happened that a later sentence of a chronicle's item tells
// without a date of its own.
func (r *reading) ofItem(sc *scene, m data.Modality) (data.Date, string) {
	head := r.itemOpened(sc)
	if m != data.Fact || head == nil || head == sc || len(sc.dates) > 0 || r.inFuture(head.dates[0].Date) {
		return data.Date{}, ""
	}
	return head.dates[0].Date.Point(), r.reason(&head.dates[0])
}

// ofChronicle adds whom a chronicle is about to a bond that its item tells of one other:
// "2007: Fund X puts in $30 million".
func (r *reading) ofChronicle(d *draft) {
	if len(d.companies) != 1 || !takesTwo[d.typ] {
		return
	}
	who := r.thread
	if len(who) == 0 {
		who = r.heroes
	}
	sc := &r.scenes[d.scene]
	if len(who) == 0 || r.itemOpened(sc) != sc || len(sc.focus) == 0 || sc.focus[0] != who[0] || r.root(who[0]) == r.root(d.companies[0]) {
		return
	}
	d.companies = []data.CompanyID{who[0], d.companies[0]}
}

// takesTwo are types of events that take two.
var takesTwo = map[data.EventType]bool{data.Partnership: true, data.CustomerWin: true, data.Investment: true, data.Acquisition: true}
