"""The attribution tagger: words and windows at their offsets, legal tags, links, and what it adds to the grammar."""

import itertools
import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.errors import ReadingError
from standoff.knowledge.cues import load_cues
from standoff.reading.attribution.act import Attribution
from standoff.reading.attribution.grammar import find_attributions
from standoff.reading.attribution.tagged import with_tagged
from standoff.reading.attribution.tree import Tree
from standoff.reading.language import Model
from standoff.reading.statements.quotations import find_quotations
from standoff.reading.tagging.decoding import TAGS, best_tags, runs
from standoff.reading.tagging.linking import Surroundings
from standoff.reading.tagging.pieces import Pieces, words
from standoff.reading.tagging.tagger import Tagged, Tagger, load_tagger
from standoff.reading.tagging.windows import INSIDE, MARK, OUTSIDE, WINDOW, Window, pack, paragraph_words, shape
from standoff.record.rows import Line, Report
from standoff.record.terms import Label

VOCABULARY = {
    piece: n for n, piece in enumerate(["[UNK]", "the", "mini", "##ster", "##s", "said", "'", "s", ".", '"', "a"])
}
PIECES = Pieces(VOCABULARY)
ANY_TEXT = st.text(alphabet=st.sampled_from("ab Ñ'’\"“” .,-?1é東\u0301İß"), max_size=60)


@pytest.fixture(scope="session")
def tagger() -> Tagger:
    return load_tagger()


def lines_of(text: str, label: Label = Label.BODY) -> tuple[Line, ...]:
    found, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Line(start, start + len(line), label))
        start += len(line) + 1
    return tuple(found)


def said(tagger: Tagger, text: str) -> list[tuple[str, str, str]]:
    rows = tagger.read(text, lines_of(text))
    return [
        tuple(" .. ".join(text[a:b] for a, b in part) for part in (row.source, row.cue, row.content)) for row in rows
    ]


# --- words and windows ------------------------------------------------------------------------------


@given(ANY_TEXT)
def test_words_are_in_order_and_leave_out_only_white_space(text: str) -> None:
    spans = list(words(text, 0, len(text)))
    assert all(a < b for a, b in spans)
    assert all(one[1] <= two[0] for one, two in itertools.pairwise(spans))
    covered = {i for a, b in spans for i in range(a, b)}
    assert all(i in covered or c.isspace() for i, c in enumerate(text))


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("The", ["the"]),
        ("ministers", ["mini", "##ster", "##s"]),
        ("Mínister’s", ["mini", "##ster", "'", "s"]),
        ("xyz", ["[UNK]"]),
        ("a" * 61, ["[UNK]"]),
    ],
)
def test_a_word_is_cut_into_the_longest_pieces(word: str, pieces: list[str]) -> None:
    assert PIECES.of(word) == tuple(VOCABULARY[piece] for piece in pieces)


@pytest.mark.parametrize(
    ("word", "number"), [(",", 0), ("14", 1), ("2nd", 2), ("army", 3), ("UN", 4), ("I", 5), ("Quito", 6), ("iPhone", 7)]
)
def test_the_case_shape_of_a_word(word: str, number: int) -> None:
    assert shape(word) == number


def test_quotation_state_starts_anew_in_every_paragraph() -> None:
    text = 'She said "a the\nthe a'
    states = [[w.quoted for w in paragraph_words(text, line.start, line.end, PIECES)] for line in lines_of(text)]
    assert states == [[OUTSIDE, OUTSIDE, MARK, INSIDE, INSIDE], [OUTSIDE, OUTSIDE]]


@given(st.lists(st.text(alphabet="ab é.“", min_size=1, max_size=900), max_size=5), st.integers(16, WINDOW))
@settings(deadline=None, max_examples=50)
def test_every_word_is_in_one_window_and_no_window_is_too_long(paragraphs: list[str], first: int) -> None:
    text = "\n".join(paragraphs)
    cut = [paragraph_words(text, line.start, line.end, PIECES) for line in lines_of(text)]
    windows = list(pack((c for c in cut if c), first))
    assert [w for window in windows for w in window.words] == [w for c in cut for w in c]
    for window in windows:
        assert len(window.ids) <= WINDOW
        assert len(window.ids) == len(window.shapes) == len(window.quoted)
        for word, a, b in zip(window.words, window.first, window.last, strict=True):
            assert tuple(window.ids[a : b + 1]) == word.pieces


# --- decoding and linking ---------------------------------------------------------------------------


def legal(tags: list[int], paragraph: list[int]) -> bool:
    for n, tag in enumerate(tags):
        if tag and tag % 2 == 0:
            fresh = n == 0 or paragraph[n] != paragraph[n - 1]
            if fresh or tags[n - 1] not in (tag, tag - 1):
                return False
    return True


@given(st.integers(0, 10_000), st.integers(1, 4))
@settings(deadline=None, max_examples=40)
def test_the_tags_are_the_best_of_all_that_are_legal(seed: int, length: int) -> None:
    rng = np.random.default_rng(seed)
    scores = rng.normal(size=(length, TAGS)).astype(np.float32)
    paragraph = sorted(rng.integers(0, 2, length).tolist())
    found = best_tags(scores, paragraph)
    assert legal(found, paragraph)
    every = (list(tags) for tags in itertools.product(range(TAGS), repeat=length))
    best = max(sum(scores[n, t] for n, t in enumerate(tags)) for tags in every if legal(tags, paragraph))
    assert sum(scores[n, t] for n, t in enumerate(found)) == pytest.approx(best, abs=1e-4)


def test_runs_are_cut_where_one_begins() -> None:
    assert runs([0, 1, 2, 1, 3, 0, 5, 6]) == {"source": [(1, 2), (3, 3)], "cue": [(4, 4)], "content": [(6, 7)]}


def test_what_stands_between_two_segments_is_counted_either_way() -> None:
    text = "a the . said the a"
    window = Window()
    window.add(paragraph_words(text, 0, len(text), PIECES), 0)
    around = Surroundings.of(text, window, [(3, 3)])
    assert around.between((0, 0), (4, 4))[1:] == (1, 1, 0, 1)
    assert around.between((4, 4), (0, 0))[1:] == (1, 1, 0, 1)
    assert around.between((0, 0), (4, 4))[0] != around.between((4, 4), (0, 0))[0]


def test_all_pairs_at_once_are_what_each_pair_is_alone() -> None:
    text = 'a the . said "the a" . the minister said . a'
    window = Window()
    window.add(paragraph_words(text, 0, 21, PIECES), 0)
    window.add(paragraph_words(text, 21, len(text), PIECES), 1)
    around = Surroundings.of(text, window, [(3, 3)])
    segments = [(a, b) for a in range(len(window.words)) for b in range(a, min(a + 2, len(window.words)))]
    expected = [[list(around.between(one, other)) for other in segments] for one in segments]
    assert around.grid(segments, segments).tolist() == expected


# --- the model ----------------------------------------------------------------------------------------


def test_plain_speech_is_heard(tagger: Tagger) -> None:
    text = "The mayor of Tena said the bridge had been shelled twice before dawn."
    assert said(tagger, text) == [("The mayor of Tena", "said", "the bridge had been shelled twice before dawn")]


def test_where_nobody_speaks_nothing_is_heard(tagger: Tagger) -> None:
    assert said(tagger, "The bridge over the Napo is forty metres long and was built in 1974.") == []


def test_lines_that_are_not_read_are_not_heard(tagger: Tagger) -> None:
    text = "The mayor of Tena said the bridge had been shelled."
    assert tagger.read(text, lines_of(text, Label.NAVIGATION)) == ()


def test_the_same_text_gives_the_same_attributions(tagger: Tagger) -> None:
    text = "Quito denied the charge.\n“We were at home,” Colonel Rosa Paredes told reporters, “and slept.”"
    assert tagger.read(text, lines_of(text)) == tagger.read(text, lines_of(text))


@given(st.text(max_size=200))
@settings(deadline=None, max_examples=25)
def test_any_text_is_survived_and_every_span_is_a_part_of_it(tagger: Tagger, text: str) -> None:
    for row in tagger.read(text, lines_of(text)):
        assert row.cue
        assert row.content
        assert 0.0 <= row.certainty <= 1.0
        for start, end in (*row.source, *row.cue, *row.content):
            assert 0 <= start < end <= len(text)
            assert text[start:end] == text[start:end].strip()


@pytest.mark.parametrize("text", ['said "' * 2_000, "a" * 50_000, "“" * 3_000, "SAID THE ARMY " * 1_000])
def test_odd_texts_take_linear_time(tagger: Tagger, text: str) -> None:
    short = text[: len(text) // 4]
    tagger.read(short, lines_of(short))
    began = time.process_time()
    tagger.read(short, lines_of(short))
    middle = time.process_time()
    tagger.read(text, lines_of(text))
    assert time.process_time() - middle < 10 * (middle - began) + 0.2


def test_a_tagger_without_its_weights_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match=r"lacks encoder\.onnx, linkers\.npz, vocab\.txt"):
        load_tagger(tmp_path)


# --- what it adds to the grammar --------------------------------------------------------------------


def added(model: Model, text: str, rows: list[Tagged]) -> list[Attribution]:
    report = Report("r", "", "r", text, lines=lines_of(text))
    document = model.parse(report)
    tree = Tree(document)
    acts = find_attributions(document, find_quotations(text, document.lines), load_cues(), tree)
    return [act for act in with_tagged(acts, rows, tree, load_cues()) if act.rule == "tagged"]


def tagged(text: str, source: str, cue: str, content: str, certainty: float = 0.9) -> Tagged:
    spans = [((text.index(part), text.index(part) + len(part)),) if part else () for part in (source, cue, content)]
    return Tagged(spans[0], spans[1], spans[2], certainty)


def test_an_act_is_added_where_the_grammar_has_none(model: Model) -> None:
    text = "The ministry is of the view that the road stays shut."
    (act,) = added(model, text, [tagged(text, "The ministry", "is of the view", "the road stays shut")])
    assert (act.head, act.speaker, act.source) == (5, 1, ((0, 12),))


@pytest.mark.parametrize(
    ("source", "certainty"),
    [("", 0.9), ("the road", 0.9), ("On Monday", 0.9), ("The ministry", 0.3)],
    ids=["no source", "a thing", "a day", "unsure"],
)
def test_no_act_is_added_without_somebody_or_when_unsure(model: Model, source: str, certainty: float) -> None:
    text = "On Monday The ministry at the road is of the view that the gate stays shut."
    assert added(model, text, [tagged(text, source, "is of the view", "the gate stays shut", certainty)]) == []


@pytest.mark.parametrize(
    ("text", "cue", "content", "kept"),
    [
        ("The two ministers held a phone call about the siege.", "held a phone call about", "the siege", 0),
        ("The two ministers held out that the siege was over.", "held out", "that the siege was over", 1),
    ],
)
def test_what_talks_were_about_is_said_by_nobody(model: Model, text: str, cue: str, content: str, kept: int) -> None:
    assert len(added(model, text, [tagged(text, "The two ministers", cue, content)])) == kept


def test_what_the_grammar_has_is_left_as_it_is(model: Model) -> None:
    text = "The ministry said that the guards believed the road was shut."
    rows = [
        tagged(text, "The ministry", "said", "the guards"),
        tagged(text, "the guards", "believed", "the road was shut"),
    ]
    assert added(model, text, rows) == []
