"""LibreOffice opens the workbook, works out every formula, and must agree with the service."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from collector_desk.reports.case_summary import SHEETS, write
from collector_desk.reports.layout import Layout, place
from collector_desk.wire.reports import CaseSummary
from tests.reports.cases import (
    CLAIMS,
    COVERED,
    WORKED,
    shipped_rates,
    summary_of,
)
from tests.reports.office import printed, recalculated
from tests.reports.office_cases import folded_claims, hostile_claims, many_lines, mutants
from tests.reports.payloads import PAYLOADS

pytestmark = [pytest.mark.office, pytest.mark.timeout(400)]


EDITS: dict[str, tuple[str, int, Any]] = {  # column of the movements or rates, row, new value
    "payment-less": ("amount", 1, -1_500),
    "payment-sooner": ("day", 1, date(2024, 6, 20)),
    "rate-higher": ("value", -1, 13),
    "rate-later": ("since", -1, date(2026, 8, 1)),
}


def edited(path: Path, key: str, row: int, value: Any) -> Path:
    """The workbook of WORKED after somebody has written over one beige cell."""
    layout = place(summary_of(WORKED))
    area = layout.moves if key in {"amount", "day"} else layout.rates
    book = load_workbook(path)
    at = area.first + row if row >= 0 else area.last + 1 + row
    book["Renteberegning"][f"{area.letter(key)}{at}"].value = value
    found = path.with_name(f"edit-{path.stem}-{key}-{row}.xlsx")
    book.save(found)
    return found


def as_edited(name: str) -> CaseSummary:
    """What the second opinion says when the same thing is changed before the reckoning."""
    key, row, value = EDITS[name]
    paid, rates = list(WORKED.paid), list(shipped_rates())
    if key == "amount":
        paid[row - 1] = (paid[row - 1][0], -value * 100)
    elif key == "day":
        paid[row - 1] = (value, paid[row - 1][1])
    else:
        new = str(value) if key == "value" else value
        rates[row] = rates[row].model_copy(update={key: new})
    return summary_of(replace(WORKED, paid=tuple(paid)), rates=tuple(rates))


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Workbook]:
    """Every workbook of this module, worked out by one start of LibreOffice."""
    folder = tmp_path_factory.mktemp("office")
    summaries = {
        "worked": summary_of(*CLAIMS),
        "folded": folded_claims(),
        "many": many_lines(),
        "empty": summary_of(rates=()),
        "hostile": hostile_claims(),
        **{f"mutant-{name}": summary for name, summary in mutants().items()},
    }
    paths = [write(summary, folder / f"{name}.xlsx") for name, summary in summaries.items()]
    plain = write(summary_of(WORKED), folder / "plain.xlsx")
    for name, (key, row, value) in EDITS.items():
        paths.append(edited(plain, key, row, value).rename(folder / f"edit-{name}.xlsx"))
    left = write(summary_of(COVERED), folder / "left.xlsx")
    paths.append(edited(left, "amount", 1, -2_900).rename(folder / "edit-left.xlsx"))
    found = recalculated(paths, folder / "out")
    return {path.stem: load_workbook(path, data_only=True) for path in found}


def cells(book: Workbook, sheet: str, column: str) -> list[Any]:
    """The values of ``column``, given as ``A5:A9``."""
    found = book[sheet]
    assert isinstance(found, Worksheet)
    return [row[0].value for row in found[column]]


def column(book: Workbook, layout: Layout, table: str, key: str) -> list[Any]:
    area = getattr(layout, table)
    return cells(book, area.sheet, area.whole(key).rpartition("!")[2].replace("$", ""))


def check(book: Workbook) -> float:
    found = book["Sammendrag"]["C16"].value
    assert isinstance(found, int | float)
    return float(found)


def ore(kroner: float) -> int:
    return round(kroner * 100)


@pytest.mark.parametrize("name", ["worked", "folded", "many"])
def test_every_line_equals_the_service_to_the_ore(opened: dict[str, Workbook], name: str) -> None:
    summary = {"worked": summary_of(*CLAIMS), "folded": folded_claims(), "many": many_lines()}[name]
    layout, book = place(summary), opened[name]
    keys = ("claim", "from", "to", "days", "principal", "rate", "amount")
    columns = [column(book, layout, "lines", key) for key in keys]
    found = [
        (claim, begin.date(), end.date(), days, ore(principal), ore(rate), ore(amount))
        for claim, begin, end, days, principal, rate, amount in zip(*columns, strict=True)
        if principal > 0
    ]
    assert found == [
        (
            row.claim_number,
            row.from_day,
            row.to_day - timedelta(days=1),
            (row.to_day - row.from_day).days,
            row.principal,
            ore(float(row.rate)),
            row.amount,
        )
        for row in summary.interest
    ]


@pytest.mark.parametrize("name", ["worked", "folded", "many"])
def test_every_balance_equals_the_service_and_the_check_is_zero(
    opened: dict[str, Workbook], name: str
) -> None:
    summary = {"worked": summary_of(*CLAIMS), "folded": folded_claims(), "many": many_lines()}[name]
    layout, book = place(summary), opened[name]
    for key in ("principal", "interest", "fees", "costs", "credit"):
        found = [ore(value) for value in column(book, layout, "claims", key)]
        assert found == [getattr(claim.sums, key) for claim in summary.claims], key
    assert [ore(value) for value in column(book, layout, "claims", "balance")] == [
        claim.sums.total for claim in summary.claims
    ]
    said = [ore(value) for value in cells(book, "Sammendrag", "I7:I12")]
    parts = ("principal", "interest", "fees", "costs", "credit", "total")
    assert said == [getattr(summary.sums, part) for part in parts]
    assert check(book) == 0


def test_credit_on_one_claim_is_not_set_off_against_another(opened: dict[str, Workbook]) -> None:
    book = opened["worked"]
    claims = summary_of(*CLAIMS).claims
    owed = sum(claim.sums.total for claim in claims if claim.sums.total > 0)
    assert cells(book, "Sammendrag", "H11:H12") == ["Til gode", "Skyldig"]
    assert [ore(value) for value in cells(book, "Sammendrag", "I11:I12")] == [45_678, owed]
    assert [ore(value) for value in cells(book, "Sammendrag", "I2:I2")] == [owed]


def test_thousands_of_lines_were_reckoned() -> None:
    assert len(many_lines().interest) > 3_000
    assert len(folded_claims().interest) > 300


def test_the_worked_examples_stand_in_the_workbook(opened: dict[str, Workbook]) -> None:
    """law.md § 2.2: 40,98 and 699,96 and 116,10; 54,79 and 617,53 and 595,07."""
    amounts = column(opened["worked"], place(summary_of(*CLAIMS)), "lines", "amount")
    assert amounts[:3] == [40.98, 699.96, 116.10]
    assert amounts[6:9] == [54.79, 617.53, 595.07]


def test_no_cell_of_any_workbook_is_an_error(opened: dict[str, Workbook]) -> None:
    for name, book in opened.items():
        assert book.sheetnames == list(SHEETS)
        for sheet in book.worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    assert cell.data_type != "e", (name, sheet.title, cell.coordinate, cell.value)


def test_hostile_text_is_shown_unchanged_and_changes_no_figure(
    opened: dict[str, Workbook],
) -> None:
    book = opened["hostile"]
    assert check(book) == 0
    shown = {
        "kind": column(book, place(hostile_claims()), "claims", "kind"),
        "kid": column(book, place(hostile_claims()), "claims", "kid"),
        "event": cells(book, "Tidslinje", f"E5:E{4 + len(PAYLOADS)}"),
        "document": cells(book, "Dokumenter", f"B5:B{4 + len(PAYLOADS)}"),
    }
    for where, texts in shown.items():
        for text, found in zip(PAYLOADS, texts, strict=True):
            if text.isprintable() and text == text.strip() and len(text) < 1000:
                assert found == text, where


@pytest.mark.parametrize("name", sorted(mutants()))
def test_one_thing_wrong_is_seen(opened: dict[str, Workbook], name: str) -> None:
    assert check(opened[f"mutant-{name}"]) != 0


@pytest.mark.parametrize("name", sorted(EDITS))
def test_the_workbook_follows_whoever_changes_an_input(
    opened: dict[str, Workbook], name: str
) -> None:
    book = opened[f"edit-{name}"]
    amounts = column(book, place(summary_of(WORKED)), "lines", "amount")
    assert [ore(amount) for amount in amounts] == [row.amount for row in as_edited(name).interest]
    assert check(book) != 0


def test_lines_that_an_edit_would_need_are_missed_aloud(opened: dict[str, Workbook]) -> None:
    remarks = column(opened["edit-left"], place(summary_of(COVERED)), "lines", "remark")
    assert remarks[-1] == "flere linjer trengs"
    assert check(opened["edit-left"]) != 0


def test_a_covered_claim_and_a_provisional_rate_say_so(opened: dict[str, Workbook]) -> None:
    remarks = column(opened["worked"], place(summary_of(*CLAIMS)), "lines", "remark")
    assert remarks[-1] == "hovedstolen er dekket"
    assert remarks.count("foreløpig sats") == 0
    later = summary_of(WORKED, on=date(2027, 2, 1))
    lines = [row.model_copy(update={"provisional": True}) for row in later.interest[-1:]]
    carried = later.model_copy(update={"interest": (*later.interest[:-1], *lines)})
    assert [line.provisional for line in place(carried).line_rows].count(True) == 1


def test_an_empty_summary_agrees(opened: dict[str, Workbook]) -> None:
    assert check(opened["empty"]) == 0


def test_it_prints(tmp_path: Path) -> None:
    pdf = printed(write(summary_of(*CLAIMS), tmp_path / "sak.xlsx"), tmp_path / "pdf")
    assert pdf.read_bytes().startswith(b"%PDF")
