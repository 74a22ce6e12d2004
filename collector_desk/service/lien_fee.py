"""A lien whose decision bore a fee that fell: the bank is to hold back no more than is owed."""

from __future__ import annotations

from sqlalchemy import select

from collector_desk.domain.delivery import LOST
from collector_desk.domain.enforcement.measure import APPROVED, MeasureKind, MeasureStage
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.phrases import kroner
from collector_desk.domain.work import WorkKind
from collector_desk.models import LetterRow, Measure
from collector_desk.service import asking, letter_measures, measures
from collector_desk.service.database import Work
from collector_desk.service.letter_money import money_of
from collector_desk.wire.measures import Reckoned

_LESS = (
    "{number}: gebyret er falt bort, og pantet gjelder {left} kr, ikke {said} kr. Gi beskjed til"
    " {bank}: det som er holdt av ut over det, er fritt."
)


def fell(work: Work, measure_id: int | None) -> None:
    """The fee fell with the letter of the decision: ask to tell the bank, where it was told of it."""
    row = None if measure_id is None else work.get_one(Measure, measure_id)
    if row is None or row.kind != MeasureKind.ACCOUNT_LIEN.value:
        return
    query = select(LetterRow.id).where(
        LetterRow.measure_id == row.id,
        LetterRow.kind == LetterKind.LIEN_NOTICE.value,
        LetterRow.state.not_in(LOST),
    )
    if MeasureStage(row.stage) not in APPROVED or work.scalar(query.limit(1)) is None:
        return
    claims = letter_measures.claims_of(work, row)
    money = money_of(work, row.debtor_id, claims, on=work.clock.today())
    said, left = (
        Reckoned.model_validate(row.reckoned).amount or 0,
        letter_measures.secured(row, money),
    )
    if left < said:
        bank = measures.terms_of(row).account.bank
        text = _LESS.format(number=row.number, bank=bank, said=kroner(said), left=kroner(left))
        asking.task(work, row.debtor_id, WorkKind.FOLLOW_UP, text)
