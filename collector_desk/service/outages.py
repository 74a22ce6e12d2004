"""Outages: kept and withdrawn by the administrator, read once in a transaction by every deadline."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import exists, select

from collector_desk.domain.outages import Channel, Outage, extended
from collector_desk.domain.phrases import not_confirmed
from collector_desk.errors.outages import BadOutage, OutageOver
from collector_desk.errors.service import Unknown
from collector_desk.models import OutageRow
from collector_desk.service import outage_effects
from collector_desk.service.database import Work
from collector_desk.service.kept_rows import KeptOutage
from collector_desk.wire.outages import (
    EndOutage,
    NewOutage,
    OutageLine,
    Outages,
    WithdrawOutage,
)

_KNOWN = "outages"


def known(work: Work) -> tuple[Outage, ...]:
    """The outages that count, the oldest first; one that goes on lasts until today.

    Asked of the database once in a transaction.
    """
    if _KNOWN not in work.info:
        query = select(OutageRow).where(OutageRow.withdrawn_at.is_(None)).order_by(OutageRow.id)
        work.info[_KNOWN] = tuple(of_row(row, work.clock.today()) for row in work.scalars(query))
    found: tuple[Outage, ...] = work.info[_KNOWN]
    return found


def moved(work: Work, last_day: date | None, *, since: date | None) -> date | None:
    """The last day of a deadline, as far as outages have moved it since it began."""
    if last_day is None or since is None:
        return last_day
    found = extended(last_day, since=since, outages=known(work), rates=work.rates)
    return found.until if found else last_day


def of_row(row: OutageRow | KeptOutage, today: date) -> Outage:
    """An outage as the rules see it; one that goes on lasts until today."""
    return Outage(
        channel=Channel(row.channel),
        first=row.from_day,
        last=row.to_day or max(row.from_day, today),
        goes_on=row.to_day is None,
    )


def register(work: Work, order: NewOutage) -> OutageRow:
    """Keep an outage that was, or that goes on. It moves the steps that are not taken yet.

    What went before the moved deadline was over stands; a caseworker is asked to look at it.

    Raises:
        BadOutage: it has not begun, its days are in the wrong order, or it is kept already.
    """
    why = _why_not(work, order)
    if why:
        raise BadOutage(why=why)
    row = OutageRow(
        channel=order.channel.value,
        from_day=order.from_day,
        to_day=order.to_day,
        source=order.source,
        made_by=work.who.name,
        made_at=work.clock.now(),
    )
    work.add(row)
    _note(work, row, "outages.register")
    outage_effects.too_early(work, row, known(work))
    return row


def end(work: Work, outage_id: int, order: EndOutage) -> OutageRow:
    """End an outage that goes on. Raises Unknown, BadOutage and OutageOver."""
    row = _standing(work, outage_id)
    if row.to_day is not None:
        raise OutageOver(what=of_row(row, work.clock.today()).text)
    if not row.from_day <= order.to_day <= work.clock.today():
        raise BadOutage(why="Siste dag må være fra den dagen nedetiden begynte, og til i dag.")
    row.to_day = order.to_day
    _note(work, row, "outages.end")
    return row


def withdraw(work: Work, outage_id: int, order: WithdrawOutage) -> OutageRow:
    """Take back an outage that was wrongly kept; it moves no deadline from the next call.

    Raises Unknown and OutageOver.
    """
    row = _standing(work, outage_id)
    row.withdrawn_by, row.withdrawn_at = work.who.name, work.clock.now()
    row.withdrawn_why = order.why
    _note(work, row, "outages.withdraw")
    return row


def listed(work: Work) -> Outages:
    """Every outage, the last to begin first."""
    query = select(OutageRow).order_by(OutageRow.from_day.desc(), OutageRow.id.desc())
    rate = work.rates["outage_by_days"].on(work.clock.today())
    return Outages(
        rows=tuple(shown(row) for row in work.scalars(query)),
        rule=_BY_DAYS if rate.applies else _AFTER,
        unconfirmed="" if rate.confirmed else not_confirmed([rate.note]),
    )


def shown(row: OutageRow) -> OutageLine:
    """An outage as the administrator sees it."""
    return OutageLine(
        outage_id=row.id,
        channel=Channel(row.channel),
        from_day=row.from_day,
        to_day=row.to_day,
        source=row.source,
        made_by=row.made_by,
        made_at=row.made_at,
        withdrawn_by=row.withdrawn_by,
        withdrawn_why=row.withdrawn_why,
    )


_BY_DAYS = "Dagene med nedetid innenfor en frist legges til den, og fristen ender på en virkedag."
_AFTER = "En frist som gikk ut under nedetiden, ender første virkedag etter den."


def _why_not(work: Work, order: NewOutage) -> str:
    """Why it cannot be kept; empty where it can."""
    today = work.clock.today()
    faults: Sequence[tuple[bool, str]] = (
        (order.from_day > today, "Nedetid registreres når den har begynt."),
        (order.to_day is not None and order.to_day > today, "Siste dag kan ikke være etter i dag."),
        (
            order.to_day is not None and order.to_day < order.from_day,
            "Siste dag er før første dag.",
        ),
        (_kept(work, order), "De samme dagene er registrert fra før for samme kanal."),
    )
    return next((text for wrong, text in faults if wrong), "")


def _kept(work: Work, order: NewOutage) -> bool:
    last = order.to_day or work.clock.today()
    found = exists().where(
        OutageRow.channel == order.channel.value,
        OutageRow.withdrawn_at.is_(None),
        OutageRow.from_day <= last,
        (OutageRow.to_day.is_(None)) | (OutageRow.to_day >= order.from_day),
    )
    return bool(work.scalar(select(found)))


def _standing(work: Work, outage_id: int) -> OutageRow:
    row = work.get(OutageRow, outage_id, with_for_update=True)
    if row is None:
        raise Unknown(what="outage", id=outage_id)
    if row.withdrawn_at is not None:
        raise OutageOver(what=of_row(row, work.clock.today()).text)
    return row


def _note(work: Work, row: OutageRow, deed: str) -> None:
    work.flush()
    work.info.pop(_KNOWN, None)
    last = row.to_day.isoformat() if row.to_day else ""
    details = {
        "outage": row.id,
        "channel": row.channel,
        "days": [row.from_day.isoformat(), last],
    }
    work.note(deed, stream="house", details=details)
