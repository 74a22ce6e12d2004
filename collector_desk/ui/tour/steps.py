"""The walk itself: from sign-in to export, then enforcement by two people, and the other screens."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from collector_desk.domain.enforcement.measure import MeasureKind
from collector_desk.ui.debtor.claims import ClaimsTable
from collector_desk.ui.debtor.export_presenter import FOLDER
from collector_desk.ui.debtor.timeline import Timeline
from collector_desk.ui.debtor.view import DebtorScreen
from collector_desk.ui.history import Place
from collector_desk.ui.home import Home
from collector_desk.ui.imports.view import ImportsScreen
from collector_desk.ui.objections.view import ObjectionsScreen
from collector_desk.ui.theme import Mode
from collector_desk.ui.tour import coercion
from collector_desk.ui.tour.guide import Guide, StepFailed

USER, SECOND, PASSWORD = "kari", "per", "ovelse-ovelse-2026"
SEARCHED = "lykt"
W = TypeVar("W", bound=QWidget)
_INTEREST = "sums.interest"


def walk(home: Home, folder: Path) -> list[Path]:
    """Walk through the desk; the pictures and the workbook that were made, in their order.

    Raises:
        StepFailed: what a step waited for never came, or was wrong.
    """
    with Guide(home, folder) as guide:
        sign_in(guide)
        search(guide)
        screen = debtor(guide)
        explanation(guide, screen)
        timeline(guide, screen)
        export(guide, screen)
        coercion.measures(guide)
        guide.picture("7-measures")
        coercion.draft(guide, MeasureKind.WITHHOLDING)
        guide.picture("8-withholding")
        change_to(guide, SECOND)
        coercion.approval(guide)
        guide.picture("9-approval")
        return guide.made


def pictures(home: Home, folder: Path, claim_file: Path) -> list[Path]:
    """The pictures of the README, in every look; ``claim_file`` is tried, not taken in.

    Raises StepFailed.
    """
    with Guide(home, folder) as guide:
        sign_in(guide, "sign-in")
        search(guide, "search")
        screen = debtor(guide, "")
        explanation(guide, screen, "debtor")
        for mode, scale, name in (
            (Mode.DARK, 100, "debtor-dark"),
            (Mode.CONTRAST, 100, "debtor-contrast"),
            (Mode.LIGHT, 200, "debtor-200"),
        ):
            guide.look(mode, scale)
            guide.picture(name)
        guide.look()
        for kind in ("unplaced", "rates", "work", "approvals"):
            guide.main.go(Place(kind))
            guide.settle(kind)
            guide.picture(kind)
        objection(guide)
        plan(guide, screen)
        import_report(guide, claim_file)
        coercion.draft(guide, MeasureKind.WITHHOLDING)
        guide.picture("withholding")
        change_to(guide, SECOND)
        coercion.approval(guide)
        guide.picture("approval")
        return guide.made


def sign_in(guide: Guide, name: str = "1-sign-in", user: str = USER) -> None:
    """Wait for the service, and sign in by the keys."""
    view = guide.program.sign_in
    guide.until("tjenesten starter", view.enter.isEnabled)
    _keep(guide, name)
    view.user.edit.clear()
    guide.type(user, view.user.edit)
    guide.type(PASSWORD, view.password.edit)
    guide.press("Return", view.password.edit)
    guide.until("innlogging", lambda: guide.program.main is not None)
    guide.settle("innlogging")


def change_to(guide: Guide, user: str) -> None:
    """One signs out, and another signs in."""
    guide.main.sign_out_wanted.emit()
    guide.settle("utlogging")
    sign_in(guide, "", user)


def search(guide: Guide, name: str = "2-search") -> None:
    """Find a debtor by parts of the name."""
    guide.press("Ctrl+K")
    box = guide.main.box
    box.edit.clear()
    guide.type(SEARCHED, box.edit)
    guide.until("søk", lambda: not box.presenter.asking)
    line = box.presenter.current()
    if line is None or line.debtor_id is None:
        raise StepFailed(step=f"søk etter «{SEARCHED}»")
    _keep(guide, name)


def debtor(guide: Guide, name: str = "3-debtor") -> DebtorScreen:
    """Open the first one found."""
    guide.press("Return", guide.main.box.edit)
    guide.until("åpne skyldner", lambda: isinstance(guide.main.tabs.current(), DebtorScreen))
    screen = guide.main.tabs.current()
    assert isinstance(screen, DebtorScreen)
    now = screen.presenter
    guide.until("skyldneren vises", lambda: now.sheet is not None or now.refusal is not None)
    if now.refusal is not None:
        raise StepFailed(step=f"skyldneren vises: {now.refusal.sentence}")
    guide.settle("skyldneren vises")
    _keep(guide, name)
    return screen


def explanation(guide: Guide, screen: DebtorScreen, name: str = "4-explanation") -> None:
    """Stand on the interest of the largest claim that bears any, and have it explained."""
    table, sheet = _part(screen, ClaimsTable), screen.presenter.sheet
    rows = sheet.claims if sheet is not None else ()
    bearing = [at for at, row in enumerate(rows) if row.sums.interest]
    if not bearing:
        raise StepFailed(step="et krav med renter")
    largest = max(bearing, key=lambda at: rows[at].sums.principal)
    table.setFocus()
    guide.press("Ctrl+Home", table)
    for _ in range(largest):
        guide.press("Down", table)
    column = [each.key for each in table.visible_columns()].index(_INTEREST)
    for _ in range(column):
        guide.press("Right", table)
    guide.until("forklaring", lambda: screen.explain.explanation is not None)
    guide.settle("forklaring")
    found = screen.explain.explanation
    whole = found is not None and found.leaves and screen.explain.adds_up
    if not whole or found is None or found.amount != rows[largest].sums.interest:
        raise StepFailed(step="forklaringen går ikke opp")
    _keep(guide, name)


def timeline(guide: Guide, screen: DebtorScreen, name: str = "5-timeline") -> None:
    """Go to the timeline, and look at the money alone."""
    line = _part(screen, Timeline)
    if not line.table.rows.loaded:
        raise StepFailed(step="tidslinjen er tom")
    line.kinds.setCurrentIndex(1)
    line.table.setFocus()
    guide.picture(name)


def export(guide: Guide, screen: DebtorScreen) -> None:
    """Hand out the case summary, and see that it is a workbook."""
    guide.main.context.store.setValue(FOLDER, str(guide.folder.resolve()))
    written: list[Path] = []
    refused: list[str] = []
    screen.exporting.presenter.done.connect(written.append)
    screen.exporting.presenter.refused.connect(lambda said: refused.append(str(said)))
    guide.press("Ctrl+E", _part(screen, ClaimsTable))
    guide.until("eksport", lambda: written or refused)
    if not written or not zipfile.is_zipfile(written[0]):
        raise StepFailed(step="eksport")
    guide.made.append(written[0])
    guide.picture("6-export")


def _keep(guide: Guide, name: str) -> None:
    """Make the picture of a step, where it is to have one."""
    if name:
        guide.picture(name)


def _part(screen: QWidget, kind: type[W]) -> W:
    """The one part of a screen of this kind. Raises StepFailed."""
    found = screen.findChild(kind)
    if not isinstance(found, kind):
        raise StepFailed(step=kind.__name__)
    return found


def objection(guide: Guide, name: str = "objection") -> None:
    """The objection of the debtor in the pictures, ready to be decided."""
    guide.main.go(Place("objections"))
    screen = guide.main.tabs.current()
    assert isinstance(screen, ObjectionsScreen)
    guide.settle("objections")
    rows = screen.presenter.rows
    wanted = next((row for row in rows if row.debtor_name.lower().startswith(SEARCHED)), None)
    if wanted is None:
        raise StepFailed(step="innsigelse")
    screen.show_objection(wanted.objection_id, wanted.debtor_id)
    guide.settle("innsigelse")
    _keep(guide, name)


def plan(guide: Guide, debtor: DebtorScreen) -> None:
    """A payment plan for the debtor in the pictures."""
    guide.main.go(Place("plan", debtor.presenter.debtor_id))
    guide.settle("avtale")
    guide.picture("plan")


def import_report(guide: Guide, claim_file: Path, name: str = "import") -> None:
    """A hand-over of claims, tried and reported line by line."""
    guide.main.go(Place("imports"))
    screen = guide.main.tabs.current()
    assert isinstance(screen, ImportsScreen)
    guide.settle("import")
    screen.claims.presenter.choose(claim_file)
    guide.until("kontroll av kravfil", lambda: not screen.claims.presenter.working)
    if screen.claims.presenter.report is None:
        raise StepFailed(step="kontroll av kravfil")
    _keep(guide, name)
