package library

import "yunshi/data"

// Why what a person spoke of is not there.
const (
	noDocument = "its document is not in the library"
	notRead    = "it is no longer read in its document; it stays as you left it"
)

// Gone reports whether what the act speaks of is not read any more.
func (c Conflict) Gone() bool { return c.Why == noDocument || c.Why == notRead }

// mustBe are the fields that cannot be empty.
var mustBe = map[string]bool{"value": true, "unit": true, "metric": true, "type": true, "modality": true, "kind": true, "headline": true}

// Take returns the acts that let what is read now stand in place of the person's
// word, none where there is nothing to take: what is not read any more, or is no
// field.
func (c Conflict) Take() []Act {
	a := Act{Kind: c.Act.Kind, Target: c.Act.Target, Field: c.Act.Field, Old: c.Act.New, New: c.Found}
	switch {
	case c.Act.Kind == SetDate:
		if _, err := data.ParseDate(c.Found, 12); err != nil || c.Found == c.Act.New {
			return nil
		}
	case c.Act.Kind != Edit || c.Gone() || c.Act.Target.Event == nil && c.Act.Target.Figure == nil:
		return nil
	case c.Found == "" && mustBe[c.Act.Field]:
		return nil
	}
	return []Act{a, c.Settle()}
}
