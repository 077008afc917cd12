package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"runtime/debug"
	"strings"
)

// licenceName matches the files in which a project states its terms, such as
// LICENSE, LICENSE-APACHE.txt, COPYING and NOTICE.
var licenceName = regexp.MustCompile(`(?i)^(unlicen[cs]e|licen[cs]es?|copying|copyright|notice|patents)([-_.][-\w.]*)?$`)

// notTerms are endings of files that are only named like a licence.
var notTerms = regexp.MustCompile(`(?i)\.(go|py|js|html|svg|png|json)$`)

// noCode are folders whose content is never linked.
var noCode = map[string]bool{"testdata": true, ".git": true, ".github": true, "node_modules": true}

const rule = "================================================================================\n"

// collect is one text with the terms of Go and of each module, a module's own
// nested licences (the C sources that it brings) included. It is an error when a
// module states none.
func collect(modules []*debug.Module) ([]byte, error) {
	var out bytes.Buffer
	out.WriteString("Yunshi is made with the work of others, under the terms below.\n\n")
	goroot, err := output("go", "env", "GOROOT")
	if err != nil {
		return nil, err
	}
	if err := section(&out, "The Go standard library "+strings.TrimPrefix(runtime.Version(), "go"), goroot, false); err != nil {
		return nil, err
	}
	for _, m := range modules {
		if own(m) {
			continue
		}
		dir, err := output("go", "list", "-m", "-f", "{{.Dir}}", m.Path)
		if err != nil {
			return nil, err
		}
		if err := section(&out, m.Path+" "+m.Version, dir, true); err != nil {
			return nil, err
		}
	}
	return out.Bytes(), nil
}

// section writes the terms found in dir, and below it if deep, under a heading.
// Two files that say the same are written once.
func section(out *bytes.Buffer, title, dir string, deep bool) error {
	seen := map[string]bool{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if path != dir && (!deep || noCode[d.Name()]) {
				return fs.SkipDir
			}
			return nil
		}
		if !d.Type().IsRegular() || !licenceName.MatchString(d.Name()) || notTerms.MatchString(d.Name()) {
			return nil
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		body := strings.TrimSpace(strings.ReplaceAll(string(text), "\r\n", "\n"))
		if body == "" || seen[body] {
			return nil
		}
		seen[body] = true
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "%s%s: %s\n%s\n%s\n\n", rule, title, filepath.ToSlash(rel), rule, body)
		return nil
	})
	if err == nil && len(seen) == 0 {
		err = fmt.Errorf("%s states no licence in %s", title, dir)
	}
	return err
}

func output(name string, args ...string) (string, error) {
	cmd := exec.Command(name, args...)
	cmd.Stderr = os.Stderr
	b, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("%s %s: %w", name, strings.Join(args, " "), err)
	}
	return strings.TrimSpace(string(b)), nil
}
