"""The cue lexicon: what it must hold, and what it refuses."""

import pytest

from standoff.errors import KnowledgeError
from standoff.knowledge.cues import lexicon_from, load_cues
from standoff.record.terms import Attitude, Stance


def test_it_is_broad() -> None:
    cues = load_cues()
    assert len(cues.verbs) >= 350
    assert len(cues.nouns) >= 80


@pytest.mark.parametrize(
    ("verb", "frame", "stance"),
    [
        ("say", "clause", Stance.ASSERT),
        ("accuse", "object of", Stance.ACCUSE),
        ("deny", "gerund", Stance.DENY),
        ("rule out", "object", Stance.REFUSE),
        ("call", "on infinitive", Stance.REQUEST),
        ("demand", "clause", Stance.DEMAND),
        ("offer", "infinitive", Stance.OFFER),
        ("refuse", "infinitive", Stance.REFUSE),
        ("warn", "of", Stance.WARN),
        ("comment", "none", Stance.NO_COMMENT),
    ],
)
def test_a_verb_has_a_stance_in_its_frame(verb: str, frame: str, stance: Stance) -> None:
    assert load_cues().verbs[verb][frame].stance is stance


def test_one_verb_may_mean_different_acts_in_different_frames() -> None:
    hope = load_cues().verbs["want"]
    assert hope["infinitive"].attitude is Attitude.INTENDED
    assert load_cues().verbs["believe"]["clause"].attitude is Attitude.THOUGHT


def test_things_that_cannot_speak_are_told_by_their_endings_unless_listed() -> None:
    cues = load_cues()
    assert not cues.may_speak("escalation")
    assert not cues.may_speak("war")
    assert cues.may_speak("delegation")
    assert cues.may_speak("administration")


def test_a_malformed_lexicon_is_a_knowledge_error() -> None:
    with pytest.raises(KnowledgeError, match="malformed"):
        lexicon_from({"classes": {"x": {"stance": "no such stance", "frames": [], "verbs": ["say"]}}})
