package article

import "testing"

// TestImpliedDates holds what a page betrays of its month where nothing states it.
func TestImpliedDates(t *testing.T) {
	const either = "either" // whether the line is the page's own or the story's is learned
	for _, c := range []struct{ url, text, want, from string }{
		{"", "Harbour cloud grows\n\nLisbon, May 2019. The port of Lisbon has moved its ledgers to a cloud of its own, it said.\n\nIt is happy with it, by all accounts.\n", "2019-05", "text"},
		{"", "Harbour cloud grows\n\nLisbon, 7 May 2019. The port of Lisbon has moved its ledgers to a cloud of its own, it said.\n", "2019-05-07", "text"},
		{"", "THE DOCKER, ISSUE 14, MARCH 2020\n\nHarbour cloud grows\n\nThe port of Lisbon has moved its ledgers to a cloud of its own, it said this week.\n", "2020-03", "text"},
		{"", "Harbour cloud grows\n\nThe port of Lisbon has moved its ledgers to a cloud of its own, it said.\n\nIt is happy with it.\n\nThis piece appeared in our June 2021 issue.\n", "2021-06", "text"},
		{"", "Harbour cloud grows\n\nThe port of Lisbon has moved its ledgers to a cloud of its own, it said.\n\nIt is happy with it.\n\nJune 3, 2021. The Docker earns from links.\n", "2021-06-03", either},
		{"", "Harbour cloud grows\n\nThe port of Lisbon has moved its ledgers to a cloud of its own, it said.\n\nIt is happy with it.\n\nThe Quay Courier, June 2021. Letters | Tides | Weather\n", "2021-06", "text"},
		{"", "Harbour cloud grows\n\nThe port of Lisbon has moved its ledgers to a cloud of its own, it said.\n\n12 June 2021. Ships come in.\n\n3 July, at noon. They leave.\n", "", ""},
		{"", "Harbour cloud grows\n\nPorts spent a tenth more on clouds, says a count.\n\nSource: Quay Research Ports Tracker, August 2018. Figures are rounded.\n\nMore is to come, it says.\n", "2018-08", "text"},
		{"https://docker.example/2017/11/harbour", "Harbour cloud grows\n\nThe port of Lisbon has moved its ledgers to a cloud of its own.\n", "2017-11", "url"},
		{"https://docker.example/201711/4711.html", "Harbour cloud grows\n\nThe port of Lisbon has moved its ledgers to a cloud of its own.\n", "2017-11", "url"},
		{"https://docker.example/2017/harbour", "Harbour cloud grows\n\nThe port of Lisbon has moved its ledgers to a cloud of its own.\n", "2017", "url"},
		{"https://docker.example/post/4711", "Harbour cloud grows\n\nIn March 2012. That is when the port of Lisbon moved its ledgers to a cloud.\n", "", ""},
		{"", "Harbour cloud grows\n\nLISBON, June 14 (Newsline) - Ports spent a tenth more on clouds from January to March 2021, says a count.\n", "2021-06-14", "dateline"},
		{"", "Harbour clouds in Q4 2018\n\nLISBON, Feb 20 (Newsline) - Ports spent a tenth more on clouds, says a count.\n", "2019-02-20", "dateline"},
		{"", "Harbour cloud grows\n\nThe Docker | Lisbon | Aug 11\n\nSpending of ports on clouds rose by a tenth in the second quarter of 2022, says a count of them.\n", "2022-08-11", "dateline"},
		{"https://docker.example/harbour-cloud-2020", "Harbour cloud grows\n\nLISBON, June 14 (Newsline) - The port of Lisbon has moved its ledgers.\n", "2020-06-14", "dateline and url"},
		{"https://docker.example/harbour-1h-q2-2020", "Harbour cloud grows\n\nLISBON, Sept 3 (Newsline) - The port of Lisbon has moved its ledgers.\n", "2020-09-03", "dateline and url"},
		{"https://docker.example/harbour-results-2020", "Harbour cloud grows\n\nLISBON, March 14 (Newsline) - The port of Lisbon earns more.\n", "", ""},
		{"https://docker.example/harbour-2016-2020", "Harbour cloud grows\n\nLISBON, March 14 (Newsline) - The port of Lisbon earns more.\n", "", ""},
		{"", "Harbour cloud grows\n\nLISBON, June 14 (Newsline) - The port of Lisbon will move its ledgers by March 2023, it says.\n", "", ""},
		{"", "Harbour cloud grows\n\nThe port moved in May 2014. It has not looked back since then, say those who work there.\n", "", ""},
	} {
		doc, err := Read("a.txt", []byte(c.text), Meta{URL: c.url})
		if err != nil {
			t.Fatal(err)
		}
		if got := doc.Published.String(); got != c.want || doc.PublishedFrom != c.from && c.from != either {
			t.Errorf("%q, %s: %q from %q, want %q from %q", c.text[:40], c.url, got, doc.PublishedFrom, c.want, c.from)
		}
	}
}
