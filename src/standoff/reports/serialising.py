"""A web page's visible text, as the report keeps it: one line for each block, in the order of the page.

Scripts, styles, templates, forms' fields and whatever the page itself hides are not visible text. White space is
collapsed to single spaces, and two links that touch are parted by one; soft hyphens and other characters that only
mark where a word may break are dropped. Each line keeps where it stood (`marks`: the telling elements around it) and
how much of it is links.
"""

import re
from collections import Counter
from dataclasses import dataclass, field

from standoff.reports.markup import Tag, Words, scan

_UNSEEN = frozenset({
    "script", "style", "template", "noscript", "svg", "math", "iframe", "object", "embed", "canvas", "audio",
    "video", "select", "textarea", "datalist", "title", "head", "noembed", "noframes", "map",
})  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "optgroup", "option", "p",
    "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "button",
})  # fmt: skip
_EMPTY = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
})  # fmt: skip
_ENDS_ITSELF = frozenset(["p", "li", "dt", "dd", "tr", "td", "th", "option", "a", "button"])
_TELLING = frozenset({
    "nav", "header", "footer", "aside", "figure", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "button",
    "form", "time", "article", "main", "li", "td", "th", "label", "blockquote", "pre", "address",
})  # fmt: skip
_LINE_BREAK = "\n"
_SPACE = re.compile(r"\s+")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_PUBLISHED = re.compile(r"(?<!-)(?:date)?publish|pub-?date|entry-date published", re.IGNORECASE)
_MAY_HIDE = re.compile(r"hidden|none|dialog", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line of the serialised page, `[start, end)` of its text; `linked` counts the characters that are links."""

    start: int
    end: int
    marks: frozenset[str]
    linked: int


@dataclass(frozen=True, slots=True)
class Page:
    """The serialised text, its lines, and what the page says of itself in its head."""

    text: str
    lines: tuple[PageLine, ...]
    title: str
    metas: tuple[tuple[str, str], ...]
    data: tuple[str, ...]
    times: tuple[str, ...]
    language: str | None
    canonical: str | None
    depth: int


@dataclass(slots=True)
class _Open:
    """An element that is open, and whether it hides what is in it."""

    name: str
    hides: bool


@dataclass(slots=True)
class _Builder:
    """The page as far as it was read."""

    stack: list[_Open] = field(default_factory=list)
    scopes: list[Counter[str]] = field(default_factory=lambda: [Counter()])
    every: Counter[str] = field(default_factory=Counter)
    hidden: int = 0
    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    marks: set[str] = field(default_factory=set)
    lines: list[PageLine] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    length: int = 0
    title: list[str] = field(default_factory=list)
    metas: list[tuple[str, str]] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    times: list[str] = field(default_factory=list)
    language: str | None = None
    canonical: str | None = None
    json_follows: bool = False
    depth: int = 0
    after_link: bool = False

    def words(self, words: Words) -> None:
        if words.raw == "title" and not self.title and not self.every["svg"]:
            self.title.append(words.text)
        if words.raw == "script" and self.json_follows:
            self.data.append(words.text)
        if self.hidden or words.raw:
            return
        text = words.text
        if not self.pieces and not text.strip():
            return
        self.pieces.append(text)
        self.after_link = False
        if not text.isspace():
            self.marks.update(name for name in _TELLING if self.every[name])
            if self.every["a"]:
                self.linked += len(text.strip())

    def end_line(self) -> None:
        if not self.pieces:
            return
        text = _SPACE.sub(" ", _INVISIBLE.sub("", "".join(self.pieces))).strip()
        if text:
            start = self.length
            self.lines.append(PageLine(start, start + len(text), frozenset(self.marks), min(self.linked, len(text))))
            self.texts.append(text)
            self.length += len(text) + len(_LINE_BREAK)
        self.pieces, self.linked, self.marks = [], 0, set()

    def opens(self, tag: Tag) -> None:
        name = tag.name
        attributes = self.note(tag)
        if name in _BLOCKS or name == "br":
            self.end_line()
        if name == "a" and self.after_link and self.pieces:
            self.pieces.append(" ")
        if name in _EMPTY:
            return
        if name in _BLOCKS:
            self.leave(name)
        if name in _ENDS_ITSELF and self.stack and self.stack[-1].name == name:
            self.pop()
        hides = name in _UNSEEN or _hides(name, attributes)
        self.stack.append(_Open(name, hides))
        self.depth = max(self.depth, len(self.stack))
        self.every[name] += 1
        self.hidden += hides
        if name in _BLOCKS:
            self.scopes.append(Counter())
        else:
            self.scopes[-1][name] += 1

    def closes(self, tag: Tag) -> None:
        name = tag.name
        self.after_link = name == "a"
        if name in _BLOCKS:
            self.end_line()
            if self.every[name]:
                while self.pop() != name:
                    pass
        elif name == "br":
            self.end_line()
        elif self.scopes[-1][name]:
            while self.pop() != name:
                pass

    def leave(self, name: str) -> None:
        """Ends what a block ends by beginning: a paragraph, and the head of a page that never said so."""
        if self.every["head"] and name not in ("html", "title"):
            while self.pop() != "head":
                pass
        if self.stack and self.stack[-1].name == "p":
            self.pop()

    def pop(self) -> str:
        element = self.stack.pop()
        self.every[element.name] -= 1
        self.hidden -= element.hides
        if element.name in _BLOCKS:
            self.scopes.pop()
        else:
            self.scopes[-1][element.name] -= 1
        return element.name

    def note(self, tag: Tag) -> dict[str, str]:
        """What a tag says of the page; the attributes, where they were worth reading."""
        name = tag.name
        if name != "meta" and "datepublished" in tag.rest.lower() and (stamp := tag.attributes().get("content")):
            self.metas.append(("datepublished", stamp.strip()))
        self.json_follows = name == "script" and "ld+json" in tag.rest
        if name == "meta":
            values = tag.attributes()
            key = values.get("property") or values.get("name") or values.get("itemprop")
            if key and values.get("content"):
                self.metas.append((key.lower(), values["content"].strip()))
        elif name == "time":
            values = tag.attributes()
            if stamp := values.get("datetime"):
                self.times.append(stamp.strip())
                if "pubdate" in values or _PUBLISHED.search(f"{values.get('itemprop', '')} {values.get('class', '')}"):
                    self.metas.append(("datepublished", stamp.strip()))
        elif name == "html":
            self.language = tag.attributes().get("lang") or self.language
        elif name == "link" and "canonical" in tag.rest and self.canonical is None:
            self.canonical = tag.attributes().get("href")
        elif _MAY_HIDE.search(tag.rest) or name == "dialog":
            return tag.attributes()
        return {}


def _hides(name: str, attributes: dict[str, str]) -> bool:
    if "hidden" in attributes and attributes["hidden"].lower() != "until-found":
        return name not in ("body", "html")
    if name == "dialog":
        return "open" not in attributes
    return name not in ("body", "html") and _HIDDEN.search(attributes.get("style", "")) is not None


def serialise(page: str) -> Page:
    """The visible text of an HTML page, with its lines and its head; the same page gives the same text, always."""
    builder = _Builder()
    for part in scan(page):
        if isinstance(part, Words):
            builder.words(part)
        elif part.closes:
            builder.closes(part)
        else:
            builder.opens(part)
    builder.end_line()
    return Page(
        text=_LINE_BREAK.join(builder.texts),
        lines=tuple(builder.lines),
        title=_SPACE.sub(" ", "".join(builder.title)).strip(),
        metas=tuple(builder.metas),
        data=tuple(builder.data),
        times=tuple(builder.times),
        language=builder.language,
        canonical=builder.canonical,
        depth=builder.depth,
    )
