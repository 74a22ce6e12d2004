"""The settings of a desk: desk.toml, then the environment."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path

from collector_desk.errors.settings import BadSetting

_PREFIX = "COLLECTOR_DESK_"
_ELSEWHERE = {"data", "test_postgres"}  # read by paths.py and by the tests


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What differs from one installation to the next.

    ``service`` is the address of the central service; empty means that the desk starts its own.
    ``database`` is an SQLAlchemy address; empty means SQLite in the user's data folder.
    ``key_file`` holds the 32 bytes that protect identity numbers; keep it apart from backups.
    ``house…`` is printed in letters; ``house_creditor`` and ``house_organisation`` are the creditor
    of an enforcement request, a main unit; ``house_designated_namsmann`` is who is designated where
    the address is protected or not known (§ 7-3), by the published code name; empty means that it
    is not known. ``letters_folder`` is where print-ready letters are laid;
    empty means ``letters`` in the data folder. ``svarut`` is the address of Fiks SvarUt; empty
    means that letters go to the folder. ``svarut_token_file`` holds the Maskinporten token, kept
    fresh by who fetches it. ``request_look_up`` and ``trekk_look_up`` are the addresses of the two
    look-ups of a debtor's rules; empty means that a person asks. ``…_field`` names the yes or no in
    their answers.
    """

    service: str = ""
    database: str = ""
    key_file: str = ""
    folder: str = ""
    house: str = "Oslo kommune, Innkrevingsetaten"
    house_address: str = "Postboks 4594 Nydalen, 0404 Oslo"
    house_phone: str = "21 80 21 80"
    house_web: str = "oslo.kommune.no"
    house_creditor: str = "Oslo kommune"
    house_organisation: str = "958935420"
    house_designated_namsmann: str = ""
    idle_minutes: int = 15
    session_hours: int = 10
    application_role: str = ""
    max_body: int = 80_000_000
    letters_folder: str = ""
    svarut: str = ""
    svarut_account: str = ""
    svarut_integration: str = ""
    svarut_password: str = ""
    svarut_token_file: str = ""
    request_look_up: str = ""
    request_look_up_field: str = ""
    request_look_up_token_file: str = ""
    trekk_look_up: str = ""
    trekk_look_up_field: str = ""
    trekk_look_up_token_file: str = ""
    look_up_seconds: int = 30


def load(file: Path | None = None) -> Settings:
    """Read the settings file where there is one, then COLLECTOR_DESK_… of the environment.

    Raises:
        BadSetting: an unknown key or a value of the wrong type, with the key's name.
    """
    settings = Settings()
    if file is not None and file.exists():
        settings = _merge(settings, tomllib.loads(file.read_text("utf-8")), str(file))
    found = {k[len(_PREFIX) :].lower(): v for k, v in os.environ.items() if k.startswith(_PREFIX)}
    given = {k: v for k, v in found.items() if v and k not in _ELSEWHERE}
    return _merge(settings, given, "environment")


def _merge(settings: Settings, values: Mapping[str, object], origin: str) -> Settings:
    kinds = {field.name: type(getattr(settings, field.name)) for field in fields(settings)}
    for key, value in values.items():
        if key not in kinds:
            raise BadSetting(key=key, origin=origin)
        try:
            settings = replace(settings, **{key: kinds[key](value)})
        except ValueError as error:
            raise BadSetting(key=key, origin=origin) from error
    return settings
