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


def later(case: Leaders, folder: Path, value: str) -> None:
    """A later version of the program has a value for the same day."""
    (folder / "later.toml").write_text(
        "[late_interest]\nnext_due = 2027-07-01\n[[late_interest.value]]\nfrom = 2027-01-01\n"
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
