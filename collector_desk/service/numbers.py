"""Number series: cases, claims, plans, the journal; given under a lock, so that no number is given twice."""

from __future__ import annotations

from sqlalchemy import insert, select, update

from collector_desk.domain import kid
from collector_desk.errors.numbers import KidWrong
from collector_desk.models import House
from collector_desk.service.database import Work


def take(work: Work, series: str, count: int = 1) -> range:
    """The next ``count`` numbers of a series, kept for this transaction.

    A series starts at 1. Where the transaction is undone, its numbers are given anew.
    """
    key = f"series:{series}"
    row = work.execute(
        select(House.value).where(House.key == key).with_for_update()
    ).scalar_one_or_none()
    if row is None:
        work.execute(insert(House).values(key=key, value="0"))
        row = "0"
    first = int(row) + 1
    work.execute(update(House).where(House.key == key).values(value=str(first + count - 1)))
    return range(first, first + count)


def case_number(year: int, number: int) -> str:
    """«2026-001234»."""
    return f"{year}-{number:06d}"


def claim_number(year: int, number: int) -> str:
    """«K-2026-001184»."""
    return f"K-{year}-{number:06d}"


def plan_number(year: int, number: int) -> str:
    """«A-2026-000012»."""
    return f"A-{year}-{number:06d}"


def journal_number(year: int, number: int) -> str:
    """«J-2026-000123»."""
    return f"J-{year}-{number:06d}"


def journalled(work: Work) -> str:
    """The next journal number of the year in which something that came in is registered."""
    year = work.clock.today().year
    (number,) = take(work, f"journal:{year}")
    return journal_number(year, number)


def plan_kid(number: str) -> str:
    """The KID of a plan, by its number.

    >>> plan_kid("A-2026-000012")
    '2026000000012001'
    """
    _, year, running = number.split("-")
    return kid.plan_kid(year=int(year), number=int(running))


def plan_of_kid(text: str) -> str | None:
    """The number of the plan that a KID would be of; None for any other KID.

    >>> plan_of_kid("2026000000012001"), plan_of_kid("0042000001874072")
    ('A-2026-000012', None)
    """
    try:
        read = kid.read_claim_kid(text)
    except KidWrong:
        return None
    return plan_number(read.client, read.claim) if read.kind == kid.PLAN_KIND else None


def trekk_kid(number: str) -> str:
    """The KID of a decision on trekk, by the number of the measure.

    >>> trekk_kid("T-2026-000012")
    '2026000000012993'
    """
    _, year, running = number.split("-")
    return kid.trekk_kid(year=int(year), number=int(running))


def trekk_of_kid(text: str) -> str | None:
    """The number of the measure that a KID would be of; None for any other KID.

    >>> trekk_of_kid("2026000000012993"), trekk_of_kid("2026000000012001")
    ('T-2026-000012', None)
    """
    try:
        read = kid.read_claim_kid(text)
    except KidWrong:
        return None
    return f"T-{read.client}-{read.claim:06d}" if read.kind == kid.TREKK_KIND else None
