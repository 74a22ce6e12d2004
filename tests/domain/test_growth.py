"""By what a claim has grown since two persons approved that it is enforced."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desk.domain.enforcement.growth import Since, grew_by, left_of
from collector_desk.domain.facts import Bucket, Fact, FactKind
from collector_desk.domain.standing import standing

APPROVED = datetime(2026, 11, 1, 12, tzinfo=UTC)
DAY = date(2026, 6, 1)
P, C, F, S = FactKind.PRINCIPAL, FactKind.COSTS, FactKind.FEE, FactKind.SURCHARGE
PAYMENT, PAYBACK, CREDIT = FactKind.PAYMENT, FactKind.PAYBACK, FactKind.CREDIT
BACK, WAIVER = FactKind.REVERSAL, FactKind.WAIVER


def told(
    *rows: tuple[int, FactKind, int],
    since: int,
    reverses: Mapping[int, int] | None = None,
    buckets: Mapping[int, Bucket] | None = None,
) -> list[Fact]:
    """Facts by number, kind and øre; those from ``since`` came after it was approved."""
    return [
        Fact(
            id=number, claim_id=1, kind=kind, amount=amount, value_date=DAY, rule="", source="",
            known_at=APPROVED + timedelta(days=1 if number >= since else -1),
            reverses=(reverses or {}).get(number), bucket=(buckets or {}).get(number),
        )
        for number, kind, amount in rows
    ]  # fmt: skip


def left(facts: list[Fact], **more: object) -> list[tuple[int, int]]:
    found = left_of(facts, Since(moment=APPROVED, **more))  # type: ignore[arg-type]
    return sorted((one.id, one.amount) for one in found)


def same(facts: list[Fact], **more: object) -> bool:
    return left_of(facts, Since(moment=APPROVED, **more)) is facts  # type: ignore[arg-type]


def test_what_is_paid_makes_no_room_for_a_charge_that_came() -> None:
    facts = told((1, P, 900), (2, C, 300), (3, PAYMENT, 400), (4, C, 150), since=3)
    assert left(facts) == [(1, 900), (2, 300), (3, 400)]
    assert grew_by(facts, Since(moment=APPROVED)) == {4}


@pytest.mark.parametrize(("came", "stays"), [(250, None), (300, None), (301, [(1, 900), (4, 300)])])
def test_a_charge_in_place_of_a_greater_one_is_no_growth(
    came: int, stays: list[tuple[int, int]] | None
) -> None:
    for kind in (C, S, F):
        facts = told(
            (1, P, 900), (2, kind, 300), (3, BACK, 0), (4, kind, came), since=3, reverses={3: 2}
        )
        assert same(facts) if stays is None else left(facts) == stays


def test_what_came_and_was_waived_or_credited_is_no_growth() -> None:
    waived = {4: Bucket.FEES}
    assert same(told((1, P, 900), (3, F, 35), (4, WAIVER, 35), since=3, buckets=waived))
    assert same(told((1, P, 900), (3, P, 100), (4, CREDIT, 100), since=3))


def test_a_payment_that_went_back_counts_again_though_others_came() -> None:
    facts = told(
        (1, P, 900), (2, PAYMENT, 50), (3, PAYMENT, 120), (4, BACK, 0), since=3, reverses={4: 2}
    )
    assert left(facts, payments={2: 71, 3: 72}) == [(1, 900), (2, 50), (3, 120)]
    assert grew_by(facts, Since(moment=APPROVED, payments={2: 71, 3: 72})) == {4}


@pytest.mark.parametrize(("again", "more"), [(60, None), (50, None), (20, [(2, 30), (4, 20)])])
def test_a_payment_placed_anew_is_no_growth_and_makes_no_room(
    again: int, more: list[tuple[int, int]] | None
) -> None:
    facts = told(
        (1, P, 900), (2, PAYMENT, 50), (3, BACK, 0), (4, PAYMENT, again), since=3, reverses={3: 2}
    )
    payments = {2: 71, 4: 71}
    assert (
        same(facts, payments=payments)
        if more is None
        else (left(facts, payments=payments) == [(1, 900), *more])
    )
    dearer = [*facts, *told((5, C, 5), since=3)]
    assert (5, 5) not in left(dearer, payments=payments)


def test_what_came_after_it_was_approved_may_go_back() -> None:
    facts = told((1, P, 900), (3, PAYMENT, 50), (4, BACK, 0), since=3, reverses={4: 3})
    assert same(facts, payments={3: 71})
    assert left(told((1, P, 900), (3, PAYBACK, 50), since=3)) == [(1, 900)]


@pytest.mark.parametrize(("back", "stays"), [(50, None), (70, None), (71, 70)])
def test_what_the_bank_takes_back_is_of_the_money_that_came_since(
    back: int, stays: int | None
) -> None:
    facts = told((1, P, 900), (2, PAYMENT, 80), (3, PAYMENT, 70), (4, PAYBACK, back), since=3)
    payments = {2: 71, 3: 72}
    assert (
        same(facts, payments=payments)
        if stays is None
        else (left(facts, payments=payments) == [(1, 900), (2, 80), (3, 70), (4, stays)])
    )


def test_who_takes_back_a_payment_that_was_placed_anew_makes_the_claim_grow() -> None:
    facts = told(
        (1, P, 900), (2, PAYMENT, 50), (3, BACK, 0), (4, PAYMENT, 50), (5, BACK, 0),
        since=3, reverses={3: 2, 5: 4},
    )  # fmt: skip
    assert grew_by(facts, Since(moment=APPROVED, payments={2: 71, 4: 71})) == {3, 5}


def test_a_payment_without_a_number_is_one_by_itself() -> None:
    facts = told(
        (1, P, 900), (2, PAYMENT, 50), (3, BACK, 0), (4, PAYMENT, 50), since=3, reverses={3: 2}
    )
    assert left(facts) == [(1, 900), (2, 50), (4, 50)]


def test_what_counts_from_a_later_day_was_not_seen_with_what_was_agreed_to() -> None:
    facts = told((1, P, 900), (2, C, 300), since=3)
    assert left(facts, day=DAY) == [(1, 900), (2, 300)]
    assert left(facts, day=DAY - timedelta(days=1)) == []


def test_a_credit_that_was_taken_back_counts_again() -> None:
    facts = told((1, P, 900), (2, CREDIT, 100), (3, BACK, 0), since=3, reverses={3: 2})
    assert left(facts) == [(1, 900), (2, 100)]
    again = [*facts, *told((4, CREDIT, 100), since=3)]
    assert same(again)


def test_the_decisions_own_fee_comes_with_it_and_makes_no_room_when_it_is_gone() -> None:
    facts = told((1, P, 900), (3, F, 46), since=3)
    assert same(facts, own_fees={3})
    gone = [*facts, *told((4, WAIVER, 46), (5, C, 46), since=3, buckets={4: Bucket.FEES})]
    assert (5, 46) not in left(gone, own_fees={3})
    fell = [*facts, *told((4, BACK, 0), (5, C, 46), since=3, reverses={4: 3})]
    assert left(fell, own_fees={3}) == [(1, 900)]


def test_the_fee_of_the_decision_is_approved_with_what_a_leader_agreed_to_later() -> None:
    facts = told((1, P, 900), (2, F, 46), (3, C, 1), since=3)
    assert left(facts, own_fees={2}) == [(1, 900), (2, 46)]


KINDS = st.sampled_from([P, C, F, S, PAYMENT, PAYBACK, CREDIT, WAIVER, BACK])


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[Fact], Since]:
    """Facts of any kind, some reversed once, of which the first few were known when it was approved."""
    rows = [(1, P, 900)]
    reverses, buckets, payments = dict[int, int](), dict[int, Bucket](), dict[int, int]()
    for number in range(2, draw(st.integers(2, 12))):
        kind = draw(KINDS)
        free = [one for one, other, _ in rows if other is not BACK and one not in reverses.values()]
        if kind is BACK and len(free) > 1:
            reverses[number] = draw(st.sampled_from(free[1:]))
        elif kind is BACK:
            continue
        if kind is WAIVER:
            buckets[number] = draw(st.sampled_from(list(Bucket)))
        if kind in {PAYMENT, PAYBACK}:
            payments[number] = draw(st.integers(1, 3))
        rows.append((number, kind, 0 if kind is BACK else draw(st.integers(1, 200))))
    facts = told(*rows, since=draw(st.integers(2, 13)), reverses=reverses, buckets=buckets)
    return facts, Since(moment=APPROVED, payments=payments)


def charged(facts: list[Fact]) -> dict[str, int]:
    """What stands to be paid by part, and what each payment took off, by an independent sum."""
    sums: dict[str, int] = {}
    for one in standing(facts):
        costs = one.kind in {C, F, S} or one.bucket in {Bucket.COSTS, Bucket.FEES}
        part = "costs" if costs else "interest" if one.bucket is Bucket.INTEREST else "principal"
        if one.kind not in {PAYMENT, PAYBACK}:
            off = one.kind in {CREDIT, WAIVER}
            sums[part] = sums.get(part, 0) + (-one.amount if off else one.amount)
    return sums


@given(histories())
def test_no_part_is_more_than_it_was_and_none_less_than_it_is_where_it_has_not_grown(
    history: tuple[list[Fact], Since],
) -> None:
    facts, since = history
    kept = list(left_of(facts, since))
    then = charged([one for one in facts if one.known_at < APPROVED])
    now, found = charged(facts), charged(kept)
    for part in {*then, *now, *found}:
        assert found.get(part, 0) == min(then.get(part, 0), now.get(part, 0))
    assert bool(grew_by(facts, since)) is (kept != facts)
