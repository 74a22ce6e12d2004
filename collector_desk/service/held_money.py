"""Money held while debt settlement is negotiated: a task is written with it (ruling 22)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from collector_desk.domain.money import Money
from collector_desk.domain.phrases import dotted, kroner
from collector_desk.domain.work import WorkKind
from collector_desk.models import Task
from collector_desk.service.database import Work
from collector_desk.service.kid_matching import Held


@dataclass(frozen=True, slots=True)
class HeldMoney:
    """A payment of ``amount`` øre that is held, and the line of the file it came by."""

    amount: Money
    source: str
    held: Held


def add_tasks(work: Work, every: Iterable[HeldMoney]) -> None:
    """A task for each payment: due when the negotiations end, else as the house table says.

    Gjeldsordningsloven § 3-4. Where the known end is over when the file is read in, the money can
    be placed by hand at once: its task is due today.
    """
    today = work.clock.today()
    unknown = today + timedelta(days=work.rates["held_money_days"].on(today).whole)
    for one in every:
        held = one.held
        task = Task(
            debtor_id=held.debtor_id,
            claim_id=held.claim_id,
            kind=WorkKind.HELD_MONEY.value,
            text=_text(one),
            due_on=max(held.until, today) if held.until else unknown,
            made_by=work.who.name,
            made_at=work.clock.now(),
        )
        work.add(task)
    work.flush()


def _text(one: HeldMoney) -> str:
    until = one.held.until
    ends = f"Perioden er over {dotted(until)}" if until else "Finn ut når perioden er over"
    return (
        f"{kroner(one.amount)} kr for {one.held.number} ({one.source}) kan ikke mottas:"
        f" gjeldsforhandling. {ends}; plasser eller betal tilbake etter utfallet."
    )
