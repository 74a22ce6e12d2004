"""The deeds of «Hva kan gjøres nå» that the debtor screen does; the others are told only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from collector_desk.domain.enforcement.measure import MeasureKind
from collector_desk.domain.letter import LetterKind

if TYPE_CHECKING:
    from collector_desk.ui.debtor.view import DebtorScreen


_LETTERS = {
    "step.collection_notice": LetterKind.COLLECTION_NOTICE,
    "step.payment_demand": LetterKind.PAYMENT_DEMAND,
}
"""The letter that a step of the law is taken by, whatever the claim."""


def deeds(screen: DebtorScreen) -> Mapping[str, Callable[[], object]]:
    """What each deed does on this screen."""
    boxes = screen.boxes
    writes = screen.presenter.may("letters.choices")
    letters: dict[str, Callable[[], object]] = {}
    if writes:
        letters |= {step: partial(boxes.letter, kind) for step, kind in _LETTERS.items()}
        letters["step.enforcement_notice"] = boxes.enforcement_notice
    begin = screen.presenter.context.open_measure
    for kind in MeasureKind:
        letters[f"measures.{kind.value}"] = partial(begin, kind.value, screen.presenter.debtor_id)
    return {
        **letters,
        "notes.add": screen.new_note,
        "objections.register": screen.new_objection,
        "reports.case_summary": screen.exporting.export,
        "debtors.reveal": screen.presenter.reveal,
        "audit.looks": screen.show_looks,
        "calls.log": boxes.call,
        "inquiries.register": boxes.inquiry,
        "holds.put": boxes.hold,
        "holds.end": boxes.end_hold,
        "refunds.propose": boxes.refund,
        "deferrals.grant": boxes.deferral,
        "reliefs.propose": boxes.relief,
        "plans.grant": screen.new_plan,
        "suits.make": boxes.suit,
        "work.add_task": boxes.task,
        "debtors.disqualify": boxes.disqualify,
        "statuses.register": boxes.status,
        "care.read": boxes.care,
        "parties.release": boxes.parties,
        "debtors.merge": boxes.merge,
        "units.credit": boxes.unit_message,
        "units.ask": boxes.unit_question,
    }
