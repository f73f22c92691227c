"""Words per second of the reference and of the Go engine, in turns, on the same texts, one thread each.

    go build -o agree ./tools/agree
    OMP_NUM_THREADS=1 python tools/convert/speed.py PIPELINE_FOLDER ./agree TEXTS.jsonl.gz [documents] [rounds]

The reference runs nlp.pipe without the components that are off by default, at the fastest of several batch sizes.
"""

import gzip
import json
import statistics
import subprocess
import sys
import time

import spacy


def main():
    folder, command, path = sys.argv[1:4]
    documents = int(sys.argv[4]) if len(sys.argv) > 4 else 84
    rounds = int(sys.argv[5]) if len(sys.argv) > 5 else 5
    with gzip.open(path, "rt", encoding="utf8") as lines:
        texts = [json.loads(line)["text"] for line in lines][:documents]
    nlp = spacy.load(folder)

    def reference(size):
        start = time.perf_counter()
        words = sum(len(doc) for doc in nlp.pipe(texts, batch_size=size))
        return words / (time.perf_counter() - start)

    best = max((16, 64, 256, 1000), key=reference)
    engine = subprocess.Popen([command, "-speed", "5s"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
    engine.stdin.write(json.dumps(texts) + "\n")
    a, b = [], []
    for _ in range(rounds):
        a.append(reference(best))
        engine.stdin.write("\n")
        b.append(float(engine.stdout.readline()))
        print(f"reference (batches of {best}) {a[-1]:.0f} words/s, Go {b[-1]:.0f} words/s, ratio {b[-1] / a[-1]:.1f}", flush=True)
    print(f"median: reference {statistics.median(a):.0f}, Go {statistics.median(b):.0f}, ratio {statistics.median(y / x for x, y in zip(a, b)):.1f}")


if __name__ == "__main__":
    main()
