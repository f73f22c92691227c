package source

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
)

// errDamaged marks a value that is passed over.
var errDamaged = errors.New("not well-formed JSON")

// errNoObject is a value that is whole but cannot be an article.
var errNoObject = errors.New("not an article")

// A splitter cuts a stream into JSON objects. A line that is a whole object is one, which is how JSON Lines is
// cut even around damaged lines. Else braces are counted, through line ends, until they close; white space, commas
// and the brackets of an array around the objects are passed over.
type splitter struct {
	in    *bufio.Reader
	line  int    // the line read last, from 1
	begin int    // the line that the value given last, or passed over, begins in
	ended bool   // the last piece read ended its line
	rest  []byte // of a piece that was read but not used up
}

// next gives one object's bytes. io.EOF at the end; errDamaged for a value that cannot be cut out; errTooLarge.
func (s *splitter) next() ([]byte, error) {
	for {
		piece, err := s.read()
		s.begin = s.line
		trimmed := bytes.TrimLeft(piece, " \t\r\n,[]\uFEFF\x00\x1e")
		if len(trimmed) == 0 {
			if err != nil {
				return nil, err
			}
			continue
		}
		if trimmed[0] != '{' {
			s.skipLine(trimmed)
			if whole := bytes.Trim(piece, " \t\r\n,\uFEFF"); json.Valid(whole) {
				return nil, fmt.Errorf("it is %s, %w", valueKind(whole[0]), errNoObject)
			}
			return nil, fmt.Errorf("%w: what begins with %q is no object", errDamaged, trimmed[:min(len(trimmed), 12)])
		}
		return s.object(trimmed)
	}
}

// read gives what is left of the piece read last, or the next line, or as much of a long one as the buffer holds.
func (s *splitter) read() ([]byte, error) {
	if len(s.rest) > 0 {
		b := s.rest
		s.rest = nil
		return b, nil
	}
	piece, err := s.in.ReadSlice('\n')
	if len(piece) > 0 && (s.ended || s.line == 0) {
		s.line++
	}
	s.ended = len(piece) > 0 && piece[len(piece)-1] == '\n'
	if errors.Is(err, bufio.ErrBufferFull) {
		err = nil
	}
	return bytes.Clone(piece), err // the buffer is used again
}

// valueKind names a JSON value that is no object by its first byte.
func valueKind(b byte) string {
	switch b {
	case '[':
		return "a list"
	case '"':
		return "a string"
	case 't', 'f':
		return "true or false"
	case 'n':
		return "null"
	}
	return "a number"
}

// skipLine passes over the rest of the line that a piece belongs to.
func (s *splitter) skipLine(piece []byte) {
	if i := bytes.IndexByte(piece, '\n'); i >= 0 {
		s.rest = piece[i+1:]
		return
	}
	for !s.ended {
		if piece, err := s.read(); err != nil || len(piece) == 0 {
			return
		}
	}
}

// object cuts one object that begins b, reading on as far as its braces go.
func (s *splitter) object(b []byte) ([]byte, error) {
	depth, inString, escaped := 0, false, false
	for i := 0; ; i++ {
		if i == len(b) {
			if len(b) > maxLine {
				s.skipLine(nil)
				return nil, errTooLarge
			}
			fresh := s.ended
			more, err := s.read()
			if len(more) == 0 {
				if err == nil {
					i--
					continue
				}
				return nil, fmt.Errorf("%w: it is cut off", errDamaged)
			}
			// The braces are open at the end of a line. If the next line is an object of its own, this one is damaged; else
			// the object is written over several lines.
			if fresh && more[0] == '{' && json.Valid(bytes.TrimSpace(more)) {
				s.rest = more
				return nil, fmt.Errorf("%w: it is cut off", errDamaged)
			}
			b = append(b, more...)
		}
		c := b[i]
		switch {
		case escaped:
			escaped = false
		case inString && c == '\\':
			escaped = true
		case c == '"':
			inString = !inString
		case inString && c == '\n':
			s.rest = b[i+1:]
			return nil, fmt.Errorf("%w: a quotation mark is missing", errDamaged)
		case inString:
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			if depth--; depth == 0 {
				s.rest = b[i+1:]
				return b[:i+1], nil
			}
		}
	}
}
