package extract

import (
	"strings"
	"testing"

	"stemma"
)

func TestTextsThatAreNoArticles(t *testing.T) {
	for name, in := range map[string]string{
		"style sheet":             "body {\n  color: #222;\n  margin: 0 auto;\n}\n\n.pier a:hover {\n  color: red;\n}\n",
		"style sheet on one line": "body{color:#222;margin:0}.pier a:hover{color:red}@media print{.tide{display:none}.pier{color:black}}",
		"short program":           "import sys\n\ndef main():\n    print(\"The ferry is late again today.\")\n\nif __name__ == \"__main__\":\n    main()\n",
		"program with comments": "# This program counts the ferries that are late. It reads one line at a time.\nimport csv\nfrom pier import ferries\n\nlate = 0\nfor f in ferries:\n" +
			"    if f.late:\n        late += 1  # counted once\nprint(late)\n",
		"program in Go":       "package pier\n\nimport \"fmt\"\n\n// Late tells whether a ferry is late. It never fails.\nfunc Late(f Ferry) bool {\n\tfmt.Println(f)\n\treturn f.minutes > 5\n}\n",
		"script on one line":  "var a={b:1,c:function(d){return d&&d.e?d.e(1):null}};for(var i=0;i<9;i++){a.c(i)}",
		"table of digits":     "1,2,3\n4,5,6\n7,8,9\n",
		"table with a head":   "date,pier,late\n2021-05-04,Nordhavn,12\n2021-05-05,Lille,0\n",
		"table with tabs":     "date\tpier\n2021-05-04\tNordhavn harbour\n2021-05-05\tLille\n",
		"figures":             "12.5 17 19\n20 21.5\n3 4 5 6 7 8 9 10\n",
		"program of a shell":  "#!/bin/sh\n# Moves the ferries.\ncd pier\nmake late\n",
		"settings":            "name: pier\njobs:\n  late:\n    runs-on: quay\n    steps:\n      - run: make\n",
		"log":                 "2021-05-04 10:00:01 INFO started at port 80\n2021-05-04 10:00:02 WARN pier full\n2021-05-04 10:00:03 INFO GET /tide 200\n",
		"one word":            "Short.",
		"three words":         "Ferry\n\nThe ferry stops.",
		"markup without text": "<?php if ($late) { echo $pier; } ?>\n<?php foreach ($a as $b) { echo $b; } ?>",
	} {
		if got, note := fateOf(t, stemma.Capture{Media: "text/plain"}, in); got != stemma.NotArticle {
			t.Errorf("%s: fate %q (%s)", name, got, note)
		}
	}
	for name, in := range map[string]string{
		"flash":              "Ferry sinks off Nordhavn, crew rescued.",
		"results":            "FOOTBALL - ISLAND LEAGUE RESULTS.\nNORDHAVN 2021-05-04\nResults of matches played on Tuesday:\nLille 2 Ostby 1\nVesterby 0 Nordhavn 3\n",
		"standings":          "Standings in the island league (played, won, drawn, lost, points):\nLille 12 8 2 2 26\nOstby 12 7 2 3 23\nVesterby 12 1 2 9 5\n",
		"figures in prose":   "Shares rose 3.2%, to $14.50, on volume of 1,200,300. They were $12 in May 2020; $9 in 2019.\n\nThe index gained 12.5, or 1.1%, to 1,145.",
		"list with commas":   "The dead are Ann Lee, 34, of Nordhavn;\nJo Koh, 29, of Lille;\nMax Roe, 51, of Ostby;\nand Ida Poe, 8, of Nordhavn.",
		"code in a report":   "The ferry's computer failed on Tuesday, the office said.\n\nThe line that failed was:\n\nif (late) {\n  stop();\n}\n\nA programmer had written it in 1999, and nobody had read it since.",
		"report of a braces": "The form {name} was printed in place of the name of the captain on all tickets of {date}, the office said on Tuesday.",
		"list of names":      "The dead\nAnn Lee\nJo Koh\nMax Roe\n",
		"transcript":         "LEE: Is it late?\nKOH: It is.\nLEE: By how much?\nKOH: Nobody here would tell me that.",
		"links":              "The ferry is late, the office said. See https://gazette.test/ferry?a=1&b=2 and https://gazette.test/tide?a=2&b=3 for more.",
		"bars":               "Home | News | Tide\nFerry stops after engine fails\n" + ferry,
	} {
		if got, note := fateOf(t, stemma.Capture{Media: "text/plain"}, in); got != "" {
			t.Errorf("%s: fate %q (%s)", name, got, note)
		}
	}
}

func signsOf(r stemma.Report) string {
	var b strings.Builder
	for _, s := range r.Signs {
		b.WriteString(s.Kind + ": " + s.Note + "\n")
	}
	return b.String()
}

func TestSignsOfControlCharacters(t *testing.T) {
	for in, want := range map[string]string{
		"The ferry is la\x00te again, the office said.":                                     "hidden-characters: 1 × control character taken out\n",
		"The ferry is \x1b[1;31mlate\x1b[0m again, the office said.":                        "hidden-characters: 2 × terminal sequence taken out\n",
		"The ferry is \x1b]8;;http://x.test/\x1b\\late\x1b]8;;\x07 again, the office said.": "hidden-characters: 2 × terminal sequence taken out\n",
		"The ferry is \x1b(Blate again, \x1b7the office said.\x1b":                          "hidden-characters: 3 × terminal sequence taken out\n",
		"The ferry is late again, the office said.\r\n":                                     "",
		"The ferry\tis\vlate again, the office\fsaid.":                                      "",
	} {
		r, err := Page(stemma.Capture{Media: "text/plain"}, []byte(in))
		if err != nil {
			t.Errorf("%q: %v", in, err)
			continue
		}
		if got := signsOf(r); got != want {
			t.Errorf("%q: signs %q, want %q", in, got, want)
		}
		if text := strings.Join(strings.Fields(r.Text), " "); text != "The ferry is late again, the office said." {
			t.Errorf("%q: text %q", in, text)
		}
	}
	page, err := Page(stemma.Capture{Media: "text/html"}, []byte("<html><body><p>"+strings.Replace(ferry, "Nord", "No\x00rd", 1)+"</p></body></html>"))
	if got := signsOf(page); err != nil || page.Text != ferry || got != "hidden-characters: 1 × control character taken out of the page\n" {
		t.Errorf("a page with a zero byte: signs %q, text %q (%v)", got, page.Text, err)
	}
	c := stemma.Capture{Media: "text/plain", Meta: stemma.Meta{Outlet: "\x1b[31mRed\x1b[0m Gazette", Title: "Ferry\x00 late"}}
	r, err := Page(c, []byte(ferry))
	if err != nil || r.Outlet.Name != "Red Gazette" || r.Title != "Ferry late" {
		t.Errorf("outlet %q, title %q (%v)", r.Outlet.Name, r.Title, err)
	}
	if got, want := signsOf(r), "hidden-characters: 1 × control character taken out of the stated title\nhidden-characters: 2 × terminal sequence taken out of the stated outlet\n"; got != want {
		t.Errorf("signs %q, want %q", got, want)
	}
}

func TestSignOfTeaser(t *testing.T) {
	for in, want := range map[string]bool{
		"The ferry between Nordhavn and Lille stopped on Tuesday after…":                         true,
		"The ferry between Nordhavn and Lille stopped on Tuesday after [...]":                    true,
		"The ferry between Nordhavn and Lille stopped on Tuesday after its … [+1234 chars]":      true,
		"The ferry between Nordhavn and Lille stopped on Tuesday after [&hellip;]":               false, // plain text says &hellip;
		"The ferry between Nordhavn and Lille stopped... on Tuesday.":                            false,
		"The ferry between Nordhavn and Lille stopped on Tuesday after its engine...\nRead more": true,
	} {
		r, err := Page(stemma.Capture{Media: "text/plain", Meta: stemma.Meta{Title: "Ferry late"}}, []byte(in))
		if err != nil || strings.Contains(signsOf(r), "truncated: the text breaks off here") != want {
			t.Errorf("%q: signs %q (%v)", in, signsOf(r), err)
		}
	}
}
