package charts

import (
	"sort"

	"yunshi/charts/scene"
)

// breaks names each new basis of a single series beside the place where it begins, and
// draws a line there that stops before what is written: to the left of it if older
// bars leave room, else to the right, as high as other labels allow.
func (l *layout) breaks() {
	if len(l.spec.Series) > 1 {
		return
	}
	size := l.z.foot
	for _, p := range l.spec.Series[0].Points {
		if !p.Break {
			continue
		}
		x, _ := l.slot(p.Category)
		lines := scene.Wrap(l.regular, size, 12*size, l.w.say("%s from here", p.Basis))
		w := 0.0
		for _, line := range lines {
			w = max(w, scene.TextWidth(l.regular, size, line))
		}
		h := size * 1.25 * float64(len(lines))
		for i := 0; i < 40; i++ {
			y := l.plot.y + size*0.5*float64(i/2)
			b, anchor, at := box{x - w - size*0.6, y, w + size*0.4, h}, scene.End, x-size*0.4
			if i%2 == 1 {
				b, anchor, at = box{x + size*0.2, y, w + size*0.4, h}, scene.Start, x+size*0.4
			}
			if b.x < l.plot.x || b.x+b.w > l.plot.x+l.plot.w || !l.free(b) {
				continue
			}
			for j, line := range lines {
				l.overText(at, y+size*(1+1.25*float64(j)), size, l.regular, anchor, l.theme.Muted, line)
			}
			l.taken = append(l.taken, b)
			break
		}
	}
	var lines []box
	for _, p := range l.spec.Series[0].Points {
		if x, _ := l.slot(p.Category); p.Break {
			l.breakLine(x)
			lines = append(lines, box{x - 1, l.plot.y, 2, l.plot.h})
		}
	}
	l.taken = append(l.taken, lines...)
}

// breakLine draws a dotted line from the plot's top to its foot, but for where
// something else stands already.
func (l *layout) breakLine(x float64) {
	var across []box
	for _, b := range l.taken {
		if b.x < x+l.z.line && x-l.z.line < b.x+b.w {
			across = append(across, b)
		}
	}
	sort.Slice(across, func(i, j int) bool { return across[i].y < across[j].y })
	st := scene.Style{Stroke: l.theme.Muted, Width: l.z.line, Dash: []float64{2 * l.z.line, 3 * l.z.line}}
	y, foot := l.plot.y, l.plot.y+l.plot.h
	for _, b := range append(across, box{y: foot}) {
		if b.y-y > 2*l.z.line {
			l.overLine(st, x, y, x, min(b.y, foot))
		}
		y = max(y, b.y+b.h)
	}
}
