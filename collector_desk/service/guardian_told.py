"""Whether the guardian got the notices that a measure rests on (vergemålsloven § 25, ruling 24)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from sqlalchemy import exists, or_, select

from collector_desk.domain.delivery import Mandate, To
from collector_desk.domain.enforcement.condition_facts import ClaimFacts
from collector_desk.domain.enforcement.request_notice import JUDGED
from collector_desk.domain.enforcement.way import Way
from collector_desk.domain.fees import Letter
from collector_desk.domain.phrases import dotted
from collector_desk.domain.status import Status
from collector_desk.models import LetterRow, Representative
from collector_desk.service import letter_recipients, measure_notices
from collector_desk.service.collected import demanded
from collector_desk.service.database import Work
from collector_desk.service.folder import Folder
from collector_desk.service.kept_rows import KeptClaim, KeptNotice

_OWN = frozenset({Letter.ENFORCEMENT_NOTICE})
_REQUEST = frozenset({Letter.ENFORCEMENT_NOTICE, Letter.PAYMENT_DEMAND})


def untold(work: Work, rows: Folder, facts: Sequence[ClaimFacts], *, on: date) -> str:
    """What a guardian who was needed then did not get, in Bokmål; empty: nothing.

    It is needed on the days that a guardian is registered for, and on those of the special status.
    Of a letter that another system sent before the claim came here, nobody knows whom it went to.
    """
    if letter_recipients.speaking_guardian(work, rows.debtor) is None:
        return ""
    guardians = _guardians(work, rows.debtor.id)
    missed = {
        (one.sent_on, measure_notices.named(rows, one.claim_id, one.kind))
        for one in _carrying(work, rows, facts, on)
        if one.letter_id
        and _needed(rows, guardians, one.sent_on)
        and not _went(work, one.letter_id)
    }
    if not missed:
        return ""
    told = ", ".join(f"{name} {dotted(day)}" for day, name in sorted(missed))
    return f"{told} gikk ikke til vergen, som skulle ha fått brevet. Send et nytt."


def _guardians(work: Work, debtor_id: int) -> Sequence[Representative]:
    query = select(Representative).where(
        Representative.debtor_id == debtor_id, Representative.role == To.GUARDIAN.value
    )
    return work.scalars(query).all()


def _needed(rows: Folder, guardians: Sequence[Representative], day: date) -> bool:
    """Whether a guardian should have a letter of that day; not where the mandate left this out."""
    then = [
        one for one in guardians if one.from_day <= day and (one.to_day is None or day < one.to_day)
    ]
    if then:
        return any(Mandate(one.mandate) is not Mandate.EXCLUDED for one in then)
    return any(
        Status(one.kind) is Status.GUARDIAN
        and one.from_day <= day
        and (one.to_day is None or day < one.to_day)
        for one in rows.statuses
    )


def _carrying(
    work: Work, rows: Folder, facts: Sequence[ClaimFacts], on: date
) -> Iterator[KeptNotice]:
    """The newest letter of each kind that a claim rests on; a judgment asks for none."""
    of_number = {one.number: one for one in facts if one.request_letters != JUDGED}
    for claim in rows.claims:
        found = of_number.get(claim.number)
        if found is not None and found.choice.way is Way.OWN:
            yield from _newest(rows.notices.get(claim.id, ()), _OWN)
        elif found is not None:
            yield from _newest(_covering(work, rows, claim, on), _REQUEST)


def _covering(work: Work, rows: Folder, claim: KeptClaim, on: date) -> Sequence[KeptNotice]:
    """The letters that demanded all that is demanded now: a request rests on no others."""
    owed = demanded(rows, claim, on=on, rates=work.rates)
    sent = rows.notices.get(claim.id, ())
    return [one for one in sent if one.demanded is None or one.demanded >= owed]


def _newest(notices: Sequence[KeptNotice], kinds: Collection[Letter]) -> Iterator[KeptNotice]:
    for kind in kinds:
        sent = [one for one in notices if one.kind == kind.value and one.returned_on is None]
        if sent:
            yield max(sent, key=lambda one: (one.sent_on, one.id))


def _went(work: Work, letter_id: int) -> bool:
    """Whether a letter, or what went together with it, was addressed to the guardian."""
    same = or_(LetterRow.id == letter_id, LetterRow.with_id == letter_id)
    query = exists().where(same, LetterRow.recipient == To.GUARDIAN.value)
    return bool(work.scalar(select(query)))
