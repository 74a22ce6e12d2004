"""The decision screen: head, the way at the left, the words in the middle, the decision at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from collector_desk.ui import layout, theme
from collector_desk.ui.amounts import BigAmount
from collector_desk.ui.debtor.parts import Tall
from collector_desk.ui.kept import Store, keep_split
from collector_desk.ui.objections import texts
from collector_desk.ui.objections.case import WayPane, WordsPane
from collector_desk.ui.objections.decision import DecisionPane
from collector_desk.ui.objections.decision_presenter import DecisionPresenter
from collector_desk.ui.objections.presenter import ObjectionsPresenter
from collector_desk.ui.panels import Alert, button, label
from collector_desk.ui.tokens import Tone
from collector_desk.wire.objections import ObjectionSheet

_SIZES = (248, 470, 490)
_LEAST = (210, 320, 400)
_NARROW = 1000
"""Pixels at 100 percent below which the three panes stand one above the other."""


class Head(QWidget):
    """Whose objection, to which claim, and what is at stake."""

    def __init__(self) -> None:
        super().__init__()
        self.title = label("", "title", wrap=True)
        self.about = label("", wrap=True, muted=True)
        self.stopped = label("", "cell", muted=True)
        self.stopped.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.amount = BigAmount()
        words = layout.column(self.title, self.about, None, spacing=3)
        money = layout.column(self.stopped, self.amount, None, spacing=0)
        line = layout.row(words, money, spacing=16)
        line.setStretch(0, 1)
        self.setLayout(line)


class ObjectionPage(QWidget):
    """``case_wanted`` and ``list_wanted`` from its two links."""

    case_wanted = Signal()
    list_wanted = Signal()

    def __init__(
        self, presenter: ObjectionsPresenter, deciding: DecisionPresenter, store: Store
    ) -> None:
        super().__init__()
        self._presenter = presenter
        self.head = Head()
        self.to_list = button(self.tr("Til listen"), "link")
        self.open_case = button(self.tr("Åpne saken"), "link")
        self.problem = Alert(Tone.ERROR, "")
        self.problem.hide()
        self.way = WayPane(presenter)
        self.words = WordsPane()
        self.decision = DecisionPane(deciding)
        self._lay_out(store)
        self.to_list.clicked.connect(self.list_wanted)
        self.open_case.clicked.connect(self.case_wanted)
        presenter.changed.connect(self.show_problem)
        theme.current().changed.connect(self.fold)
        for _, content in self._rolls:
            content.fitted.connect(self._unroll)
        self.fold()

    def _lay_out(self, store: Store) -> None:
        links = layout.row(self.to_list, self.open_case, None, spacing=18)
        top = layout.pane(
            "top", layout.column(links, self.head, self.problem, spacing=6, margin=(20, 8, 20, 12))
        )
        talls = Tall(layout.column(self.way)), Tall(layout.column(self.words))
        way, words = map(layout.scrolling, talls)
        self._rolls = (
            (way, talls[0]),
            (words, talls[1]),
            (self.decision.page, self.decision.content),
        )
        self._panes = (way, layout.pane("right", layout.column(words)),
                 layout.pane("right", layout.column(self.decision)))  # fmt: skip
        self.split = layout.split(*self._panes, sizes=_SIZES, name="objection")
        for at, stretch in enumerate((0, 1, 1)):
            self.split.setStretchFactor(at, stretch)
        keep_split(self.split, store)
        whole = layout.column(top, self.split, spacing=0)
        whole.setStretch(1, 1)
        inside = layout.pane("plain", whole)
        self.setLayout(layout.column(layout.scrolling(inside)))

    def show_sheet(self, sheet: ObjectionSheet) -> None:
        """Show another objection, or a newer version of it."""
        self.head.title.setText(self.tr("Innsigelse – {0}").format(sheet.debtor_name))
        self.head.about.setText(texts.about(sheet))
        self.head.stopped.setText(sheet.stopped)
        self.head.amount.show_amount(sheet.total)
        self.way.show_sheet(sheet)
        self.words.show_sheet(sheet)
        self.decision.show_sheet(sheet)
        self.show_problem()

    @Slot()
    def show_problem(self) -> None:
        """What went wrong with a step, over the panes."""
        problem = self._presenter.problem
        self.problem.setVisible(problem is not None)
        if problem is not None:
            self.problem.show_message(Tone.ERROR, problem.sentence, what_now=problem.what_now)

    def focus_work(self) -> None:
        """Put the keys on the decision, or on what can be read where there is none to make."""
        if self.decision.outcomes.isVisible():
            self.decision.outcomes.focus_one()
        else:
            self.open_case.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fold()

    @Slot()
    def fold(self) -> None:
        """Side by side where there is room; else one above the other, on the one page."""
        now = theme.current()
        narrow = self.width() < now.px(_NARROW)
        across = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if self.split.orientation() != across:
            self.split.setOrientation(across)
            self.split.setSizes([now.px(size) for size in _SIZES])
        # Side by side the panes scroll by themselves: their whole height is not asked for.
        tallness = QSizePolicy.Policy.Expanding if narrow else QSizePolicy.Policy.Ignored
        self.split.setSizePolicy(QSizePolicy.Policy.Expanding, tallness)
        for pane, wide in zip(self._panes, _LEAST, strict=True):
            pane.setMinimumWidth(0 if narrow else now.px(wide))
        self._unroll()

    @Slot()
    def _unroll(self) -> None:
        """Above each other no pane scrolls by itself: each is as tall as what stands in it."""
        above = self.split.orientation() == Qt.Orientation.Vertical
        for area, content in self._rolls:
            area.setMinimumHeight(content.minimumHeight() if above else 0)
