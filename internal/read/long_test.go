package read

import (
	"strings"
	"testing"

	"stemma"
)

func TestOnlyTheFirstPartOfABookIsRead(t *testing.T) {
	line := strings.TrimSpace(strings.Repeat("The ferry left Orm at noon. ", 400)) + "\n"
	text := strings.Repeat(line, maxRead/len(line)+4)
	r := Plain(text, stemma.Interval{})
	d := Report(r)
	last := d.Sentences[len(d.Sentences)-1].End
	if last > maxRead+len(text)/len(line) || last < maxRead-len(line) { // line ends are not counted
		t.Errorf("read up to byte %d of %d; the most is %d", last, len(text), maxRead)
	}
	if len(d.Signs) != 1 || d.Signs[0].Kind != "not-read" || d.Signs[0].Place.Start < last || d.Signs[0].Place.End > len(text) {
		t.Errorf("signs: %v", d.Signs)
	}
	short := Report(Plain(line, stemma.Interval{}))
	if len(short.Signs) != 0 {
		t.Errorf("a short report has signs: %v", short.Signs)
	}
}
