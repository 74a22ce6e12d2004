"""Serving: the central service on an address, the embedded one for the window beside it."""

from __future__ import annotations

import json
import logging
import secrets
import socket
import sys
import threading
import time
from pathlib import Path

import uvicorn
from fastapi import FastAPI

from collector_desk.api import letter_ways
from collector_desk.api.app import create_app
from collector_desk.api.start import named_faults
from collector_desk.config import Settings
from collector_desk.errors import DeskError
from collector_desk.errors.start import NoPort
from collector_desk.service import nightly
from collector_desk.service.database import Database

_log = logging.getLogger(__name__)
_COURIER_EVERY = 60  # seconds
_COURIER_PATIENCE = 3_600  # seconds


def central(db: Database, settings: Settings, *, host: str, port: int) -> None:
    """Serve until the process is told to stop. TLS is the house's proxy before it."""
    _start_courier(db, settings)
    uvicorn.run(
        create_app(db, settings),
        host=host,
        port=port,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_keep_alive=30,
    )


def embedded(db: Database, settings: Settings) -> None:
    """Serve the one window that started this process, and end when that window ends.

    Address and launch secret go to standard output as one line of JSON. Standard input is a
    pipe from the window: when it closes, however the window died, the service stops.

    Raises:
        NoPort: the system gave no port.
        NotReady, DiskFull, FolderClosed: the database cannot be worked on.
    """
    launch = secrets.token_urlsafe(32)
    listener = loopback_socket()
    with named_faults(Path(settings.folder)):
        app = create_app(db, settings, launch=launch)
    server = uvicorn.Server(quiet(app))
    threading.Thread(target=_stop_with_parent, args=(server,), daemon=True).start()
    if db.clock.fixed is None:
        night = threading.Thread(target=_night, args=(db, Path(settings.folder)), daemon=True)
        night.start()
    _start_courier(db, settings)
    port = listener.getsockname()[1]
    line = json.dumps({"url": f"http://127.0.0.1:{port}", "launch": launch})
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
    server.run([listener])


def quiet(app: FastAPI) -> uvicorn.Config:
    """No log set-up of its own (a windowed build has no stdout), and no access log."""
    return uvicorn.Config(app, log_config=None, access_log=False, server_header=False)


def loopback_socket() -> socket.socket:
    """A socket on a free port of this machine only. Raises NoPort where there is none."""
    # IPPROTO_TCP is spelled out so that asyncio turns Nagle's delay off: 44 ms a call otherwise.
    try:
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        listener.bind(("127.0.0.1", 0))
        listener.listen(128)
    except OSError as error:
        raise NoPort from error
    return listener


def _night(db: Database, folder: Path) -> None:
    """The night's work of a desk that is switched off at night: done beside the day's first."""
    try:
        for line in nightly.run(db, folder):
            _log.info("%s", line)
    except DeskError as error:
        _log.info("the night's work waits: %s", error.code)


def _start_courier(db: Database, settings: Settings) -> None:
    """Letters leave within a minute; those of the practice desk go to a folder of its own."""
    threading.Thread(target=_courier, args=(db, settings), daemon=True).start()


def _courier(db: Database, settings: Settings) -> None:
    faults = 0
    while True:
        faults = 0 if carry(db, settings) else faults + 1
        time.sleep(pause(faults))


def carry(db: Database, settings: Settings) -> bool:
    """One round of the courier; False where a fault ended it. No fault ends the courier itself."""
    try:
        for line in letter_ways.relayed(db, settings):
            _log.info("%s", line)
    except (DeskError, OSError) as error:
        _log.info("letters wait: %s", getattr(error, "code", type(error).__name__))
    except Exception:  # noqa: BLE001  the courier outlives what nobody foresaw
        _log.exception("letters wait: a fault that nobody foresaw")
    else:
        return True
    return False


def pause(faults: int) -> int:
    """Seconds to the next round, longer after each fault in a row: an hour at most."""
    return min(_COURIER_EVERY << min(faults, 10), _COURIER_PATIENCE)


def _stop_with_parent(server: uvicorn.Server) -> None:
    sys.stdin.buffer.read()
    server.should_exit = True
