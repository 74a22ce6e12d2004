"""Complaints to the conciliation board and the Rent Disputes Tribunal: made, filed, put away."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import select

from collector_desk.domain.access import Role
from collector_desk.domain.claim import ClaimKind
from collector_desk.domain.enforcement.suit import Board, SuitStage, board_of, fee_of
from collector_desk.errors import DeskError
from collector_desk.errors.enforcement import MeasureDayWrong
from collector_desk.errors.service import Stale, Unknown
from collector_desk.errors.suits import SuitWrongStage
from collector_desk.models import Debtor, LimitationEvent, Suit, SuitClaim
from collector_desk.service import (
    folder,
    gate,
    last_days,
    liable,
    numbers,
    suit_claims,
    suit_meanwhile,
    suit_paper,
    unplaced_match,
)
from collector_desk.service.database import Work
from collector_desk.service.folder import Folder
from collector_desk.service.kept_rows import KeptClaim
from collector_desk.wire.suits import FileSuit, NewSuit

_LEADER = Role.SUPERVISOR.value  # whose reasons are kept: no others let a claim be complained of


def make(work: Work, debtor_id: int, order: NewSuit) -> tuple[Suit, ...]:
    """Make a complaint to each board that the claims belong to, of today, and keep its file.

    Raises:
        Unknown, NotOpened, OwnCase: as for every deed on a debtor.
        MoneyUnplaced, MoneyMayBeTheirs: ruling 28.
        JudgedClaimClosed, SuitNotHere, SuitJudged, SuitKnown, MeasureClaimTaken, SuitNothingOwed,
        SuitStopped, SuitAsksLeader: as ``suit_claims.must_be_free``.
    """
    debtor = gate.opened(work, debtor_id)
    for number in sorted(set(order.claim_ids)):
        _owes(work, debtor, number)
        liable.lock(work, number)
    rows = folder.read(work, debtor)
    claims = _free(work, rows, order)
    by_board: dict[Board, list[KeptClaim]] = {}
    for claim in claims:
        board = board_of(ClaimKind(claim.kind))
        assert board is not None  # a claim of no board was refused
        by_board.setdefault(board, []).append(claim)
    return tuple(_keep(work, rows, board, found, order) for board, found in by_board.items())


def filed(work: Work, suit_id: int, order: FileSuit) -> Suit:
    """Enter that a person filed it: from that day limitation is interrupted (§§ 15 and 16).

    Raises:
        Unknown, NotOpened, OwnCase: as for every deed on a debtor.
        Stale, SuitWrongStage: it was changed since it was shown, or is filed or put away.
        MeasureDayWrong: before it was made, or a day to come.
        SuitChanged: other sums are owed than it asks for, and that was known on the day.
        MoneyUnplaced, SuitStopped …: as ``make``, on the day of filing; SuitAsksLeader also where a
            claim was disputed since it was made.

    What went before money or a stop was known is a fact: ``sent`` enters it as it was sent, keeps
    what was owed then and asks what the board must be told (``suit_meanwhile``).
    """
    row = locked(work, suit_id, order.version, SuitStage.MADE)
    if not row.made_on <= order.day <= work.clock.today():
        raise MeasureDayWrong(first=row.made_on.isoformat())
    rows = _still_free(work, row, order)
    row.stage, row.filed_on, row.filed_by = SuitStage.FILED.value, order.day, work.who.name
    row.reference = order.reference
    ids = claims_of(work, row.id)
    for number in ids:
        work.add(
            LimitationEvent(
                claim_id=number, debtor_id=row.debtor_id, step=Board(row.board).step.value,
                day=order.day, source=source_of(row),
            )
        )  # fmt: skip
    work.flush()
    last_days.keep(work, ids)
    details: dict[str, Any] = {"day": order.day.isoformat(), "reference": row.reference}
    if order.sent:
        details["owed"] = suit_meanwhile.ask_of_sent(work, rows, row, ids, order.day)
    note(work, row, "suits.filed", details)
    return row


def why_not_today(work: Work, row: Suit) -> DeskError | None:
    """Why a complaint that was made may not be filed today; None: it may."""
    try:
        _still_free(work, row, FileSuit(version=row.version, day=work.clock.today()))
    except DeskError as refusal:
        return refusal
    return None


def discard(work: Work, suit_id: int, *, version: int) -> Suit:
    """Put a complaint away that was never filed; its file is kept.

    Raises:
        Unknown, NotOpened, OwnCase, Stale, SuitWrongStage.
    """
    row = locked(work, suit_id, version, SuitStage.MADE)
    row.stage, row.ended_on, row.ended_why = (
        SuitStage.DISCARDED.value, work.clock.today(), "forkastet før den ble levert",
    )  # fmt: skip
    work.flush()
    note(work, row, "suits.discard", {})
    return row


def locked(work: Work, suit_id: int, version: int | None, *stages: SuitStage) -> Suit:
    """A complaint at one of the stages, locked, of a debtor this user has opened.

    Raises Unknown, NotOpened, OwnCase, Stale, SuitWrongStage.
    """
    query = select(Suit).where(Suit.id == suit_id).with_for_update()
    row = work.scalar(query.execution_options(populate_existing=True))
    if row is None:
        raise Unknown(what="suit", id=suit_id)
    gate.opened(work, row.debtor_id)
    if version is not None and row.version != version:
        raise Stale
    if row.stage not in stages:
        raise SuitWrongStage(number=row.number, stage=SuitStage(row.stage).label)
    return row


def claims_of(work: Work, suit_id: int) -> Sequence[int]:
    """The claims of a complaint."""
    query = select(SuitClaim.claim_id).where(SuitClaim.suit_id == suit_id)
    return work.scalars(query.order_by(SuitClaim.claim_id)).all()


def source_of(row: Suit) -> str:
    """What its interruption says that it comes from."""
    return f"klage {row.number}"


def note(work: Work, row: Suit, deed: str, more: Mapping[str, Any]) -> None:
    """Note a deed on a complaint, in the stream of its debtor."""
    details = {"suit": row.id, "number": row.number, "stage": row.stage} | dict(more)
    work.note(deed, stream=f"debtor:{row.debtor_id}", details=details)


def _owes(work: Work, debtor: Debtor, claim_id: int) -> None:
    if all(one.debtor_id != debtor.id for one in liable.all_of(work, claim_id)):
        raise Unknown(what="claim", id=claim_id)


def _free(work: Work, rows: Folder, order: NewSuit) -> Sequence[KeptClaim]:
    """The claims of an order, each free to be complained of today."""
    if (money := unplaced_match.refusal(work, rows.debtor.id)) is not None:
        raise money
    known = suit_claims.tried(work, rows, on=work.clock.today())
    claims = [claim for claim in rows.claims if claim.id in order.claim_ids]
    for claim in claims:
        suit_claims.must_be_free(known, claim, order.reasons, work.who.role)
    return claims


def _still_free(work: Work, row: Suit, order: FileSuit) -> Folder:
    """The same on the day it was filed; the reasons are those of the supervisor who made it.

    They were given for what lacked then: an objection that came since needs its own.
    """
    debtor = work.get_one(Debtor, row.debtor_id)
    rows = folder.read(work, debtor)
    if not order.sent and (money := unplaced_match.refusal(work, debtor.id)) is not None:
        raise money
    ids = claims_of(work, row.id)
    said = order.reasons.strip() if work.who.role == _LEADER else ""
    row.reasons = "\n".join(filter(None, (row.reasons, said)))
    known = suit_claims.tried(work, rows, on=order.day, besides=row.id)
    for number in ids:
        claim = rows.claim(number)
        if claim is None:
            raise Unknown(what="claim", id=number)
        since = suit_meanwhile.disputed_since(work, rows, row, claim)
        reasons = said if since else row.reasons
        role = _LEADER if reasons else ""
        refused = suit_claims.hindrance(known, claim)
        went = order.sent and suit_meanwhile.stands_when_sent(refused, said, work.who.role)
        if refused is not None and not went:
            raise refused
        suit_claims.must_be_led(known, claim, reasons, role)
    if not order.sent:
        suit_meanwhile.must_be_what_is_owed(work, rows, row, ids, order.day)
    return rows


def _keep(
    work: Work, rows: Folder, board: Board, claims: Sequence[KeptClaim], order: NewSuit
) -> Suit:
    today = work.clock.today()
    (serial,) = numbers.take(work, f"suit:{today.year}")
    number, fee = f"S-{today.year}-{serial:06d}", fee_of(board, work.rates, today)
    made = suit_paper.made(
        work, rows, claims, number=number, board=board, facts=order.facts, fee=fee
    )
    row = Suit(
        number=number,
        debtor_id=rows.debtor.id,
        board=board.value,
        stage=SuitStage.MADE.value,
        facts=order.facts,
        reasons=order.reasons.strip() if work.who.role == _LEADER else "",
        fee=fee,
        content=made.content,
        digest=hashlib.sha256(made.content).hexdigest(),
        attachments=list(made.attachments),
        made_on=today,
        made_by_person=work.who.person_id,
        made_by=work.who.name,
        made_at=work.clock.now(),
    )
    work.add(row)
    work.flush()
    work.add_all(_lines(work, rows, row, claims))
    work.flush()
    note(work, row, "suits.make", {"board": board.value, "sha256": row.digest, "why": row.reasons})
    return row


def _lines(work: Work, rows: Folder, row: Suit, claims: Sequence[KeptClaim]) -> Iterator[SuitClaim]:
    for claim in claims:
        balance = rows.statement(claim, work.rates, on=row.made_on).balance
        yield SuitClaim(
            suit_id=row.id, claim_id=claim.id, principal=balance.principal,
            costs=balance.costs + balance.fees, interest=balance.interest,
        )  # fmt: skip
