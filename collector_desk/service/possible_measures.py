"""The measures of enforcement among «Hva kan gjøres nå»: for which of the claims, and why not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from collector_desk.domain.claim import ClaimKind
from collector_desk.domain.enforcement.measure import MeasureKind
from collector_desk.domain.enforcement.way import Way, choose
from collector_desk.domain.enforcement.way import why_not as refused
from collector_desk.service import measure_facts, measures
from collector_desk.service.database import Work
from collector_desk.service.folder import Folder
from collector_desk.service.kept_rows import KeptClaim
from collector_desk.wire.debtors import Deed

_OFFERED = (
    (MeasureKind.WITHHOLDING, "Trekk i lønn/trygd …", "Ctrl+Shift+W"),
    (MeasureKind.ACCOUNT_LIEN, "Pant i konto …", "Ctrl+Shift+Q"),
    (MeasureKind.REQUEST, "Til namsmannen …", "Ctrl+Shift+M"),
)
_WHO = "Bare saksbehandler og leder forbereder tvangstiltak."
_OPENS = "Åpner skjemaet. Det viser hvilke vilkår som mangler, før noe foreslås."


def deeds(work: Work, rows: Folder, claims: Sequence[KeptClaim]) -> Iterator[Deed]:
    """Each kind of measure: whether one of the claims can be taken in, or why none can."""
    from collector_desk.domain.access import DEEDS

    allowed = work.who.role in DEEDS["measures.save"].roles
    owed = _owed(work, rows, claims) if allowed else []
    for kind, label, key in _OFFERED:
        why_not = _why_not(work, rows, owed, kind) if allowed else _WHO
        yield Deed(
            name=f"measures.{kind.value}",
            label=label,
            key=key,
            lawful=not why_not,
            reason=why_not or _OPENS,
            earliest=None,
        )


def _owed(work: Work, rows: Folder, claims: Sequence[KeptClaim]) -> list[KeptClaim]:
    folded = rows.only(tuple(claims)).folded(work.rates, on=work.clock.today())
    return [claim for claim in claims if folded[claim.id].balance.total > 0]


def _why_not(work: Work, rows: Folder, owed: Sequence[KeptClaim], kind: MeasureKind) -> str:
    """Why no measure of the kind can take any of the claims; empty where one can."""
    rule = measure_facts.ruling(work, rows.debtor.id, kind, on=work.clock.today())
    judged = measure_facts.judged(work, rows.debtor.id)
    held = measures.taken(work, rows.debtor.id, [claim.id for claim in owed], kind.value)
    wanted = Way.REQUEST if kind is MeasureKind.REQUEST else Way.OWN
    why_not = "Det er ingenting å betale."
    for claim in owed:
        choice = choose(ClaimKind(claim.kind), regime=rule.regime, judgment=claim.id in judged)
        if other := refused(choice, wanted):
            why_not = f"{claim.number}: {other}."
        elif claim.id in held:
            why_not = f"{claim.number} er med i {held[claim.id].number}."
        else:
            return ""
    return why_not
