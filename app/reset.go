package app

import (
	"os"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"yunshi/app/crash"
	"yunshi/app/ui"
	"yunshi/app/version"
)

// preferences are the keys of all that the window remembers.
var preferences = []string{
	prefTheme, prefLanguage, prefScale, prefFont, prefStill, prefCurrency, prefWatched, prefFolder, prefSession, prefToured, prefUsed,
	prefLanes, prefOrder, prefPinned, prefCollapsed, prefFiscal, prefColumns, prefTables,
}

// resetUI forgets all choices and where the window was left.
func resetUI(p fyne.Preferences) {
	for _, key := range preferences {
		p.RemoveValue(key)
	}
}

// watchCrash has a break written down, and returns the report of one before. That
// it cannot be written down is no reason not to start.
func watchCrash() (report string, done func()) {
	folder, err := crash.Folder()
	if err != nil {
		return "", func() {}
	}
	report, done, err = crash.Watch(folder, strings.Join(strings.Fields(version.Read().String()), " "), time.Now())
	if err != nil {
		return report, func() {}
	}
	return report, done
}

// crashLine is the height of a line of the report, in pixels.
const crashLine float32 = 20

// showCrash tells that the run before broke, and how.
func (w *Window) showCrash() bool {
	if w.report == "" {
		return false
	}
	text, err := os.ReadFile(w.report)
	if err != nil {
		return false
	}
	w.trace.say("crash", w.report)
	const most = 3000
	said := string(text[:min(len(text), most)])
	lines := ui.Column(1)
	for line := range strings.Lines(said) {
		lines.Add(ui.NewLabel(strings.TrimRight(strings.ReplaceAll(line, "\t", "    "), "\n"), ui.SizeSmall, ui.Muted).Cut())
	}
	stack, _ := ui.Scrolled(lines)
	height := min(560, 210+float32(strings.Count(said, "\n"))*crashLine)
	body := ui.Sides(
		ui.Pad(0, 0, 10, 0, ui.NewParagraph(ui.SizeText, ui.Run{Text: ui.T("crash.text", ui.Args{"P": w.report})})),
		stack,
		ui.Pad(10, 0, 0, 0, ui.Line(8, ui.Grow(nil), ui.NewPill(ui.T("crash.copy"), ui.Outlined, func() {
			w.app.Clipboard().SetContent(string(text))
			w.status.Say(ui.T("crash.copied"))
		}))))
	w.open(720, height, ui.T("crash.title"), body)
	w.report = ""
	return true
}

// handed takes what a second start hands over, and comes to the front. It is
// called off the UI thread.
func (w *Window) handed(paths []string) {
	ui.Do(func() {
		w.trace.say("handed", len(paths))
		w.win.RequestFocus()
		if len(paths) > 0 {
			w.openFiles(paths)
		}
	})
}
