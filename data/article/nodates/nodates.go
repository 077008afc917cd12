// Package dateparser stands in for github.com/markusmobius/go-dateparser, which
// go-trafilatura links but never calls here: article reads dates itself and asks
// for none (HtmlDateMode Disabled). The real package builds the tables of its
// languages when the program starts, whatever the program then does: 0.3 s and
// 75 MB, which would stand before the window's first frame and before every
// headless command. go.mod puts this one in its place.
package dateparser

import (
	"errors"
	"time"
)

// ParserType is a way of reading a date.
type ParserType uint8

// The ways that go-htmldate names.
const (
	CustomFormat ParserType = iota
	AbsoluteTime
)

// PreferredDateSource says which of two possible dates is meant.
type PreferredDateSource uint8

// Past prefers the date that lies before today.
const Past PreferredDateSource = 0

// Configuration is what go-htmldate sets.
type Configuration struct {
	PreferredDateSource PreferredDateSource
	StrictParsing       bool
}

// Parser reads nothing.
type Parser struct{ ParserTypes []ParserType }

// Date is a date read.
type Date struct{ Time time.Time }

var errNone = errors.New("dates are read elsewhere")

// Parse always fails.
func (*Parser) Parse(*Configuration, string, ...string) (Date, error) { return Date{}, errNone }
