"""What words above an event make of it: a blow that is taken for granted stays one, an imagined one does not."""

import pytest

from standoff.reading.read import Reader
from standoff.record.rows import Event, Line, Report
from standoff.record.terms import Ground, Label, Modality, Polarity

ACTUAL, FUTURE, DEMANDED, OFFERED = Modality.ACTUAL, Modality.FUTURE, Modality.DEMANDED, Modality.OFFERED
CONDITIONAL, HYPOTHETICAL = Modality.CONDITIONAL, Modality.HYPOTHETICAL
NOT_HAPPENED, DENIED = Polarity.NOT_HAPPENED, Polarity.DENIED


def event(reader: Reader, text: str, word: str) -> Event:
    report = Report("r", "", "r", text + "\n", language="en", lines=(Line(0, len(text), Label.BODY),))
    found = [e for e in reader.read(report).events if e.derived_from is None]
    return next(e for e in found if any(word in text[start:end] for start, end in e.trigger))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("We condemn the shelling of Kodori by Abkhaz guns.", "shelling"),
        ("Lebanon urged the Council to condemn the raid on Marjayoun.", "raid"),
        ("Mali called on its neighbours to denounce the attack on Kidal.", "attack"),
        ("Tbilisi must explain the shelling of Tskhinvali.", "shelling"),
        ("Niger may protest the seizure of its lorries by Libyan troops.", "seizure"),
        ("The government wants to discuss the attack on its convoy.", "attack"),
        ("Elders will never forgive the raid on the market of Gao.", "raid"),
        ("The bloc will respond to the attack on Manado.", "attack"),
        ("They said nothing about the raid on Gao.", "raid"),
        ("A trader says he heard gunfire behind the ridge, but nothing like last week.", "gunfire"),
        ("The UN wants the fighting to end.", "fighting"),
        ("Chad urged both to keep the truce signed in Sirte.", "signed"),
        ("Lima demanded the release of soldiers captured at Tiwintza.", "captured"),
        ("In a telephone call to Baku, the premier asked for talks.", "call"),
        ("They agreed, through Omani mediation, to leave the ridge.", "mediation"),
    ],
)
def test_what_is_taken_for_granted_happened(reader: Reader, text: str, word: str) -> None:
    found = event(reader, text, word)
    assert (found.polarity, found.modality) == (Polarity.AFFIRMED, ACTUAL)


@pytest.mark.parametrize(
    ("text", "word", "modality"),
    [
        ("The junta wants a war, an elder in Kidal said.", "war", HYPOTHETICAL),
        ("The minister fears the invasion of the strip.", "invasion", HYPOTHETICAL),
        ("Lima would regard an attack on its base as an act of war.", "attack", HYPOTHETICAL),
        ("An attack on its base would be an act of war.", "attack", HYPOTHETICAL),
        ("The bloc would respond to an attack on Manado.", "attack", HYPOTHETICAL),
        ("The town may come under attack.", "attack", HYPOTHETICAL),
        ("Georgia demanded the withdrawal of Russian troops.", "withdrawal", DEMANDED),
        ("We demand that Armenia tow the ship away.", "tow", DEMANDED),
        ("Kenya insisted that Uganda remove the post.", "remove", DEMANDED),
        ("Kuwait will reopen the crossing, should the two governments agree.", "agree", CONDITIONAL),
        ("Cairo brought a plan under which each side would free its prisoners.", "free", FUTURE),
        ("Cairo made a proposal under which each side would free its prisoners.", "free", DEMANDED),
        ("The council threatened sanctions against anyone who broke the truce.", "sanctions", CONDITIONAL),
        ("The junta claimed without proof that Niger had bombed the depot.", "bombed", HYPOTHETICAL),
        (
            "The premier alleged, without offering evidence, that rebels had shelled the school.",
            "shelled",
            HYPOTHETICAL,
        ),
        ("What Moscow calls an attack on the port was a gas explosion.", "attack", HYPOTHETICAL),
        ("A monument in the square shows soldiers storming a bunker.", "storming", HYPOTHETICAL),
        ("In a mock attack, jets bombed a hulk.", "bombed", HYPOTHETICAL),
        ("The envoy put forward a roadmap: a halt to the shelling, a meeting of the chiefs.", "meeting", DEMANDED),
        ("Oman urged both to return to the track of dialogue.", "dialogue", DEMANDED),
        ("We remain open to a meeting under the auspices of the Union.", "meeting", OFFERED),
        ("The mission can neither confirm nor deny that soldiers beat a monk.", "beat", HYPOTHETICAL),
    ],
)
def test_what_is_wanted_or_imagined_did_not(reader: Reader, text: str, word: str, modality: Modality) -> None:
    found = event(reader, text, word)
    assert (found.polarity, found.modality) == (Polarity.AFFIRMED, modality)


@pytest.mark.parametrize(
    ("text", "word", "polarity"),
    [
        ("The country is not in the business of starting wars.", "wars", NOT_HAPPENED),
        ("There would be no more talks with the rebels, the colonel said.", "talks", NOT_HAPPENED),
        ("He told the crowd that there would be no more talking with the rebels.", "talking", NOT_HAPPENED),
        ("The guns no longer fire on the town.", "fire", NOT_HAPPENED),
        ("The parties cannot agree on a map.", "agree", NOT_HAPPENED),
        ("A plan to send Kenyan troops was dropped.", "send", NOT_HAPPENED),
        ("A visit of President Deby to Sirte, agreed on a week earlier, was called off.", "visit", NOT_HAPPENED),
        ("The army rejects the insinuation that it planned to seize the cay.", "seize", DENIED),
        ("It does not mean, he adds, that Ecuador has withdrawn its troops.", "withdrawn", NOT_HAPPENED),
        ("The ministry called the alleged raid pure fantasy.", "raid", DENIED),
    ],
)
def test_what_is_no_more_or_never_was(reader: Reader, text: str, word: str, polarity: Polarity) -> None:
    assert event(reader, text, word).polarity is polarity


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Chad took part in the talks between Mali and Niger.", "talks"),
        ("The bloc has responded to an attack on Manado.", "attack"),
        ("The deal under which Chad freed ten men was signed in May.", "freed"),
        ("In the battle, jets bombed a hulk.", "bombed"),
        ("The premier, without warning, shelled the port.", "shelled"),
        ("The premier alleged, showing a film, that rebels had shelled the school.", "shelled"),
    ],
)
def test_look_alikes_of_the_imagined_happened(reader: Reader, text: str, word: str) -> None:
    found = event(reader, text, word)
    assert (found.polarity, found.modality) == (Polarity.AFFIRMED, ACTUAL)


@pytest.mark.parametrize(
    ("text", "word", "ground"),
    [
        ("Moldova does not want war.", "war", Ground.CURRENT),
        ("The larger battle began on 10 April.", "battle", Ground.CURRENT),
        ("There was no battle on Friday at all.", "battle", Ground.CURRENT),
        ("The two fought a war in 1995.", "war", Ground.BACKGROUND),
        ("Nobody wanted the war that ended in 1994.", "war", Ground.BACKGROUND),
    ],
)
def test_a_war_that_is_wanted_or_dated_by_its_day_is_no_history(
    reader: Reader, text: str, word: str, ground: Ground
) -> None:
    assert event(reader, text, word).ground is ground


def test_sharing_a_view_is_no_agreement(reader: Reader) -> None:
    def agreements(text: str) -> list[str]:
        report = Report("r", "", "r", text + "\n", language="en", lines=(Line(0, len(text), Label.BODY),))
        return [e.type.value for e in reader.read(report).events if e.type.value == "AGREE" and e.derived_from is None]

    assert agreements("Baku agrees that the truce holds.") == []
    assert agreements("Baku and Yerevan agreed that troops would leave the ridge.") == ["AGREE"]
