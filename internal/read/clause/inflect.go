package clause

import "strings"

// inflected gives the past or the present of a verb for a third person.
func inflected(lemma string, past, many bool) string {
	switch lemma {
	case "'m", "’m", "am":
		lemma = "be"
	case "'ve", "’ve":
		lemma = "have"
	}
	switch {
	case past && lemma == "be" && many:
		return "were"
	case past:
		if p := pasts[lemma]; p != "" {
			return p
		}
		return regularPast(lemma)
	case lemma == "be" && many:
		return "are"
	case many:
		return lemma
	case lemma == "be":
		return "is"
	case lemma == "have":
		return "has"
	case lemma == "do" || lemma == "go":
		return lemma + "es"
	case ends(lemma, "s", "x", "z", "ch", "sh"):
		return lemma + "es"
	case ends(lemma, "y") && !vowel(lemma, len(lemma)-2):
		return lemma[:len(lemma)-1] + "ies"
	}
	return lemma + "s"
}

func regularPast(l string) string {
	n := len(l)
	switch {
	case ends(l, "e"):
		return l + "d"
	case ends(l, "y") && !vowel(l, n-2):
		return l[:n-1] + "ied"
	case n >= 3 && n <= 4 && !vowel(l, n-1) && vowel(l, n-2) && !vowel(l, n-3) && !ends(l, "w", "x", "y"), doubles[l]:
		return l + l[n-1:] + "ed"
	}
	return l + "ed"
}

func ends(s string, with ...string) bool {
	for _, w := range with {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

func vowel(s string, i int) bool { return i >= 0 && strings.IndexByte("aeiou", s[i]) >= 0 }

// doubles are longer verbs stressed on the last syllable, which double their last letter.
var doubles = map[string]bool{
	"admit": true, "commit": true, "permit": true, "submit": true, "omit": true, "transmit": true, "prefer": true, "refer": true, "transfer": true, "deter": true, "occur": true,
	"incur": true, "compel": true, "expel": true, "propel": true, "control": true, "patrol": true, "regret": true, "equip": true, "recur": true, "rebel": true, "confer": true,
}

// pasts are the verbs of which the past is irregular.
var pasts = func() map[string]string {
	m := map[string]string{}
	f := strings.Fields(`be was become became begin began bend bent bind bound bite bit bleed bled blow blew break broke breed bred bring brought build built
burst burst buy bought cast cast catch caught choose chose come came cost cost cut cut deal dealt dig dug do did draw drew drink drank drive drove eat ate fall fell
feed fed feel felt fight fought find found flee fled fly flew forbid forbade forget forgot freeze froze get got give gave go went grow grew hang hung have had hear heard
hide hid hit hit hold held hurt hurt keep kept know knew lay laid lead led leave left lend lent let let lie lay light lit lose lost make made mean meant meet met
overcome overcame overthrow overthrew pay paid put put quit quit read read rebuild rebuilt ride rode ring rang rise rose run ran say said see saw seek sought sell sold send sent
set set shake shook shed shed shine shone shoot shot show showed shrink shrank shut shut sing sang sink sank sit sat sleep slept slide slid speak spoke spend spent
spin spun split split spread spread stand stood steal stole stick stuck strike struck swear swore sweep swept swim swam swing swung take took teach taught tear tore
tell told think thought throw threw undergo underwent understand understood undertake undertook uphold upheld wake woke wear wore win won wind wound withdraw withdrew
withhold withheld withstand withstood write wrote`)
	for i := 0; i+1 < len(f); i += 2 {
		m[f[i]] = f[i+1]
	}
	return m
}()
