package registry

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"

	"yunshi/data"
)

var (
	//go:embed companies.csv
	companiesCSV string
	//go:embed units.csv
	unitsCSV string
	//go:embed places.csv
	placesCSV string
)

// rows reads a table with a header line; lists within a field are separated by
// semicolons.
func rows(table, text string, columns ...string) ([]map[string]string, error) {
	rec, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", table, err)
	}
	if len(rec) == 0 || strings.Join(rec[0], ",") != strings.Join(columns, ",") {
		return nil, fmt.Errorf("%s: the header must be %s", table, strings.Join(columns, ","))
	}
	out := make([]map[string]string, 0, len(rec)-1)
	for _, r := range rec[1:] {
		row := make(map[string]string, len(columns))
		for i, c := range columns {
			row[c] = strings.TrimSpace(r[i])
		}
		out = append(out, row)
	}
	return out, nil
}

func list(field string) []string {
	var out []string
	for _, s := range strings.Split(field, ";") {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

var kinds = map[string]data.CompanyKind{
	"actor": data.Actor, "research": data.Research, "media": data.Media, "public": data.Public, "brand": data.Brand,
}

// parseCompanies reads companies.csv. common holds the names that are also
// common words.
func parseCompanies(text string) (companies []*data.Company, common map[string]bool, err error) {
	table, err := rows("companies.csv", text, "name", "kind", "parent", "simplified", "traditional", "pinyin",
		"aliases", "former", "tickers", "fiscal_end", "common", "note")
	if err != nil {
		return nil, nil, err
	}
	common = map[string]bool{}
	for _, row := range table {
		c := &data.Company{ID: data.CompanyID(row["name"]), Parent: data.CompanyID(row["parent"]), FiscalEnd: 12}
		kind, ok := kinds[row["kind"]]
		if !ok {
			return nil, nil, fmt.Errorf("companies.csv: %s: kind %q is none of actor, research, media, public, brand", c.ID, row["kind"])
		}
		c.Kind = kind
		if s := row["fiscal_end"]; s != "" {
			if c.FiscalEnd, err = strconv.Atoi(s); err != nil || c.FiscalEnd < 1 || c.FiscalEnd > 12 {
				return nil, nil, fmt.Errorf("companies.csv: %s: fiscal_end %q is not a month from 1 to 12", c.ID, s)
			}
		}
		for _, col := range []struct {
			column string
			kind   data.AliasKind
		}{{"simplified", data.Simplified}, {"traditional", data.Traditional}, {"pinyin", data.Pinyin}, {"aliases", data.English}, {"tickers", data.Ticker}} {
			for _, s := range list(row[col.column]) {
				c.Aliases = append(c.Aliases, data.Alias{Text: s, Kind: col.kind})
			}
		}
		for _, s := range list(row["former"]) {
			a, err := parseFormer(s)
			if err != nil {
				return nil, nil, fmt.Errorf("companies.csv: %s: %w", c.ID, err)
			}
			c.Aliases = append(c.Aliases, a)
		}
		for _, s := range list(row["common"]) {
			common[s] = true
		}
		companies = append(companies, c)
	}
	return companies, common, nil
}

// parseFormer reads "LeTV@2004-2016"; either year may be missing.
func parseFormer(s string) (data.Alias, error) {
	text, years, ok := strings.Cut(s, "@")
	a := data.Alias{Text: text, Kind: data.Former}
	if !ok {
		return a, nil
	}
	from, to, ok := strings.Cut(years, "-")
	if !ok {
		return a, fmt.Errorf("former name %q: want NAME@FROM-TO", s)
	}
	for _, y := range []struct {
		text string
		year *int
	}{{from, &a.From}, {to, &a.To}} {
		if y.text == "" {
			continue
		}
		n, err := strconv.Atoi(y.text)
		if err != nil || n < 1800 || n > 2100 {
			return a, fmt.Errorf("former name %q: %q is no year", s, y.text)
		}
		*y.year = n
	}
	return a, nil
}
