// Package sentence cuts blocks of text into sentences.
package sentence

import "yunshi/data"

// Split returns the sentences of one block of text, in order, as byte offsets
// of text, without the white space around them.
func Split(text string, span data.Span) []data.Span { return nil }
