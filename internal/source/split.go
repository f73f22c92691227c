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

// A splitter cuts a stream into JSON objects. A line that is a whole object is one, which is how JSON Lines is
// cut even around damaged lines. Else braces are counted, through line ends, until they close; white space, commas
// and the brackets of an array around the objects are passed over.
type splitter struct {
	in   *bufio.Reader
	line int
	rest []byte // of a line that was read but not used up
}

// next gives one object's bytes. io.EOF at the end; errDamaged for a value that cannot be cut out; errTooLarge.
func (s *splitter) next() ([]byte, error) {
	for {
		line, err := s.read()
		trimmed := bytes.TrimLeft(line, " \t\r\n,[]\uFEFF\x00\x1e")
		if len(trimmed) == 0 {
			if err != nil {
				return nil, err
			}
			continue
		}
		if errors.Is(err, errTooLarge) {
			return nil, err
		}
		if trimmed[0] != '{' {
			return nil, fmt.Errorf("%w: a line that begins with %q is no object", errDamaged, trimmed[:min(len(trimmed), 12)])
		}
		return s.object(trimmed)
	}
}

// read gives the unused rest of a line, or the next line, up to maxLine bytes.
func (s *splitter) read() ([]byte, error) {
	if len(s.rest) > 0 {
		b := s.rest
		s.rest = nil
		return b, nil
	}
	s.line++
	var b []byte
	for {
		part, err := s.in.ReadSlice('\n')
		if len(b)+len(part) <= maxLine {
			b = append(b, part...)
		} else if err != nil && !errors.Is(err, bufio.ErrBufferFull) || err == nil {
			return nil, errTooLarge
		} else {
			b = append(b[:0:0], make([]byte, maxLine)...) // remember that it is too long, not what it says
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return b, err
		}
	}
}

// object cuts one object that begins b, reading on as far as its braces go.
func (s *splitter) object(b []byte) ([]byte, error) {
	depth, inString, escaped := 0, false, false
	for i := 0; ; i++ {
		if i == len(b) {
			// The line is used up and the braces are open. If the next line begins an object of its own and this one
			// began at a line's start, this line is damaged; else the object is written over several lines.
			if inString || len(b) > maxLine {
				return nil, fmt.Errorf("%w: it is cut off", errDamaged)
			}
			more, err := s.read()
			if len(more) == 0 {
				if err == nil {
					continue
				}
				return nil, fmt.Errorf("%w: it is cut off", errDamaged)
			}
			if more[0] == '{' && json.Valid(bytes.TrimSpace(more)) {
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
