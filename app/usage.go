package app

import (
	"encoding/json"
	"sync"
	"time"

	"fyne.io/fyne/v2"

	"yunshi/data/lookup"
)

const prefUsed = "palette.used"

// usage is what the person opened in the palette, kept in the preferences. It may
// be asked off the UI thread.
type usage struct {
	mu   sync.Mutex
	kept lookup.Usage
	into fyne.Preferences
}

// newUsage reads what is kept; what cannot be read is as if nothing were.
func newUsage(p fyne.Preferences) *usage {
	u := &usage{kept: lookup.Usage{}, into: p}
	if json.Unmarshal([]byte(p.String(prefUsed)), &u.kept) != nil || u.kept == nil {
		u.kept = lookup.Usage{}
	}
	return u
}

func (u *usage) add(id string) {
	u.mu.Lock()
	defer u.mu.Unlock()
	u.kept.Add(id, time.Now())
	if raw, err := json.Marshal(u.kept); err == nil {
		u.into.SetString(prefUsed, string(raw))
	}
}

func (u *usage) recent() map[string]float64 {
	u.mu.Lock()
	defer u.mu.Unlock()
	return u.kept.Recent(time.Now())
}

// top returns the ids of what was opened, the most used first.
func (u *usage) top() []string {
	u.mu.Lock()
	defer u.mu.Unlock()
	return u.kept.Top(len(u.kept), time.Now())
}
