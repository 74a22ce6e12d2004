"""The interest formulas themselves, worked out as a spreadsheet would, against fractions.

Spreadsheets round to 15 digits before INT and call a difference zero when it is small beside its
operands. The formulas must be exact in spite of both.
"""

from __future__ import annotations

import math
import random
import re
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path
from types import CodeType

import pytest
from openpyxl import load_workbook

from collector_desk.reports.case_summary import write
from collector_desk.reports.interest import DIVISOR
from collector_desk.reports.layout import place
from collector_desk.reports.periods import LARGEST
from tests.reports.cases import Owed, summary_of
from tests.reports.second_opinion import half_up

Inputs = tuple[int, int, int, int]  # øre, hundredths of a percent, days of 365, days of 366
STEPS = ("ore", "weight", "rest", "one", "two", "three")


class Number(float):
    """A number as spreadsheets reckon: small differences are zero."""

    def __add__(self, other: float) -> Number:
        return Number(float(self) + float(other))

    def __sub__(self, other: float) -> Number:
        found = float(self) - float(other)
        return Number(0 if abs(found) < abs(float(self)) * 2**-48 else found)

    def __mul__(self, other: float) -> Number:
        return Number(float(self) * float(other))

    def __truediv__(self, other: float) -> Number:
        return Number(float(self) / float(other))

    def __pow__(self, other: float) -> Number:  # type: ignore[override]
        return Number(float(self) ** float(other))


def floor_15(value: float) -> Number:
    """INT as Excel and LibreOffice have it: of the number in 15 digits."""
    return Number(math.floor(float(f"{value:.15g}")))


def plain_floor(value: float) -> Number:
    """INT as it is written in books."""
    return Number(math.floor(value))


def largest(*values: float) -> Number:
    return Number(max(values))


def rounded(value: float, digits: float) -> Number:
    return Number(round(float(value), int(digits)))


@pytest.fixture(scope="module")
def formulas(tmp_path_factory: pytest.TempPathFactory) -> dict[str, CodeType]:
    """The formulas of one line, by what they are for, as Python."""
    summary = summary_of(Owed("K-1", 100_000, date(2025, 1, 1), date(2025, 1, 1)))
    layout = place(summary)
    path: Path = write(summary, tmp_path_factory.mktemp("exact") / "sak.xlsx")
    sheet = load_workbook(path)["Renteberegning"]
    names = {
        **{layout.work.letter(key): key for key in STEPS},
        **{layout.lines.letter(key): key for key in ("principal", "rate", "common", "leap")},
    }
    found = {}
    for key in (*STEPS, "amount"):
        area = layout.lines if key == "amount" else layout.work
        text = str(sheet[f"{area.letter(key)}5"].value)[1:]
        text = re.sub(r"(?<![A-Z$\d])(\d+)", r"N(\1)", text)
        text = re.sub(r"\$([A-Z]+)5", lambda cell: names[cell[1]], text)
        found[key] = compile(text.replace("^", "**"), key, "eval")
    return found


def by_formula(
    formulas: dict[str, CodeType], line: Inputs, floor: Callable[[float], Number]
) -> tuple[int, float]:
    """The line's interest in øre as the formulas give it, and the biggest number on the way."""
    ore, rate, common, leap = line
    cells: dict[str, object] = {
        "N": Number,
        "INT": floor,
        "MAX": largest,
        "ROUND": rounded,
        "principal": Number(ore / 100),
        "rate": Number(rate / 100),
        "common": Number(common),
        "leap": Number(leap),
    }
    most = 0.0
    for key in STEPS:
        cells[key] = Number(eval(formulas[key], {"__builtins__": {}}, cells))  # our own formula
        most = max(most, float(cells[key]))  # type: ignore[arg-type]
    kroner = float(eval(formulas["amount"], {"__builtins__": {}}, cells))  # our own formula
    return round(kroner * 100), most


def by_fractions(line: Inputs) -> int:
    ore, rate, common, leap = line
    return half_up(Fraction(ore * rate, 10_000) * (Fraction(common, 365) + Fraction(leap, 366)))


def random_line(chance: random.Random) -> Inputs:
    common = chance.choice([0, chance.randrange(366), chance.randrange(4000)])
    leap = chance.choice([0, chance.randrange(367), chance.randrange(1500)])
    ore = chance.randrange(10 ** chance.randint(1, 12))
    rate = chance.choice([chance.randrange(1, 2_000), 1225, 1250, 850, 1200])
    return ore, rate, common, leap


def tied_lines() -> list[Inputs]:
    """Lines whose exact interest ends on half an øre, and their neighbours on either side."""
    found = []
    for times in range(0, 2_000, 7):
        for ore, rate, common, leap in (
            (20 + 40 * times, 1250, 73, 0),
            (8 + 16 * times, 1250, 0, 183),
            (100 * (2 * times + 1), 50, 365, 0),
            (100 * (2 * times + 1), 25, 365, 366),
            (10**9 * (times + 1) + 20, 1250, 73, 0),
        ):
            found += [(ore + step, rate, common, leap) for step in (-1, 0, 1)]
    return found


def nearly_tied_lines(chance: random.Random) -> list[Inputs]:
    """Lines as close below a tie as the whole numbers allow: one part in 1 335 900 000."""
    found: list[Inputs] = []
    while len(found) < 500:
        rate, common, leap = (
            chance.randrange(1, 2_000),
            chance.randrange(366),
            chance.randrange(367),
        )
        weight = rate * (366 * common + 365 * leap)
        if weight == 0 or math.gcd(weight, DIVISOR) != 1:
            continue
        for target in (DIVISOR // 2 - 1, DIVISOR // 2, DIVISOR // 2 + 1, DIVISOR - 1, 0):
            ore = target * pow(weight, -1, DIVISOR) % DIVISOR
            found.append((ore + DIVISOR * chance.randrange(700), rate, common, leap))
    return found


@pytest.mark.parametrize("floor", [floor_15, plain_floor])
def test_every_line_is_right_to_the_ore(
    formulas: dict[str, CodeType], floor: Callable[[float], Number]
) -> None:
    chance = random.Random(20261123)
    lines = [random_line(chance) for _ in range(6_000)]
    lines += tied_lines() + nearly_tied_lines(chance)
    wrong = [line for line in lines if by_formula(formulas, line, floor)[0] != by_fractions(line)]
    assert len(lines) > 10_000
    assert not wrong


def test_the_ties_are_ties() -> None:
    exact = [
        Fraction(ore * rate, 10_000) * (Fraction(common, 365) + Fraction(leap, 366))
        for ore, rate, common, leap in tied_lines()
    ]
    assert sum(value % 1 == Fraction(1, 2) for value in exact) > 1_000


def test_no_step_leaves_what_fifteen_digits_hold(formulas: dict[str, CodeType]) -> None:
    for line in ((LARGEST - 1, 99_999, 14_000, 5_000), (LARGEST - 1, 1225, 181, 0), (1, 1, 1, 0)):
        amount, most = by_formula(formulas, line, floor_15)
        assert most < 10**15
        assert amount == by_fractions(line)


def test_a_simple_formula_would_not_do() -> None:
    """Why the working columns are there: rounding the plain product goes wrong near ties."""
    wrong = 0
    for ore, rate, common, leap in nearly_tied_lines(random.Random(1)):
        plain = ore * (rate / 100) / 100 * (common / 365 + leap / 366)
        wrong += math.floor(plain + 0.5) != by_fractions((ore, rate, common, leap))
    assert wrong > 0
