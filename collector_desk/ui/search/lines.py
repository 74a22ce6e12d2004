"""What the palette lists: groups, and under each the lines one can choose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction

from collector_desk.domain.care import LABEL as CARE
from collector_desk.domain.status import STATUSES, Status
from collector_desk.ui import formats
from collector_desk.wire.debtors import Recent
from collector_desk.wire.lists import SavedList
from collector_desk.wire.search import ClaimHit, DebtorHit

_WORD = re.compile(r"\w+")
_SHORT = 4
"""A stem shorter than this says too little to be the beginning of another word."""
_ENDING = re.compile(
    r"(?<=\w{3})(?:er(?:ing|t)(?:en|er|e)?|ing(?:en|er)?|else(?:n|r|ne)?|ere|ene|e[rnt]|te|[era])$"
)


@dataclass(frozen=True)
class Line:
    """One line. A title of a group has neither debtor nor list nor action; a note is only read."""

    title: str
    about: str = ""
    why: str = ""
    right: str = ""
    debtor_id: int | None = None
    claim_id: int | None = None
    list_id: int | None = None  # a saved list
    action: QAction | None = None
    locked: bool = False  # outside the reader's own portfolio
    note: bool = False

    @property
    def choosable(self) -> bool:
        """Whether Enter does something here."""
        return any(each is not None for each in (self.debtor_id, self.list_id, self.action))

    @property
    def spoken(self) -> str:
        """The line as it is read aloud."""
        locked = _tr("krever begrunnelse") if self.locked else ""
        return ", ".join(
            each for each in (self.title, self.about, self.why, self.right, locked) if each
        )


@dataclass(frozen=True)
class Command:
    """A command as the palette offers it; no widget is known here."""

    text: str
    keys: str
    action: QAction


def of_debtor(hit: DebtorHit) -> Line:
    """A debtor that matched; what warns comes first, where a narrow line never cuts it."""
    claims = _tr("1 krav") if hit.claims == 1 else _tr("{0} krav").format(hit.claims)
    return Line(
        hit.name,
        " · ".join(each for each in (*map(_warning, hit.warnings), hit.about) if each),
        hit.why,
        f"{claims} · {_owed(hit)}",
        debtor_id=hit.debtor_id,
        locked=not hit.own_portfolio,
    )


def of_claim(hit: ClaimHit) -> Line:
    """A claim or a case that matched."""
    return Line(
        hit.number,
        hit.about,
        hit.why,
        _owed(hit),
        debtor_id=hit.debtor_id,
        claim_id=hit.claim_id,
        locked=not hit.own_portfolio,
    )


def _warning(kind: str) -> str:
    """A warning in the fewest words, as its chip has it on the debtor's screen."""
    if kind == "care":
        return CARE
    return _tr("Åpen innsigelse") if kind == "objection" else STATUSES[Status(kind)].label


def _owed(hit: DebtorHit | ClaimHit) -> str:
    """What is owed, and beside it what stands to the debtor's credit: the two are not set off."""
    if not hit.credit:
        return formats.kr(hit.owed)
    favour = _tr("{0} til gode").format(formats.kr(hit.credit))
    return f"{formats.kr(hit.owed)} · {favour}" if hit.owed else favour


def of_recent(row: Recent) -> Line:
    """A debtor opened lately."""
    return Line(
        row.name,
        row.about,
        _tr("åpnet {0}").format(formats.moment(row.opened_at)),
        debtor_id=row.debtor_id,
    )


def of_command(command: Command) -> Line:
    """A command with its keys."""
    return Line(command.text, why=command.keys, action=command.action)


def of_list(row: SavedList) -> Line:
    """A saved list: whose it is, and how many wait there."""
    whose = row.team or _tr("bare deg")
    waits = (
        row.problem if row.count is None else _tr("{0} venter").format(formats.grouped(row.count))
    )
    return Line(row.name, whose, right=waits, list_id=row.list_id)


def lists_matching(rows: Sequence[SavedList], text: str) -> list[Line]:
    """The saved lists that hold every word of a text in their names."""
    return [of_list(row) for row in rows if _holds_all(row.name, text)]


def group(title: str, lines: Sequence[Line]) -> list[Line]:
    """Lines under their title; nothing where there are none."""
    return [Line(title), *lines] if lines else []


def matching(commands: Sequence[Command], text: str) -> list[Line]:
    """The commands that hold every word of a text, whatever the ending: «importer» finds «Import»."""
    return [of_command(each) for each in commands if _holds_all(each.text, text)]


def _holds_all(title: str, text: str) -> bool:
    return all(_holds(title.casefold(), word) for word in text.casefold().split())


def _holds(title: str, word: str) -> bool:
    if word in title:
        return True
    stem = _stem(word)
    if len(stem) < _SHORT:
        return stem in map(_stem, _WORD.findall(title))
    return any(each.startswith(stem) for each in _WORD.findall(title))


def _stem(word: str) -> str:
    """A word without its ending.

    >>> [_stem(word) for word in ("importer", "importere", "import", "innsigelsen", "vise", "ny")]
    ['import', 'import', 'import', 'innsig', 'vis', 'ny']
    """
    return _ENDING.sub("", word)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Line", text)
