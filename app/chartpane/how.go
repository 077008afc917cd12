package chartpane

import (
	"slices"
	"strings"

	"yunshi/app/ui"
	"yunshi/charts"
	"yunshi/data"
)

// how is the way in which charts are shown, beside what the filter says.
type how struct {
	convert    string // ISO 4217, or "" for the currency that the sources state
	units      string // of charts.Options
	log, index bool
	without    []data.FigureID // left out by the person
}

// any reports whether a chart is shown otherwise than as built.
func (h *how) any() bool {
	return h.convert != "" || h.units != "" || h.log || h.index || len(h.without) > 0
}

// put adds the way to a chart's options.
func (h *how) put(opt *charts.Options) {
	opt.Convert, opt.Units, opt.Log, opt.Index = h.convert, h.units, h.log, h.index
	opt.Without = slices.Clone(h.without)
}

// said is what the pill in the bar says.
func (h *how) said() string {
	var parts []string
	if h.convert != "" {
		parts = append(parts, "→ "+h.convert)
	}
	if h.units != "" {
		parts = append(parts, ui.T("chart."+h.units))
	}
	if h.log {
		parts = append(parts, ui.T("chart.log"))
	}
	if h.index {
		parts = append(parts, ui.T("chart.index"))
	}
	if n := len(h.without); n > 0 {
		parts = append(parts, ui.TN("chart.without", n))
	}
	return strings.Join(parts, " · ")
}

// after is the value that follows one in a round.
func after(round []string, now string) string {
	return round[(slices.Index(round, now)+1)%len(round)]
}

// NextCurrency shows sums as stated, converted into dollars, or into yuan.
func (p *Pane) NextCurrency() {
	p.how.convert = after([]string{"", "USD", "CNY"}, p.how.convert)
	p.reshow()
}

var unitKeys = []string{"", "million", "billion", "trillion"}

// NextUnits counts in what suits the chart, in millions, billions or trillions.
func (p *Pane) NextUnits() {
	p.how.units = after(unitKeys, p.how.units)
	p.reshow()
}

// ToggleLog puts sums on a logarithmic axis, or back.
func (p *Pane) ToggleLog() {
	p.how.log = !p.how.log
	p.reshow()
}

// ToggleIndex sets sums in relation to a first value of 100, or back.
func (p *Pane) ToggleIndex() {
	p.how.index = !p.how.index
	p.reshow()
}

// LeaveOut takes a figure out of the charts of this session; the pill in the bar
// says so and takes it back.
func (p *Pane) LeaveOut(id data.FigureID) {
	if id != "" && !slices.Contains(p.how.without, id) {
		p.how.without = append(slices.Clone(p.how.without), id)
		p.reshow()
	}
}

// asBuilt shows charts as they are built again.
func (p *Pane) asBuilt() {
	p.how = how{}
	p.reshow()
}

func (p *Pane) reshow() {
	p.mark()
	p.Redraw()
}
