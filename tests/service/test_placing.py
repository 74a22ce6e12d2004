"""Placing, splitting, moving and taking back: by counter-posting, to the øre, previewed before."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import delete, func, select

from collector_desk.errors import DeskError
from collector_desk.errors.payments import (
    ClaimTwice,
    MovesNothing,
    NotPlacedThere,
    PaybackTooMuch,
    TooMuch,
)
from collector_desk.errors.service import Stale, Unknown
from collector_desk.models import (
    Audit,
    ClaimBalance,
    Debtor,
    FactRow,
    PaymentState,
    Posting,
)
from collector_desk.service import booking, placing, placing_plan, unplaced
from collector_desk.service.database import SYSTEM, Database, Who
from collector_desk.service.previewing import preview
from collector_desk.wire.payments import PaymentSheet, TakeBack
from tests.exchange.claim_files import RENT, document
from tests.kit import VAULT, add_user
from tests.service.desks import (
    Paid,
    balance,
    claims_of,
    counted,
    invoice,
    move_order,
    parents,
    place_order,
    practise,
    read_in,
    take_in,
)

_TABLES = (FactRow, Posting, PaymentState, Audit)


@pytest.fixture(autouse=True)
def _desk(db: Database) -> None:
    practise(db)
    take_in(db, document(invoice("1001"), invoice("1002"), parents("1003")))
    read_in(db, Paid(amount=100_000, text="For to krav"))


def _place(db: Database, *parts: tuple[int, int], version: int = 1, who: Who = SYSTEM) -> PaymentSheet:  # fmt: skip
    with db.write(who) as work:
        return placing.place(work, 1, place_order(*parts, version=version))


def _owed(db: Database, claim_id: int) -> tuple[int, int]:
    with db.read() as work:
        kept = work.get_one(ClaimBalance, claim_id)
        return kept.principal, kept.credit


def test_money_is_placed_on_one_claim(db: Database) -> None:
    sheet = _place(db, (1, 100_000), who=add_user(db))
    assert (sheet.payment.unplaced, sheet.payment.version, sheet.payment.why) == (0, 2, "")
    placement = sheet.placements[0]
    assert (placement.claim_number, placement.amount, placement.placed_by) == (
        "K-2026-000001",
        100_000,
        "Kari Nordmann",
    )
    assert placement.placed_on == date(2026, 11, 23)
    assert placement.debtor_name == "Øvelse Torghandel AS"
    assert _owed(db, 1) == (1_150_050, 0)
    with db.read() as work:
        assert balance(work, "unplaced") == 0


def test_one_payment_is_split_on_several_claims_and_the_rest_stays(db: Database) -> None:
    sheet = _place(db, (1, 30_001), (2, 20_002), (3, 10_003))
    assert [row.amount for row in sheet.placements] == [30_001, 20_002, 10_003]
    assert (sheet.payment.unplaced, sheet.payment.why) == (39_994, "KID mangler")
    sheet = _place(db, (1, 39_994), version=2)
    assert sheet.payment.unplaced == 0
    assert _owed(db, 1)[0] == 1_250_050 - 30_001 - 39_994


def test_the_preview_is_what_the_deed_then_does(db: Database) -> None:
    order = place_order((1, 60_000), (3, 40_000))
    before = counted(db, *_TABLES)
    with db.read(SYSTEM) as work:
        seen = preview(work, placing_plan.to_place(work, 1, order))
    assert counted(db, *_TABLES) == before
    assert (seen.unplaced_before, seen.unplaced_after) == (100_000, 0)
    with db.write(SYSTEM) as work:
        placing.place(work, 1, order)
    with db.read() as work:
        folded = booking.statements(work, claims_of(db), on=date(2026, 11, 23))
    for row in seen.claims:
        after = folded[row.claim_id].balance
        assert (row.after, row.principal_after, row.interest_after, row.fees_after) == (
            after.total,
            after.principal,
            after.interest,
            after.fees,
        )
        assert row.after == row.before - {1: 60_000, 3: 40_000}[row.claim_id] + (
            row.interest_after - row.interest_before
        )
    assert seen.claims[1].debtor_name == "Østby, Åse og Grønland, Bjørn Ærlig"


def test_a_surplus_is_shown_as_credit_before_it_is_made(db: Database) -> None:
    read_in(db, Paid(amount=2_000_000), number=2)
    with db.read(SYSTEM) as work:
        order = place_order((3, 2_000_000))
        seen = preview(work, placing_plan.to_place(work, 2, order))
    assert seen.claims[0].credit_after > 1_900_000
    assert seen.claims[0].after == -seen.claims[0].credit_after


def test_money_is_moved_by_reversal_and_a_new_placing(db: Database) -> None:
    sheet = _place(db, (1, 100_000))
    with db.read(SYSTEM) as work:
        seen = preview(work, placing_plan.to_move(work, 1, move_order(sheet, (2, 100_000))))
    assert [(row.claim_id, row.principal_after) for row in seen.claims] == [
        (1, 1_250_050),
        (2, 1_150_050),
    ]
    with db.write(SYSTEM) as work:
        moved = placing.move(work, 1, move_order(sheet, (2, 100_000)))
    assert [(row.claim_id, row.amount) for row in moved.placements] == [(2, 100_000)]
    assert (_owed(db, 1)[0], _owed(db, 2)[0]) == (1_250_050, 1_150_050)
    with db.read() as work:
        facts = work.scalars(select(FactRow).where(FactRow.payment_id == 1)).all()
        live = work.scalar(select(func.sum(Posting.amount)).where(Posting.debit == "unplaced"))
    assert [fact.kind for fact in facts] == ["payment", "reversal", "payment"]
    assert facts[1].reverses == facts[0].id
    assert facts[1].reason == "feil krav"
    assert live is not None


def test_what_is_not_placed_anew_in_a_move_becomes_unplaced(db: Database) -> None:
    sheet = _place(db, (1, 90_000))
    with db.write(SYSTEM) as work:
        moved = placing.move(work, 1, move_order(sheet, (1, 20_000), (2, 30_000)))
    assert [(row.claim_id, row.amount) for row in moved.placements] == [(1, 20_000), (2, 30_000)]
    assert moved.payment.unplaced == 50_000


def test_placed_money_is_taken_back_and_says_why_it_is_unplaced(db: Database) -> None:
    untouched = _owed(db, 1)
    sheet = _place(db, (1, 40_000), (2, 60_000))
    order = TakeBack(
        version=2, placement_id=sheet.placements[0].placement_id, reason="betalt for en annen"
    )
    with db.write(SYSTEM) as work:
        back = placing.take_back(work, 1, order)
    assert back.payment.unplaced == 40_000
    assert back.payment.why == "plasseringen er tatt tilbake: betalt for en annen"
    assert [row.claim_id for row in back.placements] == [2]
    assert _owed(db, 1) == untouched
    with pytest.raises(NotPlacedThere), db.write(SYSTEM) as work:
        placing.take_back(work, 1, order.model_copy(update={"version": 3}))


@pytest.mark.parametrize(
    ("parts", "version", "refusal"),
    [
        ([(1, 100_001)], 1, TooMuch),
        ([(1, 60_000), (2, 40_001)], 1, TooMuch),
        ([(1, 2**53)], 1, TooMuch),
        ([(1, 10), (1, 10)], 1, ClaimTwice),
        ([(999, 10)], 1, Unknown),
        ([(1, 10)], 2, Stale),
        ([(1, 10)], 0, Stale),
    ],
)
def test_an_order_that_cannot_be_carried_out_changes_nothing(
    db: Database, parts: list[tuple[int, int]], version: int, refusal: type[DeskError]
) -> None:
    before = counted(db, *_TABLES)
    with pytest.raises(refusal):
        _place(db, *parts, version=version)
    assert counted(db, *_TABLES) == before


def test_too_much_is_told_in_kroner(db: Database) -> None:
    with pytest.raises(TooMuch) as refused:
        _place(db, (1, 100_001))
    assert "1\u00a0000,01 kr er mer enn de 1\u00a0000,00 kr" in refused.value.text()


def test_moving_money_to_where_it_is_is_refused(db: Database) -> None:
    sheet = _place(db, (1, 100_000))
    with pytest.raises(MovesNothing), db.write(SYSTEM) as work:
        placing.move(work, 1, move_order(sheet, (1, 100_000)))


def test_a_placing_of_another_payment_is_unknown(db: Database) -> None:
    read_in(db, Paid(amount=500), number=2)
    sheet = _place(db, (1, 100_000))
    with pytest.raises(Unknown), db.write(SYSTEM) as work:
        placing.take_back(
            work,
            2,
            TakeBack(version=1, placement_id=sheet.placements[0].placement_id, reason="feil"),
        )


def test_claims_of_protected_debtors_are_unknown_without_clearance(db: Database) -> None:
    take_in(db, document(RENT) | {"buntnummer": 18})
    with db.write(SYSTEM) as work:
        for debtor in work.scalars(select(Debtor)):
            debtor.protection = "confidential" if debtor.id > 3 else "open"
    caseworker, cleared = add_user(db), add_user(db, "per", clearance=True)
    with pytest.raises(Unknown):
        _place(db, (4, 10), who=caseworker)
    sheet = _place(db, (4, 10), who=cleared)
    assert len(sheet.placements) == 1
    with db.read(caseworker) as work:
        assert unplaced.show(work, 1).placements == ()
    _place(db, (4, 99_990), who=cleared, version=2)
    with pytest.raises(Unknown), db.read(caseworker) as work:
        unplaced.show(work, 1)
    order = TakeBack(version=3, placement_id=sheet.placements[0].placement_id, reason="feil")
    with pytest.raises(Unknown), db.write(caseworker) as work:
        placing.take_back(work, 1, order)


def test_nobody_places_money_on_a_claim_of_their_own(db: Database) -> None:
    from collector_desk.models import Person

    who = add_user(db)
    with db.write(SYSTEM) as work:
        work.get_one(Person, who.person_id).blind_index = VAULT.blind_index("09878197612")
    with pytest.raises(Unknown):
        _place(db, (3, 10), who=who)
    _place(db, (1, 10), who=who)


def test_money_the_bank_took_back_is_placed_only_where_money_was_paid(db: Database) -> None:
    kid = claims_of(db)[0].kid
    read_in(db, Paid(amount=5_000, kid=kid), number=2)
    read_in(db, Paid(amount=5_000, kind=18), number=3)
    with pytest.raises(PaybackTooMuch), db.write(SYSTEM) as work:
        placing.place(work, 3, place_order((2, 5_000)))
    with pytest.raises(PaybackTooMuch), db.write(SYSTEM) as work:
        placing.place(work, 3, place_order((2, 1)))
    with db.write(SYSTEM) as work:
        sheet = placing.place(work, 3, place_order((1, 5_000)))
    assert (sheet.payment.unplaced, sheet.placements[0].amount) == (0, -5_000)
    assert _owed(db, 1)[0] == 1_250_050
    with db.write(SYSTEM) as work:
        moved = placing.take_back(
            work,
            3,
            TakeBack(version=2, placement_id=sheet.placements[0].placement_id, reason="feil"),
        )
    assert moved.payment.unplaced == -5_000


def test_every_deed_is_noted_with_each_debtor_and_the_payment(db: Database) -> None:
    _place(db, (1, 10), (3, 20))
    with db.read() as work:
        rows = work.scalars(select(Audit).where(Audit.deed == "payments.place")).all()
    assert {row.stream for row in rows} == {"debtor:1", "debtor:2", "debtor:3"}
    assert all(row.details and row.details["payment"] == 1 for row in rows)


def test_the_database_itself_refuses_to_change_a_placing(db: Database) -> None:
    _place(db, (1, 10))
    with pytest.raises(Exception, match=r"append-only|permission"), db.write(SYSTEM) as work:
        work.execute(delete(FactRow).where(FactRow.payment_id == 1))
