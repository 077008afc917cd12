package charts

import (
	"maps"
	"slices"
	"sort"
	"strings"

	"yunshi/data"
)

// shares finds the definition of market share with most figures, and its
// companies, those with most shares first. Joint shares ("Top three (…)") are
// left out.
func (d *draft) shares() (lineage, []string, error) {
	type family struct {
		lineage
		n       int
		members map[string]int
	}
	var all []*family
	index := map[lineage]*family{}
	for _, l := range d.lineages {
		if l.metric != data.MarketShare || joint(l.subject) || !d.asked(l.subject) {
			continue
		}
		key := l
		key.subject = ""
		f := index[key]
		if f == nil {
			f = &family{lineage: key, members: map[string]int{}}
			index[key] = f
			all = append(all, f)
		}
		for _, p := range d.figures[l] {
			if within(p.Period, d.opt) {
				f.n++
				f.members[l.subject]++
			}
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].n > all[j].n })
	if len(all) == 0 || all[0].n == 0 {
		return lineage{}, nil, d.missing(d.say("market shares by company"))
	}
	best := all[0]
	names := slices.Collect(maps.Keys(best.members))
	sort.Slice(names, func(i, j int) bool {
		if best.members[names[i]] != best.members[names[j]] {
			return best.members[names[i]] > best.members[names[j]]
		}
		return names[i] < names[j]
	})
	return best.lineage, names, nil
}

func (d *draft) asked(subject string) bool {
	for _, c := range d.opt.Companies {
		if string(c) == subject {
			return true
		}
	}
	return len(d.opt.Companies) == 0
}

// marketShare stacks the shares of one issuer and definition, quarter by quarter.
func marketShare(c *data.Corpus, opt Options) (*Spec, error) {
	d := newDraft(c, opt, "market-share", Stacked)
	family, names, err := d.shares()
	if err != nil {
		return nil, err
	}
	all := d.stacks(family, names)
	var periods []data.Date
	for _, p := range all[0] {
		periods = append(periods, p.period)
	}
	if len(periods) == 0 {
		return nil, d.missing(d.say("market shares of several companies for one period"))
	}
	d.spec.Categories = axis(d.words, periods)
	for i, n := range names {
		// A vendor that is named once among many would only lengthen the legend.
		if len(all[i]) > 1 || len(all[i]) == 1 && (len(names) < 5 || len(periods) == 1) {
			d.spec.Series = append(d.spec.Series, d.series(d.name(n), all[i], len(d.spec.Series)%palette))
		}
	}
	s, err := d.finish()
	if err != nil {
		return nil, err
	}
	s.Rest = d.say("others")
	s.Subtitle = d.say("Share of %[1]s in %[2]s, percent, estimates by %[3]s", d.name(family.segment), d.name(family.geography), d.name(family.issuer))
	d.skipped()
	d.partial()
	d.later(family, s.Categories[len(s.Categories)-1].Period)
	d.shareTitle()
	return s, nil
}

// stacks returns each company's shares in the periods that make a stack: those
// with its base, the company with the most shares, and at least one other, if
// others are asked for. Between two such periods its base alone is shown too: the
// share that the title speaks of is not left out where it is stated.
func (d *draft) stacks(family lineage, names []string) [][]pick {
	precision := d.commonPrecision(family, names)
	counts, based := map[data.Date]int{}, map[data.Date]bool{}
	all := make([][]pick, len(names))
	for i, n := range names {
		l := family
		l.subject = n
		all[i] = d.picks(l, precision, d.opt)
		for _, p := range all[i] {
			counts[p.period]++
			based[p.period] = based[p.period] || i == 0
		}
	}
	first, last := data.OpenEnd, data.OpenStart
	for p := range based {
		if based[p] && counts[p] >= min(2, len(names)) {
			first, last = min(first, p.Start), max(last, p.End)
		}
	}
	for i := range all {
		all[i] = slices.DeleteFunc(all[i], func(p pick) bool {
			return !based[p.period] || p.period.Start < first || p.period.End > last
		})
	}
	return all
}

func (d *draft) commonPrecision(l lineage, names []string) data.Precision {
	count := map[data.Precision]int{}
	best := data.PrecisionQuarter
	for _, n := range names {
		l.subject = n
		for _, f := range d.figures[l] {
			count[f.Period.Precision]++
		}
	}
	for _, p := range []data.Precision{data.PrecisionHalf, data.PrecisionYear} {
		if count[p] > count[best] {
			best = p
		}
	}
	return best
}

// skipped says which periods have no stack.
func (d *draft) skipped() {
	var none []string
	for _, i := range d.spec.Missing {
		none = append(none, d.spec.Categories[i].Long)
	}
	if len(none) > 0 {
		d.note(d.say("Too few shares stated for %s.", d.ranges(none, d.spec.Categories)))
	}
}

// partial says which members of a stack are not stated.
func (d *draft) partial() {
	have := map[[2]int]bool{}
	for i, ser := range d.spec.Series {
		for _, p := range ser.Points {
			have[[2]int{i, p.Category}] = true
		}
	}
	var open []string
	for i, ser := range d.spec.Series {
		var none []string
		for at, c := range d.spec.Categories {
			if !have[[2]int{i, at}] && have[[2]int{0, at}] {
				none = append(none, c.Long)
			}
		}
		if len(none) > 0 {
			open = append(open, d.say("%[1]s in %[2]s", ser.Name, d.list(none)))
		}
	}
	if len(open) > 0 {
		d.note(d.say("Stacks are left open where a share is not stated: %s.", d.join(open)))
	}
}

// ranges shortens runs of neighbouring categories: "Q4 2022 to Q2 2023".
func (w words) ranges(names []string, cats []Category) string {
	at := map[string]int{}
	for i, c := range cats {
		at[c.Long] = i
	}
	var out []string
	for i := 0; i < len(names); {
		j := i
		for j+1 < len(names) && at[names[j+1]] == at[names[j]]+1 {
			j++
		}
		switch {
		case j == i:
			out = append(out, names[i])
		case j == i+1:
			out = append(out, names[i], names[j])
		default:
			out = append(out, w.say("%[1]s to %[2]s", names[i], names[j]))
		}
		i = j + 1
	}
	return w.list(out)
}

// shareTitle says how the first series' share changed over the periods shown.
func (d *draft) shareTitle() {
	s := d.spec
	pts := s.Series[0].Points
	first, last := pts[0], pts[len(pts)-1]
	from, to := s.Categories[first.Category].Long, s.Categories[last.Category].Long
	if len(pts) == 1 {
		s.Title = d.say("%[1]s held %[2]s of the market in %[3]s", s.Series[0].Name, d.said(last.Value, last.Qualifier, last.Unit), to)
		return
	}
	format := "%[1]s's share held at %[5]s from %[3]s to %[4]s"
	switch last.Value.Cmp(first.Value) {
	case -1:
		format = "%[1]s's share fell from %[2]s in %[3]s to %[5]s in %[4]s"
	case 1:
		format = "%[1]s's share rose from %[2]s in %[3]s to %[5]s in %[4]s"
	}
	s.Title = d.say(format, s.Series[0].Name, d.said(first.Value, first.Qualifier, first.Unit), from, to, d.said(last.Value, last.Qualifier, last.Unit))
}

// later says which shares of the same definition are stated for periods after the
// last one shown: too few for a picture, but a reader must not take the last
// stack for the last word.
func (d *draft) later(family lineage, than data.Date) {
	var said []string
	for _, l := range d.lineages {
		if l.metric != data.MarketShare || l.segment != family.segment || l.geography != family.geography || joint(l.subject) || !d.asked(l.subject) {
			continue
		}
		for _, f := range d.figures[l] {
			if p := plain(f.Period); p.Start > than.End && within(p, d.opt) {
				d.cite(f)
				said = append(said, d.say("%[1]s %[2]s (%[3]s, %[4]s)", d.name(f.Subject), d.figure(f), d.date(p), d.name(f.Issuer)))
			}
		}
	}
	if len(said) > 0 {
		d.note(d.say("Since then only single shares are stated: %s.", d.list(said)))
	}
}

// joint reports whether a subject is several companies at once.
func joint(subject string) bool {
	return strings.HasPrefix(subject, "Top ") || strings.Contains(subject, " and ")
}

// marketShareLatest ranks the companies in the latest period for which the
// definition of market-share has three or more of them.
func marketShareLatest(c *data.Corpus, opt Options) (*Spec, error) {
	if opt.Period.Known() {
		opt.From, opt.To = opt.Period, opt.Period
	}
	d := newDraft(c, opt, "market-share-latest", Bars)
	family, names, err := d.shares()
	if err != nil {
		return nil, err
	}
	byPeriod := map[data.Date][]pick{}
	var best data.Date
	for _, n := range names {
		l := family
		l.subject = n
		for _, precision := range []data.Precision{data.PrecisionQuarter, data.PrecisionHalf, data.PrecisionYear} {
			for _, p := range d.picks(l, precision, opt) {
				byPeriod[p.period] = append(byPeriod[p.period], p)
				if len(byPeriod[p.period]) >= min(3, len(names)) && p.period.End >= best.End {
					best = p.period
				}
			}
		}
	}
	if !best.Known() {
		return nil, d.missing(d.say("period with market shares of three companies"))
	}
	picks := byPeriod[best]
	sort.SliceStable(picks, func(i, j int) bool { return picks[i].Value.Cmp(picks[j].Value) > 0 })
	ser := Series{Name: d.name(family.issuer)}
	for i, p := range picks {
		d.spec.Categories = append(d.spec.Categories, Category{Label: d.name(p.Subject), Long: d.name(p.Subject), Period: best})
		ser.Points = append(ser.Points, d.point(i, d.name(p.Subject)+d.comma()+d.date(best), p.Figure))
	}
	d.spec.Series = []Series{ser}
	s, err := d.finish()
	if err != nil {
		return nil, err
	}
	s.Title = d.say("%[1]s held %[2]s of the market in %[3]s", d.name(picks[0].Subject), d.figure(picks[0].Figure), d.date(best))
	if len(picks) > 1 {
		s.Title += d.say(", ahead of %[1]s with %[2]s", d.name(picks[1].Subject), d.figure(picks[1].Figure))
	}
	s.Subtitle = d.say("Share of %[1]s in %[2]s, %[3]s, percent, estimates by %[4]s",
		d.name(family.segment), d.name(family.geography), d.date(best), d.name(family.issuer))
	if !opt.Period.Known() {
		d.later(family, best)
		d.newer(best, family.geography)
	}
	return s, nil
}

// newer says which other definition has shares of three companies for a later
// period: they are not joined with the ones shown, but a reader wants to know.
func (d *draft) newer(than data.Date, geography string) {
	type ranking struct {
		lineage
		period data.Date
	}
	members := map[ranking]map[string]bool{}
	var latest ranking
	for _, l := range d.lineages {
		if l.metric != data.MarketShare || l.geography != geography {
			continue
		}
		for _, f := range d.figures[l] {
			r := ranking{l, plain(f.Period)}
			r.subject = ""
			if r.period.Start <= than.End {
				continue
			}
			if members[r] == nil {
				members[r] = map[string]bool{}
			}
			members[r][l.subject] = true
			if len(members[r]) >= 3 && r.period.End > latest.period.End {
				latest = r
			}
		}
	}
	if latest.period.Known() {
		d.note(d.say("Newer, but by another definition: %[1]s on %[2]s, %[3]s.", d.name(latest.issuer), d.name(latest.segment), d.date(latest.period)))
	}
}
