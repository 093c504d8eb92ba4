"""Every page: it is there, it says what the record holds, and what is asked badly is told plainly."""

import csv
import io
import json
import shutil
import socket
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from visiting import visitor

from standoff.web.routes import ROUTES
from standoff.web.settings import Settings

LISTS = [route.path for route in ROUTES if "{" not in route.path]
"""The pages without an id in their address."""


def one_of(client: TestClient, table: str) -> str:
    """The id of a row of a table."""
    return str(client.get(f"/api/v1/{table}", params={"limit": 1}).json()["rows"][0]["id"])


def address(client: TestClient, path: str) -> str:
    """A page's address with an id that the record holds."""
    table = path.strip("/").split("/")[0]
    return path.replace("{id}", one_of(client, table)) if "{id}" in path else path


PAGES = [route.path for route in ROUTES]


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_there_with_its_downloads(client: TestClient, path: str) -> None:
    at = address(client, path)
    page = client.get(at)
    assert page.status_code == 200
    assert page.text.count("<h1") == 1
    bare = "/overview" if at == "/" else at
    rows = client.get(f"{bare}.json")
    assert rows.status_code == 200
    found = json.loads(rows.text)
    collection = client.get(f"{bare}.geojson").json()
    assert collection["type"] == "FeatureCollection"
    assert len(collection["features"]) == len(found)
    table = list(csv.DictReader(io.StringIO(client.get(f"{bare}.csv").text)))
    assert len(table) == len(found)


@pytest.mark.parametrize("path", PAGES)
def test_no_page_carries_a_script_or_style_of_its_own(client: TestClient, path: str) -> None:
    page = client.get(address(client, path))
    assert "<script>" not in page.text
    assert " style=" not in page.text
    assert "<style" not in page.text
    assert " onclick" not in page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert "unsafe" not in page.headers["content-security-policy"]


@pytest.mark.parametrize("path", LISTS)
def test_filters_of_every_page_stand_in_its_address(client: TestClient, path: str) -> None:
    route = next(r for r in ROUTES if r.path == path)
    for name in route.filters:
        if name in ("since", "until"):
            value = "2031-06-05"
        elif name in route.terms:
            value = next(iter(route.terms[name])).value
        else:
            value = "x"
        page = client.get(path, params={name: value})
        assert page.status_code == (404 if (path, name) == ("/sources", "outlet") else 200), (path, name)
        if page.status_code == 200 and name != "q":
            assert f"{name}=" in page.text, f"the links of {path} lose {name}"


def test_the_overview_leads_to_the_words_in_two_clicks(client: TestClient) -> None:
    incident = one_of(client, "incidents")
    assert f'href="/incidents/{incident}"' in client.get("/").text
    page = client.get(f"/incidents/{incident}").text
    href = page.split('class="marked" href="')[1].split('"')[0]
    report = client.get(href.replace("&amp;", "&").partition("#")[0]).text
    assert 'id="chosen"' in report


def test_a_report_shows_its_words_whole_and_once(client: TestClient) -> None:
    from markupsafe import Markup

    identifier = one_of(client, "reports")
    text = client.get(f"/api/v1/reports/{identifier}").json()["row"]["text"]
    page = client.get(f"/reports/{identifier}").text
    body = page.split('<div class="text"')[1].partition(">")[2].split("</div>")[0]
    shown = Markup(body).striptags()
    for line in text.split("\n"):
        assert " ".join(line.split()) in shown


def test_a_claim_is_told_by_party(client: TestClient) -> None:
    page = client.get("/claims").text
    assert "denies" in page
    assert "nothing found" in page


def test_the_record_of_a_day_is_shown_and_carried_on(client: TestClient) -> None:
    page = client.get("/", params={"as_known_on": "2031-06-05"})
    assert "1 report from" in page.text
    assert "As it could be known on" in page.text
    assert "/incidents?as_known_on=2031-06-05" in page.text


def test_a_row_leads_to_where_it_is_shown(client: TestClient) -> None:
    statement = client.get("/api/v1/statements", params={"stance": "deny"}).json()["rows"][0]
    answer = client.get(f"/rows/{statement['id']}", follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/reports/{statement['report']}?row={statement['id']}#chosen"
    assert client.get("/rows/s-000000000000").status_code == 404


# --- bad input -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "status", "words"),
    [
        ("/nowhere", 404, "nothing at this address"),
        ("/incidents/i-000000000000", 404, "there is no incident"),
        ("/reports/..%2f..%2fetc%2fpasswd", 404, "nothing at this address"),
        ("/incidents?type=WAR", 400, "ASSAULT"),
        ("/incidents?colour=red", 400, "there is no filter"),
        ("/incidents?since=2031-13-01", 400, "not a day of the calendar"),
        ("/incidents?since=0000", 400, "not a day of the calendar"),
        ("/incidents?since=2031-06-09&until=2031-06-01", 400, "lies after"),
        ("/incidents?page=0", 400, "is not a page"),
        ("/incidents?page=99999999999999999999", 400, "is not a page"),
        ("/incidents?place=%00", 400, "cannot be looked up"),
        (f"/incidents?place={'x' * 400}", 400, "cannot be looked up"),
        (f"/search?q={'x' * 9000}", 414, "longer than"),
        ("/?as_known_on=never", 400, "not a day of the calendar"),
        ("/incidents.exe", 404, "there is no such form"),
        ("/static/../app.py", 404, "nothing at this address"),
    ],
)
def test_what_is_asked_badly_is_told_in_a_sentence(client: TestClient, at: str, status: int, words: str) -> None:
    page = client.get(at)
    assert page.status_code == status
    assert words in page.text.lower() or words in page.text
    assert "Traceback" not in page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]


def test_a_query_of_two_megabytes_is_refused_in_words(record: Path, serving: Callable[[Path], str]) -> None:
    host, _, port = serving(record).removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=20) as line:
        line.sendall(
            b"GET /search?q=" + b"a" * 2_000_000 + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        )
        answer = b"".join(iter(lambda: line.recv(65536), b"")).decode()
    assert answer.startswith("HTTP/1.1 414")
    assert "ask for less at once" in answer


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1.nip.io", "", "[::1].evil"])
def test_a_host_that_is_not_ours_is_refused(client: TestClient, host: str) -> None:
    answer = client.get("/", headers={"host": host})
    assert answer.status_code == 421
    assert "Eritrea" not in answer.text


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8642", "[::1]:8642", "LOCALHOST:1"])
def test_loopback_is_ours(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://localhost.evil.example"])
def test_another_site_may_not_ask(client: TestClient, origin: str) -> None:
    assert client.get("/api/v1/incidents", headers={"origin": origin}).status_code == 403
    assert client.post("/review", headers={"origin": origin}).status_code == 403


def test_a_write_must_come_from_a_page_of_ours(client: TestClient) -> None:
    assert client.post("/review").status_code == 403
    assert client.post("/review", headers={"sec-fetch-site": "cross-site"}).status_code == 403


# --- the token -------------------------------------------------------------------------------------

TOKEN = "a-token-of-twenty-two-x"


def test_away_from_loopback_only_the_token_opens(record: Path) -> None:
    elsewhere = visitor(Settings(record, "192.0.2.7", TOKEN), "192.0.2.7")
    assert elsewhere.get("/").status_code == 401
    assert elsewhere.get("/static/standoff.css").status_code == 401
    assert elsewhere.get("/?token=wrong-token-wrong-token").status_code == 401
    assert elsewhere.get("/api/v1/", headers={"authorization": "Bearer wrong"}).json()["status"] == 401
    assert elsewhere.get("/api/v1/", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200
    entered = elsewhere.get(f"/incidents?party=ERI&token={TOKEN}", follow_redirects=False)
    assert entered.status_code == 303
    assert entered.headers["location"] == "/incidents?party=ERI"
    assert "HttpOnly" in entered.headers["set-cookie"]
    assert "SameSite=Strict" in entered.headers["set-cookie"]
    assert elsewhere.get("/incidents").status_code == 200


def test_a_token_never_leads_to_another_site(record: Path) -> None:
    elsewhere = visitor(Settings(record, "192.0.2.7", TOKEN), "192.0.2.7")
    answer = elsewhere.get(f"//evil.example/?token={TOKEN}", follow_redirects=False)
    assert answer.headers.get("location", "/").startswith("/")
    assert not answer.headers.get("location", "/").startswith("//")


# --- records at fault ------------------------------------------------------------------------------


def test_a_record_that_is_damaged_while_it_is_shown_is_told_of(record: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.standoff"
    shutil.copy(record, copy)
    shown = visitor(Settings(copy))
    assert shown.get("/incidents").status_code == 200
    copy.with_name("other").write_bytes(b"no record at all" * 400)
    copy.with_name("other").replace(copy)
    answer = shown.get("/incidents")
    assert answer.status_code == 503
    assert "is not a Standoff record" in answer.text
    assert shown.get("/api/v1/incidents").json()["status"] == 503
    copy.unlink()
    assert shown.get("/incidents").status_code == 503


def test_a_record_is_shown_while_it_is_written(record: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.standoff"
    shutil.copy(record, copy)
    shown = visitor(Settings(copy))
    before = shown.get("/reports").headers["etag"]
    writer = sqlite3.connect(copy, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("UPDATE reports SET title = 'Meanwhile' WHERE key = 1")
    assert shown.get("/reports").status_code == 200
    assert "Meanwhile" not in shown.get("/reports").text
    writer.execute("COMMIT")
    after = shown.get("/reports")
    assert "Meanwhile" in after.text
    assert after.headers["etag"] != before
    writer.close()


def test_an_empty_record_has_every_page(tmp_path: Path) -> None:
    from standoff.store import Store

    path = tmp_path / "empty.standoff"
    Store(path, write=True).close()
    shown = visitor(Settings(path))
    for at in LISTS:
        page = shown.get(at)
        assert page.status_code == 200, at
