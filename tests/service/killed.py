"""A service that is killed again and again while orders come in, and what its callers saw."""

from __future__ import annotations

import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import requests

from collector_desk.client.connection import Connection, new_key
from collector_desk.client.desk import Desk
from collector_desk.errors.service import Broken, Busy, Unreachable

_TRIES = 3_600  # three minutes: a service that starts on a busy machine is still waited for
_PATIENCE = 180.0  # seconds, of one who starts it

Order = Callable[[Desk, str, int], None]


@dataclass
class Caller:
    """One who orders without pause, and orders again with the same key until answered."""

    address: str
    token: str
    order: Order
    name: str
    acknowledged: list[int] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def work(self, stop: threading.Event) -> None:
        """Order number after number; a lost answer is asked for again with the same key."""
        desk = Desk(Connection(self.address))
        desk.connection.token = self.token
        number = 0
        while not stop.is_set():
            number += 1
            self._until_answered(desk, number)

    def _until_answered(self, desk: Desk, number: int) -> None:
        key = new_key()
        for _ in range(_TRIES):
            try:
                self.order(desk, key, number)
            except (Unreachable, Busy, Broken):
                time.sleep(0.05)
            except Exception as error:  # noqa: BLE001  the test tells what it was
                self.faults.append(f"{self.name} {number}: {error!r}")
                return
            else:
                self.acknowledged.append(number)
                return
        self.faults.append(f"{self.name} {number}: never answered")


class Victim:
    """The real service as a process of its own, on one port through all its lives."""

    def __init__(self, database: str, folder: Path, key_file: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self._environment = {
            **os.environ,
            "COLLECTOR_DESK_DATABASE": database,
            "COLLECTOR_DESK_DATA": str(folder),
            "COLLECTOR_DESK_KEY_FILE": str(key_file),
        }

    @contextmanager
    def alive(self) -> Iterator[subprocess.Popen[bytes]]:
        """Start it, wait until it answers, and kill it in the end."""
        command = [
            sys.executable,
            "-m",
            "collector_desk.api.cli",
            "serve",
            "--port",
            str(self.port),
        ]
        process = subprocess.Popen(command, env=self._environment, stderr=subprocess.PIPE)
        try:
            self._wait(process)
            yield process
        finally:
            process.send_signal(signal.SIGKILL)
            process.communicate()

    def _wait(self, process: subprocess.Popen[bytes]) -> None:
        last = time.monotonic() + _PATIENCE
        while time.monotonic() < last:
            if process.poll() is not None:
                raise RuntimeError(process.communicate()[1].decode())
            try:
                requests.get(f"{self.address}/livez", timeout=1)
            except requests.RequestException:
                time.sleep(0.02)
            else:
                return
        raise RuntimeError("the service did not answer")


def kill_many(victim: Victim, callers: list[Caller], *, kills: int, seed: int) -> None:
    """Kill the service ``kills`` times at random moments, then let every order be answered."""
    dice = random.Random(seed)
    stop = threading.Event()
    threads = [threading.Thread(target=caller.work, args=(stop,)) for caller in callers]
    with victim.alive():
        for thread in threads:
            thread.start()
        time.sleep(dice.uniform(0.1, 0.4))
    for _ in range(kills - 1):
        with victim.alive():
            time.sleep(dice.uniform(0.05, 0.4))
    with victim.alive():
        stop.set()
        for thread in threads:
            thread.join()
