package said

import (
	"strings"
	"testing"

	"stemma/internal/lang"
)

// What somebody says within what another says is nested in it; other verbs within it are not.
func TestNest(t *testing.T) {
	for _, c := range []struct{ text, want string }{ // source > source of the nested: cue
		{`Lind said that the harbour master had called it "a gift to smugglers".`, "Lind: said | Lind > the harbour master: had called"},
		{"Roy said that Lind had warned the board that the bridge was unsafe.", "Roy: said | Roy > Lind: had warned"},
		{"“The board told us that the pump would hold,” Roy said.", "Roy: said | Roy > The board: told"},
		{"Roy said that the pump had failed and the road had flooded.", "Roy: said"},
	} {
		r := Find(lang.English().Read(c.text), nil)
		var got []string
		for _, a := range r.Attributions {
			who := words1(c.text, a.Source)
			for up := a.Parent; up >= 0; up = r.Attributions[up].Parent {
				who = words1(c.text, r.Attributions[up].Source) + " > " + who
			}
			got = append(got, who+": "+words1(c.text, a.Cue))
		}
		if s := strings.Join(got, " | "); s != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, s, c.want)
		}
		lawful(t, c.text, r)
	}
}
