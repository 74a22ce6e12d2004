"""One debtor with one claim whose figures are known, as many tests open them."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sqlalchemy import select

from collector_desk.domain import identity
from collector_desk.models import (
    Case,
    Claim,
    ClaimDebtor,
    CreditorUnit,
    Debtor,
    FactRow,
    Identity,
    Notice,
    ProtectedAddress,
    Team,
)
from collector_desk.service.booking import book
from collector_desk.service.database import SYSTEM, Database, Work
from collector_desk.service.money_in import PaidToUnit, paid_to_units

NUMBER = identity.make(day=16, month=9, yy=92, individual=123)
KNOWN = datetime(2026, 9, 1, 8, tzinfo=UTC)


def _fact(claim_id: int, kind: str, amount: int, day: date, source: str) -> FactRow:
    return FactRow(
        claim_id=claim_id,
        kind=kind,
        amount=amount,
        value_date=day,
        known_at=KNOWN,
        rule="inkassoforskriften § 1-2" if kind == "fee" else "avtale",
        source=source,
        made_by="System",
    )


def debtor_with_a_claim(db: Database, *, protection: str = "open", team: str = "") -> int:
    """10 000 kr due 2025-06-15, a fee, and 2 000 kr paid on 2026-03-10."""
    with db.write(SYSTEM) as work:
        debtor = _person(work, protection=protection, team=team)
        claim = _claim(work, debtor.id)
        work.add(_fact(claim.id, "principal", 1_000_000, date(2025, 6, 16), "Import 1, linje 2"))
        work.add(_fact(claim.id, "fee", 3_500, date(2025, 7, 10), "Inkassovarsel 10.07.2025"))
        paid = _fact(claim.id, "payment", 200_000, date(2026, 3, 10), "betalt til virksomheten")
        work.add(paid)
        work.flush()
        paid_to_units(
            work,
            [
                PaidToUnit(
                    fact_id=paid.id, amount=paid.amount, day=paid.value_date, source=paid.source
                )
            ],
        )
        book(work, [claim.id])
        return debtor.id


def another_debtor(db: Database, *, team: str = "") -> int:
    """A debtor without claims."""
    with db.write(SYSTEM) as work:
        debtor = Debtor(kind="person", name="Dal, Grønn", search_name="dal gronn")
        debtor.team_id = work.scalar(select(Team.id).where(Team.name == team)) if team else None
        work.add(debtor)
        work.flush()
        return debtor.id


def _person(work: Work, *, protection: str, team: str) -> Debtor:
    debtor = Debtor(
        kind="person",
        name="Lykt, Fager",
        search_name="lykt fager",
        birth_date=date(1992, 9, 16),
        street="Josefines gate 3D" if protection == "open" else "",
        postcode="0351",
        city="Oslo",
        phone="91234567",
        protection=protection,
        team_id=work.scalar(select(Team.id).where(Team.name == team)) if team else None,
    )
    work.add(debtor)
    work.flush()
    work.add(
        Identity(
            debtor_id=debtor.id,
            kind="fodselsnummer",
            ciphertext=work.vault.encrypt(NUMBER, place=f"identity:{debtor.id}"),
            blind_index=work.vault.blind_index(NUMBER),
        )
    )
    if protection != "open":
        sealed = work.vault.encrypt("Hemmelig vei 1, 0001 Oslo", place=f"address:{debtor.id}")
        work.add(ProtectedAddress(debtor_id=debtor.id, ciphertext=sealed))
    return debtor


def _claim(work: Work, debtor_id: int) -> Claim:
    unit = CreditorUnit(code="BGO", name="Bydel Gamle Oslo", kind="bydel", client=1001)
    case = Case(number="2026-000001", debtor_id=debtor_id, opened_on=date(2026, 9, 1))
    work.add_all([unit, case])
    work.flush()
    claim = Claim(
        number="K-2026-000001",
        kind="kindergarten",
        creditor_unit_id=unit.id,
        sender_reference="1",
        invoice_number="700123",
        invoice_date=date(2025, 6, 1),
        due_date=date(2025, 6, 16),
        description="Foreldrebetaling juni 2025",
        principal=1_000_000,
        interest_from=date(2025, 6, 16),
        interest_basis="by_rule",
        interest_rule="forsinkelsesrenteloven §§ 2, 3",
        limitation_start=date(2025, 6, 16),
        kid="1001000000001026",
        received_on=date(2026, 9, 1),
    )
    work.add(claim)
    work.flush()
    work.add(ClaimDebtor(claim_id=claim.id, debtor_id=debtor_id, case_id=case.id, role="debtor"))
    work.add(_notice(claim.id, debtor_id))
    return claim


def _notice(claim_id: int, debtor_id: int) -> Notice:
    return Notice(
        claim_id=claim_id,
        debtor_id=debtor_id,
        kind="collection_notice",
        sent_on=date(2025, 7, 10),
        deadline=date(2025, 7, 24),
        way="post",
        fee=3500,
        source="Bydel Gamle Oslo",
    )
