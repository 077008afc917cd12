// Package display starts a screen of its own for driving the built program from
// the outside: Xvfb with a window manager, real keys through xdotool, pictures
// through ImageMagick. It is for tests and the scripts beside it.
package display

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// Tools are the programs that a Display needs.
var Tools = []string{"Xvfb", "openbox", "xdotool", "import"}

// Missing lists the tools that are not installed.
func Missing() []string {
	var out []string
	for _, t := range Tools {
		if _, err := exec.LookPath(t); err != nil {
			out = append(out, t)
		}
	}
	return out
}

// frameless has every window fill the screen without a frame, so that places on
// the screen are places in the window. Dialogs of other programs are not met here.
const frameless = `<?xml version="1.0"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <applications><application class="*"><decor>no</decor><maximized>yes</maximized><focus>yes</focus></application></applications>
</openbox_config>`

// Display is a running screen.
type Display struct {
	Name string // ":3"
	home string // of the programs on it, so that no setting of the person's counts
	stop []*exec.Cmd
}

// Open starts a screen of the size with a window manager. Close ends both.
func Open(width, height int) (*Display, error) {
	home, err := os.MkdirTemp("", "yunshi-home-")
	if err != nil {
		return nil, err
	}
	d := &Display{home: home}
	r, w, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	x := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", fmt.Sprintf("%dx%dx24", width, height), "-nolisten", "tcp") // #nosec G204
	x.ExtraFiles = []*os.File{w}
	if err := x.Start(); err != nil {
		return nil, err
	}
	d.stop = append(d.stop, x)
	_ = w.Close()
	line, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		d.Close()
		return nil, fmt.Errorf("no screen from Xvfb: %w", err)
	}
	d.Name = ":" + strings.TrimSpace(line)
	config := filepath.Join(home, "openbox.xml")
	if err := os.WriteFile(config, []byte(frameless), 0o600); err != nil {
		d.Close()
		return nil, err
	}
	wm := d.Command("openbox", "--sm-disable", "--config-file", config)
	if err := wm.Start(); err != nil {
		d.Close()
		return nil, err
	}
	d.stop = append(d.stop, wm)
	time.Sleep(300 * time.Millisecond) // openbox says nothing when it is ready
	return d, nil
}

// Home is the home folder of the programs on the display.
func (d *Display) Home() string { return d.home }

// Command prepares a program on the display.
func (d *Display) Command(name string, args ...string) *exec.Cmd {
	c := exec.Command(name, args...) // #nosec G204 -- a driver for tests starts what it is told to
	c.Env = append(os.Environ(),
		"DISPLAY="+d.Name, "WAYLAND_DISPLAY=", "HOME="+d.home, "XDG_CONFIG_HOME="+filepath.Join(d.home, ".config"),
		"XDG_CACHE_HOME="+filepath.Join(d.home, ".cache"), "XDG_DATA_HOME="+filepath.Join(d.home, ".local", "share"),
		"LIBGL_ALWAYS_SOFTWARE=1")
	return c
}

// Run runs a tool on the display and returns what it printed.
func (d *Display) Run(name string, args ...string) (string, error) {
	out, err := d.Command(name, args...).Output()
	return strings.TrimSpace(string(out)), err
}

// Keys presses keys one after the other, as xdotool names them: "ctrl+k".
func (d *Display) Keys(keys ...string) error {
	_, err := d.Run("xdotool", append([]string{"key", "--delay", "40"}, keys...)...)
	return err
}

// Type types a text.
func (d *Display) Type(text string) error {
	_, err := d.Run("xdotool", "type", "--delay", "40", text)
	return err
}

// TypeAt types a text at a number of keys a second.
func (d *Display) TypeAt(text string, perSecond int) error {
	_, err := d.Run("xdotool", "type", "--delay", fmt.Sprint(1000/perSecond), text)
	return err
}

// Click moves the pointer to a place on the screen and clicks.
func (d *Display) Click(x, y int) error {
	_, err := d.Run("xdotool", "mousemove", fmt.Sprint(x), fmt.Sprint(y), "click", "1")
	return err
}

// Focus finds the window of a process, gives it the keyboard and puts it at the
// screen's corner.
func (d *Display) Focus(pid int, wait time.Duration) (window string, err error) {
	for end := time.Now().Add(wait); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		ids, _ := d.Run("xdotool", "search", "--onlyvisible", "--pid", fmt.Sprint(pid), "--name", ".")
		if ids == "" {
			continue
		}
		window = strings.Fields(ids)[0]
		if _, err = d.Run("xdotool", "windowactivate", "--sync", window); err == nil {
			return window, nil
		}
	}
	return "", fmt.Errorf("process %d opened no window within %s", pid, wait)
}

// Title is the title of a window.
func (d *Display) Title(window string) string {
	s, _ := d.Run("xdotool", "getwindowname", window)
	return s
}

// Picture saves the whole screen, or one window, as PNG.
func (d *Display) Picture(window, path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
		return err
	}
	if window == "" {
		window = "root"
	}
	_, err := d.Run("import", "-window", window, path)
	return err
}

// Close ends the display and what Open started with it.
func (d *Display) Close() {
	for i := len(d.stop) - 1; i >= 0; i-- {
		_ = d.stop[i].Process.Kill()
		_ = d.stop[i].Wait()
	}
	_ = os.RemoveAll(d.home)
}

// WaitFor waits until the file has a line that begins with the words, at or
// after the line number from (0 is the first). It returns the line and the
// number of the next one.
func WaitFor(path, words string, from int, wait time.Duration) (line string, next int, err error) {
	end := time.Now().Add(wait)
	for {
		text, _ := os.ReadFile(path) // #nosec G304
		lines := strings.SplitAfter(string(text), "\n")
		for i := from; i < len(lines); i++ {
			if strings.HasPrefix(lines[i], words) && strings.HasSuffix(lines[i], "\n") {
				return strings.TrimSuffix(lines[i], "\n"), i + 1, nil
			}
		}
		if time.Now().After(end) {
			return "", from, fmt.Errorf("no line %q within %s in:\n%s", words, wait, text)
		}
		time.Sleep(50 * time.Millisecond)
	}
}
