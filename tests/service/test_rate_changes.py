"""A rate of the house changes by four eyes, counts from its day, and is never written over."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, select, text
from sqlalchemy.exc import DBAPIError

from collector_desk.domain.ledger import Statement
from collector_desk.domain.rates import SHIPPED, Rates
from collector_desk.errors import DeskError
from collector_desk.errors.approvals import (
    NeedsPassword,
    NotAnApprover,
    ProposalChanged,
    SamePerson,
    WaitingAlready,
)
from collector_desk.errors.rates import RateBackDated, RateUnchanged, RateWordsMissing
from collector_desk.models import Approval, Claim, Posting, RateChange
from collector_desk.service import (
    approval_sheet,
    approvals,
    booking,
    nightly,
    rate_changes,
    rate_list,
    verify,
)
from collector_desk.service.clock import Clock
from collector_desk.service.database import Database, Who
from collector_desk.wire.rates import RateProposal
from tests.kit import TODAY, add_user, open_db
from tests.postgres import as_owner
from tests.service.books import Books
from tests.service.casework import approve, proposal

NEXT = date(2027, 1, 1)
DUE = date(2027, 7, 1)
REASONS = "Finansdepartementet har kunngjort satsen for første halvår 2027."
LATER = date(2027, 6, 30)


def order(**more: Any) -> RateProposal:
    """The interest of the first half of 2027."""
    given = {
        "table": "late_interest", "since": NEXT, "values": {"": Decimal("11.50")},
        "source": "FOR-2026-12-15-1", "confirmed": True, "next_due": DUE, "reasons": REASONS,
    }  # fmt: skip
    return RateProposal.model_validate(given | more)


def confirmed(db: Database, who: Who) -> Who:
    """Somebody who gave the password again a moment ago."""
    return replace(who, confirmed_at=db.clock.wall())


class Leaders:
    """Kari proposes, Per approves with the password given again."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self.kari = add_user(db)
        self.per = confirmed(db, add_user(db, "per", role="supervisor", name="Per Leder"))

    def propose(self, given: RateProposal | None = None) -> Approval:
        given = given or order()
        with self.db.read(self.kari) as work:
            rehearsed = rate_changes.preview(work, given)
        with self.db.write(self.kari) as work:
            rate_changes.propose(work, given, rehearsed)
        return proposal(self.db, "rates")

    def approve(self, row: Approval, who: Who | None = None) -> Approval:
        return approve(self.db, who or self.per, row)

    def rates(self) -> Rates:
        with self.db.read() as work:
            return work.rates


@pytest.fixture
def case(db: Database) -> Leaders:
    return Leaders(db)


def test_it_counts_for_nobody_until_another_person_approved_it(case: Leaders) -> None:
    row = case.propose()
    assert case.rates()["late_interest"].on(NEXT).provisional
    case.approve(row)
    rate = case.rates()["late_interest"].known(NEXT)
    assert (rate.value, rate.source) == (Decimal("11.50"), "FOR-2026-12-15-1")
    other = open_db(case.db.url)  # another process of the service
    with other.read() as work:
        assert work.rates["late_interest"].known(NEXT) == rate
    other.close()


def _folded(db: Database, claim: int) -> Statement:
    with db.read() as work:
        return booking.statements(work, [work.get_one(Claim, claim)], on=LATER)[claim]


def test_the_figures_are_those_of_a_file_that_held_the_row(db: Database, tmp_path: Path) -> None:
    books = Books(db)
    claim = books.claim(1_000_000, due=date(2026, 3, 1), interest_from=date(2026, 3, 1))
    before = _folded(db, claim)
    case = Leaders(db)
    case.approve(case.propose())
    (tmp_path / "later.toml").write_text(
        "[late_interest]\nnext_due = 2027-07-01\n[[late_interest.value]]\nfrom = 2027-01-01\n"
        'value = 11.50\nsource = "FOR-2026-12-15-1"\n',
        encoding="utf-8",
    )
    after, in_file = _folded(db, claim), Rates.load(SHIPPED, tmp_path)
    with db.read() as work:
        assert work.rates.tables == in_file.tables
        work.rates = in_file
        filed = booking.statements(work, [work.get_one(Claim, claim)], on=LATER)[claim]
    assert filed.balance == after.balance
    assert filed.leaves == after.leaves  # every line, with the row and the source it rests on
    assert after.balance.interest < before.balance.interest
    assert "FOR-2026-12-15-1" in str(after.leaves)


def test_the_day_itself_and_days_before_are_refused(case: Leaders) -> None:
    for day in (TODAY, TODAY - timedelta(days=400)):
        with pytest.raises(RateBackDated):
            case.propose(order(since=day))


def test_a_proposal_whose_day_has_come_is_not_approved(case: Leaders) -> None:
    row = case.propose(order(table="plan_months", values={"": 10}, since=TODAY + timedelta(1)))
    later = open_db(case.db.url, today=TODAY + timedelta(days=1))
    with later.read(case.per) as work:
        sheet = approval_sheet.sheet(work, work.get_one(Approval, row.id))
    assert sheet.why_not.startswith("«Lengste avtale, saksbehandler» kan ikke endres fra")
    with pytest.raises(RateBackDated):
        approve(later, case.per, row)
    later.close()
    assert proposal(case.db, "rates").state == "waiting"


@pytest.mark.parametrize(
    ("more", "refusal"),
    [
        ({"reasons": "kort"}, RateWordsMissing),
        ({"source": " "}, RateWordsMissing),
        (
            {"table": "plan_months", "values": {"": 12}, "next_due": None, "source": "husregel"},
            RateUnchanged,
        ),
    ],
)
def test_what_says_nothing_is_refused(
    case: Leaders, more: dict[str, Any], refusal: type[DeskError]
) -> None:
    if refusal is RateUnchanged:
        case.approve(case.propose(order(**more, confirmed=True)))
    with pytest.raises(refusal):
        case.propose(order(**more))


def test_one_row_of_a_table_waits_at_a_time(case: Leaders) -> None:
    case.propose()
    with pytest.raises(WaitingAlready):
        case.propose(order(since=DUE, next_due=date(2028, 1, 1)))
    case.propose(order(table="plan_months", values={"": 10}, next_due=None))


def test_the_second_person_is_another_and_a_leader_who_gave_the_password(case: Leaders) -> None:
    row = case.propose()
    db = case.db
    same = add_user(
        db, "kari2", role="supervisor", name="Kari Nordmann", person_id=case.kari.person_id
    )
    with pytest.raises(SamePerson):
        case.approve(row, confirmed(db, same))
    with pytest.raises(NotAnApprover):
        case.approve(row, add_user(db, "ola", name="Ola Hansen"))
    with pytest.raises(NeedsPassword):
        case.approve(row, add_user(db, "anne", role="supervisor", name="Anne Berg"))
    assert case.rates() is db.rates


def test_sent_back_it_is_proposed_anew_and_the_old_row_never_counts(case: Leaders) -> None:
    row = case.propose()
    with case.db.write(case.per) as work:
        approvals.send_back(work, row.id, version=row.version, comment="Kilden er feil.")
    again = case.propose(order(source="FOR-2026-12-15-2"))
    case.approve(again)
    assert case.rates()["late_interest"].on(NEXT).source == "FOR-2026-12-15-2"


def test_a_row_that_has_not_begun_is_corrected_by_another(case: Leaders) -> None:
    case.approve(case.propose())
    case.approve(case.propose(order(values={"": "11.75"})))
    assert case.rates()["late_interest"].on(NEXT).value == Decimal("11.75")


def test_another_change_of_the_table_meanwhile_makes_it_void(case: Leaders, tmp_path: Path) -> None:
    """A new version of the program brings a row."""
    row = case.propose()
    (tmp_path / "later.toml").write_text(
        "[late_interest]\nnext_due = 2027-07-01\n[[late_interest.value]]\nfrom = 2027-01-01\n"
        'value = 11.25\nsource = "FOR-9"\n',
        encoding="utf-8",
    )
    case.db.rates = Rates.load(SHIPPED, tmp_path)
    with pytest.raises(ProposalChanged):
        case.approve(row)
    with case.db.write(case.per) as work:
        approvals.void(work, row.id)
        assert work.get_one(RateChange, row.subject_id).state == "returned"


def test_exactly_one_of_many_at_once_wins(case: Leaders) -> None:
    row, outcomes = case.propose(), []
    leaders = [
        confirmed(case.db, add_user(case.db, f"leder{n}", role="supervisor", name=f"Leder {n}"))
        for n in range(8)
    ]
    gate = threading.Barrier(len(leaders))

    def attempt(who: Who) -> None:
        gate.wait()
        try:
            case.approve(row, who)
            outcomes.append("won")
        except DeskError as refused:
            outcomes.append(refused.code)

    threads = [threading.Thread(target=attempt, args=(who,)) for who in leaders]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(outcomes), outcomes.count("won")) == (8, 1)


_TAMPER = (
    "UPDATE rate_change SET state = 'in_force', number = 1",
    'UPDATE rate_change SET given = \'{"": "1"}\'',
    "UPDATE rate_change SET since = '2020-01-01'",
    "UPDATE rate_change SET made_by_person = made_by_person + 1",
    "DELETE FROM rate_change",
    (
        "INSERT INTO rate_change (table_name, since, given, source, note, confirmed, reasons,"
        " rehearsed, state, number, approval_id, made_by_person, made_by, made_at, version)"
        " SELECT table_name, since, given, source, note, confirmed, reasons, rehearsed,"
        " 'in_force', 9, approval_id, made_by_person, made_by, made_at, 1 FROM rate_change"
    ),
    (
        "UPDATE approval SET state = 'approved', decided_by_person = proposed_by_person,"
        " decided_at = proposed_at"
    ),
    "UPDATE approval SET debtor_id = 1",
    "UPDATE approval SET subject = 'refund'",
)


@pytest.mark.parametrize("statement", _TAMPER)
@pytest.mark.parametrize("owner", [False, True])
@pytest.mark.parametrize("in_force", [False, True])
def test_the_database_itself_refuses(
    case: Leaders, statement: str, owner: bool, in_force: bool
) -> None:
    row = case.propose()
    if in_force:
        case.approve(row)
    stood = case.rates()["late_interest"]
    engine = create_engine(as_owner(case.db.url) if owner else case.db.url)
    with pytest.raises(DBAPIError), engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()
    assert case.rates()["late_interest"] == stood


def test_the_list_shows_who_decided_a_row_and_what_waits(case: Leaders) -> None:
    row = case.propose()
    with case.db.read(case.kari) as work:
        shown = {table.name: table for table in rate_list.listed(work).tables}
    (waits,) = shown["late_interest"].waiting
    assert (waits.approval_id, waits.since, waits.own) == (row.id, NEXT, True)
    case.approve(row)
    with case.db.read(case.kari) as work:
        shown = {table.name: table for table in rate_list.listed(work).tables}
    newest = shown["late_interest"].rows[0]
    assert (shown["late_interest"].waiting, newest.value) == ((), "11,50")
    assert newest.decided == "foreslått av Kari Nordmann, godkjent av Per Leder 23.11.2026"


def test_the_queue_shows_it_to_those_who_may_approve(case: Leaders) -> None:
    row = case.propose()
    with case.db.read(case.per) as work:
        (waiting,) = approval_sheet.listed(work).waiting
    assert (waiting.approval_id, waiting.debtor_id) == (row.id, None)
    assert waiting.debtor_name == "Forsinkelsesrente fra 01.01.2027"
    with case.db.write(case.per) as work:
        sheet = approval_sheet.show(work, row.id)
    assert "approvals.approve" in sheet.may
    assert sheet.debtor_name == "Hele etaten"
    assert {each.field: (each.before, each.after) for each in sheet.changes}[
        "Forsinkelsesrente"
    ] == ("12,25 prosent per år (foreløpig)", "11,50 prosent per år")


def test_by_night_a_proposal_lapses_whose_day_came_and_no_other(
    case: Leaders, tmp_path: Path
) -> None:
    soon = case.propose(order(table="plan_months", values={"": 10}, since=TODAY + timedelta(1)))
    case.propose()
    case.db.clock = Clock(TODAY + timedelta(days=1))
    assert "Satser: 1 forslag bortfalt" in list(nightly.run(case.db, tmp_path))
    with case.db.read() as work:
        states = {row.table_name: row.state for row in work.scalars(select(RateChange))}
        assert work.get_one(Approval, soon.id).state == "void"
    assert states == {"plan_months": "returned", "late_interest": "waiting"}
    assert "Satser: 0 forslag bortfalt" in list(nightly.run(case.db, tmp_path))


def test_what_is_posted_stays_and_every_krone_is_proved_by_the_new_rate(
    db: Database, tmp_path: Path
) -> None:
    """A rate that was not announced in time is put in force from the day it was due."""
    books = Books(db)
    claim = books.claim(1_000_000, due=date(2026, 3, 1), interest_from=date(2026, 3, 1))
    books.pays(claim, 50_000, date(2026, 6, 1))
    books.today_is(date(2027, 1, 20))
    list(nightly.run(db, tmp_path))
    with db.read() as work:
        posted = {row.id: (row.amount, row.value_date) for row in work.scalars(select(Posting))}
    case = Leaders(db)
    case.approve(case.propose())
    list(nightly.run(db, tmp_path))
    with db.read() as work:
        after = {row.id: (row.amount, row.value_date) for row in work.scalars(select(Posting))}
        found = verify.verify(work)
    assert posted.items() <= after.items()
    assert found.whole, found.lines
    assert case.rates()["late_interest"].known(date(2027, 1, 20)).value == Decimal("11.50")
