package main

import (
	"encoding/json"
	"runtime/debug"
	"strings"
)

// The part of CycloneDX 1.5 that is filled in. There is neither a serial number
// nor a time of making: both would differ between two makings of the same binary.
type (
	document struct {
		Format      string      `json:"bomFormat"`
		SpecVersion string      `json:"specVersion"`
		Version     int         `json:"version"`
		Metadata    metadata    `json:"metadata"`
		Components  []component `json:"components"`
	}
	metadata struct {
		Component component `json:"component"`
	}
	component struct {
		Type       string     `json:"type"`
		Ref        string     `json:"bom-ref"`
		Name       string     `json:"name"`
		Version    string     `json:"version,omitempty"`
		PURL       string     `json:"purl,omitempty"`
		Properties []property `json:"properties,omitempty"`
	}
	property struct {
		Name  string `json:"name"`
		Value string `json:"value"`
	}
)

// told are the build settings that say which binary it is.
var told = []string{"GOOS", "GOARCH", "CGO_ENABLED", "-tags"}

// bill is the bill of materials of a binary, as indented JSON.
func bill(info *debug.BuildInfo, version string) ([]byte, error) {
	app := component{Type: "application", Ref: "yunshi", Name: info.Main.Path, Version: version}
	for _, key := range told {
		for _, s := range info.Settings {
			if s.Key == key {
				app.Properties = append(app.Properties, property{"go:" + key, s.Value})
			}
		}
	}
	d := document{Format: "CycloneDX", SpecVersion: "1.5", Version: 1, Metadata: metadata{app}}
	d.Components = append(d.Components, goComponent("std", strings.TrimPrefix(info.GoVersion, "go"), ""))
	for _, m := range linked(info) {
		replaced := ""
		if own(m) {
			replaced = m.Replace.Path
		}
		d.Components = append(d.Components, goComponent(m.Path, m.Version, replaced))
	}
	b, err := json.MarshalIndent(d, "", "  ")
	return append(b, '\n'), err
}

// goComponent describes one module. Its h1 sum is left out: it is a sum over a
// list of sums, which no CycloneDX hash means. A module replaced by a folder of
// the program has no package address, because nobody else's code is linked.
func goComponent(path, version, replaced string) component {
	purl := "pkg:golang/" + strings.ToLower(path) + "@" + strings.ReplaceAll(version, "+", "%2B")
	if replaced != "" {
		return component{
			Type: "library", Ref: purl, Name: path, Version: version,
			Properties: []property{{"go:replaced-by", replaced}},
		}
	}
	return component{Type: "library", Ref: purl, Name: path, Version: version, PURL: purl}
}
