"""Made-up debtors who can be enforced against, or nearly: what they owe, and since when.

Nothing is left to chance about them: no money comes, and nothing of theirs goes astray.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random

from collector_desk.domain.calendar import add_months
from collector_desk.domain.claim import ClaimKind
from collector_desk.domain.fees import Letter
from collector_desk.domain.parking import three_weeks_after
from collector_desk.domain.rates import Rates
from collector_desk.service.practice_claims import Claims
from collector_desk.service.practice_kinds import Invoice, month_words
from collector_desk.service.practice_people import Somebody
from collector_desk.service.practice_places import Place
from collector_desk.service.practice_showcase import person, sent, story
from collector_desk.service.practice_story import Story
from collector_desk.service.practice_world import Order, World

WAGE, ACCOUNT, PARENT, WAITS, RUNS = (
    "Skjær, Stille", "Fonn, Klar", "Bjerk, Lun", "Li, Frodig", "Sund, Rolig",
)  # fmt: skip
"""A wage and an account to be taken, a parent's debt for the namsmann; a measure that waits for a
second person, and one in force.
"""
NAMES = (WAGE, ACCOUNT, PARENT, WAITS, RUNS)
NEXT = "Tjern, Mild"
"""Lives on the other side of the year end only: a measure under the new rules that waits."""

_SERIAL, _NEXT_SERIAL = 920_000, 925_000  # invoice numbers far from those of the city
_FINE, _TYRES, _PLACE = 90_000, 75_000, 120_000  # øre
_STREETS = ("Markveien", "Torggata", "Bogstadveien", "Schous plass", "Ullevålsveien")


def made(order: Order, rates: Rates) -> World:
    """Everybody of this module, with what they owe; nothing has been told of the claims yet."""
    rng = Random(f"{order.seed}:ready")  # noqa: S311  practice, not secrets
    claims = Claims(rng, order.today, rates, serial=_SERIAL)
    wage, account, parent, waits, runs = people = _people(order.today)
    stories = [
        *_fines(claims, wage, 9),
        _tyres(claims, wage),
        *_places(claims, wage, 1),
        *_fines(claims, account, 6),
        *_places(claims, parent, 4),
        *_fines(claims, waits, 7),
        *_fines(claims, runs, 8),
    ]
    return World(list(people), stories)


def next_year(order: Order, rates: Rates) -> World:
    """Who is added where the desk lives on over the year end, with what is owed."""
    claims = Claims(
        Random(f"{order.seed}:next"),  # noqa: S311  practice, not secrets
        order.today, rates, serial=_NEXT_SERIAL,
    )  # fmt: skip
    one = person("Mild", "Tjern", date(1982, 10, 30), Place("Hausmanns gate 19", "0182", "Oslo",
                 "NO", 2), "90050006", "EL45682", order.today)  # fmt: skip
    return World([one], [*_fines(claims, one, 6)])


def kept(named: Mapping[str, int]) -> set[int]:
    """Those of this module on the desk, by their keys: nothing else must happen to them."""
    return {named[name] for name in (*NAMES, NEXT) if name in named}


def _people(today: date) -> tuple[Somebody, ...]:
    return (
        person("Stille", "Skjær", date(1987, 5, 14), Place("Toftes gate 24", "0556", "Oslo", "NO",
               2), "90050001", "EL45678", today),
        person("Klar", "Fonn", date(1979, 8, 21), Place("Tøyengata 31", "0578", "Oslo", "NO", 1),
               "90050002", "EK45679", today),
        person("Lun", "Bjerk", date(1990, 2, 6), Place("Vogts gate 60", "0477", "Oslo", "NO", 3),
               "90050003", "", today),
        person("Frodig", "Li", date(1968, 12, 3), Place("Maridalsveien 80", "0458", "Oslo", "NO",
               3), "90050004", "EL45680", today),
        person("Rolig", "Sund", date(1993, 10, 27), Place("Pilestredet 70", "0354", "Oslo", "NO",
               4), "90050005", "EK45681", today),
    )  # fmt: skip


def _fines(claims: Claims, one: Somebody, count: int) -> Sequence[Story]:
    """So many parking fines, one every second week, the last of them in May."""
    days = [date(2026, 5, 11) - timedelta(weeks=2 * n) for n in reversed(range(count))]
    return [
        story(claims, one, ClaimKind.PARKING_FINE, _fine(day, n), []) for n, day in enumerate(days)
    ]


def _fine(day: date, place: int) -> Invoice:
    words = f"Parkeringsgebyr, {_STREETS[place % len(_STREETS)]}"
    return Invoice(
        unit="BYM", issued=day, due=three_weeks_after(day), amount=_FINE, description=words
    )


def _tyres(claims: Claims, one: Somebody) -> Story:
    day = date(2026, 2, 9)
    invoice = Invoice(
        unit="BYM", issued=day, due=three_weeks_after(day), amount=_TYRES,
        description="Tilleggsgebyr piggdekk, Ring 3",
    )  # fmt: skip
    return story(claims, one, ClaimKind.STUDDED_TYRE_FEE, invoice, [])


def _places(claims: Claims, one: Somebody, count: int) -> Sequence[Story]:
    """So many months of a place in a kindergarten from February, each with its notice."""
    return [_place(claims, one, add_months(date(2026, 2, 1), n)) for n in range(count)]


def _place(claims: Claims, one: Somebody, due: date) -> Story:
    invoice = Invoice(
        unit="BYD01", issued=due - timedelta(days=15), due=due, amount=_PLACE,
        description=f"Foreldrebetaling Løkka barnehage, {month_words(due)}",
        period=(due, add_months(due, 1) - timedelta(days=1)),
    )  # fmt: skip
    notice = sent(claims, Letter.COLLECTION_NOTICE, date(2026, 7, 6), due, fee=False)
    return story(claims, one, ClaimKind.KINDERGARTEN, invoice, [notice])
