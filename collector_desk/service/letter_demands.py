"""Collection letters: whether one may go today, until when it is locked, and the fee it bears."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import exists, or_, select

from collector_desk.domain.calendar import deadline
from collector_desk.domain.claim import KINDS, ClaimKind
from collector_desk.domain.fees import Letter, may_charge, shortest_deadline
from collector_desk.domain.letter import NOTICE_OF, LetterKind
from collector_desk.domain.money import Money
from collector_desk.domain.notices import NextStep, Verdict, next_step, posting_day
from collector_desk.domain.objection import CLOSED
from collector_desk.domain.phrases import kroner
from collector_desk.errors import DeskError
from collector_desk.errors.letter_post import (
    LetterExtended,
    LetterNothingOwed,
    LetterStopped,
    LetterTooEarly,
)
from collector_desk.models import Claim, Hold, Notice, Objection
from collector_desk.service import disputed_part, own_time, stops
from collector_desk.service.collected import collected, demanded
from collector_desk.service.database import Work
from collector_desk.service.facts import facts_of
from collector_desk.service.folder import Folder
from collector_desk.service.kept_rows import KeptClaim, KeptNotice
from collector_desk.service.letter_money import NO_CHARGE, Charge

STEPS: Mapping[LetterKind, tuple[NextStep, ...]] = {
    LetterKind.COLLECTION_NOTICE: (NextStep.COLLECTION_NOTICE,),
    # The letter holds the notice of § 4-18 too: it may go when both may.
    LetterKind.PAYMENT_DEMAND: (NextStep.PAYMENT_DEMAND, NextStep.ENFORCEMENT_NOTICE),
    LetterKind.ENFORCEMENT_NOTICE: (NextStep.ENFORCEMENT_NOTICE,),
    LetterKind.OWN_NOTICE: (NextStep.ENFORCEMENT_NOTICE,),
}
"""The steps of own collection that a letter takes."""

_ONE_A_DAY = (
    "Brevet er uten gebyr. Et brev av samme slag har gebyr i dag: kravene kunne stått i ett brev."
)

NOTICES: Mapping[LetterKind, tuple[Letter, ...]] = {
    kind: tuple(Letter(step.value) for step in steps) for kind, steps in STEPS.items()
}
"""What a letter counts as afterwards, the one that may bear a fee first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """Whether a collection letter may go: the first lawful day, and the refusal until then."""

    lawful_from: date
    deadline: date
    refusal: DeskError | None

    def open(self) -> None:
        """Raises LetterTooEarly, LetterStopped or another refusal while it is locked."""
        if self.refusal is not None:
            raise self.refusal


def lock(
    work: Work,
    rows: Folder,
    kind: LetterKind,
    claims: Sequence[Claim | KeptClaim],
    besides: Sequence[DeskError | None],
) -> Lock:
    """The lock of a collection letter on these claims: the strictest of all of them.

    ``besides`` is what is asked of the debtor, whatever the claim: that there is somewhere to
    write (``letter_stops.nowhere``) and no money that may be theirs (``unplaced_match.refusal``).
    """
    today = work.clock.today()
    verdicts = [
        (claim, verdict) for claim in claims for verdict in _verdicts(work, rows, kind, claim.id)
    ]
    refusals = [
        *(_another(kind, claim) for claim in claims),
        *(_owes(work, rows, claim) for claim in claims),
        *(_refusal(kind, claim, verdict) for claim, verdict in verdicts if not verdict.lawful),
        *besides,
    ]
    found = [one for one in refusals if one is not None]
    days = [verdict.earliest for _, verdict in verdicts if verdict.earliest]
    ends = [verdict.deadline for _, verdict in verdicts if verdict.deadline]
    first = max(days, default=today)
    return Lock(
        lawful_from=first,
        deadline=max([*ends, _shortest(work, kind, max(first, today))]),
        refusal=next((one for one in found if not isinstance(one, LetterTooEarly)), None)
        or max(found, key=lambda one: str(one.params.get("earliest", "")), default=None),
    )


def next_deadline(work: Work, written: date) -> date:
    """The shortest deadline that a letter written on a day may print."""
    goes = posting_day(written, rates=work.rates)
    return deadline(goes, shortest_deadline(goes, rates=work.rates).days)


def _shortest(work: Work, kind: LetterKind, written: date) -> date:
    """The same for a kind of letter: the municipality's own notice gives three weeks (ruling 2)."""
    if kind is not LetterKind.OWN_NOTICE:
        return next_deadline(work, written)
    goes = posting_day(written, rates=work.rates)
    return deadline(goes, work.rates["own_notice_days"].on(goes).whole)


def charge(work: Work, rows: Folder, kind: LetterKind, claims: Sequence[Claim]) -> Charge:
    """The letter's fee: one a letter, on the claim where it is least; or why it bears none.

    A house rule in the debtor's favour where a letter speaks of several claims. Fees of letters
    to others who owe the same claim count, so that it bears no more than one round. Claims that
    get letters of one kind on one day could have stood in one: the second bears no fee.
    """
    if kind not in NOTICES:
        return NO_CHARGE
    letter, today = NOTICES[kind][0], work.clock.today()
    if _charged_today(work, rows.debtor.id, letter):
        return Charge(words=_ONE_A_DAY)
    lawful: list[Charge] = []
    refused: list[str] = []
    for claim in claims:
        if stops.asked(rows, _kept(rows, claim.id)):
            refused.append(f"{claim.number}: en søknad eller klage er ikke besvart ennå.")
            continue
        if rests_for_others(work, rows, claim):
            refused.append(f"{claim.number}: kravet hviler for en annen som skylder det.")
            continue
        known = collected(
            rows, _kept(rows, claim.id), on=today, rates=work.rates,
            besides=_fees_of_others(work, rows, claim),
        )  # fmt: skip
        try:
            fee = may_charge(letter, known, sent=today, rates=work.rates)
        except DeskError as why:
            refused.append(f"{claim.number}: {why.text()}")
            continue
        words = f"Gebyr {kroner(fee.amount)} kr på {claim.number}: {fee.formula} ({fee.rule})."
        lawful.append(Charge(claim_id=claim.id, fee=fee, words=words))
    if lawful:
        return min(lawful, key=lambda one: (one.amount, one.claim_id))
    return Charge(words="Brevet er uten gebyr. " + " ".join(refused))


def disputed(work: Work, debtor_id: int, claims: Sequence[Claim]) -> Mapping[int, Money]:
    """Øre of each claim that an open objection disputes a part of: not demanded meanwhile."""
    query = select(Objection.claim_id, Objection.disputed).where(
        Objection.debtor_id == debtor_id,
        Objection.claim_id.in_([claim.id for claim in claims]),
        Objection.state.not_in(CLOSED),
        Objection.stops.is_(True),
        Objection.disputed.is_not(None),
    )
    parts = {row.claim_id: row.disputed or 0 for row in work.execute(query)}
    facts, today = facts_of(work, parts), work.clock.today()
    return {
        claim.id: disputed_part.with_interest(
            claim, facts.get(claim.id, ()), parts[claim.id], rates=work.rates, on=today
        )
        for claim in claims
        if claim.id in parts
    }


def principals(work: Work, rows: Folder, claims: Sequence[Claim]) -> Mapping[int, Money]:
    """Øre of each claim's principal that a demand written today speaks of."""
    today = work.clock.today()
    return {
        claim.id: demanded(rows, _kept(rows, claim.id), on=today, rates=work.rates)
        for claim in claims
    }


def rests_for_others(work: Work, rows: Folder, claim: Claim) -> bool:
    """Whether another who owes the claim objects to it, or has it stilt i bero: no fee then."""
    today, other = work.clock.today(), rows.debtor.id
    objected = exists().where(
        Objection.claim_id == claim.id,
        Objection.debtor_id != other,
        Objection.state.not_in(CLOSED),
        Objection.stops.is_(True),
    )
    held = exists().where(
        Hold.claim_id == claim.id,
        Hold.debtor_id != other,
        Hold.ended_on.is_(None),
        or_(Hold.until.is_(None), Hold.until > today),
    )
    return bool(work.scalar(select(or_(objected, held))))


def _verdicts(work: Work, rows: Folder, kind: LetterKind, claim_id: int) -> Iterator[Verdict]:
    today = work.clock.today()
    known = collected(rows, _kept(rows, claim_id), on=today, rates=work.rates)
    for step in STEPS[kind]:
        yield next_step(step, known, on=today, rates=work.rates)


def _kept(rows: Folder, claim_id: int) -> KeptClaim:
    claim = rows.claim(claim_id)
    assert claim is not None  # chosen among this debtor's
    return claim


def _owes(work: Work, rows: Folder, claim: Claim | KeptClaim) -> LetterNothingOwed | None:
    kept, today = _kept(rows, claim.id), work.clock.today()
    found = rows.statement(kept, work.rates, on=today)
    barred = own_time.barred_interest(rows, kept, found)
    left = found.balance.total - disputed_part.of(rows, kept, rates=work.rates, on=today) - barred
    return None if left > 0 and claim.state == "open" else LetterNothingOwed(claim=claim.number)


def _refusal(kind: LetterKind, claim: Claim | KeptClaim, verdict: Verdict) -> DeskError:
    about = {"letter": kind.label, "claim": claim.number, "rule": verdict.rule}
    if verdict.earliest is not None and verdict.extension is not None:
        earliest, extended = verdict.earliest.isoformat(), verdict.extension.text
        return LetterExtended(earliest=earliest, extended=extended, **about)
    if verdict.earliest is not None:
        return LetterTooEarly(earliest=verdict.earliest.isoformat(), **about)
    return LetterStopped(reason=verdict.reason, **about)


def _another(kind: LetterKind, claim: Claim | KeptClaim) -> LetterStopped | None:
    """A claim whose notice of enforcement is another letter (ruling 5)."""
    facts = KINDS[ClaimKind(claim.kind)]
    right = NOTICE_OF[facts.enforcement]
    if kind is right or kind not in {LetterKind.ENFORCEMENT_NOTICE, LetterKind.OWN_NOTICE}:
        return None
    reason = f"{facts.label} varsles med brevet «{right.label}»."
    return LetterStopped(
        letter=kind.label, claim=claim.number, rule=facts.enforcement.basis, reason=reason
    )


def _charged_today(work: Work, debtor_id: int, letter: Letter) -> bool:
    """Whether a letter of ours of this kind, written or sent today, has borne a fee."""
    return bool(
        work.scalar(
            select(Notice.id).where(
                Notice.debtor_id == debtor_id,
                Notice.kind == letter.value,
                Notice.sent_on == work.clock.today(),
                Notice.fee > 0,
                Notice.letter_id.is_not(None),
                Notice.returned_on.is_(None),
            )
        )
    )


def _fees_of_others(work: Work, rows: Folder, claim: Claim) -> list[KeptNotice]:
    columns = [getattr(Notice, name) for name in KeptNotice._fields]
    query = select(*columns).where(
        Notice.claim_id == claim.id, Notice.debtor_id != rows.debtor.id, Notice.fee > 0
    )
    return [KeptNotice(*row) for row in work.execute(query)]
