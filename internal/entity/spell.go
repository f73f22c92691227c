package entity

// Spelling distance between two folded words (plain lower-case letters and digits).
//
// Damerau–Levenshtein distance in which the differences that transliteration makes cost little:
// vowels for vowels of their own height, k/q/c, v/w, i/y/j, a doubled letter, an h after a consonant.
// The unit is "one ordinary wrong letter". Table by hand from the romanisations of Arabic, Persian,
// Russian, Ukrainian and Chinese names that English news uses side by side.

// substitution costs; pairs not listed cost 1.
var swaps = map[[2]byte]float64{
	{'e', 'i'}: .15, {'o', 'u'}: .15, {'a', 'e'}: .3, {'a', 'o'}: .5, {'a', 'u'}: .5, {'a', 'i'}: .6, {'e', 'o'}: .6, {'e', 'u'}: .6,
	{'i', 'o'}: .8, {'i', 'u'}: .8, {'i', 'y'}: .1, {'i', 'j'}: .3, {'j', 'y'}: .3, {'e', 'y'}: .2, {'u', 'w'}: .2, {'o', 'w'}: .4, {'v', 'w'}: .1,
	{'k', 'q'}: .1, {'c', 'k'}: .15, {'c', 'q'}: .3, {'g', 'k'}: .5, {'g', 'q'}: .4, {'g', 'j'}: .4, {'s', 'z'}: .35, {'d', 'z'}: .5,
	{'c', 's'}: .4, {'c', 'j'}: .4, {'s', 'x'}: .3, {'f', 'v'}: .4, {'f', 'p'}: .6, {'b', 'p'}: .7, {'d', 't'}: .6, {'m', 'n'}: .8, {'c', 't'}: .8, {'j', 'z'}: .4, {'b', 'v'}: .6, {'h', 'k'}: .5, {'g', 'h'}: .4,
}

// swapTable is swaps in look-up form, both ways round.
var swapTable = func() (table [26][26]float64) {
	for a := range table {
		for b := range table[a] {
			if a != b {
				table[a][b] = 1
			}
		}
	}
	for pair, cost := range swaps {
		table[pair[0]-'a'][pair[1]-'a'], table[pair[1]-'a'][pair[0]-'a'] = cost, cost
	}
	return table
}()

func swap(a, b byte) float64 {
	if a == b {
		return 0
	}
	if a < 'a' || b < 'a' || a > 'z' || b > 'z' {
		return 1
	}
	return swapTable[a-'a'][b-'a']
}

func vowel(c byte) bool {
	switch c {
	case 'a', 'e', 'i', 'o', 'u':
		return true
	}
	return false
}

// extra is the cost of letter w[i] that the other word lacks.
func extra(w string, i int) float64 {
	c := w[i]
	switch {
	case i > 0 && w[i-1] == c:
		return .15 // doubled
	case c == 'h' && i > 0:
		return .3 // kh for k, final -ah for -a
	case c == 'y' && i > 0:
		return .4
	case vowel(c) && i > 0 && i < len(w)-1:
		return .5
	}
	return 1
}

// longestWord bounds the quadratic distance; no word of a name is longer, and what lies beyond is cut.
const longestWord = 40

// distance gives the cost of turning a into b.
func distance(a, b string) float64 {
	a, b = a[:min(len(a), longestWord)], b[:min(len(b), longestWord)]
	var rows [3][longestWord + 1]float64
	prev2, prev, row := &rows[0], &rows[1], &rows[2]
	for j := 1; j <= len(b); j++ {
		prev[j] = prev[j-1] + extra(b, j-1)
	}
	for i := 1; i <= len(a); i++ {
		row[0] = prev[0] + extra(a, i-1)
		for j := 1; j <= len(b); j++ {
			d := min(prev[j-1]+swap(a[i-1], b[j-1]), prev[j]+extra(a, i-1), row[j-1]+extra(b, j-1))
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] && a[i-1] != a[i-2] {
				d = min(d, prev2[j-2]+.8) // two letters changed places
			}
			row[j] = d
		}
		prev2, prev, row = prev, row, prev2
	}
	return prev[len(b)]
}

// alike gives the likeness of two words, 1 for the same, 0 for nothing in common.
func alike(a, b string) float64 {
	if a == b {
		return 1
	}
	n := max(len(a), len(b))
	if n == 0 {
		return 0
	}
	// Different sexes are told by the last vowel in many languages (Angela, Angelo).
	d := distance(a, b)
	if len(a) == len(b) && a[:len(a)-1] == b[:len(b)-1] && vowel(a[len(a)-1]) && vowel(b[len(b)-1]) && a[len(a)-1]+b[len(b)-1] == 'a'+'o' {
		d = 2
	}
	return max(0, 1-d/float64(n))
}

// skeleton gives the consonants of a word in classes that transliterations share, the block in which
// variants of a word are looked for. The first letter of a word that begins with a vowel is 'a'.
func skeleton(w string) string {
	var out []byte
	for i := 0; i < len(w) && len(out) < 5; i++ { // five classes tell words apart well enough to search in
		c := w[i]
		switch {
		case vowel(c) || c == 'y' || c == 'w' && i > 0:
			if i > 0 {
				continue
			}
			c = 'a'
		case c == 'h' && i > 0:
			continue
		case c == 'q' || c == 'c' || c == 'g' || c == 'k':
			c = 'k'
		case c == 'z' || c == 'x' || c == 's':
			c = 's'
		case c == 'v' || c == 'w' || c == 'f':
			c = 'f'
		case c == 'd' || c == 't':
			c = 't'
		case c == 'p' && i+1 < len(w) && w[i+1] == 'h':
			c = 'f'
		}
		if len(out) > 0 && out[len(out)-1] == c {
			continue
		}
		out = append(out, c)
	}
	return string(out)
}
