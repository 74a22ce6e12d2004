"""A letter whose words follow from a deed on a debtor's claims, and that asks for no money."""

from __future__ import annotations

from collections.abc import Sequence

from collector_desk.domain.letter import LetterKind
from collector_desk.domain.letter_base import Content
from collector_desk.domain.letter_content import FreeLetter
from collector_desk.domain.letter_parts import Head
from collector_desk.models import Claim, Debtor
from collector_desk.service.database import Work
from collector_desk.service.letter_make import Made


def made(
    work: Work, debtor: Debtor, claims: Sequence[Claim], *, subject: str, text: Sequence[str]
) -> Made:
    """The letter with a subject and its paragraphs; empty ones are left out."""
    words = "\n\n".join(part for part in text if part)

    def build(head: Head) -> Content:
        return FreeLetter(head=head, subject=subject, text=words)

    return Made(
        kind=LetterKind.FREE_LETTER, debtor=debtor, claims=tuple(claims), build=build,
        lawful_from=work.clock.today(),
    )  # fmt: skip
