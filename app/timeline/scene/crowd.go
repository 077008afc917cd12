package scene

import (
	"math"

	"yunshi/app/timeline/viewport"
	"yunshi/data"
)

// addDensity adds the columns of the crowded cells of a row; heights are counts
// until scaleColumns.
func (c *Composer) addDensity(in *Input, box RowBox, cells []cell) {
	g := &c.grid
	s := &in.Index.Rows[box.Row].Series
	per := g.days / g.column
	start := len(c.frame.columns)
	c.counts = grow(c.counts, per)
	for i, cell := range cells {
		if cell.opacity == 0 {
			for range per {
				c.frame.columns = append(c.frame.columns, Column{})
			}
			continue
		}
		s.Columns(g.first+data.Day(i*g.days), g.column, c.counts)
		for _, n := range c.counts {
			c.frame.columns = append(c.frame.columns, Column{Height: float32(n), Opacity: cell.opacity})
		}
	}
	c.frame.Density = append(c.frame.Density, Density{
		Row: int32(box.Row), Y: box.Y, X: float32(g.origin), Step: float32(float64(g.column) * g.day),
		Group: s.Uniform(), Columns: c.frame.columns[start:len(c.frame.columns):len(c.frame.columns)],
	})
}

// scaleColumns turns counts into heights. Square roots keep thin years visible
// beside full ones. The tallest count is rounded up to a power of two so that
// the scale holds still while a person pans.
func (c *Composer) scaleColumns() {
	tallest := float32(1)
	for i := range c.frame.Density {
		for _, col := range c.frame.Density[i].Columns {
			tallest = max(tallest, col.Height)
		}
	}
	scale := math.Exp2(math.Ceil(math.Log2(float64(tallest))))
	for i := range c.frame.Density {
		columns := c.frame.Density[i].Columns
		for j := range columns {
			columns[j].Height = float32(math.Sqrt(float64(columns[j].Height) / scale))
		}
	}
}

// addCrowds joins crowded cells that touch and cuts them at the splits.
func (c *Composer) addCrowds(in *Input, box RowBox, cells []cell) {
	for i := 0; i < len(cells); {
		if cells[i].opacity < 0.5 {
			i++
			continue
		}
		j := i
		for j < len(cells) && cells[j].opacity >= 0.5 {
			j++
		}
		c.addPieces(in, box, i, j)
		i = j
	}
}

// addPieces adds the crowd of the cells i to j, cut at the splits that leave
// pieces of some width.
func (c *Composer) addPieces(in *Input, box RowBox, i, j int) {
	const least = 56
	g := &c.grid
	x0, x1 := g.origin+float64(i)*g.pixels, g.origin+float64(j)*g.pixels
	x0, x1 = max(x0, 0), min(x1, in.Width)
	for _, split := range in.Splits {
		if split-x0 >= least && x1-split >= least {
			c.addCrowd(in, box, x0, split)
			x0 = split
		}
	}
	c.addCrowd(in, box, x0, x1)
}

func (c *Composer) addCrowd(in *Input, box RowBox, x0, x1 float64) {
	if x1-x0 < 1 {
		return
	}
	from, to := viewport.DayAt(in.View.At(x0+0.5, in.Width)), viewport.DayAt(in.View.At(x1-0.5, in.Width))
	n := in.Index.Rows[box.Row].Count(from, to+1)
	if n == 0 {
		return
	}
	c.frame.Crowds = append(c.frame.Crowds, Crowd{
		X0: float32(x0), X1: float32(x1), Row: int32(box.Row), Y: box.Y, From: from, To: to, Count: n,
	})
}
