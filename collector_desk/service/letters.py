"""Letters: shown before they are sent, written and kept in one transaction, listed afterwards.

Sending writes the bytes, the letter, what it counts as for the next steps, its fee, and a row
that says it must leave the house. The relay sends it after the commit (service/relay.py).
"""

from __future__ import annotations

import base64
from collections.abc import Iterator

from collector_desk.domain.letter import LetterKind
from collector_desk.errors.letter_post import LetterFollowsDeed
from collector_desk.service import (
    folder,
    gate,
    letter_keep,
    letter_make,
    letter_rows,
    liable,
    own_fees,
    rate_list,
    ready_letter,
)
from collector_desk.service.database import Work
from collector_desk.service.letter_keep import channel
from collector_desk.service.letter_kinds import made_of
from collector_desk.service.letter_make import Made
from collector_desk.wire.letters import Figure, LetterPreview, Letters, Reader, Write

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
        made_up=_made_up(work, made),
    )


def _made_up(work: Work, made: Made) -> tuple[str, ...]:
    """The practice rates behind the amounts of a letter and its own fee."""
    own = made.kind is LetterKind.OWN_NOTICE
    names = ["late_interest"] if made.money else []
    names += ["court_fee" if own else "inkassosats"] if made.charge.amount else []
    return rate_list.made_up(work.rates, made.money.on if made.money else work.clock.today(), names)


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
    liable.lock_all(work, order.claim_ids)  # the second letter on a claim sees the first
    gate.lock(work, debtor_id)  # and so does one on another claim: they bear one fee a day
    made = made_of(work, debtor, order)
    rows = letter_keep.issue(work, made)
    ready_letter.sent(work, debtor_id)
    sent = {letter_rows.key_of(row.id) for row in rows}
    found = letter_rows.of_debtor(folder.read(work, debtor))
    return Letters(rows=tuple(row for row in found if row.key in sent))


def listed(work: Work, debtor_id: int) -> Letters:
    """Every letter of a debtor, the newest first. Raises Unknown, NotOpened, OwnCase."""
    debtor = gate.opened(work, debtor_id)
    return Letters(rows=letter_rows.of_debtor(folder.read(work, debtor)))


def _figures(work: Work, made: Made) -> Iterator[Figure]:
    if made.money is None or made.debtor is None:
        return
    on = made.money.on
    folded = own_fees.statements(work, made.debtor.id, made.claims, on=on)
    for claim_id, statement in folded.items():
        number = next(claim.number for claim in made.claims if claim.id == claim_id)
        for part in _FIGURES:
            yield Figure(
                claim_id=claim_id,
                claim_number=number,
                part=part,
                amount=getattr(statement.balance, part),
                on=on,
            )
