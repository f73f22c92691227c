"""Learns internal/read/said/model.bin from the lessons that tools/said writes. Run by us, never by users.

    go run ./tools/said -gold polnear-train.jsonl.gz -lessons lessons.jsonl -vectors vectors.f32
    python3 tools/said/learn.py --lessons lessons.jsonl --vectors vectors.f32 --epochs 7 --seed 11 --state one.pt  # and seed 12, two.pt
    python3 tools/said/learn.py --join one.pt two.pt --write internal/read/said/model.bin

Needs torch and numpy. The network is the one that internal/read/said/model.go and roles.go run: keep the two alike.
Losses: is this token the head of a cue on the outer level (all tokens); would it be one at all (tokens in no content);
which role has each token near a cue's head to it (a linear-chain CRF); and, only to teach the encoder, which role has it to any cue.
"""
import argparse, json, math, random
import numpy as np, torch
from torch import nn
from torch.nn import functional as F

# The sizes of the reader.
WIDE, NARROW, REACHES = 96, 48, (1, 2, 1, 4)
TRAITS, LABELS, CLIMBS, ROLES = 733, 46, 5, 4
RELATIONS = 1 + LABELS + CLIMBS + CLIMBS * LABELS + 1
BEFORE, AFTER, RUN, LINE, MOST = 100, 120, 1024, 512, 40
SIGHT = 6  # word vectors have length 1 in 128 dimensions; so their numbers are about as large as a trait's
NONE, CUE, SOURCE, CONTENT = range(4)


def step(n):
    side, n = (0 if n >= 0 else 9), abs(n)
    if n <= 3:
        return side + n if n else 0
    return side + next((k for k, most in ((4, 5), (5, 8), (6, 12), (7, 20), (8, 40)) if n <= most), 9)


STEPS = np.array([step(n) for n in range(-BEFORE, AFTER + 1)])


class Article:
    def __init__(self, l):
        a = lambda k: np.array(l[k], np.int64)
        self.id, self.n, self.pos = l["ID"], len(l["Head"]), l["Pos"]
        self.form, self.base, self.head, self.part, self.quote = a("Form"), a("Base"), a("Head"), a("Part"), a("Quote")
        self.label, self.left, self.right, self.start, self.end = a("Label"), a("Left"), a("Right"), a("Start"), a("End")
        line, n = a("Line"), self.n
        self.traits = np.full((n, max(map(len, l["Traits"]), default=1)), TRAITS)
        for i, t in enumerate(l["Traits"]):
            self.traits[i, :len(t)] = t
        self.kids = [[] for _ in range(n)]
        for i, h in enumerate(self.head):
            if h != i:
                self.kids[h].append(i)
        self.kids = [k[:MOST] for k in self.kids]
        # Runs of whole paragraphs, and the paragraph of each token.
        self.run, self.first, self.last = np.zeros(n, int), np.zeros(n, int), np.zeros(n, int)
        i = run = size = 0
        while i < n:
            j = i
            while j < n and line[j] == line[i] and j - i < LINE:
                j += 1
            if size + j - i > RUN and size:
                run, size = run + 1, 0
            self.run[i:j], size, i = run, size + j - i, j
        edges = np.flatnonzero(np.diff(line, prepend=-1, append=-1))
        for i, j in zip(edges, edges[1:]):
            self.first[i:j], self.last[i:j] = i, j
        self.above = np.where(self.run[self.head] == self.run, self.head, np.arange(n))
        self.answers(l["Gold"] or [], l["Discard"] or [])

    def tokens(self, spans):
        out = []
        for s in spans or []:
            i = int(np.searchsorted(self.end, s["start"], side="right"))
            while i < self.n and self.start[i] < s["end"]:
                out.append(i)
                i += 1
        return out

    def answers(self, gold, discard):
        n, h = self.n, self.head
        self.role, self.is_head, counts = np.zeros(n, int), np.zeros(n, np.float32), np.ones(n, bool)
        counts[self.tokens(discard)] = False
        self.pairs = []
        parts = [(self.tokens(g["Cue"]), self.tokens(g["Source"]), self.tokens(g["Content"])) for g in gold]
        for p in parts:
            for role, t in zip((CUE, SOURCE, CONTENT), p):
                self.role[t] = role
        for cue, source, content in parts:
            top = [i for i in cue if h[i] == i or h[i] not in cue]
            if not top:
                continue
            c = next((i for i in top if self.pos[i] == "VERB"), top[0])
            self.is_head[c] = 1
            if counts[c]:
                y = np.zeros(n, int)
                y[cue], y[source], y[content] = CUE, SOURCE, CONTENT
                self.pairs.append(self.around(c) + (y,))
        self.counts = counts.astype(np.float32)
        self.alone = (counts & ((self.role != CONTENT) | (self.is_head > 0))).astype(np.float32)

    def around(self, c):
        lo, hi = max(self.first[c], c - BEFORE), min(self.last[c], c + AFTER)
        rel = np.full(hi - lo, RELATIONS - 1)

        def fill(i, v):
            a, b = max(self.left[i], lo), min(self.right[i], hi)
            if a < b:
                rel[a - lo:b - lo] = v

        chain = [c]
        while len(chain) <= CLIMBS and self.head[chain[-1]] != chain[-1]:
            chain.append(self.head[chain[-1]])
        for k in range(len(chain) - 1, -1, -1):
            below = chain[k - 1] if k else -1
            for m in self.kids[chain[k]]:
                if m != below:
                    fill(m, (1 if k == 0 else 1 + LABELS + CLIMBS + (k - 1) * LABELS) + self.label[m])
            if k:
                fill(below, RELATIONS - 1)
            if lo <= chain[k] < hi:
                rel[chain[k] - lo] = LABELS + k if k else 0
        q, s = self.quote[lo:hi], np.sign(self.part[lo:hi] - self.part[c]) + 1
        placed = s * 6 + np.where(q < 0, 0, np.where(q == self.quote[c], 1, 2)) + 3 * (self.quote[c] >= 0)
        return c, lo, hi, rel, STEPS[np.arange(lo, hi) - c + BEFORE], placed


class Reader(nn.Module):
    def __init__(self, vectors, drop):
        super().__init__()
        self.vectors, self.drop = vectors, drop
        self.input, self.traits = nn.Linear(256, WIDE), nn.Embedding(TRAITS + 1, WIDE, padding_idx=TRAITS)
        nn.init.normal_(self.traits.weight, std=0.1)
        self.traits.weight.data[TRAITS] = 0
        self.norm0 = nn.LayerNorm(WIDE, eps=1e-8)
        self.layers = nn.ModuleList(nn.Linear(5 * WIDE, WIDE) for _ in REACHES)
        self.norms = nn.ModuleList(nn.LayerNorm(WIDE, eps=1e-8) for _ in REACHES)
        self.odds = nn.Linear(WIDE, 2 + ROLES)
        self.as_head, self.as_word = nn.Linear(WIDE, NARROW), nn.Linear(WIDE, NARROW, bias=False)
        self.rel, self.step, self.placed = nn.Embedding(RELATIONS, NARROW), nn.Embedding(19, NARROW), nn.Embedding(18, NARROW)
        for e in (self.rel, self.step, self.placed):
            nn.init.normal_(e.weight, std=0.3)
        self.near, self.wider = nn.Linear(3 * NARROW, NARROW), nn.Linear(3 * NARROW, NARROW)
        self.cast = nn.Linear(NARROW, ROLES)
        self.follow = nn.Parameter(torch.zeros(ROLES, ROLES))

    def encode(self, b):
        dropped = lambda x: F.dropout(x, self.drop, self.training)
        t = b["traits"]
        if self.training:
            t = torch.where(torch.rand(t.shape) < 0.1, TRAITS, t)
        words = torch.cat([self.vectors[b["form"]], self.vectors[b["base"]]], 1) * SIGHT
        x = self.norm0(F.relu(self.input(dropped(words)) + self.traits(t).sum(1)))
        for layer, norm, far in zip(self.layers, self.norms, REACHES):
            pad = torch.cat([x, x.new_zeros(1, WIDE)])
            kids = x.new_zeros(len(x), WIDE).index_add(0, b["above"], x * b["below"]) * b["share"]
            z = torch.cat([pad[b["at-%d" % far]], x, pad[b["at%d" % far]], x[b["above"]], kids], 1)
            x = x + norm(F.relu(layer(dropped(z))))
        return x

    def roles(self, x, g):
        dropped = lambda x: F.dropout(x, self.drop, self.training)
        words = self.as_word(x)
        words = torch.cat([words, words.new_zeros(1, NARROW)])
        z = F.relu(self.as_head(x)[g["c"]][:, None] + words[g["tokens"]] + self.rel(g["rel"]) + self.step(g["step"]) + self.placed(g["placed"]))
        mask = g["mask"][:, :, None]

        def spread(z, k):
            p = F.pad(z, (0, 0, k, k))
            return torch.cat([p[:, :-2 * k], z, p[:, 2 * k:]], 2)

        z = dropped(z) * mask
        z = (z + F.relu(self.near(spread(z, 1)))) * mask
        z = dropped(z)
        z = (z + F.relu(self.wider(spread(z, 2)))) * mask
        return self.cast(z)

    def crf(self, e, y, mask):
        right = (e.gather(2, y[:, :, None])[:, :, 0] * mask).sum(1) + (self.follow[y[:, :-1], y[:, 1:]] * mask[:, 1:]).sum(1)
        all_ = e[:, 0]
        for i in range(1, e.shape[1]):
            all_ = torch.where(mask[:, i, None] > 0, torch.logsumexp(all_[:, :, None] + self.follow[None], 1) + e[:, i], all_)
        return torch.logsumexp(all_, 1) - right


def batch(articles):
    total = sum(a.n for a in articles)
    parts, off = {}, 0
    width = max(a.traits.shape[1] for a in articles)
    for a in articles:
        at = np.arange(a.n)
        below = a.above != at
        one = dict(form=a.form, base=a.base, above=a.above + off, below=below.astype(np.float32)[:, None],
                   traits=np.pad(a.traits, ((0, 0), (0, width - a.traits.shape[1])), constant_values=TRAITS),
                   share=(1 / np.maximum(np.bincount(a.above[below], minlength=a.n), 1)).astype(np.float32)[:, None])
        for far in set(REACHES):
            for k in (-far, far):
                j = np.clip(at + k, 0, a.n - 1)
                one["at%d" % k] = np.where((at + k == j) & (a.run[j] == a.run), j + off, total)
        for k, v in one.items():
            parts.setdefault(k, []).append(v)
        off += a.n
    return {k: torch.from_numpy(np.concatenate(v)) for k, v in parts.items()}


def group(items, total):
    shape = (len(items), max(hi - lo for _, (_, lo, hi, *_) in items))
    g = {k: np.zeros(shape, np.int64) for k in ("rel", "step", "placed", "y")}
    g["c"], g["tokens"], g["mask"] = np.zeros(shape[0], np.int64), np.full(shape, total), np.zeros(shape, np.float32)
    for k, (off, (c, lo, hi, rel, steps, placed, y)) in enumerate(items):
        m = hi - lo
        g["c"][k], g["tokens"][k, :m], g["mask"][k, :m] = c + off, np.arange(lo, hi) + off, 1
        g["rel"][k, :m], g["step"][k, :m], g["placed"][k, :m], g["y"][k, :m] = rel, steps, placed, y[lo:hi]
    return {k: torch.from_numpy(v) for k, v in g.items()}


def losses(net, articles):
    """Per attribution: head on the outer level, head at all, roles to a cue, roles to any."""
    x = net.encode(batch(articles))
    odds = net.odds(x)
    get = lambda k: torch.from_numpy(np.concatenate([getattr(a, k) for a in articles]))
    heads, counts = get("is_head"), get("counts")
    flat = (F.binary_cross_entropy_with_logits(odds[:, 0], heads, reduction="none") * counts).sum()
    alone = (F.binary_cross_entropy_with_logits(odds[:, 1], heads, reduction="none") * get("alone")).sum()
    any_ = (F.cross_entropy(odds[:, 2:], get("role"), reduction="none") * counts).sum()
    items, off = [], 0
    for a in articles:
        items += [(off, p) for p in a.pairs]
        off += a.n
    items.sort(key=lambda i: i[1][2] - i[1][1])
    roles = sum((lambda g: net.crf(net.roles(x, g), g["y"], g["mask"]).sum())(group(items[k:k + 32], off)) for k in range(0, len(items), 32))
    return [l / max(1, len(items)) for l in (flat, alone, roles, any_)]


def held(id):
    """Articles that are kept out of learning with --hold, to choose thresholds on."""
    import zlib
    return zlib.crc32(id.encode()) % 10 == 0


def learn(o):
    torch.manual_seed(o.seed), random.seed(o.seed)
    torch.set_num_threads(1)
    vectors = torch.from_numpy(np.fromfile(o.vectors, np.float32).reshape(-1, 128))
    net = Reader(torch.cat([vectors, torch.zeros(1, 128)]), 0.2)  # row -1: no vector
    articles = [Article(json.loads(line)) for line in open(o.lessons)]
    away = [a for a in articles if o.hold and held(a.id)]
    articles = [a for a in articles if not (o.hold and held(a.id))]
    opt = torch.optim.AdamW(net.parameters(), lr=o.rate, weight_decay=0.01)
    size = 3
    steps = o.epochs * math.ceil(len(articles) / size)
    rate = torch.optim.lr_scheduler.OneCycleLR(opt, o.rate, total_steps=steps, pct_start=0.1)
    mean, done = {k: v.clone() for k, v in net.state_dict().items()}, 0
    for epoch in range(o.epochs):
        net.train()
        random.shuffle(articles)
        seen = []
        for k in range(0, len(articles), size):
            l = losses(net, articles[k:k + size])
            opt.zero_grad()
            (l[0] + 0.5 * l[1] + 0.2 * l[2] + 0.05 * l[3]).backward()
            nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            opt.step(), rate.step()
            done += 1
            with torch.no_grad():  # what is kept is the running mean of the last few hundred steps
                for name, v in net.state_dict().items():
                    mean[name].lerp_(v, max(0.004, 1 / (done + 1)))
            seen.append([float(v) for v in torch.stack([torch.as_tensor(v, dtype=torch.float32).detach() for v in l])])
            if done % 50 == 0:
                print(done, "of", steps, np.mean(seen, 0).round(3), flush=True)
        torch.save(mean, o.state)
    if away:
        net.load_state_dict(mean)
        net.eval()
        with torch.no_grad():
            print("held", np.mean([[float(v) for v in losses(net, [a])] for a in away if a.pairs], 0).round(3))


def write(states, file):
    out = []
    put = lambda t: out.append(t.double().numpy().astype("<f2").ravel())

    def matrix(w, b, rows=None):
        pad = (rows or len(w)) - len(w)
        put(F.pad(w, (0, 0, 0, pad))), put(F.pad(b, (0, pad)))

    for s in states:
        both = lambda k: (s[k + ".weight"], s[k + ".bias"])
        matrix(s["input.weight"] * SIGHT, s["input.bias"])
        put(s["traits.weight"][:TRAITS]), [put(v) for v in both("norm0")]
        for l in range(len(REACHES)):
            matrix(*both("layers.%d" % l)), [put(v) for v in both("norms.%d" % l)]
        matrix(torch.cat([s["as_head.weight"], s["as_word.weight"], s["odds.weight"][:2]]),
               torch.cat([s["as_head.bias"], torch.zeros(NARROW), s["odds.bias"][:2]]), 3 * NARROW)
        put(s["rel.weight"]), put(s["step.weight"]), put(s["placed.weight"])
        matrix(*both("near")), matrix(*both("wider")), matrix(*both("cast"), 48)
        put(s["follow"])
    all_ = np.concatenate(out)
    assert np.isfinite(all_).all()
    all_.tofile(file)


p = argparse.ArgumentParser()
p.add_argument("--lessons"), p.add_argument("--vectors"), p.add_argument("--state", default="state.pt")
p.add_argument("--seed", type=int, default=1), p.add_argument("--epochs", type=int, default=6), p.add_argument("--rate", type=float, default=2.5e-3)
p.add_argument("--hold", action="store_true", help="keep a tenth of the articles out")
p.add_argument("--join", nargs="*", help="states of networks to write as one model"), p.add_argument("--write", default="model.bin")
o = p.parse_args()
if o.join:
    write([torch.load(f) for f in o.join], o.write)
else:
    learn(o)
