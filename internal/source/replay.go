package source

import (
	"bufio"
	"bytes"
	"io"
)

// warcReplay is how many packed bytes are kept to look again for the next record after a damaged one.
const warcReplay = 64 << 20

// A replay reads packed bytes and can go back to where it was marked, as far as its memory reaches.
type replay struct {
	src *bufio.Reader
	buf []byte
	pos int
	off int64 // of buf[0]
	err error
}

func (p *replay) offset() int64 { return p.off + int64(p.pos) }

func (p *replay) mark() {
	p.buf = append(p.buf[:0], p.buf[p.pos:]...)
	p.off += int64(p.pos)
	p.pos = 0
}

func (p *replay) fill() bool {
	if p.pos < len(p.buf) {
		return true
	}
	if p.err != nil {
		return false
	}
	if len(p.buf) > warcReplay {
		p.mark()
	}
	var chunk [32 << 10]byte
	n, err := p.src.Read(chunk[:])
	p.buf = append(p.buf, chunk[:n]...)
	if err != nil {
		p.err = err
	}
	return n > 0
}

func (p *replay) more() bool { return p.fill() }

func (p *replay) Read(b []byte) (int, error) {
	if !p.fill() {
		return 0, p.ended()
	}
	n := copy(b, p.buf[p.pos:])
	p.pos += n
	return n, nil
}

func (p *replay) ReadByte() (byte, error) {
	if !p.fill() {
		return 0, p.ended()
	}
	b := p.buf[p.pos]
	p.pos++
	return b, nil
}

func (p *replay) ended() error {
	if p.err == nil {
		return io.EOF
	}
	return p.err
}

// resync goes to the next gzip member from byte from on that holds a WARC record. False at the end.
func (p *replay) resync(from int64) bool {
	p.pos = max(0, int(from-p.off))
	for {
		for p.pos+64 > len(p.buf) && p.err == nil {
			keep := p.pos
			p.pos = len(p.buf)
			p.fill()
			if keep > len(p.buf) { // the memory was cleared while filling
				keep = 0
			}
			p.pos = keep
		}
		i := bytes.Index(p.buf[p.pos:], []byte{0x1f, 0x8b, 0x08})
		if i < 0 {
			p.pos = max(p.pos, len(p.buf)-2)
			if p.err != nil {
				return false
			}
			p.mark()
			keep := p.pos
			p.pos = len(p.buf)
			if !p.fill() {
				return false
			}
			p.pos = keep
			continue
		}
		p.pos += i
		for len(p.buf)-p.pos < peekSize && p.err == nil {
			keep := p.offset()
			p.pos = len(p.buf)
			p.fill()
			p.pos = int(keep - p.off)
		}
		if p.pos >= 0 && packsWARC(p.buf[p.pos:min(len(p.buf), p.pos+peekSize)]) {
			return true
		}
		p.pos = max(p.pos, 0) + 3
	}
}
