// Command speed measures the library with invented articles of 4 KB out of one
// ZIP file: how fast they are brought in and what that takes, how soon a library
// of them is read again, and how fast it is searched:
//
//	go run ./data/library/speed -articles 100000
//
// Processor time says what wall time cannot on a machine that others use.
package main

import (
	"archive/zip"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"yunshi/data/library"
	"yunshi/data/library/sample"
)

func main() {
	n := flag.Int("articles", 20_000, "how many articles")
	keep := flag.String("dir", "", "a folder to keep the ZIP file and the library in, and to take them from")
	profile := flag.String("profile", "", "a file for the CPU profile")
	only := flag.String("only", "", "import, open or search")
	flag.Parse()
	if err := run(*n, *keep, *profile, *only); err != nil {
		fmt.Fprintln(os.Stderr, "speed:", err)
		os.Exit(1)
	}
}

func run(n int, dir, profile, only string) error {
	if profile != "" {
		f, err := os.Create(profile)
		if err != nil {
			return err
		}
		defer f.Close()
		if err := pprof.StartCPUProfile(f); err != nil {
			return err
		}
		defer pprof.StopCPUProfile()
	}
	if dir == "" {
		var err error
		if dir, err = os.MkdirTemp("", "yunshi-speed-"); err != nil {
			return err
		}
		defer os.RemoveAll(dir)
	}
	path := filepath.Join(dir, fmt.Sprint("library-", n, ".db"))
	for _, part := range []struct {
		name    string
		measure func() error
	}{
		{"import", func() error { return bring(filepath.Join(dir, fmt.Sprint("news-", n, ".zip")), path, n) }},
		{"search", func() error { return search(path) }},
		{"open", func() error { return open(path) }},
	} {
		if only != "" && only != part.name {
			continue
		}
		if err := part.measure(); err != nil {
			return err
		}
	}
	return nil
}

func pack(path string, n int) error {
	out, err := os.Create(path)
	if err != nil {
		return err
	}
	w := zip.NewWriter(out)
	for i := range n {
		f, err := w.Create(fmt.Sprint(i, ".txt"))
		if err == nil {
			_, err = f.Write([]byte(sample.Article(i)))
		}
		if err != nil {
			return err
		}
	}
	return errors.Join(w.Close(), out.Close())
}

func bring(news, path string, n int) error {
	if _, err := os.Stat(news); err != nil {
		if err := pack(news, n); err != nil {
			return err
		}
	}
	for _, ending := range []string{"", "-wal", "-shm"} {
		_ = os.Remove(path + ending)
	}
	l, err := library.Open(context.Background(), path)
	if err != nil {
		return err
	}
	runtime.GC()
	before, most := resident(), 0
	spent, start := processor(), time.Now()
	last := time.Now()
	r := l.Import(context.Background(), []string{news}, library.ImportOptions{Progress: func(p library.Progress) {
		most = max(most, resident())
		if time.Since(last) > 10*time.Second {
			last = time.Now()
			fmt.Printf("  %d of %d, %.0f/s\n", p.Done, p.Total, p.Rate)
		}
	}})
	if r.Err != nil || r.Added != n {
		return fmt.Errorf("%d of %d added: %w %v", r.Added, n, r.Err, r.Failed)
	}
	begin := time.Now()
	if err := l.Close(); err != nil {
		return err
	}
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	fmt.Printf("import   %8.0f articles/s (%s with closing, %s of it), %.2f ms of processor each, at most %d MB above the %d MB before; file %d bytes each\n",
		float64(n)/r.Took.Seconds(), time.Since(start).Round(time.Millisecond), time.Since(begin).Round(time.Millisecond),
		(processor()-spent).Seconds()*1000/float64(n), most-before, before, info.Size()/int64(n))
	return nil
}

// queries are common and rare words and phrases, parts of words, and Chinese.
var queries = []string{
	"cloud", "the", "a", "in", "soft", "kingsoft sinopec", `"market share"`, `"of the"`, `"of the and"`, `"to be who"`, `"cloud in china in"`, "Story 77", "verunnor",
	`"verunnor bainghoker"`, `"most verunnor"`, "xqzk", "nowhere at all", "100%", "云", "华为", "数据中心", "市场份额的变化", "华为云与腾讯云签署", "Alibaba 2019 Wuhan hospitals",
}

func search(path string) error {
	l, err := library.OpenReadOnly(context.Background(), path)
	if err != nil {
		return err
	}
	defer l.Close()
	start := time.Now()
	if _, err := l.Search(context.Background(), "first", 50); err != nil {
		return err
	}
	fmt.Printf("search   the first one takes %s\n", time.Since(start).Round(100*time.Microsecond))
	for _, q := range queries {
		var took []time.Duration
		found, spent := 0, processor()
		for range 9 {
			start := time.Now()
			ids, err := l.Search(context.Background(), q, 50)
			if err != nil {
				return err
			}
			found = len(ids)
			took = append(took, time.Since(start))
		}
		slices.Sort(took)
		fmt.Printf("search   %7.1f ms, at worst %7.1f ms, %6.1f ms of processor  %2d of %s\n", took[4].Seconds()*1000, took[8].Seconds()*1000,
			(processor()-spent).Seconds()*1000/9, found, q)
	}
	return nil
}

func open(path string) error {
	runtime.GC()
	before, spent, start := resident(), processor(), time.Now()
	l, err := library.OpenReadOnly(context.Background(), path)
	if err != nil {
		return err
	}
	defer l.Close()
	first := time.Since(start)
	s, errs := l.Snapshot(context.Background(), nil, nil)
	if len(errs) > 0 {
		return errs[0]
	}
	fmt.Printf("open     %s, all read and merged after %s (%s of processor): %d documents, %d events, %d figures\n", first.Round(time.Millisecond),
		time.Since(start).Round(time.Millisecond), (processor() - spent).Round(time.Millisecond), len(s.Corpus.Documents), len(s.Corpus.Events), len(s.Corpus.Figures))
	most := resident()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Printf("open     %d MB above the %d MB before, %d MB of it in use\n", most-before, before, m.HeapAlloc>>20)
	runtime.KeepAlive(s)
	return nil
}

// resident is this process's memory in MB.
func resident() int {
	raw, err := os.ReadFile("/proc/self/statm")
	f := strings.Fields(string(raw))
	if err != nil || len(f) < 2 {
		return 0
	}
	pages, _ := strconv.Atoi(f[1])
	return pages * os.Getpagesize() >> 20
}

// processor is the processor time that this process has used.
func processor() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
