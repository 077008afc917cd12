package library

import (
	"slices"
	"strings"

	"yunshi/data"
)

// current is the company that id was merged into, or id.
func (r *replay) current(id data.CompanyID) data.CompanyID {
	for range len(r.renamed) + 1 {
		to, ok := r.renamed[id]
		if !ok {
			break
		}
		id = to
	}
	return id
}

func (r *replay) company(id data.CompanyID) {
	if r.c.Companies[id] == nil && (r.act.Kind == Edit || r.act.Kind == Alias) {
		id = bearer(r.c, id) // the registry gives it another name by now
	}
	if r.c.Companies[id] == nil && (r.act.Kind == Edit || r.act.Kind == Alias || r.act.Kind == Split) {
		r.conflict("", "the company is not read any more")
		return
	}
	switch r.act.Kind {
	case Edit:
		r.editCompany(id)
	case Alias:
		r.alias(id, r.act.New)
	case Merge:
		for _, o := range r.act.Others {
			if from := r.current(o.Company); from != "" && from != id {
				r.rename(from, id)
			}
		}
	case Split:
		r.splitCompany(id, data.CompanyID(r.act.New))
	case Reject:
		r.dropCompany(id)
	case Add:
		if r.c.Companies[id] == nil {
			r.c.Companies[id] = &data.Company{ID: id, FiscalEnd: 12}
		}
	}
}

// editCompany changes the name, the parent or the kind.
func (r *replay) editCompany(id data.CompanyID) {
	co := *r.c.Companies[id]
	switch r.act.Field {
	case "name":
		if r.act.New == "" {
			r.conflict("", "a company needs a name")
			return
		}
		r.rename(id, data.CompanyID(r.act.New))
		return
	case "parent":
		if now := string(co.Parent); now != r.act.Old && now != r.act.New {
			r.conflict(now, "its parent is %q by hand; it was %q then, and is %q now", r.act.New, r.act.Old, now)
		}
		co.Parent = r.current(data.CompanyID(r.act.New))
	case "kind":
		kind := slices.Index(companyKinds, r.act.New)
		if kind < 0 {
			r.conflict("", "its kind cannot be %q", r.act.New)
			return
		}
		co.Kind = data.CompanyKind(kind)
	default:
		r.conflict("", "this Yunshi does not know the field %q", r.act.Field)
		return
	}
	r.c.Companies[id] = &co
}

// companyKinds are in the order of data.CompanyKind.
var companyKinds = []string{"actor", "research", "media", "public", "brand"}

func (r *replay) alias(id data.CompanyID, name string) {
	if other := r.current(data.CompanyID(name)); other != id && r.c.Companies[other] != nil {
		r.rename(other, id)
		return
	}
	co := *r.c.Companies[id]
	if string(co.ID) == name || slices.ContainsFunc(co.Aliases, func(a data.Alias) bool { return a.Text == name }) {
		return // read with the alias already
	}
	co.Aliases = append(slices.Clone(co.Aliases), data.Alias{Text: name, Kind: data.Learned})
	r.c.Companies[id] = &co
}

// rename makes everything of company from one of company to.
func (r *replay) rename(from, to data.CompanyID) {
	r.renamed[from] = to
	delete(r.renamed, to)
	r.replace(from, to, func([]data.Evidence) bool { return true })
	was := r.c.Companies[from]
	delete(r.c.Companies, from)
	into := data.Company{ID: to, FiscalEnd: 12}
	if r.c.Companies[to] != nil {
		into = *r.c.Companies[to]
	} else if was != nil {
		into = *was
		into.ID = to
	}
	names := []data.Alias{{Text: string(from), Kind: data.Learned}}
	if was != nil {
		names = append(names, was.Aliases...)
	}
	into.Aliases = slices.Clone(into.Aliases)
	for _, a := range names {
		if a.Text != string(to) && !slices.ContainsFunc(into.Aliases, func(b data.Alias) bool { return b.Text == a.Text }) {
			into.Aliases = append(into.Aliases, a)
		}
	}
	if into.Parent == from || into.Parent == to {
		into.Parent = ""
	}
	r.c.Companies[to] = &into
	for id, co := range r.c.Companies {
		if co.Parent == from {
			child := *co
			if child.Parent = to; id == to {
				child.Parent = ""
			}
			r.c.Companies[id] = &child
		}
	}
}

// splitCompany makes the alias a company of its own: what is read in sentences
// that use that name is the new company's.
func (r *replay) splitCompany(id, name data.CompanyID) {
	if name == "" || name == id {
		r.conflict("", "a split needs the name of the new company")
		return
	}
	delete(r.renamed, name)
	co := *r.c.Companies[id]
	co.Aliases = slices.DeleteFunc(slices.Clone(co.Aliases), func(a data.Alias) bool { return a.Text == string(name) })
	r.c.Companies[id] = &co
	if r.c.Companies[name] == nil {
		r.c.Companies[name] = &data.Company{ID: name, FiscalEnd: co.FiscalEnd}
	}
	low := strings.ToLower(string(name))
	r.replace(id, name, func(evidence []data.Evidence) bool {
		return slices.ContainsFunc(evidence, func(e data.Evidence) bool { return strings.Contains(strings.ToLower(e.Text), low) })
	})
}

// replace puts company to in the place of from wherever the evidence is fit; to
// is "" to take from out.
func (r *replay) replace(from, to data.CompanyID, fit func([]data.Evidence) bool) {
	for i, e := range r.events.items {
		if e != nil && e.Involves(from) && fit(eventTraits.evidence(e)) {
			e = r.events.own(i)
			e.Companies = instead(e.Companies, from, to)
		}
	}
	for i, f := range r.figures.items {
		if f == nil || !slices.Contains(names(f), string(from)) || !fit(figureTraits.evidence(f)) {
			continue
		}
		f = r.figures.own(i)
		for _, at := range []*string{&f.Subject, &f.Issuer, &f.Reporter} {
			if *at == string(from) {
				*at = string(to)
			}
		}
	}
}

// names are those that the figure names as companies, or might.
func names(f *data.Figure) []string { return []string{f.Subject, f.Issuer, f.Reporter} }

// instead returns the companies with to in the place of from, each once.
func instead(companies []data.Participant, from, to data.CompanyID) (out []data.Participant) {
	for _, p := range companies {
		if p.Company == from {
			p.Company = to
		}
		if p.Company != "" && !slices.ContainsFunc(out, func(q data.Participant) bool { return q.Company == p.Company }) {
			out = append(out, p)
		}
	}
	return out
}

// dropCompany takes a name that is no company off what it takes part in. A
// figure keeps its subject, which may be a market.
func (r *replay) dropCompany(id data.CompanyID) {
	delete(r.c.Companies, id)
	for i, e := range r.events.items {
		if e != nil && e.Involves(id) {
			e = r.events.own(i)
			e.Companies = slices.DeleteFunc(e.Companies, func(p data.Participant) bool { return p.Company == id })
		}
	}
}
