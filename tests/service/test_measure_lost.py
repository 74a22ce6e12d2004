"""What the payer or the bank was to do, and never heard of, is written to them anew."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from collector_desk.domain.holds import Reason
from collector_desk.domain.letter import LetterKind
from collector_desk.errors.enforcement import MeasureTold, MeasureWrongStage
from collector_desk.errors.letter_post import LetterAddressMissing
from collector_desk.models import Hold, LetterRow
from collector_desk.service import holding, letter_returns, measure_again, measure_run
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.holds import EndHold, NewHold
from collector_desk.wire.measures import Anew, MeasureSheet, Payer, StopMeasure, WriteAnew
from tests.service.enforcing import PAYER, TODAY, Enforcement
from tests.service.mail import leaves
from tests.service.test_measure_again import again, comes_back, lawful, letters, tasks, words
from tests.service.test_measure_amend import LATER, RAISED, running, told
from tests.service.test_measure_amend import changed as lowered
from tests.service.test_measure_claims import released

ORDER, CHANGED, ENDED = (
    LetterKind.WITHHOLDING_ORDER, LetterKind.ORDER_CHANGED, LetterKind.ORDER_ENDED,
)  # fmt: skip
FOUND = {"street": "Nyveien 4", "postcode": "0283", "city": "Oslo"}
UNTIL = date(2026, 12, 14)
RESTS, FEWER = f"{CHANGED.label} (hviler)", f"{CHANGED.label} (færre krav)"


@pytest.fixture
def case(db: Database) -> Enforcement:
    return Enforcement(db)


def found(case: Enforcement, sheet: MeasureSheet) -> MeasureSheet:
    """It is written anew, to the address that was found."""
    order = WriteAnew(version=case.row(sheet.measure_id).version, **FOUND)
    with case.db.write(case.kari) as work:
        measure_again.write(work, sheet.measure_id, order)
    return case.sheet(sheet.measure_id)


def street(letter: LetterRow) -> str:
    return str(letter.content["address"]["street"])


def test_an_order_that_came_back_goes_to_the_address_that_is_found(case: Enforcement) -> None:
    sheet = case.decided()
    assert case.sheet(sheet.measure_id).anew is None
    comes_back(case, ORDER)
    (asked,) = [text for text in tasks(case) if "kom i retur" in text]
    assert "Finn adressen, og skriv det på nytt fra tiltaket («Skriv på nytt …»)" in asked
    shown = case.sheet(sheet.measure_id)
    assert lawful(shown)
    assert shown.anew == Anew(
        letters=(ORDER.label,), to=PAYER.name, street=PAYER.street, postcode=PAYER.postcode,
        city=PAYER.city,
    )  # fmt: skip
    after = found(case, sheet)
    first, second = letters(case, ORDER)
    assert (first.state, second.state, street(second)) == ("returned", "waiting", "Nyveien 4")
    assert "Nyveien 4 0283 Oslo" in words(case, second)
    assert len(letters(case, LetterKind.WITHHOLDING_DECISION)) == 1  # the debtor has his
    assert not [text for text in tasks(case) if "kom i retur" in text]
    assert after.anew is None
    assert "Skrevet på nytt 23.11.2026: Trekkpålegg til Rund Hvalross AS" in after.book[-1]
    with pytest.raises(MeasureTold):
        again(case, sheet)


def test_what_follows_goes_to_the_address_that_was_found(case: Enforcement) -> None:
    sheet = case.decided()
    comes_back(case, ORDER)
    found(case, sheet)
    told(case, sheet, TODAY)
    stop(case, sheet)
    assert street(letters(case, ENDED)[-1]) == "Nyveien 4"


def test_a_bank_that_could_not_be_reached_is_written_to_anew(case: Enforcement) -> None:
    sheet = case.decided(case.lien())
    leaves(case.db)
    (letter,) = letters(case, LetterKind.LIEN_NOTICE)
    with case.db.write(case.kari) as work:
        letter_returns.failed(work, work.get_one(LetterRow, letter.id), "SvarUt: AVVIST")
    assert any("«Skriv på nytt …»" in text for text in tasks(case))
    again(case, sheet)
    second = letters(case, LetterKind.LIEN_NOTICE)[-1]
    assert (second.state, street(second)) == ("waiting", "Bankplassen 4")
    assert not any("«Skriv på nytt …»" in text for text in tasks(case))


def test_what_a_bank_waits_for_is_called_by_its_name(case: Enforcement) -> None:
    sheet = case.decided(case.lien())
    comes_back(case, LetterKind.LIEN_NOTICE)
    comes_back(case, LetterKind.LIEN_DECISION)
    shown = case.sheet(sheet.measure_id).anew
    assert shown is not None
    assert shown.waits.startswith("Meldingen til banken skrives ikke nå: post er kommet i retur")


def test_both_are_written_where_neither_came(case: Enforcement) -> None:
    sheet = case.decided()
    comes_back(case, ORDER)
    comes_back(case, LetterKind.WITHHOLDING_DECISION)
    shown = case.sheet(sheet.measure_id).anew
    assert shown is not None
    assert shown.letters == (LetterKind.WITHHOLDING_DECISION.label,)
    assert shown.waits.startswith("Pålegget skrives ikke nå: post er kommet i retur")
    found(case, sheet)  # the debtor rests while the address is looked for: no order goes meanwhile
    assert [row.state for row in letters(case, ORDER)] == ["returned"]
    with case.db.write(SYSTEM) as work:
        work.scalars(select(Hold)).one().ended_on = TODAY
    found(case, sheet)
    decision, order = letters(case, LetterKind.WITHHOLDING_DECISION)[-1], letters(case, ORDER)[-1]
    assert (decision.state, order.state) == ("waiting", "waiting")
    assert (street(decision), street(order)) == ("Storgata 12 B", "Nyveien 4")
    assert any("Finn adressen." in text for text in tasks(case))  # of the debtor, still


def test_the_end_that_did_not_come_is_told_anew(case: Enforcement) -> None:
    """Who never hears that it is over goes on withholding."""
    sheet = told(case, case.decided(), TODAY)
    stop(case, sheet)
    with pytest.raises(MeasureWrongStage):
        again(case, sheet)
    comes_back(case, ENDED)
    assert lawful(case.sheet(sheet.measure_id))
    found(case, sheet)
    assert [one.state for one in letters(case, ENDED)] == ["returned", "waiting"]
    assert not lawful(case.sheet(sheet.measure_id))


def test_a_rest_that_did_not_come_is_told_anew_while_it_lasts(case: Enforcement) -> None:
    sheet = told(case, case.decided(), TODAY)
    with case.db.write(case.kari) as work:
        order = NewHold(reason=Reason.OTHER, until=UNTIL, measure_id=sheet.measure_id)
        holding.put(work, case.debtor, order)
    comes_back(case, CHANGED)
    found(case, sheet)
    second = letters(case, CHANGED)[-1]
    assert (second.state, second.content["until"]) == ("waiting", "14.12.2026")
    comes_back(case, CHANGED)
    with case.db.write(case.kari) as work:
        row = work.scalars(select(Hold).where(Hold.measure_id == sheet.measure_id)).one()
        holding.end(work, row.id, EndHold(version=row.version, why="klagen er avgjort"))
    assert not lawful(case.sheet(sheet.measure_id))


def stop(case: Enforcement, sheet: MeasureSheet) -> None:
    order = StopMeasure(version=case.row(sheet.measure_id).version, why="Skyldneren har betalt.")
    with case.db.write(case.kari) as work:
        measure_run.stop(work, sheet.measure_id, order)


def rests(case: Enforcement, sheet: MeasureSheet) -> None:
    with case.db.write(case.kari) as work:
        order = NewHold(reason=Reason.OTHER, until=UNTIL, measure_id=sheet.measure_id)
        holding.put(work, case.debtor, order)


def may(case: Enforcement, sheet: MeasureSheet) -> tuple[str, ...]:
    shown = case.sheet(sheet.measure_id).anew
    return shown.letters if shown else ()


def said(case: Enforcement) -> list[tuple[str, str]]:
    return [(row.content["what"], row.state) for row in letters(case, CHANGED)]


def test_a_rest_that_did_not_come_is_told_also_where_a_claim_fell_out_later(
    case: Enforcement,
) -> None:
    sheet = told(case, case.decided(), TODAY)
    rests(case, sheet)
    comes_back(case, CHANGED)
    released(case, case.claims[0])
    leaves(case.db)
    assert said(case) == [("rests", "returned"), ("fewer", "sent")]
    assert may(case, sheet) == (RESTS,)
    assert any("kom i retur" in text for text in tasks(case))
    after = found(case, sheet)
    assert said(case)[2:] == [("rests", "waiting")]
    assert letters(case, CHANGED)[-1].content["until"] == "14.12.2026"
    assert not any("kom i retur" in text for text in tasks(case))
    assert f"{RESTS} til Rund Hvalross AS" in after.book[-1]
    assert may(case, sheet) == ()


def test_both_changes_are_told_where_neither_came(case: Enforcement) -> None:
    sheet = told(case, case.decided(), TODAY)
    rests(case, sheet)
    comes_back(case, CHANGED)
    released(case, case.claims[0])
    comes_back(case, CHANGED)
    assert may(case, sheet) == (RESTS, FEWER)
    found(case, sheet)
    assert said(case)[2:] == [("rests", "waiting"), ("fewer", "waiting")]
    assert may(case, sheet) == ()


def test_what_of_fewer_claims_did_not_come_stays_lost_when_a_rest_is_told(
    case: Enforcement,
) -> None:
    sheet = told(case, case.decided(), TODAY)
    released(case, case.claims[0])
    comes_back(case, CHANGED)
    rests(case, sheet)
    assert may(case, sheet) == (FEWER,)


@pytest.fixture
def nowhere(case: Enforcement) -> MeasureSheet:
    """A trekk in force at a payer whose address is not known: no letter to him was written."""
    payer = Payer(name=PAYER.name, organisation=PAYER.organisation)
    return told(case, case.decided(case.terms(payer=payer)), TODAY)


def test_a_rest_that_was_never_written_is_told_at_the_address_that_is_found(
    case: Enforcement, nowhere: MeasureSheet
) -> None:
    rests(case, nowhere)
    begins = f"{RESTS} er ikke sendt, {nowhere.number}: "
    assert [text for text in tasks(case) if text.startswith(begins)]
    assert may(case, nowhere) == (RESTS,)  # the order waits until it goes on
    with pytest.raises(LetterAddressMissing):
        again(case, nowhere)
    found(case, nowhere)
    assert [street(row) for row in letters(case, CHANGED)] == ["Nyveien 4"]
    assert said(case) == [("rests", "waiting")]
    assert not [text for text in tasks(case) if text.startswith(begins)]
    assert may(case, nowhere) == ()


def test_an_end_that_was_never_written_is_told_at_the_address_that_is_found(
    case: Enforcement, nowhere: MeasureSheet
) -> None:
    stop(case, nowhere)
    assert letters(case, ENDED) == []
    assert may(case, nowhere) == (ENDED.label,)
    found(case, nowhere)
    (letter,) = letters(case, ENDED)
    assert (letter.state, street(letter)) == ("waiting", "Nyveien 4")
    assert not [text for text in tasks(case) if text.startswith(ENDED.label)]
    assert may(case, nowhere) == ()


def test_who_has_the_order_of_a_change_is_not_told_that_the_first_is_over(
    case: Enforcement,
) -> None:
    sheet = running(case, RAISED)
    told(case, lowered(case, sheet), LATER)
    assert case.row(sheet.measure_id).stage == "ended"
    assert may(case, sheet) == ()


def test_who_was_never_told_of_it_is_told_of_no_rest(case: Enforcement) -> None:
    sheet = case.decided()
    rests(case, sheet)  # before it has effect, what waits rests by itself
    leaves(case.db)
    assert RESTS not in may(case, sheet)


def test_who_never_had_the_order_is_told_of_no_end(case: Enforcement) -> None:
    sheet = case.decided()
    comes_back(case, ORDER)
    stop(case, sheet)
    assert may(case, sheet) == ()


def test_a_bank_is_told_of_no_rest(case: Enforcement) -> None:
    """It holds the amount all the same."""
    lien = told(case, case.decided(case.lien()), TODAY)
    rests(case, lien)
    assert may(case, lien) == ()
