"""Readiness of sums, dates, interest, limitation, KID and objection."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.domain.handed import faults, handed, named
from tests.exchange.claim_files import FINE, INVOICE, KINDERGARTEN, RENT, SANCTION, notice

Json = dict[str, Any]

# A base claim, other fields; every fault as code, line and field.
CASES: list[tuple[str, Json, Json, list[tuple[str, int, str]]]] = [
    ("unknown kind", INVOICE, {"kravtype": "eiendomsskatt"}, [("ready.kind", 6, "kravtype")]),
    ("English kind", INVOICE, {"kravtype": "rent"}, [("ready.kind", 6, "kravtype")]),
    ("upper case kind", INVOICE, {"kravtype": "Barnehage"}, [("ready.kind", 6, "kravtype")]),
    (
        "nothing owed",
        INVOICE,
        {"hovedstol_ore": 0, "opprinnelig_ore": 0},
        [("ready.principal", 6, "hovedstol_ore")],
    ),
    (
        "a credit note",
        INVOICE,
        {"hovedstol_ore": -5000, "opprinnelig_ore": -5000},
        [("ready.principal", 6, "hovedstol_ore")],
    ),
    (
        "principal with a fee in it",
        INVOICE,
        {"hovedstol_ore": 1253850},
        [("ready.principal_sum", 6, "hovedstol_ore")],
    ),
    ("a payment left out", KINDERGARTEN, {"betalinger": []}, [("ready.principal_sum", 6, "hovedstol_ore")]),
    (
        "a payment of nothing",
        KINDERGARTEN,
        {"betalinger": [{"belop_ore": 40000, "betalt": "2026-09-21"}, {"belop_ore": 0, "betalt": "2026-09-22"}]},
        [("ready.payment", 9, "belop_ore")],
    ),
    (
        "a negative payment",
        KINDERGARTEN,
        {"betalinger": [{"belop_ore": 40100, "betalt": "2026-09-21"}, {"belop_ore": -100, "betalt": "2026-09-22"}]},
        [("ready.payment", 9, "belop_ore")],
    ),
    (
        "a payment tomorrow",
        KINDERGARTEN,
        {"betalinger": [{"belop_ore": 40000, "betalt": "2026-11-24"}]},
        [("ready.payment_day", 8, "betalt")],
    ),
    (
        "an invoice of tomorrow",
        INVOICE,
        {"fakturadato": "2026-11-24", "rente": "ingen", "rente_fra": None},
        [("ready.invoice_future", 6, "fakturadato"), ("ready.due_before_invoice", 6, "forfallsdato")],
    ),
    ("due before the invoice", RENT, {"fakturadato": "2026-09-02"}, [("ready.due_before_invoice", 6, "forfallsdato")]),
    (
        "not yet due",
        FINE,
        {"forfallsdato": "2026-12-01", "rente": "ingen", "rente_fra": None},
        [("ready.due_future", 6, "forfallsdato")],
    ),
    (
        "due today",
        FINE,
        {"forfallsdato": "2026-11-23", "rente": "ingen", "rente_fra": None},
        [("ready.due_future", 6, "forfallsdato")],
    ),
    ("period backwards", RENT, {"periode_til": "2026-08-31"}, [("ready.period", 6, "periode_til")]),
    ("rent without period", RENT, {"periode_fra": None}, [("ready.rent_period", 6, "periode_fra")]),
    ("rent without end", RENT, {"periode_til": None}, [("ready.rent_period", 6, "periode_fra")]),
    ("sanction without plate", SANCTION, {"regnr": ""}, [("ready.plate", 6, "regnr")]),
    ("fine without plate", FINE, {"regnr": ""}, [("ready.plate", 6, "regnr")]),
    ("wrong KID", INVOICE, {"kid": "2345675"}, [("ready.kid", 6, "kid")]),
    ("KID of one digit", INVOICE, {"kid": "0"}, [("ready.kid", 6, "kid")]),
    ("KID with letters", INVOICE, {"kid": "KID 18"}, [("ready.kid", 6, "kid")]),
    ("interest day without interest", RENT, {"rente": "ingen"}, [("ready.interest_none", 6, "rente_fra")]),
    ("interest without a day", RENT, {"rente_fra": None}, [("ready.interest_missing", 6, "rente_fra")]),
    ("interest before due", RENT, {"rente_fra": "2026-08-31"}, [("ready.interest_early", 6, "rente_fra")]),
    ("interest from a Sunday due date", RENT,
     {"forfallsdato": "2026-08-30", "rente_fra": "2026-08-30", "foreldelse_fra": "2026-08-30"},
     [("ready.interest_early", 6, "rente_fra")]),
    ("interest 29 days after demand", INVOICE, {"rente_fra": "2026-09-01"}, [("ready.interest_early", 6, "rente_fra")]),
    ("interest 29 days after another demand", INVOICE, {"paakrav_sendt": "2026-08-04"}, [("ready.interest_early", 6, "rente_fra")]),
    ("interest 29 days after the earliest demand there can be", INVOICE,
     {"paakrav_maate": None, "rente_fra": "2026-09-01"}, [("ready.interest_early", 6, "rente_fra")]),
    ("a demand told but no day of interest", INVOICE, {"rente_fra": None}, [("ready.interest_missing", 6, "rente_fra")]),
    ("a demand of tomorrow", INVOICE, {"paakrav_sendt": "2026-11-24", "rente_fra": "2026-12-24"}, [("ready.demanded_future", 6, "paakrav_sendt")]),
    ("a demand before the invoice", INVOICE, {"paakrav_sendt": "2026-08-02"}, [("ready.demanded_early", 6, "paakrav_sendt")]),
    ("interest on an old fine", FINE,
     {"fakturadato": "2025-12-31", "forfallsdato": "2026-01-21", "rente_fra": "2026-01-21", "foreldelse_fra": "2026-01-21"},
     [("ready.interest_kind", 6, "rente")]),
    ("interest on a fine before three weeks", FINE, {"rente_fra": "2026-08-30"}, [("ready.interest_early", 6, "rente_fra")]),
    ("interest on a coercive fine", FINE, {"kravtype": "tvangsmulkt", "skyldnere": INVOICE["skyldnere"]},
     [("ready.interest_kind", 6, "rente")]),
    ("limitation start missing", INVOICE, {"foreldelse_fra": None}, [("ready.limitation_missing", 6, "foreldelse_fra")]),
    ("limitation start after due", INVOICE, {"foreldelse_fra": "2026-08-18"}, [("ready.limitation_late", 6, "foreldelse_fra")]),
    ("limitation start after the invoice for a service", INVOICE, {"foreldelse_fra": "2026-08-04"},
     [("ready.limitation_service", 6, "foreldelse_fra")]),
    ("a fine of the rules before 2017", FINE,
     {"fakturadato": "2016-12-31", "forfallsdato": "2026-08-31", "rente": "ingen", "rente_fra": None},
     [("ready.fine_too_old", 6, "fakturadato")]),
    ("a fine with the surcharge in it", FINE,
     {"fakturadato": "2025-12-01", "forfallsdato": "2025-12-22", "rente": "ingen", "rente_fra": None,
      "foreldelse_fra": "2025-12-22", "hovedstol_ore": 135000, "opprinnelig_ore": 135000},
     [("ready.fine_surcharged", 6, "opprinnelig_ore")]),
    ("a fine due before three weeks", FINE, {"forfallsdato": "2026-08-30", "foreldelse_fra": "2026-08-30"},
     [("ready.due_short", 6, "forfallsdato")]),
    ("a sanction due before three weeks", SANCTION,
     {"forfallsdato": "2026-06-21", "foreldelse_fra": "2026-06-21"}, [("ready.due_short", 6, "forfallsdato")]),
    ("time-barred", INVOICE, {"foreldelse_fra": "2023-11-20"}, [("ready.time_barred", 6, "foreldelse_fra")]),
    ("an objection", INVOICE, {"innsigelse": True, "innsigelse_dato": "2026-09-05"}, [("ready.objection", 6, "innsigelse")]),
    ("a text but no objection", INVOICE, {"innsigelse_tekst": "Feil vare"}, [("ready.objection_unclear", 6, "innsigelse")]),
    ("a date but no objection", FINE, {"innsigelse_dato": "2026-09-05"}, [("ready.objection_unclear", 6, "innsigelse")]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("base", "fields", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_a_claim_that_is_not_ready_is_named(
    base: Json, fields: Json, expected: list[tuple[str, int, str]]
) -> None:
    found = faults(handed(base, **fields))
    assert [(fault.code, fault.line, fault.field) for fault in found] == expected
    assert all(fault.text and fault.remedy for fault in found)
    assert not any("{" in fault.text for fault in found)


@pytest.mark.parametrize("base", [KINDERGARTEN, RENT, SANCTION, INVOICE, FINE])
def test_a_good_claim_is_ready(base: Json) -> None:
    assert named(handed(base)) == []


def test_the_reason_says_the_amounts_in_kroner() -> None:
    fault = faults(handed(KINDERGARTEN, betalinger=[]))[0]
    assert fault.text == (
        "opprinnelig beløp minus delbetalinger er 1\u00a0200,00 kr, men hovedstolen er 800,00 kr"
    )


def test_a_claim_is_overdue_the_day_after_its_due_date() -> None:
    claim = handed(FINE, forfallsdato="2026-11-20", rente="ingen", rente_fra=None)
    assert named(claim, date(2026, 11, 20)) == [("ready.due_future", 6, "forfallsdato")]
    assert named(claim, date(2026, 11, 21)) == []


def test_a_due_date_on_a_sunday_runs_through_monday() -> None:
    claim = handed(FINE, forfallsdato="2026-11-15", rente="ingen", rente_fra=None)
    assert named(claim, date(2026, 11, 16)) == [("ready.due_future", 6, "forfallsdato")]
    assert named(claim, date(2026, 11, 17)) == []


def test_limitation_is_three_years_and_the_last_day_counts() -> None:
    claim = handed(INVOICE, foreldelse_fra="2023-11-20")
    assert named(claim, date(2026, 11, 20)) == []
    assert named(claim, date(2026, 11, 21)) == [("ready.time_barred", 6, "foreldelse_fra")]


def test_limitation_that_ends_on_a_sunday_runs_through_monday() -> None:
    claim = handed(INVOICE, foreldelse_fra="2023-11-22")
    assert named(claim, date(2026, 11, 23)) == []
    assert named(claim, date(2026, 11, 24)) == [("ready.time_barred", 6, "foreldelse_fra")]


def test_a_time_barred_claim_without_a_start_is_still_found() -> None:
    old = {
        "fakturadato": "2021-08-03",
        "forfallsdato": "2021-08-17",
        "rente_fra": "2021-09-02",
        "foreldelse_fra": None,
        **notice("2021-09-01", "2021-09-15", fee=0),
    }
    codes = [code for code, _, _ in named(handed(INVOICE, **old))]
    assert codes == ["ready.limitation_missing", "ready.time_barred"]


def test_an_objection_to_a_fine_goes_to_its_issuer_and_does_not_stop() -> None:
    assert named(handed(FINE, innsigelse=True, innsigelse_tekst="Skiltet var dekket av snø")) == []


@pytest.mark.parametrize(
    "told",
    [
        {"paakrav_maate": None},
        {"paakrav_maate": None, "rente_fra": None},
        {"paakrav_maate": "epost"},
        {"paakrav_maate": "epost", "elektronisk_godtatt": False, "rente_fra": None},
        {"paakrav_maate": "epost", "elektronisk_godtatt": True},
    ],
)
def test_a_claim_is_not_refused_for_a_demand_that_starts_no_interest(told: Json) -> None:
    assert named(handed(INVOICE, **told)) == []


def test_both_kinds_of_kid_are_taken() -> None:
    for good in ("2345676", "12345678903", "1234567890123456789012340", ""):
        assert named(handed(INVOICE, kid=good)) == []
