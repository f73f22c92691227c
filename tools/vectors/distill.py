"""Distils a small table of word vectors and compares candidates. Run by us, never by users.

    python3 tools/vectors/distill.py --minilm DIR --glove DIR --wordllama DIR --wordnet DIR [--write FILE]

Words: the most frequent lower-case words of the GloVe 6B vocabulary (it is sorted by frequency). Each word is passed alone
through all-MiniLM-L6-v2 (mean pooling), as model2vec does; the table is centred, reduced by PCA, and kept as int8.
Candidates are judged on two questions made from WordNet 3.0, which no candidate was trained on:
  synonym   which of five words (same part of speech, like frequency) is in a synset with the given one? (accuracy)
  swap      AUC: is (word, synonym) closer than (word, co-hyponym or antonym)? A reworded text has the first, a changed fact the second.
  paraphrase which of five WordNet glosses/examples of like length says the same as one with words replaced? (accuracy)
Sources: sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0), GloVe 6B (PDDL), wordllama l2_supercat (MIT), WordNet 3.0 (WordNet licence, judging only).
"""
import argparse, collections, glob, json, os, random, re, struct
import numpy as np


def glove(folder, n):
    import pyarrow.parquet as pq
    f = glob.glob(folder + "/**/glove_6B_index.parquet", recursive=True)[0]
    words = pq.read_table(f).to_pydict()["index"]  # row i of the table is word i, most frequent first
    emb = np.load(glob.glob(folder + "/**/glove_6B_50d_emb.npy", recursive=True)[0], mmap_mode="r")
    keep, rows = [], []
    for i, w in enumerate(words):
        if re.fullmatch(r"[a-z][a-z'-]*[a-z]|[a-z]", w):
            keep.append(w); rows.append(i)
            if len(keep) == n: break
    return keep, np.asarray(emb[rows], dtype=np.float32)


def minilm(folder, words, batch=256):
    from safetensors.numpy import load_file
    from tokenizers import Tokenizer
    d = os.path.dirname(glob.glob(folder + "/**/model.safetensors", recursive=True)[0])
    W = load_file(d + "/model.safetensors")
    tok = Tokenizer.from_file(d + "/tokenizer.json"); tok.no_padding(); tok.no_truncation()
    g = lambda k: W[k]
    def ln(x, p):
        m = x.mean(-1, keepdims=True); v = ((x - m) ** 2).mean(-1, keepdims=True)
        return (x - m) / np.sqrt(v + 1e-12) * g(p + ".weight") + g(p + ".bias")
    def lin(x, p): return x @ g(p + ".weight").T + g(p + ".bias")
    from math import sqrt
    def gelu(x):
        t = 1 / (1 + 0.3275911 * np.abs(x / sqrt(2)))
        e = 1 - (((((1.061405429 * t - 1.453152027) * t) + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t * np.exp(-(x * x) / 2)
        return 0.5 * x * (1 + np.sign(x) * e)
    out = np.zeros((len(words), 384), np.float32)
    ids = [tok.encode(w).ids for w in words]
    by = collections.defaultdict(list)
    for i, x in enumerate(ids): by[len(x)].append(i)
    for n, idx in sorted(by.items()):
        for b in range(0, len(idx), batch):
            rows = idx[b:b + batch]; x = np.array([ids[i] for i in rows])
            h = ln(g("embeddings.word_embeddings.weight")[x] + g("embeddings.position_embeddings.weight")[:n][None] + g("embeddings.token_type_embeddings.weight")[0], "embeddings.LayerNorm")
            for l in range(6):
                p = f"encoder.layer.{l}."
                q, k, v = (lin(h, p + "attention.self." + z).reshape(len(rows), n, 12, 32).transpose(0, 2, 1, 3) for z in ("query", "key", "value"))
                s = q @ k.transpose(0, 1, 3, 2) / sqrt(32); s = np.exp(s - s.max(-1, keepdims=True)); s /= s.sum(-1, keepdims=True)
                a = (s @ v).transpose(0, 2, 1, 3).reshape(len(rows), n, 384)
                h = ln(h + lin(a, p + "attention.output.dense"), p + "attention.output.LayerNorm")
                h = ln(h + lin(gelu(lin(h, p + "intermediate.dense")), p + "output.dense"), p + "output.LayerNorm")
            out[rows] = h.mean(1)
    return out


def wordllama(folder, words):
    from safetensors.numpy import load_file
    from tokenizers import Tokenizer
    W = list(load_file(glob.glob(folder + "/**/l2_supercat_256.safetensors", recursive=True)[0]).values())[0].astype(np.float32)
    tok = Tokenizer.from_file(glob.glob(folder + "/**/l2_supercat_tokenizer_config.json", recursive=True)[0])
    return np.stack([W[tok.encode(w, add_special_tokens=False).ids].mean(0) for w in words])


def unit(m):
    m = m - m.mean(0)
    return m / np.maximum(np.linalg.norm(m, axis=1, keepdims=True), 1e-9)


def pca(m, k):
    m = m - m.mean(0)
    w, v = np.linalg.eigh(m.T @ m / len(m))
    return m @ v[:, ::-1][:, :k]


def whiten(m, k):
    m = m - m.mean(0)
    w, v = np.linalg.eigh(m.T @ m / len(m))
    v, w = v[:, ::-1][:, :k], w[::-1][:k]
    return m @ v / np.power(w + 1e-9, .25)


def wordnet(folder, rank):
    syn, hyper = {}, collections.defaultdict(list)
    anto = set()
    for pos in ("noun", "verb", "adj", "adv"):
        for line in open(f"{folder}/data.{pos}", encoding="latin-1"):
            if line.startswith("  "): continue
            head, _, gloss = line.partition("|"); c = head.split()
            n = int(c[3], 16); ws = [re.sub(r"\(.*\)", "", c[4 + 2 * i]).lower() for i in range(n)]
            k = pos[0] + c[0]; syn[k] = (pos, [w for w in ws if w in rank], gloss.strip())
            p = 4 + 2 * n
            for i in range(int(c[p])):
                sym, off, ps, st = c[p + 1 + 4 * i:p + 5 + 4 * i]
                if sym == "@": hyper[ps + off].append(k)
                if sym == "!": anto.add((k, ps.replace("s", "a") + off))
    return syn, hyper, anto


def judge(name, V, words, rank, wn, seed=7):
    rnd = random.Random(seed); syn, hyper, anto = wn
    pairs = [(pos, *rnd.sample(ws, 2)) for pos, ws, _ in syn.values() if len(ws) > 1]
    pairs = [p for p in pairs if rank[p[1]] < 20000 and rank[p[2]] < 20000 and p[1][:4] != p[2][:4]]
    rnd.shuffle(pairs); pairs = pairs[:3000]
    pool = collections.defaultdict(list)
    for pos, ws, _ in syn.values(): pool[pos] += ws
    sim = lambda a, b: float(V[rank[a]] @ V[rank[b]])
    near = {p: sorted(set(ws), key=lambda w: rank[w]) for p, ws in pool.items()}
    right = 0
    for pos, a, b in pairs:
        l = near[pos]; ds = []
        while len(ds) < 4:
            w = rnd.choice(l)
            if w not in (a, b) and .3 < (rank[w] + 10) / (rank[b] + 10) < 3: ds.append(w)
        right += all(sim(a, b) > sim(a, d) for d in ds)
    co = []
    for k, kids in hyper.items():
        kids = [syn[x][1] for x in kids if x in syn and syn[x][1]]
        if len(kids) > 1:
            x, y = rnd.sample(kids, 2); co.append((rnd.choice(x), rnd.choice(y)))
    for a, b in anto:
        if a in syn and b in syn and syn[a][1] and syn[b][1]: co.append((syn[a][1][0], syn[b][1][0]))
    co = [p for p in co if p[0] != p[1] and max(rank[p[0]], rank[p[1]]) < 20000]; rnd.shuffle(co); co = co[:3000]
    s1 = np.array([sim(a, b) for _, a, b in pairs]); s2 = np.array([sim(a, b) for a, b in co])
    auc = (s1[:, None] > s2[None]).mean()
    s3 = np.array([sim(rnd.choice(near[p]), rnd.choice(near[p])) for p, _, _ in pairs])
    auc3 = (s1[:, None] > s3[None]).mean()
    # paraphrase: replace every replaceable word of a gloss
    best = collections.defaultdict(list)
    for pos, ws, _ in syn.values():
        for w in ws: best[w] += [x for x in ws if x != w and rank[x] < 20000]
    gl = [re.findall(r"[a-z]+", g.split(";")[0].lower()) for _, _, g in syn.values()]
    gl = [g for g in gl if 7 <= len(g) <= 16]; rnd.shuffle(gl); gl = gl[:2000]
    df = collections.Counter(w for g in gl for w in set(g)); n = len(gl)
    def vec(g):
        v = sum((V[rank[w]] * np.log(1 + n / (1 + df[w])) for w in g if w in rank), np.zeros(V.shape[1], np.float32))
        return v / max(np.linalg.norm(v), 1e-9)
    ok = 0
    for i, g in enumerate(gl):
        h = [rnd.choice(best[w]) if len(w) > 3 and best.get(w) and rnd.random() < .8 else w for w in g if len(w) > 3]
        c = [gl[(i + 37 * (j + 1)) % n] for j in range(30)]
        v = vec(h); ok += all(v @ vec([w for w in g if len(w) > 3]) > v @ vec([w for w in x if len(w) > 3]) for x in c)
    print(f"{name:34s} dims {V.shape[1]:4d}  synonym {right / len(pairs):.3f}  swap AUC {auc:.3f}  random AUC {auc3:.3f}  paraphrase(1 of 31) {ok / n:.3f}", flush=True)


def main():
    a = argparse.ArgumentParser(); a.add_argument("--minilm"); a.add_argument("--glove"); a.add_argument("--wordllama"); a.add_argument("--wordnet")
    a.add_argument("--words", type=int, default=40000); a.add_argument("--dims", type=int, default=96); a.add_argument("--write"); a.add_argument("--cache", default="/tmp/minilm-words.npy")
    o = a.parse_args()
    words, G = glove(o.glove, o.words); rank = {w: i for i, w in enumerate(words)}
    wn = wordnet(o.wordnet, rank)
    if os.path.exists(o.cache) and len(np.load(o.cache, mmap_mode="r")) == len(words): M = np.load(o.cache)
    else: M = minilm(o.minilm, words); np.save(o.cache, M)
    L = wordllama(o.wordllama, words)
    both = np.concatenate([unit(M), .7 * unit(G)], 1)
    three = np.concatenate([unit(M), .7 * unit(G), .7 * unit(L)], 1)
    cands = [("GloVe 6B 50d", unit(G)), ("wordllama 256", unit(L)), ("MiniLM words 384", unit(M)), ("MiniLM PCA 96", unit(pca(M, 96))), ("MiniLM whitened 96", unit(whiten(M, 96))),
             ("MiniLM+GloVe PCA 96", unit(pca(both, 96))), ("MiniLM+GloVe whitened 96", unit(whiten(both, 96))), ("all three whitened 96", unit(whiten(three, 96))), ("all three whitened 128", unit(whiten(three, 128)))]
    if not o.write:
        for n, V in cands: judge(n, V, words, rank, wn)
        return
    V = unit(whiten(three, o.dims)); S = np.abs(V).max(1, keepdims=True) / 127; Q = np.round(V / S).astype(np.int8)
    judge("as written (int8)", unit(Q.astype(np.float32)), words, rank, wn)
    order = sorted(range(len(words)), key=lambda i: words[i]); blob = "\n".join(words[i] for i in order).encode()
    with open(o.write, "wb") as f:
        f.write(b"STEMVEC1" + struct.pack("<III", len(words), o.dims, len(blob)) + blob + np.array(order, dtype="<u2").tobytes() + Q[order].tobytes())


if __name__ == "__main__": main()
