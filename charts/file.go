package charts

import "io"

// WriteFile lets write fill the file at path: a temporary file beside it takes
// its place only once it is whole. An error is one line that says what to do.
func WriteFile(path string, write func(io.Writer) error) error { return replace(path, write) }
