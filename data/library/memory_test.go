package library

import (
	"bytes"
	"context"
	"iter"
	"maps"
	"slices"
	"sync"

	"yunshi/data"
	"yunshi/data/article"
	"yunshi/data/library/fulltext"
)

// Memory is a Store that forgets all when the process ends, for tests and for a
// window without a library.
type Memory struct {
	mu      sync.RWMutex
	records []Record
	at      map[data.DocumentID]int
	log     []Act
	views   map[string][]byte
}

// NewMemory returns an empty store.
func NewMemory() *Memory {
	return &Memory{at: map[data.DocumentID]int{}, views: map[string][]byte{}}
}

// Put implements Store.
func (m *Memory) Put(ctx context.Context, records []Record) ([]data.DocumentID, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	var added []data.DocumentID
	for _, r := range records {
		if i, known := m.at[r.ID]; known {
			if m.records[i].Meta == (article.Meta{}) && r.Meta != (article.Meta{}) {
				m.records = slices.Clone(m.records) // Records may be reading the old ones
				m.records[i].Meta, m.records[i].Kept = r.Meta, nil
			}
			continue
		}
		r.Bytes = slices.Clone(r.Bytes)
		m.at[r.ID] = len(m.records)
		m.records = append(m.records, r)
		added = append(added, r.ID)
	}
	return added, nil
}

// Record implements Store.
func (m *Memory) Record(ctx context.Context, id data.DocumentID) (Record, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	i, ok := m.at[id]
	if !ok {
		return Record{}, ErrNotFound
	}
	return given(m.records[i]), ctx.Err()
}

// given is a record as a store gives it back.
func given(r Record) Record {
	r.Title, r.Text, r.Kept, r.Bytes = "", "", nil, slices.Clone(r.Bytes)
	return r
}

// Records implements Store.
func (m *Memory) Records(ctx context.Context) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		m.mu.RLock()
		all := m.records[:len(m.records):len(m.records)]
		m.mu.RUnlock()
		for _, r := range all {
			if err := ctx.Err(); err != nil {
				yield(Record{}, err)
				return
			}
			if !yield(given(r), nil) {
				return
			}
		}
	}
}

// IDs implements Store.
func (m *Memory) IDs(ctx context.Context) ([]data.DocumentID, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	var ids []data.DocumentID
	for _, r := range m.records {
		ids = append(ids, r.ID)
	}
	return ids, ctx.Err()
}

// Search implements Store.
func (m *Memory) Search(ctx context.Context, query string, limit int) ([]data.DocumentID, error) {
	q, ok := fulltext.Parse(query, nil)
	m.mu.RLock()
	defer m.mu.RUnlock()
	var found []data.DocumentID
	for i := len(m.records) - 1; i >= 0 && len(found) < limit && ok; i-- {
		if r := m.records[i]; q.Fits(r.Title + "\n" + r.Text) {
			found = append(found, r.ID)
		}
	}
	return found, ctx.Err()
}

// Keep implements Store.
func (m *Memory) Keep(ctx context.Context, readings []Kept) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.records = slices.Clone(m.records)
	for _, k := range readings {
		if i, ok := m.at[k.ID]; ok {
			m.records[i].Kept = &k
		}
	}
	return nil
}

// Readings implements Store.
func (m *Memory) Readings(ctx context.Context) iter.Seq2[Kept, error] {
	return func(yield func(Kept, error) bool) {
		m.mu.RLock()
		all := m.records[:len(m.records):len(m.records)]
		m.mu.RUnlock()
		for _, r := range all {
			if err := ctx.Err(); err != nil {
				yield(Kept{}, err)
				return
			}
			if r.Kept != nil && !yield(Kept{ID: r.ID, Depends: r.Kept.Depends, Said: r.Kept.Said}, nil) {
				return
			}
		}
	}
}

// Reading implements Store.
func (m *Memory) Reading(ctx context.Context, id data.DocumentID) (Kept, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	i, ok := m.at[id]
	if !ok || m.records[i].Kept == nil {
		return Kept{}, ErrNotFound
	}
	return *m.records[i].Kept, ctx.Err()
}

// Append implements Store.
func (m *Memory) Append(ctx context.Context, acts ...Act) ([]Act, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	acts = slices.Clone(acts)
	for i := range acts {
		acts[i].Seq = int64(len(m.log) + 1)
		m.log = append(m.log, acts[i])
	}
	return acts, nil
}

// Log implements Store.
func (m *Memory) Log(ctx context.Context) ([]Act, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return slices.Clone(m.log), ctx.Err()
}

// SetView implements Store.
func (m *Memory) SetView(ctx context.Context, name string, state []byte) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if state == nil {
		delete(m.views, name)
	} else {
		m.views[name] = bytes.Clone(state)
	}
	return nil
}

// Views implements Store.
func (m *Memory) Views(ctx context.Context) (map[string][]byte, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return maps.Clone(m.views), ctx.Err()
}

// Check implements Store.
func (m *Memory) Check(ctx context.Context) ([]string, error) { return nil, ctx.Err() }

// Close implements Store.
func (m *Memory) Close() error { return nil }
