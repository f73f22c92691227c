package eval

import (
	"stemma"
	"stemma/internal/lang"
	"stemma/internal/read"
)

// analysed reads a text as the product does: every line is a paragraph, each analysed on its own.
func analysed(_, text string) *lang.Doc { return read.Analyse(read.Plain(text, stemma.Interval{})) }

// Sets gives all data sets in the order of the line: one report alone, then many together.
func Sets() []Set {
	sets := []Set{Extract(), Dates(), attributionSet("dev", analysed)}
	sets = append(sets, timeSets(analysed)...)
	sets = append(sets, LineageSets()...)
	return append(sets, Entities(), Coreference(), Factuality(), Plover, Actors, GoldActors, SameEvents, SameShootings, NamePairs, NameFamilies, Places, Stories, Casualties)
}
