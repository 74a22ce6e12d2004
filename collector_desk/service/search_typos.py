"""Finding debtors whose names are one letter away from what was typed, or hold it inside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import bindparam, literal_column, or_, select

from collector_desk.domain import folding
from collector_desk.models import Debtor, Pair, Token, Variant, Word
from collector_desk.service.database import Work
from collector_desk.service.search_debtors import Candidate, Shown, found_by, look
from collector_desk.service.search_names import NameShape, born_on, by_key, second_key
from collector_desk.service.search_text import Typed
from collector_desk.service.search_ways import (
    AT_MOST,
    How,
    Way,
    between,
    few,
    filled,
    named,
    named_or_living,
    narrowed,
    way,
)

_NEIGHBOURS = 12  # words one letter away that are tried, the commonest first
_SHORTEST_TYPO, _SHORTEST_INSIDE = 3, 4

_NEAR = (
    select(Variant.token, Word.bearers)
    .join(Word, Word.token == Variant.token)
    .where(Variant.variant.in_(bindparam("forms", expanding=True)))
    .distinct()
)
_HOLDING = (
    select(Word.token)
    .where(Word.token.like(bindparam("inside")))
    .order_by(Word.bearers.desc(), Word.token)
    .limit(literal_column(str(_NEIGHBOURS)))
)


def misspelt(
    work: Work, typed: Typed, text: NameShape, slots: Mapping[str, Any], limit: int
) -> list[Candidate]:
    """Debtors whose names have one letter more, less or other, or two letters swapped."""
    if typed.number or not text.names:
        return []
    words = [str(slots[slot]) for slot in text.slots]
    near = _neighbours(work, [word for word in words if len(word) >= _SHORTEST_TYPO])
    spellings = [near.get(word, []) for word in words]
    clearance = work.who.clearance
    if text.names > 1:
        return look(work, *_among_others(text, words, spellings, slots, clearance=clearance))
    (each,) = spellings
    statement = _alone(text, len(each), clearance=clearance)
    numbered = {f"c{place}": spelling for place, spelling in enumerate(each)}
    return _in_turn(look(work, statement, {**slots, **filled(numbered)}), each)[:limit]


def _among_others(
    text: NameShape,
    words: Sequence[str],
    spellings: Sequence[list[str]],
    slots: Mapping[str, Any],
    *,
    clearance: bool,
) -> tuple[Shown | None, dict[str, Any]]:
    """Each word in turn misspelt, beside the longest of the others."""
    pairs: dict[str, str] = {}
    for place, each in enumerate(spellings):
        beside = words[0] if place else words[1]
        # Filled up with the last, so that there are few shapes of statements.
        tried = (each + each[-1:] * _NEIGHBOURS)[:_NEIGHBOURS]
        for number, spelling in enumerate(tried):
            pairs[f"s{place}_{number}"] = f"{spelling} {beside}"
    statement = _among(text, tuple(map(bool, spellings)), clearance=clearance)
    return statement, {**slots, **filled(pairs)}


@lru_cache(maxsize=256)
def _among(text: NameShape, wrong: tuple[bool, ...], *, clearance: bool) -> Shown | None:
    found = []
    keys = [second_key(key) for key in text.keys]
    born = [Debtor.birth_date == bindparam("born")] if text.born else []
    for place, slot in enumerate(text.slots):
        if wrong[place]:
            _, *rest = (other for other in text.slots if other != slot)
            tried = [between(Pair.words, f"s{place}_{number}") for number in range(_NEIGHBOURS)]
            pair = way(How.TYPO, Pair.debtor_id).where(or_(*tried))
            found.append(narrowed(pair, [*map(named_or_living, rest), *keys, *born]))
    return found_by(found, clearance=clearance)


@lru_cache(maxsize=256)
def _alone(text: NameShape, spellings: int, *, clearance: bool) -> Shown | None:
    """One word and no other; its spellings are in the slots c0 to c11."""
    slots = [f"c{place}" for place in range(spellings)]
    found: list[Way] = []
    if slots and text.born:
        found = [few(born_on(How.TYPO).where(or_(*map(named, slots))))]
    elif slots and not text.keys:
        found = _borne(How.TYPO, slots)
    elif slots and len(text.keys) == 1 and text.keys[0].four:
        found = by_key(text.keys[0], or_(*map(named, slots)), How.TYPO)
    return found_by(found, clearance=clearance)


def _borne(how: How, slots: Sequence[str]) -> list[Way]:
    """A few bearers of each of these words."""
    share = AT_MOST // len(slots)
    bearers = [way(how, Token.debtor_id).where(Token.token == bindparam(slot)) for slot in slots]
    return [few(each.order_by(Token.debtor_id), share) for each in bearers]


def inside(work: Work, text: NameShape, slots: Mapping[str, Any], limit: int) -> list[Candidate]:
    """Debtors with the typed fragment inside a word of the name: «berg» finds Lindberg."""
    if text != NameShape(1) or len(slots["n0"]) < _SHORTEST_INSIDE:
        return []
    rows = work.connection().execute(_HOLDING, {"inside": f"%{slots['n0']}%"})
    words = [str(row.token) for row in rows]
    numbered = filled({f"c{place}": word for place, word in enumerate(words)})
    statement = _inside(len(words), clearance=work.who.clearance)
    return _in_turn(look(work, statement, numbered), words)[:limit]


@lru_cache(maxsize=2 * _NEIGHBOURS + 2)
def _inside(words: int, *, clearance: bool) -> Shown | None:
    slots = [f"c{place}" for place in range(words)]
    return found_by(_borne(How.INSIDE, slots) if slots else [], clearance=clearance)


def _neighbours(work: Work, words: Sequence[str]) -> Mapping[str, list[str]]:
    """For each word the words of the vocabulary one letter away, the commonest first."""
    if not words:
        return {}
    forms = sorted(frozenset[str]().union(*map(folding.variants, words)))
    rows = work.connection().execute(_NEAR, {"forms": forms}).all()
    ranked = [row.token for row in sorted(rows, key=lambda row: (-row.bearers, row.token))]
    return {
        word: [
            token
            for token in ranked
            # What begins with the word is found without any typing error.
            if folding.one_letter_apart(word, token) and not token.startswith(word)
        ][:_NEIGHBOURS]
        for word in words
    }


def _in_turn(found: list[Candidate], words: Sequence[str]) -> list[Candidate]:
    """One bearer of each word after the other, so that a common name does not hide a rare one."""
    seen: dict[str, int] = {}

    def turn(candidate: Candidate) -> tuple[int, int]:
        borne = candidate.search_name.split()
        word = next((word for word in words if word in borne), "")
        seen[word] = seen.get(word, 0) + 1
        return seen[word], words.index(word) if word else len(words)

    keyed = [(turn(candidate), candidate) for candidate in found]
    return [candidate for _, candidate in sorted(keyed, key=lambda each: each[0])]
