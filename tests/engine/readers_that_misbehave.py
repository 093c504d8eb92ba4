"""Workers for the pool's tests: they speak its messages, and do what the text of a capture tells them."""

import os
import signal
import time
from multiprocessing.connection import Connection

from standoff.capture import Capture
from standoff.engine.messages import Broken, Done, Failed, Ready, Settings, TooLarge
from standoff.record.codec import to_json
from standoff.record.rows import Reading, Report


def serve(connection: Connection, settings: Settings) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    connection.send(Ready("toy-1"))
    while True:
        try:
            capture = connection.recv()
        except EOFError:
            return
        connection.send(answer(capture))


def answer(capture: Capture) -> Done | Failed | TooLarge:
    word = capture.data.decode().split()[0]
    if word == "hang":
        time.sleep(600)
    if word == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if word == "leave":
        os._exit(7)
    if word == "slow":
        time.sleep(0.2)
    if word == "refuse":
        return Failed("refused")
    if word == "swell":
        return TooLarge()
    report = Report("r-" + capture.sha256[:12], capture.sha256, capture.source, capture.data.decode())
    return Done(to_json(Reading(report)))


def serve_nothing(connection: Connection, settings: Settings) -> None:
    connection.send(Broken("no model is installed"))


def die_while_loading(connection: Connection, settings: Settings) -> None:
    os._exit(3)
