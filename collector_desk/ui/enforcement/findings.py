"""What the rules of a request find: the step and the field each finding belongs to, and its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum

from collector_desk.ui.enforcement import texts
from collector_desk.ui.panels import Words, announce
from collector_desk.wire.measures import Finding


class Place(Enum):
    """Where on the screen a finding is put right, with its step."""

    CLAIMS = (texts.KRAV, "claims")
    RULES = (texts.KRAV, "rules")
    PARTIES = (texts.KRAV, "parties")
    BASES = (texts.NOTICE, "bases")
    WRITTEN = (texts.PAYER, "written")
    ASSET = (texts.PAYER, "asset")
    FILE = (texts.PROPOSAL, "file")

    @property
    def step(self) -> int:
        """The step it stands on."""
        return self.value[0]


_RULES = frozenset({"O14", "SAKSOEKT_GAMMELT_REGELVERK", "ULOVLIG_ENDRING_SAKSOEKT"})
_ROOTS = {
    "kravTilInnkreving": Place.CLAIMS,
    "saksoeker": Place.PARTIES,
    "saksoekt": Place.PARTIES,
    "innsender": Place.PARTIES,
    "begjaeringensTvangsgrunnlag": Place.BASES,
    "spesiellUtleggsgjenstand": Place.ASSET,
}
"""Where what stands under a published name of the request is put right; all else is the file's."""


def place(one: Finding) -> Place:
    """Where a finding is put right.

    >>> place(Finding(code="O7", path="saksoekt[0].saksoekt.person", sentence="…")).name
    'PARTIES'
    """
    if one.code in _RULES:
        return Place.RULES
    if one.path.endswith(tuple(f".{name}" for name in texts.WRITTEN)):
        return Place.WRITTEN
    if one.claim:
        return Place.CLAIMS
    return _ROOTS.get(one.path.partition(".")[0].partition("[")[0], Place.FILE)


def at(found: Sequence[Finding], *places: Place) -> tuple[Finding, ...]:
    """The findings that are put right in these places."""
    return tuple(one for one in found if place(one) in places)


def by_step(found: Sequence[Finding]) -> Mapping[int, int]:
    """How many findings each step has, by the steps that have some."""
    steps = [place(one).step for one in found]
    return {step: steps.count(step) for step in steps}


class Told(Words):
    """The findings of one place, each on a line of its own; hidden where there are none."""

    def __init__(self, what: str) -> None:
        super().__init__()
        self._what = what
        self.setProperty("look", "error")
        self.setWordWrap(True)
        self.hide()

    def show_findings(self, found: Sequence[Finding]) -> None:
        """Show these, and let a reader hear what is new."""
        words = "\n".join(map(texts.finding, found))
        if words == self.text():
            return
        self.setText(words)
        self.setAccessibleName(f"{self._what}: {words}" if words else "")
        self.setVisible(bool(words))
        if words:
            announce(self, words)
