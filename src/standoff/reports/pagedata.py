"""What a page's head says of the report: title, outlet, author, dates, address and language."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from standoff.reports.serialising import Page

_PUBLISHED = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "publishdate",
    "publish-date", "publish_date", "pubdate", "pub_date", "publication_date", "date", "dc.date", "dc.date.issued",
    "dc.date.created", "dcterms.created", "dcterms.issued", "dcterms.date", "parsely-pub-date", "sailthru.date",
    "article.published", "published-date", "article_date_original", "cxenseparse:recs:publishtime", "bt:pubdate",
)  # fmt: skip
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified", "lastmod")
_AUTHOR = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl")
_TITLE = ("og:title", "twitter:title", "dc.title", "parsely-title")
_ARTICLES = ("Article", "Posting", "Report", "WebPage")
_YEAR = re.compile(r"(?:19|20)\d{2}-\d{2}")
_MAX_DATA = 2_000_000


@dataclass(frozen=True, slots=True)
class PageData:
    """The page's own metadata; every field is empty for a plain text."""

    title: str | None = None
    page_title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None
    published: tuple[tuple[str, str], ...] = ()
    """Publication stamps as (method, value), the most telling first."""
    modified: tuple[str, ...] = ()
    """Stamps of the last change."""
    years: frozenset[int] = frozenset()
    """The years of the page's `time` elements, for a line that leaves its own out."""


def page_data(page: Page) -> PageData:
    """What the head of `page` says, without judging it."""
    metas: dict[str, str] = {}
    for key, value in page.metas:
        metas.setdefault(key, value)
    articles = [item for block in page.data for item in _articles(block)]
    stamps = [("json-ld", v) for item in articles if isinstance(v := item.get("datePublished"), str)]
    stamps += [("meta", metas[key]) for key in _PUBLISHED if key in metas]
    if len(set(page.times)) == 1:
        stamps.append(("time-element", page.times[0]))
    changed = [v for item in articles if isinstance(v := item.get("dateModified"), str)]
    changed += [metas[key] for key in _MODIFIED if key in metas]
    author = next((metas[key] for key in _AUTHOR if key in metas and "/" not in metas[key]), None)
    url = page.canonical or metas.get("og:url")
    return PageData(
        title=next((metas[key] for key in _TITLE if metas.get(key)), None) or page.title or None,
        page_title=page.title or None,
        outlet=metas.get("og:site_name"),
        author=author or next((name for item in articles if (name := _name(item.get("author")))), None),
        url=url if url and url.startswith(("http://", "https://")) else None,
        language=(page.language or "").partition("-")[0].partition("_")[0].lower() or None,
        published=tuple(stamps),
        modified=tuple(changed),
        years=frozenset(int(stamp[:4]) for stamp in page.times if _YEAR.match(stamp)),
    )


def _articles(block: str) -> Iterator[dict[str, Any]]:
    """The items of a JSON-LD block that are articles: at its top, in its list or its graph; nothing deeper."""
    if len(block) > _MAX_DATA:
        return
    try:
        found = json.loads(block, strict=False)
    except (ValueError, RecursionError):
        return
    for item in found if isinstance(found, list) else [found]:
        graph = item.get("@graph") if isinstance(item, dict) else None
        for one in [item, *(graph if isinstance(graph, list) else [])]:
            if isinstance(one, dict) and str(_first(one.get("@type"))).endswith(_ARTICLES):
                yield one


def _first(value: object) -> object:
    return value[0] if isinstance(value, list) and value else value


def _name(author: object) -> str | None:
    author = _first(author)
    name = author.get("name") if isinstance(author, dict) else author
    return name.strip() or None if isinstance(name, str) and "://" not in name else None
