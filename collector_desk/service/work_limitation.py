"""Claims that will be time-barred: one row for each debtor on a claim, by the kept last day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, case, func, literal, select

from collector_desk.domain.calendar import add_months
from collector_desk.domain.claim import ClaimKind, own_regime
from collector_desk.domain.limitation import next_steps, ordinary_end
from collector_desk.domain.phrases import dotted
from collector_desk.domain.work import BANDS, WorkKind, band
from collector_desk.models import Claim, ClaimBalance, ClaimDebtor
from collector_desk.service.database import Work
from collector_desk.service.last_days import limitation_of, steps_of
from collector_desk.service.work_found import Found, Reach, Source, reached, row
from collector_desk.wire.work import Band


def horizon(work: Work) -> date:
    """The last day that the lists look ahead to where no band was asked for."""
    today = work.clock.today()
    return today + timedelta(days=work.rates["limitation_list_days"].on(today).whole)


def bands(work: Work, reach: Reach) -> tuple[Band, ...]:
    """How much is time-barred within each number of months, by one statement.

    The claims of two joint debtors are two rows and one principal.
    """
    today = work.clock.today()
    ends = [add_months(today, months) for months in BANDS]
    found = reached(work, SOURCE, replace(reach, until=ends[-1])).subquery()
    within = [found.c.day <= literal(end) for end in ends]
    by_claim = (
        select(
            found.c.claim_id,
            *(func.count(case((each, 1))).label(f"rows{at}") for at, each in enumerate(within)),
        )
        .group_by(found.c.claim_id)
        .subquery()
    )
    counted = [by_claim.c[f"rows{at}"] for at in range(len(BANDS))]
    owed = [case((each > 0, ClaimBalance.principal), else_=0) for each in counted]
    sums = [func.coalesce(func.sum(each), 0) for each in (*counted, *owed)]
    joined = by_claim.join(ClaimBalance, ClaimBalance.claim_id == by_claim.c.claim_id)
    told = [int(each) for each in work.execute(select(*sums).select_from(joined)).one()]
    return tuple(
        Band(months=months, rows=told[at], principal=told[len(BANDS) + at])
        for at, months in enumerate(BANDS)
    )


def _near(work: Work) -> Select[Any]:
    """Every debtor of every unpaid claim with a last day; the paid have none."""
    return (
        select(
            *row(
                subject_id=ClaimDebtor.claim_id,
                day=ClaimDebtor.last_day,
                debtor_id=ClaimDebtor.debtor_id,
                claim_id=ClaimDebtor.claim_id,
                since=Claim.limitation_start,
                code=Claim.kind,
            )
        )
        .join(Claim, Claim.id == ClaimDebtor.claim_id)
        .where(ClaimDebtor.last_day >= work.clock.today())
    )


def _with_rules(work: Work, found: Sequence[Found]) -> list[Found]:
    """The rows with the paragraphs that their last day rests on, where steps were taken."""
    ids = sorted({each.subject_id for each in found})
    steps = steps_of(work, ids)
    moved = {claim_id for claim_id, _ in steps}
    claims = {c.id: c for c in work.scalars(select(Claim).where(Claim.id.in_(moved)))}
    today = work.clock.today()

    def with_rule(each: Found) -> Found:
        taken = steps.get((each.subject_id, each.debtor_id or 0), ())
        if not taken:
            return each
        return replace(each, text=limitation_of(claims[each.subject_id], taken, today=today).rule)

    return [with_rule(each) for each in found]


_WITHOUT_EFFECT = "Brev, purring og bero avbryter ikke."


def _why(work: Work, found: Found, due: date) -> str:
    start = found.since or due
    if due == ordinary_end(start):
        rule = f" – tre år fra {dotted(start)} (foreldelsesloven §§ 2 og 3)"
        taken = (
            "Ingen avbrudd har gitt lengre frist." if found.text else "Ingen avbrudd er registrert."
        )
        return f"{_nearing(work, due)}{rule}. {taken} {_WITHOUT_EFFECT}"
    return (
        f"{_nearing(work, due)} (foreldelsesloven {found.text}). "
        f"Avbrudd er regnet med. {_WITHOUT_EFFECT}"
    )


def _nearing(work: Work, due: date) -> str:
    """How near the last day is, in words and by its band."""
    today = work.clock.today()
    days = (due - today).days
    if days == 0:
        return "Kravet foreldes i dag"
    months = band(due, today)
    within = f", innen {months} md." if months else ""
    return f"Kravet foreldes {dotted(due)}, om {days} dager{within}"


def _moves(work: Work, found: Found) -> tuple[str, ...]:
    steps = next_steps(ClaimKind(found.code), own_regime(work.clock.today()))
    return (*steps, "Betaling i sin helhet")


SOURCE = Source(
    kind=WorkKind.LIMITATION,
    query=_near,
    due=lambda _work, found: found.day,
    why=_why,
    moves=_moves,
    told=_with_rules,
    ahead=horizon,
    firm=True,
)
