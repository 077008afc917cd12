package scene

import (
	"math"
	"slices"

	"yunshi/app/timeline/marks"
	"yunshi/app/timeline/viewport"
	"yunshi/data"
)

// How crowds are told from single marks.
//
// The row is cut into cells of 24 to 48 pixels (a power of two of days, so that
// they stay put while panning). A cell with more marks to the pixel than the
// threshold is drawn as columns of counts. When a cell changes sides, one form
// fades into the other over a few frames; fading by the density itself would
// leave some cells half faded for as long as the view rests. The threshold
// grows with the lines of a row and sinks when a frame would hold more glyphs
// than budget.
const (
	leastCell    = 24.0
	leastColumn  = 5.0
	perLine      = 0.0625 // marks to the pixel that a line can take: glyphs side by side
	budget       = 420    // glyphs in a frame
	context      = 330.0  // pixels left of the view whose marks are laid out too, so that lines hold still
	contextRight = 60.0
)

// Composer makes frames. It keeps its buffers and the texts it has cut, so it
// is made once per widget.
type Composer struct {
	frame             Frame
	text              texts
	grid              grid
	limit             float64 // marks to the pixel above which a cell is crowded
	tickRoom          float64 // between two ticks
	cells             []cell
	rows              [][2]int // cells of each row of the input
	column            int      // days of a column
	counts            []marks.ByGroup
	found             []int32
	covering, peeking []int32
	bars              []barPlace
	last              lastFrame
	placed            []placing
	lines             []line
}

// NewComposer returns a composer that measures text with the advance of each
// rune, in pixels, as labels are set.
func NewComposer(advance func(r rune, bold bool) float32) *Composer {
	return &Composer{text: newTexts(advance)}
}

// Forget drops the cut texts, for a new table or a new typeface.
func (c *Composer) Forget() { c.text.forget() }

// cell is a stretch of a row.
type cell struct {
	from, to int // positions in the series
	opacity  float32
}

func (c cell) len() int { return c.to - c.from }

// grid is how cells and columns lie over the view.
type grid struct {
	first  data.Day // start of the first cell
	days   int      // length of a cell
	pixels float64  // width of a cell
	n      int      // number of cells
	column int      // days of a column, divides days
	day    float64  // width of a day
	origin float64  // x of first
}

func newGrid(v viewport.View, width float64) grid {
	day := float64(viewport.Day) / float64(v.Span()) * width
	g := grid{day: day, days: 1, column: 1}
	for float64(g.days)*day < leastCell {
		g.days *= 2
	}
	for float64(g.column)*day < leastColumn {
		g.column *= 2
	}
	g.pixels = float64(g.days) * day
	from := viewport.DayAt(v.From - viewport.Instant(context/width*float64(v.Span())))
	g.first = from - data.Day(((int(from)%g.days)+g.days)%g.days)
	g.origin = v.X(viewport.StartOf(g.first), width)
	g.n = int(math.Ceil((width+contextRight-g.origin)/g.pixels)) + 1
	return g
}

// end returns the day after the last cell.
func (g *grid) end() data.Day { return g.first + data.Day(g.n*g.days) }

// Compose returns the frame of the input, valid until the next call.
func (c *Composer) Compose(in Input) *Frame {
	f := &c.frame
	f.reset()
	if in.Index == nil || in.Width < 1 || len(in.Rows) == 0 {
		return f
	}
	in.Lines = max(in.Lines, 1)
	c.grid = newGrid(in.View, in.Width)
	c.tickRoom = leastGap(in.Ticks)
	c.countCells(&in)
	c.limit = c.threshold(perLine * float64(in.Lines))
	c.fadeCells(&in)
	c.chooseColumn()
	for i, box := range in.Rows {
		cells := c.cells[c.rows[i][0]:c.rows[i][1]]
		c.composeRow(&in, box, cells)
	}
	c.scaleColumns()
	return f
}

// fadeCells gives each cell its opacity: on the way from that of the last frame
// to 1 in a crowd and 0 elsewhere. A cell that was out of sight is there at once.
func (c *Composer) fadeCells(in *Input) {
	for i, box := range in.Rows {
		was := c.last.row(in.Index, box.Row)
		for j := c.rows[i][0]; j < c.rows[i][1]; j++ {
			cell := &c.cells[j]
			target := float32(0)
			if c.crowded(c.cells[c.rows[i][0]:c.rows[i][1]], j-c.rows[i][0]) {
				target = 1
			}
			cell.opacity = target
			day := c.grid.first + data.Day((j-c.rows[i][0])*c.grid.days+c.grid.days/2)
			const tooMany = 2 // times the limit: not worth drawing for a few frames
			if float64(cell.len()) > tooMany*c.limit*c.grid.pixels {
				continue
			}
			if before, ok := c.last.grid.opacity(was, day); ok {
				cell.opacity = before + min(max(target-before, -in.Fade), in.Fade)
			}
			c.frame.Fading = c.frame.Fading || cell.opacity != target
		}
	}
	c.last.keep(in, c.grid, c.cells, c.rows)
}

// crowded reports whether cell i is a crowd: if it has too many marks itself, or
// nearly so together with its neighbours, so that crowds and single marks do
// not alternate from cell to cell.
func (c *Composer) crowded(cells []cell, i int) bool {
	const together = 0.75
	limit := c.limit * c.grid.pixels
	if float64(cells[i].len()) > limit {
		return true
	}
	sum, weights := 0, 0
	for d := -2; d <= 2; d++ {
		if i+d >= 0 && i+d < len(cells) {
			w := 3 - max(d, -d)
			sum += w * cells[i+d].len()
			weights += w
		}
	}
	return cells[i].len() > 0 && float64(sum) > together*limit*float64(weights)
}

// lastFrame is the cells of the frame before.
type lastFrame struct {
	index   *marks.Index
	grid    grid
	rows    []int // of the index, in the order of starts
	starts  []int // of each row's cells
	opacity []float32
}

func (l *lastFrame) keep(in *Input, g grid, cells []cell, rows [][2]int) {
	l.index, l.grid = in.Index, g
	l.rows, l.starts, l.opacity = l.rows[:0], l.starts[:0], l.opacity[:0]
	for i, box := range in.Rows {
		l.rows, l.starts = append(l.rows, box.Row), append(l.starts, rows[i][0])
	}
	for _, c := range cells {
		l.opacity = append(l.opacity, c.opacity)
	}
}

// row returns the opacities of a row's cells, nil if it was not in sight.
func (l *lastFrame) row(index *marks.Index, row int) []float32 {
	i := slices.Index(l.rows, row)
	if i < 0 || l.index != index {
		return nil
	}
	return l.opacity[l.starts[i] : l.starts[i]+l.grid.n]
}

// opacity returns the opacity of the cell that held the day.
func (g *grid) opacity(cells []float32, day data.Day) (float32, bool) {
	if len(cells) == 0 || day < g.first || day >= g.end() {
		return 0, false
	}
	return cells[int(day-g.first)/g.days], true
}

func (c *Composer) countCells(in *Input) {
	c.cells, c.rows = c.cells[:0], c.rows[:0]
	c.counts = grow(c.counts, c.grid.n)
	for _, box := range in.Rows {
		s := &in.Index.Rows[box.Row].Series
		s.Columns(c.grid.first, c.grid.days, c.counts)
		at, start := s.Position(c.grid.first), len(c.cells)
		for _, n := range c.counts {
			c.cells = append(c.cells, cell{from: at, to: at + int(n[marks.Groups])})
			at += int(n[marks.Groups])
		}
		c.rows = append(c.rows, [2]int{start, len(c.cells)})
	}
}

// threshold lowers t until the marks that are drawn singly fit the budget.
func (c *Composer) threshold(t float64) float64 {
	for range 40 {
		limit, sum := int(t*c.grid.pixels), 0
		for _, cell := range c.cells {
			if n := cell.to - cell.from; n <= limit {
				sum += n
			}
		}
		if sum <= budget {
			break
		}
		t *= 0.8
	}
	return t
}

func (c *Composer) composeRow(in *Input, box RowBox, cells []cell) {
	row := &in.Index.Rows[box.Row]
	t := in.Index.Table
	c.placed = c.placed[:0]
	crowded := false
	for _, cell := range cells {
		crowded = crowded || cell.opacity > 0
		if cell.opacity >= 1 {
			continue
		}
		for p := cell.from; p < cell.to; p++ {
			c.consider(in, row.At(p), 1-cell.opacity)
		}
	}
	c.considerReaching(in, box)
	if in.Selected >= 0 {
		if _, ok := row.Locate(t, in.Selected); ok && !c.has(in.Selected) {
			c.consider(in, in.Selected, 1)
		}
	}
	c.place(in, box)
	if crowded {
		c.addDensity(in, box, cells)
		c.addCrowds(in, box, cells)
	}
}

func (c *Composer) has(mark int) bool {
	for i := range c.placed {
		if int(c.placed[i].mark) == mark {
			return true
		}
	}
	return false
}

// considerReaching takes the marks that reach into the view from far outside.
// Those that cover all of it are drawn if the lines can take them and else only
// counted: a wall of bars would say nothing and hide the rest. Of the others
// the most important are drawn, unless they are counted in the columns of
// their own cell.
func (c *Composer) considerReaching(in *Input, box RowBox) {
	t := in.Index.Table
	from, to := in.View.Days()
	rank := func(i int32) uint8 { return t.Rank(int(i)) }
	c.found = in.Index.Rows[box.Row].Reaching(c.grid.first, c.grid.end(), c.found[:0])
	covering := 0
	c.covering, c.peeking = c.covering[:0], c.peeking[:0]
	for _, id := range c.found {
		switch a, b := t.Span(int(id)); {
		case a > to || b < from:
		case a <= from && b >= to:
			covering++
			c.covering = insertByRank(c.covering, id, in.Lines, rank)
		default:
			c.peeking = insertByRank(c.peeking, id, 2*in.Lines, rank)
		}
	}
	if covering <= in.Lines {
		c.peeking = append(c.peeking, c.covering...)
	} else {
		c.frame.More = append(c.frame.More, More{Row: int32(box.Row), Y: box.Y, Count: covering})
	}
	for _, id := range c.peeking {
		if !c.crowdedAt(in, box, t.Anchor(int(id))) {
			c.consider(in, int(id), 1)
		}
	}
}

// crowdedAt reports whether the cell of a day outside the grid is crowded.
func (c *Composer) crowdedAt(in *Input, box RowBox, day data.Day) bool {
	g := &c.grid
	start := day - data.Day(((int(day)%g.days)+g.days)%g.days)
	n := in.Index.Rows[box.Row].Count(start, start+data.Day(g.days))
	return float64(n) > c.limit*g.pixels
}

// insertByRank keeps the most highly ranked ids, at most limit of them.
func insertByRank(ids []int32, id int32, limit int, rank func(int32) uint8) []int32 {
	r := rank(id)
	if len(ids) == limit {
		if rank(ids[limit-1]) >= r {
			return ids
		}
		ids = ids[:limit-1]
	}
	i := len(ids)
	ids = append(ids, id)
	for ; i > 0 && rank(ids[i-1]) < r; i-- {
		ids[i] = ids[i-1]
	}
	ids[i] = id
	return ids
}

func smoothstep(lo, hi, x float64) float64 {
	t := min(max((x-lo)/(hi-lo), 0), 1)
	return t * t * (3 - 2*t)
}

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	return s[:n]
}
