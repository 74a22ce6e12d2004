"""The holds of an open debtor as its screen shows them."""

from __future__ import annotations

from datetime import date

from collector_desk.domain.holds import Reason, may_end
from collector_desk.service import stops
from collector_desk.service.folder import Folder
from collector_desk.service.kept_rows import KeptHold
from collector_desk.wire.holds import HoldRow

WHOLE = "hele skyldneren"


def of_debtor(rows: Folder, today: date, role: str) -> tuple[HoldRow, ...]:
    """What of this debtor is stilt i bero today, the oldest first, as it is told to a role."""
    return tuple(_row(rows, hold, role) for hold in stops.running(rows, today))


def _row(rows: Folder, hold: KeptHold, role: str) -> HoldRow:
    reason = Reason(hold.reason)
    claim = rows.claim(hold.claim_id) if hold.claim_id is not None else None
    return HoldRow(
        hold_id=hold.id,
        version=hold.version,
        debtor_id=rows.debtor.id,
        debtor_name=rows.debtor.name,
        reach=claim.number if claim else hold.measure_number or hold.case_number or WHOLE,
        claim_id=hold.claim_id,
        reason=reason,
        reason_label=reason.label,
        text=hold.text,
        from_day=hold.from_day,
        until=hold.until,
        review_on=hold.review_on,
        owner=hold.made_by,
        by_hand=may_end(reason, hold.until, role),
        plan_id=hold.plan_id,
        deferral_id=hold.deferral_id if reason is Reason.DEFERRAL else None,
    )
