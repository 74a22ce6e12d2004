"""Payment files: every øre is kept, placed by KID or unplaced with why, and read in once."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import func, select

from collector_desk.errors import DeskError
from collector_desk.errors.files import OcrSum
from collector_desk.errors.imports import OcrFileHere, TransmissionHere
from collector_desk.models import (
    Audit,
    BankFile,
    Claim,
    ClaimBalance,
    ClaimDebtor,
    DebtorStatus,
    Document,
    FactRow,
    LimitationEvent,
    Payment,
    PaymentState,
    Posting,
    Task,
    Transmission,
)
from collector_desk.service import ocr_files, ocr_import
from collector_desk.service.database import SYSTEM, Database
from collector_desk.service.ocr_import import commit as read_in_file
from collector_desk.service.withdrawing import withdraw
from collector_desk.wire.imports import Withdraw
from tests.exchange import ocr_lines
from tests.exchange.claim_files import document
from tests.service.desks import (
    Paid,
    balance,
    claims_of,
    counted,
    invoice,
    ocr,
    parents,
    practise,
    read_in,
    take_in,
)

_TABLES = (BankFile, Transmission, Payment, PaymentState, FactRow, Posting, Document, Audit)


@pytest.fixture(autouse=True)
def _claims(db: Database) -> None:
    practise(db)
    take_in(db, document(invoice("1001"), invoice("1002"), parents("1003")))


def _kids(db: Database) -> list[str]:
    return [claim.kid for claim in claims_of(db)]


def _states(db: Database) -> list[tuple[int, int, str]]:
    with db.read() as work:
        rows = work.execute(
            select(Payment.amount, PaymentState.unplaced, PaymentState.why)
            .join(PaymentState, PaymentState.payment_id == Payment.id)
            .order_by(Payment.id)
        )
        return list(rows)


def test_a_payment_with_our_kid_is_placed_whole_and_stops_interest_on_its_value_day(
    db: Database,
) -> None:
    kid = _kids(db)[0]
    report = read_in(db, Paid(amount=250_050, kid=kid, order="191126"))
    assert (report.payments, report.placed, report.unplaced, report.total) == (1, 1, 0, 250_050)
    with db.read() as work:
        fact = work.scalars(select(FactRow).where(FactRow.payment_id.is_not(None))).one()
        kept = work.get_one(ClaimBalance, fact.claim_id)
        assert balance(work, "bank") == 250_050
        assert balance(work, "unplaced") == 0
    assert (fact.kind, fact.value_date, fact.source) == (
        "payment",
        date(2026, 11, 19),
        "OCR 0000001, post 1",
    )
    assert (kept.principal, kept.accrues_from) == (1_000_000, date(2026, 11, 19))


def test_the_dry_run_tells_what_the_import_does_and_changes_nothing(db: Database) -> None:
    data = ocr(Paid(amount=100, kid=_kids(db)[0]), Paid(amount=200, kid="12345"))
    before = counted(db, *_TABLES)
    with db.read(SYSTEM) as work:
        tried = ocr_import.check(work, "o.txt", data)
    assert counted(db, *_TABLES) == before
    with db.write(SYSTEM) as work:
        done = read_in_file(work, "o.txt", data)
    kept = {"file_id": None, "committed": False, "imported_at": None, "imported_by": ""}
    assert done.model_copy(update=kept) == tried
    assert (done.placed, done.placed_total, done.unplaced, done.unplaced_total) == (1, 100, 1, 200)
    assert done.imported_by == "System"


@pytest.mark.parametrize(
    ("kid", "why"),
    [
        ("", "KID mangler"),
        ("2345675", "KID har feil kontrollsiffer"),
        ("2345676", "KID er ukjent hos oss"),
        ("12345678X", "KID kan ikke leses"),
        ("700181225", "KID er virksomhetens egen, ikke kravets"),
    ],
)
def test_money_without_a_kid_of_ours_is_kept_with_the_raw_text_and_why(
    db: Database, kid: str, why: str
) -> None:
    take_in(db, document(parents("2001") | {"kid": "700181225"}) | {"buntnummer": 30})
    read_in(db, Paid(amount=5_000, kid=kid, text="Fra Ola for barnehage"))
    assert _states(db) == [(5_000, 5_000, why)]
    with db.read() as work:
        payment = work.scalars(select(Payment)).one()
        assert balance(work, "unplaced") == -5_000
    assert (payment.kid, payment.text) == (kid, "Fra Ola for barnehage")
    assert payment.raw.count("\n") == 2
    assert payment.raw.startswith("NY0921300000001")


def test_two_equal_payments_in_one_file_are_both_kept(db: Database) -> None:
    same = Paid(amount=10_000, kid=_kids(db)[0])
    read_in(db, same, same)
    assert _states(db) == [(10_000, 0, ""), (10_000, 0, "")]
    with db.read() as work:
        kept = work.get_one(ClaimBalance, claims_of(db)[0].id)
    assert kept.principal == 1_250_050 - 20_000


def test_what_goes_beyond_the_claim_is_credit(db: Database) -> None:
    read_in(db, Paid(amount=2_000_000, kid=_kids(db)[0]))
    with db.read() as work:
        kept = work.get_one(ClaimBalance, claims_of(db)[0].id)
        assert balance(work, "bank") == 2_000_000
    assert (kept.principal, kept.interest) == (0, 0)
    assert kept.credit > 700_000


@pytest.mark.parametrize(("kind", "sign"), [(18, "0"), (20, "0"), (13, "-")])
def test_money_the_bank_takes_back_uncovers_the_claim_again(
    db: Database, kind: int, sign: str
) -> None:
    kid = _kids(db)[0]
    text = "Reversert" if kind == 20 else ""
    read_in(db, Paid(amount=10_000, kid=kid))
    away = Paid(amount=4_000, kid=kid, kind=kind, sign=sign, text=text)
    report = read_in(db, Paid(amount=9_000), away, number=2)
    assert (report.total, report.placed_total) == (5_000, -4_000)
    with db.read() as work:
        fact = work.scalars(select(FactRow).order_by(FactRow.id.desc())).first()
        kept = work.get_one(ClaimBalance, claims_of(db)[0].id)
        assert balance(work, "bank") == 15_000
        assert balance(work, "unplaced") == -9_000
    assert fact is not None
    assert (fact.kind, fact.amount, fact.rule) == (
        "payback",
        4_000,
        "banken har ført pengene tilbake",
    )
    assert kept.principal == 1_250_050 - 6_000


def test_money_taken_back_without_a_kid_is_unplaced_below_zero(db: Database) -> None:
    report = read_in(db, Paid(amount=4_000, kid="", kind=18))
    assert report.unplaced_total == -4_000
    assert _states(db) == [(-4_000, -4_000, "tilbakeført av banken: KID mangler")]
    with db.read() as work:
        assert balance(work, "bank") == -4_000
        assert balance(work, "unplaced") == 4_000


def test_a_payment_to_a_withdrawn_claim_is_unplaced(db: Database) -> None:
    kid = _kids(db)[0]
    with db.write(SYSTEM) as work:
        withdraw(work, 1, Withdraw(version=1, reason="feil bunt"))
    read_in(db, Paid(amount=700, kid=kid))
    assert _states(db) == [(700, 700, "kravet er trukket")]


def test_a_payment_from_before_the_claim_came_counts_from_its_own_day(db: Database) -> None:
    read_in(db, Paid(amount=1_250_050, kid=_kids(db)[0], order="250826"))
    with db.read() as work:
        kept = work.get_one(ClaimBalance, claims_of(db)[0].id)
    assert (kept.principal, kept.interest, kept.credit) == (0, 0, 0)


def test_a_payment_on_a_barred_claim_is_booked_as_voluntary(db: Database) -> None:
    with db.write(SYSTEM) as work:
        first = work.get_one(Claim, claims_of(db)[0].id)
        second = work.get_one(Claim, claims_of(db)[1].id)
        first.limitation_start = second.limitation_start = date(2023, 11, 1)
        owner = work.scalars(select(ClaimDebtor.debtor_id)).first()
        work.add(
            LimitationEvent(
                claim_id=second.id, debtor_id=owner, step="acknowledgement", day=date(2025, 1, 2),
                source="brev", outcome="pending",
            )
        )  # fmt: skip
    kids = _kids(db)
    read_in(db, Paid(amount=100, kid=kids[0]), Paid(amount=100, kid=kids[1]))
    with db.read() as work:
        rules = work.scalars(
            select(FactRow.rule).where(FactRow.payment_id.is_not(None)).order_by(FactRow.id)
        ).all()
    assert rules == ["frivillig betaling av foreldet krav", "kravets KID på innbetalingen"]


def test_money_is_not_received_while_debt_settlement_is_negotiated(db: Database) -> None:
    with db.write(SYSTEM) as work:
        owner = work.scalars(select(ClaimDebtor.debtor_id).order_by(ClaimDebtor.claim_id)).first()
        work.add(
            DebtorStatus(
                debtor_id=owner, kind="debt_settlement", from_day=date(2026, 11, 1),
                to_day=date(2027, 3, 1), source="kunngjøring",
            )
        )  # fmt: skip
    kid = _kids(db)[0]
    read_in(db, Paid(amount=100, kid=kid, order="311026"), Paid(amount=100, kid=kid))
    states = _states(db)
    assert states[0] == (100, 0, "")
    assert states[1][1] == 100
    assert states[1][2].startswith("holdes utenfor kravet: gjeldsforhandling er åpnet")
    assert "gjeldsordningsloven § 3-4" in states[1][2]


@pytest.mark.parametrize(
    ("ends", "due"),
    [
        (date(2027, 3, 1), date(2027, 3, 1)),
        (None, date(2026, 12, 7)),
        (date(2026, 11, 22), date(2026, 11, 23)),
    ],
    ids=["the end is known", "the end is not known", "the end is over"],
)
def test_a_task_comes_with_money_that_is_held_and_only_once(
    db: Database, ends: date | None, due: date
) -> None:
    with db.write(SYSTEM) as work:
        owner = work.scalars(select(ClaimDebtor.debtor_id).order_by(ClaimDebtor.claim_id)).first()
        work.add(
            DebtorStatus(
                debtor_id=owner, kind="debt_settlement", from_day=date(2026, 11, 1),
                to_day=ends, source="kunngjøring",
            )
        )  # fmt: skip
    paid = (Paid(amount=123_450, kid=_kids(db)[0]), Paid(amount=100))
    read_in(db, *paid)
    with pytest.raises(OcrFileHere):
        read_in(db, *paid)
    with db.read() as work:
        task = work.scalars(select(Task)).one()
        assert (task.kind, task.state, task.due_on) == ("held_money", "open", due)
        claim = work.get_one(Claim, task.claim_id)
        assert (task.debtor_id, claim.kid) == (owner, _kids(db)[0])
        assert task.text.startswith(f"1\u00a0234,50 kr for {claim.number} (OCR ")
        stream = select(Audit).where(Audit.stream == f"debtor:{owner}", Audit.deed == "imports.ocr")
        assert work.scalars(stream).one().details == {"file": 1, "held": [1]}


def test_the_same_file_is_refused_by_name_day_and_person(db: Database) -> None:
    read_in(db, Paid(amount=100, kid=_kids(db)[0]))
    before = counted(db, *_TABLES)
    with pytest.raises(OcrFileHere) as refused:
        read_in(db, Paid(amount=100, kid=_kids(db)[0]))
    assert "23.11.2026 av System som ocr-1.txt" in refused.value.text()
    assert counted(db, *_TABLES) == before


def test_the_same_transmission_in_another_file_is_refused(db: Database) -> None:
    read_in(db, Paid(amount=100, kid=""))
    before = counted(db, *_TABLES)
    with pytest.raises(TransmissionHere) as refused:
        read_in(db, Paid(amount=300, kid=""))
    assert "forsendelse 1 fra 00008080" in refused.value.text()
    assert counted(db, *_TABLES) == before


def test_a_file_with_a_wrong_sum_changes_nothing(db: Database) -> None:
    data = ocr(Paid(amount=100)).replace(b"00000000000000100", b"00000000000000101", 1)
    before = counted(db, *_TABLES)
    with pytest.raises(OcrSum), db.write(SYSTEM) as work:
        read_in_file(work, "o.txt", data)
    assert counted(db, *_TABLES) == before


def test_two_transmissions_of_one_file_come_in_together_or_not_at_all(db: Database) -> None:
    both = ocr(Paid(amount=100), number=7) + ocr(Paid(amount=200), number=8)
    with db.write(SYSTEM) as work:
        report = read_in_file(work, "to.txt", both)
    assert (report.payments, report.total, len(report.transmissions)) == (2, 300, 2)
    with pytest.raises(DeskError), db.write(SYSTEM) as work:
        read_in_file(work, "tre.txt", both + ocr(Paid(amount=400), number=9))
    with db.read() as work:
        assert work.scalar(select(func.count()).select_from(Payment)) == 2


def test_a_file_in_the_manuals_shape_keeps_every_kind_of_record(db: Database) -> None:
    data = ocr_lines.to_bytes(ocr_lines.good_lines(), newline="\r\n", ending="\r\n")
    with db.write(SYSTEM) as work:
        report = read_in_file(work, "nets.txt", data)
    assert (report.payments, report.total, report.unplaced) == (4, 115_000, 4)
    assert [row[0] for row in _states(db)] == [102_000, 50_000, -7_000, -30_000]
    with db.read() as work:
        kept = work.scalars(select(Document).where(Document.kind == "payment_file")).one()
        assert balance(work, "bank") == 115_000
    assert kept.content == data


def test_a_payment_of_nothing_is_kept_and_moves_nothing(db: Database) -> None:
    report = read_in(db, Paid(amount=0, kid=_kids(db)[0]), Paid(amount=100))
    assert (report.payments, report.unplaced) == (2, 1)
    with db.read() as work:
        assert work.scalar(select(func.count()).select_from(Payment)) == 2
        assert balance(work, "bank") == 100


def test_the_import_is_noted_in_the_house_and_with_every_debtor_it_touched(db: Database) -> None:
    kids = _kids(db)
    read_in(db, Paid(amount=100, kid=kids[0]), Paid(amount=200, kid=kids[2]), Paid(amount=300))
    with db.read() as work:
        rows = work.scalars(select(Audit).where(Audit.deed == "imports.ocr")).all()
    details = {row.stream: row.details for row in rows}
    assert set(details) == {"house", "debtor:1", "debtor:2", "debtor:3"}
    assert details["debtor:1"] == {"file": 1, "payments": [1]}
    assert details["debtor:2"] == details["debtor:3"] == {"file": 1, "payments": [2]}


def test_files_are_listed_with_what_is_unplaced_now(db: Database) -> None:
    read_in(db, Paid(amount=100, kid=_kids(db)[0]), Paid(amount=250))
    read_in(db, Paid(amount=70), number=2)
    with db.read() as work:
        newest, oldest = ocr_files.files(work).rows
    assert (newest.name, newest.placed, newest.unplaced_total) == ("ocr-2.txt", 0, 70)
    assert (oldest.placed, oldest.placed_total, oldest.unplaced) == (1, 100, 1)
    assert oldest.transmissions == ("00008080 nr. 0000001 til 00102000",)
