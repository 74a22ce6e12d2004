"""A release that is undone leaves nothing behind: what rested on the claim rests on it again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from collector_desk.client.connection import new_key
from collector_desk.domain.holds import Reason
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.objection import State
from collector_desk.domain.release import ReleaseGround
from collector_desk.errors.plans import PlanClaimTaken
from collector_desk.models import (
    Claim,
    Deferral,
    Dispatch,
    LetterRow,
    Objection,
    Plan,
    Release,
    Task,
)
from collector_desk.service import holding, letter_post, release_undo, releasing
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.holds import NewHold
from collector_desk.wire.letters import Write
from collector_desk.wire.parties import NewRelease, UndoRelease
from collector_desk.wire.undo import UndoOrder
from tests.kit import running
from tests.service.agreements import TODAY, Agreement
from tests.service.casework import objects
from tests.service.parties import PDF, WHY
from tests.service.undo_world import signed, stands


@pytest.fixture
def case(db: Database) -> Agreement:
    return Agreement(db)


@pytest.fixture
def url(db: Database) -> Iterator[str]:
    with running(db) as address:
        yield address


def _objection(case: Agreement) -> None:
    objects(case.db, case.kari, case.debtor, case.claim)


def _hold(case: Agreement) -> None:
    until = TODAY + timedelta(days=10)
    order = NewHold(reason=Reason.EXAMINATION, until=until, claim_id=case.claim)
    with case.db.write(case.kari) as work:
        holding.put(work, case.debtor, order)


def _plan(case: Agreement) -> None:
    """A plan of two claims, and its letter has gone."""
    second = case.books.claim(300_000, due=date(2026, 9, 1), interest_from=None)
    case.grant(claim_ids=(case.claim, second), count=5)
    case.goes()


def _deferral(case: Agreement) -> None:
    case.put_off(TODAY + timedelta(days=12))
    case.goes()


RESTS: Mapping[str, Callable[[Agreement], None]] = {
    "innsigelsen": _objection, "bero": _hold, "avtalen": _plan, "utsettelsen": _deferral,
}  # fmt: skip
_ORDER = {"ground": ReleaseGround.WRONG_DEBTOR, "reasons": WHY, "document": PDF}


def release(case: Agreement) -> Release:
    with case.db.write(case.kari) as work:
        order = NewRelease(claim_id=case.claim, **_ORDER)  # type: ignore[arg-type]
        return releasing.release(work, case.debtor, order)


def undo(case: Agreement, row: Release) -> Release:
    with case.db.write(case.kari) as work:
        order = UndoRelease(version=row.version, why="feil person valgt")
        return release_undo.undo(work, row.id, order)


def _but_letters(found: Mapping[str, list[object]]) -> dict[str, list[object]]:
    return {name: rows for name, rows in found.items() if name != "letters"}


@pytest.mark.parametrize("rests", RESTS)
def test_what_rested_on_the_claim_rests_on_it_again(case: Agreement, rests: str) -> None:
    RESTS[rests](case)
    before = _but_letters(stands(case.db))
    row = release(case)
    assert _but_letters(stands(case.db)) != before
    undo(case, row)
    assert _but_letters(stands(case.db)) == before


@pytest.mark.parametrize("rests", RESTS)
def test_taken_back_by_the_key_nothing_can_be_demanded_that_could_not_before(
    case: Agreement, url: str, rests: str
) -> None:
    RESTS[rests](case)
    desk = signed(url)
    asked = Write(kind=LetterKind.PAYMENT_DEMAND, claim_ids=(case.claim,))
    refused = desk.letters.preview(case.debtor, asked).refusal
    before = stands(case.db)
    desk.parties.release(
        case.debtor,
        NewRelease(claim_id=case.claim, **_ORDER),  # type: ignore[arg-type]
        key=new_key(),
    )
    shown = desk.undo.show()
    assert rests in shown.sentence
    desk.undo.last(UndoOrder(order=shown.order), key=new_key())
    assert stands(case.db) == before
    again = desk.letters.preview(case.debtor, asked)
    assert not again.lawful
    assert again.refusal == refused


def test_an_objection_is_given_back_at_the_stage_it_had(case: Agreement) -> None:
    number = objects(case.db, case.kari, case.debtor, case.claim)
    undo(case, release(case))
    with case.db.read() as work:
        row = work.get_one(Objection, number)
        assert (row.state, row.outcome, row.decided_on) == (State.RECEIVED.value, "", None)
        assert (row.decided_by, row.reasons) == ("", "")


def test_a_hold_whose_day_has_come_meanwhile_is_not_put_anew(case: Agreement) -> None:
    _hold(case)
    row = release(case)
    case.day(TODAY + timedelta(days=10))
    undo(case, row)
    assert case.holds() == []


def test_a_letter_that_was_taken_back_is_asked_for_anew(case: Agreement) -> None:
    """The deferral runs again, and its letter never went: somebody must write it."""
    case.put_off(TODAY + timedelta(days=12))
    row = release(case)
    with case.db.read(case.kari) as work:
        (shown,) = release_undo.show(work, case.debtor).releases
        number = work.get_one(Claim, case.claim).number
    said = "Brev som ble trukket, går ikke: Betalingsutsettelse. Du får en oppgave om å skrive på nytt."
    assert said in shown.if_undone
    undo(case, row)
    with case.db.read() as work:
        (letter,) = work.scalars(select(LetterRow).where(LetterRow.deferral_id.is_not(None)))
        told = work.scalars(select(Task.text).where(Task.text.contains("på nytt"))).all()
    assert letter.state == "withdrawn"
    what = f"Betalingsutsettelse {letter.made_on:%d.%m.%Y} ble trukket før det gikk"
    (text,) = told
    assert text.startswith(f"{what}, da {number} ble tatt bort fra skyldneren.")


def test_a_deferral_whose_day_has_come_meanwhile_lapses_by_night(case: Agreement) -> None:
    _deferral(case)
    row = release(case)
    case.day(TODAY + timedelta(days=20))
    undo(case, row)
    case.night()
    assert case.holds() == []
    with case.db.read() as work:
        assert work.get_one(Deferral, 1).state == "lapsed"


def test_the_rest_of_a_plan_is_in_no_other_while_one_of_its_claims_is_out(case: Agreement) -> None:
    _plan(case)
    row = release(case)
    with case.db.read() as work:
        other = next(claim for claim in work.get_one(Plan, 1).request["claim_ids"]
                     if claim != case.claim)  # fmt: skip
    with pytest.raises(PlanClaimTaken):
        case.grant(claim_ids=(other,), count=3)
    undo(case, row)
    assert sorted(hold.claim_id or 0 for hold in case.holds()) == sorted((case.claim, other))


def _noticed(case: Agreement) -> int:
    """A plan whose first instalment is broken, and the notice of it waits to go."""
    number = case.grant().plan_id
    case.goes()
    case.day(date(2027, 1, 6))
    case.notice(number)
    return number


def _stands(case: Agreement, number: int) -> tuple[str, date | None, date | None]:
    with case.db.read() as work:
        plan = work.get_one(Plan, number)
        return plan.state, plan.noticed_on, plan.notice_deadline


def test_a_plan_that_was_noticed_comes_back_broken_and_ends_by_a_new_notice_alone(
    case: Agreement,
) -> None:
    number = _noticed(case)
    case.goes()
    row = release(case)
    case.day(date(2027, 2, 10))  # long after the notice's last day
    undo(case, row)
    assert _stands(case, number) == ("broken", None, None)
    case.day(date(2027, 2, 11))
    assert _stands(case, number) == ("broken", None, None)
    assert any("Send varsel om mislighold" in text for text in case.tasks("plan_trouble"))
    case.notice(number)
    case.goes()
    last = date(2027, 3, 1)  # fourteen days from the printer's day
    assert _stands(case, number) == ("noticed", date(2027, 2, 11), last)
    case.day(last)
    assert _stands(case, number)[0] == "noticed"
    case.day(last + timedelta(days=1))
    assert _stands(case, number)[0] == "ended"


def _shown(case: Agreement) -> tuple[str, ...]:
    with case.db.write(case.kari) as work:
        (row,) = release_undo.show(work, case.debtor).releases
        return row.if_undone


def test_before_it_is_undone_it_is_shown_what_comes_back(case: Agreement) -> None:
    _noticed(case)
    case.goes()
    row = release(case)
    assert _shown(case)[-2:] == (
        "Gjelder igjen: avtalen, bero.",
        "Varselet om mislighold teller ikke lenger: avtalen trenger et nytt.",
    )
    undo(case, row)
    assert _shown(case) == ()


def test_a_notice_of_default_that_waits_never_goes_for_a_plan_that_is_given_back(
    case: Agreement,
) -> None:
    number = _noticed(case)
    undo(case, release(case))
    case.goes()
    assert _stands(case, number) == ("broken", None, None)
    assert [row.state for row in _notices_of(case)] == ["withdrawn"]


@pytest.mark.parametrize("outcome", ["sent", "returned"])
def test_an_old_notice_that_is_told_of_late_begins_and_ends_nothing(
    case: Agreement, outcome: str
) -> None:
    number = _noticed(case)
    with case.db.write(SYSTEM) as work:  # the printer has it, and has not told that it went
        work.execute(update(Dispatch).values(state="kept", attempts=1))
    undo(case, release(case))
    case.notice(number)
    case.goes()
    before = _stands(case, number)
    assert before[0] == "noticed"
    with case.db.write(SYSTEM) as work:
        old = min(work.scalars(_NOTICES), key=lambda row: row.id)
        if outcome == "sent":
            letter_post.went(work, old)
        else:
            letter_post.fell_away(work, old)
    assert _stands(case, number) == before


_NOTICES = select(LetterRow).where(LetterRow.kind == LetterKind.PLAN_DEFAULT_NOTICE.value)


def _notices_of(case: Agreement) -> list[LetterRow]:
    with case.db.read() as work:
        return list(work.scalars(_NOTICES))


def test_a_release_of_nothing_that_rested_gives_nothing_back(case: Agreement) -> None:
    before = _but_letters(stands(case.db))
    undo(case, release(case))
    assert _but_letters(stands(case.db)) == before
