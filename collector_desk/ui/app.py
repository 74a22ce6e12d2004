"""The program: from the first paint through sign-in, work and lock to the last call."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget

from collector_desk.ui import look
from collector_desk.ui.clipboard import ClipboardWatch
from collector_desk.ui.garbage import GarbageWatch
from collector_desk.ui.home import Home, Watch
from collector_desk.ui.idle import LOCK_AFTER_MS, IdleWatch
from collector_desk.ui.kept import Store
from collector_desk.ui.messages import message
from collector_desk.ui.signin.presenter import SignInPresenter
from collector_desk.ui.signin.view import SignInView
from collector_desk.ui.tasks import Tasks
from collector_desk.ui.window import Window

if TYPE_CHECKING:
    from collector_desk.ui.main_window import MainWindow
    from collector_desk.ui.signin.lock import LockPage
    from collector_desk.wire.session import SignedIn


class UserStore:
    """What one user arranged, apart from what the others did."""

    def __init__(self, store: Store, account_id: int) -> None:
        self._store, self._under = store, f"user-{account_id}"

    def value(self, key: str, /) -> object:
        return self._store.value(f"{self._under}/{key}")

    def setValue(self, key: str, value: object, /) -> None:
        self._store.setValue(f"{self._under}/{key}", value)

    def remove(self, key: str, /) -> None:
        self._store.remove(f"{self._under}/{key}")


class Program(QObject):
    """One window, one service, one user at a time."""

    def __init__(
        self, app: QApplication, home: Home, store: Store, *, lock_after_ms: int = LOCK_AFTER_MS
    ) -> None:
        super().__init__()
        self._home, self._store = home, store
        look.dress(app, store)
        self.tasks = Tasks(self)
        self.garbage = GarbageWatch(self)
        self.watch = Watch(self)
        self.clipboard = ClipboardWatch(self)
        self.idle = IdleWatch(self, after_ms=lock_after_ms)
        self.session = SignInPresenter(self.tasks, home, self.watch)
        self.window = Window(store, practice=home.practice)
        self.main: MainWindow | None = None
        self.lock: LockPage | None = None
        self._covered: QWidget | None = None
        self._signed: SignedIn | None = None
        self._ended = False
        self.session.signed_in.connect(self._signed_in)
        self.idle.idle.connect(self._idle)
        self.window.closing.connect(self.end)
        self.window.may_close = self._may_close
        self._show_sign_in()

    def start(self) -> None:
        """Paint first, then look for the service."""
        self.window.show()
        QTimer.singleShot(0, self, self.session.begin)

    @Slot()
    def end(self) -> None:
        """Let running calls end, and the service with them."""
        if self._ended:
            return
        self._ended = True
        self.window.hide()
        self._leave_desk()
        self.clipboard.end()
        self.tasks.close()
        self.garbage.end()
        self._home.close()

    def _may_close(self) -> bool:
        # Behind the lock nothing can be asked; what was typed is kept as drafts all the same.
        return self.main is None or self._covered is not None or self.main.tabs.can_close()

    # pages ----------------------------------------------------------------------------

    def _show_sign_in(self) -> None:
        view = SignInView(self.session)
        self.sign_in = view
        self.window.show_page(view)
        view.focus_first()

    @Slot(object)
    def _signed_in(self, signed: SignedIn) -> None:
        from collector_desk.ui.desk_context import Context
        from collector_desk.ui.main_window import MainWindow
        from collector_desk.ui.overlays import PracticeFrame

        desk = self.session.desk
        assert desk is not None
        self._signed = signed
        context = Context(
            desk,
            self.tasks,
            UserStore(self._store, signed.user.account_id),
            signed.user,
            signed.desk,
        )
        self.main = main = MainWindow(context, self._home, self.watch)
        main.lock_wanted.connect(self._lock)
        main.sign_out_wanted.connect(self._sign_out)
        main.quit_wanted.connect(self.window.close)
        page = PracticeFrame(main, signed.desk.today) if signed.desk.practice else main
        self.window.show_page(page)
        main.begin()
        main.focus_first()
        self.idle.within(signed.desk.idle_minutes)
        self.idle.start()

    @Slot()
    def _idle(self) -> None:
        self._lock(False)

    @Slot(bool)
    def _lock(self, expired: bool) -> None:
        from collector_desk.ui.signin.lock import LockPage

        signed, desk, main = self._signed, self.session.desk, self.main
        if signed is None or desk is None or main is None or self._covered is not None:
            return
        self.idle.stop()
        main.pause()
        self.session.forget()
        lock = LockPage(signed.user, desk, self.tasks, signed.desk)
        lock.unlocked.connect(self._unlock)
        lock.left.connect(self._sign_out)
        self.lock = lock
        self._covered = self.window.cover(lock)
        lock.begin(expired=expired)

    @Slot(object)
    def _unlock(self, signed: SignedIn) -> None:
        page, main = self._covered, self.main
        if page is None or main is None:
            return
        self._covered, self.lock = None, None
        self.session.keep()
        self.window.uncover(page)
        main.resume(signed)
        self.idle.start()

    @Slot()
    def _sign_out(self) -> None:
        if not self._may_close():
            return
        self._leave_desk()
        self.session.sign_out()
        self._show_sign_in()

    def _leave_desk(self) -> None:
        self.idle.stop()
        if self.main is not None:
            self.main.end()
        if self._covered is not None:
            self._covered.deleteLater()
        self._covered, self.main, self.lock, self._signed = None, None, None, None


def run(app: QApplication, home: Home, store: Store, *, ready: Callable[[], None]) -> int:
    """Run the program until its window is closed. ``ready`` is called after the first paint."""
    app.setApplicationDisplayName("Kommunal inkasso")
    program = Program(app, home, store)
    sys.excepthook = _tell_of(program)
    program.start()
    QTimer.singleShot(0, program, ready)
    try:
        return app.exec()
    finally:
        program.end()


def _tell_of(
    program: Program,
) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """A fault in a slot is noted under a number and said, instead of ending unseen."""

    def tell(
        _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        if program.main is not None:
            program.main.refused(error)
        else:
            message(error)

    return tell
