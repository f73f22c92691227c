package extract

import (
	"strings"

	"golang.org/x/net/html"

	"stemma"
	"stemma/internal/lang/charset"
)

// date finds the day of publication in what the page states: JSON-LD, then the meta tags that name a publication
// time, then a date in the address, then time elements.
func (m *meta) date(ld linked, doc *html.Node, address string, c stemma.Capture, text string) stemma.Interval {
	for _, s := range []string{
		ld.published,
		m.any("article:published_time", "og:published_time", "og:article:published_time", "datepublished", "published_time", "article:published",
			"parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publication_date", "publicationdate", "article.published",
			"dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "date", "cxenseparse:recs:publishtime",
			"rnews:datepublished", "bt:pubdate", "ptime", "displaydate", "datecreated", "created", "dcsext.articlefirstpublished"),
	} {
		if d, ok := parseDate(s, false); ok {
			iv, _ := d.interval(stemma.Stated)
			return iv
		}
	}
	if d, ok := dateInAddress(address); ok {
		iv, _ := d.interval(stemma.Inferred)
		return iv
	}
	for _, s := range m.times {
		if d, ok := parseDate(s, false); ok {
			iv, _ := d.interval(stemma.Inferred)
			return iv
		}
	}
	_ = doc
	_ = c
	_ = strings.TrimSpace(text)
	return stemma.Interval{}
}

// PageDate gives the publication date alone, whatever the page's language: for those who want no more.
func PageDate(c stemma.Capture, body []byte) stemma.Interval {
	if len(body) > MaxBody {
		return stemma.Interval{Basis: stemma.Unknown}
	}
	text := charset.Decode(body, c.Media)
	var p page
	if isHTML(c.Media, text) {
		p = readHTML(c, text)
	} else {
		p = readText(c, text)
	}
	units, _ := cleanUnits(p.units)
	return publishedOf(c, &p, first(c.URL, c.Meta.URL, p.url), units, judge(units, p.title))
}
