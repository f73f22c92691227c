package entity

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"stemma"

	"pgregory.net/rapid"
)

// told makes a report and its reading from a text in which names are marked: [P Ana Ruiz], [O …], [L …], [G …].
func told(id, marked string) (stemma.Report, stemma.Reading) {
	kinds := map[byte]stemma.EntityKind{'P': stemma.Person, 'O': stemma.Organisation, 'L': stemma.PlaceName, 'G': stemma.Group}
	var b strings.Builder
	rd := stemma.Reading{Report: id}
	for len(marked) > 0 {
		open := strings.IndexByte(marked, '[')
		if open < 0 {
			b.WriteString(marked)
			break
		}
		b.WriteString(marked[:open])
		end := open + strings.IndexByte(marked[open:], ']')
		start := b.Len()
		b.WriteString(marked[open+3 : end])
		span := stemma.Span{Start: start, End: b.Len()}
		rd.Mentions = append(rd.Mentions, stemma.Mention{Span: span, Head: span, Kind: kinds[marked[open+1]], Form: "name", Chain: -1})
		marked = marked[end+1:]
	}
	text := b.String()
	return stemma.Report{ID: id, Text: text, Blocks: []stemma.Block{{Span: stemma.Span{Start: 0, End: len(text)}, Kind: stemma.Paragraph}}}, rd
}

func pile(marked ...string) ([]stemma.Report, []stemma.Reading) {
	var rs []stemma.Report
	var rd []stemma.Reading
	for i, m := range marked {
		r, d := told(string(rune('a'+i)), m)
		rs, rd = append(rs, r), append(rd, d)
	}
	return rs, rd
}

func formsOf(e stemma.Entity) []string {
	var out []string
	for _, f := range e.Forms {
		out = append(out, f.Text)
	}
	slices.Sort(out)
	return out
}

func find(t *testing.T, es []stemma.Entity, form string) stemma.Entity {
	t.Helper()
	for _, e := range es {
		if slices.Contains(formsOf(e), form) {
			return e
		}
	}
	t.Fatalf("no entity has the form %q", form)
	return stemma.Entity{}
}

func TestResolve(t *testing.T) {
	rs, rd := pile(
		"[P Yusuf al-Tamimi] met [P Dana Orlova]. Mr. [P Tamimi’s] friends praised the [O Northern Relief Council] ([O NRC]) in [L Amman], [L Jordan].",
		"[P Youssef al Tamimi] spoke. [P Orlova] listened. The [O NRC] said nothing to the [L U.S.]",
		"[P Hamid Tamimi], a baker, was hurt, said [P Yusuf Al-Tameemi]. [G Jordanians] wept. The [O United States Embassy] closed.",
		"[P Tamimi] was not seen. The [O US Embassy] in [L Amman] was shut by the [L United States].",
	)
	es := Resolve(rs, rd)
	if got, want := formsOf(find(t, es, "Yusuf al-Tamimi")), []string{"Tamimi", "Youssef al Tamimi", "Yusuf Al-Tameemi", "Yusuf al-Tamimi"}; !reflect.DeepEqual(got, want) {
		t.Errorf("Tamimi: %q, want %q", got, want)
	}
	if got := formsOf(find(t, es, "Hamid Tamimi")); len(got) != 1 {
		t.Errorf("the baker of the same surname has the forms %q", got)
	}
	if got := formsOf(find(t, es, "Dana Orlova")); !slices.Contains(got, "Orlova") {
		t.Errorf("Orlova: %q", got)
	}
	if got := formsOf(find(t, es, "Northern Relief Council")); !slices.Contains(got, "NRC") {
		t.Errorf("the council: %q", got)
	}
	if got := formsOf(find(t, es, "US Embassy")); !slices.Contains(got, "United States Embassy") {
		t.Errorf("the embassy: %q", got)
	}
	if got := find(t, es, "U.S."); !slices.Contains(formsOf(got), "United States") || got.Geo == nil || got.Geo.Country != "US" {
		t.Errorf("the country: %+v", got)
	}
	if g := find(t, es, "Amman").Geo; g == nil || g.Country != "JO" || g.Precision != "city" {
		t.Errorf("Amman lies at %+v", g)
	}
	// In the last report nobody says which Tamimi: two people of the story fit, so it joins neither.
	for _, e := range es {
		for _, m := range e.Mentions {
			if m.Report == "d" && m.Start == 0 && len(e.Forms) != 1 {
				t.Errorf("the surname that fits two people was given to %q", e.Name)
			}
		}
	}
}

// TestTownsAndTheirPapers: a newspaper is not its town, and is short for itself; a street is not the church that it is called after.
func TestTownsAndTheirPapers(t *testing.T) {
	rs, rd := pile(
		"The [O Varn Gazette] told of it on Monday. The [O Gazette] named nobody. The [L River Osk] rose.",
		"[O Varn] was silent. The [O Varn Gazette] is read in [L Varn]. The [O Osk] fell, on [L Church Square] too. It has the [O Church of Osk].",
		"The [O Osk] was low.",
	)
	es := Resolve(rs, rd)
	paper, town := find(t, es, "Varn Gazette"), find(t, es, "Varn")
	if paper.ID == town.ID || paper.Kind != stemma.Organisation {
		t.Errorf("the paper is %+v, the town %+v", paper, town)
	}
	if got := find(t, es, "Gazette"); got.ID != paper.ID {
		t.Errorf("the Gazette is %+v", got)
	}
	if got := find(t, es, "Osk"); got.Name != "River Osk" || got.Kind != stemma.PlaceName {
		t.Errorf("the Osk is %+v", got)
	}
	if got := find(t, es, "Church Square"); got.Kind != stemma.PlaceName {
		t.Errorf("Church Square is %+v", got)
	}
}

func TestTwoOfOneSurname(t *testing.T) {
	rs, rd := pile("[P Ilse Brandt] and [P Otto Brandt] sued. [P Brandt] won.", "[P Ilse Brandt] left. [P Brandt] returned.")
	es := Resolve(rs, rd)
	if find(t, es, "Ilse Brandt").ID == find(t, es, "Otto Brandt").ID {
		t.Error("two first names are one person")
	}
	ilse := find(t, es, "Ilse Brandt")
	if len(ilse.Mentions) != 3 { // the second report has only her
		t.Errorf("Ilse Brandt is named at %v", ilse.Mentions)
	}
}

func TestOrderDoesNotMatter(t *testing.T) {
	words := []string{"[P Omar Haddad]", "[P Umar Haddad]", "[P Haddad]", "[P Karl Weiss]", "[O Blue River Bank]", "[O BRB]", "[L Lima]", "[L Peru]", "[G Peruvian]", "[P Weiß]"}
	rapid.Check(t, func(rt *rapid.T) {
		n := rapid.IntRange(1, 5).Draw(rt, "reports")
		var texts []string
		for range n {
			texts = append(texts, strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 6).Draw(rt, "words"), " said, "))
		}
		rs, rd := pile(texts...)
		want := Resolve(rs, rd)
		for i := n - 1; i > 0; i-- {
			k := rapid.IntRange(0, i).Draw(rt, "swap")
			rs[i], rs[k], rd[i], rd[k] = rs[k], rs[i], rd[k], rd[i]
		}
		if got := Resolve(rs, rd); !reflect.DeepEqual(got, want) {
			rt.Fatalf("other order, other people:\n%v\n%v", got, want)
		}
		for _, e := range want {
			for _, m := range e.Mentions {
				i := slices.IndexFunc(rs, func(r stemma.Report) bool { return r.ID == m.Report })
				if i < 0 || m.End > len(rs[i].Text) || m.Empty() {
					rt.Fatalf("mention %v lies nowhere", m)
				}
			}
		}
	})
}

func TestSame(t *testing.T) {
	for _, c := range []struct {
		kind stemma.EntityKind
		a, b string
		want bool
	}{
		{stemma.Person, "Yousef Qasim", "Yusuf Kassem", true},
		{stemma.Person, "Dr. Bill Harker", "William Harker", true},
		{stemma.Person, "Harker, William", "William Harker", true},
		{stemma.Person, "Ольга Сергеева", "Olga Sergeyeva", true},
		{stemma.Person, "Peter Lund", "Marta Lund", false},
		{stemma.Person, "Hassan Darwish", "Hussein Darwish", false},
		{stemma.Person, "Faris bin Majid", "Majid bin Faris", false},
		{stemma.Organisation, "Oakline Shipping Ltd.", "Oakline Shipping Limited", true},
		{stemma.Organisation, "Oakline Shipping AG", "Oakline Shipping GmbH", false},
		{stemma.Organisation, "Oakline Fund 2", "Oakline Fund 3", false},
		{stemma.Organisation, "ERC", "Eastern Rescue Committee", true},
		{stemma.Organisation, "Oakline Shipping", "Elmline Farming", false},
	} {
		v := Same(c.kind, c.a, c.b)
		w := Same(c.kind, c.b, c.a)
		if v.Same != c.want || v.Reason == "" {
			t.Errorf("%q, %q: %+v, want %v", c.a, c.b, v, c.want)
		}
		if v.Same != w.Same {
			t.Errorf("%q, %q: not symmetric", c.a, c.b)
		}
	}
}

func FuzzSame(f *testing.F) {
	f.Add("Al-", "bin")
	f.Add("J.P. & Co.", "\xff")
	f.Add(strings.Repeat("a ", 50), strings.Repeat("ab", 100))
	f.Add("abu", "abd al")
	f.Fuzz(func(t *testing.T, a, b string) {
		for _, k := range []stemma.EntityKind{stemma.Person, stemma.Organisation} {
			if v := Same(k, a, b); v.Score < 0 || v.Score > 1 || v.Reason == "" {
				t.Fatalf("%q %q: %+v", a, b, v)
			}
		}
	})
}

func TestIndex(t *testing.T) {
	names := []string{"Qasim Haddadi", "Otto Brandt", "Ingrid Solheim", "Farouk al-Basri", "Kassem Hadad"}
	x := NewIndex(stemma.Person, names)
	for query, want := range map[string]string{
		"Kasem Haddadi": "Qasim Haddadi", "BRANDT, Otto": "Otto Brandt", "Faruq Al Basri": "Farouk al-Basri", "Solheim": "Ingrid Solheim",
	} {
		hits := x.Search(query, 2)
		if len(hits) == 0 || names[hits[0].Name] != want {
			t.Errorf("%q: %+v, want %s first", query, hits, want)
		}
	}
	if hits := x.Search("Zebulon Wyx", 3); len(hits) > 0 && hits[0].Same {
		t.Errorf("nobody of that name: %+v", hits)
	}
}

func TestKindsByUse(t *testing.T) {
	rs, rd := pile("The mill in [P Osterby] burned. Smoke hung over [P Osterby]. [P Osterby] slept.", "Rain fell in [P Osterby]. [P Karl Weiss] came.")
	es := Resolve(rs, rd)
	if k := find(t, es, "Osterby").Kind; k != stemma.PlaceName {
		t.Errorf("a name that things stand in is a %s", k)
	}
	if k := find(t, es, "Karl Weiss").Kind; k != stemma.Person {
		t.Errorf("Karl Weiss is a %s", k)
	}
}

func TestRolesAreOfPeople(t *testing.T) {
	rs, rd := pile(
		"[P Dana Orlova], the director of the Orel clinic, spoke. [L Orel], money of the valley, slept. [P Saff al-Bahr] (the Harbour Guard) marched.",
		"[P Dana Orlova], hearth boss, spoke.",
	)
	describe := func(i int, name, role string) {
		for m, x := range rd[i].Mentions {
			if x.In(rs[i].Text) == name {
				at := strings.Index(rs[i].Text, role)
				rd[i].Mentions[m].Chain = len(rd[i].Chains)
				rd[i].Chains = append(rd[i].Chains, stemma.Chain{Name: name, Kind: x.Kind, Mentions: []int{m}, Roles: []stemma.Role{{Span: stemma.Span{Start: at, End: at + len(role)}, Text: role}}})
			}
		}
	}
	describe(0, "Dana Orlova", "the director of the Orel clinic")
	describe(0, "Orel", "money of the valley")
	describe(0, "Saff al-Bahr", "the Harbour Guard")
	describe(1, "Dana Orlova", "hearth boss")
	rs[1].Signs = []stemma.Sign{{Kind: "spun", Place: stemma.Span{Start: 0, End: 4}}}
	es := Resolve(rs, rd)
	if got := find(t, es, "Dana Orlova").Roles; !reflect.DeepEqual(got, []string{"director of the Orel clinic"}) {
		t.Errorf("Orlova is %q", got)
	}
	if got := find(t, es, "Orel").Roles; len(got) > 0 {
		t.Errorf("a town is %q", got)
	}
	if got := find(t, es, "Saff al-Bahr"); got.Kind != stemma.Organisation || len(got.Reasons) == 0 {
		t.Errorf("a guard is a %s, for reasons %v", got.Kind, got.Reasons)
	}
}

func TestOutletsAreBodies(t *testing.T) {
	rs, rd := pile("[P Quay Lantern] wrote first.", "Nobody wrote.")
	rs[1].Outlet.Name = "Quay Lantern"
	if got := find(t, Resolve(rs, rd), "Quay Lantern"); got.Kind != stemma.Organisation {
		t.Errorf("an outlet of the pile is a %s", got.Kind)
	}
}

// What people write in more ways than one: with both surnames, in one word or two, letters as a word.
func TestResolveOtherWritings(t *testing.T) {
	rs, rd := pile(
		"[P Rodrigo Salas Prieto] leads the [O Union of Coast Fishing and Allied Trades]. [O BlueHarbor] declined.",
		"[P Rodrigo Salas] spoke for [O Ucfat]. [O Blue Harbor] gave nothing. [P Ana Salas] was there.",
	)
	es := Resolve(rs, rd)
	for _, pair := range [][2]string{{"Rodrigo Salas", "Rodrigo Salas Prieto"}, {"Blue Harbor", "BlueHarbor"}, {"Ucfat", "Union of Coast Fishing and Allied Trades"}} {
		if a, b := find(t, es, pair[0]), find(t, es, pair[1]); a.ID != b.ID {
			t.Errorf("%s and %s are two", pair[0], pair[1])
		}
	}
	if a, b := find(t, es, "Ana Salas"), find(t, es, "Rodrigo Salas"); a.ID == b.ID {
		t.Error("two people are one")
	}
}

// A body called by the first word of its name is that body, unless the word is a place or begins other names too.
func TestResolveFirstWord(t *testing.T) {
	es := Resolve(pile("[O Corvale Health] runs 14 clinics. [L Corvale] said no more.", "[L Corvale] paid. [L Bergen] was calm, said [O Bergen Transit]."))
	if a, b := find(t, es, "Corvale"), find(t, es, "Corvale Health"); a.ID != b.ID || a.Kind != stemma.Organisation {
		t.Errorf("%s and %s, a %s", a.Name, b.Name, a.Kind)
	}
	if a, b := find(t, es, "Bergen"), find(t, es, "Bergen Transit"); a.ID == b.ID {
		t.Error("a town and its trams are one")
	}
	es = Resolve(pile("[O Corvale Health] and [O Corvale Bank] are two. [L Corvale] grew."))
	if a, b := find(t, es, "Corvale"), find(t, es, "Corvale Health"); a.ID == b.ID {
		t.Error("a word that begins two names was taken for one of them")
	}
}
