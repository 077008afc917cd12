package charts

import (
	_ "embed"
	"strings"

	"yunshi/data"
)

//go:embed bases.tsv
var basesTSV string

// basis is what a company counts in a metric from some period on.
type basis struct {
	subject         string
	metric          data.Metric
	precision       data.Precision // PrecisionNone for any
	from, published data.Day
	name, remark    string
}

var bases = readBases(basesTSV)

var basisPrecision = map[string]data.Precision{
	"quarter": data.PrecisionQuarter, "fiscal": data.PrecisionFiscalYear, "year": data.PrecisionYear, "any": data.PrecisionNone,
}

func readBases(table string) []basis {
	var out []basis
	for _, line := range strings.Split(table, "\n") {
		f := strings.Split(line, "\t")
		if strings.HasPrefix(line, "#") || len(f) != 7 {
			continue
		}
		from, errFrom := data.ParseDate(f[3], 12)
		published, errPub := data.ParseDate(f[4], 12)
		if errFrom != nil || errPub != nil {
			continue // a test walks the table, so that no row is lost unnoticed
		}
		out = append(out, basis{f[0], data.Metric(f[1]), basisPrecision[f[2]], from.Start, published.Start, f[5], f[6]})
	}
	return out
}

// basisOf returns the basis of a figure, or nil where the table has none. A page
// without a date is taken to be published when its period ended.
func basisOf(f *data.Figure, published data.Date) *basis {
	var found *basis
	day := f.Period.End
	if published.Known() {
		day = published.End
	}
	for i := range bases {
		b := &bases[i]
		if b.subject == f.Subject && b.metric == f.Metric && f.Period.Start >= b.from && day >= b.published &&
			(b.precision == data.PrecisionNone || b.precision == f.Period.Precision) && f.Kind == data.Actual {
			found = b
		}
	}
	return found
}
