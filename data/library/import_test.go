package library_test

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"yunshi/data"
	"yunshi/data/library"
	"yunshi/data/sheet"
)

const jakarta = "Tencent Cloud opens a site in Jakarta\n\nSHENZHEN, April 12, 2021 - Tencent Cloud said on Monday that it has opened a data center in Jakarta, its first in Indonesia.\n"

// folder writes files below a new folder.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// zipped writes an archive of name, text, name, text, …
func zipped(t testing.TB, entries ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "news.zip")
	out, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	w := zip.NewWriter(out)
	for i := 0; i < len(entries); i += 2 {
		f, err := w.Create(entries[i])
		if err == nil {
			_, err = f.Write([]byte(entries[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(w.Close(), out.Close()); err != nil {
		t.Fatal(err)
	}
	return path
}

func inMemory(t *testing.T) *library.Library {
	t.Helper()
	l, err := library.New(t.Context(), library.NewMemory())
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// lines are the failures, each of which must be one line.
func lines(t *testing.T, r library.Report) string {
	t.Helper()
	var all []string
	for _, err := range r.Failed {
		if strings.Contains(err.Error(), "\n") {
			t.Errorf("more than one line: %q", err)
		}
		all = append(all, err.Error())
	}
	return strings.Join(all, "\n")
}

func snapshot(t *testing.T, l *library.Library) *library.Snapshot {
	t.Helper()
	s, errs := l.Snapshot(t.Context(), nil, nil)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	return s
}

func TestImport(t *testing.T) {
	dir := folder(t, map[string]string{
		"one.txt": jakarta, "one.meta.json": `{"publisher":"The Herald","url":"https://herald.example/1"}`,
		"deep/copy.md": jakarta, "deep/.hidden.txt": "no", "deep/picture.png": "no",
		"events.csv": "date,type,headline,companies\n2021-04-12,expansion,Tencent Cloud opens in Jakarta,Tencent Cloud\n2021-13,launch,No month,UCloud\n",
		"feed.rss": `<?xml version="1.0"?><rss version="2.0"><channel><title>Cloud Wire</title>
			<item><title>UCloud lists in Shanghai</title><link>https://wire.example/u</link><pubDate>Mon, 20 Jan 2020 09:00:00 +0800</pubDate>
			<description>&lt;p&gt;UCloud listed its shares in Shanghai on Monday and raised 1.9 billion yuan. It is the first cloud company on the board, and its shares rose on the first day of trade.&lt;/p&gt;</description></item>
			<item><title>Headline only</title></item></channel></rss>`,
		"empty.txt": "",
	})
	archive := zipped(t, "a/inside.txt", "Kingsoft Cloud cuts prices\n\nBEIJING, May 3, 2022 - Kingsoft Cloud cut the prices of its servers by 20 percent.\n",
		"a/inside.meta.json", `{"publisher":"In the Archive"}`, "a/readme.doc", "passed over", "__MACOSX/a/inside.txt", "no")
	l := inMemory(t)
	var last library.Progress
	arrived := 0
	r := l.Import(t.Context(), []string{dir, archive, filepath.Join(dir, "gone.txt")}, library.ImportOptions{
		Progress: func(p library.Progress) { last = p }, Arrived: func(rs []library.Record) { arrived += len(rs) },
	})
	if r.Err != nil || r.Added != 4 || r.Known != 1 || arrived != 4 || last.Done != 6 || last.Total != 6 {
		t.Errorf("%+v, progress %+v, %d arrived", r, last, arrived)
	}
	all := lines(t, r)
	for _, want := range []string{"empty.txt: empty", "gone.txt: cannot be found", "events.csv row 3, column date: "} {
		if !strings.Contains(all, want) {
			t.Errorf("nothing says %q:\n%s", want, all)
		}
	}
	if len(r.Failed) != 3 {
		t.Errorf("failures:\n%s", all)
	}
	again := l.Import(t.Context(), []string{dir, archive}, library.ImportOptions{})
	if again.Added != 0 || again.Known != 5 || again.Err != nil {
		t.Errorf("the second time: %+v", again)
	}
	s, _ := l.Snapshot(t.Context(), nil, nil)
	publishers := map[string]bool{}
	for id, d := range s.Corpus.Documents {
		publishers[d.Publisher] = true
		if d.ID != id {
			t.Errorf("document %s stands under %s", d.ID, id)
		}
	}
	for _, want := range []string{"The Herald", "In the Archive", "Cloud Wire"} {
		if !publishers[want] {
			t.Errorf("%s is not among the publishers %v", want, publishers)
		}
	}
	var told []string
	for _, e := range s.Corpus.Events {
		told = append(told, fmt.Sprint(e.Date, " ", e.Names(), len(e.Sources)))
	}
	if all := strings.Join(told, "\n"); !strings.Contains(all, "2021-04-12 [Tencent Cloud] 2") {
		t.Errorf("events:\n%s", all)
	}
	if ids, err := l.Search(t.Context(), "kingsoft", 5); err != nil || len(ids) != 1 {
		t.Errorf("search: %v, %v", ids, err)
	}
}

func TestImportRefuses(t *testing.T) {
	bomb := strings.Repeat("0", 8<<20)
	nested := strings.Repeat("<div>", 1_000_000) + "text" + strings.Repeat("</div>", 1_000_000)
	dir := folder(t, map[string]string{"good.txt": jakarta, "sub/x.txt": "The baker has a new oven. It is red.\n"})
	if err := os.Symlink(dir, filepath.Join(dir, "sub", "loop")); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	huge := filepath.Join(t.TempDir(), "huge.txt")
	f, err := os.Create(huge)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Truncate(2 << 30); err != nil { // takes no room on the disk
		t.Fatal(err)
	}
	_ = f.Close()
	for _, c := range []struct {
		name, path, want string
		added            int
	}{
		{"ZIP bomb", zipped(t, "good.txt", jakarta, "bomb.txt", bomb), "which no archive of articles does", 0},
		{"path traversal", zipped(t, "../../etc/cron.txt", "x", "/root.txt", "x", `..\win.txt`, "x", "C:/x.txt", "x", "good.txt", jakarta), "leads out of it", 1},
		{"archive in archive", zipped(t, "inner.zip", "PK", "good.txt", jakarta), "unpack it first", 1},
		{"no archive", filepath.Join(folder(t, map[string]string{"x.zip": "PK\x03\x04 not really"}), "x.zip"), "not a ZIP archive", 0},
		{"symlink loop", dir, "leads back to a folder above it", 2},
		{"2 GB text", huge, "larger than 50 MB", 0},
		{"broken PDF", filepath.Join(folder(t, map[string]string{"x.pdf": "%PDF-1.4\n1 0 obj <</Length -5>> stream\nxref\n0 99999999\ntrailer<</Root 1 0 R/Size -1>>\nstartxref\n9\n%%EOF"}), "x.pdf"), "x.pdf: ", 0},
		{"a device", "/dev/null", "is no file", 0},
		{"broken feed", filepath.Join(folder(t, map[string]string{"x.atom": "<feed><entry>"}), "x.atom"), "neither RSS nor Atom", 0},
		{"a table of nothing", filepath.Join(folder(t, map[string]string{"x.csv": "a,b\n1,2\n"}), "x.csv"), "neither a table of events", 0},
		{"deep HTML", filepath.Join(folder(t, map[string]string{"x.html": "<html><body>" + nested}), "x.html"), "", -1},
		{"control characters", filepath.Join(folder(t, map[string]string{"x.txt": jakarta + "A bell \a, an escape \x1b[31m and a \v tab.\n"}), "x.txt"), "", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := inMemory(t)
			start := time.Now()
			r := l.Import(t.Context(), []string{c.path}, library.ImportOptions{})
			if all := lines(t, r); r.Err != nil || !strings.Contains(all, c.want) || c.want == "" && c.added >= 0 && all != "" {
				t.Errorf("%v, failures:\n%s", r.Err, all)
			}
			if c.added >= 0 && r.Added != c.added {
				t.Errorf("%d added, want %d", r.Added, c.added)
			}
			if ids, err := l.IDs(t.Context()); err != nil || len(ids) != r.Added {
				t.Errorf("%d documents, %d said to be added (%v)", len(ids), r.Added, err)
			}
			if took := time.Since(start); took > 30*time.Second {
				t.Errorf("took %v", took)
			}
		})
	}
}

func TestImportCancelled(t *testing.T) {
	files := map[string]string{}
	for i := range 3000 {
		files[fmt.Sprintf("%04d.txt", i)] = fmt.Sprintf("Story %d\n\nThe %d. story of the day.\n", i, i)
	}
	dir := folder(t, files)
	s := open(t, filepath.Join(t.TempDir(), "library.db"))
	l, err := library.New(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	r := l.Import(ctx, []string{dir}, library.ImportOptions{Arrived: func([]library.Record) { cancel() }})
	ids, err := l.IDs(t.Context())
	if !errors.Is(r.Err, context.Canceled) || err != nil || r.Added == 0 || r.Added == 3000 || len(ids) != r.Added {
		t.Errorf("%+v, %d documents (%v)", r, len(ids), err)
	}
	rest := l.Import(t.Context(), []string{dir}, library.ImportOptions{})
	if rest.Err != nil || rest.Added+r.Added != 3000 || rest.Known != r.Added {
		t.Errorf("the rest: %+v", rest)
	}
}

// A row whose id is known changes what has it; the others are new.
func TestTableUpdatesByID(t *testing.T) {
	l := inMemory(t)
	dir := folder(t, map[string]string{
		"1.csv": "id,date,type,headline,companies\nmine-1,2020-01,launch,A cluster opens,UCloud\nmine-2,2020-02,launch,A chip is shown,Baidu\n",
		"2.csv": "id,date,type,headline,companies\nmine-1,2020-01-15,expansion,A cluster opens,UCloud\nmine-3,2020-03,pricing,'=1+1 prices fall,Baidu\nmine-2,2020-02,lunch,A chip is shown,Baidu\n",
	})
	if r := l.Import(t.Context(), []string{filepath.Join(dir, "1.csv")}, library.ImportOptions{}); r.Added != 1 || len(r.Failed) > 0 {
		t.Fatalf("%+v", r)
	}
	r := l.Import(t.Context(), []string{filepath.Join(dir, "2.csv")}, library.ImportOptions{})
	if r.Added != 1 || r.Updated != 2 || !strings.Contains(lines(t, r), `2.csv row 4, column type: "lunch" is none of partnership`) {
		t.Errorf("%+v", r)
	}
	var got []string
	for _, e := range snapshot(t, l).Corpus.Events {
		got = append(got, fmt.Sprint(e.ID, e.Date, e.Type, e.Headline))
	}
	if want := []string{"mine-12020-01-15expansionA cluster opens", "mine-22020-02launchA chip is shown", "mine-32020-03pricing=1+1 prices fall"}; strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("%q", got)
	}
	if _, err := l.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if e := snapshot(t, l).Corpus.Event("mine-1"); e == nil || e.Type != data.Launch || e.Date.String() != "2020-01-15" {
		t.Errorf("after undo %+v", e)
	}
}

func TestGuard(t *testing.T) {
	for in, want := range map[string]string{
		"=cmd|'/c calc'!A0": "'=cmd|'/c calc'!A0", "+1+1": "'+1+1", "@SUM(A1)": "'@SUM(A1)", "-2+3": "'-2+3", "\tx": "'\tx",
		"-5.2": "-5.2", "+3": "+3", "12": "12", "": "", "plain": "plain", "a=b": "a=b",
		"'=x": "''=x", "'quoted'": "'quoted'",
	} {
		if got := sheet.Guard(in); got != want {
			t.Errorf("Guard(%q) = %q, want %q", in, got, want)
		}
	}
}
