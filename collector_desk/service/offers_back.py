"""An offer that ends before it is accepted: its letter does not go, or the debtor is told it is over."""

from __future__ import annotations

from sqlalchemy import Select, select

from collector_desk.domain.delivery import LOST
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.phrases import dotted
from collector_desk.models import Debtor, LetterClaim, LetterRow, Plan, Relief, ReliefLine
from collector_desk.service import letter_keep, letter_withdraw, plain_letter
from collector_desk.service.database import Work

_OWED = (
    "At tilbudet er over, endrer ikke det du skylder. Har du betalt noe etter tilbudet, er det gått"
    " av på gjelden. Du kan fortsatt be om nedbetalingsavtale eller utsettelse."
)
_NO_PLAN = "Du skal ikke betale avdragene i det."
_WRONG = "Er dette feil, ta kontakt med oss. Dette brevet krever ingen betaling."


def plan(work: Work, row: Plan, why: str = "") -> None:
    """Tell that the offer of a plan no longer stands; ``why`` is a sentence for the debtor."""
    query = select(LetterRow).where(
        LetterRow.plan_id == row.id, LetterRow.kind == LetterKind.PLAN_OFFER.value
    )
    _tell(work, row.debtor_id, query, f"nedbetalingsavtale {row.number}", f"{why} {_NO_PLAN}")


def settlement(work: Work, row: Relief) -> None:
    """Tell that the offer to settle for less no longer stands, accepted or not."""
    if row.offered_on is None:
        return
    claims = select(ReliefLine.claim_id).where(ReliefLine.relief_id == row.id)
    about = select(LetterClaim.letter_id).where(LetterClaim.claim_id.in_(claims))
    query = select(LetterRow).where(
        LetterRow.id.in_(about),
        LetterRow.debtor_id == row.debtor_id,
        LetterRow.kind == LetterKind.SETTLEMENT_OFFER.value,
        LetterRow.made_on >= row.offered_on,
    )
    _tell(work, row.debtor_id, query, "oppgjør", "Vi ettergir ikke noe etter det.")


def _tell(work: Work, debtor_id: int, query: Select[LetterRow], what: str, now: str) -> None:
    """Withdraw what waits. Who may hold a letter that left the house is written to."""
    work.flush()
    written = work.scalars(query.order_by(LetterRow.id)).all()
    letter_withdraw.withdraw_waiting(
        work, [letter.id for letter in written], "Tilbudet gjelder ikke lenger"
    )
    held = [letter for letter in written if letter.state not in LOST]
    if not held:
        return
    over = (
        f"Vi skrev til deg {dotted(held[0].made_on)} med tilbud om {what}."
        f" Tilbudet gjelder ikke lenger fra {dotted(work.clock.today())}. {now.strip()}"
    )
    made = plain_letter.made(
        work, work.get_one(Debtor, debtor_id), (), subject=f"Tilbudet om {what} gjelder ikke lenger",
        text=(over, _OWED, _WRONG),
    )  # fmt: skip
    letter_keep.issue_or_task(work, made)
