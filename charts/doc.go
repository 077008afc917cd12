// Package charts turns a corpus into charts that go onto slides as they are.
// A Spec says what a chart claims: its finding, its series, and for every point
// the figure that states it, without a pixel. The Catalogue holds the named
// charts and how each is built from a corpus; Draw and Export turn a Spec into a
// picture or a file. The drawing lies in charts/scene; no other package needs to
// know that go-chart rasterises it. The package knows no window.
package charts
