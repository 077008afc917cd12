package app

import (
	"log/slog"
	"net/url"
	"strings"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"

	"yunshi/app/chartpane"
	"yunshi/app/companies"
	"yunshi/app/crash"
	"yunshi/app/detail"
	"yunshi/app/eventtable"
	"yunshi/app/filter"
	"yunshi/app/importer"
	"yunshi/app/keeper"
	"yunshi/app/mapping"
	"yunshi/app/palette"
	"yunshi/app/saveas"
	"yunshi/app/status"
	"yunshi/app/timeline"
	"yunshi/app/ui"
	"yunshi/app/views"
	"yunshi/data"
	"yunshi/data/library"
)

// Window wires the panes: it holds the view that they read and carries out what
// they report. All its fields belong to the UI thread.
type Window struct {
	app   fyne.App
	win   fyne.Window
	trace *trace

	timeline  *timeline.Timeline
	companies *companies.Pane
	detail    *detail.Pane
	charts    *chartpane.Pane
	filters   *filter.Bar
	status    *status.Bar
	palette   *palette.Palette
	saveAs    *saveas.Sheet
	importer  *importer.Sheet
	mapping   *mapping.Sheet
	asking    []mapping.Question // after the one that is asked
	table     *eventtable.Table
	sheet     *ui.Sheet          // the last one opened by the window itself
	files     *dialog.FileDialog // the last one opened
	panes     *fyne.Container
	all       []command                 // set by list
	listed    atomic.Pointer[[]command] // all, for who is off the UI thread

	view   *filter.View
	finder atomic.Pointer[finder] // read off the UI thread
	used   *usage
	turn   int // of the view asked for last
	// looking ends the search of the view asked for last.
	looking func()
	// corpusMarks is what the timeline shows; it is read off the UI thread.
	corpusMarks atomic.Pointer[corpusMarks]
	selected    data.EventID
	history     []place
	errors      []error
	opts        Options

	keeper    *keeper.Keeper
	kept      keeper.Snapshot   // the newest
	coming    []keeper.Snapshot // not yet told: those on their way to the panes
	newest    *data.Corpus      // shown, or about to be
	importing bool
	damaged   bool             // the library is
	offered   bool             // to save what it holds
	dating    bool             // the tray, one article after the other
	conflict  library.Conflict // asked about last
	choices   *ui.Sheet        // that asks about it
	changes   []library.Change // by newer rules, see reread
	logged    *slog.Logger
	report    string        // of a run before that broke, until it is shown
	figure    data.FigureID // shown in the detail pane, or ""
	after     data.EventID  // to be shown should the selected event go
	wanted    data.EventID  // to be shown as soon as it comes
	left      *session      // where the window was left, until there are events
	// How the events are arranged, see arrange.go.
	lanesBy, laneOrder string
	fiscal             bool
	saved              []views.View
	viewFiles          []string   // named at the start
	generated          *generated // in place of the corpus, or nil
}

// newWindow builds the window with empty panes; nothing is read yet.
func newWindow(a fyne.App, win fyne.Window, o Options, t *trace) *Window {
	w := &Window{app: a, win: win, opts: o, trace: t, logged: crash.NoLog(), looking: func() {}}
	w.timeline, w.table, w.companies, w.detail = timeline.New(), eventtable.New(), companies.New(), detail.New()
	w.charts, w.filters, w.status = chartpane.New(), filter.NewBar(), status.New()
	w.palette, w.saveAs, w.importer = &palette.Palette{}, &saveas.Sheet{}, &importer.Sheet{}
	w.view = filter.New(&data.Corpus{}, filter.Filter{})
	w.newest = w.view.Corpus
	w.keep(o.Library)
	w.used = newUsage(a.Preferences())
	w.opts.Paths, w.viewFiles = splitViews(o.Paths)
	w.setAll(w.commands())
	w.finder.Store(&finder{w: w, corpus: w.view.Corpus, all: w.all})
	w.connect()
	w.adopt()
	w.connectTable()
	w.connectTables()
	w.arrangeFirst()
	w.timeline.SetDark(ui.Dark())
	w.timeline.SetWords(w.timelineWords())
	w.timeline.Hide() // until there is something to show
	w.win.SetPadded(false)
	w.win.SetMainMenu(w.mainMenu())
	w.win.SetContent(w.layout())
	w.win.Canvas().SetOnTypedKey(w.typedKey)
	w.win.Canvas().SetOnTypedRune(w.typedRune)
	w.win.SetMaster()
	w.win.SetOnDropped(w.dropped)
	return w
}

// connect hands every pane what to call when the person wants something.
func (w *Window) connect() {
	w.timeline.OnSelected = w.onSelected
	w.timeline.OnOpened = func(data.EventID) { w.detail.Read() }
	w.timeline.OnLane = w.onLane
	w.companies.OnCompany = w.focusCompany
	w.companies.OnGroup = func(i int) { w.setFilter(w.view.Filter.ToggleGroup(i)) }
	w.filters.OnChanged = w.setFilter
	w.detail.OnCompany = w.focusCompany
	w.detail.OnEvent = w.selectEvent
	w.detail.OnFigure = w.openFigure
	w.detail.OnURL = w.openURL
	w.detail.OnRead = w.read
	w.detail.Whole = w.whole
	w.detail.Kept = w.keptOf
	w.detail.OnCommand = w.run
	w.charts.OnFigure = w.openFigure
	w.charts.OnEvents = func(ids []data.EventID) { w.selectEvent(ids[0]) }
	w.charts.OnCorrect = w.correctPoint
	w.charts.OnExport = w.exportSheet
	w.charts.OnCopy = w.copyChart
	w.charts.OnShown = func(name string) { w.trace.say("chart", name) }
	w.status.OnErrors = w.showErrors
	w.status.OnUndated = w.showUndated
	w.status.OnKeys = w.keys
	w.status.OnStop = w.stopImport
	w.status.OnConflicts = w.showConflicts
	w.status.OnLibrary = w.libraryAsked
	w.palette.Search = func(q string) []palette.Item { return w.finder.Load().find(q) }
	w.palette.OnSearched = func(q string, n int) { w.trace.say("search", q, n) }
	w.importer.OnImport, w.importer.OnFile, w.importer.OnFolder = w.openFiles, w.chooseFile, w.chooseFolder
}

// layout puts the panes into the window.
func (w *Window) layout() fyne.CanvasObject {
	bar := ui.Sides(nil, ui.On(ui.Paper, ui.Pad(8, 14, 8, 14, w.top())), ui.Rule())
	foot := ui.Sides(ui.Rule(), w.status.Object(), nil)
	w.panes = container.New(&panes{},
		w.companies.Object(), ui.Rule(), w.timeline, ui.Rule(), w.charts.Object(), ui.Rule(), w.detail.Object(), w.table)
	return ui.Sides(bar, w.panes, foot)
}

// panes lays out companies, rule, timeline, rule, charts, rule, detail, table.
type panes struct{}

func (*panes) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(880, 480) }

func (*panes) Layout(o []fyne.CanvasObject, size fyne.Size) {
	left := max(212, min(260, size.Width*0.147))
	right := max(310, min(460, size.Width*0.253))
	middle := size.Width - left - right - 2
	// The chart needs its 300 pixels; the timeline takes what is above it.
	chart := max(300, min(460, size.Height*0.42))
	put := func(i int, x, y, width, height float32) {
		if !o[i].Visible() {
			return // laying it out would already cost what hiding it saves
		}
		o[i].Move(fyne.NewPos(x, y))
		o[i].Resize(fyne.NewSize(width, height))
	}
	put(0, 0, 0, left, size.Height)
	put(1, left, 0, 1, size.Height)
	put(2, left+1, 0, middle, size.Height-chart-1)
	put(7, left+1, 0, middle, size.Height-chart-1) // in the timeline's place
	put(3, left+1, size.Height-chart-1, middle, 1)
	put(4, left+1, size.Height-chart, middle, chart)
	put(5, left+1+middle, 0, 1, size.Height)
	put(6, left+2+middle, 0, right, size.Height)
}

func (w *Window) openURL(s string) {
	u, err := url.Parse(s)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") {
		w.fail(ui.T("error.url", ui.Args{"U": s}))
		return
	}
	w.trace.say("browse", s)
	if err := w.app.OpenURL(u); err != nil {
		w.fail(ui.T("error.browser", ui.Args{"E": err}))
	}
}

// timelineWords are the timeline's texts in the person's language, and how it
// names where an event was read.
func (w *Window) timelineWords() *timeline.Words {
	words := timeline.English
	if ui.Chinese() {
		words = timeline.Chinese
	}
	words.Sources = func(e *data.Event) string { return strings.Join(filter.Publishers(w.view.Corpus, e), ", ") }
	return &words
}

func (w *Window) toggleTheme() {
	dark := !ui.Dark()
	w.setTheme(dark)
	w.app.Preferences().SetString(prefTheme, ui.Look().Name)
	w.trace.say("theme", ui.Look().Name)
}

func (w *Window) setTheme(dark bool) {
	w.app.Settings().SetTheme(ui.NewTheme(dark))
	w.timeline.SetDark(dark)
	w.charts.Redraw()
}
