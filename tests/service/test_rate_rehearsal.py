"""A rehearsal reckons what the real run will: which cases move, and by how much."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select, update

from collector_desk.domain.rate_overlay import members
from collector_desk.domain.rates import Rates
from collector_desk.models import Claim, Debtor, RateChange
from collector_desk.service import approval_sheet, booking, rate_changes, rate_looks, rate_rehearsal
from collector_desk.service.clock import Clock
from collector_desk.service.database import Database
from collector_desk.wire.rates import RateMoved, RateProposal, RateRehearsal
from tests.kit import add_user
from tests.service.books import Books
from tests.service.enforcing import TODAY as ENFORCED
from tests.service.enforcing import Enforcement
from tests.service.practice_desks import filled
from tests.service.test_rate_changes import NEXT, Leaders, confirmed, order

AHEAD = NEXT + timedelta(days=180)


def rehearsed(case: Leaders, given: RateProposal) -> RateRehearsal:
    with case.db.read(case.kari) as work:
        found = rate_changes.preview(work, given)
        assert work.rates is case.db.rates  # as before: nothing of the rehearsal is left
        assert work.clock is case.db.clock
    return found


def higher(name: str, since: date, *, by: int) -> RateProposal:
    """Every value of a table or set so much higher than it is."""
    values = {
        key: table.on(since).value + by for key, table in members(Rates.shipped(), name).items()
    }
    return order(table=name, since=since, values=values, next_due=date(2028, 1, 1))


def group(found: RateRehearsal, what: str) -> list[RateMoved]:
    return [each for each in found.groups if each.what.startswith(what)]


def test_interest_moves_by_what_the_real_fold_says_on_that_day(db: Database) -> None:
    books = Books(db)
    rents = [books.claim(amount, kind="rent") for amount in (1_000_000, 700_000)]
    books.claim(500_000, kind="parking_fine", interest_from=None)
    case = Leaders(db)

    def owed() -> int:
        with db.read() as work:
            rows = work.scalars(select(Claim).where(Claim.id.in_(rents))).all()
            folded = booking.statements(work, rows, on=AHEAD)
            return sum(each.balance.total for each in folded.values())

    before, found = owed(), rehearsed(case, order())
    case.approve(case.propose())
    assert [(each.count, each.before, each.after) for each in group(found, "Å betale")] == [
        (2, before, owed())
    ]
    assert (found.tried, found.moved) == (3, 2)
    assert found.ahead == AHEAD
    assert sum(each.after - each.before for each in found.groups) < 0


def test_a_value_that_moves_nothing_says_so(db: Database) -> None:
    Books(db).claim(500_000, kind="rent")
    case = Leaders(db)
    found = rehearsed(case, order(values={"": Decimal("12.25")}))
    assert (found.tried, found.moved, found.cases) == (1, 0, ())


@pytest.mark.parametrize("name", ["subsistence_adult", "notice_least_days"])
def test_a_measure_that_is_prepared_moves_as_it_will_when_it_is_reckoned(
    db: Database, name: str
) -> None:
    case = Enforcement(db)
    kept = case.save()
    leaders = Leaders.__new__(Leaders)
    leaders.db, leaders.kari, leaders.per = db, case.kari, case.per
    since = ENFORCED + timedelta(days=1)
    given = higher(name, since, by=100_000 if name.startswith("sub") else 1)
    found = rehearsed(leaders, given)
    db.clock = Clock(since)
    case.opened()
    without = case.sheet(kept.measure_id).reckoned
    db.clock = Clock(ENFORCED)
    leaders.per = confirmed(db, case.per)
    leaders.approve(leaders.propose(given))
    db.clock = Clock(since)
    with_it = case.sheet(kept.measure_id).reckoned
    moved = group(found, "Tiltak som forberedes")
    assert without is not None
    assert with_it is not None
    if name == "notice_least_days":  # goes by the day the notice was sent: none is sent since
        assert (moved, with_it.amount) == ([], without.amount)
        return
    assert [(each.count, each.before, each.after) for each in moved] == [
        (1, without.amount, with_it.amount)
    ]
    assert with_it.amount != without.amount


@pytest.mark.parametrize(
    "given",
    [
        higher("inkassosats", date(2026, 12, 1), by=10_000),
        higher("letter_deadline_days", date(2026, 12, 1), by=7),
        order(since=date(2026, 12, 1), values={"": "20"}, next_due=date(2028, 1, 1)),
    ],
    ids=lambda given: given.table,
)
def test_on_the_practice_desk_the_real_run_of_that_day_is_the_rehearsed_one(
    sqlite_url: str, given: RateProposal
) -> None:
    with filled(sqlite_url, debtors=60) as db:
        case = Leaders.__new__(Leaders)
        with db.read() as work:
            debtors = list(work.scalars(select(Debtor).order_by(Debtor.id)))
            _row, then = rate_changes.tried(work, given)
        case.db, case.kari = db, add_user(db, "k7", name="Kari Syv")
        case.per = confirmed(db, add_user(db, "p7", role="supervisor", name="Per Syv"))
        found = rehearsed(case, given)
        assert found.moved
        case.approve(case.propose(given))
        today, db.clock = db.clock, Clock(given.since)
        with db.read() as work:
            assert work.rates.tables == then.tables
            real = rate_looks.look(work, debtors, on=given.since, ahead=found.ahead)
        db.clock = today
        after = {each.what: 0 for each in found.groups}
        for each in found.groups:
            after[each.what] += each.after
        with db.read() as work, rate_looks.by(work, work.shipped, given.since):
            old = rate_looks.look(work, debtors, on=given.since, ahead=found.ahead)
        sums = dict.fromkeys(after, 0)
        for key, seen in real.items():
            for what, figure in seen.figures.items():
                if figure != old[key].figures[what]:
                    sums[what] += figure.amount or 0
        assert sums == after


def test_whom_the_reader_may_not_know_is_counted_and_never_listed(db: Database) -> None:
    Books(db).claim(500_000, kind="rent")
    case = Leaders(db)
    row = case.propose()
    with db.write(case.per) as work:
        sheet = approval_sheet.show(work, row.id)
        assert [each.field for each in sheet.changes if each.field.startswith("K-")]
        work.execute(update(Debtor).values(protection="strictly_confidential"))
    with db.write(case.per) as work:
        sheet = approval_sheet.show(work, row.id)
    assert not [each.field for each in sheet.changes if each.field.startswith("K-")]
    found = rehearsed(case, order(table="inkassosats", values={"": 80_000}))
    assert (found.tried, found.cases) == (1, ())


def test_what_was_rehearsed_is_part_of_what_is_approved(db: Database) -> None:
    Books(db).claim(1_000_000, kind="rent")
    case = Leaders(db)
    row = case.propose()
    with db.read(case.per) as work:
        kept = work.get_one(RateChange, row.subject_id).rehearsed
        sheet = approval_sheet.sheet(work, row)
    assert kept["moved"] == 1
    assert '"moved":1' in row.frozen
    (line,) = sheet.lines
    assert (line.label, line.amount) == (
        "Å betale 30.06.2027, Husleie kommunal bolig",
        kept["groups"][0]["after"] - kept["groups"][0]["before"],
    )


def test_where_there_are_more_than_can_be_tried_it_says_so(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    Books(db).claim(1_000_000, kind="rent")
    case = Leaders(db)
    assert rehearsed(case, order()).whole
    monkeypatch.setattr(rate_rehearsal, "MOST", 1)
    monkeypatch.setattr(rate_rehearsal, "CHUNK", 1)
    found = rehearsed(case, order())
    assert (found.whole, found.debtors, found.moved) == (False, 1, 1)
    row = case.propose()
    with db.read(case.per) as work:
        results = approval_sheet.sheet(work, row).results
    assert ("Ikke alle er prøvd", "bare de første 1 skyldnerne") in {
        (each.label, each.value) for each in results
    }


def of_drafts(given: RateProposal, case: Enforcement) -> dict[str, tuple[str, str]]:
    """What a row is found to move of the measures that are prepared, before and after."""
    leaders = Leaders.__new__(Leaders)
    leaders.db, leaders.kari, leaders.per = case.db, case.kari, case.per
    found = rehearsed(leaders, given)
    measures = [each for each in found.cases if each.number.startswith("T")]
    return {each.what: (each.before, each.after) for each in measures}


@pytest.mark.parametrize(
    ("name", "by", "what"),
    [
        ("withholding_months", 12, "Trekket løper lengst til"),
        ("measure_amount_approved", -49_000_000, "Godkjennes av"),
        ("claim_rank", -1, "Prioritet etter dekningsloven § 2-8"),
    ],
)
def test_a_measure_moves_by_its_end_its_rank_and_who_may_approve_it_too(
    db: Database, name: str, by: int, what: str
) -> None:
    case = Enforcement(db)
    case.propose(case.save())
    moved = of_drafts(higher(name, ENFORCED + timedelta(days=1), by=by), case)
    assert list(moved) == [what]
    before, after = moved[what]
    assert before != after
    if name == "measure_amount_approved":
        assert (before, after) == ("en leder", "ingen ennå: over beløpsgrensen for en leder")
