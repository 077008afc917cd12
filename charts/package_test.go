package charts

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"
)

// checkPackage reports what is wrong with an Office file and returns its parts.
func checkPackage(t *testing.T, file []byte) map[string][]byte {
	t.Helper()
	parts, err := unpack(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems(parts) {
		t.Error(p)
	}
	return parts
}

func unpack(file []byte) (map[string][]byte, error) {
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return nil, err
	}
	parts := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		body, err := io.ReadAll(r)
		if err != nil {
			return nil, err
		}
		if err := r.Close(); err != nil {
			return nil, err
		}
		if parts[f.Name] != nil {
			return nil, fmt.Errorf("%s is there twice", f.Name)
		}
		parts[f.Name] = body
	}
	return parts, nil
}

// problems says what breaks the rules of Open Packaging: parts that are no XML,
// have no content type, or that no relationship leads to; relationships and
// content types that lead nowhere.
func problems(parts map[string][]byte) []string {
	var out []string
	reached := map[string]bool{"[Content_Types].xml": true}
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		if strings.HasSuffix(name, ".xml") || strings.HasSuffix(name, ".rels") {
			out = append(out, xmlProblems(name, parts[name])...)
		}
		if strings.HasSuffix(name, ".rels") {
			reached[name] = true
			out = append(out, relationshipProblems(parts, name, reached)...)
		}
	}
	out = append(out, typeProblems(parts)...)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		if !reached[name] {
			out = append(out, "no relationship leads to "+name)
		}
	}
	return out
}

func typeProblems(parts map[string][]byte) []string {
	var out []string
	var types struct {
		Default []struct {
			Extension   string `xml:",attr"`
			ContentType string `xml:",attr"`
		}
		Override []struct {
			PartName    string `xml:",attr"`
			ContentType string `xml:",attr"`
		}
	}
	if err := xml.Unmarshal(parts["[Content_Types].xml"], &types); err != nil {
		return []string{"[Content_Types].xml: " + err.Error()}
	}
	typed := map[string]bool{}
	for _, d := range types.Default {
		typed["."+d.Extension] = d.ContentType != ""
	}
	for _, o := range types.Override {
		name := strings.TrimPrefix(o.PartName, "/")
		if typed[name] {
			out = append(out, "two content types are given for "+name)
		}
		typed[name] = o.ContentType != ""
		if parts[name] == nil {
			out = append(out, "a content type is given for "+name+", which is not there")
		}
	}
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		plain := path.Ext(name) != ".xml" || strings.HasPrefix(name, "customXml/item") // what a default type is enough for
		if name != "[Content_Types].xml" && !typed[name] && !(plain && typed[path.Ext(name)]) {
			out = append(out, name+" has no content type of its own")
		}
	}
	return out
}

func xmlProblems(name string, body []byte) []string {
	var out []string
	d := xml.NewDecoder(bytes.NewReader(body))
	ids := map[string]bool{}
	elements := 0
	for {
		tok, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return append(out, fmt.Sprintf("%s is no XML: %v", name, err))
		}
		el, ok := tok.(xml.StartElement)
		if !ok {
			continue
		}
		elements++
		for _, a := range el.Attr {
			if el.Name.Local != "cNvPr" || a.Name.Local != "id" {
				continue
			}
			if ids[a.Value] {
				out = append(out, fmt.Sprintf("%s: two shapes have the id %s", name, a.Value))
			}
			ids[a.Value] = true
		}
	}
	if elements == 0 {
		out = append(out, name+" is empty")
	}
	return out
}

func relationshipProblems(parts map[string][]byte, name string, reached map[string]bool) []string {
	var rels struct {
		Relationship []struct {
			ID         string `xml:"Id,attr"`
			Type       string `xml:",attr"`
			Target     string `xml:",attr"`
			TargetMode string `xml:",attr"`
		}
	}
	if err := xml.Unmarshal(parts[name], &rels); err != nil {
		return []string{name + ": " + err.Error()}
	}
	var out []string
	base := path.Dir(path.Dir(name))
	source := parts[path.Join(base, strings.TrimSuffix(path.Base(name), ".rels"))]
	ids := map[string]bool{}
	for _, r := range rels.Relationship {
		if ids[r.ID] || r.ID == "" || r.Type == "" {
			out = append(out, name+": "+r.ID+" is there twice, or has no type")
		}
		ids[r.ID] = true
		if r.TargetMode == "External" {
			continue
		}
		target := path.Join(base, r.Target)
		if strings.HasPrefix(r.Target, "/") {
			target = r.Target[1:]
		}
		reached[target] = true
		if parts[target] == nil {
			out = append(out, name+" leads to "+target+", which is not there")
		}
	}
	for _, id := range usedIDs(source) {
		if !ids[id] {
			out = append(out, name+" lacks "+id+", which its part refers to")
		}
	}
	return out
}

// usedIDs are the relationships that a part refers to.
func usedIDs(part []byte) []string {
	const relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	var out []string
	d := xml.NewDecoder(bytes.NewReader(part))
	for {
		tok, err := d.Token()
		if err != nil {
			return out // what is no XML is told elsewhere
		}
		if el, ok := tok.(xml.StartElement); ok {
			for _, a := range el.Attr {
				if a.Name.Space == relationships && a.Value != "" {
					out = append(out, a.Value)
				}
			}
		}
	}
}

// TestBrokenPackages holds that the check sees what it is for: each way of breaking
// a sound deck is reported.
func TestBrokenPackages(t *testing.T) {
	var b bytes.Buffer
	if err := writeDeck(&b, []*Spec{sample(Columns), sample(Lines)}, Options{}); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		spoil func(parts map[string][]byte)
		want  string
	}{
		"a part is missing":   {func(p map[string][]byte) { delete(p, "ppt/charts/chart2.xml") }, "leads to ppt/charts/chart2.xml, which is not there"},
		"XML is cut off":      {func(p map[string][]byte) { p["ppt/slides/slide1.xml"] = p["ppt/slides/slide1.xml"][:900] }, "ppt/slides/slide1.xml is no XML"},
		"an ampersand is raw": {func(p map[string][]byte) { replace(p, "ppt/slides/slide1.xml", "&amp;", "&") }, "ppt/slides/slide1.xml is no XML"},
		"a type is missing": {func(p map[string][]byte) {
			replace(p, "[Content_Types].xml", "/ppt/slides/slide2.xml", "/ppt/slides/slide9.xml")
		}, "ppt/slides/slide2.xml has no content type of its own"},
		"a stray part":       {func(p map[string][]byte) { p["ppt/stray.xml"] = []byte("<a/>") }, "no relationship leads to ppt/stray.xml"},
		"a relation is lost": {func(p map[string][]byte) { replace(p, "ppt/slides/_rels/slide1.xml.rels", `"rId2"`, `"rId77"`) }, "lacks rId2"},
		"two shapes are one": {func(p map[string][]byte) { replace(p, "ppt/slides/slide1.xml", `cNvPr id="3"`, `cNvPr id="2"`) }, "two shapes have the id 2"},
	} {
		parts, err := unpack(b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if found := problems(parts); len(found) > 0 {
			t.Fatalf("the sound deck: %s", found)
		}
		c.spoil(parts)
		if found := strings.Join(problems(parts), "\n"); !strings.Contains(found, c.want) {
			t.Errorf("%s: the check says %q, not %q", name, found, c.want)
		}
	}
}

func replace(parts map[string][]byte, name, before, after string) {
	parts[name] = bytes.Replace(parts[name], []byte(before), []byte(after), 1)
}
