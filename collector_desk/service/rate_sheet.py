"""What a rate moves, as its approver reads it: by kind of case, and the first cases one by one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from sqlalchemy import select

from collector_desk.domain.money import Money
from collector_desk.domain.phrases import dotted, kroner
from collector_desk.models import Debtor, RateChange
from collector_desk.service import gate
from collector_desk.service.database import Work
from collector_desk.wire.approvals import Change, Line, Result
from collector_desk.wire.rates import RateMoved, RateRehearsal


def rehearsed(row: RateChange) -> RateRehearsal:
    """The rehearsal that was kept with a proposal."""
    return RateRehearsal.model_validate(row.rehearsed)


def lines(row: RateChange) -> Iterator[Line]:
    """The money that moves, figure by figure and kind by kind, with the sum of each figure."""
    moved = [group for group in rehearsed(row).groups if group.before != group.after]
    for what, some in groupby(moved, key=lambda group: group.what):
        groups = list(some)
        for group in groups:
            yield _line(f"{what}, {group.kind}", group.count, group.before, group.after)
        if len(groups) > 1:
            before, after = (sum(each) for each in zip(*map(_money, groups), strict=True))
            count = sum(group.count for group in groups)
            yield _line(f"{what} i alt", count, before, after, strong=True)
    if not rehearsed(row).moved:
        yield Line(label="Ingen løpende sak flytter seg", detail="", amount=0)


def _line(label: str, count: int, before: Money, after: Money, *, strong: bool = False) -> Line:
    detail = f"{_cases(count)}, {kroner(before)} blir {kroner(after)}"
    return Line(label=label, detail=detail, amount=after - before, strong=strong)


def _money(group: RateMoved) -> tuple[Money, Money]:
    return group.before, group.after


def _cases(count: int) -> str:
    return "1 sak" if count == 1 else f"{count} saker"


def results(row: RateChange) -> Iterator[Result]:
    """How many cases were tried and move, and what stands that is about them."""
    found = rehearsed(row)
    yield Result(
        label="Prøvd", value=f"{_cases(found.tried)} {dotted(found.made_on)}, regnet på {dotted(found.on)}"
    )  # fmt: skip
    if not found.whole:
        yield Result(label="Ikke alle er prøvd", value=f"bare de første {found.debtors} skyldnerne")
    yield Result(label="Flytter seg", value=_cases(found.moved))
    for group in found.groups:
        if group.before == group.after:
            yield Result(label=f"{group.what}, {group.kind}", value=_cases(group.count))
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
