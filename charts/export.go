package charts

import "errors"

// Export writes the chart to path; the ending picks the format: png, svg, pdf,
// pptx, xlsx or csv. Nothing is left behind when it fails.
func Export(spec *Spec, path string, opt Options) error {
	return errors.New("charts are not exported yet")
}
