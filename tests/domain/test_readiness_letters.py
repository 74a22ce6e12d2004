"""Readiness of the collection notice, the letters and their fees."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.domain.handed import faults, handed, named
from tests.exchange.claim_files import FINE, INVOICE, KINDERGARTEN, RENT, SANCTION, notice

Json = dict[str, Any]

NO_NOTICE = {
    "inkassovarsel_sendt": None,
    "inkassovarsel_frist": None,
    "inkassovarsel_maate": None,
    "inkassovarsel_gebyr_ore": None,
}


def letter(kind: str, sent: str, deadline: str, fee: int) -> Json:
    return {"slag": kind, "gebyr_ore": fee, "sendt": sent, "frist": deadline}


def reminders(*made: Json) -> Json:
    return {"purringer": list(made)}


# Rent is due on Tuesday 2026-09-01; a fee is lawful from 2026-09-15; 38 kr and 113 kr in 2026.
CASES: list[tuple[str, Json, Json, list[tuple[str, int, str]]]] = [
    ("no notice", RENT, NO_NOTICE, [("ready.notice_missing", 6, "inkassovarsel_sendt")]),
    ("no notice of a sanction", SANCTION, NO_NOTICE, [("ready.notice_missing", 6, "inkassovarsel_sendt")]),
    ("no deadline", RENT, {"inkassovarsel_frist": None}, [("ready.notice_deadline", 6, "inkassovarsel_frist")]),
    ("no way", RENT, {"inkassovarsel_maate": None}, [("ready.notice_way", 6, "inkassovarsel_maate")]),
    ("13 days", RENT, notice("2026-09-16", "2026-09-29"), [("ready.notice_short", 6, "inkassovarsel_frist")]),
    ("same day", RENT, notice("2026-09-16", "2026-09-16"), [("ready.notice_short", 6, "inkassovarsel_frist")]),
    ("deadline before sending", RENT, notice("2026-09-16", "2026-09-01"), [("ready.notice_short", 6, "inkassovarsel_frist")]),
    ("sent before due", RENT, notice("2026-08-31", "2026-09-30", fee=0), [("ready.notice_before_due", 6, "inkassovarsel_sendt")]),
    ("sent on the due date", RENT, notice("2026-09-01", "2026-09-30", fee=0), [("ready.notice_before_due", 6, "inkassovarsel_sendt")]),
    ("deadline today", RENT, notice("2026-11-01", "2026-11-23"), [("ready.notice_running", 6, "inkassovarsel_frist")]),
    ("deadline on the Sunday before", RENT, notice("2026-11-01", "2026-11-22"), [("ready.notice_running", 6, "inkassovarsel_frist")]),
    ("sent tomorrow", RENT, notice("2026-11-24", "2026-12-08", fee=0),
     [("ready.notice_future", 6, "inkassovarsel_sendt"), ("ready.notice_running", 6, "inkassovarsel_frist")]),
    ("a short notice of a fine", FINE, notice("2026-09-16", "2026-09-20", fee=0), [("ready.notice_short", 6, "inkassovarsel_frist")]),
    ("letter tomorrow", RENT, reminders(letter("purring", "2026-11-24", "2026-12-08", 0)), [("ready.letter_future", 7, "sendt")]),
    ("letter deadline before sending", RENT, reminders(letter("purring", "2026-09-10", "2026-09-09", 0)), [("ready.letter_deadline", 7, "frist")]),
    ("fee on a fine", FINE, reminders(letter("purring", "2026-09-16", "2026-09-30", 3800)), [("ready.fee_kind", 7, "gebyr_ore")]),
    ("notice fee on a fine", FINE, notice("2026-09-16", "2026-09-30"), [("ready.fee_kind", 6, "inkassovarsel_gebyr_ore")]),
    ("39 kr", RENT, notice("2026-09-16", "2026-09-30", fee=3900), [("ready.fee_high", 6, "inkassovarsel_gebyr_ore")]),
    ("one øre too much", RENT, notice("2026-09-16", "2026-09-30", fee=3801), [("ready.fee_high", 6, "inkassovarsel_gebyr_ore")]),
    ("the fee of before 2020", RENT, notice("2026-09-16", "2026-09-30", fee=7500), [("ready.fee_high", 6, "inkassovarsel_gebyr_ore")]),
    ("a negative fee", RENT, notice("2026-09-16", "2026-09-30", fee=-3800), [("ready.fee_negative", 6, "inkassovarsel_gebyr_ore")]),
    ("fee on the thirteenth day", RENT, notice("2026-09-14", "2026-09-28"), [("ready.fee_early", 6, "inkassovarsel_gebyr_ore")]),
    ("reminder fee on the thirteenth day", RENT,
     {**notice("2026-10-05", "2026-10-19", fee=0), **reminders(letter("purring", "2026-09-14", "2026-09-28", 3800))},
     [("ready.fee_early", 7, "gebyr_ore")]),
    ("second fee inside the first deadline", RENT,
     {**notice("2026-09-30", "2026-10-14"), **reminders(letter("purring", "2026-09-16", "2026-09-30", 3800))},
     [("ready.fee_early", 6, "inkassovarsel_gebyr_ore")]),
    ("second fee after a short first deadline", RENT,
     {**notice("2026-10-05", "2026-10-19"), **reminders(letter("purring", "2026-09-16", "2026-09-26", 3800))},
     [("ready.fee_round", 6, "inkassovarsel_gebyr_ore")]),
    ("three fees for reminders", RENT,
     {**notice("2026-10-20", "2026-11-03"), **reminders(
         letter("purring", "2026-09-16", "2026-09-30", 3800),
         letter("purring", "2026-10-02", "2026-10-16", 3800))},
     [("ready.fee_round", 6, "inkassovarsel_gebyr_ore")]),
    ("demand fee without a notice that ran out", RENT,
     reminders(letter("betalingsoppfordring", "2026-09-30", "2026-10-14", 11300)),
     [("ready.fee_early", 7, "gebyr_ore")]),
    ("demand fee without any notice", RENT,
     {**notice("2026-10-20", "2026-11-03", fee=0), **reminders(letter("betalingsoppfordring", "2026-10-05", "2026-10-19", 11300))},
     [("ready.fee_needs_notice", 7, "gebyr_ore")]),
    ("demand before any notice, free", RENT,
     {**notice("2026-10-20", "2026-11-03", fee=0), **reminders(letter("betalingsoppfordring", "2026-10-05", "2026-10-19", 0))},
     [("ready.demand_early", 7, "sendt")]),
    ("demand fee of 114 kr", RENT,
     reminders(letter("betalingsoppfordring", "2026-10-01", "2026-10-15", 11400)),
     [("ready.fee_high", 7, "gebyr_ore")]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("base", "fields", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_a_letter_that_is_not_in_order_is_named(
    base: Json, fields: Json, expected: list[tuple[str, int, str]]
) -> None:
    found = faults(handed(base, **fields))
    assert [(fault.code, fault.line, fault.field) for fault in found] == expected
    assert all(fault.text and fault.remedy for fault in found)


@pytest.mark.parametrize(
    ("base", "fields"),
    [
        (RENT, notice("2026-09-15", "2026-09-29")),
        (RENT, notice("2026-09-16", "2026-09-30", fee=3500)),
        (RENT, notice("2026-09-02", "2026-09-16", fee=0)),
        (FINE, notice("2026-09-16", "2026-09-30", fee=0)),
        (FINE, NO_NOTICE),
        (RENT, reminders(letter("betalingsoppfordring", "2026-10-01", "2026-10-15", 11300))),
        (RENT, reminders(letter("betalingsoppfordring", "2026-10-01", "2026-10-15", 0))),
        (KINDERGARTEN, reminders(letter("purring", "2026-09-02", "2026-09-05", 0))),
    ],
)
def test_lawful_letters_and_fees_are_taken(base: Json, fields: Json) -> None:
    assert named(handed(base, **fields)) == []


def test_a_coercive_fine_needs_no_collection_notice() -> None:
    fields = {**NO_NOTICE, "kravtype": "tvangsmulkt", "rente": "ingen", "rente_fra": None}
    assert named(handed(INVOICE, **fields)) == []


@pytest.mark.parametrize(("sent", "deadline", "most"), [
    ("2025-12-30", "2026-01-13", 3500),
    ("2026-01-02", "2026-01-16", 3800),
])  # fmt: skip
def test_the_highest_fee_goes_by_the_day_the_letter_was_sent(
    sent: str, deadline: str, most: int
) -> None:
    dates = {
        "fakturadato": "2025-11-15", "forfallsdato": "2025-12-01", "rente_fra": "2025-12-01",
        "foreldelse_fra": "2025-12-01",
    }  # fmt: skip
    assert named(handed(RENT, **dates, **notice(sent, deadline, fee=most))) == []
    assert [code for code, _, _ in named(handed(RENT, **dates, **notice(sent, deadline, most + 1)))] == [
        "ready.fee_high"
    ]  # fmt: skip


def test_a_fee_of_before_the_first_known_rate_is_refused() -> None:
    old = {
        "fakturadato": "2013-05-15", "forfallsdato": "2013-06-03", "rente_fra": "2013-06-03",
        "foreldelse_fra": "2013-06-03",
    }  # fmt: skip
    found = named(handed(RENT, **old, **notice("2013-07-01", "2013-07-15")))
    assert [code for code, _, _ in found] == ["ready.time_barred", "ready.fee_rate"]


def test_the_notice_deadline_is_out_the_day_after() -> None:
    claim = handed(RENT, **notice("2026-11-01", "2026-11-19"))
    assert [code for code, _, _ in named(claim, date(2026, 11, 19))] == ["ready.notice_running"]
    assert named(claim, date(2026, 11, 20)) == []


def test_the_reason_names_the_lawful_fee() -> None:
    found = faults(handed(RENT, **notice("2026-09-16", "2026-09-30", fee=3900)))
    assert found[0].text == "gebyret er 39,00 kr, men brevet kan koste høyst 38,00 kr"
    assert found[0].law == "inkassoforskriften §§ 1-2 og 1-3"
