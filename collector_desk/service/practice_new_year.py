"""The practice desk lives on over the year end: the same deeds, under the old rules and the new.

Nothing here knows a rule: each day is the clock's, and what lapses, is refused or follows the new
rules is so by the services themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import select

from collector_desk.domain.kid import plan_kid
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.plan_stage import RUNNING
from collector_desk.models import House, Plan, PlanInstalment
from collector_desk.service import nightly, practice_files, practice_measures, practice_post
from collector_desk.service.database import SYSTEM, Database, Who, Work
from collector_desk.service.practice_bank import Paid
from collector_desk.service.practice_book import Book
from collector_desk.service.practice_desk import DAY, NEW_DAY, Morning, Noon
from collector_desk.service.practice_ready import NEXT, WAGE, WAITS
from collector_desk.service.practice_story import Money

NOTICED, NEW_YEAR, PROPOSED = date(2026, 12, 17), date(2027, 1, 1), date(2027, 1, 14)


def live_on(db: Database, book: Book, users: Mapping[str, Who]) -> None:
    """From the practice day of the old side to that of the new one, which is then the desk's."""
    _night(db, NOTICED)
    with db.write(SYSTEM) as work:
        _instalments(work, book, after=DAY)
        work.who = users["kari"]
        for name in (WAGE, WAITS, NEXT):
            practice_measures.write_to(
                work, book.named[name], LetterKind.OWN_NOTICE, practice_measures.OWN, NOTICED
            )
    _night(db, NEW_YEAR)
    _night(db, PROPOSED)
    with db.write(SYSTEM) as work:
        _instalments(work, book, after=NOTICED)
        work.who = users["kari"]
        anew = practice_measures.propose(work, book.named[WAITS], PROPOSED)
    _night(db, NEW_DAY)
    with db.write(users["kari"]) as work:
        practice_measures.approve(work, work.merge(anew), users["per"], NEW_DAY)
        practice_measures.propose(work, book.named[NEXT], NEW_DAY)
        practice_measures.again(work, book.named[WAGE], NEW_DAY)
        work.get_one(House, "practice").value = NEW_DAY.isoformat()


def _night(db: Database, day: date) -> None:
    """The post goes, and the night before a day does its work; its copy is not kept."""
    with db.write(SYSTEM) as work:
        practice_post.go(work, day)
    db.clock = Morning(day)
    with TemporaryDirectory() as folder:
        for _ in nightly.run(db, Path(folder)):
            pass
    db.clock = Noon(day)


def _instalments(work: Work, book: Book, *, after: date) -> None:
    """The file of today: what fell due since a day of the plans that are kept."""
    day = work.clock.today()
    query = (
        select(Plan.number, PlanInstalment.due, PlanInstalment.amount)
        .join(PlanInstalment, PlanInstalment.plan_id == Plan.id)
        .where(Plan.state.in_([stage.value for stage in RUNNING]))
        .where(PlanInstalment.due > after, PlanInstalment.due <= day)
        .order_by(PlanInstalment.due, Plan.id)
    )
    paid = []
    for number, due, amount in work.execute(query):
        year, serial = (int(part) for part in number.split("-")[1:])
        kid = plan_kid(year=year, number=serial)
        paid.append(Paid(Money(amount=amount, ordered=due, settled=due, account=""), kid))
    practice_files.commit(work, book, day, paid)
