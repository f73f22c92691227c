package chains_test

import (
	"strings"
	"testing"

	"stemma"
	"stemma/internal/lang"
	"stemma/internal/read/chains"
)

// find gives the chains of two or more mentions as lists of words, and the rule of each mention's link.
func find(text string, speeches ...chains.Speech) (lists [][]string, rules map[string]string, kinds map[string]stemma.EntityKind) {
	d := lang.English().Read(text)
	ms, cs := chains.Find(d, "r", speeches)
	rules, kinds = map[string]string{}, map[string]stemma.EntityKind{}
	for _, c := range cs {
		kinds[c.Name] = c.Kind
		if len(c.Mentions) < 2 {
			continue
		}
		var l []string
		for _, m := range c.Mentions {
			l = append(l, ms[m].In(text))
		}
		lists = append(lists, l)
		for _, r := range c.Reasons {
			rules[r.Places[0].In(text)] = r.Rule
		}
	}
	return lists, rules, kinds
}

func together(lists [][]string, a, b string) bool {
	for _, l := range lists {
		hasA, hasB := false, false
		for _, w := range l {
			hasA, hasB = hasA || strings.HasPrefix(w, a), hasB || strings.HasPrefix(w, b)
		}
		if hasA && hasB {
			return true
		}
	}
	return false
}

// TestLinks has invented texts with two mentions that are one (or, with !, are not) and the rule that says so.
func TestLinks(t *testing.T) {
	for _, c := range []struct{ text, a, b, rule string }{
		{"Petra Ode met the press. Ode said she was tired.", "Petra Ode", "Ode", "surname"},
		{"Petra Ode met the press. She was tired.", "Petra Ode", "She", "pronoun"},
		{"Mr Brand met Helen Cole in York. He thanked her.", "Mr Brand", "He", "pronoun"},
		{"Mr Brand met Helen Cole in York. He thanked her.", "Helen Cole", "her", "pronoun"},
		{"The mayor of York, Anna Brandt, opened the bridge. Brandt cut the ribbon.", "The mayor of York, Anna Brandt", "Brandt", "surname"},
		{"Halmer Steel will close a plant. The company blamed high prices.", "Halmer Steel", "The company", "kind"},
		{"A ferry sank off Norway. The ferry was old.", "A ferry", "The ferry", "same-noun"},
		{"The North Sea Fisheries Council met on Monday. The NSFC set no quota.", "The North Sea Fisheries Council", "The NSFC", "initials"},
		{"The United States signed the treaty. The U.S. had waited.", "The United States", "The U.S.", "alias"},
		{"President Yusuf Karimov spoke. Kerimov later left.", "President Yusuf Karimov", "Kerimov", "spelling"},
		{"Anna Brandt, the finance minister, resigned. The minister gave no reason.", "Anna Brandt", "The minister", "role"},
		{"Two officials spoke to the paper. The officials asked not to be named.", "Two officials", "The officials", "same-noun"},
		{"Anna Brandt said her mother lives in Leeds. Her mother is old.", "her mother", "Her mother", "same-noun"},
		{"Anna Brandt hurt herself.", "Anna Brandt", "herself", "reflexive"},
		{"Workers left the mill. They were angry.", "Workers", "They", "pronoun"},
		{"Bill Cole met Mary Cole. Both were glad.", "!Bill Cole", "Mary Cole", ""},
		{"The old bridge fell. The new bridge stood.", "!The old bridge", "The new bridge", ""},
		{"John Brand met Peter Cole to brief him.", "Peter Cole", "him", "pronoun"},
		{"It is clear that the dam was old. It broke.", "!It is", "the dam", ""},
		{"The dam was old. It broke.", "The dam", "It", "pronoun"},
		{"Norway has told Denmark that it will shut the bridge.", "Norway", "it", "pronoun"},
		{"Norway has told Denmark that it will shut the bridge and pull its guards out.", "Norway", "its", "pronoun"},
		{"Ines Prado gave a talk in Bergamo. “Not a cent,” said the minister, Tomas Veld, a nephew of the king.", "!Ines Prado", "the minister", ""},
		{"Prime Minister Ines Prado spoke. The minister, Tomas Veld, left.", "!Prime Minister Ines Prado", "The minister", ""},
		{"Norway sent a note. Officials said it would be a mistake to reply.", "!Norway", "it", ""},
		{"A crowd met Helen Cole at the gate. She waved.", "!A crowd", "She", ""},
		{"He went to Peru and then to Lima. The country was calm.", "Peru", "The country", "kind"},
		// A description before the name.
		{"A boy was arrested in Lindow.\nPolice held Tomas Veld, a 14-year-old boy, for a day.", "A boy", "Tomas Veld", "named-later"},
		{"The state prosecutor said so on Friday. Prosecutor Salma Ode named two others.", "The state prosecutor", "Prosecutor Salma Ode", "named-later"},
		{"An official said so on Friday. Anna Brandt, an official at the ministry, left.", "!An official", "Anna Brandt", ""},
		{"The Peruvian president spoke. President Anna Brandt of Norway left.", "!The Peruvian president", "President Anna Brandt", ""},
		{"A premier resigned. Prime Minister Tomas Veld left the hall.", "A premier", "Prime Minister Tomas Veld", "named-later"},
		// A new description of somebody in focus.
		{"Baurin Ode was feeding his horses. It was low, the 47-year-old herder said.", "Baurin Ode", "the 47-year-old herder", "focus"},
		{"Baurin Ode was feeding his horses. It was low, the judge said.", "!Baurin Ode", "the judge", ""},
		{"A former inspector called the paper. “I wrote it down,” said the man.", "A former inspector", "the man", "kind"},
		// Headline and text.
		{"Depot owner denies charge\nThe owner of the depot that burned spoke on Monday.", "Depot owner", "The owner of the depot that burned", "headline"},
		{"Bank clerk arrested after theft\nA clerk at the bank was arrested. He denies it.", "Bank clerk", "A clerk at the bank", "headline"},
		// Shares, people by adjectives, people of no list.
		{"Thousands of fans came to York. They sang.", "Thousands of fans", "They", "pronoun"},
		{"The wounded were taken away. They were cold.", "The wounded", "They", "pronoun"},
		{"The firemen came late. They were tired.", "The firemen", "They", "pronoun"},
		// Names.
		{"Arcade Joseph Ode Jr. fled. Ode was caught.", "Arcade Joseph Ode", "Ode", "surname"},
		{"Supporters ranged from US President Anna Brandt to a poet. Brandt wrote.", "US President Anna Brandt", "Brandt", "surname"},
		{"Police closed the road. Police said it was safe.", "Police", "Police", "same-words"},
		// Who does not point at himself.
		{"Lindow Rail opened a line. Lindow Rail has replaced it.", "!Lindow Rail", "it", ""},
		{"One player was told that they may go.", "One player", "they", "pronoun"},
		{"There were no crowds at the gate. The crowds came later.", "!no crowds", "The crowds", ""},
		{"The nine people left. Those people with a ticket stayed.", "!The nine people", "Those people", ""},
	} {
		lists, rules, _ := find(c.text)
		a, not := strings.CutPrefix(c.a, "!")
		if got := together(lists, a, c.b); got == not {
			t.Errorf("%s\n %q and %q together: %v; chains %q", c.text, a, c.b, got, lists)
		}
		if c.rule != "" && rules[c.b] != c.rule && rules[a] != c.rule {
			t.Errorf("%s\n %q linked by %q, want %q (%v)", c.text, c.b, rules[c.b], c.rule, rules)
		}
	}
}

func TestFirstPersonIsTheSpeaker(t *testing.T) {
	text := "“I am tired,” said Petra Ode. “My work is done.”"
	at := func(w string) stemma.Span {
		i := strings.Index(text, w)
		return stemma.Span{Start: i, End: i + len(w)}
	}
	lists, rules, _ := find(text, chains.Speech{Content: []stemma.Span{at("I am tired"), at("My work is done")}, Speaker: at("Petra Ode")})
	if !together(lists, "I", "Petra Ode") || !together(lists, "My", "Petra Ode") || rules["I"] != "speaker" {
		t.Errorf("chains %q, rules %v", lists, rules)
	}
}

// TestSpeakers: who says "I", whoever else is named in the words, and who said the same words in the headline.
func TestSpeakers(t *testing.T) {
	for _, c := range []struct {
		text     string
		speeches [][2]string // words, speaker
		a, b     string
	}{
		{"General Bos came to the gate, where a sergeant stood. “General Bos promised us wages,” he said.", [][2]string{{"General Bos promised us wages,", "he said"}}, "!General Bos", "he"},
		{"Petra Ode heard the judgment against the minister Jens Bos. Gro Tamm was first. “He sold my field,” she said.", [][2]string{{"He sold my field,", "she said"}}, "she", "Gro Tamm"},
		{"“I suspect we have lost,” Anna Brandt said.", [][2]string{{"I suspect we have lost,", "we have"}, {"I suspect we have lost,", "Anna Brandt"}}, "I", "Anna Brandt"},
		{
			"Depot owner calls it “a fantasy”\n“The figure is a fantasy,” Henrik Ode told a paper.",
			[][2]string{{"a fantasy", "Depot owner"}, {"The figure is a fantasy", "Henrik Ode"}},
			"Depot owner", "Henrik Ode",
		},
	} {
		var speeches []chains.Speech
		for _, s := range c.speeches {
			i, j := strings.Index(c.text, s[0]), strings.Index(c.text, s[1])
			words := []stemma.Span{{Start: i, End: i + len(s[0])}}
			speeches = append(speeches, chains.Speech{Content: words, Words: words, Speaker: stemma.Span{Start: j, End: j + len(s[1])}})
		}
		lists, _, _ := find(c.text, speeches...)
		a, not := strings.CutPrefix(c.a, "!")
		if together(lists, a, c.b) == not {
			t.Errorf("%s\n %q and %q together: %v; chains %q", c.text, a, c.b, !not, lists)
		}
	}
}

func TestASpeakerIsNotHeToHimself(t *testing.T) {
	text := "Peter Cole arrived. “He is late,” said John Brand."
	i, j := strings.Index(text, "He is"), strings.Index(text, "John")
	lists, _, _ := find(text, chains.Speech{Content: []stemma.Span{{Start: i, End: i + 10}}, Speaker: stemma.Span{Start: j, End: j + 10}})
	if !together(lists, "Peter Cole", "He") {
		t.Errorf("chains %q", lists)
	}
}

func TestRolesAndNames(t *testing.T) {
	text := "Anna Brandt, a former judge, spoke first. Ms Brandt is 60."
	d := lang.English().Read(text)
	_, cs := chains.Find(d, "r", nil)
	for _, c := range cs {
		if c.Name == "Anna Brandt" {
			if c.Kind != stemma.Person || len(c.Roles) == 0 || c.Roles[0].Text != "a former judge" || c.Roles[0].In(text) != c.Roles[0].Text {
				t.Errorf("chain %+v", c)
			}
			return
		}
	}
	t.Errorf("no chain of Anna Brandt in %+v", cs)
}

// TestRolesAreOfTheirOwn: a role is a noun phrase for a person or a body, and after a list it is the last one's.
func TestRolesAreOfTheirOwn(t *testing.T) {
	for _, c := range []struct{ text, name, role string }{
		{"The court freed Anna Brandt and Peter Cole, a poet, on Monday.", "Peter Cole", "a poet"},
		{"The court freed Anna Brandt and Peter Cole, a poet, on Monday.", "Anna Brandt", ""},
		{"The hall and Berlin’s heavily guarded Alder Gate were shut.", "Alder Gate", ""},
		{"They drove to Vilnius, the money of the north, on Monday.", "Vilnius", ""},
		{"They drove to Vilnius, the capital, on Monday.", "Vilnius", "the capital"},
		{"The vote angered the opposition, and Senator Peter Cole left.", "Peter Cole", "Senator"},
		{"Peter Cole, a veteran goalkeeper, left.", "Peter Cole", "a veteran goalkeeper"},
	} {
		_, cs := chains.Find(lang.English().Read(c.text), "r", nil)
		got, seen := "", false
		for _, ch := range cs {
			if ch.Name == c.name {
				seen = true
				for _, r := range ch.Roles {
					got += r.Text
				}
			}
		}
		if got != c.role || !seen {
			t.Errorf("%s\n role of %s (found: %v): %q, want %q", c.text, c.name, seen, got, c.role)
		}
	}
}

// TestSpans: a mention is the whole phrase, and no more than the phrase.
func TestSpans(t *testing.T) {
	for _, c := range []struct{ text, want, not string }{
		{"Supporters ranged from US President Anna Brandt to a poet.", "US President Anna Brandt", "US President"},
		{"The city council of Lindow in 2010 met.", "Lindow", "Lindow in 2010"},
		{"Anna Brandt\nImage: Peter Cole.", "Peter Cole", "Image"},
		{"Some of the boats sank.", "Some of the boats", ""},
		{"Bank clerk arrested after theft\nThe clerk denied it.", "Bank clerk", "Bank clerk arrested after theft"},
	} {
		ms, _ := chains.Find(lang.English().Read(c.text), "r", nil)
		has := map[string]bool{}
		for _, m := range ms {
			has[m.In(c.text)] = true
		}
		if !has[c.want] || has[c.not] {
			t.Errorf("%s\n want %q and not %q among %v", c.text, c.want, c.not, has)
		}
	}
}

func TestDemonymsStandApart(t *testing.T) {
	text := "Norwegian police stopped a ship. The Norwegian crew spoke to the press. Norwegians were shocked."
	d := lang.English().Read(text)
	ms, _ := chains.Find(d, "r", nil)
	for _, m := range ms {
		if (m.Form == "adjective") != (m.Chain < 0 && m.Kind == stemma.Group) {
			t.Errorf("%q is %s in chain %d", m.In(text), m.Form, m.Chain)
		}
	}
}
