"""The look-up of which rules a debtor is under: a number is sent, yes or no comes back.

What is published of it and what is not: docs/formats/regime-look-up.md.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import urlsplit

import requests

from collector_desk.errors import DeskError
from collector_desk.errors.look_ups import (
    LookUpBusy,
    LookUpClosed,
    LookUpNotThere,
    LookUpRefused,
    LookUpSilent,
    LookUpUnreadable,
)
from collector_desk.errors.settings import BadSetting

_CONNECT = 10  # seconds
_LARGEST = 16_384  # bytes of an answer that holds a number and one yes or no
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_PARTY, _COUNTRY, _NUMBER = "skyldner", "landkodeIdentifikator", "taxIdentificationNumber"


class RegimeLookUp(Protocol):
    """Whoever can say which rules a debtor is under."""

    @property
    def source(self) -> str:
        """What the answer is registered with as its source."""

    def ask(self, number: str) -> bool:
        """Whether the one with this Norwegian identity number is under the new rules.

        Raises LookUpClosed, LookUpNotThere, LookUpBusy, LookUpSilent, LookUpRefused,
        LookUpUnreadable; none of them holds the number.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpLookUp:
    """A look-up by HTTP. ``field`` names the yes or no, ``token`` is the Maskinporten token.

    ``seconds`` is how long a whole answer may take. Raises BadSetting, naming ``key``, for an
    address that would send numbers in the open.
    """

    address: str
    field: str
    source: str
    token: Callable[[], str]
    seconds: int
    key: str

    def __post_init__(self) -> None:
        """Raises BadSetting for an address that is neither https nor this machine."""
        parts = urlsplit(self.address)
        if parts.scheme != "https" and parts.hostname not in _LOOPBACK:
            raise BadSetting(key=self.key, origin="settings")

    def ask(self, number: str) -> bool:
        """As the port says."""
        try:
            found = _read(self._answer(number))
        except requests.RequestException as error:  # what it holds includes the number: not kept
            raise LookUpSilent(why=type(error).__name__) from None
        party, said = found.get(_PARTY), found.get(self.field)
        if not isinstance(party, dict) or party.get(_NUMBER) != number:
            raise LookUpUnreadable(why="det gjelder ikke skyldneren som det ble spurt om")
        if not isinstance(said, bool):
            raise LookUpUnreadable(why=f"feltet «{self.field}» mangler eller er ikke ja eller nei")
        return said

    def _answer(self, number: str) -> bytes:
        try:
            token = self.token()
        except OSError:
            raise LookUpClosed(why="tokenfilen kan ikke leses") from None
        ends = time.monotonic() + self.seconds
        with requests.post(
            self.address,
            json={_PARTY: {_COUNTRY: "NO", _NUMBER: number}},
            headers={"Authorization": f"Bearer {token}", "Accept": "application/json"},
            timeout=(_CONNECT, self.seconds),
            allow_redirects=False,
            stream=True,
        ) as answer:
            if (refusal := _refusal(answer.status_code)) is not None:
                raise refusal
            found = bytearray()
            for part in answer.iter_content(1):  # as it comes, so that a trickle ends in time
                found += part
                if len(found) > _LARGEST:
                    raise LookUpUnreadable(why="det er for stort")
                if time.monotonic() > ends:
                    raise LookUpSilent(why="for lang tid")
            return bytes(found)


def _refusal(status: int) -> DeskError | None:
    """What an answer's status says; None where it has an answer to read."""
    if status == requests.codes.ok:
        return None
    if status in {401, 403}:
        return LookUpClosed(why=f"svar {status}")
    if status == requests.codes.not_found:
        return LookUpNotThere()
    if status == requests.codes.too_many_requests:
        return LookUpBusy()
    if status == requests.codes.request_timeout or status >= 500:
        return LookUpSilent(why=f"svar {status}")
    return LookUpRefused(status=status)


def _read(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body.decode("utf-8"), object_pairs_hook=_once)
    except (ValueError, RecursionError):  # its words would quote the answer
        raise LookUpUnreadable(why="det er ikke gyldig JSON") from None
    if not isinstance(found, dict):
        raise LookUpUnreadable(why="det er ikke et objekt")
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found
