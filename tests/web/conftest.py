"""Records for the pages, made once a session: an invented border conflict, and one whose every field is hostile."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uvicorn
from fastapi.testclient import TestClient
from hostile import HOSTILE
from hostile_rows import hostile_correction, hostile_layer, hostile_reading
from visiting import visitor

from standoff.capture import Capture, Metadata, given_date
from standoff.engine import joining
from standoff.reading.read import Reader
from standoff.record.ids import sha256
from standoff.reports import make_report
from standoff.store import Custody, Joining, Store
from standoff.web.server import make_server
from standoff.web.settings import Settings

CUSTODY = Custody("2031-06-20T09:30:00+00:00", "add", "0.0")

REPORTS = (
    (
        "2031-06-05",
        "Horn Courier",
        "Eritrea and Ethiopia trade blame after shelling near Badme\n\n"
        "ASMARA, June 5 - Ethiopian forces shelled the town of Badme on Wednesday, killing three soldiers and wounding "
        "two others, the Eritrean defence ministry said in a statement.\n\n"
        "Ethiopia denied the claim. “Our troops did not cross the line and did not open fire,” Foreign Minister Dawit "
        "Bekele told reporters in Addis Ababa.\n\n"
        "Eritrea demanded that Ethiopia withdraw its troops from the heights above Badme.\n\n"
        "Related: Talks in Nairobi",
    ),
    (
        "2031-06-06",
        "Red Sea Post",
        "Ethiopia accuses Eritrea of opening fire\n\n"
        "ADDIS ABABA, June 6 - The Ethiopian defence ministry accused Eritrean troops of shelling Zalambessa on "
        "Wednesday and said that one of its soldiers was killed.\n\n"
        "Eritrea rejected the accusation. Kenya offered to host talks between the two countries.\n\n"
        "The situation along the border remains tense, a United Nations spokesman said.",
    ),
    (
        "2031-06-09",
        "Highland Wire",
        "Truce agreed in Nairobi\n\n"
        "NAIROBI, June 9 - Eritrea and Ethiopia agreed on a ceasefire on Sunday, the Kenyan foreign ministry said. "
        "Both sides are to withdraw their troops from Badme by June 20.\n\n"
        "Ethiopia said on Monday that Eritrea had violated the ceasefire near Badme. Eritrea denied this.\n\n"
        "At least four soldiers were killed, according to the Ethiopian defence ministry.",
    ),
)

File = Callable[..., None]


def filed(reader: Reader, path: Path, reports: tuple[tuple[str | None, str | None, str], ...], url: str = "") -> None:
    """Reads `reports` (day, outlet, text) into the record at `path` and joins them."""
    with Store(path, write=True) as store:
        for number, (day, outlet, text) in enumerate(reports):
            data = text.encode()
            published = given_date(day) if day else None
            metadata = Metadata(published=published, outlet=outlet, url=url or None, language="en")
            capture = Capture(sha256(data), data, "text/plain", f"report-{number}.txt", metadata)
            store.put(capture, capture, reader.read(make_report(capture)), "test", CUSTODY)
        store.put_layer(joining())


@pytest.fixture(scope="session")
def record(reader: Reader, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three reports on one flare-up, read and joined."""
    path = tmp_path_factory.mktemp("web") / "horn.standoff"
    filed(reader, path, REPORTS)
    return path


@pytest.fixture(scope="session")
def hostile_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record in which every title, text, outlet, address, byline, name, issue and source is a hostile string."""
    path = tmp_path_factory.mktemp("hostile") / "<b>hostile.standoff"
    with Store(path, write=True) as store:
        readings = [hostile_reading(number, words) for number, words in enumerate(HOSTILE)]
        for made in readings:
            store.put(made.capture, made.capture, made.reading, "<i>reader</i>", CUSTODY)
        store.append_reviews(hostile_correction(made.reading) for made in readings)
        store.put_layer(Joining(lambda *_: hostile_layer([m.reading for m in readings]), "hostile"))
    return path


@pytest.fixture(scope="session")
def client(record: Path) -> Iterator[TestClient]:
    """A visitor on loopback."""
    with visitor(Settings(record)) as found:
        yield found


@pytest.fixture(scope="session")
def serving() -> Iterator[Callable[[Path], str]]:
    """Serves a record on a free port of loopback, in a thread, and gives its address."""
    servers: list[tuple[uvicorn.Server, threading.Thread]] = []

    def serve(path: Path) -> str:
        server, bound = make_server(Settings(path), 0)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
        thread.start()
        until = time.monotonic() + 20
        while not server.started and time.monotonic() < until:
            time.sleep(0.05)
        servers.append((server, thread))
        return f"http://127.0.0.1:{bound.getsockname()[1]}"

    yield serve
    for server, thread in servers:
        server.should_exit = True
        thread.join(10)
