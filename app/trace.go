package app

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
)

// trace writes one line an act, so that a test sees from the outside what the
// window did. The zero trace writes nothing.
type trace struct {
	mu sync.Mutex
	w  io.WriteCloser
}

// newTrace writes to the file, or nowhere with "".
func newTrace(path string) (*trace, error) {
	if path == "" {
		return &trace{}, nil
	}
	f, err := os.Create(path) // #nosec G304 -- the person names the file
	if err != nil {
		return nil, fmt.Errorf("--trace: %w", err)
	}
	return &trace{w: f}, nil
}

// say writes the words in one line.
func (t *trace) say(words ...any) {
	if t.w == nil {
		return
	}
	line := strings.Join(strings.Fields(fmt.Sprintln(words...)), " ")
	t.mu.Lock()
	defer t.mu.Unlock()
	fmt.Fprintln(t.w, line)
}

func (t *trace) close() {
	if t.w != nil {
		_ = t.w.Close()
	}
}
