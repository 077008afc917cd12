// Package look is the house style as a table: the colours of both themes, the
// shapes and colours of event groups, and the steps of type and space. The
// window and the exported charts both draw from it, so that a colour has one
// home. It holds no drawing code.
package look

import (
	"image/color"

	"yunshi/data"
)

// Theme is the set of colours of the light or the dark look.
type Theme struct {
	Name                                           string
	Ground, Surface, Band, Hairline, Ink, Muted    color.NRGBA
	Accent, Selection, Highlight, Warning, OnColor color.NRGBA
}

// Light and Dark are the two themes. OnColor is ink upon an accent or a group's
// colour; Warning is the amber of undated documents and of a second source.
var (
	Light = Theme{
		Name: "light", Ground: hex(0xf6f4ef), Surface: hex(0xffffff), Band: hex(0xefebe2), Hairline: hex(0xe2ded5),
		Ink: hex(0x1c2126), Muted: hex(0x616770), Accent: hex(0x0b6e8f), Selection: hex(0xdcecf1),
		Highlight: hex(0xfff1b8), Warning: hex(0x8f5600), OnColor: hex(0xffffff),
	}
	Dark = Theme{
		Name: "dark", Ground: hex(0x14171a), Surface: hex(0x1b1f23), Band: hex(0x20252a), Hairline: hex(0x2c3238),
		Ink: hex(0xe8e6e1), Muted: hex(0x9aa1a9), Accent: hex(0x4cb4d4), Selection: hex(0x173642),
		Highlight: hex(0x4d4218), Warning: hex(0xf0b13c), OnColor: hex(0x14171a),
	}
)

// Shape is the outline of a mark, so that colour never speaks alone.
type Shape uint8

// The shapes of marks.
const (
	Circle Shape = iota
	Triangle
	Diamond
	Square
	Pentagon
	SmallSquare
	Hexagon
)

// Group is a family of event types that share a shape and a colour. Key names
// its text in the translations.
type Group struct {
	Key         string
	Types       []data.EventType
	Shape       Shape
	Light, Dark color.NRGBA
}

// Groups lists the families in the order of the legend.
var Groups = []Group{
	{"partnership", []data.EventType{data.Partnership, data.CustomerWin}, Circle, hex(0x0072b2), hex(0x4fa8e0)},
	{"launch", []data.EventType{data.Launch, data.Expansion}, Triangle, hex(0x00976d), hex(0x35c79a)},
	{"investment", []data.EventType{data.Investment, data.Acquisition, data.Listing}, Diamond, hex(0xcc5a98), hex(0xe58abb)},
	{"results", []data.EventType{data.FinancialResult, data.MarketData, data.Forecast}, Square, hex(0xb87500), hex(0xf0b13c)},
	{"policy", []data.EventType{data.Policy, data.LegalSecurity}, Pentagon, hex(0xc8501e), hex(0xf07b48)},
	{"pricing", []data.EventType{data.Pricing}, SmallSquare, hex(0x2d89bf), hex(0x86cdf2)},
	{"people", []data.EventType{data.Leadership, data.Other}, Hexagon, hex(0x6b5fb5), hex(0xa79df0)},
}

// GroupOf returns the group of an event type; a type in no table is "other".
func GroupOf(t data.EventType) *Group { return &Groups[GroupIndex(t)] }

// GroupIndex is the position of the type's group in Groups.
func GroupIndex(t data.EventType) int {
	if i, ok := groupOf[t]; ok {
		return i
	}
	return len(Groups) - 1
}

// Colour returns the group's colour in the theme.
func (g *Group) Colour(dark bool) color.NRGBA {
	if dark {
		return g.Dark
	}
	return g.Light
}

var groupOf = func() map[data.EventType]int {
	m := map[data.EventType]int{}
	for i, g := range Groups {
		for _, t := range g.Types {
			m[t] = i
		}
	}
	return m
}()

func hex(v uint32) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 0xff}
}
