"""The service of a measured world, in a process of its own as a real one is."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from bench.opened import open_db
from collector_desk.api.serve import embedded
from collector_desk.client.connection import Connection
from collector_desk.client.desk import Desk
from collector_desk.config import Settings
from collector_desk.service.practice_desk import PASSWORD

_PATIENCE = 60


@contextmanager
def served(url: str) -> Iterator[Desk]:
    """A caseworker at a desk whose service runs beside us and ends with us."""
    command = [sys.executable, "-m", "bench.serving"]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    assert process.stdin
    assert process.stdout
    try:
        process.stdin.write(url + "\n")  # not an argument: it holds a password
        process.stdin.flush()
        at = json.loads(process.stdout.readline())
        desk = Desk(Connection(at["url"], launch=at["launch"]))
        desk.session.sign_in("kari", PASSWORD)
        yield desk
    finally:
        process.stdin.close()
        process.wait(_PATIENCE)


if __name__ == "__main__":
    db = open_db(sys.stdin.readline().strip())
    embedded(db, Settings())
    db.close()
