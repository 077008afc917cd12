// Yunshi (云史) reads news of China's cloud market and shows it as dated events,
// companies and figures on one timeline. Without a command it opens its window.
package main

import (
	"os"

	"yunshi/app"
	"yunshi/app/cli"
)

func main() {
	os.Exit(cli.Execute(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, func(o cli.WindowOptions) error {
		return app.Open(app.Options{
			Theme: o.Theme, Trace: o.Trace, Paths: o.Paths, Library: o.Library, ResetUI: o.ResetUI, Width: o.Width, Height: o.Height,
			CorpusSize: o.CorpusSize, Pan: o.Pan,
		})
	}))
}
