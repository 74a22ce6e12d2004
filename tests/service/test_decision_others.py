"""Everybody who owes a claim is told when the objection of one changes what they owe."""

from __future__ import annotations

import pytest

from collector_desk.domain.objection import Ground, Outcome, UnitView
from collector_desk.domain.phrases import kroner
from collector_desk.models import Claim, LetterRow
from collector_desk.service import own_fees
from collector_desk.service.database import Database
from tests.kit import TODAY
from tests.service.casework import answer, decide, objects
from tests.service.mail import Mail
from tests.service.parties import neighbour, shares


class Two:
    """A and B owe 1 000 kroner and the fee of a notice to A; A objects."""

    def __init__(self, db: Database) -> None:
        self.mail = mail = Mail(db)
        mail.noticed()
        self.one, self.other = mail.debtor_id, neighbour(mail)
        shares(mail, self.other)
        self.number = objects(db, mail.kari, self.one, mail.claim, ground=Ground.WRONG_AMOUNT)

    def decided(self, view: UnitView, outcome: Outcome, reduction: int = 0) -> None:
        mail = self.mail
        answer(mail.db, mail.kari, self.number, view, reduction=reduction)
        decide(
            mail.db, mail.kari, self.number, outcome, ground=Ground.WRONG_AMOUNT,
            reduction=reduction,
        )  # fmt: skip

    def told(self) -> list[LetterRow]:
        return [row for row in self.mail.letters() if row.debtor_id == self.other]

    def owed(self) -> int:
        with self.mail.db.read() as work:
            claim = work.get_one(Claim, self.mail.claim)
            return own_fees.statements(work, self.other, [claim], on=TODAY)[claim.id].balance.total


@pytest.fixture
def two(db: Database) -> Two:
    return Two(db)


def plain(text: str) -> str:
    return " ".join(text.split())


def test_a_reduction_is_told_to_the_other_with_what_they_owe_before_and_after(two: Two) -> None:
    before = two.owed()
    two.decided(UnitView.REDUCES, Outcome.PARTLY_UPHELD, 60_000)
    (letter,) = two.told()
    text = plain(two.mail.text(letter))
    after = two.owed()
    assert after < before - 60_000 + 1
    assert f"skyldte {plain(kroner(before))} kr" in text
    assert f"skylder du {plain(kroner(after))} kr" in text
    assert "innsigelse" in text
    assert "Lykt" not in text, "who objected is nobody else's matter"


def test_full_medhold_tells_the_other_that_nothing_is_owed(two: Two) -> None:
    two.decided(UnitView.WITHDRAWS, Outcome.UPHELD)
    (letter,) = two.told()
    text = plain(two.mail.text(letter))
    assert "Du skal ikke betale noe på kravet." in text
    assert "får du et eget svar på" not in text


def test_who_objected_too_is_told_that_an_answer_is_still_to_come(two: Two) -> None:
    mail = two.mail
    objects(mail.db, mail.kari, two.other, mail.claim, ground=Ground.WRONG_AMOUNT)
    two.decided(UnitView.REDUCES, Outcome.PARTLY_UPHELD, 60_000)
    assert "får du et eget svar på" in plain(mail.text(two.told()[-1]))


def test_what_changes_nothing_is_told_to_nobody_else(two: Two) -> None:
    two.decided(UnitView.UPHOLDS, Outcome.NOT_UPHELD)
    assert two.told() == []
