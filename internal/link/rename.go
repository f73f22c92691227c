package link

import "stemma"

// Rename puts a prefix before the ids that are counted within one story (entities, statements, events,
// points, claims, positions), so that they are unique in a brief of several stories. Ids of reports,
// copies and lost witnesses are unique already.
func Rename(l *stemma.Ledger, prefix string) {
	n := renaming{prefix: prefix, known: map[stemma.ID]bool{}}
	for _, e := range l.Entities {
		n.known[e.ID] = true
	}
	for i := range l.Entities {
		n.one(&l.Entities[i].ID)
	}
	for i := range l.Readings {
		d := &l.Readings[i]
		for a := range d.Attributions {
			n.voices(d.Attributions[a].Voices)
		}
		for s := range d.Statements {
			n.voices(d.Statements[s].Voices)
		}
	}
	for i := range l.Told {
		t := &l.Told[i]
		t.ID = prefix + t.ID
		n.entity(&t.Actor)
		n.entity(&t.Target)
		n.entity(&t.Where)
	}
	for i := range l.Events {
		e := &l.Events[i]
		n.one(&e.ID)
		n.all(e.Statements)
		n.entity(&e.Where)
		n.entities(e.Actors)
		n.entities(e.Recipients)
		n.support(&e.Support)
	}
	for i := range l.Points {
		p := &l.Points[i]
		n.one(&p.ID)
		for c := range p.Claims {
			n.one(&p.Claims[c].ID)
			n.all(p.Claims[c].Statements)
			n.support(&p.Claims[c].Support)
		}
		for r := range p.Rivalries {
			n.one(&p.Rivalries[r].A)
			n.one(&p.Rivalries[r].B)
		}
	}
	for i := range l.Positions {
		p := &l.Positions[i]
		n.one(&p.ID)
		n.one(&p.ConditionOf)
		n.entity(&p.By)
		n.entity(&p.To)
		n.all(p.Statements)
		n.support(&p.Support)
	}
}

type renaming struct {
	prefix string
	known  map[stemma.ID]bool // entities
}

func (n renaming) one(id *stemma.ID) {
	if *id != "" {
		*id = n.prefix + *id
	}
}

func (n renaming) all(ids []stemma.ID) {
	for i := range ids {
		n.one(&ids[i])
	}
}

func (n renaming) entity(id *stemma.ID) {
	if n.known[*id] {
		*id = n.prefix + *id
	}
}

func (n renaming) entities(ids []stemma.ID) {
	for i := range ids {
		n.entity(&ids[i])
	}
}

func (n renaming) voices(vs []stemma.Voice) {
	for i := range vs {
		n.entity(&vs[i].Entity)
	}
}

func (n renaming) support(s *stemma.Support) {
	n.entities(s.Voices)
	for i := range s.Origins {
		n.entity(&s.Origins[i].Voice)
	}
}
