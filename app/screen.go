package app

import (
	"fyne.io/fyne/v2"
	"github.com/go-gl/glfw/v3.4/glfw"
)

// className is what a desktop on X11 knows the windows by: StartupWMClass of the
// desktop entry. On Wayland that is the program's id.
const className = "Yunshi"

// nameWindows must come before the first window is shown: what is not named then
// is named by its title, which is in the person's language.
func nameWindows() {
	glfw.WindowHintString(glfw.X11ClassName, className)
	glfw.WindowHintString(glfw.X11InstanceName, className)
}

// The window's first size, in Fyne's density-independent pixels: this much where
// the screen allows, more on a larger one, and never more than the screen.
var (
	usualSize = fyne.NewSize(1440, 900)
	mostSize  = fyne.NewSize(1920, 1200)
)

// screenShare is the part of a large screen that the window takes at first, and
// frame the height of a title bar.
const (
	screenShare = 0.8
	frame       = 36
)

// workArea is the part of the main screen that panels leave free, in its own
// pixels; zero where there is none.
func workArea() (width, height int) {
	m := glfw.GetPrimaryMonitor()
	if m == nil {
		return 0, 0
	}
	_, _, width, height = m.GetWorkarea()
	return width, height
}

// onScreen is sized for the main screen. It belongs to the UI thread, once there is a
// window.
func onScreen(want fyne.Size, scale float32) fyne.Size {
	width, height := workArea()
	return sized(want, width, height, scale)
}

// sized is the size that a window gets: the one wanted, or by the screen where
// none is, and no larger than the screen at the scale.
func sized(want fyne.Size, width, height int, scale float32) fyne.Size {
	if width <= 0 || height <= 0 || scale <= 0 {
		if want.IsZero() {
			return usualSize
		}
		return want
	}
	room := fyne.NewSize(float32(width)/scale, float32(height)/scale-frame)
	if want.IsZero() {
		want = fyne.NewSize(room.Width*screenShare, room.Height*screenShare).Max(usualSize).Min(mostSize)
	}
	return want.Min(room)
}
