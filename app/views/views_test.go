package views

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"yunshi/app/filter"
	"yunshi/data"
)

func some() View {
	return View{
		Name: "Q2 <review> / 云", Lanes: "place", Order: "name", Sort: "headline", Falling: true, Table: true,
		From: data.DayOf(2015, 1, 1), To: data.DayOf(2017, 6, 30),
		Filter: filter.Filter{
			Groups: 1<<0 | 1<<4, Companies: []data.CompanyID{"Alibaba Cloud"}, From: 2013, Places: []string{"Beijing"},
			Publishers: []string{"A paper"}, Modalities: []data.Modality{data.Plan}, Confidence: 0.8, Text: "two words", Star: true, Tag: "slides",
		},
	}
}

func TestWhatIsWrittenIsRead(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "views")
	for _, v := range []View{some(), {Name: "bare"}} {
		path, err := Write(dir, v)
		if err != nil {
			t.Fatal(err)
		}
		v.Path = path
		got, err := Read(path)
		if err != nil || !reflect.DeepEqual(got, v) {
			t.Errorf("%+v came back as %+v: %v", v, got, err)
		}
	}
	again := some()
	again.Table = false
	if _, err := Write(dir, again); err != nil {
		t.Fatal(err)
	}
	list, errs := List(dir)
	if len(list) != 2 || len(errs) != 0 || list[0].Table || list[1].Name != "bare" {
		t.Errorf("%+v, %v", list, errs)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestNamesBecomeFiles(t *testing.T) {
	seen := map[string]string{}
	for _, name := range []string{"a", "A", "a/b", "a-b", "../../x", "云", strings.Repeat("long ", 60), "CON", "."} {
		f := fileName(name)
		if other, taken := seen[f]; taken {
			t.Errorf("%q and %q both become %s", name, other, f)
		}
		seen[f] = name
		if strings.ContainsAny(f, `/\:*?"<>|`) || len([]rune(f)) > 60 || strings.HasPrefix(f, ".") {
			t.Errorf("%q becomes %s", name, f)
		}
	}
	for _, name := range []string{"", " \n"} {
		if _, err := Write(t.TempDir(), View{Name: name}); err == nil {
			t.Errorf("a view called %q was kept", name)
		}
	}
}

func TestBadFilesAreToldInOneLine(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"empty": "", "noise": "\x00\x01\xff", "other": `{"a":1}`, "list": `[]`, "newer": `{"yunshi":"view","version":2,"name":"x"}`,
		"unnamed":    `{"yunshi":"view","version":1}`,
		"no type":    `{"yunshi":"view","version":1,"name":"x","filter":{"types":["nonsense"]}}`,
		"no year":    `{"yunshi":"view","version":1,"name":"x","filter":{"fromYear":-1}}`,
		"too sure":   `{"yunshi":"view","version":1,"name":"x","filter":{"confidence":7}}`,
		"backwards":  `{"yunshi":"view","version":1,"name":"x","from":"2017-01-01","to":"2015-01-01"}`,
		"no day":     `{"yunshi":"view","version":1,"name":"x","from":"yesterday","to":"2015-01-01"}`,
		"half":       `{"yunshi":"view","version":1,"name":"x","from":"2015-01-01"}`,
		"wrong kind": `{"yunshi":"view","version":1,"name":"x","filter":{"companies":7}}`,
		"too long":   `{"yunshi":"view","version":1,"name":"` + strings.Repeat("x", mostBytes) + `"}`,
	} {
		path := filepath.Join(dir, name+Ending)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Read(path); err == nil || strings.Contains(err.Error(), "\n") || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Read(filepath.Join(dir, "none"+Ending)); err == nil {
		t.Error("a file that is not there was read")
	}
	if list, errs := List(dir); len(list) != 0 || len(errs) != 14 {
		t.Errorf("%d views, %d errors", len(list), len(errs))
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(`{"yunshi":"view","version":1,"name":"x","from":"2015","to":"2016","filter":{"types":["policy"],"text":"y"}}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		path := filepath.Join(t.TempDir(), "v"+Ending)
		if err := os.WriteFile(path, raw, 0o600); err != nil {
			t.Skip()
		}
		v, err := Read(path)
		if err != nil {
			return
		}
		if _, err := Write(t.TempDir(), v); err != nil {
			t.Errorf("what was read cannot be written: %v", err)
		}
	})
}
