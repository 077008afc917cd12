package charts

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestPPTX holds the package together, that of the deck and those of the workbooks
// in it; that a workbook holds what its chart shows; and that the specs come back.
func TestPPTX(t *testing.T) {
	c := seedCorpus(t)
	var specs []*Spec
	for _, e := range Catalogue {
		spec, err := e.Build(c, Options{})
		if err != nil {
			t.Fatal(err)
		}
		specs = append(specs, spec)
	}
	specs = append(specs, sample(Columns), sample(Lines), sample(Bars), sample(Stacked))
	for _, theme := range []string{"light", "dark"} {
		var b bytes.Buffer
		if err := writeDeck(&b, specs, Options{Theme: theme}); err != nil {
			t.Fatal(err)
		}
		parts := checkPackage(t, b.Bytes())
		for i, spec := range specs {
			n := strconv.Itoa(i + 1)
			checkPackage(t, parts["ppt/embeddings/Microsoft_Excel_Sheet"+n+".xlsx"])
			checkWorkbook(t, spec.unbroken(), parts["ppt/charts/chart"+n+".xml"], parts["ppt/embeddings/Microsoft_Excel_Sheet"+n+".xlsx"])
			for _, src := range spec.Sources {
				if !strings.Contains(string(parts["ppt/notesSlides/notesSlide"+n+".xml"]), xmlText(src.URL)) {
					t.Errorf("%s: the notes lack %s", spec.Name, src.URL)
				}
			}
		}
		again, err := ReadDeck(bytes.NewReader(b.Bytes()), int64(b.Len()))
		if err != nil || len(again) != len(specs) {
			t.Fatalf("%d of %d specs come back: %v", len(again), len(specs), err)
		}
		for i := range specs {
			x, errX := json.Marshal(specs[i])
			y, errY := json.Marshal(again[i])
			if errX != nil || errY != nil || !bytes.Equal(x, y) {
				t.Errorf("%s comes back as another spec", specs[i].Name)
			}
		}
	}
}

// checkWorkbook compares the numbers that the chart has cached with the cells
// that it refers to.
func checkWorkbook(t *testing.T, spec *Spec, chart, book []byte) {
	t.Helper()
	var c struct {
		Series []struct {
			Ref    string `xml:"val>numRef>f"`
			Points []struct {
				Index int    `xml:"idx,attr"`
				Value string `xml:"v"`
			} `xml:"val>numRef>numCache>pt"`
		} `xml:"chart>plotArea>barChart>ser"`
		Lines []struct {
			Ref    string `xml:"val>numRef>f"`
			Points []struct {
				Index int    `xml:"idx,attr"`
				Value string `xml:"v"`
			} `xml:"val>numRef>numCache>pt"`
		} `xml:"chart>plotArea>lineChart>ser"`
	}
	if err := xml.Unmarshal(chart, &c); err != nil {
		t.Fatal(err)
	}
	for _, l := range c.Lines {
		c.Series = append(c.Series, struct {
			Ref    string `xml:"val>numRef>f"`
			Points []struct {
				Index int    `xml:"idx,attr"`
				Value string `xml:"v"`
			} `xml:"val>numRef>numCache>pt"`
		}(l))
	}
	if len(c.Series) != len(spec.Series) {
		t.Fatalf("%s: %d series in the chart, %d in the spec", spec.Name, len(c.Series), len(spec.Series))
	}
	f, err := excelize.OpenReader(bytes.NewReader(book))
	if err != nil {
		t.Fatal(err)
	}
	for i, ser := range c.Series {
		col := strings.Split(ser.Ref, "$")[1]
		if len(ser.Points) != len(spec.Series[i].Points) {
			t.Errorf("%s: %d of %d points", spec.Name, len(ser.Points), len(spec.Series[i].Points))
		}
		for _, p := range ser.Points {
			cell, err := f.GetCellValue(dataSheet, col+strconv.Itoa(p.Index+2), excelize.Options{RawCellValue: true})
			if err != nil {
				t.Fatal(err)
			}
			a, errA := strconv.ParseFloat(cell, 64)
			b, errB := strconv.ParseFloat(p.Value, 64)
			if errA != nil || errB != nil || a != b {
				t.Errorf("%s %s%d: the cell holds %q, the chart %q", spec.Name, col, p.Index+2, cell, p.Value)
			}
		}
	}
	if err := f.Close(); err != nil {
		t.Error(err)
	}
}

// TestCatalogueXLSX holds the workbook of every chart together.
func TestCatalogueXLSX(t *testing.T) {
	c := seedCorpus(t)
	for _, e := range Catalogue {
		spec, err := e.Build(c, Options{})
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := writeXLSX(&b, spec, Options{}); err != nil {
			t.Fatal(err)
		}
		if parts := checkPackage(t, b.Bytes()); parts["xl/charts/chart1.xml"] == nil || parts["xl/worksheets/sheet3.xml"] == nil {
			t.Errorf("%s: no chart, evidence or notes", e.Name)
		}
	}
}

func TestXLSX(t *testing.T) {
	for _, kind := range []Kind{Columns, Stacked, Bars, Lines} {
		var b bytes.Buffer
		spec := sample(kind)
		spec.Series[0].Name = `=cmd|" /C calc"!A0`
		if err := writeXLSX(&b, spec, Options{}); err != nil {
			t.Fatal(err)
		}
		parts := checkPackage(t, b.Bytes())
		if parts["xl/charts/chart1.xml"] == nil {
			t.Error("no native chart")
		}
		f, err := excelize.OpenReader(&b)
		if err != nil {
			t.Fatal(err)
		}
		if formula, err := f.GetCellFormula(dataSheet, "B1"); err != nil || formula != "" {
			t.Errorf("a name became the formula %q (%v)", formula, err)
		}
		rows, err := f.GetRows("Evidence")
		points := 0
		for _, ser := range spec.Series {
			points += len(ser.Points)
		}
		if err != nil || len(rows) != points+1 {
			t.Errorf("%d rows of evidence for %d points (%v)", len(rows)-1, points, err)
		}
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestCSV(t *testing.T) {
	var b bytes.Buffer
	spec := sample(Lines)
	spec.Series[0].Name = "=1+1"
	if err := writeCSV(&b, spec, Options{}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), "'=1+1,2001,2001,12000000000,CNY,,,actual,exact") || strings.Count(b.String(), "\r\n") != 9 {
		t.Errorf("CSV: %s", b.String())
	}
}

// TestLibreOffice lets LibreOffice open a deck and a workbook and turn them into
// PDF; it takes a minute and is skipped unless YUNSHI_OFFICE is set.
func TestLibreOffice(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil || os.Getenv("YUNSHI_OFFICE") == "" {
		t.Skip("set YUNSHI_OFFICE=1, with soffice installed, to open the files in LibreOffice")
	}
	dir := t.TempDir()
	var names []string
	for _, kind := range []Kind{Columns, Stacked, Bars, Lines} {
		for _, ending := range []string{".pptx", ".xlsx"} {
			name := filepath.Join(dir, string(kind)+"-"+ending[1:]+ending)
			if err := Export(sample(kind), name, Options{}); err != nil {
				t.Fatal(err)
			}
			names = append(names, name)
		}
	}
	c := seedCorpus(t)
	for _, e := range Catalogue {
		spec, err := e.Build(c, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, ending := range []string{".pptx", ".xlsx"} {
			name := filepath.Join(dir, e.Name+"-"+ending[1:]+ending)
			if err := Export(spec, name, Options{Theme: "dark"}); err != nil {
				t.Fatal(err)
			}
			names = append(names, name)
		}
	}
	args := append([]string{"-env:UserInstallation=file://" + dir + "/profile", "--headless", "--convert-to", "pdf", "--outdir", dir}, names...)
	if out, err := exec.Command(office, args...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for _, name := range names {
		pdf := strings.TrimSuffix(name, filepath.Ext(name)) + ".pdf"
		if st, err := os.Stat(pdf); err != nil || st.Size() < 1000 {
			t.Errorf("%s was not opened: %v", name, err)
		}
	}
}
