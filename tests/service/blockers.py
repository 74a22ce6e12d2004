"""Everything that may stand in the way of a deed, each as it comes to be on a debtor."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from collector_desk.domain.holds import Reason
from collector_desk.domain.release import ReleaseGround
from collector_desk.domain.status import Status
from collector_desk.models import (
    Claim,
    ClaimDebtor,
    Hold,
    Measure,
    Pair,
    Release,
)
from collector_desk.service import (
    care,
    holding,
    measures,
    merging,
    release_undo,
    releasing,
)
from collector_desk.service.database import SYSTEM, Who
from collector_desk.wire.holds import NewHold
from collector_desk.wire.measures import MeasureTerms, SaveMeasure
from collector_desk.wire.merges import MergeDebtors, MergeRow, SplitDebtors
from collector_desk.wire.parties import NewRelease, UndoRelease
from tests.kit import TODAY
from tests.service import inbox_stops
from tests.service.books import receive
from tests.service.casework import objects
from tests.service.enforcing import terms as withholding
from tests.service.mail import Mail
from tests.service.parties import PDF, WHY, neighbour
from tests.service.test_care import order as situation

Block = Callable[[Mail], object]


def _hold(reason: Reason, level: str = "claim") -> Block:
    def block(mail: Mail) -> None:
        with mail.db.write(SYSTEM) as work:
            case = work.scalars(select(ClaimDebtor.case_id)).first()
            work.add(
                Hold(
                    debtor_id=mail.debtor_id,
                    claim_id=mail.claim if level == "claim" else None,
                    case_id=case if level == "case" else None,
                    reason=reason.value, from_day=TODAY, review_on=TODAY,
                    until=TODAY + timedelta(days=10), made_by="prøve", made_at=work.clock.now(),
                )
            )  # fmt: skip

    return block


def _objection(**more: Any) -> Block:
    def block(mail: Mail) -> None:
        objects(mail.db, mail.kari, mail.debtor_id, mail.claim, **more)

    return block


def _unplaced(text: str) -> Block:
    """Money came that nobody has placed; ``{}`` in the text on it is the claim's number."""

    def block(mail: Mail) -> None:
        told = text.format(mail.number())
        with mail.db.write(SYSTEM) as work:
            work.add(Pair(words="fager lykt", debtor_id=mail.debtor_id))
            receive(work, 700, TODAY, text=told)

    return block


def _claim(**changes: Any) -> Block:
    def block(mail: Mail) -> None:
        with mail.db.write(SYSTEM) as work:
            for name, value in changes.items():
                setattr(work.get_one(Claim, mail.claim), name, value)

    return block


def _let_out(mail: Mail) -> Release:
    order = NewRelease(
        claim_id=mail.claim, ground=ReleaseGround.WRONG_DEBTOR, reasons=WHY, document=PDF
    )
    with mail.db.write(mail.kari) as work:
        return releasing.release(work, mail.debtor_id, order)


def _let_out_and_back(mail: Mail) -> None:
    _objection()(mail)
    row = _let_out(mail)
    order = UndoRelease(version=row.version, why="feil person valgt")
    with mail.db.write(mail.kari) as work:
        release_undo.undo(work, row.id, order)


def _merged(mail: Mail) -> MergeRow:
    kept = neighbour(mail)
    with mail.db.write(mail.kari) as work:
        rows = merging.merge(work, kept, MergeDebtors(gone_id=mail.debtor_id, reasons=WHY)).rows
    return rows[0]


def _merged_and_split(mail: Mail) -> None:
    _objection()(mail)
    row = _merged(mail)
    order = SplitDebtors(version=row.version, why="to personer likevel")
    with mail.db.write(mail.kari) as work:
        merging.split(work, row.merge_id, order)


def _hold_on_measure(mail: Mail) -> None:
    """Each measure of the debtor rests by itself; where there is none yet, a draft is begun."""
    if not mail.rows(Measure):
        drafted(mail, mail.kari)
    until = TODAY + timedelta(days=10)
    for row in mail.rows(Measure):
        order = NewHold(reason=Reason.OTHER, until=until, measure_id=row.id)
        with mail.db.write(mail.kari) as work:
            holding.put(work, mail.debtor_id, order)


def _care(mail: Mail) -> None:
    """Nothing is put i bero for it, but it is not considered yet."""
    with mail.db.write(mail.kari) as work:
        care.register(work, mail.debtor_id, situation())


def _status(status: Status) -> Block:
    return lambda mail: mail.status(status.value)


def drafted(mail: Mail, who: Who, filled: MeasureTerms | None = None) -> None:
    order = SaveMeasure(terms=filled or withholding((mail.claim,)))
    with mail.db.write(who) as work:
        measures.save(work, mail.debtor_id, order)


REQUEST = "request for a plan in the inbox"
BLOCKERS: Mapping[str, Block] = {
    "objection to the whole": _objection(),
    "objection to a part": _objection(disputed=10_000),
    "objection in the inbox that names no claim": inbox_stops.objected,
    "complaint in the inbox that names the claim": inbox_stops.complained,
    REQUEST: inbox_stops.asked,
    "objection sent on to others": inbox_stops.sent_on,
    "objection that came with the claim": _claim(objection_on=date(2026, 9, 10)),
    "time-barred": _claim(limitation_start=date(2019, 1, 1)),
    "withdrawn by the unit": _claim(state="withdrawn"),
    "unplaced money for this claim": _unplaced("betaling {}"),
    "unplaced money that may be for it": _unplaced("fra Fager Lykt"),
    "let out of the claim": _let_out,
    "merged into another": _merged,
    "objection, then let out and put back": _let_out_and_back,
    "objection, then merged and split": _merged_and_split,
    "special situation that nobody has considered": _care,
    **{f"hold: {reason.value}": _hold(reason) for reason in Reason},
    "hold on the measure": _hold_on_measure,
    "hold on the case": _hold(Reason.OTHER, "case"),
    "hold on the debtor": _hold(Reason.OTHER, "debtor"),
    **{f"status: {status.value}": _status(status) for status in Status},
}
