"""A debtor is let out of a claim, and the right one put on it; undone until money has moved."""

from __future__ import annotations

from collections.abc import Sequence

from collector_desk.domain.claim import KINDS, ClaimKind, InterestBasis
from collector_desk.domain.handover import HandedRole
from collector_desk.domain.money import Money
from collector_desk.domain.phrases import kroner
from collector_desk.domain.release import ReleaseGround
from collector_desk.domain.status import is_minor
from collector_desk.errors.parties import (
    ChildCannotOwe,
    InterestStands,
    NobodyLeft,
    OthersOweOn,
    OwesAlready,
    ReleaseGroundUnfit,
)
from collector_desk.models import Claim, ClaimDebtor, CreditorUnit, Debtor, Note, Payment, Release
from collector_desk.service import (
    attachments,
    before_after,
    estates,
    forced,
    gate,
    letter_keep,
    liable,
    objections,
    plain_letter,
    release_money,
    resting,
    retelling,
    returned_money,
    suit_asking,
    unit_holds,
    waiting_letters,
)
from collector_desk.service.database import Work
from collector_desk.service.letter_make import Made
from collector_desk.wire.parties import NewJoint, NewRelease, TryRelease

_BY_STATUTE = frozenset({HandedRole.OWNER, HandedRole.TENANT, HandedRole.PARENT})
"""Liable for the claim beside the debtor since it arose (the owner: vegtrafikkloven § 38)."""
_PARENTS_OWE = frozenset({ClaimKind.AKS, ClaimKind.KINDERGARTEN})


def release(work: Work, debtor_id: int, order: NewRelease) -> Release:
    """Let a debtor out of a claim; what the ground calls for is done with the money.

    Who never owed pays no fee, gets back what they paid when a second person has approved it,
    and is told so by letter; one that waits and says otherwise does not go. The right debtor
    begins anew: no notice, no fee, no interest so far, and a limitation of their own (ruling 10).
    Where nobody is left, the claim goes back to its unit.

    Raises:
        Unknown, NotOpened, OwnCase: for the debtor, and for the right one.
        NobodyLeft, OthersOweOn, OwesAlready, ChildCannotOwe, NotPaidThere, ClaimAwaitsApproval.
        ReleaseGroundUnfit, FileNotReadable, FileRefused: the document.
    """
    debtor = gate.opened(work, debtor_id)
    claim = objections.claim_of(work, debtor_id, order.claim_id)
    liable.lock(work, claim.id)
    left, successor = allowed(work, debtor_id, claim, order)
    letters = waiting_letters.take_back(work, debtor_id, claim, order.reasons)
    before = {"letters": letters, "asked": suit_asking.asked_of_gone(work, debtor_id, claim)}
    ended = {**resting.let_go(work, debtor_id, claim, order.reasons), **before}
    agreed = resting.told(work, ended)
    row = _keep(work, debtor_id, claim, order, closed=closes(claim, left, successor))
    row.ended = {name: list(rows) for name, rows in ended.items() if rows}
    if successor is not None:
        _succeed(work, row, successor)
    release_money.take_off(work, row, claim, order.payments)
    estates.let_go(work, row)
    work.delete(work.get_one(ClaimDebtor, (claim.id, debtor_id)))
    if row.closed_claim:
        claim.state = "withdrawn"
    if not left:
        claim.objection_on = None  # it came with the claim from who is let out
    work.flush()
    freed = _freed(work, row)
    _tell(work, row, debtor, claim, freed, agreed)
    # Last, so that what is proposed rests on the letter too.
    for payment_id, amount in sorted(freed.items()):
        returned_money.start(work, row, payment_id, amount)
    return row


def allowed(
    work: Work, debtor_id: int, claim: Claim, order: TryRelease
) -> tuple[Sequence[ClaimDebtor], Debtor | None]:
    """Who else owes the claim, and the right debtor; raises as ``release`` where it cannot be."""
    kind = ClaimKind(claim.kind)
    if not order.ground.fits(kind):
        raise ReleaseGroundUnfit(ground=order.ground.label, kind=KINDS[kind].label)
    left = liable.others(work, claim.id, debtor_id)
    successor = _successor(work, claim, order.successor_id)
    if not order.ground.never_owed and not left:
        raise NobodyLeft(claim=claim.number)
    if left and successor is not None:
        raise OthersOweOn(claim=claim.number)
    return left, successor


def closes(claim: Claim, left: Sequence[ClaimDebtor], successor: Debtor | None) -> bool:
    """Whether the claim goes back to its unit, as nobody is left; one that it took back has."""
    return not left and successor is None and claim.state == "open"


def join(work: Work, debtor_id: int, order: NewJoint) -> ClaimDebtor:
    """Put one more debtor on a claim of an open debtor: an heir after a private division
    (ruling 23), or who is liable by statute, as the owner of a vehicle (vegtrafikkloven § 38).

    An heir takes over what the dead, who is the one that is open, owed, and where the estate was
    below 3 G answers with what it had alone (arveloven § 116). One who owes the claim already and
    inherits answers for the fees of the dead too. Nobody else answers for fees and costs
    of letters to the others (``own_fees``), and none but an heir for interest from a demand to them.

    Raises:
        Unknown, NotOpened, OwnCase: for either debtor.
        InterestStands: interest from a demand to others stands on the claim, and it is no heir.
            Interest from a day that is the claim's own stops nobody who is liable by statute.
        EstateMissing, EstateNotSmall, EstateSpent, NoRate, HeirOfAnother, HeirOwesItself: of an
            heir (``estates``).
        OwesAlready, ChildCannotOwe, FileNotReadable, FileRefused.
    """
    gate.opened(work, debtor_id)
    claim = objections.claim_of(work, debtor_id, order.claim_id)
    liable.lock(work, claim.id)
    owes = work.get(ClaimDebtor, (claim.id, order.debtor_id))
    if owes is not None and order.role is HandedRole.HEIR:
        gate.opened(work, owes.debtor_id)
        estates.inherits(work, debtor_id, owes, order)
        _joined(work, debtor_id, owes, order)
        note(work, owes.debtor_id, claim.id, f"Arving på {claim.number}: {order.reasons}")
        return owes
    other = _successor(work, claim, order.debtor_id)
    assert other is not None  # the order names one
    cap = estates.cap(work, debtor_id, claim, order)
    if order.role is not HandedRole.HEIR:
        _no_interest_stands(work, claim, order.role)
    put = liable.put(work, claim.id, other.id, role=order.role.value, share=order.share, cap=cap)
    if order.role is HandedRole.HEIR:
        estates.take_over(work, debtor_id, claim.id, other.id)
    unit_holds.share(work, claim.id, other.id)
    _joined(work, debtor_id, put, order)
    small = f" Svarer bare med {kroner(cap)} kr, det boet har til kravet." if cap else ""
    note(work, other.id, claim.id, f"Satt på {claim.number}:{small} {order.reasons}")
    return put


def _joined(work: Work, debtor_id: int, put: ClaimDebtor, order: NewJoint) -> None:
    """Keep the paper that shows why somebody owes, and note it with both."""
    claim = work.get_one(Claim, put.claim_id)
    kept = attachments.kept(
        work, order.document, debtor_id=put.debtor_id, kind="party", day=work.clock.today(),
        name=f"medskyldner-{claim.number}",
    )  # fmt: skip
    details = {
        "claim": claim.id, "role": order.role.value, "share": put.share, "document": kept.id,
    }  # fmt: skip
    if order.estate is not None:
        details |= {"estate": order.estate.value, "value": order.estate_value, "cap": put.cap}
    for number in (debtor_id, put.debtor_id):
        work.note("parties.join", stream=f"debtor:{number}", details=details)


def _no_interest_stands(work: Work, claim: Claim, role: HandedRole) -> None:
    """Fees are for who got the letter; interest from a demand to the others is on the claim."""
    by_demand = claim.interest_basis == InterestBasis.DEMAND_PLUS_30.value
    if role in _BY_STATUTE and not by_demand:
        return
    now = before_after.balance(work, claim, before_after.facts(work, claim))
    if now.interest:
        raise InterestStands(claim=claim.number, amount=now.interest)


def note(work: Work, debtor_id: int, claim_id: int | None, text: str) -> None:
    """Leave what was done on the debtor's timeline, where the claim no longer stands."""
    work.add(
        Note(
            debtor_id=debtor_id,
            claim_id=claim_id,
            text=text,
            account_id=work.who.account_id,
            written_by=work.who.name,
            written_at=work.clock.now(),
            written_on=work.clock.today(),
        )
    )
    work.flush()


def letter(  # noqa: PLR0913, PLR0917
    work: Work, debtor: Debtor, claim: Claim, ground: ReleaseGround, money: str, agreed: str = ""
) -> Made:
    """What who is let out is told, of agreements too. Nobody else is named in it."""
    unit = work.get_one(CreditorUnit, claim.creditor_unit_id).name
    kind = KINDS[ClaimKind(claim.kind)].label
    gone = (
        "Du skal ikke betale noe av det, heller ikke gebyrer eller renter."
        if ground.never_owed
        else "Du skal ikke betale noe mer på det."
    )
    text = (
        f"Vi har kommet til at {ground.words}.",
        f"Kravet {claim.number} ({kind}, {unit}) er tatt bort fra deg. {gone}",
        money,
        agreed,
        "Brev du har fått fra oss om dette kravet, kan du se bort fra.",
    )
    return plain_letter.made(
        work, debtor, [claim], subject=f"Du skylder ikke {claim.number}", text=text
    )


def _keep(work: Work, debtor_id: int, claim: Claim, order: NewRelease, *, closed: bool) -> Release:
    own = work.get_one(ClaimDebtor, (claim.id, debtor_id))
    today = work.clock.today()
    kept = attachments.kept(
        work, order.document, debtor_id=debtor_id, kind="party", day=today,
        name=f"fritak-{claim.number}",
    )  # fmt: skip
    row = Release(
        claim_id=claim.id, debtor_id=debtor_id, case_id=own.case_id, role=own.role,
        share=own.share, joined_on=own.joined_on, cap=own.cap, ground=order.ground.value, reasons=order.reasons,
        document_id=kept.id, successor_id=order.successor_id, closed_claim=closed,
        objection_on=claim.objection_on, released_on=today, made_by=work.who.name,
        made_at=work.clock.now(),
    )  # fmt: skip
    work.add(row)
    work.flush()
    return row


def _successor(work: Work, claim: Claim, debtor_id: int | None) -> Debtor | None:
    """The right debtor, opened by the same user, who may owe such a claim."""
    if debtor_id is None:
        return None
    debtor = gate.opened(work, debtor_id)
    if work.get(ClaimDebtor, (claim.id, debtor_id)) is not None:
        raise OwesAlready(name=debtor.name, claim=claim.number)
    child = is_minor(debtor.birth_date, work.clock.today())
    if child and ClaimKind(claim.kind) in _PARENTS_OWE:
        raise ChildCannotOwe(claim=claim.number)
    return debtor


def _succeed(work: Work, row: Release, successor: Debtor) -> None:
    liable.put(work, row.claim_id, successor.id, role=row.role, share=row.share)
    ended = [number for number, _ in row.ended.get("holds", ())]
    unit_holds.share(work, row.claim_id, successor.id, ended=ended)
    number = work.get_one(Claim, row.claim_id).number
    text = f"Satt på {number} som riktig skyldner. Varsler begynner på nytt. {row.reasons}"
    note(work, successor.id, row.claim_id, text)
    details = {"release": row.id, "claim": row.claim_id}
    work.note("parties.release", stream=f"debtor:{successor.id}", details=details)


def _freed(work: Work, row: Release) -> dict[int, Money]:
    """Øre of each payment that is to go back to who was let out."""
    taken = retelling.taken(work, row.claim_id, release_money.source_of(row))
    return {number: amount for number, amount in retelling.payments(taken).items() if amount > 0}


def _tell(  # noqa: PLR0913, PLR0917
    work: Work, row: Release, debtor: Debtor, claim: Claim, freed: dict[int, Money], agreed: str
) -> None:
    ground = ReleaseGround(row.ground)
    rule = ground.rule(ClaimKind(claim.kind))
    note(work, debtor.id, None, f"Tatt av {claim.number}: {ground.label} ({rule}). {row.reasons}")
    details = {
        "release": row.id,
        "claim": claim.id,
        "ground": row.ground,
        "returned": sum(freed.values()),
    }
    work.note("parties.release", stream=f"debtor:{debtor.id}", details=details)
    paid = [work.get_one(Payment, number) for number in freed]
    known = all(forced.accounts(work, claim.id, paid).values())
    money = release_money.letter_words(sum(freed.values()), known=known)
    letter_keep.issue_or_task(work, letter(work, debtor, claim, ground, money, agreed))
