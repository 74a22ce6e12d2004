"""What a check found: how much it looked at, and the first break of each kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass


def counted(number: int) -> str:
    """A count the Norwegian way, thousands parted by a no-break space."""
    return f"{number:,}".replace(",", "\u00a0")


@dataclass(frozen=True, slots=True)
class Broken:
    """How often one kind of break was met, and where first."""

    times: int
    first: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """One check, carried out: its subject, what it looked at, and what is broken."""

    name: str
    looked_at: str
    broken: Mapping[str, Broken]
    sound: str = "0 avvik"

    @property
    def whole(self) -> bool:
        """Whether nothing is broken."""
        return not self.broken

    def lines(self) -> Iterator[str]:
        """The check in words: one line, and one more for each kind of break."""
        times = sum(each.times for each in self.broken.values())
        end = f"{counted(times)} avvik" if times else self.sound
        yield f"{self.name}: {self.looked_at}: {end}"
        for kind, each in self.broken.items():
            yield f"  {kind} ({counted(each.times)}), først: {each.first}"


class Breaks:
    """Collects the breaks of a check while it runs; keeps the first of each kind."""

    def __init__(self) -> None:
        self.broken: dict[str, Broken] = {}

    def add(self, kind: str, where: str, times: int = 1) -> None:
        """One more break of a kind; ``where`` is kept when it is the first."""
        before = self.broken.get(kind, Broken(0, where))
        self.broken[kind] = Broken(before.times + times, before.first)
