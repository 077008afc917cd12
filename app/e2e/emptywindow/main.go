// Emptywindow is the least that Fyne can show: the measure for the first frame
// and the memory of the real window, at the same size.
package main

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/widget"
)

func main() {
	w := app.NewWithID("io.github.yunshi.Empty").NewWindow("Empty")
	w.SetContent(widget.NewLabel("Empty"))
	w.Resize(fyne.NewSize(1440, 900))
	w.Show()
	fmt.Println("frame")
	fyne.CurrentApp().Run()
}
