package app

import (
	"os"
	"path/filepath"
	"strconv"

	"fyne.io/fyne/v2"

	"yunshi/app/ui"
	"yunshi/data/library"
)

// settings are what the person chose, as the toolkit keeps them.
type settings struct{ fyne.Preferences }

const (
	prefTheme    = "theme"
	prefLanguage = "language"
	prefScale    = "scale"
	prefFont     = "font"
	prefStill    = "still"
	prefCurrency = "currency"
	prefWatched  = "watched"
)

// Theme is "light" or "dark".
func (s settings) Theme() string { return s.StringWithFallback(prefTheme, "light") }

// Language is one of ui.Languages, or "" for the system's.
func (s settings) Language() string { return s.String(prefLanguage) }

// Scale is the size of text and of all else, in percent.
func (s settings) Scale() int { return s.IntWithFallback(prefScale, 100) }

// Font is the path of the typeface, or "" for our own.
func (s settings) Font() string { return s.String(prefFont) }

// Still is true where nothing is to glide or fade.
func (s settings) Still() bool { return s.Bool(prefStill) }

// Currency is the ISO 4217 code of the currency that charts turn sums into, or ""
// for that of the sources.
func (s settings) Currency() string { return s.String(prefCurrency) }

// Watched is the folder whose files are brought in as they arrive, or "".
func (s settings) Watched() string { return s.String(prefWatched) }

// scaleVariable is where Fyne looks first for the scale that the person wants;
// who has set it there wants it more than what was chosen here.
const scaleVariable = "FYNE_SCALE"

// begin puts what must stand before there is a window into force. A typeface that
// has gone since is our own again.
func (s settings) begin() error {
	if os.Getenv(scaleVariable) == "" && s.Scale() != 100 {
		setScale(s.Scale())
	}
	_ = ui.UseTypeface(s.Font())
	return ui.LoadWordsIn(s.Language())
}

// factor is the scale that Fyne is going to multiply the screen's own with.
func (s settings) factor() float32 {
	if f, err := strconv.ParseFloat(os.Getenv(scaleVariable), 32); err == nil && f > 0 {
		return float32(f)
	}
	return 1
}

func setScale(percent int) {
	_ = os.Setenv(scaleVariable, strconv.FormatFloat(float64(percent)/100, 'f', 2, 64))
}

// settings of the window's app.
func (w *Window) settings() settings { return settings{w.app.Preferences()} }

// adopt puts those settings into force that the panes hold.
func (w *Window) adopt() {
	s := w.settings()
	w.timeline.ReduceMotion = s.Still() || !w.app.Settings().ShowAnimations()
	w.charts.SetCurrency(s.Currency())
}

// setting is one row of the sheet: what can be chosen, what holds, and what
// choosing does.
type setting struct {
	label   string // key of its words
	values  []string
	texts   []string // what is seen of the values
	current func() string
	choose  func(string)
}

// scales are offered in percent.
var scales = []string{"90", "100", "125", "150", "175", "200"}

func (w *Window) settingRows() []setting {
	s := w.settings()
	percents := make([]string, len(scales))
	for i, p := range scales {
		percents[i] = p + " %"
	}
	return []setting{
		{
			label: "settings.theme", values: []string{"light", "dark"}, texts: []string{ui.T("cmd.light"), ui.T("cmd.dark")},
			current: func() string { return ui.Look().Name }, choose: w.chooseTheme,
		},
		{
			label: "settings.language", values: append([]string{""}, ui.Languages...),
			texts:   []string{ui.T("settings.system"), "English", "简体中文"},
			current: s.Language, choose: func(v string) { s.SetString(prefLanguage, v) },
		},
		{
			label: "settings.size", values: scales, texts: percents,
			current: func() string { return strconv.Itoa(s.Scale()) }, choose: w.chooseScale,
		},
		{
			label: "settings.motion", values: []string{"false", "true"},
			texts:   []string{ui.T("settings.smooth"), ui.T("settings.still")},
			current: func() string { return strconv.FormatBool(s.Still()) },
			choose:  func(v string) { s.SetBool(prefStill, v == "true"); w.adopt() },
		},
		{
			label: "settings.currency", values: []string{"", "CNY", "USD"},
			texts:   []string{ui.T("settings.reported"), "CNY ¥", "USD $"},
			current: s.Currency, choose: func(v string) { s.SetString(prefCurrency, v); w.adopt() },
		},
	}
}

func (w *Window) chooseTheme(name string) {
	if name != ui.Look().Name {
		w.toggleTheme()
	}
}

// chooseScale sets everything at another size at once; the window stays within
// the screen.
func (w *Window) chooseScale(percent string) {
	n, err := strconv.Atoi(percent)
	if err != nil {
		return
	}
	w.settings().SetInt(prefScale, n)
	setScale(n)
	size := w.win.Canvas().Size()
	w.app.Settings().SetTheme(ui.NewTheme(ui.Dark()))
	if fits := onScreen(size, w.win.Canvas().Scale()); fits != size {
		w.win.Resize(fits)
	}
}

// showSettings opens the sheet of settings.
func (w *Window) showSettings() {
	note := ui.NewParagraph(ui.SizeSmall, ui.Run{Text: ui.T("settings.note"), Role: ui.Muted})
	body := ui.Column(10)
	label := func(key string) fyne.CanvasObject {
		return ui.Fixed(132, 0, ui.NewLabel(ui.T(key), ui.SizeText, ui.Muted))
	}
	for _, row := range w.settingRows() {
		pills := make([]*ui.Pill, len(row.values))
		mark := func() {
			for i, p := range pills {
				p.SetOn(row.values[i] == row.current())
			}
		}
		line := ui.Line(4)
		for i, v := range row.values {
			pills[i] = ui.NewPill(row.texts[i], ui.Tab, func() {
				row.choose(v)
				mark()
				w.trace.say("setting", row.label, v)
			})
			line.Add(pills[i])
		}
		mark()
		body.Add(ui.Line(8, label(row.label), line))
	}
	body.Add(ui.Line(8, label("settings.font"), ui.Grow(w.fontField(note))))
	body.Add(ui.Line(8, label("settings.watched"), ui.Grow(w.watchField())))
	body.Add(ui.Line(8, label("settings.data"), ui.Grow(w.libraryField(note))))
	body.Add(note)
	w.trace.say("settings")
	w.openFitted(640, ui.T("cmd.settings"), body)
}

// fontField asks for the path of a typeface; what it cannot use, it says in the
// note.
func (w *Window) fontField(note *ui.Paragraph) *ui.Entry {
	field := ui.NewEntry(ui.T("settings.font.own"))
	field.SetText(w.settings().Font())
	field.OnEscape = func() { w.sheet.Close() }
	field.OnEnter = func() {
		if err := ui.UseTypeface(field.Text); err != nil {
			note.SetRuns(ui.Run{Text: ui.T("settings.font.bad", ui.Args{"E": err}), Role: ui.Warning})
			return
		}
		w.settings().SetString(prefFont, field.Text)
		note.SetRuns(ui.Run{Text: ui.T("settings.note"), Role: ui.Muted})
		w.setTheme(ui.Dark())
		w.trace.say("setting", "settings.font", filepath.Base(field.Text))
	}
	return field
}

// libraryField asks for the folder of the library; one that was named on the
// command line is only shown.
func (w *Window) libraryField(note *ui.Paragraph) fyne.CanvasObject {
	if w.opts.named {
		return ui.NewLabel(w.opts.Library, ui.SizeText, ui.Ink).Cut()
	}
	field := ui.NewEntry("")
	field.SetText(filepath.Dir(w.opts.Library))
	field.OnEscape = func() { w.sheet.Close() }
	field.OnEnter = func() {
		if field.Text == filepath.Dir(w.opts.Library) {
			return
		}
		to, err := library.PlanMove(field.Text)
		if err != nil {
			note.SetRuns(ui.Run{Text: err.Error(), Role: ui.Warning})
			return
		}
		note.SetRuns(ui.Run{Text: ui.T("settings.data.next", ui.Args{"P": to}), Role: ui.Ink})
		w.trace.say("setting", "settings.data", to)
	}
	return field
}
