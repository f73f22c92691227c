package extract

import (
	"strings"
	"unicode"
)

// datedCaption reports a line above the article that tells what a picture shows, and ends with the day on which it was
// taken: "A tram in the flood, Marl, May 4, 2031." Below the first paragraph such an ending proves nothing.
func datedCaption(s string) bool {
	s = strings.TrimRight(s, ". ")
	if len(s) > cueLimit || len(s) < 20 || strings.ContainsAny(s, "\"“”?!:|") || !unicode.IsUpper(rune(s[0])) {
		return false
	}
	if i := strings.Index(s, ". "); i >= 0 && !initial(s[:i]) {
		return false // two sentences
	}
	words := strings.Fields(s)
	n := len(words)
	if n < 6 {
		return false
	}
	number := func(w string, least, most int) bool {
		v := 0
		for _, r := range w {
			if r < '0' || r > '9' || v > most {
				return false
			}
			v = v*10 + int(r-'0')
		}
		return w != "" && v >= least && v <= most
	}
	_, month := months[strings.ToLower(strings.Trim(words[n-3], ".,"))]
	day, comma := words[n-2], words[n-4]
	if !month { // 4 May 2031
		_, month = months[strings.ToLower(strings.Trim(words[n-2], ".,"))]
		day = words[n-3]
	}
	return month && strings.HasSuffix(comma, ",") && number(strings.TrimSuffix(day, ","), 1, 31) && number(words[n-1], 1900, 2100)
}

// photoOf reports "In this May 4, 2031, file photo, …": a picture named in the first words after "In this" or "This".
func photoOf(s string) bool {
	low := strings.ToLower(s[:min(len(s), 60)])
	rest, ok := strings.CutPrefix(low, "in this ")
	if !ok || len(s) > cueLimit {
		return false
	}
	for i, w := range strings.Fields(rest) {
		switch strings.Trim(w, ",.") {
		case "photo", "photograph", "picture", "image":
			return true
		}
		if i == 6 || strings.HasSuffix(w, ",") && !unicode.IsDigit(rune(w[max(0, len(w)-2)])) {
			break // "In this town, a photo …"
		}
	}
	return false
}

// whoIsWhere reports a line that tells who stands on which side of a picture: "Ida Bern (L) and Omar Holm (R)". One of the
// three alone may be a party.
func whoIsWhere(s string) bool {
	sides := 0
	for _, side := range [...]string{"(L)", "(C)", "(R)"} {
		if strings.Contains(s, side) {
			sides++
		}
	}
	return sides > 1 && len(s) <= cueLimit
}
