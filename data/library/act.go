package library

import (
	"slices"
	"time"

	"yunshi/data"
)

// ActKind is what a person did.
type ActKind string

// The kinds of act. The names stand in library files: never change one.
const (
	Edit    ActKind = "edit"    // Target's Field was Old and is New
	Confirm ActKind = "confirm" // Target is right as it stands; so is its Field, though Old is read
	Reject  ActKind = "reject"  // Target is not so
	Merge   ActKind = "merge"   // Others are Target
	Split   ActKind = "split"   // Target is Others; for a company: its alias New is a company of its own
	Add     ActKind = "add"     // Target was missing
	Alias   ActKind = "alias"   // the company is also called New
	// Paragraph takes the document's boilerplate block with the text New back into
	// its body; SetDate says that the document was published on New.
	Paragraph ActKind = "paragraph"
	SetDate   ActKind = "date"
	Remove    ActKind = "remove" // the document is no longer read
	Note      ActKind = "note"   // New is the note of Target; "" takes it away
	Tag       ActKind = "tag"    // Target carries the tag New
	Untag     ActKind = "untag"
	Star      ActKind = "star"
	Unstar    ActKind = "unstar"
	Undo      ActKind = "undo" // takes back the act Of
	Redo      ActKind = "redo" // does the act Of again
)

// Act is one entry of the log. Dates are EDTF, decimals are in digits.
type Act struct {
	Seq    int64     `json:"-"` // its place in the log, from 1; given by the store
	At     time.Time `json:"at"`
	Kind   ActKind   `json:"kind"`
	Target Target    `json:"target,omitzero"`
	Others []Target  `json:"others,omitempty"`
	Field  string    `json:"field,omitempty"`
	Old    string    `json:"old,omitempty"`
	New    string    `json:"new,omitempty"`
	Of     int64     `json:"of,omitempty"`
}

// Target is what an act speaks of: exactly one field is set. Events and figures
// stand there in full, as they were when the person acted: should other rules
// give them another id, their document and evidence find them again.
type Target struct {
	Event    *data.Event     `json:"event,omitempty"`
	Figure   *data.Figure    `json:"figure,omitempty"`
	Company  data.CompanyID  `json:"company,omitempty"`
	Document data.DocumentID `json:"document,omitempty"`
}

// OfEvent is the event as a target, as it is shown now.
func OfEvent(e *data.Event) Target { return Target{Event: e} }

// OfFigure is the figure as a target, as it is shown now.
func OfFigure(f *data.Figure) Target { return Target{Figure: f} }

// OfCompany is the company as a target.
func OfCompany(id data.CompanyID) Target { return Target{Company: id} }

// OfDocument is the document as a target.
func OfDocument(id data.DocumentID) Target { return Target{Document: id} }

// Key names the target in one word: "event 1f0c…".
func (t Target) Key() string {
	switch {
	case t.Event != nil:
		return "event " + string(t.Event.ID)
	case t.Figure != nil:
		return "figure " + string(t.Figure.ID)
	case t.Company != "":
		return "company " + string(t.Company)
	}
	return "document " + string(t.Document)
}

// Active returns the acts that hold, in order: those of the log that were not
// undone, without the undos and redos themselves.
func Active(log []Act) []Act {
	done, _ := history(log)
	return done
}

// history replays undo and redo: done are the acts that hold, undone those that
// a redo would bring back, the next one last. An undo of an act that is not there
// (a damaged library may have lost it) does nothing.
func history(log []Act) (done, undone []Act) {
	for _, a := range log {
		switch a.Kind {
		case Undo:
			done, undone = move(a.Of, done, undone)
		case Redo:
			undone, done = move(a.Of, undone, done)
		default:
			done, undone = append(done, a), nil
		}
	}
	return done, undone
}

// move takes the act with that number from one list to the end of another.
func move(seq int64, from, to []Act) ([]Act, []Act) {
	for i := len(from) - 1; i >= 0; i-- {
		if from[i].Seq == seq {
			a := from[i]
			return slices.Delete(from, i, i+1), append(to, a)
		}
	}
	return from, to
}

// NextUndo returns the entry that takes back the last act that holds; false
// where there is none.
func NextUndo(log []Act) (Act, bool) {
	done, _ := history(log)
	if len(done) == 0 {
		return Act{}, false
	}
	return Act{Kind: Undo, Of: done[len(done)-1].Seq}, true
}

// NextRedo returns the entry that brings back what was undone last; false where
// nothing was, or where the person has acted since.
func NextRedo(log []Act) (Act, bool) {
	_, undone := history(log)
	if len(undone) == 0 {
		return Act{}, false
	}
	return Act{Kind: Redo, Of: undone[len(undone)-1].Seq}, true
}
