package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/image/font/gofont/goregular"

	"yunshi/assets/fonts"
)

func TestATypefaceMustHaveChinese(t *testing.T) {
	t.Cleanup(func() { _ = UseTypeface("") })
	dir := t.TempDir()
	file := func(name string, raw []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for _, c := range []struct{ path, want string }{
		{file("text.ttf", []byte("no typeface")), "no TrueType"},
		{file("latin.ttf", goregular.TTF), "'云' is not in it"},
		{dir, "is no typeface"},
		{filepath.Join(dir, "absent.ttf"), "cannot be read"},
	} {
		if err := UseTypeface(c.path); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.path, err, c.want)
		}
		if regular != ownRegular || bold != ownBold {
			t.Errorf("%s is in force", c.path)
		}
	}
	good := file("good.ttf", fonts.Bold)
	if err := UseTypeface(good); err != nil || regular.Name() != "good.ttf" || bold != regular {
		t.Errorf("%v, %s is in force", err, regular.Name())
	}
	if err := UseTypeface(""); err != nil || regular != ownRegular {
		t.Errorf("%v, our own is not in force again", err)
	}
}
