"""Grouping reports and event mentions on the development topics of ECB+ (Cybulska and Vossen 2014).

    python benchmarks/ecbplus.py FOLDER [--documents | --fit]

Documents to events: B³ of grouping all documents of four topics. The baseline is TF-IDF over these documents with
average linkage. Event mentions: given, grouped by their words (`reconcile.phrasing`) in a predicted group of documents;
CoNLL F1, the mean of MUC, B³ and CEAF-e. The baseline has one cluster for each lemma in the same groups of documents.
Thresholds are tuned on four topics (2, 12, 21, 34) and reported on the other four (5, 18, 23, 35). `--fit` prints the
weights of `reconcile.phrasing`, fitted to the pairs of mentions of the four tuning topics.
"""

import argparse
import itertools
import math
import re
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from assignment import best_sum
from standoff.reconcile.linkage import agglomerate
from standoff.reconcile.phrasing import Phrase, group_phrases, phrase, signs
from standoff.reconcile.wording import group_texts

TUNED, REPORTED = (2, 12, 21, 34), (5, 18, 23, 35)
_EVENTS = ("ACTION", "NEG_ACTION")


@dataclass(frozen=True)
class Document:
    name: str
    topic: str
    text: str
    mentions: tuple[tuple[str, int, int, str], ...]


def load(folder: Path, topics: Sequence[int]) -> list[Document]:
    paths = [path for topic in topics for path in sorted((folder / str(topic)).glob("*.xml"))]
    return [_document(path) for path in paths]


def _document(path: Path) -> Document:
    root = ET.parse(path).getroot()
    text, at, sentence = "", {}, ""
    for token in root.iter("token"):
        if text:
            text += "\n" if token.get("sentence") != sentence else " "
        sentence = token.get("sentence") or ""
        word = token.text or ""
        at[token.get("t_id")] = (len(text), len(text) + len(word))
        text += word
    chains: dict[str | None, str] = {}
    for number, link in enumerate(root.find("Relations") or ()):
        name = link.get("note") or f"{path.stem}-{number}"
        if link.tag == "INTRA_DOC_COREF":
            name = f"{path.stem}-{link.get('r_id')}"
        for source in link.iter("source"):
            chains[source.get("m_id")] = name
    mentions = []
    for mark in root.find("Markables") or ():
        spans = [at[anchor.get("t_id")] for anchor in mark.iter("token_anchor")]
        if mark.tag.startswith(_EVENTS) and spans:
            start, end = min(s for s, _ in spans), max(e for _, e in spans)
            label = f"{path.stem}/{mark.get('m_id')}"
            mentions.append((label, start, end, chains.get(mark.get("m_id"), label)))
    topic = path.stem.split("_")[0] + ("plus" if path.stem.endswith("plus") else "")
    return Document(path.stem, topic, text, tuple(sorted(mentions, key=lambda m: m[1])))


# --- measures ----------------------------------------------------------------------------------------

Clusters = list[set[str]]


def b_cubed(found: Clusters, truth: Clusters) -> float:
    mine = {m: c for c in found for m in c}
    real = {m: c for c in truth for m in c}
    precision = sum(len(mine[m] & real[m]) / len(mine[m]) for m in real) / len(real)
    recall = sum(len(mine[m] & real[m]) / len(real[m]) for m in real) / len(real)
    return _f1(precision, recall)


def muc(found: Clusters, truth: Clusters) -> float:
    def links(these: Clusters, those: Clusters) -> float:
        of = {m: n for n, c in enumerate(those) for m in c}
        kept = sum(len(c) - len({of[m] for m in c}) for c in these)
        asked = sum(len(c) - 1 for c in these)
        return kept / asked if asked else 0.0

    return _f1(links(found, truth), links(truth, found))


def ceaf_e(found: Clusters, truth: Clusters) -> float:
    of = {m: n for n, c in enumerate(truth) for m in c}
    gains = {
        (n, other): 2 * shared / (len(cluster) + len(truth[other]))
        for n, cluster in enumerate(found)
        for other, shared in Counter(of[m] for m in cluster).items()
    }
    total = best_sum(gains)
    return _f1(total / len(found), total / len(truth))


def conll(found: Clusters, truth: Clusters) -> float:
    return (muc(found, truth) + b_cubed(found, truth) + ceaf_e(found, truth)) / 3


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


# --- systems -----------------------------------------------------------------------------------------


def tfidf(texts: Sequence[str], joins: float) -> list[list[int]]:
    """The baseline: TF-IDF over these documents, cosine, average linkage."""
    counts = [Counter(re.findall(r"\w+", text.casefold())) for text in texts]
    held = Counter(term for count in counts for term in count)
    vectors = []
    for count in counts:
        vector = {t: n * (math.log((len(texts) + 1) / (held[t] + 1)) + 1) for t, n in count.items()}
        length = math.sqrt(sum(v * v for v in vector.values()))
        vectors.append({t: v / length for t, v in vector.items()})

    def cosine(a: dict[str, float], b: dict[str, float]) -> float:
        return max(sum(v * b.get(t, 0.0) for t, v in a.items()), 1e-9)

    return agglomerate(vectors, [1] * len(vectors), cosine, joins)


Grouping = Callable[[Sequence[str], float], list[list[int]]]


def documents_f(documents: Sequence[Document], grouping: Grouping, joins: float) -> float:
    groups = grouping([d.text for d in documents], joins)
    truth: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        truth[document.topic].add(document.name)
    return b_cubed([{documents[n].name for n in group} for group in groups], list(truth.values()))


def tuned(measure: Callable[[float], float], values: Sequence[float]) -> float:
    """The middle of the values that come within .02 of the best: the edge of a plateau would not carry over."""
    scores = {value: measure(value) for value in values}
    good = [value for value in values if scores[value] >= max(scores.values()) - 0.02]
    return good[len(good) // 2]


def phrases(documents: Sequence[Document]) -> dict[str, Phrase]:
    """Each mention as the lemma of its head and the words of its line."""
    from standoff.reading.language import load_model
    from standoff.record.rows import Line, Report
    from standoff.record.terms import Label

    model = load_model()
    found = {}
    for document in documents:
        bounds = [match.span() for match in re.finditer("[^\n]+", document.text)]
        lines = tuple(Line(*span, Label.BODY) for span in bounds)
        parsed = model.parse(Report(document.name, "", "", document.text, lines=lines))
        for label, start, end, _ in document.mentions:
            inside = [n for n, t in enumerate(parsed.tokens) if t.start < end and start < t.end]
            top = next((n for n in inside if parsed.tokens[n].head not in inside or parsed.tokens[n].head == n), None)
            head = document.text[start:end] if top is None else parsed.tokens[top].lemma
            line = next(document.text[s:e] for s, e in bounds if s <= start < e)
            found[label] = phrase(head, line)
    return found


Clustering = Callable[[Sequence[Phrase]], list[list[int]]]


def same_lemma(mentions: Sequence[Phrase]) -> list[list[int]]:
    same: dict[str, list[int]] = defaultdict(list)
    for number, mention in enumerate(mentions):
        same[mention.head].append(number)
    return list(same.values())


def mentions_f(
    documents: Sequence[Document], groups: list[list[int]], told: dict[str, Phrase], clustering: Clustering
) -> float:
    truth: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        for label, _, _, chain in document.mentions:
            truth[chain].add(label)
    clusters: Clusters = []
    for group in groups:
        labels = [label for n in group for label, *_ in documents[n].mentions]
        clusters += [{labels[n] for n in cluster} for cluster in clustering([told[label] for label in labels])]
    return conll(clusters, list(truth.values()))


def fit(documents: Sequence[Document], groups: list[list[int]], told: dict[str, Phrase]) -> list[float]:
    """The weights of the signs of one occurrence, by logistic regression over the pairs of mentions of each group."""
    import numpy as np

    rows, same = [], []
    for group in groups:
        mentions = [(told[label], chain) for n in group for label, _, _, chain in documents[n].mentions]
        for (one, chain), (other, its) in itertools.combinations(mentions, 2):
            rows.append(signs(one, other))
            same.append(chain == its)
    x, y = np.array(rows), np.array(same, float)
    weights = np.zeros(x.shape[1])
    for _ in range(30):
        likely = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (likely - y) + 0.01 * weights
        curvature = (x * (likely * (1 - likely))[:, None]).T @ x + 0.01 * np.eye(len(weights))
        weights -= np.linalg.solve(curvature, gradient)
    return [round(float(weight), 2) for weight in weights]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", action="store_true", help="documents alone")
    parser.add_argument("--fit", action="store_true", help="fit the weights of mentions")
    options = parser.parse_args()
    tuning, reported = load(options.folder, TUNED), load(options.folder, REPORTED)
    values = [n / 100 for n in range(2, 60)]
    chosen: dict[str, float] = {}
    for system, grouping in (("TF-IDF average link", tfidf), ("ours", group_texts)):
        chosen[system] = tuned(lambda v, g=grouping: documents_f(tuning, g, v), values)  # type: ignore[misc]
        f1 = documents_f(reported, grouping, chosen[system])
        told = f"tuned {documents_f(tuning, grouping, chosen[system]):.3f}, joins at {chosen[system]:.2f}"
        print(f"documents to events, {system:20s} B3 F1 {f1:.3f}   {told}; {len(reported)} documents", flush=True)
    if options.documents:
        return
    if options.fit:
        groups = group_texts([d.text for d in tuning], chosen["ours"])
        print("weights", *fit(tuning, groups, phrases(tuning)))
        return
    groups, said = group_texts([d.text for d in reported], chosen["ours"]), phrases(reported)
    for way, clustering in (("same lemma", same_lemma), ("ours", group_phrases)):
        f1 = mentions_f(reported, groups, said, clustering)
        print(
            f"event mentions in our document groups, {way:10s}  CoNLL F1 {100 * f1:.1f}   {len(said)} mentions",
            flush=True,
        )


if __name__ == "__main__":
    main()
