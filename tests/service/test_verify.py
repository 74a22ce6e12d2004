"""Verify proves what is whole, and names the break when one thing is changed by its owner."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import text

from collector_desk.domain.rates import Rate, Rates
from collector_desk.service import verify_sql
from collector_desk.service.clock import Clock
from collector_desk.service.database import Database, Work
from collector_desk.service.verify import verify
from tests.orders import turning
from tests.service.changes import CLOSED, LEDGER, LOG, Change
from tests.service.rogue import VECTOR, WITHOUT, changed, owned

__all__ = ["owned"]


def _lines(work: Work) -> tuple[bool, str]:
    finding = verify(work)
    return finding.whole, "\n".join(finding.lines)


def _by_sql(work: Work) -> list[str]:
    return [line for proof in verify_sql.proofs(work) for line in proof.lines() if not proof.whole]


def test_a_whole_database_is_found_whole_with_its_counts(owned: Database) -> None:
    told: list[str] = []
    with owned.read() as work:
        finding = verify(work, told.append)
    assert finding.whole, finding.lines
    assert tuple(told) == finding.lines
    assert finding.lines[0] == "Logg: 9 rader i 2 kjeder: hel"
    assert finding.lines[1] == "Loggens røtter: 1 dager: 0 avvik"
    assert [line.split(":")[0] for line in finding.lines[2:]] == [
        "Hovedbok",
        "Foreldelse",
        "Renter regnet på nytt i SQL",
        "Hendelser mot posteringer i SQL",
        "Dekningsrekkefølge i SQL",
        "Saldoer mot posteringer i SQL",
        "Betalinger mot plasseringer i SQL",
    ]
    assert all(line.endswith(": 0 avvik") for line in finding.lines[1:])


@pytest.mark.parametrize("change", LEDGER, ids=lambda one: one.name)
def test_one_change_in_the_ledger_is_found_and_named(owned: Database, change: Change) -> None:
    with changed(owned, *change.statements) as work:
        whole, said = _lines(work)
        assert not whole
        assert change.says in said, said
        assert bool(_by_sql(work)) is change.sql, said


@pytest.mark.parametrize(
    ("claim", "kept", "says"),
    [
        (VECTOR, "'2027-06-14'", "K-2026-000001, skyldner 1: 14.06.2027 i stedet for 15.06.2027"),
        (VECTOR, "NULL", "K-2026-000001, skyldner 1: ingen i stedet for 15.06.2027"),
        (WITHOUT, "'2028-10-02'", "K-2026-000004, skyldner 1: 02.10.2028 i stedet for ingen"),
    ],
)
def test_a_wrong_last_day_is_found_and_named(
    owned: Database, claim: int, kept: str, says: str
) -> None:
    wrong = f"UPDATE claim_debtor SET last_day = {kept} WHERE claim_id = {claim}"
    with changed(owned, wrong) as work:
        whole, said = _lines(work)
        assert not whole
        assert f"Siste dag stemmer ikke (1), først: krav {says}" in said, said


def test_a_step_that_nobody_reckoned_with_is_found(owned: Database) -> None:
    step = (
        "INSERT INTO limitation_event (id, claim_id, debtor_id, step, day, outcome, source)"
        f" VALUES (1, {VECTOR}, 1, 'acknowledgement', '2026-03-02', 'pending', 'brev')"
    )
    with changed(owned, step) as work:
        assert "15.06.2027 i stedet for 02.03.2029" in _lines(work)[1]


@pytest.mark.parametrize("change", LOG, ids=lambda one: one.name)
def test_one_change_in_the_log_is_found_and_named(owned: Database, change: Change) -> None:
    with changed(owned, *change.statements) as work:
        whole, said = _lines(work)
        assert not whole
        assert change.says in said, said


def test_contents_may_be_removed_by_lawful_retention(owned: Database) -> None:
    removed = "UPDATE audit SET details = NULL, actor = '' WHERE stream = 'debtor:1' AND seq = 2"
    with changed(owned, removed) as work:
        assert _lines(work)[0]


def _with_rate(rates: Rates, at: int, **other: object) -> Rates:
    table = rates["late_interest"]
    values: list[Rate] = list(table.values)
    values[at] = replace(values[at], **other)  # type: ignore[arg-type]
    return replace(
        rates, tables={**rates.tables, "late_interest": replace(table, values=tuple(values))}
    )


@pytest.mark.parametrize(
    "other",
    [
        {"value": Decimal("12.26")},
        {"value": Decimal("12.2501")},
        {"since": date(2025, 7, 2)},
        {"since": date(2025, 6, 30)},
    ],
    ids=str,
)
def test_another_rate_or_its_day_is_found_by_both_routines(
    owned: Database, other: dict[str, object]
) -> None:
    at = [rate.since for rate in owned.rates["late_interest"].values].index(date(2025, 7, 1))
    with owned.read() as work:
        work.rates = _with_rate(owned.rates, at, **other)
        whole, said = _lines(work)
        assert not whole
        assert "Postering er endret" in said or "Postering mangler" in said
        assert "Bokført rente avviker" in "\n".join(_by_sql(work))


@pytest.mark.parametrize("since", [date(2024, 1, 1), date(2026, 1, 1), date(2026, 3, 1)], ids=str)
def test_another_covering_order_is_found_by_both_routines(owned: Database, since: date) -> None:
    """Payments before the change are as they were; each one after it is booked otherwise."""
    with owned.read() as work:
        work.rates = turning(owned.rates, since)
        whole, said = _lines(work)
        assert not whole
        assert "Postering er endret" in said or "Postering mangler" in said
        assert "Pengene dekker i feil rekkefølge" in "\n".join(_by_sql(work))


def test_an_order_that_comes_after_every_payment_breaks_nothing(owned: Database) -> None:
    with owned.read() as work:
        work.rates = turning(owned.rates, date(2026, 5, 1))
        assert _lines(work) == (True, _lines(work)[1])


def test_the_second_routine_uses_no_arithmetic_of_the_program(
    owned: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    from collector_desk.domain import covering, interest, ledger

    def broken(*_args: object, **_kept: object) -> None:
        raise AssertionError

    monkeypatch.setattr(interest, "lines", broken)
    monkeypatch.setattr(interest, "_line", broken)
    monkeypatch.setattr(ledger, "fold", broken)
    monkeypatch.setattr(covering, "in_force", broken)
    with owned.read() as work:
        assert _by_sql(work) == []


def test_a_claim_that_waits_for_the_night_is_no_break_but_a_hole_is(owned: Database) -> None:
    hole = f"DELETE FROM posting WHERE id = {CLOSED}"
    night = "INSERT INTO house (key, value) VALUES ('booked_through', '2026-11-23')"
    late = _with_rate(owned.rates, -1, value=Decimal("12.25"))
    later = replace(
        late["late_interest"],
        values=(
            *late["late_interest"].values,
            Rate(value=Decimal("13.00"), since=date(2027, 1, 1), source="øvelse"),
        ),
    )
    rates = replace(late, tables={**late.tables, "late_interest": later})
    with changed(owned, night) as work:
        work.clock, work.rates = Clock(date(2027, 1, 15)), rates
        assert _lines(work) == (True, _lines(work)[1])
        work.clock = Clock(date(2027, 1, 1) - timedelta(days=1))
        assert _lines(work)[0]
    with changed(owned, night, hole) as work:
        work.clock, work.rates = Clock(date(2027, 1, 15)), rates
        assert not _lines(work)[0]
        assert _by_sql(work)


def test_the_night_that_says_it_booked_and_did_not_is_found(owned: Database) -> None:
    night = "INSERT INTO house (key, value) VALUES ('booked_through', '2027-01-15')"
    values = (
        *owned.rates["late_interest"].values,
        Rate(value=Decimal("13.00"), since=date(2027, 1, 1), source="øvelse"),
    )
    table = replace(owned.rates["late_interest"], values=values)
    with changed(owned, night) as work:
        work.clock = Clock(date(2027, 1, 15))
        work.rates = replace(owned.rates, tables={**owned.rates.tables, "late_interest": table})
        whole, said = _lines(work)
        assert not whole
        assert "Postering mangler" in said
        assert "Bokført rente avviker" in "\n".join(_by_sql(work))


def test_the_signed_root_names_every_end_once(owned: Database) -> None:
    with owned.read() as work:
        heads = json.loads(work.scalar(text("SELECT heads FROM audit_root")) or "")
    assert {stream: seq for stream, (seq, _) in heads.items()} == {"account:0": 4, "debtor:1": 4}
