"""Drafts and words of unplaced money, without a window."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desk.ui.columns import sort_key
from collector_desk.ui.payments import texts
from collector_desk.ui.payments.draft import Candidate, Deed, Draft
from collector_desk.ui.payments.orders import Keys, arrived
from collector_desk.ui.tokens import Tone
from collector_desk.wire.payments import Part, PaymentSheet, Place, Placement, TakeBack, UnplacedRow

CLAIM = Candidate(
    claim_id=1, number="K-2026-000001", debtor_id=7, about="Lykt, Fager", owed=60_000, strong=True
)


def row(unplaced: int = 100_000, *, amount: int | None = None, age: int = 3) -> UnplacedRow:
    return UnplacedRow(
        payment_id=5,
        version=1,
        value_date=date(2026, 11, 19),
        settlement_date=date(2026, 11, 20),
        age_days=age,
        amount=unplaced if amount is None else amount,
        unplaced=unplaced,
        kid="",
        text="",
        debit_account="",
        source="OCR 0000001, post 1",
        raw="",
        why="KID mangler",
        suggestions=(),
    )


def sheet(unplaced: int = 100_000, *placements: Placement, **more: int) -> PaymentSheet:
    return PaymentSheet(payment=row(unplaced, **more), placements=placements)


def placement(amount: int, *, number: int = 1, claim_id: int = 1) -> Placement:
    return Placement(
        placement_id=number,
        claim_id=claim_id,
        claim_number="K-2026-000001",
        debtor_id=7,
        debtor_name="Lykt, Fager",
        amount=amount,
        placed_on=date(2026, 11, 23),
        placed_by="Kari Nordmann",
    )


def test_a_claim_gets_what_it_owes_and_never_more_than_there_is() -> None:
    draft = Draft(5, Deed.PLACE)
    assert draft.add(CLAIM, sheet()).amount == 60_000
    second = draft.add(replace(CLAIM, claim_id=2), sheet())
    assert second.amount == 40_000
    assert draft.left(sheet()) == 0


def test_a_claim_picked_twice_keeps_the_amount_that_was_typed() -> None:
    draft = Draft(5, Deed.PLACE)
    draft.add(CLAIM, sheet()).text = "12,50"
    draft.add(CLAIM, sheet())
    assert [share.amount for share in draft.shares] == [1_250]


@given(
    at_hand=st.integers(1, 10**9),
    owed=st.lists(st.integers(0, 10**8), min_size=1, max_size=6),
)
def test_shares_as_offered_never_come_to_more_than_there_is(at_hand: int, owed: list[int]) -> None:
    draft, of = Draft(5, Deed.PLACE), sheet(at_hand)
    for number, each in enumerate(owed):
        draft.add(replace(CLAIM, claim_id=number, owed=each), of)
    assert draft.total() + draft.left(of) == at_hand
    assert draft.left(of) >= 0
    draft.give_rest(0, of)
    assert draft.left(of) == 0


@pytest.mark.parametrize("text", ["", "0", "-5", "1.234", "tolv"])
def test_an_amount_that_is_none_stops_the_order_and_names_the_claim(text: str) -> None:
    draft = Draft(5, Deed.PLACE)
    draft.add(CLAIM, sheet()).text = text
    assert draft.why_not(sheet()) == "Skriv et beløp over null på K-2026-000001."


def test_only_placing_on_a_strong_suggestion_goes_without_a_reason() -> None:
    strong, weak = Draft(5, Deed.PLACE), Draft(5, Deed.PLACE)
    strong.add(CLAIM, sheet())
    weak.add(replace(CLAIM, strong=False), sheet())
    assert not strong.why_not(sheet())
    assert weak.why_not(sheet()) == "Skriv hvorfor, minst fem tegn."
    assert Draft(5, Deed.TAKE_BACK, placement(100)).needs_reason


def test_age_is_a_word_beside_its_colour_and_sorts_by_days() -> None:
    ages = [texts.age(row(age=days)) for days in (3, 15, 31, 100)]
    assert [(each.tone, each.word) for each in ages] == [
        (Tone.NEUTRAL, "3 dager"),
        (Tone.WARNING, "15 dager · venter"),
        (Tone.ERROR, "31 dager · gammel"),
        (Tone.ERROR, "100 dager · gammel"),
    ]
    assert sorted([ages[2], ages[0], ages[3], ages[1]], key=sort_key) == ages


def test_sums_beyond_the_rows_that_were_sent_are_told() -> None:
    words = texts.summary([row(100_000)], shown=1, total=4_000_000_000, oldest=41)
    assert (
        words
        == "De 1 eldste innbetalingene · 40\u00a0000\u00a0000,00\u00a0kr i alt · eldste 41 dager"
    )


def test_changes_by_others_are_told_in_sentences() -> None:
    before = sheet(100_000)
    now = sheet(70_000, placement(30_000), amount=100_000)
    assert texts.changes(before, now) == (
        "Kari Nordmann plasserte 300,00\u00a0kr på K-2026-000001.",
        "Uplassert var 1\u00a0000,00\u00a0kr, nå 700,00\u00a0kr.",
    )


def test_a_lost_order_is_known_again_by_what_it_did() -> None:
    order = Place(version=1, parts=(Part(claim_id=1, amount=30_000),))
    before, now = sheet(100_000), sheet(70_000, placement(30_000), amount=100_000)
    assert arrived(order, before, now)
    assert not arrived(order, before, sheet(70_000, placement(30_000, claim_id=2), amount=100_000))
    back = TakeBack(version=1, placement_id=1, reason="feil krav")
    assert arrived(back, now, before)
    assert not arrived(back, now, now)


def test_a_key_belongs_to_one_order_about_one_payment() -> None:
    keys, order = Keys(), Place(version=1, parts=(Part(claim_id=1, amount=30_000),))
    first = keys.of(5, order)
    assert keys.of(5, order) == first
    assert keys.of(6, order) != first
    assert keys.of(5, order.model_copy(update={"reason": "en annen"})) != first
    again = keys.of(5, order)
    keys.answered(5)
    assert keys.of(5, order) != again
