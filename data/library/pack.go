package library

import (
	"bytes"
	"compress/flate"
	"io"

	"github.com/klauspost/compress/zstd"
)

// The first byte of packed bytes. Deflate is what libraries of version 1 were
// packed with; Zstandard unpacks four times as fast, to the same size.
const (
	plain     = 0
	deflated  = 1
	zstandard = 2
)

// Both are safe for concurrent use; making them fails for wrong options only. One
// frame never unpacks to more than a packed text may be.
var (
	packer, _ = zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithWindowSize(1<<20), zstd.WithLowerEncoderMem(true),
		zstd.WithEncoderCRC(false))
	unpacker, _ = zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderMaxMemory(1<<30))
)

// pack makes bytes smaller where that pays.
func pack(raw []byte) []byte {
	out := packer.EncodeAll(raw, append(make([]byte, 0, len(raw)/2+64), zstandard))
	if len(out) > len(raw) {
		return append([]byte{plain}, raw...)
	}
	return out
}

func unpack(packed []byte) ([]byte, error) { return unpackInto(nil, packed) }

// unpackInto appends what was packed to room.
func unpackInto(room, packed []byte) ([]byte, error) {
	if len(packed) == 0 {
		return room, ErrDamaged
	}
	switch body := packed[1:]; packed[0] {
	case plain:
		return append(room, body...), nil
	case deflated:
		raw, err := io.ReadAll(flate.NewReader(bytes.NewReader(body)))
		return append(room, raw...), err
	case zstandard:
		return unpacker.DecodeAll(body, room)
	}
	return room, ErrDamaged
}
