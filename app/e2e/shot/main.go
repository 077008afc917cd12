// Shot opens the built program in a screen of its own and saves its picture: what
// make run does where there is no display.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"yunshi/app/e2e/display"
)

func main() {
	binary := flag.String("binary", "build/yunshi", "the program")
	out := flag.String("out", "build/yunshi.png", "the picture")
	theme := flag.String("theme", "light", "light or dark")
	width := flag.Int("width", 1440, "pixels")
	height := flag.Int("height", 900, "pixels")
	next := flag.Int("next", 0, "how many events to step to the right before the picture is taken")
	flag.Parse()
	if err := shoot(*binary, *out, *theme, *width, *height, *next); err != nil {
		fmt.Fprintln(os.Stderr, "yunshi:", err)
		os.Exit(1)
	}
	fmt.Printf("No display here: the window was opened in Xvfb at %d×%d and saved as %s\n", *width, *height, *out)
}

func shoot(binary, out, theme string, width, height, next int) error {
	d, err := display.Open(width, height)
	if err != nil {
		return err
	}
	defer d.Close()
	trace := filepath.Join(d.Home(), "trace")
	c := d.Command(binary, "--theme", theme, "--trace", trace, "--size", fmt.Sprintf("%dx%d", width, height))
	c.Stderr = os.Stderr
	if err := c.Start(); err != nil {
		return err
	}
	defer func() {
		_ = c.Process.Kill()
		_ = c.Wait()
	}()
	window, err := d.Focus(c.Process.Pid, 60*time.Second)
	if err != nil {
		return err
	}
	if _, _, err := display.WaitFor(trace, "chart ", 0, 60*time.Second); err != nil {
		return err
	}
	for range next {
		if err := d.Keys("Right"); err != nil {
			return err
		}
		time.Sleep(200 * time.Millisecond)
	}
	time.Sleep(1500 * time.Millisecond) // the timeline glides to its view
	return d.Picture(window, out)
}
