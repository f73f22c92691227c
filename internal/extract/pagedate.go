package extract

import (
	"time"

	"github.com/markusmobius/go-htmldate"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"stemma"
)

// date finds the day of publication in what the page states: JSON-LD, then the meta tags that name a publication
// time, then a date in the address, then time elements.
func (m *meta) date(ld linked, doc *html.Node, address string, c stemma.Capture) stemma.Interval {
	for _, s := range []string{
		ld.published,
		m.any("article:published_time", "og:published_time", "og:article:published_time", "datepublished", "published_time", "article:published",
			"parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publication_date", "publicationdate", "article.published",
			"dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "date", "cxenseparse:recs:publishtime",
			"rnews:datepublished", "bt:pubdate", "ptime", "displaydate", "datecreated", "created", "dcsext.articlefirstpublished"),
	} {
		if d, ok := parseDate(s, false); ok {
			return d.settled(address)
		}
	}
	if d, ok := dateInAddress(address); ok {
		iv, _ := d.interval(stemma.Inferred)
		return iv
	}
	if doc == nil {
		for _, s := range m.times {
			if d, ok := parseDate(s, false); ok {
				iv, _ := d.interval(stemma.Inferred)
				return iv
			}
		}
		return stemma.Interval{}
	}
	if d, ok := markedDate(doc); ok {
		iv, _ := d.interval(stemma.Inferred)
		return iv
	}
	if d, ok := dateByHeadline(doc); ok {
		iv, _ := d.interval(stemma.Inferred)
		return iv
	}
	if iv := searched(doc, address, c); iv.Known() {
		return iv
	}
	for _, u := range unitsOf(doc) { // the first short line of the page that holds a date
		if d, ok := parseDate(u.text, false); ok && !u.aside && len(u.text) <= 60 {
			iv, _ := d.interval(stemma.Inferred)
			return iv
		}
	}
	return stemma.Interval{}
}

// settled gives a stated date. Many sites write the time in UTC, and the evening's reports get the next day's date then; where
// the address has the day before or after, it is the newsroom's own day.
func (s stamp) settled(address string) stemma.Interval {
	iv, _ := s.interval(stemma.Stated)
	if d, ok := dateInAddress(address); ok && s.clock && s.east == 0 {
		other, _ := d.interval(stemma.Stated)
		if gap := iv.From.Truncate(24 * time.Hour).Sub(other.From); gap == 24*time.Hour || gap == -24*time.Hour {
			return other
		}
	}
	return iv
}

// markedDate reads the first element whose class or id speaks of a date and which stands in no box beside the article; time
// elements outside such boxes come next.
func markedDate(doc *html.Node) (stamp, bool) {
	var fromTime stamp
	foundTime := false
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		isTime := tagOf(n) == atom.Time
		if !isTime && (!hasWord(n, dateClass) || hasWord(n, updateClass)) || isTime && foundTime || inBox(n) {
			continue
		}
		for _, s := range []string{attr(n, "datetime"), attr(n, "content"), textOf(n, 2*maxDate)} {
			d, ok := parseDate(s, false)
			if !ok {
				continue
			}
			if !isTime || attr(n, "pubdate") != "" || hasWord(n, dateClass) {
				return d, true
			}
			fromTime, foundTime = d, true
			break
		}
	}
	return fromTime, foundTime
}

var dateClass = map[string]bool{
	"date": true, "datum": true, "published": true, "pubdate": true, "publish": true, "posted": true, "timestamp": true, "dateline": true, "created": true, "datetime": true, "publication": true,
}

var updateClass = map[string]bool{"updated": true, "modified": true, "update": true, "comment": true, "event": true}

// inBox reports that an element stands in a navigation, a box beside the article, or a footer; looked for 40 elements up.
func inBox(n *html.Node) bool {
	for up := 0; n != nil && up < 40; n, up = n.Parent, up+1 {
		if beside(n) {
			return true
		}
	}
	return false
}

// dateByHeadline reads a date from the short lines around the page's first main heading: three above and ten below.
func dateByHeadline(doc *html.Node) (stamp, bool) {
	units := unitsOf(doc)
	for i, u := range units {
		if u.block == nil || tagOf(u.block) != atom.H1 {
			continue
		}
		for j := i + 1; j < len(units) && j <= i+10; j++ {
			if d, ok := parseDate(units[j].text, false); ok {
				return d, true
			}
		}
		for j := i - 1; j >= 0 && j >= i-3; j-- {
			if d, ok := parseDate(units[j].text, false); ok {
				return d, true
			}
		}
		break
	}
	return stamp{}, false
}

// searched asks htmldate, which looks for dates in marked elements and in the text.
func searched(doc *html.Node, address string, c stemma.Capture) stemma.Interval {
	latest := time.Date(lastYear, 1, 1, 0, 0, 0, 0, time.UTC)
	if !c.At.IsZero() {
		latest = c.At.AddDate(0, 0, 2)
	}
	res, err := htmldate.FromDocument(doc, htmldate.Options{
		UseOriginalDate: true, URL: address, SkipExtensiveSearch: true,
		MinDate: time.Date(firstYear, 1, 1, 0, 0, 0, 0, time.UTC), MaxDate: latest,
	})
	if err != nil || res.IsZero() {
		return stemma.Interval{}
	}
	d := stamp{year: res.DateTime.Year(), month: int(res.DateTime.Month()), day: res.DateTime.Day()}
	iv, _ := d.interval(stemma.Inferred)
	return iv
}
