package read_test

import (
	"strings"
	"testing"

	"stemma"
	"stemma/internal/read"
)

// TestSpeakersByName has invented reports in which the name, the role or the channel of a quotation's speaker is easily
// mistaken. A speaker is written "channel > name, role", an unnamed one in brackets.
func TestSpeakersByName(t *testing.T) {
	for _, c := range []struct{ name, text, quote, want string }{
		{
			"a name in his own words", "Later, a sergeant at the gate let the bus pass. \"General Ode has promised us bread,\" he said.",
			"General", "[a sergeant at the gate]",
		},
		{
			"the dead say nothing", "Jana Ode lived on the hill for thirty years. On Monday she died.\n\n\"She only wanted the garden,\" says her daughter, Clara Ode-Lind, in the kitchen.\n\n" +
				"It took the town six days to answer. Nobody has called. \"I do not want flowers,\" she says.",
			"I do not", "Clara Ode-Lind, daughter of Jana Ode",
		},
		{
			"told of by age", "Bo Lind was feeding the horses when the noise stopped. \"That made me look up,\" the 47-year-old herder says.",
			"That made", "Bo Lind",
		},
		{
			"a director by name", "The food watchdog warned shops. Its director, Hilda Ode, urged people to bring it back. \"Throw it away,\" she said.",
			"Throw", "Hilda Ode, director",
		},
		{
			"whose spokesman", "The board, whose spokesman, Major Ernst Ode, had spoken on Monday, met again. \"We mourn them all,\" Ode said.",
			"We mourn", "Ernst Ode, spokesman",
		},
		{
			"a channel called by its kind", "\"There were boats on the river,\" the head of the port office, Marek Ode, told the news site Ekspres.",
			"There were", "Ekspres > Marek Ode, head of the port office",
		},
		{
			"one phrase is one voice", "A European diplomat quoted an aide to the president as saying that he was \"safe and in a friendly house\".",
			"safe", "[A European diplomat] > [aide]",
		},
		{
			"a clause behind an apposition", "A former clerk of the firm, a driver who left in May and asked not to be named, said the line came back \"with the same drain\".",
			"with the same", "[A former clerk of the firm]",
		},
	} {
		r := read.Text(c.text, stemma.Interval{})
		got := "no quotation"
		for _, q := range r.Quotes {
			if !strings.HasPrefix(q.In(c.text), c.quote) {
				continue
			}
			got = "nobody"
			if q.Attribution >= 0 {
				got = heard(r.Attributions[q.Attribution].Voices)
			}
			break
		}
		want := func(s string) string {
			return strings.NewReplacer("[A ", "[", "[a ", "[").Replace(s)
		}
		if want(got) != want(c.want) {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func heard(vs []stemma.Voice) string {
	var out []string
	for _, v := range vs {
		s := v.Name
		if v.Unnamed() {
			s = "[" + s + "]"
		} else if v.Role != "" {
			s += ", " + v.Role
		}
		out = append(out, s)
	}
	return strings.Join(out, " > ")
}
