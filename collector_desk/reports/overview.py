"""The sheet Sammendrag: whom it is about, what is owed, and the one cell that must be zero."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle

from collector_desk.reports.claims import SUMMED, booked, moved, reckoned
from collector_desk.reports.layout import OVERVIEW, SERVICE_COLUMNS, Layout
from collector_desk.reports.leaves import missing
from collector_desk.reports.look import BAD, GOOD, Kind, Look
from collector_desk.reports.postings import unbalanced
from collector_desk.reports.words import COSTS, CREDIT, FEES, INTEREST, OWED, PRINCIPAL
from collector_desk.reports.workbook import Formula, Page, Value
from collector_desk.wire.debtors import ClaimRow, Sums
from collector_desk.wire.reports import CaseSummary

CHECK = f"{OVERVIEW}!$C$16"
"""The one check cell, named «Kontroll»: the sum of everything that is off, in kroner."""

_SUMMED = (
    ("principal", PRINCIPAL),
    ("interest", INTEREST),
    ("fees", FEES),
    ("costs", COSTS),
)
PARTS = (*_SUMMED, ("credit", CREDIT), ("balance", "Saldo"))
_FIRST_PART = 7  # the row of the first part of the balance
PRACTICE_BANNER = "ØVELSE – oppdiktede personer og tall, ikke et virkelig krav"
_NOTES = (
    "Kontrollen er summen av alle avvik fra tjenestens tall og mellom arkene. Den skal være 0,00.",
    "Formlene regner fra posteringene, endringene av hovedstolen og satsene, og gjentar ingen tall.",
    "Beige celler er inndata: endres en av dem, følger hele regnearket med, og kontrollen slår ut.",
)


def fill(page: Page, summary: CaseSummary, layout: Layout, tick: Callable[[], None]) -> None:
    """Write who it is about, the balance by parts, the check and the service's own figures."""
    _head(page, summary)
    _about(page, summary)
    _parts(page, summary.sums, layout)
    _check(page, layout)
    earned = _earned(summary)
    area = layout.service
    rows = (
        tuple(_service_row(summary, layout, nr, claim, earned.get(claim.number, 0)))
        for nr, claim in enumerate(summary.claims, 1)
    )
    page.section(area, "Tjenestens egne tall, krav for krav")
    page.table(area, rows, tick)
    page.sums(area, (*SUMMED, "booked", "earned", "off"))


def _head(page: Page, summary: CaseSummary) -> None:
    page.put(1, 1, "Saksoversikt", Kind.TEXT, Look.TITLE)
    page.put(2, 1, summary.desk, Kind.TEXT, Look.NOTE)
    page.height(1, 2)
    page.height(2, 2)
    if summary.practice:
        for column in range(1, len(SERVICE_COLUMNS) + 1):
            page.put(3, column, None, Kind.TEXT, Look.BANNER)
        page.put(3, 1, PRACTICE_BANNER, Kind.TEXT, Look.BANNER)
        page.height(3, 2)
    page.put(1, 11, f"{OWED}, kr", Kind.KRONER, Look.NOTE)
    page.sheet.merge_cells("I2:K2")
    total = Formula(f"=I{_FIRST_PART + len(PARTS) - 1}")
    page.put(2, 9, total, Kind.KRONER, Look.FIGURE)


def _about(page: Page, summary: CaseSummary) -> None:
    cases = ", ".join(sorted({claim.case_number for claim in summary.claims}))
    facts: tuple[tuple[str, Value, Kind], ...] = (
        ("Navn", summary.name, Kind.TEXT),
        ("Identitet", summary.identity or summary.masked, Kind.TEXT),
        ("Adresse", summary.address, Kind.TEXT),
        ("Skyldner nr.", str(summary.debtor_id), Kind.TEXT),
        ("Per dato", summary.on, Kind.DAY),
        ("Sak", cases, Kind.TEXT),
        ("Konto", summary.account, Kind.TEXT),
        ("Dekning", summary.covering_order, Kind.TEXT),
        ("Laget", summary.made_at, Kind.MOMENT),
        ("Laget av", summary.made_by, Kind.TEXT),
    )
    for row, (label, value, kind) in enumerate(facts, 5):
        page.put(row, 1, label, Kind.TEXT, Look.LABEL)
        page.put(row, 2, None, Kind.TEXT, Look.LABEL)
        page.sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=2)
        look = Look.INPUT if label == "Per dato" else Look.PLAIN
        page.put(row, 3, value, kind, look)


def _parts(page: Page, sums: Sums, layout: Layout) -> None:
    row = _FIRST_PART - 1
    for column, title in enumerate(("Del", "Regnearket", "Tjenesten", "Avvik"), 8):
        kind = Kind.TEXT if column == 8 else Kind.KRONER
        page.put(row, column, title, kind, Look.HEADER)
    figures = (sums.principal, sums.interest, sums.fees, sums.costs, sums.credit, sums.total)
    for row, ((label, formula), figure) in enumerate(
        zip(_reckoned(layout), figures, strict=True), _FIRST_PART
    ):
        look = Look.TOTAL if label == OWED else Look.BODY
        page.put(row, 8, label, Kind.TEXT, look)
        page.put(row, 9, Formula(formula), Kind.KRONER, look)
        page.put(row, 10, figure, Kind.KRONER, look)
        page.put(row, 11, Formula(f"=ROUND(I{row}-J{row},2)"), Kind.KRONER, look)


def _reckoned(layout: Layout) -> Iterator[tuple[str, str]]:
    """The parts by formula. Credit on one claim is not set off against another (ruling 11)."""
    claims = layout.claims
    balance = claims.whole("balance")
    for key, label in _SUMMED:
        yield label, f"={claims.far(key, claims.last + 1)}"
    yield CREDIT, f'=ROUND(-SUMIF({balance},"<0"),2)'
    yield OWED, f'=ROUND(SUMIF({balance},">0"),2)'


def _check(page: Page, layout: Layout) -> None:
    row = int(CHECK.rpartition("$")[2])
    last = _FIRST_PART + len(PARTS) - 1
    parts = f"SUMPRODUCT(ABS($K${_FIRST_PART}:$K${last}))"
    claims = f"SUM({layout.service.whole('off')})+SUM({layout.moves.whole('off')})"
    page.put(row, 1, "Kontroll", Kind.TEXT, Look.LABEL)
    page.put(row, 2, None, Kind.TEXT, Look.LABEL)
    page.sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=2)
    page.sheet.merge_cells(start_row=row, start_column=3, end_row=row, end_column=5)
    whole = Formula(f"=ROUND({parts}+{claims}+{unbalanced(layout)}+{missing(layout)},2)")
    page.put(row, 3, whole, Kind.CHECK, Look.STRONG)
    cells = page.sheet.conditional_formatting
    agrees, differs = _shade(GOOD), _shade(BAD)
    cells.add(f"C{row}:E{row}", Rule("cellIs", operator="equal", formula=["0"], dxf=agrees))
    cells.add(f"C{row}:E{row}", Rule("cellIs", operator="notEqual", formula=["0"], dxf=differs))
    for at, note in enumerate(_NOTES, row + 1):
        page.put(at, 1, note, Kind.TEXT, Look.NOTE)


def _shade(colour: str) -> DifferentialStyle:
    return DifferentialStyle(fill=PatternFill("solid", start_color=colour, end_color=colour))


def _earned(summary: CaseSummary) -> dict[str, int]:
    earned: dict[str, int] = {}
    for line in summary.interest:
        earned[line.claim_number] = earned.get(line.claim_number, 0) + line.amount
    return earned


def _service_row(
    summary: CaseSummary, layout: Layout, nr: int, claim: ClaimRow, earned: int
) -> Iterator[Value]:
    sums = claim.sums
    yield from (nr, claim.number, sums.principal, sums.interest, sums.fees, sums.costs)
    yield from (sums.credit, sums.total, summary.booked_interest.get(claim.number, 0), earned)
    yield Formula(_off(layout, nr))


def _off(layout: Layout, nr: int) -> str:
    """What the formulas of a claim miss of the service's figures, each by itself."""
    service, claims = layout.service, layout.claims
    row, there = service.top + nr, layout.claim_row(nr)
    own = service.at("nr", row)
    pairs = [(claims.far(key, there), service.at(key, row)) for key, _ in PARTS]
    pairs += [
        (booked(layout, own, INTEREST), service.at("booked", row)),
        (reckoned(layout, own), service.at("earned", row)),
        (moved(layout, own), service.at("principal", row)),
    ]
    return "=ROUND(" + "+".join(f"ABS({here}-{said})" for here, said in pairs) + ",2)"
