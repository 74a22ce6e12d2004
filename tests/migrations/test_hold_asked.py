"""What rested for a question before holds named it rests for that question, and no other does."""

from __future__ import annotations

from datetime import timedelta

from collector_desk import migrations
from collector_desk.domain.holds import Reason
from collector_desk.models import Hold, UnitQuestion
from collector_desk.service.database import SYSTEM, Work
from tests.kit import TODAY, open_db
from tests.postgres import as_owner
from tests.service.books import Books

BEFORE = "2026_11_27_small_estate"


def question(work: Work, books: Books, claim: int, *, answered: bool) -> int:
    row = UnitQuestion(
        claim_id=claim, debtor_id=books.debtor_id, asked_on=TODAY, asked_by="Kari",
        text="Stemmer dette?", deadline=TODAY + timedelta(days=14),
        answered_on=TODAY if answered else None,
    )  # fmt: skip
    work.add(row)
    work.flush()
    return row.id


def test_older_holds_wait_for_the_open_question_of_their_claim(database_url: str) -> None:
    db = open_db(as_owner(database_url))
    books = Books(db)
    asked, answered, other = books.claim(), books.claim(), books.claim()
    with db.write(SYSTEM) as work:
        number = question(work, books, asked, answered=False)
        question(work, books, answered, answered=True)
        question(work, books, other, answered=False)
        for claim, reason, over in (
            (asked, Reason.WITH_UNIT, False), (asked, Reason.WITH_UNIT, True),
            (answered, Reason.WITH_UNIT, False), (other, Reason.EXAMINATION, False),
        ):  # fmt: skip
            work.add(
                Hold(
                    debtor_id=books.debtor_id, claim_id=claim, reason=reason.value, from_day=TODAY,
                    review_on=TODAY, until=TODAY + timedelta(days=60), made_by="Kari",
                    made_at=work.clock.now(), ended_on=TODAY if over else None,
                )
            )  # fmt: skip
            work.flush()
    db.close()
    url = as_owner(database_url)
    migrations.downgrade(url, revision=BEFORE)
    migrations.upgrade(url)
    db = open_db(url)
    with db.read() as work:
        holds = [work.get_one(Hold, number) for number in range(1, 5)]
        assert [hold.unit_question_id for hold in holds] == [number, None, None, None]
    db.close()
