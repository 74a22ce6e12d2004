"""Tvangsdekning requested in a lien: it does not lapse, what stops it is told, and the way back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from collector_desk.client.connection import new_key
from collector_desk.client.desk import Desk
from collector_desk.domain.enforcement.account import SaleStep
from collector_desk.domain.enforcement.event_rows import SALE, Event, Happens, Thing
from collector_desk.domain.enforcement.events import TABLE
from collector_desk.domain.enforcement.measure import MeasureStage
from collector_desk.domain.holds import Reason
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.objection import Ground
from collector_desk.errors.enforcement import (
    MeasureDayWrong,
    MeasureRests,
    MeasureWrongStage,
    SaleDayWrong,
    SaleKnown,
    SaleNotKnown,
    SaleNotOfLien,
)
from collector_desk.errors.service import Stale
from collector_desk.errors.undo import UndoMeanwhile
from collector_desk.models import Audit, Document, LetterRow, Measure, Task
from collector_desk.service import (
    forced_sale,
    holding,
    measure_expected,
    measure_night,
    measure_run,
    measure_sheet,
)
from collector_desk.service.database import Database
from collector_desk.wire.holds import NewHold
from collector_desk.wire.liens import SaleOrder
from collector_desk.wire.measures import MeasureSheet, StopMeasure
from collector_desk.wire.objections import NewObjection
from collector_desk.wire.plans import NewPlan, Terms
from tests.kit import running
from tests.service.enforcing import TODAY, Enforcement
from tests.service.eventful import BRINGS, World
from tests.service.parties import PDF
from tests.service.regretting import refused, undo
from tests.service.test_lien_radar import FIRST, LAPSES, asked, charged, night
from tests.service.test_measure_claims import released
from tests.service.undo_sales import ASKED, sold
from tests.service.undo_world import signed

EARLIEST = date(2026, 12, 7)  # two weeks after the decision
AFTER = LAPSES + timedelta(days=1)
_ENDS = (LetterKind.MEASURE_ENDED.value, LetterKind.ORDER_ENDED.value)


@pytest.fixture
def case(db: Database) -> Enforcement:
    return Enforcement(db)


def step(case: Enforcement, sheet: MeasureSheet, what: SaleStep, day: date, **more: Any) -> None:
    version = case.row(sheet.measure_id).version
    order = SaleOrder(version=version, step=what, day=day).model_copy(update=more)
    with case.db.write(case.kari) as work:
        forced_sale.enter(work, sheet.measure_id, order)


def requested(case: Enforcement, day: date = ASKED, **more: Any) -> MeasureSheet:
    """A lien that was asked about, and in which tvangsdekning is requested on a day."""
    sheet = charged(case)
    if day < FIRST:
        case.day(day)
    else:
        night(case, day)
    step(case, sheet, SaleStep.REQUESTED, day, **more)
    return case.sheet(sheet.measure_id)


def told_of_end(case: Enforcement) -> list[str]:
    with case.db.read() as work:
        return list(work.scalars(select(LetterRow.kind).where(LetterRow.kind.in_(_ENDS))))


def tasks(case: Enforcement, about: str) -> list[str]:
    with case.db.read() as work:
        return [
            text
            for text in work.scalars(select(Task.text).where(Task.state == "open"))
            if about in text
        ]


def test_a_lien_in_which_it_was_requested_in_time_does_not_lapse(case: Enforcement) -> None:
    sheet = requested(case, document=PDF)
    assert [one.state for one in asked(case)] == ["done"]
    assert sheet.sale is not None
    assert (sheet.sale.from_day, sheet.sale.requested_on) == (EARLIEST, ASKED)
    assert sheet.book[-1].endswith("Tvangsdekning begjært 01.08.2029")
    night(case, AFTER)
    night(case, date(2031, 1, 2))
    assert case.row(sheet.measure_id).stage == MeasureStage.IN_FORCE
    assert told_of_end(case) == []
    assert tasks(case, "få pantet slettet") == []
    with case.db.read() as work:
        paper = work.scalars(select(Document).where(Document.kind == "forced_sale")).one()
        note = work.scalars(select(Audit).where(Audit.deed == "measures.sale")).one()
    assert paper.debtor_id == case.debtor
    assert note.details == {
        "measure": sheet.measure_id, "number": sheet.number, "step": "requested",
        "sale": "2029-08-01", "day": "2029-08-01", "before": None, "document": paper.id,
    }  # fmt: skip


def test_it_is_not_asked_about_where_it_was_requested_before(case: Enforcement) -> None:
    sheet = charged(case)
    night(case, EARLIEST)
    step(case, sheet, SaleStep.REQUESTED, EARLIEST)
    night(case, FIRST)
    assert asked(case) == []


@pytest.mark.parametrize("over", [SaleStep.WITHDRAWN, SaleStep.DISMISSED, SaleStep.MISTAKEN])
def test_where_the_request_is_over_the_lien_lapses_on_its_day_again(
    case: Enforcement, over: SaleStep
) -> None:
    sheet = requested(case)
    night(case, date(2029, 10, 1))
    step(case, sheet, over, date(2029, 10, 1))
    assert [one.state for one in asked(case)] == ["open"]
    assert case.sheet(sheet.measure_id).book[-1].endswith(f"{over.label} 01.10.2029")
    night(case, LAPSES)
    assert case.row(sheet.measure_id).stage == MeasureStage.IN_FORCE
    night(case, AFTER)
    assert case.row(sheet.measure_id).stage == MeasureStage.LAPSED
    assert len(told_of_end(case)) == 2


def test_where_the_three_years_are_over_by_then_the_night_ends_it(case: Enforcement) -> None:
    sheet = requested(case)
    night(case, date(2030, 2, 1))
    step(case, sheet, SaleStep.DISMISSED, date(2030, 2, 1))
    assert [one.state for one in asked(case)] == ["done"]
    night(case, date(2030, 2, 2))
    row = case.row(sheet.measure_id)
    assert (row.stage, row.ended_why) == (MeasureStage.LAPSED, "tiden var ute 23.11.2029")


def test_what_is_covered_ends_as_paid(case: Enforcement) -> None:
    sheet = requested(case)
    for claim in case.claims:
        case.books.pays(claim, 2_400_000, ASKED)
    night(case, AFTER)
    row = case.row(sheet.measure_id)
    assert (row.stage, row.ended_why) == (MeasureStage.ENDED, "kravene er dekket")
    (asked_for,) = tasks(case, "tvangsdekning")
    assert asked_for == (
        f"{sheet.number}: pantet er over. Trekk begjæringen om tvangsdekning 01.08.2029 hos"
        " namsmannen, hvis den ikke er gjennomført"
    )


def test_who_ends_the_lien_is_asked_to_withdraw_the_request(case: Enforcement) -> None:
    sheet = requested(case)
    order = StopMeasure(version=sheet.version, why="Kontoen er tom, og avsluttet.")
    with case.db.write(case.kari) as work:
        measure_run.stop(work, sheet.measure_id, order)
    assert len(tasks(case, "Trekk begjæringen om tvangsdekning")) == 1


def test_the_days_that_cannot_be_are_refused(case: Enforcement) -> None:
    sheet = charged(case)
    night(case, ASKED)
    for day in (EARLIEST - timedelta(days=1), ASKED + timedelta(days=1)):
        with pytest.raises(SaleDayWrong, match=r"tidligst begjæres 07\.12\.2026"):
            step(case, sheet, SaleStep.REQUESTED, day)
    with pytest.raises(SaleNotKnown):
        step(case, sheet, SaleStep.WITHDRAWN, ASKED)
    step(case, sheet, SaleStep.REQUESTED, ASKED)
    with pytest.raises(SaleKnown):
        step(case, sheet, SaleStep.REQUESTED, ASKED)
    for day in (ASKED - timedelta(days=1), ASKED + timedelta(days=1)):
        with pytest.raises(MeasureDayWrong):
            step(case, sheet, SaleStep.WITHDRAWN, day)
    with pytest.raises(Stale):
        step(case, sheet, SaleStep.WITHDRAWN, ASKED, version=1)
    assert case.row(sheet.measure_id).sale_on == ASKED


def test_a_day_on_which_the_lien_had_lapsed_is_refused(case: Enforcement) -> None:
    """The letter of the decision said «før den dagen»."""
    sheet = charged(case)
    case.day(AFTER)  # the night has not been yet
    for day in (LAPSES, AFTER):
        with pytest.raises(SaleDayWrong):
            step(case, sheet, SaleStep.REQUESTED, day)
    step(case, sheet, SaleStep.REQUESTED, LAPSES - timedelta(days=1))
    measure_night.check_all(case.db)
    assert case.row(sheet.measure_id).stage == MeasureStage.IN_FORCE


def test_nothing_but_a_lien_in_force_has_it(case: Enforcement) -> None:
    trekk = case.decided()
    with pytest.raises(SaleNotOfLien):
        step(case, trekk, SaleStep.REQUESTED, TODAY)
    assert "measures.sale" not in {one.name for one in trekk.deeds}
    assert trekk.sale is None


def test_a_lien_that_the_bank_does_not_have_has_it_not_either(case: Enforcement) -> None:
    sheet = charged(case, told=False)
    case.day(EARLIEST)
    with pytest.raises(MeasureWrongStage):
        step(case, sheet, SaleStep.REQUESTED, EARLIEST)


def test_the_page_says_from_when_it_may_be_requested(case: Enforcement) -> None:
    sheet = charged(case)

    def deed() -> tuple[bool, str]:
        found = case.sheet(sheet.measure_id).deeds
        return next((one.lawful, one.reason) for one in found if one.name == "measures.sale")

    lawful, why = deed()
    assert not lawful
    assert "tidligst begjæres 07.12.2026" in why
    case.day(EARLIEST)
    assert deed() == (True, "Kan gjøres nå.")
    (row,) = _listed(case)
    assert row == ("Pantet faller bort", LAPSES)
    step(case, sheet, SaleStep.REQUESTED, EARLIEST)
    assert _listed(case) == [("Tvangsdekning begjært", EARLIEST)]


def _listed(case: Enforcement) -> list[tuple[str, date | None]]:
    with case.db.read(case.kari) as work:
        return [(one.next_step, one.next_day) for one in measure_sheet.listed(work).rows]


def in_sale(world: World) -> MeasureSheet:
    """Tvangsdekning is requested in the lien in force, as if its two weeks were over."""
    sheet = world.sheets[MeasureStage.IN_FORCE]
    with world.db.write(world.case.kari) as work:
        work.get_one(Measure, sheet.measure_id).sale_on = TODAY
    return world.case.sheet(sheet.measure_id)


@pytest.mark.cells
@pytest.mark.parametrize("event", Event)
def test_what_the_table_says_of_tvangsdekning_happens_to_it(db: Database, event: Event) -> None:
    world = World(db, Thing.ACCOUNT_LIEN)
    sheet = in_sale(world)
    rule = TABLE[event, SALE, MeasureStage.IN_FORCE]
    ahead = measure_expected.effect(event, world.row(sheet.measure_id))
    BRINGS[event](world)
    found = [one for one in world.tasks(sheet.number) if "tvangsdekning" in one]
    lien = TABLE[event, Thing.ACCOUNT_LIEN, MeasureStage.IN_FORCE].task
    found = [one for one in found if not (lien and lien in one)]
    waits = (
        f"{sheet.number}: {rule.words}: be namsmannen la tvangsdekningen vente, og få kvittering"
    )
    over = f"{sheet.number}: pantet er over. Trekk begjæringen om tvangsdekning"
    begins = {Happens.RESTS: [waits], Happens.STOPPED: [over]}.get(rule.happens, [])
    assert [one[: len(begin)] for one, begin in zip(found, begins, strict=True)] == begins
    assert ("tvangsdekningen skal vente" in ahead) is (rule.happens is Happens.RESTS)


def test_a_lien_that_goes_on_for_fewer_claims_asks_to_tell_the_namsmann(
    case: Enforcement,
) -> None:
    sheet = requested(case, EARLIEST)
    released(case, case.claims[0])
    assert len(tasks(case, f"{sheet.number} gjelder ikke")) == 1


def test_what_was_requested_while_something_stopped_it_is_refused(case: Enforcement) -> None:
    sheet = charged(case)
    case.day(EARLIEST)
    hold = NewHold(reason=Reason.SAYS_PAID, until=date(2026, 12, 21), measure_id=sheet.measure_id)
    with case.db.write(case.kari) as work:
        holding.put(work, case.debtor, hold)
    case.day(EARLIEST + timedelta(days=2))
    with pytest.raises(MeasureRests):
        step(case, sheet, SaleStep.REQUESTED, EARLIEST + timedelta(days=1))


@pytest.fixture
def kari(db: Database, case: Enforcement) -> Iterator[Desk]:
    with running(db) as address:
        yield signed(address)


def test_the_last_that_was_entered_is_taken_back(kari: Desk, case: Enforcement) -> None:
    sheet = charged(case)
    night(case, ASKED)
    sold(kari, sheet.measure_id, SaleStep.REQUESTED, ASKED)
    sold(kari, sheet.measure_id, SaleStep.WITHDRAWN, ASKED)
    assert undo(kari) == "Tvangsdekning er begjært 01.08.2029 som før."
    assert case.row(sheet.measure_id).sale_on == ASKED
    assert [one.state for one in asked(case)] == ["done"]
    told = "Tvangsdekning står ikke som begjært lenger, og pantet faller bort på sin dag."
    assert undo(kari) == told
    assert case.row(sheet.measure_id).sale_on is None
    assert [one.state for one in asked(case)] == ["open"]
    assert len(case.sheet(sheet.measure_id).book) == len(sheet.book) + 4  # nothing is rubbed out


def test_a_lien_that_is_over_is_not_taken_back(kari: Desk, case: Enforcement) -> None:
    sheet = requested(case)
    case.day(AFTER)
    sold(kari, sheet.measure_id, SaleStep.WITHDRAWN, AFTER)
    measure_night.check_all(case.db)
    assert refused(kari, UndoMeanwhile)
    assert case.row(sheet.measure_id).stage == MeasureStage.LAPSED


@pytest.mark.parametrize("pauses", [False, True])
def test_nobody_is_asked_to_let_it_wait_for_a_plan_that_is_taken_back(
    kari: Desk, case: Enforcement, *, pauses: bool
) -> None:
    sheet = requested(case, EARLIEST)
    terms = Terms(
        claim_ids=case.claims, first_due=EARLIEST + timedelta(days=20), count=3,
        pauses_withholding=pauses,
    )  # fmt: skip
    kari.plans.grant(case.debtor, NewPlan(terms=terms), key=new_key())
    assert len(tasks(case, f"{sheet.number}: nedbetalingsavtale")) == 1
    undo(kari)
    assert tasks(case, "tvangsdekningen vente") == []


def test_nor_for_an_objection_that_was_registered_by_mistake(kari: Desk, case: Enforcement) -> None:
    requested(case, EARLIEST)
    order = NewObjection(
        claim_id=case.claims[0], ground=Ground.PAID, text="Jeg har betalt", received_on=EARLIEST
    )
    kari.objections.register(case.debtor, order, key=new_key())
    assert len(tasks(case, "tvangsdekningen vente")) == 1
    undo(kari)
    assert tasks(case, "tvangsdekningen vente") == []
