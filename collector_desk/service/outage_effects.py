"""What an outage that is told of afterwards asks of people: no step that was taken is undone by it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import Select, insert, select
from sqlalchemy.orm import aliased

from collector_desk.domain.fees import Letter
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.outages import Outage, extended
from collector_desk.domain.phrases import dotted
from collector_desk.domain.plan_stage import PlanStage
from collector_desk.domain.work import WorkKind
from collector_desk.models import LetterRow, Notice, Objection, OutageRow, Plan, Task
from collector_desk.service.database import Work

_LONGEST = 300


def too_early(work: Work, row: OutageRow, outages: Sequence[Outage]) -> None:
    """Ask a caseworker about what went before the deadline, as moved now, was over.

    Letters that followed a notice or the new deadline after an objection, and plans that ended after a notice of default.
    """
    told = sorted({*_letters(work, row, outages), *_plans(work, row, outages)})
    if not told:
        return
    made = {"made_by": work.who.name, "made_at": work.clock.now(), "due_on": work.clock.today()}
    tasks = [
        {"debtor_id": debtor_id, "kind": WorkKind.FOLLOW_UP.value, "text": text[:_LONGEST]} | made
        for debtor_id, text in told
    ]
    work.execute(insert(Task), tasks)
    details = {"outage": row.id, "tasks": len(tasks)}
    work.note("outages.too_early", stream="house", details=details)


def _letters(work: Work, row: OutageRow, outages: Sequence[Outage]) -> Iterator[tuple[int, str]]:
    """Whose letter it was, and what is asked; once for a letter, however many notices it holds."""
    told = set()
    for statement in (_after_notices(work, row), _after_decisions(work, row)):
        for began, deadline, debtor_id, letter_id, kind, sent in work.execute(statement):
            assert began is not None  # by the comparisons
            assert deadline is not None
            found = extended(deadline, since=began, outages=outages, rates=work.rates)
            which = debtor_id, letter_id or kind, sent
            if found and sent <= found.until and which not in told:
                told.add(which)
                what = (
                    f"{Letter(kind).label} {dotted(sent)} gikk før den forlengede fristen var ute."
                )
                yield debtor_id, f"{what} {found.text} Se om brevet skal trekkes tilbake"


_Pairs = Select[date | None, date | None, int, int | None, str, date]


def _after_notices(work: Work, row: OutageRow) -> _Pairs:
    """Letters that followed a notice, a demand before the notice of enforcement that it holds.

    None can have gone before the outage began.
    """
    first, later = aliased(Notice), aliased(Notice)
    query = select(
        first.sent_on, first.deadline, later.debtor_id, later.letter_id, later.kind, later.sent_on
    ).where(
        first.claim_id == later.claim_id,
        first.debtor_id == later.debtor_id,
        first.sent_on < (row.to_day or work.clock.today()),
        first.deadline < later.sent_on,
        first.returned_on.is_(None),
        first.waits.is_(False),
        later.sent_on >= row.from_day,
        later.returned_on.is_(None),
        later.kind.in_(list(Letter)),
    )
    return query.order_by(later.id)


def _after_decisions(work: Work, row: OutageRow) -> _Pairs:
    """The same that followed the new deadline after an objection."""
    later = aliased(Notice)
    query = select(
        LetterRow.sent_on, Objection.new_deadline, later.debtor_id, later.letter_id, later.kind,
        later.sent_on,
    ).where(
        LetterRow.objection_id == Objection.id,
        LetterRow.kind == LetterKind.OBJECTION_DECISION.value,
        LetterRow.sent_on < (row.to_day or work.clock.today()),
        Objection.claim_id == later.claim_id,
        Objection.debtor_id == later.debtor_id,
        Objection.new_deadline < later.sent_on,
        later.sent_on >= row.from_day,
        later.returned_on.is_(None),
        later.kind.in_(list(Letter)),
    )  # fmt: skip
    return query.order_by(later.id)


def _plans(work: Work, row: OutageRow, outages: Sequence[Outage]) -> Iterator[tuple[int, str]]:
    """Plans that ended on a notice of default whose days had not run out, as they are now."""
    query = select(Plan).where(
        Plan.state == PlanStage.ENDED.value,
        Plan.ended_on >= row.from_day,
        Plan.noticed_on < (row.to_day or work.clock.today()),
        Plan.notice_deadline < Plan.ended_on,
    )
    for plan in work.scalars(query):
        assert plan.noticed_on is not None  # by the comparisons
        assert plan.notice_deadline is not None
        found = extended(
            plan.notice_deadline, since=plan.noticed_on, outages=outages, rates=work.rates
        )
        if found and plan.ended_on and plan.ended_on <= found.until:
            what = f"{plan.number} ble avsluttet {dotted(plan.ended_on)}."
            yield plan.debtor_id, f"{what} {found.text} Se om avtalen skal inngås på nytt"
