"""Claims that will be time-barred: found by an index, reckoned by the law, debtor for debtor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select

from collector_desk.domain.calendar import add_months, add_years, next_working_day
from collector_desk.domain.claim import ClaimKind, own_regime
from collector_desk.domain.limitation import next_steps
from collector_desk.domain.limitation_steps import LONG_YEARS, ORDINARY_YEARS, Step
from collector_desk.domain.phrases import dotted
from collector_desk.domain.work import WorkKind
from collector_desk.models import Claim, ClaimBalance, ClaimDebtor, LimitationEvent
from collector_desk.service.claim_rows import limitation_of
from collector_desk.service.database import Work
from collector_desk.service.work_found import MOST, Found, Source, row

BANDS = (1, 3, 6, 12, 24)
"""Months before the last day at which a claim is shown as nearer."""

_SLACK = timedelta(days=12)  # weekends and holidays in a row never move a day further
_LONGEST = LONG_YEARS + ORDINARY_YEARS  # an agreement may run ten years past the ordinary end
_YEARS = (0, 1, ORDINARY_YEARS, LONG_YEARS)
_OTHER = tuple(
    each.value for each in (Step.PROKLAMA, Step.LATE_KNOWLEDGE, Step.ABROAD, Step.AGREEMENT)
)


def horizon(work: Work) -> date:
    """The last day that the lists look ahead to."""
    today = work.clock.today()
    return today + timedelta(days=work.rates["limitation_list_days"].on(today).whole)


def starts(first: date, last: date) -> tuple[date, date]:
    """The days from which three years end, weekends counted, between two days (both included).

    >>> starts(date(2026, 12, 23), date(2026, 12, 23))
    (datetime.date(2023, 12, 23), datetime.date(2023, 12, 23))
    """
    day = timedelta(days=1)
    early = add_years(first - _SLACK, -ORDINARY_YEARS)
    while _ordinary_end(early) < first:
        early += day
    late = add_years(last + _SLACK, -ORDINARY_YEARS)
    while _ordinary_end(late) > last:
        late -= day
    return early, late


def _ordinary_end(start: date) -> date:
    return next_working_day(add_years(start, ORDINARY_YEARS))


def band(last_day: date, today: date) -> int:
    """The fewest months of ``BANDS`` within which a claim is time-barred; 0 where it is none."""
    return next((months for months in BANDS if last_day <= add_months(today, months)), 0)


def _unpaid() -> Select[Any]:
    """Every debtor of every unpaid claim; the subject is the claim, and limitation is each one's."""
    return (
        select(
            *row(
                subject_id=Claim.id,
                day=Claim.limitation_start,
                debtor_id=ClaimDebtor.debtor_id,
                claim_id=Claim.id,
                code=Claim.kind,
            )
        )
        .join(ClaimDebtor, ClaimDebtor.claim_id == Claim.id)
        .join(ClaimBalance, ClaimBalance.claim_id == Claim.id)
        .where(
            Claim.state == "open",
            ClaimBalance.principal
            + ClaimBalance.costs
            + ClaimBalance.fees
            + ClaimBalance.interest
            - ClaimBalance.credit
            > 0,
        )
    )


def _untouched(work: Work) -> Select[Any]:
    """Claims that nothing has happened to: three years from their start, by the index alone."""
    first, last = starts(work.clock.today(), horizon(work))
    moved = exists().where(
        LimitationEvent.claim_id == Claim.id, LimitationEvent.debtor_id == ClaimDebtor.debtor_id
    )
    return _unpaid().where(Claim.limitation_start.between(first, last), ~moved)


def _moved(work: Work) -> Select[Any]:
    """Claims that something happened to, from a day that can lead to an end within the horizon."""
    step = LimitationEvent.step
    near = or_(
        _near(work, Claim.limitation_start, ORDINARY_YEARS),
        _near(work, LimitationEvent.day, ORDINARY_YEARS, LONG_YEARS),
        _near(work, LimitationEvent.ended, *_YEARS),
        _near(work, LimitationEvent.confirmed, LONG_YEARS),
        and_(step.in_(_OTHER), _near(work, LimitationEvent.day, 0, 1)),
        and_(step.in_(_OTHER), _near(work, Claim.limitation_start, _LONGEST)),
    )
    candidates = (
        select(LimitationEvent.claim_id, LimitationEvent.debtor_id)
        .join(Claim, Claim.id == LimitationEvent.claim_id)
        .where(near)
        .distinct()
        .subquery()
    )
    return _unpaid().join(
        candidates,
        and_(candidates.c.claim_id == Claim.id, candidates.c.debtor_id == ClaimDebtor.debtor_id),
    )


def _near(work: Work, column: Any, *after: int) -> ColumnElement[bool]:
    first, last = work.clock.today() - _SLACK, horizon(work) + _SLACK
    return or_(
        *(column.between(add_years(first, -years), add_years(last, -years)) for years in after)
    )


def _exact(work: Work, found: Sequence[Found]) -> list[Found]:
    """Those whose last day, reckoned by every step taken, is within the horizon; nearest first.

    It stops when there are more than anybody works down: the list then says that there are more.
    """
    today, end = work.clock.today(), horizon(work)
    kept: list[Found] = []
    by_claim: dict[int, list[Found]] = defaultdict(list)
    for one in found:
        by_claim[one.subject_id].append(one)
    for some in _few(sorted(by_claim)):
        if len(kept) >= MOST:
            break
        claims = {c.id: c for c in work.scalars(select(Claim).where(Claim.id.in_(some)))}
        steps: dict[tuple[int, int], list[LimitationEvent]] = defaultdict(list)
        events = select(LimitationEvent).where(LimitationEvent.claim_id.in_(some))
        for step in work.scalars(events):
            steps[step.claim_id, step.debtor_id].append(step)
        for each in (one for claim_id in some for one in by_claim[claim_id]):
            if each.subject_id in claims:
                key = (each.subject_id, each.debtor_id or 0)
                limit = limitation_of(claims[each.subject_id], steps[key], today=today)
                if limit.last_day is not None and today <= limit.last_day <= end:
                    kept.append(replace(each, day=limit.last_day, text=limit.rule))
    return sorted(kept, key=lambda each: (each.day, each.subject_id))


def _few(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    yield from (ids[at : at + MOST] for at in range(0, len(ids), MOST))


def _due_untouched(_work: Work, found: Found) -> date:
    return _ordinary_end(found.day)


def _why_untouched(work: Work, found: Found, due: date) -> str:
    return (
        f"{_nearing(work, due)} – tre år fra {dotted(found.day)}"
        " (foreldelsesloven §§ 2 og 3). Ingen avbrudd er registrert."
    )


def _why_moved(work: Work, found: Found, due: date) -> str:
    return f"{_nearing(work, due)} (foreldelsesloven {found.text}). Avbrudd er regnet med."


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
    return (*steps, "Betaling i sin helhet", "Brev, purring og bero avbryter ikke")


SOURCES = (
    Source(
        kind=WorkKind.LIMITATION,
        query=_untouched,
        due=_due_untouched,
        why=_why_untouched,
        moves=_moves,
        firm=True,
    ),
    Source(
        kind=WorkKind.LIMITATION,
        query=_moved,
        due=lambda _work, found: found.day,
        why=_why_moved,
        moves=_moves,
        exact=_exact,
        firm=True,
    ),
)
