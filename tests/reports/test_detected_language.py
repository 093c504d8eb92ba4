"""The language of a text, told even where it is short and full of foreign names."""

import pytest

from standoff.reports.language import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Two guards were wounded when a patrol came under fire at the river, the ministry said on Friday.", "en"),
        (
            "In 1995 Peruvian troops shelled Tiwintza, killing nine Ecuadorean soldiers.\nIn 1999 they shelled Loja.",
            "en",
        ),
        ("Министерство обороны сообщило, что ночью на границе были обстреляны позиции.", "ru"),
        ("Prezidentul a spus că Moldova nu va ceda în fața Transnistriei la Tiraspol.", "ro"),
        ("3-1", None),
    ],
)
def test_the_language_or_none(text: str, language: str | None) -> None:
    assert detect_language(text) == language
