"""Undoing a release by counter-postings, until money has moved; and what is shown of releases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Select, select

from collector_desk.domain.delivery import Delivery
from collector_desk.domain.facts import FactKind
from collector_desk.domain.release import ReleaseGround
from collector_desk.domain.unit_message import UnitMessageKind
from collector_desk.errors.parties import (
    OwesAgain,
    ReleaseLater,
    ReleaseMoneyMoved,
    ReleaseTakenBack,
    ReleaseUndone,
)
from collector_desk.errors.service import Stale, Unknown
from collector_desk.models import (
    Claim,
    ClaimBatch,
    ClaimDebtor,
    Debtor,
    FactRow,
    LetterClaim,
    LetterRow,
    Payment,
    Release,
    ReturnedPayment,
    UnitMessage,
)
from collector_desk.service import (
    booking,
    estates,
    gate,
    interest_demand,
    letter_keep,
    letter_withdraw,
    liable,
    party_rows,
    placed,
    plain_letter,
    refunds,
    release_money,
    releasing,
    resting,
    resting_again,
    retelling,
    returned_money,
    waiting_letters,
)
from collector_desk.service.database import Work
from collector_desk.wire.parties import (
    PaidOn,
    Parties,
    PayBack,
    ReleaseRow,
    ReturnedRow,
    UndoRelease,
)

_RULE = "fritaket er angret"
_AS_IT_STOOD = ("role", "share", "joined_on", "cap", "case_id")
_MONEY = frozenset({FactKind.PAYMENT.value, FactKind.PAYBACK.value})


def undo(work: Work, release_id: int, order: UndoRelease) -> Release:
    """Put everything back as it was: the debtor, the fees, the interest and the money.

    So is what was ended because the debtor was let out: objection, plan, deferral and holds.
    The right debtor, where one was put, is let out with a letter; fees charged meanwhile fall,
    and a letter to them that waits does not go.

    Raises:
        Unknown, NotOpened, OwnCase, Stale.
        ReleaseUndone: it is undone already.
        ReleaseLater, OwesAgain: somebody left the claim since, or the debtor owes it again.
        ReleaseTakenBack: the unit took the claim back since, by itself or with its batch.
        ReleaseMoneyMoved: something was paid, refunded or placed since.
        ClaimAwaitsApproval: a decision towards the right debtor waits for approval.
        PlanClaimTaken: a claim of the plan that ended is in another by now.
    """
    row = _locked(work, release_id, order.version)
    claim = liable.lock(work, row.claim_id)
    _last(work, row, claim)
    _not_taken_back(work, row, claim)
    source = release_money.source_of(row)
    again = retelling.taken(work, claim.id, source)
    if _moved(work, row) or not retelling.enough(work, retelling.payments(again)):
        raise ReleaseMoneyMoved(claim=claim.number)
    counter = list(retelling.added(work, claim.id, source))
    if row.successor_id is not None:
        counter += _let_out(work, row, claim, order.why)
    rule, why = _RULE, order.why
    placed.reverse(work, counter, rule=rule, source=f"{source} angret", reason=why)
    retelling.tell_again(work, again, reason=why)
    again_as = {name: getattr(row, name) for name in _AS_IT_STOOD}
    work.add(ClaimDebtor(claim_id=claim.id, debtor_id=row.debtor_id, **again_as))
    estates.give_back(work, row)
    if row.closed_claim:
        claim.state = "open"
    claim.objection_on = row.objection_on
    interest_demand.restore(claim, row.interest)
    if row.kid:
        row.kid, claim.kid = claim.kid, row.kid  # money with the other one still comes
    row.undone_on, row.undone_by, row.undone_why = work.clock.today(), work.who.name, why
    work.flush()
    booking.book(work, [claim.id])
    resting_again.give_back(work, row, claim)
    returned_money.drop(work, row)
    _tell(work, row, claim)
    return row


def pay_back(work: Work, returned_id: int, order: PayBack) -> ReleaseRow:
    """Propose that a payment goes back to an account. Raises as ``returned_money.pay_back``."""
    row = returned_money.pay_back(work, returned_id, order)
    return row_of(work, work.get_one(Release, row.release_id))


def show(work: Work, debtor_id: int) -> Parties:
    """Who owes the claims of an open debtor, the releases, and the payments that lie on them."""
    gate.opened(work, debtor_id)
    return Parties(
        debtor_id=debtor_id,
        claims=tuple(party_rows.of_debtor(work, debtor_id)),
        releases=tuple(row_of(work, row) for row in _of(work, debtor_id)),
        payments=tuple(_payments(work, debtor_id)),
    )


def row_of(work: Work, row: Release) -> ReleaseRow:
    """A release as it is shown; the right debtor only to who may know of that person."""
    query = select(Debtor).where(Debtor.id == row.successor_id, gate.listed(work.who))
    successor = work.scalar(query)
    returned = work.scalars(_returned(row).order_by(ReturnedPayment.id))
    return ReleaseRow(
        release_id=row.id,
        version=row.version,
        claim_id=row.claim_id,
        claim_number=work.get_one(Claim, row.claim_id).number,
        ground_label=ReleaseGround(row.ground).label,
        reasons=row.reasons,
        released_on=row.released_on,
        made_by=row.made_by,
        successor_id=successor.id if successor else None,
        successor=successor.name if successor else "",
        closed_claim=row.closed_claim,
        returned=tuple(
            ReturnedRow(
                returned_id=one.id,
                version=one.version,
                amount=one.amount,
                payer=one.payer,
                account=one.account,
                state=one.state,
                state_label=returned_money.label(one),
            )
            for one in returned
        ),
        undone_on=row.undone_on,
        if_undone=() if row.undone_on else tuple(_if_undone(row, successor)),
    )


def _if_undone(row: Release, successor: Debtor | None) -> Iterator[str]:
    yield "Skyldneren settes på kravet igjen og får brev om det."
    if row.successor_id is not None:
        who = successor.name if successor else "Den riktige skyldneren"
        yield f"{who} tas av kravet og får brev om det. Gebyrer lagt på siden faller bort."
    yield "Det som falt bort ved fritaket, føres tilbake."
    yield from resting_again.effects(row)


def to_successor(work: Work, row: Release) -> Sequence[int]:
    """Every letter on the claim that was written to the right debtor since the release."""
    query = (
        select(LetterRow.id)
        .join(LetterClaim, LetterClaim.letter_id == LetterRow.id)
        .where(
            LetterClaim.claim_id == row.claim_id,
            LetterRow.debtor_id == row.successor_id,
            LetterRow.made_at >= row.made_at,
            LetterRow.state != Delivery.WITHDRAWN.value,
        )
    )
    return work.scalars(query).all()


def _of(work: Work, debtor_id: int) -> Sequence[Release]:
    query = select(Release).where(Release.debtor_id == debtor_id)
    return work.scalars(query.order_by(Release.id.desc())).all()


def _payments(work: Work, debtor_id: int) -> Iterator[PaidOn]:
    query = (
        select(FactRow, Payment.text)
        .join(Payment, Payment.id == FactRow.payment_id)
        .join(ClaimDebtor, ClaimDebtor.claim_id == FactRow.claim_id)
        .where(
            ClaimDebtor.debtor_id == debtor_id,
            FactRow.kind == FactKind.PAYMENT.value,
            placed.standing(),
        )
    )
    for fact, text in work.execute(query.order_by(FactRow.value_date, FactRow.id)):
        yield PaidOn(
            payment_id=fact.payment_id or 0,
            claim_id=fact.claim_id,
            amount=fact.amount,
            value_date=fact.value_date,
            text=text,
        )


def _locked(work: Work, release_id: int, version: int) -> Release:
    found = work.get(Release, release_id)
    if found is None:
        raise Unknown(what="release", id=release_id)
    gate.opened(work, found.debtor_id)
    if found.successor_id is not None:
        gate.opened(work, found.successor_id)
    row = work.get_one(Release, release_id, with_for_update=True, populate_existing=True)
    if row.undone_on is not None:
        raise ReleaseUndone(day=row.undone_on.isoformat())
    if row.version != version:
        raise Stale
    return row


def _last(work: Work, row: Release, claim: Claim) -> None:
    """See that it is the claim's last release that stands, and that the debtor is not back."""
    later = select(Release.id).where(
        Release.claim_id == claim.id, Release.id > row.id, Release.undone_on.is_(None)
    )
    if work.scalar(later.limit(1)) is not None:
        raise ReleaseLater(claim=claim.number)
    if work.get(ClaimDebtor, (claim.id, row.debtor_id)) is not None:
        raise OwesAgain(name=work.get_one(Debtor, row.debtor_id).name, claim=claim.number)


def _moved(work: Work, row: Release) -> bool:
    """Whether a refund was paid out, or money came to the claim or left it since."""
    paid = _returned(row).where(ReturnedPayment.state == refunds.PAID)
    since = select(FactRow.id).where(
        FactRow.claim_id == row.claim_id,
        FactRow.kind.in_(_MONEY),
        FactRow.known_at > row.made_at,
        placed.standing(),
    )
    return any(work.scalar(query.limit(1)) is not None for query in (paid, since))


def _not_taken_back(work: Work, row: Release, claim: Claim) -> None:
    """See that the unit did not take the claim back since. Raises ReleaseTakenBack.

    What fell with the release would be told again on a claim that nobody is to pay.
    """
    recalled = select(UnitMessage.id).where(
        UnitMessage.claim_id == claim.id,
        UnitMessage.kind == UnitMessageKind.RECALL.value,
        UnitMessage.made_at > row.made_at,
    )
    batch = select(ClaimBatch.id).where(
        ClaimBatch.id == claim.batch_id, ClaimBatch.withdrawn_at > row.made_at
    )
    if any(work.scalar(query.limit(1)) is not None for query in (recalled, batch)):
        raise ReleaseTakenBack(claim=claim.number)


def _let_out(work: Work, row: Release, claim: Claim, why: str) -> list[FactRow]:
    """Take the right debtor off again; what was charged to them falls."""
    other = row.successor_id or 0
    withdrawn = letter_withdraw.withdraw_waiting(work, to_successor(work, row), why)
    waiting_letters.ask_again(work, withdrawn, claim)
    resting.let_go(work, other, claim, why)
    own = work.get(ClaimDebtor, (claim.id, other))
    if own is not None:
        work.delete(own)
        work.flush()
    debtor = work.get_one(Debtor, other)
    made = releasing.letter(work, debtor, claim, ReleaseGround.WRONG_DEBTOR, "")
    letter_keep.issue_or_task(work, made)
    return release_money.added_for(work, claim.id, other)


def _returned(row: Release) -> Select[ReturnedPayment]:
    return select(ReturnedPayment).where(ReturnedPayment.release_id == row.id)


def _tell(work: Work, row: Release, claim: Claim) -> None:
    """The debtor is told that the claim stands again, and both timelines keep it."""
    debtor = work.get_one(Debtor, row.debtor_id)
    text = (
        f"Vi skrev til deg at du ikke skylder {claim.number}. Det var feil: {row.undone_why}",
        "Kravet gjelder deg likevel, slik det var før. Er du uenig, kan du skrive til oss.",
    )
    subject = f"{claim.number} gjelder deg likevel"
    made = plain_letter.made(work, debtor, [claim], subject=subject, text=text)
    letter_keep.issue_or_task(work, made)
    for number in (row.debtor_id, row.successor_id):
        if number is not None:
            releasing.note(work, number, None, f"Fritaket fra {claim.number} er angret.")
            details = {"release": row.id, "claim": claim.id, "why": row.undone_why}
            work.note("parties.undo_release", stream=f"debtor:{number}", details=details)
