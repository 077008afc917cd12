package main

import (
	"encoding/binary"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"
)

func picture(t *testing.T, name string, width, height int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, image.NewRGBA(image.Rect(0, 0, width, height))); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestEveryPictureLiesWhereTheDirectorySays(t *testing.T) {
	out := filepath.Join(t.TempDir(), "a.ico")
	sizes := []int{16, 48, 256}
	var paths []string
	for _, s := range sizes {
		paths = append(paths, picture(t, "p.png", s, s))
	}
	if err := join(out, paths); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	if n := binary.LittleEndian.Uint16(b[4:]); int(n) != len(sizes) {
		t.Fatalf("%d pictures, want %d", n, len(sizes))
	}
	for i, path := range paths {
		row := b[6+16*i:]
		size, offset := binary.LittleEndian.Uint32(row[8:]), binary.LittleEndian.Uint32(row[12:])
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if got := b[offset : offset+size]; string(got) != string(want) || row[0] != uint8(sizes[i]) {
			t.Errorf("picture %d: %d bytes at %d, side %d", sizes[i], size, offset, row[0])
		}
	}
}

func TestPicturesThatNoIcoTakes(t *testing.T) {
	for _, s := range [][2]int{{16, 32}, {512, 512}} {
		if err := join(filepath.Join(t.TempDir(), "a.ico"), []string{picture(t, "p.png", s[0], s[1])}); err == nil {
			t.Errorf("%v was taken", s)
		}
	}
}
