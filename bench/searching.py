"""Search: every class, by the service itself and through HTTP with everything on."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from bench.measure import Report, Result, Times, timed
from bench.statements import costs, shares
from bench.world import World
from collector_desk.client.desk import Desk
from collector_desk.models import Claim, Debtor
from collector_desk.service import search
from collector_desk.service.database import Database, Who

TURNS = 60
WARM = 15  # asked before: a connection plans each statement anew the first ten times
DB_GOAL = 10.0
TWO_WORDS_GOAL = 1.0
KNOWN_CLASSES = {"two full words", "last name + 2 letters"}


@dataclass(frozen=True, slots=True)
class Questions:
    """Texts to search for, by class."""

    by_class: dict[str, Sequence[str]]


def questions(db: Database, seed: int = 7) -> Questions:
    """Questions drawn from the debtors and claims that are there."""
    dice = random.Random(seed)
    with db.read() as work:
        top = work.scalar(select(func.max(Debtor.id))) or 1
        ids = [dice.randint(1, top) for _ in range(TURNS * 3)]
        people = work.scalars(
            select(Debtor).where(
                Debtor.id.in_(ids), Debtor.kind == "person", Debtor.protection == "open"
            )
        ).all()
        last = work.scalar(select(func.max(Claim.id))) or 1
        numbers = [dice.randint(1, last) for _ in range(TURNS * 2)]
        claims = work.scalars(select(Claim).where(Claim.id.in_(numbers))).all()
    dice.shuffle(list(people))
    return Questions(
        {
            "last name": [_last(p) for p in people],
            "4-letter fragment": [_last(p)[:4] for p in people],
            "two full words": [f"{_first(p)} {_last(p)}" for p in people],
            "last name + 2 letters": [f"{_last(p)} {_first(p)[:2]}" for p in people],
            "two 3-letter fragments": [f"{_last(p)[:3]} {_first(p)[:3]}" for p in people],
            "three words": [p.name.replace(",", "") + " oslo" for p in people],
            "one letter wrong": [f"{_first(p)} {_misspelt(_last(p), dice)}" for p in people],
            "birth date": [f"{p.birth_date:%d.%m.%Y}" for p in people if p.birth_date],
            "name and birth year": [
                f"{_last(p)} {p.birth_date:%Y}" for p in people if p.birth_date
            ],
            "phone": [p.phone for p in people if p.phone],
            "address": [p.street for p in people if p.street],
            "claim number": [c.number for c in claims],
            "KID": [c.kid for c in claims],
            "invoice number": [c.invoice_number for c in claims],
            "plate": [c.plate for c in claims if c.plate],
        }
    )


def _last(debtor: Debtor) -> str:
    return debtor.name.split(",")[0]


def _first(debtor: Debtor) -> str:
    return debtor.name.split(", ")[-1].split(" ")[0]


def _misspelt(word: str, dice: random.Random) -> str:
    place = dice.randrange(len(word))
    return word[:place] + word[place + 1 :] if len(word) > 3 else word + "x"


def run(report: Report, world: World, desk: Desk) -> None:
    """Every class: all its statements in the database, the service with them, and the window.

    The goals are for the database; what the service and HTTP add stands beside.
    """
    db, who, engine = world.db, world.who, world.engine
    for name, texts in questions(db).by_class.items():
        asked = list(texts)[:TURNS]
        if not asked:
            continue
        goal = TWO_WORDS_GOAL if name in KNOWN_CLASSES else DB_GOAL
        for text in [*texts[TURNS:], *texts][:WARM]:
            costs(db, _find(db, who, text))
            _ask(desk, text)()
        spent = [costs(db, _find(db, who, text)) for text in asked]
        below = Times(tuple(sum(cost.milliseconds for cost in each) for each in spent))
        count = sum(map(len, spent)) / len(spent)
        report.add(
            Result(
                f"Search, {engine}",
                f"{name}: in the database, {count:.1f} statements",
                below.text(),
                f"p95 < {goal:g} ms",
                below.p95 < goal,
                f"on average {shares(spent)}",
            )
        )
        inside = timed([_find(db, who, text) for text in asked])
        report.add(Result(f"Search, {engine}", f"{name}: in the service", inside.text()))
        outside = timed([_ask(desk, text) for text in asked])
        report.add(Result(f"Search, {engine}", f"{name}: through HTTP", outside.text()))


def _find(db: Database, who: Who, text: str) -> Callable[[], object]:
    def find() -> object:
        with db.read(who) as work:
            return search.find(work, text, 20)

    return find


def _ask(desk: Desk, text: str) -> Callable[[], object]:
    return lambda: desk.search(text)
