"""Compares stemma's lineage with datasketch's MinHash LSH on the same made texts: time, memory, copies found.

    pip install datasketch
    go build -o /tmp/stemma ./cmd/stemma
    python tools/lsh/compare.py /tmp/stemma 4000

The texts are babble of invented words with the frequencies of a language (Zipf); every twentieth is a copy of an earlier one,
whole or cut to two fifths, with twenty words of its own. datasketch gets five-word shingles, 128 permutations and the
threshold .3, and only says which pairs are near; stemma aligns them, and says who copied whom, and why. Both run on one core.
"""

import json
import random
import resource
import subprocess
import sys
import time

SYLLABLES = "ba re ti mo ka lu se no di fa gor pen tal mis ver con sta bri lo du han rem sil tor".split()


def pile(n, seed=7):
    r = random.Random(seed)
    words = ["".join(r.choice(SYLLABLES) for _ in range(r.randint(2, 4))) for _ in range(30000)]
    weights = [1 / (k + 8) ** 1.05 for k in range(len(words))]

    def babble(k):
        ws = r.choices(words, weights, k=k)
        return " ".join(w.capitalize() if i % 18 == 0 else w + "." if i % 18 == 17 else w for i, w in enumerate(ws))

    texts, truth = [], []
    for i in range(n):
        if i and r.random() < 0.05:
            k = r.randrange(i)
            words_of = texts[k].split(" ")
            texts.append(" ".join(words_of[: len(words_of) * r.randint(4, 10) // 10]) + " " + babble(20))
            truth.append((k, i))
        else:
            texts.append(babble(r.randint(300, 500)))
    return texts, truth


def datasketch(texts):
    from datasketch import MinHash, MinHashLSH

    lsh = MinHashLSH(threshold=0.3, num_perm=128)
    found = set()
    for i, text in enumerate(texts):
        w = text.lower().split()
        m = MinHash(num_perm=128)
        m.update_batch([" ".join(w[k : k + 5]).encode() for k in range(len(w) - 4)])
        found.update((k, i) for k in lsh.query(m))
        lsh.insert(i, m)
    return found


def stemma(binary, texts):
    lines = "\n".join(json.dumps({"id": str(i), "text": t}) for i, t in enumerate(texts))
    out = subprocess.run([binary, "probe", "lineage"], input=lines, capture_output=True, text=True, check=True).stdout
    answer = json.loads(out.strip().splitlines()[-1])
    origin = {}
    for k, group in enumerate(answer["origins"]):
        for i in group:
            origin.setdefault(i, set()).add(k)
    return origin


def main():
    binary, n = sys.argv[1], int(sys.argv[2])
    texts, truth = pile(n)
    at = time.process_time()
    found = datasketch(texts)
    mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"datasketch: {time.process_time() - at:.1f} s of processor, {mb:.0f} MB, {sum(p in found for p in truth) / len(truth):.3f} of {len(truth)} copies")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    origin = stemma(binary, texts)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    same = sum(bool(origin.get(str(a), {-1}) & origin.get(str(b), {-2})) for a, b in truth)
    cpu = used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime
    print(f"stemma: {cpu:.1f} s of processor, {used.ru_maxrss / 1024:.0f} MB, {same / len(truth):.3f} of {len(truth)} copies")


main()
