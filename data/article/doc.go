// Package article turns the bytes of a file into a data.Document: its text, its
// blocks (title, byline, body, heading, table, boilerplate), and where it comes
// from. It knows files and pages; it does not know companies, events or figures.
//
// # Text and offsets
//
// For a plain text or Markdown file in UTF-8, Text is the file byte for byte, so
// that offsets into it are offsets into the file; a byte order mark, front matter
// and carriage returns stay in and belong to no block. Other encodings and other
// kinds of file have the decoded or rendered text. Blocks come in the order of
// the text, never overlap, are never empty, and begin and end on a character. A
// Table block covers all rows of its table. List markers and heading marks stand
// outside the blocks.
//
// # What is left out
//
// Boilerplate stays in the text as blocks whose Reason names the rule: an id of
// phrases.tsv, the shape of the line ("shape.menu", "shape.teaser"), its place on
// the page ("place.tail"), a mark behind the last sentence ("inline.list"), what a
// page says of itself and its author ("afterword.bio", by afterwords.tsv), how its last sentences read on the whole
// ("likely.page", by pagewords.txt), or "html.outside" for what trafilatura holds to be no part of the article.
//
// # What is trusted
//
// Where several places tell the same thing, the first in this order wins:
//
//  1. what the person gave: NAME.meta.json or the caller's Meta ("metadata")
//  2. front matter of a Markdown or text file ("front matter")
//  3. an HTML page's JSON-LD, OpenGraph and other meta tags ("html"), or a mail's header, whose date yields to 4 ("mail")
//  4. the dateline ("SHANGHAI, June 19, 2014 -"), then a line beside the title that holds a date
//     ("Updated: 2015/3/18 09:12"; published goes before updated) ("dateline", "updated line")
//  5. a date in the page's address ("url")
//  6. a date in the file's name ("file name")
//  7. what the text implies: "Berlin, July 2018. ", the month of an issue, a note
//     at the foot, the month of a table's source ("text")
//  8. a month or a year in the page's address ("url")
//
// A dateline without a year gives a date only where a later place gives the year, or
// the lead names a day shortly before it in full. A month stays a month. But for
// these and 7, nothing is taken from running text.
package article
