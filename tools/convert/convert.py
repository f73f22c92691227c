"""Turn the spaCy pipeline en_core_web_sm 3.8 into the one flat file that internal/lang embeds.

Run by us, never by users:

    pip install spacy==3.8.18
    python tools/convert/convert.py PIPELINE_FOLDER internal/lang/data/english.stemma

PIPELINE_FOLDER is the unpacked folder that holds config.cfg. The file's form is described in
internal/lang/container.go. Everything that spaCy computes from Python's own Unicode tables or from
regular expressions is evaluated here, character by character, so that Go needs no regular expression
and no knowledge of Python's version of Unicode.
"""

import hashlib
import json
import re
import struct
import sys

import numpy
import spacy
from spacy.attrs import NORM, ORTH, intify_attrs
from spacy.lang import char_classes as cc
from spacy.lang.norm_exceptions import BASE_NORMS
from spacy.symbols import IDS

VERSION = 1
BYTES, FLOATS, U32 = 0, 1, 2
PANEL = 48  # columns of one packed panel: three registers of sixteen floats
LANES = 16  # floats of the widest register that a kernel uses


class File:
    """Collects sections and writes them aligned."""

    def __init__(self):
        self.sections = []

    def add(self, name, kind, data):
        assert len(name) <= 24, name
        self.sections.append((name, kind, data))

    def text(self, name, lines):
        for line in lines:
            assert "\n" not in line, repr(line)
        self.add(name, BYTES, "\n".join(lines).encode("utf8"))

    def floats(self, name, array):
        self.add(name, FLOATS, numpy.ascontiguousarray(array, dtype="<f4").tobytes())

    def u32(self, name, numbers):
        self.add(name, U32, numpy.asarray(numbers, dtype="<u4").tobytes())

    def words(self, name, table):
        """A sorted string table: NAME.text, NAME.start, and NAME.value where values are numbers."""
        items = sorted((k.encode("utf8"), v) for k, v in table.items())
        start = [0]
        for k, _ in items:
            start.append(start[-1] + len(k))
        self.add(name + ".text", BYTES, b"".join(k for k, _ in items))
        self.u32(name + ".start", start)
        self.u32(name + ".value", [v for _, v in items])

    def write(self, path):
        head = struct.pack("<8sII", b"stemmala", VERSION, len(self.sections))
        table, body = b"", b""
        offset = len(head) + 48 * len(self.sections)
        offset += -offset % 64
        first = offset
        for name, kind, data in self.sections:
            table += struct.pack("<24sIIQQ", name.encode(), kind, 0, offset, len(data))
            pad = -len(data) % 64
            body += data + b"\0" * pad
            offset += len(data) + pad
        whole = head + table
        whole += b"\0" * (first - len(whole)) + body
        with open(path, "wb") as out:
            out.write(whole)
        return whole


def ranges(test):
    """Closed ranges of the code points for which test holds, surrogates left out."""
    out, begin = [], None
    for c in range(0x110000):
        if not (0xD800 <= c <= 0xDFFF) and test(chr(c)):
            if begin is None:
                begin = c
        elif begin is not None:
            out += [begin, c - 1]
            begin = None
    if begin is not None:
        out += [begin, 0x10FFFF]
    return out


def panels(weights, bias):
    """Pack weights (out, in) into panels of 48 columns, each [in][48]; short panels end in zeros."""
    n_out, n_in = weights.shape
    count = -(-n_out // PANEL)
    packed = numpy.zeros((count, n_in, PANEL), dtype="f")
    packed_bias = numpy.zeros((count, PANEL), dtype="f")
    for p in range(count):
        rows = weights[p * PANEL : (p + 1) * PANEL]
        packed[p, :, : rows.shape[0]] = rows.T
        if bias is not None:
            b = bias[p * PANEL : (p + 1) * PANEL]
            packed_bias[p, : b.shape[0]] = b
    return packed, packed_bias


def maxout_order(weights, bias):
    """Reorder (out, 3, in) so that a panel holds the three pieces of sixteen outputs, piece by piece."""
    n_out, pieces, n_in = weights.shape
    assert pieces == 3 and n_out % LANES == 0
    w = weights.reshape(n_out // LANES, LANES, 3, n_in).transpose(0, 2, 1, 3).reshape(-1, n_in)
    b = bias.reshape(n_out // LANES, LANES, 3).transpose(0, 2, 1).reshape(-1)
    return w, b


def layers(model, name):
    return [m for m in model.walk() if m.name == name]


def tok2vec(f, prefix, model):
    """Embedding tables, mixing layer, four window layers."""
    tables = sorted(layers(model, "hashembed"), key=lambda m: m.attrs["column"])
    f.u32(prefix + ".seeds", [m.attrs["seed"] for m in tables])
    f.u32(prefix + ".rows", [m.get_param("E").shape[0] for m in tables])
    f.floats(prefix + ".tables", numpy.concatenate([m.get_param("E") for m in tables]))
    maxouts, norms = layers(model, "maxout"), layers(model, "layernorm")
    assert len(maxouts) == len(norms) == 5
    for i, (m, n) in enumerate(zip(maxouts, norms)):
        assert (m.get_dim("nI") == 96 * len(tables)) == (i == 0)
        w, b = panels(*maxout_order(m.get_param("W"), m.get_param("b")))
        f.floats(f"{prefix}.{i}.weights", w)
        f.floats(f"{prefix}.{i}.bias", b)
        f.floats(f"{prefix}.{i}.scale", n.get_param("G"))
        f.floats(f"{prefix}.{i}.shift", n.get_param("b"))


def linear(f, name, weights, bias):
    w, b = panels(weights, bias)
    f.floats(name + ".weights", w)
    f.floats(name + ".bias", b)


def transition_model(f, prefix, model):
    """The reducing layer, the precomputable layer, its padding, the scores of the moves."""
    chain, lower, upper = model.layers
    reduce_layer = [m for m in chain.walk() if m.name == "linear"]
    assert len(reduce_layer) == 1
    linear(f, prefix + ".reduce", reduce_layer[0].get_param("W"), reduce_layer[0].get_param("b"))
    w = lower.get_param("W")  # (features, hidden, pieces, in) -> feature, piece, hidden
    feats, hidden, pieces, n_in = w.shape
    linear(f, prefix + ".lower", w.transpose(0, 2, 1, 3).reshape(feats * pieces * hidden, n_in), None)
    f.floats(prefix + ".pad", lower.get_param("pad")[0].transpose(0, 2, 1))
    f.floats(prefix + ".hidden", lower.get_param("b").T)
    linear(f, prefix + ".upper", upper.get_param("W"), upper.get_param("b"))
    assert not model.attrs["unseen_classes"]


def tokenizer(f, nlp):
    t = nlp.tokenizer
    assert t.token_match is None and t.faster_heuristics
    # Each exception: text, whether the phrase pass looks for it, then its pieces with their norms.
    lines = []
    for text, pieces in sorted(t.rules.items()):
        fields = [text, "1" if t.find_prefix(text) or t.find_infix(text) or t.find_suffix(text) or " " in text else "0"]
        for piece in pieces:
            a = intify_attrs(piece, strings_map=nlp.vocab.strings)
            assert set(a) <= {ORTH, NORM}
            fields.append(nlp.vocab.strings[a[ORTH]])
            fields.append(nlp.vocab.strings[a[NORM]] if NORM in a else "")
        lines.append(json.dumps(fields, ensure_ascii=False))
    f.text("tokens.exceptions", lines)

    prefix, suffix = t.prefix_search, t.suffix_search
    f.u32("class.prefix", ranges(lambda c: (m := prefix(c + "0")) and m.end() == 1))
    f.u32("class.suffix", ranges(lambda c: (m := suffix("\x01" + c)) and m.start() == 1))
    stop = re.compile(r"[0-9{al}{e}{p}(?:{q})]".format(al=cc.ALPHA_LOWER, e=r"%²\-\+", q=cc.CONCAT_QUOTES, p=cc.PUNCT))
    f.u32("class.beforestop", ranges(stop.fullmatch))
    for name, chars in [("alpha", cc.ALPHA), ("lower", cc.ALPHA_LOWER), ("upper", cc.ALPHA_UPPER), ("quote", cc.CONCAT_QUOTES)]:
        f.u32("class." + name, ranges(re.compile(f"[{chars}]").fullmatch))
    f.u32("class.icon", ranges(re.compile(cc.LIST_ICONS[0]).fullmatch))
    after_digit = cc.UNITS.split("|") + cc.CURRENCY.replace("\\", "").split("|") + ["+"]
    for u in after_digit:
        assert not re.search("[0-9]", u) and suffix("0" + u).group() == u, u
    f.text("tokens.afterdigit", after_digit)
    # What the hand-written rules in affix.go assume, so that a change of the source is noticed.
    sums = {n: hashlib.sha256(p.encode()).hexdigest() for n, p in [
        ("prefix", prefix.__self__.pattern), ("suffix", suffix.__self__.pattern),
        ("infix", t.infix_finditer.__self__.pattern), ("url", t.url_match.__self__.pattern)]}
    assert sums == json.load(open(__file__.replace("convert.py", "patterns.json"))), sums


def letters(f):
    """Python's own notions of letters, where they decide features or tokens."""
    f.u32("char.alpha", ranges(str.isalpha))
    f.u32("char.upper", ranges(str.isupper))
    f.u32("char.digit", ranges(str.isdigit))
    f.u32("char.decimal", ranges(str.isdecimal))
    f.u32("char.space", ranges(str.isspace))
    f.u32("char.word", ranges(re.compile(r"\w").fullmatch))
    pairs = []
    for c in range(128, 0x110000):
        if not (0xD800 <= c <= 0xDFFF) and chr(c).lower() != chr(c):
            pairs.append(f"{c:x} " + " ".join(f"{ord(x):x}" for x in chr(c).lower()))
    f.text("char.tolower", pairs)
    # The final sigma: a capital sigma becomes one behind a cased letter, across ignorable ones.
    ignorable = lambda c: ("A" + c + "Σ").lower()[-1] == "ς" and ("\x01" + c + "Σ").lower()[-1] != "ς"
    f.u32("char.ignorable", ranges(ignorable))
    f.u32("char.cased", ranges(lambda c: ("\x01" + c + "Σ").lower()[-1] == "ς"))


def attribute_rules(f, nlp):
    """One JSON object a line: the target's offset, tests per token, values to set."""
    regex = {"^n'?t$": ["nt", "n't"], "^n[ou]thin'$": ["nothin'", "nuthin'"], "^y'?$": ["y", "y'"]}
    lines = []
    for p in nlp.get_pipe("attribute_ruler").patterns:
        for pattern in p["patterns"]:
            tests = []
            for token in pattern:
                test = {}
                for key, value in token.items():
                    assert key in ("TAG", "LOWER", "DEP", "IS_SPACE"), key
                    if isinstance(value, bool):
                        test[key] = {"is": [str(value)]}
                    elif isinstance(value, str):
                        test[key] = {"is": [value]}
                    elif "IN" in value:
                        test[key] = {"is": value["IN"]}
                    elif "NOT_IN" in value:
                        test[key] = {"not": value["NOT_IN"]}
                    else:
                        test[key] = {"is": regex[value["REGEX"]]}
                tests.append(test)
            assert set(p["attrs"]) <= {"POS", "TAG", "MORPH", "LEMMA", "DEP"}
            assert 0 <= p["index"] < len(pattern) <= 2
            lines.append(json.dumps({"at": p["index"], "tests": tests, "set": p["attrs"]}, ensure_ascii=False, sort_keys=True))
    f.text("rules", lines)


def lemmas(f, nlp):
    tables = nlp.get_pipe("lemmatizer").lookups
    kinds = ["adj", "adv", "noun", "verb", "punct"]
    index, exceptions = {}, {}
    for bit, kind in enumerate(kinds):
        for word in tables.get_table("lemma_index").get(kind, []):
            index[word] = index.get(word, 0) | 1 << bit
        for word, forms in tables.get_table("lemma_exc").get(kind, {}).items():
            exceptions[f"{bit}{word}"] = forms
    f.words("lemma.index", index)
    order = sorted(exceptions, key=lambda k: k.encode("utf8"))
    f.words("lemma.exception", {k: i for i, k in enumerate(order)})
    f.text("lemma.forms", ["\t".join(exceptions[k]) for k in order])
    lines = []
    for kind in kinds:
        rules = tables.get_table("lemma_rules").get(kind, [])
        lines.append(json.dumps([kind] + [x for rule in rules for x in rule], ensure_ascii=False))
    f.text("lemma.rules", lines)


def main():
    folder, target = sys.argv[1:3]
    nlp = spacy.load(folder)
    meta = nlp.meta
    assert meta["version"] == "3.8.0" and meta["license"] == "MIT"
    f = File()
    tok2vec(f, "main", nlp.get_pipe("tok2vec").model)
    tok2vec(f, "names", nlp.get_pipe("ner").model.layers[0])
    tagger = [m for m in nlp.get_pipe("tagger").model.walk() if m.name == "softmax"][0]
    linear(f, "tagger", tagger.get_param("W"), tagger.get_param("b"))
    f.text("tags", list(nlp.get_pipe("tagger").labels))
    for name, pipe in [("parser", "parser"), ("finder", "ner")]:
        p = nlp.get_pipe(pipe)
        transition_model(f, name, p.model)
        f.text(name + ".moves", [p.moves.get_class_name(i) for i in range(p.moves.n_moves)])
    tokenizer(f, nlp)
    letters(f)
    norms = {k: v for k, v in nlp.vocab.lookups.get_table("lexeme_norm").items()}
    for word, norm in BASE_NORMS.items():
        norms.setdefault(nlp.vocab.strings[word], norm)
    # The lexemes of the exceptions are made before that table is read, and keep what they had.
    getter = nlp.vocab.lex_attr_getters[NORM]
    for lexeme in nlp.vocab:
        if lexeme.norm_ != getter(lexeme.orth_):
            norms[lexeme.orth] = lexeme.norm_
    f.text("norms", [f"{k:x} {v}" for k, v in sorted(norms.items())])
    f.text("symbols", [f"{v} {k}" for k, v in sorted(IDS.items()) if k])
    attribute_rules(f, nlp)
    lemmas(f, nlp)
    f.text("about", [f"{k}: {meta[k]}" for k in ("lang", "name", "version", "license", "author", "url")])
    whole = f.write(target)
    print(hashlib.sha256(whole).hexdigest(), len(whole))


if __name__ == "__main__":
    main()
