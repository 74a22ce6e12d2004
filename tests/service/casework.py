"""Objections and proposals for the tests of casework, on the one debtor of ``books``."""

from __future__ import annotations

from datetime import date
from typing import Any

from collector_desk.domain.objection import Ground, Outcome, UnitView
from collector_desk.models import Approval, Objection
from collector_desk.service import approvals, deciding, gate, objections
from collector_desk.service.database import Database, Who
from collector_desk.wire.objections import Answer, Ask, Decide, NewObjection

REASONS = "Virksomheten har funnet kortbetalingen, og kravet skulle vært kreditert."


def opens(db: Database, who: Who, debtor_id: int) -> None:
    """Open the debtor as the screen does."""
    with db.write(who) as work:
        gate.open_debtor(work, debtor_id, "henvendelse fra skyldneren")


def objects(db: Database, who: Who, debtor_id: int, claim_id: int, **more: Any) -> int:
    """An objection, registered; gives its number."""
    more.setdefault("ground", Ground.PAID)
    order = NewObjection(claim_id=claim_id, text="Jeg har betalt dette.", **more)
    with db.write(who) as work:
        return objections.register(work, debtor_id, order).id


def answer(
    db: Database, who: Who, objection_id: int, view: UnitView, *, reduction: int = 0
) -> None:
    """The unit is asked, and answers."""
    with db.write(who) as work:
        version = work.get_one(Objection, objection_id).version
        objections.ask_unit(work, objection_id, Ask(version=version, text="Stemmer dette?"))
    with db.write(who) as work:
        version = work.get_one(Objection, objection_id).version
        order = Answer(version=version, view=view, text="Vi har sett på det.", reduction=reduction)
        objections.answered(work, objection_id, order)


def decide(db: Database, who: Who, objection_id: int, outcome: Outcome, **more: Any) -> Objection:
    """A decision with reasons."""
    more.setdefault("ground", Ground.PAID)
    more.setdefault("reasons", REASONS)
    with db.write(who) as work:
        version = work.get_one(Objection, objection_id).version
        order = Decide(version=version, outcome=outcome, **more)
        return deciding.decide(work, objection_id, order)


def proposal(db: Database, subject: str) -> Approval:
    """The newest proposal about a subject."""
    with db.read() as work:
        from sqlalchemy import select

        query = select(Approval).where(Approval.subject == subject).order_by(Approval.id.desc())
        return work.scalars(query).first() or Approval()


def approve(db: Database, who: Who, row: Approval, *, seen: str | None = None) -> Approval:
    """Approve as the screen does: with the version and the digest that were shown."""
    with db.write(who) as work:
        return approvals.approve(work, row.id, version=row.version, seen=seen or row.digest)


DECIDED = date(2026, 11, 23)
