package data

import (
	"crypto/sha256"
	"encoding/hex"
)

// Span is a half-open stretch of bytes [Start, End) of a text.
type Span struct{ Start, End int }

// Len returns the number of bytes.
func (s Span) Len() int { return s.End - s.Start }

// Contains reports whether o lies within s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether s and o share a byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Of returns the slice of text that s covers.
func (s Span) Of(text string) string { return text[s.Start:s.End] }

// Evidence is the place that says a thing. Span is in bytes of Document.Text,
// which for plain-text files is the file as it stands on disk; Text is that
// slice, verbatim. Rule is the id of the rule (or "csv" for a table's row) that
// read it. Nothing is shown that has no evidence.
type Evidence struct {
	Document DocumentID
	Span     Span
	Text     string
	Rule     string
}

// HashBytes is HashID of one part.
func HashBytes(part []byte) string {
	sum := sha256.Sum256(part)
	var id [16]byte
	hex.Encode(id[:], sum[:8])
	return string(id[:])
}

// HashID returns a stable identifier for the given parts: the same content has
// the same id whenever and wherever it is read.
func HashID(parts ...string) string {
	var room [1024]byte
	b := room[:0]
	for i, p := range parts {
		if i > 0 {
			b = append(b, 0x1f)
		}
		b = append(b, p...)
	}
	return HashBytes(b)
}
