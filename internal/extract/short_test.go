package extract

import (
	"errors"
	"testing"

	"stemma"
)

// fateOf gives the fate of a plain text, "" for a report.
func fateOf(t *testing.T, c stemma.Capture, body string) (stemma.FateKind, string) {
	t.Helper()
	_, err := Page(c, []byte(body))
	if err == nil {
		return "", ""
	}
	var e *Error
	if !errors.As(err, &e) {
		t.Fatalf("%v is no *Error", err)
	}
	return e.Fate, e.Note
}

func TestShortTextsOfOtherLanguages(t *testing.T) {
	for _, in := range []string{
		"Le bac entre le port et l’île n’a pas quitté le quai mardi. Les habitants veulent que le moteur soit réparé.",
		"Le maire de la ville a annoncé que les écoles seront fermées.",
		"Panne du bac\n\nL'équipage a été évacué dans la nuit par les pompiers.",
		"Die Fähre fuhr am Dienstag nicht, weil der Motor ausfiel. Das teilte das Hafenamt mit.",
		"Der Bürgermeister sagte, dass die Schule wegen des Sturms geschlossen bleibt.",
		"Der Minister ist in Berlin mit dem Botschafter zusammengetroffen.",
		"El transbordador no salió el martes porque se averió el motor. La oficina del puerto dijo que una pieza llegará mañana.",
		"El alcalde de la isla pidió que los vecinos no salgan de sus casas.",
		"O barco não saiu do porto na terça-feira. A capitania disse que uma peça chega amanhã para os mecânicos.",
		"Il traghetto non è partito martedì. La capitaneria ha detto che un pezzo di ricambio arriva domani per il motore.",
		"Der Fährverkehr wird wegen Nebels eingestellt, auch abends.",
		"De veerboot is dinsdag niet uitgevaren. Het havenbedrijf zegt dat een onderdeel voor de motor morgen komt.",
	} {
		if got, note := fateOf(t, stemma.Capture{Media: "text/plain"}, in); got != stemma.NotLanguage {
			t.Errorf("%q: fate %q (%s)", in, got, note)
		}
	}
	for _, in := range []string{
		"Oscar de la Torre beat Juan de los Rios in El Paso on Friday.",
		"Mayor Luis de la Vega, son of Ana de la Vega, died in Las Palmas.",
		"Ferry late",
		"Crew of Le Havre ferry rescued.",
		"Ferry stops at Den Helder after fire.",
		"Die-hard fans wait in the rain.",
		"Nordhavn 3, Lille 2, Ostby 1, Vesterby 0.",
		"Que sera, sera.",
		"S. V. and A. Z. Koh.",
		"Les Roux, Anne des Pres, Carla di Lucca, Ana y Luz del Rio.",
		"Van der Berg and von Hoff of the Alliance des Verts met in Rue de la Paix.",
		"Police say two dead, 12 hurt in bus crash.",
		"The daily Le Monde de la Nuit said on Friday that “la vie est belle” was a song.",
	} {
		if got, note := fateOf(t, stemma.Capture{Media: "text/plain"}, in); got == stemma.NotLanguage {
			t.Errorf("%q: fate %q (%s)", in, got, note)
		}
	}
	stated := stemma.Capture{Media: "text/plain", Meta: stemma.Meta{Lang: "fr-FR"}}
	if got, _ := fateOf(t, stated, "Grève générale dans les ports bretons"+"\n\nLes marins restent mobilisés lundi."); got != stemma.NotLanguage {
		t.Errorf("a French page that says so: fate %q", got)
	}
	if got, note := fateOf(t, stated, "Two boats collided and the crew of one of them is missing."); got != "" {
		t.Errorf("an English page that says it is French: %q (%s)", got, note)
	}
}
