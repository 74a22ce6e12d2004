"""The commands of a debtor's tab: their words, their keys, and what each does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from collector_desk.domain.enforcement.measure import MeasureKind

if TYPE_CHECKING:
    from collector_desk.ui.debtor.view import DebtorScreen


def _table(screen: DebtorScreen) -> Iterator[tuple[str, str, str, Callable[[], object]]]:
    """Deed needed or nothing, words, keys, what it does."""
    tr = screen.tr
    summary = "reports.case_summary"
    elsewhere = tr("Eksporter til en annen mappe …")
    yield "notes.add", tr("Ny merknad"), "Ctrl+N", screen.new_note
    objection = "objections.register"
    yield objection, tr("Ny innsigelse …"), "Ctrl+Shift+I", screen.new_objection
    boxes = screen.boxes
    yield "calls.log", tr("Telefon …"), "Ctrl+Shift+T", boxes.call
    yield "inquiries.register", tr("Registrer henvendelse …"), "Ctrl+Shift+H", boxes.inquiry
    yield "holds.put", tr("Still i bero …"), "Ctrl+Shift+B", boxes.hold
    yield "holds.end", tr("Opphev bero …"), "Ctrl+Shift+O", boxes.end_hold
    yield "refunds.propose", tr("Foreslå tilbakebetaling …"), "", boxes.refund
    yield "deferrals.grant", tr("Utsettelse …"), "Ctrl+Shift+U", boxes.deferral
    yield "plans.grant", tr("Ny nedbetalingsavtale …"), "Ctrl+Shift+P", screen.new_plan
    yield "plans.of_debtor", tr("Avtalene til skyldneren"), "Ctrl+Shift+A", screen.show_plans
    given_up = tr("Ettergi, tapsfør eller tilby oppgjør …")
    yield "reliefs.propose", given_up, "Ctrl+Shift+G", boxes.relief
    yield from _measures(screen)
    yield "suits.make", tr("Forliksklage eller dom …"), "Ctrl+Shift+Z", boxes.suit
    answers = tr("Oppgjør, ettergivelse og tapsføring …")
    yield "reliefs.list", answers, "Ctrl+Shift+J", boxes.relief_answer
    yield "statuses.register", tr("Status …"), "Ctrl+Shift+S", boxes.status
    yield "debtors.language", tr("Språk i brev …"), "", boxes.language
    yield "care.read", tr("Særlig hensyn …"), "", boxes.care
    message = tr("Melding fra virksomheten …")
    yield "units.credit", message, "Ctrl+Shift+F", boxes.unit_message
    yield "units.ask", tr("Spør virksomheten …"), "Ctrl+Shift+Y", boxes.unit_question
    yield "work.add_task", tr("Ny oppgave …"), "Ctrl+Shift+N", boxes.task
    yield "debtors.disqualify", tr("Jeg er inhabil …"), "Ctrl+Shift+K", boxes.disqualify
    yield "parties.show", tr("Parter …"), "Ctrl+Shift+R", boxes.parties
    yield "debtors.merge", tr("Slå sammen eller del …"), "Ctrl+Shift+X", boxes.merge
    yield "letters.list", tr("Brev …"), "Ctrl+Shift+V", boxes.letters
    yield "letters.choices", tr("Nytt brev …"), "Ctrl+Shift+L", boxes.letter
    yield summary, tr("Eksporter saksoppsummering"), "Ctrl+E", screen.exporting.export
    yield summary, elsewhere, "Ctrl+Shift+E", screen.exporting.export_elsewhere
    yield from _looking(screen)


def _measures(screen: DebtorScreen) -> Iterator[tuple[str, str, str, Callable[[], object]]]:
    """Begin a measure of enforcement, or go on with its draft, in a tab of its own."""
    tr, debtor_id = screen.tr, screen.presenter.debtor_id
    for kind, words, keys in (
        (MeasureKind.WITHHOLDING, tr("Trekk i lønn/trygd …"), "Ctrl+Shift+W"),
        (MeasureKind.ACCOUNT_LIEN, tr("Pant i konto …"), "Ctrl+Shift+Q"),
        (MeasureKind.REQUEST, tr("Til namsmannen …"), "Ctrl+Shift+M"),
    ):
        begin = partial(screen.presenter.context.open_measure, kind.value, debtor_id)
        yield "measures.save", words, keys, begin


def _looking(screen: DebtorScreen) -> Iterator[tuple[str, str, str, Callable[[], object]]]:
    """What changes what is shown, and nothing else."""
    tr, shown = screen.tr, screen.side.explanation
    yield "", tr("Filtrer listen"), "Ctrl+F", screen.pages.seek
    yield "", tr("Velg dag for beløpene"), "Ctrl+D", screen.choose_day
    yield "", tr("Beløpene per i dag"), "Ctrl+Shift+D", screen.presenter.back_to_today
    yield "", tr("Kopier forklaringen"), "Ctrl+Shift+C", shown.copy
    yield "", tr("Kopier tekst til skyldneren"), "", shown.copy_for_debtor
    yield "debtors.reveal", tr("Vis fødselsnummeret i ett minutt"), "", screen.presenter.reveal
    yield "audit.looks", tr("Vis hvem som har åpnet skyldneren"), "", screen.show_looks
    for at, word in enumerate(screen.pages.words):
        yield "", word, f"Ctrl+{at + 1}", partial(screen.pages.go, at)


def install(screen: DebtorScreen) -> None:
    """Give the tab its commands; the window lists them in the search box too."""
    for deed, words, keys, do in _table(screen):
        if deed and not screen.presenter.may(deed):
            continue
        action = QAction(words, screen)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(_done_by(do))
        screen.addAction(action)


def _done_by(do: Callable[[], object]) -> Callable[[bool], None]:
    def triggered(_checked: bool) -> None:
        do()

    return triggered
