package world

import (
	"strings"
	"testing"
)

func TestOutletList(t *testing.T) {
	names := map[string]string{}
	domains := map[string]string{}
	for n, line := range strings.Split(outletText, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "|")
		if len(f) != 7 {
			t.Errorf("line %d has %d fields, want 7: %s", n+1, len(f), line)
			continue
		}
		switch OutletKind(f[0]) {
		case Agency, Newspaper, Broadcaster, Magazine, Site, Social:
		default:
			t.Errorf("line %d: unknown kind %q", n+1, f[0])
		}
		if len(f[2]) != 2 {
			t.Errorf("line %d: country %q", n+1, f[2])
		}
		for _, a := range append([]string{f[1]}, outletParts(f[5])...) {
			k := foldOutlet(strings.TrimPrefix(a, "~"))
			if owner, ok := names[k]; ok && owner != f[1] {
				t.Errorf("line %d: %q is claimed by %s and %s", n+1, a, owner, f[1])
			}
			names[k] = f[1]
		}
		for _, d := range strings.Fields(f[4]) {
			if owner, ok := domains[d]; ok {
				t.Errorf("line %d: domain %s is claimed by %s and %s", n+1, d, owner, f[1])
			}
			domains[d] = f[1]
		}
	}
	for _, o := range Outlets() {
		for _, r := range o.Reprints {
			if p, ok := OutletByName(r); !ok || p.Name != r {
				t.Errorf("%s reprints %q, which is not a name of the list", o.Name, r)
			}
		}
	}
	agencies := 0
	for _, o := range Outlets() {
		if o.Kind == Agency {
			agencies++
		}
	}
	if agencies < 80 {
		t.Errorf("only %d agencies", agencies)
	}
}

func TestOutletByDomain(t *testing.T) {
	for in, want := range map[string]string{
		"www.bbc.co.uk": "BBC", "edition.cnn.com": "CNN", "CNN.com.": "CNN", "news.yahoo.com:443": "Yahoo News",
		"abcnews.go.com": "ABC News", "go.com": "", "co.uk": "", "": "", "notcnn.com": "", "www.asahi.com": "Asahi Shimbun",
	} {
		if o, _ := OutletByDomain(in); o.Name != want {
			t.Errorf("%q is %q, want %q", in, o.Name, want)
		}
	}
}

func TestOutletByName(t *testing.T) {
	for in, want := range map[string]string{
		"The Associated Press": "Associated Press", "A.P.": "Associated Press", "AFP news agency": "Agence France-Presse",
		"the New York Times": "New York Times", "Tasnim News Agency": "Tasnim", "Al-Jazeera": "Al Jazeera", "CNN.com": "CNN",
		"the Times": "", "the Journal": "", "the Post": "", "": "", "the": "", "Haʼaretz": "", "Ha’aretz": "Haaretz",
		"Time magazine": "Time", "The Hill": "Hill",
	} {
		if o, _ := OutletByName(in); o.Name != want {
			t.Errorf("%q is %q, want %q", in, o.Name, want)
		}
	}
	for in, want := range map[string]bool{"Time": true, "Time magazine": false, "Reuters": false, "The Hill": false, "Hill": true, "Signal": true} {
		if o, _ := OutletByName(in); o.Common != want {
			t.Errorf("%q: Common is %v, want %v", in, o.Common, want)
		}
	}
}
