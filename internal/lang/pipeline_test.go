package lang

import (
	"strings"
	"testing"
)

func TestRawReadsASentence(t *testing.T) {
	d := English().Raw("Two guards were hurt in Lisbon, Gov. Marta Reis said.")
	var tags []string
	for _, tok := range d.Tokens {
		tags = append(tags, tok.Tag)
	}
	if got, want := strings.Join(tags, " "), "CD NNS VBD VBN IN NNP , NNP NNP NNP VBD ."; got != want {
		t.Errorf("tags %s, want %s", got, want)
	}
	if len(d.Names) == 0 || d.Names[len(d.Names)-1].Label != "PERSON" {
		t.Errorf("names %v", d.Names)
	}
	if len(English().Raw("").Tokens) != 0 {
		t.Error("the empty text has tokens")
	}
}
