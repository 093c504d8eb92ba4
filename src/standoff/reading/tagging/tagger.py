"""The attribution tagger: lines of a report in, flat attributions out, without a parse.

A six-layer encoder tags every word as source, cue, content or none; two linkers join a cue to its source and each run
of content to its cue. It is run window by window, on one thread, in time linear in the text. What it makes of the
windows (`Encoded`) is kept for others that read from the same encoder (`acts`). What the weights were made of, and how
well they do, is in `training/README.md`.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module, resources
from pathlib import Path
from typing import Any

import numpy as np

from standoff.errors import ReadingError
from standoff.reading.tagging.decoding import ROLES, best_tags, runs
from standoff.reading.tagging.linking import Array, Linker, Segment, Surroundings
from standoff.reading.tagging.pieces import Pieces, load_vocabulary
from standoff.reading.tagging.windows import Window, pack, paragraph_words
from standoff.record.rows import Line, Span
from standoff.record.terms import READ_LABELS

ENCODER, LINKERS, VOCABULARY, ACTS = "encoder.onnx", "linkers.npz", "vocab.txt", "acts.npz"


@dataclass(frozen=True, slots=True)
class Tagged:
    """One flat attribution: spans of its source (none or one), cue and content, in text order.

    `certainty` is the lower of the mean probabilities that the words of the cue and of the content have their role.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    certainty: float


@dataclass(frozen=True, slots=True)
class Encoded:
    """A window and what the encoder makes of it: a row of tag scores for each word; for each piece its hidden state and
    what it adds to the linkers."""

    window: Window
    tags: Array
    linked: Array
    hidden: Array


class Tagger:
    """The model at work. `session` is an ONNX Runtime session with the outputs that `training/export.py` names."""

    def __init__(self, session: Any, linkers: Mapping[str, Any], vocabulary: Mapping[str, int]) -> None:
        self._session = session
        self._sources = Linker.of(linkers, "source")
        self._contents = Linker.of(linkers, "content")
        self._pieces = Pieces(vocabulary)

    def read(self, text: str, lines: Iterable[Line]) -> tuple[Tagged, ...]:
        """The attributions in the lines that are read, in order of their cues; offsets are of `text`."""
        return self.attributions(text, self.encode(text, lines))

    def encode(self, text: str, lines: Iterable[Line]) -> tuple[Encoded, ...]:
        """The windows of the lines that are read, in text order, each with what the encoder makes of it."""
        read = (line for line in lines if line.label in READ_LABELS)
        paragraphs = (paragraph_words(text, line.start, line.end, self._pieces) for line in read)
        return tuple(self._encoded(window) for window in pack(p for p in paragraphs if p))

    def attributions(self, text: str, encoded: Iterable[Encoded]) -> tuple[Tagged, ...]:
        """The attributions in those windows of `text`, in order of their cues."""
        return tuple(sorted((row for each in encoded for row in self._said(text, each)), key=lambda row: row.cue))

    def _encoded(self, window: Window) -> Encoded:
        inputs = {"ids": window.ids, "shapes": window.shapes, "quoted": window.quoted}
        tags, linked, hidden = self._session.run(
            ["tags", "linked", "hidden"], {name: np.array([row], dtype=np.int64) for name, row in inputs.items()}
        )
        return Encoded(window, tags[window.first], linked, hidden)

    def _said(self, text: str, encoded: Encoded) -> Iterator[Tagged]:
        window, scores, linked = encoded.window, encoded.tags, encoded.linked
        found = runs(best_tags(scores, window.paragraph))
        cues, sources = found["cue"], found["source"]
        around = Surroundings.of(text, window, cues)
        of_cue = self._sources.choose(linked, window, around, cues, sources)
        contents: dict[int, list[Segment]] = {}
        chosen = self._contents.choose(linked, window, around, found["content"], cues)
        for run, picked in zip(found["content"], chosen, strict=True):
            if picked is not None:
                contents.setdefault(picked, []).append(run)
        chances = _role_chances(scores)
        for number, parts in sorted(contents.items()):
            cue, source = cues[number], of_cue[number]
            yield Tagged(
                _spans(window, [] if source is None else [sources[source]]),
                _spans(window, [cue]),
                _spans(window, parts),
                min(_mean(chances, "cue", [cue]), _mean(chances, "content", parts)),
            )


def _role_chances(scores: Array) -> Array:
    """For each word the probability of each role, its beginning and its going on taken together."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    powers /= powers.sum(axis=1, keepdims=True)
    found: Array = powers[:, 1::2] + powers[:, 2::2]
    return found


def _mean(chances: Array, role: str, segments: Iterable[Segment]) -> float:
    column = chances[:, ROLES.index(role)]
    return float(np.concatenate([column[a : b + 1] for a, b in segments]).mean())


def _spans(window: Window, segments: Iterable[Segment]) -> tuple[Span, ...]:
    return tuple((window.words[a].start, window.words[b].end) for a, b in segments)


def load_tagger(folder: Path | None = None) -> Tagger:
    """The tagger of that folder, or the one that Standoff ships; raises ReadingError where a part of it is missing."""
    return _load(folder or shipped())


@cache
def weights_hash(folder: Path | None = None) -> str:
    """One SHA-256 over the files of the tagger of that folder, or of the one that Standoff ships."""
    digest = hashlib.sha256()
    for name in (ENCODER, LINKERS, VOCABULARY, ACTS):
        digest.update(((folder or shipped()) / name).read_bytes())
    return digest.hexdigest()


def shipped() -> Path:
    """The folder of the weights that Standoff ships."""
    return Path(str(resources.files("standoff.reading.tagging").joinpath("data")))


@cache
def _load(folder: Path) -> Tagger:
    missing = [name for name in (ENCODER, LINKERS, VOCABULARY) if not (folder / name).is_file()]
    if missing:
        raise ReadingError(f"the attribution tagger lacks {', '.join(missing)} in {folder}; reinstall Standoff")
    with np.load(folder / LINKERS) as arrays:
        linkers = dict(arrays)
    return Tagger(_session(folder / ENCODER), linkers, load_vocabulary(folder / VOCABULARY))


def _session(path: Path) -> Any:
    """A session on one thread that never spins, so that readings side by side do not slow each other."""
    try:
        onnxruntime = import_module("onnxruntime")
    except ImportError as error:
        raise ReadingError("the attribution tagger needs onnxruntime; install it, or reinstall Standoff") from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
