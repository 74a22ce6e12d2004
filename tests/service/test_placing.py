"""Placing, splitting, moving and taking back: by counter-posting, to the øre, previewed before."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, func, select

from collector_desk.errors import DeskError
from collector_desk.errors.payments import (
    ClaimIsWithdrawn,
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
    Payment,
    PaymentState,
    Posting,
)
from collector_desk.service import booking, placing, placing_plan, unplaced
from collector_desk.service.database import SYSTEM, Database, Who
from collector_desk.service.previewing import preview
from collector_desk.service.verify import verify
from collector_desk.service.withdrawing import withdraw
from collector_desk.wire.imports import Withdraw
from collector_desk.wire.payments import Move, Part, PaymentSheet, Place, TakeBack
from tests.exchange.claim_files import RENT, document
from tests.kit import VAULT, add_user
from tests.service.desks import (
    Paid,
    balance,
    claims_of,
    counted,
    invoice,
    parents,
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
        return placing.place(work, 1, _order(*parts, version=version))


def _order(*parts: tuple[int, int], version: int = 1) -> Place:
    made = tuple(Part(claim_id=claim_id, amount=amount) for claim_id, amount in parts)
    return Place(version=version, parts=made, reason="etter brev fra skyldneren")


def _move(sheet: PaymentSheet, *parts: tuple[int, int], place: int = 0) -> Move:
    return Move(
        version=sheet.payment.version,
        placement_id=sheet.placements[place].placement_id,
        parts=tuple(Part(claim_id=claim_id, amount=amount) for claim_id, amount in parts),
        reason="feil krav",
    )


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
    order = _order((1, 60_000), (3, 40_000))
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
        order = _order((3, 2_000_000))
        seen = preview(work, placing_plan.to_place(work, 2, order))
    assert seen.claims[0].credit_after > 1_900_000
    assert seen.claims[0].after == -seen.claims[0].credit_after


def test_money_is_moved_by_reversal_and_a_new_placing(db: Database) -> None:
    sheet = _place(db, (1, 100_000))
    with db.read(SYSTEM) as work:
        seen = preview(work, placing_plan.to_move(work, 1, _move(sheet, (2, 100_000))))
    assert [(row.claim_id, row.principal_after) for row in seen.claims] == [
        (1, 1_250_050),
        (2, 1_150_050),
    ]
    with db.write(SYSTEM) as work:
        moved = placing.move(work, 1, _move(sheet, (2, 100_000)))
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
        moved = placing.move(work, 1, _move(sheet, (1, 20_000), (2, 30_000)))
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
        placing.move(work, 1, _move(sheet, (1, 100_000)))


def test_a_placing_of_another_payment_is_unknown(db: Database) -> None:
    read_in(db, Paid(amount=500), number=2)
    sheet = _place(db, (1, 100_000))
    with pytest.raises(Unknown), db.write(SYSTEM) as work:
        placing.take_back(
            work,
            2,
            TakeBack(version=1, placement_id=sheet.placements[0].placement_id, reason="feil"),
        )


def test_withdrawing_a_batch_gives_placed_money_back(db: Database) -> None:
    kid = claims_of(db)[1].kid
    read_in(db, Paid(amount=7_000, kid=kid), number=2)
    _place(db, (1, 60_000), (3, 10_000))
    with db.write(SYSTEM) as work:
        row = withdraw(work, 1, Withdraw(version=1, reason="feil sats i alle krav"))
    assert (row.state, row.reason, row.withdrawn_by) == (
        "withdrawn",
        "feil sats i alle krav",
        "System",
    )
    assert row.later == ("K-2026-000001", "K-2026-000002", "K-2026-000003")
    with db.read() as work:
        states = work.execute(
            select(PaymentState.unplaced, PaymentState.why).order_by(PaymentState.payment_id)
        ).all()
        kept = work.scalars(select(ClaimBalance)).all()
        for account in ("principal", "fees", "interest", "credit", "creditor_claims"):
            assert balance(work, account) == 0
        assert balance(work, "unplaced") == -107_000
        notes = work.scalars(select(Audit.stream).where(Audit.deed == "imports.withdraw")).all()
    assert [tuple(state) for state in states] == [
        (100_000, "kravet er trukket"),
        (7_000, "kravet er trukket"),
    ]
    assert {(k.principal, k.fees, k.interest, k.credit) for k in kept} == {(0, 0, 0, 0)}
    assert {claim.state for claim in claims_of(db)} == {"withdrawn"}
    assert set(notes) == {"house", "debtor:1", "debtor:2", "debtor:3"}
    with pytest.raises(ClaimIsWithdrawn):
        _place(db, (1, 10), version=3)


def test_a_withdrawal_needs_the_version_that_was_shown_and_happens_once(db: Database) -> None:
    with pytest.raises(Unknown), db.write(SYSTEM) as work:
        withdraw(work, 99, Withdraw(version=1, reason="feil bunt"))
    with pytest.raises(Stale), db.write(SYSTEM) as work:
        withdraw(work, 1, Withdraw(version=2, reason="feil bunt"))
    with db.write(SYSTEM) as work:
        assert withdraw(work, 1, Withdraw(version=1, reason="feil bunt")).later == ()
    with pytest.raises(DeskError, match="alt trukket"), db.write(SYSTEM) as work:
        withdraw(work, 1, Withdraw(version=2, reason="feil bunt"))


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
    order = TakeBack(version=2, placement_id=sheet.placements[0].placement_id, reason="feil")
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
        placing.place(work, 3, _order((2, 5_000)))
    with pytest.raises(PaybackTooMuch), db.write(SYSTEM) as work:
        placing.place(work, 3, _order((1, 5_000), (2, 1)) .model_copy(
            update={"parts": (Part(claim_id=2, amount=1),)}))  # fmt: skip
    with db.write(SYSTEM) as work:
        sheet = placing.place(work, 3, _order((1, 5_000)))
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


_STEP = st.tuples(
    st.sampled_from(["place", "move", "back"]),
    st.lists(st.tuples(st.integers(1, 3), st.integers(1, 70_000)), min_size=1, max_size=3),
    st.integers(0, 4),
)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(_STEP, min_size=1, max_size=6))
def test_no_oere_of_a_payment_is_ever_lost(
    db: Database, steps: list[tuple[str, list[tuple[int, int]], int]]
) -> None:
    for step in steps:
        try:
            _do(db, *step)
        except (TooMuch, ClaimTwice, MovesNothing):
            continue
    with db.read() as work:
        payment, state = work.get_one(Payment, 1), work.get_one(PaymentState, 1)
        standing = unplaced.show(work, 1).placements
        assert balance(work, "bank") == payment.amount
        assert -balance(work, "unplaced") == state.unplaced
        assert sum(row.amount for row in standing) + state.unplaced == payment.amount
        assert 0 <= state.unplaced <= payment.amount
        ids = [claim.id for claim in claims_of(db)]
    with db.write(SYSTEM) as work:
        assert booking.book(work, ids) == 0


def _do(db: Database, deed: str, parts: list[tuple[int, int]], which: int) -> None:
    with db.write(SYSTEM) as work:
        sheet = unplaced.show(work, 1)
        if deed == "place":
            placing.place(work, 1, _order(*parts, version=sheet.payment.version))
        elif sheet.placements:
            place = which % len(sheet.placements)
            move = _move(sheet, *parts, place=place)
            if deed == "move":
                placing.move(work, 1, move)
            else:
                kept = move.model_dump(exclude={"parts"})
                placing.take_back(work, 1, TakeBack.model_validate(kept))


def test_the_database_itself_refuses_to_change_a_placing(db: Database) -> None:
    _place(db, (1, 10))
    with pytest.raises(Exception, match=r"append-only|permission"), db.write(SYSTEM) as work:
        work.execute(delete(FactRow).where(FactRow.payment_id == 1))


def test_everything_done_here_stands_up_to_the_proof_of_the_house(db: Database) -> None:
    kid = claims_of(db)[1].kid
    read_in(db, Paid(amount=7_000, kid=kid), Paid(amount=2_000, kid=kid, kind=18), number=2)
    sheet = _place(db, (1, 60_000), (3, 10_000))
    with db.write(SYSTEM) as work:
        sheet = placing.move(work, 1, _move(sheet, (1, 20_000), (2, 30_000)))
        back = TakeBack(
            version=3, placement_id=sheet.placements[0].placement_id, reason="feil krav"
        )
        placing.take_back(work, 1, back)
    take_in(db, document(parents("5001")) | {"buntnummer": 19})
    with db.write(SYSTEM) as work:
        withdraw(work, 2, Withdraw(version=1, reason="feil bunt"))
    with db.read(SYSTEM) as work:
        finding = verify(work)
    assert finding.whole, finding.lines
