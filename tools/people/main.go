// Command people writes internal/read/chains/words/person-wordnet.txt: the nouns of WordNet 3.0 that stand for people.
//
//	go run ./tools/people -wordnet DIR
//
// DIR holds data.noun, index.{noun,verb,adj,adv} and cntlist.rev of the Debian package wordnet-base 3.0. A noun is taken when
// its first sense is in the lexicographer's file noun.person, its senses there have at least mostly of its counted uses (half a
// use added to each sense), it is used more as a noun than as anything else, and the word vectors know it, which leaves out
// the words that only dictionaries have. Names, and the words in unwanted, stay out.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"stemma/internal/lang/vector"
)

const (
	out    = "internal/read/chains/words/person-wordnet.txt"
	known  = "internal/read/chains/words/person.txt"
	person = "18" // the lexicographer's file noun.person
	// mostly was set by eye on the lists at .5, .6 and .75: at .5 "batter" and "cap" come in, at .75 "guard" goes out.
	mostly = 0.6
	header = `# Nouns that stand for a person, beside those of person.txt.
# From: WordNet 3.0, Copyright 2006 Princeton University, WordNet 3.0 licence, taken from the Debian package wordnet-base 3.0.
# Date: taken 2026-11. Made by: go run ./tools/people (which says how they were chosen).
`
)

// unwanted are words that in news are mostly names or things, nouns that as often mean a firm (whose kind is to stay open), and
// words of abuse.
var unwanted = strings.Fields(`aeon argonaut avatar batman bearer beau behemoth belle bleacher blaster bobby booby booker boomer broad buster chased chela chosen coaster collier colleen colossus comer constructor cornhusker
cummings cutler daemon dauphin deb donna dragon draper embodiment emulator fay feller finisher flanker flier fresher glazer goer granger griffin harper hawker imp incubus ironman
joker juggernaut kicker lancer lazar lech loader locator logger lohan lulu maker malik mascot mater mercer minter mover mutant packer payer peri petter phantom picker pol pom
ponce poser primate prof psycho raiser ref ripper roc roper rover salter sandman saver scorer screener sentinel shaker shaver sherlock sis solver soul sphinx spitfire splitter spoiler
sprite temp terminator thunderbird titan tracker trier turnkey ump unicorn victor wally whale wrangler yahoo zombie
advertiser competitor debtor distributor earner exporter guarantor importer licensee provider refiner retailer shipbuilder steelmaker supplier underwriter vendor wholesaler winemaker
bastard bitch bum chink coon cripple darkie dyke fag faggot harem hobo honky hooker minx negro nigger paki redneck savage slut spic squaw strumpet tramp tranny trollop
wench whore witch fool freak geek gypsy idiot invalid loner looney loser nerd oddball pimp prostitute pygmy scapegoat slave whitey`)

func main() {
	log.SetFlags(0)
	dir := flag.String("wordnet", "", "folder of WordNet 3.0")
	flag.Parse()
	file := map[string]string{}  // offset → lexicographer's file
	lexID := map[string]string{} // offset and word → number of the sense in its file
	proper := map[string]bool{}  // offset and word that is written with a capital
	each(*dir, "data.noun", func(f []string) {
		file[f[0]] = f[1]
		n, _ := strconv.ParseInt(f[3], 16, 32)
		for i := range int(n) {
			w := strings.ToLower(f[4+2*i])
			lexID[f[0]+w] = f[5+2*i]
			proper[f[0]+w] = w != f[4+2*i]
		}
	})
	uses := map[string]int{} // sense key → counted uses
	nouns, others := map[string]int{}, map[string]int{}
	each(*dir, "cntlist.rev", func(f []string) {
		n, _ := strconv.Atoi(f[2])
		uses[f[0]] = n
		if w, rest, _ := strings.Cut(f[0], "%"); rest[0] == '1' {
			nouns[w] += n
		} else {
			others[w] += n
		}
	})
	otherwise := map[string]bool{} // words that are more than nouns
	for _, p := range []string{"verb", "adj", "adv"} {
		each(*dir, "index."+p, func(f []string) { otherwise[f[0]] = true })
	}
	word := regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	var list []string
	have := map[string]bool{}
	each(".", known, func(f []string) {
		for _, w := range f {
			have[w] = f[0] != "#"
		}
	})
	vectors := vector.English()
	each(*dir, "index.noun", func(f []string) {
		w := f[0]
		n, _ := strconv.Atoi(f[2])
		senses := f[len(f)-n:]
		if len(w) < 3 || !word.MatchString(w) || have[w] || vectors.Find(w) < 0 && vectors.Find(plural(w)) < 0 || slices.Contains(unwanted, w) || file[senses[0]] != person || proper[senses[0]+w] {
			return
		}
		if otherwise[w] && nouns[w] <= others[w] {
			return
		}
		var of, all float64
		for _, s := range senses {
			id, _ := strconv.ParseInt(lexID[s+w], 16, 32)
			u := float64(uses[fmt.Sprintf("%s%%1:%s:%02d::", w, file[s], id)]) + 0.5
			all += u
			if file[s] == person {
				of += u
			}
		}
		if of/all >= mostly {
			list = append(list, w)
		}
	})
	slices.Sort(list)
	var b strings.Builder
	b.WriteString(header)
	line := 0
	for i, w := range list {
		switch {
		case i == 0:
		case line+1+len(w) > 170:
			b.WriteByte('\n')
			line = 0
		default:
			b.WriteByte(' ')
			line++
		}
		b.WriteString(w)
		line += len(w)
	}
	b.WriteByte('\n')
	if err := os.WriteFile(out, []byte(b.String()), 0o644); err != nil {
		log.Fatal(err)
	}
	log.Println(len(list), "nouns")
}

func plural(w string) string {
	if b, ok := strings.CutSuffix(w, "y"); ok && !strings.ContainsAny(b[len(b)-1:], "aeiou") {
		return b + "ies"
	}
	return w + "s"
}

// each calls do with the fields of every line of a WordNet file that is not of its licence.
func each(dir, name string, do func([]string)) {
	f, err := os.Open(filepath.Join(dir, name))
	if err != nil {
		log.Fatal(err)
	}
	defer f.Close()
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<20)
	for s.Scan() {
		if l, _, _ := strings.Cut(s.Text(), " | "); l != "" && l[0] != ' ' {
			do(strings.Fields(l))
		}
	}
	if err := s.Err(); err != nil {
		log.Fatal(err)
	}
}
