package link

import (
	"slices"
	"strings"

	"stemma"
)

// withoutSpunRoles takes from the entities the roles that stand only in reports spun by a program: "agriculture pastor" is nobody's.
func withoutSpunRoles(entities []stemma.Entity, reports []stemma.Report, copies []stemma.Copy) {
	spun := map[stemma.ID]bool{}
	for _, c := range copies {
		if c.Kind == stemma.Spun {
			spun[c.To] = true
		}
	}
	if len(spun) == 0 {
		return
	}
	var made, written strings.Builder
	for i := range reports {
		to := &written
		if spun[reports[i].ID] {
			to = &made
		}
		to.WriteString(strings.ToLower(reports[i].Text) + "\n")
	}
	for i := range entities {
		e := &entities[i]
		e.Roles = slices.DeleteFunc(slices.Clone(e.Roles), func(role string) bool {
			r := strings.ToLower(role)
			return strings.Contains(made.String(), r) && !strings.Contains(written.String(), r)
		})
	}
}
