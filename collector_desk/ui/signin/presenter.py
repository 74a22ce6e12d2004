"""Signing in: the service is reached, a kept session is taken up again, or a password is asked."""

from __future__ import annotations

import importlib
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from collector_desk.errors import DeskError
from collector_desk.errors.service import Unreachable
from collector_desk.ui.home import FirstUser, Home, Watch
from collector_desk.ui.messages import Message, message
from collector_desk.ui.tasks import Tasks

if TYPE_CHECKING:
    from collector_desk.client.credentials import Credentials
    from collector_desk.client.desk import Desk
    from collector_desk.wire.session import SignedIn


class Step(StrEnum):
    """How far we have come."""

    STARTING = "starting"  # the service is on its way
    FIRST_USER = "first_user"  # a new desk: its administrator is made first
    READY = "ready"  # a user name and a password are awaited
    CHECKING = "checking"  # the service tries them


class SignInPresenter(QObject):
    """State and deeds of the sign-in page; ``signed_in(SignedIn)`` when somebody is at the desk."""

    changed = Signal()
    signed_in = Signal(object)

    def __init__(self, tasks: Tasks, home: Home, watch: Watch) -> None:
        super().__init__()
        self._tasks = tasks
        self._home = home
        self._watch = watch
        self._credentials: Credentials | None = None
        self.desk: Desk | None = None
        self.step = Step.STARTING
        self.problem: Message | None = None
        self.username = ""

    @property
    def practice(self) -> bool:
        """Whether this is the practice desk."""
        return self._home.practice

    def begin(self) -> None:
        """Reach the service, and take up a session that was kept."""
        self._to(Step.STARTING)
        self._run(self._reach, self._reached)

    def make_first_user(self, user: FirstUser) -> None:
        """Make the administrator of a new desk, then go on to sign-in."""
        self.username = user.username
        self._to(Step.CHECKING)
        home = self._home
        self._run(lambda: home.make_administrator(user), self._made, Step.FIRST_USER)

    def sign_in(self, username: str, password: str) -> None:
        """Try a user name and a password. They are tried by the service only."""
        desk = self.desk
        if desk is None:
            self.begin()
            return
        self.username = username.strip().lower()
        self._to(Step.CHECKING)
        name, home = self.username, self._home
        self._run(lambda: _entered(desk, home, name, password), self._in, Step.READY)

    def sign_out(self) -> None:
        """End the session here and at the service, and wait for the next user."""
        desk = self.desk
        self.forget()
        self.username = ""
        self._to(Step.READY)
        if desk is not None:
            self._tasks.run(desk.session.sign_out, lambda _: None, lambda _: None, self)

    def forget(self) -> None:
        """Keep the token in memory only: who starts the program again must give the password."""
        if self._credentials is not None:
            self._credentials.forget()

    def keep(self) -> None:
        """Keep the token where the system keeps secrets."""
        if self._credentials is not None and self.desk is not None:
            self._credentials.keep(self.desk.connection.token)

    # the ways of the calls ------------------------------------------------------------

    def _reach(self) -> tuple[Desk, Credentials, SignedIn | None] | None:
        """On a worker: what the service answers a kept token, or None for a new desk."""
        from collector_desk.client.credentials import Credentials
        from collector_desk.client.desk import Desk
        from collector_desk.ui.line import Line

        if self._home.needs_administrator():
            return None
        desk = Desk(Line(self._home.open(), self._watch))
        credentials = Credentials(self._home.name)
        importlib.import_module("collector_desk.ui.main_window")  # while the password is typed
        return desk, credentials, _resumed(desk, credentials)

    @Slot(object)
    def _reached(self, found: tuple[Desk, Credentials, SignedIn | None] | None) -> None:
        if found is None:
            self._to(Step.FIRST_USER)
            return
        self.desk, self._credentials, resumed = found
        if resumed is None:
            self._to(Step.READY)
        else:
            self._in(resumed)

    @Slot(object)
    def _made(self, _nothing: object) -> None:
        self.begin()

    @Slot(object)
    def _in(self, signed: SignedIn) -> None:
        self.username = signed.user.username
        self.keep()
        self._to(Step.READY)
        self.signed_in.emit(signed)

    def _run(self, call: object, done: object, after: Step = Step.STARTING) -> None:
        def failed(error: BaseException) -> None:
            self._to(after, message(error))

        self._tasks.run(call, done, failed, self, replaces="session")  # type: ignore[arg-type]

    def _to(self, step: Step, problem: Message | None = None) -> None:
        self.step, self.problem = step, problem
        self.changed.emit()


def _entered(desk: Desk, home: Home, username: str, password: str) -> SignedIn:
    """On a worker: signed in, after our own service was started again if it was killed."""
    from collector_desk.ui.line import Line

    line = desk.connection
    assert isinstance(line, Line)
    line.move(home.open())
    return desk.session.sign_in(username, password)


def _resumed(desk: Desk, credentials: Credentials) -> SignedIn | None:
    """The session of a kept token, where the service still knows it."""
    token = credentials.find()
    if not token:
        return None
    desk.connection.token = token
    try:
        return desk.session.show()
    except Unreachable:
        raise
    except DeskError:
        desk.connection.token = ""
        credentials.forget()
        return None
