"""What the commands of collector-desk-service do, and what they print."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import select

from collector_desk.api import letter_ways
from collector_desk.api import serve as serving
from collector_desk.api.home import open_database
from collector_desk.config import Settings
from collector_desk.domain.money import format_kroner
from collector_desk.errors.service import Unknown
from collector_desk.models import Account
from collector_desk.service import claim_import, ocr_import, users
from collector_desk.service import nightly as night
from collector_desk.service import practice as practices
from collector_desk.service import verify as verifying
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.imports import ClaimReport
from collector_desk.wire.session import NewUser


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


def serve(db: Database, settings: Settings, order: argparse.Namespace) -> int:
    """Answer calls until told to stop."""
    if order.embedded:
        serving.embedded(db, settings)
    else:
        serving.central(db, settings, host=order.host, port=order.port)
    return 0


def user(db: Database, order: argparse.Namespace, password: Callable[[], str]) -> int:
    """Add, list or close users."""
    if order.deed == "list":
        with db.read() as work:
            for account, person in users.listed(work):
                state = "" if account.active else "  (stengt)"
                _say(f"{account.username:20} {person.name:30} {account.role}{state}")
        return 0
    with db.write(SYSTEM) as work:
        if order.deed == "revoke":
            found = work.scalar(select(Account.id).where(Account.username == order.username))
            if found is None:
                raise Unknown(what="account")
            users.revoke(work, found)
        else:
            users.add(work, _new_user(order, password()))
    _say(f"Utført: {order.deed} {order.username}.")
    return 0


def _new_user(order: argparse.Namespace, password: str) -> NewUser:
    return NewUser(
        username=order.username,
        name=order.name,
        role=order.role,
        password=password,
        clearance=order.clearance,
        team=order.team,
    )


def practice(settings: Settings, *, debtors: int, seed: int, side: str) -> int:
    """Make the practice database of a side of the year end anew."""
    for name in ("desk.db", "desk.db-wal", "desk.db-shm"):
        (Path(settings.folder) / name).unlink(missing_ok=True)
    db = open_database(settings)
    try:
        for line in practices.fill(db, debtors=debtors, seed=seed, side=side):
            _say(line)
    finally:
        db.close()
    return 0


def import_claims(db: Database, order: argparse.Namespace) -> int:
    """Read a claim file, or only try it; print its report line by line."""
    data = order.file.read_bytes()
    if order.dry_run:
        with db.read(SYSTEM) as work:
            report = claim_import.check(work, order.file.name, data)
    else:
        with db.write(SYSTEM) as work:
            report = claim_import.commit(work, order.file.name, data)
    _print_claims(report)
    return 0 if report.refused == 0 else 1


def _print_claims(report: ClaimReport) -> None:
    for line in report.lines:
        mark = "tatt inn" if line.accepted else "avvist"
        _say(f"linje {line.line:5} {mark:9} {line.reference} {format_kroner(line.principal)}")
        for fault in line.faults:
            _say(f"      {fault.field}: {fault.text} {fault.advice}")
    verb = "tatt inn" if report.committed else "kan tas inn"
    _say(
        f"{report.accepted} krav {verb} ({format_kroner(report.accepted_total)} kr),"
        f" {report.refused} avvist."
    )


def import_ocr(db: Database, order: argparse.Namespace) -> int:
    """Read a payment file, or only try it."""
    data = order.file.read_bytes()
    if order.dry_run:
        with db.read(SYSTEM) as work:
            report = ocr_import.check(work, order.file.name, data)
    else:
        with db.write(SYSTEM) as work:
            report = ocr_import.commit(work, order.file.name, data)
    _say(
        f"{report.payments} betalinger, {format_kroner(report.total)} kr:"
        f" {report.placed} plassert, {report.unplaced} uplassert."
    )
    return 0


def verify(db: Database) -> int:
    """Prove chain, ledger and balances; name the first break."""
    with db.read(SYSTEM) as work:
        finding = verifying.verify(work, tell=_say)
    return 0 if finding.whole else 1


def send_letters(db: Database, settings: Settings) -> int:
    """Hand over the letters that wait, and ask what became of those that were sent."""
    for line in letter_ways.relayed(db, settings):
        _say(line)
    return 0


def nightly(db: Database, settings: Settings) -> int:
    """The night's work; running it twice changes nothing more."""
    for line in night.run(db, Path(settings.folder)):
        _say(line)
    return 0
