"""A decision of utlegg whose letter did not come, or was not written, is told anew, without a fee."""

from __future__ import annotations

import re
from datetime import date

import pytest
from sqlalchemy import select

from collector_desk.domain.enforcement.own_fee import FeeStep
from collector_desk.domain.letter import LetterKind
from collector_desk.errors.enforcement import MeasureTold, MeasureWrongStage
from collector_desk.models import (
    Audit,
    Debtor,
    DebtorStatement,
    Document,
    FactRow,
    Hold,
    LetterRow,
    RequestVersion,
    Task,
)
from collector_desk.service import (
    enforcement_book,
    letter_returns,
    measure_again,
    measure_run,
    placed,
    trekk_issue,
)
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.letters import Returned
from collector_desk.wire.measures import MeasureSheet, StopMeasure, ToldPayer, WriteAnew
from tests.service.enforcing import TODAY, Enforcement, noticed
from tests.service.mail import leaves, text_of
from tests.service.test_measure_letters import new_rules

LATER = date(2026, 12, 3)
DECISION, TREKK = LetterKind.WITHHOLDING_DECISION, LetterKind.TREKK_DECISION


@pytest.fixture
def case(db: Database) -> Enforcement:
    return Enforcement(db)


def letters(case: Enforcement, kind: LetterKind) -> list[LetterRow]:
    with case.db.read() as work:
        query = select(LetterRow).where(LetterRow.kind == kind.value).order_by(LetterRow.id)
        return list(work.scalars(query))


def words(case: Enforcement, letter: LetterRow) -> str:
    with case.db.read() as work:
        return text_of(work.get_one(Document, letter.document_id).content or b"")


def comes_back(case: Enforcement, kind: LetterKind) -> None:
    leaves(case.db)
    letter = letters(case, kind)[-1]
    with case.db.write(case.kari) as work:
        order = Returned(version=letter.version, text="ukjent på adressen")
        letter_returns.returned(work, letter.id, order)


def again(case: Enforcement, sheet: MeasureSheet) -> MeasureSheet:
    version = case.row(sheet.measure_id).version
    with case.db.write(case.kari) as work:
        measure_again.write(work, sheet.measure_id, WriteAnew(version=version))
    return case.sheet(sheet.measure_id)


def nobody_to_write_to(case: Enforcement, *, street: str = "") -> None:
    with case.db.write(SYSTEM) as work:
        work.get_one(Debtor, case.debtor).street = street


def fees(case: Enforcement) -> list[int]:
    with case.db.read() as work:
        query = select(FactRow.amount).where(
            FactRow.rule == FeeStep.DECISION.rule, placed.standing()
        )
        return list(work.scalars(query))


def tasks(case: Enforcement) -> list[str]:
    with case.db.read() as work:
        return list(work.scalars(select(Task.text).where(Task.state == "open")))


def lawful(sheet: MeasureSheet) -> bool:
    return next(one.lawful for one in sheet.deeds if one.name == "measures.write_again")


def test_one_that_came_back_is_told_from_today(case: Enforcement) -> None:
    sheet = case.decided()
    assert not lawful(sheet)
    comes_back(case, DECISION)
    case.day(LATER)
    assert lawful(case.sheet(sheet.measure_id))
    after = again(case, sheet)
    first, second = letters(case, DECISION)
    assert (first.state, second.state, second.made_on) == ("returned", "waiting", LATER)
    text = words(case, second)
    assert "Beslutningen er fra 23.11.2026" in text
    assert "regnes fra dette brevet" in text
    assert "03.12.2026" in text
    assert "Beslutningen er fra" not in words(case, first)
    assert "Skrevet på nytt 03.12.2026: Beslutning om utleggstrekk til" in after.book[-1]
    assert len(letters(case, LetterKind.WITHHOLDING_ORDER)) == 1  # the payer has his
    assert not lawful(after)
    with case.db.read() as work:
        assert work.scalars(select(Audit).where(Audit.deed == "measures.write_again")).one()


def test_it_leaves_once_the_address_is_found(case: Enforcement) -> None:
    sheet = case.decided()
    comes_back(case, DECISION)
    case.day(LATER)
    again(case, sheet)
    with case.db.write(SYSTEM) as work:
        work.scalars(select(Hold)).one().ended_on = LATER
    leaves(case.db)
    assert letters(case, DECISION)[-1].state == "sent"


def test_it_rests_on_what_was_sent_and_said_before_it(case: Enforcement) -> None:
    """A later notice, for a change of the trekk say, was none of the decision's, nor what came then."""
    sheet = case.decided()
    comes_back(case, DECISION)
    case.day(LATER)
    noticed(case.db, case.debtor, case.claims[0], sent=date(2026, 12, 1), ends=date(2026, 12, 22))
    with case.db.write(SYSTEM) as work:
        work.add(
            DebtorStatement(
                debtor_id=case.debtor, received_on=date(2026, 12, 2), text="Jeg har fått barn.",
                made_by="prøve", made_at=work.clock.now(),
            )
        )  # fmt: skip
    again(case, sheet)
    text = words(case, letters(case, DECISION)[-1])
    assert "Vi sendte deg varsel om utlegg 01.10.2026" in text
    assert "Vi har ikke registrert at du har uttalt deg" in text


def test_one_that_could_not_be_written_is_written(case: Enforcement) -> None:
    nobody_to_write_to(case)
    sheet = case.decided()
    assert letters(case, DECISION) == []
    assert any(text.startswith("Beslutning om utleggstrekk er ikke sendt") for text in tasks(case))
    case.day(LATER)
    nobody_to_write_to(case, street="Storgata 12 B")
    again(case, sheet)
    (letter,) = letters(case, DECISION)
    assert (letter.state, letter.made_on) == ("waiting", LATER)
    assert not any("er ikke sendt" in text and "Beslutning" in text for text in tasks(case))


def test_the_namsmann_gets_his_message_when_its_letter_is_written(case: Enforcement) -> None:
    new_rules(case)
    nobody_to_write_to(case)
    sheet = case.decided()

    def versions() -> int:
        with case.db.read() as work:
            return len(work.scalars(select(RequestVersion)).all())

    assert versions() == 0
    nobody_to_write_to(case, street="Storgata 12 B")
    again(case, sheet)
    assert versions() == 1
    assert len(letters(case, TREKK)) == 1


def test_no_fee_follows_the_letter_that_is_written_anew(case: Enforcement) -> None:
    """The fee fell with the letter that came back (ruling 7), and the next one bears none."""
    new_rules(case)
    sheet = case.decided()
    assert len(fees(case)) == 1
    comes_back(case, TREKK)
    assert fees(case) == []
    case.day(LATER)
    again(case, sheet)
    assert fees(case) == []
    assert "Brevet koster deg ikke noe" in words(case, letters(case, TREKK)[-1])


def test_the_namsmann_is_told_that_the_fee_fell_with_the_letter(case: Enforcement) -> None:
    """He was told of it: 464,03 kroner too much would be withheld (innkrevingsloven § 32)."""
    new_rules(case)
    sheet = case.decided()
    (fee,) = fees(case)
    with case.db.write(case.kari) as work:
        order = ToldPayer(version=case.row(sheet.measure_id).version, day=TODAY)
        measure_run.told(work, sheet.measure_id, order)
    assert not any("innkrevingsloven § 32" in text for text in tasks(case))
    comes_back(case, TREKK)
    (asked,) = [text for text in tasks(case) if "innkrevingsloven § 32" in text]
    (less,) = re.findall(r"([\d\s]+),(\d\d) kr", asked)
    assert int("".join("".join(less).split())) == fee


def test_the_next_message_attaches_the_letter_that_was_written_anew(case: Enforcement) -> None:
    new_rules(case)
    sheet = case.decided()
    comes_back(case, TREKK)
    with case.db.write(SYSTEM) as work:
        work.scalars(select(Hold)).one().ended_on = TODAY
    again(case, sheet)
    with case.db.write(case.kari) as work:
        trekk_issue.again(work, sheet.measure_id, version=case.row(sheet.measure_id).version)
    with case.db.read() as work:
        made = work.scalars(select(RequestVersion).order_by(RequestVersion.number)).all()[-1]
    assert [one["document"] for one in made.attachments] == [letters(case, TREKK)[-1].document_id]


def test_one_that_went_or_may_go_is_not_written_twice(case: Enforcement) -> None:
    sheet = case.decided()
    with pytest.raises(MeasureTold, match="venter på utsending"):
        again(case, sheet)
    leaves(case.db)
    with pytest.raises(MeasureTold, match="sendt"):
        again(case, sheet)
    comes_back(case, DECISION)
    again(case, sheet)
    with pytest.raises(MeasureTold):
        again(case, sheet)


def test_what_is_over_is_not_told_anew(case: Enforcement) -> None:
    sheet = case.decided()
    comes_back(case, DECISION)
    with case.db.write(case.kari) as work:
        version = case.row(sheet.measure_id).version
        order = StopMeasure(version=version, why="Skyldneren har betalt.")
        measure_run.stop(work, sheet.measure_id, order)
    with pytest.raises(MeasureWrongStage):
        again(case, sheet)


def test_an_old_decision_is_told_on_the_other_side_of_the_year_end(case: Enforcement) -> None:
    sheet = case.decided()
    comes_back(case, DECISION)
    case.day(date(2027, 1, 4))
    again(case, sheet)
    assert letters(case, DECISION)[-1].regime == "old"
    with case.db.read() as work:
        assert enforcement_book.of(work, sheet.measure_id)[-1].day == date(2027, 1, 4)
