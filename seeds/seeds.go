// Package seeds embeds the bundled corpus: digests of five articles in our own
// words, and two tables of checked facts, each row with the page it was read on.
// It is data only; the same code that imports a person's files reads it.
package seeds

import "embed"

// Files holds articles/*.md, events.csv and figures.csv.
//
//go:embed articles events.csv figures.csv
var Files embed.FS
