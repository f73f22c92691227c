package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"unicode"
)

// lowerKeys writes v as one line of JSON with the keys of Go structs in the manner of the contract:
// "OfText" becomes "of_text", "ID" becomes "id". Values stay as they are and keys keep their order.
func lowerKeys(v any) ([]byte, error) {
	var raw bytes.Buffer
	e := json.NewEncoder(&raw)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	d := json.NewDecoder(&raw)
	d.UseNumber()
	var out bytes.Buffer
	type level struct {
		object bool
		n      int // tokens so far: keys and values of an object, values of a list
	}
	var open []level
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			out.WriteByte('\n')
			return out.Bytes(), nil
		}
		if err != nil {
			return nil, err
		}
		if t == json.Delim('}') || t == json.Delim(']') {
			open = open[:len(open)-1]
			out.WriteString(t.(json.Delim).String())
			continue
		}
		key := false
		if n := len(open); n > 0 {
			l := &open[n-1]
			key = l.object && l.n%2 == 0
			switch {
			case l.object && !key:
				out.WriteByte(':')
			case l.n > 0:
				out.WriteByte(',')
			}
			l.n++
		}
		switch t := t.(type) {
		case json.Delim:
			out.WriteString(t.String())
			open = append(open, level{object: t == '{'})
		case string:
			if key {
				t = snake(t)
			}
			var s bytes.Buffer
			e := json.NewEncoder(&s)
			e.SetEscapeHTML(false)
			if err := e.Encode(t); err != nil {
				return nil, err
			}
			out.Write(bytes.TrimRight(s.Bytes(), "\n"))
		case nil:
			out.WriteString("null")
		case bool:
			if t {
				out.WriteString("true")
			} else {
				out.WriteString("false")
			}
		case json.Number:
			out.WriteString(t.String())
		}
	}
}

// snake writes a Go name in small letters with underscores between its words.
func snake(name string) string {
	var b strings.Builder
	r := []rune(name)
	for i, c := range r {
		if unicode.IsUpper(c) && i > 0 && (unicode.IsLower(r[i-1]) || i+1 < len(r) && unicode.IsLower(r[i+1])) {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(c))
	}
	return b.String()
}
