"""Readiness of control sanctions: complaints in time, and the known driver before the owner."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.domain.handed import RATES, debtors, faults, handed, named
from tests.exchange.claim_files import FINE, SANCTION, person

Json = dict[str, Any]
OWNER = person("28927097674", "Eva", "Eierprøve", "1970-12-28", rolle="eier")
BOTH = {"skyldnere": [*SANCTION["skyldnere"], OWNER]}

# Issued Monday 2026-06-01: a complaint is in time until Monday 2026-06-22.
CASES: list[tuple[str, Json, str, str]] = [
    ("not said", {"klage": None}, "ready.complaint_missing", "klage"),
    ("unknown", {"klage": "ukjent"}, "ready.complaint_unknown", "klage"),
    ("unknown with date", {"klage": "ukjent", "klage_dato": "2026-09-01"}, "ready.complaint_unknown", "klage"),
    ("open", {"klage": "til_behandling"}, "ready.complaint_open", "klage"),
    ("open on the last day", {"klage": "til_behandling", "klage_dato": "2026-06-22"}, "ready.complaint_open", "klage"),
    ("open without date", {"klage": "til_behandling", "klage_dato": None}, "ready.complaint_date", "klage_dato"),
    ("rejected without date", {"klage_dato": None}, "ready.complaint_date", "klage_dato"),
    ("rejected, not said when", {"klage_avgjort": None, "klage_svar_mottatt": None}, "ready.complaint_decided", "klage_avgjort"),
    ("answered lately", {"klage_svar_mottatt": "2026-11-02"}, "ready.complaint_board", "klage_svar_mottatt"),
    ("decided lately, answer not told", {"klage_avgjort": "2026-10-26", "klage_svar_mottatt": None}, "ready.complaint_board", "klage_svar_mottatt"),
    ("answered before it was decided", {"klage_svar_mottatt": "2026-07-19"}, "ready.complaint_answer", "klage_svar_mottatt"),
    ("before the board", {"klage": "nemnd"}, "ready.complaint_open", "klage"),
    ("before the board, no date", {"klage": "nemnd", "klage_dato": None}, "ready.complaint_open", "klage"),
    ("upheld", {"klage": "medhold"}, "ready.complaint_upheld", "klage"),
    ("owner beside driver", BOTH, "ready.owner_driver_first", "forer_oppfordring_sendt"),
    ("owner on the thirtieth day", {**BOTH, "forer_oppfordring_sendt": "2026-10-24"}, "ready.owner_early", "forer_oppfordring_sendt"),
    ("owner alone, driver demanded lately", {"skyldnere": [OWNER], "forer_oppfordring_sendt": "2026-11-20"}, "ready.owner_early", "forer_oppfordring_sendt"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "code", "field"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_a_sanction_that_may_not_be_collected_is_named(fields: Json, code: str, field: str) -> None:
    found = faults(handed(SANCTION, **fields))
    assert [(fault.code, fault.line, fault.field) for fault in found] == [(code, 6, field)]
    assert code == "ready.complaint_answer" or found[0].law.startswith("FOR-2016-03-18-260")


@pytest.mark.parametrize(
    "fields",
    [
        {"klage": "ingen", "klage_dato": None, "klage_avgjort": None},
        {"klage": "endelig"},
        {"klage_avgjort": "2026-10-23", "klage_svar_mottatt": None},
        {"klage_avgjort": "2026-10-29", "klage_svar_mottatt": "2026-10-30"},
        {"klage_avgjort": None, "klage_svar_mottatt": "2026-10-30"},
        {"klage": "til_behandling", "klage_dato": "2026-06-23"},
        {"skyldnere": [OWNER]},
        {**BOTH, "forer_oppfordring_sendt": "2026-10-23"},
    ],
)
def test_a_sanction_that_stands_is_ready(fields: Json) -> None:
    assert named(handed(SANCTION, **fields)) == []


def test_the_three_weeks_to_the_board_run_from_the_arrival_through_their_last_day() -> None:
    claim = handed(SANCTION, klage_avgjort="2026-10-20", klage_svar_mottatt="2026-11-02")
    assert named(claim, date(2026, 11, 23)) == [("ready.complaint_board", 6, "klage_svar_mottatt")]
    assert named(claim, date(2026, 11, 24)) == []


def test_an_answer_of_unknown_arrival_is_taken_to_have_come_after_a_margin_that_is_said() -> None:
    claim = handed(SANCTION, klage_avgjort="2026-10-26", klage_svar_mottatt=None)
    (fault,) = faults(claim, date(2026, 11, 23))
    assert "02.11.2026 (beregnet etter husregel, ikke bekreftet)" in fault.text
    assert "forvaltningsloven § 29" in fault.law
    assert named(claim, date(2026, 11, 24)) == []
    assert not RATES["sanction_answer_days"].on(date(2026, 11, 23)).confirmed


def test_the_owner_of_a_fined_car_is_liable_at_once() -> None:
    driver = person("03897597623", "Zygmunt", "Testowy", "1975-09-03", rolle="fører")
    claim = handed(FINE, skyldnere=[*debtors(FINE)["skyldnere"], driver])
    assert named(claim) == []
