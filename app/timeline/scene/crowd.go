package scene

import (
	"math"

	"yunshi/app/timeline/marks"
	"yunshi/app/timeline/viewport"
	"yunshi/data"
)

// addDensity adds the columns of the crowded cells of a row that are in sight;
// heights follow in scaleColumns.
func (c *Composer) addDensity(in *Input, box RowBox, cells []cell) {
	g := &c.grid
	s := &in.Index.Rows[box.Row].Series
	skip := max(int(-g.origin/g.pixels), 0) // cells left of the view
	per := g.days / c.column
	start := len(c.frame.columns)
	for _, cell := range cells[skip:] {
		for range per {
			c.frame.columns = append(c.frame.columns, Column{Opacity: cell.opacity})
		}
	}
	columns := c.frame.columns[start:len(c.frame.columns):len(c.frame.columns)]
	c.counts = grow(c.counts, len(columns))
	s.Columns(g.first+data.Day(skip*g.days), c.column, c.counts)
	for i := range columns {
		columns[i].Count = c.counts[i]
	}
	c.frame.Density = append(c.frame.Density, Density{
		Row: int32(box.Row), Y: box.Y, X: float32(g.origin + float64(skip)*g.pixels),
		Step: float32(float64(c.column) * g.day), Columns: columns,
	})
}

// chooseColumn sets the days of a column: as narrow as can be seen, but wide
// enough that the fullest crowd has some marks in each. Columns of one mark
// each would look like a bar code.
func (c *Composer) chooseColumn() {
	const enough = 4
	fullest := 0
	for _, cell := range c.cells {
		if cell.opacity > 0 {
			fullest = max(fullest, cell.to-cell.from)
		}
	}
	c.column = c.grid.column
	for 2*c.column < c.grid.days && fullest*c.column < enough*c.grid.days {
		c.column *= 2
	}
}

// scaleColumns turns counts into heights. Square roots keep thin years visible
// beside full ones. The tallest count is rounded up to a power of the square
// root of two so that the scale mostly holds still while a person pans.
func (c *Composer) scaleColumns() {
	const least = 12 // marks of a full column: a crowd of five is no tower
	tallest := int32(least)
	for i := range c.frame.Density {
		for j := range c.frame.Density[i].Columns {
			if col := &c.frame.Density[i].Columns[j]; col.Opacity > 0 {
				tallest = max(tallest, col.Count[marks.Groups])
			}
		}
	}
	scale := math.Exp2(math.Ceil(2*math.Log2(float64(tallest))) / 2)
	for i := range c.frame.Density {
		columns := c.frame.Density[i].Columns
		for j := range columns {
			columns[j].Height = float32(math.Sqrt(float64(columns[j].Count[marks.Groups]) / scale))
		}
	}
}

// addCrowds joins crowded cells that touch and cuts them into pieces.
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
		c.addPieces(in, box, i, j, cells[j-1].to-cells[i].from)
		i = j
	}
}

// addPieces adds the crowd of the cells i to j, which hold count marks, cut at
// the ticks; at the major ticks if the counts have no room between all of them, or the
// ticks are hours.
func (c *Composer) addPieces(in *Input, box RowBox, i, j, count int) {
	const perDigit, air, room = 7, 10, 56 // pixels
	g := &c.grid
	width := float64(j-i) * g.pixels
	typical := float64(count) * c.tickRoom / width
	splits, least := in.Ticks, c.tickRoom*0.9
	if c.tickRoom < 0.95*g.day || perDigit*(1+math.Floor(math.Log10(1+2*typical)))+air > c.tickRoom {
		splits, least = in.MajorTicks, room
	}
	first, last := in.View.Days()
	from, to := g.first+data.Day(i*g.days), g.first+data.Day(j*g.days)
	from, to = max(from, first), min(to, last+1)
	days := data.Day(math.Ceil(least / g.day))
	for _, x := range splits {
		// A tick stands on a midnight, but may come out a moment before it.
		day := viewport.DayAt(in.View.At(x, in.Width) + viewport.Hour)
		if day-from >= days && to-day >= days {
			c.addCrowd(in, box, from, day)
			from = day
		}
	}
	c.addCrowd(in, box, from, to)
}

// leastGap returns the smallest distance between two positions.
func leastGap(xs []float64) float64 {
	gap := math.Inf(1)
	for i := 1; i < len(xs); i++ {
		gap = min(gap, xs[i]-xs[i-1])
	}
	return gap
}

// addCrowd adds the crowd of the days from from up to, not including, to.
func (c *Composer) addCrowd(in *Input, box RowBox, from, to data.Day) {
	n := in.Index.Rows[box.Row].Count(from, to)
	if n == 0 {
		return
	}
	x0, x1 := in.View.X(viewport.StartOf(from), in.Width), in.View.X(viewport.StartOf(to), in.Width)
	c.frame.Crowds = append(c.frame.Crowds, Crowd{
		X0: float32(max(x0, 0)), X1: float32(min(x1, in.Width)), Row: int32(box.Row), Y: box.Y, From: from, To: to - 1, Count: n,
		Covered: c.covered(in, box, (max(x0, 0)+min(x1, in.Width))/2),
	})
}

// covered reports whether the selected mark's glyph or label stands on the
// first line of the row at x: it is the one mark that is drawn within a crowd.
func (c *Composer) covered(in *Input, box RowBox, x float64) bool {
	const half = 16 // of a count's width, in pixels
	for i := len(c.placed) - 1; i >= 0; i-- {
		p := &c.placed[i]
		if int(p.mark) != in.Selected || p.line != 0 {
			continue
		}
		end := p.x + glyphHalf
		for _, l := range c.frame.Labels {
			if l.Mark == p.mark && l.Row == int32(box.Row) {
				end = float64(l.X + l.Width)
			}
		}
		return x+half > p.x-glyphHalf && x-half < end
	}
	return false
}
