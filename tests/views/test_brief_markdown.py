"""The words of reports stay words in Markdown."""

import pytest

from standoff.views.brief_markdown import plain


@pytest.mark.parametrize(
    ("words", "escaped"),
    [
        ("two *brave* men", r"two \*brave\* men"),
        ("<img src=x onerror=alert(1)>", r"\<img src=x onerror=alert(1)\>"),
        ("[free](javascript:alert(1))", r"\[free\](javascript:alert(1))"),
        ("# not a heading", r"\# not a heading"),
        ("- not a list", r"\- not a list"),
        ("3. not a list", r"\3. not a list"),
        ("a\nb\r\nc", "a b c"),
        ("| not | a table", r"\| not \| a table"),
        ("a plain, well-known sentence (of 3.5 km).", "a plain, well-known sentence (of 3.5 km)."),
    ],
)
def test_markup_is_escaped(words: str, escaped: str) -> None:
    assert plain(words) == escaped


def test_an_address_is_not_made_a_link() -> None:
    assert "http://" not in plain("see http://example.org")
