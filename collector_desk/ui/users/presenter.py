"""The users of the desk: listed, made, changed and closed by the administrator."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from collector_desk.client.connection import new_key
from collector_desk.errors.service import Stale, Unreachable
from collector_desk.ui.desk_context import Context
from collector_desk.ui.messages import Message, message
from collector_desk.wire.session import ChangeUser, NewUser, UserRow, Users


class UsersPresenter(QObject):
    """``changed`` when the list or what is said of the form is another; ``made`` after a new user."""

    changed = Signal()
    made = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._order: tuple[NewUser, str] | None = None
        self.users: Sequence[UserRow] = ()
        self.problem: Message | None = None
        self.busy = False

    def fetch(self) -> None:
        """Ask for all users."""
        context = self._context
        context.tasks.run(
            context.desk.users.list, self._told, context.refused, self, replaces="users"
        )

    def add(self, order: NewUser) -> None:
        """Make a user. The same order sent again after a lost answer makes no second one."""
        if self._order is None or self._order[0] != order:
            self._order = (order, new_key())
        key, desk = self._order[1], self._context.desk
        self.busy, self.problem = True, None
        self.changed.emit()
        self._context.tasks.run(
            lambda: desk.users.add(order, key=key), self._added, self._refused, self
        )

    def superiors(self, of: UserRow) -> dict[int, str]:
        """Who may be the superior of a user, by name: the others who can sign in, and who is it now."""
        can = {
            each.person_id: each.name
            for each in self.users
            if each.active or each.person_id == of.superior_id
        }
        can.pop(of.person_id, None)
        return dict(sorted(can.items(), key=lambda each: each[1]))

    def change(self, user: UserRow, superior_id: int | None, teams: Sequence[str]) -> None:
        """Say whom a user answers to, and in which teams that person works."""
        order = ChangeUser(version=user.version, superior_id=superior_id, teams=tuple(teams))
        key, desk = new_key(), self._context.desk
        self._context.tasks.run(
            lambda: desk.users.change(user.account_id, order, key=key),
            self._changed,
            self._not_changed,
            self,
        )

    def revoke(self, user: UserRow) -> None:
        """Close a user: every session of theirs ends with it."""
        key, desk = new_key(), self._context.desk
        self._context.tasks.run(
            lambda: desk.users.revoke(user.account_id, key=key),
            self._revoked,
            self._context.refused,
            self,
        )

    def _told(self, found: Users) -> None:
        self.users = found.users
        self.changed.emit()

    def _added(self, user: UserRow) -> None:
        self.busy, self._order = False, None
        self.made.emit(user.username)
        self._context.toast(self.tr("Brukeren {0} er opprettet.").format(user.username))
        self.fetch()

    def _changed(self, user: UserRow) -> None:
        self._context.toast(self.tr("Brukeren {0} er endret.").format(user.username))
        self.fetch()

    def _not_changed(self, error: BaseException) -> None:
        self._context.refused(error)
        if isinstance(error, Stale):
            self.fetch()

    def _refused(self, error: BaseException) -> None:
        self.busy, self.problem = False, message(error)
        if not isinstance(error, Unreachable):
            self._order = None
        self.changed.emit()

    def _revoked(self, user: UserRow) -> None:
        self._context.toast(self.tr("Brukeren {0} er stengt.").format(user.username))
        self.fetch()
