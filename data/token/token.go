// Package token cuts text into tokens, the smallest units that the stages of
// reading share: words, numbers, single Han characters, punctuation and line
// breaks, each with its byte offsets. Letters and digits never share a token
// ("Q3" is two tokens that touch), so that a rule sees "1H21", "US$571m" and
// "40bn" without a scanner of its own.
package token

import (
	"math/bits"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Kind is the class of a token.
type Kind uint8

// The kinds. A Word is a run of letters, an apostrophe between letters starts a
// new token ("China", "’s"). A Number is a run of digits with inner thousands
// commas and one decimal point. Han is one Han character. A Break is white space
// that holds a line feed; other white space makes no token.
const (
	Word Kind = iota
	Number
	Han
	Punct
	Break
)

// Token is one token of a text. Lower is its text in lower case, with full-width
// Latin letters, digits and signs narrowed and ’ written as '. A Break's Lower is
// "\n" or, for a blank line, "\n\n". Upper tells a word that begins with a capital.
type Token struct {
	Start, End int // bytes
	Kind       Kind
	Upper      bool
	hash       uint64 // of Lower; Tables and Sets go by it
	Lower      string
}

// New returns the token of text in lower case that stands at the offsets.
func New(start, end int, kind Kind, lower string) Token {
	return Token{start, end, kind, false, hash(lower), lower}
}

// word returns the token of a word that is not all ASCII.
func word(text string, start, end int, lower string) Token {
	first, _ := utf8.DecodeRuneInString(text[start:end])
	return Token{start, end, Word, unicode.IsUpper(first), hash(lower), lower}
}

// Hash is the hash of the token's text in lower case, as the function Hash gives it.
func (t *Token) Hash() uint64 { return t.hash }

// Hash is a hash of 64 bits that stands for a word: no two words that occur share one.
func Hash(word string) uint64 { return hash(word) }

// hash takes eight bytes of a word at a time, as Append does in looking for the end of
// one. What comes out is spread over the upper bits and the lowest.
func hash(lower string) (h uint64) {
	for len(lower) >= 8 {
		h = mixed(h, eight(lower))
		lower = lower[8:]
	}
	return spread(mixed(h, fewer(lower)))
}

func mixed(h, bytes uint64) uint64 { return (h ^ bytes) * hashFactor }
func spread(h uint64) uint64       { return h ^ h>>32 }

const hashFactor = 0x9ddfea08eb382d69

// eight are the first eight bytes of s, the first the lowest.
func eight(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// fewer is eight for a string that is shorter.
func fewer(s string) (x uint64) {
	for i := len(s) - 1; i >= 0; i-- {
		x = x<<8 | uint64(s[i])
	}
	return x
}

// Touches reports whether b follows a without a gap.
func Touches(a, b *Token) bool { return a.End == b.Start }

// Split cuts the whole text.
func Split(text string) []Token { return Append(make([]Token, 0, len(text)/4+4), text, 0, len(text)) }

// Append cuts text[start:end] and appends the tokens to dst; offsets are those
// of text.
func Append(dst []Token, text string, start, end int) []Token {
	return NewCutter(text[:end]).Append(dst, start, end)
}

// Cutter cuts one text piece by piece. It is not safe for concurrent use.
type Cutter struct {
	text string
	room strings.Builder // see lower
}

// NewCutter returns a Cutter of the text.
func NewCutter(text string) *Cutter { return &Cutter{text: text} }

// Append cuts text[start:end] and appends the tokens to dst; offsets are those of
// the text.
func (c *Cutter) Append(dst []Token, start, end int) []Token {
	text := c.text
	head := text[:end]
	for i := start; i < len(head); {
		b := head[i]
		switch {
		case b == ' ' || b == '\t':
			i++
		case isLetter(b):
			n, h, capital := letterRun(head[i:])
			j, next := i+n, byte(' ')
			if j < len(head) {
				next = head[j]
			}
			if next >= utf8.RuneSelf {
				if k := wordEnd(text, j, end); k > j {
					dst = append(dst, word(text, i, k, strings.ToLower(text[i:k])))
					i = k
					continue
				}
			}
			lower := text[i:j]
			if capital {
				lower = c.lower(i, j)
			}
			if len(dst) == cap(dst) {
				dst = slices.Grow(dst, 1)
			}
			dst = dst[:len(dst)+1]
			t := &dst[len(dst)-1] // filled in place: half of all tokens are made here
			t.Start, t.End, t.Kind, t.Upper, t.hash, t.Lower = i, j, Word, b&0x20 == 0, spread(h), lower
			if i = j; next == ' ' {
				i++
			}
		case isDigit(b):
			j := numberEnd(text, i, end)
			dst = append(dst, New(i, j, Number, text[i:j]))
			i = j
		case b < utf8.RuneSelf && b > ' ' && b != 0x7f:
			if b == '\'' && i+1 < end && isLetter(text[i+1]) && i > start && isLetter(text[i-1]) {
				j := wordEnd(text, i+1, end)
				dst = append(dst, New(i, j, Punct, strings.ToLower(text[i:j])))
				i = j
				continue
			}
			dst = append(dst, Token{i, i + 1, Punct, false, spread(mixed(0, uint64(b))), text[i : i+1]})
			i++
		default:
			dst, i = appendRune(dst, text, i, end)
		}
	}
	return dst
}

// letterRun goes through the ASCII letters with which s begins: how many they are, their
// hash in lower case but for its spreading, and whether a capital is among them. Eight
// bytes are looked at together, each in its own part of a number. Append has too much at
// hand to leave this the registers, so it stays a call.
//
//go:noinline
func letterRun(s string) (n int, h uint64, capital bool) {
	var capitals uint64
	for {
		var bytes uint64
		if len(s) >= 8 {
			bytes = eight(s)
		} else {
			bytes = fewer(s)
		}
		lower := bytes | 0x20*each
		low := lower &^ (0x80 * each) // so that no sum runs into the next byte
		others := (^(low + (0x80-'a')*each) | (low + (0x80-'z'-1)*each) | bytes) & (0x80 * each)
		if others != 0 {
			letters := (others - 1) &^ others >> 7 // the bytes before the first other
			capitals |= ^bytes & letters
			return n + bits.TrailingZeros64(others)>>3, mixed(h, lower&letters), capitals&(0x20*each) != 0
		}
		capitals |= ^bytes
		h = mixed(h, lower)
		n, s = n+8, s[8:]
	}
}

// each has the lowest bit of every byte.
const each = 0x0101010101010101

// appendRune handles white space with line feeds and all that is not ASCII.
func appendRune(dst []Token, text string, i, end int) ([]Token, int) {
	r, n := utf8.DecodeRuneInString(text[i:end])
	switch {
	case 0x4e00 <= r && r <= 0x9fff: // most Han
		return append(dst, New(i, i+n, Han, text[i:i+n])), i + n
	case isBlank(r):
		return appendBreak(dst, text, i, end)
	case unicode.Is(unicode.Han, r):
		return append(dst, New(i, i+n, Han, text[i:i+n])), i + n
	case isWideDigit(r):
		return appendWide(dst, text, i, end)
	case unicode.IsLetter(r) || unicode.IsMark(r):
		j := wordEnd(text, i, end)
		return append(dst, word(text, i, j, strings.ToLower(narrow(text[i:j])))), j
	case r == '’' && i+n < end && endsInLetter(dst, i):
		if r2, _ := utf8.DecodeRuneInString(text[i+n : end]); unicode.IsLetter(r2) && !unicode.Is(unicode.Han, r2) {
			j := wordEnd(text, i+n, end)
			return append(dst, New(i, j, Punct, apostrophe(text[i+n:j]))), j
		}
	}
	return append(dst, New(i, i+n, Punct, narrow(text[i:i+n]))), i + n
}

// isBlank reports whether a rune parts tokens and belongs to none.
func isBlank(r rune) bool {
	return unicode.IsSpace(r) || r == 0xfeff || r == 0x200b || r < ' ' || r == 0x7f
}

// appendBreak goes past white space, which is a token where it has a line feed.
func appendBreak(dst []Token, text string, i, end int) ([]Token, int) {
	j, lines := i, 0
	for j < end {
		r, n := utf8.DecodeRuneInString(text[j:end])
		if !isBlank(r) {
			break
		}
		if r == '\n' {
			lines++
		}
		j += n
	}
	switch {
	case lines > 1:
		dst = append(dst, New(i, j, Break, "\n\n"))
	case lines == 1:
		dst = append(dst, New(i, j, Break, "\n"))
	}
	return dst, j
}

// appendWide reads a number in full-width digits.
func appendWide(dst []Token, text string, i, end int) ([]Token, int) {
	j := i
	for j < end {
		r, n := utf8.DecodeRuneInString(text[j:end])
		point := (r == '.' || r == ',') && j+n < end && wideAt(text[j+n:end])
		if !isWideDigit(r) && r != '．' && r != '，' && !isDigit(text[j]) && !point {
			break
		}
		j += n
	}
	s := narrow(text[i:j])
	s = s[:numberEnd(s, 0, len(s))]
	stop := i + wideLen(text[i:j], len(s))
	return append(dst, New(i, stop, Number, s)), stop
}

// apostrophe is what follows one, in lower case, with it.
func apostrophe(s string) string {
	if s == "s" {
		return "'s"
	}
	return "'" + strings.ToLower(s)
}

func endsInLetter(dst []Token, at int) bool {
	return len(dst) > 0 && dst[len(dst)-1].End == at && dst[len(dst)-1].Kind == Word
}

func wordEnd(text string, j, end int) int {
	for j < end {
		if isLetter(text[j]) {
			j++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[j:end])
		if n == 1 || 0x2000 <= r && r <= 0x206f || !(unicode.IsLetter(r) || unicode.IsMark(r)) || unicode.Is(unicode.Han, r) {
			break
		}
		j += n
	}
	return j
}

// numberEnd takes "1,234,567.89" whole but stops before the comma of "2014, and"
// and before the full stop that ends a sentence.
func numberEnd(text string, i, end int) int {
	j := digitsEnd(text, i, end)
	for j < end && text[j] == ',' && digitsEnd(text, j+1, end) == j+4 {
		j += 4
	}
	afterPoint := i >= 2 && text[i-1] == '.' && isDigit(text[i-2])
	if afterPoint || j+1 >= end || text[j] != '.' || !isDigit(text[j+1]) {
		return j
	}
	k := digitsEnd(text, j+1, end)
	if k+1 < end && text[k] == '.' && isDigit(text[k+1]) {
		return j // 1.2.3 is a version or a list number, not a decimal
	}
	return k
}

// digitsEnd is where the digits end that begin at offset i.
func digitsEnd(text string, i, end int) int {
	for i < end && isDigit(text[i]) {
		i++
	}
	return i
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
func isDigit(c byte) bool  { return '0' <= c && c <= '9' }

// wideAt reports whether s begins with a full-width digit.
func wideAt(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return isWideDigit(r)
}

func isWideDigit(r rune) bool { return '０' <= r && r <= '９' }

// lower gives a word that is ASCII in lower case. Such words lie one behind the other
// in common room: a string for each name would be most of what cutting a text
// allocates.
func (c *Cutter) lower(i, j int) string {
	if c.room.Cap()-c.room.Len() < j-i {
		c.room = strings.Builder{} // the words before live on in the old one
		c.room.Grow(max(j-i, min(len(c.text)-i, maxRoom)/capitalised))
	}
	n := c.room.Len()
	c.room.WriteByte(c.text[i] | 0x20)
	rest := i + 1 // mostly in lower case
	for k := rest; k < j; k++ {
		if c.text[k]&0x20 == 0 {
			c.room.WriteString(c.text[rest:k])
			c.room.WriteByte(c.text[k] | 0x20)
			rest = k + 1
		}
	}
	c.room.WriteString(c.text[rest:j])
	return c.room.String()[n:]
}

// About one byte in so many belongs to a word with a capital; room is taken for the
// whole of a text that is not too long.
const (
	capitalised = 8
	maxRoom     = 1 << 16
)

// narrow writes full-width forms (U+FF01 to U+FF5E) as ASCII.
func narrow(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case 0xff01 <= r && r <= 0xff5e:
			return r - 0xfee0
		case r == '’' || r == '‘':
			return '\''
		}
		return r
	}, s)
}

// wideLen is the number of bytes of s that its first n runes take.
func wideLen(s string, n int) int {
	i := 0
	for range n {
		_, w := utf8.DecodeRuneInString(s[i:])
		i += w
	}
	return i
}
