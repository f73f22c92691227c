package claim

import "stemma"

// Code gives the PLOVER code of one statement read alone; empty where none fits.
func Code(s stemma.Statement) stemma.Plover {
	return code(classOf(&s), s.Modality, s.Polarity == stemma.Negative)
}
