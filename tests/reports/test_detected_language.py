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
        (
            "The brigade said that its posts were shelled from the ridge, and that the wounded were taken to the camp. "
            "They had been warned, but who would have left? The governor of Loja, who was there, said nothing. " * 2,
            "en",
        ),
        (
            "He said that they were there, and that the posts from which it came were burnt. But who would tell? "
            + "Le gouverneur a déclaré que les postes de la frontière avaient été attaqués pendant la nuit. " * 8,
            "fr",
        ),
        ("3-1", None),
    ],
)
def test_the_language_or_none(text: str, language: str | None) -> None:
    assert detect_language(text) == language
