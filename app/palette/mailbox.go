package palette

import "sync"

// mailbox hands over the latest value only: who searches as the person types
// wants the present query, not the queue of all before it.
type mailbox[T any] struct {
	mu   sync.Mutex
	cond *sync.Cond
	full bool
	shut bool
	v    T
}

func newMailbox[T any]() *mailbox[T] {
	m := &mailbox[T]{}
	m.cond = sync.NewCond(&m.mu)
	return m
}

// put replaces the value that is waiting.
func (m *mailbox[T]) put(v T) {
	m.mu.Lock()
	m.v, m.full = v, true
	m.mu.Unlock()
	m.cond.Signal()
}

// take waits for a value; it reports false once the mailbox is closed.
func (m *mailbox[T]) take() (T, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for !m.full && !m.shut {
		m.cond.Wait()
	}
	m.full = false
	return m.v, !m.shut
}

func (m *mailbox[T]) close() {
	m.mu.Lock()
	m.shut = true
	m.mu.Unlock()
	m.cond.Broadcast()
}
