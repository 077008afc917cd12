//go:build windows || darwin

package app

import (
	"errors"

	"golang.design/x/clipboard"
)

// putPicture gives a PNG to the system's clipboard.
func putPicture(raw []byte) error {
	if err := clipboard.Init(); err != nil {
		return err
	}
	if clipboard.Write(clipboard.FmtImage, raw) == nil {
		return errors.New("the system did not take the picture")
	}
	return nil
}
