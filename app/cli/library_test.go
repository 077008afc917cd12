package cli

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// withLibrary makes a library of one article and one table.
func withLibrary(t *testing.T) (dir, db string) {
	t.Helper()
	dir = files(t, map[string]string{
		"a.txt": jakarta,
		"t.csv": "date,type,headline,companies,digest,source_title,source_url\n" +
			"2022-01-05,pricing,=HYPERLINK(1) prices fall,UCloud,<script>alert(1)</script> fell,A </script> title,javascript:alert(1)\n",
	})
	db = filepath.Join(t.TempDir(), "own", "library.db")
	code, out, errs := run("", "import", "--library", db, dir)
	if code != exitDone || errs != "" || out != "2 files: 2 documents added, 0 known already, 0 fields updated, 0 failures\n" {
		t.Fatalf("exit %d, %q, %q", code, out, errs)
	}
	return dir, db
}

func TestImportCommand(t *testing.T) {
	dir, db := withLibrary(t)
	code, out, errs := run("", "import", "--library", db, dir, filepath.Join(dir, "gone.txt"))
	if code != exitFailed || !strings.Contains(out, "0 documents added, 2 known") || strings.Count(errs, "\n") != 1 || !strings.Contains(errs, "gone.txt: cannot be found") {
		t.Errorf("exit %d, %q, %q", code, out, errs)
	}
}

func TestImportMap(t *testing.T) {
	dir := files(t, map[string]string{
		"营收.tsv": "公司\t日期\t金额（亿元）\t备注\n金山云\t2019年\t39.56\t\n优刻得\t2019\tabc\t\n优刻得\t2019\t\t\n",
	})
	table, db := filepath.Join(dir, "营收.tsv"), filepath.Join(t.TempDir(), "library.db")
	code, out, errs := run("", "import", "--library", db, table)
	if code != exitFailed || !strings.Contains(out, "0 documents added") || !strings.Contains(errs, "--map 'subject=公司,period=日期,value=金额（亿元）,unit:CNY,note=备注'") {
		t.Errorf("without --map: exit %d, %q, %q", code, out, errs)
	}
	code, out, errs = run("", "import", "--library", db, "--map", "value=金额（亿元）,date=日期,metric:revenue", table)
	want := table + " row 3, column value: \"abc\" is not a number\n" + table + " row 4, column value: is empty; it is needed\n"
	if errs = strings.ReplaceAll(errs, "yunshi: ", ""); code != exitFailed || !strings.Contains(out, "1 documents added") || !strings.HasPrefix(errs, want) {
		t.Errorf("with --map: exit %d, %q, %q, want %q", code, out, errs, want)
	}
	to := filepath.Join(dir, "figures.csv")
	if code, _, errs := run("", "export", "--library", db, "--figures", to); code != exitDone {
		t.Fatal(errs)
	}
	if raw, err := os.ReadFile(to); err != nil || !strings.Contains(string(raw), "revenue,Kingsoft Cloud,,,3956000000,CNY,2019,") {
		t.Errorf("%s %v", raw, err)
	}
	code, _, errs = run("", "import", "--library", db, "--map", "value=nowhere", table)
	if code != exitFailed || !strings.Contains(errs, `"nowhere" is no column of the file; it has 公司, 日期, 金额（亿元）, 备注`) {
		t.Errorf("a column that is not there: exit %d, %q", code, errs)
	}
}

func TestExportCommand(t *testing.T) {
	_, db := withLibrary(t)
	dir := t.TempDir()
	export := func(name string, args ...string) string {
		t.Helper()
		path := filepath.Join(dir, name)
		code, out, errs := run("", append([]string{"export", "--library", db, path}, args...)...)
		if code != exitDone || out != "" || errs != "" {
			t.Fatalf("%s: exit %d, %q, %q", name, code, out, errs)
		}
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return string(raw)
	}
	table := export("events.csv")
	rows, err := csv.NewReader(strings.NewReader(table)).ReadAll()
	if err != nil || len(rows) < 3 || !strings.Contains(table, "'=HYPERLINK(1) prices fall") {
		t.Errorf("%v:\n%s", err, table)
	}
	if figures := export("figures.csv", "--figures"); !strings.Contains(figures, "19380000000") {
		t.Errorf("figures:\n%s", figures)
	}
	var c struct{ Events, Documents []any }
	if err := json.Unmarshal([]byte(export("all.json")), &c); err != nil || len(c.Events) != len(rows)-1 || len(c.Documents) != 2 {
		t.Errorf("%v, %d events, %d documents", err, len(c.Events), len(c.Documents))
	}
	page := export("page.html")
	for _, bad := range []string{"<script>alert", "javascript:", "src=", "http-equiv=\"refresh\"", "<link", "@import", "url("} {
		if strings.Contains(page, bad) {
			t.Errorf("the page holds %q", bad)
		}
	}
	if strings.Count(page, "<article ") != len(rows)-1 || strings.Count(page, "</script>") != 1 {
		t.Errorf("%d events in the page, want %d", strings.Count(page, "<article "), len(rows)-1)
	}
}

// A table that was exported, changed and brought in again changes the library.
func TestExportEditImport(t *testing.T) {
	_, db := withLibrary(t)
	dir := t.TempDir()
	for _, args := range [][]string{{"events.csv"}, {"figures.csv", "--figures"}} {
		path := filepath.Join(dir, args[0])
		args[0] = path
		if code, _, errs := run("", append([]string{"export", "--library", db}, args...)...); code != exitDone {
			t.Fatal(errs)
		}
		if code, out, errs := run("", "import", "--library", db, path); code != exitDone || !strings.Contains(out, "0 documents added, 0 known already, 0 fields updated") {
			t.Errorf("unchanged: exit %d, %q, %q", code, out, errs)
		}
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		text := strings.NewReplacer("Jakarta,", "Bandung,", "19380000000", "19390000000").Replace(string(raw))
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if code, out, errs := run("", "import", "--library", db, path); code != exitDone || strings.Contains(out, " 0 fields updated") {
			t.Errorf("changed: exit %d, %q, %q", code, out, errs)
		}
	}
	path := filepath.Join(dir, "after.json")
	if code, _, errs := run("", "export", "--library", db, path); code != exitDone || errs != "" {
		t.Fatalf("exit %d, %q", code, errs)
	}
	after, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(after), "19390000000") || !strings.Contains(string(after), `"place": "Bandung"`) {
		t.Errorf("the changes are not there (%v)", err)
	}
}

func TestLibraryCommand(t *testing.T) {
	_, db := withLibrary(t)
	if code, out, _ := run("", "library", "where", "--library", db); code != exitDone || out != db+"\n" {
		t.Errorf("where: %d %q", code, out)
	}
	if code, out, _ := run("", "library", "check", "--library", db); code != exitDone || !strings.Contains(out, "sound; 2 documents, 0 acts") {
		t.Errorf("check: %d %q", code, out)
	}
	code, backup, _ := run("", "library", "backup", "--library", db)
	if backup = strings.TrimSpace(backup); code != exitDone || !strings.HasPrefix(filepath.Base(backup), "library-") {
		t.Fatalf("backup: %d %q", code, backup)
	}
	if code, _, errs := run("", "library", "restore", "--library", db); code != exitUsage || !strings.Contains(errs, "not damaged") {
		t.Errorf("restore of a sound one: %d %q", code, errs)
	}
	if code, out, errs := run("", "library", "restore", "--library", db, backup); code != exitDone || !strings.Contains(out, "restored from") {
		t.Errorf("restore: %d %q %q", code, out, errs)
	}
	if err := os.WriteFile(db, []byte("a disk's rubbish"), 0o600); err != nil {
		t.Fatal(err)
	}
	if code, out, errs := run("", "library", "check", "--library", db); code != exitFailed || out != "" || strings.Count(errs, "\n") != 1 {
		t.Errorf("check of rubbish: %d %q %q", code, out, errs)
	}
	if code, out, errs := run("", "library", "restore", "--library", db); code != exitDone || !strings.Contains(out, "is kept as") {
		t.Errorf("restore of rubbish: %d %q %q", code, out, errs)
	}
	if code, out, _ := run("", "library", "check", "--library", db); code != exitDone || !strings.Contains(out, "sound; 2 documents") {
		t.Errorf("check after all: %d %q", code, out)
	}
}

func TestLibraryWrongUsage(t *testing.T) {
	for _, args := range [][]string{
		{"import"},
		{"export"},
		{"export", "x.doc"},
		{"export", "x.json", "--figures"},
		{"export", "a.csv", "b.csv"},
		{"library"},
		{"library", "burn"},
		{"library", "check", "now"},
		{"library", "restore", "a", "b"},
	} {
		code, out, errs := run("", args...)
		first, rest, _ := strings.Cut(errs, "\n")
		if code != exitUsage || out != "" || !strings.HasPrefix(first, "yunshi: ") || !strings.HasPrefix(rest, "Usage:") {
			t.Errorf("%q: exit %d, stdout %q, stderr %q", args, code, out, errs)
		}
	}
	if code, out, errs := run("", "export", "--library", filepath.Join(t.TempDir(), "no.db"), "x.csv"); code != exitFailed || out != "" || !strings.Contains(errs, "there is no library") {
		t.Errorf("exit %d, %q, %q", code, out, errs)
	}
}
