package retold

import (
	"testing"

	"stemma"
	"stemma/internal/lang/vector"
	"stemma/internal/lineage/words"
)

const dam = `KESTREL BRIDGE, Oct 4 - Engineers opened the gates of the Orrin dam in northern Calderia on Wednesday after a crack 14 metres long was found in its western wall, forcing 3,600 people out of their homes, the water ministry said.

The crack was seen at 5.20 a.m. by a diver, Marten Oduya, who was clearing branches from an intake. "I put my whole arm into it," Oduya told reporters.

Deputy Water Minister Helga Brandvold said that the level of the lake would be lowered by nine metres before Sunday. "We are not racing the rain, we are racing the calendar," she said.

Two engineers who worked on the dam said on condition of anonymity that a survey in March had recommended closing it for the winter. The ministry denied that it had received such a survey.

The dam, built by the Zelenko company in 1968, supplies a third of the power of the city of Port Averil. Seven factories there were told to stop work.

Schools in Lower Hallam and Tarnby were turned into shelters, and the army sent 220 soldiers with boats. No one has been hurt.

Calderia's opposition leader, Ruben Castellane, called for the resignation of the minister, Ottoline Frey, whom he accused of "sleeping through the alarm".`

const retelling = `A dam in the north of Calderia was being emptied in a hurry on Wednesday because its wall had split.

More than three thousand people, 3,600 according to officials, had to abandon their houses below the Orrin once the fissure, which measures 14 metres, had been noticed on the west side. Marten Oduya, who dives for a living, came upon it at twenty past five in the morning while he removed debris from an inlet, and says that his entire arm went in.

Helga Brandvold, the deputy minister responsible, wants the lake nine metres lower by the weekend. "We are not racing the rain, we are racing the calendar," she said.

It is claimed by a pair of engineers that as early as March experts had urged that the structure be shut for the cold months. The authorities say they never saw any such paper.

Zelenko, a construction firm, finished the dam in 1968. Port Averil gets one third of its electricity from there, and seven of its plants stand idle.

In Tarnby and Lower Hallam people are sleeping in classrooms. Some 220 troops have brought boats.

Ruben Castellane, who leads the opposition, says that Ottoline Frey slept through the alarm and ought to go.`

const another = `Buses left Lower Hallam every ten minutes on Wednesday as the town below the Orrin dam emptied, and by dusk only the police were left.

"My mother would not come without the hens," said Piet Lorne, 44, a baker, who made four journeys with his van.

The mayor, Agnes Tull, said that 3,600 people lived in the two towns that had to be cleared. She had been woken by a call from the water ministry shortly before six and had rung the bell of Saint Ebba's church herself.

At the sports hall in Merrow, 18 kilometres away, volunteers of the Red Lantern had put up 900 beds. A nurse, Tamsin Vale, said that two old men had been taken to hospital with chest pains.

Helga Brandvold, the deputy water minister, came by helicopter in the afternoon and told the people that they could be back within a week. Some of them shouted at her.

Lorne's bakery has stood on Mill Street since 1911. He left the lights on, he said, so that the water would know where to knock.`

func bits(a, b string) (float64, Result) {
	read := func(s string) words.Text { return words.Read(s, []stemma.Span{{Start: 0, End: len(s)}}) }
	x, y := read(a), read(b)
	r := Of(&x, &y, vector.English())
	return r.Bits(), r
}

func TestRetellingAndIndependentReport(t *testing.T) {
	told, r := bits(dam, retelling)
	if told < Enough {
		t.Errorf("a retelling has %.1f bits: %+v", told, r)
	}
	back, _ := bits(retelling, dam)
	if back >= told {
		t.Errorf("the source seems to retell its copy: %.1f, the copy %.1f", back, told)
	}
	for _, p := range [][2]string{{dam, another}, {another, dam}, {retelling, another}} {
		if own, r := bits(p[0], p[1]); own >= Enough {
			t.Errorf("an independent report has %.1f bits: %+v", own, r)
		}
	}
	for _, m := range r.Matches {
		if m.Told() && m.A0 >= m.A1 {
			t.Errorf("a sentence is told again from nowhere: %+v", m)
		}
	}
}

func TestPromising(t *testing.T) {
	read := func(s string) words.Text { return words.Read(s, []stemma.Span{{Start: 0, End: len(s)}}) }
	a, b, c := read(dam), read(retelling), read(another)
	if !Promising(&a, &b) {
		t.Error("a retelling is not asked about")
	}
	if Promising(&a, &c) {
		t.Error("an independent report is asked about")
	}
}

func TestFormsOfNamesAndFigures(t *testing.T) {
	read := func(s string) words.Text { return words.Read(s, []stemma.Span{{Start: 0, End: len(s)}}) }
	a := read("The ferry LakeLine of Norvik left at 9.52 with 1,200 people, the Harbour Safety Board of Calderia said.")
	f := factsOf(&a)
	for text, want := range map[string]bool{
		"they took the Lake Line home": true, "it left at 9:52 sharp": true, "the HSB said": true, "the Calderian guard": true,
		"they took the Sund Line home": false, "it left at 9:53 sharp": false, "the HTB said": false,
	} {
		b := read(text)
		all := true
		for i := range b.Words {
			if isFact(&b.Words[i]) && !f.has(&b, i) {
				all = false
			}
		}
		if all != want {
			t.Errorf("%q: has all is %v, want %v", text, all, want)
		}
	}
}

func TestChain(t *testing.T) {
	for _, c := range []struct {
		places []int32
		want   int
	}{{nil, 0}, {[]int32{3}, 1}, {[]int32{1, 1, 2}, 3}, {[]int32{5, 1, 2, 9, 3}, 3}, {[]int32{4, 3, 2}, 1}} {
		if got := chain(c.places); got != c.want {
			t.Errorf("%v: %d, want %d", c.places, got, c.want)
		}
	}
}

func TestConfidence(t *testing.T) {
	for text, want := range map[string]bool{
		"Two clerks spoke on condition of anonymity.": true, "A source close to the board said so.": true, "The letter, seen by this newspaper, is short.": true,
		"The mayor told a meeting so.": false,
	} {
		if inConfidence(text) != want {
			t.Errorf("%q: want %v", text, want)
		}
	}
}
