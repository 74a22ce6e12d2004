"""What stands before every route: who may knock, how much may come in, what is never cached."""

from __future__ import annotations

import hmac

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from collector_desk.api.errors import problem
from collector_desk.errors import DeskError
from collector_desk.errors.service import TooLarge
from collector_desk.errors.session import NotLocal

_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


class Guard:
    """Refuses strangers (embedded only) and bodies over the limit; marks answers as private."""

    def __init__(self, app: ASGIApp, *, launch: str, max_body: int) -> None:
        self._app = app
        self._launch = launch
        self._max_body = max_body

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it here."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = {
            name.decode().lower(): value.decode("latin-1") for name, value in scope["headers"]
        }
        refusal = self._refusal(headers)
        if refusal is not None:
            await problem(refusal)(scope, receive, send)
            return
        await self._app(scope, self._counted(receive), _private(send))

    def _refusal(self, headers: dict[str, str]) -> DeskError | None:
        if self._launch:
            name = headers.get("host", "").rsplit(":", 1)[0]
            given = headers.get("x-desk-launch", "")
            if name not in _LOOPBACK or not hmac.compare_digest(
                given.encode(), self._launch.encode()
            ):
                return NotLocal()
        length = headers.get("content-length", "0")
        if not length.isdecimal() or len(length) > 18 or int(length) > self._max_body:
            return TooLarge(size=length[:20], limit=self._max_body)
        return None

    def _counted(self, receive: Receive) -> Receive:
        seen = 0

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > self._max_body:
                raise TooLarge(size=seen, limit=self._max_body)
            return message

        return counted


def _private(send: Send) -> Send:
    async def private(message: Message) -> None:
        if message["type"] == "http.response.start":
            message.setdefault("headers", [])
            message["headers"] = [
                *message["headers"],
                (b"cache-control", b"no-store"),
                (b"x-content-type-options", b"nosniff"),
            ]
        await send(message)

    return private
