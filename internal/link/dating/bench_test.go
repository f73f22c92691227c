package dating

import (
	"fmt"
	"testing"

	"stemma"
)

func BenchmarkInfer(b *testing.B) {
	var rs []stemma.Report
	var ds []stemma.Reading
	for i := range 100 {
		r, d := report(fmt.Sprintf("r%03d", i), fmt.Sprintf("The dam broke on Tuesday, May 14. The mayor fled on May %d. He had taken office on March %d, 2018, and on June %d, 2019 there will be a hearing. In the run-up to the November 3 election he said so earlier in May.\n© 2019 Valley Courier", 10+i%10, 1+i%28, 1+i%28))
		rs, ds = append(rs, r), append(ds, d)
	}
	for b.Loop() {
		Infer(rs, ds)
	}
}
