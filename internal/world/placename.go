package world

import (
	"strings"

	"github.com/mozillazg/go-unidecode"
)

// short forms that stand for a whole word at the head of place names in English news and in gazetteers.
var placeWords = map[string]string{"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "n": "north", "s": "south", "e": "east", "w": "west"}

// PlaceKey folds a place name so that spellings that differ only in case, accents, apostrophes,
// hyphens, full stops, a leading article or a short form ("St. Louis") have one key.
// It is also the order of the packed gazetteer, so a change here means packing again.
func PlaceKey(name string) string {
	s := name
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			s = unidecode.Unidecode(s)
			break
		}
	}
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		switch {
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteByte(c)
		case c == '\'' || c == '.' || c == '`':
		default:
			gap = true
		}
	}
	key := strings.TrimPrefix(b.String(), "the ")
	if first, rest, ok := strings.Cut(key, " "); ok {
		if long, ok := placeWords[first]; ok {
			key = long + " " + rest
		}
	}
	return key
}
