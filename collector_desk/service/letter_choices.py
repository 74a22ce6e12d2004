"""Which letters a caseworker may write to a debtor now, of which claims, and from when the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from collector_desk.domain.claim import KINDS, ClaimKind
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.money import Money
from collector_desk.domain.step_in_turn import step_in_turn
from collector_desk.errors import DeskError
from collector_desk.errors.letter_post import LetterNothingOwed, LetterTooEarly
from collector_desk.models import Claim, Debtor
from collector_desk.service import folder, gate, letter_recipients, letter_stops, unplaced_match
from collector_desk.service.collected import collected
from collector_desk.service.database import Work
from collector_desk.service.folder import Folder
from collector_desk.service.letter_demands import STEPS, lock
from collector_desk.service.ready_steps import letter_of
from collector_desk.wire.letters import LetterChoice, LetterChoices, LetterClaim, Reader

OFFERED = (
    LetterKind.COLLECTION_NOTICE,
    LetterKind.PAYMENT_DEMAND,
    LetterKind.ENFORCEMENT_NOTICE,
    LetterKind.OWN_NOTICE,
    LetterKind.STATEMENT,
    LetterKind.PAYOFF,
    LetterKind.FREE_LETTER,
)
"""What is written by itself, in the order it is chosen among; the others follow a deed."""

_OF_NONE = frozenset({LetterKind.STATEMENT, LetterKind.FREE_LETTER})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What is known of the debtor once, for each kind and claim; ``money`` lies unplaced.

    ``turns`` is the collection letter that comes next for a claim, where there is one.
    """

    rows: Folder
    owed: Mapping[int, Money]
    turns: Mapping[int, LetterKind]
    money: DeskError | None


def choices(work: Work, debtor_id: int) -> LetterChoices:
    """Each kind with each claim, open or with why not; and who would be written to.

    Raises Unknown, NotOpened, OwnCase.
    """
    debtor = gate.opened(work, debtor_id)
    work.flush()
    rows = folder.read(work, debtor)
    ids = [claim.id for claim in rows.claims]
    query = select(Claim).where(Claim.id.in_(ids)).order_by(Claim.due_date, Claim.id)
    claims = work.scalars(query).all()
    readers, refusal = _readers(work, debtor)
    folded = rows.folded(work.rates, on=work.clock.today())
    known = _Known(
        rows=rows,
        owed={number: statement.balance.total for number, statement in folded.items()},
        turns=dict(_turns(work, rows)),
        money=unplaced_match.refusal(work, debtor_id),
    )
    kinds = tuple(_kind(work, known, kind, claims) for kind in OFFERED)
    return LetterChoices(
        besides=next(each.kind for each in kinds if each.lawful and each.kind not in STEPS),
        kinds=kinds,
        readers=readers,
        nobody=refusal.text() if refusal else "",
        advice=refusal.advice() if refusal else "",
        channel_label=work.post.channel.label,
    )


def _turns(work: Work, rows: Folder) -> Iterator[tuple[int, LetterKind]]:
    today = work.clock.today()
    for claim in rows.claims:
        known = collected(rows, claim, on=today, rates=work.rates)
        if (step := step_in_turn(known, on=today, rates=work.rates)) is not None:
            yield claim.id, letter_of(step, claim)


def _readers(work: Work, debtor: Debtor) -> tuple[tuple[Reader, ...], DeskError | None]:
    try:
        found = letter_recipients.recipients(work, debtor)
    except DeskError as refusal:
        return (), refusal
    return tuple(Reader(to=one.to, to_label=one.to.label, name=one.name) for one in found), None


def _kind(work: Work, known: _Known, kind: LetterKind, claims: Sequence[Claim]) -> LetterChoice:
    refusals = [_refusal(work, known, kind, claim) for claim in claims]
    lawful = None in refusals or kind in _OF_NONE
    found = [each for each in refusals if each is not None]
    days = [_opens(each) for each in found if isinstance(each, LetterTooEarly)]
    nearest = None if lawful else _nearest(found)
    nothing = "" if lawful else "Skyldneren har ingen krav."
    return LetterChoice(
        kind=kind,
        label=kind.label,
        lawful=lawful,
        earliest=None if lawful else min(days, default=None),
        refusal=nearest.text() if nearest else nothing,
        payment_id=unplaced_match.payment_of(nearest),
        claims=tuple(
            LetterClaim(
                claim_id=claim.id,
                number=claim.number,
                kind_label=KINDS[ClaimKind(claim.kind)].label,
                owed=known.owed[claim.id],
                why_not=refusal.text() if refusal else "",
                in_turn=known.turns.get(claim.id) is kind,
            )
            for claim, refusal in zip(claims, refusals, strict=True)
        ),
    )


def _nearest(refusals: Sequence[DeskError]) -> DeskError | None:
    """Why none of the claims may go: what opens first, else what stands in the way of the first."""
    early = [each for each in refusals if isinstance(each, LetterTooEarly)]
    return min(early, key=_opens, default=next(iter(refusals), None))


def _opens(refusal: DeskError) -> date:
    return date.fromisoformat(str(refusal.params["earliest"]))


def _refusal(work: Work, known: _Known, kind: LetterKind, claim: Claim) -> DeskError | None:
    if kind in STEPS:
        besides = (letter_stops.nowhere(work, known.rows, kind), known.money)
        return lock(work, known.rows, kind, (claim,), besides).refusal
    if kind is LetterKind.PAYOFF and known.owed[claim.id] <= 0:
        return LetterNothingOwed(claim=claim.number)
    return letter_stops.refusal(work, known.rows, kind, (claim,))
