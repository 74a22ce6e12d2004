"""The ledger, proved a second time by plain SQL: the same questions to both databases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from sqlalchemy import text

from collector_desk.domain.phrases import dotted, kroner
from collector_desk.domain.rates import Rates
from collector_desk.service import verify_covering, verify_money
from collector_desk.service import verify_queries as queries
from collector_desk.service.database import Work
from collector_desk.service.kid_matching import HELD
from collector_desk.service.proof import Breaks, Proof, counted
from collector_desk.service.verify_ledger import booked_through

_EPOCH = date(1970, 1, 1)
_END = date(9999, 1, 1)
_COMMON, _LEAP = 365, 366
_PARTS = ("principal", "costs", "fees", "interest")
_FIRST = """
SELECT COUNT(*) OVER () AS times, c.number, x.item, x.day, x.expected, x.found
FROM (<question>) AS x LEFT JOIN claim c ON c.id = x.claim_id
ORDER BY c.id, x.day, x.item LIMIT 1"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One statement, and what a row of its answer means."""

    kind: str
    sql: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Topic:
    """Questions that are reported together."""

    name: str
    counts: str
    unit: str
    questions: tuple[Question, ...]


_TOPICS = (
    _Topic(
        name="Renter regnet på nytt i SQL",
        counts="SELECT COUNT(*) FROM posting WHERE credit = 'interest_income' AND reverses IS NULL",
        unit="linjer",
        questions=(
            Question(kind="Bokført rente avviker", sql=queries.INTEREST),
            Question(kind="Løpende rente avviker", sql=queries.RUNNING),
        ),
    ),
    _Topic(
        name="Hendelser mot posteringer i SQL",
        counts="SELECT COUNT(*) FROM fact",
        unit="hendelser",
        questions=(
            Question(kind="Hendelsen er ugyldig", sql=queries.TAKEN_BACK),
            Question(kind="Beløpet er ikke bokført som det står", sql=queries.FACTS),
            Question(kind="Nedsatt eller ettergitt for lite", sql=queries.LAPSED),
            Question(kind="Postering uten gyldig hendelse", sql=queries.STRAY),
            Question(kind="Motpostering passer ikke", sql=queries.REVERSALS),
        ),
    ),
    _Topic(
        name="Dekningsrekkefølge i SQL",
        counts="SELECT COUNT(*) FROM posting WHERE debit = 'unplaced' AND claim_id IS NOT NULL",
        unit="dekninger",
        questions=(Question(kind="Pengene dekker i feil rekkefølge", sql=verify_covering.ORDER),),
    ),
    _Topic(
        name="Saldoer mot posteringer i SQL",
        counts="SELECT COUNT(*) FROM claim_balance",
        unit="saldoer",
        questions=(Question(kind="Saldoen er ikke summen", sql=queries.BUCKETS),),
    ),
    _Topic(
        name="Betalinger mot plasseringer i SQL",
        counts="SELECT COUNT(*) FROM payment",
        unit="betalinger",
        questions=(
            Question(kind="Betalingen går ikke opp", sql=verify_money.PAYMENTS),
            Question(kind="Postering utenfor krav passer ikke", sql=verify_money.HOUSE),
            Question(kind="Penger holdt utenfor stemmer ikke", sql=verify_money.HELD),
        ),
    ),
)


def proofs(work: Work) -> Iterator[Proof]:
    """Each topic, asked of the database."""
    asked = _Asked(work)
    for topic in _TOPICS:
        breaks = Breaks()
        for question in topic.questions:
            asked.ask(question, breaks)
        count = work.scalar(text(topic.counts)) or 0
        about = f"{counted(count)} {topic.unit}"
        yield Proof(name=topic.name, looked_at=about, broken=breaks.broken)


class _Asked:
    """Puts questions into the words of one database, with its rates and years filled in."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.days = {
            "today": _number(work.clock.today()),
            "through": _number(booked_through(work)),
        }
        scale, rates = _rates(work.rates)
        self.words = {
            "rates": rates,
            "orders": _orders(work.rates),
            "held": f"'{HELD}'",
            "years": _years(work.rates, work.clock.today()),
            "whole": f"CAST({100 * scale * _COMMON * _LEAP} AS BIGINT)",
        }
        self.postgresql = work.get_bind().dialect.name == "postgresql"

    def ask(self, question: Question, breaks: Breaks) -> None:
        """Add the first row of the answer, and how many there are."""
        spelled = self.spell(question.sql)
        named = {name: day for name, day in self.days.items() if f":{name}" in spelled}
        row = self.work.execute(text(_FIRST.replace("<question>", spelled)), named).one_or_none()
        if row is not None:
            claim = f"krav {row.number}, " if row.number else ""
            day = "" if row.day is None else f", {dotted(_EPOCH + timedelta(days=int(row.day)))}"
            figures = f"ventet {kroner(int(row.expected))}, fant {kroner(int(row.found))}"
            breaks.add(question.kind, f"{claim}{row.item}{day}: {figures}", int(row.times))

    def spell(self, sql: str) -> str:
        """The statement with every word in angle brackets spelled for this database."""
        for word, spelled in (verify_covering.PARTS | queries.PARTS | self.words).items():
            sql = sql.replace(f"<{word}>", spelled)
        utc, number = (
            (r"CAST(\1 AT TIME ZONE 'UTC' AS DATE)", r"(\1 - DATE '1970-01-01')")
            if self.postgresql
            else (r"date(\1)", r"(CAST(strftime('%s', \1) AS INTEGER) / 86400)")
        )
        sql = re.sub(r"<utc:([\w.]+)>", utc, sql)
        return re.sub(r"<number:([^<>]+)>", number, sql)


def _number(day: date) -> int:
    return (day - _EPOCH).days


def _rates(rates: Rates) -> tuple[int, str]:
    """How many parts a percent is counted in, and the rates in them: since, until, percent."""
    values = rates["late_interest"].values
    turns = [values[0], *(new for old, new in pairwise(values) if old.value != new.value)]
    scale = 10 ** max(-int(turn.value.as_tuple().exponent) for turn in turns)
    ends = [*(turn.since for turn in turns[1:]), _END]
    rows = [
        (_number(turn.since), _number(end), int(turn.value * Decimal(scale)))
        for turn, end in zip(turns, ends, strict=True)
    ]
    return scale, _table(("since", "until", "percent"), rows)


def _orders(rates: Rates) -> str:
    """The places of the parts in the house's order: since, until; the first from the beginning."""
    ranks = rates.keyed("covering_order")
    days = [rate.since for rate in ranks["principal"].values]
    ends = [*days[1:], _END]
    rows = [
        (
            _number(date.min if at == 0 else day),
            _number(end),
            *(ranks[part].on(day).whole for part in _PARTS),
        )
        for at, (day, end) in enumerate(zip(days, ends, strict=True))
    ]
    return _table(("since", "until", *_PARTS), rows)


def _years(rates: Rates, today: date) -> str:
    """The calendar years in use: first day, day after the last, weight of a day, weight before."""
    rows, before = [], 0
    for year in range(rates["late_interest"].values[0].since.year, today.year + 2):
        first, until = _number(date(year, 1, 1)), _number(date(year + 1, 1, 1))
        weight = _LEAP if until - first == _COMMON else _COMMON
        rows.append((first, until, weight, before))
        before += (until - first) * weight
    return _table(("first", "until", "weight", "before"), rows)


def _table(names: tuple[str, ...], rows: Sequence[tuple[int, ...]]) -> str:
    """Rows of whole numbers as a table of the statement itself."""
    head = ", ".join(f"CAST(column{at} AS BIGINT) AS {name}" for at, name in enumerate(names, 1))
    body = ", ".join(f"({', '.join(map(str, row))})" for row in rows)
    return f"SELECT {head} FROM (VALUES {body}) AS filled"  # noqa: S608  whole numbers only
