"""The review page: the queue, and decisions that go into the log and are carried out."""

import shutil
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from visiting import visitor

from standoff.engine import joining
from standoff.store import Store
from standoff.web.settings import Settings

OURS = {"origin": "http://localhost"}


@pytest.fixture
def copy(record: Path, tmp_path: Path) -> Path:
    """A record that may be changed."""
    path = tmp_path / "copy.standoff"
    shutil.copy(record, path)
    return path


def decide(client: TestClient, decision: str, by: str = "A. Reader", why: str = "checked") -> int:
    sent = {"decision": decision, "by": by, "why": why}
    return client.post("/review", data=sent, headers=OURS, follow_redirects=False).status_code


def test_the_queue_is_that_of_the_command_line(copy: Path) -> None:
    from standoff.reconcile.queueing import queue

    with Store(copy) as store:
        wanted = [item.id for item in queue(store.record(joining()))]
    found = [item["id"] for item in visitor(Settings(copy)).get("/review.json").json()]
    assert found == wanted
    assert wanted


def test_a_rejected_statement_leaves_the_record_and_stays_in_the_log(copy: Path) -> None:
    shown = visitor(Settings(copy))
    dispute = shown.get("/api/v1/disputes").json()["rows"][0]
    assert decide(shown, f"reject {dispute['id']}", why="a slip of the agency") == 303
    assert dispute["id"] not in {row["id"] for row in shown.get("/api/v1/disputes?limit=500").json()["rows"]}
    page = shown.get("/review").text
    assert "a slip of the agency" in page
    assert "A. Reader" in page
    with Store(copy) as store:
        assert [entry.by for entry in store.reviews()] == ["A. Reader"]
        assert store.audit(joining()) == []


def test_what_is_accepted_leaves_the_queue(copy: Path) -> None:
    shown = visitor(Settings(copy))
    before = shown.get("/review.json").json()
    item = next(i for i in before if i["kind"] == "contested" and i["table"] == "disputes")
    assert decide(shown, f"accept {item['rows'][0]}") == 303
    assert item["id"] not in {i["id"] for i in shown.get("/review.json").json()}


@pytest.mark.parametrize(
    ("decision", "by", "why", "status"),
    [
        ("reject s-000000000000", "A. Reader", "checked", 400),
        ("explode i-000000000000", "A. Reader", "checked", 400),
        ("", "A. Reader", "checked", 400),
        ("accept a b c d e f g h i j", "A. Reader", "checked", 400),
        ("merge i-000000000000", "A. Reader", "checked", 400),
        ("accept DISPUTE", "", "checked", 400),
        ("accept DISPUTE", "A. Reader", "", 400),
    ],
)
def test_a_decision_that_cannot_be_made_is_told_and_logs_nothing(
    copy: Path, decision: str, by: str, why: str, status: int
) -> None:
    shown = visitor(Settings(copy))
    dispute = shown.get("/api/v1/disputes").json()["rows"][0]["id"]
    assert decide(shown, decision.replace("DISPUTE", dispute), by, why) == status
    with Store(copy) as store:
        assert store.reviews() == ()


def test_a_form_that_is_too_large_or_garbled_is_refused(copy: Path) -> None:
    shown = visitor(Settings(copy))
    assert shown.post("/review", content=b"x" * 200_000, headers=OURS).status_code == 413
    assert shown.post("/review", content=(b"a=1&" for _ in range(50_000)), headers=OURS).status_code == 413
    assert shown.post("/review", content=b"a=1&" * 50, headers=OURS).status_code == 400


def test_a_rejected_statement_is_no_longer_highlighted_nor_listed(copy: Path) -> None:
    shown = visitor(Settings(copy))
    statement = shown.get("/api/v1/statements", params={"stance": "deny"}).json()["rows"][0]
    page = f"/reports/{statement['report']}"
    assert statement["id"] in shown.get(page).text
    assert decide(shown, f"reject {statement['id']}") == 303
    assert statement["id"] not in shown.get(page).text
    listed = shown.get("/api/v1/statements?limit=500").json()["rows"]
    assert statement["id"] not in {row["id"] for row in listed}
