"""Households of every table of the regulation, reckoned here and by SQL that shares nothing."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from collector_desk.domain.affordability import Cost, CostKind, Deviation, Form, Income
from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.withholding import Case, Findings, Other, room
from collector_desk.domain.household import Adults, Child, Household
from collector_desk.domain.rates import Rates

HERE = Path(__file__).parent
HOMES: list[dict[str, Any]] = json.loads((HERE / "households.json").read_text())
RATES = Rates.shipped()

TABLES = """
CREATE TABLE adult_rate (since, single INTEGER, couple INTEGER, supports_partner INTEGER);
CREATE TABLE child_rate (since, under_6 INTEGER, from_6 INTEGER, from_11 INTEGER, from_15 INTEGER);
CREATE TABLE visit_rate (since, class INTEGER, under_6 INTEGER, from_6 INTEGER, from_11 INTEGER,
    from_15 INTEGER);
CREATE TABLE household (id, decided, regime, class, adults, others, gross, tax, deviation, debt,
    self_employed, consents, does_what_can, favours_nobody, fees, payer);
CREATE TABLE child (household, number, born, visitation, at_school);
CREATE TABLE cost (household, kind, amount, share, document);
CREATE TABLE other (household, class, amount, since);
"""


@pytest.fixture(scope="module")
def by_sql() -> Iterator[dict[int, tuple[int, int]]]:
    """What is left and the largest amount of each household, as SQL reckons them."""
    db = sqlite3.connect(":memory:")
    db.executescript(TABLES)
    load_rates(db)
    for at, home in enumerate(HOMES):
        load_home(db, at, home)
    rows = db.execute((HERE / "households.sql").read_text()).fetchall()
    yield {at: (free, largest) for at, free, largest in rows}
    db.close()


def load_rates(db: sqlite3.Connection) -> None:
    with (HERE / "households_rates.csv").open() as lines:
        for row in csv.DictReader(lines):
            figures = [row[key] for key in "abcd" if row[key]]
            values = [row["since"], *([row["class"]] if row["class"] else []), *figures]
            marks = ",".join("?" * len(values))
            db.execute(f"INSERT INTO {row['table']} VALUES ({marks})", values)


def load_home(db: sqlite3.Connection, at: int, home: dict[str, Any]) -> None:
    names = "decided regime class adults others gross tax deviation debt self_employed consents"
    values = [home[name] for name in [*names.split(), "does_what_can", "favours_nobody"]]
    values += [home.get("fees", 0), home.get("payer", "employer")]
    db.execute("INSERT INTO household VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", [at, *values])
    for number, child in enumerate(home["children"]):
        row = [at, number, child["born"], child.get("visitation"), child.get("at_school", False)]
        db.execute("INSERT INTO child VALUES (?,?,?,?,?)", row)
    for cost in home["costs"]:
        row = [at, cost["kind"], cost["amount"], cost["share"], cost["document"]]
        db.execute("INSERT INTO cost VALUES (?,?,?,?,?)", row)
    for other in home["trekk"]:
        row = [at, other["class"], other["amount"], other["since"]]
        db.execute("INSERT INTO other VALUES (?,?,?,?)", row)


def incomes_of(home: dict[str, Any]) -> tuple[Income, ...]:
    """The wage or benefit, and what of it is fees by itself; the tax is of both."""
    fees = home.get("fees", 0)
    rest = Income(text="Lønn", gross=home["gross"] - fees, tax=home["tax"], document="a-melding")
    if not fees:
        return (rest,)
    if fees == home["gross"]:
        return (replace(rest, text="Vederlag", gross=fees, fee=True),)
    return rest, Income(text="Vederlag", gross=fees, document="faktura", fee=True)


def case_of(home: dict[str, Any]) -> Case:
    """The household as the program takes it."""
    deviation = home["deviation"]
    form = Form(
        household=Household(
            adults=Adults(home["adults"]),
            children=tuple(
                Child(
                    birth_date=date.fromisoformat(child["born"]),
                    visitation=child.get("visitation"),
                    at_school=child.get("at_school", False),
                )
                for child in home["children"]
            ),
            others=home["others"],
        ),
        incomes=incomes_of(home),
        costs=tuple(
            Cost(text="Utgift", **{**cost, "kind": CostKind(cost["kind"])})
            for cost in home["costs"]
        ),
        deviations=(Deviation(amount=deviation, reason="Særlig behov"),) if deviation else (),
    )
    return Case(
        form=form,
        day=date.fromisoformat(home["decided"]),
        regime=Regime(home["regime"]),
        rank=home["class"],
        debt=home["debt"],
        others=tuple(
            Other(
                title="Trekk",
                rank=other["class"],
                amount=other["amount"],
                since=date.fromisoformat(other["since"]),
            )
            for other in home["trekk"]
        ),
        self_employed=home["self_employed"],
        consents=home["consents"],
        benefit=home.get("payer") == "nav",
        findings=Findings(
            does_what_can=home["does_what_can"], favours_nobody=home["favours_nobody"]
        ),
    )


@pytest.mark.parametrize("at", range(len(HOMES)), ids=[home["title"] for home in HOMES])
def test_the_program_the_sql_and_the_data_agree(
    at: int, by_sql: dict[int, tuple[int, int]]
) -> None:
    found = room(case_of(HOMES[at]), rates=RATES)
    assert (found.left, found.largest) == by_sql[at]
    assert found.largest == HOMES[at]["largest"]


def test_there_are_forty_of_them_over_every_table_and_both_regimes() -> None:
    years = {home["decided"][:4] for home in HOMES}
    assert len(HOMES) >= 40
    assert years >= {str(year) for year in range(2017, 2028)}
    assert {home["regime"] for home in HOMES} == {"old", "new"}
    assert len({home["largest"] for home in HOMES}) > 40
