"""The letter of a deferral's end that did not come is written anew, with a deadline from its own day."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from collector_desk.client.connection import new_key
from collector_desk.errors.objections import DecisionNotLost, DecisionOver
from collector_desk.errors.service import Stale
from collector_desk.models import Hold, LetterRow
from collector_desk.service import addresses, deciding_again, deferral_end, holding, letter_returns
from collector_desk.service.database import Database
from collector_desk.wire.deferrals import EndDeferral
from collector_desk.wire.holds import EndHold
from collector_desk.wire.letters import Returned, WriteAgain
from collector_desk.wire.statuses import NewAddress
from tests.kit import running
from tests.service.agreements import Agreement
from tests.service.regretting import undo
from tests.service.undo_world import signed, stands

WHY = "Skyldneren har fått pengene og ber om å gjøre opp."
SOON = date(2026, 12, 18)
LATER = date(2026, 11, 30)


@pytest.fixture
def case(db: Database) -> Agreement:
    """A deferral that was ended early, by a letter that came back."""
    found = Agreement(db)
    number = found.put_off(SOON)
    with db.write(found.kari) as work:
        deferral_end.end(work, number, EndDeferral(why=WHY))
    found.goes()
    with db.write(found.kari) as work:
        letter = ends(found)[0]
        letter_returns.returned(work, letter.id, Returned(version=letter.version, text="flyttet"))
    return found


def moves(case: Agreement) -> None:
    """The address that the letter came back from is wrong no more."""
    home = NewAddress(street="Nygata 4", postcode="5003", city="Bergen", source="Folkeregisteret")
    with case.db.write(case.kari) as work:
        addresses.move(work, case.debtor, home)


def ends(case: Agreement) -> list[LetterRow]:
    with case.db.read() as work:
        query = select(LetterRow).where(LetterRow.kind == "deferral_ended")
        return list(work.scalars(query.order_by(LetterRow.id)))


def again(case: Agreement, *, off: int = 0) -> None:
    letter = ends(case)[0]
    with case.db.write(case.kari) as work:
        deciding_again.again(work, letter.id, WriteAgain(version=letter.version + off))


def rests(case: Agreement) -> Hold:
    (hold,) = [one for one in case.holds() if one.reason == "new_deadline"]
    return hold


def test_the_claim_rests_to_the_deadline_of_the_new_letter(case: Agreement) -> None:
    case.day(LATER)
    moves(case)
    again(case)
    first, second = ends(case)
    assert (first.state, second.state) == ("returned", "waiting")
    assert second.deadline == date(2026, 12, 16)  # fourteen days from 2 December
    assert (rests(case).until, rests(case).review_on) == (None, second.deadline)
    case.goes()
    assert rests(case).until == date(2026, 12, 17)


def test_it_gives_no_more_time_than_the_deferral_did_and_none_where_that_is_over(
    case: Agreement,
) -> None:
    case.day(date(2026, 12, 10))
    moves(case)
    again(case)
    assert ends(case)[1].deadline == SOON


def test_once_the_deferral_would_be_over_there_is_no_deadline_to_give(case: Agreement) -> None:
    case.day(SOON)
    moves(case)
    with pytest.raises(DecisionOver, match="egen siste dag er ute"):
        again(case)
    assert len(ends(case)) == 1


def test_while_it_rests_for_the_address_nothing_is_asked_for(case: Agreement) -> None:
    with pytest.raises(DecisionOver, match="kreves ikke noe av det nå"):
        again(case)


def test_what_no_longer_rests_is_given_no_new_deadline(case: Agreement) -> None:
    with case.db.write(case.kari) as work:
        hold = rests(case)
        holding.end(work, hold.id, EndHold(version=hold.version, why="Sagt på telefon."))
    with pytest.raises(DecisionOver, match="hviler lenger"):
        again(case)


def test_what_may_still_come_is_not_written_twice(case: Agreement) -> None:
    moves(case)
    with pytest.raises(Stale):
        again(case, off=9)
    again(case)
    with pytest.raises(DecisionNotLost, match=r"skrevet på nytt 23\.11\.2026"):
        again(case)


def test_taken_back_the_claim_rests_on_as_before(case: Agreement) -> None:
    moves(case)
    before = stands(case.db)
    letter = ends(case)[0]
    with running(case.db) as address:
        desk = signed(address)
        desk.letters.again(letter.id, WriteAgain(version=letter.version), key=new_key())
        undo(desk)
    assert stands(case.db) == before
    assert rests(case).until is None
