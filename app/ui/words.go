package ui

import (
	"encoding/json"
	"strconv"
	"sync/atomic"

	"fyne.io/fyne/v2/lang"
	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"yunshi/assets/translations"
)

// Languages are those that Yunshi speaks, by the names of their word tables. The
// first is spoken where the system asks for none of them.
var Languages = []string{"en", "zh_Hans"}

// spoken finds texts; before LoadWords there are none. Fyne's own finder knows the
// system's language only, not the person's choice.
var spoken atomic.Pointer[i18n.Localizer]

// LoadWords takes the texts in the system's language; call it once, before any
// text is made.
func LoadWords() error { return LoadWordsIn("") }

// LoadWordsIn takes the texts in one of Languages, or in the system's with "".
func LoadWordsIn(name string) error {
	bundle := i18n.NewBundle(language.English)
	bundle.RegisterUnmarshalFunc("json", json.Unmarshal)
	var tags []language.Tag
	for _, l := range Languages {
		text, err := translations.Files.ReadFile(l + ".json")
		if err != nil {
			return err
		}
		file, err := bundle.ParseMessageFileBytes(text, l+".json")
		if err != nil {
			return err
		}
		tags = append(tags, file.Tag)
	}
	if name == "" {
		name = lang.SystemLocale().LanguageString()
	}
	_, best, _ := language.NewMatcher(tags).Match(language.Make(name))
	spoken.Store(i18n.NewLocalizer(bundle, tags[best].String()))
	return nil
}

// Chinese reports whether the person's language is Chinese.
func Chinese() bool { return T("app.language") == "zh" }

// Args are the named values that a translation has places for.
type Args map[string]any

// T returns the text with the key in the person's language. A test fails for a
// key that a translation lacks, so the key itself is never seen.
func T(key string, args ...Args) string {
	c := i18n.LocalizeConfig{MessageID: key}
	if len(args) > 0 {
		c.TemplateData = args[0]
	}
	return text(&c)
}

// TN returns the text with the key for n things, as {{.N}}.
func TN(key string, n int) string {
	return text(&i18n.LocalizeConfig{MessageID: key, TemplateData: Args{"N": Count(n)}, PluralCount: n})
}

func text(c *i18n.LocalizeConfig) string {
	l := spoken.Load()
	if l == nil {
		return c.MessageID
	}
	s, err := l.Localize(c)
	if s == "" && err != nil {
		return c.MessageID
	}
	return s
}

// Count writes a number of things with thousands apart: 12,340.
func Count(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
