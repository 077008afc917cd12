package app

import (
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"yunshi/app/ui"
	"yunshi/app/version"
)

// settingsPath is the folder in which the toolkit keeps the settings.
func (w *Window) settingsPath() string { return w.app.Storage().RootURI().Path() }

// about tells which Yunshi this is, where it keeps what, and under which terms.
func (w *Window) about() {
	info := version.Read()
	head := ui.Line(8, ui.NewLabel("云史", 20, ui.Ink).Heavy(), ui.NewLabel("Yunshi", 20, ui.Accent).Heavy())
	which := ui.T("about.version", ui.Args{"Version": info.Version}) + "  ·  " + ui.T("about.commit", ui.Args{"C": short(info)})
	copied := ui.NewLabel("", ui.SizeSmall, ui.Muted).Cut()
	tell := ui.NewPill(ui.T("about.copy"), ui.Outlined, func() {
		w.app.Clipboard().SetContent(w.diagnostics(info))
		copied.SetText(ui.T("about.copied"))
		w.trace.say("diagnostics")
	})
	terms := ui.NewPill(ui.T("about.licences"), ui.Outlined, func() { w.licences(info) })
	text := func(size float32, role ui.Role, s string) fyne.CanvasObject {
		return ui.NewParagraph(size, ui.Run{Text: s, Role: role})
	}
	place := func(what, path string) fyne.CanvasObject {
		return ui.Column(2, ui.NewLabel(what, ui.SizeSmall, ui.Muted), text(ui.SizeText, ui.Ink, path))
	}
	body := ui.Column(12,
		ui.Column(2, head, ui.NewLabel(which, ui.SizeSmall, ui.Muted).Cut()),
		text(ui.SizeText, ui.Ink, ui.T("about.text")),
		place(ui.T("about.data"), w.opts.Library),
		place(ui.T("about.config"), w.settingsPath()),
		text(ui.SizeSmall, ui.Muted, ui.T("about.terms")),
		ui.Line(8, tell, terms, ui.Grow(copied)),
	)
	w.trace.say("about", info.Version)
	w.openFitted(520, ui.T("cmd.about"), body)
}

// short is the commit as a person quotes it.
func short(i version.Info) string {
	c := i.Commit
	if len(c) > 12 {
		c = c[:12]
	}
	if i.Changed {
		c += "+"
	}
	return c
}

// diagnostics is what a report of a fault needs to say about this run. It holds no
// article, no name of a file of the person's, and not the person's name, which
// paths below the home folder would tell.
func (w *Window) diagnostics(info version.Info) string {
	s, c := w.settings(), w.win.Canvas()
	var b strings.Builder
	b.WriteString(info.String())
	line := func(name string, v ...any) { fmt.Fprintf(&b, "%s\t%s\n", name, strings.TrimSpace(fmt.Sprintln(v...))) }
	line("system", info.System)
	line("desktop", os.Getenv("XDG_CURRENT_DESKTOP"), os.Getenv("XDG_SESSION_TYPE"))
	line("window", fmt.Sprintf("%.0f×%.0f at %.2f", c.Size().Width, c.Size().Height, c.Scale()))
	line("theme", ui.Look().Name)
	line("language", ui.T("app.language"))
	line("size", s.Scale(), "percent")
	line("typeface", filepath.Base(s.Font()))
	line("currency", s.Currency())
	line("corpus", len(w.view.Corpus.Events), "events,", len(w.view.Corpus.Figures), "figures,", len(w.view.Corpus.Documents), "documents")
	line("errors", len(w.errors))
	line("library", anonymous(w.opts.Library))
	line("settings", anonymous(w.settingsPath()))
	return b.String()
}

// anonymous writes a path below the home folder from ~ on.
func anonymous(path string) string {
	home, err := os.UserHomeDir()
	if err != nil || home == "" {
		return path
	}
	if rest, ok := strings.CutPrefix(path, home); ok {
		return "~" + rest
	}
	return path
}

// licences shows the libraries that are linked in, and the terms of each where
// the package has brought them.
func (w *Window) licences(info version.Info) {
	path := termsFile()
	if path == "" {
		rows := []ui.Row{{Heading: true, Title: ui.T("about.licences.none")}}
		for _, m := range info.Modules {
			rows = append(rows, ui.Row{Title: m.Path, Right: m.Version})
		}
		w.list(ui.T("about.licences"), rows, nil)
		return
	}
	text, err := readTerms(path)
	if err != nil {
		w.fail(err.Error())
		return
	}
	var rows []ui.Row
	for line := range strings.Lines(text) {
		rows = append(rows, ui.Row{Title: strings.TrimRight(line, "\r\n")})
	}
	w.trace.say("licences", len(rows))
	w.list(ui.T("about.licences"), rows, nil)
}

// termsName is the file that packages bring; see packaging/inventory.
const termsName = "third-party-licences.txt"

// termsFile looks for the terms beside the program, as they lie in the packages:
// "" where they are not.
func termsFile() string {
	program, err := os.Executable()
	if err != nil {
		return ""
	}
	if real, err := filepath.EvalSymlinks(program); err == nil {
		program = real
	}
	here := filepath.Dir(program)
	doc := filepath.Join(here, "..", "share", "doc", "yunshi", termsName)
	for _, path := range []string{filepath.Join(here, termsName), doc, doc + ".gz", filepath.Join(here, "..", "Resources", termsName)} {
		if s, err := os.Stat(path); err == nil && s.Mode().IsRegular() {
			return path
		}
	}
	return ""
}

// mostTerms is more than all terms together are long, in bytes.
const mostTerms = 16 << 20

func readTerms(path string) (string, error) {
	f, err := os.Open(path) // #nosec G304 -- a file of the package's own
	if err != nil {
		return "", err
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			return "", fmt.Errorf("%s: %w", path, err)
		}
	}
	raw, err := io.ReadAll(io.LimitReader(r, mostTerms))
	if err != nil {
		return "", fmt.Errorf("%s: %w", path, err)
	}
	return string(raw), nil
}
