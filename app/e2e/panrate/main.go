// Panrate measures how the window bears a large library: it starts the program
// with 1,000 and with 1,000,000 invented events on a screen of its own with
// software OpenGL, has it pan, and prints the frames a second of both and the
// memory above that of an empty window. It fails where they are beyond the limits.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"yunshi/app/e2e/display"
)

// The limits: the share of the frame rate that must be left, and MiB.
const (
	leastRatio = 0.8
	mostMiB    = 350
)

func main() {
	binary := flag.String("binary", "build/yunshi", "the program")
	empty := flag.String("empty", "build/emptywindow", "the empty window")
	few := flag.Int("few", 1000, "events")
	many := flag.Int("many", 1_000_000, "events")
	each := flag.Duration("for", 8*time.Second, "how long each pans")
	rounds := flag.Int("rounds", 3, "how often both are started; the best of each counts")
	flag.Parse()
	if err := compare(*binary, *empty, *few, *many, *rounds, *each); err != nil {
		fmt.Fprintln(os.Stderr, "yunshi:", err)
		os.Exit(1)
	}
}

func compare(binary, empty string, few, many, rounds int, each time.Duration) error {
	d, err := display.Open(1440, 900)
	if err != nil {
		return err
	}
	defer d.Close()
	base, err := emptyWindow(d, empty)
	if err != nil {
		return err
	}
	// Other work on the machine only ever takes frames away, so the best counts.
	var slow, fast, memory float64
	for range rounds {
		fps, _, err := pan(d, binary, few, each)
		if err != nil {
			return err
		}
		fast = max(fast, fps)
		fps, mib, err := pan(d, binary, many, each)
		if err != nil {
			return err
		}
		slow, memory = max(slow, fps), max(memory, mib)
	}
	ratio, more := slow/fast, memory-base
	fmt.Printf("panning: %.1f frames a second with %d events, %.1f with %d, ratio %.2f (at least %.1f)\n", fast, few, slow, many, ratio, leastRatio)
	fmt.Printf("resident memory: empty window %.0f MiB, with %d events %.0f MiB, %.0f MiB more (at most %d)\n", base, many, memory, more, mostMiB)
	if ratio < leastRatio || more > mostMiB {
		return fmt.Errorf("over the limit")
	}
	return nil
}

func emptyWindow(d *display.Display, program string) (mib float64, err error) {
	c := d.Command(program)
	if err := c.Start(); err != nil {
		return 0, err
	}
	defer func() {
		_ = c.Process.Kill()
		_ = c.Wait()
	}()
	if _, err := d.Focus(c.Process.Pid, time.Minute); err != nil {
		return 0, err
	}
	time.Sleep(2 * time.Second)
	return display.Resident(c.Process.Pid)
}

// pan starts the program with n events and returns what it says of its frames,
// and its memory after that.
func pan(d *display.Display, program string, n int, each time.Duration) (fps, mib float64, err error) {
	trace := filepath.Join(d.Home(), "trace")
	_ = os.Remove(trace)
	c := d.Command(program, "--theme", "light", "--size", "1440x900", "--corpus-size", strconv.Itoa(n), "--pan", each.String(), "--trace", trace)
	if err := c.Start(); err != nil {
		return 0, 0, err
	}
	defer func() {
		_ = c.Process.Kill()
		_ = c.Wait()
	}()
	line, _, err := display.WaitFor(trace, "pan ", 0, 2*time.Minute+each)
	if err != nil {
		return 0, 0, err
	}
	if fps, err = strconv.ParseFloat(line[len("pan "):], 64); err != nil {
		return 0, 0, err
	}
	mib, err = display.Resident(c.Process.Pid)
	return fps, mib, err
}
