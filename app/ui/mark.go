package ui

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"yunshi/assets/look"
)

// Mark returns the native shape of an event group, filling size by size pixels.
func Mark(s look.Shape, fill color.Color, size float32) fyne.CanvasObject {
	var o fyne.CanvasObject
	switch s {
	case look.Circle:
		o = canvas.NewCircle(fill)
	case look.Square, look.SmallSquare:
		o = canvas.NewRectangle(fill)
	default:
		p := canvas.NewArbitraryPolygon(Outline(s), fill)
		p.NormalizedPoints = true
		o = p
	}
	o.Resize(fyne.NewSquareSize(size))
	return o
}

// Outline returns the corners of a shape in the unit square; nil for shapes
// that have a primitive of their own.
func Outline(s look.Shape) []fyne.Position {
	switch s {
	case look.Triangle:
		return []fyne.Position{{X: 0.5, Y: 0.04}, {X: 1, Y: 0.94}, {X: 0, Y: 0.94}}
	case look.Diamond:
		return []fyne.Position{{X: 0.5, Y: 0}, {X: 1, Y: 0.5}, {X: 0.5, Y: 1}, {X: 0, Y: 0.5}}
	case look.Pentagon:
		return ring(5)
	case look.Hexagon:
		return ring(6)
	}
	return nil
}

func ring(n int) []fyne.Position {
	out := make([]fyne.Position, n)
	for i := range out {
		a := 2*math.Pi*float64(i)/float64(n) - math.Pi/2
		out[i] = fyne.Position{X: float32(0.5 + 0.5*math.Cos(a)), Y: float32(0.5 + 0.5*math.Sin(a))}
	}
	return out
}
