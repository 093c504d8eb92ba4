"""What kind of version of a happening a content gives, and where two versions stand against each other."""

from collections.abc import Callable

import pytest

from standoff.reading.attribution.tree import Tree
from standoff.reading.language import Model
from standoff.reading.statements.versions import Version, Versions
from standoff.record.rows import Reading

Of = Callable[[str], Version]


@pytest.fixture(scope="module")
def version(model: Model, read: Callable[..., Reading]) -> Of:
    """The version that the first saying of a text gives."""

    def of(text: str) -> Version:
        reading = read(text)
        row = next(s for s in reading.statements if s.cue is not None)
        return Versions(Tree(model.parse(reading.report))).of(row)

    return of


@pytest.mark.parametrize(
    ("one", "other", "pair"),
    [
        ("Peru said that six terrorists were killed.", "Ecuador said that a farmer and his son died.", "persons"),
        ("Peru said that the shell hit a launcher.", "Ecuador said that the shell hit a clinic.", "places"),
        ("Peru said that it was a raid.", "Ecuador said that it was a drill.", "causes"),
        ("Peru said that its men had seized the ridge.", "Ecuador said that its men still held the ridge.", "holding"),
        ("Peru said that the envoy was kidnapped.", "Ecuador said that the envoy had defected.", "custody"),
        ("Peru said that the lorries carried flour.", "Ecuador said that the lorries carried grenades.", "goods"),
    ],
)  # fmt: skip
def test_two_versions_of_one_thing_stand_on_contrary_poles(version: Of, one: str, other: str, pair: str) -> None:
    assert pair in version(one).contrary(version(other))
    assert pair in version(other).contrary(version(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # the same in other words
        ("Peru said that three villagers were killed.", "Ecuador said that a mother and two children had died."),
        # who speaks of both poles takes neither
        ("Peru said that soldiers and villagers had died.", "Ecuador said that villagers had died."),
        # another matter
        ("Peru said that six terrorists were killed.", "Ecuador said that the harvest had failed."),
    ],
)  # fmt: skip
def test_versions_that_agree_or_tell_of_something_else_do_not(version: Of, one: str, other: str) -> None:
    assert "persons" not in version(one).contrary(version(other))


def test_figures_are_told_without_commas_and_one_tells_none(version: Of) -> None:
    assert version("Peru said that 1,200 houses and nine mills had burned.").figures == {"1200", "nine"}
    assert version("Peru said that one house had burned.").figures == frozenset()


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("Peru said that they had never been there.", "pronoun"),
        ("Peru said that the boat was empty.", "definite"),
        ("Peru said that fishermen had seen it.", "bare"),
    ],
)
def test_how_a_content_opens(version: Of, text: str, opens: str) -> None:
    assert version(text).opens == opens


def test_who_was_there_saw_it_and_who_only_says_that_others_did_not(version: Of) -> None:
    assert version("A nurse said that she had seen three bodies.").saw
    assert not version("The ministry said that villagers had seen three bodies.").saw


def test_what_names_the_thing_is_a_copula_with_a_noun(version: Of) -> None:
    assert version("Peru said that it was thunder.").names_it
    assert not version("Peru said that it was loud.").names_it


def test_a_saying_without_content_gives_no_version(version: Of) -> None:
    assert version("Peru did not comment.") == Version()
