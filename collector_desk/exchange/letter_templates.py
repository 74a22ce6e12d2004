"""Letter templates as data: the list of them, and the check before one may be used."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from collector_desk.domain.claim import Regime
from collector_desk.domain.letter import Language, LetterKind, required_by_all
from collector_desk.errors.letters import (
    LetterElementMissing,
    LetterElementUnknown,
    LetterTemplateNone,
    LetterTemplateWrong,
)
from collector_desk.paths import resource

LIST = "templates.toml"
SHARED = ("house.typ", "parts.typ", "words.typ")
"""What every template builds on, and what its checksum therefore covers."""

_COMMENT = re.compile(r"/\*.*?\*/|(?<!:)//[^\n]*", re.DOTALL)
_ELEMENT = re.compile(r"#element\(\"([^\"]+)\"\)\s*\[")
_FROM_OUTSIDE = re.compile(r"(?:import|include)\s*\(?\s*\"@")
_REGIMES = {Regime.OLD: "tidligere regelverk", Regime.NEW: "nytt regelverk"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One version of a letter's text, in force from ``since`` to and with ``until``.

    ``sha256`` covers the text and all it builds on: a letter keeps it beside the version.
    """

    kind: LetterKind
    language: Language
    version: int
    since: date
    until: date | None
    regimes: frozenset[Regime]
    title: str
    path: Path
    sha256: str

    @property
    def name(self) -> str:
        """What a letter keeps to say which text it was made from: the file and the version."""
        return f"{self.path.stem} v{self.version}"

    def in_force(self, day: date) -> bool:
        """Whether a letter of ``day`` may use it."""
        return self.since <= day and (self.until is None or day <= self.until)


def published(folder: Path | None = None) -> tuple[Template, ...]:
    """Every template of ``folder``, or of the program, each with all that the law asks for.

    Raises:
        LetterElementMissing: a template lacks an element, named with its paragraph.
        LetterElementUnknown: a template marks an element its kind does not have.
        LetterTemplateWrong: the list or a file cannot be read.
    """
    return _published(folder or resource("letters"))


def template_on(
    kind: LetterKind,
    language: Language,
    day: date,
    regime: Regime,
    *,
    among: Iterable[Template] | None = None,
) -> Template:
    """The template for a letter of ``day``: the newest in force. Raises LetterTemplateNone."""
    fitting = [
        each
        for each in (published() if among is None else among)
        if (each.kind, each.language) == (kind, language)
        and regime in each.regimes
        and each.in_force(day)
    ]
    if not fitting:
        raise LetterTemplateNone(
            kind=kind.label, language=language.label, day=day.isoformat(), regime=_REGIMES[regime]
        )
    return max(fitting, key=lambda each: (each.since, each.version))


def elements_of(source: str) -> tuple[str, ...]:
    """The keys of the elements that a template marks, comments left out."""
    return tuple(_ELEMENT.findall(_COMMENT.sub("", source)))


def check(template: Template, source: str) -> None:
    """Refuse a template that lacks what the law asks for, or marks what nobody knows.

    Raises LetterElementMissing, LetterElementUnknown, or LetterTemplateWrong for a template
    that fetches a package.
    """
    if _FROM_OUTSIDE.search(source):
        raise LetterTemplateWrong(template=template.path.name, why="den henter noe utenfra")
    marked = elements_of(source)
    needed = required_by_all(template.kind, template.regimes)
    for element in needed:
        if element.key not in marked:
            raise LetterElementMissing(
                template=template.path.name,
                element=element.key,
                what=element.what,
                rule=element.rule,
            )
    for key in marked:
        if key not in {element.key for element in needed}:
            raise LetterElementUnknown(template=template.path.name, element=key)


@cache
def _published(folder: Path) -> tuple[Template, ...]:
    try:
        rows = tomllib.loads((folder / LIST).read_text("utf-8"))["template"]
        shared = b"".join((folder / name).read_bytes() for name in SHARED)
    except (OSError, tomllib.TOMLDecodeError, KeyError) as trouble:
        raise LetterTemplateWrong(template=LIST, why=str(trouble)) from trouble
    return tuple(_read(row, folder, shared) for row in rows)


def _read(row: dict[str, Any], folder: Path, shared: bytes) -> Template:
    name = str(row.get("file", LIST))
    try:
        data = (folder / name).read_bytes()
        template = Template(
            kind=LetterKind(row["kind"]),
            language=Language(row["language"]),
            version=int(row["version"]),
            since=row["from"],
            until=row.get("to"),
            regimes=frozenset(map(Regime, row["regimes"])),
            title=row["title"],
            path=folder / name,
            sha256=hashlib.sha256(data + shared).hexdigest(),
        )
    except (OSError, KeyError, ValueError) as trouble:
        raise LetterTemplateWrong(template=name, why=str(trouble)) from trouble
    check(template, data.decode("utf-8"))
    return template
