"""The who's who: what ships is whole, what a user adds is checked."""

from pathlib import Path

import pytest

from standoff.errors import KnowledgeError
from standoff.knowledge.whoswho import load_whos_who
from standoff.reading.actors.registry import load_registry


def test_every_shipped_fact_has_a_source() -> None:
    who = load_whos_who()
    assert all(row.source for rows in (who.bodies, who.outlets, who.metonyms, who.offices) for row in rows)


def test_an_office_is_held_between_its_dates() -> None:
    offices = {o.holder: o for o in load_whos_who().offices if o.party == "USA" and o.title == "president"}
    assert offices["Donald Trump"].held_between("2020-05-01", "2020-05-01")
    assert not offices["Donald Trump"].held_between("2021-05-01", "2021-05-02")
    assert offices["Joe Biden"].held_between(None, None)


def test_a_user_adds_a_conflict_without_touching_code(tmp_path: Path) -> None:
    (tmp_path / "groups.yaml").write_text(
        "groups:\n  - {id: RFG, kind: armed group, names: [River Front], demonyms: [], source: 'https://example.org'}\n"
    )
    (tmp_path / "offices.yaml").write_text(
        "offices:\n  - {party: RFG, office: commander, holder: 'Ola Brant', from: '2020', source: 'https://example.org'}\n"
    )
    registry = load_registry((tmp_path,))
    assert [o.party for o in registry.offices_of("Ola Brant")] == ["RFG"]
    assert "RFG" in registry.parties


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("offices", "{party: SDN, office: president, holder: A B, from: '2021-02-30', source: x}", "no date"),
        ("offices", "{party: ZZZ, office: president, holder: A B, from: '2021', source: x}", "unknown code"),
        ("offices", "{party: SDN, office: tsar, holder: A B, from: '2021', source: x}", "unknown to titles"),
        ("offices", "{party: SDN, office: president, holder: A B, from: '2021', to: '2020', source: x}", "before from"),
        ("offices", "{party: SDN, office: president, holder: A B, source: x}", "no from"),
        ("organisations", "{id: UN, names: [Union of Nothing], kind: x, source: x}", "given twice"),
        ("organisations", "{id: XY, names: [], kind: x, source: x}", "neither names nor acronyms"),
        ("outlets", "{id: x, names: [X Post], country: SDN, kind: outlet, ownership: royal, source: x}", "ownership"),
        (
            "outlets",
            "{id: x, names: [X Post], country: QQQ, kind: outlet, ownership: state, source: x}",
            "unknown code",
        ),
        ("outlets", "{id: x, names: [X Post], country: SDN, kind: outlet, ownership: state}", "no source"),
        ("metonyms", "{id: x, name: X, names: [X], party: SDN, kind: palace, source: x}", "must be one of"),
    ],
)
def test_a_bad_row_is_named_with_its_file(tmp_path: Path, name: str, content: str, message: str) -> None:
    (tmp_path / f"{name}.yaml").write_text(f"{name}:\n  - {content}\n")
    with pytest.raises(KnowledgeError, match=message):
        load_whos_who((tmp_path,))


def test_a_file_that_is_no_mapping_is_refused(tmp_path: Path) -> None:
    (tmp_path / "titles.yaml").write_text("- just\n- words\n")
    with pytest.raises(KnowledgeError, match="must hold a mapping"):
        load_whos_who((tmp_path,))
