"""Is a handed-over claim ready for collection? Every reason why not, for the creditor unit."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from datetime import date

from collector_desk.domain import (
    readiness_debtors,
    readiness_letters,
    readiness_money,
    readiness_sanction,
)
from collector_desk.domain.handover import Fault, HandedClaim, HandoverFile
from collector_desk.domain.rates import Rates
from collector_desk.domain.readiness_reasons import because


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReadiness:
    """The claims of a file that may be taken in, and every fault of the others, by line."""

    ready: tuple[HandedClaim, ...]
    faults: tuple[Fault, ...]


def check(claim: HandedClaim, *, today: date, rates: Rates, synthetic: bool) -> tuple[Fault, ...]:
    """Everything that keeps the claim from collection on ``today``; empty when it is ready.

    ``synthetic`` says whether this is a practice desk, where only synthetic people are taken.
    Faults are Bokmål for the creditor unit, with field, paragraph and what to do.
    """
    return (
        *readiness_money.faults(claim, today=today),
        *readiness_letters.faults(claim, today=today, rates=rates),
        *readiness_sanction.faults(claim, today=today, rates=rates),
        *readiness_debtors.faults(claim, today=today, synthetic=synthetic),
    )


def check_file(file: HandoverFile, *, today: date, rates: Rates, synthetic: bool) -> FileReadiness:
    """Every claim of the file checked, the same claim twice in it named, and what is ready.

    A file dated after ``today`` makes none of its claims ready.
    """
    dated = [because(file.header, "ready.created_future")] if file.header.created > today else []
    twice = dict(_duplicates(file))
    found: list[Fault] = [*file.faults, *dated]
    ready: list[HandedClaim] = []
    for claim in file.claims:
        own = [*twice.get(claim.line, ())]
        own += check(claim, today=today, rates=rates, synthetic=synthetic)
        found += own
        if not own and not dated:
            ready.append(claim)
    return FileReadiness(
        ready=tuple(ready), faults=tuple(sorted(found, key=lambda fault: fault.line))
    )


def _duplicates(file: HandoverFile) -> Iterator[tuple[int, list[Fault]]]:
    first: dict[Hashable, int] = {}
    for claim in file.claims:
        keys: tuple[tuple[str, Hashable], ...] = (
            ("ready.duplicate_reference", claim.reference),
            ("ready.duplicate_invoice", (claim.unit, claim.invoice, claim.due)),
        )
        yield (
            claim.line,
            [
                because(claim, code, first=str(first[key]))
                for code, key in keys
                if first.setdefault(key, claim.line) != claim.line
            ],
        )
