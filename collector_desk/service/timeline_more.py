"""On the timeline too: what a unit was asked and answered, letters that are no notice, and cases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from collector_desk.domain.delivery import LOST
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.limitation_steps import ENDINGS, WORDS, Outcome, Step
from collector_desk.domain.objection import UnitView
from collector_desk.domain.phrases import dotted
from collector_desk.service.folder import Folder
from collector_desk.service.kept_rows import KeptLetter, KeptQuestion
from collector_desk.wire.debtors import Event


def questions(folder: Folder) -> Iterator[Event]:
    """Each question on the day it was asked, its reminder, and its answer with the paper."""
    claims = {claim.id: claim for claim in folder.claims}
    for one in folder.questions:
        claim = claims.get(one.claim_id)
        unit = claim.creditor if claim else "virksomheten"
        for place, (day, title, text, who, document_id) in enumerate(_steps(one, unit)):
            yield Event(
                key=f"question:{one.id:012d}:{place}",
                kind="status",
                day=day,
                at=None,
                title=title,
                text=text,
                who=who,
                claim_id=one.claim_id,
                claim_number=claim.number if claim else "",
                amount=None,
                document_id=document_id,
                corrects=None,
            )


def _steps(one: KeptQuestion, unit: str) -> Iterator[tuple[date, str, str, str, int | None]]:
    until = f"frist {dotted(one.deadline)}"
    # A reminder moves the deadline: what was asked for first is no longer known.
    first = f"«{one.text}»" if one.reminded_on else f"«{one.text}» · {until}"
    yield one.asked_on, "Virksomheten spurt", first, one.asked_by, one.document_id
    if one.reminded_on is not None:
        yield one.reminded_on, "Virksomheten purret", f"{unit} · {until}", one.asked_by, None
    if one.answered_on is not None:
        view = UnitView(one.view).label if one.view else ""
        words = " · ".join(part for part in (view, one.answer and f"«{one.answer}»") if part)
        by = one.answered_by or unit
        yield one.answered_on, "Virksomheten svarte", words, by, one.answer_document_id


_CASES = (Step.COURT, Step.BOARD, Step.ENFORCEMENT_REQUEST)


def cases(folder: Folder) -> Iterator[Event]:
    """Each case before a board, a court or the namsmann: the day it was filed, and how it ended."""
    for claim in folder.claims:
        for row in folder.limitation.get(claim.id, ()):
            if (step := Step(row.step)) not in _CASES:
                continue
            words, rule = WORDS[step]
            told = [(row.day, f"{words}: levert", f"avbryter foreldelse (foreldelsesloven {rule})")]
            if row.ended is not None:
                end = ENDINGS[Outcome(row.outcome)]
                told.append(
                    (row.ended, f"{words}: over", f"{end.text} (foreldelsesloven {end.rule})")
                )
            for place, (day, title, text) in enumerate(told):
                yield Event(
                    key=f"step:{row.id:012d}:{place}",
                    kind="status",
                    day=day,
                    at=None,
                    title=title,
                    text=text,
                    who="",
                    claim_id=claim.id,
                    claim_number=claim.number,
                    amount=None,
                    document_id=None,
                    corrects=None,
                )


_TOLD_ELSEWHERE = (LetterKind.UNIT_QUESTION, LetterKind.COVERING)
"""Told of with the question, and with what was sent on."""


def other_letters(folder: Folder) -> Iterator[Event]:
    """Letters of ours that are no notice: answers, decisions, plans, statements.

    A notice is told of with its deadline and fee for each claim. One that never went is not told.
    """
    told = {notice.letter_id for rows in folder.notices.values() for notice in rows}
    numbers = {claim.number: claim.id for claim in folder.claims}
    for letter in folder.letters:
        elsewhere = letter.kind in _TOLD_ELSEWHERE
        if elsewhere or letter.id in told or letter.state in LOST:
            continue
        claims = (letter.claims or "").split()
        known = [number for number in claims if number in numbers]
        if claims and not known:
            continue  # of claims that are not looked at
        yield Event(
            key=f"sent:{letter.id:012d}",
            kind="letter",
            day=letter.sent_on or letter.made_on,
            at=None,
            title="Brev sendt" if letter.sent_on else "Brev venter på utsending",
            text=_words(letter),
            who=letter.made_by,
            claim_id=numbers[known[0]] if len(claims) == 1 else None,
            claim_number=", ".join(known),
            amount=None,
            document_id=letter.document_id,
            corrects=None,
        )


def _words(letter: KeptLetter) -> str:
    parts = [LetterKind(letter.kind).label, f"til {letter.recipient_name}"]
    if letter.deadline:
        parts.append(f"frist {dotted(letter.deadline)}")
    return " · ".join(parts)
