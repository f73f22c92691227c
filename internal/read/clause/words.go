package clause

import (
	_ "embed"
	"strings"
)

//go:embed words/verbs.txt
var verbFile string

//go:embed words/nouns.txt
var nounFile string

// class is a set of verb or noun classes.
type class uint32

const (
	say class = 1 << iota
	think
	state
	raise
	manage
	fail
	prevent
	stop
	plan
	weigh
	threaten
	warn
	demand
	ask
	wonder
	deny
	foresee
	report
	event
	pledge
	accuse
)

var classNames = map[string]class{
	"say": say, "think": think, "state": state, "raise": raise, "manage": manage, "fail": fail, "prevent": prevent, "stop": stop, "plan": plan,
	"weigh": weigh, "threat": threaten, "threaten": threaten, "warn": warn, "demand": demand, "ask": ask, "wonder": wonder, "deny": deny,
	"foresee": foresee, "report": report, "event": event, "pledge": pledge, "accuse": accuse,
}

var verbs, nouns = load(verbFile), load(nounFile)

func load(file string) map[string]class {
	out := map[string]class{}
	for l := range strings.Lines(file) {
		name, words, ok := strings.Cut(strings.TrimSpace(l), ":")
		if !ok || strings.HasPrefix(name, "#") {
			continue
		}
		for _, w := range strings.Fields(words) {
			out[w] |= classNames[name]
		}
	}
	return out
}

// doubts are adverbs and adjectives of likelihood, with the modality they lend.
var doubts = map[string]modal{
	"likely": likelyWord, "probably": likelyWord, "presumably": likelyWord, "apparently": likelyWord, "seemingly": likelyWord, "unlikely": likelyWord, "doubtless": likelyWord,
	"possibly": possibleWord, "perhaps": possibleWord, "maybe": possibleWord, "potentially": possibleWord, "conceivably": possibleWord, "possible": possibleWord, "potential": possibleWord, "probable": likelyWord,
	"reportedly": hearsayWord, "allegedly": hearsayWord, "purportedly": hearsayWord, "supposedly": hearsayWord, "alleged": hearsayWord, "suspected": hearsayWord, "presumed": hearsayWord, "reputedly": hearsayWord,
	"unclear": possibleWord, "uncertain": possibleWord,
}

type modal uint8

const (
	noWord modal = iota
	likelyWord
	possibleWord
	hearsayWord
)

// negatives are words that turn a clause round.
var negatives = map[string]bool{
	"not": true, "n't": true, "n’t": true, "never": true, "neither": true, "nor": true, "no": true, "hardly": true, "barely": true, "scarcely": true, "without": true,
	"nobody": true, "nothing": true, "none": true, "nowhere": true, "no-one": true,
}

// conditions are the conjunctions of conditional clauses.
var conditions = map[string]bool{"if": true, "unless": true, "provided": true, "providing": true}
