package charts

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"yunshi/charts/scene"
)

// OpenSpecs reads the charts that a file holds: a spec (.json), or a picture
// (.png) or deck (.pptx) that Yunshi exported.
func OpenSpecs(path string) ([]*Spec, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read (%w): name a chart that Yunshi saved", path, reason(err))
	}
	specs, err := readSpecs(f, path)
	if e := f.Close(); err == nil {
		err = e
	}
	switch {
	case err != nil:
		return nil, fmt.Errorf("%s: %w", path, err)
	case len(specs) == 0:
		return nil, fmt.Errorf("%s: no chart of Yunshi is in it: open one that Yunshi exported", path)
	}
	return specs, nil
}

func readSpecs(f *os.File, path string) ([]*Spec, error) {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".pptx":
		st, err := f.Stat()
		if err != nil {
			return nil, err
		}
		return ReadDeck(f, st.Size())
	case ".png":
		s, err := ReadSpec(f)
		if err != nil {
			return nil, err
		}
		return []*Spec{s}, nil
	}
	text, err := io.ReadAll(io.LimitReader(f, 16<<20))
	if err != nil {
		return nil, err
	}
	s, err := parseSpec(text)
	if err != nil {
		return nil, err
	}
	return []*Spec{s}, nil
}

// ReadSpec returns the chart that a PNG written by Export shows.
func ReadSpec(r io.Reader) (*Spec, error) {
	text, err := scene.PNGText(r, specKeyword)
	if err != nil {
		return nil, err
	}
	if text == "" {
		return nil, errors.New("the picture holds no chart of Yunshi: open one that Yunshi exported as PNG")
	}
	return parseSpec([]byte(text))
}

func parseSpec(text []byte) (*Spec, error) {
	var s Spec
	if err := json.Unmarshal(text, &s); err != nil {
		return nil, fmt.Errorf("the chart cannot be read (%s): open one that Yunshi saved", firstLine(err))
	}
	if err := s.check(); err != nil {
		return nil, err
	}
	return &s, nil
}

// SaveSpec writes a chart's spec as JSON, which OpenSpecs reads.
func SaveSpec(s *Spec, path string) error {
	return WriteFile(path, func(w io.Writer) error { return writeJSON(w, s, Options{}) })
}

func writeJSON(w io.Writer, s *Spec, _ Options) error {
	if err := s.check(); err != nil {
		return err
	}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(s)
}

// Rename gives a chart a title and a subtitle of the person's own; an empty one
// leaves what is there. A subtitle of a new unit would be a lie, so nothing else
// of the chart changes.
func (s *Spec) Rename(title, subtitle string) {
	if title != "" && title != s.Title {
		s.Title, s.Own = title, true
	}
	if subtitle != "" && subtitle != s.Subtitle {
		s.Subtitle, s.Own = subtitle, true
	}
}
