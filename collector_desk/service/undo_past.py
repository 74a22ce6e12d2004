"""What is known of a deed that is to be taken back: what the audit noted of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, TypeAlias

from sqlalchemy import select, tuple_

from collector_desk.domain.undo_row import Undo
from collector_desk.errors.undo import UndoKept, UndoMeanwhile
from collector_desk.models import Audit
from collector_desk.service.database import Work

_OF_DEBTOR = "debtor:"
WHY = "Angret av den som gjorde det"
"""The reason that a counter-entry carries."""


class Noted(NamedTuple):
    """A row of the audit: where, what, and its ids and figures."""

    stream: str
    deed: str
    details: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """A deed that was done, with everything that was noted in its transaction."""

    deed: str
    undo: Undo
    notes: tuple[Noted, ...]

    @property
    def debtors(self) -> list[int]:
        """The debtors it touched."""
        streams = {note.stream for note in self.notes if note.stream.startswith(_OF_DEBTOR)}
        return sorted(int(stream.removeprefix(_OF_DEBTOR)) for stream in streams)

    @property
    def asked(self) -> list[int]:
        """The debtors whose gates are asked: who was merged into another has no gate of its own."""
        if self.deed == "debtors.merge":
            return [int(self.own["kept"])]
        if self.deed == "units.ask":
            return self._of_deed
        return self.debtors

    @property
    def _of_deed(self) -> list[int]:
        """Whom the deed itself was about: a claim rests for all who owe it, opened or not."""
        about = tuple(note for note in self.notes if note.deed == self.deed)
        return Past(deed=self.deed, undo=self.undo, notes=about).debtors

    @property
    def own(self) -> Mapping[str, Any]:
        """What was noted of the deed itself. Raises UndoMeanwhile: by retention it is gone."""
        return self.of(self.deed)

    def of(self, *deeds: str) -> Mapping[str, Any]:
        """The details of the first note of one of these deeds. Raises UndoMeanwhile."""
        for note in self.notes:
            if note.deed in deeds:
                return note.details
        raise UndoMeanwhile

    def ids(self, deed: str, name: str) -> list[int]:
        """Every id of a name that was noted of a deed."""
        return sorted({int(note.details[name]) for note in self.notes if note.deed == deed})

    def kept(self) -> UndoKept:
        """The refusal that says why it stands."""
        return UndoKept(why=self.undo.why_not, instead=self.undo.instead)


Way: TypeAlias = Callable[[Work, Past], str]
"""Takes a deed back, and says what was done in Bokmål."""


def unwritten(work: Work, past: Past, day: date) -> None:
    """What no letter could tell was told in other words: it is taken back on its own day alone.

    Raises UndoMeanwhile.
    """
    if not past.ids("letters.send", "letter") and day != work.clock.today():
        raise UndoMeanwhile


def noted(work: Work, where: Iterable[Sequence[str | int]]) -> tuple[Noted, ...]:
    """What the audit tells at these places: stream, and number in the stream."""
    query = select(Audit.stream, Audit.deed, Audit.details).where(
        tuple_(Audit.stream, Audit.seq).in_([tuple(each) for each in where])
    )
    found = work.execute(query.order_by(Audit.id))
    return tuple(Noted(stream, deed, details or {}) for stream, deed, details in found)
