package ui

import (
	"path"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"yunshi/assets/translations"
)

// LoadWords registers the translations; call it once, before any text is made.
func LoadWords() error {
	entries, err := translations.Files.ReadDir(".")
	if err != nil {
		return err
	}
	for _, e := range entries {
		text, err := translations.Files.ReadFile(e.Name())
		if err != nil {
			return err
		}
		if err := lang.AddTranslations(fyne.NewStaticResource(path.Base(e.Name()), text)); err != nil {
			return err
		}
	}
	return nil
}

// Chinese reports whether the person's language is Chinese.
func Chinese() bool { return T("app.language") == "zh" }

// Args are the named values that a translation has places for.
type Args map[string]any

// T returns the text with the key in the person's language. A test fails for a
// key that a translation lacks, so the key itself is never seen.
func T(key string, args ...Args) string {
	if len(args) > 0 {
		return lang.X(key, key, args[0])
	}
	return lang.X(key, key)
}

// TN returns the text with the key for n things, as {{.N}}.
func TN(key string, n int) string { return lang.XN(key, key, n, Args{"N": Count(n)}) }

// Count writes a number of things with thousands apart: 12,340.
func Count(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
