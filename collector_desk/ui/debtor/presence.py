"""Who else has this debtor open: told every minute while it is looked at, shown in its head."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from collector_desk.errors.service import Unreachable
from collector_desk.ui.debtor.presenter import DebtorPresenter
from collector_desk.wire.presence import Present

BEAT = "beat"
"""The name of the pause between two looks, which runs as long as a debtor is in front."""
EVERY_MS = 60_000
_NAMED = 2
"""So many are named; the rest are counted."""


def words(names: tuple[str, ...]) -> str:
    """Who else looks at the debtor, as it stands in the head; empty where nobody does."""
    if not names:
        return ""
    named, rest = list(names[:_NAMED]), len(names) - _NAMED
    if rest > 0:
        named = [", ".join(named), _tr("{0} til").format(_tr("én") if rest == 1 else rest)]
    return _tr("{0} ser også på saken").format(_tr(" og ").join(named))


class Presence(QObject):
    """``others(names)`` with who else looks at the debtor, each time it has changed.

    It is told while the debtor stands in front, once it was opened; a window that is covered,
    locked or closed says that it was left. A call that fails is no news to the user.
    """

    others = Signal(object)

    def __init__(self, presenter: DebtorPresenter, screen: QWidget) -> None:
        super().__init__(screen)
        self._presenter, self._screen = presenter, screen
        self._names: tuple[str, ...] = ()
        self._timer = QTimer(self)
        self._timer.setObjectName(BEAT)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        presenter.came.connect(self._begin)
        screen.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self._begin()
        elif event.type() == QEvent.Type.Hide:
            self._leave()
        return super().eventFilter(watched, event)

    @Slot()
    def _begin(self) -> None:
        opened = self._presenter.sheet is not None and self._presenter.may("presence.look")
        if opened and self._screen.isVisible() and not self._timer.isActive():
            self._timer.start()
            self.look()

    @Slot()
    def look(self) -> None:
        """Tell that the debtor is looked at, and ask who else does."""
        desk, number = self._presenter.context.desk, self._presenter.debtor_id
        call = desk.presence.lines[number].place(lambda: desk.presence.look(number))
        run = self._presenter.context.tasks.run
        run(call, self._came, self._failed, self, replaces="look")

    def _leave(self) -> None:
        if not self._timer.isActive():
            return
        self._stop()
        desk, number = self._presenter.context.desk, self._presenter.debtor_id
        call = desk.presence.lines[number].place(lambda: desk.presence.leave(number))
        run = self._presenter.context.tasks.run
        run(call, _silent, _silent, self, replaces="look")

    def _stop(self) -> None:
        self._timer.stop()
        self._show(())

    def _came(self, found: Present | None) -> None:
        if found is not None:
            self._show(found.names)

    def _failed(self, error: BaseException) -> None:
        """A refusal stands until the debtor is opened anew; to ask on would be noted each time."""
        if isinstance(error, Unreachable):
            self._show(())
        else:
            self._stop()

    def _show(self, names: tuple[str, ...]) -> None:
        if names != self._names:
            self._names = names
            self.others.emit(names)


def _silent(_outcome: object) -> None:
    """Nobody waits for it."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Presence", text)
