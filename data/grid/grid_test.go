package grid_test

import (
	"strings"
	"testing"

	"yunshi/data"
	"yunshi/data/grid"
)

// layouts are tables as articles have them, and their cells: rows parted by " / ",
// cells by commas, "" an empty one.
var layouts = []struct{ name, text, cells string }{
	{
		"bars", "| Vendor | 2020 | 2021 |\n|---|---:|---:|\n| Ulan Cloud | 4.1 | |\n| Zhang Cloud | | 3.2 |",
		"Vendor,2020,2021 / Ulan Cloud,4.1, / Zhang Cloud,,3.2",
	},
	{
		"bars without a frame", "        | 1H20 | 2H20\n--------+------+-----\nUlan    |  6.1 |  6.4\nZhang   |  5.2 |  5.0",
		",1H20,2H20 / Ulan,6.1,6.4 / Zhang,5.2,5.0",
	},
	{
		"a cell is missing below aligned heads", "Company        2019    2020    2021\nUlan Cloud    1,515   2,455   2,901\nZhang Cloud     377             424",
		"Company,2019,2020,2021 / Ulan Cloud,1,515,2,455,2,901 / Zhang Cloud,377,,424",
	},
	{
		"years over quarters", "              2019          2020\n            Q3     Q4     Q3     Q4\nRevenue    1.1    1.2    1.5    1.7\nLoss       0.1    0.1    0.2    0.3",
		",2019,2019,2020,2020 / ,Q3,Q4,Q3,Q4 / Revenue,1.1,1.2,1.5,1.7 / Loss,0.1,0.1,0.2,0.3",
	},
	{
		"a wide first column below the heads", "             Sept. 30, 2014   June 30, 2015\nNet revenues of services   755.7    900.1\nLosses                     110.2    105.4",
		",Sept. 30, 2014,June 30, 2015 / Net revenues of services,755.7,900.1 / Losses,110.2,105.4",
	},
	{"tabs", "公司\t2021年\t2022年\n甲云\t279\t\n乙云\t\t503", "公司,2021年,2022年 / 甲云,279, / 乙云,,503"},
	{"single blanks", "Vendor Q1 Q2\nUlan Cloud 40.3 39.8\nZhang Cloud 17.4 19.7", "Vendor,Q1,Q2 / Ulan Cloud,40.3,39.8 / Zhang Cloud,17.4,19.7"},
	{"single blanks and a number too few", "Vendor Q1 Q2\nUlan Cloud 40.3 39.8\nZhang Cloud 19.7\nMeng 1.5 1.6", "Vendor,Q1,Q2 / Ulan Cloud,40.3,39.8 / Zhang Cloud,, / Meng,1.5,1.6"},
	{"commas", "Vendor,2019,Share\nUlan Cloud,\"3,891\",28.5%\nZhang Cloud,870,8.9%", "Vendor,2019,Share / Ulan Cloud,3,891,28.5% / Zhang Cloud,870,8.9%"},
	{"a list", "• Ulan Cloud: 36.7%\n• Zhang Cloud – 18.0%\n• Meng (8.4%)", "Ulan Cloud,36.7% / Zhang Cloud,18.0% / Meng,8.4%"},
	{"a numbered list with units", "1. Ulan Cloud: RMB 4.2 billion\n2. Zhang Cloud: RMB 3 billion\n3. Meng: RMB 900 million", "Ulan Cloud,RMB 4.2 billion / Zhang Cloud,RMB 3 billion / Meng,RMB 900 million"},
	{"dots that lead to the numbers", "Ulan Cloud ....... 36.7%\nZhang Cloud . . . 18.0%\nMeng………… 8.4%", "Ulan Cloud,36.7% / Zhang Cloud,18.0% / Meng,8.4%"},
	{"one cell a line", "Rank\nVendor\n2020 share\n1\nUlan Cloud\n40.6%\n2\nZhang Cloud\n11.0%", "Rank,Vendor,2020 share / 1,Ulan Cloud,40.6% / 2,Zhang Cloud,11.0%"},
	{"one cell a line, parted by blank ones", "Vendor\n\nShare\n\nUlan Cloud\n\n40.6%\n\nZhang Cloud\n\n–\n\nMeng\n\n8%", "Vendor,Share / Ulan Cloud,40.6% / Zhang Cloud,– / Meng,8%"},
	{"Markdown without bars at the ends", "Year | Sales (RMB m) | Loss\n--- | --- | ---\n2021 | 1,471 | 220\n2022 | 1,147 | 213", "Year,Sales (RMB m),Loss / 2021,1,471,220 / 2022,1,147,213"},
	{"Markdown of two columns", "Year | Sales\n---|---\n2021 | 14\n2022 | 11", "Year,Sales / 2021,14 / 2022,11"},
	{"a head of halves with short years", "                 H1 20  H2 20\nUlan Cloud        29.7   31.2\nMeng               7.9    8.6", ",H1 20,H2 20 / Ulan Cloud,29.7,31.2 / Meng,7.9,8.6"},
	{"no table: prose", "Ulan Cloud grew by 12%, 13% and 14% in three years, it says.\nZhang Cloud did not.", ""},
	{"no table: a menu", "News\nCloud\nChips\nAbout us\nContact", ""},
	{"no table: an item of prose", "- Ulan Cloud: storage costs down 40%\n- Zhang Cloud: prices down 25%\n- Meng: latency down 9%", ""},
}

func TestLayouts(t *testing.T) {
	for _, c := range layouts {
		lines := strings.Split(c.text, "\n")
		n, _ := grid.Find(len(lines), func(i int) string { return strings.TrimSpace(lines[i]) })
		if n != len(lines) && (c.cells != "" || n != 0) {
			t.Errorf("%s: %d lines of %d are a table", c.name, n, len(lines))
			continue
		}
		if n == 0 {
			continue
		}
		start := len(c.text) - len(strings.TrimLeft(c.text, " "))
		var rows []string
		for _, row := range grid.Cut(c.text, data.Span{Start: start, End: len(c.text)}) {
			var cells []string
			for _, cell := range row {
				cells = append(cells, cell.Of(c.text))
			}
			rows = append(rows, strings.Join(cells, ","))
		}
		if got := strings.Join(rows, " / "); got != c.cells {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.cells)
		}
	}
}

// Whatever lines come, every cell lies in the block, and a row has as many cells as the others.
func FuzzCut(f *testing.F) {
	for _, c := range layouts {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		lines := strings.Split(text, "\n")
		if n, _ := grid.Find(len(lines), func(i int) string { return strings.TrimSpace(lines[i]) }); n > len(lines) {
			t.Fatalf("%d of %d lines", n, len(lines))
		}
		for _, row := range grid.Cut(text, data.Span{End: len(text)}) {
			if len(row) != len(grid.Cut(text, data.Span{End: len(text)})[0]) {
				t.Fatal("rows differ in length")
			}
			for _, cell := range row {
				if cell.Start < 0 || cell.End > len(text) || cell.Start > cell.End {
					t.Fatalf("cell %v of a text of %d bytes", cell, len(text))
				}
			}
		}
	})
}
