package measure

// spoken reports whether a bare number, without a noun of its own, counts nothing because it tells an hour ("at seven", "at ten to
// four", "210 at six") or what to dial ("call 911").
func (f *finder) spoken(c *count) bool {
	if c.num.Unit != "" || c.num.Vague || c.num.Range || c.num.Approx != "" || c.num.From == 0 || f.ws[c.num.From].Break {
		return false
	}
	i := c.num.From - 1
	prev := f.ws[i].Low
	switch {
	case c.head >= 0:
		return false
	case prev == "at" || prev == "by" && f.hourly(c):
		return c.num.Low >= 1 && c.num.Low <= 12 && !f.stands(i)
	case (prev == "to" || prev == "past") && i > 1 && f.ws[i-2].Low == "at": // "at ten to four"
		return c.num.Low >= 1 && c.num.Low <= 12
	case c.verb >= 0 && lists["dial"][f.d.Tokens[c.verb].Lemma]:
		return c.num.Digits && f.d.Tokens[c.anchor].Head == c.verb
	}
	return false
}

// hourly reports whether a part of the day follows the number: "by six on Monday morning" is an hour, "up by six" is none.
func (f *finder) hourly(c *count) bool {
	for i := c.num.To; i < len(f.ws) && i < c.num.To+4; i++ {
		switch f.ws[i].Low {
		case "morning", "afternoon", "evening", "night", "o'clock":
			return true
		}
	}
	return false
}

// stands reports whether the "at" of word i gives a level: "put at six", "stood at nine".
func (f *finder) stands(i int) bool {
	h := f.d.Tokens[f.ws[i].Token].Head
	return lists["level"][f.d.Tokens[h].Lemma]
}

// among gives a number before "of whom" and "of them" the thing of a quantity before it: "22 survivors, nine of whom". Whom is who
// was just named; them is rather what the sentence speaks of: "61 people were in four hospitals, nine of them".
func (f *finder) among(list []count) {
	for i := 1; i < len(list); i++ {
		c := &list[i]
		if c.Of != "" || c.Unit != "" || c.num.To+1 >= len(f.ws) || f.ws[c.num.To].Low != "of" {
			continue
		}
		word := f.ws[c.num.To+1].Low
		if word != "whom" && word != "which" && word != "them" {
			continue
		}
		best := -1
		for k := i - 1; k >= 0 && k >= i-3 && f.d.SentenceOf(list[k].anchor) == f.d.SentenceOf(c.anchor); k-- {
			o := &list[k]
			if o.Of == "" || o.Unit != "" {
				continue
			}
			if best < 0 {
				best = k
			}
			if word != "them" {
				break
			}
			if o.head >= 0 && (f.d.Tokens[o.head].Dep == "nsubj" || f.d.Tokens[o.head].Dep == "nsubjpass") {
				best = k
				break
			}
		}
		if best >= 0 {
			c.Of, c.OfText, c.OfSpan = list[best].Of, list[best].OfText, list[best].OfSpan
		}
	}
}
