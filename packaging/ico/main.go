// Ico joins PNG pictures of one icon, each at most 256 pixels square, into the .ico
// that Windows takes. The pictures are kept as PNG, which Windows reads since Vista.
package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image/png"
	"os"
)

// entry is one row of an .ico's directory, as it is written.
type entry struct {
	Width, Height, Colours, Reserved uint8 // 256 is written as 0
	Planes, BitsPerPixel             uint16
	Size, Offset                     uint32 // in bytes
}

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: ico OUT.ico PNG…")
		os.Exit(2)
	}
	if err := join(os.Args[1], os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, "ico:", err)
		os.Exit(1)
	}
}

func join(out string, paths []string) error {
	const headSize, entrySize = 6, 16
	offset := uint32(headSize + entrySize*len(paths))
	var head, body bytes.Buffer
	put := func(v any) error { return binary.Write(&head, binary.LittleEndian, v) }
	if err := put([]uint16{0, 1, uint16(len(paths))}); err != nil {
		return err
	}
	for _, p := range paths {
		b, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		c, err := png.DecodeConfig(bytes.NewReader(b))
		if err != nil {
			return fmt.Errorf("%s: %w", p, err)
		}
		if c.Width != c.Height || c.Width > 256 {
			return fmt.Errorf("%s: %d×%d is no square of at most 256 pixels", p, c.Width, c.Height)
		}
		e := entry{Width: uint8(c.Width), Height: uint8(c.Height), Planes: 1, BitsPerPixel: 32, Size: uint32(len(b)), Offset: offset}
		if err := put(e); err != nil {
			return err
		}
		offset += e.Size
		body.Write(b)
	}
	return os.WriteFile(out, append(head.Bytes(), body.Bytes()...), 0o644)
}
