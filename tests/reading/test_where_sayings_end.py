"""Where a saying ends and the next begins, and sayings that the parse hides: counts, clauses of time, two speakers."""

from collections.abc import Callable

import pytest

from standoff.record.rows import Reading
from standoff.record.terms import Attitude

Read = Callable[..., Reading]


def sayings(reading: Reading) -> list[tuple[str, str]]:
    """Source and content of each statement but the root."""
    return [(row.source.text, " … ".join(row.content.quotes)) for row in reading.statements if row.cue is not None]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        # a clause of time ends what was said in it
        ("Since Caracas announced in May that all ferries must stop, thousands have crossed on foot.",
         "Caracas", "all ferries must stop"),
        ("In March, after a pier had burned in Arauca, Colombia's minister, Ana Restrepo, acknowledged that there were "
         "gaps.", "Colombia's minister, Ana Restrepo", "there were gaps"),
        # one verb, two speakers
        ("Bogotá said that it would reopen the bridge, and Caracas that it would not wait.",
         "Bogotá", "it would reopen the bridge"),
        ("Bogotá said that it would reopen the bridge, and Caracas that it would not wait.",
         "Caracas", "it would not wait"),
        # the second "that" is the outer speaker's
        ("Elders who were there say that Chad asked for the guides who had fled to be freed and that the Libyan "
         "officers would not hear of it.", "Chad", "the guides who had fled to be freed"),
        # a noun of saying, and what is told of it
        ("Mali's offer to mediate, made in May, was welcomed by both.", "Mali", "to mediate"),
        # counts, wherever they stand
        ("The army spoke on Monday of six dead and 17 injured.", "The army", "six dead and 17 injured"),
        ("It spoke at first of losses among the scouts.", "It", "losses among the scouts"),
        ("A trader in Faya put them at four men killed, one of them a guide, and nine wounded.",
         "A trader in Faya", "them at four men killed, one of them a guide, and nine wounded"),
        ("The Libyan army puts its losses at two dead and eleven wounded.",
         "The Libyan army", "its losses at two dead and eleven wounded"),
        # a plural that is a verb, a participle that is one, a clause behind adverbs
        ("A rebel leader claims that more than 40 Libyans were killed; he showed no photographs.",
         "A rebel leader", "more than 40 Libyans were killed"),
        ("And in Faya, the United Nations mission called on Chad and Libya to spare the wells.",
         "the United Nations mission", "Chad and Libya to spare the wells"),
        ("Libya acknowledged more than once that the map of 1955 gives it nothing.",
         "Libya", "the map of 1955 gives it nothing"),
        # what is not said goes on with the speaker
        ("The rebels said that they would free him but have not said whether they did.",
         "The rebels", "they would free him"),
        # a headline of two halves
        ("Guns quiet after talks at Aozou, but Tripoli denies any deal", "Tripoli", "any deal"),
    ],
)  # fmt: skip
def test_a_saying_has_its_own_bounds(read: Read, text: str, source: str, content: str) -> None:
    assert (source, content) in sayings(read(text))


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Bogotá said that the bridge would reopen and that Caracas would pay.",
         "Bogotá", "the bridge would reopen and that Caracas would pay"),
        ("Bogotá said that troops and the guards that watch the bridge would stay.",
         "Bogotá", "troops and the guards that watch the bridge would stay"),
        ("Chad claims that it never left.", "Chad", "it never left"),
        ("The rebels said that they would go home but would not give up the wells.",
         "The rebels", "they would go home but would not give up the wells"),
    ],
)  # fmt: skip
def test_a_saying_is_not_cut_where_it_goes_on(read: Read, text: str, source: str, content: str) -> None:
    assert (source, content) in sayings(read(text))


def test_neither_side_replies(read: Read) -> None:
    reading = read("The mission offered its help in the search. Neither government has replied.")
    last = reading.statements[-1]
    assert (last.source.text, last.attitude) == ("Neither government", Attitude.NOT_SAID)


def test_a_claim_that_is_a_noun_stays_one(read: Read) -> None:
    reading = read("The rebels' claims that the wells were mined could not be checked.")
    assert ("The rebels", "the wells were mined") in sayings(reading)


def test_who_answers_in_turn_speaks_on(read: Read) -> None:
    reading = read(
        "A spokesman for the rebels rejected the charge that their men had mined the wells, and in turn accused the "
        "scouts of having beaten a guide."
    )
    assert ("A spokesman for the rebels", "the scouts of having beaten a guide") in sayings(reading)
    assert all("beaten" not in said for _, said in sayings(reading) if "mined" in said)


def test_a_plural_that_claims(read: Read) -> None:
    assert ("The rebels of the Tibesti", "they shot the drone down") in sayings(
        read("The rebels of the Tibesti claim that they shot the drone down.")
    )


def test_what_an_account_is(read: Read) -> None:
    reading = read(
        "Guyana's version is that a sergeant stopped the boat and took the engine. The version is out of print."
    )
    assert sayings(reading) == [("Guyana", "a sergeant stopped the boat and took the engine")]


def test_what_is_beyond_acceptance(read: Read) -> None:
    assert ("Chad", "such posts") in sayings(read("Chad cannot accept such posts under any circumstances."))
    assert not sayings(read("The old bridge cannot accept such lorries."))
