"""What each route is given: who calls, the database, and the order's idempotency key."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Path, Request

from collector_desk.config import Settings
from collector_desk.domain.access import DEEDS, Deed
from collector_desk.errors.service import Busy, KeyMissing
from collector_desk.errors.session import NotAllowed, NotSignedIn
from collector_desk.service import requests, session
from collector_desk.service.database import Conflict, Database, Who, Work, again
from collector_desk.service.trail import Trail
from collector_desk.wire.base import Wire

W = TypeVar("W", bound=Wire)
Key = Annotated[int, Path(ge=1, le=2**53)]
_KEY_FORM = re.compile(r"[A-Za-z0-9-]{16,64}")


@dataclass(frozen=True, slots=True)
class House:
    """What the service works with; made once, when it starts."""

    db: Database
    settings: Settings
    trail: Trail
    guesses: session.Guesses
    embedded: bool


@dataclass(frozen=True, slots=True)
class Call:
    """One call: the house, the one who works, the deed, and the order's key."""

    house: House
    who: Who
    deed: Deed
    token: str
    source: str
    key: str
    order: str

    def read(self) -> AbstractContextManager[Work]:
        """A snapshot to read from."""
        return self.house.db.read(self.who)

    def write(self) -> AbstractContextManager[Work]:
        """A transaction, for a look that must be noted."""
        return self.house.db.write(self.who)

    def once(self, answer: type[W], do: Callable[[Work], W]) -> W:
        """Carry out an order once: the same order with the same key gets the same answer.

        Raises:
            KeyReused: the key came before with another order.
            Busy: other transactions kept crossing this one.
        """
        for _ in again():
            try:
                with self.write() as work:
                    stored = requests.earlier(work, self.key, self.order)
                    if stored is not None:
                        return answer.model_validate_json(stored)
                    taken = requests.take(work, self.key, self.order)
                    result = do(work)
                    requests.keep(work, taken, deed=self.deed.name, answer=result.model_dump_json())
            except Conflict:
                continue
            else:
                return result
        raise Busy

    def later(self, step: Callable[[Work], None]) -> None:
        """Write a note after the answer, without making it wait."""
        self.house.trail.add(self.who, step)


async def house(request: Request) -> House:
    """The house this service works for; async, for it would else wait for a thread to look."""
    found: House = request.app.state.house
    return found


def bearer(request: Request) -> str:
    """The token of a call; empty where there is none."""
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    return token if kind.lower() == "bearer" else ""


async def _body(request: Request) -> bytes:
    return await request.body()


def _deed(request: Request) -> Deed:
    return DEEDS[request.scope["route"].openapi_extra["x-deed"]]


def admit(
    request: Request, body: Annotated[bytes, Depends(_body)], at: Annotated[House, Depends(house)]
) -> Call:
    """Let a call in: signed in, in a role that may do the deed, with a key where it changes.

    Raises:
        NotSignedIn, NotAllowed, KeyMissing.
    """
    deed, token = _deed(request), bearer(request)
    source = request.client.host if request.client else ""
    if deed.open_to_all:
        who = Who(account_id=None, person_id=None, name="", role="none")
        return Call(at, who, deed, token, source, "", "")
    if not token:
        raise NotSignedIn
    with at.db.read() as work:
        who, stale = session.who_is(work, at.settings, token)
    request.state.who = who
    if stale:
        at.trail.add(who, lambda work: session.touch(work, token))
    if who.role not in deed.roles:
        raise NotAllowed(deed=deed.name)
    key = request.headers.get("Idempotency-Key", "")
    if deed.changes and not _KEY_FORM.fullmatch(key):
        raise KeyMissing
    order = requests.body_hash(deed.name, request.url.path, body) if deed.changes else ""
    return Call(at, who, deed, token, source, key, order)


Called = Annotated[Call, Depends(admit)]
Answer = dict[str, Any]
