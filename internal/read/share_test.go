package read

import (
	"strings"
	"testing"

	"stemma"
)

// TestVoicesByChain: what voices are called by what the whole report says of them.
func TestVoicesByChain(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Two sources close to the inquiry spoke to the Mirror. One of the sources said the dam was cracked.", "one of two sources close to the inquiry"},
		{"General Bos came to the gate. “General Bos promised us wages,” he said.", "he"},
		{"The prosecutor said on Friday that two were dead. Prosecutor Salma Ode said a third was found.", "Salma Ode; Salma Ode"},
		{"A former harbour inspector called the paper on Monday. “I wrote it down,” said the man, who left in May.", "A former harbour inspector; A former harbour inspector"},
	} {
		r := Text(c.text, stemma.Interval{})
		var names []string
		for _, a := range r.Attributions {
			if len(a.Voices) > 0 && a.Parent < 0 {
				names = append(names, a.Voices[len(a.Voices)-1].Name)
			}
		}
		if got := strings.Join(names, "; "); got != c.want {
			t.Errorf("%s\n voice %q, want %q", c.text, got, c.want)
		}
	}
}
