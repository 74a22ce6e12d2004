"""What is registered of a debtor before enforcement: statements to a notice, answers of look-ups."""

from __future__ import annotations

from datetime import date

from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.regime import Question
from collector_desk.errors.enforcement import MeasureDayWrong
from collector_desk.errors.look_ups import RegimeDayOfNone
from collector_desk.errors.service import Unknown
from collector_desk.models import DebtorStatement, Inquiry, RegimeAnswer
from collector_desk.service import gate
from collector_desk.service.database import Work
from collector_desk.wire.measures import NewRegimeAnswer, NewStatement


def said(work: Work, debtor_id: int, order: NewStatement) -> DebtorStatement:
    """Register what the debtor said to a notice of enforcement (§ 7-6).

    Raises:
        Unknown, NotOpened, OwnCase: as for every deed on a debtor.
        Unknown: the message it stands in is not the debtor's.
        MeasureDayWrong: received on a day to come.
    """
    gate.opened(work, debtor_id)
    _past(work, order.received_on)
    if order.inquiry_id is not None:
        _of_debtor(work, order.inquiry_id, debtor_id)
    row = DebtorStatement(
        debtor_id=debtor_id,
        inquiry_id=order.inquiry_id,
        received_on=order.received_on,
        text=order.text,
        made_by=work.who.name,
        made_at=work.clock.now(),
    )
    work.add(row)
    work.flush()
    work.note("statements.register", stream=f"debtor:{debtor_id}", details={"statement": row.id})
    return row


def answered(work: Work, debtor_id: int, order: NewRegimeAnswer) -> RegimeAnswer:
    """Register which rules a look-up said the debtor is under, with its day and source.

    That the debtor has had one trekk without the day it is from counts from the day it was asked.

    Raises:
        Unknown, NotOpened, OwnCase: as for every deed on a debtor.
        MeasureDayWrong: asked on a day to come.
        RegimeDayOfNone: no trekk, and yet the day it is from.
    """
    gate.opened(work, debtor_id)
    _past(work, order.asked_on)
    since = order.one_trekk_since
    if order.question is Question.OWN:
        if order.answer is Regime.OLD and since is not None:
            raise RegimeDayOfNone
        since = since or (order.asked_on if order.answer is Regime.NEW else None)
    row = RegimeAnswer(
        debtor_id=debtor_id,
        answer=order.answer.value,
        one_trekk_since=since,
        asked_on=order.asked_on,
        source=order.source,
        question=order.question.value,
        made_by=work.who.name,
        made_at=work.clock.now(),
    )
    work.add(row)
    work.flush()
    details = {
        "question": row.question, "answer": row.answer, "asked_on": row.asked_on.isoformat(), "source": row.source,
    }  # fmt: skip
    work.note("regimes.register", stream=f"debtor:{debtor_id}", details=details)
    return row


def _of_debtor(work: Work, inquiry_id: int, debtor_id: int) -> None:
    message = work.get(Inquiry, inquiry_id)
    if message is None or message.debtor_id != debtor_id:
        raise Unknown(what="inquiry", id=inquiry_id)


def _past(work: Work, day: date) -> None:
    if day > work.clock.today():
        raise MeasureDayWrong(first="2015-01-01")
