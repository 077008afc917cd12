package article

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"

	"golang.org/x/net/html/charset"

	"yunshi/data"
)

var errMail = errors.New("not a readable mail; save the article as text")

// mailText is the part of a mail that holds the article.
type mailText struct {
	text string
	html []byte // where there is no plain part
}

// readMail returns the text of a mail and what its header says.
func readMail(raw []byte) (mailText, Meta, error) {
	msg, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		return mailText{}, Meta{}, errMail
	}
	words := &mime.WordDecoder{CharsetReader: func(label string, r io.Reader) (io.Reader, error) { return charset.NewReaderLabel(label, r) }}
	header := func(key string) string {
		s, err := words.DecodeHeader(msg.Header.Get(key))
		if err != nil {
			return ""
		}
		return squeeze(s)
	}
	m := Meta{Title: subject(header("Subject"))}
	if from, err := (&mail.AddressParser{WordDecoder: words}).Parse(msg.Header.Get("From")); err == nil {
		m.Publisher = from.Name
	}
	if when, err := msg.Header.Date(); err == nil {
		m.Published = data.OnDay(data.DayOf(when.Year(), int(when.Month()), when.Day())).String()
	}
	var t mailText
	t.part(msg.Header.Get("Content-Type"), msg.Header.Get("Content-Transfer-Encoding"), msg.Body, 0)
	if strings.TrimSpace(t.text) == "" && len(t.html) == 0 {
		return t, m, errors.New("the mail holds no text")
	}
	return t, m, nil
}

// subject drops "Fwd:" and "Re:".
func subject(s string) string {
	for {
		head, rest, ok := strings.Cut(s, ":")
		switch strings.ToLower(head) {
		case "re", "fw", "fwd", "aw", "wg", "转发", "回复", "轉寄":
			if ok {
				s = strings.TrimSpace(rest)
				continue
			}
		}
		return s
	}
}

// part takes the first plain text and the first HTML of a mail's parts.
func (t *mailText) part(contentType, encoding string, body io.Reader, depth int) {
	kind, params, err := mime.ParseMediaType(contentType)
	if err != nil || kind == "" {
		kind = "text/plain"
	}
	if strings.HasPrefix(kind, "multipart/") {
		if depth > 8 || params["boundary"] == "" {
			return
		}
		t.parts(multipart.NewReader(body, params["boundary"]), depth+1)
		return
	}
	if kind != "text/plain" && kind != "text/html" {
		return
	}
	switch s, err := Decode(mailBytes(body, encoding, params["charset"])); {
	case err != nil:
	case kind == "text/plain" && t.text == "":
		t.text = s
	case kind == "text/html" && t.html == nil:
		t.html = []byte(s)
	}
}

func (t *mailText) parts(r *multipart.Reader, depth int) {
	for range 200 {
		p, err := r.NextRawPart()
		if err != nil {
			return
		}
		t.part(p.Header.Get("Content-Type"), p.Header.Get("Content-Transfer-Encoding"), p, depth)
	}
}

// mailBytes undoes a part's transfer encoding and its character set. What came
// before an error in a part that is cut off still counts.
func mailBytes(body io.Reader, encoding, label string) []byte {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	}
	raw, _ := io.ReadAll(io.LimitReader(body, MaxBytes))
	if label != "" && !strings.EqualFold(label, "utf-8") {
		if r, err := charset.NewReaderLabel(label, bytes.NewReader(raw)); err == nil {
			if out, err := io.ReadAll(r); err == nil {
				return out
			}
		}
	}
	return raw
}
