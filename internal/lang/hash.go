package lang

import (
	"encoding/binary"
	"math/bits"
	"unsafe"
)

// hashString is MurmurHash64A (Austin Appleby) with seed 1, the name under which spaCy's string store
// knows a string.
func hashString(s string) uint64 {
	const m, r = 0xc6a4a7935bd1e995, 47
	b := unsafe.Slice(unsafe.StringData(s), len(s))
	h := uint64(1) ^ uint64(len(b))*m
	for len(b) >= 8 {
		k := binary.LittleEndian.Uint64(b) * m
		k ^= k >> r
		h = (h ^ k*m) * m
		b = b[8:]
	}
	if len(b) > 0 {
		var tail uint64
		for i := len(b) - 1; i >= 0; i-- {
			tail = tail<<8 | uint64(b[i])
		}
		h = (h ^ tail) * m
	}
	h ^= h >> r
	h *= m
	return h ^ h>>r
}

// hashRows turns a key into the four rows of a hash-embedding table: MurmurHash3 x64 128 of one 64-bit
// number, cut into four, as thinc computes it.
func hashRows(key uint64, seed uint32, rows uint32) [4]uint32 {
	h1 := bits.RotateLeft64(key*0x87c37b91114253d5, 31) * 0x4cf5ad432745937f
	h1 ^= uint64(seed) ^ 8
	h2 := uint64(seed) ^ 8
	h1 += h2
	h2 += h1
	h1, h2 = mix64(h1), mix64(h2)
	h1 += h2
	h2 += h1
	return [4]uint32{
		uint32(h1) % rows, uint32(h1>>32) % rows, uint32(h2) % rows, uint32(h2>>32) % rows,
	}
}

func mix64(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}
