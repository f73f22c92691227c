package link

import (
	"slices"
	"testing"

	"stemma"
)

func TestRolesOfSpunReportsAreLeftOut(t *testing.T) {
	reports := []stemma.Report{{ID: "a", Text: "The finance minister, Ola Brekke, spoke."}, {ID: "b", Text: "The finance pastor, Ola Brekke, talked."}}
	roles := []string{"finance minister", "finance pastor", "head"}
	for _, c := range []struct {
		kind stemma.CopyKind
		want []string
	}{{stemma.Spun, []string{"finance minister", "head"}}, {stemma.Rewrite, roles}} {
		entities := []stemma.Entity{{Name: "Ola Brekke", Roles: slices.Clone(roles)}}
		withoutSpunRoles(entities, reports, []stemma.Copy{{From: "a", To: "b", Kind: c.kind}})
		if !slices.Equal(entities[0].Roles, c.want) {
			t.Errorf("%s: %q, want %q", c.kind, entities[0].Roles, c.want)
		}
	}
}
