// Command speed times a 1920×1080 picture of a chart and the deck of the whole
// catalogue, beside gnuplot drawing the same series in the same run:
//
//	go run ./charts/speed
//
// Without gnuplot it prints its own times and how to install it.
package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"yunshi/charts"
	"yunshi/data/load"
)

// The bars that are to be met.
const (
	pictureBar = 150 * time.Millisecond
	deckBar    = 3 * time.Second
	rounds     = 9
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "speed:", err)
		os.Exit(1)
	}
}

func run() error {
	dir, err := os.MkdirTemp("", "yunshi-speed-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	c, errs := load.Bundled(context.Background(), nil)
	if len(errs) > 0 {
		return errs[0]
	}
	var specs []*charts.Spec
	for _, e := range charts.Catalogue {
		spec, err := e.Build(c, charts.Options{})
		if err != nil {
			return err
		}
		specs = append(specs, spec)
	}
	_, gnuplotErr := exec.LookPath("gnuplot")
	fmt.Printf("%-34s %10s %10s\n", "1920×1080 PNG, median of 9", "yunshi", "gnuplot")
	worst := time.Duration(0)
	for _, spec := range specs {
		own, err := median(func() error { return charts.Export(spec, filepath.Join(dir, "own.png"), charts.Options{}) })
		if err != nil {
			return err
		}
		worst = max(worst, own)
		other := "–"
		if gnuplotErr == nil {
			t, err := gnuplot(dir, spec)
			if err != nil {
				return err
			}
			other = t.Round(time.Millisecond).String()
		}
		fmt.Printf("%-34s %10s %10s\n", spec.Name, own.Round(time.Millisecond), other)
	}
	deck, err := median(func() error { return charts.ExportDeck(specs, filepath.Join(dir, "deck.pptx"), charts.Options{}) })
	if err != nil {
		return err
	}
	fmt.Printf("\nslowest picture %s (bar %s: %s), deck of %d charts %s (bar %s: %s)\n",
		worst.Round(time.Millisecond), pictureBar, verdict(worst <= pictureBar), len(specs), deck.Round(time.Millisecond), deckBar, verdict(deck <= deckBar))
	if gnuplotErr != nil {
		fmt.Println("gnuplot is not installed: sudo apt-get install gnuplot-nox")
	}
	return nil
}

func verdict(met bool) string {
	if met {
		return "met"
	}
	return "missed"
}

func median(do func() error) (time.Duration, error) {
	var all []time.Duration
	for range rounds {
		start := time.Now()
		if err := do(); err != nil {
			return 0, err
		}
		all = append(all, time.Since(start))
	}
	slices.Sort(all)
	return all[rounds/2], nil
}

// gnuplot times the whole program drawing the same series: it has to start, which
// the library has not, so a baseline that only starts it is taken off.
func gnuplot(dir string, spec *charts.Spec) (time.Duration, error) {
	var data strings.Builder
	for _, ser := range spec.Series {
		for _, p := range ser.Points {
			fmt.Fprintf(&data, "%d %s\n", p.Category, p.Value.Text('f'))
		}
		data.WriteString("\n\n")
	}
	if err := os.WriteFile(filepath.Join(dir, "data.txt"), []byte(data.String()), 0o600); err != nil {
		return 0, err
	}
	style := "boxes"
	if spec.Kind == charts.Lines {
		style = "linespoints"
	}
	script := fmt.Sprintf("set terminal pngcairo size 1920,1080 font 'sans,18'\nset output '%s'\nset title %q\nset style fill solid\nset yrange [0:*]\nplot for [i=0:%d] '%s' index i using 1:2 with %s notitle\n",
		filepath.Join(dir, "gnuplot.png"), spec.Title, len(spec.Series)-1, filepath.Join(dir, "data.txt"), style)
	start, err := median(func() error { return exec.Command("gnuplot", "-e", "x=1").Run() })
	if err != nil {
		return 0, err
	}
	file := filepath.Join(dir, "plot.gp")
	if err := os.WriteFile(file, []byte(script), 0o600); err != nil {
		return 0, err
	}
	whole, err := median(func() error {
		if out, err := exec.Command("gnuplot", file).CombinedOutput(); err != nil { // #nosec G204 -- our own script
			return fmt.Errorf("gnuplot: %w: %s", err, out)
		}
		return nil
	})
	return whole - start, err
}
