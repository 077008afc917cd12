package chartpane

import (
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"unicode"

	"yunshi/app/ui"
	"yunshi/charts"
	"yunshi/data"
)

// ownPrefix begins the name of a chart of the person's own.
const ownPrefix = "own:"

// own is a chart that the person built, or opened from a file.
type own struct {
	name string // ownPrefix and the file's name, or the title where there is no file
	path string // "" for one that was opened and not saved
	spec *charts.Spec
}

// SetFolder says where charts of the person's own are kept and reads them, off
// the UI thread. A folder that is not there yet holds none; a file that cannot be
// read is told of.
func (p *Pane) SetFolder(folder string, fail func(error)) {
	p.folder = folder
	go func() {
		kept, look, errs := readFolder(folder)
		ui.Do(func() {
			p.owns, p.look = append(kept, p.owns...), look
			for _, err := range errs {
				fail(err)
			}
			p.reshow()
		})
	}()
}

// lookFile is the palette and typeface of the person's own, beside their charts.
const lookFile = "look.toml"

func readFolder(folder string) (kept []own, look *charts.Look, errs []error) {
	if path := filepath.Join(folder, lookFile); exists(path) {
		var err error
		if look, err = charts.ReadLook(path); err != nil {
			errs = append(errs, err)
		}
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.json"))
	if err != nil {
		return nil, look, append(errs, err)
	}
	sort.Strings(files)
	for _, path := range files {
		specs, err := charts.OpenSpecs(path)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		kept = append(kept, own{ownPrefix + strings.TrimSuffix(filepath.Base(path), ".json"), path, specs[0]})
	}
	return kept, look, errs
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// Keep saves a chart among the person's own, off the UI thread, and shows it. It
// calls done on the UI thread.
func (p *Pane) Keep(spec *charts.Spec, done func(error)) {
	folder := p.folder
	go func() {
		path, err := saveIn(folder, spec)
		ui.Do(func() {
			if err == nil {
				p.add(own{ownPrefix + strings.TrimSuffix(filepath.Base(path), ".json"), path, spec})
			}
			done(err)
		})
	}()
}

func saveIn(folder string, spec *charts.Spec) (string, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", err
	}
	base := slug(spec.Title)
	path := filepath.Join(folder, base+".json")
	for n := 2; exists(path); n++ {
		path = filepath.Join(folder, base+"-"+strconv.Itoa(n)+".json")
	}
	return path, charts.SaveSpec(spec, path)
}

// slug makes a file's name of a title.
func slug(title string) string {
	s := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return '-'
	}, title)
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '-' })
	out := []rune(strings.Join(parts, "-"))
	if len(out) > 60 {
		out = out[:60]
	}
	if len(out) == 0 {
		return "chart"
	}
	return string(out)
}

// Open shows charts that a file carries: a picture or a deck that came back.
func (p *Pane) Open(specs []*charts.Spec) {
	for _, s := range specs {
		p.add(own{ownPrefix + s.Title, "", s})
	}
}

func (p *Pane) add(o own) {
	at := -1
	for i := range p.owns {
		if p.owns[i].name == o.name {
			at = i
		}
	}
	if at < 0 {
		p.owns = append(p.owns, o)
	} else {
		p.owns[at] = o
	}
	p.Show(o.name)
}

// Drop removes the chart in sight, if it is one of the person's own, with its file.
func (p *Pane) Drop() error {
	name := p.Name()
	for i, o := range p.owns {
		if o.name != name {
			continue
		}
		if o.path != "" {
			if err := os.Remove(o.path); err != nil {
				return err
			}
		}
		p.owns = append(p.owns[:i:i], p.owns[i+1:]...)
		p.chosen[ownTopic] = ""
		p.reshow()
		return nil
	}
	return nil
}

func (p *Pane) ownOf(name string) *own {
	for i := range p.owns {
		if p.owns[i].name == name {
			return &p.owns[i]
		}
	}
	return nil
}

// rebuilt asks a chart's question of the corpus again; one that came without its
// question, or whose figures have gone, is shown as it was.
func rebuilt(kept *charts.Spec, c *data.Corpus, opt charts.Options) *charts.Spec {
	if kept.Query == nil {
		return kept
	}
	s, err := charts.Ask(c, *kept.Query, opt)
	if err != nil {
		return kept
	}
	if kept.Own {
		s.Rename(kept.Title, kept.Subtitle)
	}
	return s
}
