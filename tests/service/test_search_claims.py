"""The search box finds claims and cases by every number they carry, with what is owed today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desk.domain import interest
from collector_desk.domain.claim import KINDS, ClaimKind
from collector_desk.domain.rates import Rates
from collector_desk.models import ClaimBalance
from collector_desk.service import owed
from tests import databases
from tests.kit import TODAY, add_user
from tests.service.search_world import Town, shared_database

KID = "1001000001184026"


@pytest.fixture(scope="module", params=databases.BOTH)
def town(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Town]:
    """Two debtors, one of the searcher's team, with four claims, one of them together."""
    with shared_database(request, tmp_path_factory.mktemp("town")) as db:
        town = Town(db, add_user(db))
        lykt = town.debtor("Lykt, Fager", team="Team Sentrum")
        dokk = town.debtor("Dokk, Stille")
        town.claim(
            lykt, dokk, kid=KID, accrues_from=date(2025, 6, 15), original_kid="7001234567895"
        )
        town.claim(
            lykt, number="K-2025-002210", kid="1001000002210071", invoice="P-2026-77", plate="EL12345",
            kind="parking_fine", principal=94_350,
        )  # fmt: skip
        town.claim(
            dokk, number="K-2024-001184", kid="1001000009999120", invoice="55501", kind="emergency_clinic",
            principal=35_000, plate="PR 98765",
        )  # fmt: skip
        town.claim(
            dokk, number="K-2026-000009", kid="1001000000009128", invoice="55502", state="withdrawn",
            principal=35_000, original_kid="12345678-",
        )  # fmt: skip
        yield town


@pytest.mark.parametrize(
    ("text", "numbers", "why"),
    [
        ("K-2026-001184", ["K-2026-001184"], "kravnr."),
        ("k 2026 001184", ["K-2026-001184"], "kravnr."),
        ("K2026001184", ["K-2026-001184"], "kravnr."),
        ("k1184", ["K-2026-001184", "K-2024-001184"], "kravnr."),
        ("001184", ["K-2026-001184", "K-2024-001184"], "kravnr."),
        ("2025-0022", ["K-2025-002210"], "kravnr."),
        ("krav 2025002210", ["K-2025-002210"], "kravnr."),
        ("2026-000001", ["2026-000001"], "saksnr."),
        ("saksnr. 2026-000001", ["2026-000001"], "saksnr."),
        ("1001 0000 0118 4026", ["K-2026-001184"], "KID 1001 0000 0118 4026"),
        ("kid 100100000118", ["K-2026-001184"], "KID 1001 0000 0118 4026"),
        ("7001234567895", ["K-2026-001184"], "opprinnelig KID 7001 2345 6789 5"),
        ("12345678-", ["K-2026-000009"], "opprinnelig KID 1234 5678 -"),
        ("700123", ["K-2026-001184"], "fakturanr."),
        ("faktura 55501", ["K-2024-001184"], "fakturanr."),
        ("p-2026-77", ["K-2025-002210"], "fakturanr."),
        ("EL 12345", ["K-2025-002210"], "regnr."),
        ("el12345", ["K-2025-002210"], "regnr."),
        ("regnr EL-12345", ["K-2025-002210"], "regnr."),
        ("PR98765", ["K-2024-001184"], "regnr."),
    ],
)
def test_a_number_finds_its_claim_or_case(
    town: Town, text: str, numbers: list[str], why: str
) -> None:
    found = [(hit.number, hit.why) for hit in town.find(text).claims]
    assert [(number, why) for number in numbers] == found[: len(numbers)]
    assert {number for number, said in found if said == why} == set(numbers)


@pytest.mark.parametrize(
    "text", ["K-2026-009999", "1184", "EL 1234", "KID 1001000001184027", "EL123456"]
)
def test_a_number_that_is_not_there_finds_nothing(town: Town, text: str) -> None:
    assert town.find(text).claims == ()


def test_a_joint_claim_is_shown_once_through_the_debtor_of_ones_own_portfolio(town: Town) -> None:
    (hit,) = town.find("K-2026-001184").claims
    assert (hit.about, hit.own_portfolio) == (
        f"{KINDS[ClaimKind.KINDERGARTEN].label} · Lykt, Fager",
        True,
    )


def test_the_kind_of_a_health_claim_waits_until_the_debtor_is_opened(town: Town) -> None:
    (hit,) = town.find("K-2024-001184").claims
    assert hit.about == "Krav · Dokk, Stille"


def test_a_plate_is_said_with_its_claim_and_a_withdrawn_claim_as_such(town: Town) -> None:
    assert town.find("EL12345").claims[0].about == "Parkeringsgebyr · EL 12345 · Lykt, Fager"
    assert town.find("K-2026-000009").claims[0].about.endswith("Dokk, Stille · trukket tilbake")


def test_what_is_owed_counts_interest_until_today_on_claim_case_and_debtor(town: Town) -> None:
    """10 000 kr from 2025-06-15: 54,79 + 617,53 + 595,07 in 2025 and until 2026-07-01, and on."""
    interest = 5_479 + 61_753 + 59_507 + _since_july()
    (claim,) = town.find("K-2026-001184").claims
    assert claim.owed == 1_000_000 + interest
    (case,) = (hit for hit in town.find("2026-000001").claims if hit.claim_id is None)
    assert case.owed == claim.owed + 94_350
    (debtor,) = town.find("lykt fager").debtors
    assert (debtor.claims, debtor.owed) == (2, case.owed)


def _since_july() -> int:
    rate = Rates.shipped()["late_interest"].on(date(2026, 7, 1)).fraction
    days = (TODAY - date(2026, 7, 1)).days
    return int(1_000_000 * rate / 100 * days / 365 + rate.__class__(1, 2))


def test_interest_that_is_posted_already_is_not_counted_twice() -> None:
    kept = ClaimBalance(
        principal=1_000_000, costs=100, fees=3_500, interest=5_479 + 10_000, credit=50,
        bearing=1_000_000, accrues_from=date(2025, 7, 1), accrued=10_000,
    )  # fmt: skip
    rates = Rates.shipped()
    assert owed.owed(kept, on=date(2026, 1, 1), rates=rates) == 1_003_550 + 5_479 + 61_753
    kept.bearing = 0
    assert owed.owed(kept, on=date(2026, 1, 1), rates=rates) == 1_003_550 + 15_479


@given(st.integers(1, 10**10), st.dates(date(2015, 1, 1), date(2026, 12, 1)), st.integers(0, 4000))
def test_what_lists_reckon_is_to_the_ore_what_the_lines_say(
    bearing: int, start: date, days: int
) -> None:
    until = start + timedelta(days)
    rates = Rates.shipped()
    lines = interest.lines(
        [(start, bearing)], start=start, until=until, table=rates["late_interest"]
    )
    kept = ClaimBalance(
        principal=0, costs=0, fees=0, interest=0, credit=0, bearing=bearing, accrues_from=start,
        accrued=0,
    )  # fmt: skip
    assert owed.owed(kept, on=until, rates=rates) == interest.total(lines)
