// Package translations embeds the words of the window, one JSON file a
// language, under keys named after the pane that shows them.
package translations

import "embed"

// Files holds en.json and zh_Hans.json.
//
//go:embed *.json
var Files embed.FS
