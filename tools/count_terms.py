"""Count in how many documents each term stands, for `knowledge/data/term_documents.csv`.

    python tools/count_terms.py FOLDER_OF_TEXTS > src/standoff/knowledge/data/term_documents.csv

Only terms of `LEAST` documents or more are kept, and nothing but their number: no sentence can be had back from it.
"""

import re
import sys
from collections import Counter
from pathlib import Path

from standoff.knowledge.term_weights import term_of

LEAST = 5
_WORD = re.compile(r"[^\W\d_]+(?:['’]\w+)?")


def main() -> None:
    texts = sorted(Path(sys.argv[1]).glob("*.txt"))
    held: Counter[str] = Counter()
    for path in texts:
        held.update({term_of(word) for word in _WORD.findall(path.read_text("utf-8"))})
    kept = sorted(term for term, count in held.items() if count >= LEAST and len(term) > 1)
    print("# In how many news articles each term stands, for weighing words. Terms of five articles or more.")
    print("# source: counts over the training articles of PolNeAR 1.0 (Newell, Margolin and Ruths 2018), counted with")
    print("# source: tools/count_terms.py; no text of theirs is here.")
    print("# licence: Apache-2.0")
    print(f"DOCUMENTS,{len(texts)}")
    for term in kept:
        print(f"{term},{held[term]}")


if __name__ == "__main__":
    main()
