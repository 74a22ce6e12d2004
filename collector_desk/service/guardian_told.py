"""Whether the guardian got the notices that a measure rests on (vergemålsloven § 25, ruling 24)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from sqlalchemy import exists, or_, select

from collector_desk.domain.delivery import To
from collector_desk.domain.enforcement.condition_facts import ClaimFacts
from collector_desk.domain.enforcement.request_notice import JUDGED
from collector_desk.domain.enforcement.way import Way
from collector_desk.domain.fees import Letter
from collector_desk.domain.phrases import dotted
from collector_desk.models import LetterRow
from collector_desk.service import letter_recipients
from collector_desk.service.database import Work
from collector_desk.service.folder import Folder
from collector_desk.service.kept_rows import KeptNotice

_OWN = frozenset({Letter.ENFORCEMENT_NOTICE})
_REQUEST = frozenset({Letter.ENFORCEMENT_NOTICE, Letter.PAYMENT_DEMAND})


def untold(work: Work, rows: Folder, facts: Sequence[ClaimFacts]) -> str:
    """What the guardian who spoke for the debtor then did not get, in Bokmål; empty: nothing.

    Of a letter that another system sent before the claim came here, nobody knows whom it went to.
    """
    guardian = letter_recipients.speaking_guardian(work, rows.debtor)
    if guardian is None:
        return ""
    since = guardian.from_day
    days = {
        notice.sent_on
        for notice in _carrying(rows, facts)
        if notice.sent_on >= since and notice.letter_id and not _went(work, notice.letter_id)
    }
    if not days:
        return ""
    told = ", ".join(dotted(day) for day in sorted(days))
    return (
        f"Varselet {told} gikk ikke til vergen, som er oppnevnt fra {dotted(since)}. Send et nytt."
    )


def _carrying(rows: Folder, facts: Sequence[ClaimFacts]) -> Iterator[KeptNotice]:
    """The newest letter of each kind that a claim rests on; a judgment asks for none."""
    of_number = {one.number: one for one in facts if one.request_letters != JUDGED}
    for claim in rows.claims:
        found = of_number.get(claim.number)
        if found is not None:
            kinds = _OWN if found.choice.way is Way.OWN else _REQUEST
            yield from _newest(rows.notices.get(claim.id, ()), kinds)


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
