"""What stands in the way of a claim towards one debtor: one place, asked by every deed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from collector_desk.domain import holds
from collector_desk.domain.calendar import first_day_after
from collector_desk.domain.claim import ClaimKind
from collector_desk.domain.holds import Held, Reason
from collector_desk.domain.limitation import Limitation
from collector_desk.domain.objection import State
from collector_desk.domain.status import (
    OBJECTION_OPEN,
    OBJECTION_UNREGISTERED,
    SANCTION_CONTESTED,
    SMALL_ESTATE,
    STATUSES,
    TIME_BARRED,
    Act,
    Status,
    Stop,
    arose_on,
    is_minor,
)
from collector_desk.service.folder import Folder
from collector_desk.service.kept_rows import KeptClaim, KeptHold, KeptObjection

PART_DISPUTED = Stop(
    reason="en del av kravet er bestridt",
    rule="inkassoloven §§ 8 og 17",
    acts=frozenset({Act.FEE}),
)
"""The undisputed part goes on, but without a fee that the dispute may have caused (ruling 18)."""

_WHOLE = (OBJECTION_OPEN, SANCTION_CONTESTED)


def stops_on(rows: Folder, claim: KeptClaim, limit: Limitation, today: date) -> Iterator[Stop]:
    """What stands in the way of steps on a claim towards this debtor today."""
    if limit.barred_on(today):
        last = limit.last_day
        yield replace(TIME_BARRED, since=first_day_after(last) if last else None)
    yield from _contested(rows, claim)
    if unregistered(rows, claim):
        yield replace(OBJECTION_UNREGISTERED, since=_came(rows, claim))
    if (own := rows.own(claim.id)) is not None and own.cap is not None:
        yield replace(SMALL_ESTATE, since=own.joined_on)
    yield from holds.stops(
        map(_held, rows.holds), claim_id=claim.id, case=claim.case_number, on=today
    )
    if is_minor(rows.debtor.birth_date, today):
        yield replace(STATUSES[Status.MINOR].stop, clears="jurist")
    arose = arose_on(invoiced=claim.invoice_date, limitation_start=claim.limitation_start)
    for row in rows.statuses:
        special = STATUSES[Status(row.kind)]
        runs = row.from_day <= today and (row.to_day is None or today < row.to_day)
        if runs and special.touches(arose=arose, since=row.from_day):
            yield replace(special.stop, since=row.from_day)


def open_objection(rows: Folder, claim: KeptClaim) -> KeptObjection | None:
    """This debtor's objection to a claim that is still to be decided."""
    found = rows.objections.get(claim.id, ())
    return next((one for one in found if one.state != State.DECIDED.value), None)


def unclassified(rows: Folder, claim: KeptClaim) -> bool:
    """Whether an objection came with the claim that nobody has registered by its ground yet."""
    return claim.objection_on is not None and not rows.objections.get(claim.id)


def unregistered(rows: Folder, claim: KeptClaim) -> bool:
    """Whether what contests in the inbox may speak of the claim: it names it, or names none."""
    return _names(rows, claim, contests=True)


def complained(rows: Folder, claim: KeptClaim) -> bool:
    """Whether it is by complaints alone that what waits in the inbox contests the claim."""
    found = [one for one in rows.inbox if one.state == "open" and one.contests]
    return all(one.complains for one in found if one.claim_id in {None, claim.id})


def asked(rows: Folder, claim: KeptClaim) -> bool:
    """Whether a request or a complaint in the inbox that may speak of the claim has no answer yet.

    No fee is charged meanwhile: the answer may change what there is to remind of.
    """
    return _names(rows, claim, contests=False)


def _names(rows: Folder, claim: KeptClaim, *, contests: bool) -> bool:
    naming = [
        one.claim_id for one in rows.inbox if one.state == "open" and one.contests == contests
    ]
    return None in naming or claim.id in naming


def contested(rows: Folder, claim: KeptClaim) -> bool:
    """Whether an objection stops the whole of the claim."""
    return any(stop in _WHOLE for stop in _contested(rows, claim))


def disputed(rows: Folder, claim: KeptClaim) -> bool:
    """Whether a claim, or a part of it, is disputed, registered or not, and nobody has decided it."""
    found = open_objection(rows, claim)
    part = found is not None and found.stops
    return part or contested(rows, claim) or unregistered(rows, claim)


def part_waits(rows: Folder, claim: KeptClaim) -> Iterator[Stop]:
    """A dispute of a part: a measure takes the whole claim, so it waits (docs/decisions/0021)."""
    found = open_objection(rows, claim)
    if found and found.stops and found.disputed is not None:
        acts = frozenset({Act.ENFORCEMENT})
        yield replace(PART_DISPUTED, acts=acts, since=found.received_on)


def running(rows: Folder, today: date) -> list[KeptHold]:
    """The holds of the debtor that run today."""
    return [hold for hold in rows.holds if _held(hold).runs(today)]


def holding(rows: Folder, claim: KeptClaim, today: date) -> KeptHold | None:
    """The hold that a claim rests under today, the one that lasts longest first."""
    over = [
        hold
        for hold in running(rows, today)
        if _held(hold).reaches(claim_id=claim.id, case=claim.case_number)
    ]
    return max(over, key=lambda hold: (hold.until is None, hold.until or today), default=None)


def of_measure(
    rows: Folder, measure_id: int | None, claim_ids: Iterable[int], today: date
) -> Iterator[Stop]:
    """What holds a measure: its own holds, and those of the debtor, the cases and the claims."""
    held = [_held(hold) for hold in rows.holds]
    if measure_id is not None:
        yield from holds.of_measure(held, measure_id=measure_id, on=today)
    for claim in filter(None, map(rows.claim, claim_ids)):
        yield from holds.stops(held, claim_id=claim.id, case=claim.case_number, on=today)


def _contested(rows: Folder, claim: KeptClaim) -> Iterator[Stop]:
    """An open one stops what it disputes; one against a fine itself stops nothing (ruling 19)."""
    found = open_objection(rows, claim)
    since = found.received_on if found else claim.objection_on
    if unclassified(rows, claim) or (found and found.stops and found.disputed is None):
        sanction = claim.kind == ClaimKind.CONTROL_SANCTION
        yield replace(SANCTION_CONTESTED if sanction else OBJECTION_OPEN, since=since)
    elif found and found.stops:
        yield replace(PART_DISPUTED, since=since)
    sent_on = [one for one in rows.inbox if one.state != "open" and one.claim_id == claim.id]
    if sent_on:  # complained of by who is not known
        yield replace(SANCTION_CONTESTED, since=min(one.received_on for one in sent_on))


def _came(rows: Folder, claim: KeptClaim) -> date | None:
    """The day the eldest message came that may contest the claim and waits to be registered."""
    days = [
        one.received_on
        for one in rows.inbox
        if one.state == "open" and one.contests and one.claim_id in {None, claim.id}
    ]
    return min(days, default=None)


def _held(hold: KeptHold) -> Held:
    return Held(
        reason=Reason(hold.reason),
        from_day=hold.from_day,
        until=hold.until,
        ended_on=hold.ended_on,
        case=hold.case_number,
        claim_id=hold.claim_id,
        measure_id=hold.measure_id,
    )
