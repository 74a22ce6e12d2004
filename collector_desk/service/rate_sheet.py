"""What a rate moves, as its approver reads it: by kind of case, and the first cases one by one."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select

from collector_desk.domain.phrases import dotted, kroner
from collector_desk.models import Debtor, RateChange
from collector_desk.service import gate
from collector_desk.service.database import Work
from collector_desk.wire.approvals import Change, Line, Result
from collector_desk.wire.rates import RateRehearsal


def rehearsed(row: RateChange) -> RateRehearsal:
    """The rehearsal that was kept with a proposal."""
    return RateRehearsal.model_validate(row.rehearsed)


def lines(row: RateChange) -> Iterator[Line]:
    """The money that moves, figure by figure and kind by kind."""
    for group in rehearsed(row).groups:
        if group.before != group.after:
            change = f"{kroner(group.before)} blir {kroner(group.after)}"
            yield Line(
                label=f"{group.what}, {group.kind}",
                detail=f"{group.count} saker, {change}",
                amount=group.after - group.before,
            )
    if not rehearsed(row).moved:
        yield Line(label="Ingen løpende sak flytter seg", detail="", amount=0)


def results(row: RateChange) -> Iterator[Result]:
    """How many cases were tried and move, and what stands that is about them."""
    found = rehearsed(row)
    yield Result(
        label="Prøvd", value=f"{found.tried} saker {dotted(found.made_on)}, regnet på {dotted(found.on)}"
    )  # fmt: skip
    yield Result(label="Flytter seg", value=f"{found.moved} saker")
    for group in found.groups:
        if group.before == group.after:
            yield Result(label=f"{group.what}, {group.kind}", value=f"{group.count} saker")
    yield Result(label="Løpende avtaler på krav som flytter seg", value=str(found.plans))
    yield Result(label="Tiltak i kraft på krav som flytter seg", value=str(found.measures))
    yield Result(label="Sendte brev med frist etter den dagen", value=str(found.letters))


def cases(work: Work, row: RateChange) -> Iterator[Change]:
    """The first cases before and after, but for those this person may not know."""
    kept = rehearsed(row).cases
    query = select(Debtor.id).where(
        Debtor.id.in_({case.debtor_id for case in kept}), gate.listed(work.who)
    )
    known = frozenset(work.scalars(query))
    for case in kept:
        if case.debtor_id in known:
            field = f"{case.number} {case.kind}: {case.what}"
            yield Change(field=field, before=case.before, after=case.after)
