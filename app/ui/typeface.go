package ui

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"golang.org/x/image/font/sfnt"

	"yunshi/assets/fonts"
)

// Our own faces, and those in force. They belong to the UI thread.
var (
	ownRegular = fyne.NewStaticResource("NotoSansCJKsc-Regular.otf", fonts.ScreenRegular)
	ownBold    = fyne.NewStaticResource("NotoSansCJKsc-Bold.otf", fonts.ScreenBold)

	regular, bold = ownRegular, ownBold
)

// mostFont is the largest file that is taken for a typeface, in bytes.
const mostFont = 64 << 20

// UseTypeface sets the window's text in the typeface at the path, a TrueType or
// OpenType file with Latin and Chinese letters, or in our own with "". The next
// theme that is set shows it. On an error the typeface stays our own, and the
// error says what the file lacks.
func UseTypeface(path string) error {
	regular, bold = ownRegular, ownBold
	if path == "" {
		return nil
	}
	s, err := os.Stat(path)
	if err != nil {
		return fmt.Errorf("%s cannot be read", path)
	}
	if s.IsDir() || s.Size() > mostFont {
		return fmt.Errorf("%s is no typeface", path)
	}
	raw, err := os.ReadFile(path) // #nosec G304 -- the person names the file
	if err != nil {
		return fmt.Errorf("%s cannot be read", path)
	}
	if err := complete(raw); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	face := fyne.NewStaticResource(filepath.Base(path), raw)
	regular, bold = face, face
	return nil
}

// samples must all be in a typeface: what names and amounts are written with.
const samples = "Aa0¥…云亿"

// complete reports what a typeface lacks to show Latin and Chinese.
func complete(raw []byte) error {
	f, err := sfnt.Parse(raw)
	if err != nil {
		return errors.New("no TrueType or OpenType file, or a collection of several")
	}
	var b sfnt.Buffer
	for _, r := range samples {
		if i, err := f.GlyphIndex(&b, r); err != nil || i == 0 {
			return fmt.Errorf("the letter %q is not in it", r)
		}
	}
	return nil
}
