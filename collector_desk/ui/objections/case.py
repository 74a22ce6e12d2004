"""The two panes that tell of an objection: the way it has come, and what was said of which claim."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QPushButton, QWidget

from collector_desk.domain.objection import UnitView
from collector_desk.ui import formats, layout, theme
from collector_desk.ui.flow import flow
from collector_desk.ui.grid import Grid
from collector_desk.ui.objections import texts
from collector_desk.ui.objections.presenter import ObjectionsPresenter
from collector_desk.ui.panels import IconLabel, LinkLabel, SectionTitle, button, label
from collector_desk.wire.objections import Mark, ObjectionSheet, Question


class Quote(QFrame):
    """What somebody wrote, as it was written; plain text, to be copied."""

    def __init__(self, text: str, look: str) -> None:
        super().__init__()
        self.words = label(f"«{text}»" if text else formats.EMPTY, wrap=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setProperty("look", look)
        self.setLayout(layout.column(self.words, margin=(12, 10, 12, 10)))


class Way(QWidget):
    """The steps: a shape, a text, and a word that says whether it is done."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        theme.current().changed.connect(self._space)
        self._space()

    def show_marks(self, marks: tuple[Mark, ...]) -> None:
        """Show other steps."""
        layout.clear(self._grid)
        spoken = []
        for at, mark in enumerate(marks):
            icon, colour, word = texts.MARKS[mark.state]
            text = label(mark.text, wrap=True, muted=mark.state == "next")
            text.setProperty("strong", mark.state == "now")
            shape = IconLabel(icon, colour, size=14, meaning=word)
            self._grid.addLayout(layout.column(shape, None, margin=(0, 3, 0, 0)), at, 0)
            # Not aligned to the top: then a text of three lines would get the height of two.
            self._grid.addLayout(
                layout.column(text, label(word, "cell", muted=True), None, spacing=0), at, 1
            )
            spoken.append(f"{mark.text}, {word}")
        self.setAccessibleName(self.tr("Forløp: {0}").format("; ".join(spoken)))

    @Slot()
    def _space(self) -> None:
        self._grid.setHorizontalSpacing(theme.current().px(8))
        self._grid.setVerticalSpacing(theme.current().px(8))


class WayPane(QWidget):
    """The way, its next steps, the attachments, and what goes on meanwhile.

    ``ask_wanted`` and ``answer_wanted`` when a question or an answer is to be written.
    """

    ask_wanted = Signal()
    answer_wanted = Signal()

    def __init__(self, presenter: ObjectionsPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.way = Way()
        self.acknowledge = button(self.tr("Bekreft mottak"))
        self.ask = button(self.tr("Send til virksomheten …"))
        self.remind = button(self.tr("Purr"))
        self.answer = button(self.tr("Registrer svar …"))
        self._steps = {
            "acknowledge": self.acknowledge,
            "ask_unit": self.ask,
            "remind_unit": self.remind,
            "answered": self.answer,
        }
        self._files = layout.column(spacing=2)
        self._no_files = label(self.tr("Ingen vedlegg"), "cell", muted=True)
        self.running, self.refunds = label("", "cell", wrap=True, muted=True), label("", wrap=True)
        self.setLayout(
            layout.column(
                SectionTitle(self.tr("Forløp")),
                self.way,
                self.refunds,
                flow(*self._steps.values()),
                8,
                SectionTitle(self.tr("Vedlegg")),
                self._files,
                self._no_files,
                8,
                SectionTitle(self.tr("Løper fortsatt")),
                self.running,
                None,
                spacing=8,
                margin=(18, 14, 16, 14),
            )
        )
        self.acknowledge.clicked.connect(presenter.acknowledge)
        self.remind.clicked.connect(presenter.remind_unit)
        self.ask.clicked.connect(self.ask_wanted)
        self.answer.clicked.connect(self.answer_wanted)
        presenter.changed.connect(self.show_steps)

    def show_sheet(self, sheet: ObjectionSheet) -> None:
        """Show another objection, or a newer version of it."""
        self.way.show_marks(sheet.marks)
        self.running.setText(sheet.running)
        self.refunds.setText("\n".join(map(texts.refunded, sheet.refunds)))
        self.refunds.setVisible(bool(sheet.refunds))
        layout.clear(self._files)
        for number, title in sheet.documents:
            link = LinkLabel(title, tip=self.tr("Åpne vedlegget"))
            link.setProperty("document", number)
            link.clicked.connect(self._open)
            self._files.addWidget(link)
        self._no_files.setVisible(not sheet.documents)
        self.show_steps()

    @Slot()
    def show_steps(self) -> None:
        """Show only the steps that the service says may be taken."""
        for deed, each in self._steps.items():
            each.setVisible(self._presenter.may(deed))
            each.setEnabled(not self._presenter.busy)

    @Slot()
    def _open(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self._presenter.open_document(int(sender.property("document")))


class WordsPane(QWidget):
    """What the debtor wrote, what the unit was asked and answered, and the claim it is about.

    ``document_wanted(int)`` when the letter that asked the unit, or what it answered with, is to
    be read.
    """

    document_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._words = layout.column(spacing=8)
        self._questions = layout.column(spacing=8)
        self.disputed = label("", "cell", wrap=True, muted=True)
        self.working = Grid(self.tr("Kravet"), right=frozenset({1}))
        self.setLayout(
            layout.column(
                SectionTitle(self.tr("Skyldners ord")),
                self._words,
                self.disputed,
                self._questions,
                SectionTitle(self.tr("Kravet")),
                self.working,
                None,
                spacing=10,
                margin=(20, 14, 20, 14),
            )
        )

    def show_sheet(self, sheet: ObjectionSheet) -> None:
        """Show another objection, or a newer version of it."""
        layout.clear(self._words)
        self._words.addWidget(Quote(sheet.words, "said"))
        self.disputed.setText(texts.disputed(sheet))
        self.disputed.setVisible(sheet.disputed is not None)
        layout.clear(self._questions)
        for one in sheet.questions:
            self._add(one)
        self.working.show_lines(texts.working(sheet))

    def _add(self, one: Question) -> None:
        self._questions.addWidget(SectionTitle(self.tr("Spørsmål til {0}").format(one.unit)))
        self._questions.addWidget(Quote(one.text, "told"))
        self._questions.addLayout(self._asked(one))
        if one.answered_on is None:
            words = self.tr("Ikke besvart. Frist {0}.").format(formats.day(one.deadline))
            self._questions.addWidget(label(words, wrap=True))
            return
        self._questions.addWidget(SectionTitle(self.tr("Svar fra {0}").format(one.unit)))
        self._questions.addWidget(Quote(one.answer, "told"))
        if one.answer_document is not None:
            self._questions.addLayout(self._answered_with(one.unit, *one.answer_document))
        view = one.view_label
        if one.reduction:
            view = self._amount(one.view).format(view, formats.kr(one.reduction))
        by = f" · {one.answered_by}" if one.answered_by else ""
        foot = f"{view} · {formats.day(one.answered_on)}{by}"
        line = label(foot, "cell", wrap=True)
        line.setProperty("strong", True)
        self._questions.addWidget(line)

    def _asked(self, one: Question) -> QBoxLayout:
        """When it was asked, and the letter that asked; without one it says so."""
        day = formats.day(one.asked_on)
        if one.document_id is None:
            words = self.tr("Spurt {0} · ikke sendt som brev").format(day)
            return layout.row(label(words, "cell", wrap=True, muted=True))
        read = LinkLabel(
            self.tr("Les brevet  Ctrl+R"), tip=self.tr("Åpne brevet til {0}").format(one.unit)
        )
        number = one.document_id
        read.clicked.connect(lambda _on=False: self.document_wanted.emit(number))
        asked = label(self.tr("Spurt {0}").format(day), "cell", muted=True)
        return layout.row(asked, read, None, spacing=12)

    def _answered_with(self, unit: str, number: int, title: str) -> QBoxLayout:
        read = LinkLabel(title, tip=self.tr("Åpne svaret fra {0}").format(unit))
        read.clicked.connect(lambda _on=False: self.document_wanted.emit(number))
        return layout.row(read, None)

    def _amount(self, view: str) -> str:
        if view == UnitView.PAID.value:
            return self.tr("{0}, {1} til virksomheten")
        return self.tr("{0} med {1}")
