"""The post of the practice desk: what was written before the practice day went the day it was."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from collector_desk.domain.delivery import Delivery
from collector_desk.models import Dispatch, LetterRow
from collector_desk.service import letter_post
from collector_desk.service.database import Work
from collector_desk.service.practice_desk import DAY, Noon


def go(work: Work, day: date = DAY) -> None:
    """Let every letter of an earlier day have gone; those of the day wait for the courier."""
    before = work.clock
    query = (
        select(Dispatch, LetterRow)
        .join(LetterRow, LetterRow.id == Dispatch.letter_id)
        .where(Dispatch.state == Delivery.WAITING.value, LetterRow.made_on < day)
        .order_by(Dispatch.id)
    )
    for dispatch, letter in work.execute(query).all():
        work.clock = Noon(letter.made_on, 45)
        letter.state = dispatch.state = Delivery.SENT.value
        dispatch.changed_at = work.clock.now()
        letter_post.went(work, letter)
    work.clock = before
