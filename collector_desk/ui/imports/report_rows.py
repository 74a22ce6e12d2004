"""The line-by-line report as rows: one for each claim, and one for each fault of a claim."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from collector_desk.ui.columns import Column, Tag
from collector_desk.ui.tokens import Tone
from collector_desk.wire.imports import ClaimLine, ClaimReport


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One line of the report. ``principal`` stands on a claim's first row only, in øre."""

    key: tuple[int, int]
    line: int
    reference: str
    debtor: str
    kind_label: str
    principal: int | None
    accepted: bool
    committed: bool
    field: str
    fault: str
    advice: str

    @property
    def result(self) -> Tag:
        """What becomes of the claim."""
        if not self.accepted:
            return Tag(Tone.ERROR, "avvist")
        return Tag(Tone.SUCCESS, "tatt inn" if self.committed else "klart")

    @property
    def where(self) -> str:
        """The field, and what the creditor unit can do."""
        return f"{self.field}: {self.advice}" if self.field else self.advice


def rows(report: ClaimReport) -> tuple[ReportRow, ...]:
    """Every line of a report, in the order of the file."""
    return tuple(row for line in report.lines for row in _of_claim(line, report.committed))


def refused_only(found: tuple[ReportRow, ...]) -> tuple[ReportRow, ...]:
    """The rows of claims that were refused."""
    return tuple(row for row in found if not row.accepted)


def _of_claim(claim: ClaimLine, committed: bool) -> Iterator[ReportRow]:
    if not claim.faults:
        yield _row(claim, committed, 0)
    for at, fault in enumerate(claim.faults):
        yield _row(
            claim, committed, at, line=fault.line, field=fault.field, fault=fault.text,
            advice=fault.advice,
        )  # fmt: skip


def _row(  # noqa: PLR0913 - a line of the report has these parts
    claim: ClaimLine,
    committed: bool,
    at: int,
    *,
    line: int | None = None,
    field: str = "",
    fault: str = "",
    advice: str = "",
) -> ReportRow:
    return ReportRow(
        key=(claim.line, at),
        line=claim.line if line is None else line,
        reference=claim.reference,
        debtor=claim.debtor,
        kind_label=claim.kind_label,
        principal=claim.principal if at == 0 else None,
        accepted=claim.accepted,
        committed=committed,
        field=field,
        fault=fault,
        advice=advice,
    )


COLUMNS = (
    Column("line", "Linje", "number", width=56),
    Column("reference", "Referanse", width=136, second="debtor", strong=True),
    Column("kind_label", "Krav", width=120),
    Column("principal", "Hovedstol", "money", width=96),
    Column("result", "Resultat", "state", width=100),
    Column("fault", "Hva er galt", width=210, stretch=True, second="where"),
)
