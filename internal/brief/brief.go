// Package brief answers: how is it told?
//
// Compose turns ledgers into one Brief: a plain Go value that marshals to the JSON of the contract
// (docs/brief.schema.json) and from which every writer tells the same story: the terminal
// (brief/terminal), Markdown (brief/markdown), one self-contained HTML page (brief/page) and the
// family tree alone (brief/draw). Why explains any id of a brief from the brief itself, so that a
// saved brief can still be questioned when the reports have gone.
//
// Method. The source summary follows the manner of ICD 206 and ICS 206-01 (how many reports, how
// many origins, what rests on unnamed people, how outlets and dates are known, what was not
// compared, which tools were used); agreement and doubt are kept apart as ICD 203 asks: no sentence
// mixes how likely a thing is with how well it is sourced.
//
// Invariants: the same ledgers give the same bytes; every place equals its slice; every cited id
// is in the brief; prose never counts more than the ledger does ("two reports, one origin"); ids
// are those of the ledger, and what has no id there (quotations, attributions) is numbered within
// its report.
//
// What it gets wrong: the sentences of the summary are frames filled with the ledger's own words,
// so a clumsy Event.What stays clumsy; the number of origins of a whole story is a lower bound
// (largest set of mutually independent pairs). Tried and dropped: letting each writer read the
// ledger for itself (four writers disagreed about the same counts), and report-by-report
// summaries (they repeat the wire as often as it was reprinted, which is the disease).
package brief

import "stemma"

// Version is the version of the JSON contract.
const Version = "1"

// A Brief is everything that is told about a pile of reports. Its JSON is the contract.
type Brief struct {
	Version string        `json:"version"`
	Made    Made          `json:"made"`
	Fates   []stemma.Fate `json:"fates"`
	Stories []Story       `json:"stories"`
}

// Made says with what the brief was made. AsOf is null unless it was asked for.
type Made struct {
	Stemma string  `json:"stemma"`
	Models []Model `json:"models"`
	AsOf   *string `json:"as_of"`
}

// A Model is a model or data file that took part.
type Model struct {
	Name    string `json:"name"`
	Licence string `json:"licence"`
	SHA256  string `json:"sha256"`
}

// A Story is what the reports of the same happenings say together.
type Story struct {
	ID           string        `json:"id"`
	Title        string        `json:"title"`
	Reports      []Report      `json:"reports"`
	Lost         []Lost        `json:"lost"`
	Copies       []Copy        `json:"copies"`
	Newsrooms    []Newsroom    `json:"newsrooms"`
	Entities     []Entity      `json:"entities"`
	Quotes       []Quote       `json:"quotes"`
	Attributions []Attribution `json:"attributions"`
	Statements   []Statement   `json:"statements"`
	Events       []Event       `json:"events"`
	Points       []Point       `json:"points"`
	Positions    []Position    `json:"positions"`
	Timeline     []Moment      `json:"timeline"`
	Summary      Summary       `json:"summary"`
	Reasons      []Reason      `json:"reasons"`
}

// A Place is words in a report: Text equals the report's text from Start to End, in bytes.
type Place struct {
	Report string `json:"report"`
	Start  int    `json:"start"`
	End    int    `json:"end"`
	Text   string `json:"text"`
}

// A Reason is why something was inferred, and where.
type Reason struct {
	Rule   string  `json:"rule"`
	Note   string  `json:"note"`
	Places []Place `json:"places"`
}

// Dates is an interval of days (ISO 8601), both ends included; From equals To when it is exact.
// Time is the instant (RFC 3339, UTC) where a clock time is known. Unknown has neither end.
type Dates struct {
	From  string       `json:"from,omitempty"`
	To    string       `json:"to,omitempty"`
	Time  string       `json:"time,omitempty"`
	Basis stemma.Basis `json:"basis"`
}

// A Report is one article as one outlet published it.
type Report struct {
	ID        string   `json:"id"`
	Input     string   `json:"input"`
	URL       string   `json:"url,omitempty"`
	Outlet    *Outlet  `json:"outlet,omitempty"`
	Title     string   `json:"title"`
	Byline    string   `json:"byline,omitempty"`
	Lang      string   `json:"lang"`
	Published Dates    `json:"published"`
	Dating    []Reason `json:"dating,omitempty"` // why the date was inferred
	Seen      string   `json:"seen,omitempty"`   // RFC 3339: when the capture was taken
	SHA256    string   `json:"sha256"`
	Text      string   `json:"text"`
	Blocks    []Block  `json:"blocks"`
	Signs     []Sign   `json:"signs"`
}

// An Outlet is who published a report, and how that is known.
type Outlet struct {
	Name  string       `json:"name"`
	Basis stemma.Basis `json:"basis"`
}

// A Block is a part of a report's text.
type Block struct {
	Start int              `json:"start"`
	End   int              `json:"end"`
	Kind  stemma.BlockKind `json:"kind"`
}

// A Sign is a mark of handling: mechanical rewording, hidden characters, a cut.
type Sign struct {
	Kind  string `json:"kind"`
	Place Place  `json:"place"`
	Note  string `json:"note"`
}

// Lost is a report that is not in the pile but is credited there or must have existed.
type Lost struct {
	ID      string   `json:"id"`
	Outlet  string   `json:"outlet"`
	Reasons []Reason `json:"reasons"`
}

// A Copy says that part of To was taken from From (a report or a lost witness).
type Copy struct {
	ID        string           `json:"id"`
	From      string           `json:"from"`
	To        string           `json:"to"`
	Kind      stemma.CopyKind  `json:"kind"`
	Share     float64          `json:"share"`
	Direction stemma.Direction `json:"direction"`
	Passages  []Passage        `json:"passages"`
	Reasons   []Reason         `json:"reasons"`
}

// A Passage is words that stand in both reports; From is null where the parent is lost.
type Passage struct {
	From *Place `json:"from"`
	To   Place  `json:"to"`
	Kind string `json:"kind"` // verbatim, reworded
}

// A Newsroom is reports that are one newsroom's work. Its id is what Behind.Newsrooms refers to.
type Newsroom struct {
	ID      string   `json:"id"`
	Name    string   `json:"name"`
	Reports []string `json:"reports"`
}

// An Entity is one person, body or place under all its names.
type Entity struct {
	ID       string            `json:"id"`
	Kind     stemma.EntityKind `json:"kind"`
	Name     string            `json:"name"`
	Forms    []Form            `json:"forms"`
	Roles    []string          `json:"roles"`
	Wikidata string            `json:"wikidata,omitempty"`
	Geo      *Geo              `json:"geo,omitempty"`
	Mentions []Place           `json:"mentions"`
	Reasons  []Reason          `json:"reasons"`
}

// A Form is one spelling.
type Form struct {
	Text    string   `json:"text"`
	Reports []string `json:"reports"`
	Count   int      `json:"count"`
}

// A Geo places an entity, in degrees (WGS 84).
type Geo struct {
	Lat       float64 `json:"lat"`
	Lon       float64 `json:"lon"`
	Country   string  `json:"country"`
	Precision string  `json:"precision"`
}

// A Speaker is who is made to say something. Text is the fullest name or description in that report;
// the entity has the name under which all reports know them.
type Speaker struct {
	Entity    string           `json:"entity,omitempty"`
	Text      string           `json:"text"`
	Unnamed   bool             `json:"unnamed"`
	Kind      stemma.VoiceKind `json:"kind"`
	Role      string           `json:"role,omitempty"`
	Count     string           `json:"count,omitempty"`
	Condition string           `json:"condition,omitempty"` // "on condition of anonymity"
	Dangling  bool             `json:"dangling,omitempty"`  // described as known, but never introduced
	Outlet    string           `json:"outlet,omitempty"`
	Place     *Place           `json:"place,omitempty"`
}

// A Quote is a direct quotation: the words between the marks. Speaker is null where none was found.
type Quote struct {
	ID          string    `json:"id"`
	Place       Place     `json:"place"`
	Pieces      []Place   `json:"pieces,omitempty"` // the unbroken pieces, where the cue breaks it
	Speaker     *Speaker  `json:"speaker"`
	Via         []Speaker `json:"via"`
	Cue         *Place    `json:"cue,omitempty"`
	Attribution string    `json:"attribution,omitempty"`
	Reasons     []Reason  `json:"reasons"`
}

// An Attribution is source, cue and content. Via is the channel, outermost first.
type Attribution struct {
	ID      string    `json:"id"`
	Report  string    `json:"report"`
	Source  []Place   `json:"source"`
	Cue     []Place   `json:"cue"`
	Content []Place   `json:"content"`
	Speaker *Speaker  `json:"speaker"`
	Via     []Speaker `json:"via"`
	Quoted  bool      `json:"quoted"`
	Parent  string    `json:"parent,omitempty"`
	Reasons []Reason  `json:"reasons"`
}

// A Part is a part of a statement or position: its words, and the entity it names, if known.
type Part struct {
	Entity string `json:"entity,omitempty"`
	Text   string `json:"text"`
	Place  *Place `json:"place,omitempty"`
}

// A TimeSaid is a time expression and the days it covers.
type TimeSaid struct {
	Text  string `json:"text"`
	Value string `json:"value,omitempty"` // ISO-TimeML
	Dates
}

// A Number is a quantity with what it counts.
type Number struct {
	Text      string  `json:"text"`
	Number    float64 `json:"number"`
	To        float64 `json:"to,omitempty"`
	Unit      string  `json:"unit,omitempty"`
	Qualifier string  `json:"qualifier,omitempty"`
	Of        string  `json:"of,omitempty"`
	Place     Place   `json:"place"`
}

// A Statement is one thing that one report asserts.
type Statement struct {
	ID         string          `json:"id"`
	Place      Place           `json:"place"`
	Actor      *Part           `json:"actor,omitempty"`
	Verb       string          `json:"verb"`
	Recipient  *Part           `json:"recipient,omitempty"`
	What       string          `json:"what"`
	Polarity   stemma.Polarity `json:"polarity"`
	Modality   stemma.Modality `json:"modality"`
	Likelihood string          `json:"likelihood,omitempty"`
	Condition  *Place          `json:"condition,omitempty"`
	When       *TimeSaid       `json:"when,omitempty"`
	Where      *Part           `json:"where,omitempty"`
	Quantities []Number        `json:"quantities"`
	Voices     []Speaker       `json:"voices"` // outermost first; empty: the report speaks for itself
}

// A Plover is an event code of the PLOVER ontology; Event is empty where none fits.
type Plover struct {
	Event string `json:"event"`
	Mode  string `json:"mode,omitempty"`
	Quad  int    `json:"quad"`
}

// A Where is the place of an event.
type Where struct {
	Entity    string   `json:"entity"`
	Lat       *float64 `json:"lat,omitempty"`
	Lon       *float64 `json:"lon,omitempty"`
	Precision string   `json:"precision,omitempty"`
}

// Behind names what the counts count: newsroom ids, voice ids, and the independent pairs.
type Behind struct {
	Newsrooms []string `json:"newsrooms"`
	Voices    []string `json:"voices"`
	Origins   []Origin `json:"origins"`
}

// An Origin is where a chain of copying and quoting ends.
type Origin struct {
	Newsroom string `json:"newsroom"`
	Voice    string `json:"voice"`
}

// Counts is what stands behind something: statements, and how many reports, newsrooms, voices and
// independent origins they are.
type Counts struct {
	Statements []string `json:"statements"`
	Reports    []string `json:"reports"`
	Newsrooms  int      `json:"newsrooms"`
	Voices     int      `json:"voices"`
	Origins    int      `json:"origins"`
	Behind     Behind   `json:"behind"`
}

// An Event is one happening: done, planned or threatened.
type Event struct {
	ID         string          `json:"id"`
	What       string          `json:"what"`
	Plover     Plover          `json:"plover"`
	Actors     []string        `json:"actors"`
	Recipients []string        `json:"recipients"`
	When       Dates           `json:"when"`
	Where      *Where          `json:"where,omitempty"`
	Modality   stemma.Modality `json:"modality"`
	Counts
	Reasons []Reason `json:"reasons"`
}

// A Point is a question that the reports answer.
type Point struct {
	ID        string    `json:"id"`
	Question  string    `json:"question"`
	Aspect    string    `json:"aspect"`
	About     string    `json:"about"`
	Status    string    `json:"status"`
	Claims    []Claim   `json:"claims"`
	Rivalries []Rivalry `json:"rivalries"`
	Reasons   []Reason  `json:"reasons"`
}

// A Value is an answer.
type Value struct {
	Text      string   `json:"text"`
	Number    *float64 `json:"number,omitempty"`
	To        *float64 `json:"to,omitempty"`
	Unit      string   `json:"unit,omitempty"`
	Qualifier string   `json:"qualifier,omitempty"`
}

// A Claim is one answer to a point, with who stands behind it.
type Claim struct {
	ID     string  `json:"id"`
	Value  Value   `json:"value"`
	AsOf   *Dates  `json:"as_of,omitempty"`
	Places []Place `json:"places"`
	Counts
	Reasons []Reason `json:"reasons"`
}

// A Rivalry says how two answers differ.
type Rivalry struct {
	A    string           `json:"a"`
	B    string           `json:"b"`
	Kind stemma.RivalKind `json:"kind"`
	Note string           `json:"note"`
}

// A Position is a record that a crisis desk keeps.
type Position struct {
	ID          string  `json:"id"`
	Kind        string  `json:"kind"`
	By          Part    `json:"by"`
	To          *Part   `json:"to,omitempty"`
	What        string  `json:"what"`
	Quantity    *Value  `json:"quantity,omitempty"`
	When        *Dates  `json:"when,omitempty"`
	Deadline    *Dates  `json:"deadline,omitempty"`
	ConditionOf string  `json:"condition_of,omitempty"`
	Places      []Place `json:"places"`
	Counts
	Reasons []Reason `json:"reasons"`
}

// A Moment is a line of the timeline.
type Moment struct {
	When    Dates  `json:"when"`
	Event   string `json:"event"`
	Planned bool   `json:"planned"`
}

// A Summary is the story in sentences, and where they come from.
type Summary struct {
	Sentences []Sentence `json:"sentences"`
	Sources   Sources    `json:"sources"`
}

// A Sentence of the summary cites ids of the brief. Part says what it tells of: happened, agreed,
// disputed, superseded, refined, single-origin, position, lineage.
type Sentence struct {
	Text  string   `json:"text"`
	Cites []string `json:"cites"`
	Part  string   `json:"part"`
}

// Sources is the source summary. UnnamedOnly are the events and claims that rest on unnamed people alone.
type Sources struct {
	Reports     int      `json:"reports"`
	Newsrooms   int      `json:"newsrooms"`
	Origins     int      `json:"origins"`
	UnnamedOnly []string `json:"unnamed_only"`
	Notes       []string `json:"notes"`
}

// Silence says why a brief tells no story.
func (b Brief) Silence() string {
	if b.Made.AsOf != nil {
		return "No story: every report of the inputs was published after " + *b.Made.AsOf + "."
	}
	return "No story: none of the inputs is a report that could be read."
}
