"""Readiness of a whole file: faults by line, duplicates named, the rest ready."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

from collector_desk.domain import readiness, readiness_reasons
from collector_desk.domain.readiness import FileReadiness
from collector_desk.exchange import claims_in
from tests.domain.handed import RATES, TODAY, named
from tests.exchange.claim_files import FINE, INVOICE, KINDERGARTEN, RENT, document, to_csv, to_json

Json = dict[str, Any]


def checked(made: Json, today: date = TODAY) -> FileReadiness:
    file = claims_in.read(to_csv(made), name="krav.csv")
    return readiness.check_file(file, today=today, rates=RATES, synthetic=True)


def test_every_claim_of_a_good_file_is_ready() -> None:
    found = checked(document())
    assert len(found.ready) == 5
    assert found.faults == ()


def test_faults_of_reading_and_readiness_come_together_by_line() -> None:
    made = document()
    made["krav"][0]["innsigelse"] = True
    made["krav"][1]["forfallsdato"] = "1. september"
    made["krav"][4]["regnr"] = ""
    found = checked(made)
    assert [(fault.line, fault.code) for fault in found.faults] == [
        (6, "ready.objection"),
        (11, "claims.date"),
        (18, "ready.plate"),
    ]
    assert [claim.reference for claim in found.ready] == ["KS-88120", "FAK-3003"]


def test_one_claim_tells_all_its_faults() -> None:
    made = document({**INVOICE, "innsigelse": True, "kid": "17", "foreldelse_fra": None})
    assert [fault.code for fault in checked(made).faults] == [
        "ready.limitation_missing",
        "ready.kid",
        "ready.objection",
    ]


def test_the_second_claim_with_the_same_reference_is_refused_and_names_the_first() -> None:
    made = document(INVOICE, {**RENT, "referanse": "FAK-3003"})
    found = checked(made)
    assert [(f.code, f.line, f.field) for f in found.faults] == [
        ("ready.duplicate_reference", 8, "referanse")
    ]
    assert "linje 6" in found.faults[0].text
    assert [claim.invoice for claim in found.ready] == ["3003"]


def test_the_same_invoice_twice_is_refused() -> None:
    found = checked(document(INVOICE, {**INVOICE, "referanse": "FAK-3003-2"}))
    assert [(f.code, f.line, f.field) for f in found.faults] == [
        ("ready.duplicate_invoice", 8, "fakturanummer")
    ]


def test_one_invoice_with_two_due_dates_is_two_claims() -> None:
    second = {**FINE, "referanse": "PG-2", "forfallsdato": "2026-09-01", "rente_fra": "2026-09-01"}
    assert checked(document(FINE, second)).faults == ()


def test_a_file_dated_tomorrow_makes_nothing_ready() -> None:
    found = checked({**document(), "opprettet": "2026-11-24"})
    assert [(f.code, f.line, f.field) for f in found.faults] == [
        ("ready.created_future", 1, "opprettet")
    ]
    assert found.ready == ()


def test_json_names_the_field_by_its_place() -> None:
    made = document(FINE, KINDERGARTEN)
    made["krav"][1]["skyldnere"][1]["postnummer"] = "1"
    made["krav"][1]["purringer"][0]["gebyr_ore"] = 3900
    claim = claims_in.read(to_json(made), name="krav.json").claims[1]
    assert named(claim) == [
        ("ready.fee_high", 2, "purringer[1].gebyr_ore"),
        ("ready.postcode", 2, "skyldnere[2].postnummer"),
    ]


def test_every_reason_is_proved_by_a_test() -> None:
    here = Path(__file__).parent
    words = "".join(path.read_text("utf-8") for path in here.glob("test_readiness*.py"))
    proved = set(re.findall(r'"(ready\.\w+)"', words))
    assert set(readiness_reasons.REASONS) == proved


def test_the_published_examples_are_ready() -> None:
    examples = Path(__file__).parent.parent.parent / "resources" / "examples"
    for ending in ("csv", "json"):
        data = (examples / f"claims-handover.{ending}").read_bytes()
        file = claims_in.read(data, name=f"krav.{ending}")
        found = readiness.check_file(file, today=TODAY, rates=RATES, synthetic=True)
        assert len(found.ready) == 5
