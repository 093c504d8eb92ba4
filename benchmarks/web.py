"""How fast the browser pages are on a large record: the p50 and p95 of every page and of search, and the memory.

    python benchmarks/web.py                                     100,000 reports, 1,000,000 statements
    python benchmarks/web.py --reports 2000 --rounds 10          a small one
    python benchmarks/web.py --record big.standoff               a record made before; it is made where it is not there

The record is made straight from invented rows, with the layer over them as large as such a record's would be: it says
nothing about reading or joining. Requests go over HTTP to a process of its own, each with another filter, so that no
answer is there already; `--writing` adds reports meanwhile.
"""

import argparse
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import httpx

from standoff import __version__
from standoff.capture import Capture, Metadata
from standoff.record.ids import row_id, sha256
from standoff.record.joined import (
    Account,
    AssessmentReport,
    Count,
    Dispute,
    Incident,
    JoinedActor,
    JoinedAgreement,
    JoinedMechanism,
    JoinedPlace,
    JoinedPosition,
    JoinedSituation,
    Origin,
    Record,
    StatusReport,
    TollSummary,
    Use,
)
from standoff.record.rows import (
    Actor,
    Cue,
    Event,
    Evidence,
    Holder,
    Line,
    Participant,
    Place,
    Published,
    Reading,
    Report,
    Source,
    Statement,
)
from standoff.record.terms import (
    ActorKind,
    AgreementKind,
    AgreementStatus,
    Assessment,
    Attitude,
    ClaimGrade,
    DisputeKind,
    EventType,
    Form,
    Grade,
    Ground,
    Label,
    MechanismKind,
    MechanismUse,
    Modality,
    Polarity,
    PositionKind,
    Precision,
    SituationKind,
    SourceKind,
    Stance,
    TollKind,
)
from standoff.store import Custody, Store, filing, layer, tables

STATEMENTS = 10
EVENTS = 4
PARTIES = ("ERI", "ETH", "SDN", "DJI", "KEN", "SOM", "UGA", "SSD")
OUTLETS = tuple(
    f"{name} {kind}"
    for name in ("Horn", "Red Sea", "Highland", "Gulf", "Nile", "Coast", "Rift", "Savanna")
    for kind in ("Courier", "Post", "Wire", "Times", "Monitor")
)
STANCES = tuple(Stance)
WORDS = (
    "troops crossed the line near the village before dawn and opened fire on the post",
    "its forces did not cross the border and only took up new positions on the heights",
    "the other side must withdraw from the ridge before any talks can begin",
    "three soldiers were killed and five wounded when shells fell on the town",
    "the ceasefire was broken within hours of coming into force",
    "the road to the valley has been blocked for a week and food is running out",
    "observers should be sent to the crossing without delay",
    "both governments agreed to exchange the bodies of those killed",
)
RARE = tuple(
    f"{a}{b}"
    for a in ("Ban", "Dor", "Gal", "Kesh", "Lom", "Mar", "Tes", "Zal")
    for b in ("ambo", "erit", "ikal", "owen", "usha", "ygor", "anteb", "ofira")
)
DAYS = 1200
CUSTODY = Custody("2031-06-20T09:30:00+00:00", "generate", __version__)


def day_of(number: int) -> str:
    return (date(2028, 1, 1) + timedelta(days=number)).isoformat()


def _people(capture: str, chance: random.Random) -> tuple[Actor, ...]:
    return tuple(
        Actor(
            row_id("actor", [capture, n]),
            f"{chance.choice(RARE)} {chance.choice(RARE)}",
            ActorKind.PERSON,
            chance.choice(PARTIES),
            None,
            ((0, 1),),
            ("x",),
        )
        for n in range(4)
    )


def _place(capture: str, chance: random.Random) -> Place:
    return Place(
        row_id("place", [capture]),
        chance.choice(RARE),
        "town",
        "ERI",
        10 + chance.random() * 6,
        36 + chance.random() * 6,
        Precision.TOWN,
        ((0, 1),),
        ("x",),
    )


def reading(number: int) -> Reading:
    """One report with its rows; the same for the same number."""
    chance = random.Random(number)
    data = b"%d" % number
    capture = sha256(data)
    report = row_id("report", [capture])
    published = day_of(chance.randrange(DAYS))
    actors, place = _people(capture, chance), _place(capture, chance)
    text, lines, statements, events = "", [], [], []
    root = row_id("statement", [capture, "root"])
    statements.append(_root(root, chance.choice(OUTLETS)))
    for n in range(STATEMENTS - 1):
        actor = chance.choice(actors)
        start = len(text)
        content = f"{chance.choice(WORDS)} near {chance.choice(RARE)}"
        sentence = f"{actor.name} said that {content}."
        text += sentence + "\n\n"
        lines.append(Line(start, start + len(sentence), Label.BODY))
        said = start + len(actor.name) + len(" said that ")
        name = row_id("statement", [capture, n])
        statements.append(
            _statement(name, root, actor, (start, len(actor.name)), (said, content), chance.choice(STANCES))
        )
        if n < EVENTS:
            events.append(_event(row_id("event", [capture, n]), name, actor, place, published, (said, content), chance))
    return Reading(
        Report(
            report,
            capture,
            f"report-{number}.txt",
            text,
            f"Clash near {place.name}",
            chance.choice(OUTLETS),
            None,
            None,
            "en",
            Published(published, published, "given", Grade.GIVEN),
            tuple(lines),
        ),
        actors,
        (place,),
        (),
        tuple(statements),
        tuple(events),
    )


def _root(name: str, outlet: str) -> Statement:
    return Statement(
        name,
        None,
        None,
        Source((), (), outlet, SourceKind.OUTLET),
        None,
        Evidence(),
        Form.NONE,
        Attitude.SAID,
        Stance.ASSERT,
        Polarity.AFFIRMED,
        Modality.ACTUAL,
        None,
        None,
        None,
        (),
        (),
        (),
        (),
    )


def _statement(
    name: str, root: str, actor: Actor, by: tuple[int, int], said: tuple[int, str], stance: Stance
) -> Statement:
    start, content = said
    span = (start, start + len(content))
    source = Source(
        ((by[0], by[0] + by[1]),), (actor.name,), actor.name, SourceKind.NAMED, (Holder(actor.id, actor.party),)
    )
    cue = Cue(((by[0] + by[1] + 1, by[0] + by[1] + 5),), ("said",), "say")
    return Statement(
        name,
        root,
        None,
        source,
        cue,
        Evidence((span,), (content,)),
        Form.INDIRECT,
        Attitude.SAID,
        stance,
        Polarity.AFFIRMED,
        Modality.ACTUAL,
        None,
        None,
        None,
        (),
        (),
        (span,),
        (content,),
        "generated",
    )


def _event(
    name: str, statement: str, actor: Actor, place: Place, day: str, said: tuple[int, str], chance: random.Random
) -> Event:
    span = (said[0], said[0] + len(said[1]))
    doer = Participant(actor.id, actor.party, (span,), (said[1],))
    return Event(
        name,
        statement,
        None,
        chance.choice(list(EventType)),
        None,
        "190",
        (span,),
        (doer,),
        (),
        place.id,
        None,
        day,
        day,
        Polarity.AFFIRMED,
        Modality.ACTUAL,
        None,
        None,
        None,
        None,
        (),
        Ground.CURRENT,
        (span,),
        (said[1],),
    )


# --- the layer -------------------------------------------------------------------------------------


class Known:
    """What the layer is made of: ids by report, gathered while the reports are filed."""

    def __init__(self) -> None:
        self.reports: list[str] = []
        self.days: list[str] = []
        self.statements: list[list[str]] = []
        self.events: list[list[str]] = []
        self.actors: list[list[str]] = []
        self.places: list[str] = []

    def add(self, row: Reading) -> None:
        self.reports.append(row.report.id)
        self.days.append(row.report.published.earliest or "")
        self.statements.append([s.id for s in row.statements[1:]])
        self.events.append([e.id for e in row.events])
        self.actors.append([a.id for a in row.actors])
        self.places.append(row.places[0].id)


def layer_of(known: Known) -> Record:
    """A layer as large as that of such a record: an incident for every two or three reports, and so on."""
    chance = random.Random(1)
    size = len(known.reports)
    origins = [
        Origin(row_id("actor", ["o", n]), f"{RARE[n % 64]} {n}", chance.choice(PARTIES), True, ())
        for n in range(max(size // 20, 5))
    ]
    places = _places(known, chance)
    incidents = [_incident(n, known, origins, places, chance) for n in range(int(size * 0.4))]
    carried: dict[str, list[str]] = {o.id: [] for o in origins}
    for report in known.reports:
        for _ in range(2):
            carried[chance.choice(origins).id].append(report)
    return Record(
        actors=tuple(_actors(known, chance)),
        places=tuple(places),
        origins=tuple(Origin(o.id, o.name, o.party, True, tuple(dict.fromkeys(carried[o.id]))) for o in origins),
        incidents=tuple(incidents),
        disputes=tuple(_dispute(n, i) for n, i in enumerate(incidents[::7])),
        tolls=tuple(_toll(n, i, known, chance) for n, i in enumerate(incidents[::5])),
        agreements=tuple(_agreement(n, known, chance) for n in range(max(size // 150, 3))),
        mechanisms=tuple(_mechanism(n, known, chance) for n in range(max(size // 500, 3))),
        situations=tuple(_situation(n, known, places, chance) for n in range(max(size // 80, 3))),
        positions=tuple(_position(n, known, chance) for n in range(max(size // 15, 3))),
    )


def _actors(known: Known, chance: random.Random) -> Iterator[JoinedActor]:
    """A few actors that a large part of the reports name, and many that few do."""
    many = max(len(known.reports) // 25, 10)
    members: list[list[str]] = [[] for _ in range(many)]
    reports: list[list[str]] = [[] for _ in range(many)]
    for report, names in zip(known.reports, known.actors, strict=True):
        for name in names:
            number = min(int(chance.paretovariate(0.6)) - 1, many - 1)
            members[number].append(name)
            reports[number].append(report)
    for n in range(many):
        name = f"{RARE[n % 64]} {RARE[(n * 7) % 64]} {n}"
        yield JoinedActor(
            row_id("actor", ["j", n]),
            name,
            ActorKind.PERSON,
            PARTIES[n % 8],
            ("minister",),
            (name,),
            tuple(members[n]),
            tuple(dict.fromkeys(reports[n])),
            "generated",
        )


def _places(known: Known, chance: random.Random) -> list[JoinedPlace]:
    many = max(len(known.reports) // 80, 8)
    found = []
    for n in range(many):
        precision = chance.choice((Precision.TOWN, Precision.TOWN, Precision.REGION, Precision.DISTRICT))
        found.append(
            JoinedPlace(
                row_id("place", ["j", n]),
                f"{RARE[n % 64]} {n}",
                "town",
                "ERI",
                10 + chance.random() * 6,
                36 + chance.random() * 6,
                precision,
                ("ERI", "ETH") if n % 9 == 0 else (),
                (f"{RARE[n % 64]} {n}",),
                tuple(known.places[n::many]),
                tuple(known.reports[n::many]),
                "generated",
            )
        )
    return found


def _incident(
    n: int, known: Known, origins: list[Origin], places: list[JoinedPlace], chance: random.Random
) -> Incident:
    about = [chance.randrange(len(known.reports)) for _ in range(chance.choice((1, 2, 2, 3, 5)))]
    day = known.days[about[0]]
    place = chance.choice(places) if chance.random() < 0.7 else None
    parties = tuple(sorted(chance.sample(PARTIES, 2)))
    accounts = tuple(
        Account(
            (o := chance.choice(origins)).id,
            o.party,
            chance.choice(STANCES),
            tuple(chance.sample(known.statements[r], 2)),
            (known.reports[r],),
            "generated",
            tuple(known.events[r][:1]),
        )
        for r in about
    )
    return Incident(
        row_id("incident", [n]),
        f"Fighting between {parties[0]} and {parties[1]}, {day}",
        (chance.choice(list(EventType)),),
        day,
        day,
        place.id if place else None,
        place.name if place else None,
        parties,
        chance.choice(list(ClaimGrade)),
        tuple(dict.fromkeys(known.reports[r] for r in about)),
        len(about),
        accounts,
        tuple(dict.fromkeys(e for r in about for e in known.events[r][:1])),
        "generated",
    )


def _dispute(n: int, incident: Incident) -> Dispute:
    said = tuple(dict.fromkeys(s for a in incident.accounts for s in a.statements))
    return Dispute(
        row_id("dispute", [n]),
        incident.id,
        list(DisputeKind)[n % 9],
        incident.parties,
        ClaimGrade.CONTESTED,
        "one statement answers the other",
        said,
        "generated",
    )


def _toll(n: int, incident: Incident, known: Known, chance: random.Random) -> TollSummary:
    low = chance.randrange(1, 40)
    counts = tuple(
        Count(
            row_id("toll", ["r", n, k]),
            low,
            low + k,
            None,
            "Defence ministry",
            incident.parties[0],
            incident.latest,
            a.statements[0],
            a.reports[0],
        )
        for k, a in enumerate(incident.accounts)
    )
    return TollSummary(
        row_id("toll", [n]),
        incident.id,
        incident.parties[n % 2],
        list(TollKind)[n % 7],
        low,
        low,
        low + len(counts),
        "own side first",
        False,
        incident.latest,
        counts,
    )


def _pick(known: Known, chance: random.Random) -> tuple[str, str, str]:
    """A day, statement and report that belong together."""
    number = chance.randrange(len(known.reports))
    return known.days[number], chance.choice(known.statements[number]), known.reports[number]


def _agreement(n: int, known: Known, chance: random.Random) -> JoinedAgreement:
    picks = sorted(_pick(known, chance) for _ in range(chance.randrange(1, 14)))
    ledger = tuple(
        StatusReport(day, chance.choice(list(AgreementStatus)), "Defence ministry", "ERI", said, report, said)
        for day, said, report in picks
    )
    return JoinedAgreement(
        row_id("agreement", [n]),
        list(AgreementKind)[n % 9],
        tuple(chance.sample(PARTIES, 2)),
        (),
        picks[0][0],
        "broken per Defence ministry",
        False,
        (),
        ledger,
        (),
    )


def _mechanism(n: int, known: Known, chance: random.Random) -> JoinedMechanism:
    uses = tuple(
        Use(day, chance.choice(list(MechanismUse)), (chance.choice(PARTIES),), said, report, said)
        for day, said, report in (_pick(known, chance) for _ in range(chance.randrange(1, 200)))
    )
    return JoinedMechanism(
        row_id("mechanism", [n]), f"{RARE[n % 64]} Commission {n}", list(MechanismKind)[n % 10], uses
    )


def _situation(n: int, known: Known, places: list[JoinedPlace], chance: random.Random) -> JoinedSituation:
    place = chance.choice(places)
    judged = tuple(
        AssessmentReport(day, chance.choice(list(Assessment)), "a spokesman", None, said, report, said)
        for day, said, report in (_pick(known, chance) for _ in range(chance.randrange(1, 12)))
    )
    return JoinedSituation(
        row_id("situation", [n]),
        list(SituationKind)[n % 6],
        (chance.choice(PARTIES),),
        place.id,
        place.name,
        None,
        judged,
    )


def _position(n: int, known: Known, chance: random.Random) -> JoinedPosition:
    day, said, _ = _pick(known, chance)
    return JoinedPosition(
        row_id("position", [n]),
        chance.choice(PARTIES),
        (chance.choice(PARTIES),),
        WORDS[n % 8].split()[0],
        list(PositionKind)[n % 8],
        None,
        day,
        (said,),
    )


# --- making the record -----------------------------------------------------------------------------


def make(path: Path, reports: int) -> None:
    """Files `reports` generated readings and a layer over them."""
    known = Known()
    with Store(path, write=True) as store:
        connection = store._connection
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA cache_size = -200000")
        for start in range(0, reports, 2000):
            connection.execute("BEGIN IMMEDIATE")
            for number in range(start, min(start + 2000, reports)):
                file_one(connection, number, known)
            connection.execute("COMMIT")
            print(f"\r{start:,} reports filed", end="", file=sys.stderr)
        connection.execute("BEGIN IMMEDIATE")
        for insertion, rows in tables.layer_rows(layer_of(known)):
            connection.executemany(insertion, rows)
        connection.execute("DELETE FROM layer")
        connection.execute("INSERT INTO layer VALUES (?, ?)", (layer.readings_digest(connection), "generated"))
        connection.execute("COMMIT")
        connection.execute("ANALYZE")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    print("\r" + " " * 40 + "\r", end="", file=sys.stderr)


def file_one(connection: object, number: int, known: Known | None = None) -> None:
    data = b"%d" % number
    row = reading(number)
    capture = Capture(sha256(data), data, "text/plain", row.report.source, Metadata())
    filing.file_capture(connection, capture, CUSTODY)  # type: ignore[arg-type]
    filing.file_reading(connection, row, "generated", filing.metadata_key(capture))  # type: ignore[arg-type]
    if known is not None:
        known.add(row)


# --- measuring -------------------------------------------------------------------------------------


def addresses(client: httpx.Client, chance: random.Random) -> dict[str, list[str]]:
    """For each page, addresses with many filters."""

    def ids(table: str) -> list[str]:
        page = client.get(f"/api/v1/{table}", params={"limit": 60, "offset": chance.randrange(3)}).json()
        return [row["id"] for row in page["rows"]]

    def span() -> str:
        start = chance.randrange(DAYS - 200)
        return f"since={day_of(start)}&until={day_of(start + chance.choice((20, 90, 180)))}"

    party = [f"party={p}" for p in PARTIES]
    type_ = [f"type={t}" for t in EventType]
    lists = {
        "/": [*(span() for _ in range(40))],
        "/timeline": ["", *party, *type_, *(span() for _ in range(20))],
        "/map": ["", *party, *type_, *(span() for _ in range(20))],
        "/incidents": [
            "",
            *party,
            *type_,
            *(f"page={n}" for n in (2, 50, 400)),
            *(f"place={r}" for r in RARE[:8]),
            *(f"{p}&{t}&status=contested" for p, t in zip(party, type_, strict=False)),
        ],
        "/claims": ["", *party, *type_, *(span() for _ in range(10))],
        "/disputes": ["", *party, *(f"page={n}" for n in range(2, 12)), *(span() for _ in range(10))],
        "/tolls": ["", *party, "type=killed", *(span() for _ in range(10))],
        "/agreements": ["", *party, "status=broken", *(span() for _ in range(10))],
        "/mechanisms": ["", *party, *(span() for _ in range(10))],
        "/positions": ["", *party, "type=demand", *(span() for _ in range(10))],
        "/actors": ["", *party, *(f"actor={r}" for r in RARE[:8])],
        "/places": ["", *(f"place={r}" for r in RARE[:8])],
        "/sources": ["", *(f"outlet={o}" for o in OUTLETS[:20])],
        "/reports": ["", *(f"outlet={o}" for o in OUTLETS[:20]), *(span() for _ in range(10)), "page=900"],
        "/search": [
            *(f"q={r}" for r in RARE),
            *(f"q={r}+troops&stance=deny" for r in RARE[:16]),
            "q=ceasefire",
            "q=troops+border",
            "q=the",
            "q=%22opened+fire%22",
            "q=said&party=ERI",
        ],
    }
    found = {path: [f"{path}?{query}" for query in queries] for path, queries in lists.items()}
    for table in ("incidents", "disputes", "agreements", "actors", "places", "reports"):
        found[f"/{table}/ID"] = [f"/{table}/{name}" for name in ids(table)]
    return found


def measure(base: str, rounds: int, process: int) -> int:
    """Prints each page's figures; 1 where one is slower or larger than it may be."""
    chance = random.Random(7)
    failed = []
    print(f"{'page':<18}{'requests':>9}{'p50 ms':>9}{'p95 ms':>9}{'most ms':>9}")
    with httpx.Client(base_url=base, timeout=60) as client:
        for page, every in addresses(client, chance).items():
            client.get(every[-1])
            times = []
            for address in chance.sample(every, min(rounds, len(every))):
                start = time.perf_counter()
                response = client.get(address)
                times.append((time.perf_counter() - start) * 1000)
                if response.status_code != 200:
                    failed.append(f"{address}: {response.status_code}")
            p95 = statistics.quantiles(times, n=20, method="inclusive")[-1] if len(times) > 1 else times[0]
            print(f"{page:<18}{len(times):>9}{statistics.median(times):>9.0f}{p95:>9.0f}{max(times):>9.0f}")
            most = 200 if page == "/search" else 300
            if p95 > most:
                failed.append(f"{page}: p95 of {p95:.0f} ms is over {most}")
    memory = resident(process)
    print(f"memory of the server: {memory:.0f} MB resident")
    if memory > 500:
        failed.append(f"{memory:.0f} MB of memory is over 500")
    for failure in failed:
        print(f"TOO MUCH  {failure}")
    return 1 if failed else 0


def resident(process: int) -> float:
    """The largest resident memory of a process so far, in MB."""
    status = Path(f"/proc/{process}/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) / 1024


def writing(path: Path, first: int, stop: float) -> int:
    """Adds reports until `stop`; gives how many."""
    added = 0
    with Store(path, write=True) as store:
        while time.monotonic() < stop:
            store._connection.execute("BEGIN IMMEDIATE")
            file_one(store._connection, first + added)
            store._connection.execute("COMMIT")
            added += 1
            time.sleep(0.05)
    return added


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=40, help="requests of each page")
    parser.add_argument("--record", type=Path, help="the record to make or to use again")
    parser.add_argument("--writing", type=float, metavar="SECONDS", help="only add reports for so long")
    options = parser.parse_args()
    if options.writing:
        print(
            writing(options.record, 10_000_000 + int(time.time()), time.monotonic() + options.writing), "reports added"
        )
        return 0
    with tempfile.TemporaryDirectory() as folder:
        path = options.record or Path(folder) / "large.standoff"
        if not path.exists():
            start = time.monotonic()
            make(path, options.reports)
            print(f"made in {time.monotonic() - start:.0f} s")
        size = sum(p.stat().st_size for p in path.parent.glob(path.name + "*")) / 1e9
        print(f"{path.name}: {size:.1f} GB; Standoff {__version__}")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        serve = (
            "import sys; from pathlib import Path; from standoff.web.server import make_server;"
            "from standoff.web.settings import Settings;"
            f"server, bound = make_server(Settings(Path(sys.argv[1])), {port}); server.run(sockets=[bound])"
        )
        server = subprocess.Popen([sys.executable, "-c", serve, str(path)])
        try:
            await_server(f"http://127.0.0.1:{port}/static/icon.svg")
            return measure(f"http://127.0.0.1:{port}", options.rounds, server.pid)
        finally:
            server.terminate()
            server.wait()


def await_server(address: str) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            httpx.get(address)
        except httpx.ConnectError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("the server did not start")


if __name__ == "__main__":
    sys.exit(main())
