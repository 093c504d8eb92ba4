"""The reader of acts: what its heads give, what it adds to the grammar's events, and what must stay as it is."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.errors import ReadingError
from standoff.reading.events.weighed import mentions_of, settled
from standoff.reading.read import Reader
from standoff.reading.tagging.acts import TYPES, ActHeads, Asked, Mention, Weighed, heard_in, load_act_heads, segment_of
from standoff.reading.tagging.tagger import Tagger, load_tagger
from standoff.record.check import check_reading
from standoff.record.rows import Event, Line, Participant, Report
from standoff.record.terms import EventType, Label

ANY_TEXT = st.text(alphabet=st.sampled_from("ab Ñ'’\"“” .,-?1é東İß\n"), max_size=80)


@pytest.fixture(scope="session")
def tagger() -> Tagger:
    return load_tagger()


@pytest.fixture(scope="session")
def heads() -> ActHeads:
    return load_act_heads()


def lines_of(text: str) -> tuple[Line, ...]:
    found, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Line(start, start + len(line), Label.BODY))
        start += len(line) + 1
    return tuple(found)


def events_of(reader: Reader, text: str) -> list[Event]:
    report = Report("r-acts", "", "acts.txt", text, language="en", lines=lines_of(text))
    reading = reader.read(report)
    assert check_reading(reading) == []
    return [e for e in reading.events if e.derived_from is None]


# --- the heads --------------------------------------------------------------------------------------


@settings(max_examples=25, deadline=None)
@given(ANY_TEXT)
def test_every_word_has_chances_that_sum_to_one_and_every_run_is_a_part_of_the_text(text: str) -> None:
    for encoded in load_tagger().encode(text, lines_of(text)):
        chances = load_act_heads().chances(encoded)
        assert chances.shape == (len(encoded.window.words), len(TYPES))
        assert np.allclose(chances.sum(axis=1), 1.0, atol=1e-4)
        for row in heard_in(encoded, chances):
            assert 0 <= row.span[0] < row.span[1] <= len(text)
            assert 0.0 < row.chance <= 1.0


def test_the_chances_of_parties_and_of_nobody_sum_to_one(tagger: Tagger, heads: ActHeads) -> None:
    text = "Peru said its guards had seized the ford. Ecuador called that a lie."
    (encoded,) = tagger.encode(text, lines_of(text))
    mentions = [Mention((0, 4), "PER", "a-1", "country"), Mention((42, 49), "ECU", "a-2", "country")]
    (scale,) = heads.weigh(text, encoded, [Asked((25, 31), frozenset({"PER"}))], mentions)
    assert scale.nobody + sum(scale.parties.values()) == pytest.approx(1.0, abs=1e-4)
    assert scale.mentions["PER"] is mentions[0]


def test_where_no_party_is_mentioned_it_is_nobody(tagger: Tagger, heads: ActHeads) -> None:
    text = "Shells fell on the bridge."
    (encoded,) = tagger.encode(text, lines_of(text))
    assert heads.weigh(text, encoded, [Asked((7, 11), frozenset())], []) == [Weighed(1.0)]


def test_a_span_outside_the_window_is_refused(tagger: Tagger, heads: ActHeads) -> None:
    text = "Shells fell on the bridge."
    (encoded,) = tagger.encode(text, lines_of(text))
    assert segment_of(encoded.window, (90, 95)) is None
    with pytest.raises(ValueError, match="not in the window"):
        heads.weigh(text, encoded, [Asked((90, 95), None)], [])


def test_heads_without_their_weights_say_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match=r"acts\.npz"):
        load_act_heads(tmp_path)


# --- what is settled --------------------------------------------------------------------------------

PERU = Mention((0, 4), "PER", "a-per", "country")
ECUADOR = Mention((30, 37), "ECU", "a-ecu", "country")
TEXT = "Peru said soldiers had shelled Ecuador."
WHOLE = (0, len(TEXT))
SOLDIERS = Participant(None, None, ((10, 18),), ("soldiers",))
BY_GRAMMAR = Participant("a-ecu", "ECU", ((30, 37),), ("Ecuador",))


def scale(nobody: float, **parties: float) -> Weighed:
    return Weighed(nobody, parties, {"PER": PERU, "ECU": ECUADOR})


def test_a_sure_weight_gives_an_open_side_its_party_and_keeps_the_words_of_the_clause() -> None:
    (found,), why = settled(TEXT, (SOLDIERS,), scale(0.05, PER=0.9, ECU=0.05), (), WHOLE)
    assert (found.party, found.quotes, found.via) == ("PER", ("soldiers",), ((0, 4),))
    assert why == "PER 0.90"


def test_without_words_of_its_own_the_side_rests_on_the_mention() -> None:
    (found,), _ = settled(TEXT, (), scale(0.05, PER=0.9, ECU=0.05), (), WHOLE)
    assert (found.party, found.quotes) == ("PER", ("Peru",))


def test_without_words_of_its_own_the_side_must_be_named_in_the_sentence() -> None:
    sure = scale(0.05, PER=0.9, ECU=0.05)
    assert settled(TEXT, (), sure, (), (10, len(TEXT))) == ((), "")
    assert settled(TEXT, (SOLDIERS,), sure, (), (10, len(TEXT)))[1] == "PER 0.90"


def test_an_unsure_weight_changes_nothing() -> None:
    assert settled(TEXT, (BY_GRAMMAR,), scale(0.3, PER=0.4, ECU=0.3), (), WHOLE) == ((BY_GRAMMAR,), "")
    assert settled(TEXT, (), scale(0.4, PER=0.35, ECU=0.25), (), WHOLE) == ((), "")


def test_what_names_those_struck_does_not_name_who_struck() -> None:
    sure = scale(0.02, ECU=0.97, PER=0.01)
    assert settled(TEXT, (), sure, [(27, 37)], WHOLE) == ((), "")
    assert settled(TEXT, (), sure, [(0, 9)], WHOLE)[1] == "ECU 0.97"


def test_what_the_grammar_chose_and_the_scale_confirms_stays_as_it_is() -> None:
    assert settled(TEXT, (BY_GRAMMAR,), scale(0.02, ECU=0.97, PER=0.01), (), WHOLE) == ((BY_GRAMMAR,), "")


# --- what is read -----------------------------------------------------------------------------------


def test_what_no_pattern_knows_is_heard_and_the_grounds_say_so(reader: Reader) -> None:
    text = (
        "The Ecuadorian brigade pushed up the valley on Monday and had the upper bridge by noon. "
        "Its guns worked on the village all night, and Peruvian sappers cut the road behind it.\n"
    )
    (heard,) = (e for e in events_of(reader, text) if "heard" in e.grounds)
    assert ([text[a:b] for a, b in heard.trigger], heard.type, heard.cameo) == (["worked"], EventType.ASSAULT, "190")


def test_who_did_it_is_weighed_where_the_clause_names_nobody(reader: Reader) -> None:
    text = (
        "Peru's navy picked up three Ecuadorian fishermen off Tumbes on Sunday. "
        "A day later a frigate came between two trawlers and sprayed them with water cannon.\n"
    )
    (sprayed,) = (e for e in events_of(reader, text) if "weighed" in e.grounds)
    (actor,) = sprayed.actors
    assert actor.party == "PER"
    assert sprayed.confidence is not None
    assert f"PER {sprayed.confidence:.2f}" in sprayed.grounds
    assert all(text[a:b] for a, b in (*actor.spans, *actor.via))


@pytest.mark.parametrize(
    "text",
    [
        "The storm took the roof off the market and left forty families in the dark.\n",
        "She opened a bakery and held the opinion that bread was the best weapon.\n",
        "Rovers took the lead, lost it, and held on for a draw at the river ground.\n",
    ],
)
def test_weather_opinions_and_sport_are_not_heard(reader: Reader, text: str) -> None:
    assert [e.grounds for e in events_of(reader, text) if "heard" in e.grounds] == []


def test_the_owner_of_what_was_struck_did_not_strike_it(reader: Reader) -> None:
    text = (
        "Peru and Ecuador traded charges over the valley.\n"
        "Pictures on the ministry's page show parts of a Peruvian army drone shot down near the ford on Monday.\n"
    )
    (shot,) = events_of(reader, text)
    assert all(p.party != "PER" for p in shot.actors)


def test_the_same_report_gives_the_same_events(reader: Reader) -> None:
    text = "Ecuadorian troops took the ford at dawn, Quito said. Lima said its guards had left before.\n"
    assert events_of(reader, text) == events_of(reader, text)


def test_a_reader_without_the_heads_leaves_events_to_the_grammar(reader: Reader) -> None:
    text = "Peruvian guns shelled an Ecuadorian post. A patrol took the ford.\n"
    alone = dataclasses.replace(reader, acts=None)
    assert all("heard" not in e.grounds and "weighed" not in e.grounds for e in events_of(alone, text))


def test_a_state_that_acts_is_a_mention_of_its_party(reader: Reader) -> None:
    text = "Peru shelled Quito."
    reading = reader.read(Report("r-m", "", "m.txt", text, language="en", lines=lines_of(text)))
    assert ("PER", "country") in {(m.party, m.kind) for m in mentions_of(reading.actors, reading.places)}
