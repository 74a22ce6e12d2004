"""A small town of debtors for the tests of the search."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from collector_desk.domain import identity
from collector_desk.models import (
    Case,
    Claim,
    ClaimBalance,
    ClaimDebtor,
    CreditorUnit,
    Debtor,
    Identity,
    ProtectedAddress,
    Team,
)
from collector_desk.service import search
from collector_desk.service.database import SYSTEM, Database, Who, Work
from collector_desk.service.search_index import index_debtor
from collector_desk.wire.search import Hits
from tests import databases, postgres
from tests.kit import open_db
from tests.pool import Pool


@dataclass
class Town:
    """The database, one who searches, and a clerk who adds debtors and claims to it."""

    db: Database
    who: Who

    def debtor(
        self,
        name: str,
        *,
        born: date | None = None,
        kind: str = "person",
        org: str | None = None,
        street: str = "",
        postcode: str = "",
        city: str = "",
        phone: str = "",
        protection: str = "open",
        number: str = "",
        team: str | None = None,
    ) -> int:
        """Add a debtor and index it, as an import would."""
        with self.db.write(SYSTEM) as work:
            hidden = protection != "open"
            debtor = Debtor(
                kind=kind,
                name=name,
                search_name="",
                birth_date=born,
                org_number=org,
                street="" if hidden else street,
                postcode="" if hidden else postcode,
                city="" if hidden else city,
                phone="" if hidden else phone,
                protection=protection,
                team_id=work.scalar(select(Team.id).where(Team.name == team)) if team else None,
            )
            work.add(debtor)
            index_debtor(work, debtor)
            if number:
                work.add(_identity(work, debtor.id, number))
            if hidden:
                sealed = work.vault.encrypt(f"{street}, {postcode} {city}", place="address")
                work.add(ProtectedAddress(debtor_id=debtor.id, ciphertext=sealed))
            return debtor.id

    def claim(
        self,
        *debtors: int,
        number: str = "K-2026-001184",
        kid: str = "1001000001184026",
        original_kid: str = "",
        invoice: str = "700123",
        plate: str = "",
        kind: str = "kindergarten",
        principal: int = 1_000_000,
        accrues_from: date | None = None,
        state: str = "open",
    ) -> int:
        """Add a claim on these debtors, and a case for each of them, with its balance."""
        with self.db.write(SYSTEM) as work:
            due = date(2025, 6, 16)
            claim = Claim(
                number=number, kind=kind, creditor_unit_id=_unit(work), sender_reference="1",
                invoice_number=invoice, invoice_date=due - timedelta(15), due_date=due,
                description="Juni 2025", principal=principal, interest_from=accrues_from,
                interest_basis="by_rule", interest_rule="forsinkelsesrenteloven § 2",
                limitation_start=due, kid=kid, original_kid=original_kid, plate=plate,
                state=state, received_on=date(2026, 9, 1),
            )  # fmt: skip
            work.add(claim)
            work.flush()
            _lie_on(work, claim.id, debtors)
            work.add(
                ClaimBalance(
                    claim_id=claim.id, principal=principal, costs=0, fees=0, interest=0, credit=0,
                    bearing=principal if accrues_from else 0, accrues_from=accrues_from,
                )
            )  # fmt: skip
            return claim.id

    def find(self, text: str, limit: int = 20, *, who: Who | None = None) -> Hits:
        """Search."""
        with self.db.read(who or self.who) as work:
            return search.find(work, text, limit)

    def names(self, text: str, limit: int = 20, *, who: Who | None = None) -> list[str]:
        """The names found, best first."""
        return [hit.name for hit in self.find(text, limit, who=who).debtors]

    def whys(self, text: str) -> list[tuple[str, str]]:
        """The names found and why."""
        return [(hit.name, hit.why) for hit in self.find(text).debtors]


@contextmanager
def shared_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A database on the engine of ``request.param``, for all the tests of a module."""
    if request.param == "sqlite":
        path = tmp_path / "town.db"
        shutil.copyfile(request.getfixturevalue("migrated_file"), path)
        db = open_db(databases.sqlite_address(path))
        yield db
        db.close()
        return
    server: postgres.Server = request.getfixturevalue("postgres_server")
    pool: Pool = request.getfixturevalue("postgres_pool")
    with pool.database() as name:
        db = open_db(server.url(name, user=postgres.APPLICATION))
        yield db
        db.close()


def _identity(work: Work, debtor_id: int, number: str) -> Identity:
    return Identity(
        debtor_id=debtor_id,
        kind="fodselsnummer",
        ciphertext=work.vault.encrypt(number, place=f"identity:{debtor_id}"),
        blind_index=work.vault.blind_index(number),
    )


def _unit(work: Work) -> int:
    unit = work.scalar(select(CreditorUnit))
    if unit is None:
        unit = CreditorUnit(code="BGO", name="Bydel Gamle Oslo", kind="bydel", client=1001)
        work.add(unit)
        work.flush()
    return unit.id


def _lie_on(work: Work, claim_id: int, debtors: Sequence[int]) -> None:
    for place, debtor_id in enumerate(debtors):
        case = work.scalar(select(Case).where(Case.debtor_id == debtor_id))
        if case is None:
            case = Case(
                number=f"2026-{debtor_id:06}", debtor_id=debtor_id, opened_on=date(2026, 9, 1)
            )
            work.add(case)
            work.flush()
        role = "joint" if place else "debtor"
        work.add(ClaimDebtor(claim_id=claim_id, debtor_id=debtor_id, case_id=case.id, role=role))


def number_of(born: date, individual: int = 100) -> str:
    """A synthetic identity number (month + 80), the first possible from ``individual`` on."""
    every = identity.make_all(day=born.day, month=born.month, yy=born.year % 100)
    return next(number for number in every if int(number[6:9]) >= individual)
