"""The proof of the house: the log, the ledger and the balances; the first break is named."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import text

from collector_desk.service import verify_audit, verify_ledger, verify_limitation, verify_sql
from collector_desk.service.database import Work
from collector_desk.service.proof import Proof


@dataclass(frozen=True, slots=True)
class Finding:
    """What was proved, line by line, and whether everything is whole."""

    lines: tuple[str, ...]
    whole: bool


def verify(work: Work, tell: Callable[[str], object] = lambda _line: None) -> Finding:
    """Prove everything, in one snapshot; each line is told as soon as it is known.

    The log is read row by row, every claim is booked anew in an empty database, and the database
    itself is asked to reckon interest, sums and placements again.
    """
    if work.get_bind().dialect.name == "postgresql":
        work.execute(text("SET LOCAL statement_timeout = 0"))
    lines: list[str] = []
    whole = True
    for proof in _proofs(work):
        whole = whole and proof.whole
        for line in proof.lines():
            lines.append(line)
            tell(line)
    return Finding(tuple(lines), whole)


def _proofs(work: Work) -> Iterator[Proof]:
    yield verify_audit.chains(work)
    yield verify_audit.roots(work)
    yield verify_ledger.rebuilt(work)
    yield verify_limitation.proof(work)
    yield from verify_sql.proofs(work)
