"""The API: the tables, one row with its evidence, one shape of error, ETags, and what schemathesis makes of it."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from standoff.store import Store
from standoff.web.api_tables import TABLES


def error(response: Any) -> str:
    """The sentence of an error, after checking that it has the one shape."""
    body = response.json()
    assert set(body) == {"type", "title", "status", "detail"}
    assert body["status"] == response.status_code
    assert response.headers["content-type"] == "application/problem+json"
    return str(body["detail"])


@pytest.mark.parametrize("table", TABLES)
def test_every_table_is_given_in_stretches_and_each_row_with_its_evidence(client: TestClient, table: str) -> None:
    page = client.get(f"/api/v1/{table}", params={"limit": 2}).json()
    assert page["table"] == table
    assert len(page["rows"]) == min(2, page["count"])
    if page["count"] > 2:
        following = client.get(page["next"]).json()
        assert following["offset"] == 2
        assert following["rows"][0]["id"] not in {row["id"] for row in page["rows"]}
    for row in page["rows"]:
        one = client.get(f"/api/v1/{table}/{row['id']}").json()
        assert one["row"]["id"] == row["id"]
        for evidence in one["evidence"]:
            report = client.get(f"/api/v1/reports/{evidence['report']}").json()["row"]
            words = [report["text"][a:b] for a, b in evidence["spans"]]
            assert words == evidence["quotes"]


def test_filters_keep_what_they_say(client: TestClient) -> None:
    denials = client.get("/api/v1/statements", params={"stance": "deny"}).json()["rows"]
    assert denials
    assert {row["stance"] for row in denials} == {"deny"}
    of_eritrea = client.get("/api/v1/incidents", params={"party": "eri"}).json()["rows"]
    assert of_eritrea
    assert all("ERI" in row["parties"] for row in of_eritrea)
    assert client.get("/api/v1/incidents", params={"since": "2032"}).json()["rows"] == []


def test_incidents_are_those_that_the_record_holds(client: TestClient, record: Path) -> None:
    from standoff.engine import joining

    with Store(record) as store:
        wanted = {i.id for i in store.record(joining()).incidents}
    found = client.get("/api/v1/incidents", params={"limit": 500}).json()
    assert {row["id"] for row in found["rows"]} == wanted
    assert found["count"] == len(wanted)


def test_an_incident_has_the_address_of_each_of_its_mentions(client: TestClient) -> None:
    incident = max(client.get("/api/v1/incidents").json()["rows"], key=lambda row: len(row["events"]))
    for mention in incident["events"]:
        assert client.get(f"/api/v1/incidents/{mention}").json()["row"]["id"] == incident["id"]
        assert incident["headline"] in client.get(f"/incidents/{mention}").text
    assert client.get("/api/v1/incidents/e-000000000000").status_code == 404


def test_words_are_found_with_what_they_can_be_narrowed_by(client: TestClient) -> None:
    found = client.get("/api/v1/search", params={"q": "ceasefire", "in": "reports"}).json()
    assert found["count"] == 1
    assert found["facets"]["outlet"] == [{"value": "Highland Wire", "count": 1}]
    assert client.get("/api/v1/search", params={"q": '"AND OR NOT ('}).status_code == 200


def test_the_record_of_a_day_holds_nothing_later(client: TestClient) -> None:
    known = client.get("/api/v1/reports", params={"as_known_on": "2031-06-05"}).json()
    assert [row["outlet"] for row in known["rows"]] == ["Horn Courier"]
    assert client.get("/api/v1/agreements", params={"as_known_on": "2031-06-05"}).json()["count"] == 0
    assert client.get("/api/v1/agreements").json()["count"] >= 1


def test_an_answer_is_not_sent_again_while_it_holds(client: TestClient) -> None:
    first = client.get("/api/v1/incidents")
    again = client.get("/api/v1/incidents", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/api/v1/disputes").headers["etag"] != first.headers["etag"]


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/nothing", 404, "nothing at this address"),
        ("/incidents/i-000000000000", 404, "there is no row"),
        ("/incidents?type=WAR", 400, "ASSAULT"),
        ("/incidents?colour=red", 400, "colour"),
        ("/incidents?since=2031-02-30", 400, "not a day"),
        ("/incidents?since=2031-06-09&until=2031-06-01", 400, "lies after"),
        ("/incidents?limit=0", 400, "limit"),
        ("/incidents?limit=many", 400, "limit"),
        ("/incidents?as_known_on=yesterday", 400, "not a day"),
        ("/search", 400, "q"),
        (f"/search?q={'a' * 301}", 400, "q"),
    ],
)
def test_every_error_has_one_shape_and_says_what_to_do(
    client: TestClient, address: str, status: int, words: str
) -> None:
    response = client.get(f"/api/v1{address}")
    assert response.status_code == status
    assert words in error(response)


def test_a_write_is_refused_where_nothing_can_be_written(client: TestClient) -> None:
    response = client.delete("/api/v1/incidents", headers={"origin": "http://localhost"})
    assert response.status_code == 405
    assert "GET" in response.headers["allow"]
    error(response)


def test_schemathesis_finds_no_answer_that_the_document_does_not_give(
    record: Path, serving: Callable[[Path], str]
) -> None:
    """STANDOFF_SCHEMATHESIS sets how many requests; `.ci/run` asks for 1,000."""
    schemathesis = pytest.importorskip("schemathesis")
    asked = int(os.environ.get("STANDOFF_SCHEMATHESIS", "120"))
    base = f"{serving(record)}/api/v1"
    schema = schemathesis.openapi.from_url(f"{base}/openapi.json")
    operations = [result.ok() for result in schema.get_all_operations()]
    each = max(asked // len(operations), 1)
    sent = sum(send_some(operation, base, each) for operation in operations)
    assert sent >= asked * 0.8


def send_some(operation: Any, base: str, most: int) -> int:
    """Sends up to `most` requests that the document allows for one operation; gives how many it sent."""
    sent = 0

    @settings(
        max_examples=most,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def send(data: st.DataObject) -> None:
        nonlocal sent
        case = data.draw(operation.as_strategy())
        response = case.call(base_url=base)
        sent += 1
        assert response.status_code < 500
        if response.status_code >= 400:
            assert set(response.json()) == {"type", "title", "status", "detail"}
        else:
            case.validate_response(response)

    send()
    return sent
