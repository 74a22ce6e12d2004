"""Where the program's file says otherwise than the house has decided, it is told where it counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from collector_desk.domain.rates import SHIPPED, Rates
from collector_desk.service import rate_list
from collector_desk.service.database import Database
from tests.service.test_rate_changes import NEXT, Leaders

TOLD = "huset har 11,50, programmets fil har 11,25 (FOR-9)"


@pytest.fixture
def case(db: Database) -> Leaders:
    case = Leaders(db)
    case.approve(case.propose())
    return case


def later(case: Leaders, folder: Path, value: str, since: str = "2027-01-01") -> None:
    """A later version of the program has a value for the same day, or another."""
    (folder / "later.toml").write_text(
        f"[late_interest]\nnext_due = 2027-07-01\n[[late_interest.value]]\nfrom = {since}\n"
        f'value = {value}\nsource = "FOR-9"\n',
        encoding="utf-8",
    )
    case.db.rates = Rates.load(SHIPPED, folder)


def shown(case: Leaders) -> tuple[str, list[str]]:
    with case.db.read(case.kari) as work:
        tables = {table.name: table for table in rate_list.listed(work).tables}
        telling = list(rate_list.differing(work, NEXT, ["late_interest", "claim_rank"]))
    return tables["late_interest"].rows[0].source, telling


def test_it_stands_at_the_row_and_where_the_rate_decides(case: Leaders, tmp_path: Path) -> None:
    later(case, tmp_path, "11.25")
    source, telling = shown(case)
    assert source.endswith(TOLD)
    assert telling == [f"Forsinkelsesrente fra 01.01.2027: {TOLD}"]


def test_the_same_value_or_none_of_the_file_is_no_difference(case: Leaders, tmp_path: Path) -> None:
    assert shown(case)[1] == []
    later(case, tmp_path, "11.50")
    source, telling = shown(case)
    assert ("programmets fil" in source, telling) == (False, [])


def test_a_value_of_the_file_from_a_day_between_is_told_too(case: Leaders, tmp_path: Path) -> None:
    """It came after the house had decided, and the house's row covers it from its own day."""
    later(case, tmp_path, "11.25", since="2026-12-15")
    told = "huset har 11,50, programmets fil har 11,25 fra 15.12.2026 (FOR-9)"
    source, telling = shown(case)
    assert source.endswith(told)
    assert telling == [f"Forsinkelsesrente fra 01.01.2027: {told}"]


def test_what_the_house_knew_and_changed_is_no_difference(case: Leaders, tmp_path: Path) -> None:
    later(case, tmp_path, "11.25", since="2026-11-20")
    assert shown(case)[1] == []
