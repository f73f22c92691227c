"""Write the reference's answers to our own texts, for a test that needs no Python.

    python tools/convert/golden.py PIPELINE_FOLDER internal/lang/testdata/texts.txt internal/lang/testdata/golden.jsonl
"""

import json
import sys

import spacy
from agree import reference


def main():
    folder, source, target = sys.argv[1:4]
    nlp = spacy.load(folder)
    with open(source, encoding="utf8") as lines, open(target, "w", encoding="utf8") as out:
        for line in lines:
            if line.startswith("#"):
                continue
            text = json.loads(line)
            answer = {"text": text, **reference(nlp(text))}
            out.write(json.dumps(answer, ensure_ascii=False, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
