package extract

import (
	"net/url"
	"strings"

	"stemma"
	"stemma/internal/world"
)

// outletOf names who published: what the container or the page states; else what the address, a site name behind
// the title, or a masthead line points at; else unknown. A name that the world knows is given its usual form.
func outletOf(c stemma.Capture, p *page, address string, units []unit) stemma.Outlet {
	if s := tidyLine(c.Meta.Outlet); s != "" {
		return stemma.Outlet{Name: outletName(s, address), Basis: stemma.Stated}
	}
	if p.outlet.Name != "" && p.outlet.Basis == stemma.Stated {
		return stemma.Outlet{Name: outletName(p.outlet.Name, address), Basis: stemma.Stated}
	}
	if host := hostOf(address); host != "" {
		if o, ok := world.OutletByDomain(host); ok && o.Kind != world.Social {
			return stemma.Outlet{Name: o.Name, Basis: stemma.Inferred}
		}
	}
	if p.outlet.Name != "" {
		return stemma.Outlet{Name: outletName(p.outlet.Name, address), Basis: stemma.Inferred}
	}
	if p.bare {
		for i := range min(len(units), 3) {
			if name := mastheadOutlet(units[i].text); name != "" {
				return stemma.Outlet{Name: name, Basis: stemma.Inferred}
			}
		}
	}
	if host := hostOf(address); host != "" {
		return stemma.Outlet{Name: strings.TrimPrefix(host, "www."), Basis: stemma.Inferred}
	}
	return stemma.Outlet{Basis: stemma.Unknown}
}

// mastheadOutlet finds a known outlet at either end of a line of parts: "News - Local - The Daily Name".
func mastheadOutlet(s string) string {
	if len(s) > longHeadline {
		return ""
	}
	_, site := splitTitle(s)
	if o, ok := world.OutletByName(site); ok && site != "" && o.Kind != world.Social {
		return o.Name
	}
	return ""
}

// splitTitle parts a page title from the site's name behind it: "Ships collide | Harbour News". The site's part is
// the shorter one, at most six words.
func splitTitle(s string) (title, site string) {
	cut, width := -1, 0
	for _, bar := range []string{" | ", " – ", " — ", " - ", " :: ", " » ", " • ", " · "} {
		if i := strings.LastIndex(s, bar); i > cut {
			cut, width = i, len(bar)
		}
	}
	if cut <= 0 {
		return s, ""
	}
	head, tail := strings.TrimSpace(s[:cut]), strings.TrimSpace(s[cut+width:])
	if head == "" || tail == "" || len(strings.Fields(tail)) > 6 || len(tail) >= len(head) {
		return s, ""
	}
	return head, tail
}

// outletName gives a stated name its usual form. Where the address belongs to an outlet that the world knows, a short form
// of its name or of its address ("nj" at nj.com) and a longer one ("RT International" at rt.com) are that outlet.
func outletName(s, address string) string {
	s = tidyLine(s)
	if rest, ok := strings.CutPrefix(s, "https://"); ok {
		s = rest
	} else if rest, ok := strings.CutPrefix(s, "http://"); ok {
		s = rest
	}
	s = strings.TrimSuffix(strings.TrimPrefix(s, "www."), "/")
	if o, ok := world.OutletByName(s); ok && o.Kind != world.Social {
		return o.Name
	}
	if o, ok := world.OutletByDomain(s); ok && o.Kind != world.Social && !strings.Contains(s, " ") {
		return o.Name
	}
	host := hostOf(address)
	if o, ok := world.OutletByDomain(host); ok && o.Kind != world.Social {
		name := bare(s)
		if len(name) >= 2 && strings.HasPrefix(bare(strings.TrimPrefix(host, "www.")), name) {
			return o.Name
		}
		for _, form := range append([]string{o.Name}, o.Aliases...) {
			if f := bare(form); strings.HasPrefix(name, f) || strings.HasPrefix(name, "the"+f) {
				return o.Name
			}
		}
	}
	return s
}

func hostOf(address string) string {
	if address == "" || len(address) > 4096 {
		return ""
	}
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return strings.ToLower(u.Hostname())
}
