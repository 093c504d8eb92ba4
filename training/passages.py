"""Marked passages: our own sentences with what happens in them, who says it and whom it harmed, for training.

    python training/passages.py            # checks every file and counts what is marked

A file holds passages, each below a line `## NAME | home: PER | date: 2021-03-02` (`home` is the country of the outlet
or issuer, both may be left out). In the text a mark is `[words]{LABEL key=value flag}`:

    Guns [shelled]{ASSAULT who=PER to=ECU} a post, [killing]{ASSAULT ?} [two men]{KILLED of=ECU}.
    Quito [said]{SAY by=ECU} so.

LABEL is a PLOVER type (or several the book allows, `COERCE/ASSAULT`), a kind of toll, or SAY for a cue. Parties are
joined by `+`; a key left out says that there is none. Flags: a polarity, a modality, `background`, and `?` for a row
that may be left out. The codebook decides what is marked (docs/codebook.md).
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from standoff.record.terms import EventType, Modality, Polarity, TollKind

FOLDER = Path(__file__).parent / "passages"
TYPES = frozenset(kind.value for kind in EventType)
TOLLS = frozenset(kind.value.upper() for kind in TollKind)
POLARITIES = frozenset(kind.value for kind in Polarity) - {Polarity.AFFIRMED.value}
MODALITIES = frozenset(kind.value for kind in Modality) - {Modality.ACTUAL.value}
KEYS = {"event": {"who", "to"}, "toll": {"of"}, "cue": {"by"}}

_HEAD = re.compile(r"^## (?P<name>[^|\n]+?)(?P<facts>(?: *\| *[a-z]+: [^|\n]+)*) *$", re.MULTILINE)
_MARK = re.compile(r"\[(?P<words>[^\][{}]+)\]\{(?P<body>[^\][{}]*)\}")
_PARTY = re.compile(r"[A-Z][A-Z0-9-]*")


class MarkError(ValueError):
    """A passage that is not written by the rules; says where and why."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of a passage, by their offsets in its plain text, and what they are."""

    start: int
    end: int
    family: str
    labels: tuple[str, ...]
    parties: dict[str, tuple[str, ...]]
    polarity: str = "affirmed"
    modality: str = "actual"
    ground: str = "current"
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage's plain text and its marks in order; `facts` holds `home` and `date` where given."""

    name: str
    facts: dict[str, str]
    text: str
    marks: tuple[Mark, ...]


def load(folder: Path = FOLDER) -> list[Passage]:
    """The passages of every file of `folder`, by file name; MarkError on the first that breaks the rules."""
    return [passage for path in sorted(folder.glob("*.txt")) for passage in parse(path.read_text(), path.name)]


def parse(text: str, source: str) -> Iterator[Passage]:
    """The passages of one file's text; `source` names it in errors."""
    heads = list(_HEAD.finditer(text))
    if not heads:
        raise MarkError(f"{source}: no passage; each begins with a line '## NAME'")
    for head, after in zip(heads, [*heads[1:], None], strict=True):
        body = text[head.end() : after.start() if after else len(text)].strip()
        facts = dict(x.strip().split(": ", 1) for x in head["facts"].split("|") if x.strip())
        yield _passage(head["name"], facts, body, f"{source}, {head['name']}")


def _passage(name: str, facts: dict[str, str], body: str, where: str) -> Passage:
    plain, marks, end = "", [], 0
    for found in _MARK.finditer(body):
        plain += body[end : found.start()]
        marks.append(_mark(len(plain), found["words"], found["body"].split(), where))
        plain += found["words"]
        end = found.end()
    plain += body[end:]
    if stray := re.search(r"[\][{}]", plain):
        raise MarkError(f"{where}: a bracket that belongs to no mark near {plain[max(0, stray.start() - 30) :][:60]!r}")
    return Passage(name, facts, plain, tuple(marks))


def _mark(start: int, words: str, body: list[str], where: str) -> Mark:
    if not body:
        raise MarkError(f"{where}: no label on [{words}]")
    labels = tuple(body[0].split("/"))
    family = "cue" if labels == ("SAY",) else "toll" if set(labels) <= TOLLS else "event"
    if family == "event" and not set(labels) <= TYPES:
        raise MarkError(f"{where}: unknown label {body[0]} on [{words}]")
    parties: dict[str, tuple[str, ...]] = {}
    flags = []
    for item in body[1:]:
        key, equals, value = item.partition("=")
        if not equals:
            flags.append(item)
        elif key not in KEYS[family] or not all(_PARTY.fullmatch(x) for x in value.split("+")):
            raise MarkError(f"{where}: {item} on [{words}]; a {family} takes {', '.join(sorted(KEYS[family]))}=PARTY")
        else:
            parties[key] = tuple(sorted(value.split("+")))
    known = POLARITIES | MODALITIES | {"background", "?"}
    if unknown := set(flags) - known:
        raise MarkError(f"{where}: unknown flag {', '.join(sorted(unknown))} on [{words}]")
    return Mark(
        start,
        start + len(words),
        family,
        labels,
        parties,
        next((f for f in flags if f in POLARITIES), "affirmed"),
        next((f for f in flags if f in MODALITIES), "actual"),
        "background" if "background" in flags else "current",
        "?" in flags,
    )


def main() -> int:
    try:
        passages = load()
    except MarkError as error:
        print(error, file=sys.stderr)
        return 1
    counts = Counter(m.labels[0] for p in passages for m in p.marks)
    words = sum(len(p.text.split()) for p in passages)
    print(f"{len(passages)} passages, {words} words, {sum(counts.values())} marks")
    for label, count in counts.most_common():
        print(f"{count:6} {label}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
