"""What was said ends where a phrase ends, and a source is its name alone."""

from collections.abc import Callable

import pytest

from standoff.record.rows import Reading, Statement

UNHEARD = pytest.mark.xfail(reason="the network that hears speech misses it since it also hears acts")

Read = Callable[..., Reading]


def by_cue(reading: Reading) -> dict[str, Statement]:
    """The statements by the lemma of their cue."""
    return {row.cue.lemma: row for row in reading.statements if row.cue is not None}


def content(reading: Reading, lemma: str) -> str:
    return " … ".join(by_cue(reading)[lemma].content.quotes)


def source(reading: Reading, lemma: str) -> str:
    return " … ".join(by_cue(reading)[lemma].source.quotes)


@pytest.mark.parametrize(
    ("text", "lemma", "said"),
    [
        # a relative clause that tells what the speaker's man did there is not what was asked for
        ("Peru called for a Security Council meeting where its U.N. envoy Inés Paz accused Ecuador of theft.",
         "call", "a Security Council meeting"),
        # one that says which thing is meant stays whole
        ("Peru dismissed as forged the letters with which Ecuador backed its claim to the port.",
         "dismiss", "as forged the letters with which Ecuador backed its claim to the port"),
        pytest.param(
            "The ministry called the road an intrusion and rejected as fake the photographs with which Quito "
            "defended it.",
            "reject", "as fake the photographs with which Quito defended it", marks=UNHEARD),
        # a noun goes with its adjective, and none is drawn in from the next sentence
        ("Peru and Ecuador have come close to blows this week as they quarrel over several issues concerning the "
         "valley. A convoy was burnt.", "quarrel", "several issues concerning the valley"),
        # how a source wishes to be known is not what it says, nor what the outlet adds after it
        ("The truce took hold at noon local time (1700 GMT), according to radio reports and a diplomat, who asked not "
         "to be named, but it was broken soon after.", "according to", "The truce took hold at noon local time (1700 "
         "GMT)"),
        # what a note is about stands before its cue, and is not said in it
        ("In a note about the phone call, the palace said Ortiz had told Paz that the border must stay shut.",
         "say", "Ortiz had told Paz that the border must stay shut"),
        ("One guard died in what the Peruvian army described as an unprovoked ambush near the dam.",
         "describe", "an unprovoked ambush near the dam"),
        # what the outlet says of an account is not told in it
        ("Rebels reported that soldiers killed two herders in the valley, an account that nobody could confirm.",
         "report", "soldiers killed two herders in the valley"),
        # nor is who quoted its source
        ("According to the governor of Loja, quoted by the agency Sol, militiamen have seized the gold pits.",
         "according to", "militiamen have seized the gold pits"),
        # look-alikes: a question's words and a stranded preposition end what was said
        ("The army did not say where the shots came from.", "say", "where the shots came from"),
        ("The envoy said the truce was the one they had hoped for.", "say", "the truce was the one they had hoped for"),
    ],
)  # fmt: skip
def test_what_was_said_ends_where_a_phrase_ends(read: Read, text: str, lemma: str, said: str) -> None:
    assert content(read(text), lemma) == said


@pytest.mark.parametrize(
    ("text", "lemma", "name"),
    [
        ("Shortly after the Security Council meeting Quispe wrote that the valley was calm.", "write", "Quispe"),
        ("Peru on Thursday said its patrol had been shelled.", "say", "Peru"),
        ("CALLAO, March 4 (Sol) - Peru on Tuesday accused Ecuador of theft.", "accuse", "Peru"),
        ("14:20 Peru's army says two men are missing.", "say", "Peru's army"),
        ("The road was shut by the border guard, which said a drone had been seen.", "say", "the border guard"),
        ("“We call this a provocation,” underlined the envoy from Quito.", "underline", "the envoy from Quito"),
        # a title stays with its name,
        ("After the talks President Quispe said the valley was calm.", "say", "President Quispe"),
    ],
)
def test_a_source_is_the_name_alone(read: Read, text: str, lemma: str, name: str) -> None:
    assert source(read(text), lemma) == name


def test_a_closing_attribution_leaves_the_clock_time_out(read: Read) -> None:
    assert content(read("15:32 Two rangers lost their legs, a provincial hospital says."), "say") == (
        "Two rangers lost their legs"
    )


def test_a_thing_pointed_at_keeps_its_word(read: Read) -> None:
    assert content(read("Peru accused Ecuador of theft. Ecuador dismissed that version as laughable."), "dismiss") == (
        "that version as laughable"
    )


def test_a_verb_in_capitals_means_what_it_means_in_small_letters(read: Read) -> None:
    rows = by_cue(read("PERU'S ARMY SAID JETS HAD HIT A POST. ECUADOR DENIED THE CLAIM AND ACCUSED PERU OF SHELLING."))
    assert rows["deny"].stance == "deny"


def test_a_turn_answers_what_was_said_since_its_speaker_last_had_the_word(read: Read) -> None:
    reading = read(
        "QUESTION: Lima says that planes entered its airspace. Do you deny that?\n\n"
        "MR. HALE: Those reports are false.\n\nQUESTION: Was a radar offered?\n\n"
        "MR. HALE: I'm not going to speak of private conversations.\n"
    )
    first, last = [row for row in reading.statements if row.source.text == "MR. HALE" and row.parent is not None][-2:]
    assert first.answers is not None
    assert last.answers is None


def test_declining_to_comment_is_one_silence(read: Read) -> None:
    reading = read("Contacted by Radio Sud, the embassy of Peru declined to comment.")
    assert [row.attitude for row in reading.statements[1:]] == ["not-said"]


def test_a_source_has_the_whole_of_a_hyphenated_word(read: Read) -> None:
    reading = read("Peru has been silent.\n\nIts co-chairman, Jon Paz, denied that the talks had failed on Monday.")
    assert source(reading, "deny").startswith("co-chairman")
