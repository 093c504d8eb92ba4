"""The words of a name or a term as the language model parts them."""

import re

_PARTS = re.compile(r"(?<=[A-Za-z])([-/])(?=[A-Za-z])|(?<=[A-Za-z])(')$")


def parted(name: str) -> tuple[str, ...]:
    """The words of `name`, parted at a hyphen or a stroke between letters and before a last apostrophe."""
    return tuple(part for word in name.split() for part in _PARTS.split(word) if part)
