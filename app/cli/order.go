package cli

import "iter"

// inOrder does work on every item with up to workers at a time and hands the
// results to emit in the order of the items. It holds no more than workers
// results that wait for their turn, so that memory does not grow with the number
// of items. An error of the walk goes to emit in its place. It stops at the first
// error of emit and returns it.
func inOrder[T any](items iter.Seq2[string, error], workers int, work func(string) (T, error), emit func(T, error) error) error {
	type done struct {
		value T
		err   error
	}
	queue := make(chan chan done, workers) // in the order of the items
	slots := make(chan struct{}, workers)
	stop := make(chan struct{})
	go func() {
		defer close(queue)
		for item, err := range items {
			select {
			case slots <- struct{}{}:
			case <-stop:
				return
			}
			turn := make(chan done, 1)
			queue <- turn
			if err != nil {
				turn <- done{err: err}
				continue
			}
			go func() {
				v, err := work(item)
				turn <- done{v, err}
			}()
		}
	}()
	var failed error
	for turn := range queue {
		d := <-turn
		if failed == nil {
			if failed = emit(d.value, d.err); failed != nil {
				close(stop)
			}
		}
		<-slots
	}
	return failed
}
