package lang

import (
	"math/rand"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// named gives the names of things as "words/LABEL".
func named(d *Doc) []string {
	var out []string
	for _, n := range d.Names {
		if thing(n.Label) {
			out = append(out, d.Text[n.Start:n.End]+"/"+n.Label)
		}
	}
	return out
}

// sentencesOf gives the sentences' words, white space at their ends left out.
func sentencesOf(d *Doc) []string {
	var out []string
	for _, s := range d.Sentences {
		start, end := d.Bytes(s.First, s.Last)
		if text := strings.TrimSpace(d.Text[start:end]); text != "" {
			out = append(out, text)
		}
	}
	return out
}

// Each text is our own. The wanted names must be there with all corrections, and at least one of them must be
// missing, or the absent one be there, without the correction that it is a test of.
func TestNamesAreCorrected(t *testing.T) {
	for _, c := range []struct {
		by     Correction
		text   string
		want   string // names, divided by " | "
		absent string
	}{
		{Trimming, "Envoys met at the Orlan Institute on Friday.", "Orlan Institute/ORG", "the Orlan Institute/ORG"},
		{Trimming, "The Halden Port Authority (HPA denied it.", "Halden Port Authority/ORG | HPA/ORG", ""},
		{Trimming, "It was signed by Archbishop of Tavrik, Samuel Oduya, in the August Harbour Conference.", "Tavrik/GPE | Samuel Oduya/PERSON", "Archbishop of Tavrik/ORG"},
		{Datelines, "SANTA TAVRIKA 2026-11-23\nThe port was shut.", "SANTA TAVRIKA/GPE", ""},
		{Datelines, "EAST VELMAR, Orlania, Nov 23 (MPA) - Pilots met.", "EAST VELMAR/GPE | Orlania/GPE | MPA/ORG", ""},
		{Datelines, "UST-TAVRIK, Orlania (PNA) — The port was shut on Monday.", "UST-TAVRIK/GPE | Orlania/GPE | PNA/ORG", ""},
		{KnownList, "The ship left Latakia for Tartus, then Ashgabat, with Turkmen and Yazidi crews.", "Ashgabat/GPE | Turkmen/NORP | Yazidi/NORP", ""},
		{KnownList, "Peshawar's traders said Jalalabad was shut.", "Peshawar/GPE | Jalalabad/GPE", ""},
		{Joining, "Officials said that Sven van den Akker, Abd al-Karim al-Tavrik and Hassan ul-Haq were held.", "Sven van den Akker/PERSON | Abd al-Karim al-Tavrik/PERSON | Hassan ul-Haq/PERSON", ""},
		{HeadWords, "Police held Huzan, 44, and Tavriq, 31, at the pier.", "Huzan/PERSON | Tavriq/PERSON", ""},
		{HeadWords, "Police said that Haltrek, 44, was held.", "Haltrek/PERSON", ""},
		{HeadWords, "Farmer Gro Haltrek was first in the queue.", "Gro Haltrek/PERSON", "Farmer Gro Haltrek/ORG"},
		{HeadWords, "Envoys met after the tanker Bright Halden was boarded. It had to do with the Bright Halden.", "Bright Halden/PRODUCT", "Bright Halden/PERSON"},
		{HeadWords, "Nine bodies had been brought to the Princess Ana clinic.", "Princess Ana clinic/ORG", "Ana/PERSON"},
		{HeadWords, "People were out on Rua Tavrik sweeping up glass.", "Rua Tavrik/FAC", ""},
		{HeadWords, "Ships crossed Lake Orlan and the River Tavrik.", "Lake Orlan/LOC | River Tavrik/LOC", ""},
		{Acronyms, "They fear the Velmar Red Star (VRS). The VRS is armed.", "Velmar Red Star/ORG | VRS/ORG", ""},
		{Capitals, "ORLAN WARNS VELMAR OVER HARBOUR TOLLS\nPresident Daniel Orlan has warned Velmar over its harbour tolls. Mr. Orlan spoke in Velmar.", "ORLAN/PERSON", ""},
		{Agreement, "Gen. Ottil Haltrek spoke. Haltrek has shut the port. Ships that left Haltrek sank. Haltrek blamed them.", "Haltrek/PERSON", "Haltrek/ORG"},
		{Agreement, "Baurzhan Haltrek wrote it in the Harbour Post. But Mr Haltrek denied it.", "Baurzhan Haltrek/PERSON | Haltrek/PERSON", ""},
		{Repeats, "Gov. Ann Reading spoke. Reading is ill.", "Ann Reading/PERSON | Reading/PERSON", ""},
	} {
		with, without := named(English().Read(c.text)), named(English().ReadWith(c.text, AllCorrections&^c.by))
		right := func(names []string) bool {
			for want := range strings.SplitSeq(c.want, " | ") {
				if !slices.Contains(names, want) {
					return false
				}
			}
			return c.absent == "" || !slices.Contains(names, c.absent)
		}
		if !right(with) {
			t.Errorf("%s: %q: %v, want %s", nameOf(c.by), c.text, with, c.want)
		}
		if right(without) {
			t.Errorf("%s: %q shows nothing: without it %v", nameOf(c.by), c.text, without)
		}
	}
}

// Names from many languages come out whole, and listed words inside other names are left alone.
func TestNamesOfManyLanguages(t *testing.T) {
	for text, want := range map[string]string{
		"Cleric Idris al-Karimi met Sheikh Hamad bin Jasser al-Rumi and Abd al-Rahman Tavrik.":       "Idris al-Karimi/PERSON Hamad bin Jasser al-Rumi/PERSON Abd al-Rahman Tavrik/PERSON",
		"Officials named José María de la Vega, João dos Santos and Karel van der Berg.":             "José María de la Vega/PERSON João dos Santos/PERSON Karel van der Berg/PERSON",
		"Iranian envoy Seyed Hossein Tavakol-Rad spoke. Kwon Seo-yun and Lin Wei-han did not.":       "Iranian/NORP Seyed Hossein Tavakol-Rad/PERSON Kwon Seo-yun/PERSON Lin Wei-han/PERSON",
		"The Ministry of Harbours fined Velmar Shipping Inc. and FC Halden.":                         "Ministry of Harbours/ORG Velmar Shipping Inc./ORG FC Halden/ORG",
		"Rival Halden Rovers won. Teacher Gro Haltrek left. The ferry Ann Tavrik sank.":              "Gro Haltrek/PERSON Ann Tavrik/PRODUCT",
		"Secretary of State Ann Tavrik called Foreign Minister Omar Haddad about the Islamic State.": "Ann Tavrik/PERSON Omar Haddad/PERSON Islamic State/ORG",
	} {
		if got := strings.Join(named(English().Read(text)), " "); got != want {
			t.Errorf("%q:\n got %s\nwant %s", text, got, want)
		}
	}
}

func nameOf(c Correction) string {
	for i, name := range Corrections {
		if c == 1<<i {
			return name
		}
	}
	return "?"
}

func TestSentencesAreCorrected(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"He met U.S. officials in the hall. They talked.", []string{"He met U.S. officials in the hall.", "They talked."}},
		{"Harbour reopens\nBy Ann Tavrik\nThe harbour reopened on Monday.", []string{"Harbour reopens", "By Ann Tavrik", "The harbour reopened on Monday."}},
		{"\"We will not go.\" The mayor left. \"Why?\" he asked.", []string{"\"We will not go.\"", "The mayor left.", "\"Why?\" he asked."}},
		{"PORT HALDEN, March 12 (MPA) - Two ferries collided.", []string{"PORT HALDEN, March 12 (MPA) -", "Two ferries collided."}},
		{"The harbour that was closed after the storm in\nthe night has been opened again, the mayor said.", []string{"The harbour that was closed after the storm in\nthe night has been opened again, the mayor said."}},
		{"It was told by Capt. Orlan and Lt. Gen. Tavrik of the guard.", []string{"It was told by Capt. Orlan and Lt. Gen. Tavrik of the guard."}},
	} {
		if got := sentencesOf(English().Read(c.text)); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%q:\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

// With no correction the answer is the reference's.
func TestWithoutCorrectionsIsRaw(t *testing.T) {
	for _, a := range goldenAnswers(t) {
		raw, read := English().Raw(a.Text), English().ReadWith(a.Text, 0)
		if !reflect.DeepEqual(raw.Tokens, read.Tokens) || !reflect.DeepEqual(raw.Names, read.Names) {
			t.Errorf("%q reads differently", a.Text)
		}
	}
}

// checkRead tests what the corrected answer adds to the laws of every analysis.
func checkRead(t *testing.T, d *Doc) {
	t.Helper()
	checkDoc(t, d)
	if !slices.IsSortedFunc(d.Names, func(a, b Name) int { return a.First - b.First }) {
		t.Fatal("names out of order")
	}
	for _, n := range d.Names {
		if thing(n.Label) && d.SentenceOf(n.First) != d.SentenceOf(n.Last-1) {
			t.Fatalf("%q runs over the end of a sentence", d.Text[n.Start:n.End])
		}
	}
	for i, s := range d.Sentences { // sentences tile the tokens
		if i > 0 && d.Sentences[i-1].Last != s.First || s.Last <= s.First {
			t.Fatalf("sentence %d is %v", i, s)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, a := range goldenAnswers(f) {
		f.Add(a.Text)
	}
	f.Add("PORT HALDEN, Velmar, March 12 (MPA) -- ORLAN\nSAILING - ORLAN WINS THE CUP AT LAST\n\n\"Why?\" he said.\n(AP)")
	f.Add("Secretary of State Ann van der Berg (Union of Harbour Pilots (UHP) al-\nLin Wei-han, 44, of Velmar Inc. II -")
	f.Add("İSTANBUL ẞTRASSE ǅ ŒUVRE ΣΊΣΥΦΟΣ\nİstanbul straße\xff\n")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 20000 {
			return
		}
		d := English().Read(text)
		checkRead(t, d)
		if len(English().Tokens(text)) != len(d.Tokens) {
			t.Fatal("Read cuts other tokens than Tokens")
		}
		if again := English().Read(text); !reflect.DeepEqual(d, again) {
			t.Fatal("the same text reads differently")
		}
	})
}

func TestNoiseIsReadLawfully(t *testing.T) {
	r := rand.New(rand.NewSource(11))
	words := strings.Fields("the The HALDEN Halden Gen. Mr. of ( ) - -- , . \" ' 's al- al-Karimi van der Bank Inc. UN U.S. in Norway Ann 3 4-0 who , 44 , said Secretary State \n \n\n and Lin Wei-han FC (MPA) -")
	for range 150 {
		var b strings.Builder
		for range 1 + r.Intn(200) {
			b.WriteString(words[r.Intn(len(words))])
			if r.Intn(4) > 0 {
				b.WriteByte(' ')
			}
		}
		checkRead(t, English().Read(b.String()))
		checkRead(t, English().Read(noise(r, 1+r.Intn(2000))))
	}
}

// A name found in one part is found in the others, and offsets are those of the whole text.
func TestPartsAgree(t *testing.T) {
	text := "TAVRIK TO REOPEN HALDEN ROAD\n##furniture##\nGen. Sami Tavrik will reopen the road to Halden, an aide to Tavrik said."
	body := strings.Index(text, "Gen.")
	d := English().ReadParts(text, []Span{{0, strings.IndexByte(text, '\n')}, {body, len(text)}})
	checkSpans := 0
	for i, tok := range d.Tokens {
		if tok.Start > strings.IndexByte(text, '\n') && tok.End <= body {
			t.Errorf("token %q lies between the parts", d.Word(i))
		}
		if h := d.Tokens[tok.Head]; (h.Start < body) != (tok.Start < body) {
			t.Errorf("%q hangs from another part", d.Word(i))
		}
		checkSpans++
	}
	if checkSpans == 0 || d.Sentences[0].Last > d.At(body) {
		t.Fatal("the first sentence runs on into the second part")
	}
	if got := named(d); !slices.Contains(got, "TAVRIK/PERSON") || !slices.Contains(got, "Sami Tavrik/PERSON") {
		t.Errorf("%v", got)
	}
}

func TestRecaseKeepsLengthAndIsIdempotent(t *testing.T) {
	r := rand.New(rand.NewSource(12))
	for range 300 {
		text := strings.ToUpper(noise(r, 200)) + "\n" + noise(r, 200) + "\nThe Harbour Board meets In Halden Again\n"
		p := English()
		seen := p.recase(text, []Span{{0, len(text)}}, p.lists)
		if len(seen) != len(text) {
			t.Fatalf("%d bytes became %d", len(text), len(seen))
		}
		if !strings.EqualFold(seen, text) {
			t.Fatalf("%q became %q", text, seen)
		}
	}
}

func TestReadersOfNewsSideBySide(t *testing.T) {
	answers := goldenAnswers(t)
	want := make([]*Doc, len(answers))
	for i, a := range answers {
		want[i] = English().Read(a.Text)
	}
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for i, a := range answers {
				if !reflect.DeepEqual(English().Read(a.Text), want[i]) {
					t.Errorf("%q reads differently beside others", a.Text)
				}
			}
		})
	}
	group.Wait()
}

// Names that repeat, agree or are garbage must not cost more than linear time.
func TestCorrectingIsLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	r := rand.New(rand.NewSource(13))
	var many strings.Builder
	for range 1500 {
		many.WriteString("Gen. " + properCase(noiseWord(r)) + " " + properCase(noiseWord(r)) + " met the " + strings.ToUpper(noiseWord(r)[:3]) + " in Halden.\n")
	}
	for name, text := range map[string]string{
		"one name": strings.Repeat("Sami Tavrik met Sami Orlan in Halden. ", 800), "many names": many.String(),
		"shouts": strings.Repeat("ORLAN WARNS VELMAR OVER TOLLS\n", 1000), "datelines": strings.Repeat("HALDEN (AP) - ", 1200),
		"titles": strings.Repeat("Gen. ", 4000), "heads": strings.Repeat("Bank of ", 3000), "large": strings.Repeat("Ann ", 4000),
	} {
		once, twice := time.Hour, time.Hour
		for range 8 {
			once, twice = min(once, readTime(text)), min(twice, readTime(text+text))
			if twice < 3*once {
				break
			}
		}
		if twice >= 3*once {
			t.Errorf("%s: %v for %d bytes, %v for twice as many", name, once, len(text), twice)
		}
	}
}

func noiseWord(r *rand.Rand) string {
	var b strings.Builder
	for range 5 {
		b.WriteByte("bcdfghjklmnprstvz"[r.Intn(17)])
		b.WriteByte("aeiou"[r.Intn(5)])
	}
	return b.String()
}

func readTime(text string) time.Duration {
	raw := English().Raw(text)
	start := time.Now()
	correctNames(raw, text, slices.Clone(raw.Names), AllCorrections, English().lists)
	return time.Since(start)
}

func BenchmarkRead(b *testing.B) {
	benchmark(b, newsSet, func(p *Pipeline, text string) int { return len(p.Read(text).Tokens) })
}
