package app

import (
	"context"
	"time"

	"yunshi/app/single"
	"yunshi/data/library"
)

// home is where the window's library stands.
type home struct {
	path string
	meet string // the folder in which the windows of one library meet, or ""
	// away is why the library is not there, as when its drive is not; still is
	// why it was not carried to where the person wanted it. Else they are nil.
	away, still error
}

// findHome finds the library: the one that was named, or the person's own. A
// window that has it open gets the paths, and handed is true.
func findHome(named string, paths []string) (p home, handed bool, err error) {
	p.path = named
	if named == "" {
		if p.path, p.away = library.DefaultPath(); p.path == "" {
			return p, false, p.away
		}
	}
	p.meeting()
	if p.meet != "" && single.Hand(p.meet, paths) {
		return p, true, nil
	}
	if named == "" && p.away == nil {
		// Only now has no window the library open.
		if _, p.still = library.FinishMove(context.Background(), time.Now()); p.still == nil {
			p.path, p.away = library.DefaultPath()
			p.meeting()
		}
	}
	return p, false, nil
}

func (p *home) meeting() {
	p.meet = ""
	if folder, err := single.Folder(p.path); err == nil {
		p.meet = folder
	}
}
