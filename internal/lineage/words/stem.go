package words

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

//go:embed frequency.txt
var frequencyFile string

//go:embed irregular.txt
var irregularFile string

// tables are made once from the embedded files.
type tables struct {
	class     classTable        // stem to the class of its most frequent form; 0 for a word of grammar
	irregular map[string]string // form to the word it belongs to
}

// A classTable is an open hash table of stems, a quarter full: it is asked for every word of every report.
type classTable struct {
	key   [1 << 16]uint64
	value [1 << 16]uint8
}

func (c *classTable) at(h uint64) (class uint8, ok bool) {
	for i := h & 0xffff; c.key[i] != 0; i = (i + 1) & 0xffff {
		if c.key[i] == h {
			return c.value[i], true
		}
	}
	return 0, false
}

func (c *classTable) lower(h uint64, class uint8) {
	i := h & 0xffff
	for c.key[i] != 0 && c.key[i] != h {
		i = (i + 1) & 0xffff
	}
	if c.key[i] == 0 || class < c.value[i] {
		c.key[i], c.value[i] = h, class
	}
}

// stopWords are words of grammar. They hold sentences together and say nothing alone.
const stopWords = `a about above after again against all also although am an and any are as at be because been before being
below between both but by can cannot could did do does doing down during each either else even ever every few for from
further had has have having he her here hers herself him himself his how however i if in into is it its itself just least
less many may me might more most much must my myself neither no nor not now of off on once only onto or other others our out
over own per same she should since so some still such than that the their theirs them themselves then there these they
this those though through thus to too toward towards under until unless up upon us very was we were what when where which
while who whom whose why will with within without would yet you your yours yourself dont didnt doesnt isnt wasnt wont
wouldnt couldnt hasnt havent hadnt cant im ive weve theyre youre hes shes thats mr mrs ms one`

var data = sync.OnceValue(func() *tables {
	t := &tables{irregular: map[string]string{}}
	for line := range strings.Lines(irregularFile) {
		if line[0] == '#' {
			continue
		}
		f := strings.Fields(line)
		for i := 1; i < len(f); i++ {
			t.irregular[f[i]] = f[0]
		}
	}
	for line := range strings.Lines(frequencyFile) {
		if line[0] == '#' {
			continue
		}
		f := strings.Fields(line)
		class, err := strconv.Atoi(f[0])
		if err != nil {
			panic("words: frequency.txt: " + err.Error()) // the file is embedded: a defect of the build
		}
		for _, w := range f[1:] {
			t.class.lower(hash(t.stem([]byte(w))), uint8(class))
		}
	}
	for _, w := range strings.Fields(stopWords) {
		t.class.lower(hash(t.stem([]byte(w))), 0)
	}
	return t
})

// weight gives how many bits a reader learns from meeting a word again, beyond what any report of its length holds:
// words of a class below 10 (one in a thousand words) are in every report and say nothing.
func weight(stem uint64, length int) (bits uint8, stop bool) {
	c, ok := data().class.at(stem)
	switch {
	case ok && c == 0:
		return 0, true
	case ok:
		return min(12, max(c, 10)-9), false
	case length <= 2:
		return 1, false
	}
	return 12, false
}

func stem(b []byte) []byte { return data().stem(b) }

// stem takes inflection off a folded word, in place where it can: plural, past, participle, and a final e.
func (t *tables) stem(b []byte) []byte {
	n := len(b)
	if n < 3 || b[0] <= '9' {
		return b
	}
	if n <= 10 {
		if r, ok := t.irregular[string(b)]; ok {
			return []byte(r)
		}
	}
	switch {
	case n > 4 && ends(b, "ies"):
		b = append(b[:n-3:n-3], 'y')
	case n > 4 && (ends(b, "sses") || ends(b, "shes") || ends(b, "ches") || ends(b, "xes")):
		b = b[:n-2]
	case b[n-1] == 's' && n > 3 && b[n-2] != 's' && b[n-2] != 'u' && b[n-2] != 'i':
		b = b[:n-1]
	case n > 4 && ends(b, "ied"):
		b = append(b[:n-3:n-3], 'y')
	case n > 4 && ends(b, "ed") && hasVowel(b[:n-2]):
		b = undouble(b[:n-2])
	case n > 5 && ends(b, "ing") && hasVowel(b[:n-3]):
		b = undouble(b[:n-3])
	}
	if n = len(b); n > 3 && b[n-1] == 'e' {
		b = b[:n-1]
	}
	return b
}

func ends(b []byte, s string) bool { return len(b) >= len(s) && string(b[len(b)-len(s):]) == s }

func hasVowel(b []byte) bool {
	for _, c := range b {
		switch c {
		case 'a', 'e', 'i', 'o', 'u', 'y':
			return true
		}
	}
	return false
}

// undouble writes stopp as stop, but leaves kill and pass, whose plain forms end so.
func undouble(b []byte) []byte {
	n := len(b)
	if n > 3 && b[n-1] == b[n-2] && b[n-1] != 'l' && b[n-1] != 's' && b[n-1] != 'z' && b[n-1] != 'e' {
		return b[:n-1]
	}
	return b
}

// abbreviation reports whether a full stop after the word does not end a sentence.
func abbreviation(b []byte) bool {
	if len(b) == 1 {
		return true
	}
	switch string(b) {
	case "mr", "mrs", "ms", "dr", "gen", "maj", "col", "lt", "capt", "sgt", "sen", "rep", "gov", "rev", "st", "jr", "sr",
		"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "no", "vs", "prof", "hon",
		"brig", "cmdr", "adm", "supt", "det", "insp", "ave", "blvd", "rd", "ala", "ariz", "calif", "colo", "conn", "fla",
		"ga", "ill", "ind", "kan", "mass", "mich", "minn", "mo", "mont", "neb", "nev", "okla", "ore", "pa", "tenn", "va",
		"vt", "wash", "wis", "approx", "est", "al", "messrs", "spc", "pvt", "cpl":
		return true
	}
	return false
}

// IsStop reports whether a word is one of grammar.
func IsStop(w string) bool {
	c, ok := data().class.at(StemHash(w))
	return ok && c == 0
}
