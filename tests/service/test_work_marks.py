"""What is done to rows: put off, given away, done; and who is disqualified never meets them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from collector_desk.domain.work import WorkKind
from collector_desk.errors.approvals import Disqualified
from collector_desk.errors.service import Stale, Unknown
from collector_desk.errors.session import NotOpened
from collector_desk.errors.work import CannotTake, DeadlineFirst, PutOffTooFar, TaskDone
from collector_desk.models import Audit
from collector_desk.service import gate, habilitet, holding, work_marks
from collector_desk.service.database import Database, Who
from collector_desk.wire.work import (
    Assign,
    Disqualify,
    DoneTask,
    NewTask,
    PutOff,
    TaskKept,
    WorkRow,
)
from tests.kit import TODAY, add_user
from tests.service.casework import opens
from tests.service.test_objections import Case
from tests.service.work_world import belongs, kinds, one_of_each, rows

HOLD = WorkKind.HOLD_LAPSES


@pytest.fixture
def case(db: Database) -> Case:
    made = Case(db)
    one_of_each(made)
    return made


def row(case: Case, who: Who, kind: WorkKind, **asked: object) -> WorkRow:
    return next(each for each in rows(case.db, who, **asked) if each.kind is kind)


def put_off(case: Case, kind: WorkKind, until: date) -> None:
    of = row(case, case.kari, kind)
    order = PutOff(kind=kind, subject_id=of.subject_id, debtor_id=of.debtor_id, until=until)
    with case.db.write(case.kari) as work:
        work_marks.put_off(work, order)


def give(case: Case, who: Who | None, *, kind: WorkKind = HOLD) -> None:
    of = row(case, case.kari, kind, scope="all")
    order = Assign(
        kind=kind,
        subject_id=of.subject_id,
        debtor_id=of.debtor_id,
        person_id=who.person_id if who else None,
    )
    with case.db.write(case.kari) as work:
        work_marks.assign(work, order)


def new_task(case: Case, *, due: date = TODAY) -> TaskKept:
    with case.db.write(case.kari) as work:
        order = NewTask(text="Ring arbeidsgiveren", due_on=due)
        return work_marks.add_task(work, case.books.debtor_id, order)


def inhabil(case: Case, who: Who) -> None:
    with case.db.write(who) as work:
        habilitet.disqualify(work, case.books.debtor_id, Disqualify(reason="min søster"))


def deeds(case: Case) -> list[str]:
    with case.db.read() as work:
        stream = f"debtor:{case.books.debtor_id}"
        return list(work.scalars(select(Audit.deed).where(Audit.stream == stream)))


def test_a_row_put_off_is_gone_until_its_day_and_noted(case: Case) -> None:
    put_off(case, HOLD, TODAY + timedelta(days=1))
    assert HOLD not in kinds(rows(case.db, case.kari))
    assert row(case, case.kari, HOLD, put_off=True).put_off_until == TODAY + timedelta(days=1)
    case.books.today_is(TODAY + timedelta(days=1))
    assert HOLD in kinds(rows(case.db, case.kari))
    assert "work.put_off" in deeds(case)


@pytest.mark.parametrize("days", [-1, 0, 61])
def test_a_row_is_put_off_at_most_sixty_days_and_only_ahead(case: Case, days: int) -> None:
    with pytest.raises(PutOffTooFar) as refused:
        put_off(case, HOLD, TODAY + timedelta(days=days))
    assert refused.value.params == {"last": "2027-01-22"}


@pytest.mark.parametrize("kind", [WorkKind.OBJECTION, WorkKind.LIMITATION])
def test_a_deadline_of_the_law_is_never_put_out_of_sight(case: Case, kind: WorkKind) -> None:
    due = row(case, case.kari, kind).due
    with pytest.raises(DeadlineFirst):
        put_off(case, kind, due + timedelta(days=1))


def test_a_row_given_away_is_in_the_other_list_and_back_again(case: Case) -> None:
    anne = add_user(case.db, "anne", name="Anne Berg", team="Team Øst")
    give(case, anne)
    assert HOLD not in kinds(rows(case.db, case.kari))
    assert row(case, anne, HOLD).person == "Anne Berg"
    give(case, None)
    assert HOLD in kinds(rows(case.db, case.kari))
    assert "work.assign" in deeds(case)


def test_only_who_may_work_with_the_debtor_is_given_a_row(case: Case) -> None:
    for role in ("auditor", "administrator", "integration"):
        with pytest.raises(CannotTake):
            give(case, add_user(case.db, role, role=role, name=role))
    anne = add_user(case.db, "anne", name="Anne Berg")
    inhabil(case, anne)
    with pytest.raises(CannotTake):
        give(case, anne)


def test_a_row_of_a_debtor_one_may_not_know_of_is_unknown(case: Case) -> None:
    found = row(case, case.kari, HOLD)
    belongs(case.db, case.books.debtor_id, protection="confidential")
    order = PutOff(
        kind=HOLD,
        subject_id=found.subject_id,
        debtor_id=found.debtor_id,
        until=TODAY + timedelta(days=1),
    )
    with pytest.raises(Unknown), case.db.write(case.kari) as work:
        work_marks.put_off(work, order)


def test_a_task_is_in_the_list_until_it_is_done(case: Case) -> None:
    task = new_task(case)
    mine = [each for each in rows(case.db, case.kari) if each.why == "Ring arbeidsgiveren"]
    assert [(each.subject_id, each.is_task) for each in mine] == [(task.task_id, True)]
    with case.db.write(case.kari) as work:
        assert work_marks.done(work, task.task_id, DoneTask(version=task.version)).done
    assert all(each.why != "Ring arbeidsgiveren" for each in rows(case.db, case.kari))
    assert {"work.add_task", "work.done"} <= set(deeds(case))


def test_a_task_is_done_once_and_as_it_was_shown(case: Case) -> None:
    task = new_task(case)
    with pytest.raises(Stale), case.db.write(case.kari) as work:
        work_marks.done(work, task.task_id, DoneTask(version=task.version + 1))
    with case.db.write(case.kari) as work:
        work_marks.done(work, task.task_id, DoneTask(version=task.version))
    with pytest.raises(TaskDone), case.db.write(case.kari) as work:
        work_marks.done(work, task.task_id, DoneTask(version=task.version))


def test_a_reminder_is_not_set_beyond_the_limit_nor_unopened(case: Case) -> None:
    with pytest.raises(PutOffTooFar):
        new_task(case, due=TODAY + timedelta(days=61))
    anne = add_user(case.db, "anne", name="Anne Berg")
    order = NewTask(text="Ring arbeidsgiveren", due_on=TODAY)
    with pytest.raises(NotOpened), case.db.write(anne) as work:
        work_marks.add_task(work, case.books.debtor_id, order)


def test_who_is_disqualified_neither_opens_nor_meets_the_debtor(case: Case) -> None:
    give(case, case.kari)
    inhabil(case, case.kari)
    with pytest.raises(Disqualified):
        opens(case.db, case.kari, case.books.debtor_id)
    with pytest.raises(Disqualified), case.db.write(case.kari) as work:
        gate.opened(work, case.books.debtor_id)
    left = {WorkKind.UNMATCHED_MAIL, WorkKind.UNPLACED}
    assert set(kinds(rows(case.db, case.kari, scope="all"))) == left
    with case.db.read(case.kari) as work:
        assert holding.listed(work).rows == ()
    assert "debtors.disqualify" in deeds(case)


def test_what_the_disqualified_had_is_the_teams_again(case: Case) -> None:
    belongs(case.db, case.books.debtor_id, responsible_id=case.kari.person_id)
    give(case, case.kari)
    assert HOLD not in kinds(rows(case.db, case.per))
    inhabil(case, case.kari)
    assert row(case, case.per, HOLD).person == ""
    with pytest.raises(Disqualified):
        inhabil(case, case.kari)
