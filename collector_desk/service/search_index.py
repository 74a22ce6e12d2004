"""The index of the search box: words and pairs of each debtor, and the vocabulary of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import delete, func, insert, select, text

from collector_desk.domain import folding
from collector_desk.models import Debtor, Pair, Token, Variant, Word
from collector_desk.service.database import Work
from collector_desk.service.keys import fill

_AT_ONCE = 1000  # rows of one debtor are few; this many debtors are read or written together

Entry = dict[str, str | int]

# The same words on both databases. Two transactions may meet the same new word.
_COUNT_UP = text(
    "INSERT INTO word (token, bearers) VALUES (:token, :by)"
    " ON CONFLICT (token) DO UPDATE SET bearers = word.bearers + excluded.bearers"
)
_LEARN = text(
    "INSERT INTO variant (variant, token) VALUES (:variant, :token) ON CONFLICT DO NOTHING"
)


def rows(debtor_id: int, name: str) -> tuple[list[Entry], list[Entry]]:
    """The rows of ``token`` and of ``pair`` for one debtor, to be inserted in bulk.

    After a bulk load call ``count_words``.
    """
    return (
        [{"token": word, "debtor_id": debtor_id} for word in sorted(folding.tokens(name))],
        [{"words": pair, "debtor_id": debtor_id} for pair in sorted(folding.pairs(name))],
    )


def index_debtor(work: Work, debtor: Debtor) -> None:
    """Make a debtor findable by its name and address as they are now; see ``index_debtors``."""
    index_debtors(work, [debtor])


def index_debtors(work: Work, debtors: Iterable[Debtor]) -> None:
    """Make debtors findable by their names and addresses as they are now.

    New, renamed and moved ones alike; calling it twice changes nothing. ``search_name`` and
    ``address_key`` are set here; the address of a protected debtor is never indexed. A batch
    calls it once with all its debtors: the words are counted in one order, so that two batches
    at a time wait for each other and never lock each other out.
    """
    count: Counter[str] = Counter()
    for debtor in debtors:
        work.flush()
        former = debtor.search_name
        keys(debtor)
        count.update(_replace(work, debtor.id, former=former or "", name=debtor.search_name))
    work.flush()
    _count(work, count)


def index_new(work: Work, names: Mapping[int, str]) -> None:
    """Make debtors findable that were added in this transaction, by id and name.

    Faster than ``index_debtors``. Their rows hold ``search_name`` and ``address_key`` already.
    """
    made = [rows(debtor_id, name) for debtor_id, name in names.items()]
    _insert_rows(work, made)
    _count(work, Counter(str(entry["token"]) for words, _ in made for entry in words))


def keys(debtor: Debtor) -> None:
    """Set the folded columns of a debtor, before it is first flushed."""
    debtor.search_name = folding.search_name(debtor.name)
    debtor.address_key = _address_key(debtor)


def remove(work: Work, debtor: Debtor) -> None:
    """Let a debtor be found by name no more. Its other columns are the caller's."""
    work.flush()
    _count(work, Counter(_replace(work, debtor.id, former=debtor.search_name, name="")))


def _address_key(debtor: Debtor) -> str:
    if (debtor.protection or "open") != "open":
        return ""
    return folding.address(debtor.street or "", debtor.postcode or "", debtor.city or "")


def _replace(work: Work, debtor_id: int, *, former: str, name: str) -> dict[str, int]:
    """Put the rows of one name for those of another; by how much each word's count changes."""
    _exchange(work, Pair, debtor_id, old=folding.pairs(former), new=folding.pairs(name))
    return _exchange(work, Token, debtor_id, old=folding.tokens(former), new=folding.tokens(name))


def _exchange(
    work: Work,
    table: type[Token | Pair],
    debtor_id: int,
    *,
    old: frozenset[str],
    new: frozenset[str],
) -> dict[str, int]:
    key = Token.token if table is Token else Pair.words
    ours = table.debtor_id == debtor_id
    there = set(work.scalars(select(key).where(key.in_(sorted(old | new)), ours)))
    gone, added = there - new, new - there
    if gone:
        work.execute(delete(table).where(key.in_(sorted(gone)), ours))
    if added:
        work.execute(
            insert(table), [{key.key: each, "debtor_id": debtor_id} for each in sorted(added)]
        )
    return dict.fromkeys(gone, -1) | dict.fromkeys(added, 1)


def _count(work: Work, changes: Mapping[str, int]) -> None:
    """Change how many bear each word; new words are learnt, words nobody bears forgotten."""
    changed = {word: by for word, by in sorted(changes.items()) if by}
    if not changed:
        return
    known: set[str] = set()
    for some in _parts(list(changed)):
        known.update(work.scalars(select(Word.token).where(Word.token.in_(some))))
    work.execute(_COUNT_UP, [{"token": word, "by": by} for word, by in changed.items()])
    learnt = [row for word in changed if word not in known for row in _variant_rows(word)]
    if learnt:
        work.execute(_LEARN, learnt)
    lost = [word for word, by in changed.items() if by < 0]
    for some in _parts(lost):
        _forget(work, some)


def _forget(work: Work, maybe: list[str]) -> None:
    nobodys = list(work.scalars(select(Word.token).where(Word.token.in_(maybe), Word.bearers <= 0)))
    if nobodys:
        forms = sorted({form for word in nobodys for form in folding.variants(word)})
        work.execute(delete(Variant).where(Variant.variant.in_(forms), Variant.token.in_(nobodys)))
        work.execute(delete(Word).where(Word.token.in_(nobodys)))


def _variant_rows(word: str) -> list[Entry]:
    return [{"variant": form, "token": word} for form in sorted(folding.variants(word))]


def _parts(words: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(words), _AT_ONCE):
        yield words[start : start + _AT_ONCE]


def count_words(work: Work) -> None:
    """Make the vocabulary anew from the words of all debtors, after a bulk load."""
    work.execute(delete(Variant))
    work.execute(delete(Word))
    work.execute(
        insert(Word).from_select(
            ["token", "bearers"], select(Token.token, func.count()).group_by(Token.token)
        )
    )
    for some in _parts(list(work.scalars(select(Word.token)))):
        work.execute(insert(Variant), [row for word in some for row in _variant_rows(word)])


def rebuild(work: Work) -> None:
    """Make the whole index anew from the names of all debtors; addresses are not touched."""
    work.execute(delete(Pair))
    work.execute(delete(Token))
    last = 0
    while named := work.execute(
        select(Debtor.id, Debtor.name).where(Debtor.id > last).order_by(Debtor.id).limit(_AT_ONCE)
    ).all():
        last = named[-1].id
        _insert_rows(work, [rows(debtor_id, name) for debtor_id, name in named])
    count_words(work)


def _insert_rows(work: Work, made: Sequence[tuple[list[Entry], list[Entry]]]) -> None:
    for table, place in ((Token, 0), (Pair, 1)):
        fill(work, table, [entry for each in made for entry in each[place]])
