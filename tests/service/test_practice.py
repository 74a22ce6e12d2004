"""The practice desk has every kind of claim and person, and nothing in it is unlawful."""

from __future__ import annotations

import shutil
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from collector_desk.config import Settings
from collector_desk.domain import identity
from collector_desk.domain.calendar import add_years
from collector_desk.domain.claim import ClaimKind
from collector_desk.domain.delivery import To
from collector_desk.domain.facts import FactKind
from collector_desk.domain.fees import InCollection, Letter, SentLetter, may_charge
from collector_desk.domain.limitation_steps import Step
from collector_desk.domain.rates import Rates
from collector_desk.domain.status import STATUSES, Act, Status
from collector_desk.models import (
    BankFile,
    Claim,
    ClaimBatch,
    ClaimDebtor,
    Debtor,
    DebtorStatus,
    Document,
    FactRow,
    Identity,
    LimitationEvent,
    Note,
    Notice,
    Payment,
    PaymentState,
    Token,
)
from collector_desk.service import kid_matching, letter_recipients, search, unplaced
from collector_desk.service.clock import oslo_day
from collector_desk.service.database import SYSTEM, Database, Who, Work
from collector_desk.service.debtors import open_sheet
from collector_desk.service.practice_desk import DAY, PASSWORD
from collector_desk.service.session import Guesses, sign_in
from collector_desk.wire.debtors import Open
from tests.databases import sqlite_address
from tests.service.practice_desks import filled


@pytest.fixture(scope="module")
def large(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Two thousand debtors on SQLite, filled once."""
    path = tmp_path_factory.mktemp("practice") / "desk.db"
    shutil.copyfile(migrated_file, path)
    with filled(sqlite_address(path), debtors=2000) as db:
        yield db


@pytest.fixture
def work(large: Database) -> Iterator[Work]:
    with large.read(SYSTEM) as opened:
        yield opened


def test_there_are_exactly_as_many_debtors_as_were_asked_for(work: Work) -> None:
    assert work.scalar(select(func.count()).select_from(Debtor)) == 2000
    assert work.scalar(select(func.count(func.distinct(Token.debtor_id)))) == 2000


def test_every_kind_of_claim_status_fact_and_interruption_occurs(work: Work) -> None:
    assert set(work.scalars(select(Claim.kind).distinct())) == set(ClaimKind)
    assert set(work.scalars(select(DebtorStatus.kind).distinct())) == set(Status)
    assert set(work.scalars(select(FactRow.kind).distinct())) == set(FactKind)
    steps = {Step.ACKNOWLEDGEMENT, Step.COURT, Step.AGREEMENT, Step.ENFORCEMENT_REQUEST}
    own = {Step.OWN_NOTICE, Step.OWN_DECISION}
    assert set(work.scalars(select(LimitationEvent.step).distinct())) == steps | own
    assert set(work.scalars(select(Debtor.kind).distinct())) == {"person", "sole_trader", "company"}


def test_claims_reach_back_over_the_fees_of_2020_and_many_rates(work: Work) -> None:
    years = Counter(day.year for day in work.scalars(select(Claim.due_date)))
    assert set(years) == set(range(2019, 2027))
    assert years[2026] > years[2024] > years[2020]


def test_every_identity_number_is_synthetic_and_fits_the_stored_birth_date(work: Work) -> None:
    rows = work.execute(
        select(Identity, Debtor.birth_date).join(Debtor, Debtor.id == Identity.debtor_id)
    ).all()
    assert len(rows) > 1800
    for row, born in rows:
        number = work.vault.decrypt(row.ciphertext, place=f"identity:{row.debtor_id}")
        identity.check(number, synthetic=True)
        assert born is not None
        day = int(number[:2]) - (40 if row.kind == "d_number" else 0)
        assert (day, int(number[2:4]) - 80, int(number[4:6])) == (
            born.day, born.month, born.year % 100,
        )  # fmt: skip


def test_every_organisation_number_is_synthetic(work: Work) -> None:
    numbers = work.scalars(select(Debtor.org_number).where(Debtor.org_number.is_not(None))).all()
    assert len(numbers) > 100
    assert all(identity.is_synthetic_orgnr(identity.check_orgnr(one or "")) for one in numbers)


def test_protected_people_have_no_address_where_it_can_be_found(work: Work) -> None:
    hidden = work.scalars(select(Debtor).where(Debtor.protection != "open")).all()
    assert {one.protection for one in hidden} == {"confidential", "strictly_confidential"}
    for one in hidden:
        assert not any((one.street, one.postcode, one.city, one.address_key, one.phone, one.email))


def test_every_fee_is_one_that_the_regulation_allows(work: Work) -> None:
    kinds = {row.id: row for row in work.execute(select(Claim.id, Claim.kind, Claim.due_date))}
    letters: dict[int, set[SentLetter]] = defaultdict(set)
    for row in work.scalars(select(Notice)):
        letters[row.claim_id].add(
            SentLetter(
                letter=Letter(row.kind),
                sent=row.sent_on,
                deadline=row.deadline or row.sent_on,
                fee=row.fee,
            )
        )
    charged = 0
    for claim_id, sent in letters.items():
        claim = kinds[claim_id]
        before: list[SentLetter] = []
        for letter in sorted(sent, key=lambda each: each.sent):
            if letter.fee:
                known = InCollection(
                    kind=ClaimKind(claim.kind), due_date=claim.due_date, letters=tuple(before)
                )
                lawful = may_charge(letter.letter, known, sent=letter.sent, rates=work.rates)
                assert letter.fee == lawful.amount
                charged += 1
            before.append(letter)
    assert charged > 5000


def test_whoever_needs_a_guardian_has_one_who_is_written_to(work: Work) -> None:
    """No practice letter stops at «verge mangler»: each mandate of ruling 24 occurs."""
    needs = work.scalars(
        select(Debtor)
        .join(DebtorStatus, DebtorStatus.debtor_id == Debtor.id)
        .where(DebtorStatus.kind.in_([Status.GUARDIAN.value, Status.MINOR.value]))
    ).all()
    told = [letter_recipients.recipients(work, debtor) for debtor in needs]
    readers = {tuple(one.to for one in each) for each in told}
    assert readers == {(To.GUARDIAN,), (To.DEBTOR,), (To.DEBTOR, To.GUARDIAN)}
    names = {one.name for each in told for one in each if one.to is To.GUARDIAN}
    assert len(names) > len(needs) // 2


def test_every_fee_that_is_owed_was_charged_in_a_letter_of_that_day(work: Work) -> None:
    owed = {
        (fact.claim_id, fact.value_date, fact.amount)
        for fact in work.scalars(select(FactRow).where(FactRow.kind == FactKind.FEE))
    }
    sent = {
        (row.claim_id, row.sent_on, row.fee)
        for row in work.scalars(select(Notice).where(Notice.fee > 0))
    }
    assert owed == sent


@pytest.mark.parametrize("act", [Act.LETTER, Act.FEE])
def test_no_letter_goes_to_anybody_after_a_status_that_stops_it(work: Work, act: Act) -> None:
    stopped = [status.value for status, what in STATUSES.items() if act in what.stops]
    late = work.execute(
        select(Notice.id)
        .join(DebtorStatus, DebtorStatus.debtor_id == Notice.debtor_id)
        .where(DebtorStatus.kind.in_(stopped), Notice.sent_on >= DebtorStatus.from_day)
    ).all()
    assert late == []


def test_no_money_is_taken_while_a_debt_settlement_is_open(work: Work) -> None:
    taken = work.execute(
        select(FactRow.id)
        .join(ClaimDebtor, ClaimDebtor.claim_id == FactRow.claim_id)
        .join(DebtorStatus, DebtorStatus.debtor_id == ClaimDebtor.debtor_id)
        .where(
            DebtorStatus.kind == Status.DEBT_SETTLEMENT,
            FactRow.kind == FactKind.PAYMENT,
            FactRow.value_date >= DebtorStatus.from_day,
        )
    ).all()
    assert taken == []


def test_nothing_is_known_before_it_happened_or_after_today(work: Work) -> None:
    rows = work.execute(select(FactRow.kind, FactRow.value_date, FactRow.known_at)).all()
    for kind, day, known in rows:
        assert oslo_day(known) <= DAY
        assert kind == FactKind.REVERSAL or day <= oslo_day(known)


def test_some_money_became_known_long_after_its_day_and_after_later_money(work: Work) -> None:
    known: dict[int, list[tuple[date, date]]] = defaultdict(list)
    for fact in work.scalars(select(FactRow).where(FactRow.kind == FactKind.PAYMENT)):
        known[fact.claim_id].append((oslo_day(fact.known_at), fact.value_date))
    out_of_order = [
        claim_id for claim_id, told in known.items()
        if [day for _, day in sorted(told)] != sorted(day for _, day in told)
    ]  # fmt: skip
    assert len(out_of_order) > 20


def test_some_claims_are_time_barred_and_some_near_it(work: Work) -> None:
    old = [day for day in work.scalars(select(Claim.limitation_start)) if add_years(day, 3) < DAY]
    assert len(old) > 300
    interrupted = work.scalar(select(func.count(func.distinct(LimitationEvent.claim_id))))
    assert 100 < (interrupted or 0) < 2000


def test_at_least_thirty_payments_are_unplaced_for_every_reason(work: Work) -> None:
    found = unplaced.listed(work)
    assert len(found.rows) >= 30
    assert sum(bool(row.suggestions) for row in found.rows) >= 25
    assert {row.why for row in found.rows} >= {
        kid_matching.MISSING,
        kid_matching.WRONG_DIGIT,
        kid_matching.UNKNOWN,
        kid_matching.CREDITORS_OWN,
        kid_matching.WITHDRAWN,
        kid_matching.HELD,
    }
    signs = " ".join(one.reason for row in found.rows for one in row.suggestions).lower()
    for sign in (
        "ett siffer fra",
        "fakturanummeret",
        "kravnummeret",
        "kontoen har betalt",
        "navnet",
    ):
        assert sign in signs


def test_two_equal_payments_of_one_file_are_both_kept(work: Work) -> None:
    twice = work.execute(
        select(Payment.kid)
        .join(PaymentState, PaymentState.payment_id == Payment.id)
        .where(PaymentState.unplaced > 0, Payment.kid != "")
        .group_by(Payment.kid, Payment.amount, Payment.transmission_id)
        .having(func.count() == 2)
    ).all()
    assert twice


def test_one_batch_is_withdrawn_by_the_supervisor(work: Work) -> None:
    batch = work.scalars(select(ClaimBatch).where(ClaimBatch.state == "withdrawn")).one()
    assert batch.withdrawn_by == "Per Dahl"
    states = set(work.scalars(select(Claim.state).where(Claim.batch_id == batch.id)))
    assert states == {"withdrawn"}


def test_every_file_is_kept_with_its_bytes(work: Work) -> None:
    kinds = Counter(work.scalars(select(Document.kind)))
    assert kinds["claim_file"] == work.scalar(select(func.count()).select_from(ClaimBatch))
    assert kinds["payment_file"] == work.scalar(select(func.count()).select_from(BankFile))
    assert work.scalar(select(Document.id).where(Document.content.is_(None))) is None


def test_a_few_have_very_many_claims(work: Work) -> None:
    counts = sorted(
        work.scalars(select(func.count()).select_from(ClaimDebtor).group_by(ClaimDebtor.debtor_id))
    )
    assert counts[-1] > 100
    assert counts[len(counts) // 2] <= 3


def test_caseworkers_have_written_notes_on_many(work: Work) -> None:
    assert (work.scalar(select(func.count(func.distinct(Note.debtor_id)))) or 0) > 400


def signed_in(db: Database, username: str = "kari") -> Who:
    _, who = sign_in(db, Settings(), Guesses(), username=username, password=PASSWORD, source="test")
    return who


@pytest.mark.parametrize("username", ["kari", "per", "rita", "arne"])
def test_everybody_can_sign_in_with_the_printed_password(large: Database, username: str) -> None:
    assert signed_in(large, username).account_id is not None


def test_kari_has_a_fair_part_of_the_debtors_and_has_opened_some(large: Database) -> None:
    who = signed_in(large)
    with large.read(who) as work:
        own = work.scalar(
            select(func.count()).select_from(Debtor).where(Debtor.team_id.in_(who.team_ids))
        )
        assert 500 < (own or 0) < 1200
        recent = search.recent(work)
    assert [row.name for row in recent.rows[:4]] == [
        "Lykt, Fager", "Kvikk Fjellrev AS", "Bølge, Stødig", "Dokk, Stille",
    ]  # fmt: skip


def test_the_debtor_of_the_pictures_owes_what_the_pictures_show(large: Database) -> None:
    who = signed_in(large)
    with large.write(who) as work:
        debtor_id = work.scalars(select(Debtor.id).where(Debtor.name == "Lykt, Fager")).one()
        sheet = open_sheet(work, debtor_id, Open())
    assert sheet.own_portfolio
    assert sheet.address == "Josefines gate 3D, 0351 Oslo"
    assert (sheet.birth_date, sheet.phone) == (date(2006, 9, 16), "91234567")
    assert [claim.sums.total for claim in sheet.claims] == [
        893417, 1175061, 358694, 94350, 34951,
    ]  # fmt: skip
    assert sheet.sums.total == 2556473
    assert sheet.sums.principal == 2057500
    assert sheet.documents
    assert sheet.payments


def test_the_rates_of_the_practice_desk_reach_past_new_year() -> None:
    assert not Rates.practice()["late_interest"].on(date(2027, 1, 2)).provisional
