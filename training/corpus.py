"""PolNeAR's attributions (Newell, Margolin and Ruths 2018) as tagged and linked windows. Nothing of it is kept."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from standoff.reading.tagging.pieces import Pieces
from standoff.reading.tagging.windows import Window, pack, paragraph_words

ROLES = ("source", "cue", "content")
TAGS = ("O", *(f"{place}-{role}" for role in ROLES for place in "BI"))


@dataclass(frozen=True)
class Document:
    text: str
    attributions: tuple[dict[str, tuple[tuple[int, int], ...]], ...]


@dataclass
class Example:
    """A window with a tag for each word, and for each attribution in it the segments of its roles, as word indexes."""

    window: Window
    tags: list[int]
    links: list[dict[str, list[tuple[int, int]]]]


def load(folder: Path) -> list[Document]:
    """The documents of one split, each with the annotations of its alphabetically first file."""
    found = []
    for path in sorted((folder / "text").glob("*.txt")):
        files = sorted((folder / "attributions").glob(f"{glob_escape(path.stem)}_????.ann"))
        if files:
            with path.open(encoding="utf-8", newline="") as file:
                text = file.read()
            found.append(Document(text, tuple(_attributions(files[0]))))
    return found


def glob_escape(stem: str) -> str:
    return re.sub(r"([*?\[])", r"[\1]", stem)


def _attributions(path: Path) -> Iterator[dict[str, tuple[tuple[int, int], ...]]]:
    spans: dict[str, tuple[tuple[int, int], ...]] = {}
    events = []
    with path.open(encoding="utf-8", newline="\n") as file:
        for line in file:
            fields = line.rstrip("\n").split("\t")
            if len(fields) > 1 and fields[0].startswith("T"):
                _, places = fields[1].split(" ", 1)
                spans[fields[0]] = tuple((int(a), int(b)) for a, b in (p.split() for p in places.split(";")))
            elif len(fields) > 1 and fields[0].startswith("E"):
                events.append(fields[1])
    for event in events:
        row: dict[str, tuple[tuple[int, int], ...]] = dict.fromkeys(ROLES, ())
        for part in event.split():
            role, key = part.split(":", 1)
            role = re.sub(r"\d+$", "", role).lower()
            if role in row and key in spans:
                row[role] += spans[key]
        if row["content"]:
            yield row


def examples(document: Document, pieces: Pieces, first_limit: int) -> Iterator[Example]:
    """The document as windows with gold."""
    text = document.text
    paragraphs = [
        paragraph_words(text, m.start(), m.end(), pieces) for m in re.finditer(r"[^\n]+", text) if m.group().strip()
    ]
    role_of: dict[int, tuple[int, tuple[int, ...]]] = {}
    for number, attribution in enumerate(document.attributions):
        for role, spans in attribution.items():
            for start, end in spans:
                for offset in range(start, end):
                    known, owners = role_of.get(offset, (ROLES.index(role), ()))
                    role_of[offset] = (known, (*owners, number))
    for window in pack(paragraphs, first_limit):
        yield _example(window, role_of, len(document.attributions))


def _example(window: Window, role_of: dict[int, tuple[int, tuple[int, ...]]], attributions: int) -> Example:
    """A word has one role, but several attributions may share it: one source of two cues is a segment of both."""
    tags: list[int] = []
    links: list[dict[str, list[tuple[int, int]]]] = [{r: [] for r in ROLES} for _ in range(attributions)]
    before: tuple[int, tuple[int, ...]] | None = None
    for n, word in enumerate(window.words):
        here = role_of.get(word.start)
        begins = here != before or (n > 0 and window.paragraph[n] != window.paragraph[n - 1])
        if here is None:
            tags.append(0)
        else:
            role, owners = here
            tags.append(1 + 2 * role + (0 if begins else 1))
            for number in owners:
                segments = links[number][ROLES[role]]
                if begins:
                    segments.append((n, n))
                else:
                    segments[-1] = (segments[-1][0], n)
        before = here
    return Example(window, tags, [x for x in links if x["cue"]])
