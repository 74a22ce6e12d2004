"""What stops each kind of letter that no step of own collection stands behind: one table.

Whom a letter goes to, or that it has nowhere to go, is asked of service/letter_recipients.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from collector_desk.domain.holds import Reason
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.status import STATUSES, Act, Status, Stop, stopping
from collector_desk.errors import DeskError
from collector_desk.errors.letter_post import LetterEmigrated, LetterNothingOwed, LetterStopped
from collector_desk.models import Claim, Debtor
from collector_desk.service import folder, last_days, letter_recipients, stops, unplaced_match
from collector_desk.service.database import Work
from collector_desk.service.folder import Folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """The acts that stop a letter, by ``rule``; of a status in ``spared`` the recipients answer.

    ``holds`` are the reasons of being stilt i bero that stop it too.
    """

    acts: frozenset[Act] = frozenset()
    spared: frozenset[Status] = frozenset()
    holds: frozenset[Reason] = frozenset()
    rule: str


_RECIPIENTS = frozenset({Status.DECEASED, Status.UNKNOWN_ADDRESS})
_BY_STEP = Bar(rule="stegene i egeninkasso spør selv (domain/notices.py)")
_ANSWER = Bar(rule="svar og opplysning går alltid (forvaltningsloven § 11)")
_ASKS_MONEY = Bar(
    acts=frozenset({Act.LETTER}),
    spared=_RECIPIENTS,
    rule="foreldelsesloven § 24, gjeldsordningsloven § 3-4: brev om krav som ikke kan kreves",
)
_OFFERS = Bar(
    acts=frozenset({Act.LETTER, Act.DEMAND}),
    spared=frozenset({Status.UNKNOWN_ADDRESS}),
    rule="som for avtalen selv: det som ikke kan kreves, kan ikke loves",
)
_PROMISED = Bar(
    acts=frozenset({Act.LETTER, Act.DEMAND}),
    spared=_RECIPIENTS,
    rule="ruling 18: avtalen ber om betaling av det som er bestridt",
)
_PUT_OFF = replace(
    _PROMISED, acts=frozenset({Act.LETTER, Act.DEMAND, Act.FEE})
)  # a part in dispute too: the whole is asked for by the last day
_DEFAULT = Bar(
    acts=frozenset({Act.LETTER, Act.DEMAND}),
    holds=frozenset(Reason) - {Reason.PLAN},  # the plan's own hold is what it gives notice of
    rule="god inkassoskikk, inkassoloven § 8: som for et krav, også når avtalen er brutt",
)
_AFTER_PLAN = Bar(
    acts=frozenset({Act.LETTER, Act.DEMAND}),
    spared=_RECIPIENTS,
    holds=frozenset(Reason) - {Reason.PLAN, Reason.NEW_DEADLINE},
    rule="inkassoloven § 8, ruling 18: det som er stanset, kreves ikke når avtalen er over",
)
_ORDERS = Bar(
    acts=frozenset({Act.ENFORCEMENT}),
    holds=frozenset(Reason),
    rule="som for tiltaket selv: ingen får pålegg om det som er stanset",
)

BARS: Mapping[LetterKind, Bar] = {
    LetterKind.COLLECTION_NOTICE: _BY_STEP,
    LetterKind.PAYMENT_DEMAND: _BY_STEP,
    LetterKind.ENFORCEMENT_NOTICE: _BY_STEP,
    LetterKind.OWN_NOTICE: _BY_STEP,
    LetterKind.OBJECTION_ACKNOWLEDGEMENT: _ANSWER,
    LetterKind.UNIT_QUESTION: _ANSWER,
    LetterKind.COVERING: _ANSWER,
    LetterKind.OBJECTION_DECISION: _ANSWER,
    LetterKind.STATEMENT: _ANSWER,  # says of each claim that it is barred or rests
    LetterKind.DEFERRAL: _PUT_OFF,
    LetterKind.DEFERRAL_ENDED: _ASKS_MONEY,
    LetterKind.PLAN: _PROMISED,
    LetterKind.PLAN_OFFER: _OFFERS,
    LetterKind.PLAN_DEFAULT_NOTICE: _DEFAULT,  # the watch leaves out what is disputed in part
    LetterKind.PLAN_ENDED: _ASKS_MONEY,
    LetterKind.PLAN_REFUSED: _ANSWER,
    LetterKind.OFFER_ENDED: _ANSWER,
    LetterKind.DEFERRAL_REFUSED: _ANSWER,
    LetterKind.RELIEF: _ANSWER,
    LetterKind.SETTLEMENT_OFFER: _OFFERS,
    LetterKind.WITHHOLDING_DECISION: _ANSWER,  # what is decided is told
    LetterKind.TREKK_DECISION: _ANSWER,
    LetterKind.LIEN_DECISION: _ANSWER,
    LetterKind.LIEN_NOTICE: _ORDERS,
    LetterKind.MEASURE_ENDED: _ANSWER,
    LetterKind.ORDER_ENDED: _ANSWER,  # an end is always told
    LetterKind.MEASURE_CHANGED: _ANSWER,
    LetterKind.ORDER_CHANGED: _ANSWER,  # and so is a rest
    LetterKind.WITHHOLDING_ORDER: _ORDERS,
    LetterKind.PAYOFF: _ASKS_MONEY,
    LetterKind.FREE_LETTER: _ASKS_MONEY,  # of the claims it names
}
"""What stops each kind of letter."""

_OPEN_ONLY = frozenset(
    {
        LetterKind.PLAN_OFFER,
        LetterKind.PLAN_DEFAULT_NOTICE,
        LetterKind.SETTLEMENT_OFFER,
        LetterKind.PAYOFF,
    }
)
"""What asks for money anew, and therefore never of a claim that the unit has withdrawn."""


def stop_of(
    rows: Folder, kind: LetterKind, claim_id: int, *, on: date, spares: bool = True
) -> Stop | None:
    """What stops a letter of this kind about one claim; that it rests, only where its bar says so.

    Of one that is addressed already to the debtor, no recipients are asked: it ``spares`` nothing.
    """
    return next(stops_of(rows, kind, claim_id, on=on, spares=spares), None)


def stops_of(
    rows: Folder, kind: LetterKind, claim_id: int, *, on: date, spares: bool = True
) -> Iterator[Stop]:
    """The same, each that does."""
    return _stopped_by(BARS[kind], rows, claim_id, on=on, spares=spares)


def rests(rows: Folder, claim_id: int, *, on: date) -> Stop | None:
    """What stops that a claim is demanded when its plan or deferral is over; that is told anyway."""
    return next(_stopped_by(_AFTER_PLAN, rows, claim_id, on=on, spares=True), None)


def undemandable(rows: Folder, claim_id: int, *, on: date) -> Stop | None:
    """What stops that an answer asks for a claim, whatever it answers (rulings 11 and 22)."""
    return next(_stopped_by(_ASKS_MONEY, rows, claim_id, on=on, spares=True), None)


def _stopped_by(bar: Bar, rows: Folder, claim_id: int, *, on: date, spares: bool) -> Iterator[Stop]:
    claim = rows.claim(claim_id)
    assert claim is not None  # chosen among this debtor's
    limit = last_days.limitation_of(claim, rows.limitation.get(claim_id, ()), today=on)
    spared = {STATUSES[status].stop for status in bar.spared if spares}
    holds = [hold for hold in rows.holds if Reason(hold.reason) in bar.holds]
    kept = replace(rows, holds=holds)
    found = stopping(tuple(stops.stops_on(kept, claim, limit, on)), *bar.acts)
    return (one for one in found if one not in spared)


def emigrated(rows: Folder, kind: LetterKind, *, on: date) -> LetterEmigrated | None:
    """Why nothing is asked for by letter at the address of who has left the country.

    A protected debtor is written to by identity number, and for the dead the estate answers.
    """
    debtor = rows.debtor
    found = {
        Status(row.kind): row.from_day
        for row in rows.statuses
        if row.from_day <= on and (row.to_day is None or on < row.to_day)
    }
    since = found.get(Status.EMIGRATED)
    at_home = debtor.protection == "open" and debtor.country == "NO"
    if since is None or not at_home or Status.DECEASED in found or BARS[kind] is _ANSWER:
        return None
    return LetterEmigrated(since=since.isoformat())


def nowhere(work: Work, rows: Folder, kind: LetterKind) -> LetterEmigrated | None:
    """The same today, where the debtor is written to: a guardian alone is asked all the same."""
    if emigrated(rows, kind, on=work.clock.today()) is None:
        return None
    known = letter_recipients.contacts(work, [rows.debtor.id])[rows.debtor.id]
    return nowhere_to(rows, kind, known)


def nowhere_to(
    rows: Folder, kind: LetterKind, contact: letter_recipients.Contact
) -> LetterEmigrated | None:
    """The same where it has been read who is written to."""
    if letter_recipients.to_guardian_alone(rows.debtor, contact):
        return None
    return emigrated(rows, kind, on=contact.today)


def refusal(
    work: Work, rows: Folder, kind: LetterKind, claims: Sequence[Claim]
) -> DeskError | None:
    """Why a letter of this kind may not go about these claims today, None where it may."""
    return next(_refusals(work, rows, kind, claims), None)


def refusal_of(
    work: Work, debtor: Debtor, kind: LetterKind, claims: Sequence[Claim]
) -> DeskError | None:
    """The same today, for who has not read the debtor's folder."""
    work.flush()
    found = refusal(work, folder.read(work, debtor), kind, claims)
    if found is None and kind is LetterKind.PLAN_DEFAULT_NOTICE:
        return unplaced_match.refusal(work, debtor.id)
    return found


def _refusals(
    work: Work, rows: Folder, kind: LetterKind, claims: Sequence[Claim]
) -> Iterator[DeskError]:
    if claims and (gone := nowhere(work, rows, kind)):
        yield gone
    for claim in claims:
        if kind in _OPEN_ONLY and claim.state != "open":
            yield LetterNothingOwed(claim=claim.number)
        if stop := stop_of(rows, kind, claim.id, on=work.clock.today()):
            reason = f"{stop.reason[:1].upper()}{stop.reason[1:]}."
            yield LetterStopped(
                letter=kind.label, claim=claim.number, reason=reason, rule=stop.rule
            )
