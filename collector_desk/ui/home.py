"""What the window needs of whoever started it: the service, wherever it is.

Nothing heavy is imported here: the first page is painted before the client is loaded.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, Signal


@dataclass(frozen=True, slots=True)
class Address:
    """Where the service is, and the secret of a window's own service."""

    url: str
    launch: str = ""


class Watch(QObject):
    """Tells what happened on the line; the calls are made on workers, the slots run here.

    ``done`` comes when a deed that writes was carried out.
    """

    lost = Signal()
    expired = Signal()
    done = Signal()


@dataclass(frozen=True, slots=True)
class FirstUser:
    """The administrator of a new desk."""

    username: str
    name: str
    password: str


class Home(Protocol):
    """The service behind the window: the house's own, or one started beside it.

    ``name`` is what the kept token is known by; ``practice`` is decided before sign-in.
    All but the two names may wait for the service: never call them on the GUI thread.
    """

    name: str
    practice: bool

    def needs_administrator(self) -> bool:
        """Whether this is a new desk that nobody can sign in to."""

    def make_administrator(self, user: FirstUser) -> None:
        """Make the first user. Raises BadPassword, BadInput, UserExists, or as ``open``."""

    def open(self) -> Address:
        """Start the service where that is ours to do and none is running, and say where it is.

        A service of ours that was killed is started again; one that is merely silent is not.

        Raises a refusal that says why it did not start, and what now (errors/start.py).
        """

    def revive(self) -> Address:
        """Start our own service again though it runs; for the house's own, the same address.

        Raises as ``open``.
        """

    def close(self) -> None:
        """Let our own service end."""
