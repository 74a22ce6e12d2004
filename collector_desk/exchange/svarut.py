"""Fiks SvarUt, REST v2: a letter as a request, and what became of it (docs/formats/svarut.md).

SvarUt does not refuse the same reference twice: who sends again after a silence asks first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import requests
from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from collector_desk.errors.letter_post import SvarUtRefused, SvarUtSilent
from collector_desk.errors.settings import BadSetting

_PATIENCE = (10, 60)  # seconds to connect, and to answer
_OURS = frozenset({401, 403, 404, 408, 429})  # about the agreement or the load, not the letter
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_NAMES = '^[^*:"\\\\/<>|?]+$'  # as SvarUt allows in file names


class _Part(BaseModel):
    model_config = ConfigDict(
        alias_generator=to_camel, populate_by_name=True, extra="forbid", frozen=True
    )


class Mottaker(_Part):
    """The recipient: by identity or organisation number, by address, or by both."""

    navn: str = Field(min_length=1)
    digital_id: str | None = Field(default=None, pattern="^([0-9]{9}|[0-9]{11})$")
    adresselinje1: str | None = None
    postnummer: str | None = None
    poststed: str | None = None
    land: str | None = None


class Dokument(_Part):
    """One file of the letter."""

    filnavn: str = Field(min_length=1, max_length=226, pattern=_NAMES)
    mime_type: str = "application/pdf"
    dokument_type: str = "brev"


class Utskrift(_Part):
    """How it is printed where it is printed."""

    utskrift_med_farger: bool = False
    tosidig: bool = True


class Forsendelse(_Part):
    """A letter as SvarUt takes it. ``ekstern_referanse`` is our own number of it."""

    tittel: str = Field(min_length=1, max_length=1000)
    mottaker: Mottaker
    dokumenter: tuple[Dokument, ...] = Field(min_length=1)
    ekstern_referanse: str = Field(min_length=1, max_length=100)
    forsendelsestype: str = Field(max_length=100)
    kun_digital_levering: bool = False
    avgivende_system: str = Field(default="Collector Desk", max_length=100)
    utskriftskonfigurasjon: Utskrift = Utskrift()

    def body(self) -> str:
        """The part «forsendelse» of the request."""
        return self.model_dump_json(by_alias=True, exclude_none=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class SvarUt:
    """The way to SvarUt for one account. ``token`` gives the Maskinporten token of the moment."""

    address: str
    account: str
    integration: str
    password: str
    token: Callable[[], str]

    def __post_init__(self) -> None:
        """Raises BadSetting for an address that would send letters in the open."""
        parts = urlsplit(self.address)
        if parts.scheme != "https" and parts.hostname not in _LOOPBACK:
            raise BadSetting(key="svarut", origin="settings")

    def send(self, letter: Forsendelse, pdf: bytes) -> str:
        """Hand a letter over; gives SvarUt's number of it.

        Raises:
            SvarUtRefused: the letter is wrong.
            SvarUtSilent: no answer, or none that can be read; it may have been taken.
        """
        name = letter.dokumenter[0].filnavn
        files = {
            "forsendelse": (None, letter.body(), "application/json"),
            "filer": (name, pdf, "application/pdf"),
        }
        return str(self._call("POST", "", files=files, wanted="id"))

    def find(self, reference: str) -> str | None:
        """SvarUt's number of a letter it has by our reference. Raises SvarUtSilent."""
        found = self._call("GET", "", params={"eksternRef": reference}, wanted="forsendelseIds")
        return str(found[0]) if found else None

    def statuses(self, numbers: Sequence[str]) -> Mapping[str, str]:
        """The status of each letter, by SvarUt's number. Raises SvarUtSilent."""
        asked = {"forsendelseIds": list(numbers)}
        found = self._call("POST", "/status-sok", json=asked, wanted="statuser")
        return {str(one["id"]): str(one["status"]) for one in found}

    def _call(self, method: str, path: str, *, wanted: str, **what: Any) -> Any:
        url = f"{self.address.rstrip('/')}/api/v2/kontoer/{self.account}/forsendelser{path}"
        try:
            token = self.token()
        except OSError as error:
            raise SvarUtSilent(why="tokenfilen kan ikke leses") from error
        headers = {
            "Authorization": f"Bearer {token}",
            "IntegrasjonId": self.integration,
            "IntegrasjonPassord": self.password,
        }
        try:
            answer = requests.request(
                method, url, headers=headers, timeout=_PATIENCE, allow_redirects=False, **what
            )
        except requests.RequestException as error:
            raise SvarUtSilent(why=type(error).__name__) from error
        if answer.status_code in _OURS or answer.status_code >= 500:
            raise SvarUtSilent(why=f"svar {answer.status_code}")
        if not answer.ok or answer.is_redirect:
            raise SvarUtRefused(status=answer.status_code)
        try:
            return answer.json()[wanted]
        except (ValueError, KeyError, TypeError) as error:
            raise SvarUtSilent(why="svaret kan ikke leses") from error
