"""What was registered for a whole debtor while another was merged into it: it holds for both.

Whom it was about, nobody knows: so each is stopped, and each is asked about (rulings 21 and 22).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TypeVar

from sqlalchemy import inspect, select

from collector_desk.domain.delivery import To
from collector_desk.domain.holds import Reason
from collector_desk.domain.status import STATUSES, Status
from collector_desk.domain.status_flow import PROTECTED
from collector_desk.domain.work import WorkKind
from collector_desk.models import Debtor, DebtorMerge, DebtorStatus, Hold, Representative
from collector_desk.service import asking, letter_recipients, statuses
from collector_desk.service.database import Work

_Whole = TypeVar("_Whole", Hold, DebtorStatus, Representative)
_TABLES = (Hold, DebtorStatus, Representative)
_ASKED = (
    "Registrert mens skyldneren var slått sammen med en annen, og gjelder nå begge: {what}."
    " Avklar hvem det gjelder."
)


def own(work: Work, kept_id: int) -> dict[str, list[int]]:
    """What is registered of who is kept before the merge, by table."""
    return {
        table.__tablename__: list(
            work.scalars(select(table.id).where(table.debtor_id == kept_id).order_by(table.id))
        )
        for table in _TABLES
    }


def give_both(work: Work, row: DebtorMerge) -> None:
    """Let what runs and was registered meanwhile hold for both, and ask about it at each.

    Called once all else went back. A hold of a case goes with its case.
    """
    speaking = list(_representatives(work, row))
    told = [*_statuses(work, row), *_holds(work, row), *speaking]
    if work.get_one(Debtor, row.gone_id).protection != "open":
        told.append("skjermet adresse")
    if told:
        text = _ASKED.format(what=", ".join(dict.fromkeys(told)))
        for debtor_id in (row.kept_id, row.gone_id):
            asking.task(work, debtor_id, WorkKind.FOLLOW_UP, text)
            if speaking:
                _examine(work, debtor_id)


def _examine(work: Work, debtor_id: int) -> None:
    """Demand nothing of either before it is known whose letters somebody else is to get."""
    work.add(
        Hold(
            debtor_id=debtor_id,
            reason=Reason.EXAMINATION.value,
            text="Avklar hvem som representerer skyldneren etter delingen",
            owner_id=work.who.person_id,
            from_day=work.clock.today(),
            review_on=work.clock.today(),
            made_by=work.who.name,
            made_at=work.clock.now(),
        )
    )


def _statuses(work: Work, row: DebtorMerge) -> Iterator[str]:
    for found in _since(work, row, DebtorStatus, "debtor_status"):
        kind = Status(found.kind)
        theirs = statuses.running(work, row.gone_id, kind)
        if _runs(found.to_day, work) and not theirs:
            copy = _copy(
                work, found, row.gone_id, task_id=None, filed_on=None, filed_letter_id=None
            )
            copy.task_id = statuses.ask(work, copy).id
            if kind not in PROTECTED:
                yield STATUSES[kind].label.lower()


def _of_debtor(hold: Hold) -> bool:
    return hold.case_id is None and hold.claim_id is None and hold.measure_id is None


def _holds(work: Work, row: DebtorMerge) -> Iterator[str]:
    for hold in _since(work, row, Hold, "hold"):
        if hold.case_id in row.moved.get("case_file.debtor_id", ()):
            hold.debtor_id = row.gone_id
        elif _of_debtor(hold) and _holds_yet(work, hold):
            _copy(work, hold, row.gone_id)
            yield Reason(hold.reason).label.lower()


def _representatives(work: Work, row: DebtorMerge) -> Iterator[str]:
    for found in _since(work, row, Representative, "representative"):
        role = To(found.role)
        theirs = letter_recipients.representative(work, row.gone_id, role)
        if _runs(found.to_day, work) and theirs is None:
            _copy(work, found, row.gone_id)
            yield role.label.lower()


def _holds_yet(work: Work, hold: Hold) -> bool:
    return _runs(hold.ended_on, work) and _runs(hold.until, work)


def _runs(ended: date | None, work: Work) -> bool:
    return ended is None or ended > work.clock.today()


def _since(work: Work, row: DebtorMerge, table: type[_Whole], name: str) -> list[_Whole]:
    """What stands with who is kept and neither was there before nor came along.

    Nothing where it was not kept what was there before.
    """
    if "own" not in row.former:
        return []
    known = {*row.former["own"].get(name, ()), *row.moved.get(f"{name}.debtor_id", ())}
    query = select(table).where(table.debtor_id == row.kept_id).order_by(table.id)
    return [found for found in work.scalars(query).all() if found.id not in known]


def _copy(work: Work, row: _Whole, debtor_id: int, **other: None) -> _Whole:
    columns = {column.key for column in inspect(type(row)).column_attrs} - {"id", "version"}
    copy = type(row)(
        **{each: getattr(row, each) for each in columns} | other | {"debtor_id": debtor_id}
    )
    work.add(copy)
    work.flush()
    return copy
