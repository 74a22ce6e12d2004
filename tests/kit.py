"""Fixtures of the service: a database with its keys, users of each role, the service itself."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from string import Formatter

import pytest
import uvicorn
from argon2 import PasswordHasher

from collector_desk.api.app import create_app
from collector_desk.api.serve import loopback_socket, quiet
from collector_desk.client.connection import Connection
from collector_desk.client.desk import Desk
from collector_desk.config import Settings
from collector_desk.domain.access import DEEDS
from collector_desk.domain.rates import Rates
from collector_desk.service import session, users
from collector_desk.service.clock import Clock
from collector_desk.service.database import SYSTEM, Database, Who
from collector_desk.service.session import who_of
from collector_desk.service.vault import Vault
from collector_desk.wire.session import NewUser

TODAY = date(2026, 11, 23)
PASSWORD = "en lang setning til øving"
VAULT = Vault(b"k" * 32)


def open_db(url: str, *, today: date = TODAY, rates: Rates | None = None) -> Database:
    """A database as the service opens it, on a fixed day."""
    return Database(url, vault=VAULT, clock=Clock(today), rates=rates or Rates.shipped())


@pytest.fixture(autouse=True, scope="session")
def light_hashes() -> Iterator[None]:
    """Passwords are hashed in a moment; ``tests/service/test_session.py`` sees to the real ones."""
    light = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(session, "HASHER", light)
        patch.setattr(session, "_NOBODY", light.hash("nobody"))
        yield


@pytest.fixture
def db(database_url: str) -> Iterator[Database]:
    """An empty, migrated database on each engine."""
    opened = open_db(database_url)
    yield opened
    opened.close()


def add_user(
    db: Database,
    username: str = "kari",
    *,
    role: str = "caseworker",
    name: str = "Kari Nordmann",
    team: str | None = "Team Sentrum",
    clearance: bool = False,
    person_id: int | None = None,
) -> Who:
    """A user, as the one who works."""
    order = NewUser(
        username=username,
        name=name,
        role=role,
        password=PASSWORD,
        team=team,
        clearance=clearance,
        person_id=person_id,
    )
    with db.write(SYSTEM) as work:
        account = users.add(work, order)
    with db.read() as work:
        return who_of(work, account)


def path_of(name: str, default: int, **numbers: int) -> str:
    """The path of a deed: the numbers that are given, and ``default`` for every other."""
    path = DEEDS[name].path
    wanted = {field for _, field, _, _ in Formatter().parse(path) if field}
    return path.format(**dict.fromkeys(wanted, default) | numbers)


class _Prompt(uvicorn.Server):
    """Ends when it is told to and its calls are answered, without naps of a tenth of a second."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        self._loop, self._told = asyncio.get_running_loop(), asyncio.Event()
        await super().startup(sockets)

    async def main_loop(self) -> None:
        await self.on_tick(0)
        await self._told.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for server in self.servers:
            server.close()
        for each in sockets or []:
            each.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        while self.server_state.connections or self.server_state.tasks:  # noqa: ASYNC110  nothing tells
            await asyncio.sleep(0.001)
        await self.lifespan.shutdown()

    def end(self) -> None:
        """Tell it, from another thread."""
        self._loop.call_soon_threadsafe(self._told.set)


@contextmanager
def running(db: Database, *, settings: Settings | None = None, launch: str = "") -> Iterator[str]:
    """The real service on loopback; gives its address."""
    app = create_app(db, settings or Settings(), launch=launch)
    listener = loopback_socket()
    server = _Prompt(quiet(app))
    thread = threading.Thread(target=server.run, args=([listener],), name="service")
    thread.start()
    while not server.started:
        if not thread.is_alive():
            raise RuntimeError("the service did not start")
        time.sleep(0.002)
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.end()
        thread.join()
        listener.close()


@pytest.fixture
def service(db: Database) -> Iterator[str]:
    """The address of a service on the test's database."""
    with running(db) as url:
        yield url


@pytest.fixture
def sign_in(db: Database, service: str) -> Callable[..., Desk]:
    """Make a user and give the desk signed in as that user: ``sign_in("per", role=…)``."""

    def _sign_in(username: str = "kari", **about: object) -> Desk:
        add_user(db, username, **about)  # type: ignore[arg-type]
        desk = Desk(Connection(service))
        desk.session.sign_in(username, PASSWORD)
        return desk

    return _sign_in
