"""Readiness of control sanctions: complaints in time, and the known driver before the owner."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.domain.handed import debtors, faults, handed, named
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
    ("rejected, not said when", {"klage_avgjort": None}, "ready.complaint_decided", "klage_avgjort"),
    ("rejected lately", {"klage_avgjort": "2026-11-02"}, "ready.complaint_board", "klage_avgjort"),
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
    assert found[0].law.startswith("FOR-2016-03-18-260")


@pytest.mark.parametrize(
    "fields",
    [
        {"klage": "ingen", "klage_dato": None, "klage_avgjort": None},
        {"klage": "endelig"},
        {"klage": "avslag", "klage_avgjort": "2026-10-30"},
        {"klage": "til_behandling", "klage_dato": "2026-06-23"},
        {"skyldnere": [OWNER]},
        {**BOTH, "forer_oppfordring_sendt": "2026-10-23"},
    ],
)
def test_a_sanction_that_stands_is_ready(fields: Json) -> None:
    assert named(handed(SANCTION, **fields)) == []


def test_the_three_weeks_to_the_board_run_through_their_last_day() -> None:
    claim = handed(SANCTION, klage_avgjort="2026-11-02")
    assert named(claim, date(2026, 11, 23)) == [("ready.complaint_board", 6, "klage_avgjort")]
    assert named(claim, date(2026, 11, 24)) == []


def test_the_owner_of_a_fined_car_is_liable_at_once() -> None:
    driver = person("03897597623", "Zygmunt", "Testowy", "1975-09-03", rolle="fører")
    claim = handed(FINE, skyldnere=[*debtors(FINE)["skyldnere"], driver])
    assert named(claim) == []
