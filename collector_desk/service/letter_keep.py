"""Keeping a letter: its bytes, its row, what it counts as, its fee, and that it must be sent.

All in the transaction of the deed that it tells of.
"""

from __future__ import annotations

from collector_desk.domain.delivery import Channel, Delivery
from collector_desk.domain.facts import FactKind
from collector_desk.domain.letter_labels import file_name
from collector_desk.domain.phrases import dotted
from collector_desk.errors import DeskError
from collector_desk.models import (
    Dispatch,
    Document,
    FactRow,
    LetterClaim,
    LetterRow,
    Measure,
    Notice,
    Task,
)
from collector_desk.service import booking, letter_make
from collector_desk.service.database import Work
from collector_desk.service.letter_make import Made, Written


def issue(work: Work, made: Made) -> list[LetterRow]:
    """Write and keep a letter in this transaction. Raises the letter's refusal, or why it cannot.

    Nothing is written before every recipient's letter is finished.
    """
    if made.refusal is not None:
        raise made.refusal
    written = letter_make.write(work, made)
    rows = [_keep(work, made, one) for one in written]
    for other in rows[1:]:
        other.with_id = rows[0].id
    _count(work, made, rows[0])
    _charge(work, made, rows[0])
    for row in rows:
        details = {"letter": row.id, "kind": row.kind, "to": row.recipient, "sha256": row.sha256}
        work.note(
            "letters.send",
            stream=stream(_debtor(made)),
            details=details | {"fee": made.charge.amount, "claims": _ids(made)},
        )
    return rows


def issue_or_task(work: Work, made: Made) -> list[LetterRow]:
    """The letter of a deed that stands whether or not it can go; else a task says why."""
    try:
        return issue(work, made)
    except DeskError as why:
        text = f"{made.kind.label} er ikke sendt{_measure(work, made)}: {why.text()}"[:300]
        row = task(work, _debtor(made), made.claims[0].id if made.claims else None, text)
        details = {"kind": made.kind.value, "why": why.code, "claims": _ids(made), "task": row.id}
        work.note("letters.not_sent", stream=stream(_debtor(made)), details=details)
        return []


def _measure(work: Work, made: Made) -> str:
    """The measure it is about, by its number: a debtor may have several."""
    return "" if made.measure_id is None else f", {work.get_one(Measure, made.measure_id).number}"


def task(
    work: Work, debtor_id: int | None, claim_id: int | None, text: str, kind: str = "follow_up"
) -> Task:
    """Something about a letter that a person must look at today."""
    row = Task(
        debtor_id=debtor_id,
        claim_id=claim_id,
        kind=kind,
        text=text[:300],
        due_on=work.clock.today(),
        person_id=work.who.person_id,
        made_by=work.who.name,
        made_at=work.clock.now(),
    )
    work.add(row)
    work.flush()
    return row


def channel(work: Work, made: Made) -> Channel:
    """Units are written to by internal post and offices with their papers, others by the house's."""
    printed = made.unit is not None or made.inquiry_id is not None
    return Channel.FILE_DROP if printed else work.post.channel


def stream(debtor_id: int | None) -> str:
    """Where the audit tells of a letter: with its debtor, or with the house."""
    return "house" if debtor_id is None else f"debtor:{debtor_id}"


def _document(work: Work, made: Made, one: Written) -> Document:
    """The bytes as they were sent, kept for good."""
    today = work.clock.today()
    kept = Document(
        debtor_id=_debtor(made),
        claim_id=made.claims[0].id if len(made.claims) == 1 else None,
        kind="letter",
        title=f"{made.kind.label}, {one.addressed.to.label.lower()}",
        day=today,
        name=file_name(made.kind.value, today),
        sha256=one.rendered.sha256,
        content=one.rendered.pdf,
        kept_at=work.clock.now(),
    )
    work.add(kept)
    work.flush()
    return kept


def _keep(work: Work, made: Made, one: Written) -> LetterRow:
    today = work.clock.today()
    kept = _document(work, made, one)
    row = LetterRow(
        debtor_id=_debtor(made),
        kind=made.kind.value,
        template=one.template.name,
        language=one.template.language.value,
        regime=one.regime.value,
        recipient=one.addressed.to.value,
        recipient_name=one.addressed.name,
        content=dict(one.rendered.data) | {"address": one.addressed.kept_address},
        state=Delivery.WAITING.value,
        lawful_from=made.lawful_from,
        made_on=today,
        deadline=made.deadline,
        document_id=kept.id,
        sha256=one.rendered.sha256,
        objection_id=made.objection_id,
        plan_id=made.plan_id,
        deferral_id=made.deferral_id,
        measure_id=made.measure_id,
        inquiry_id=made.inquiry_id,
        made_by=work.who.name,
        made_at=work.clock.now(),
    )
    work.add(row)
    work.flush()
    work.add_all(LetterClaim(letter_id=row.id, claim_id=claim.id) for claim in made.claims)
    _dispatch(work, made, row)
    return row


def _dispatch(work: Work, made: Made, row: LetterRow) -> None:
    """It must leave the house: sent by the relay, after the commit."""
    work.add(
        Dispatch(
            letter_id=row.id,
            channel=channel(work, made).value,
            state=Delivery.WAITING.value,
            changed_at=work.clock.now(),
        )
    )
    work.flush()


def _count(work: Work, made: Made, row: LetterRow) -> None:
    """What the letter counts as once it has gone, once a claim, whoever it is sent to."""
    for claim in made.claims:
        for place, letter in enumerate(made.notices):
            bears = place == 0 and claim.id == made.charge.claim_id
            work.add(
                Notice(
                    claim_id=claim.id,
                    debtor_id=_debtor(made),
                    kind=letter.value,
                    sent_on=row.made_on,
                    deadline=made.deadline,
                    demanded=made.demanded.get(claim.id),
                    way="",
                    fee=made.charge.amount if bears else 0,
                    source=f"brev {row.id}",
                    letter_id=row.id,
                    waits=True,
                )
            )
    work.flush()


def _charge(work: Work, made: Made, row: LetterRow) -> None:
    fee, claim_id = made.charge.fee, made.charge.claim_id
    if fee is None or claim_id is None or fee.amount == 0:
        return
    work.add(
        FactRow(
            claim_id=claim_id,
            kind=FactKind.FEE.value,
            amount=fee.amount,
            value_date=row.made_on,
            known_at=work.clock.now(),
            rule=fee.rule[:120],
            source=f"{made.kind.label} {dotted(row.made_on)}, brev {row.id}",
            document_id=row.document_id,
            made_by=work.who.name,
            reason=made.charge.words[:300],
        )
    )
    booking.book(work, [claim_id])


def _debtor(made: Made) -> int | None:
    return made.debtor.id if made.debtor else None


def _ids(made: Made) -> list[int]:
    return [claim.id for claim in made.claims]
