// Package library keeps what a person brings in and what that person says of it:
// documents with their bytes, and a log of acts (corrections, notes, tags, stars).
// What the program reads out of the documents is not kept: it is read again by
// the rules of the day, and the log is replayed over it, so that better rules
// never undo a person.
//
// A Store holds documents, log and views on disk; storetest says what every
// Store must do. Library is the door for the program: it adds import, undo,
// reading and export tables to a Store.
package library
