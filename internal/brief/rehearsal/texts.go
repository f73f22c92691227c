// Package rehearsal answers: what do the writers practise on?
//
// It holds one invented story from invented outlets, read and linked by hand, in which everything
// that a brief can tell occurs once: a wire and its trimmed, spun and rewritten copies, a lost
// witness, an independent eyewitness, a toll that rose, a denied claim, a disputed number, a
// quotation passed through another outlet, unnamed people, inferred dates, furniture and fates. Tests of all writers
// use it; nothing else does.
//
// What it gets wrong: it is tidier than the world. Real ledgers are looked at by eye.
package rehearsal

// The texts. Every name in them is invented.
const (
	wire = `Dam at Tarn Hollow gives way, nine dead
By Ines Calloway

MERROW, March 3 (Northern Wire) - The old dam above Tarn Hollow broke before dawn on Monday and sent a wall of water through the lower town, killing nine people, the county's emergency office said.

"We had eleven minutes from the first call to the water in the square," said Aldous Fenn, the county's emergency chief.

Two engineers who had inspected the dam told Northern Wire that cracks had been reported to its owner, Graywater Power, in January. They spoke on condition of anonymity because they feared for their jobs.

Graywater Power said it had received no such report. About 1,200 people spent the night in the school at Upper Merrow.

Governor Salome Adeyo demanded that Graywater Power open its records by Friday and threatened to revoke its licence.

(c) Northern Wire 2031`

	trimmed = `Nine killed as dam breaks above Tarn Hollow

The old dam above Tarn Hollow broke before dawn on Monday and sent a wall of water through the lower town, killing nine people, the county's emergency office said.

"We had eleven minutes from the first call to the water in the square," said Aldous Fenn, the county's emergency chief.

About 1,200 people spent the night in the school at Upper Merrow.

Northern Wire

More from the Beacon: Sign up for our morning letter and never miss a story.`

	spun = `Aged dam over Tarn Hollow offers way

The aged dam over Tarn Hollow broke in advance of daybreak on Monday and despatched a wall of h2o by way of the decrease city, killing nine individuals, the county's crisis workplace stated.

"We had eleven minutes from the first call to the water in the square," stated Aldous Fen, the county's crisis main.

Two engineers who experienced inspected the dam told that cracks had been noted to its proprietor, Greywater Electrical power, in January.

Hot deals on garden pumps! Click here.`

	radio = `I watched the river come over the wall, says Tarn Hollow baker

Valley Radio, Monday 3 March. Maud Okonjo was lighting the oven when the noise began. "It was like a train that would not stop," she told Valley Radio.

By her count three houses in Weir Lane are gone. Our reporter saw two.

The fire brigade at the bridge spoke of at least seven dead this morning. Some 900 people are sleeping in the school at Upper Merrow, its head teacher, Jon Pell, said.`

	rewrite = `Dam owner 'was warned' weeks before Tarn Hollow flood

Cracks in the dam that burst above Tarn Hollow were reported to its owner as early as the second week of January, the Harbour Gazette reported, citing an inspection note.

The two engineers also said that a pump had been out of use since the autumn.

Graywater Power denies that it was warned. The Harbour Gazette quoted a company adviser as saying the note "never reached the board".

Nine people died in Monday's flood.`

	later = `Tarn Hollow toll rises to 14 as search goes on

The number of people killed in the Tarn Hollow flood has risen to 14, Aldous Fenn, head of emergencies in Merrow county, said on Tuesday.

"We are still looking for four," Mr Fenn said. Rescue boats will search the lower valley again on Wednesday.

Graywater Power said on Tuesday that it would open its records if the county lent it an archivist. Governor Adeyo called the offer "an insult".`
)
