#!/usr/bin/env python3
"""Learns internal/lineage/choice.txt: which of its candidates is a report's parent, or none.

The choices come from families of invented texts of known descent:

    go test -run TestChoices ./internal/lineage -choices DIR      (alone.csv, drawn.csv, redrawn.csv, further.csv)
    python3 tools/choice/learn.py DIR internal/lineage/choice.txt

First with "alone" for a file in which the other forests are empty, then, after writing DIR anew with it, with all. With -open beside -choices the kinds of edit that the evaluation holds out are left out. Needs lightgbm 4.7
and numpy. Deterministic: one seed, fixed threads.
"""
import sys

import lightgbm as lgb
import numpy as np

# More of the first may never make a candidate less likely, more of the second never likelier.
RAISES = {"timeOddsFor", "signOddsFor", "heldShare", "confirmed", "inherited", "slip", "sameTitle",
          "gained", "gainedLongest", "gainTime", "gainSigns"}
LOWERS = {"lacking", "lackingMore", "lackingLead", "lackingShare", "lackingMoreShare", "restoredPlaces", "restoredShare", "bypassed", "otherwiseOwned", "repaid", "undressed",
          "gainedMore"}
TREES, LEAVES, RATE = 300, 14, 0.07


def load(*files):
    xs, ys, groups = [], [], []
    for f in files:
        with open(f) as h:
            names = h.readline().strip().split(",")[2:]
        a = np.loadtxt(f, delimiter=",", skiprows=1)
        xs.append(a[:, 2:])
        ys.append(a[:, 1])
        groups.append(np.unique(a[:, 0].astype(int), return_counts=True)[1])
    return names, np.vstack(xs), np.concatenate(ys), np.concatenate(groups)


def right(scores, y, groups):
    i = n = 0
    for c in groups:
        n += y[i + np.argmax(scores[i:i + c])]
        i += c
    return n / len(groups)


def part(x, y, groups, first, last):
    """The groups from first to last."""
    a, b = groups[:first].sum(), groups[:last].sum()
    return x[a:b], y[a:b], groups[first:last]


def softmax(groups):
    """The objective: the logarithm of the odds of a conditional logit, candidates of one report together."""
    starts = np.r_[0, np.cumsum(groups)[:-1]]
    of = np.repeat(np.arange(len(groups)), groups)

    def gradient(scores, d):
        e = np.exp(scores - np.maximum.reduceat(scores, starts)[of])
        p = e / np.add.reduceat(e, starts)[of]
        return p - d.get_label(), np.maximum(2 * p * (1 - p), 1e-6)

    return gradient


def learn(names, x, y, groups, trees=TREES):
    sign = [1 if n in RAISES else -1 if n in LOWERS else 0 for n in names]
    d = lgb.Dataset(x, y, group=groups, feature_name=list(names))
    return lgb.train(dict(
        objective=softmax(groups), learning_rate=RATE, num_leaves=LEAVES, min_data_in_leaf=30, lambda_l2=3, feature_fraction=0.6,
        bagging_fraction=0.8, bagging_freq=1, use_missing=False, seed=1, deterministic=True, force_row_wise=True, num_threads=2, verbose=-1,
        monotone_constraints=sign), d, trees)


def write(out, name, model, names):
    print("forest", name, file=out)
    for t in model.dump_model()["tree_info"]:
        nodes = []

        def add(s):
            k = len(nodes)
            nodes.append(None)
            if "leaf_value" in s:
                nodes[k] = "leaf %.4g" % s["leaf_value"]
            else:
                left, right_ = add(s["left_child"]), add(s["right_child"])
                nodes[k] = "ask %s %.6g %d %d" % (names[s["split_feature"]], s["threshold"], left, right_)
            return k

        add(t["tree_structure"])
        print("tree", file=out)
        print("\n".join(nodes), file=out)


def main():
    folder, target = sys.argv[1:3]
    only = sys.argv[3:] or ["alone", "amongKin", "further"]
    models = {}
    for name in only:
        files = ["drawn", "redrawn"] if name == "amongKin" else [name]
        names, x, y, groups = load(*[f"{folder}/{f}.csv" for f in files[:1]])
        if name == "amongKin":  # the same reports stand in both files: hold out the same ones
            _, x2, y2, g2 = load(f"{folder}/redrawn.csv")
            parts = [(x, y, groups), (x2, y2, g2)]
        else:
            parts = [(x, y, groups)]
        train, held = [], []
        for p in parts:
            k = len(p[2]) * 5 // 6
            train.append(part(*p, 0, k))
            held.append(part(*p, k, len(p[2])))
        join = lambda ps: (np.vstack([p[0] for p in ps]), np.concatenate([p[1] for p in ps]), np.concatenate([p[2] for p in ps]))
        m = learn(names, *join(train))
        for h in held:
            print(name, "held out: %.4f right of %d" % (right(m.predict(h[0]), h[1], h[2]), len(h[2])), flush=True)
        models[name] = learn(names, *join(parts)), names
        gain = sorted(zip(models[name][0].feature_importance("gain"), names), reverse=True)
        print(name, [(n, int(g)) for g, n in gain[:25]])
    with open(target, "w") as out:
        print("# Trees of decisions: which of its candidates is a report's parent, or none (internal/lineage/forest.go).", file=out)
        print("# Learned by tools/choice/learn.py from families of invented texts (internal/eval/family), no text in it. Apache-2.0.", file=out)
        for name in ["alone", "amongKin", "further"]:
            if name in models:
                write(out, name, *models[name])
            else:
                print("forest", name, "\ntree\nleaf 0", file=out)


main()
