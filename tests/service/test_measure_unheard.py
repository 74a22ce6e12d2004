"""What of a measure was never heard, or can only be written in part, is told as it is now."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
from sqlalchemy import select

from collector_desk.domain.holds import Reason
from collector_desk.domain.letter import LetterKind
from collector_desk.errors.enforcement import MeasureRests
from collector_desk.errors.letter_post import LetterAddressMissing
from collector_desk.models import Audit, Debtor, Hold, Measure, Task
from collector_desk.service import (
    enforcement_book,
    holding,
    letter_keep,
    letter_measures,
    measure_tasks,
)
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.holds import EndHold
from collector_desk.wire.measures import MeasureSheet, Payer
from tests.service.enforcing import PAYER, TODAY, Enforcement
from tests.service.mail import leaves
from tests.service.test_measure_again import again, comes_back, lawful, letters, tasks, words
from tests.service.test_measure_amend import told
from tests.service.test_measure_changes import at_the_namsmann, bankrupt, held
from tests.service.test_measure_claims import released
from tests.service.test_measure_lost import (
    CHANGED,
    FEWER,
    ORDER,
    RESTS,
    found,
    may,
    rests,
    said,
)

MINE, DECISION = LetterKind.MEASURE_CHANGED, LetterKind.WITHHOLDING_DECISION
GOES_ON = f"{CHANGED.label} (gjelder igjen)"


@pytest.fixture
def case(db: Database) -> Enforcement:
    return Enforcement(db)


def ends(case: Enforcement, sheet: MeasureSheet) -> None:
    with case.db.write(case.kari) as work:
        query = select(Hold).where(Hold.measure_id == sheet.measure_id, Hold.ended_on.is_(None))
        row = work.scalars(query).one()
        holding.end(work, row.id, EndHold(version=row.version, why="klagen er avgjort"))


def nobody_looks_for_him(case: Enforcement) -> None:
    """The debtor rests no more for what came back."""
    with case.db.write(SYSTEM) as work:
        query = select(Hold).where(Hold.reason == Reason.RETURNED_POST.value)
        work.scalars(query).one().ended_on = TODAY


def lives_at(case: Enforcement, street: str) -> None:
    with case.db.write(SYSTEM) as work:
        work.get_one(Debtor, case.debtor).street = street


def payer_is_at(case: Enforcement, sheet: MeasureSheet, street: str) -> None:
    """Where letters to him go: none was written yet, or the newest went there."""
    with case.db.write(SYSTEM) as work:
        for letter in letters(case, ORDER):
            row = work.get_one(type(letter), letter.id)
            at = dict(row.content["address"]) | {"street": street}
            row.content = dict(row.content) | {"address": at}
        assert sheet.measure_id


def mine(case: Enforcement) -> list[tuple[str, str]]:
    return [(row.content["what"], row.state) for row in letters(case, MINE)]


def test_one_letter_that_cannot_be_written_keeps_no_other_back(case: Enforcement) -> None:
    """The debtor has no address: the payer gets his order all the same, and a task says the rest."""
    sheet = case.decided()
    comes_back(case, ORDER)
    comes_back(case, DECISION)
    lives_at(case, "")
    nobody_looks_for_him(case)
    after = found(case, sheet)
    assert [row.state for row in letters(case, ORDER)] == ["returned", "waiting"]
    assert [row.state for row in letters(case, DECISION)] == ["returned"]
    (asked,) = [text for text in tasks(case) if "er ikke sendt" in text]
    assert asked.startswith(f"{DECISION.label} er ikke sendt, {sheet.number}: ")
    assert DECISION.label not in after.book[-1]
    assert may(case, sheet) == (DECISION.label,)
    lives_at(case, "Storgata 12 B")
    again(case, sheet)
    assert [text for text in tasks(case) if "er ikke sendt" in text] == []


def test_who_was_never_told_of_the_rest_is_not_told_that_it_goes_on(case: Enforcement) -> None:
    """He has the order; where he is, nobody knows any more."""
    sheet = told(case, case.decided(), TODAY)
    leaves(case.db)
    payer_is_at(case, sheet, "")
    rests(case, sheet)
    begins = f"{RESTS} er ikke sendt, {sheet.number}: "
    assert [text for text in tasks(case) if text.startswith(begins)]
    leaves(case.db)
    ends(case, sheet)
    assert said(case) == []
    assert not [text for text in tasks(case) if CHANGED.label in text]
    with case.db.read() as work:
        closed = select(Audit).where(Audit.deed == "measures.tasks_closed")
        (ids,) = [(one.details or {})["tasks"] for one in work.scalars(closed)]
        assert [work.get_one(Task, number).text.startswith(begins) for number in ids] == [True]
    assert mine(case) == [("rests", "sent"), ("goes_on", "waiting")]
    assert may(case, sheet) == ()


def test_what_is_asked_of_another_measure_stays_asked(case: Enforcement) -> None:
    first = case.terms(claim_ids=case.claims[:1], amount=30_000)
    sheet = told(case, case.decided(first), TODAY)
    other = case.decided(case.terms(claim_ids=case.claims[1:], amount=30_000))
    with case.db.write(case.kari) as work:
        row = work.get_one(Measure, other.measure_id)
        entry = enforcement_book.of(work, row.id)[0]
        made = letter_measures.made_of(work, row, ORDER, entry)
        letter_keep.issue_or_task(work, replace(made, refusal=LetterAddressMissing()))
        done = partial(measure_tasks.done, work, letters=())
        assert done(work.get_one(Measure, sheet.measure_id), labels=[ORDER.label]) == []
        (task,) = done(row, labels=[ORDER.label])
        text = work.get_one(Task, task).text
    assert text.startswith(f"{ORDER.label} er ikke sendt, {other.number}: ")


def test_a_rest_that_came_back_asks_for_nothing_once_it_is_over(case: Enforcement) -> None:
    sheet = told(case, case.decided(), TODAY)
    rests(case, sheet)
    comes_back(case, CHANGED)
    ends(case, sheet)
    assert said(case) == [("rests", "returned")]
    assert not [text for text in tasks(case) if text.startswith(CHANGED.label)]


def test_that_it_goes_on_and_was_never_written_is_told_anew(case: Enforcement) -> None:
    sheet = told(case, case.decided(), TODAY)
    leaves(case.db)
    rests(case, sheet)
    leaves(case.db)
    payer_is_at(case, sheet, "")
    with case.db.write(SYSTEM) as work:
        for letter in letters(case, CHANGED):
            row = work.get_one(type(letter), letter.id)
            at = dict(row.content["address"]) | {"street": ""}
            row.content = dict(row.content) | {"address": at}
    ends(case, sheet)
    assert said(case) == [("rests", "sent")]
    assert may(case, sheet) == (GOES_ON,)
    found(case, sheet)
    assert said(case)[1:] == [("goes_on", "waiting")]
    assert not [text for text in tasks(case) if "er ikke sendt" in text]
    assert may(case, sheet) == ()


def test_that_it_is_for_fewer_claims_and_was_never_written_is_told_anew(case: Enforcement) -> None:
    sheet = told(case, case.decided(), TODAY)
    leaves(case.db)
    payer_is_at(case, sheet, "")
    released(case, case.claims[0])
    assert said(case) == []
    assert may(case, sheet) == (FEWER,)
    found(case, sheet)
    assert said(case) == [("fewer", "waiting")]
    assert may(case, sheet) == ()


def test_an_order_that_is_written_anew_says_all_that_the_changes_did(case: Enforcement) -> None:
    sheet = told(case, case.decided(), TODAY)
    released(case, case.claims[0])
    comes_back(case, CHANGED)
    comes_back(case, ORDER)
    found(case, sheet)
    assert letters(case, ORDER)[-1].state == "waiting"
    assert not [text for text in tasks(case) if "kom i retur" in text]
    assert may(case, sheet) == ()


def test_an_order_waits_for_what_stops_it(case: Enforcement) -> None:
    sheet = case.decided()
    comes_back(case, ORDER)
    rests(case, sheet)
    assert may(case, sheet) == ()
    shown = case.sheet(sheet.measure_id)
    (deed,) = [one for one in shown.deeds if one.name == "measures.write_again"]
    assert (deed.lawful, "stilt i bero til 14.12.2026" in deed.reason) == (False, True)
    with pytest.raises(MeasureRests):
        again(case, sheet)
    ends(case, sheet)
    assert lawful(case.sheet(sheet.measure_id))
    found(case, sheet)
    leaves(case.db)
    assert letters(case, ORDER)[-1].state == "sent"


def test_an_order_for_fewer_claims_is_not_written_while_it_is_stopped(case: Enforcement) -> None:
    """The relay would take it back at once: a task says why, and it is written when nothing stops it."""
    sheet = case.decided()
    rests(case, sheet)
    bankrupt(case, case.claims[1])
    assert [row.state for row in letters(case, ORDER)] == ["withdrawn"]
    (asked,) = [text for text in tasks(case) if text.startswith(f"{ORDER.label} er ikke sendt")]
    assert "stilt i bero til 14.12.2026" in asked
    ends(case, sheet)
    again(case, sheet)
    assert not [text for text in tasks(case) if text.startswith(ORDER.label)]


def test_an_order_that_is_kept_back_says_that_it_is_written_anew(case: Enforcement) -> None:
    sheet = case.decided()
    rests(case, sheet)
    leaves(case.db)
    (asked,) = [text for text in tasks(case) if "ble ikke sendt" in text]
    assert asked.startswith(ORDER.label)
    assert "skriv det på nytt fra tiltaket" in asked
    ends(case, sheet)
    again(case, sheet)
    assert not [text for text in tasks(case) if "ble ikke sendt" in text]


def test_a_change_that_did_not_reach_the_debtor_is_told_anew(case: Enforcement) -> None:
    sheet = told(case, case.decided(), TODAY)
    rests(case, sheet)
    comes_back(case, MINE)
    assert may(case, sheet) == (f"{MINE.label} (hviler)",)
    again(case, sheet)
    first, second = letters(case, MINE)
    assert (first.state, second.state) == ("returned", "waiting")
    assert "stilt i bero fra 23.11.2026 til 14.12.2026" in words(case, second)
    with case.db.read() as work:  # the debtor is looked for still
        query = select(Task.text).where(Task.state == "open", Task.kind == "returned_post")
        assert len(work.scalars(query).all()) == 1
    assert may(case, sheet) == ()


def test_a_payer_nobody_can_find_is_told_of_the_rest_alone(case: Enforcement) -> None:
    payer = Payer(name=PAYER.name, organisation=PAYER.organisation)
    sheet = told(case, case.decided(case.terms(payer=payer)), TODAY)
    rests(case, sheet)
    assert may(case, sheet) == (RESTS,)
    found(case, sheet)
    ends(case, sheet)
    assert said(case) == [("rests", "withdrawn")]
    assert may(case, sheet) == (ORDER.label,)


def test_what_the_debtor_did_not_hear_of_a_trekk_of_the_namsmann_is_written_anew(
    case: Enforcement,
) -> None:
    sheet = at_the_namsmann(case)
    held(case, sheet)
    leaves(case.db)
    comes_back(case, MINE)
    assert may(case, sheet) == (f"{MINE.label} (hviler)",)
    lives_at(case, "Storgata 12 B")
    nobody_looks_for_him(case)
    again(case, sheet)
    assert mine(case) == [("rests", "returned"), ("rests", "waiting")]
    assert letters(case, CHANGED) == []
