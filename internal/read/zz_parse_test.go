package read

import (
	"fmt"
	"os"
	"testing"

	"stemma/internal/lang"
)

func TestDevParse(t *testing.T) {
	d := lang.English().Read(os.Getenv("TXT"))
	for i, k := range d.Tokens {
		fmt.Printf("%d %s/%s/%s %s>%s(%d)\n", i, d.Word(i), k.Tag, k.Pos, k.Dep, d.Word(k.Head), k.Head)
	}
	for _, n := range d.Names {
		fmt.Println(n.Label, d.Text[n.Start:n.End])
	}
}
