"""Statements by layout and at second hand: turns, interviews, signed quotations, citing, silences, rival versions."""

from collections.abc import Callable

import pytest

from standoff.knowledge.cues import load_cues
from standoff.reading.attribution.act import Attribution
from standoff.reading.attribution.extents import with_extents
from standoff.reading.attribution.grammar import find_attributions
from standoff.reading.attribution.tree import Tree
from standoff.reading.cast import Cast, Referent
from standoff.reading.language import Model
from standoff.reading.statements.finding import find_statements
from standoff.reading.statements.quotations import find_quotations
from standoff.reading.tagging.tagger import Tagged
from standoff.record.ids import row_id
from standoff.record.rows import Actor, Line, Report, Statement
from standoff.record.terms import ActorKind, Attitude, Form, Label, SourceKind, Stance

Find = Callable[..., tuple[Statement, ...]]
PARTIES = {"Chad": "TCD", "Chadian": "TCD", "Libya": "LBY", "Libyan": "LBY", "Tripoli": "LBY", "N'Djamena": "TCD"}


def report_of(text: str, first: Label = Label.BODY) -> Report:
    lines, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            lines.append(Line(start, start + len(line), Label.BODY if lines else first))
        start += len(line) + 1
    return Report("r-turns", "", "test", text, outlet="The Sahel Ledger", lines=tuple(lines))


def cast_of(text: str) -> Cast:
    actors, referents = [], []
    for name, party in PARTIES.items():
        spans = [(i, i + len(name)) for i in range(len(text)) if text.startswith(name, i)]
        spans = [(a, b) for a, b in spans if not text[b : b + 1].isalpha()]
        if spans:
            actor = Actor(
                row_id("actor", [party]), party, ActorKind.COUNTRY, party, None, tuple(spans), (name,) * len(spans)
            )
            actors.append(actor)
            referents += [Referent(span, actor.id, party) for span in spans]
    return Cast.of(actors, referents)


@pytest.fixture(scope="module")
def find(model: Model) -> Find:
    def found(text: str, *, first: Label = Label.BODY) -> tuple[Statement, ...]:
        report = report_of(text, first)
        return find_statements(model.parse(report), report, cast_of(text), (), load_cues())[1:]

    return found


def said(row: Statement) -> tuple[str, str]:
    return row.source.text, " … ".join(row.content.quotes)


# --- transcripts and interviews ------------------------------------------------------------------------


def test_each_turn_of_a_transcript_is_its_speakers_statement_and_questions_are_none(find: Find) -> None:
    text = (
        "Delta News: How many boats were there?\n\n"
        "Spokeswoman: Two boats were seen at dawn.\n\nBoth have left.\n\n"
        "Delta News: Were they armed?\n\n"
        "Spokeswoman: We saw no weapons."
    )
    turns = [row for row in find(text) if row.cue is not None and row.cue.lemma == ":"]
    assert [said(row) for row in turns] == [
        ("Spokeswoman", "Two boats were seen at dawn. … Both have left."),
        ("Spokeswoman", "We saw no weapons."),
    ]


def test_a_first_person_in_a_turn_is_the_speaker_of_the_turn(find: Find) -> None:
    text = "Colonel Abakar: We demand that they leave.\nReporter: Why?\nColonel Abakar: We were here first."
    inner = next(row for row in find(text) if row.cue is not None and row.cue.lemma == "demand")
    assert inner.stance is Stance.DEMAND
    assert inner.source.kind is SourceKind.NAMED


def test_an_answer_is_the_interviewees(find: Find) -> None:
    text = (
        "Mahamat Saleh, a deputy governor, spoke to this newspaper.\n"
        "Q: Is the road open?\nA: The road is open to everybody.\n"
        "Q: Since when?\nA: Since the market came back on Monday."
    )
    answers = [row for row in find(text) if row.cue is not None and row.cue.lemma == ":"]
    assert [row.source.text for row in answers] == ["Mahamat Saleh", "Mahamat Saleh"]


def test_an_answer_in_an_interview_with_nobody_named_has_no_source(find: Find) -> None:
    text = "Q: Is the road open?\nA: The road is open to everybody.\nQ: Since when?\nA: Since the market came back."
    answers = [row for row in find(text) if row.cue is not None and row.cue.lemma == ":"]
    assert {(row.source.text, row.source.kind) for row in answers} == {("", SourceKind.UNKNOWN)}


@pytest.mark.parametrize(
    "text",
    [
        "Killed: three shepherds and a guide.\nWounded: eleven, most of them children.\nMissing: nobody so far.",
        "What happened next?\nThe column turned back at the wells.\nWho was in it?\nMen from three garrisons.",
        "Update: the crossing has been shut again since noon.",
    ],
)
def test_lists_and_questions_of_the_outlet_are_no_turns(find: Find, text: str) -> None:
    assert not [row for row in find(text) if row.cue is not None and row.cue.lemma in (":", "?")]


def test_a_flat_no_in_a_turn_denies_what_the_question_tells(find: Find) -> None:
    text = (
        "Reporter: Libya says that your men crossed at Wour. Did they?\n"
        "Ambassador: No. Nobody crossed.\nReporter: Are you sure?\nAmbassador: I am sure of it."
    )
    claim, answer, *_ = find(text)
    assert (answer.stance, answer.answers) == (Stance.DENY, claim.id)


def test_a_signed_quotation_is_the_signers(find: Find) -> None:
    (row,) = find("“They shot at the pumps and not at us.”\n— Zara Hisseine, well keeper")
    assert said(row) == ("Zara Hisseine, well keeper", "“They shot at the pumps and not at us.”")


def test_a_dash_under_a_line_without_quotation_signs_nothing(find: Find) -> None:
    assert not find("They shot at the pumps and not at us.\n— Zara Hisseine, well keeper")


def test_a_body_may_stand_after_a_headlines_claim(find: Find) -> None:
    (row,) = find("Raiders crossed the wadi at night: army", first=Label.HEADLINE)
    assert said(row) == ("army", "Raiders crossed the wadi at night")


# --- headlines of two sides, silences ----------------------------------------------------------------------


def test_a_semicolon_parts_two_sides_of_a_headline(find: Find) -> None:
    claim, answer = find("Chad says Libyan scouts fired first; Tripoli rejects it")
    assert said(claim) == ("Chad", "Libyan scouts fired first")
    assert (answer.source.text, answer.stance, answer.answers) == ("Tripoli", Stance.DENY, claim.id)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Tripoli neither confirmed nor denied that a patrol was lost.", "Tripoli"),
        ("The garrison could not be reached for comment.", "The garrison"),
        ("The minister declined to say how many had died.", "The minister"),
        ("Neither government has confirmed the figure.", "Neither government"),
        ("The envoy refused to be drawn on the matter.", "The envoy"),
    ],
)
def test_a_silence_is_said_by_its_words(find: Find, text: str, source: str) -> None:
    (row,) = find(text)
    assert (row.source.text, row.stance, row.attitude) == (source, Stance.NO_COMMENT, Attitude.NOT_SAID)


def test_evidence_not_given_is_a_limit_and_no_statement(find: Find) -> None:
    (row,) = find("The army said the convoy carried arms. It offered no evidence.")
    assert [limit.quotes for limit in row.limits] == [("It offered no evidence",)]


def test_a_convoy_that_could_not_be_reached_is_not_silent(find: Find) -> None:
    assert not find("The convoy could not be reached before dark.")


def test_one_asked_by_reporters_says_nothing_thereby(find: Find) -> None:
    assert [row.source.text for row in find("Asked about the raid, the governor said the road was open.")] == [
        "the governor"
    ]


# --- dismissals and rival versions ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        "there was no truth in the report",
        "the claim had no basis",
        "no such raid took place",
        "the ambush did not happen",
        "Tripoli was lying",
        "the reports were pure invention",
        "it had no record of any such flight",
    ],
)
def test_what_says_that_it_is_not_so_denies(find: Find, content: str) -> None:
    row = find(f"The Chadian army said {content}.")[0]
    assert row.stance is Stance.DENY


@pytest.mark.parametrize("content", ["the well lies in the hills", "talks would take place", "it had no fuel left"])
def test_what_looks_alike_asserts(find: Find, content: str) -> None:
    assert find(f"The Chadian army said {content}.")[0].stance is Stance.ASSERT


def test_a_version_on_ones_own_ground_denies_the_charge(find: Find) -> None:
    charge, version = find(
        "Libya accused Chad of moving a post across the line. Chad said the post stood inside its own territory."
    )
    assert (version.stance, version.answers) == (Stance.DENY, charge.id)


def test_a_version_without_a_charge_stays_a_claim(find: Find) -> None:
    (version,) = find("Chad said the post stood inside its own territory.")
    assert (version.stance, version.answers) == (Stance.ASSERT, None)


@pytest.mark.parametrize(("adverb", "stance"), [("coolly", Stance.REJECT), ("warmly", Stance.PRAISE)])
def test_the_tone_of_an_answer(find: Find, adverb: str, stance: Stance) -> None:
    (row,) = find(f"Tripoli responded {adverb} to the proposal.")
    assert row.stance is stance


def test_guns_that_respond_say_nothing(find: Find) -> None:
    assert not find("Libyan guns responded to the shelling within minutes.")


# --- at second hand ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "outer", "inner", "content"),
    [
        ("Radio Toumai, citing two officers, reported that the fort had fallen.", "Radio Toumai", "two officers",
         "the fort had fallen"),
        ("According to Radio Toumai, citing the governor's office, two men were caught.", "Radio Toumai",
         "the governor's office", "two men were caught"),
        ("The consul was sent home, the daily Al Nasr reported, citing the foreign ministry.", "the daily Al Nasr",
         "the foreign ministry", "The consul was sent home"),
    ],
)  # fmt: skip
def test_one_who_is_cited_stands_in_the_statement_of_the_one_who_cites(
    find: Find, text: str, outer: str, inner: str, content: str
) -> None:
    rows = {row.source.text: row for row in find(text)}
    assert rows[inner].parent == rows[outer].id
    assert rows[inner].content.quotes == rows[outer].content.quotes == (content,)


def test_reasons_are_cited_without_speaking(find: Find) -> None:
    assert "health concerns" not in [row.source.text for row in find("The minister resigned, citing health concerns.")]


def test_one_quoted_by_an_agency_stands_in_the_agencys_statement(find: Find) -> None:
    rows = {row.source.text: row for row in find("Haroun, quoted by the agency Sahel Press, said the fort had fallen.")}
    assert rows["Haroun"].parent == rows["the agency Sahel Press"].id


# --- where contents and sources end ---------------------------------------------------------------------------


def extents(model: Model, text: str, content: str, cue: str = "said", certainty: float = 0.97) -> tuple[str, ...]:
    """The content of the first act when the tagger gives the same cue that content."""
    report = report_of(text)
    document = model.parse(report)
    tree = Tree(document)
    quotations = find_quotations(text, document.lines)
    acts = find_attributions(document, quotations, load_cues(), tree)
    spans = [(text.index(part), text.index(part) + len(part)) for part in content.split(" … ")]
    at = text.index(cue)
    row = Tagged((), ((at, at + len(cue)),), tuple(spans), certainty)
    found: Attribution = next(a for a in with_extents(acts, [row], tree, quotations) if a.start == at)
    return tuple(text[a:b] for a, b in found.content)


def test_a_sure_tagger_ends_the_content_where_a_clause_of_the_outlet_begins(model: Model) -> None:
    text = "The army said the fort had fallen, which no reporter could see for himself."
    assert extents(model, text, "the fort had fallen") == ("the fort had fallen",)


def test_an_unsure_tagger_ends_nothing(model: Model) -> None:
    text = "The army said the fort had fallen, which no reporter could see for himself."
    assert extents(model, text, "the fort had fallen", certainty=0.4) != ("the fort had fallen",)


def test_words_from_afar_do_not_join_a_content(model: Model) -> None:
    text = "Of the fort at Wour, much was told. The army said the walls had fallen."
    assert extents(model, text, "the fort at Wour … the walls had fallen") == ("the walls had fallen",)


def test_a_content_does_not_take_in_the_next_act_of_its_speaker(model: Model) -> None:
    text = "The army said the fort had fallen and accused Libya of mining the road."
    assert extents(model, text, "the fort had fallen and accused Libya of mining the road") == ("the fort had fallen",)


def test_a_source_ends_before_a_dateline_and_a_quotation(find: Find) -> None:
    (row,) = find("(N'DJAMENA) President Hassan Djamous said the fort had fallen.")
    assert row.source.text == "President Hassan Djamous"


def test_a_form_is_none_where_a_headline_only_points(find: Find) -> None:
    _, answer = find("Chad says Libyan scouts fired first; Tripoli denies it")
    assert answer.form is Form.NONE
