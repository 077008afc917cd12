// Package fonts embeds the one typeface of Yunshi: Noto Sans CJK SC as static
// subsets (Latin, GB 2312, Big5 level 1), so that 阿里雲, 阿里云 and R&D look the
// same in every pane and every exported picture. OFL; make_font.py made the
// subsets and says why there are two of each.
package fonts

import _ "embed"

// Regular and Bold are TrueType files, for charts: go-chart reads no other.
var (
	//go:embed NotoSansCJKsc-Regular-subset.ttf
	Regular []byte
	//go:embed NotoSansCJKsc-Bold-subset.ttf
	Bold []byte
)

// ScreenRegular and ScreenBold are the same outlines as OpenType files with CFF
// tables, for the window: Fyne parses them in an eighth of the time and a third
// of the memory.
var (
	//go:embed NotoSansCJKsc-Regular-subset.otf
	ScreenRegular []byte
	//go:embed NotoSansCJKsc-Bold-subset.otf
	ScreenBold []byte
)
