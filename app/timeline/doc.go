// Package timeline is the widget that shows dated events as marks in lanes over
// a zoomable axis. It knows no other pane: the caller hands it marks, lanes and
// a filter, and it calls back with what the person intends.
//
//	tl := timeline.New()
//	table := marks.FromCorpus(corpus)
//	tl.SetMarks(table, marks.ByCompany(corpus, table))
//	tl.OnSelected = func(id data.EventID) { … }
//
// The arithmetic of the axis is package viewport, the store of marks is package
// marks; both are free of fyne. Here are the layout of one frame (frame.go and
// its neighbours: a list of drawables from a view, no canvas objects) and the
// widget that realises that list with pooled canvas objects.
package timeline
