package charts

import (
	"bufio"
	"encoding/json"
	"fmt"
	"image/color"
	"io"
	"os"
	"path/filepath"
	"strings"

	"yunshi/charts/scene"
)

// specKeyword is where a PNG keeps the spec of its chart, so that the picture
// can be opened again.
const specKeyword = "yunshi-chart"

// formats are the endings that Export knows, and what writes them.
var formats = map[string]func(w io.Writer, spec *Spec, opt Options) error{
	"png":  writePNG,
	"svg":  writeSVG,
	"pdf":  writePDF,
	"csv":  writeCSV,
	"pptx": writePPTX,
	"xlsx": writeXLSX,
	"json": writeJSON,
}

// Export writes the chart to path; the ending picks the format: png, svg, pdf,
// pptx, xlsx, csv, or json for the spec. It writes a temporary file beside the target and renames
// it, so that nothing half-written is left when it fails.
func Export(spec *Spec, path string, opt Options) error {
	ending := strings.ToLower(strings.TrimPrefix(filepath.Ext(path), "."))
	write, ok := formats[ending]
	if !ok {
		return fmt.Errorf("%s: no chart is written as %q: end the name in .png, .svg, .pdf, .pptx, .xlsx, .csv or .json", path, ending)
	}
	return WriteFile(path, func(w io.Writer) error { return write(w, spec, opt) })
}

// WriteFile lets write fill a temporary file beside path and puts it in path's
// place only once it is whole, so that nothing half-written is left.
func WriteFile(path string, write func(io.Writer) error) (err error) {
	tmp, err := os.CreateTemp(filepath.Dir(path), ".yunshi-*")
	if err != nil {
		return fmt.Errorf("%s cannot be written (%w): choose a folder that exists and that you may write to", path, reason(err))
	}
	defer func() {
		if err != nil {
			_ = tmp.Close()
			_ = os.Remove(tmp.Name())
		}
	}()
	b := bufio.NewWriterSize(tmp, 1<<16)
	if err := write(b); err != nil {
		return err
	}
	if err := b.Flush(); err != nil {
		return fmt.Errorf("%s cannot be written (%w): free some space or choose another folder", path, reason(err))
	}
	if err := tmp.Chmod(0o644); err != nil {
		return err
	}
	if err := tmp.Close(); err != nil {
		return fmt.Errorf("%s cannot be written (%w): free some space or choose another folder", path, reason(err))
	}
	if err := os.Rename(tmp.Name(), path); err != nil {
		return fmt.Errorf("%s cannot be written (%w): choose another name", path, reason(err))
	}
	return nil
}

// reason drops the temporary file's name, which tells a person nothing.
func reason(err error) error {
	for {
		u, ok := err.(interface{ Unwrap() error })
		if !ok || u.Unwrap() == nil {
			return err
		}
		err = u.Unwrap()
	}
}

// page fills in the size that an export has where none is asked for.
func (o Options) page() (width, height int, scale float64) {
	width, height, scale = o.Width, o.Height, o.Scale
	if width == 0 || height == 0 {
		width, height = 1920, 1080
	}
	if scale <= 0 {
		scale = 1
	}
	return width, height, scale
}

// WritePNG writes the chart as a PNG that carries its spec.
func WritePNG(w io.Writer, spec *Spec, opt Options) error { return writePNG(w, spec, opt) }

func writePNG(w io.Writer, spec *Spec, opt Options) error {
	width, height, scale := opt.page()
	l, err := layOut(spec, width, height, opt)
	if err != nil {
		return err
	}
	if err := affordable(width, height, scale); err != nil {
		return err
	}
	if opt.Transparent {
		l.Background = color.NRGBA{}
	}
	text, err := json.Marshal(spec)
	if err != nil {
		return err
	}
	return scene.WritePNG(w, l.Image(scale), specKeyword, string(text))
}

func writeSVG(w io.Writer, spec *Spec, opt Options) error {
	width, height, _ := opt.page()
	l, err := layOut(spec, width, height, opt)
	if err != nil {
		return err
	}
	if opt.Transparent {
		l.Background = color.NRGBA{}
	}
	return l.SVG(w)
}

func writePDF(w io.Writer, spec *Spec, opt Options) error {
	width, height, _ := opt.page()
	l, err := layOut(spec, width, height, opt)
	if err != nil {
		return err
	}
	if opt.Transparent {
		l.Background = color.NRGBA{}
	}
	return l.PDF(w)
}
