"""LibreOffice opens the workbook, works out every formula, and must agree with the service."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from collector_desk.domain.facts import Bucket, Fact, FactKind
from collector_desk.reports.case_summary import SHEETS, write
from collector_desk.reports.layout import Layout, place
from collector_desk.wire.rates import RateRow
from collector_desk.wire.reports import CaseSummary, PostingRow
from tests.reports.cases import (
    CLAIMS,
    COVERED,
    ON,
    SECOND,
    WORKED,
    Owed,
    shipped_rates,
    summary_of,
    total_of,
)
from tests.reports.folded import statement, summary_from
from tests.reports.office import printed, recalculated
from tests.reports.payloads import PAYLOADS
from tests.reports.test_case_summary import hostile_everywhere

pytestmark = [pytest.mark.office, pytest.mark.timeout(400)]


@cache
def folded_claims() -> CaseSummary:
    """Forty claims with random histories, reckoned by the program's own fold."""
    chance = random.Random(1881)
    statements = []
    for claim_id in range(1, 41):
        due = date(2015, 2, 1) + timedelta(days=chance.randrange(4000))
        facts = list(_facts(chance, claim_id, due))
        start = due if claim_id % 8 else None
        statements.append(statement(claim_id, facts, start))
    return summary_from(*statements)


def _facts(chance: random.Random, claim_id: int, due: date) -> Iterator[Fact]:
    kinds = [FactKind.PAYMENT] * 4 + [FactKind.FEE, FactKind.COSTS, FactKind.CREDIT]
    kinds += [FactKind.WAIVER, FactKind.PAYBACK]
    principal = chance.randrange(20_000, 9_000_000)
    wanted = [(FactKind.PRINCIPAL, principal, due)]
    for _ in range(chance.randrange(9)):
        day = due + timedelta(days=chance.randrange(1, max((ON - due).days, 2)))
        amount = chance.randrange(1, principal // 2)
        wanted.append((chance.choice(kinds), amount, day))
    for at, (kind, amount, day) in enumerate(wanted):
        yield Fact(
            id=claim_id * 100 + at,
            claim_id=claim_id,
            kind=kind,
            amount=amount,
            value_date=day,
            known_at=datetime(2026, 11, 1, 8, tzinfo=UTC),
            rule="inkassoforskriften § 1-2",
            source=f"kilde {at}",
            bucket=chance.choice(list(Bucket)) if kind is FactKind.WAIVER else None,
        )


@cache
def many_lines() -> CaseSummary:
    """Thousands of lines with rates of every kind, exact ties among them, across 2000 and 2100."""
    chance = random.Random(1936)
    rates = tuple(
        RateRow(
            since=date(1999 + at // 2, 1 + 6 * (at % 2), 1),
            value="12.50" if at < 12 else f"{chance.randrange(0, 2500) / 100:.2f}",
            source=f"forskrift {at}",
            confirmed=True,
        )
        for at in range(210)
    )
    claims = []
    for at in range(110):
        start = date(2000, 1, 1) + timedelta(days=chance.randrange(28_000))
        amount = chance.randrange(10 ** chance.randint(3, 11))
        paid = [(start + timedelta(days=chance.randrange(400)), amount // 5) for _ in range(3)]
        rest = amount - sum(part for _, part in paid)
        paid.append((start + timedelta(days=chance.randrange(400, 9_000)), rest))
        claims.append(Owed(f"K-{at}", amount, start, start, paid=paid, booked=at % 4))
    for at in range(200):  # to the end of 73 days of 365, at 12.50: a tie
        start = date(2001, 1, 1)
        step = (start + timedelta(days=73), 20 + 40 * at + at % 3 - 1)
        claims.append(Owed(f"T-{at}", step[1], start, start, paid=(step,)))
    return summary_of(*claims, rates=rates, on=date(2103, 7, 9))


@cache
def hostile_claims() -> CaseSummary:
    """One claim for each hostile text, with it in every column."""
    parts = [hostile_everywhere(text) for text in PAYLOADS]
    claims = tuple(part.claims[0] for part in parts)
    return parts[0].model_copy(
        update={
            "claims": claims,
            "sums": total_of(claims),
            "postings": tuple(row for part in parts for row in part.postings),
            "interest": tuple(row for part in parts for row in part.interest),
            "movements": tuple(row for part in parts for row in part.movements),
            "booked_interest": dict.fromkeys(PAYLOADS, 0),
            "timeline": tuple(row for part in parts for row in part.timeline),
            "documents": tuple(row for part in parts for row in part.documents),
        }
    )


def posting(summary: CaseSummary, at: int, **update: object) -> CaseSummary:
    rows: list[PostingRow] = list(summary.postings)
    rows[at] = rows[at].model_copy(update=update)
    return summary.model_copy(update={"postings": tuple(rows)})


def movement(summary: CaseSummary, at: int, **update: object) -> CaseSummary:
    rows = list(summary.movements)
    rows[at] = rows[at].model_copy(update=update)
    return summary.model_copy(update={"movements": tuple(rows)})


def rate(summary: CaseSummary, at: int, **update: object) -> CaseSummary:
    rows = list(summary.rates)
    rows[at] = rows[at].model_copy(update=update)
    return summary.model_copy(update={"rates": tuple(rows)})


def mutants() -> dict[str, CaseSummary]:
    """One summary, each time with one thing wrong. Two claims, 14 postings."""
    right = summary_of(WORKED, SECOND)
    found = {
        f"posting-{at}": posting(right, at, amount=row.amount + 1)
        for at, row in enumerate(right.postings)
    }
    for at, row in enumerate(right.postings):
        found[f"debit-{at}"] = posting(right, at, debit=row.credit, credit=row.debit)
    found["posting-gone"] = right.model_copy(update={"postings": right.postings[1:]})
    found["posting-twice"] = right.model_copy(
        update={"postings": (*right.postings, right.postings[0])}
    )
    found["posting-claim"] = posting(right, 1, claim_number=SECOND.number)
    found["posting-day"] = posting(right, 1, value_date=date(2024, 6, 26))
    found["posting-later"] = posting(right, 7, value_date=ON + timedelta(days=1))
    found["movement-ore"] = movement(right, 1, amount=-200_001)
    found["movement-day"] = movement(right, 1, value_date=date(2024, 6, 28))
    found["movement-gone"] = right.model_copy(update={"movements": right.movements[:-1]})
    found["rate-value"] = rate(right, -1, value="12.26")
    found["rate-day"] = rate(right, -1, since=date(2026, 7, 2))
    found["rate-new-turn"] = rate(right, -4, value="12.49")
    found["as-of"] = right.model_copy(update={"on": ON - timedelta(days=1)})
    claims = [row.model_copy(update={"interest_from": date(2024, 6, 16)}) for row in right.claims]
    found["interest-from"] = right.model_copy(update={"claims": (claims[0], right.claims[1])})
    for part in ("principal", "interest", "fees", "costs", "credit", "total"):
        sums = right.sums.model_copy(update={part: getattr(right.sums, part) + 1})
        found[f"service-{part}"] = right.model_copy(update={"sums": sums})
    swapped = (right.claims[1].sums, right.claims[0].sums)
    found["service-swapped"] = right.model_copy(
        update={
            "claims": tuple(
                row.model_copy(update={"sums": sums})
                for row, sums in zip(right.claims, swapped, strict=True)
            )
        }
    )
    return found


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
            row.to_day,
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
    assert check(book) == 0


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
