"""Which lines of the timeline are shown: by kind, claim, person and days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from collector_desk.wire.debtors import Event

KINDS: tuple[tuple[str, str], ...] = (
    ("", "Alt"),
    ("money", "Penger"),
    ("letter", "Brev"),
    ("note", "Merknader"),
    ("import", "Import"),
    ("status", "Status"),
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of a line; an empty field asks nothing. Both days count."""

    kind: str = ""
    claim_id: int | None = None
    who: str = ""
    first: date | None = None
    last: date | None = None

    @property
    def narrow(self) -> bool:
        """Whether something besides the kind is asked."""
        return self != Wanted(kind=self.kind)

    def fits(self, event: Event) -> bool:
        """Whether an event is wanted."""
        return (
            self.kind in {"", event.kind}
            and self.claim_id in {None, event.claim_id}
            and self.who in {"", event.who}
            and (self.first is None or event.day >= self.first)
            and (self.last is None or event.day <= self.last)
        )


def wanted(events: Iterable[Event], by: Wanted) -> list[Event]:
    """The events that are wanted, in the order they came."""
    return [event for event in events if by.fits(event)]


def people(events: Sequence[Event]) -> list[str]:
    """Everybody who stands on some line, by name."""
    return sorted({event.who for event in events if event.who})
