"""The claims of a debtor that money may be placed on by hand: whose, which, and who is told."""

from __future__ import annotations

from copy import deepcopy
from datetime import date

import pytest
from sqlalchemy import select

from collector_desk.errors.service import Unknown
from collector_desk.errors.session import OwnCase
from collector_desk.models import Audit, Claim, ClaimDebtor, Debtor, DebtorStatus, Identity, Person
from collector_desk.service import payable, search
from collector_desk.service.database import SYSTEM, Database, Who
from collector_desk.wire.payments import ClaimsOf, DebtorsClaim
from tests.exchange.claim_files import FINE, document
from tests.kit import add_user
from tests.service.desks import Paid, claims_of, invoice, parents, practise, read_in, take_in


@pytest.fixture(autouse=True)
def _desk(db: Database) -> None:
    practise(db)
    take_in(
        db,
        document(
            invoice("10012"), invoice("10013"), parents("10037", kid="700181225"), deepcopy(FINE)
        ),
    )
    read_in(db, Paid(amount=100_000, text="ukjent"), Paid(amount=20_000, kind=13, sign="-"))


def _debtor(db: Database, claim: int) -> int:
    with db.read() as work:
        query = select(ClaimDebtor.debtor_id).where(ClaimDebtor.claim_id == claim)
        return work.scalars(query.order_by(ClaimDebtor.debtor_id)).first() or 0


def _look(db: Database, debtor_id: int, who: Who = SYSTEM, payment: int = 1) -> ClaimsOf:
    with db.write(who) as work:
        return payable.look(work, payment, debtor_id)


def payable_of(db: Database, debtor_id: int) -> tuple[DebtorsClaim, ...]:
    return _look(db, debtor_id).claims


def _today(db: Database) -> date:
    with db.read() as work:
        return work.clock.today()


def test_whoever_a_search_finds_has_the_open_claims_listed_with_amount_kid_and_age(
    db: Database,
) -> None:
    first = claims_of(db)[0]
    debtor = _debtor(db, first.id)
    with db.read() as work:
        name = work.get_one(Debtor, debtor).name
        (hit,) = search.find(work, name).debtors
    found = _look(db, hit.debtor_id)
    assert found.debtor_name == name
    assert [one.kid for one in found.claims] == [one.kid for one in claims_of(db)[:2]]
    assert sum(one.owed for one in found.claims) == hit.owed
    one = found.claims[0]
    assert (one.due_date, one.age_days) == (first.due_date, (_today(db) - first.due_date).days)
    assert (one.others, one.held) == ("", False)


def test_what_is_paid_or_withdrawn_is_left_out_but_for_money_the_bank_took_back(
    db: Database,
) -> None:
    debtor, (first, second) = _debtor(db, 1), claims_of(db)[:2]
    with db.read() as work:
        owed = {one.claim_id: one.owed for one in payable_of(db, debtor)}
        kid = work.get_one(Claim, first.id).kid
    read_in(db, Paid(amount=owed[first.id], kid=kid), number=2)
    assert [one.claim_id for one in payable_of(db, debtor)] == [second.id]
    back = _look(db, debtor, payment=2)
    assert [one.claim_id for one in back.claims] == [first.id, second.id]
    with db.write(SYSTEM) as work:
        work.get_one(Claim, second.id).state = "withdrawn"
    assert payable_of(db, debtor) == ()


def test_a_protected_debtor_is_unknown_to_the_uncleared_also_beside_another(db: Database) -> None:
    with db.write(SYSTEM) as work:
        for debtor in work.scalars(select(Debtor).where(Debtor.name == "Østby, Åse")):
            debtor.protection, hidden = "confidential", debtor.id
        query = select(ClaimDebtor.debtor_id).where(ClaimDebtor.claim_id == 3)
        (other,) = [one for one in work.scalars(query) if one != hidden]
    who, cleared = add_user(db), add_user(db, "per", clearance=True)
    with pytest.raises(Unknown):
        _look(db, hidden, who)
    assert _look(db, hidden, cleared).claims[0].claim_id == 3
    assert [one.others for one in _look(db, other, who).claims] == [""]
    assert [one.others for one in _look(db, other, cleared).claims] == ["Østby, Åse"]
    with db.read() as work:
        rows = work.scalars(select(Audit).where(Audit.deed == "payments.claims_of")).all()
    noted = sorted((row.stream, row.account_id) for row in rows)
    assert noted == sorted([
        (f"debtor:{hidden}", cleared.account_id),
        (f"debtor:{other}", who.account_id),
        (f"debtor:{other}", cleared.account_id),
    ])  # fmt: skip
    assert all(row.details == {"payment": 1} for row in rows)


def test_nobody_is_shown_the_own_claims(db: Database) -> None:
    who = add_user(db)
    with db.write(SYSTEM) as work:
        index = work.scalars(
            select(Identity.blind_index).join(ClaimDebtor, Identity.debtor_id == ClaimDebtor.debtor_id)
            .where(ClaimDebtor.claim_id == 3)
        ).first()  # fmt: skip
        work.get_one(Person, who.person_id).blind_index = index
        mine = work.scalars(select(Identity.debtor_id).where(Identity.blind_index == index)).one()
        query = select(ClaimDebtor.debtor_id).where(ClaimDebtor.claim_id == 3)
        (other,) = [one for one in work.scalars(query) if one != mine]
    with pytest.raises(OwnCase):
        _look(db, mine, who)
    assert _look(db, other, who).claims == ()


def test_a_claim_that_may_not_receive_the_money_says_so(db: Database) -> None:
    debtor = _debtor(db, 1)
    with db.write(SYSTEM) as work:
        work.add(
            DebtorStatus(
                debtor_id=debtor, kind="debt_settlement", from_day=date(2026, 11, 1),
                source="Namsmannen",
            )
        )  # fmt: skip
    assert {one.held for one in payable_of(db, debtor)} == {True}
    assert {one.held for one in _look(db, debtor, payment=2).claims} == {False}


@pytest.mark.parametrize(("payment", "debtor"), [(99, 1), (1, 99)])
def test_what_there_is_not_is_unknown(db: Database, payment: int, debtor: int) -> None:
    with pytest.raises(Unknown):
        _look(db, debtor, payment=payment)
