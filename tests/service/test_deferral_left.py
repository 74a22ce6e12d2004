"""A deferral that a claim fell out of: its end is told of what still rested, with its own reason."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from collector_desk.domain.release import ReleaseGround
from collector_desk.models import Claim, Deferral, Document, Hold, LetterRow, Release
from collector_desk.service import (
    deciding_again,
    deferral_end,
    holding,
    letter_returns,
    release_undo,
    releasing,
    unit_messages,
)
from collector_desk.service.database import Database
from collector_desk.wire.deferrals import EndDeferral
from collector_desk.wire.holds import EndHold
from collector_desk.wire.letters import Returned, WriteAgain
from collector_desk.wire.parties import NewRelease, UndoRelease
from collector_desk.wire.units import Recall
from tests.service.agreements import DUE, Agreement
from tests.service.mail import text_of
from tests.service.parties import PDF, WHY
from tests.service.test_deferral_again import moves

END = "Skyldneren har fått pengene og ber om å gjøre opp."
GONE = "Plassen var sagt opp"
SOON, LATER = date(2026, 12, 18), date(2026, 11, 30)


class Two:
    """Two claims of a debtor, put off together."""

    def __init__(self, db: Database) -> None:
        self.case = Agreement(db)
        self.db, self.kari, self.first = db, self.case.kari, self.case.claim
        self.other = self.case.books.claim(900_000, due=DUE, interest_from=DUE)
        self.number = self.case.put_off(SOON, claim_ids=(self.first, self.other))

    def let_out(self) -> None:
        order = NewRelease(
            claim_id=self.first, ground=ReleaseGround.WRONG_DEBTOR, reasons=WHY, document=PDF
        )
        with self.db.write(self.kari) as work:
            releasing.release(work, self.case.debtor, order)

    def recalled(self) -> None:
        order = Recall(claim_id=self.first, text=GONE, document=PDF)
        with self.db.write(self.kari) as work:
            unit_messages.recall(work, self.case.debtor, order)

    def ends(self) -> None:
        with self.db.write(self.kari) as work:
            deferral_end.end(work, self.number, EndDeferral(why=END))

    def comes_back(self) -> None:
        self.case.goes()
        letter = self.letters()[-1]
        order = Returned(version=letter.version, text="flyttet")
        with self.db.write(self.kari) as work:
            letter_returns.returned(work, letter.id, order)
        moves(self.case)

    def again(self) -> None:
        letter = self.letters()[-1]
        with self.db.write(self.kari) as work:
            deciding_again.again(work, letter.id, WriteAgain(version=letter.version))

    def letters(self) -> list[LetterRow]:
        with self.db.read() as work:
            query = select(LetterRow).where(LetterRow.kind == "deferral_ended")
            return list(work.scalars(query.order_by(LetterRow.id)))

    def rests(self) -> list[Hold]:
        return [hold for hold in self.case.holds() if hold.reason == "new_deadline"]

    def told(self) -> str:
        """What the newest letter of the end says."""
        with self.db.read() as work:
            content = work.get_one(Document, self.letters()[-1].document_id).content
        assert content is not None
        return text_of(content)

    def name(self, claim_id: int) -> str:
        with self.db.read() as work:
            return work.get_one(Claim, claim_id).number


@pytest.fixture
def two(db: Database) -> Two:
    return Two(db)


def test_what_was_let_out_hinders_no_end_and_rests_for_nobody(two: Two) -> None:
    two.let_out()
    two.ends()
    assert [hold.claim_id for hold in two.rests()] == [two.other]
    assert two.name(two.other) in two.told()
    assert two.name(two.first) not in two.told()


def test_the_letter_tells_its_own_reason_and_day(two: Two) -> None:
    two.recalled()
    two.case.day(LATER)
    two.ends()
    assert "er opphevet 30.11.2026" in two.told()
    assert END in two.told()
    assert GONE not in two.told()
    with two.db.read() as work:
        row = work.get_one(Deferral, two.number)
        assert (row.ended_on, row.ended_why) == (LATER, END)


@pytest.mark.parametrize("fell", [Two.recalled, Two.let_out, None])
def test_written_anew_it_asks_for_what_rests_still_by_the_day_it_rests_to(
    two: Two, fell: object
) -> None:
    two.ends()
    two.comes_back()
    two.case.day(LATER)
    if callable(fell):
        fell(two)
    else:
        (hold,) = [one for one in two.rests() if one.claim_id == two.first]
        with two.db.write(two.kari) as work:
            holding.end(work, hold.id, EndHold(version=hold.version, why="Sagt på telefon."))
    two.again()
    assert two.letters()[-1].deadline == date(2026, 12, 16)
    assert "innen 16.12.2026" in two.told()
    assert two.name(two.other) in two.told()
    assert two.name(two.first) not in two.told()


@pytest.mark.parametrize("over", [True, False])
def test_given_back_it_rests_by_the_deferral_only_where_that_runs(two: Two, over: bool) -> None:
    two.let_out()
    if over:
        two.ends()
    with two.db.write(two.kari) as work:
        row = work.scalars(select(Release)).one()
        release_undo.undo(work, row.id, UndoRelease(version=row.version, why="feil person valgt"))
    rests = [hold.reason for hold in two.case.holds() if hold.claim_id == two.first]
    assert rests == ([] if over else ["deferral"])
    asked = f"{two.name(two.first)} gjelder igjen, men utsettelsen er over. Vurder ny utsettelse."
    assert (asked in two.case.tasks("follow_up")) is over
