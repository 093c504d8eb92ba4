"""A page as a flat stream of tags and text: our own scanner, so that a report's text depends on no library's version.

It makes no tree and does not recurse, and every character is looked at a bounded number of times, so that deep nesting
and broken markup cost no more than other pages. It knows what HTML's own tokenizer knows that matters for visible
text: comments, declarations, quoted attributes and the elements whose content is no markup.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

_NAME = re.compile(r"[a-zA-Z][^\s/>]*")
_TAG_END = re.compile(r"""(?:[^>"'=]|=\s*+(?:"[^"]*"|'[^']*')?|["'])*+>""")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+))?""")
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})


@dataclass(frozen=True, slots=True)
class Tag:
    """A start or end tag; `rest` is what stands between its name and its end, unread."""

    name: str
    closes: bool
    rest: str

    def attributes(self) -> dict[str, str]:
        """The attributes by lower-case name, entities decoded; the first of a name holds."""
        found: dict[str, str] = {}
        for match in _ATTRIBUTE.finditer(self.rest):
            found.setdefault(match[1].lower(), html.unescape((match[2] or "").strip("\"'")))
        return found


@dataclass(frozen=True, slots=True)
class Words:
    """A run of text between tags, entities decoded once; `raw` names the element whose content is no markup."""

    text: str
    raw: str | None = None


class _Scanner:
    """Where the scan stands, and which searches are already known to find nothing further on."""

    def __init__(self, page: str) -> None:
        self.page = page
        self.quotes_hold = True
        self.unclosed: set[str] = set()

    def tag_end(self, start: int) -> int:
        """The offset after the `>` that ends the tag whose attributes begin at `start`; -1 where there is none.

        A quotation mark that never closes makes the rest of the page one attribute. It is then no quotation mark, here
        and for the rest of the page: trying each anew would be quadratic.
        """
        if self.quotes_hold:
            match = _TAG_END.match(self.page, start)
            if match:
                return match.end()
            self.quotes_hold = False
        return self.page.find(">", start) + 1 or -1

    def raw_end(self, name: str, start: int) -> int:
        """The offset of the end tag that closes a raw element, or the end of the page."""
        if name in self.unclosed:
            return len(self.page)
        match = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(self.page, start)
        if match is None:
            self.unclosed.add(name)
            return len(self.page)
        return match.start()

    def past(self, closer: str, start: int) -> int:
        """The offset after the next `closer`, or the end of the page."""
        found = self.page.find(closer, start)
        return len(self.page) if found < 0 else found + len(closer)


def scan(page: str) -> Iterator[Tag | Words]:
    """The tags and the text of `page` in order."""
    scanner = _Scanner(page)
    at = plain = 0
    while (at := page.find("<", at)) >= 0:
        after, found = _markup(scanner, at)
        if after < 0:
            at += 1
            continue
        if at > plain:
            yield Words(html.unescape(page[plain:at]))
        at = plain = after
        if found is None:
            continue
        yield found
        if found.name in _RAW and not found.closes:
            end = scanner.raw_end(found.name, at)
            words = page[at:end]
            yield Words(html.unescape(words) if found.name == "title" else words, found.name)
            at = plain = end
    if plain < len(page):
        yield Words(html.unescape(page[plain:]))


def _markup(scanner: _Scanner, at: int) -> tuple[int, Tag | None]:
    """The offset after the markup that begins with the `<` at `at`, and its tag if it is one; -1 where it is text."""
    page = scanner.page
    if page.startswith("<!--", at):
        return scanner.past("-->", at + 4), None
    following = page[at + 1 : at + 2]
    if following in ("!", "?"):
        return scanner.past(">", at + 1), None
    closes = following == "/"
    name = _NAME.match(page, at + 1 + closes)
    if name is None:
        return -1, None
    end = scanner.tag_end(name.end())
    if end < 0:
        return -1, None
    return end, Tag(name[0].lower(), closes, page[name.end() : end - 1])
