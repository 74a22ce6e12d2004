"""What a request rests on besides the claims: the thing it names, and when the debtor heard last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from sqlalchemy import select

from collector_desk.domain.calendar import add_months
from collector_desk.domain.delivery import Delivery, To
from collector_desk.domain.enforcement.asset import NamedAsset
from collector_desk.domain.enforcement.condition_facts import Hearing
from collector_desk.domain.enforcement.measure import MeasureKind
from collector_desk.models import Judgment
from collector_desk.service import judgment_rows
from collector_desk.service.database import Work
from collector_desk.service.folder import Folder
from collector_desk.service.kept_rows import KeptClaim
from collector_desk.wire.measures import MeasureTerms

_HEARS = frozenset({To.DEBTOR.value, To.GUARDIAN.value, To.ESTATE.value})


def named(
    work: Work, rows: Folder, terms: MeasureTerms, claims: Sequence[KeptClaim], on: date
) -> NamedAsset | None:
    """The thing that a request names; None where it leaves to the namsmann what to find."""
    asset = terms.asset
    if terms.kind is not MeasureKind.REQUEST or not (asset.kind or asset.what):
        return None
    rate = work.rates["asset_value_days"].on(on)
    owed = (rows.statement(claim, work.rates, on=on).balance.total for claim in claims)
    return NamedAsset(
        kind=asset.kind,
        what=asset.what,
        value=asset.value,
        encumbrances=asset.encumbrances,
        valued_on=asset.valued_on,
        document=asset.document,
        proportion=asset.proportion,
        owed=sum(max(0, each) for each in owed),
        valued_from=on - timedelta(days=rate.whole),
        unconfirmed="" if rate.confirmed else rate.note,
    )


def hearing(work: Work, on: date) -> Hearing:
    """Since when the debtor must have heard of a claim with a judgment."""
    rate = work.rates["silence_months"].on(on)
    note = "" if rate.confirmed else rate.note
    return Hearing(since=add_months(on, -rate.whole), unconfirmed=note)


def heard(work: Work, rows: Folder, on: date) -> Mapping[int, date]:
    """The claims with a judgment: the last day until ``on`` that the debtor heard of each.

    They heard by the judgment, and by each letter of ours that reached them.
    """
    query = select(Judgment).where(Judgment.debtor_id == rows.debtor.id, judgment_rows.standing())
    ordered = query.order_by(Judgment.decided_on, Judgment.id)
    found = {row.claim_id: row.served_on or row.decided_on for row in work.scalars(ordered)}
    numbers = {claim.number: claim.id for claim in rows.claims if claim.id in found}
    for letter in rows.letters:
        sent = letter.sent_on
        if sent is None or sent > on or letter.recipient not in _HEARS:
            continue
        if not Delivery(letter.state).reached:
            continue
        for number in numbers.keys() & set((letter.claims or "").split()):
            found[numbers[number]] = max(found[numbers[number]], sent)
    return found
