"""`standoff serve` itself: it tells where it is, answers there, ends on Ctrl-C, and says what it cannot do."""

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from standoff.store.live import Live, SlowError

STANDOFF = (sys.executable, "-m", "standoff.cli.main", "serve")


def refused(*arguments: str) -> tuple[int, str]:
    told = subprocess.run([*STANDOFF, *arguments], capture_output=True, text=True, timeout=60, check=False)
    assert "Traceback" not in told.stderr
    return told.returncode, told.stderr


@pytest.mark.parametrize("arguments", [(), ("--host", "0.0.0.0")])
def test_it_tells_where_it_is_and_answers_there(record: Path, arguments: tuple[str, ...]) -> None:
    serving = subprocess.Popen(
        [*STANDOFF, "--record", str(record), "--port", "0", *arguments],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    try:
        assert serving.stdout is not None
        line = serving.stdout.readline()
        address = re.search(r"http://\S+", line)
        assert address is not None
        with httpx.Client(follow_redirects=True, timeout=20) as visitor:
            page = visitor.get(address[0].replace("0.0.0.0", "127.0.0.1"))
        assert page.status_code == 200
        assert "Overview" in page.text
        assert ("token=" in line) == bool(arguments)
        if arguments:
            assert httpx.get(address[0].partition("?")[0].replace("0.0.0.0", "127.0.0.1")).status_code == 401
    finally:
        serving.send_signal(signal.SIGINT)
        assert serving.wait(20) == 0


def test_it_says_what_it_cannot_do(record: Path, tmp_path: Path) -> None:
    code, told = refused("--record", str(tmp_path / "none.standoff"))
    assert (code, "there is no record at" in told) == (1, True)
    code, told = refused("--record", str(record), "--token", "short")
    assert (code, "can be guessed" in told) == (2, True)
    code, told = refused("--record", str(record), "--token", "a token; with = signs and so on")
    assert (code, "letters, digits" in told) == (2, True)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        code, told = refused("--record", str(record), "--port", str(taken.getsockname()[1]))
    assert (code, "give another --port" in told) == (2, True)
    damaged = tmp_path / "damaged.standoff"
    damaged.write_bytes(b"SQLite format 3\0" + b"\1" * 5000)
    code, told = refused("--record", str(damaged))
    assert code == 1


def test_a_question_that_takes_too_long_is_ended(record: Path) -> None:
    live = Live(record, deadline=0.05)
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    with pytest.raises(SlowError, match="narrow it"), live.reading() as connection:
        connection.execute(endless).fetchone()
    with live.reading() as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    live.close()
