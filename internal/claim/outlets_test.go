package claim

import (
	"slices"
	"testing"

	"stemma"
)

// What "the Echo" reported comes from the newsroom of the Harbour Echo, unless another outlet may be meant.
func TestShortNameOfAnOutlet(t *testing.T) {
	outlets := func(names ...string) rooms {
		var rs []stemma.Report
		for i, n := range names {
			rs = append(rs, stemma.Report{ID: string(rune('a' + i)), Outlet: stemma.Outlet{Name: n}})
		}
		return newRooms(rs, Input{})
	}
	for _, c := range []struct {
		names []string
		want  []stemma.ID
	}{
		{[]string{"Harbour Echo", "The Gull"}, []stemma.ID{"n:a"}},
		{[]string{"Harbour Echo", "Evening Echo"}, nil},
		{[]string{"Harbour Echo", "Echo"}, []stemma.ID{"n:b"}},
	} {
		r := outlets(c.names...)
		if got := r.outlets["echo"]; !slices.Equal(got, c.want) {
			t.Errorf("%v: %v, want %v", c.names, got, c.want)
		}
	}
}
