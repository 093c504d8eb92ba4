"""SVG elements for the figures: built as a tree, so that every text and attribute is escaped when it is written out.

No element carries a style or a script: a page's policy may forbid both. Colours and strokes are classes, which
`templates/figures.css` gives their looks in light, in dark and on paper.
"""

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable

Element = ElementTree.Element


def element(tag: str, *children: Element | str, classes: str = "", **attributes: str | int | float | None) -> Element:
    """An element; an underscore in an attribute's name stands for a hyphen, None leaves the attribute out."""
    made = ElementTree.Element(tag)
    if classes:
        made.set("class", classes)
    for name, value in attributes.items():
        if value is not None:
            made.set(name.rstrip("_").replace("_", "-"), number(value) if isinstance(value, float) else str(value))
    last: Element | None = None
    for child in children:
        if isinstance(child, str):
            if last is None:
                made.text = (made.text or "") + child
            else:
                last.tail = (last.tail or "") + child
        else:
            made.append(child)
            last = child
    return made


def linked(href: str | None, title: str, *children: Element, classes: str = "") -> Element:
    """The children under one title, as a link where `href` is given; `href` must be an address of our own."""
    named = (element("title", title), *children)
    if href is None:
        return element("g", *named, classes=classes)
    return element("a", *named, classes=classes, href=href)


def drawing(width: float, height: float, label: str, children: Iterable[Element], classes: str = "") -> str:
    """The whole figure as text, to stand inside an HTML page."""
    svg = element(
        "svg",
        *children,
        classes=classes,
        viewBox=f"0 0 {number(width)} {number(height)}",
        role="group",
        aria_label=label,
        preserveAspectRatio="xMidYMid meet",
    )
    return ElementTree.tostring(svg, encoding="unicode", short_empty_elements=False)


def number(value: float) -> str:
    """A coordinate to a hundredth, without a tail of zeros."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
