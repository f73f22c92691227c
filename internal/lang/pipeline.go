package lang

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"stemma/internal/lang/kernel"
)

//go:embed data/english.stemma
var englishFile string

// A Pipeline is a trained language pipeline. It may be used by any number of goroutines; every method
// gives the same answer for the same text, whatever was read before or is read beside it.
type Pipeline struct {
	letters    *letters
	tokenizer  *tokenizer
	vocabulary *vocabulary
	main       *encoder // for tags and syntax
	names      *encoder // for names
	tagger     kernel.Packed
	parser     *parserMoves
	finder     *finderMoves
	rules      *attributeRules
	lemmas     *lemmatizer
	lists      *wordLists // what Read knows of names
	tags       []string   // the tagger's
	deps       []string   // the rules' list, which holds the parser's labels
	moveDep    []uint8    // label a move gives, its mark taken off
	moveLift   []string   // label of the head that a marked label asks for, "" for plain ones
	rootDep    uint8

	mu   sync.Mutex
	idle []*reader // working memory not in use; what is in it never shows in an answer
}

// idleReaders bounds the working memory kept between texts, about 30 MB each.
const idleReaders = 64

// English gives the English pipeline, made once from the data in the binary. It panics when that data is
// damaged, which no input can bring about.
func English() *Pipeline { return english() }

var english = sync.OnceValue(func() *Pipeline {
	p, err := loadPipeline(englishFile)
	if err != nil {
		panic("lang: " + err.Error())
	}
	return p
})

func loadPipeline(file string) (*Pipeline, error) {
	c := openContainer(viewBytes(file))
	if c.err != nil {
		return nil, c.err
	}
	p := &Pipeline{letters: loadLetters(c)}
	p.tokenizer = loadTokenizer(c, p.letters)
	p.vocabulary = loadVocabulary(c, p.letters, p.tokenizer.norms)
	p.main, p.names = loadEncoder(c, "main"), loadEncoder(c, "names")
	p.tagger = loadPacked(c, "tagger", width)
	p.parser, p.finder = loadParser(c), loadFinder(c)
	p.tags = c.lines("tags")
	p.lemmas = loadLemmatizer(c, p.letters)
	deps := []string{"ROOT"}
	p.moveDep, p.moveLift = make([]uint8, len(p.parser.labels)), make([]string, len(p.parser.labels))
	for i, label := range p.parser.labels {
		plain, lift, _ := strings.Cut(label, "||")
		if plain != "" {
			p.moveDep[i] = uint8(index(&deps, plain))
		}
		p.moveLift[i] = lift
	}
	p.lists = readLists(p, placesFile, peopleFile, bodiesFile)
	p.rules = loadRules(c, append([]string(nil), p.tags...), deps)
	p.deps = p.rules.deps
	if c.err != nil {
		return nil, fmt.Errorf("embedded pipeline: %w", c.err)
	}
	return p, nil
}

// Raw gives the reference's answer: tokens, tags, lemmas, syntax and names as the trained pipeline
// (spaCy's en_core_web_sm 3.8) gives them, mistakes included. White space other than the single blank
// between two words is a token of its own, with tag _SP, part of speech SPACE and label dep.
// Text should be NFC; bytes that are no UTF-8 are read as replacement characters of one byte.
func (p *Pipeline) Raw(text string) *Doc {
	r := p.take()
	defer p.put(r)
	r.begin(text)
	defer r.end()
	r.parse()
	return r.doc(text)
}

// Tokens cuts text into tokens as Read does, and nothing more.
func (p *Pipeline) Tokens(text string) []Span {
	raw := p.tokenizer.tokens(text, nil)
	out := make([]Span, len(raw))
	for i, t := range raw {
		out[i] = Span{t.start, t.end}
	}
	return out
}

// A Span is a half-open byte range of a text.
type Span struct{ Start, End int }

func (p *Pipeline) take() *reader {
	p.mu.Lock()
	defer p.mu.Unlock()
	if n := len(p.idle); n > 0 {
		r := p.idle[n-1]
		p.idle = p.idle[:n-1]
		return r
	}
	return newReader(p)
}

func (p *Pipeline) put(r *reader) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.idle) < idleReaders {
		p.idle = append(p.idle, r)
	}
}
