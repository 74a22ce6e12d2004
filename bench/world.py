"""The worlds that are measured: many debtors on each engine, and somebody who works there."""

from __future__ import annotations

import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import uvicorn
from sqlalchemy import func, select, text

from collector_desk import migrations
from collector_desk.api.app import create_app
from collector_desk.api.serve import loopback_socket, quiet
from collector_desk.client.connection import Connection
from collector_desk.client.desk import Desk
from collector_desk.config import Settings
from collector_desk.domain.rates import Rates
from collector_desk.models import Account, Claim, Debtor, Posting
from collector_desk.service import practice_scale, session
from collector_desk.service.clock import Clock
from collector_desk.service.database import Database, Who
from collector_desk.service.practice_desk import PASSWORD
from collector_desk.service.vault import Vault
from tests import postgres

TODAY = date(2026, 11, 23)


@dataclass(frozen=True, slots=True)
class World:
    """One filled database, the service on it, and a caseworker at the desk."""

    engine: str
    url: str
    db: Database
    who: Who
    desk: Desk
    debtors: int
    claims: int
    postings: int
    seconds: float  # to fill


@contextmanager
def world(engine: str, *, debtors: int, claims: int) -> Iterator[World]:
    """A filled database of an engine, with its service running."""
    with ExitStack() as stack:
        url = stack.enter_context(_sqlite() if engine == "sqlite" else _postgres())
        db = open_db(url)
        stack.callback(db.close)
        begin = time.perf_counter()
        for line in practice_scale.fill_scale(db, debtors=debtors, claims=claims, seed=1):
            print(f"  {engine}: {line}", flush=True)
        seconds = time.perf_counter() - begin
        _settle(db)
        address = stack.enter_context(_served(db))
        desk = Desk(Connection(address))
        desk.session.sign_in("kari", PASSWORD)
        yield World(engine, url, db, _who(db), desk, *_counts(db), seconds)


def open_db(url: str) -> Database:
    """A practice database as the service opens it."""
    rates = Rates.practice()
    return Database(url, vault=Vault(b"b" * 32), clock=Clock(TODAY), rates=rates)


def _counts(db: Database) -> tuple[int, int, int]:
    with db.read() as work:
        debtors, claims, postings = (
            work.scalar(select(func.count()).select_from(table)) or 0
            for table in (Debtor, Claim, Posting)
        )
    return debtors, claims, postings


def _who(db: Database) -> Who:
    with db.read() as work:
        account = work.scalars(select(Account).where(Account.username == "kari")).one()
        return session.who_of(work, account)


def _settle(db: Database) -> None:
    with db.connection() as connection:
        connection.execute(text("ANALYZE"))


@contextmanager
def _sqlite() -> Iterator[str]:
    folder = Path(tempfile.mkdtemp(prefix="desk-bench-"))
    try:
        url = f"sqlite:///{folder / 'desk.db'}"
        migrations.upgrade(url)
        yield url
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _postgres() -> Iterator[str]:
    with postgres.running_server() as server:
        server.run(f"CREATE DATABASE bench OWNER {postgres.OWNER}")
        url = server.url("bench", user=postgres.OWNER)
        migrations.upgrade(url)
        yield url


@contextmanager
def _served(db: Database) -> Iterator[str]:
    listener = loopback_socket()
    server = uvicorn.Server(quiet(create_app(db, Settings())))
    thread = threading.Thread(target=server.run, args=([listener],))
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        listener.close()
