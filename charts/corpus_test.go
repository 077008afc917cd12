package charts

import (
	"context"
	"sync"
	"testing"

	"yunshi/data"
	"yunshi/data/load"
)

var bundled = sync.OnceValues(func() (*data.Corpus, []error) { return load.Bundled(context.Background(), nil) })

// seedCorpus is the bundled corpus as the program reads and merges it.
func seedCorpus(tb testing.TB) *data.Corpus {
	tb.Helper()
	c, errs := bundled()
	for _, err := range errs {
		tb.Error(err)
	}
	return c
}
