"""Learns internal/lineage/spin/odds.bin from the lessons that tools/replaced writes. Run by us, never by users.

    python3 tools/replaced/learn.py --near near.u16
    go run ./tools/replaced -mythes th_en_US_v2.dat -near near.u16 -clean texts.jsonl -rounds 6 -seed 61 -out lessons.bin
    go run ./tools/replaced -mythes th_en_US_v2.dat -near near.u16 -clean glosses.jsonl -rounds 2 -seed 71 -out glosses.bin
    python3 tools/replaced/learn.py --lessons lessons.bin glosses.bin --state state.pt --write internal/lineage/spin/odds.bin

Replaced-token detection as ELECTRA does it (Clark et al. 2020), with tables of synonyms for the generator and the network of odds.go for the
discriminator: keep the two alike. Needs torch and numpy; 10 minutes on one processor.

texts.jsonl: {"set", "text"} of PolNeAR train, GVA, ECB+, the Lee background corpus, half of An Anarchist FAQ and the prose of Debian's
documentation in pieces of 400 words, and WordNet's examples, 35 a text. glosses.jsonl: 45,000 definitions of WordNet, 35 a text: without them
the words of science, which news seldom has, are taken for a table's.

A word has a row of its own only where clean texts have it often (LEAST); the rest of what is known of it comes from its vector, its
ending and how frequent it is in general. Without that the network learns the clean texts by heart: the false rate on texts of other
sources rises tenfold.
"""
import argparse, struct, time
import numpy as np, torch
from torch import nn
from torch.nn import functional as F

# The sizes of the network, and what else odds.go and sight.go have.
DIMS, WIDE, REACH, KINDS, GAIN = 32, 48, 4, 11, 3
SUFFIXES = ["ly", "ness", "ment", "tion", "ed", "ing", "s", "er", "ity", "ive", "al", "ous", "able", "ance", "ence", "ism", "ist", "ful", "y", "est"]
LEAST = 40  # how often clean texts must have a word for a row of its own
NEAR = 60  # neighbours kept of each word


def dictionary(file="internal/lang/vector/words.vec"):
    b = open(file, "rb").read()
    n, d, s = struct.unpack("<III", b[8:20])
    rows = np.frombuffer(b[20 + s + 2 * n:], np.int8).reshape(n, d).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True).clip(1e-9)
    return torch.from_numpy(rows), b[20:20 + s].decode().split("\n"), np.frombuffer(b[20 + s:20 + s + 2 * n], np.uint16).astype(int)


def neighbours(file):
    v = dictionary()[0].numpy()
    out = np.zeros((len(v), NEAR), np.uint16)
    for i in range(0, len(v), 500):
        s = v[i:i + 500] @ v.T
        p = np.argpartition(-s, NEAR + 1, 1)[:, :NEAR + 1]
        p = np.take_along_axis(p, np.argsort(-np.take_along_axis(s, p, 1), 1, kind="stable"), 1)
        for r in range(len(p)):
            out[i + r] = [x for x in p[r] if x != i + r][:NEAR]
    out.tofile(file)


def load(file):
    b, i = np.fromfile(file, np.uint8), 0
    while i < len(b):
        n, spun, _ = struct.unpack("<III", b[i:i + 12].tobytes())
        i += 12
        rows = np.frombuffer(b[i:i + 2 * n].tobytes(), np.uint16).astype(np.int32)
        yield rows, b[i + 2 * n:i + 3 * n].copy(), spun
        i += 3 * n


def prepare(lesson, edge):
    """The judged words of a text, what stands around each in its sentence, and which were put in."""
    rows, flags, spun = lesson
    sentence = np.cumsum(rows == edge)
    at = np.flatnonzero(flags & 1)
    around = np.full((len(at), 2 * REACH), edge, np.int32)
    for j, k in enumerate([*range(-REACH, 0), *range(1, REACH + 1)]):
        q = np.clip(at + k, 0, len(rows) - 1)
        around[:, j] = np.where((q == at + k) & (sentence[q] == sentence[at]), rows[q], edge)
    return rows[at], around, ((flags[at] & 2) > 0).astype(np.float32), spun


class Net(nn.Module):
    def __init__(self, vectors, words, ranks, counts):
        super().__init__()
        suffix = [next((k for k, e in enumerate(SUFFIXES) if w.endswith(e)), len(SUFFIXES)) for w in words]
        self.register_buffer("vectors", vectors * 4)  # about as large as the rest
        self.register_buffer("suffix", torch.tensor(suffix))
        self.register_buffer("bucket", torch.tensor(np.minimum((np.log2(ranks + 16) * 2).astype(int) - 8, 23)))
        own = np.append(counts[:len(words)] >= LEAST, np.ones(KINDS, bool))
        self.register_buffer("own", torch.from_numpy(own.astype(np.float32))[:, None])
        self.es, self.eb = nn.Embedding(len(SUFFIXES) + 1, 2 * DIMS), nn.Embedding(24, 2 * DIMS)
        nn.init.normal_(self.es.weight, std=0.05), nn.init.normal_(self.eb.weight, std=0.05)
        self.pt, self.pc = nn.Linear(128, DIMS, bias=False), nn.Linear(128, DIMS, bias=False)
        self.et, self.ec = nn.Embedding(len(own), DIMS), nn.Embedding(len(own), DIMS)
        nn.init.normal_(self.et.weight, std=0.02), nn.init.normal_(self.ec.weight, std=0.02)
        self.far_l, self.far_r = (nn.Parameter(torch.full((REACH - 1, DIMS), 0.5)) for _ in range(2))
        self.first, self.second, self.out = nn.Linear(10 * DIMS, WIDE), nn.Linear(WIDE, 48), nn.Linear(48, 1)

    def tables(self):
        """The rows of the words as those that are judged, and as neighbours."""
        mine = lambda e: e * self.own * (torch.rand(len(e), 1) > 0.25) if self.training else e * self.own
        pad = torch.zeros(KINDS, DIMS)
        traits = self.es.weight[self.suffix] + self.eb.weight[self.bucket]
        t = torch.cat([self.pt(self.vectors) + traits[:, :DIMS], pad]) + mine(self.et.weight)
        c = torch.cat([self.pc(self.vectors) + traits[:, DIMS:], pad]) + mine(self.ec.weight)
        return t, c

    def forward(self, words, around, text, texts):
        as_, by = self.tables()
        t, c = F.embedding(words, as_), F.embedding(around, by)
        total = torch.zeros(texts, DIMS).index_add(0, text, t)
        others = (torch.bincount(text, minlength=texts).float()[text] - 1).clamp(min=1)
        mean = (total[text] - t) / others[:, None]
        l1, r1 = c[:, REACH - 1], c[:, REACH]
        l2, r2 = (c[:, :REACH - 1] * self.far_l).sum(1), (c[:, REACH + 1:] * self.far_r).sum(1)
        x = torch.cat([t, l1, r1, l2, r2, l1 * t, r1 * t, l2 * t, r2 * t, mean * t * GAIN], 1)
        h = F.relu(self.second(F.dropout(F.relu(self.first(x)), 0.1, self.training)))
        return self.out(h)[:, 0]


def learn(o):
    torch.manual_seed(o.seed), torch.set_num_threads(1)
    rng = np.random.default_rng(o.seed)
    vectors, words, ranks = dictionary()
    raw = [l for f in o.lessons for l in load(f)]
    counts = np.bincount(np.concatenate([rows for rows, _, spun in raw if not spun]), minlength=len(words) + KINDS)
    docs = [d for d in (prepare(l, len(words)) for l in raw) if len(d[0]) > 5]
    del raw
    docs += [d for d in docs if not d[3]]  # clean texts twice
    net = Net(vectors, words, ranks, counts)
    rows = [net.et.weight, net.ec.weight]
    rest = [p for p in net.parameters() if all(p is not r for r in rows)]
    opt = torch.optim.AdamW([{"params": rest, "weight_decay": 0.01}, {"params": rows, "weight_decay": 0.05}], lr=o.rate)
    steps = o.epochs * (len(docs) // o.batch)
    rate = torch.optim.lr_scheduler.OneCycleLR(opt, o.rate, total_steps=steps + 1, pct_start=0.1)
    done, losses, began = 0, [], time.time()
    for _ in range(o.epochs):
        order = rng.permutation(len(docs))
        for i in range(0, len(docs) - o.batch + 1, o.batch):
            b = [docs[j] for j in order[i:i + o.batch]]
            part = lambda k, kind: torch.from_numpy(np.concatenate([d[k] for d in b]).astype(kind))
            text = torch.from_numpy(np.repeat(np.arange(len(b)), [len(d[0]) for d in b]))
            odds = net(part(0, np.int64), part(1, np.int64), text, len(b))
            loss = F.binary_cross_entropy_with_logits(odds, part(2, np.float32))
            opt.zero_grad(), loss.backward(), nn.utils.clip_grad_norm_(net.parameters(), 5.0), opt.step(), rate.step()
            losses.append(float(loss.detach()))
            done += 1
            if done % 50 == 0:
                print(done, "of", steps, "loss %.4f" % np.mean(losses[-50:]), "%.0f s" % (time.time() - began), flush=True)
    torch.save(net.state_dict(), o.state)
    write(net, o.write)


def write(net, file):
    """In the order of readNetwork in odds.go."""
    net.eval()
    out, tables = [], []
    put = lambda t: out.append(t.detach().double().numpy().astype("<f2").ravel())
    for t in net.tables():
        scale = (t.abs().amax(0) / 127).half().float().clamp(min=1e-6)
        put(scale), tables.append((t / scale).round().clamp(-127, 127).to(torch.int8).numpy())
    for p in (net.far_l, net.far_r):
        put(p)
    for m in (net.first, net.second, net.out):
        put(m.weight), put(m.bias)
    with open(file, "wb") as f:
        for a in out + tables:
            f.write(a.tobytes())


p = argparse.ArgumentParser()
p.add_argument("--lessons", nargs="*"), p.add_argument("--near", help="only write the neighbours of each word")
p.add_argument("--state", default="state.pt"), p.add_argument("--write", default="odds.bin"), p.add_argument("--seed", type=int, default=1)
p.add_argument("--epochs", type=int, default=1), p.add_argument("--batch", type=int, default=96), p.add_argument("--rate", type=float, default=4e-3)
o = p.parse_args()
if o.near:
    neighbours(o.near)
else:
    learn(o)
