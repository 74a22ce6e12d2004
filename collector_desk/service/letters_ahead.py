"""The letters of plans, deferrals and reliefs as they would go, read before anything is decided."""

from __future__ import annotations

from collections.abc import Callable, Collection

from collector_desk.domain.explain import Part
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.relief import ReliefKind
from collector_desk.errors.letter_post import LetterLacks
from collector_desk.models import Claim, Deferral, Plan, Relief
from collector_desk.service import (
    deferrals,
    explaining,
    letter_keep,
    letter_orders,
    letters,
    own_fees,
    plans,
    relief_keeping,
    relief_money,
    reliefs,
)
from collector_desk.service.database import Work
from collector_desk.wire.deferrals import RefuseDeferral
from collector_desk.wire.letters import Figure, LetterPreview
from collector_desk.wire.plans import NewOffer, NewPlan, RefusePlan
from collector_desk.wire.reliefs import NewRelief

_RELIEFS = {
    ReliefKind.WAIVER: LetterKind.RELIEF,
    ReliefKind.SETTLEMENT: LetterKind.SETTLEMENT_OFFER,
}


def plan(work: Work, debtor_id: int, order: NewPlan) -> LetterPreview:
    """The confirmation as it would go if the plan were agreed now; nothing of the plan is kept.

    Beyond the limits it goes when a second person approves. Raises as ``plans.grant``.
    """

    def agreed() -> Plan:
        row, _ = plans.made(work, debtor_id, order)
        row.agreed_on = work.clock.today()
        return row

    found = _tried(work, LetterKind.PLAN, agreed)
    _note(work, "plans.preview_letter", debtor_id, order.terms.claim_ids)
    return found


def offer(work: Work, debtor_id: int, order: NewOffer) -> LetterPreview:
    """The offer of a plan as it would go now, or once it is approved. Raises as ``plans.offer``."""
    found = _tried(work, LetterKind.PLAN_OFFER, lambda: plans.made_offer(work, debtor_id, order)[0])
    _note(work, "plans.preview_offer", debtor_id, order.terms.claim_ids)
    return found


def plan_refusal(work: Work, debtor_id: int, order: RefusePlan) -> LetterPreview:
    """The refusal of a plan as it would go now; it demands no sum. Raises as ``plans.refuse``."""
    found = _tried(
        work, LetterKind.PLAN_REFUSED, lambda: plans.made_refusal(work, debtor_id, order)
    )
    _note(work, "plans.preview_refusal", debtor_id, order.terms.claim_ids)
    return found.model_copy(update={"figures": (), "total": 0})


def deferral_refusal(work: Work, debtor_id: int, order: RefuseDeferral) -> LetterPreview:
    """The refusal of more time as it would go now. Raises as ``deferrals.refuse``."""
    found = _tried(
        work, LetterKind.DEFERRAL_REFUSED, lambda: deferrals.made_refusal(work, debtor_id, order)
    )
    _note(work, "deferrals.preview_refusal", debtor_id, order.claim_ids)
    return found


def relief(work: Work, debtor_id: int, order: NewRelief) -> LetterPreview:
    """The letter that would go if the relief were approved now: an offer, or what is given up.

    Raises:
        LetterLacks: the debtor gets no letter of it (ruling 11).
        and as ``reliefs.propose``.
    """
    if order.kind not in _RELIEFS:
        raise LetterLacks(what=f"skyldneren får ikke brev om {order.kind.label.lower()}")

    def given() -> Relief:
        row, _ = reliefs.made(work, debtor_id, order)
        if order.kind is ReliefKind.WAIVER:
            relief_money.waive(work, row, relief_keeping.lines(work, row))
        return row

    found = _tried(work, _RELIEFS[order.kind], given)
    _note(work, "reliefs.preview_letter", debtor_id, {part.claim_id for part in order.parts})
    return found


def _tried(
    work: Work, kind: LetterKind, keep: Callable[[], Plan | Deferral | Relief]
) -> LetterPreview:
    """The letter about what ``keep`` keeps, which is undone with all that it did."""
    before, attempt = len(work.noted), work.begin_nested()
    try:
        row = keep()
        found = letters.shown(work, letter_orders.made_of(work, kind, row))
        figures = tuple(_explained(work, row.debtor_id, each) for each in found.figures)
        return found.model_copy(update={"figures": figures})
    finally:
        attempt.rollback()
        del work.noted[before:]


def _explained(work: Work, debtor_id: int, figure: Figure) -> Figure:
    """The figure with what it is made of: the books know nothing of what is only tried."""
    claim = work.get_one(Claim, figure.claim_id)
    statement = own_fees.statements(work, debtor_id, [claim], on=figure.on)[claim.id]
    told = explaining.of_claim(work, debtor_id, claim, statement, Part(figure.part))
    return figure.model_copy(update={"told": told})


def _note(work: Work, deed: str, debtor_id: int, claim_ids: Collection[int]) -> None:
    """That it was looked at, with ids only: reasons may tell of somebody's health."""
    work.note(deed, stream=letter_keep.stream(debtor_id), details={"claims": sorted(claim_ids)})
