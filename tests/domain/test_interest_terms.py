"""The terms of interest on a claim handed over: which demand starts it, and what is said of it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from collector_desk.domain.claim import ClaimKind, InterestBasis
from collector_desk.domain.handover import HandedClaim, Way
from collector_desk.domain.interest_terms import InterestTerms, interest_terms
from tests.domain.handed import handed
from tests.exchange.claim_files import FINE, INVOICE, RENT

Json = dict[str, Any]
INVOICED, NOTICED = date(2026, 8, 3), date(2026, 9, 1)
THIRTY = timedelta(days=30)
BY_POST = {"inkassovarsel_maate": "brev"}


def terms(base: Json, **fields: object) -> InterestTerms:
    claim = handed(base, **fields)
    return interest_terms(claim, claim.kind or ClaimKind.OTHER_INVOICE)


CASES: list[tuple[str, Json, date | None, str]] = [
    ("invoice on paper", {}, INVOICED + THIRTY, "faktura på papir 03.08.2026"),
    ("demand handed over", {"paakrav_sendt": "2026-08-10", "paakrav_maate": "overlevert"},
     date(2026, 9, 9), "påkrav på papir 10.08.2026"),
    ("invoice by e-mail, accepted", {"paakrav_maate": "epost", "elektronisk_godtatt": True},
     INVOICED + THIRTY, "faktura elektronisk med uttrykkelig samtykke 03.08.2026"),
    ("invoice by e-mail, not accepted", {"paakrav_maate": "epost", "elektronisk_godtatt": False}, None, ""),
    ("invoice by e-mail, not said", {"paakrav_maate": "digital_postkasse"}, None, ""),
    ("not told, notice by post", {"paakrav_maate": None, **BY_POST}, NOTICED + THIRTY,
     "inkassovarsel på papir 01.09.2026"),
    ("not accepted, notice by post", {"paakrav_maate": "altinn", **BY_POST}, NOTICED + THIRTY,
     "inkassovarsel på papir 01.09.2026"),
    ("both, the first counts", BY_POST, INVOICED + THIRTY, "faktura på papir 03.08.2026"),
    ("not told, notice electronic", {"paakrav_maate": None}, None, ""),
    ("not told, a reminder of unknown way", {"paakrav_maate": None, "purringer": [
        {"slag": "purring", "gebyr_ore": 0, "sendt": "2026-08-25", "frist": "2026-09-08"}]}, None, ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "first", "note"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_interest_runs_thirty_days_after_the_first_demand_that_starts_it(
    fields: Json, first: date | None, note: str
) -> None:
    found = terms(INVOICE, rente_fra=None, **fields)
    assert found.first == first
    assert found.basis is InterestBasis.DEMAND_PLUS_30
    assert not first or found.note == note


def test_without_a_demand_the_terms_say_that_interest_waits() -> None:
    found = terms(INVOICE, paakrav_maate=None)
    assert found.first is None
    assert "skriftlig påkrav er ikke registrert" in found.rule
    assert "renten løper ikke ennå" in found.note


def test_a_day_stated_too_early_gives_way_to_the_demand() -> None:
    found = terms(INVOICE, paakrav_maate=None, rente_fra="2026-09-02", **BY_POST)
    assert found.first == date(2026, 10, 1)


def test_a_later_day_stated_by_the_unit_stands_and_is_said() -> None:
    stated = "fra den senere dagen virksomheten har oppgitt"
    later = terms(RENT, rente_fra="2026-10-15")
    assert (later.first, later.basis) == (date(2026, 10, 15), InterestBasis.AGREED)
    assert later.note == stated
    assert terms(RENT).note == ""
    both = terms(INVOICE, rente_fra="2026-10-15")
    assert both.note == f"faktura på papir 03.08.2026, {stated}"


def test_a_fine_needs_no_demand_and_a_claim_without_interest_none() -> None:
    fine = terms(FINE, rente="paakrav")
    assert (fine.first, fine.basis, fine.note) == (
        date(2026, 8, 31), InterestBasis.BY_RULE, "",
    )  # fmt: skip
    assert terms(INVOICE, rente="ingen", rente_fra=None).first is None
    old = {"fakturadato": "2025-12-01", "forfallsdato": "2025-12-22"}
    assert terms(FINE, **old).basis is InterestBasis.NONE


def test_a_file_that_tells_nothing_of_the_demand_never_makes_the_invoice_one() -> None:
    told: HandedClaim = handed(INVOICE, paakrav_maate=None)
    assert told.demand_way is None
    assert {way for way in Way if way.on_paper} == {Way.LETTER, Way.BY_HAND}
