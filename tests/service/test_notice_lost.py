"""What was decided on a notice that never came falls, or rests, and is decided anew (§§ 2-15, 7-6)."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from collector_desk.domain.enforcement.measure import MeasureStage
from collector_desk.domain.enforcement.own_fee import FeeStep
from collector_desk.domain.holds import Reason
from collector_desk.domain.letter import LetterKind
from collector_desk.errors.enforcement import MeasureGateClosed
from collector_desk.errors.holds import HoldEndsByLeader
from collector_desk.models import Claim, FactRow, Hold, LetterRow, MeasureClaim, Task
from collector_desk.service import (
    holding,
    letter_returns,
    letters,
    measure_run,
    notice_lost,
    placed,
)
from collector_desk.service.database import Database
from collector_desk.wire.holds import EndHold
from collector_desk.wire.letters import Write
from collector_desk.wire.measures import MeasureSheet, StopMeasure
from tests.service.enforcing import DUE, TODAY, Enforcement, noticed
from tests.service.lost_notices import come_back, written
from tests.service.mail import leaves
from tests.service.test_measure_amend import LOWERED, RAISED, changed, running, told
from tests.service.test_measure_letters import new_rules

SENT, DECIDED = date(2026, 11, 24), date(2026, 12, 18)


@pytest.fixture
def case(db: Database) -> Enforcement:
    return Enforcement(db)


def back(case: Enforcement, *claims: int) -> None:
    come_back(case.db, case.kari, written(case.db, case.debtor, *claims))


def tasks(case: Enforcement, sheet: MeasureSheet) -> list[str]:
    with case.db.read() as work:
        query = select(Task.text).where(Task.state == "open")
        return [text for text in work.scalars(query) if text.startswith(sheet.number)]


def rest(case: Enforcement, sheet: MeasureSheet) -> Hold:
    with case.db.read() as work:
        return work.scalars(select(Hold).where(Hold.measure_id == sheet.measure_id)).one()


def kinds(case: Enforcement, sheet: MeasureSheet) -> list[tuple[str, str]]:
    with case.db.read() as work:
        query = select(LetterRow.kind, LetterRow.state).where(
            LetterRow.measure_id == sheet.measure_id
        )
        return [(kind, state) for kind, state in work.execute(query.order_by(LetterRow.id))]


def fees(case: Enforcement) -> int:
    with case.db.read() as work:
        query = select(FactRow.amount).where(
            FactRow.rule.in_([step.rule for step in FeeStep]), placed.standing()
        )
        return sum(work.scalars(query))


def test_a_letter_that_comes_back_takes_the_decision_with_it(case: Enforcement) -> None:
    """The real letter: written, sent, its days run out, decided, and then it comes back."""
    claim = case.books.claim(970_000, due=DUE, interest_from=DUE, kind="parking_fine")
    case.day(SENT)
    with case.db.write(case.kari) as work:
        order = Write(kind=LetterKind.OWN_NOTICE, claim_ids=(claim,))
        letters.send(work, case.debtor, order)
    leaves(case.db)
    case.day(DECIDED)
    sheet = case.decided(case.terms(claim_ids=(claim,)))
    with case.db.read() as work:
        query = select(LetterRow.id).where(LetterRow.kind == LetterKind.OWN_NOTICE.value)
        letter = work.scalars(query).one()
    come_back(case.db, case.kari, [letter])
    row = case.row(sheet.measure_id)
    assert (row.stage, row.ended_why) == ("stopped", "varselet 24.11.2026 kom ikke fram")
    assert {state for _, state in kinds(case, sheet)} == {"withdrawn"}  # nobody was told of it
    (asked,) = tasks(case, sheet)
    assert "Varsle på nytt på ny adresse, og la to personer beslutte på nytt" in asked


def test_it_is_decided_anew_only_on_a_new_notice(case: Enforcement) -> None:
    sheet = case.decided()
    back(case)
    assert case.row(sheet.measure_id).stage == "stopped"
    with case.db.write(case.kari) as work:
        work.scalars(select(Hold)).one().ended_on = TODAY  # the address is found
    draft = case.save()
    with pytest.raises(MeasureGateClosed, match="Varsel"):
        case.propose(draft)
    for claim in case.claims:
        noticed(case.db, case.debtor, claim, sent=SENT, ends=date(2026, 12, 15))
    case.day(DECIDED)
    case.propose(case.sheet(draft.measure_id))
    case.approve()
    assert case.row(draft.measure_id).stage == "decided"


def test_the_fee_of_the_decision_falls_with_it(case: Enforcement) -> None:
    new_rules(case)
    case.decided()
    leaves(case.db)
    assert fees(case)
    back(case)
    assert fees(case) == 0


@pytest.mark.parametrize("runs", [False, True])
def test_the_fee_falls_with_the_claim_that_bears_it_alone(case: Enforcement, *, runs: bool) -> None:
    """One decision, one fee: it is not put on the claim that the decision stands for."""
    new_rules(case)
    sheet = case.decided()
    leaves(case.db)
    if runs:
        told(case, sheet, TODAY)
    with case.db.read() as work:
        query = select(FactRow.claim_id).where(FactRow.rule == FeeStep.DECISION.rule)
        bears = work.scalars(query).one()
    before = fees(case)
    back(case, bears)
    assert (before > 0, fees(case)) == (True, 0)
    assert case.row(sheet.measure_id).stage == ("in_force" if runs else "decided")


def test_the_fee_stays_where_another_claim_falls_out(case: Enforcement) -> None:
    new_rules(case)
    case.decided()
    leaves(case.db)
    with case.db.read() as work:
        query = select(FactRow.claim_id).where(FactRow.rule == FeeStep.DECISION.rule)
        bears = work.scalars(query).one()
    before = fees(case)
    back(case, *(claim for claim in case.claims if claim != bears))
    assert fees(case) == before


def test_one_that_runs_rests_until_it_is_decided_anew(case: Enforcement) -> None:
    """What is taken each month is taken no more, and no caseworker lets it go on."""
    sheet = case.decided()
    leaves(case.db)
    told(case, sheet, TODAY)
    back(case)
    hold = rest(case, sheet)
    assert (hold.reason, hold.until) == (Reason.NOTICE_LOST, None)
    assert case.row(sheet.measure_id).stage == "in_force"
    assert ("order_changed", "waiting") in kinds(case, sheet)
    (asked,) = tasks(case, sheet)
    assert "stans trekket og beslutt på nytt" in asked
    assert asked.endswith("(tvangsfullbyrdelsesloven §§ 2-15 og 7-6)")
    with case.db.write(case.kari) as work, pytest.raises(HoldEndsByLeader):
        holding.end(work, hold.id, EndHold(version=hold.version, why="adressen er funnet"))
    with case.db.write(case.kari) as work:  # the address is found, and the debtor is noticed anew
        query = select(Hold).where(Hold.reason == Reason.RETURNED_POST.value)
        work.scalars(query).one().ended_on = TODAY
    case.day(SENT)
    with case.db.write(case.kari) as work:
        order = Write(kind=LetterKind.OWN_NOTICE, claim_ids=case.claims)
        letters.send(work, case.debtor, order)
    with case.db.write(case.kari) as work:
        version = case.row(sheet.measure_id).version
        stop = StopMeasure(version=version, why="varsles på nytt")
        measure_run.stop(work, sheet.measure_id, stop)
    assert rest(case, sheet).ended_on == SENT


def test_a_second_notice_that_comes_back_adds_nothing(case: Enforcement) -> None:
    sheet = case.decided()
    told(case, sheet, TODAY)
    (letter,) = written(case.db, case.debtor)
    come_back(case.db, case.kari, [letter])
    with case.db.write(case.kari) as work:
        notice_lost.fell(work, work.get_one(LetterRow, letter))
    assert rest(case, sheet)
    assert len(tasks(case, sheet)) == 1


def test_one_claim_of_several_falls_out_alone(case: Enforcement) -> None:
    sheet = case.decided()
    first, second = case.claims
    back(case, first)
    assert case.row(sheet.measure_id).stage == "decided"
    with case.db.read() as work:
        query = select(MeasureClaim.claim_id).where(MeasureClaim.measure_id == sheet.measure_id)
        assert list(work.scalars(query)) == [second]
        number = work.get_one(Claim, first).number
    assert f"Gjelder ikke {number} lenger" in case.sheet(sheet.measure_id).book[-1]
    (asked,) = tasks(case, sheet)
    assert "beslutningen er falt bort" not in asked  # it stands for the other


def test_one_that_runs_goes_on_for_the_claims_whose_notice_came(case: Enforcement) -> None:
    sheet = case.decided()
    leaves(case.db)
    told(case, sheet, TODAY)
    first, second = case.claims
    back(case, first)
    assert case.row(sheet.measure_id).stage == "in_force"
    assert goes_on(case, sheet)
    with case.db.read() as work:
        query = select(MeasureClaim.claim_id).where(MeasureClaim.measure_id == sheet.measure_id)
        assert list(work.scalars(query)) == [second]
        changes = select(LetterRow.content).where(LetterRow.kind == LetterKind.ORDER_CHANGED.value)
        assert [one["what"] for one in work.scalars(changes)] == ["fewer"]
    (asked,) = tasks(case, sheet)
    assert "varselet om noen av kravene kom ikke fram" in asked
    assert "Vurder om det som er trukket til dem, skal betales tilbake" in asked
    back(case, second)  # now the only one left
    assert rest(case, sheet).reason == Reason.NOTICE_LOST


def test_what_another_notice_carried_goes_on(case: Enforcement) -> None:
    """A later notice, to raise the trekk say, was none that the decision rested on."""
    sheet = case.decided()
    told(case, sheet, TODAY)
    for claim in case.claims:
        noticed(case.db, case.debtor, claim, sent=SENT, ends=date(2026, 12, 15))
    case.day(DECIDED)
    come_back(case.db, case.kari, written(case.db, case.debtor)[-1:])
    assert case.row(sheet.measure_id).stage == MeasureStage.IN_FORCE
    assert goes_on(case, sheet)


def test_what_cannot_be_delivered_is_as_what_comes_back(case: Enforcement) -> None:
    sheet = case.decided()
    (letter,) = written(case.db, case.debtor)
    with case.db.write(case.kari) as work:
        row = work.get_one(LetterRow, letter)
        letter_returns.failed(work, row, "SvarUt: AVVIST")
    assert case.row(sheet.measure_id).stage == "stopped"


def test_a_lowered_trekk_rests_on_the_notice_of_the_one_before(case: Enforcement) -> None:
    """Nobody was noticed of less, and a notice to raise it again is none that it rests on."""
    sheet = running(case, RAISED)
    case.day(date(2026, 12, 28))  # the first notice is over by now
    lowered = told(case, changed(case, case.sheet(sheet.measure_id)), date(2026, 12, 28))
    for claim in case.claims:
        noticed(case.db, case.debtor, claim, sent=date(2026, 12, 28), ends=date(2027, 1, 18))
    first, to_raise = written(case.db, case.debtor)
    come_back(case.db, case.kari, [to_raise])
    assert goes_on(case, lowered)
    come_back(case.db, case.kari, [first])
    assert not goes_on(case, lowered)


def raised(case: Enforcement) -> tuple[MeasureSheet, MeasureSheet]:
    """A trekk that runs, and its decided raise on a notice of its own; the first's is fresh still."""
    first = running(case, LOWERED)
    for claim in case.claims:
        noticed(case.db, case.debtor, claim, sent=SENT, ends=date(2026, 12, 15))
    case.day(DECIDED)
    return first, changed(case, case.sheet(first.measure_id), RAISED)


def test_a_decided_raise_falls_where_its_own_notice_is_lost(case: Enforcement) -> None:
    """The notice of the trekk that is raised carries no more: so the gate asks, and so does this."""
    first, sheet = raised(case)
    come_back(case.db, case.kari, written(case.db, case.debtor)[-1:])
    assert case.row(sheet.measure_id).stage == MeasureStage.STOPPED
    assert case.row(first.measure_id).stage == MeasureStage.IN_FORCE
    assert goes_on(case, first)


def test_a_raise_in_force_rests_where_its_own_notice_is_lost(case: Enforcement) -> None:
    _, sheet = raised(case)
    told(case, sheet, DECIDED)
    come_back(case.db, case.kari, written(case.db, case.debtor)[-1:])
    assert case.row(sheet.measure_id).stage == MeasureStage.IN_FORCE
    assert rest(case, sheet).reason == Reason.NOTICE_LOST


def test_a_raise_goes_on_where_the_notice_before_it_is_lost(case: Enforcement) -> None:
    """It does not rest on that one: the trekk that it changed did."""
    _, sheet = raised(case)
    told(case, sheet, DECIDED)
    come_back(case.db, case.kari, written(case.db, case.debtor)[:1])
    assert goes_on(case, sheet)


def goes_on(case: Enforcement, sheet: MeasureSheet) -> bool:
    with case.db.read() as work:
        held = select(Hold.id).where(Hold.measure_id == sheet.measure_id)
        return work.scalar(held) is None
