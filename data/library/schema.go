package library

// migrations make a library's tables, one version after the other. Never change
// one that was released: add another.
var migrations = []string{
	// Version 1. Bytes begin with how they are packed (see pack); texts has the text
	// of documents whose bytes are not the text itself. The index gets every three
	// characters of a text once (see grams) and says in which documents they stand,
	// not where: what it finds is held against the text. That is a fraction of the
	// work of FTS5's own trigrams. A batch of an import fits into a hash of 16 MB (not
	// 1 MB), and its pieces are merged 16 at a time (not 4).
	`PRAGMA application_id = 0x59756e73;
	CREATE TABLE documents(
		seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, path TEXT NOT NULL, meta TEXT NOT NULL, added TEXT NOT NULL, bytes BLOB NOT NULL
	) STRICT;
	CREATE TABLE acts(seq INTEGER PRIMARY KEY, act TEXT NOT NULL) STRICT;
	CREATE TABLE views(name TEXT PRIMARY KEY, state BLOB NOT NULL) STRICT;
	CREATE TABLE texts(seq INTEGER PRIMARY KEY, text BLOB NOT NULL) STRICT;
	CREATE VIRTUAL TABLE search USING fts5(text, content='', detail=none, tokenize='ascii');
	INSERT INTO search(search, rank) VALUES('hashsize', 16777216);
	INSERT INTO search(search, rank) VALUES('automerge', 16);
	CREATE VIRTUAL TABLE trigrams USING fts5vocab(search, row);`,
}
