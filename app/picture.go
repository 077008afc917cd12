package app

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"yunshi/app/filter"
	"yunshi/app/saveas"
	"yunshi/app/timeline"
	"yunshi/app/timeline/marks"
	"yunshi/app/timeline/picture"
	"yunshi/app/timeline/viewport"
	"yunshi/app/ui"
	"yunshi/data"
)

// pictureSheet asks where the timeline is to be saved as a picture.
func (w *Window) pictureSheet() {
	s := w.timeline.Snapshot()
	if s.Index == nil || s.Index.All.Len() == 0 {
		w.status.Say(ui.T("status.nothing"))
		return
	}
	w.trace.say("picture open")
	w.saveAs.Show(w.win.Canvas(), saveas.Form{
		Heading: ui.T("save.timeline"), Path: filepath.Join(w.exportFolder(), "timeline.png"), Formats: picture.Formats,
		Title: w.pictureTitle(), Ranged: true,
		Save: func(c saveas.Choice, done func(error)) { w.savePicture(s, c, done) },
	})
}

// pictureTitle is what the filter leaves: the company, or the market.
func (w *Window) pictureTitle() string {
	names := make([]string, len(w.view.Filter.Companies))
	for i, id := range w.view.Filter.Companies {
		names[i] = string(id)
	}
	if len(names) == 0 || len(names) > 3 {
		return ui.T("picture.title")
	}
	return strings.Join(names, ", ")
}

// savePicture draws off the UI thread. The years stand behind the title, which
// without them would not say which part of the story is told.
func (w *Window) savePicture(s timeline.Snapshot, c saveas.Choice, done func(error)) {
	words := w.timeline.Words()
	o := picture.Options{
		Index: s.Index, View: s.View, First: s.Row, FiscalEnd: s.FiscalEnd,
		Width: c.Width, Height: c.Height, Scale: c.Scale, Dark: c.Dark, Transparent: c.Transparent, Title: c.Title,
		Words: picture.Words{
			Axis: words.Axis, Wider: words.Wider, Hidden: ui.T("picture.hidden"), Hollow: ui.T("picture.hollow"),
			Denied: ui.T("modality.denied"), Crowd: ui.T("picture.crowd"), Group: func(key string) string { return ui.T("group." + key) },
		},
	}
	if c.Whole {
		o.View, o.First = s.Whole, 0
	}
	if o.Title != "" {
		o.Title += ui.T("picture.years", ui.Args{"Y": years(o.View)})
	}
	corpus := w.view.Corpus
	go func() {
		o.Source = func(shown []int32) string { return sourceLine(corpus, s.Index.Table, shown) }
		err := picture.Write(c.Path, o)
		ui.Do(func() { w.exported(c.Path, err, done) })
	}()
}

// years names the first and the last year of which a good part is in sight.
func years(v viewport.View) string {
	trim := v.Span() / 25
	from, to := viewport.DayAt(v.From+trim), viewport.DayAt(v.To-trim)
	a, _, _ := from.Civil()
	b, _, _ := to.Civil()
	if a == b {
		return fmt.Sprint(a)
	}
	return fmt.Sprintf("%d – %d", a, b)
}

// sourceLine counts the events and names the publishers that tell most of them.
func sourceLine(c *data.Corpus, t *marks.Table, ids []int32) string {
	told := map[string]int{}
	if len(c.Documents) > 0 {
		for _, id := range ids {
			for _, name := range filter.Publishers(c, t.Event(int(id))) {
				told[name]++
			}
		}
	}
	names := make([]string, 0, len(told))
	for n := range told {
		names = append(names, n)
	}
	slices.SortFunc(names, func(a, b string) int {
		if d := told[b] - told[a]; d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	const most = 5
	events := ui.TN("status.events", len(ids))
	switch {
	case len(names) == 0:
		return ui.T("picture.unsourced", ui.Args{"E": events})
	case len(names) > most:
		return ui.T("picture.others", ui.Args{"E": events, "P": strings.Join(names[:most], ", "), "N": len(names) - most})
	}
	return ui.T("picture.source", ui.Args{"E": events, "P": strings.Join(names, ", ")})
}
