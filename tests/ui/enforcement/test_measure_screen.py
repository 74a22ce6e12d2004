"""The screen of a measure: reckoned while one types, kept by itself, proposed by the keys alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from collector_desk.domain.affordability import CostKind
from collector_desk.domain.enforcement.measure import MeasureKind, MeasureStage
from collector_desk.domain.letter import LetterKind
from collector_desk.models import DebtorStatement, FactRow, Measure
from collector_desk.service import measure_run
from collector_desk.service.database import Database
from collector_desk.ui.enforcement import texts
from collector_desk.ui.enforcement.boxes import AnewBox, StatementBox, StopBox, ToldBox
from collector_desk.ui.enforcement.listing import MeasuresScreen
from collector_desk.ui.enforcement.view import MeasureScreen
from collector_desk.ui.panels import SectionTitle
from collector_desk.wire.approvals import Line
from collector_desk.wire.household import Child, Cost, HouseholdForm, Income
from collector_desk.wire.measures import MeasureRow, OtherWithholding, ToldPayer
from tests.flows.enforcement import NEXT, measure, reckoned
from tests.flows.hands import CONTROL, SEND, SHIFT, key, tab_to
from tests.kit import open_db
from tests.service.enforcing import CONSIDERED, PAYER, REASONS, TODAY, Enforcement
from tests.service.test_measure_again import comes_back, nobody_to_write_to
from tests.service.test_measure_letters import new_rules
from tests.ui.payments.bench import nameless
from tests.ui.shell import Desktop, desktop


@pytest.fixture
def case(sqlite_url: str) -> Iterator[Enforcement]:
    opened = open_db(sqlite_url)
    yield Enforcement(opened)
    opened.close()


@pytest.fixture
def desk(qtbot: QtBot, case: Enforcement) -> Iterator[Desktop]:
    with desktop(qtbot, case.db) as made:
        made.sign_in()
        yield made


def begun(desk: Desktop, case: Enforcement, which: Qt.Key = Qt.Key.Key_W) -> MeasureScreen:
    """The screen as the keys open it, from the debtor."""
    desk.main.open_debtor(case.debtor)
    desk.settle()
    key(desk, which, CONTROL | SHIFT)
    return measure(desk)


def writes(desk: Desktop, field: object, text: str) -> None:
    """Tab to a field, and write."""
    edit = field.edit  # type: ignore[attr-defined]
    tab_to(desk, edit)
    QTest.keyClicks(edit, text)


def measures(db: Database) -> list[Measure]:
    with db.read() as work:
        return list(work.scalars(select(Measure).order_by(Measure.id)))


def test_the_whole_way_by_the_keys(desk: Desktop, case: Enforcement) -> None:
    screen = begun(desk, case)
    assert desk.main.tabs.current() is screen
    assert screen.title == "Trekk – Lykt, Fager"
    assert screen.head.regime.text() == "Tidligere regelverk"
    key(desk, *NEXT)
    assert "Varsel om utlegg 01.10.2026, frist 22.10.2026" in screen.form.notices.text()
    key(desk, *NEXT)
    payer = screen.form.details
    writes(desk, payer.organisation, "315867592")  # type: ignore[attr-defined]
    writes(desk, payer.name, "Rund Hvalross AS")  # type: ignore[attr-defined]
    for choice in (payer.does, payer.favours):  # type: ignore[attr-defined]
        tab_to(desk, choice.box)
        key(desk, Qt.Key.Key_End)
    writes(desk, payer.finding, "Betaler andre kreditorer.")  # type: ignore[attr-defined]
    key(desk, *NEXT)
    home = screen.form.household
    writes(desk, home.gross, "38000")
    writes(desk, home.tax, "9500")
    writes(desk, home.paper, "a-melding 10.2026")
    writes(desk, home.costs[CostKind.HOUSING], "9827")
    writes(desk, home.papers[CostKind.HOUSING], "dok. 4")
    key(desk, *NEXT)
    writes(desk, screen.form.reasons, REASONS)
    writes(desk, screen.form.considered, CONSIDERED)
    key(desk, *NEXT)
    reckoned(desk, screen)
    assert screen.presenter.why_not == ""
    assert screen.foot.next.text() == "Foreslå for leder  Ctrl+Enter"
    key(desk, *NEXT)
    desk.settle()
    (row,) = measures(case.db)
    assert (row.stage, row.monthly) == (MeasureStage.WAITING.value, 728_500)
    assert case.proposal().subject_id == row.id
    assert screen.presenter.sheet is not None
    assert not screen.form.reasons.isEnabled()
    assert screen.head.stage.text() == f"{row.number} · til godkjenning"


def test_it_opens_on_the_first_claim_that_can_be_ticked(desk: Desktop, case: Enforcement) -> None:
    screen = begun(desk, case)
    desk.settle()
    first = next(box for box in screen.form.claims.boxes.values() if box.isEnabled())
    assert first.hasFocus()


def test_it_is_reckoned_while_one_types(desk: Desktop, case: Enforcement) -> None:
    screen = begun(desk, case)
    screen.go(texts.RECKONING)
    home = screen.form.household
    assert "Inntekten dekker ikke mer enn livsoppholdet" in screen.foot.why.text()
    writes(desk, home.gross, "28500")
    reckoned(desk, screen)
    assert screen.reckoning.amount.text() == "17\xa0112 kr per måned"
    assert "11\xa0388,00 livsopphold, enslig" in screen.reckoning.sentence.text()
    writes(desk, home.costs[CostKind.HOUSING], "9827")
    reckoned(desk, screen)
    assert "Boligutgifter er ikke dokumentert" in screen.reckoning.warnings.accessibleName()
    writes(desk, home.papers[CostKind.HOUSING], "dok. 4")
    reckoned(desk, screen)
    assert screen.reckoning.amount.text() == "7\xa0285 kr per måned"
    chart = screen.reckoning.chart
    assert [month.withheld for month in chart.months[:2]] == [728_500, 728_500]
    assert "des 2026: trekk 7\xa0285,00\xa0kr, rest" in chart.accessibleDescription()
    assert screen.reckoning.results.shown[0].label == "Kravet er dekket"
    key(desk, Qt.Key.Key_H, CONTROL)
    assert screen.reckoning.lines.isVisible()
    assert sums_to(screen) == ("Kan trekkes i måneden", 728_500)
    assert screen.reckoning.months.isVisible()


def test_a_draft_survives_that_its_tab_is_closed(desk: Desktop, case: Enforcement) -> None:
    screen = begun(desk, case)
    screen.go(texts.REASONS)
    writes(desk, screen.form.reasons, REASONS)
    key(desk, Qt.Key.Key_W, CONTROL)
    desk.settle()
    assert not isinstance(desk.main.tabs.current(), MeasureScreen)
    (row,) = measures(case.db)
    assert (row.stage, row.reasons) == (MeasureStage.DRAFT.value, REASONS)
    again = begun(desk, case)
    assert again.form.reasons.value() == REASONS
    assert again.head.stage.text() == f"{row.number} · utkast"
    again.go(texts.REASONS)
    writes(desk, again.form.considered, CONSIDERED)
    key(desk, Qt.Key.Key_S, CONTROL)
    desk.settle()
    (row,) = measures(case.db)
    assert row.considered == CONSIDERED
    assert again.head.kept.text() == "Utkastet er lagret"


def test_a_draft_is_kept_by_itself(desk: Desktop, case: Enforcement) -> None:
    screen = begun(desk, case)
    screen.go(texts.REASONS)
    writes(desk, screen.form.reasons, "Ingen svar.")
    assert screen.head.kept.text() == "Ikke lagret ennå"
    desk.until(lambda: measures(case.db) and not screen.presenter.dirty)
    writes(desk, screen.form.considered, "Avtale er tilbudt.")
    desk.until(lambda: measures(case.db)[0].considered == "Avtale er tilbudt.")
    assert len(measures(case.db)) == 1


def test_what_is_kept_is_shown_as_it_was_written(desk: Desktop, case: Enforcement) -> None:
    other = OtherWithholding(
        title="Bidrag", rank="a", amount=120_000, since=date(2026, 1, 1), document="vedtak"
    )
    kept = case.terms(
        others=(other,),
        amount=200_000,
        household=HouseholdForm(
            children=(Child(birth_date=date(2018, 5, 2), visitation=2),),
            others=1,
            incomes=(
                Income(
                    text="Oppdrag", gross=3_800_000, tax=950_000, document="a-melding", fee=True
                ),
                Income(text="Barnetrygd", gross=177_600, document="NAV"),
                Income(text="Kurs", gross=500_000, document="faktura", fee=True),
            ),
            costs=(
                Cost(kind=CostKind.HOUSING, text="Husleie", amount=982_700, document="dok. 4"),
                Cost(
                    kind=CostKind.CHILD_CARE, text="AKS", amount=100_000, share=50, document="d. 5"
                ),
            ),
        ),
    )
    case.save(kept)
    screen = begun(desk, case)
    assert screen.presenter.terms == kept
    assert screen.presenter.terms.model_copy(update=dict(screen.form.value())) == kept
    assert not screen.presenter.dirty


def test_what_lacks_is_told_and_nothing_is_proposed(desk: Desktop, case: Enforcement) -> None:
    case.save(case.terms(considered=""))
    screen = begun(desk, case)
    screen.go(texts.PROPOSAL)
    told = "Kan ikke foreslås ennå: Skriv hva som er vurdert i stedet."
    assert screen.foot.why.text() == told
    assert not screen.foot.next.isEnabled()
    assert screen.foot.next.accessibleDescription() == "Skriv hva som er vurdert i stedet."
    assert screen.head.steps.tabText(texts.REASONS) == "5 Begrunnelse"
    assert screen.head.steps.tabText(texts.PAYER) == "✓ 3 Trekkpliktig"
    key(desk, *NEXT)
    desk.settle()
    assert measures(case.db)[0].stage == MeasureStage.DRAFT.value


def test_a_statement_is_registered_and_counts_at_once(desk: Desktop, case: Enforcement) -> None:
    screen = begun(desk, case)
    screen.go(texts.NOTICE)
    key(desk, Qt.Key.Key_U, CONTROL)
    box = screen.box
    assert isinstance(box, StatementBox)
    assert not box.do.isEnabled()
    box.text.set_value("Jeg har bare trygd.")
    QTest.keyClick(box, *SEND)
    desk.until(lambda: screen.box is None)
    reckoned(desk, screen)
    with case.db.read() as work:
        (said,) = work.scalars(select(DebtorStatement))
    assert (said.received_on, said.text) == (TODAY, "Jeg har bare trygd.")
    assert screen.form.statements.text() == "23.11.2026: Jeg har bare trygd."
    (shown_,) = (one for one in screen.form.checklist.shown if one.code == "statement")
    assert "Jeg har bare trygd." in shown_.detail


def test_under_the_new_rules_the_figure_is_an_estimate(desk: Desktop, case: Enforcement) -> None:
    case.day(date(2027, 1, 4))
    case.save()
    screen = begun(desk, case)
    assert screen.head.regime.text() == "Nytt regelverk"
    assert screen.reckoning.title.text() == "Anslag – namsmannen fastsetter trekket"
    steps = screen.head.steps
    assert "3 Andre trekk og vilje" in steps.tabText(texts.PAYER)
    assert "4 Anslag" in steps.tabText(texts.RECKONING)
    screen.go(texts.RECKONING)
    titles = [one.text() for one in screen.form.findChildren(SectionTitle) if one.isVisible()]
    assert texts.ESTIMATE in titles
    assert texts.SIZE not in titles
    said = [one.text() for one in screen.form.findChildren(QLabel) if one.isVisible()]
    assert texts.NAMSMANN_SETS in said
    screen.go(texts.PAYER)
    said = [one.text() for one in screen.form.findChildren(QLabel) if one.isVisible()]
    assert texts.NAMSMANN_FINDS in said
    assert "Trekkpliktig" not in said


def test_a_decided_measure_is_told_and_stopped(desk: Desktop, case: Enforcement) -> None:
    sheet = case.propose(case.save())
    desk.main.context.open_measure("measure", sheet.measure_id)
    screen = measure(desk)
    assert not screen.foot.told.isEnabled()
    assert f"Registrer mottatt dag: {sheet.number} er til godkjenning." in screen.foot.why.text()
    case.approve()
    key(desk, Qt.Key.Key_F5)
    desk.settle()
    assert screen.foot.told.isEnabled()
    key(desk, Qt.Key.Key_M, CONTROL)
    box = screen.box
    assert isinstance(box, ToldBox)
    QTest.keyClick(box, *SEND)
    desk.until(lambda: screen.box is None)
    desk.settle()
    assert case.row(sheet.measure_id).effect_on == TODAY
    key(desk, Qt.Key.Key_L, CONTROL | SHIFT)
    stop = screen.box
    assert isinstance(stop, StopBox)
    assert stop.why.text() == "Skriv hvorfor, minst ti tegn."
    assert not stop.invalid.isVisible()  # under the old rules there is no fee
    QTest.keyClicks(stop.reason.edit, "Kravet er betalt direkte")
    QTest.keyClick(stop, *SEND)
    desk.until(lambda: screen.box is None)
    desk.settle()
    row = case.row(sheet.measure_id)
    assert (row.stage, row.ended_why) == ("stopped", "Kravet er betalt direkte")
    assert "Opphør av utleggstrekk" in screen.form.book.text()


def test_the_amount_of_a_running_trekk_is_changed_in_a_tab_of_its_own(
    desk: Desktop, case: Enforcement
) -> None:
    sheet = case.decided()
    with case.db.write(case.kari) as work:
        measure_run.told(work, sheet.measure_id, ToldPayer(version=sheet.version, day=TODAY))
    desk.main.context.open_measure("measure", sheet.measure_id)
    screen = measure(desk)
    desk.settle()
    assert screen.foot.amend.isVisible()
    key(desk, Qt.Key.Key_E, CONTROL | SHIFT)
    desk.settle()
    change = measure(desk)
    assert change is not screen
    assert change.head.name.text() == "Endring av trekk i lønn eller trygd – Lykt, Fager"
    assert change.title == "Endring – Lykt, Fager"  # apart from the tab of what runs
    assert change.form.claims.chosen() == case.claims
    change.go(texts.RECKONING)
    writes(desk, change.form.amount, "1000")
    change.go(texts.REASONS)
    writes(desk, change.form.reasons, REASONS)
    writes(desk, change.form.considered, CONSIDERED)
    change.go(texts.PROPOSAL)
    reckoned(desk, change)
    assert change.presenter.why_not == ""
    key(desk, *NEXT)
    desk.settle()
    old, new = measures(case.db)
    assert (old.stage, new.stage, new.monthly) == ("in_force", "waiting", 100_000)
    assert new.terms["amends"] == old.id
    again = begun(desk, case)  # a new trekk is not the change
    assert again.presenter.sheet is None


def test_the_tab_of_a_change_that_is_discarded_closes(desk: Desktop, case: Enforcement) -> None:
    sheet = case.decided()
    with case.db.write(case.kari) as work:
        measure_run.told(work, sheet.measure_id, ToldPayer(version=sheet.version, day=TODAY))
    desk.main.context.open_measure("measure", sheet.measure_id)
    screen = measure(desk)
    desk.settle()
    tabs = desk.main.tabs.places()
    key(desk, Qt.Key.Key_E, CONTROL | SHIFT)
    desk.settle()
    change = measure(desk)
    assert change is not screen
    change.go(texts.PROPOSAL)
    tab_to(desk, change.foot.discard)
    key(desk, Qt.Key.Key_Space)
    desk.settle()
    assert measures(case.db)[-1].stage == MeasureStage.DISCARDED.value
    assert desk.main.tabs.places() == tabs
    assert measure(desk) is screen
    assert screen.isAncestorOf(desk.program.window.focusWidget())


def test_a_decision_that_was_not_written_is_written_anew(desk: Desktop, case: Enforcement) -> None:
    nobody_to_write_to(case)
    sheet = case.decided()
    nobody_to_write_to(case, street="Storgata 12 B")
    desk.main.context.open_measure("measure", sheet.measure_id)
    screen = measure(desk)
    desk.settle()
    assert screen.foot.anew.isVisible()
    screen.foot.anew.setFocus()
    key(desk, Qt.Key.Key_Space)
    box = screen.box
    assert isinstance(box, AnewBox)
    assert not box.street.isVisible()  # only the debtor is written to
    QTest.keyClick(box, *SEND)
    desk.until(lambda: screen.box is None)
    desk.settle()
    assert not screen.foot.anew.isVisible()
    assert "Skrevet på nytt 23.11.2026" in screen.form.book.text()


def test_an_order_that_came_back_goes_to_the_address_that_is_found(
    desk: Desktop, case: Enforcement
) -> None:
    sheet = case.decided()
    comes_back(case, LetterKind.WITHHOLDING_ORDER)
    desk.main.context.open_measure("measure", sheet.measure_id)
    screen = measure(desk)
    desk.settle()
    screen.foot.anew.setFocus()
    key(desk, Qt.Key.Key_Space)
    box = screen.box
    assert isinstance(box, AnewBox)
    assert box.street.value() == PAYER.street
    box.street.edit.selectAll()
    QTest.keyClick(box.street.edit, Qt.Key.Key_Delete)
    assert box.why.text() == "Skriv hele adressen brevet skal til."
    QTest.keyClicks(box.street.edit, "Nyveien 4")
    QTest.keyClick(box, *SEND)
    desk.until(lambda: screen.box is None)
    desk.settle()
    assert not screen.foot.anew.isVisible()
    assert "Trekkpålegg til Rund Hvalross AS" in screen.form.book.text()


def test_the_fee_falls_where_the_utlegg_is_said_to_be_invalid(
    desk: Desktop, case: Enforcement
) -> None:
    new_rules(case)
    sheet = case.decided()
    desk.main.context.open_measure("measure", sheet.measure_id)
    screen = measure(desk)
    desk.settle()
    key(desk, Qt.Key.Key_L, CONTROL | SHIFT)
    stop = screen.box
    assert isinstance(stop, StopBox)
    assert stop.invalid.isVisible()
    QTest.keyClicks(stop.reason.edit, "Opphevet av tingretten")
    QTest.keyClick(stop.invalid, Qt.Key.Key_Space)
    QTest.keyClick(stop, *SEND)
    desk.until(lambda: screen.box is None)
    desk.settle()
    with case.db.read() as work:
        rules = list(work.scalars(select(FactRow.rule).where(FactRow.kind == "reversal")))
    assert rules == ["FOR-2025-07-01-1397: gebyret faller bort når utlegget er ugyldig"]


def test_the_list_opens_what_is_in_it(desk: Desktop, case: Enforcement) -> None:
    sheet = case.propose(case.save())
    key(desk, Qt.Key.Key_9, Qt.KeyboardModifier.AltModifier)
    desk.settle()
    listed = desk.main.tabs.current()
    assert isinstance(listed, MeasuresScreen)
    assert listed.table.isVisible()
    row = listed.table.current_row()
    assert isinstance(row, MeasureRow)
    assert (row.number, row.stage_label, row.monthly) == (sheet.number, "til godkjenning", 245_000)
    key(desk, Qt.Key.Key_Return)
    screen = measure(desk)
    assert screen.step == texts.PROPOSAL
    assert screen.head.stage.text() == f"{sheet.number} · til godkjenning"


def test_an_approver_opens_the_measure_from_the_queue(desk: Desktop, case: Enforcement) -> None:
    sheet = case.propose(case.save())
    desk.main.context.open_place("approvals")
    desk.settle()
    key(desk, Qt.Key.Key_O, CONTROL)
    screen = measure(desk)
    assert screen.presenter.sheet is not None
    assert screen.presenter.sheet.number == sheet.number


@pytest.mark.parametrize("which", [Qt.Key.Key_W, Qt.Key.Key_Q, Qt.Key.Key_M])
def test_every_control_has_a_name_on_every_step(
    desk: Desktop, case: Enforcement, which: Qt.Key
) -> None:
    screen = begun(desk, case, which)
    for step in range(texts.PROPOSAL + 1):
        screen.go(step)
        assert nameless(screen) == []


def test_an_account_is_reckoned_from_its_balance(desk: Desktop, case: Enforcement) -> None:
    screen = begun(desk, case, Qt.Key.Key_Q)
    assert screen.title == "Pant i konto – Lykt, Fager"
    assert "Saldoen er ikke fylt ut." in screen.foot.why.text()
    screen.go(texts.PAYER)
    account = screen.form.details
    writes(desk, account.balance, "90000")  # type: ignore[attr-defined]
    writes(desk, account.balance_on, "23.11.2026")  # type: ignore[attr-defined]
    reckoned(desk, screen)
    assert "hvem av eierne som er skyldneren" in screen.foot.why.text()
    tab_to(desk, account.owners.add)  # type: ignore[attr-defined]
    key(desk, Qt.Key.Key_Space)
    (owner,) = account.owners.rows  # type: ignore[attr-defined]
    writes(desk, owner.name, "Lykt, Fager")
    tab_to(desk, owner.debtor)
    key(desk, Qt.Key.Key_Space)
    reckoned(desk, screen)
    assert screen.reckoning.amount.text() == "20\xa0401,48 kr"
    assert "Pantet faller bort" in screen.reckoning.results.accessibleName()
    assert sums_to(screen)[0] == "Kan tas pant i"


def test_of_an_account_with_too_little_in_it_nothing_may_be_taken(case: Enforcement) -> None:
    found = case.save(case.lien()).reckoned
    held = Line(label="Pant vi har fra før", detail="", amount=-20_000_000, strong=False)
    for lines in ((*found.lines, held), found.lines):  # less than nothing, and too little
        poor = found.model_copy(update={"lines": lines, "largest": 0})
        *_, room = texts.closed(poor, MeasureKind.ACCOUNT_LIEN)
        assert (room.label, room.amount) == ("Kan tas pant i", 0)


def sums_to(screen: MeasureScreen) -> tuple[str, int]:
    """The last line of the whole arithmetic, which is what the lines before it come to."""
    *lines, last = cast("list[Line]", screen.reckoning.lines.rows.shown_rows())
    assert last.amount == sum(each.amount for each in lines)
    return last.label, last.amount
