package lang

import (
	"encoding/binary"
	"fmt"
	"strings"
	"unsafe"
)

// The file of a pipeline, little-endian throughout:
//
//	8 bytes "stemmala", uint32 version, uint32 number of sections
//	per section: name (24 bytes, zero-padded), uint32 kind, uint32 0, uint64 offset, uint64 length
//	the sections, each at a multiple of 64 bytes
//
// Kinds: 0 bytes, 1 float32, 2 uint32. tools/convert writes it.
const (
	containerMagic   = "stemmala"
	containerVersion = 1
	entrySize        = 48
)

// A container gives the sections of a pipeline's file by name. Numbers are read in place where the
// machine and the alignment allow it, and copied otherwise.
type container struct {
	data    []byte
	section map[string][]byte
	err     error // the first thing that was amiss
}

func openContainer(data []byte) *container {
	c := &container{data: data, section: map[string][]byte{}}
	if len(data) < 16 || string(data[:8]) != containerMagic {
		c.err = fmt.Errorf("not a pipeline file")
		return c
	}
	if v := binary.LittleEndian.Uint32(data[8:]); v != containerVersion {
		c.err = fmt.Errorf("pipeline file has version %d, this program reads %d", v, containerVersion)
		return c
	}
	n := int(binary.LittleEndian.Uint32(data[12:]))
	for i := range n {
		at := 16 + i*entrySize
		if at+entrySize > len(data) {
			c.err = fmt.Errorf("pipeline file ends in its table of sections")
			return c
		}
		entry := data[at : at+entrySize]
		name := strings.TrimRight(string(entry[:24]), "\x00")
		offset, length := binary.LittleEndian.Uint64(entry[32:]), binary.LittleEndian.Uint64(entry[40:])
		if offset > uint64(len(data)) || length > uint64(len(data))-offset {
			c.err = fmt.Errorf("section %s lies outside the pipeline file", name)
			return c
		}
		c.section[name] = data[offset : offset+length : offset+length]
	}
	return c
}

// bytes gives a section; a missing one is remembered as the error and reads as empty.
func (c *container) bytes(name string) []byte {
	b, ok := c.section[name]
	if !ok && c.err == nil {
		c.err = fmt.Errorf("pipeline file has no section %s", name)
	}
	return b
}

func (c *container) text(name string) string {
	b := c.bytes(name)
	return unsafe.String(unsafe.SliceData(b), len(b)) // the file is never written to
}

// lines gives a text section line by line; no section ends in a line feed.
func (c *container) lines(name string) []string { return strings.Split(c.text(name), "\n") }

func (c *container) floats(name string) []float32 { return numbers[float32](c.bytes(name)) }
func (c *container) uints(name string) []uint32   { return numbers[uint32](c.bytes(name)) }

// numbers views little-endian 4-byte numbers in place, or copies them.
func numbers[T float32 | uint32](b []byte) []T {
	n := len(b) / 4
	if n == 0 {
		return nil
	}
	p := unsafe.Pointer(unsafe.SliceData(b))
	if littleEndian() && uintptr(p)%4 == 0 {
		return unsafe.Slice((*T)(p), n)
	}
	out := make([]uint32, n)
	for i := range out {
		out[i] = binary.LittleEndian.Uint32(b[4*i:])
	}
	return unsafe.Slice((*T)(unsafe.Pointer(unsafe.SliceData(out))), n)
}

func littleEndian() bool {
	x := uint16(1)
	return *(*byte)(unsafe.Pointer(&x)) == 1
}

// A wordTable is a sorted table of strings with a number each, read in place by binary search.
type wordTable struct {
	text  string
	start []uint32
	value []uint32
}

func (c *container) words(name string) wordTable {
	return wordTable{c.text(name + ".text"), c.uints(name + ".start"), c.uints(name + ".value")}
}

func (t *wordTable) word(i int) string { return t.text[t.start[i]:t.start[i+1]] }

// find gives the number of a word.
func (t *wordTable) find(word string) (uint32, bool) {
	lo, hi := 0, len(t.value)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if t.word(mid) < word {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(t.value) && t.word(lo) == word {
		return t.value[lo], true
	}
	return 0, false
}

// viewBytes looks at a string as bytes, which nobody may write to.
func viewBytes(s string) []byte { return unsafe.Slice(unsafe.StringData(s), len(s)) }
