"""The complaints of a debtor as the screen shows them, and their files."""

from __future__ import annotations

import base64
from collections.abc import Iterator

from sqlalchemy import func, select

from collector_desk.domain.enforcement.suit import Board, SuitEventKind, SuitStage, fee_unsure
from collector_desk.domain.phrases import dotted
from collector_desk.errors.service import Unknown
from collector_desk.models import Claim, Judgment, Suit, SuitClaim
from collector_desk.service import folder, gate, suit_asking, suit_claims, suit_events, suits
from collector_desk.service.database import Work
from collector_desk.wire.debtors import DocumentBytes
from collector_desk.wire.enforcement_requests import JudgmentKind
from collector_desk.wire.suits import JudgmentShown, SuitEventShown, Suits, SuitShown


def show(work: Work, debtor_id: int) -> Suits:
    """The complaints of a debtor, the newest first, with what may be complained of now.

    Raises Unknown, NotOpened, OwnCase: as for every deed on a debtor.
    """
    debtor = gate.opened(work, debtor_id)
    rows = folder.read(work, debtor)
    query = select(Suit).where(Suit.debtor_id == debtor_id).order_by(Suit.id.desc())
    return Suits(
        debtor_id=debtor_id,
        claims=tuple(suit_claims.candidates(work, rows)),
        suits=tuple(_shown(work, row) for row in work.scalars(query).all()),
        judgments=tuple(_judgments(work, debtor_id)),
    )


def opened(work: Work, suit_id: int) -> DocumentBytes:
    """The file of a complaint. That it was looked at is noted.

    Raises Unknown, NotOpened, OwnCase.
    """
    row = work.get(Suit, suit_id)
    if row is None:
        raise Unknown(what="suit", id=suit_id)
    gate.opened(work, row.debtor_id)
    suits.note(work, row, "suits.open", {"sha256": row.digest})
    return DocumentBytes(
        name=f"{row.number}.pdf",
        sha256=row.digest,
        content=base64.b64encode(row.content).decode("ascii"),
    )


def _shown(work: Work, row: Suit) -> SuitShown:
    board, stage = Board(row.board), SuitStage(row.stage)
    ids = tuple(suits.claims_of(work, row.id))
    numbers = select(Claim.number).where(Claim.id.in_(ids)).order_by(Claim.id)
    parts = SuitClaim.principal + SuitClaim.costs + SuitClaim.interest
    total = select(func.sum(parts)).where(SuitClaim.suit_id == row.id)
    return SuitShown(
        suit_id=row.id,
        version=row.version,
        number=row.number,
        board=board,
        title=board.complaint,
        stage=stage,
        stage_label=stage.label,
        claim_ids=ids,
        claims=tuple(work.scalars(numbers)),
        total=int(work.scalar(total) or 0),
        fee=row.fee,
        fee_unsure=fee_unsure(board, work.rates, row.made_on) if row.fee is not None else "",
        digest=row.digest,
        made_on=row.made_on,
        made_by=row.made_by,
        filed_on=row.filed_on,
        reference=row.reference,
        ended_on=row.ended_on,
        ended_why=row.ended_why,
        events=tuple(_events(work, row)),
    )


def _events(work: Work, row: Suit) -> Iterator[SuitEventShown]:
    for event, words in suit_events.of(work, row.id):
        yield SuitEventShown(
            day=event.day,
            label=SuitEventKind(event.kind).label,
            text=words,
            deadline=event.deadline,
            made_by=event.made_by,
            document_id=event.document_id,
        )


def _judgments(work: Work, debtor_id: int) -> Iterator[JudgmentShown]:
    query = (
        select(Judgment, Claim.number)
        .join(Claim, Claim.id == Judgment.claim_id)
        .where(Judgment.debtor_id == debtor_id)
        .order_by(Judgment.id.desc())
    )
    for row, number in work.execute(query):
        yield JudgmentShown(
            judgment_id=row.id,
            group=row.with_id or row.id,
            version=row.version,
            claim_id=row.claim_id,
            claim=number,
            label=JudgmentKind(row.what).label,
            board=row.board,
            decided_on=row.decided_on,
            served=row.what != JudgmentKind.SETTLEMENT and row.taken_back_on is None,
            served_on=row.served_on,
            enforced_from=suit_asking.first_day(work, row),
            costs=row.costs,
            taken_back=_taken_back(row),
        )


def _taken_back(row: Judgment) -> str:
    if row.taken_back_on is None:
        return ""
    return f"Tatt tilbake {dotted(row.taken_back_on)} av {row.taken_back_by}: {row.taken_back_why}"
