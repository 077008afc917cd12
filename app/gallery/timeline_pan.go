package main

import (
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"yunshi/app/timeline"
	"yunshi/app/timeline/marks"
	"yunshi/app/timeline/sample"
	"yunshi/data"
)

// comparePan pans the timeline with a thousand events and then with n, and
// prints the frames of each second, the processor time of a frame, their ratios
// and the memory. Where the machine has other work only the processor time says
// much. A frame counts
// when the driver asks the animation for its next step, which it does once
// before each painting.
func comparePan(tl *timeline.Timeline, n int, seed uint64) {
	const each = 5 * time.Second
	few, fewCost := pan(tl, 1000, seed, each)
	before := resident()
	many, manyCost := pan(tl, n, seed, each)
	fmt.Printf("frames a second, ratio %.2f; processor time a frame, ratio %.2f\n", many/few, manyCost/fewCost)
	fmt.Printf("resident memory %d MB with 1,000 events, %d MB with %d\n", before>>20, resident()>>20, n)
	fyne.Do(fyne.CurrentApp().Quit)
}

// pan fills the timeline with n events, moves it to and fro for d and returns
// the frames of each second and the seconds of processor time of a frame.
func pan(tl *timeline.Timeline, n int, seed uint64, d time.Duration) (fps, cost float64) {
	l := sample.New(n, seed)
	start := time.Now()
	index := marks.Build(l.Table, l.Lanes, marks.Options{})
	fmt.Printf("%d events: arranged in %d ms, %d rows\n", n, time.Since(start).Milliseconds(), len(index.Rows))
	frames := 0
	done := make(chan float64)
	fyne.DoAndWait(func() { tl.SetMarks(l.Table, l.Lanes) })
	time.Sleep(3 * time.Second) // the widget arranges its own, off the UI thread
	used := processor()
	fyne.Do(func() {
		from, to := data.DayOf(2012, 1, 1), data.DayOf(2018, 12, 31)
		begun := time.Now()
		a := &fyne.Animation{Duration: d, Tick: func(p float32) {
			frames++
			days := data.Day(900 * math.Sin(float64(p)*12))
			tl.ReduceMotion = true
			tl.SetView(from+days, to+days)
			if p >= 1 {
				done <- float64(frames) / time.Since(begun).Seconds()
			}
		}}
		go func() { fyne.Do(a.Start) }()
	})
	fps = <-done
	cost = (processor() - used) / float64(frames)
	fmt.Printf("%d events: %.1f frames a second, %.1f ms of processor time a frame\n", n, fps, cost*1000)
	return fps, cost
}

// processor returns the seconds of processor time that the program has used, 0
// where the system does not tell.
func processor() float64 {
	b, err := os.ReadFile("/proc/self/stat")
	if err != nil {
		return 0
	}
	// The name of the program may hold blanks; the numbers follow its bracket.
	fields := strings.Fields(string(b[strings.LastIndex(string(b), ")")+1:]))
	const user, system, ticks = 11, 12, 100
	if len(fields) <= system {
		return 0
	}
	u, _ := strconv.Atoi(fields[user])
	s, _ := strconv.Atoi(fields[system])
	return float64(u+s) / ticks
}

// resident returns the bytes of memory in use, 0 where the system does not tell.
func resident() int {
	b, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 0
	}
	var size, pages int
	if _, err := fmt.Fscan(strings.NewReader(string(b)), &size, &pages); err != nil {
		return 0
	}
	return pages * os.Getpagesize()
}
