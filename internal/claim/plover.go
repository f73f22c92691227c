package claim

import "stemma"

// quads of PLOVER: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
var quads = map[string]int{
	"AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "REQUEST": 3, "COOPERATE": 2, "AID": 2, "YIELD": 2, "ACCUSE": 3, "REJECT": 3,
	"THREATEN": 3, "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}

// code gives the PLOVER code of a class of happening put forward in a modality; empty where none fits.
// What is only threatened, offered or asked for is coded as the threat, the offer or the request, as the
// ontology asks, and what is denied is not coded.
func code(verbClass string, m stemma.Modality, negative bool) stemma.Plover {
	event := words.code[verbClass]
	if event == "" {
		return stemma.Plover{}
	}
	q := quads[event]
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
	return stemma.Plover{Event: event, Quad: quads[event]}
}
