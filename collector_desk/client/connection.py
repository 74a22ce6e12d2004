"""The wire to the service: address, token, time limits, keys, refusals."""

from __future__ import annotations

import threading
import uuid
from typing import TypeVar
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter

from collector_desk.domain.access import DEEDS
from collector_desk.errors import DeskError
from collector_desk.errors.service import Unreachable
from collector_desk.wire.base import Wire

W = TypeVar("W", bound=Wire)
_TIMES = (3.0, 30.0)  # seconds to connect, seconds to answer
_LONG = (3.0, 600.0)  # whole files
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}


def new_key() -> str:
    """An idempotency key. Keep it with the order until an answer has come."""
    return str(uuid.uuid4())


class Connection:
    """Calls the service; each thread has a session of its own."""

    def __init__(self, url: str, *, launch: str = "") -> None:
        self._url = url.rstrip("/")
        self._launch = launch
        self._local = threading.local()
        self.token = ""

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
        """Do a deed and return its answer.

        ``key`` is the idempotency key of an order that is sent again after a lost answer.

        Raises:
            Unreachable: no answer came; the order may or may not have been carried out.
            DeskError: the very refusal that the service raised.
        """
        reply = self._send(deed, order, key or new_key(), _LONG if long else _TIMES, path)
        if reply.status_code >= 400:
            raise _refusal(reply)
        return answer.model_validate_json(reply.content or b"{}")

    def _send(
        self,
        deed: str,
        order: Wire | None,
        key: str,
        times: tuple[float, float],
        path: dict[str, int],
    ) -> requests.Response:
        at = DEEDS[deed]
        headers = {"Accept": "application/json"}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        if self._launch:
            headers["X-Desk-Launch"] = self._launch
        if at.changes:
            headers["Idempotency-Key"] = key
        if order is not None:
            headers["Content-Type"] = "application/json"
        try:
            return self._session().request(
                at.method,
                self._url + at.path.format(**path),
                data=order.model_dump_json() if order is not None else None,
                headers=headers,
                timeout=times,
            )
        except requests.RequestException as error:
            raise Unreachable from error

    def _session(self) -> requests.Session:
        session: requests.Session | None = getattr(self._local, "session", None)
        if session is None:
            session = requests.Session()
            # A proxy setting of the house would swallow calls to this machine.
            session.trust_env = urlsplit(self._url).hostname not in _LOOPBACK
            adapter = HTTPAdapter(max_retries=0)
            session.mount("http://", adapter)
            session.mount("https://", adapter)
            self._local.session = session
        return session


def _refusal(reply: requests.Response) -> DeskError:
    try:
        return DeskError.again(reply.json())
    except (ValueError, KeyError, TypeError):
        return Unreachable()
