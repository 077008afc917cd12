package extract

import (
	"testing"

	"yunshi/data/article"
	"yunshi/data/registry"
)

// What a headline says is a sentence: whoever acts, a verb, and no more than fits.
func TestHeadlines(t *testing.T) {
	r := New(registry.Bundled())
	for text, want := range map[string]string{
		// The subject is whoever acts, with all that belongs to it.
		"UCloud opened a data centre in Jakarta on 3 May 2019 and hired 40 engineers.":                                                                                           "UCloud opened a data centre in Jakarta",
		"SAP and Huawei signed a partnership in June 2018 to sell HANA from the cloud.":                                                                                          "SAP and Huawei signed a partnership to sell HANA from the cloud",
		"In March 2020, after months of talks, Tencent Cloud and Kingdee agreed to work together on finance software for hospitals and schools across the south of the country.": "Tencent Cloud and Kingdee agreed to work together on finance software",
		"Kingsoft Cloud, which had kept silent for a year, launched a new object storage service in Beijing on Monday.":                                                          "Kingsoft Cloud launched a new object storage service in Beijing",
		"Last August Huawei Cloud invested in chips and went on to open a region in Riyadh.":                                                                                     "Huawei Cloud went on to open a region in Riyadh",
		// What is said by somebody is told without them.
		"Alibaba Cloud said on Tuesday that it will open two data centres in Mexico.": "Alibaba Cloud will open two data centres in Mexico",
		// Whom it is about stands before what is told of something else.
		"QingCloud filed for a listing in April 2020.\n\nThe platform of QingCloud was launched in July 2013.": "The platform of QingCloud was launched",
		// It never stops between two that belong together.
		"Inspur signed an agreement with Shandong province in May 2016 to help small and medium-sized firms, schools and libraries to move their records into its cloud.": "Inspur signed an agreement with Shandong province",
		// A quotation stays whole, and a sentence that breaks off breaks nothing.
		`Tencent Cloud said "we opened a data centre in Jakarta on Monday, and we open three more in Brazil, Chile and Peru by the end of the coming year".`: "",
		"The opening of a data centre of Tencent Cloud, who": "",
	} {
		doc, err := article.Read("a.txt", []byte("Clouds of China\n\nJune 2, 2021\n\nThe cloud is a business.\n\n"+text+"\n"), article.Meta{})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		found := false
		for _, e := range r.Read(doc).Events {
			got = append(got, e.Headline)
			found = found || e.Headline == want
			if !balanced(e.Headline) {
				t.Errorf("%s\n a headline with half a pair: %q", text, e.Headline)
			}
		}
		if !found && want != "" {
			t.Errorf("%s\n got %q\nwant %q", text, got, want)
		}
	}
}
