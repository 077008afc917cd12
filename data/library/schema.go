package library

import (
	"context"
	"database/sql"
)

// migration makes one version of a library's tables out of the one before: a
// statement, then what SQL cannot do.
type migration struct {
	statement string
	then      func(context.Context, *sql.Tx) error
}

// migrations make a library's tables, one version after the other. Never change
// one that was released: add another.
var migrations = []migration{
	// Version 1. Bytes begin with how they are packed (see pack); texts has the text
	// of documents whose bytes are not the text itself. Its trigram index was
	// replaced by version 2.
	{statement: `PRAGMA application_id = 0x59756e73;
	CREATE TABLE documents(
		seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, path TEXT NOT NULL, meta TEXT NOT NULL, added TEXT NOT NULL, bytes BLOB NOT NULL
	) STRICT;
	CREATE TABLE acts(seq INTEGER PRIMARY KEY, act TEXT NOT NULL) STRICT;
	CREATE TABLE views(name TEXT PRIMARY KEY, state BLOB NOT NULL) STRICT;
	CREATE TABLE texts(seq INTEGER PRIMARY KEY, text BLOB NOT NULL) STRICT;
	CREATE VIRTUAL TABLE search USING fts5(text, content='', detail=none, tokenize='ascii');
	CREATE VIRTUAL TABLE trigrams USING fts5vocab(search, row);`},
	// Version 2. The index is package fulltext's: a block of segment s that begins
	// with the term t has the key s<<32|t. Readings are what was read out of a
	// document; both they and the index can be made anew from the documents.
	{statement: `DROP TABLE trigrams;
	DROP TABLE search;
	CREATE TABLE vocabulary(seq INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT;
	CREATE TABLE segments(id INTEGER PRIMARY KEY, level INTEGER NOT NULL, documents INTEGER NOT NULL) STRICT;
	CREATE TABLE blocks(key INTEGER PRIMARY KEY, block BLOB NOT NULL) STRICT;
	CREATE TABLE readings(seq INTEGER PRIMARY KEY, id TEXT NOT NULL, depends TEXT NOT NULL, said BLOB NOT NULL, page BLOB NOT NULL) STRICT;`, then: indexAll},
}
