"""What is known besides amounts: about the claim chosen, and about the debtor."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from collector_desk.ui import formats, layout, theme
from collector_desk.ui.debtor import texts
from collector_desk.ui.debtor.lists import Listed
from collector_desk.ui.debtor.lists import looks as looks_list
from collector_desk.ui.debtor.parts import Tall
from collector_desk.ui.kept import Store
from collector_desk.ui.panels import Alert, LinkLabel, SectionTitle, button, label
from collector_desk.wire.debtors import ClaimRow, Looks, Sheet


class FactGrid(QWidget):
    """Names at the left, what is known at the right; what is not known is left out."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        theme.current().changed.connect(self._space)
        self._space()

    def show_facts(self, facts: Sequence[tuple[str, str | QWidget]]) -> None:
        """Show these; texts can be marked and copied."""
        layout.clear(self._grid)
        known = [(name, value) for name, value in facts if value]
        for at, (name, value) in enumerate(known):
            said = label(name, "cell", muted=True)
            said.setAlignment(Qt.AlignmentFlag.AlignTop)
            shown = value if isinstance(value, QWidget) else self._text(name, value)
            for column, widget in enumerate((said, shown)):
                self._grid.addWidget(widget, at, column)
                widget.show()

    @staticmethod
    def _text(name: str, value: str) -> QWidget:
        made = label(value, "cell", wrap=True)
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        made.setAccessibleName(f"{name}: {value}")
        return made

    def _space(self) -> None:
        now = theme.current()
        self._grid.setHorizontalSpacing(now.px(14))
        self._grid.setVerticalSpacing(now.px(4))


class ClaimCard(QWidget):
    """The claim chosen, in full; ``debtor_wanted(id)`` when another debtor on it is pressed."""

    debtor_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._title = SectionTitle("")
        self._grid = FactGrid()
        self.setLayout(layout.column(self._title, self._grid, spacing=6))
        self.hide()

    def show_claim(self, row: ClaimRow | None) -> None:
        """Show a claim, or nothing."""
        self.setVisible(row is not None)
        if row is None:
            return
        self._title.setText(self.tr("Om kravet {0}").format(row.number))
        self._grid.show_facts([*_claim_facts(row), *self._others(row)])

    def _others(self, row: ClaimRow) -> list[tuple[str, str | QWidget]]:
        made: list[tuple[str, str | QWidget]] = []
        for other in row.co_debtors:
            if other.debtor_id is None:
                made.append((other.role, other.name))
                continue
            link = LinkLabel(other.name, tip=self.tr("Åpne skyldneren"))
            link.clicked.connect(partial(self.debtor_wanted.emit, other.debtor_id))
            made.append((other.role, link))
        return made


def _claim_facts(row: ClaimRow) -> list[tuple[str, str | QWidget]]:
    share = f"{row.role} for {formats.kr(row.share)}" if row.share is not None else row.role
    starts = formats.day(row.interest_from) if row.interest_from else "Ingen rente"
    return [
        ("Sak", row.case_number),
        ("Virksomhet", row.creditor),
        ("Gjelder", row.description),
        ("Opprinnelig", formats.kr(row.original_principal)),
        ("Rente fra", starts),
        ("Foreldes", formats.day(row.limitation_date) if row.limitation_date else ""),
        ("Fordi", row.limitation_basis),
        ("KID", formats.kid(row.kid) if row.kid else ""),
        ("Fakturanr.", row.invoice_number),
        ("Regnr.", row.plate),
        ("Ansvar", share),
    ]


class FactsPage(QWidget):
    """The section «Opplysninger»; ``looks_wanted()`` asks who has opened the debtor."""

    looks_wanted = Signal()

    def __init__(self, store: Store, *, may_look: bool) -> None:
        super().__init__()
        self._grid = FactGrid()
        self._warnings = QWidget()
        self._warnings.setLayout(layout.column(spacing=6))
        self._store = store
        self._looks: Listed | None = None
        self.look = button(self.tr("Vis hvem som har åpnet skyldneren"))
        self.look.setVisible(may_look)
        self.look.clicked.connect(self.looks_wanted)
        self._column = layout.column(
            SectionTitle(self.tr("Om skyldneren")),
            self._grid,
            self._warnings,
            layout.row(self.look, None),
            None,
            spacing=12,
            margin=(8, 4, 16, 12),
        )
        scrolled = layout.scrolling(Tall(self._column))
        scrolled.setAccessibleName(self.tr("Opplysninger om skyldneren"))
        self.setFocusProxy(scrolled)  # the arrow keys scroll it
        self.setLayout(layout.column(scrolled))

    def show_sheet(self, sheet: Sheet) -> None:
        """Show what is known of the debtor."""
        self._grid.show_facts(_debtor_facts(sheet))
        inside = self._warnings.layout()
        if inside is None:
            return
        layout.clear(inside)
        for alert in sheet.warnings:
            inside.addWidget(Alert(texts.tone(alert.level), alert.text, what_now=alert.detail))

    def show_looks(self, looks: Looks) -> None:
        """Show who has opened the debtor."""
        if self._looks is None:
            self._looks = looks_list(self._store)
            self._column.insertWidget(self._column.count() - 1, self._looks)
        self._looks.show_rows(looks.rows)
        self._looks.setMinimumHeight(theme.current().px(260))

    def seek(self) -> None:
        """Put the keys in the filter of the log, where it is shown."""
        if self._looks is not None:
            self._looks.seek()


def _debtor_facts(sheet: Sheet) -> list[tuple[str, str | QWidget]]:
    return [
        ("Navn", sheet.name),
        ("Skyldner nr.", str(sheet.debtor_id)),
        ("Type", texts.kind(sheet.kind)),
        ("Nummer", sheet.masked),
        ("Født", formats.day(sheet.birth_date) if sheet.birth_date else ""),
        ("Adresse", texts.address(sheet)),
        ("Telefon", formats.phone(sheet.phone) if sheet.phone else ""),
        ("E-post", sheet.email),
        ("Språk i brev", texts.language(sheet.language)),
        ("Portefølje", sheet.portfolio),
        ("Saksbehandler", sheet.responsible),
        ("Din portefølje", "Ja" if sheet.own_portfolio else "Nei – oppslaget er begrunnet"),
    ]
