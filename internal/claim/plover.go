package claim

import (
	"strings"

	"stemma"
)

// quad gives the quad class of a PLOVER code: 1 verbal cooperation, 2 material cooperation, 3 verbal
// conflict, 4 material conflict; 0 for no code.
func quad(event string) int {
	if q := words.quad[event]; q != "" {
		return int(q[0] - '0')
	}
	return 0
}

// code gives the PLOVER code of a class of happening put forward in a modality; empty where none fits.
// What is only threatened, offered or asked for is coded as the threat, the offer or the request, as the
// ontology asks, and what is denied is not coded.
func code(verbClass string, m stemma.Modality, negative bool) stemma.Plover {
	event := words.code[verbClass]
	if event == "" {
		return stemma.Plover{}
	}
	q := quad(event)
	cooperative := q == 2 || event == "AGREE" || event == "SUPPORT" || event == "CONSULT"
	switch m {
	case stemma.Denied:
		return stemma.Plover{}
	case stemma.Threatened:
		event = "THREATEN"
	case stemma.Demanded, stemma.Asked:
		event = "REQUEST"
	case stemma.Planned:
		if cooperative && event != "CONSULT" {
			event = "AGREE"
		} else if q == 4 && !words.in("shown", event) {
			event = "THREATEN"
		}
	case stemma.Possible, stemma.Conditional:
		return stemma.Plover{}
	}
	if negative {
		if !cooperative {
			return stemma.Plover{}
		}
		event = "REJECT"
	}
	return stemma.Plover{Event: event, Quad: quad(event)}
}

// classOf gives the class of a statement's predicate for coding: the object's where the verb is light
// ("launched an investigation") or leaves open what is withdrawn or cut.
func classOf(s *stemma.Statement) string {
	c := class(s.Verb)
	if s.Recipient == nil {
		return c
	}
	set, head := content(s.Recipient.Text)
	if words.in("light", strings.ToLower(s.Verb)) {
		if object := class(head); words.code[object] != "" {
			return object
		}
		for _, w := range sorted(set) { // "an additional $2 million in assistance"
			if words.happen[w] == "aid" && (s.Verb == "provide" || s.Verb == "give" || s.Verb == "send" || s.Verb == "announce" || s.Verb == "extend") {
				return "aid"
			}
		}
	}
	if c == "withdraw" || c == "cut" {
		for _, w := range sorted(set) {
			switch {
			case c == "withdraw" && words.in("forces", w):
				return "yield"
			case words.in("ties", w):
				return "sanction"
			}
		}
	}
	return c
}
