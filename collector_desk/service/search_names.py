"""Finding debtors by fragments of their names, in any order, with a second key or a typing error."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import combinations

from sqlalchemy import ColumnElement, and_, or_, select

from collector_desk.domain import folding
from collector_desk.models import Debtor, Pair, Token, Variant, Word
from collector_desk.service.database import Work
from collector_desk.service.search_debtors import (
    AT_MOST,
    Candidate,
    Candidates,
    How,
    between,
    has_word,
    labelled,
    look,
    named,
    named_or_living,
    narrowed,
    own,
)
from collector_desk.service.search_text import Typed, is_year

_NEIGHBOURS = 12  # words one letter away that are tried, the commonest first
_SHORTEST_TYPO, _SHORTEST_INSIDE, _SHORTEST_ADDRESS = 3, 4, 4
_MOST_SPLIT = 6  # words of a text that is tried as name and place in every way
_MOST_COMBINED = 4
_A_FEW_DIGITS = 5  # a name may be a short number: «1881 Service AS»

Conditions = list[ColumnElement[bool]]


def ways(typed: Typed, today: date) -> list[Candidates]:
    """How to look for a name as it was typed."""
    words = _searched(typed)
    if not words:
        return []
    if typed.born is not None:
        return [_born_on(typed.born, [named(word) for word in words])]
    if not typed.others or not typed.names:
        return [_fragments(words, [])]
    conditions = [_second_key(word, today) for word in typed.others]
    if len(words) == 1 and len(typed.others) == 1 and len(typed.others[0]) == 4:
        return [*_by_key(typed.others[0], words, today), _pair(words[0], typed.others[0])]
    return [_fragments(words, conditions)]


def ways_in_portfolio(work: Work, typed: Typed) -> list[Candidates]:
    """The same in the searcher's own portfolio, where a name has more bearers than are shown."""
    words = _searched(typed)
    if not words or typed.others or typed.born is not None:
        return []
    return [_fragments(words, [own(work.who)])]


def _searched(typed: Typed) -> tuple[str, ...]:
    """The words to look for as names; none where the text is plainly a number or a plate."""
    if typed.number:
        return typed.words if len(typed.number) <= _A_FEW_DIGITS else ()
    plate = typed.plate and not (typed.names and len(typed.others[0]) == 4)  # «bo 0556»
    return () if typed.claim_number or plate else typed.names or typed.others


def _fragments(words: Sequence[str], conditions: Conditions) -> Candidates:
    """Words that each begin a word of the name, the others of the name or the address."""
    if len(words) == 1:
        return narrowed(_word(words[0]), conditions)
    first, second, *rest = sorted(words, key=len, reverse=True)
    return narrowed(_pair(first, second), [named_or_living(word) for word in rest] + conditions)


def _word(word: str) -> Candidates:
    return (
        labelled(How.NAME, Token.debtor_id)
        .where(between(Token.token, word))
        .order_by(Token.token, Token.debtor_id)
    )


def _pair(first: str, second: str, *, how: How = How.NAME) -> Candidates:
    """Two words of one name. Each word of the vocabulary that ``first`` begins is one range."""
    return _paired(how, second).where(between(Word.token, first)).order_by(Word.token)


def _paired(how: How, second: str) -> Candidates:
    begins = and_(
        Pair.words >= Word.token + (" " + second),
        Pair.words < Word.token + (" " + folding.after(second)),
    )
    return labelled(how, Pair.debtor_id).select_from(Word).join(Pair, begins)


def _born_on(
    born: date, conditions: Sequence[ColumnElement[bool]], how: How = How.NAME_AND_BIRTH
) -> Candidates:
    found = labelled(how, Debtor.id).where(Debtor.birth_date == born, *conditions)
    return found.limit(AT_MOST)


def _second_key(word: str, today: date) -> ColumnElement[bool]:
    return (
        or_(named_or_living(word), _born_in(word))
        if is_year(word, today)
        else named_or_living(word)
    )


def _born_in(year: str) -> ColumnElement[bool]:
    return Debtor.birth_date.between(date(int(year), 1, 1), date(int(year), 12, 31))


def _by_key(
    key: str, names: Sequence[str], today: date, *, how: How | None = None
) -> list[Candidates]:
    """One name (or one of several spellings) and four digits: a postcode or a year."""
    spelt = or_(*(named(name) for name in names))
    place = labelled(how or How.NAME_AND_PLACE, Debtor.id)
    found = [place.where(Debtor.postcode == key, Debtor.protection == "open", spelt)]
    if is_year(key, today):
        found.append(labelled(how or How.NAME_AND_BIRTH, Debtor.id).where(_born_in(key), spelt))
    return [way.limit(AT_MOST) for way in found]


def ways_by_address(typed: Typed, limit: int) -> list[Candidates]:
    """Street first, then number and place; the beginning of the street is enough."""
    words = typed.address.split()
    if len(typed.address) < _SHORTEST_ADDRESS or typed.born or words[0][0].isdigit():
        return []
    found = [_living_at(How.ADDRESS, typed.address).limit(limit + 1)]
    head = _street(words)
    if len(" ".join(head)) >= _SHORTEST_ADDRESS and len(head) < len(words):
        rest = [has_word(Debtor.address_key, word) for word in words[len(head) :]]
        found.append(narrowed(_living_at(How.ADDRESS, " ".join(head)), rest))
    return found


def _street(words: Sequence[str]) -> Sequence[str]:
    """Street and house number, where a place follows."""
    digits = next((place for place, word in enumerate(words) if word[0].isdigit()), None)
    if digits is None:
        return words[:-1]
    postcode = digits == len(words) - 1 and len(words[digits]) == 4
    return words[: digits + (not postcode)]


def _living_at(how: How, address: str) -> Candidates:
    return (
        labelled(how, Debtor.id)
        .where(between(Debtor.address_key, address), Debtor.protection == "open")
        .order_by(Debtor.address_key)
    )


def ways_by_place(typed: Typed) -> list[Candidates]:
    """Name and place together, in either order: «hansen storgata 5», «oslo hansen»."""
    words = typed.words
    if not 1 < len(words) <= _MOST_SPLIT or typed.number or typed.born:
        return []
    found = []
    for at in range(1, len(words)):
        for name, place in ((words[:at], words[at:]), (words[at:], words[:at])):
            if not any(word[0].isdigit() for word in (*name, place[0])):
                way = _living_at(How.NAME_AND_PLACE, folding.address(*place))
                found.append(narrowed(way, [named(word) for word in name]))
    return found + _ways_by_town(typed)


def _ways_by_town(typed: Typed) -> list[Candidates]:
    names, others = typed.names, [named_or_living(word) for word in typed.others]
    if len(names) == 2:
        both = (names, names[::-1])
        return [narrowed(_word(name), [named_or_living(town), *others]) for name, town in both]
    if not 2 < len(names) <= _MOST_COMBINED:
        return []
    return [
        narrowed(
            _pair(*sorted(two, key=len, reverse=True)),
            [*(named_or_living(word) for word in names if word not in two), *others],
        )
        for two in combinations(names, 2)
    ]


def misspelt(work: Work, typed: Typed, limit: int) -> list[Candidate]:
    """Debtors whose names have one letter more, less or other, or two letters swapped."""
    words = typed.names
    near = _neighbours(work, [word for word in words if len(word) >= _SHORTEST_TYPO])
    today = work.clock.today()
    if len(words) == 1:
        spellings = near.get(words[0], [])
        return _in_turn(look(work, _one_misspelt(typed, spellings, today)), spellings, limit)
    found = []
    for place, word in enumerate(words):
        if near.get(word):
            second, *rest = sorted(words[:place] + words[place + 1 :], key=len, reverse=True)
            way = _paired(How.TYPO, second).where(Word.token.in_(near[word]))
            keys = [_second_key(other, today) for other in typed.others]
            born = [Debtor.birth_date == typed.born] if typed.born else []
            found.append(narrowed(way, [*map(named_or_living, rest), *keys, *born]))
    return look(work, found)


def _one_misspelt(typed: Typed, spellings: list[str], today: date) -> list[Candidates]:
    if not spellings:
        return []
    if typed.born is not None:
        spelt = or_(*(named(spelling) for spelling in spellings))
        return [_born_on(typed.born, [spelt], How.TYPO)]
    if not typed.others:
        return _borne(How.TYPO, spellings)
    if len(typed.others) == 1 and len(typed.others[0]) == 4:
        return _by_key(typed.others[0], spellings, today, how=How.TYPO)
    return []


def _borne(how: How, words: Sequence[str]) -> list[Candidates]:
    share = AT_MOST // len(words)
    return [
        labelled(how, Token.debtor_id)
        .where(Token.token == word)
        .order_by(Token.debtor_id)
        .limit(share)
        for word in words
    ]


def inside(work: Work, typed: Typed, limit: int) -> list[Candidate]:
    """Debtors with the typed fragment inside a word of the name: «berg» finds Lindberg."""
    if len(typed.words) != 1 or typed.others or len(typed.words[0]) < _SHORTEST_INSIDE:
        return []
    words = list(
        work.scalars(
            select(Word.token)
            .where(Word.token.like(f"%{typed.words[0]}%"))
            .order_by(Word.bearers.desc(), Word.token)
            .limit(_NEIGHBOURS)
        )
    )
    return _in_turn(look(work, _borne(How.INSIDE, words)), words, limit) if words else []


def _neighbours(work: Work, words: Sequence[str]) -> Mapping[str, list[str]]:
    """For each word the words of the vocabulary one letter away, the commonest first."""
    if not words:
        return {}
    forms = sorted(frozenset().union(*map(folding.variants, words)))
    rows = work.execute(
        select(Variant.token, Word.bearers)
        .join(Word, Word.token == Variant.token)
        .where(Variant.variant.in_(forms))
        .distinct()
    ).all()
    ranked = [token for token, _ in sorted(rows, key=lambda row: (-row.bearers, row.token))]
    return {
        word: [
            token
            for token in ranked
            # What begins with the word is found without any typing error.
            if folding.one_letter_apart(word, token) and not token.startswith(word)
        ][:_NEIGHBOURS]
        for word in words
    }


def _in_turn(found: list[Candidate], words: Sequence[str], limit: int) -> list[Candidate]:
    """One bearer of each word after the other, so that a common name does not hide a rare one."""
    seen: dict[str, int] = {}

    def turn(candidate: Candidate) -> tuple[int, int]:
        borne = candidate.search_name.split()
        word = next((word for word in words if word in borne), "")
        seen[word] = seen.get(word, 0) + 1
        return seen[word], words.index(word) if word else len(words)

    keyed = [(turn(candidate), candidate) for candidate in found]
    return [candidate for _, candidate in sorted(keyed, key=lambda each: each[0])][:limit]
