"""The one search box: whatever was typed, the debtors and claims it may mean, best first."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from operator import itemgetter
from weakref import WeakKeyDictionary

from sqlalchemy import func, select

from collector_desk.models import Debtor, Opening
from collector_desk.service import (
    search_claims,
    search_names,
    search_numbers,
    search_show,
    search_typos,
)
from collector_desk.service.database import Work
from collector_desk.service.search_debtors import (
    Candidate,
    Shown,
    candidate,
    found_by,
    look,
    searcher,
    shown,
)
from collector_desk.service.search_names import NameShape
from collector_desk.service.search_numbers import NumberShape
from collector_desk.service.search_text import Typed, read
from collector_desk.service.search_ways import How
from collector_desk.wire.debtors import Recent, Recents
from collector_desk.wire.search import Hits

_RECENT = 30
_RECOUNT = timedelta(minutes=10)
_LOOK_AGAIN = timedelta(seconds=10)
_NAMESAKES = "Legg til fødselsdato eller gate"
_NAMED = frozenset({How.NAME, How.TYPO, How.INSIDE})
_BY_NAME = frozenset({How.NAME, How.NAME_AND_PLACE, How.NAME_AND_BIRTH})
_FAR = {How.ADDRESS: 2, How.TYPO: 3, How.INSIDE: 4}  # the others are as near as their words


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found, and how: the kinds of match are noted, the text never."""

    hits: Hits
    how: tuple[How, ...]

    def note(self, work: Work) -> None:
        """Note the search: which kinds of match, how many, and whom it showed."""
        people = [hit.debtor_id for hit in self.hits.debtors]
        shown = people + [hit.debtor_id for hit in self.hits.claims]
        work.note(
            "search.find",
            details={
                "classes": [how.value for how in self.how],
                "hits": len(shown),
                "debtors": list(dict.fromkeys(shown)),
            },
        )


def find(work: Work, text: str, limit: int = 20) -> Hits:
    """Debtors and claims that a text may mean, at most ``limit`` of each."""
    return answer(work, text, limit).hits


def answer(work: Work, text: str, limit: int = 20) -> Answer:
    """The same, with how each kind of match came about, for the note of the search."""
    typed = read(text, work.clock.today())
    named = _debtors(work, typed, limit)
    claims = search_claims.claims(work, typed, limit)
    cases = search_claims.cases(work, typed, limit)
    nearest, shown_claims = named[:limit], claims[:limit]
    shown_cases = cases[: limit - len(shown_claims)]
    hits = Hits(
        text=text,
        debtors=search_show.debtors(work, nearest),
        claims=search_show.claims(work, shown_claims, shown_cases, number=typed.number),
        more=len(named) > limit or len(claims) + len(cases) > limit,
        hint=_hint(typed, named, limit),
        known=_known.count(work),
    )
    how = [each.how for each in nearest] + [each.how for each in (*shown_claims, *shown_cases)]
    return Answer(hits, tuple(dict.fromkeys(how)))


def _hint(typed: Typed, named: Sequence[Candidate], limit: int) -> str:
    """What would tell namesakes apart, where there are more than are shown."""
    namesakes = len(named) > limit and named[limit].how in _NAMED
    return _NAMESAKES if namesakes and not typed.others and not typed.born else ""


def _debtors(work: Work, typed: Typed, limit: int) -> list[Candidate]:
    """Round by round: the next one only where the earlier ones found less than a page."""
    clearance = work.who.clearance
    number, number_slots = search_numbers.shape(work, typed)
    name, slots = search_names.shape(typed, work.clock.today())
    address, address_slots = search_names.address(typed)
    statement = _first_round(number, name, address, clearance=clearance)
    found = look(work, statement, {**number_slots, **slots, **address_slots})
    if len(found) > limit and work.who.team_ids:
        found += look(work, search_names.in_portfolio(name, clearance=clearance), slots)
    digits, place_slots = search_names.places(typed)
    if all(each.how is How.ADDRESS for each in found):
        begins, loose_slots = search_names.loose(typed) if not found else ((), {})
        statement = search_names.by_place(digits, address, begins, clearance=clearance)
        found += look(work, statement, {**place_slots, **address_slots, **loose_slots})
    if len(found) < limit:
        found += search_typos.misspelt(work, typed, name, slots, limit)
    if not found:
        found += look(work, search_names.by_town(digits, clearance=clearance), place_slots)
    if not found:
        found += search_typos.inside(work, name, slots, limit)
    return _ranked(typed, found)


@lru_cache(maxsize=512)
def _first_round(
    number: NumberShape, name: NameShape, address: int | None, *, clearance: bool
) -> Shown | None:
    ways = [
        *search_numbers.ways(number),
        *search_names.ways(name),
        *search_names.ways_by_address(address),
    ]
    return found_by(ways, clearance=clearance)


def _ranked(typed: Typed, found: Sequence[Candidate]) -> list[Candidate]:
    """Each debtor once: nearest match, own portfolio, something owed, then by name."""
    keyed = []
    for place, each in enumerate(found):
        how, far = _nearness(typed, each)
        # Misspelt ones come in an order of their own: the commonest spelling first.
        name, number = ("", place) if far > 2 else (each.search_name, each.id)
        keyed.append(((far, not each.own, not each.owes, name, number), how, each))
    best: dict[int, Candidate] = {}
    for _, how, each in sorted(keyed, key=itemgetter(0)):
        if each.id not in best:
            best[each.id] = each if how is each.how else each._replace(how=how)
    return list(best.values())


def _nearness(typed: Typed, found: Candidate) -> tuple[How, int]:
    """How a debtor was found after all, and how far it is from what was typed: 0 is exact."""
    if found.how not in _BY_NAME:
        return found.how, _FAR.get(found.how, 0)
    borne = found.search_name.split()
    beside = [word for word in typed.words if not any(each.startswith(word) for each in borne)]
    far = int(any(word not in borne for word in typed.words if word not in beside))
    if not beside:
        return How.NAME_AND_BIRTH if typed.born else How.NAME, far
    born = found.birth_date is not None and beside == [str(found.birth_date.year)]
    return How.NAME_AND_BIRTH if born else How.NAME_AND_PLACE, far


def recent(work: Work) -> Recents:
    """The debtors this account opened last, newest first, that it may still know of."""
    rows = work.connection().execute(
        shown(Opening.opened_at, clearance=work.who.clearance)
        .join(Opening, Opening.debtor_id == Debtor.id)
        .where(Opening.account_id == (work.who.account_id or 0))
        .order_by(Opening.opened_at.desc(), Debtor.id)
        .limit(_RECENT),
        searcher(work.who),
    )
    found = tuple(
        Recent(
            debtor_id=each.id,
            name=each.name,
            about=search_show.about(each),
            opened_at=row.opened_at,
        )
        for row in rows
        for each in [candidate(row, How.NAME)]
    )
    return Recents(rows=found)


@dataclass(frozen=True, slots=True)
class _Counted:
    """How many debtors there were, the highest key among them, and when that was counted."""

    count: int
    top: int
    at: datetime


class _Known:
    """How many debtors there are: counted seldom, and now and then what was added is added."""

    def __init__(self) -> None:
        self._counted: WeakKeyDictionary[object, _Counted] = WeakKeyDictionary()
        self._shown: WeakKeyDictionary[object, tuple[int, datetime]] = WeakKeyDictionary()
        self._lock = threading.Lock()

    def count(self, work: Work) -> int:
        """The number of debtors in this database, at most a few seconds old."""
        now, bind = work.clock.wall(), work.get_bind()
        with self._lock:
            shown, counted = self._shown.get(bind), self._counted.get(bind)
        if shown is not None and now - shown[1] < _LOOK_AGAIN:
            return shown[0]
        top = work.scalar(select(func.max(Debtor.id))) or 0
        if counted is None or now - counted.at > _RECOUNT or top < counted.top:
            counted = _Counted(work.scalar(select(func.count(Debtor.id))) or 0, top, now)
        known = counted.count + top - counted.top
        with self._lock:
            self._counted[bind], self._shown[bind] = counted, (known, now)
        return known


_known = _Known()
