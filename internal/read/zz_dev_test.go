package read

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"stemma"
)

func TestDevSeeds(t *testing.T) {
	fs, _ := filepath.Glob("/work/shared/seeds/*")
	for _, f := range fs {
		b, _ := os.ReadFile(f)
		t0 := time.Now()
		r := Text(string(b), stemma.Interval{From: time.Date(2020, 9, 30, 0, 0, 0, 0, time.UTC), To: time.Date(2020, 9, 30, 0, 0, 0, 0, time.UTC)})
		fmt.Println("=====", filepath.Base(f), time.Since(t0), len(r.Statements), len(r.Chains))
		for i, s := range r.Statements {
			a, q, w := "-", "-", "-"
			if s.Actor != nil {
				a = s.Actor.Text
			}
			if s.Recipient != nil {
				q = s.Recipient.Text
			}
			if s.Where != nil {
				w = s.Where.Text
			}
			tm := "-"
			if s.When >= 0 {
				tm = r.Times[s.When].Value
			}
			fl := ""
			if s.Event {
				fl += "E"
			}
			if s.Nominal {
				fl += "N"
			}
			if s.Future {
				fl += "F"
			}
			fmt.Printf("%3d [%s] %s/%s/%s %q | %s | A:%s R:%s @%s t:%s q%v from:%d cond:%q\n", i, s.Trigger.In(string(b)), s.Polarity[:3], s.Modality, fl, s.Likelihood, s.What, a, q, w, tm, s.Quantities, s.From, s.Condition.In(string(b)))
		}
		if os.Getenv("CHAINS") != "" {
			for i, c := range r.Chains {
				if len(c.Mentions) > 1 {
					fmt.Printf("  chain %d %s %q:", i, c.Kind, c.Name)
					for _, m := range c.Mentions {
						fmt.Printf(" [%s]", r.Mentions[m].In(string(b)))
					}
					fmt.Println()
					for _, ro := range c.Roles {
						fmt.Println("       role", ro.Text)
					}
				}
			}
			for _, a := range r.Attributions {
				for _, v := range a.Voices {
					fmt.Printf("  voice %+v\n", v)
				}
			}
			for _, s := range r.Signs {
				fmt.Printf("  sign %+v\n", s)
			}
		}
	}
}
