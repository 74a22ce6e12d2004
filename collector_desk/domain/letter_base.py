"""What the contract of every kind of letter begins with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from collector_desk.domain.letter import LetterKind
from collector_desk.domain.letter_parts import Head


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What every letter is made from."""

    kind: ClassVar[LetterKind]
    head: Head
