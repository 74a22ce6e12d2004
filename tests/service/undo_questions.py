"""Questions that Kari puts to a creditor unit, and reminders of them, to be taken back by Ctrl+Z."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from sqlalchemy import Select, select, update

from collector_desk.client.connection import new_key
from collector_desk.client.desk import Desk
from collector_desk.domain.objection import UnitView
from collector_desk.models import Objection, UnitQuestion
from collector_desk.service import objections
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.objections import Ask, ObjectionSheet, Step
from collector_desk.wire.units import AskUnit, RemindUnit, UnitQuestionRow
from tests.service.agreements import Agreement
from tests.service.casework import answer, objects

Act: TypeAlias = Callable[[Desk], object]
World: TypeAlias = Callable[[Database], tuple[Act, Act]]
ASKED = "Stemmer beløpet?"
UNREADABLE = "Stemmer beløpet? \U0001f600"
"""No font has it: the letter is not written, and a task says so."""


def questions_that_stand() -> Select[*tuple[Any, ...]]:
    """Each question that was not taken back, as it stands."""
    return select(
        UnitQuestion.id, UnitQuestion.reminded_on, UnitQuestion.deadline, UnitQuestion.reminders,
        UnitQuestion.answered_on, UnitQuestion.document_id,
    ).where(UnitQuestion.withdrawn_on.is_(None))  # fmt: skip


def asks(desk: Desk, case: Agreement, objection: int, text: str = ASKED) -> ObjectionSheet:
    """Kari asks the unit about an objection."""
    order = Ask(version=_version(case.db, objection), text=text)
    return desk.objections.ask_unit(objection, order, key=new_key())


def reminds(desk: Desk, case: Agreement, objection: int) -> ObjectionSheet:
    """Kari reminds the unit of what it was asked about an objection."""
    order = Step(version=_version(case.db, objection))
    return desk.objections.remind_unit(objection, order, key=new_key())


def asks_of_claim(
    desk: Desk, case: Agreement, *, text: str = ASKED, hold: bool = True
) -> UnitQuestionRow:
    """Kari asks the unit about a claim that nobody objected to."""
    order = AskUnit(claim_id=case.claim, text=text, hold=hold)
    return desk.units.ask(case.debtor, order, key=new_key())


def reminds_of_claim(desk: Desk, case: Agreement) -> UnitQuestionRow:
    """Kari reminds the unit of the newest question about a claim."""
    (newest,) = desk.units.questions(case.debtor).rows[:1]
    order = RemindUnit(version=newest.version)
    return desk.units.remind(newest.question_id, order, key=new_key())


def _version(db: Database, objection: int) -> int:
    with db.read() as work:
        return work.get_one(Objection, objection).version


def _nothing(_desk: Desk) -> None:
    """Nothing is done before."""


def objected(db: Database) -> tuple[Agreement, int]:
    """A claim that is objected to."""
    case = Agreement(db)
    return case, objects(db, case.kari, case.debtor, case.claim)


def _readable(case: Agreement) -> None:
    with case.db.write(SYSTEM) as work:
        work.execute(update(UnitQuestion).values(text=ASKED))


def _asked(text: str = ASKED) -> World:
    def make(db: Database) -> tuple[Act, Act]:
        case, number = objected(db)
        return _nothing, lambda desk: asks(desk, case, number, text)

    return make


def _asked_once_acknowledged(db: Database) -> tuple[Act, Act]:
    case, number = objected(db)
    with db.write(case.kari) as work:
        objections.acknowledge(work, number, 1)
    return _nothing, lambda desk: asks(desk, case, number)


def _asked_again(db: Database) -> tuple[Act, Act]:
    case, number = objected(db)
    answer(db, case.kari, number, UnitView.UPHOLDS)
    return _nothing, lambda desk: asks(desk, case, number)


def _reminded(text: str = ASKED) -> World:
    def make(db: Database) -> tuple[Act, Act]:
        case, number = objected(db)

        def first(desk: Desk) -> None:
            asks(desk, case, number, text)
            _readable(case)

        return first, lambda desk: reminds(desk, case, number)

    return make


def _asked_of_claim(text: str = ASKED, *, hold: bool = True) -> World:
    def make(db: Database) -> tuple[Act, Act]:
        case = Agreement(db)
        return _nothing, lambda desk: asks_of_claim(desk, case, text=text, hold=hold)

    return make


def _reminded_of_claim(text: str = ASKED) -> World:
    def make(db: Database) -> tuple[Act, Act]:
        case = Agreement(db)

        def first(desk: Desk) -> None:
            asks_of_claim(desk, case, text=text)
            _readable(case)

        return first, lambda desk: reminds_of_claim(desk, case)

    return make


QUESTIONS: Mapping[str, Mapping[str, World]] = {
    "objections.ask_unit": {
        "of one that is received": _asked(),
        "of one that is acknowledged": _asked_once_acknowledged,
        "again, of one that is answered": _asked_again,
        "by a letter that could not be written": _asked(UNREADABLE),
    },
    "objections.remind_unit": {
        "": _reminded(),
        "by the first letter that could be written": _reminded(UNREADABLE),
    },
    "units.ask": {
        "and the claim rests": _asked_of_claim(),
        "and the claim does not rest": _asked_of_claim(hold=False),
        "by a letter that could not be written": _asked_of_claim(UNREADABLE),
    },
    "units.remind": {
        "": _reminded_of_claim(),
        "by the first letter that could be written": _reminded_of_claim(UNREADABLE),
    },
}
"""Each such deed, in the worlds that it is done in."""
