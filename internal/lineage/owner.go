package lineage

import (
	"regexp"
	"strings"

	"stemma"
)

// ownerPattern takes a copyright line apart: the word or sign, a year, "by", and a name in capitals.
var ownerPattern = regexp.MustCompile(`^(?i:copyright|©|\(c\))(?:\s*(?i:copyright|©|\(c\)))*\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?,?\s*(?i:by\s+)?((?:The\s+)?(?:\p{Lu}[\p{L}\d’'&-]*)(?:\s+(?:of|the|and|&|\p{Lu}[\p{L}\d’'-]*)){0,5})`)

// publisherWords end the names of publishers; a copyright line of two plain names is a person's.
var publisherWords = strings.Fields("times post news herald chronicle gazette press journal tribune star mirror mail express sun telegraph guardian observer examiner " +
	"sentinel courier record review echo argus standard ledger bugle dispatch globe register bulletin monitor independent advertiser citizen wire media radio " +
	"television tv agency broadcasting publishing publications newspapers group company magazine today daily weekly network online service")

// owner finds the publisher that a copyright line names, where it is none that the world knows.
func owner(line string) (stemma.Span, bool) {
	m := ownerPattern.FindStringSubmatchIndex(line)
	if m == nil {
		return stemma.Span{}, false
	}
	name := line[m[2]:m[3]]
	if i := strings.Index(strings.ToLower(name), " all rights"); i > 0 {
		name = name[:i]
	}
	words := strings.Fields(strings.ToLower(name))
	if len(words) < 2 {
		return stemma.Span{}, false
	}
	for _, p := range publisherWords {
		if words[len(words)-1] == p {
			return stemma.Span{Start: m[2], End: m[2] + len(name)}, true
		}
	}
	return stemma.Span{}, false
}
