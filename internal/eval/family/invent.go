package family

import (
	_ "embed"
	"fmt"
	"math/rand/v2"
	"strings"
)

//go:embed lexicon.txt
var lexiconFile string

// Invent makes n texts in the manner of news out of a small grammar, so that the benchmark runs without any corpus. Two
// of them share words and the odd phrase, as two reports of one town do, but no sentences.
func Invent(seed uint64, n int) []Base {
	g := grammar{Rand: rand.New(rand.NewPCG(seed, 3)), part: map[string][]string{}}
	name := ""
	for line := range strings.Lines(lexiconFile) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			name = strings.Trim(line, "[]")
		default:
			g.part[name] = append(g.part[name], line)
		}
	}
	out := make([]Base, n)
	for i := range out {
		out[i] = g.report()
	}
	return out
}

type grammar struct {
	*rand.Rand
	part map[string][]string
}

func (g *grammar) pick(name string) string { return g.part[name][g.IntN(len(g.part[name]))] }

// person makes a name of syllables: there are some hundred thousand.
func (g *grammar) person() string {
	first := []string{"Mira", "Tobin", "Elsa", "Jorun", "Pavel", "Ines", "Anders", "Lucia", "Wim", "Oda", "Ravi", "Selma", "Bruno", "Katya", "Niall", "Greta"}
	head := []string{"Hal", "Bren", "Cor", "Dar", "Ost", "Vel", "Mar", "Tern", "Quil", "Sand", "Wes", "Lor", "Fen", "Ryd", "Kal", "Zan"}
	tail := []string{"berg", "wick", "dahl", "ova", "mann", "strom", "etti", "ford", "ley", "sson", "inger", "ault", "ucci", "more", "stad", "vik"}
	return first[g.IntN(len(first))] + " " + head[g.IntN(len(head))] + tail[g.IntN(len(tail))]
}

// who and what name somebody and something, mostly in combinations that hardly come twice.
func (g *grammar) who() string {
	switch g.IntN(4) {
	case 0:
		return g.pick("who")
	case 1:
		return "the " + g.pick("trade") + " of " + g.place()
	case 2:
		return []string{"two", "four", "several", "most", "seven"}[g.IntN(5)] + " " + g.pick("trade") + "s from " + g.place()
	}
	return "a " + g.pick("trade") + " named " + g.person()
}

func (g *grammar) what() string {
	switch g.IntN(4) {
	case 0:
		return g.pick("what")
	case 1:
		return fmt.Sprintf("%d %s %ss", 2+g.IntN(900), g.pick("quality"), g.pick("thing"))
	case 2:
		return "the " + g.pick("quality") + " " + g.pick("thing") + " near " + g.place()
	}
	return "the " + g.pick("thing") + " and the " + g.pick("quality") + " " + g.pick("thing")
}

func (g *grammar) place() string {
	head := []string{"Lind", "Harrow", "Sten", "Cald", "Brack", "Tol", "Esper", "Vant", "Quill", "Merr", "Dun", "Ost", "Ravel", "Thorn", "Gris", "Pell"}
	tail := []string{"mouth", "by", "vik", "er", "water", "min", "ley", "oria", "an", "ow", "fell", "rova", "haven", "bridge", "sund", "ham"}
	return head[g.IntN(len(head))] + tail[g.IntN(len(tail))]
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

func (g *grammar) sentence() string {
	who, did, what, when := g.who(), g.pick("did"), g.what(), g.pick("when")
	switch g.IntN(6) {
	case 0:
		return capital(when) + ", " + who + " " + did + " " + what + "."
	case 1:
		return fmt.Sprintf("%s %s %s, which %s %s %s.", capital(who), did, what, g.who(), g.pick("did"), when)
	case 2:
		return fmt.Sprintf("%s %s %s, and %s %s %s.", capital(who), did, what, g.who(), g.pick("did"), g.what())
	case 3:
		return fmt.Sprintf("“%s,” said %s, who speaks for %s.", g.pick("says"), g.person(), who)
	case 4:
		return fmt.Sprintf("Some %d people %s %s %s, %s said.", 13+g.IntN(4000), did, what, when, g.person())
	}
	return capital(who) + " " + did + " " + what + " " + when + "."
}

func (g *grammar) report() Base {
	var ps []string
	for range 7 + g.IntN(6) {
		var p []string
		for range 2 + g.IntN(2) {
			p = append(p, g.sentence())
		}
		ps = append(ps, strings.Join(p, " "))
	}
	return Base{Title: capital(g.who()) + " and " + g.what(), Text: strings.Join(ps, "\n\n")}
}
