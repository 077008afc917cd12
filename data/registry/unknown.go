package registry

import "yunshi/data/token"

// Unknown returns names that have the form of a company's but are not in the
// registry: capitals and a legal form ("Carmignac Gestion SA", "X Technology
// Co., Ltd"). The Company of such a mention is the name without its legal form.
func (r *Registry) Unknown(text string, toks []token.Token, known []Mention) []Mention {
	var out []Mention
	return out
}
