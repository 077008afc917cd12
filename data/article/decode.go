package article

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

var (
	errBinary   = errors.New("not a text; save the article as .txt, .md, .html, .docx, .eml or .pdf")
	errEncoding = errors.New("the encoding cannot be told; save the file as UTF-8")
)

// Decode returns the bytes as UTF-8. Text that is UTF-8 stays as it stands, byte
// order mark included; in text that is UTF-8 but for a few broken bytes these
// become "?", so that offsets hold.
func Decode(raw []byte) (string, error) {
	if s, ok := decodeUTF16(raw); ok {
		return s, nil
	}
	if binary(raw) {
		return "", errBinary
	}
	if utf8.Valid(raw) {
		return string(raw), nil
	}
	if s, ok := mendUTF8(raw); ok {
		return s, nil
	}
	if s, ok := decodeLegacy(raw); ok {
		return s, nil
	}
	return "", errEncoding
}

// binary reports whether there is a NUL, or many other control characters, in
// the first kilobytes.
func binary(raw []byte) bool {
	head := raw[:min(len(raw), 8<<10)]
	controls := 0
	for _, c := range head {
		switch {
		case c == 0:
			return true
		case c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1b:
			controls++
		}
	}
	return controls*50 > len(head) || bytes.IndexByte(raw, 0) >= 0
}

// decodeUTF16 reads UTF-16 by its byte order mark, or by the zeros that every
// other byte of Latin text has.
func decodeUTF16(raw []byte) (string, bool) {
	big, ok := false, true
	switch {
	case len(raw) < 2 || len(raw)%2 == 1 && raw[0] < 0xfe && raw[0] != 0xff:
		return "", false
	case raw[0] == 0xff && raw[1] == 0xfe:
	case raw[0] == 0xfe && raw[1] == 0xff:
		big = true
	default:
		big, ok = evenZeros(raw[:min(len(raw), 4<<10)])
	}
	if !ok {
		return "", false
	}
	units := make([]uint16, len(raw)/2)
	for i := range units {
		a, b := uint16(raw[2*i]), uint16(raw[2*i+1])
		if big {
			a, b = b, a
		}
		units[i] = a | b<<8
	}
	s := strings.TrimPrefix(string(utf16.Decode(units)), "\ufeff")
	return s, strings.IndexByte(s, 0) < 0
}

func evenZeros(head []byte) (big, ok bool) {
	var zeros [2]int
	for i, c := range head {
		if c == 0 {
			zeros[i%2]++
		}
	}
	half := len(head) / 2
	switch {
	case zeros[0]*3 > half && zeros[1] == 0:
		return true, true
	case zeros[1]*3 > half && zeros[0] == 0:
		return false, true
	}
	return false, false
}

// mendUTF8 replaces broken bytes where they are few among characters that are
// well-formed.
func mendUTF8(raw []byte) (string, bool) {
	good, bad := 0, 0
	for i := 0; i < len(raw); {
		if raw[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(raw[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		} else {
			good++
		}
		i += n
	}
	if bad*10 > good {
		return "", false
	}
	out := bytes.Clone(raw)
	for i := 0; i < len(out); {
		r, n := utf8.DecodeRune(out[i:])
		if r == utf8.RuneError && n == 1 {
			out[i] = '?'
		}
		i += n
	}
	return string(out), true
}

// decodeLegacy tries the Chinese encodings and takes the one whose text is made
// of the commonest characters; Latin text with a few typographic signs is
// Windows-1252.
func decodeLegacy(raw []byte) (string, bool) {
	head := raw[:min(len(raw), 64<<10)]
	high, pairs := 0, 0
	for i, c := range head {
		if c >= 0x80 {
			high++
			if i+1 < len(head) && head[i+1] >= 0x80 {
				pairs++
			}
		}
	}
	if high*4 < len(head) && pairs*3 < high {
		return decodeWith(charmap.Windows1252, raw)
	}
	best, bestScore := "", 0.0
	for _, e := range []encoding.Encoding{simplifiedchinese.GB18030, traditionalchinese.Big5} {
		if s, ok := decodeWith(e, raw); ok {
			if score := commonHan(s); score > bestScore {
				best, bestScore = s, score
			}
		}
	}
	return best, bestScore >= 0.12
}

// decodeWith decodes raw and refuses the result when more than one character in
// two hundred is broken; one at the end of a file that was cut off is allowed.
func decodeWith(e encoding.Encoding, raw []byte) (string, bool) {
	out, err := e.NewDecoder().Bytes(raw)
	if err != nil {
		return "", false
	}
	s := string(out)
	bad := strings.Count(s, string(utf8.RuneError))
	return s, bad <= 1+len(s)/1000
}

// The commonest characters of Chinese news, simplified and traditional, and the
// punctuation that goes with them.
const commonChars = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严" +
	"這為個國時來們說產種後對會發動過學經進電裡實現兩體機當點從業應開還關與間樣線內數氣變條沒結問無係軍情題黨員總設長頭資邊級統較將組見計別論運農幾區強決戰則據處隊給領導壓濟術極聯認權證單風帶場車務萬報類離華確張馬節話許廣記聲達議雲億億" + "，。、；：？！（）《》“”「」"

var commonSet = func() map[rune]bool {
	m := map[rune]bool{}
	for _, r := range commonChars {
		m[r] = true
	}
	return m
}()

// commonHan is the share of the commonest characters among all that are not ASCII.
func commonHan(s string) float64 {
	all, hits, n := 0, 0, 0
	for _, r := range s {
		if r >= utf8.RuneSelf {
			all++
			if commonSet[r] {
				hits++
			}
		}
		if n++; n > 20000 {
			break
		}
	}
	if all == 0 {
		return 0
	}
	return float64(hits) / float64(all)
}
