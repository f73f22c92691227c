package desk

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"stemma"
)

// claim "QUESTION PART" = "VALUE" [reports=N] [newsrooms=N] [voices=N] [origins=N]
func (f findings) claim(a []string) (bool, string, error) {
	if len(a) < 3 || a[1] != "=" {
		return false, "", fmt.Errorf(`claim "QUESTION PART" = "VALUE" …`)
	}
	var have []string
	found := false
	for _, l := range f.ledgers {
		for _, p := range l.Points {
			for _, c := range p.Claims {
				counts := map[string]int{
					"reports": len(c.Reports), "newsrooms": len(c.Newsrooms),
					"voices": len(c.Voices), "origins": len(c.Origins),
				}
				have = append(have, fmt.Sprintf("%s [%s] %s = %q %v", p.Question, p.Aspect, p.Status, c.Value.Text, counts))
				ok := strings.Contains(strings.ToLower(p.Question+" "+p.Aspect+" "+p.About), strings.ToLower(a[0])) && holds(c.Value, a[2])
				for _, count := range a[3:] {
					name, n, _ := strings.Cut(count, "=")
					want, err := strconv.Atoi(n)
					if _, known := counts[name]; err != nil || !known {
						return false, "", fmt.Errorf("what is %q?", count)
					}
					ok = ok && counts[name] == want
				}
				found = found || ok
			}
		}
	}
	return found, strings.Join(have, "\n"), nil
}

func holds(v stemma.Value, want string) bool {
	if n, err := strconv.ParseFloat(want, 64); err == nil && v.Numeric {
		return v.Number == n
	}
	return strings.Contains(strings.ToLower(v.Text), strings.ToLower(want))
}

// rival "VALUE" ~ "VALUE" KIND
func (f findings) rival(a []string) (bool, string, error) {
	if len(a) < 4 || a[1] != "~" {
		return false, "", fmt.Errorf(`rival "VALUE" ~ "VALUE" KIND`)
	}
	var have []string
	found := false
	for _, l := range f.ledgers {
		for _, p := range l.Points {
			value := map[string]stemma.Value{}
			for _, c := range p.Claims {
				value[c.ID] = c.Value
			}
			for _, r := range p.Rivalries {
				x, y := value[r.A], value[r.B]
				have = append(have, fmt.Sprintf("%s: %q ~ %q %s", p.Question, x.Text, y.Text, r.Kind))
				if string(r.Kind) == a[3] && (holds(x, a[0]) && holds(y, a[2]) || holds(x, a[2]) && holds(y, a[0])) {
					found = true
				}
			}
		}
	}
	return found, strings.Join(have, "\n"), nil
}

// position KIND "WORDS" [by="NAME"]
func (f findings) position(a []string) (bool, string, error) {
	var have []string
	found := false
	for _, l := range f.ledgers {
		for _, p := range l.Positions {
			have = append(have, fmt.Sprintf("%s by %q to %q: %s (%s)", p.Kind, p.ByText, p.ToText, p.What, days(p.Deadline)))
			text := strings.ToLower(p.ByText + " " + p.What + " " + days(p.Deadline))
			if p.Kind == a[0] && strings.Contains(text, strings.ToLower(a[1])) {
				found = true
			}
		}
	}
	return found, strings.Join(have, "\n"), nil
}

// block REPORT KIND[|KIND] "WORDS"
func (f findings) block(a []string) (bool, string, error) {
	var have []string
	found := false
	reports, _ := f.pile.Reports()
	for _, r := range reports {
		for _, b := range r.Blocks {
			have = append(have, fmt.Sprintf("%s %s %q", r.Input, b.Kind, b.In(r.Text)))
			if r.Input == a[0] && slices.Contains(strings.Split(a[1], "|"), string(b.Kind)) && strings.Contains(b.In(r.Text), a[2]) {
				found = true
			}
		}
	}
	return found, strings.Join(have, "\n"), nil
}

// sign REPORT KIND
func (f findings) sign(a []string) (bool, string, error) {
	var have []string
	found := false
	for _, l := range f.ledgers {
		for i, r := range l.Reports {
			for _, s := range slices.Concat(r.Signs, l.Readings[i].Signs) {
				have = append(have, r.Input+" "+s.Kind+": "+s.Note)
				found = found || r.Input == a[0] && s.Kind == a[1]
			}
		}
	}
	return found, strings.Join(have, "\n"), nil
}

// date REPORT FROM TO
func (f findings) date(a []string) (bool, string, error) {
	for _, l := range f.ledgers {
		for _, r := range l.Reports {
			if r.Input == a[0] {
				have := r.Published.From.Format("2006-01-02") + " " + r.Published.To.Format("2006-01-02")
				return have == a[1]+" "+a[2], have, nil
			}
		}
	}
	return false, "no such report", nil
}

// newsrooms N: groups of reports that are one newsroom's work
func (f findings) newsrooms(a []string) (bool, string, error) {
	n := 0
	var have []string
	for _, l := range f.ledgers {
		n += len(l.Newsrooms)
		for _, g := range l.Newsrooms {
			var names []string
			for _, id := range g {
				names = append(names, f.name(id))
			}
			have = append(have, strings.Join(names, " "))
		}
	}
	want, err := strconv.Atoi(a[0])
	return n == want, strings.Join(have, "\n"), err
}

// entity "NAME" KIND: somebody or something is called so in the brief
func (f findings) entity(a []string) (bool, string, error) {
	var have []string
	found := false
	for _, l := range f.ledgers {
		for _, e := range l.Entities {
			have = append(have, fmt.Sprintf("%q %s %v", e.Name, e.Kind, e.Forms))
			found = found || e.Name == a[0] && string(e.Kind) == a[1]
		}
	}
	return found, strings.Join(have, "\n"), nil
}

// fate INPUT KIND
func (f findings) fate(a []string) (bool, string, error) {
	var have []string
	found := false
	for _, x := range f.pile.Fates() {
		have = append(have, fmt.Sprint(x))
		found = found || x.Input == a[0] && string(x.Fate) == a[1]
	}
	return found, strings.Join(have, "\n"), nil
}

// time REPORT "WORDS" VALUE
func (f findings) time(a []string) (bool, string, error) {
	var have []string
	found := false
	for _, l := range f.ledgers {
		for i, d := range l.Readings {
			for _, x := range d.Times {
				text := x.In(l.Reports[i].Text)
				have = append(have, fmt.Sprintf("%s %q %s %s", l.Reports[i].Input, text, x.Type, x.Value))
				found = found || l.Reports[i].Input == a[0] && text == a[1] && x.Value == a[2]
			}
		}
	}
	return found, strings.Join(have, "\n"), nil
}

func days(i stemma.Interval) string {
	if !i.Known() {
		return ""
	}
	return i.From.Format("2006-01-02") + " " + i.To.Format("2006-01-02")
}
