// Benchstart measures how the window's start compares with that of an empty Fyne
// window in the same run: the time from the start of the process to the first
// frame, and the resident memory once the corpus is to be seen. Both programs
// tell of their first frame in the same way, right after Fyne has painted it.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"yunshi/app/e2e/display"
)

// The limits that the issue sets.
const (
	maxRatio = 1.5
	maxMiB   = 100
)

func main() {
	binary := flag.String("binary", "build/yunshi", "the program")
	empty := flag.String("empty", "build/emptywindow", "the empty window")
	rounds := flag.Int("rounds", 7, "how often each is started")
	flag.Parse()
	if err := bench(*binary, *empty, *rounds); err != nil {
		fmt.Fprintln(os.Stderr, "yunshi:", err)
		os.Exit(1)
	}
}

type sample struct {
	frame time.Duration
	mib   float64
}

func bench(binary, empty string, rounds int) error {
	d, err := display.Open(1600, 1000)
	if err != nil {
		return err
	}
	defer d.Close()
	var ours, theirs []sample
	for i := range rounds + 1 {
		a, err := start(d, empty, "frame")
		if err != nil {
			return err
		}
		b, err := start(d, binary, "chart ", "--theme", "light")
		if err != nil {
			return err
		}
		if i > 0 { // the first round warms the page cache
			theirs, ours = append(theirs, a), append(ours, b)
		}
	}
	frame := func(s sample) float64 { return s.frame.Seconds() * 1000 }
	memory := func(s sample) float64 { return s.mib }
	ratio := median(ours, frame) / median(theirs, frame)
	more := median(ours, memory) - median(theirs, memory)
	fmt.Printf("first frame: empty window %.0f ms, Yunshi %.0f ms, ratio %.2f (at most %.1f)\n",
		median(theirs, frame), median(ours, frame), ratio, maxRatio)
	fmt.Printf("resident memory: empty window %.0f MiB, Yunshi with the bundled corpus %.0f MiB, %.0f MiB more (at most %d)\n",
		median(theirs, memory), median(ours, memory), more, maxMiB)
	if ratio > maxRatio || more > maxMiB {
		return fmt.Errorf("over the limit")
	}
	return nil
}

// start runs a program until its trace says that it is settled, and measures.
// The trace goes through a pipe, so that a line is timed as it is written.
func start(d *display.Display, program, settled string, args ...string) (sample, error) {
	pipe := filepath.Join(d.Home(), "pipe")
	_ = os.Remove(pipe)
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		return sample{}, err
	}
	if len(args) > 0 {
		args = append(args, "--trace", pipe)
	}
	c := d.Command(program, args...)
	f, err := os.OpenFile(pipe, os.O_RDWR, 0o600) // #nosec G304
	if err != nil {
		return sample{}, err
	}
	defer f.Close()
	c.Stdout = f
	begin := time.Now()
	if err := c.Start(); err != nil {
		return sample{}, err
	}
	defer func() {
		_ = c.Process.Kill()
		_ = c.Wait()
	}()
	time.AfterFunc(60*time.Second, func() { _ = c.Process.Kill(); _, _ = f.WriteString("\n\n") })
	var s sample
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		line := lines.Text()
		if line == "" {
			return s, fmt.Errorf("%s did not come to %q within a minute", program, settled)
		}
		if line == "frame" {
			s.frame = time.Since(begin)
		}
		if strings.HasPrefix(line, settled) {
			break
		}
	}
	time.Sleep(2 * time.Second) // both come to rest
	s.mib, err = display.Resident(c.Process.Pid)
	return s, err
}

func median(samples []sample, of func(sample) float64) float64 {
	v := make([]float64, len(samples))
	for i, s := range samples {
		v[i] = of(s)
	}
	slices.Sort(v)
	return v[len(v)/2]
}
