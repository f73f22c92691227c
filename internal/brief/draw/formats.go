package draw

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"stemma"
)

// DOT writes trees in the language of Graphviz, one cluster for each story.
func DOT(w io.Writer, trees []Tree) error {
	var b strings.Builder
	b.WriteString("digraph stemma {\n  rankdir=LR;\n  node [shape=box, style=rounded, fontname=\"Helvetica\"];\n  edge [fontname=\"Helvetica\", fontsize=10];\n")
	for i, t := range trees {
		fmt.Fprintf(&b, "  subgraph cluster_%d {\n    label=%s;\n    color=\"#bbbbbb\";\n", i, dotQuote(t.Title))
		for _, n := range t.Nodes {
			label, style := n.Outlet, ""
			if n.Kind == "lost" {
				label, style = label+"\n(not in the pile)", ", style=\"rounded,dashed\""
			} else {
				label = fmt.Sprintf("[%d] %s\n%s", n.Number, n.Outlet, n.Published.Told())
			}
			url := ""
			if n.URL != "" {
				url = ", URL=" + dotQuote(n.URL)
			}
			fmt.Fprintf(&b, "    %s [label=%s, tooltip=%s%s%s];\n", dotQuote(n.ID), dotQuote(label), dotQuote(n.Title), style, url)
		}
		for _, e := range t.Edges {
			style := "solid"
			if e.Direction == stemma.Probable || !e.Kind.Joins() {
				style = "dashed"
			}
			dir := "forward"
			if e.Direction == stemma.Undecided {
				dir, style = "none", "dotted"
			}
			fmt.Fprintf(&b, "    %s -> %s [id=%s, label=%s, style=%s, dir=%s, penwidth=%.1f];\n",
				dotQuote(e.From), dotQuote(e.To), dotQuote(e.ID), dotQuote(e.label()), style, dir, 1+2*e.Share)
		}
		b.WriteString("  }\n")
	}
	b.WriteString("}\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// dotQuote writes a quoted string of DOT: backslashes and quotes escaped, lines broken by \n.
func dotQuote(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\r", "", "\x00", "").Replace(s) + `"`
}

// GraphML writes trees as GraphML 1.0, one graph for each story.
func GraphML(w io.Writer, trees []Tree) error {
	var b strings.Builder
	b.WriteString(xml.Header)
	b.WriteString("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n")
	for _, k := range [][3]string{
		{"node", "kind", "string"},
		{"node", "number", "int"},
		{"node", "outlet", "string"},
		{"node", "title", "string"},
		{"node", "from", "string"},
		{"node", "to", "string"},
		{"node", "basis", "string"},
		{"node", "url", "string"},
		{"edge", "copy", "string"},
		{"edge", "share", "double"},
		{"edge", "direction", "string"},
		{"edge", "verbatim", "int"},
		{"edge", "reworded", "int"},
	} {
		fmt.Fprintf(&b, "  <key id=\"%s\" for=\"%s\" attr.name=\"%s\" attr.type=\"%s\"/>\n", k[0][:1]+"-"+k[1], k[0], k[1], k[2])
	}
	data := func(indent, key, text string) {
		if text != "" {
			fmt.Fprintf(&b, "%s<data key=\"%s\">%s</data>\n", indent, key, xmlText(text))
		}
	}
	for _, t := range trees {
		fmt.Fprintf(&b, "  <graph id=\"%s\" edgedefault=\"directed\">\n    <desc>%s</desc>\n", xmlText(t.ID), xmlText(t.Title))
		for _, n := range t.Nodes {
			fmt.Fprintf(&b, "    <node id=\"%s\">\n", xmlText(n.ID))
			data("      ", "n-kind", n.Kind)
			if n.Number > 0 {
				data("      ", "n-number", fmt.Sprint(n.Number))
			}
			data("      ", "n-outlet", n.Outlet)
			data("      ", "n-title", n.Title)
			data("      ", "n-from", n.Published.From)
			data("      ", "n-to", n.Published.To)
			data("      ", "n-basis", string(n.Published.Basis))
			data("      ", "n-url", n.URL)
			b.WriteString("    </node>\n")
		}
		for _, e := range t.Edges {
			directed := ""
			if e.Direction == stemma.Undecided {
				directed = " directed=\"false\""
			}
			fmt.Fprintf(&b, "    <edge id=\"%s\" source=\"%s\" target=\"%s\"%s>\n", xmlText(e.ID), xmlText(e.From), xmlText(e.To), directed)
			data("      ", "e-copy", string(e.Kind))
			data("      ", "e-share", fmt.Sprint(e.Share))
			data("      ", "e-direction", string(e.Direction))
			data("      ", "e-verbatim", fmt.Sprint(e.Verbatim))
			data("      ", "e-reworded", fmt.Sprint(e.Reworded))
			b.WriteString("    </edge>\n")
		}
		b.WriteString("  </graph>\n")
	}
	b.WriteString("</graphml>\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// xmlText escapes text for XML, in content and in attributes; what XML cannot hold is replaced.
func xmlText(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a strings.Builder takes everything
	return b.String()
}
