"""What waits on the practice desk: objections, requests, calls, holds and agreements at every stage.

All of it is done by the real deeds, by Kari, on days before the practice day and on the day.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle
from typing import Any

from sqlalchemy import select

from collector_desk.domain.claim import ClaimKind
from collector_desk.domain.holds import Reason
from collector_desk.domain.inquiry import CallOutcome, Channel, InquiryKind, Sender
from collector_desk.domain.objection import Ground, Outcome, UnitView
from collector_desk.models import Claim, ClaimDebtor, Debtor, DebtorStatus, Objection
from collector_desk.service import (
    calls,
    deciding,
    gate,
    holding,
    inquiries,
    objections,
    owed,
    practice_agreements,
    practice_post,
    practice_ready,
    unplaced_match,
)
from collector_desk.service.database import Who, Work
from collector_desk.service.practice_book import Book
from collector_desk.service.practice_desk import DAY, Noon
from collector_desk.service.practice_showcase import LYKT
from collector_desk.wire.holds import NewHold
from collector_desk.wire.inquiries import Mail, NewCall, Register
from collector_desk.wire.objections import Answer, Ask, Decide, NewObjection

_KIND = ClaimKind


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """An objection: on what kind of claim, why, in whose words, how long ago, how far it came."""

    kind: ClaimKind
    ground: Ground
    words: str
    days: int
    channel: Channel = Channel.PORTAL
    asked: int = 0  # days ago that the unit was asked; 0: it was not
    view: UnitView | None = None
    answer: str = ""
    outcome: Outcome | None = None
    reasons: str = ""


_CARD = _Said(
    kind=_KIND.EMERGENCY_CLINIC,
    ground=Ground.PAID,
    words="Jeg betalte 301 kr med kort på legevakten samme kveld. Det står på kontoutskriften min."
    " Jeg forstår ikke hvorfor dere krever meg.",
    days=4,
    asked=3,
    view=UnitView.WITHDRAWS,
    answer="Kortbetalingen fra samme kveld er funnet. Fakturaen skulle vært kreditert.",
)
"""The objection of the pictures, ready to be decided."""

_OTHERS = (
    _Said(kind=_KIND.KINDERGARTEN, ground=Ground.WRONG_AMOUNT, days=6, asked=5,
          words="Vi har søkt om redusert foreldrebetaling og fått svar om at vi skal betale mindre."),
    _Said(kind=_KIND.PARKING_FINE, ground=Ground.VEHICLE_SOLD, days=5,
          words="Jeg solgte bilen to uker før dette gebyret. Salgsmelding er sendt."),
    _Said(kind=_KIND.PARKING_FINE, ground=Ground.SIGNS, days=3, channel=Channel.EMAIL,
          words="Skiltet var dekket av snø, det var umulig å se at det var forbudt å stå der."),
    _Said(kind=_KIND.LIBRARY, ground=Ground.NOT_RECEIVED, days=9, asked=8, channel=Channel.POST,
          view=UnitView.UPHOLDS, answer="Boken er ikke registrert innlevert på noen filial.",
          words="Jeg leverte boken i luken på filialen på Grünerløkka før fristen."),
    _Said(kind=_KIND.AKS, ground=Ground.NOT_RECEIVED, days=2,
          words="Plassen ble sagt opp i juni, likevel har vi fått faktura for august."),
    _Said(kind=_KIND.RENT, ground=Ground.COMPLAINT_PENDING, days=8, asked=7, channel=Channel.POST,
          words="Jeg har klaget på at varmen ikke virket og venter på svar om avslag i husleien."),
    _Said(kind=_KIND.HOME_CARE, ground=Ground.NO_INVOICE, days=1, channel=Channel.PHONE,
          words="Har ikke fått noen faktura for trygghetsalarmen, bare dette brevet."),
    _Said(kind=_KIND.DENTAL_CLINIC, ground=Ground.WRONG_AMOUNT, days=7, asked=6,
          view=UnitView.REDUCES, answer="Behandlingen er ført dobbelt; halvparten skal bort.",
          words="Jeg er krevd for to timer, men var der bare én gang."),
    _Said(kind=_KIND.NURSING_HOME, ground=Ground.OTHER, days=4, channel=Channel.POST,
          words="Min mor var innlagt på sykehus halve måneden og skal ikke betale for hele."),
    _Said(kind=_KIND.CONTROL_SANCTION, ground=Ground.PERMIT, days=10, asked=9,
          words="Jeg har parkeringstillatelse for forflytningshemmede, og kortet lå synlig."),
    _Said(kind=_KIND.KINDERGARTEN, ground=Ground.NO_INVOICE, days=20, outcome=Outcome.NOT_UPHELD,
          reasons="Fakturaen ble sendt til adressen din i Folkeregisteret og til e-Boks. Kravet står.",
          words="Jeg har aldri sett denne fakturaen."),
    _Said(kind=_KIND.PARKING_FINE, ground=Ground.PAID, days=12, outcome=Outcome.GROUNDLESS,
          reasons="Kvitteringen gjelder et annet gebyr, og det er forklart i to tidligere svar.",
          words="Betalt er betalt. Det har jeg sagt før."),
)  # fmt: skip
_REQUESTS = (
    (InquiryKind.PLAN, Channel.PORTAL, 2, "Jeg kan betale 1 200 kr den 25. hver måned."),
    (
        InquiryKind.DEFERRAL,
        Channel.PORTAL,
        1,
        "Kan jeg vente til feriepengene kommer 20. desember?",
    ),
    (
        InquiryKind.PLAN,
        Channel.EMAIL,
        5,
        "Vi vil gjerne dele opp barnehageregningen på seks måneder.",
    ),
    (InquiryKind.QUESTION, Channel.POST, 3, "Hva er dette gebyret på 113 kroner for?"),
    (InquiryKind.COMPLAINT, Channel.EMAIL, 6, "Jeg har ringt fire ganger uten å få svar."),
)
_MAIL = (
    (Sender.EMPLOYER, "Rund Hvalross AS", "Den ansatte dere spør om, sluttet hos oss 31. oktober."),
    (
        Sender.ESTATE,
        "Advokat Dal",
        "Proklama er kunngjort i boet. Frist for krav er 4. januar 2027.",
    ),
)
_HOLDS = (
    (Reason.EXAMINATION, 20, 25, "Adressen på fakturaen er en annen enn i Folkeregisteret."),
    (Reason.SPECIAL_SITUATION, 40, 45, "Innlagt, NAV har bedt om ro til over nyttår."),
)


def write(work: Work, book: Book, users: Mapping[str, Who]) -> None:
    """Let Kari register, ask, answer and decide; what is left waits in the lists."""
    before = work.who, work.clock
    work.who = users["kari"]
    kept = practice_ready.kept(book.named)
    free = _Free(work, kept | unplaced_match.refused(work))
    lykt = free.of_debtor(book.named[LYKT], _KIND.EMERGENCY_CLINIC)
    if lykt is not None:
        _object(work, lykt, _CARD)
    for said in _OTHERS:
        found = free.take(said.kind)
        if found is not None:
            _object(work, found, said)
    _ask_for_time(work, free)
    _hold(work, free)
    _mail(work)
    practice_agreements.write(work, free.take)
    practice_post.go(work)
    work.who, work.clock = before


_Found = tuple[int, int]  # debtor, claim


class _Free:
    """Claims with something owed, of people nothing special is known of; each is taken once."""

    def __init__(self, work: Work, kept: Collection[int]) -> None:
        self._work = work
        self._kept = kept  # debtors who are left as they are
        self._taken: set[int] = set()

    def take(self, kind: ClaimKind) -> _Found | None:
        """The first free claim of a kind, and its debtor."""
        query = self._query().where(Claim.kind == kind.value)
        return self._first(query)

    def of_debtor(self, debtor_id: int, kind: ClaimKind) -> _Found | None:
        """A debtor's own claim of a kind."""
        query = self._query().where(Claim.kind == kind.value, Debtor.id == debtor_id)
        return self._first(query)

    def _query(self) -> Any:
        special = select(DebtorStatus.debtor_id)
        return (
            select(Debtor.id, Claim.id)
            .join_from(Claim, ClaimDebtor, ClaimDebtor.claim_id == Claim.id)
            .join(Debtor, Debtor.id == ClaimDebtor.debtor_id)
            .where(
                Claim.state == "open",
                Claim.objection_on.is_(None),
                Debtor.protection == "open",
                Debtor.id.not_in(special),
                Debtor.id.not_in(self._kept),
                Claim.due_date > DAY - timedelta(days=400),
            )
            .order_by(Claim.due_date.desc(), Claim.id)
        )

    def _first(self, query: Any) -> _Found | None:
        rows = self._work.execute(query.limit(200)).all()
        sums = owed.of_claims(self._work, [claim_id for _, claim_id in rows])
        for debtor_id, claim_id in rows:
            if claim_id not in self._taken and sums.get(claim_id, owed.Sum()).owed > 0:
                self._taken.add(claim_id)
                return debtor_id, claim_id
        return None


def _on(work: Work, days: int, minute: int = 0) -> date:
    day = DAY - timedelta(days=days)
    work.clock = Noon(day, minute)
    return day


def _object(work: Work, found: _Found, said: _Said) -> None:
    debtor_id, claim_id = found
    _on(work, said.days)
    gate.open_debtor(work, debtor_id, "innsigelse")
    order = NewObjection(
        claim_id=claim_id, ground=said.ground, text=said.words, channel=said.channel
    )
    row = objections.register(work, debtor_id, order)
    objections.acknowledge(work, row.id, row.version)
    work.flush()
    if said.asked:
        _ask(work, row, said)
    if said.outcome is not None:
        _reopen(work, debtor_id)
        decide = Decide(
            version=row.version, outcome=said.outcome, ground=said.ground, reasons=said.reasons
        )
        deciding.decide(work, row.id, decide)


def _ask(work: Work, row: Objection, said: _Said) -> None:
    _on(work, said.asked)
    gate.open_debtor(work, row.debtor_id, "innsigelse")
    objections.ask_unit(work, row.id, Ask(version=row.version, text="Hva sier dere til dette?"))
    work.flush()
    if said.view is None:
        return
    _reopen(work, row.debtor_id)
    claim = work.get_one(Claim, row.claim_id)
    answer = Answer(
        version=row.version,
        view=said.view,
        text=said.answer,
        answered_by="Fakturaseksjonen",
        reduction=claim.principal // 200 * 100 if said.view is UnitView.REDUCES else 0,
    )
    objections.answered(work, row.id, answer)
    work.flush()


def _reopen(work: Work, debtor_id: int) -> None:
    """What is decided today is decided of a debtor who is open today."""
    _on(work, 0, 30)
    gate.open_debtor(work, debtor_id, "innsigelse")


def _ask_for_time(work: Work, free: _Free) -> None:
    kinds = cycle((_KIND.KINDERGARTEN, _KIND.AKS, _KIND.RENT, _KIND.OTHER_INVOICE))
    for kind, channel, days, words in _REQUESTS:
        if (found := free.take(next(kinds))) is not None:
            debtor_id, claim_id = found
            _on(work, days)
            gate.open_debtor(work, debtor_id, "henvendelse")
            order = Register(kind=kind, channel=channel, text=words, claims=(claim_id,))
            inquiries.register(work, debtor_id, order)
    if (found := free.take(_KIND.PARKING_FINE)) is not None:
        _on(work, 3, 10)
        gate.open_debtor(work, found[0], "skyldneren ringte")
        call = NewCall(
            caller=Sender.DEBTOR, controls=2, outcome=CallOutcome.SAYS_PAID, claim_id=found[1],
            text="Sier gebyret ble betalt i nettbanken forrige uke.",
        )  # fmt: skip
        calls.log(work, found[0], call)


def _hold(work: Work, free: _Free) -> None:
    for reason, since, length, words in _HOLDS:
        if (found := free.take(_KIND.OTHER_INVOICE)) is not None:
            day = _on(work, since)
            gate.open_debtor(work, found[0], "henvendelse")
            order = NewHold(
                reason=reason, until=day + timedelta(days=length), claim_id=found[1], text=words
            )
            holding.put(work, found[0], order)


def _mail(work: Work) -> None:
    _on(work, 1)
    for sender, name, words in _MAIL:
        order = Mail(
            kind=InquiryKind.MAIL, channel=Channel.POST, sender=sender, sender_name=name, text=words
        )
        inquiries.register_mail(work, order)
