"""The claims about which a next letter may be ready, by what the tables keep: the night's sieve.

What is left out is never ready; the rules themselves are asked of what is left.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date

from sqlalchemy import ColumnElement, and_, exists, or_, select

from collector_desk.domain.calendar import add_months, add_years
from collector_desk.domain.claim import KINDS, ClaimKind, Enforcement
from collector_desk.domain.fees import Letter
from collector_desk.models import Claim, ClaimBalance, ClaimDebtor, Hold, Notice
from collector_desk.service.database import Work

_OWED = ClaimBalance.principal + ClaimBalance.costs + ClaimBalance.fees + ClaimBalance.interest


def claims_of(work: Work, debtor_ids: Collection[int]) -> Mapping[int, frozenset[int]]:
    """The claims of each of these debtors that are to be looked at, where there are any.

    Not one that a case before a court or the namsmann keeps alive: it has no last day meanwhile.
    """
    today = work.clock.today()
    query = (
        select(ClaimDebtor.debtor_id, ClaimDebtor.claim_id)
        .join(Claim, Claim.id == ClaimDebtor.claim_id)
        .join(ClaimBalance, ClaimBalance.claim_id == Claim.id)
        .where(
            ClaimDebtor.debtor_id.in_(debtor_ids),
            Claim.state == "open",
            Claim.due_date <= today,
            _OWED > 0,
            ClaimDebtor.last_day >= today,
            ~_written_to(work, today),
            ~_rests(today),
        )
    )
    found: dict[int, set[int]] = defaultdict(set)
    for debtor_id, claim_id in work.execute(query):
        found[debtor_id].add(claim_id)
    return {debtor_id: frozenset(claims) for debtor_id, claims in found.items()}


def _written_to(work: Work, today: date) -> ColumnElement[bool]:
    """A letter about the claim that has not gone or whose deadline runs, or the only one in turn.

    The only one is the notice of enforcement, of a decision that is its own ground.
    """
    life = min(rate.whole for rate in work.rates.keyed("notice_life_months").on(today).values())
    before_namsmann = and_(Notice.sent_on > add_years(today, -1), _by(Enforcement.DECISION))
    ours = and_(  # a letter of ours gave three weeks, which both sets of rules ask for at most
        Notice.sent_on > add_months(today, -life),
        Notice.letter_id.is_not(None),
        _by(Enforcement.OWN),
    )
    last = and_(
        Notice.kind == Letter.ENFORCEMENT_NOTICE.value,
        Notice.demanded.is_(None),
        or_(before_namsmann, ours),
    )
    return exists().where(
        Notice.claim_id == ClaimDebtor.claim_id,
        Notice.debtor_id == ClaimDebtor.debtor_id,
        Notice.returned_on.is_(None),
        or_(Notice.waits, Notice.deadline >= today, last),
    )


def _by(way: Enforcement) -> ColumnElement[bool]:
    return Claim.kind.in_([kind.value for kind in ClaimKind if KINDS[kind].enforcement is way])


def _rests(today: date) -> ColumnElement[bool]:
    """All that the debtor owes is stilt i bero."""
    return exists().where(
        Hold.debtor_id == ClaimDebtor.debtor_id,
        Hold.claim_id.is_(None),
        Hold.case_id.is_(None),
        Hold.measure_id.is_(None),
        Hold.ended_on.is_(None),
        Hold.from_day <= today,
        or_(Hold.until.is_(None), Hold.until > today),
    )
