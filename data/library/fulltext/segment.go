package fulltext

import (
	"encoding/binary"
	"errors"
	"iter"
	"slices"
)

// A segment is the index of a run of texts: blocks in order of their terms. A
// block is the terms and, for each, the numbers of the texts that hold it:
//
//	term, as the distance from the one before · bytes of the numbers · numbers, as
//	distances, the first one from 0
//
// all of them unsigned varints.

// Block is one block of a segment; First is its first term.
type Block struct {
	First uint32
	Bytes []byte
}

// blockBytes is what a block is filled to: with it, SQLite keeps a block in one
// page of 4 KB.
const blockBytes = 3900

// Entry is a term and the number of a text that holds it.
type Entry uint64

// NewEntry pairs a term with a text's number.
func NewEntry(term, text uint32) Entry { return Entry(term)<<32 | Entry(text) }

func (e Entry) term() uint32 { return uint32(e >> 32) }

// Build makes a segment of entries, in whatever order of terms; the texts of one
// term must be in order. It uses the slice as its room, and as much of its capacity
// again.
func Build(entries []Entry) iter.Seq[Block] {
	entries = slices.Compact(byTerm(entries))
	return func(yield func(Block) bool) {
		var w writer
		for i := 0; i < len(entries); {
			j := i + 1
			for j < len(entries) && entries[j].term() == entries[i].term() {
				j++
			}
			w.numbers = w.numbers[:0]
			for _, e := range entries[i:j] {
				w.numbers = append(w.numbers, uint32(e))
			}
			if !w.add(entries[i].term(), yield) {
				return
			}
			i = j
		}
		w.end(yield)
	}
}

// byTerm is a radix sort by the upper half, which keeps the order of the lower.
func byTerm(entries []Entry) []Entry {
	const bits = 11
	n := len(entries)
	spare := slices.Grow(entries, n)[n : 2*n]
	for shift := 32; shift < 64; shift += bits {
		var at [1 << bits]int
		for _, e := range entries {
			at[e>>shift&(1<<bits-1)]++
		}
		sum := 0
		for i, n := range at {
			at[i] = sum
			sum += n
		}
		for _, e := range entries {
			k := e >> shift & (1<<bits - 1)
			spare[at[k]] = e
			at[k]++
		}
		entries, spare = spare, entries
	}
	return entries
}

// writer fills blocks.
type writer struct {
	block   Block
	last    uint32 // term
	list    []byte
	numbers []uint32 // of the term that is added
}

// add writes a term with w.numbers and yields the block before it where it is full.
func (w *writer) add(term uint32, yield func(Block) bool) bool {
	w.encode()
	return w.write(term, yield)
}

// encode makes the list of the numbers.
func (w *writer) encode() {
	w.list = w.list[:0]
	before := uint32(0)
	for _, n := range w.numbers {
		w.list = binary.AppendUvarint(w.list, uint64(n-before))
		before = n
	}
}

// write is add for the numbers as w.list has them.
func (w *writer) write(term uint32, yield func(Block) bool) bool {
	if len(w.block.Bytes) > 0 && len(w.block.Bytes)+len(w.list)+8 > blockBytes && !w.end(yield) {
		return false
	}
	if len(w.block.Bytes) == 0 {
		w.block.First, w.last = term, term
	}
	b := binary.AppendUvarint(w.block.Bytes, uint64(term-w.last))
	b = binary.AppendUvarint(b, uint64(len(w.list)))
	w.block.Bytes, w.last = append(b, w.list...), term
	return true
}

func (w *writer) end(yield func(Block) bool) bool {
	if len(w.block.Bytes) == 0 {
		return true
	}
	ok := yield(w.block)
	w.block.Bytes = w.block.Bytes[:0]
	return ok
}

// ErrBlock says that a block is not one.
var ErrBlock = errors.New("the search index is damaged")

// cursor walks the terms of a block.
type cursor struct {
	rest []byte
	term uint32
	list []byte // of term
}

func (b Block) cursor() cursor { return cursor{rest: b.Bytes, term: b.First} }

// next goes to the next term; more is false at the end.
func (c *cursor) next() (more bool, err error) {
	if len(c.rest) == 0 {
		return false, nil
	}
	step, n := binary.Uvarint(c.rest)
	if n <= 0 || step > 1<<32-1 {
		return false, ErrBlock
	}
	size, m := binary.Uvarint(c.rest[n:])
	if m <= 0 || size > uint64(len(c.rest)-n-m) {
		return false, ErrBlock
	}
	c.term += uint32(step)
	c.list, c.rest = c.rest[n+m:n+m+int(size)], c.rest[n+m+int(size):]
	return true, nil
}

// each calls f for the numbers of a list.
func each(list []byte, f func(uint32)) error {
	number := uint32(0)
	for len(list) > 0 {
		step, n := binary.Uvarint(list)
		if n <= 0 || step > 1<<32-1 {
			return ErrBlock
		}
		number += uint32(step)
		f(number)
		list = list[n:]
	}
	return nil
}

// Find calls f for the numbers of the texts that hold the term, where the block
// has it.
func (b Block) Find(term uint32, f func(uint32)) error {
	c := b.cursor()
	for {
		more, err := c.next()
		switch {
		case err != nil:
			return err
		case !more || c.term > term:
			return nil
		case c.term == term:
			return each(c.list, f)
		}
	}
}

// Check reads the whole block.
func (b Block) Check() error {
	c := b.cursor()
	for {
		more, err := c.next()
		if err != nil || !more {
			return err
		}
		if err := each(c.list, func(uint32) {}); err != nil {
			return err
		}
	}
}

// Merge makes one segment of several. Each source gives the blocks of one in
// order, one a call, and false after the last.
func Merge(sources []func() (Block, bool, error)) iter.Seq2[Block, error] {
	return func(yield func(Block, error) bool) {
		var w writer
		good := func(b Block) bool { return yield(b, nil) }
		m := merger{}
		for _, s := range sources {
			m.in = append(m.in, stream{source: s})
		}
		for i := range m.in {
			if err := m.in[i].advance(); err != nil {
				yield(Block{}, err)
				return
			}
		}
		for {
			term, ok, err := m.least(&w)
			if err != nil {
				yield(Block{}, err)
				return
			}
			if !ok {
				break
			}
			if !w.write(term, good) {
				return
			}
		}
		w.end(good)
	}
}

// stream is a source with the term that it stands at.
type stream struct {
	source func() (Block, bool, error)
	cursor
	ended bool
}

func (s *stream) advance() error {
	for {
		more, err := s.next()
		if err != nil || more {
			return err
		}
		b, ok, err := s.source()
		if err != nil {
			return err
		}
		if !ok {
			s.ended = true
			return nil
		}
		s.cursor = b.cursor()
	}
}

type merger struct{ in []stream }

// least puts the numbers of the least term into w's list and goes on to the next.
// Most terms are in one segment only, and their list is taken as it is.
func (m *merger) least(w *writer) (term uint32, ok bool, err error) {
	holders := 0
	for i := range m.in {
		switch s := &m.in[i]; {
		case s.ended:
		case !ok || s.term < term:
			term, ok, holders = s.term, true, 1
		case s.term == term:
			holders++
		}
	}
	w.list, w.numbers = w.list[:0], w.numbers[:0]
	for i := range m.in {
		s := &m.in[i]
		if !ok || s.ended || s.term != term {
			continue
		}
		if holders == 1 {
			w.list = append(w.list, s.list...)
		} else if err := each(s.list, func(n uint32) { w.numbers = append(w.numbers, n) }); err != nil {
			return 0, false, err
		}
		if err := s.advance(); err != nil {
			return 0, false, err
		}
	}
	if holders > 1 {
		if !slices.IsSorted(w.numbers) {
			slices.Sort(w.numbers)
		}
		w.encode()
	}
	return term, ok, nil
}
