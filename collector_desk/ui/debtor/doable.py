"""The deeds of «Hva kan gjøres nå» that the debtor screen does; the others are told only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collector_desk.ui.debtor.view import DebtorScreen


def deeds(screen: DebtorScreen) -> Mapping[str, Callable[[], object]]:
    """What each deed does on this screen."""
    boxes = screen.boxes
    return {
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
        "work.add_task": boxes.task,
        "debtors.disqualify": boxes.disqualify,
        "statuses.register": boxes.status,
        "parties.release": boxes.parties,
        "units.credit": boxes.unit_message,
    }
