package library

import (
	"context"
	"errors"
	"iter"
	"time"

	"yunshi/data"
	"yunshi/data/article"
)

// Record is one file as it was brought in.
type Record struct {
	// ID is the hash of Bytes, so that the same bytes twice are one record.
	ID data.DocumentID
	// Path is where it came from: a file's path, "archive.zip/entry" or an address.
	// Its ending tells the format.
	Path  string
	Meta  article.Meta // what came beside the file
	Added time.Time    // UTC, to the second
	Bytes []byte
	// Title and Text are what search looks through. Stores index them and need not
	// give them back.
	Title, Text string

	// Kept is what was read out of it, nil where nothing was yet. Stores give it
	// back by Readings.
	Kept *Kept

	packed []byte // Bytes as the file has them, see SQLite.prepare
	apart  []byte // the text as the file has it, where it is not the bytes
	terms  *terms
}

// Kept is what was read out of a record, so that it need not be read again when
// the program starts. It is made by the program alone: to lose it costs time and
// nothing else.
type Kept struct {
	ID data.DocumentID
	// Depends names all that the reading depends on besides the record: it holds as
	// long as that is so.
	Depends string
	// Said is what the record says; Page is what only a reader of the text wants.
	Said, Page []byte
}

// NewRecord is the record of a file's bytes.
func NewRecord(path string, raw []byte, meta article.Meta, added time.Time) Record {
	return Record{
		ID: data.DocumentID(data.HashBytes(raw)), Path: path, Meta: meta,
		Added: added.UTC().Truncate(time.Second), Bytes: raw,
	}
}

// The errors that a caller may want to tell apart; they come wrapped in one line
// that names the file and says what to do.
var (
	ErrNotFound = errors.New("not in the library")
	ErrLocked   = errors.New("open in another window")
	ErrNewer    = errors.New("written by a newer Yunshi")
	ErrDamaged  = errors.New("damaged")
	ErrReadOnly = errors.New("cannot be written")
	ErrFull     = errors.New("the disk is full")
)

// Store keeps records, acts and views. What a writing method has acknowledged by
// returning nil survives the end of the process and of the power; after an error
// the store is as it was before the call. Methods may be called from several
// goroutines.
type Store interface {
	// Put adds the records that are not there yet, all or none, and returns the ids
	// of those it added. One that is there stays as it is, but for a Meta that it
	// lacked altogether.
	Put(ctx context.Context, records []Record) ([]data.DocumentID, error)
	// Record returns one record without Title and Text, or ErrNotFound.
	Record(ctx context.Context, id data.DocumentID) (Record, error)
	// Records yields every record in the order of arrival; it may be slow, and
	// records that arrive meanwhile may be missing. An error ends it.
	Records(ctx context.Context) iter.Seq2[Record, error]
	// IDs returns the ids of all records in the order of arrival.
	IDs(ctx context.Context) ([]data.DocumentID, error)
	// Search returns the documents that contain every part of the query, newest
	// arrivals first. A part may stand anywhere, also within a word, in any case;
	// parts in quotation marks are whole words that stand together. Chinese needs no
	// spaces. Parts that very many words have, as a letter or two, and signs that
	// stand alone may find only some. An empty query finds nothing.
	Search(ctx context.Context, query string, limit int) ([]data.DocumentID, error)
	// Keep writes down what was read out of records that are there, in the place of
	// what was read before.
	Keep(ctx context.Context, readings []Kept) error
	// Readings yields what was kept, without Page, in the order of arrival.
	Readings(ctx context.Context) iter.Seq2[Kept, error]
	// Reading returns what was kept of one record, with Page, or ErrNotFound.
	Reading(ctx context.Context, id data.DocumentID) (Kept, error)
	// Append adds acts to the end of the log, all or none, and returns them with
	// their Seq, which grows without gaps from 1.
	Append(ctx context.Context, acts ...Act) ([]Act, error)
	// Log returns the whole log in order.
	Log(ctx context.Context) ([]Act, error)
	// SetView keeps a named state of the window; nil forgets it.
	SetView(ctx context.Context, name string, state []byte) error
	// Views returns all that SetView keeps.
	Views(ctx context.Context) (map[string][]byte, error)
	// Check looks at everything and returns what is wrong, one line each.
	Check(ctx context.Context) ([]string, error)
	Close() error
}
