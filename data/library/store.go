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

	packed []byte // Bytes as the file has them, see prepare
	grams  string
}

// prepare does what of writing the record needs no database, on whatever
// processor is free.
func (r *Record) prepare() {
	if r.packed == nil {
		r.packed, r.grams = pack(r.Bytes), grams(searched(*r))
	}
}

// NewRecord is the record of a file's bytes.
func NewRecord(path string, raw []byte, meta article.Meta, added time.Time) Record {
	return Record{
		ID: data.DocumentID(data.HashID(string(raw))), Path: path, Meta: meta,
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
	// Search returns the documents that contain every word of the query, newest
	// arrivals first. A word may stand anywhere within another, in any case; words
	// in quotation marks stand together. Chinese needs no spaces. A single letter may
	// find only some. An empty query finds nothing.
	Search(ctx context.Context, query string, limit int) ([]data.DocumentID, error)
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
