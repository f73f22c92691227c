package clause

import "strings"

// nearest gives, for a participle of result at the end of a sentence ("…, killing two"), the verb of the last clause before
// it, if that lies deeper than the verb h the participle hangs on: what blew up killed, not who saw it.
func (f *finder) nearest(v, h int) int {
	d := f.d
	if !f.result(v) {
		return h
	}
	for k := v - 1; k > h && k > v-maxPlain; k-- {
		if t := d.Tokens[k]; (t.Pos == "VERB" || t.Pos == "AUX") && (t.Dep == "relcl" || t.Dep == "ccomp" || t.Dep == "advcl" && d.Child(k, "nsubj", "nsubjpass") >= 0) {
			return k
		}
	}
	return h
}

// upshot reports whether the participle v at the end of a sentence tells what came of the whole clause of h, so that no one named in
// it does it: behind "…, the minister said on Friday" it is the speaker's only if it is something that speakers do with their words
// or their bodies; behind "were missing" or "was shut" it is nobody's, if it is a verb of result.
func (f *finder) upshot(v, h int) bool {
	d := f.d
	t := d.Tokens[v]
	if t.Tag != "VBG" || v < h || d.Child(v, "mark", "aux", "nsubj") >= 0 {
		return false
	}
	first, _ := d.Subtree(v)
	if !f.afterComma(first) {
		return false
	}
	l := strings.ToLower(t.Lemma)
	if c := strings.ToLower(d.Tokens[h].Lemma); saysPlainly[c] && f.toldBefore(h) {
		return verbs[l]&(say|think|ask|demand|warn|threaten|deny|plan|wonder|foresee|report|accuse|weigh|state) == 0 && !speakerly[l] || f.result(v)
	}
	if !f.result(v) {
		return false
	}
	k := f.nearest(v, h)
	return d.Tokens[k].Pos == "AUX" && d.Tokens[k].Lemma == "be" || d.Child(k, "auxpass") >= 0 || d.Tokens[k].Lemma == "die"
}

// saysPlainly are verbs whose subject only speaks.
var saysPlainly = map[string]bool{"say": true, "add": true, "tell": true, "announce": true, "state": true, "report": true, "write": true}

// toldBefore reports whether what is said stands before the verb of saying h: "the gate was shut, Ode said".
func (f *finder) toldBefore(h int) bool {
	if k := f.d.Child(h, "ccomp"); k >= 0 {
		return k < h
	}
	return f.d.Tokens[h].Dep == "parataxis" || f.d.Tokens[h].Head != h
}

// speakerly verbs tell, as participles behind words that are quoted, what their speaker did in speaking.
var speakerly = map[string]bool{
	"call": true, "refer": true, "cite": true, "blame": true, "speak": true, "point": true, "praise": true, "criticise": true, "criticize": true, "condemn": true, "describe": true, "use": true, "thank": true,
	"gesture": true, "nod": true, "wave": true, "smile": true, "laugh": true, "weep": true, "cry": true, "shout": true, "hold": true, "shake": true, "look": true, "address": true, "defend": true, "label": true, "brand": true,
	"compare": true, "echo": true, "mock": true, "allude": true, "liken": true, "accuse": true, "reject": true, "dismiss": true, "read": true, "give": true, "take": true, "respond": true, "answer": true, "name": true, "declare": true,
}

// result reports whether v is, or is joined to, a participle of result at the end of a sentence.
func (f *finder) result(v int) bool {
	d := f.d
	t := d.Tokens[v]
	if t.Tag != "VBG" || !resulting[strings.ToLower(t.Lemma)] || d.Child(v, "aux", "mark") >= 0 {
		return false
	}
	if t.Dep == "conj" {
		t = d.Tokens[t.Head]
	}
	return t.Dep == "advcl" && t.Head < v
}

// resulting verbs tell, as participles at the end, what came of what was told last.
var resulting = map[string]bool{
	"kill": true, "injure": true, "wound": true, "leave": true, "hurt": true, "damage": true, "destroy": true, "cause": true, "trigger": true, "spark": true, "force": true, "prompt": true, "send": true, "raise": true, "displace": true, "bring": true, "strand": true,
	"end": true, "sharpen": true, "deepen": true, "widen": true, "heighten": true, "worsen": true, "plunge": true, "fuel": true, "halt": true, "disrupt": true, "threaten": true, "dash": true, "ease": true, "bury": true, "escalate": true, "push": true, "paralyse": true, "paralyze": true, "cap": true, "mark": true,
}
