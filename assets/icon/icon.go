// Package icon embeds the program's icon: a cloud above a timeline.
package icon

import (
	_ "embed"

	"fyne.io/fyne/v2"
)

//go:embed icon.png
var png []byte

// Resource is the icon at 512×512 pixels.
var Resource = fyne.NewStaticResource("icon.png", png)
