"""The line to the service as the window watches it: lost, found again, or no longer signed in."""

from __future__ import annotations

from typing import TypeVar

from collector_desk.client.connection import Connection
from collector_desk.domain.access import DEEDS
from collector_desk.errors.service import Unreachable
from collector_desk.errors.session import NotSignedIn
from collector_desk.ui.home import Address, Watch
from collector_desk.wire.base import Wire

W = TypeVar("W", bound=Wire)


class Line(Connection):
    """A connection that says when it is lost, and refuses to change anything until it is back.

    Reading is tried all the same: a read that comes through does no harm.
    """

    def __init__(self, address: Address, watch: Watch) -> None:
        super().__init__(address.url, launch=address.launch)
        self._watch = watch
        self.gone = False

    def move(self, address: Address) -> None:
        """Use another address: the window's own service was started again."""
        self._url, self._launch = address.url.rstrip("/"), address.launch

    def call(
        self,
        deed: str,
        answer: type[W],
        order: Wire | None = None,
        *,
        key: str = "",
        long: bool = False,
        **path: int,
    ) -> W:
        """Do a deed, as ``Connection.call``; changes are refused while the line is lost."""
        changes = DEEDS[deed].changes
        if self.gone and changes:
            raise Unreachable
        try:
            found = super().call(deed, answer, order, key=key, long=long, **path)
        except Unreachable:
            self.gone = True
            self._watch.lost.emit()
            raise
        except NotSignedIn:
            self._watch.expired.emit()
            raise
        if changes:
            self._watch.done.emit()
        return found
