package data

import "slices"

// DocumentID identifies a document: the file's base name without its ending for
// files, a hash of the content for everything else.
type DocumentID string

// BlockKind says what a block of a document's text is.
type BlockKind uint8

// Body blocks are read; the others are shown but never yield an event.
const (
	Body BlockKind = iota
	Title
	Heading
	Byline
	Table
	Boilerplate
)

// Block is a stretch of a document's text, usually a paragraph. Reason names
// the rule that called a Boilerplate block so.
type Block struct {
	Span   Span
	Kind   BlockKind
	Reason string
}

// Document is one article, or one row of a table that cites an article.
type Document struct {
	ID        DocumentID
	Path      string // where it was read from; empty for a cited page
	Title     string
	Publisher string
	Author    string
	Published Date
	// PublishedFrom says what told the publication date: "metadata", "front
	// matter", "html", "dateline", "updated line", "url", "file name", "text" or "".
	PublishedFrom string
	URL           string
	// Text is the text as shown, UTF-8. For plain text in UTF-8 it is the file
	// as it stands on disk. Empty for a cited page, whose text we do not have.
	Text   string
	Blocks []Block
	// Sentences are the sentences of the Body, Title and Heading blocks, in order.
	Sentences []Span
	// Doubtful are the last of the sentences that may be the page's own words and not the
	// story's, though they are read like these. No library keeps them.
	Doubtful []Span
	// Relevant is false for an article with nothing about China's cloud market.
	Relevant bool
	// Short says that Text, Blocks and Sentences are left in the library, which
	// gives them when they are asked for.
	Short bool
}

// Article reports whether the document is an article that was read, not a page
// that a table's row cites.
func (d *Document) Article() bool {
	return d.Short || slices.ContainsFunc(d.Blocks, func(b Block) bool { return b.Kind == Body })
}
