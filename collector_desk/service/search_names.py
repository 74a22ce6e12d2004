"""Finding debtors by fragments of their names, in any order, and by where they live."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations
from typing import Any

from sqlalchemy import ColumnElement, bindparam, or_

from collector_desk.domain import folding
from collector_desk.models import Debtor, Pair, Token, Word
from collector_desk.service.search_debtors import Shown, found_by, own
from collector_desk.service.search_text import Typed, is_year
from collector_desk.service.search_ways import (
    FILTERED,
    How,
    Way,
    between,
    few,
    filled,
    has_word,
    living,
    named,
    named_or_living,
    narrowed,
    paired,
    way,
)

_SHORTEST_ADDRESS = 4
_MOST_SPLIT = 6  # words of a text that is tried as name and place in every way
_MOST_COMBINED = 4
_NAMESAKES = 500  # that are gone through for those of one's own portfolio or of a town
_A_FEW_DIGITS = 5  # a name may be a short number: «1881 Service AS»

Filled = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Key:
    """A word with digits beside a name: the slot it is in, and what it can be."""

    slot: str
    year: bool
    four: bool  # as a postcode has


@dataclass(frozen=True, slots=True)
class NameShape:
    """A text as a name: its words are in the slots n0, n1 … with the longest first."""

    names: int
    keys: tuple[Key, ...] = ()
    born: bool = False

    @property
    def slots(self) -> list[str]:
        """The slots of the names."""
        return [f"n{place}" for place in range(self.names)]


def shape(typed: Typed, today: date) -> tuple[NameShape, Filled]:
    """The shape of a text that may be a name, and what is in its slots."""
    words = sorted(_searched(typed), key=len, reverse=True)
    others = typed.others if typed.names and words else ()
    keys = tuple(
        Key(f"k{place}", is_year(word, today), len(word) == 4) for place, word in enumerate(others)
    )
    slots = {f"n{place}": word for place, word in enumerate(words)}
    found = filled(slots | {key.slot: word for key, word in zip(keys, others, strict=True)})
    for key, word in zip(keys, others, strict=True):
        if key.year:
            first, last = date(int(word), 1, 1), date(int(word), 12, 31)
            found |= {f"{key.slot}_first": first, f"{key.slot}_last": last}
    return NameShape(len(words), keys, typed.born is not None), found | {"born": typed.born}


def _searched(typed: Typed) -> tuple[str, ...]:
    """The words to look for as names; none where the text is plainly a number or a plate."""
    if typed.number:
        return typed.words if len(typed.number) <= _A_FEW_DIGITS else ()
    return () if typed.claim_number or _only_a_plate(typed) else typed.names or typed.others


def _only_a_plate(typed: Typed) -> bool:
    """«EL 12345», but not «bo 0556» or «bo 170571»."""
    if not typed.plate or typed.born is not None:
        return False
    return not typed.names or len(typed.others[0]) != 4


def ways(text: NameShape) -> list[Way]:
    """How to look for a name as it was typed."""
    slots = text.slots
    if not slots:
        return []
    if text.born:
        return [few(born_on(How.NAME_AND_BIRTH).where(*map(named, slots)))]
    if text.names == 1 and len(text.keys) == 1 and text.keys[0].four:
        (key,) = text.keys
        return [*by_key(key, named(slots[0])), few(_pair(slots[0], key.slot))]
    return [_fragments(slots, [second_key(key) for key in text.keys])]


@lru_cache(maxsize=256)
def in_portfolio(text: NameShape, *, clearance: bool) -> Shown | None:
    """The same in the searcher's own portfolio, where a name has more bearers than are shown."""
    if not text.names or text.keys or text.born:
        return None
    if text.names > 1:
        return found_by([_fragments(text.slots, [own()], of=_NAMESAKES)], clearance=clearance)
    surname = way(How.NAME, Debtor.id).where(
        Debtor.team_id.in_(bindparam("teams", expanding=True)), between(Debtor.search_name, "n0")
    )
    return found_by([few(surname)], clearance=clearance)


def _fragments(
    slots: Sequence[str], conditions: list[ColumnElement[bool]], *, of: int = FILTERED
) -> Way:
    """Words that each begin a word of the name, from the third on of the name or the address."""
    if len(slots) == 1:
        return narrowed(_word(slots[0]), conditions, of)
    first, second, *rest = slots
    return narrowed(_pair(first, second), [*map(named_or_living, rest), *conditions], of)


def _word(slot: str) -> Way:
    found = way(How.NAME, Token.debtor_id).where(between(Token.token, slot))
    return found.order_by(Token.token, Token.debtor_id)


def _pair(first: str, second: str) -> Way:
    """Two words of one name. Each word of the vocabulary that ``first`` begins is one range."""
    found = way(How.NAME, Pair.debtor_id).select_from(Word)
    found = found.join(Pair, paired(Pair.words, Word.token, second))
    return found.where(between(Word.token, first)).order_by(Word.token)


def born_on(how: How) -> Way:
    """Those born on the date that was typed."""
    return way(how, Debtor.id).where(Debtor.birth_date == bindparam("born"))


def second_key(key: Key) -> ColumnElement[bool]:
    """Whether a word with digits fits the name, the address or the year of birth."""
    return or_(named_or_living(key.slot), _born_in(key)) if key.year else named_or_living(key.slot)


def _born_in(key: Key) -> ColumnElement[bool]:
    return Debtor.birth_date.between(bindparam(f"{key.slot}_first"), bindparam(f"{key.slot}_last"))


def by_key(key: Key, spelt: ColumnElement[bool], how: How | None = None) -> list[Way]:
    """A name and four digits: a postcode or a year. Their own indexes hold the name too."""
    place = way(how or How.NAME_AND_PLACE, Debtor.id)
    found = [place.where(Debtor.postcode == bindparam(key.slot), living(), spelt)]
    if key.year:
        found.append(way(how or How.NAME_AND_BIRTH, Debtor.id).where(_born_in(key), spelt))
    return [few(each) for each in found]


def address(typed: Typed) -> tuple[int | None, Filled]:
    """A text as an address: how many words follow street and number, and what is in its slots.

    The slot «a» holds the whole, «s» street and number, a0 … the rest. None: it is no address;
    0: it is not parted.
    """
    words = typed.address.split()
    if len(typed.address) < _SHORTEST_ADDRESS or typed.born or words[0][0].isdigit():
        return None, {}
    street = _street(words)
    rest = words[len(street) :]
    if not rest or len(" ".join(street)) < _SHORTEST_ADDRESS:
        return 0, filled({"a": typed.address})
    slots = {"a": typed.address, "s": " ".join(street)}
    return len(rest), filled(slots | {f"a{place}": word for place, word in enumerate(rest)})


def _street(words: Sequence[str]) -> Sequence[str]:
    """Street and house number, where a place follows."""
    digits = next((place for place, word in enumerate(words) if word[0].isdigit()), None)
    if digits is None:
        return words[:-1]
    postcode = digits == len(words) - 1 and len(words[digits]) == 4
    return words[: digits + (not postcode)]


def ways_by_address(rest: int | None) -> list[Way]:
    """An address as it is kept: the beginning of the street is enough."""
    return [] if rest is None else [few(living_at(How.ADDRESS, "a"))]


def _parted(rest: int | None) -> list[Way]:
    """Street, perhaps number, and a place that does not follow at once: «storgata oslo»."""
    if not rest:
        return []
    conditions = [has_word(Debtor.address_key, f"a{place}") for place in range(rest)]
    return [narrowed(living_at(How.ADDRESS, "s"), conditions)]


def loose(typed: Typed) -> tuple[tuple[bool, ...], Filled]:
    """An address in any order: which of its words may begin the street, in the slots w0, w1 and on.

    Empty: it is no such address, or one word alone.
    """
    words = typed.address.split()
    if not 1 < len(words) <= _MOST_SPLIT or typed.born:
        return (), {}
    begins = tuple(len(word) >= _SHORTEST_ADDRESS and not word[0].isdigit() for word in words)
    return begins, filled({f"w{place}": word for place, word in enumerate(words)})


def _in_any_order(begins: tuple[bool, ...]) -> list[Way]:
    """«josefines 3d», «0351 josefines»: one word begins the address, the others stand in it."""
    found = []
    for first, may_begin in enumerate(begins):
        others = [place for place in range(len(begins)) if place != first]
        if may_begin:
            inside = [has_word(Debtor.address_key, f"w{place}") for place in others]
            found.append(narrowed(living_at(How.ADDRESS, f"w{first}"), inside))
    return found


def living_at(how: How, slot: str) -> Way:
    """Those whose address begins so."""
    found = way(how, Debtor.id).where(between(Debtor.address_key, slot), living())
    return found.order_by(Debtor.address_key)


def places(typed: Typed) -> tuple[tuple[bool, ...] | None, Filled]:
    """A text as name and place together: which words have digits, and what is in its slots.

    The words are in t0, t1 …; the slot h3 holds the first three as a street, r3 the rest.
    """
    words = typed.words
    if not 1 < len(words) <= _MOST_SPLIT or typed.number or typed.born:
        return None, {}
    slots = {f"t{place}": word for place, word in enumerate(words)}
    for at in range(1, len(words)):
        slots |= {f"h{at}": folding.address(*words[:at]), f"r{at}": folding.address(*words[at:])}
    return tuple(map(_begins_with_digit, words)), filled(slots)


def _begins_with_digit(word: str) -> bool:
    return word[0].isdigit()


@lru_cache(maxsize=256)
def by_place(
    digits: tuple[bool, ...] | None,
    rest: int | None,
    begins: tuple[bool, ...] = (),
    *,
    clearance: bool,
) -> Shown | None:
    """Name and place in either order: «hansen storgata 5»; with ``begins`` a place in any."""
    if digits is None:
        return None
    slots = [f"t{place}" for place in range(len(digits))]
    found = _parted(rest) + _in_any_order(begins)
    for at in range(1, len(slots)):
        if not any(digits[:at]) and not digits[at]:
            found.append(
                narrowed(living_at(How.NAME_AND_PLACE, f"r{at}"), [*map(named, slots[:at])])
            )
        if not any(digits[at:]) and not digits[0]:
            found.append(
                narrowed(living_at(How.NAME_AND_PLACE, f"h{at}"), [*map(named, slots[at:])])
            )
    names = [slot for slot, digit in zip(slots, digits, strict=True) if not digit]
    if 2 < len(names) <= _MOST_COMBINED:
        for two in combinations(names, 2):
            others = [named_or_living(slot) for slot in slots if slot not in two]
            found.append(narrowed(_pair(*two), others))
    return found_by(found, clearance=clearance)


@lru_cache(maxsize=64)
def by_town(digits: tuple[bool, ...] | None, *, clearance: bool) -> Shown | None:
    """One name and one town. The bearers of the name are gone through, which costs most."""
    if digits is None or digits.count(False) != 2:
        return None
    slots = [f"t{place}" for place in range(len(digits))]
    names = [slot for slot, digit in zip(slots, digits, strict=True) if not digit]
    ways = []
    for name in names:
        # Two names would have been found as a pair: the other word is where the debtor lives.
        others = [has_word(Debtor.address_key, slot) for slot in slots if slot != name]
        ways.append(narrowed(_word(name), [living(), *others], _NAMESAKES))
    return found_by(ways, clearance=clearance)
