package lookup

import (
	"os"
	"strings"
	"testing"

	"yunshi/data"
	"yunshi/data/registry"
)

// sample is a small corpus: events of our own making, and as many empty ones as
// give the companies their usual weight.
func sample() *data.Corpus {
	c := &data.Corpus{}
	event := func(headline, place string, companies ...data.CompanyID) {
		e := &data.Event{ID: data.EventID(data.HashID(headline, string(rune(len(c.Events))))), Headline: headline, Place: place, Sources: make([]data.Source, 1)}
		for _, id := range companies {
			e.Companies = append(e.Companies, data.Participant{Company: id})
		}
		c.Events = append(c.Events, e)
	}
	event("IBM and Wanda agree on a cloud venture", "Beijing", "IBM", "Wanda Group")
	event("Alibaba Cloud opens a second hall in Dubai", "Dubai", "Alibaba Cloud")
	event("Tencent Cloud wins in Xiamen with a bid of one fen", "Xiamen", "Tencent Cloud")
	event("Alibaba Cloud cuts prices by a fifth", "", "Alibaba Cloud")
	for id, n := range map[data.CompanyID]int{
		"Alibaba Cloud": 60, "Alibaba Group": 17, "21Vianet": 14, "Tencent Cloud": 12, "Huawei Cloud": 12, "Tencent": 11, "MIIT": 8, "Microsoft": 8,
		"Kingsoft Cloud": 8, "Inspur": 7, "Amazon Web Services": 7, "Huawei": 7, "China Telecom": 5, "ByteDance": 5, "CAICT": 5,
		"Baidu AI Cloud": 5, "Baidu": 4, "China Mobile": 4, "JD Cloud": 4, "Kingsoft": 4, "Sinnet": 4, "Nvidia": 4, "JD.com": 3, "UCloud": 3, "IDC": 3,
		"LeTV": 2, "Xiaomi": 2, "China Unicom": 2, "NWCD": 2, "Google": 2, "Amazon": 3, "Volcano Engine": 3, "Chindata": 2,
	} {
		for range n {
			event("Notes", "", id)
		}
	}
	data.SortEvents(c.Events)
	return c
}

var commands = []Entry{
	{ID: "chart.export", Kind: Command, Name: "Export chart"},
	{ID: "file.import", Kind: Command, Name: "Import articles"},
}

func TestQueries(t *testing.T) {
	b, err := os.ReadFile("testdata/queries.tsv")
	if err != nil {
		t.Fatal(err)
	}
	ix := FromCorpus(sample(), registry.Bundled(), commands)
	n, failed := 0, 0
	for _, line := range strings.Split(string(b), "\n") {
		query, want, ok := strings.Cut(line, "\t")
		if !ok || line[0] == '#' {
			continue
		}
		n++
		got := ix.Search(query, Options{Limit: 3})
		if len(got) == 0 || got[0].Entry.Name != want {
			failed++
			var names []string
			for _, r := range got {
				names = append(names, r.Entry.Name+" ("+r.Match.String()+" "+r.Alias+")")
			}
			t.Errorf("%q finds %s, want %s", query, strings.Join(names, ", "), want)
		}
		checkRuns(t, query, got)
	}
	if n < 150 {
		t.Errorf("only %d queries", n)
	}
	t.Logf("%d of %d queries right", n-failed, n)
}

// checkRuns: every result says where it matched, within its alias.
func checkRuns(t *testing.T, query string, results []Result) {
	t.Helper()
	for _, r := range results {
		last := -1
		for _, i := range r.Runs {
			if i <= last || i >= len([]rune(r.Alias)) {
				t.Errorf("%q: runs %v in %q", query, r.Runs, r.Alias)
			}
			last = i
		}
		if len(r.Runs) == 0 {
			t.Errorf("%q: no runs in %q of %s (%s)", query, r.Alias, r.Entry.Name, r.Match)
		}
	}
}
