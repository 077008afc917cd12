// Package fonts embeds the one typeface of Yunshi: Noto Sans CJK SC as static
// TrueType subsets (Latin, GB 2312, Big5 level 1), so that 阿里雲, 阿里云 and R&D
// look the same in every pane and every exported picture. OFL; make_font.py
// made the subsets.
package fonts

import _ "embed"

// Regular and Bold are TrueType files.
var (
	//go:embed NotoSansCJKsc-Regular-subset.ttf
	Regular []byte
	//go:embed NotoSansCJKsc-Bold-subset.ttf
	Bold []byte
)
