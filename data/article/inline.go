package article

import "strings"

// inlineMarks are what pages run on with behind a story's last sentence when
// their line breaks were lost. They count behind the end of a sentence only.
var inlineMarks = []struct {
	text  string
	class class
}{
	{"READ MORE", link},
	{"Read more:", link},
	{"Read More:", link},
	{"Read also:", link},
	{"ALSO READ", link},
	{"Also read:", link},
	{"Also Read:", link},
	{"SEE ALSO", link},
	{"See also:", link},
	{"See Also:", link},
	{"Related:", link},
	{"RELATED:", link},
	{"Related article", list},
	{"Related Article", list},
	{"RELATED ARTICLE", list},
	{"Related stor", list},
	{"Related Stor", list},
	{"Related news", list},
	{"Related News", list},
	{"RELATED NEWS", list},
	{"Related posts", list},
	{"Related Posts", list},
	{"Most read", list},
	{"Most Read", list},
	{"MOST READ", list},
	{"Most popular", list},
	{"Most Popular", list},
	{"You may also like", list},
	{"You May Also Like", list},
	{"Recommended for you", list},
	{"Recommended For You", list},
	{"Advertisement", advert},
	{"ADVERTISEMENT", advert},
	{"Sign up for", newsletter},
	{"Subscribe to our", newsletter},
	{"Follow us on", social},
	{"Share this", social},
	{"Download our app", advert},
	{"Copyright ©", copyright},
	{"© 20", copyright},
	{"©20", copyright},
	{"All rights reserved", copyright},
	{"Disclaimer:", disclaimer},
	{"DISCLAIMER", disclaimer},
	{"Reporting by", credit},
	{"(Reporting by", credit},
	{"Editing by", credit},
	{"(Editing by", credit},
	{"(Editor:", credit},
	{"Contact the writer", contact},
	{"Contact reporter", contact},
	{"责任编辑", credit},
	{"（责任编辑", credit},
	{"免责声明", disclaimer},
}

// minStory is how much must stand before an inline mark, in bytes.
const minStory = 80

// splitInline cuts a paragraph at the first inline mark in it. rest is empty
// without one.
func splitInline(text string, p para) (story, rest para) {
	s := p.span.Of(text)
	if at := pointer(s); at > 0 {
		return cutInline(text, p, at)
	}
	if len(s) < minStory+10 {
		return p, rest
	}
	at, found := minStory, noClass
	for ; at < len(s) && found == noClass; at++ {
		if inlineFirst[s[at]] {
			found = inlineAt(s, at)
		}
	}
	at--
	if found == noClass {
		return p, rest
	}
	story, rest = cutInline(text, p, at)
	rest.class, rest.rule = found, "inline."+string(found)
	return story, rest
}

// cutInline cuts a paragraph at an offset in it.
func cutInline(text string, p para, at int) (story, rest para) {
	cut := p.span.Start + at
	story = newPara(text, p.span.Start, cut)
	story.mark, story.gap = p.mark, p.gap
	return story, newPara(text, cut, p.span.End)
}

// inlineFirst are the bytes with which inline marks begin.
var inlineFirst = func() (first [256]bool) {
	for _, m := range inlineMarks {
		first[m.text[0]] = true
	}
	return first
}()

// inlineAt returns the class of the inline mark at s[at:], behind a sentence.
func inlineAt(s string, at int) class {
	for _, m := range inlineMarks {
		if m.text[0] == s[at] && strings.HasPrefix(s[at:], m.text) && endingOf(s[:at]) == endsSentence {
			return m.class
		}
	}
	return noClass
}

// withInline appends a paragraph, or both parts of one that runs on.
func withInline(dst []para, text string, p para) []para {
	story, rest := splitInline(text, p)
	dst = append(dst, story)
	if rest.span.Len() > 0 {
		dst = append(dst, rest)
	}
	return dst
}
