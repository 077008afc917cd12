// Inventory tells what a built binary is made of: a CycloneDX bill of materials
// and the licences of all its modules in one text. Both are read from what Go
// writes into the binary, so that they name what was linked, not what go.mod asks
// for, and the same binary gives the same bytes.
package main

import (
	"debug/buildinfo"
	"flag"
	"fmt"
	"os"
	"runtime/debug"
	"strings"
)

func main() {
	binary := flag.String("binary", "", "the program")
	version := flag.String("version", "", "its version")
	sbom := flag.String("sbom", "", "write the bill of materials to this file")
	licences := flag.String("licences", "", "write the licences to this file")
	flag.Parse()
	if err := run(*binary, *version, *sbom, *licences); err != nil {
		fmt.Fprintln(os.Stderr, "inventory:", err)
		os.Exit(1)
	}
}

func run(binary, version, sbom, licences string) error {
	info, err := buildinfo.ReadFile(binary)
	if err != nil {
		return err
	}
	if sbom != "" {
		if err := save(sbom, func() ([]byte, error) { return bill(info, version) }); err != nil {
			return err
		}
	}
	if licences != "" {
		return save(licences, func() ([]byte, error) { return collect(linked(info)) })
	}
	return nil
}

func save(path string, make func() ([]byte, error)) error {
	b, err := make()
	if err != nil {
		return err
	}
	return os.WriteFile(path, b, 0o644)
}

// linked are the modules in the binary beside the program's own, each as it was
// replaced, in the order of their paths.
func linked(info *debug.BuildInfo) []*debug.Module {
	var modules []*debug.Module
	for _, m := range info.Deps {
		if m.Replace != nil && !own(m) {
			m = m.Replace
		}
		modules = append(modules, m)
	}
	return modules
}

// own tells whether a module was replaced by a folder of the program itself.
func own(m *debug.Module) bool { return m.Replace != nil && strings.HasPrefix(m.Replace.Path, ".") }
