"""Worklists: each row with its reason, in the right lists, and counts that equal them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from collector_desk.domain.facts import FactKind
from collector_desk.domain.phrases import kroner
from collector_desk.domain.work import Nearness, WorkKind
from collector_desk.errors.service import Unknown
from collector_desk.models import Case as CaseFile
from collector_desk.models import ClaimDebtor, Debtor, Team
from collector_desk.service import (
    approval_sheet,
    holding,
    inquiry_rows,
    last_days,
    measure_sheet,
    objection_list,
    work_marks,
    worklist,
)
from collector_desk.service.database import SYSTEM, Database, Who
from collector_desk.wire.work import AskWork, PutOff
from tests.kit import TODAY, add_user, open_db
from tests.service.casework import objects, opens
from tests.service.counting import statements
from tests.service.test_objections import Case
from tests.service.work_world import (
    acknowledged,
    belongs,
    hold,
    inquiry,
    kinds,
    one_of_each,
    rows,
    task,
    the_list,
)


@pytest.fixture
def case(db: Database) -> Case:
    return Case(db)


@pytest.fixture
def full(case: Case) -> Case:
    one_of_each(case)
    return case


def team(db: Database, name: str) -> int:
    with db.write(SYSTEM) as work:
        found = work.scalar(select(Team.id).where(Team.name == name))
        return found or 0


def test_everything_that_waits_is_there_with_its_reason(full: Case) -> None:
    found = {row.kind: row for row in rows(full.db, full.kari)}
    said = {kind: row.why for kind, row in found.items()}
    assert said.pop(WorkKind.UNPLACED).startswith(f"{kroner(125_000)} kr er ikke plassert")
    assert said == {
        WorkKind.OBJECTION: "Svarfrist én uke går ut i dag – mottatt",
        WorkKind.UNIT_SILENT: "Bydel Øvre By skulle svart 18.11.2026",
        WorkKind.INQUIRY: "Søknad om utsettelse kom i portalen 20.11.2026;"
        " svarfristen går ut 27.11.2026",
        WorkKind.UNMATCHED_MAIL: "Annen post kom i portalen 20.11.2026;"
        " svarfristen går ut 27.11.2026. Ingen skyldner er funnet.",
        WorkKind.PLAN_NOTICED: "Avtale A-2026-000001: varsel om mislighold 09.11.2026,"
        " fristen går ut i dag",
        WorkKind.HOLD_LAPSES: "Utsettelse er gitt: stilt i bero til 24.11.2026",
        WorkKind.RETURNED_POST: "Betalingsoppfordring kom i retur",
        WorkKind.FOLLOW_UP: "Ring om svar fra banken",
        WorkKind.LIMITATION: "Kravet foreldes 15.01.2027, om 53 dager, innen 3 md. – tre år fra"
        " 15.01.2024 (foreldelsesloven §§ 2 og 3). Ingen avbrudd er registrert."
        " Brev, purring og bero avbryter ikke.",
    }
    assert all(row.moves for row in found.values())
    assert (found[WorkKind.LIMITATION].owed or 0) > 500_000
    assert found[WorkKind.OBJECTION].nearness is Nearness.TODAY


def test_the_first_due_stands_first_and_the_counts_are_of_the_rows(full: Case) -> None:
    shown = the_list(full.db, full.kari)
    due = [row.due for row in shown.rows]
    assert due == sorted(due)
    assert shown.overdue == sum(day < TODAY for day in due) > 0
    assert shown.today == due.count(TODAY) > 0
    assert shown.tomorrow == due.count(TODAY + timedelta(days=1))
    assert not shown.more


def test_old_money_of_nobody_hides_no_deadline_of_ones_own(full: Case) -> None:
    (money,) = rows(full.db, full.kari, kinds=(WorkKind.UNPLACED,))
    day = money.due + timedelta(days=1)
    full.books.today_is(day)
    with full.db.write(SYSTEM) as work:
        for ahead in range(2):
            due = day + timedelta(days=ahead)
            work.add(task(full.books.debtor_id, WorkKind.FOLLOW_UP, "Ring", due))
    for scope, last in (("mine", day), ("all", money.due)):
        stand = rows(full.db, full.kari, scope=scope)
        at = [row.kind for row in stand].index(WorkKind.UNPLACED)
        assert max(row.due for row in stand[:at]) == last
        assert min(row.due for row in stand[at + 1 :]) == last + timedelta(days=1)


def test_the_counts_equal_the_lists_behind_them(full: Case) -> None:
    for who in (full.kari, full.per):
        with full.db.read(who) as work:
            counted, inbox = worklist.counts(work).counts, inquiry_rows.listed(work)
            measures = measure_sheet.listed(work)
            assert inbox.rows
            assert inbox.unmatched
            assert counted == {
                "mine": len(rows(full.db, who)),
                "inbox": sum(map(len, (inbox.rows, inbox.unmatched))),
                "objections": len(objection_list.listed(work).rows),
                "agreements": len(rows(full.db, who, scope="all", kinds=worklist.AGREEMENTS)),
                "approvals": len(approval_sheet.listed(work).waiting),
                "holds": len(holding.listed(work).rows),
                "measures": sum(map(len, (measures.rows, measures.suits))),
                "limitation": len(rows(full.db, who, scope="all", kinds=worklist.LIMITATION)),
            }
            assert counted["mine"] == (10 if who is full.kari else 9)  # the objection is Kari's
            assert counted["objections"] == 1


def test_a_protected_person_and_ones_own_case_are_in_no_list(full: Case) -> None:
    belongs(full.db, full.books.debtor_id, protection="confidential")
    assert set(kinds(rows(full.db, full.kari, scope="all"))) == {
        WorkKind.UNMATCHED_MAIL,
        WorkKind.UNPLACED,
    }


def test_the_team_has_what_nobody_has_and_not_what_another_has(full: Case) -> None:
    anne = add_user(full.db, "anne", name="Anne Berg", team="Team Øst")
    belongs(full.db, full.books.debtor_id, team_id=team(full.db, "Team Sentrum"))
    assert WorkKind.HOLD_LAPSES in kinds(rows(full.db, full.kari))
    assert set(kinds(rows(full.db, anne))) == {WorkKind.UNMATCHED_MAIL, WorkKind.UNPLACED}
    assert WorkKind.HOLD_LAPSES in kinds(rows(full.db, anne, scope="all"))
    belongs(full.db, full.books.debtor_id, responsible_id=full.per.person_id)
    assert WorkKind.HOLD_LAPSES not in kinds(rows(full.db, full.kari))
    assert WorkKind.HOLD_LAPSES in kinds(rows(full.db, full.kari, scope="team"))
    assert WorkKind.OBJECTION in kinds(rows(full.db, full.kari))  # registered by her, so hers


def test_a_stand_in_sees_a_colleagues_list_and_no_strangers(full: Case) -> None:
    belongs(full.db, full.books.debtor_id, responsible_id=full.per.person_id)
    stand_in = rows(full.db, full.kari, person_id=full.per.person_id)
    assert WorkKind.HOLD_LAPSES in kinds(stand_in)
    anne = add_user(full.db, "anne", name="Anne Berg", team="Team Øst")
    with pytest.raises(Unknown):
        rows(full.db, full.kari, person_id=anne.person_id)


def test_health_is_not_told_of_a_debtor_outside_the_portfolio(case: Case) -> None:
    objects(case.db, case.kari, case.books.debtor_id, case.claim)
    assert rows(case.db, case.kari)[0].what == "K-2026-000001 · Krav"
    belongs(case.db, case.books.debtor_id, responsible_id=case.kari.person_id)
    assert rows(case.db, case.kari)[0].what == "K-2026-000001 · Legevakt"


@pytest.mark.parametrize(
    ("until", "review", "listed"),
    [
        (date(2026, 11, 30), date(2026, 11, 29), True),  # seven days ahead
        (date(2026, 12, 1), date(2026, 11, 28), False),
        (date(2026, 12, 20), TODAY, True),  # to be looked at today
        (None, TODAY - timedelta(days=1), True),
        (TODAY, TODAY - timedelta(days=3), True),  # it is over today
        (TODAY - timedelta(days=1), TODAY - timedelta(days=3), False),
    ],
)
def test_a_hold_is_listed_a_week_before_it_lapses_or_when_it_is_to_be_reviewed(
    case: Case, until: date | None, review: date, listed: bool
) -> None:
    with case.db.write(SYSTEM) as work:
        work.add(hold(case.books.debtor_id, until=until, review=review))
    assert (WorkKind.HOLD_LAPSES in kinds(rows(case.db, case.kari))) is listed


def test_a_request_that_was_handled_is_gone(case: Case) -> None:
    with case.db.write(SYSTEM) as work:
        one = inquiry(case.books.debtor_id, "plan")
        one.state = "handled"
        work.add(one)
    assert rows(case.db, case.kari) == ()


# limitation ---------------------------------------------------------------------------------


def limited(case: Case, start: date, *steps: date, who: Who | None = None) -> list[date]:
    """A claim from a day, acknowledged on some; the last days that the list tells."""
    claim = case.books.claim(100_000, due=start)
    with case.db.write(SYSTEM) as work:
        work.add_all([acknowledged(claim, case.books.debtor_id, day) for day in steps])
        last_days.keep(work, [claim])
    found = rows(case.db, who or case.kari, kinds=[WorkKind.LIMITATION])
    return [row.due for row in found if row.subject_id == claim]


@pytest.mark.parametrize(
    ("start", "last"),
    [
        (date(2023, 11, 23), TODAY),
        (date(2023, 11, 22), TODAY),  # 22.11.2026 is a Sunday
        (date(2023, 11, 20), None),
        (date(2023, 12, 25), date(2026, 12, 28)),  # Christmas Day, then a weekend
        (date(2024, 2, 29), date(2027, 3, 1)),
        (date(2024, 5, 25), date(2027, 5, 25)),  # the last day of the half year
        (date(2024, 5, 26), None),
    ],
)
def test_a_claim_is_listed_in_its_last_half_year(
    case: Case, start: date, last: date | None
) -> None:
    assert limited(case, start) == ([] if last is None else [last])


def test_an_acknowledgement_moves_a_claim_out_and_into_the_list(case: Case) -> None:
    assert limited(case, date(2024, 1, 15), date(2026, 1, 20)) == []
    assert limited(case, date(2022, 1, 17), date(2024, 1, 15)) == [date(2027, 1, 15)]
    assert limited(case, date(2024, 1, 15), date(2027, 6, 1)) == [date(2027, 1, 15)]


def test_a_paid_claim_is_not_time_barred(case: Case) -> None:
    claim = case.books.claim(100_000, due=date(2024, 1, 15), interest_from=None)
    assert len(rows(case.db, case.kari, kinds=[WorkKind.LIMITATION])) == 1
    case.books.happens(claim, FactKind.PAYMENT, 100_000, date(2026, 11, 20))
    assert rows(case.db, case.kari, kinds=[WorkKind.LIMITATION]) == ()


def joint(case: Case, claim: int) -> int:
    """Somebody who owes a claim together with the one debtor."""
    with case.db.write(SYSTEM) as work:
        other = Debtor(kind="person", name="Dal, Grønn", search_name="dal gronn")
        work.add(other)
        work.flush()
        folder = CaseFile(number="2026-000002", debtor_id=other.id, opened_on=TODAY)
        work.add(folder)
        work.flush()
        work.add(ClaimDebtor(claim_id=claim, debtor_id=other.id, case_id=folder.id, role="joint"))
        last_days.keep(work, [claim])
        return other.id


def test_each_joint_debtor_is_a_row_by_name_and_is_put_off_alone(case: Case) -> None:
    claim = case.books.claim(100_000, due=date(2024, 1, 15))
    other = joint(case, claim)
    with case.db.write(SYSTEM) as work:
        work.add(acknowledged(claim, other, date(2024, 3, 1)))
        last_days.keep(work, [claim])
    found = rows(case.db, case.kari, kinds=[WorkKind.LIMITATION])
    assert [(row.debtor_name, row.due) for row in found] == [
        ("Lykt, Fager", date(2027, 1, 15)),
        ("Dal, Grønn", date(2027, 3, 1)),
    ]
    assert "Avbrudd er regnet med" in found[1].why
    later = PutOff(
        kind=WorkKind.LIMITATION, subject_id=claim, debtor_id=other, until=date(2026, 12, 1)
    )
    with case.db.write(case.kari) as work:
        work_marks.put_off(work, later)
    left = rows(case.db, case.kari, kinds=[WorkKind.LIMITATION])
    assert [row.debtor_name for row in left] == ["Lykt, Fager"]


def test_the_bands_count_rows_and_each_claims_principal_once(case: Case) -> None:
    for start, principal in (
        (date(2023, 12, 10), 100_000),  # 10.12.2026
        (date(2024, 2, 1), 200_000),  # 01.02.2027
        (date(2025, 6, 2), 400_000),  # 02.06.2028
        (date(2023, 11, 2), 800_000),  # time-barred
        (date(2026, 6, 1), 1_600_000),  # 2029
    ):
        claim = case.books.claim(principal, due=start, interest_from=None)
        if principal == 200_000:
            joint(case, claim)
    asked = {"scope": "all", "kinds": [WorkKind.LIMITATION]}
    shown = the_list(case.db, case.kari, months=24, **asked)
    assert [(each.months, each.rows, each.principal) for each in shown.bands] == [
        (1, 1, 100_000),
        (3, 3, 300_000),
        (6, 3, 300_000),
        (12, 3, 300_000),
        (24, 4, 700_000),
    ]
    for band in shown.bands:
        assert len(rows(case.db, case.kari, months=band.months, **asked)) == band.rows
    assert not the_list(case.db, case.kari).bands


def test_limitation_is_found_by_its_index_in_as_many_statements_whatever_the_rows(
    sqlite_url: str,
) -> None:
    db = open_db(sqlite_url)
    case = Case(db)
    asked = AskWork(scope="all", kinds=(WorkKind.LIMITATION,), months=24)

    def told() -> list[str]:
        with db.read(case.kari) as work, statements(work) as made:
            assert worklist.listed(work, asked).rows
        return made

    limited(case, date(2024, 1, 15), date(2024, 3, 1))
    few = len(told())
    for month in range(1, 10):
        limited(case, date(2024, month, 15), date(2024, month, 20))
    made = told()
    assert len(made) == few
    with db.read() as work:
        radar = next(each for each in made if "last_day" in each)
        values = (None,) * radar.count("?")
        plan = work.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {radar}", values).all()
    assert any("ix_claim_debtor_last_day" in str(row) for row in plan)
    db.close()


def test_what_the_watch_of_a_plan_asks_is_among_the_agreements(case: Case) -> None:
    with case.db.write(SYSTEM) as work:
        work.add(task(case.books.debtor_id, WorkKind.PLAN_TROUBLE, "A-2026-000001: varsle"))
    assert kinds(rows(case.db, case.kari, scope="all", kinds=worklist.AGREEMENTS)) == [
        WorkKind.PLAN_TROUBLE
    ]


def test_what_somebody_wrote_is_read_when_the_debtor_is_open(full: Case) -> None:
    """The list may be seen over a shoulder: it tells of no health before the look is noted."""
    anne = add_user(full.db, "anne", name="Anne Berg")
    closed = {row.kind: row.why for row in rows(full.db, anne)}
    read = "Åpne skyldneren for å lese hva som står."
    assert closed[WorkKind.FOLLOW_UP] == f"{WorkKind.FOLLOW_UP.label}. {read}"
    assert closed[WorkKind.RETURNED_POST] == f"{WorkKind.RETURNED_POST.label}. {read}"
    assert closed[WorkKind.HOLD_LAPSES].startswith("Utsettelse er gitt")
    opens(full.db, anne, full.books.debtor_id)
    told = {row.kind: row.why for row in rows(full.db, anne)}
    assert told[WorkKind.FOLLOW_UP] == "Ring om svar fra banken"
