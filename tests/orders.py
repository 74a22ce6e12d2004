"""Rates in which the house changes the order that money covers in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from collector_desk.domain.facts import Bucket
from collector_desk.domain.rates import Rate, Rates

INTEREST_FIRST = (Bucket.INTEREST, Bucket.FEES, Bucket.COSTS, Bucket.PRINCIPAL)


def turning(rates: Rates, since: date, order: Sequence[Bucket] = INTEREST_FIRST) -> Rates:
    """The same rates with another covering order from a day on, marked as practice."""
    ranks = rates.keyed("covering_order")
    tables = {
        name: replace(
            table,
            values=(
                *table.values,
                Rate(value=Decimal(order.index(Bucket(name)) + 1), since=since, source="øvelse"),
            ),
        )
        for name, table in ranks.tables.items()
    }
    return replace(rates, sets={**rates.sets, "covering_order": replace(ranks, tables=tables)})
