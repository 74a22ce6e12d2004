"""Issuing the decision on trekk to the namsmann: each version kept, and the day he had it.

Made in the transaction of the decision, with the letter to the debtor as its attachment; it is laid
in the folder of requests (``request_drop``) once that transaction stands.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

from sqlalchemy import select

from collector_desk.domain.claim import Regime
from collector_desk.domain.delivery import Delivery
from collector_desk.domain.enforcement.measure import MeasureKind, MeasureStage
from collector_desk.domain.enforcement.request.parties import Attachment
from collector_desk.domain.enforcement.request.settings import settings_on
from collector_desk.domain.enforcement.request.values import AttachmentKind
from collector_desk.domain.letter import LetterKind
from collector_desk.errors.enforcement import MeasureWrongStage
from collector_desk.errors.requests import MessageLacksLetter, MessageNotMade, RequestBreaks
from collector_desk.exchange.enforcement import checked
from collector_desk.exchange.enforcement.json_in import read_decision
from collector_desk.models import (
    Approval,
    Claim,
    Debtor,
    Document,
    LetterRow,
    Measure,
    MeasureClaim,
    RequestVersion,
)
from collector_desk.service import (
    folder,
    gate,
    measure_amend,
    measure_facts,
    measure_grown,
    measure_tasks,
    measures,
    request_less,
    trekk_change,
    trekk_message,
)
from collector_desk.service.database import Work
from collector_desk.service.request_papers import attachment
from collector_desk.wire.measures import MeasureTerms

MESSAGE = "Meldingen til namsmannen"
_JSON = "json"


def issue(work: Work, row: Measure, *, seen: str = "") -> RequestVersion:
    """Make and keep the next version, of the day of the decision. The letter stands already.

    Raises:
        MessageLacksLetter: the debtor's letter, which it attaches, was not written.
        RequestBreaks, RequestNotValid: a rule, or our schema of the contract, is broken.
        MeasureGrown: it says more than was approved (``measure_grown``).
        GrownNeedsPassword: the leader who may ask for that has not agreed to it.
    """
    letter = _letter(work, row)
    found = attachment(letter.id, letter.name, AttachmentKind.OTHER, row.number)
    content, agreed = _content(work, row, found, seen)
    made = RequestVersion(
        measure_id=row.id,
        number=_last(work, row.id) + 1,
        form=_JSON,
        content=content,
        digest=hashlib.sha256(content).hexdigest(),
        source=content,
        attachments=[
            {
                "name": letter.name,
                "kind": AttachmentKind.OTHER.value,
                "uuid": found.uuid,
                "sha256": letter.sha256,
                "document": letter.id,
            }
        ],
        made_by=work.who.name,
        made_at=work.clock.now(),
        agreed=agreed,
    )
    work.add(made)
    work.flush()
    details = {"measure": row.id, "number": row.number, "version": made.number}
    details |= {"sha256": made.digest, "tasks": measure_tasks.made(work, row, MESSAGE)}
    work.note("requests.make", stream=f"debtor:{row.debtor_id}", details=details)
    return made


def again(work: Work, measure_id: int, *, version: int, seen: str = "") -> Measure:
    """Make the next version; when the namsmann has one, the paper that tells him of a change.

    Raises as ``issue``, and:
        Unknown, NotOpened, OwnCase, Stale, MeasureWrongStage: as ``measures.propose``.
    """
    row = measures.locked(work, measure_id, version)
    gate.opened(work, row.debtor_id)
    if row.effect_on is not None:
        trekk_change.make(work, row, seen=seen)
        return row
    if not trekk_message.goes(row.kind, row.regime) or row.stage != MeasureStage.DECIDED.value:
        raise MeasureWrongStage(number=row.number, stage=MeasureStage(row.stage).is_now)
    issue(work, row, seen=seen)
    return row


def handed(work: Work, row: Measure, day: date) -> None:
    """Enter that the namsmann got the newest version on a day.

    Where less is owed by now than it says, a task asks to tell him (innkrevingsloven § 32).

    Raises:
        MessageNotMade: there is none, or it is for other claims than the measure is now.
    """
    made = newest(work, row.id)
    if made is None or not stands(work, row, made):
        raise MessageNotMade(number=row.number)
    made.filed_on, made.filed_by = day, work.who.name
    work.flush()
    request_less.ask(work, row)


def stands(work: Work, row: Measure, made: RequestVersion) -> bool:
    """Whether a version is for the claims that the measure is for now."""
    ids = select(MeasureClaim.claim_id).where(MeasureClaim.measure_id == row.id)
    return _told(made) == set(work.scalars(select(Claim.number).where(Claim.id.in_(ids))))


def fee_fell(work: Work, measure_id: int | None) -> None:
    """The decision's fee fell with its letter: ask to tell the namsmann, where he was told of it."""
    row = None if measure_id is None else work.get_one(Measure, measure_id)
    if row is None or not trekk_message.goes(row.kind, row.regime):
        return
    made = newest(work, row.id)
    if made is not None and made.filed_on is not None and row.stage == MeasureStage.IN_FORCE.value:
        request_less.ask(work, row)


def newest(work: Work, measure_id: int) -> RequestVersion | None:
    """The newest version that was made."""
    query = select(RequestVersion).where(RequestVersion.measure_id == measure_id)
    return work.scalar(query.order_by(RequestVersion.number.desc()).limit(1))


def _last(work: Work, measure_id: int) -> int:
    found = newest(work, measure_id)
    return found.number if found else 0


def _told(made: RequestVersion) -> set[str]:
    """The numbers of the claims that a version speaks of."""
    lines = read_decision(made.source).lines
    return {line.reference.removesuffix("-H") for line in lines if line.reference.endswith("-H")}


def _content(work: Work, row: Measure, letter: Attachment, seen: str) -> tuple[bytes, bool]:
    """The file, checked by the published rules and by our schema; whether it has grown and may."""
    day = row.decided_on or work.clock.today()
    rows = folder.read(work, work.get_one(Debtor, row.debtor_id))
    terms = measures.standing_terms(work, row)
    facts = measure_facts.of(work, rows, terms, on=day, measure_id=row.id)
    folded = rows.only(trekk_message.claims_of(rows, terms)).folded(work.rates, on=day)
    made = trekk_message.of(work, rows, terms, facts, folded, row.number, letter)
    more = measure_grown.growth_of(work, row, rows, folded)
    measure_grown.may_ask(work, row, more, folded.values())
    agreed = measure_grown.must_be_agreed(work, more.grown, seen)
    if made.findings:
        one = made.findings[0]
        raise RequestBreaks(rule=one.code, why=one.sentence)
    decision = replace(
        made.decision, signature=_signed(work, row), old_trekk=_old_trekk(work, row, terms, day)
    )
    return checked.made(decision, settings_on(work.rates, day)), agreed


def _signed(work: Work, row: Measure) -> str:
    """Who decided it, whoever makes a later version."""
    return work.get_one(Approval, row.approval_id).decided_by


def _letter(work: Work, row: Measure) -> Document:
    """The decision as the debtor is told it: what was written anew goes before what came back."""
    query = (
        select(Document)
        .join(LetterRow, LetterRow.document_id == Document.id)
        .where(
            LetterRow.measure_id == row.id,
            LetterRow.kind == LetterKind.TREKK_DECISION.value,
            LetterRow.state != Delivery.WITHDRAWN.value,
            LetterRow.with_id.is_(None),
        )
        .order_by(LetterRow.id.desc())
    )
    found = work.scalar(query.limit(1))
    if found is None:
        raise MessageLacksLetter(number=row.number)
    return found


def _old_trekk(work: Work, row: Measure, terms: MeasureTerms, day: date) -> date | None:
    """The day of the trekk under the old rules that all these claims come from.

    They keep its time rank for the rest of its period (FOR-2025-07-01-1418 §§ 4 and 7): one that
    ran until this was written, of the same claims.
    """
    query = select(Measure).where(
        Measure.debtor_id == row.debtor_id,
        Measure.kind == MeasureKind.WITHHOLDING.value,
        Measure.regime == Regime.OLD.value,
        Measure.effect_on.is_not(None),
        Measure.ends_on >= day,
        (Measure.ended_on.is_(None)) | (Measure.ended_on >= row.made_at.date()),
    )
    for old in work.scalars(query.order_by(Measure.decided_on, Measure.id)):
        ids = select(MeasureClaim.claim_id).where(MeasureClaim.measure_id == old.id)
        if set(terms.claim_ids) <= set(work.scalars(ids)):
            return measure_amend.first_of(work, old).decided_on
    return None
