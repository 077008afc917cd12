package extract

import (
	"sync"

	"yunshi/data/registry"
)

// Bundled is the reader that knows the bundled companies. It is made once.
var Bundled = sync.OnceValue(func() *Reader { return New(registry.Bundled()) })
