package stemma

// An EntityKind is the kind of a mention or an entity.
type EntityKind string

const Person, Organisation, PlaceName, Group, Work, EventName, OtherThing EntityKind = "person", "organisation", "place", "group", "work", "event", "other"

// A Reading is all that can be known from one report alone: a pure function of the report's text
// and the reader's version. Indexes (Chain, Attribution, Quantities …) are into this reading's slices; -1 is none.
type Reading struct {
	Report       ID
	Version      int
	Sentences    []Span
	Mentions     []Mention
	Chains       []Chain
	Quotes       []Quote
	Attributions []Attribution
	Statements   []Statement
	Times        []TimeExpr
	Quantities   []Quantity
	Credits      []Credit
	Signs        []Sign
}

// A Mention names or points at something. Head is the span of its head word.
type Mention struct {
	Span
	Head        Span
	Kind        EntityKind
	Form, Label string // name, nominal, pronoun; the pipeline's label, for names
	Chain       int
}

// A Chain is the mentions of one thing within one report.
type Chain struct {
	Name     string // fullest name, or the first description
	Kind     EntityKind
	Mentions []int
	Reasons  []Reason // one for each link; places lie in this report
	Roles    []Role
}

// A Role is what a report says somebody is ("Iraq's foreign minister").
type Role struct {
	Span
	Text string
}

// A VoiceKind says what sort of voice is heard.
type VoiceKind string

const PersonVoice, BodyVoice, UnnamedVoice, OutletVoice, ReportVoice VoiceKind = "person", "organisation", "unnamed", "outlet", "report"

// A Voice is who is made to say something.
type Voice struct {
	Span                   // where it is named here; empty for the report itself
	Kind                   VoiceKind
	Text, Name             string // as written here; resolved within the report: full name or full description
	Chain                  int
	Role, Count, Condition string // "former envoy"; "two", of unnamed people; "on condition of anonymity"
	Dangling               bool   // a definite description that was never introduced
	Entity                 ID     // filled when readings are linked
}

// Unnamed reports whether nobody can be held to what the voice says.
func (v Voice) Unnamed() bool { return v.Kind == UnnamedVoice }

// A Quote is a direct quotation: the words between the marks, without them.
type Quote struct {
	Span
	Pieces      []Span // one for each unbroken piece, if the cue breaks it
	Attribution int    // -1: no speaker found
	Reasons     []Reason
}

// An Attribution is: source, cue, content. Voices are outermost first (the channel), the speaker last.
type Attribution struct {
	Source, Cue, Content []Span
	Voices               []Voice
	Quoted               bool // all or part of the content is in quotation marks
	Parent               int  // the attribution this one is nested in, or -1
	Reasons              []Reason
}

// Polarity of a statement.
type Polarity string

// The polarities.
const Positive, Negative Polarity = "positive", "negative"

// A Modality says in which way a statement is put forward.
type Modality string

const Asserted, Planned, Threatened, Conditional, Possible, Likely, Denied, Asked, Demanded Modality = "asserted", "planned", "threatened", "conditional", "possible", "likely", "denied", "asked", "demanded"

// An Argument is a part of a statement: the words and, if it is a mention, which.
type Argument struct {
	Span
	Text    string
	Mention int // into Reading.Mentions, -1: none
}

// A Statement is one thing a report asserts: one clause, one statement.
type Statement struct {
	Span
	Trigger                Span   // the predicate word
	Verb                   string // lemma, with particle ("shut down") or noun predicate ("attack")
	Actor, Recipient       *Argument
	What                   string // a plain sentence for people
	Polarity               Polarity
	Modality               Modality
	Condition              Span   // the condition's words, if any
	Likelihood             string // "likely", "could": the report's own probability word
	When                   int    // into Times, -1
	Where                  *Argument
	Quantities             []int
	Event, Nominal, Future bool // a happening, not a state or a saying; the trigger is a noun; still to come
	Voices                 []Voice
	From                   int // the attribution it stands in, -1
}

// A TimeExpr is a time expression with its TIMEX3 type and value (ISO-TimeML), resolved where possible.
type TimeExpr struct {
	Span
	Type, Value           string // DATE, TIME, DURATION, SET
	Mod                   string // APPROX, START, MID, END, BEFORE, AFTER …
	Interval                     // the days it covers; Basis Unknown when it cannot be placed
	Anchored, Past, Ahead bool   // rests on the publication date; its clause is about what is over, about what is to come
}

// A Quantity is a number with what it counts.
type Quantity struct {
	Span                   // number with qualifier and unit
	Number         float64 // lower end of a range
	To             float64 // upper end; equal to Number when there is none
	Range          bool
	Unit           string // %, USD, km, day …; empty for plain counts
	Approx         string // about, more-than, less-than, at-least, at-most, dozens …: normalised qualifier
	Of             string // what is counted, lemma of the head ("troop")
	OfText         string // the whole noun phrase ("US troops in Iraq")
	OfSpan         Span
	Scope          string // "in a house near the airport"
	Change         string // from, to, by
	AsOf           int    // into Times, -1
	Vague, Ordinal bool   // dozens, hundreds, several; third
	Spelling       string // corrupted spellings as found ("three,000")
}

// A Credit says that a report owes something to another: an agency line, "first reported by", a copyright line.
type Credit struct {
	Span
	Outlet string // normalised name
	Kind   string // agency-line, dateline, byline, copyright, told, reported, cited, photo, contributed
	Whole  bool   // the credit is for the whole report, not for one sentence or a picture
}
