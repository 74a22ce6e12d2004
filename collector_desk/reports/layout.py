"""Where everything stands in the case summary: which table on which sheet, with which columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from collector_desk.reports.look import Kind, Look
from collector_desk.reports.periods import Line, lines_of
from collector_desk.reports.words import account
from collector_desk.reports.workbook import Area, Column, fitted
from collector_desk.wire.reports import CaseSummary, MoneyRow

OVERVIEW, CLAIMS, POSTINGS = "Sammendrag", "Krav", "Posteringer"
INTEREST, TIMELINE, DOCUMENTS = "Renteberegning", "Tidslinje", "Dokumenter"

AS_OF = f"{OVERVIEW}!$C$9"
"""The day every formula reckons to. Whoever changes it sees the whole workbook follow."""

SERVICE_TOP = 24
"""The header row of the service's own figures on Sammendrag."""

_NR = Column("nr", "Nr.", Kind.COUNT, 4.5)
_CLAIM = Column("claim", "Krav", Kind.TEXT, 15)

CLAIM_COLUMNS = (
    _NR,
    _CLAIM,
    Column("kind", "Type", Kind.TEXT, 16),
    Column("creditor", "Virksomhet", Kind.TEXT, 15),
    Column("invoice", "Fakturanr.", Kind.TEXT, 11),
    Column("kid", "KID", Kind.TEXT, 15),
    Column("due", "Forfall", Kind.DAY, 11),
    Column("principal", "Hovedstol", Kind.KRONER, 11.5),
    Column("interest", "Renter", Kind.KRONER, 10.5),
    Column("fees", "Gebyrer", Kind.KRONER, 9),
    Column("costs", "Kostnader", Kind.KRONER, 9.5),
    Column("credit", "Til gode", Kind.KRONER, 9),
    Column("balance", "Saldo", Kind.KRONER, 11.5, Look.STRONG),
    Column("limitation", "Foreldes", Kind.DAY, 11),
    Column("state", "Status", Kind.TEXT, 16),
)
LEAF_COLUMNS = (
    _NR,
    _CLAIM,
    Column("text", "Hva", Kind.TEXT, 52),
    Column("from", "Fra og med", Kind.DAY, 11),
    Column("to", "Til og med", Kind.DAY, 11),
    Column("amount", "Beløp", Kind.KRONER, 12.5, Look.STRONG),
    Column("rule", "Regel", Kind.TEXT, 28),
    Column("source", "Kilde", Kind.TEXT, 40),
)
POSTING_COLUMNS = (
    _NR,
    _CLAIM,
    Column("day", "Verdidato", Kind.DAY, 10.5),
    Column("booked", "Bokført", Kind.MOMENT, 15.5),
    Column("debit", "Debet", Kind.TEXT, 20),
    Column("credit", "Kredit", Kind.TEXT, 20),
    Column("amount", "Beløp", Kind.KRONER, 12.5),
    Column("rule", "Regel", Kind.TEXT, 30),
    Column("source", "Kilde", Kind.TEXT, 26),
    Column("id", "Post nr.", Kind.COUNT, 9),
)
ACCOUNT_COLUMNS = (
    Column("account", "Konto", Kind.TEXT, 22),
    Column("debit", "Debet", Kind.KRONER, 14),
    Column("credit", "Kredit", Kind.KRONER, 14),
    Column("balance", "Saldo", Kind.KRONER, 14),
)
LINE_COLUMNS = (
    _NR,
    _CLAIM,
    Column("from", "Fra og med", Kind.DAY, 11),
    Column("to", "Til og med", Kind.DAY, 11),
    Column("days", "Dager", Kind.COUNT, 7),
    Column("common", "Dager i 365-år", Kind.COUNT, 9),
    Column("leap", "Dager i 366-år", Kind.COUNT, 9),
    Column("principal", "Hovedstol", Kind.KRONER, 13),
    Column("rate", "Sats, % per år", Kind.RATE, 10),
    Column("amount", "Rente", Kind.KRONER, 12, Look.STRONG),
    Column("source", "Satsens kilde", Kind.TEXT, 26),
    Column("remark", "Merknad", Kind.TEXT, 22),
)
MOVE_COLUMNS = (
    _NR,
    _CLAIM,
    Column("day", "Verdidato", Kind.DAY, 11, Look.INPUT),
    Column("amount", "Endring av hovedstol", Kind.KRONER, 15, Look.INPUT),
    Column("text", "Hva", Kind.TEXT, 40),
    Column("counts", "Ny linje", Kind.COUNT, 9, Look.WORKING),
    Column("off", "Avvik fra Posteringer", Kind.KRONER, 13, Look.WORKING),
)
RATE_COLUMNS = (
    Column("since", "Gjelder fra", Kind.DAY, 11, Look.INPUT),
    Column("value", "Sats, % per år", Kind.RATE, 15, Look.INPUT),
    Column("source", "Kilde", Kind.TEXT, 34),
    Column("changes", "Ny linje", Kind.COUNT, 9, Look.WORKING),
)
WORK_COLUMNS = tuple(
    Column(key, title, kind, width, Look.WORKING)
    for key, title, kind, width in (
        ("next_move", "Neste endring av hovedstol", Kind.DAY, 17),
        ("next_rate", "Neste endring av sats", Kind.DAY, 15),
        ("ore", "Hovedstol i øre", Kind.WHOLE, 15),
        ("weight", "Sats × 100 × (366 × D365 + 365 × D366)", Kind.WHOLE, 26),
        ("rest", "Rest etter deling på 1 335 900 000", Kind.WHOLE, 22),
        ("one", "Ledd 1", Kind.WHOLE, 20),
        ("two", "Ledd 2", Kind.WHOLE, 20),
        ("three", "Ledd 3 + en halv øre", Kind.WHOLE, 22),
    )
)
SERVICE_COLUMNS = (
    _NR,
    _CLAIM,
    *(
        Column(key, title, Kind.KRONER, 14)
        for key, title in (
            ("principal", "Hovedstol"),
            ("interest", "Renter"),
            ("fees", "Gebyrer"),
            ("costs", "Kostnader"),
            ("credit", "Til gode"),
            ("balance", "Saldo"),
            ("booked", "Herav bokført rente"),
            ("earned", "Påløpt rente i alt"),
            ("off", "Avvik fra regnearket"),
        )
    ),
)
EVENT_COLUMNS = (
    Column("day", "Dato", Kind.DAY, 10.5),
    Column("at", "Registrert", Kind.MOMENT, 15.5),
    Column("kind", "Type", Kind.TEXT, 11),
    Column("title", "Hva", Kind.TEXT, 28),
    Column("text", "Tekst", Kind.TEXT, 62),
    Column("claim", "Krav", Kind.TEXT, 15),
    Column("amount", "Beløp", Kind.KRONER, 12),
    Column("who", "Hvem", Kind.TEXT, 20),
)
DOCUMENT_COLUMNS = (
    Column("day", "Dato", Kind.DAY, 10.5),
    Column("title", "Tittel", Kind.TEXT, 44),
    Column("kind", "Type", Kind.TEXT, 18),
    Column("name", "Filnavn", Kind.TEXT, 40),
    Column("kept", "Oppbevart", Kind.TEXT, 11),
    Column("sha256", "SHA-256", Kind.TEXT, 36),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Every table of one summary, placed, and the rows that are worked out before writing."""

    claims: Area
    leaves: Area
    postings: Area
    accounts: Area
    lines: Area
    moves: Area
    rates: Area
    work: Area
    service: Area
    numbers: dict[str, int]  # claim number -> its running number in the workbook
    account_names: tuple[str, ...]
    line_rows: tuple[Line, ...]
    move_rows: tuple[MoneyRow, ...]

    def claim_row(self, nr: int) -> int:
        """The row of the claim with running number ``nr`` on the sheet Krav."""
        return self.claims.top + nr


def place(summary: CaseSummary) -> Layout:
    """Give every table its place. Raises ReportInputWrong where no exact formula can be made."""
    numbers = {claim.number: nr for nr, claim in enumerate(summary.claims, 1)}
    moves = tuple(row for row in summary.movements if row.part == "principal")
    lines = lines_of(summary, moves)
    names = _account_names(summary)
    standing = _standing(summary)
    moved = {"amount": sum(row.amount for row in summary.postings)}
    turnover = dict.fromkeys(("debit", "credit", "balance"), moved["amount"])
    claims = _area(CLAIMS, CLAIM_COLUMNS, len(summary.claims), standing)
    leaves = _area(CLAIMS, LEAF_COLUMNS, len(summary.leaves), moved, beside=claims)
    postings = _area(POSTINGS, POSTING_COLUMNS, len(summary.postings), moved)
    line_area = _area(INTEREST, LINE_COLUMNS, len(lines), {"principal": moved["amount"]})
    move_area = _area(INTEREST, MOVE_COLUMNS, len(moves), moved, beside=line_area)
    rates = _area(INTEREST, RATE_COLUMNS, len(summary.rates), beside=move_area)
    return Layout(
        claims=claims,
        leaves=leaves,
        postings=postings,
        accounts=_area(POSTINGS, ACCOUNT_COLUMNS, len(names), turnover, beside=postings),
        lines=line_area,
        moves=move_area,
        rates=rates,
        work=_area(INTEREST, WORK_COLUMNS, len(lines), beside=rates),
        service=replace(
            _area(OVERVIEW, SERVICE_COLUMNS, len(summary.claims), standing), top=SERVICE_TOP
        ),
        numbers=numbers,
        account_names=names,
        line_rows=lines,
        move_rows=moves,
    )


_NOTHING: Mapping[str, int] = MappingProxyType({})


def _area(
    sheet: str,
    columns: tuple[Column, ...],
    count: int,
    biggest: Mapping[str, int] = _NOTHING,
    *,
    beside: Area | None = None,
) -> Area:
    left = beside.right + 2 if beside else 1
    return Area(sheet, fitted(columns, biggest), count, left=left)


def _standing(summary: CaseSummary) -> dict[str, int]:
    """For each part of a balance the figure that needs the most room, in øre."""
    every = (summary.sums, *(claim.sums for claim in summary.claims))
    biggest = {
        part: max(abs(int(getattr(sums, part))) for sums in every)
        for part in ("principal", "interest", "fees", "costs", "credit")
    }
    return {**biggest, "balance": max(abs(sums.total) for sums in every)}


def _account_names(summary: CaseSummary) -> tuple[str, ...]:
    used = {account(code) for row in summary.postings for code in (row.debit, row.credit)}
    return tuple(sorted(used))
