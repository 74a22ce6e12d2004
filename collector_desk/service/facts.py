"""Between rows and the domain: a claim's terms, its facts and its postings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from itertools import islice

from sqlalchemy import select

from collector_desk.domain.accounts_chart import Account
from collector_desk.domain.claim import KINDS, ClaimKind, InterestBasis
from collector_desk.domain.facts import Bucket, Fact, FactKind
from collector_desk.domain.interest_terms import InterestTerms
from collector_desk.domain.ledger import Terms
from collector_desk.domain.phrases import not_confirmed
from collector_desk.domain.postings import Entry, Posted
from collector_desk.models import Claim, FactRow, Posting
from collector_desk.service.database import Work
from collector_desk.service.kept_rows import ClaimTerms, KeptClaim, KeptFact

_FACT = (
    FactRow.id,
    FactRow.claim_id,
    FactRow.kind,
    FactRow.amount,
    FactRow.value_date,
    FactRow.known_at,
    FactRow.rule,
    FactRow.source,
    FactRow.bucket,
    FactRow.reverses,
    FactRow.covering,
)
_POSTING = (
    Posting.id,
    Posting.claim_id,
    Posting.key,
    Posting.debit,
    Posting.credit,
    Posting.amount,
    Posting.value_date,
    Posting.rule,
    Posting.source,
    Posting.fact_id,
    Posting.reverses,
)
Claimed = Claim | KeptClaim | ClaimTerms
CHUNK = 500  # claims a query: below every database's limit of bound values


def chunks(ids: Iterable[int]) -> Iterator[list[int]]:
    """The ids in lists short enough for one query."""
    rest = iter(ids)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


def covering(order: Sequence[Bucket] | None) -> str | None:
    """A covering order as it is stored."""
    return None if order is None else ",".join(order)


def order_of(stored: str | None) -> tuple[Bucket, ...] | None:
    """A stored covering order as the law reads it."""
    return None if stored is None else tuple(Bucket(part) for part in stored.split(","))


def interest_basis(claim: Claimed) -> str:
    """Why late interest starts where it does, in Bokmål, and what of that is not confirmed."""
    return _words(claim.kind, claim.interest_basis, claim.interest_note)


def _words(kind: str, basis: str, note: str) -> str:
    noted = f", {note}" if note else ""
    label, unsure = _basis(kind, basis)
    return f"{label}{noted}{unsure}"


@cache
def _basis(code: str, stored: str) -> tuple[str, str]:
    """The words of a basis, and its open points where it is what the kind rests on by default."""
    kind, basis = KINDS[ClaimKind(code)], InterestBasis(stored)
    points = kind.open_on("rente") if basis is kind.interest else ()
    return basis.label, f". {not_confirmed(points)}" if points else ""


def terms_of(claim: Claimed, told: InterestTerms | None = None) -> Terms:
    """What is agreed or ruled for a claim; where ``told``, what was of its interest then."""
    if told is not None:
        return Terms(
            claim_id=claim.id,
            kind=ClaimKind(claim.kind),
            interest_from=told.first,
            interest_basis=_words(claim.kind, told.basis.value, told.note),
            interest_rule=told.rule,
        )
    return Terms(
        claim_id=claim.id,
        kind=ClaimKind(claim.kind),
        interest_from=claim.interest_from,
        interest_basis=interest_basis(claim),
        interest_rule=claim.interest_rule,
    )


def facts_of(work: Work, claim_ids: Iterable[int]) -> Mapping[int, list[Fact]]:
    """Every fact of these claims."""
    found: dict[int, list[Fact]] = defaultdict(list)
    for chunk in chunks(claim_ids):
        for row in work.execute(select(*_FACT).where(FactRow.claim_id.in_(chunk))):
            found[row.claim_id].append(_fact(*row))
    return found


def fact_of(row: KeptFact) -> Fact:
    """A fact as the fold takes it."""
    return _fact(*row[:11])


def _fact(  # noqa: PLR0913, PLR0917  the columns of _FACT in their order
    number: int, claim_id: int, kind: str, amount: int, value_date: date, known_at: datetime,
    rule: str, source: str, bucket: str | None, reverses: int | None, order: str | None,
) -> Fact:  # fmt: skip
    return Fact(
        id=number,
        claim_id=claim_id,
        kind=FactKind(kind),
        amount=amount,
        value_date=value_date,
        known_at=known_at,
        rule=rule,
        source=source,
        bucket=Bucket(bucket) if bucket else None,
        reverses=reverses,
        order=order_of(order),
    )


def posted_of(work: Work, claim_ids: Iterable[int]) -> Mapping[int, list[Posted]]:
    """Every posting of these claims, in the order they were posted."""
    found: dict[int, list[Posted]] = defaultdict(list)
    for chunk in chunks(claim_ids):
        query = select(*_POSTING).where(Posting.claim_id.in_(chunk)).order_by(Posting.id)
        for row in work.execute(query):
            number, claim_id, key, debit, credit, amount, value_date = row[:7]
            rule, source, fact_id, reverses = row[7:]
            assert claim_id is not None  # the query asks for claims
            entry = Entry(
                key, Account(debit), Account(credit), amount, value_date, rule, source, fact_id
            )
            found[claim_id].append(Posted(number, entry, reverses))
    return found
