package keeper

import (
	"context"
	"slices"
	"strings"

	"yunshi/data"
	"yunshi/data/library/fulltext"
)

// Search returns the articles of a corpus that hold what is looked for, limit of
// them at most: those of the library, the newest arrivals first, by its index, and
// then those whose text is at hand, as the bundled ones' is, the newest first. It
// ends early when ctx does.
func (k *Keeper) Search(ctx context.Context, c *data.Corpus, query string, limit int) []data.DocumentID {
	k.mu.Lock()
	lib := k.lib
	k.mu.Unlock()
	var found []data.DocumentID
	if lib != nil {
		found, _ = lib.Search(ctx, query, limit) // a search that fails finds nothing; Check tells why
	}
	if len(found) >= limit {
		return found
	}
	seen := make(map[data.DocumentID]bool, len(found))
	for _, id := range found {
		seen[id] = true
	}
	at := atHand(ctx, c, query, seen)
	return append(found, at[:min(len(at), limit-len(found))]...)
}

// atHand looks through the texts that the corpus has with it.
func atHand(ctx context.Context, c *data.Corpus, query string, seen map[data.DocumentID]bool) []data.DocumentID {
	q, ok := fulltext.Parse(query, nil)
	if !ok {
		return nil
	}
	var docs []*data.Document
	for id, d := range c.Documents {
		if ctx.Err() != nil {
			return nil
		}
		if !d.Short && !seen[id] && d.Article() && q.Fits(d.Title+"\n"+d.Text) {
			docs = append(docs, d)
		}
	}
	slices.SortFunc(docs, func(a, b *data.Document) int {
		if x, y := a.Published.Start, b.Published.Start; x != y {
			if x > y {
				return -1
			}
			return 1
		}
		return strings.Compare(string(a.ID), string(b.ID))
	})
	out := make([]data.DocumentID, len(docs))
	for i, d := range docs {
		out[i] = d.ID
	}
	return out
}
