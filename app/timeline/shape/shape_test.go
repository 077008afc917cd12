package shape

import (
	"math"
	"testing"

	"yunshi/assets/look"
)

func TestDashesCoverHalfOfTheOutline(t *testing.T) {
	for _, g := range look.Groups {
		corners := Outline(g.Shape)
		total, drawn := 0.0, 0.0
		for i, p := range corners {
			total += length(p, corners[(i+1)%len(corners)])
		}
		for _, d := range Dashes(corners, Dash) {
			drawn += length(d[0], d[1])
		}
		if share := drawn / total; share < 0.49 || share > 0.51 {
			t.Errorf("%s: %.2f of the outline is drawn", g.Key, share)
		}
	}
}

func length(a, b Point) float64 { return math.Hypot(b.X-a.X, b.Y-a.Y) }
