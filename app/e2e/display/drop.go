package display

import (
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

// Drop drops a file on a window at a place within the screen, as a file manager
// does: by version 5 of the XDND protocol.
func (d *Display) Drop(window, path string, x, y int, wait time.Duration) error {
	target, err := strconv.ParseUint(window, 10, 32)
	if err != nil {
		return err
	}
	c, err := xgb.NewConnDisplay(d.Name)
	if err != nil {
		return err
	}
	time.AfterFunc(wait, c.Close) // ends the wait for an answer
	defer c.Close()
	s := &source{c: c, target: xproto.Window(target), atoms: map[string]xproto.Atom{}}
	s.list = (&url.URL{Scheme: "file", Path: path}).String() + "\r\n"
	if s.window, err = xproto.NewWindowId(c); err != nil {
		return err
	}
	screen := xproto.Setup(c).DefaultScreen(c)
	if err := xproto.CreateWindowChecked(c, 0, s.window, screen.Root, 0, 0, 1, 1, 0, xproto.WindowClassInputOnly, 0, 0, nil).Check(); err != nil {
		return err
	}
	xproto.SetSelectionOwner(c, s.window, s.atom("XdndSelection"), xproto.TimeCurrentTime)
	const version = 5 << 24
	s.tell("XdndEnter", version, uint32(s.atom("text/uri-list")), 0, 0)
	s.tell("XdndPosition", 0, uint32(x)<<16|uint32(y), 0, uint32(s.atom("XdndActionCopy")))
	if err := s.until("XdndStatus"); err != nil {
		return err
	}
	s.tell("XdndDrop", 0, 0, 0, 0)
	return s.until("XdndFinished")
}

// source is who drags.
type source struct {
	c              *xgb.Conn
	window, target xproto.Window
	atoms          map[string]xproto.Atom
	list           string
	err            error
}

func (s *source) atom(name string) xproto.Atom {
	if a, ok := s.atoms[name]; ok {
		return a
	}
	r, err := xproto.InternAtom(s.c, false, uint16(len(name)), name).Reply()
	if err != nil {
		s.err = err
		return 0
	}
	s.atoms[name] = r.Atom
	return r.Atom
}

// tell sends the target a message of the protocol.
func (s *source) tell(name string, data ...uint32) {
	ev := xproto.ClientMessageEvent{
		Format: 32, Window: s.target, Type: s.atom(name),
		Data: xproto.ClientMessageDataUnionData32New(append([]uint32{uint32(s.window)}, data...)),
	}
	if err := xproto.SendEventChecked(s.c, false, s.target, xproto.EventMaskNoEvent, string(ev.Bytes())).Check(); err != nil {
		s.err = err
	}
}

// until answers what the target asks until it says the word.
func (s *source) until(word string) error {
	for s.err == nil {
		ev, err := s.c.WaitForEvent()
		switch e := ev.(type) {
		case nil:
			if err == nil {
				return fmt.Errorf("the window said no %s", word)
			}
			return errors.New(err.Error())
		case xproto.SelectionRequestEvent:
			xproto.ChangeProperty(s.c, xproto.PropModeReplace, e.Requestor, e.Property, e.Target, 8, uint32(len(s.list)), []byte(s.list))
			given := xproto.SelectionNotifyEvent{Time: e.Time, Requestor: e.Requestor, Selection: e.Selection, Target: e.Target, Property: e.Property}
			s.err = xproto.SendEventChecked(s.c, false, e.Requestor, xproto.EventMaskNoEvent, string(given.Bytes())).Check()
		case xproto.ClientMessageEvent:
			if e.Type == s.atom(word) {
				return s.err
			}
		}
	}
	return s.err
}
