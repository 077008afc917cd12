// Package scene decides what one frame of the timeline shows: a list of bars,
// glyphs, labels, columns and counts for a view, in pixels relative to the
// plot. It draws nothing and knows no canvas, so that it can be tested and
// measured alone; its cost depends on what is in sight, not on how many events
// there are.
package scene

import (
	"yunshi/app/timeline/marks"
	"yunshi/app/timeline/viewport"
	"yunshi/data"
)

// The measures of a row, in pixels.
const (
	LineHeight = 22 // between the lines of marks within a row
	FirstLine  = 22 // from the top of a row to its first line
	GlyphSize  = 14 // of the shapes; their boxes are a little larger
	BarHeight  = 10
)

// Input is what a frame is made from.
type Input struct {
	Index *marks.Index
	View  viewport.View
	Width float64 // of the plot, in pixels
	Rows  []RowBox
	// RowHeight is in pixels; Lines is the number of lines of marks in a row, at
	// least one.
	RowHeight float32
	Lines     int
	Selected  int // a mark, or -1
	// Ticks and MajorTicks are where long crowds are cut into pieces with a
	// count each, in pixels from left to right.
	Ticks, MajorTicks []float64
	// Fade is how far a crowd may turn into marks, or marks into a crowd, since
	// the last frame: 0 not at all, 1 at once.
	Fade float32
}

// RowBox is a row in sight and its upper edge.
type RowBox struct {
	Row int // position in Index.Rows
	Y   float32
}

// Bar is a date as wide as it is uncertain.
type Bar struct {
	X0, X1, Y     float32 // Y is the middle
	Mark          int32
	Row           int32
	Group         uint8
	Flags         marks.Flags
	Opacity       float32
	Before, After float32 // lengths of the fading ends beyond X0 and X1
	Thin          bool    // drawn as a line, because it is very long or crosses another bar
}

// Glyph is the shape that stands for an event.
type Glyph struct {
	X, Y     float32 // the middle
	Mark     int32
	Row      int32
	Group    uint8
	Flags    marks.Flags
	Opacity  float32
	Selected bool
}

// Label is a headline beside its glyph, on one line, cut to the room there is.
type Label struct {
	X, Y, Width float32 // Y is the middle
	Text        string
	Mark        int32
	Row         int32
	Bold        bool
}

// Crowd is a stretch of a row with more marks than can be told apart.
type Crowd struct {
	X0, X1   float32
	Row      int32
	Y        float32 // upper edge of the row
	From, To data.Day
	Count    int
	Covered  bool // by the label of the selected mark, where the count would stand
}

// Density is the columns of a row that has crowds.
type Density struct {
	Row     int32
	Y       float32 // upper edge of the row
	X       float32 // left edge of the first column
	Step    float32 // width of a column
	Columns []Column
}

// Column is the number of marks in a stretch. Height is 0 to 1, where 1 is the
// tallest column of the frame; Opacity is 0 where marks are drawn singly, and
// less than 1 while they turn into one another.
type Column struct {
	Height, Opacity float32
	Count           marks.ByGroup
}

// More tells of marks that cover the whole view without being drawn, because
// their dates are far wider than it.
type More struct {
	Row   int32
	Y     float32
	Count int
}

// Frame is what is shown. Its slices are reused by the next Compose.
type Frame struct {
	Bars    []Bar
	Glyphs  []Glyph
	Labels  []Label
	Crowds  []Crowd
	Density []Density
	More    []More
	// Fading is set while a crowd turns into marks or the other way round: then
	// another frame has to follow.
	Fading  bool
	columns []Column
}

func (f *Frame) reset() {
	f.Bars, f.Glyphs, f.Labels = f.Bars[:0], f.Glyphs[:0], f.Labels[:0]
	f.Crowds, f.Density, f.More = f.Crowds[:0], f.Density[:0], f.More[:0]
	f.columns, f.Fading = f.columns[:0], false
}
