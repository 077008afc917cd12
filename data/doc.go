// Package data is the vocabulary that every other package of Yunshi speaks:
// documents, dates, companies, events, figures, and the evidence that ties each
// of them to a sentence. The types here are small and have no behaviour that
// belongs to one stage of reading; the stages live in the packages below this
// one (article, temporal, quantity, registry, extract, merge, lookup). The
// package knows no screen, no file format and no chart.
package data
