"""Hold the Go engine's raw answer against the reference, text by text.

    go build -o agree ./tools/agree
    python tools/convert/agree.py PIPELINE_FOLDER ./agree BENCH_FOLDER [documents per set]

Prints one line a set and the first differences of every kind. Reads *.jsonl.gz with a "text", and makes garbage
of its own. Needs the reference (pip install spacy==3.8.18).
"""

import glob
import gzip
import json
import os
import random
import subprocess
import sys
import unicodedata
from collections import Counter

import spacy

KINDS = ["tokens", "tag", "pos", "morph", "lemma", "head+label", "sentence", "names", "chunks"]


def strings(value):
    """All longer strings of a JSON value: texts where a record has no field "text"."""
    if isinstance(value, str):
        if len(value) > 3:
            yield value
    elif isinstance(value, list):
        for v in value:
            yield from strings(v)
    elif isinstance(value, dict):
        for v in value.values():
            yield from strings(v)


def texts(path, limit):
    found = []
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            record = json.loads(line)
            if isinstance(record, dict) and isinstance(record.get("text"), str):
                found.append(record["text"])
            else:
                found.append("\n".join(list(strings(record))[:40]))
            if len(found) >= 5000:
                break
    random.Random(7).shuffle(found)
    return [t[:100000] for t in found[:limit] if t.strip()]


def garbage(count):
    r = random.Random(11)
    words = "the U.S. don't I'm $5 10km 3.5% http://a.b/c?d=e x@y.org :-) C++ a.m. e.g. ... -- — “q” l'été Σίσυφος İstanbul ΟΔΟΣ 北京 99.9°C. Mr. co-op 1-2 a/b x=y".split()
    marks = list(".,;:!?()[]{}<>'\"“”‘’`´-–—…/\\|@#$%^&*_+=~ \t\n\u00a0\u2009\u200b\ufeff\u0301é߀£₹→★😀🇫🇷٣七ﬁÅ")
    out = []
    for i in range(count):
        parts = []
        for _ in range(r.randint(1, 120)):
            k = r.random()
            if k < 0.4:
                parts.append(r.choice(words))
            elif k < 0.7:
                parts.append("".join(r.choice(marks) for _ in range(r.randint(1, 6))))
            elif k < 0.8:
                c = r.randrange(0x110000)
                if not 0xD800 <= c <= 0xDFFF:
                    parts.append(chr(c) * r.randint(1, 3))
            else:
                parts.append("".join(r.choice("abcXYZ019.,-'$") for _ in range(r.randint(1, 12))))
            parts.append(r.choice(["", "", " ", " ", " ", "  ", "\n", "\t"]))
        out.append("".join(parts))
    return out


def reference(doc):
    offset, at = [0], 0
    for ch in doc.text:
        at += len(ch.encode("utf8"))
        offset.append(at)
    a = {k: [] for k in ("start", "end", "tag", "pos", "morph", "dep", "head", "lemma", "begins", "space")}
    for t in doc:
        a["start"].append(offset[t.idx])
        a["end"].append(offset[t.idx + len(t)])
        a["tag"].append(t.tag_)
        a["pos"].append(t.pos_)
        a["morph"].append(str(t.morph))
        a["dep"].append(t.dep_)
        a["head"].append(t.head.i)
        a["lemma"].append(t.lemma_)
        a["begins"].append(t.is_sent_start is True or t.i == 0)
        a["space"].append(bool(t.whitespace_))
    a["names"] = [[e.start, e.end, e.label_] for e in doc.ents]
    a["chunks"] = [[c.start, c.end] for c in doc.noun_chunks]
    return a


def compare(want, got, right, total, shown, text):
    def note(kind, what):
        if shown[kind] < 12:
            shown[kind] += 1
            print(f"  {kind}: {what}"[:300], file=sys.stderr)

    n = len(want["start"])
    a = list(zip(want["start"], want["end"], want["space"]))
    b = list(zip(got["start"] or [], got["end"] or [], got["space"] or []))
    total["tokens"] += n
    if a != b:
        both = set(a) & set(b)
        right["tokens"] += len(both)
        raw = text.encode("utf8")
        missing = [raw[s:e].decode("utf8", "replace") for s, e, _ in a if (s, e, _) not in both][:4]
        extra = [raw[s:e].decode("utf8", "replace") for s, e, _ in b if (s, e, _) not in both][:4]
        note("tokens", f"reference {missing!r} Go {extra!r}")
        return
    right["tokens"] += n
    raw = text.encode("utf8")
    for kind in ("tag", "pos", "morph", "lemma"):
        total[kind] += n
        for i, (x, y) in enumerate(zip(want[kind], got[kind])):
            if x == y:
                right[kind] += 1
            else:
                note(kind, f"{raw[a[i][0]:a[i][1]].decode()!r}/{want['tag'][i]}: reference {x!r} Go {y!r}")
    total["head+label"] += n
    for i in range(n):
        x, y = (want["head"][i], want["dep"][i]), (got["head"][i], got["dep"][i])
        if x == y:
            right["head+label"] += 1
        else:
            note("head+label", f"token {i} of {n} {raw[a[i][0]:a[i][1]].decode()!r}: reference {x} Go {y}")
    for kind in ("begins",):
        x = {i for i, v in enumerate(want[kind]) if v}
        y = {i for i, v in enumerate(got[kind]) if v}
        total["sentence"] += len(x | y)
        right["sentence"] += len(x & y)
    for kind in ("names", "chunks"):
        x, y = {tuple(v) for v in want[kind]}, {tuple(v) for v in got[kind]}
        total[kind] += len(x | y)
        right[kind] += len(x & y)
        for v in sorted(x ^ y, key=str)[:2]:
            note(kind, f"{v} only in {'reference' if v in x else 'Go'}: {raw[a[v[0]][0]:a[v[1]-1][1]].decode()!r}")


def main():
    folder, command, bench = sys.argv[1:4]
    limit = int(sys.argv[4]) if len(sys.argv) > 4 else 60
    nlp = spacy.load(folder)
    nlp.max_length = 10**8
    sets = {}
    for path in sorted(glob.glob(os.path.join(bench, "**", "*.jsonl.gz"), recursive=True)):
        sets[os.path.relpath(path, bench).replace(".jsonl.gz", "")] = texts(path, limit)
    sets["garbage"] = garbage(10 * limit)
    sets["garbage (NFC)"] = [unicodedata.normalize("NFC", t) for t in garbage(2 * limit)]
    shown, all_right, all_total, documents = Counter(), Counter(), Counter(), 0
    print("set | documents | words | " + " | ".join(KINDS))
    for name, docs in sets.items():
        if not docs:
            continue
        right, total = Counter(), Counter()
        feed = "\n".join(json.dumps(t) for t in docs) + "\n"
        answers = subprocess.run([command], input=feed.encode(), stdout=subprocess.PIPE, check=True).stdout.split(b"\n")
        print(name, file=sys.stderr)
        for text, doc, answer in zip(docs, nlp.pipe(docs, batch_size=64), answers):
            compare(reference(doc), json.loads(answer), right, total, shown, text)
        documents += len(docs)
        all_right += right
        all_total += total
        print(f"{name} | {len(docs)} | {total['tokens']} | " + " | ".join(f"{100 * right[k] / max(1, total[k]):.3f}" for k in KINDS), flush=True)
    print(f"all | {documents} | {all_total['tokens']} | " + " | ".join(f"{100 * all_right[k] / max(1, all_total[k]):.3f}" for k in KINDS))
    print("differences | | | " + " | ".join(str(all_total[k] - all_right[k]) for k in KINDS))


if __name__ == "__main__":
    main()
