"""The file to the namsmann: each version with its status and its checksum, and what came back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from collector_desk.domain.enforcement.measure import APPROVED, MeasureKind
from collector_desk.ui import formats, layout
from collector_desk.ui.enforcement.presenter import MeasurePresenter
from collector_desk.ui.grid import Grid, Line
from collector_desk.ui.panels import LinkLabel, button, label
from collector_desk.wire.enforcement_requests import RequestEventShown, RequestVersionShown
from collector_desk.wire.measures import MeasureSheet

_FORMS = {"json": "JSON", "paper": "papir"}
_SHORT = 16  # characters of a checksum that a person compares


class Versions(QWidget):
    """``opened(number)`` for the file of a version, ``wanted`` for the next one."""

    opened = Signal(int)
    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.links: list[LinkLabel] = []
        self._shown: tuple[RequestVersionShown, ...] = ()
        self.make = button(self.tr("Lag filen på nytt"))
        self.make.clicked.connect(self.wanted)
        self.why = label("", wrap=True, muted=True)
        self._lines = layout.column(spacing=10)
        inside = layout.column(self._lines, layout.row(self.make, None), self.why, spacing=8)
        self.setLayout(inside)

    def show_known(self, now: MeasurePresenter) -> None:
        """Show the versions of the measure, the newest first."""
        sheet = now.sheet
        versions = sheet.versions if isinstance(sheet, MeasureSheet) else ()
        self._show_make(now, sheet)
        if versions == self._shown:
            return
        self._shown, self.links = versions, []
        layout.clear(self._lines)
        for one in reversed(versions):
            self._lines.addWidget(self._line(one))

    def _show_make(self, now: MeasurePresenter, sheet: MeasureSheet | None) -> None:
        """Show the button as the service allows it; of what runs also why it does not."""
        deed = now.deed("requests.make")
        made, runs = bool(sheet and sheet.versions), bool(sheet and sheet.stage in APPROVED)
        refused = made and runs and not deed.lawful
        words = self.tr("Lag filen på nytt") if made else self.tr("Lag filen")
        if sheet and sheet.kind is MeasureKind.WITHHOLDING and sheet.effect_on:
            words = self.tr("Lag melding om endring")
        self.make.setText(words)
        self.make.setVisible(deed.lawful or refused)
        self.make.setEnabled(deed.lawful)
        self.make.setAccessibleDescription(deed.reason if refused else "")
        self.why.setText(deed.reason if refused else "")
        self.why.setVisible(refused)

    def text(self) -> str:
        """What is shown, in words; empty where there is nothing to show or do."""
        return "\n".join(map(words_of, self._shown)) or ("…" if not self.make.isHidden() else "")

    def _line(self, one: RequestVersionShown) -> QWidget:
        link = LinkLabel(self.tr("Åpne versjon {0}").format(one.number))
        link.clicked.connect(partial(self.opened.emit, one.number))
        self.links.append(link)
        look = "caution" if one.kept_back else ""
        made = QWidget()
        made.setLayout(
            layout.column(
                layout.row(label(words_of(one), look, wrap=True), link, spacing=12),
                label(_details(one), "cell", wrap=True, muted=True),
                spacing=2,
            )
        )
        return made


class Events(Grid):
    """What came back on a request, the newest first, each with the day it gives and its paper."""

    def __init__(self) -> None:
        head = (
            self.tr("Datert"), self.tr("Svar"), self.tr("Frist"), self.tr("Ført av"),
            self.tr("Papir"),
        )  # fmt: skip
        super().__init__(self.tr("Svar fra namsmannen"), head=head, wide=frozenset({1}))

    def show_known(self, now: MeasurePresenter) -> None:
        """Show what came back on the measure."""
        events = now.sheet.events if now.sheet else ()
        self.show_lines([_line_of(one) for one in reversed(events)])

    def text(self) -> str:
        """What is shown, in words; empty where nothing came."""
        return "\n".join(" · ".join(filter(None, line.cells)) for line in self.lines)


def words_of(one: RequestVersionShown) -> str:
    """A version in one line: its number, its form and how it stands."""
    return f"Versjon {one.number} · {_FORMS[one.form]} · {one.status}"


def _details(one: RequestVersionShown) -> str:
    named = dict.fromkeys(each.rsplit(" ", 1)[0] for each in one.attachments)  # one may stand twice
    papers = ", ".join(named) or "ingen"
    return f"Laget av {one.made_by} · vedlegg: {papers} · SHA-256 {one.digest[:_SHORT]}"


def _line_of(one: RequestEventShown) -> Line:
    words = f"{one.label}: {one.text}" if one.text else one.label
    until = formats.day(one.deadline) if one.deadline else formats.EMPTY
    link = "" if one.document_id is None else "Åpne"
    cells = (formats.day(one.day), words, until, one.made_by, link)
    return Line(cells, opens=one.document_id)
