"""Letters: shown before they are sent, written and kept in one transaction, listed afterwards.

Sending writes the bytes, the letter, what it counts as for the next steps, its fee, and a row
that says it must leave the house. The relay sends it after the commit (service/relay.py).
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import select

from collector_desk.domain.delivery import Channel, Delivery, To
from collector_desk.domain.letter import LetterKind
from collector_desk.errors.letter_post import LetterFollowsDeed
from collector_desk.models import (
    Claim,
    Dispatch,
    LetterClaim,
    LetterRow,
)
from collector_desk.service import booking, gate, letter_keep, letter_make, ready_steps
from collector_desk.service.database import Work
from collector_desk.service.letter_keep import channel
from collector_desk.service.letter_kinds import made_of
from collector_desk.service.letter_make import Made
from collector_desk.wire.letters import Figure, Letter, LetterPreview, Letters, Reader, Write

BY_HAND = frozenset(
    {
        LetterKind.COLLECTION_NOTICE,
        LetterKind.PAYMENT_DEMAND,
        LetterKind.ENFORCEMENT_NOTICE,
        LetterKind.OWN_NOTICE,
        LetterKind.STATEMENT,
        LetterKind.PAYOFF,
        LetterKind.FREE_LETTER,
        LetterKind.PLAN_OFFER,
    }
)
"""The letters a caseworker sends by themselves; the others follow what they tell of."""

_FIGURES = ("principal", "interest", "fees", "costs", "credit", "total")


def preview(work: Work, debtor_id: int, order: Write) -> LetterPreview:
    """The letter as it would be sent now; one that is locked is shown too, with its day.

    Raises:
        Unknown, NotOpened, OwnCase: as for every deed on a debtor.
        and as ``letter_kinds.made_of`` and ``letter_make.write``.
    """
    debtor = gate.opened(work, debtor_id)
    found = shown(work, made_of(work, debtor, order))
    work.note("letters.preview", stream=f"debtor:{debtor_id}", details={"kind": order.kind.value})
    return found


def shown(work: Work, made: Made) -> LetterPreview:
    """A letter with its pages and its figures, as it would go now. Raises as ``write``."""
    written = letter_make.write(work, made)
    first = written[0]
    return LetterPreview(
        kind=made.kind,
        kind_label=made.kind.label,
        template=first.template.name,
        language=first.template.language.value,
        content=base64.b64encode(first.rendered.pdf).decode("ascii"),
        pages=first.rendered.pages,
        readers=tuple(
            Reader(to=one.addressed.to, to_label=one.addressed.to.label, name=one.addressed.name)
            for one in written
        ),
        channel_label=channel(work, made).label,
        lawful=made.refusal is None,
        lawful_from=made.lawful_from,
        refusal=made.refusal.text() if made.refusal else "",
        advice=made.refusal.advice() if made.refusal else "",
        deadline=made.deadline,
        fee=made.charge.amount,
        fee_text=made.charge.words,
        total=made.money.total if made.money else 0,
        figures=tuple(_figures(work, made)),
    )


def send(work: Work, debtor_id: int, order: Write) -> Letters:
    """Write a letter to all its recipients, keep it, and let it be sent.

    Raises:
        Unknown, NotOpened, OwnCase.
        LetterTooEarly, LetterStopped, LetterNothingOwed: it is locked.
        LetterFollowsDeed: it is not sent by itself.
        and as ``preview``.
    """
    debtor = gate.opened(work, debtor_id)
    if order.kind not in BY_HAND:
        raise LetterFollowsDeed(kind=order.kind.label)
    _lock(work, order.claim_ids)
    made = made_of(work, debtor, order)
    rows = letter_keep.issue(work, made)
    ready_steps.look(work, debtor_id)
    return Letters(rows=tuple(_listed(work, rows)))


def listed(work: Work, debtor_id: int) -> Letters:
    """The letters of a debtor, the newest first. Raises Unknown, NotOpened, OwnCase."""
    gate.opened(work, debtor_id)
    query = select(LetterRow).where(LetterRow.debtor_id == debtor_id)
    rows = work.scalars(query.order_by(LetterRow.id.desc())).all()
    return Letters(rows=tuple(_listed(work, rows)))


def _lock(work: Work, claim_ids: Sequence[int]) -> None:
    """Two letters on one claim are written one after the other, so that the second sees the first."""
    query = select(Claim).where(Claim.id.in_(claim_ids)).order_by(Claim.id)
    work.scalars(
        query.with_for_update(key_share=True).execution_options(populate_existing=True)
    ).all()


def _figures(work: Work, made: Made) -> Iterator[Figure]:
    if made.money is None:
        return
    on = made.money.on
    for claim_id, statement in booking.statements(work, made.claims, on=on).items():
        number = next(claim.number for claim in made.claims if claim.id == claim_id)
        for part in _FIGURES:
            yield Figure(
                claim_id=claim_id,
                claim_number=number,
                part=part,
                amount=getattr(statement.balance, part),
                on=on,
            )


def _listed(work: Work, rows: Sequence[LetterRow]) -> Iterator[Letter]:
    numbers = _numbers(work, [row.id for row in rows])
    sent = {
        one.letter_id: one
        for one in work.scalars(
            select(Dispatch).where(Dispatch.letter_id.in_([row.id for row in rows]))
        )
    }
    for row in rows:
        way = sent.get(row.id)
        yield Letter(
            letter_id=row.id,
            version=row.version,
            kind=row.kind,
            kind_label=LetterKind(row.kind).label,
            template=row.template,
            to_label=To(row.recipient).label,
            name=row.recipient_name,
            claims=numbers.get(row.id, ()),
            state=row.state,
            state_label=Delivery(row.state).label,
            channel_label=Channel(way.channel).label if way else "",
            fault=way.fault if way else "",
            lawful_from=row.lawful_from,
            made_on=row.made_on,
            sent_on=row.sent_on,
            deadline=row.deadline,
            document_id=row.document_id,
            sha256=row.sha256,
            made_by=row.made_by,
        )


def _numbers(work: Work, letter_ids: Sequence[int]) -> Mapping[int, tuple[str, ...]]:
    query = (
        select(LetterClaim.letter_id, Claim.number)
        .join(Claim, Claim.id == LetterClaim.claim_id)
        .where(LetterClaim.letter_id.in_(letter_ids))
        .order_by(Claim.number)
    )
    found: dict[int, tuple[str, ...]] = {}
    for letter_id, number in work.execute(query):
        found[letter_id] = (*found.get(letter_id, ()), number)
    return found
