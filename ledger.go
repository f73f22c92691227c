package stemma

// A Story is reports of the same happenings.
type Story struct {
	ID, Title string
	Reports   []ID
	Reasons   []Reason
}

// A Witness is a report that is not in the pile but is credited there or must have existed.
type Witness struct {
	ID, Outlet string // no outlet: only its existence is known
	Reasons    []Reason
}

// A CopyKind says in which way a report was taken from another.
type CopyKind string

const Verbatim, Trimmed, Merged, CreditedRewrite, Rewrite, Spun, Quotation, FollowUp, Revision, Translation, SharedSource CopyKind = "verbatim", "trimmed", "merged", "credited-rewrite", "rewrite", "spun", "quotation", "follow-up", "revision", "translation", "shared-source"

// Joins reports whether the copy makes one origin of both reports' own words.
func (k CopyKind) Joins() bool { return k != Quotation && k != SharedSource }

// A Direction says how sure the direction of a copy is: known, likely or undecided.
type Direction string

const Known, Probable, Undecided Direction = "known", "likely", "undecided"

// A Passage is words that stand in both reports. From is empty when the parent is a lost witness.
type Passage struct {
	From, To Place
	Verbatim bool
}

// A Copy says that part of To was taken from From. Ends are report or witness ids.
type Copy struct {
	ID, From, To ID
	Kind         CopyKind
	Share        float64 // of To's body words that stand in the passages, 0 to 1
	Direction    Direction
	Passages     []Passage
	Reasons      []Reason
}

// A Form is one spelling of an entity.
type Form struct {
	Text    string
	Reports []ID
	Count   int
}

// A Geo places an entity. Precision: point, city, region, country.
type Geo struct {
	Lat, Lon  float64
	Country   string // ISO 3166-1 alpha-2
	Precision string
}

// An Entity is one person, body or place under all its names.
type Entity struct {
	ID             ID
	Kind           EntityKind
	Name, Wikidata string
	Forms          []Form
	Roles          []string
	Geo            *Geo
	Mentions       []Place
	Reasons        []Reason
}

// An Origin is where a chain of copying and quoting ends. Newsroom is the id of an origin group of
// reports or of a lost witness; Voice is who said it first. A newsroom that speaks for itself is its own voice.
type Origin struct{ Newsroom, Voice ID }

// Support counts what stands behind a claim or an event.
type Support struct {
	Reports   []ID
	Newsrooms []ID // one for each group of reports that are copies of each other
	Voices    []ID // an entity id, a newsroom id, or "unnamed:" and a description
	Origins   []Origin
}

// A Told is a statement in a ledger: a reading's statement with an id and linked voices.
type Told struct {
	ID, Report           ID
	Index                int // into the reading's Statements
	Actor, Target, Where ID  // entities, if known
}

// A Plover is an event code by the PLOVER ontology. Event is empty where none fits; Quad 1 to 4.
type Plover struct {
	Event, Mode string
	Quad        int
}

// An Event is one happening (done, planned or threatened) that statements tell of.
type Event struct {
	ID                 ID
	What               string
	Plover             Plover
	Actors, Recipients []ID
	When               Interval
	Where              ID
	Modality           Modality
	Statements         []ID
	Support
	Reasons []Reason
}

// A Value is an answer to a point.
type Value struct {
	Text            string
	Number, To      float64
	Numeric         bool
	Unit, Qualifier string
}

// A Claim is one answer to a point, with who stands behind it.
type Claim struct {
	ID         ID
	Value      Value
	AsOf       Interval
	Statements []ID
	Places     []Place
	Support
	Reasons []Reason
}

// A RivalKind says how two claims of one point differ.
type RivalKind string

const Conflicts, Supersedes, Refines, Scope RivalKind = "conflicts", "supersedes", "refines", "differs-in-scope"

// A Rivalry joins two claims of a point.
type Rivalry struct {
	A, B ID
	Kind RivalKind
	Note string
}

// A Point is a question the reports answer. Status: agreed, single-origin, disputed, superseded, refined.
type Point struct {
	ID                      ID
	Question, Aspect, About string
	Status                  string
	Claims                  []Claim
	Rivalries               []Rivalry
	Reasons                 []Reason
}

// A Position is a record that a crisis desk keeps. Kind: threat, demand, condition, deadline, offer,
// refusal, force-level, sanction, waiver, meeting, statement.
type Position struct {
	ID             ID
	Kind           string
	By, To         ID
	ByText, ToText string
	What           string
	Quantity       *Value
	When, Deadline Interval
	ConditionOf    ID
	Statements     []ID
	Places         []Place
	Support
	Reasons []Reason
}

// A Ledger is all that the reports of one story say together.
type Ledger struct {
	Story     Story
	Reports   []Report // with dates inferred, in order of id
	Readings  []Reading
	Dating    map[ID][]Reason // why a report's date was inferred
	Lost      []Witness
	Copies    []Copy
	Newsrooms [][]ID // origin groups: reports that are one newsroom's work (a merged report stands in several)
	Crowded   int    // passages that so many reports share that not every pair of them was compared
	Entities  []Entity
	Told      []Told
	Events    []Event
	Points    []Point
	Positions []Position
}
