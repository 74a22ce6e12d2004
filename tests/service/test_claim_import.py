"""Claim files: a dry run that tells the same, refused lines, and nothing taken in twice."""

from __future__ import annotations

import threading
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from typing import Any

import pytest
from sqlalchemy import func, select, update

from collector_desk.errors import DeskError
from collector_desk.errors.files import ClaimsCount, ClaimsSum
from collector_desk.errors.imports import (
    BatchHere,
    BatchWasWithdrawn,
    ClaimFileHere,
    UnknownSender,
)
from collector_desk.models import (
    Audit,
    Case,
    Claim,
    ClaimBatch,
    CreditorUnit,
    Debtor,
    Document,
    FactRow,
    Posting,
)
from collector_desk.service import claim_import
from collector_desk.service.claim_import import commit as take_in_file
from collector_desk.service.database import SYSTEM, Database
from collector_desk.service.withdrawing import withdraw
from collector_desk.wire.imports import Withdraw
from tests.exchange.claim_files import Json, document, to_csv, to_json
from tests.kit import add_user
from tests.service.desks import claims_of, counted, invoice, parents, practise, take_in

_TABLES = (Claim, ClaimBatch, Debtor, Case, FactRow, Posting, Document, CreditorUnit, Audit)


@pytest.fixture(autouse=True)
def _practice(db: Database) -> None:
    practise(db)


@pytest.mark.parametrize("write", [to_csv, to_json])
def test_a_good_file_comes_in_whole(db: Database, write: Callable[[Json], bytes]) -> None:
    data = write(document())
    with db.read(SYSTEM) as work:
        tried = claim_import.check(work, "krav", data)
    assert counted(db, Claim, Debtor) == {"claim": 0, "debtor": 0}
    with db.write(SYSTEM) as work:
        done = take_in_file(work, "krav", data)
    assert (done.accepted, done.refused, done.accepted_total) == (5, 0, 2436050)
    assert done.model_copy(update={"committed": False, "batch_id": None}) == tried
    assert (done.committed, done.creditor, done.batch_number) == (True, "Bydel Sagene", "17")
    assert [claim.invoice_number for claim in claims_of(db)] == [
        "70018122",
        "551209",
        "88120",
        "3003",
        "40077",
    ]


def test_the_file_is_kept_byte_for_byte_and_noted_with_each_debtor(db: Database) -> None:
    data = to_csv(document())
    with db.write(SYSTEM) as work:
        report = take_in_file(work, "krav.csv", data)
    with db.read() as work:
        kept = work.scalars(select(Document)).one()
        streams = work.scalars(
            select(Audit.stream).where(Audit.deed == "imports.claims").order_by(Audit.stream)
        ).all()
        facts = work.scalars(select(FactRow.document_id)).all()
    assert (kept.content, kept.sha256, kept.kind) == (data, report.sha256, "claim_file")
    assert streams == [*(f"debtor:{n}" for n in range(1, 8)), "house"]
    assert set(facts) == {kept.id}


def test_a_claim_that_is_not_ready_is_refused_and_the_others_come_in(db: Database) -> None:
    short = invoice("2", inkassovarsel_frist="2026-09-10")
    barred = invoice("3", fakturadato="2022-01-03", forfallsdato="2022-01-17",
                     foreldelse_fra="2022-01-17", rente_fra="2022-02-02")  # fmt: skip
    report = take_in(db, document(invoice("1"), short, barred, invoice("4")))
    assert [line.accepted for line in report.lines] == [True, False, False, True]
    assert (report.accepted, report.refused, report.committed) == (2, 2, True)
    wrong = report.lines[1].faults[0]
    assert (wrong.field, wrong.code) == ("inkassovarsel_frist", "ready.notice_short")
    assert wrong.text.endswith(".")
    assert wrong.advice
    assert "ready.time_barred" in {fault.code for fault in report.lines[2].faults}
    assert [claim.invoice_number for claim in claims_of(db)] == ["1", "4"]
    with db.read() as work:
        batch = work.scalars(select(ClaimBatch)).one()
    assert (batch.count, batch.total) == (2, 2500100)


def test_where_nothing_is_ready_nothing_is_kept_and_the_batch_may_come_again(
    db: Database,
) -> None:
    before = counted(db, *_TABLES)
    report = take_in(db, document(invoice("1", innsigelse=True)))
    assert (report.accepted, report.committed, report.batch_id) == (0, False, None)
    assert counted(db, *_TABLES) == before
    assert take_in(db, document(invoice("1"))).committed


def test_faults_of_a_debtors_line_stand_under_the_claim(db: Database) -> None:
    wrong = parents("1")
    wrong["skyldnere"][1]["fodselsnummer"] = "21847997611"
    wrong["purringer"][0]["frist"] = "2026-09-01"
    report = take_in(db, document(wrong, invoice("2")))
    assert len(report.lines) == 2
    assert {fault.code for fault in report.lines[0].faults} >= {
        "ready.identity",
        "ready.letter_deadline",
    }
    assert {7, 10} <= {fault.line for fault in report.lines[0].faults}


def test_a_line_that_cannot_be_read_is_refused_by_its_own_line(db: Database) -> None:
    report = take_in(db, document(invoice("1"), invoice("2", fakturadato="2026-13-40")))
    assert (report.accepted, report.refused) == (1, 1)
    assert [(line.accepted, line.reference) for line in report.lines] == [
        (True, "FAK-1"),
        (False, ""),
    ]
    assert report.lines[1].faults[0].field == "fakturadato"


@pytest.mark.parametrize(
    ("change", "refusal"), [({"antall_krav": 6}, ClaimsCount), ({"kontrollsum_ore": 1}, ClaimsSum)]
)
def test_a_control_total_that_fails_refuses_the_whole_file(
    db: Database, change: Json, refusal: type[DeskError]
) -> None:
    before = counted(db, *_TABLES)
    with pytest.raises(refusal):
        take_in(db, document() | change)
    assert counted(db, *_TABLES) == before


def test_an_unknown_sender_refuses_the_file_and_an_unknown_unit_its_claim(db: Database) -> None:
    with pytest.raises(UnknownSender) as refused:
        take_in(db, document() | {"avsender": "NAV"})
    assert refused.value.params["unit"] == "NAV"
    report = take_in(db, document(invoice("1", virksomhet="UKJENT"), invoice("2")))
    assert [line.accepted for line in report.lines] == [False, True]
    assert report.lines[0].faults[0].code == "imports.unit"


def test_the_same_file_is_refused_with_day_and_name(db: Database) -> None:
    take_in(db)
    before = counted(db, *_TABLES)
    with pytest.raises(ClaimFileHere) as refused:
        take_in(db)
    assert "23.11.2026 av System (bunt 17)" in refused.value.text()
    assert counted(db, *_TABLES) == before


def test_the_same_batch_number_of_a_unit_is_refused(db: Database) -> None:
    take_in(db, document(invoice("1")))
    with pytest.raises(BatchHere) as refused:
        take_in(db, document(invoice("2")))
    assert "bunt 17 fra Bydel Sagene" in refused.value.text()
    assert take_in(db, document(invoice("2")) | {"avsender": "BYD04"}).committed


@pytest.mark.parametrize(
    ("role", "clearance", "protection", "named"),
    [
        ("caseworker", False, "open", True),
        ("caseworker", False, "confidential", False),
        ("caseworker", True, "confidential", True),
        ("integration", False, "open", False),
        ("integration", False, "confidential", False),
    ],
)
def test_a_claim_of_a_debtor_one_may_not_know_of_is_not_told_by_its_number(
    db: Database, role: str, protection: str, *, clearance: bool, named: bool
) -> None:
    take_in(db, document(invoice("1")))
    with db.write(SYSTEM) as work:
        for debtor in work.scalars(select(Debtor)):
            debtor.protection = protection
    who = add_user(db, role=role, clearance=clearance)
    again = document(invoice("1", referanse="NY-1")) | {"buntnummer": 18}
    report = take_in(db, again, who=who)
    (fault,) = report.lines[0].faults
    assert fault.code == "imports.claim_here"
    assert "Faktura 1 er alt overlevert" in fault.text
    assert ("K-2026-" in repr(report)) is named


def test_an_invoice_that_is_here_for_the_debtor_is_refused_by_claim_number(db: Database) -> None:
    take_in(db, document(invoice("1"), parents("2")))
    again = document(invoice("1", referanse="NY-1"), invoice("3"), parents("4")) | {
        "buntnummer": 18
    }
    report = take_in(db, again)
    assert [line.accepted for line in report.lines] == [False, True, True]
    fault = report.lines[0].faults[0]
    assert (fault.code, fault.field) == ("imports.claim_here", "fakturanummer")
    assert "K-2026-000001" in fault.text


def test_the_same_invoice_of_another_unit_or_debtor_is_another_claim(db: Database) -> None:
    take_in(db, document(parents("1")))
    other = parents("1", referanse="NY-1")
    other["skyldnere"] = [deepcopy(other["skyldnere"][0])]
    other["skyldnere"][0] |= {"fodselsnummer": "01859097657", "fodselsdato": "1990-05-01"}
    unit = parents("1", referanse="NY-2", virksomhet="BYD05")
    report = take_in(db, document(other, unit) | {"buntnummer": 18})
    # A file may not hold the same invoice of a unit twice; here they differ in unit.
    assert [line.accepted for line in report.lines] == [True, True]


def test_a_withdrawn_claim_may_come_again_in_a_new_batch(db: Database) -> None:
    report = take_in(db, document(invoice("1")))
    with db.write(SYSTEM) as work:
        withdraw(work, report.batch_id or 0, Withdraw(version=1, reason="feil sats"))
    with pytest.raises(BatchWasWithdrawn) as refused:
        take_in(db, document(invoice("1")))
    assert "trukket 23.11.2026 av System" in refused.value.text()
    assert take_in(db, document(invoice("1")) | {"buntnummer": 18}).accepted == 1


def test_a_real_desk_takes_no_synthetic_people(db: Database) -> None:
    from collector_desk.models import House

    with db.write(SYSTEM) as work:
        work.delete(work.get_one(House, "practice"))
    report = take_in(db, document(parents("1"), invoice("2")))
    assert not any(line.accepted for line in report.lines)


def test_a_known_unit_of_the_house_keeps_its_own_name_and_client(db: Database) -> None:
    with db.write(SYSTEM) as work:
        work.add(CreditorUnit(code="BYM", name="Etaten for by og miljø", kind="etat", client=77))
    take_in(db, document(invoice("1")))
    assert claims_of(db)[0].kid.startswith("0077")


def test_two_files_at_once_make_one_debtor(db: Database) -> None:
    faults: list[BaseException] = []

    def send(number: int) -> None:
        try:
            take_in(db, document(invoice(str(number))) | {"buntnummer": number})
        except BaseException as fault:  # noqa: BLE001  shown below, in the test's own thread
            faults.append(fault)

    threads = [threading.Thread(target=send, args=(number,)) for number in range(1, 5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    with db.read() as work:
        assert work.scalar(select(func.count()).select_from(Debtor)) == 1
        assert work.scalar(select(func.count()).select_from(Case)) == 1
    assert len({claim.kid for claim in claims_of(db)}) == 4


def test_batches_are_listed_newest_first(db: Database) -> None:
    take_in(db, document(invoice("1")))
    take_in(db, document(invoice("2")) | {"buntnummer": 18})
    with db.read() as work:
        rows = claim_import.batches(work).rows
    assert [(row.batch_number, row.count, row.state) for row in rows] == [
        ("18", 1, "committed"),
        ("17", 1, "committed"),
    ]


def test_an_earlier_import_counts_by_the_desks_day(db: Database) -> None:
    take_in(db, document(invoice("1")))
    assert {claim.received_on for claim in claims_of(db)} == {date(2026, 11, 23)}


def test_what_is_taken_in_is_undone_with_its_transaction(db: Database) -> None:
    before: Any = counted(db, *_TABLES)

    def fail() -> None:
        with db.write(SYSTEM) as work:
            take_in_file(work, "krav.csv", to_csv(document()))
            work.execute(update(Claim).values(principal=0))

    with pytest.raises(Exception, match="principal_positive"):
        fail()
    assert counted(db, *_TABLES) == before
