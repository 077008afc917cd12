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
// marks, and package scene decides what a frame shows; all three are free of
// fyne. The widget here takes the pointer and the keys, asks scene for a frame
// and realises it with pooled canvas objects. Package sample makes up events.
package timeline
