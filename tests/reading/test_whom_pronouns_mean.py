"""Pronouns that agree, or do not, with who speaks: "the Front says that they are well", "it is ready to talk"."""

from collections.abc import Callable

import pytest

from standoff.record.rows import Reading
from standoff.record.terms import EventType

Read = Callable[..., Reading]


def parties(reading: Reading, words: str) -> set[str | None]:
    said = [s for s in reading.statements if s.cue is not None and s.source.text.startswith(words)]
    assert said, [s.source.text for s in reading.statements]
    return {holder.party for s in said for holder in s.source.holders if holder.party}


HELD = "Five men were captured at Huari by the Ridge Front, a rebel group. "


@pytest.mark.parametrize(
    ("text", "front_is_held"),
    [
        (HELD + "The Ridge Front says that they are being held near Loja.", False),
        # Whom no verb speaks of as one, they may be.
        (HELD + "Peru will try the Ridge Front men, who say that they are being held near Loja.", True),
    ],
)
def test_they_are_not_whom_a_verb_speaks_of_as_one(read: Read, text: str, front_is_held: bool) -> None:
    targets = {t.party for e in read(text).events if e.type is EventType.COERCE for t in e.targets}
    assert ("RIDGE-FRONT" in targets) is front_is_held


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Peru rejects the charge. If the men are freed, it is prepared to open the bridge.", {"PER"}),
        ("Peru rejects the charge. It is ready to open the bridge.", {"PER"}),
        # Nobody is meant where the clause behind is the subject.
        ("Peru rejects the charge. It is hard to open the bridge.", set()),
        ("Peru rejects the charge. It is clear that the bridge is shut.", set()),
    ],
)
def test_who_is_ready_to_do_something_is_somebody(read: Read, text: str, party: set[str]) -> None:
    reading = read(text)
    assert {p.party for p in reading.positions if "bridge" in " ".join(p.quotes)} - {None} <= party
    said = [s for s in reading.statements if s.cue is not None and s.source.text.casefold() == "it"]
    assert {h.party for s in said for h in s.source.holders} - {None} == party
