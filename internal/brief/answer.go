package brief

import (
	"strconv"
	"strings"
)

// Answer gives the words of an answer: a day as people write it, a number without the capital that
// opened its sentence, or one made from the figure where the ledger has no words.
func (v Value) Answer() string {
	if text := strings.Join(strings.Fields(v.Text), " "); text != "" {
		from, to, ranged := strings.Cut(text, " to ")
		if !ranged {
			to = from
		}
		if d := (Dates{From: from, To: to}); d.String() != dateUnknown {
			return d.String()
		}
		if v.Number != nil && garbled(text) {
			return v.figures()
		}
		if v.Number != nil && len(text) > 1 && text[1] >= 'a' && text[1] <= 'z' {
			return strings.ToLower(text[:1]) + text[1:]
		}
		return text
	}
	if v.Number == nil {
		return "not said"
	}
	return v.figures()
}

// garbled reports whether a number was half written out by a machine: "one,100".
func garbled(text string) bool {
	for i := 1; i+1 < len(text); i++ {
		if text[i] == ',' && text[i-1] >= 'a' && text[i-1] <= 'z' && text[i+1] >= '0' && text[i+1] <= '9' {
			return true
		}
	}
	return false
}

// figures writes the number with commas, its qualifier and its unit.
func (v Value) figures() string {
	text := grouped(*v.Number)
	if v.To != nil {
		text += "–" + grouped(*v.To)
	}
	if v.Qualifier != "" {
		text = strings.ReplaceAll(v.Qualifier, "-", " ") + " " + text
	}
	if v.Unit == "%" {
		return text + "%"
	}
	return strings.TrimSpace(text + " " + v.Unit)
}

func grouped(n float64) string {
	text := strconv.FormatFloat(n, 'f', -1, 64)
	whole, rest, _ := strings.Cut(text, ".")
	for i := len(whole) - 3; i > 0 && whole[i-1] != '-'; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if rest != "" {
		return whole + "." + rest
	}
	return whole
}
