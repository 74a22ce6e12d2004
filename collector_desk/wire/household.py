"""The household form on the wire: what comes in, what goes out, who lives on it."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from collector_desk.domain import affordability as law
from collector_desk.domain.affordability import CostKind
from collector_desk.domain.household import Adults
from collector_desk.domain.household import Child as LawChild
from collector_desk.domain.household import Household as LawHousehold
from collector_desk.wire.base import Wire

_MOST_KR = 100_000_000_00


class Child(Wire):
    """A child the debtor supports; ``visitation`` is None for one who lives with the debtor."""

    birth_date: date
    visitation: int | None = None
    at_school: bool = False


class Income(Wire):
    """A monthly income, øre."""

    text: str = Field(min_length=1, max_length=120)
    gross: int = Field(ge=0, le=_MOST_KR)
    tax: int = Field(default=0, ge=0, le=_MOST_KR)
    document: str = Field(default="", max_length=120)
    fee: bool = False  # paid for work in a business of the debtor's own


class Cost(Wire):
    """A monthly cost, øre; ``share`` is the debtor's part in percent."""

    kind: CostKind
    text: str = Field(min_length=1, max_length=120)
    amount: int = Field(ge=0, le=_MOST_KR)
    share: int = Field(default=100, ge=1, le=100)
    document: str = Field(default="", max_length=120)


class Deviation(Wire):
    """The rates departed from, øre a month, with the reason."""

    amount: int = Field(ge=-_MOST_KR, le=_MOST_KR)
    reason: str = Field(default="", max_length=500)


class HouseholdForm(Wire):
    """What the debtor has told of the household."""

    adults: Adults = Adults.SINGLE
    children: tuple[Child, ...] = Field(default=(), max_length=20)
    others: int = Field(default=0, ge=0, le=20)
    incomes: tuple[Income, ...] = Field(default=(), max_length=20)
    costs: tuple[Cost, ...] = Field(default=(), max_length=40)
    deviations: tuple[Deviation, ...] = Field(default=(), max_length=10)

    def law(self) -> law.Form:
        """The form as the law reckons it."""
        return law.Form(
            household=LawHousehold(
                adults=self.adults,
                children=tuple(LawChild(**child.model_dump()) for child in self.children),
                others=self.others,
            ),
            incomes=tuple(law.Income(**income.model_dump()) for income in self.incomes),
            costs=tuple(law.Cost(**cost.model_dump()) for cost in self.costs),
            deviations=tuple(law.Deviation(**one.model_dump()) for one in self.deviations),
        )


class BudgetLine(Wire):
    """One line of what is left: below zero where it takes away; ``why_not`` where not counted."""

    text: str
    amount: int
    rule: str
    source: str
    why_not: str
    unconfirmed: str


class Budget(Wire):
    """What is left a month, øre, and what that means for the instalment."""

    lines: tuple[BudgetLine, ...]
    left: int
    largest: int  # the largest instalment that leaves subsistence whole
    leaves_whole: bool | None  # None: no instalment to try yet
    text: str
    provisional: bool
    undocumented: tuple[str, ...]
