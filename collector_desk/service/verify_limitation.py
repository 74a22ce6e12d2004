"""The kept last days of limitation, proved: each reckoned anew from the claim and its steps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select

from collector_desk.domain.phrases import dotted
from collector_desk.models import Claim
from collector_desk.service import last_days
from collector_desk.service.database import Work
from collector_desk.service.facts import CHUNK
from collector_desk.service.proof import Breaks, Proof, counted


def proof(work: Work) -> Proof:
    """Every debtor on every claim has the last day that the law gives, or rightly none."""
    breaks, looked_at = Breaks(), 0
    for some in claims(work):
        for each in last_days.reckoned(work, some):
            looked_at += 1
            if each.kept != each.right:
                where = f"krav {each.number}, skyldner {each.debtor_id}"
                told = f"{_said(each.kept)} i stedet for {_said(each.right)}"
                breaks.add("Siste dag stemmer ikke", f"{where}: {told}")
    about = f"{counted(looked_at)} frister regnet på nytt"
    return Proof(name="Foreldelse", looked_at=about, broken=breaks.broken)


def claims(work: Work) -> Iterator[list[int]]:
    """The keys of all claims, some at a time."""
    last = 0
    query = select(Claim.id).order_by(Claim.id).limit(CHUNK)
    while some := list(work.scalars(query.where(Claim.id > last))):
        last = some[-1]
        yield some


def _said(day: date | None) -> str:
    return dotted(day) if day else "ingen"
