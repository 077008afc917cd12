package charts

import (
	"errors"
	"image"

	"yunshi/data"
)

// HitBox is where a point stands in a drawn chart, and what it leads to.
type HitBox struct {
	Rect          image.Rectangle // in pixels of the image
	Series, Point int
	Figure        data.FigureID
	Events        []data.EventID
	Text          string // what the point reads: "Q3 2024: ¥29.61 bn, actual, Alibaba Group"
}

// Draw lays the chart out on width×height units and draws it with scale pixels
// a unit (a window's pixel ratio). Theme is "light" or "dark". Below about 1,000
// units of width the compact layout of the window's chart pane is taken.
func Draw(spec *Spec, width, height int, theme string, scale float64) (image.Image, []HitBox, error) {
	return nil, nil, errors.New("charts are not drawn yet")
}
