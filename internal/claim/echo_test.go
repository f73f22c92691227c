package claim

import (
	"testing"

	"stemma"
)

// A report that tells nothing that another has not is no second origin, though it is not known to be a copy.
func TestNothingNewIsNoOrigin(t *testing.T) {
	for _, c := range []struct {
		name string
		rule string
		want int
	}{{"independent", "", 2}, {"a shared release", "shared words", 2}, {"nothing new", nothingNew, 1}} {
		p := &pile{}
		p.add("a", "A", line{actor: "Brindle", verb: "close", target: "the harbour office", voice: "Mara Lindt"})
		p.add("b", "B", line{actor: "Brindle", verb: "close", target: "the harbour office", voice: "Ola Brent"})
		if c.rule != "" {
			p.in.Copies = append(p.in.Copies, stemma.Copy{ID: "c", From: "a", To: "b", Kind: stemma.SharedSource, Reasons: []stemma.Reason{{Rule: c.rule}}})
		}
		es := Weigh(p.in).Events
		if len(es) != 1 || len(es[0].Origins) != c.want {
			t.Errorf("%s: %+v, want one event of %d origins", c.name, es, c.want)
		}
	}
}
