"""A city of any size for measuring: made in parts side by side, written part by part."""

from __future__ import annotations

import multiprocessing
import secrets
from collections import deque
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Sequence as DbSequence
from sqlalchemy import func, select

from collector_desk.domain.rates import Rates
from collector_desk.models import (
    Audit,
    AuditHead,
    Case,
    Claim,
    Debtor,
    FactRow,
    Pair,
    Payment,
    PaymentState,
    Row,
    Token,
)
from collector_desk.service import audit, numbers, practice_rows, practice_world, search_index
from collector_desk.service.database import SYSTEM, Database, Work
from collector_desk.service.practice_bank import ACCOUNT
from collector_desk.service.practice_book import sealed
from collector_desk.service.practice_desk import DAY, Desk, Morning, set_up
from collector_desk.service.practice_people import Somebody
from collector_desk.service.practice_rows import COLUMNS, Home, Numbered, Sheets, Source
from collector_desk.service.practice_story import Money, file_day, morning
from collector_desk.service.practice_world import Order, World
from collector_desk.service.practice_write import Payload, encoded, in_order, insert, write_all

_DEBTORS_A_PART = 1000
_FACTS_A_CLAIM, _PAYMENTS_A_CLAIM = 10, 5  # room for keys; what is left over stays unused
_ALSO: Mapping[type[Row], tuple[str, ...]] = {
    Token: ("token", "debtor_id"),
    Pair: ("words", "debtor_id"),
    Audit: (
        "stream", "seq", "at", "account_id", "actor", "deed", "outcome", "details", "salt",
        "digest", "previous", "hash",
    ),
    AuditHead: ("stream", "seq", "hash"),
}  # fmt: skip
_COLUMNS = {**COLUMNS, **_ALSO}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """What one process makes: its people, its claims and the first of its keys."""

    order: Order
    debtor: int
    claim: int
    fact: int
    payment: int
    home: Home
    units: Mapping[str, tuple[int, int]]  # code → key, client number
    dialect: str


@dataclass(frozen=True, slots=True)
class _Made:
    """The rows of a part, and the people whose numbers the service itself must seal."""

    payloads: Mapping[type[Row], Payload]
    people: tuple[Somebody, ...]
    first: int
    claims: int


def fill_scale(
    db: Database, *, debtors: int, claims: int, seed: int, workers: int = 2
) -> Iterator[str]:
    """Fill an empty database with many debtors, a line of Bokmål for every tenth of them.

    The same generators, rules and bookings as ``practice.fill``, without files, notes and
    unplaced money. Memory does not grow with the order. ``workers`` processes make the rows (1:
    this process does); what they make does not depend on how many they are.
    """
    rates = Rates.practice()
    with db.write(SYSTEM) as work:
        work.clock, work.rates = Morning(DAY), rates
        desk = set_up(work)
        numbers.take(work, "claim", claims)
        numbers.take(work, "case", debtors)
        dialect = work.get_bind().dialect.name
    parts = list(_parts(desk, dialect, debtors=debtors, claims=claims, seed=seed))
    done = said = 0
    for made in _all(parts, workers):
        with db.write(SYSTEM) as work:
            _store(work, made)
        done += made.claims
        if done * 10 // claims > said:
            said = done * 10 // claims
            yield f"{done} av {claims} krav"
    with db.write(SYSTEM) as work:
        search_index.count_words(work)
        if dialect == "postgresql":
            _pass_keys(work, parts[-1])
    yield f"{debtors} skyldnere og {claims} krav er ført til og med {DAY:%d.%m.%Y}."


def _parts(desk: Desk, dialect: str, *, debtors: int, claims: int, seed: int) -> Iterator[_Part]:
    count = -(-debtors // _DEBTORS_A_PART)
    for part in range(count):
        people, after = part * debtors // count, (part + 1) * debtors // count
        first, last = part * claims // count, (part + 1) * claims // count
        order = Order(
            seed=seed, debtors=after - people, claims=last - first, today=DAY,
            files_from=DAY + timedelta(days=30), part=part, parts=count,
        )  # fmt: skip
        yield _Part(
            order=order,
            debtor=people + 1,
            claim=first + 1,
            fact=first * _FACTS_A_CLAIM + 1,
            payment=first * _PAYMENTS_A_CLAIM + 1,
            home=desk.home,
            units={code: (unit.id or 0, unit.client) for code, unit in desk.units.items()},
            dialect=dialect,
        )


def _all(parts: list[_Part], workers: int) -> Iterator[_Made]:
    """Every part in its order; only a few are made ahead, so that memory stays flat."""
    if workers == 1:
        yield from map(_make, parts)
        return
    # Spawned, not forked: a child must not share the connections of this process.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        ahead: deque[Future[_Made]] = deque()
        for part in parts:
            ahead.append(pool.submit(_make, part))
            if len(ahead) > workers + 1:
                yield ahead.popleft().result()
        while ahead:
            yield ahead.popleft().result()


def _make(part: _Part) -> _Made:
    """The rows of one part; nothing here reaches for the database."""
    rates = Rates.practice()
    world = practice_world.make(part.order, rates)
    sheets = Sheets({table: [] for table in _COLUMNS})
    debtors = {id(one): part.debtor + place for place, one in enumerate(world.debtors)}
    for one in world.debtors:
        practice_rows.debtor(sheets, debtors[id(one)], one, part.home)
        _searchable(sheets, debtors[id(one)], one.shown_name)
    claims = _numbered(part, world, debtors)
    for claim in claims:
        practice_rows.claim(sheets, claim)
    _cases(sheets, claims)
    _book(sheets, part, claims, rates)
    _note(sheets, claims)
    payloads = {
        table: encoded(rows, dialect=part.dialect) for table, rows in sheets.rows.items() if rows
    }
    return _Made(payloads, tuple(world.debtors), part.debtor, len(claims))


def _numbered(part: _Part, world: World, debtors: Mapping[int, int]) -> list[Numbered]:
    """The claims in the order they came; a debtor's folder has the debtor's own key."""
    stories = sorted(world.stories, key=lambda story: story.received)
    found = []
    for place, story in enumerate(stories):
        unit_id, client = part.units[story.draft.handed.unit]
        owing = tuple(debtors[id(one)] for one in story.draft.debtors)
        found.append(
            Numbered(
                story=story, claim_id=part.claim + place, serial=part.claim + place,
                unit_id=unit_id, client=client, debtor_ids=owing, case_ids=owing,
                label=story.draft.handed.unit,
            )
        )  # fmt: skip
    return found


def _cases(sheets: Sheets, claims: list[Numbered]) -> None:
    opened: set[int] = set()
    for claim in claims:
        day = claim.story.received
        for key in claim.debtor_ids:
            if key not in opened:
                opened.add(key)
                sheets.add(Case, key, numbers.case_number(day.year, key), key, day)


def _searchable(sheets: Sheets, key: int, name: str) -> None:
    words, pairs = search_index.rows(key, name)
    for entry in words:
        sheets.add(Token, entry["token"], key)
    for entry in pairs:
        sheets.add(Pair, entry["words"], key)


def _book(sheets: Sheets, part: _Part, claims: list[Numbered], rates: Rates) -> None:
    """Payments, facts, postings and balances."""
    fact, payment = part.fact, part.payment
    sources: dict[int, Source] = {}
    for claim in claims:
        for money in claim.story.money:
            if id(money) not in sources:
                sources[id(money)] = Source(payment, f"OCR {part.order.part:07d}, post {payment}")
                _paid(sheets, claim, money, sources[id(money)])
                payment += 1
        keys = range(fact, fact + len(claim.story.told))
        fact = keys.stop
        told = list(practice_rows.facts(claim, keys, sources))
        practice_rows.facts_told(sheets, claim, told, morning(DAY))
        practice_rows.booked(sheets, claim, [each for each, _, _ in told], DAY, rates)
    used = (fact - part.fact, payment - part.payment)
    if used > (len(claims) * _FACTS_A_CLAIM, len(claims) * _PAYMENTS_A_CLAIM):
        raise OverflowError("a part has more facts or payments than it has keys for")


def _paid(sheets: Sheets, claim: Numbered, money: Money, source: Source) -> None:
    kind = "" if money.out else "18" if money.amount < 0 else "10"
    key, day = source.payment_id, money.settled
    sheets.add(
        Payment, key, None, "", "", 0, kind, money.amount, day, money.ordered, claim.kid, ACCOUNT,
        money.account, "", "", source.name, "", morning(file_day(day)),
    )  # fmt: skip
    sheets.add(PaymentState, key, 0, "", 1)
    practice_rows.bank(sheets, [(key, money.amount, day, source.name)], morning(DAY))


def _note(sheets: Sheets, claims: list[Numbered]) -> None:
    """The first row of each debtor's stream in the audit: which claims came."""
    came: dict[int, list[str]] = {}
    for claim in claims:
        for key in claim.debtor_ids:
            came.setdefault(key, []).append(claim.number)
    at, deed, outcome = morning(DAY), "imports.claims", "done"
    for key, told in came.items():
        stream, details, salt = f"debtor:{key}", {"claims": told}, secrets.token_hex(16)
        content = audit.digest(salt, SYSTEM.name, details)
        chained = audit.link(
            previous=audit.GENESIS, stream=stream, seq=1, at=at, account_id=None, deed=deed,
            outcome=outcome, content=content,
        )  # fmt: skip
        sheets.add(
            Audit, stream, 1, at, None, SYSTEM.name, deed, outcome, audit.canonical(details), salt,
            content, audit.GENESIS, chained,
        )  # fmt: skip
        sheets.add(AuditHead, stream, 1, chained)


def _store(work: Work, made: _Made) -> None:
    for table in in_order(made.payloads):
        insert(work, table, _COLUMNS[table], made.payloads[table])
    secret = Sheets()
    for place, one in enumerate(made.people):
        sealed(work, secret, made.first + place, one)
    write_all(work, secret.rows, COLUMNS)


def _pass_keys(work: Work, last: _Part) -> None:
    """Let the sequences of PostgreSQL go on after the keys that were given out here."""
    claims = last.claim + last.order.claims
    used: Mapping[type[Row], int] = {
        Debtor: last.debtor + last.order.debtors,
        Case: last.debtor + last.order.debtors,
        Claim: claims,
        FactRow: claims * _FACTS_A_CLAIM,
        Payment: claims * _PAYMENTS_A_CLAIM,
    }
    for table, count in used.items():
        sequence: DbSequence = DbSequence(f"{table.__tablename__}_id_seq")
        series = func.generate_series(1, count).table_valued("n")
        taken: Any = select(sequence.next_value().label("key")).select_from(series).subquery()
        work.execute(select(func.max(taken.c.key)))
