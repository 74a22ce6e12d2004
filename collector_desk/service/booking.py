"""The booking step: the postings follow the facts, by reversal and addition only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import delete, select

from collector_desk.domain.ledger import Statement, fold
from collector_desk.domain.postings import Booking, Entry, Posted, booking, opposite
from collector_desk.domain.towards import WHOLE, Towards, fold_towards
from collector_desk.models import Claim, ClaimBalance, Posting
from collector_desk.service import former_terms, last_days
from collector_desk.service.database import Work
from collector_desk.service.facts import chunks, facts_of, posted_of, terms_of
from collector_desk.service.kept_rows import ClaimTerms
from collector_desk.service.keys import fill

_TERMS = (
    Claim.id,
    Claim.kind,
    Claim.interest_from,
    Claim.interest_basis,
    Claim.interest_rule,
    Claim.interest_note,
)


def book(work: Work, claim_ids: Iterable[int]) -> int:
    """Fold the claims' facts to the desk's day and post the difference from what is posted.

    A claim's row is locked first, so that two deeds on one claim book one after the other. The
    lock leaves the key free: a new fact holds the key of its claim, and two facts that are not
    booked yet would otherwise wait for each other. Running it again posts nothing. Returns the
    number of postings made.
    """
    made = 0
    for chunk in chunks(sorted(set(claim_ids))):
        found = select(*_TERMS).where(Claim.id.in_(chunk)).order_by(Claim.id)
        rows = work.execute(found.with_for_update(key_share=True))
        made += _book(work, [ClaimTerms(*row) for row in rows])
        last_days.keep(work, chunk)
    return made


def _book(work: Work, claims: Sequence[ClaimTerms]) -> int:
    work.flush()
    ids = [claim.id for claim in claims]
    facts, posted = facts_of(work, ids), posted_of(work, ids)
    rows: list[dict[str, Any]] = []
    balances = []
    for claim in claims:
        statement = fold(
            terms_of(claim),
            facts.get(claim.id, ()),
            on=work.clock.today(),
            rates=work.rates,
        )
        rows += _difference(work, claim.id, booking(posted.get(claim.id, ()), statement.entries))
        balances.append(balance_row(statement))
    fill(work, Posting, rows)
    work.execute(delete(ClaimBalance).where(ClaimBalance.claim_id.in_(ids)))
    fill(work, ClaimBalance, balances)
    return len(rows)


def _difference(work: Work, claim_id: int, found: Booking) -> list[dict[str, Any]]:
    reversed_rows = [_row(work, claim_id, opposite(old), old) for old in found.to_reverse]
    return reversed_rows + [_row(work, claim_id, entry, None) for entry in found.to_post]


def _row(work: Work, claim_id: int, entry: Entry, undone: Posted | None) -> dict[str, Any]:
    return posting_row(entry) | {
        "claim_id": claim_id,
        "payment_id": None,
        "booked_at": work.clock.now(),
        "reverses": undone.id if undone else None,
    }


def posting_row(entry: Entry) -> dict[str, Any]:
    """An entry as columns of ``posting``; whose it is and when it was booked are added."""
    return {
        "key": entry.key,
        "debit": entry.debit.value,
        "credit": entry.credit.value,
        "amount": entry.amount,
        "value_date": entry.value_date,
        "rule": entry.rule,
        "source": entry.source,
        "fact_id": entry.fact_id,
    }


def balance_row(statement: Statement) -> dict[str, Any]:
    """What lists keep of a statement: the posted sums, and how interest runs on."""
    balance, accrual = statement.balance, statement.accrual
    return {
        "claim_id": statement.terms.claim_id,
        "principal": balance.principal,
        "costs": balance.costs,
        "fees": balance.fees,
        "interest": balance.interest - statement.open_accrual,
        "credit": balance.credit,
        "bearing": accrual.principal if accrual else 0,
        "accrues_from": accrual.from_day if accrual else None,
        "accrued": accrual.booked if accrual else 0,
    }


def statements(
    work: Work,
    claims: Iterable[Claim],
    *,
    on: date,
    known: datetime | None = None,
    towards: Mapping[int, Towards] = MappingProxyType({}),
) -> Mapping[int, Statement]:
    """Each claim on a day, as known at a moment (None: all that is known).

    ``towards`` is what a debtor does not answer for, by claim.
    """
    wanted = list(claims)
    facts = facts_of(work, [claim.id for claim in wanted])
    former = former_terms.at(work, [claim.id for claim in wanted], known)
    return {
        claim.id: fold_towards(
            terms_of(claim, former.get(claim.id)),
            facts.get(claim.id, ()),
            towards.get(claim.id, WHOLE),
            on=on,
            known=known,
            rates=work.rates,
        )
        for claim in wanted
    }
