"""Letters that may no longer go when their turn comes: what they rest on has changed meanwhile."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import and_, func, or_, select

from collector_desk.domain.delivery import Delivery, To
from collector_desk.domain.enforcement.measure import APPROVED, MeasureStage
from collector_desk.domain.facts import FactKind
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.money import Money
from collector_desk.domain.notices import stop_of
from collector_desk.domain.status import Stop
from collector_desk.errors import DeskError
from collector_desk.errors.letter_post import LetterChannelMissing
from collector_desk.models import (
    Claim,
    ClaimDebtor,
    Debtor,
    FactRow,
    LetterClaim,
    LetterRow,
    Measure,
    Notice,
)
from collector_desk.service import (
    folder,
    letter_demands,
    letter_money,
    letter_recipients,
    letter_stops,
    order_stops,
    own_time,
    placed,
    stops,
    unplaced_match,
)
from collector_desk.service.collected import collected
from collector_desk.service.database import Work
from collector_desk.service.folder import Folder
from collector_desk.service.kept_rows import KeptClaim
from collector_desk.service.letter_demands import STEPS
from collector_desk.service.stops import PART_DISPUTED, open_objection

_ASKS_MONEY = frozenset(
    {
        LetterKind.COLLECTION_NOTICE,
        LetterKind.PAYMENT_DEMAND,
        LetterKind.ENFORCEMENT_NOTICE,
        LetterKind.OWN_NOTICE,
        LetterKind.DEFERRAL,
        LetterKind.PLAN,
        LetterKind.PLAN_OFFER,
        LetterKind.PLAN_DEFAULT_NOTICE,
        LetterKind.PLAN_ENDED,
        LetterKind.SETTLEMENT_OFFER,
        LetterKind.PAYOFF,
        LetterKind.WITHHOLDING_ORDER,
        LetterKind.LIEN_NOTICE,
    }
)
"""What says that a claim must be paid; all others answer or explain, and go whatever came since."""

_ANSWERS_AND_ASKS = frozenset({LetterKind.OBJECTION_DECISION, LetterKind.DEFERRAL_ENDED})
"""What asks for money only where it holds a payment part."""

_AGREEMENT_OVER = frozenset({LetterKind.PLAN_ENDED, LetterKind.DEFERRAL_ENDED})
"""What demands the claims of an agreement that is over, and names those that rest."""

_READERS = frozenset({To.DEBTOR, To.GUARDIAN, To.ESTATE})

_FILED_WITH = (To.ESTATE, To.TRUSTEE, To.BAILIFF)
"""They get a claim filed because of what stops it towards its debtor (foreldelsesloven § 18)."""

_PROTECTED = "adressen ble skjermet før brevet gikk"
_OTHERS = "brevet skal nå til: {who}"
_OWES_NOT = "{claim} skyldes ikke lenger av den brevet er til"
_ENDS = frozenset(
    {
        LetterKind.MEASURE_ENDED,
        LetterKind.ORDER_ENDED,
        LetterKind.MEASURE_CHANGED,  # one that waits is taken back with its measure
        LetterKind.ORDER_CHANGED,
    }
)
_OVER = "{measure} er {stage}"
_PAID = "{claim} er betalt"
_RESTS = "{claim} hviler for en annen som skylder det, og brevet krever gebyr"
_ASKED = "{claim}: en søknad eller klage er ikke besvart ennå, og brevet krever gebyr"
_STOPPED = "{claim} kan ikke kreves nå: {reason} ({rule})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moot:
    """Why a written letter does not go, in Bokmål, and what it is from then on."""

    state: Delivery
    why: str


def moot(work: Work, letter: LetterRow) -> Moot | None:
    """Whether a written letter no longer may go, asked the moment it is handed over.

    It shows an address that was protected since, or asks for money on a claim that its debtor was
    let out of or its unit took back since, or that something stops that came since: the same
    that would have stopped it when it was written (inkassoloven §§ 8 and 17). Any letter stays
    that would go to others today: the debtor has died or got a guardian (rulings 23 and 24). The
    copy of a lawyer or an adviser is asked what the letter itself is asked, and stays with it.
    """
    if To(letter.recipient).is_copy and letter.with_id is not None:
        main = moot(work, work.get_one(LetterRow, letter.with_id))
        return main and replace(main, state=Delivery.WITHDRAWN)
    if letter.debtor_id is None:
        return None  # it goes with mail that belongs to nobody
    debtor = work.get_one(Debtor, letter.debtor_id)
    shows = letter.recipient == To.DEBTOR.value and letter.content["address"] is not None
    if shows and debtor.protection != "open":
        return Moot(state=Delivery.FAILED, why=_PROTECTED)
    asked = (
        _measure_over(work, letter)
        or _not_owed(work, letter)
        or _stopped(work, letter, debtor)
        or _misses(work, letter, debtor)
    )
    return Moot(state=Delivery.WITHDRAWN, why=asked) if asked else None


def _asks(letter: LetterRow) -> bool:
    """Whether a letter asks for money."""
    kind = LetterKind(letter.kind)
    return kind in _ASKS_MONEY or (kind in _ANSWERS_AND_ASKS and bool(letter.content["payment"]))


def _misses(work: Work, letter: LetterRow, debtor: Debtor) -> str:
    """Why it does not reach those who are written to today, in Bokmål; empty where it does."""
    to, kind = To(letter.recipient), LetterKind(letter.kind)
    if to not in _READERS or (kind is LetterKind.FREE_LETTER and to in _FILED_WITH):
        return ""
    try:
        found = letter_recipients.recipients(work, debtor)
    except LetterChannelMissing:
        return ""  # asked by its address, and by who delivers it
    except DeskError as why:
        return why.text()
    readers = {one.to for one in found if not one.to.is_copy}
    first = letter.with_id or letter.id
    query = select(LetterRow.recipient).where(
        or_(LetterRow.id == first, LetterRow.with_id == first)
    )
    written = {To(each) for each in work.scalars(query)}
    if to in readers and readers <= written:
        return ""
    return _OTHERS.format(who=", ".join(sorted(one.label.lower() for one in readers)))


def _measure_over(work: Work, letter: LetterRow) -> str:
    """That the measure it tells of is over or rests, where the letter says that it runs."""
    if letter.measure_id is None or LetterKind(letter.kind) in _ENDS:
        return ""
    row = work.get_one(Measure, letter.measure_id)
    if MeasureStage(row.stage) not in APPROVED:
        return _OVER.format(measure=row.number, stage=MeasureStage(row.stage).label)
    if not To(letter.recipient).is_outsider:
        return ""
    rows = folder.read(work, work.get_one(Debtor, letter.debtor_id))
    held = next(stops.of_measure(rows, row.id, (), work.clock.today()), None)
    return (
        ""
        if held is None
        else _STOPPED.format(claim=row.number, reason=held.reason, rule=held.rule)
    )


def _stopped(work: Work, letter: LetterRow, debtor: Debtor) -> str:
    """What stops a claim of the letter, or all of its debtor's, now; empty where nothing does."""
    kind = LetterKind(letter.kind)
    if kind not in STEPS and not letter_stops.BARS[kind].acts and not _asks(letter):
        return ""
    if kind is LetterKind.FREE_LETTER and To(letter.recipient) in _FILED_WITH:
        return ""
    if kind in STEPS or kind is LetterKind.PLAN_DEFAULT_NOTICE:
        money = unplaced_match.refusal(work, debtor.id)
        if money is not None:
            return money.text()
    rows = folder.read(work, debtor)
    gone = letter_stops.emigrated(rows, kind, on=work.clock.today())
    if gone is not None and letter.recipient == To.DEBTOR.value:
        return gone.text()
    return _claims(work, rows, letter)


def _claims(work: Work, rows: Folder, letter: LetterRow) -> str:
    """What stops one of the letter's claims now; empty where nothing does."""
    query = select(LetterClaim.claim_id).where(LetterClaim.letter_id == letter.id)
    for claim_id in work.scalars(query.order_by(LetterClaim.claim_id)):
        claim = rows.claim(claim_id)
        stop = claim and _stop(work, rows, letter, claim)
        if claim and stop:
            return _STOPPED.format(claim=claim.number, reason=stop.reason, rule=stop.rule)
        if (
            claim
            and LetterKind(letter.kind) in STEPS
            and (why := _as_written(work, rows, letter, claim))
        ):
            return why.format(claim=claim.number)
    return ""


def _as_written(work: Work, rows: Folder, letter: LetterRow, claim: KeptClaim) -> str:
    """Why it would not be written as it is: nothing is owed but its own fee, or it may bear none."""
    first = work.get_one(LetterRow, letter.with_id or letter.id)
    charged = select(func.sum(FactRow.amount)).where(
        FactRow.document_id == first.document_id,
        FactRow.claim_id == claim.id,
        FactRow.kind == FactKind.FEE.value,
        placed.standing(),
    )
    fee = work.scalar(charged) or 0
    row = work.get_one(Claim, claim.id)
    disputed = letter_demands.disputed(work, rows.debtor.id, [row]).get(claim.id, 0)
    statement = rows.statement(claim, work.rates, on=work.clock.today())
    barred = own_time.barred_interest(rows, claim, statement)
    if statement.balance.total - fee - disputed - barred <= 0:
        return _PAID
    if fee and stops.asked(rows, claim):
        return _ASKED
    return _RESTS if fee and letter_demands.rests_for_others(work, rows, row) else ""


def _stop(work: Work, rows: Folder, letter: LetterRow, claim: KeptClaim) -> Stop | None:
    kind, today = LetterKind(letter.kind), work.clock.today()
    if kind is LetterKind.FREE_LETTER and _left(work, rows, claim) <= 0:
        return None  # it asks for nothing: where money goes back to, that a claim was taken back
    if kind is LetterKind.OBJECTION_DECISION:
        return letter_stops.undemandable(rows, claim.id, on=today)
    if kind in order_stops.ORDERS:
        return next(order_stops.of_claim(rows, claim.id, on=today), None)
    if kind not in STEPS:
        spares = letter.recipient != To.DEBTOR.value
        found = letter_stops.stop_of(rows, kind, claim.id, on=today, spares=spares)
        if kind in _AGREEMENT_OVER and letter.content["payment"]:
            return (
                found or letter_stops.rests(rows, claim.id, on=today) or _share(rows, letter, claim)
            )
        return found
    standing = collected(rows, claim, on=today, rates=work.rates).stops
    stops = (stop_of(step, standing) for step in STEPS[kind])
    return next(filter(None, stops), None) or _part(work, rows, letter, claim)


def _part(work: Work, rows: Folder, letter: LetterRow, claim: KeptClaim) -> Stop | None:
    """A part that is disputed now and that the letter demands (ruling 18)."""
    objection = open_objection(rows, claim)
    if objection is None or not objection.stops:
        return None
    query = select(Notice.demanded).where(
        Notice.letter_id == (letter.with_id or letter.id), Notice.claim_id == claim.id
    )
    demanded = work.scalar(query.limit(1))
    told = rows.only((claim,)).folded(work.rates, on=letter.made_on, known=letter.made_at)
    left_out = told[claim.id].balance.principal - (demanded or 0)
    return PART_DISPUTED if (objection.disputed or 0) > left_out else None


def _left(work: Work, rows: Folder, claim: KeptClaim) -> Money:
    return rows.statement(claim, work.rates, on=work.clock.today()).balance.total


def _share(rows: Folder, letter: LetterRow, claim: KeptClaim) -> Stop | None:
    """The same of a letter that is no notice: it did not take the part off when it was written."""
    objection = open_objection(rows, claim)
    if (
        objection is None
        or not objection.stops
        or letter_money.left_out(letter.content, claim.number)
    ):
        return None
    return PART_DISPUTED


def _not_owed(work: Work, letter: LetterRow) -> str:
    """That the debtor does not owe a claim of the letter, in Bokmål; empty where all are owed."""
    if not _asks(letter):
        return ""
    owes = and_(ClaimDebtor.claim_id == Claim.id, ClaimDebtor.debtor_id == letter.debtor_id)
    query = (
        select(Claim.number)
        .join(LetterClaim, LetterClaim.claim_id == Claim.id)
        .outerjoin(ClaimDebtor, owes)
        .where(LetterClaim.letter_id == letter.id)
        .where(or_(ClaimDebtor.claim_id.is_(None), Claim.state != "open"))
    )
    claim = work.scalar(query.order_by(Claim.id).limit(1))
    return "" if claim is None else _OWES_NOT.format(claim=claim)
