package lang

// chunkDeps are the labels of words that head a noun phrase.
func chunkDep(dep string) bool {
	switch dep {
	case "oprd", "nsubj", "dobj", "nsubjpass", "pcomp", "pobj", "dative", "appos", "attr", "ROOT":
		return true
	}
	return false
}

// A Chunk is a base noun phrase: tokens [First, Last), the head noun is the last of them.
type Chunk struct{ First, Last int }

// NounChunks gives the base noun phrases, none inside another, in order.
func (d *Doc) NounChunks() []Chunk {
	var out []Chunk
	end := -1
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if t.Pos != "NOUN" && t.Pos != "PROPN" && t.Pos != "PRON" || int(d.left[i]) <= end {
			continue
		}
		heads := chunkDep(t.Dep)
		if t.Dep == "conj" {
			h := t.Head
			for d.Tokens[h].Dep == "conj" && d.Tokens[h].Head < h {
				h = d.Tokens[h].Head
			}
			heads = chunkDep(d.Tokens[h].Dep)
		}
		if heads {
			end = i
			out = append(out, Chunk{int(d.left[i]), i + 1})
		}
	}
	return out
}
