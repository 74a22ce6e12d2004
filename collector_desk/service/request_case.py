"""A request to the namsmann from the debtor's folder and the ledger, and what its rules find.

The same document is checked while it is typed, before it is proposed, and when it is made.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypedDict

from sqlalchemy import select

from collector_desk.domain.claim import KINDS, Regime, Route
from collector_desk.domain.enforcement.condition_facts import Facts
from collector_desk.domain.enforcement.regime import Question
from collector_desk.domain.enforcement.request.case_facts import CaseFacts, ClaimFacts
from collector_desk.domain.enforcement.request.check import LOCAL, check
from collector_desk.domain.enforcement.request.claim_lines import (
    claim_lines,
    principal_steps,
    request_kind,
    writing_cost,
)
from collector_desk.domain.enforcement.request.document import CourtFee, District, Request
from collector_desk.domain.enforcement.request.finding import Finding
from collector_desk.domain.enforcement.request.known import Block, Known, RegimeAnswer
from collector_desk.domain.enforcement.request.parties import Creditor, Sender
from collector_desk.domain.enforcement.request.settings import (
    rank_of,
    settings_on,
)
from collector_desk.domain.enforcement.request.values import LineKind
from collector_desk.domain.enforcement.request_events import time_to_go_on
from collector_desk.domain.ledger import Statement
from collector_desk.domain.money import Money
from collector_desk.errors.rates import RateProvisional
from collector_desk.exchange.enforcement import checked
from collector_desk.exchange.enforcement.paths import published, unconfirmed
from collector_desk.models import House, Measure, RequestVersion
from collector_desk.models import RegimeAnswer as AnswerRow
from collector_desk.service import register_ids, request_bases, request_papers, request_parties
from collector_desk.service.database import Work
from collector_desk.service.folder import Folder
from collector_desk.service.kept_rows import KeptClaim
from collector_desk.service.request_bases import BasesOf, Built
from collector_desk.wire.measures import Finding as Shown
from collector_desk.wire.measures import MeasureTerms

_NO_DECISION = "Vedtaket om tvangsmulkt må legges ved."
_JSON_ONLY = frozenset({"O14", "O18", "MANGLER_OPPLYSNINGER_PROSESSFULLMEKTIG_PERSON"})
"""Of the look-up that opens the JSON, of uploads, and that who acts is a person: not of paper (ruling 34)."""

_FIRST_ONLY = frozenset({"O12", "O14", "O15"})
"""Not asked of a later version of a filed request: it is there to tell of money that came after the
filing, and of a change, also while something stops a new step (innkrevingsloven § 32)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request as it stands today, with what is known beside it and what its rules find."""

    request: Request
    known: Known
    built: tuple[Built, ...]
    findings: tuple[Finding, ...]
    unconfirmed: tuple[str, ...]

    @property
    def shown(self) -> tuple[Shown, ...]:
        """The findings as the screen shows them."""
        return tuple(
            Shown(code=one.code, path=one.path, claim=one.claim, sentence=one.sentence)
            for one in self.findings
        )


def of(  # noqa: PLR0913
    work: Work,
    rows: Folder,
    terms: MeasureTerms,
    facts: Facts,
    folded: Mapping[int, Statement],
    *,
    reference: str = request_parties.DRAFT,
    earlier: Request | None = None,
) -> Asked:
    """The request that these terms come to on the day of ``facts``.

    ``earlier`` is the filed version that this one changes: it keeps its day, sender, creditor
    and signature.
    """
    debtor = request_parties.debtor(work, rows)
    claims = tuple(claim for number in terms.claim_ids if (claim := rows.claim(number)))
    bases = BasesOf(
        work=work, terms=terms, day=facts.day, folded=folded, debtor_id=rows.debtor.id,
        debtor=debtor.party, reference=reference,
        register_ids=register_ids.known(work, rows.debtor.id),
    )  # fmt: skip
    papers = request_papers.of(work, rows.debtor.id, terms.claim_ids)
    built = request_bases.of(bases, claims, papers)
    writing, unsure = _writing(work, _filing_day(facts, earlier))
    request = replace(
        _request(work, terms, built, writing if claims else 0, _filing_day(facts, earlier)),
        reference=reference,
        debtors=(request_parties.as_filed(debtor) if facts.regime is Regime.NEW else debtor,),
        payee=request_parties.payee(work, claims, reference),
        **_who(work, earlier),
    )
    request = replace(request, district=_district(work, rows, request))
    known = replace(
        known_of(work, facts, claims, {c.number: c for one in built for c in one.facts.claims}),
        stored={key: kept for one in built for key, kept in one.stored.items()},
        earlier=earlier,
        uploads={each.uuid: reference for one in built for each in one.attachments},
        balances={f"{one.number}-H": folded[one.id].balance.principal for one in claims},
        regimes=_regimes(work, rows.debtor.id, debtor.party.number),
    )
    unsure = (*unsure, *_unsure(work, rows, request), *_left_open(work, request, claims))
    if facts.regime is Regime.NEW and (left := request_parties.attorney_told(debtor)):
        unsure = (*unsure, left)
    return _asked(request, known, built, facts.regime, unsure=unsure)


def _district(work: Work, rows: Folder, request: Request) -> District | None:
    """The district that is chosen: never for a written message (§ 7-3, O5)."""
    return None if _on_message(request) else request_parties.district(work, rows)


def _unsure(work: Work, rows: Folder, request: Request) -> Iterator[str]:
    """What of the debtor and of the district is not confirmed."""
    yield from filter(None, map(request_parties.unit_told, request.debtors))
    why = request_parties.no_home(rows)
    if why and _on_message(request):
        yield (
            f"{why} Ved skriftlig meddelelse velges ikke namsmannsdistrikt: avklar hvem som er"
            " utpekt, før den leveres."
        )
    elif told := request_parties.district_told(work, rows):
        yield told


def _left_open(work: Work, request: Request, claims: Sequence[KeptClaim]) -> Iterator[str]:
    """What the request does that nobody has confirmed, or does not ask for."""
    if len(claims) > 1:
        yield (
            "Begjæringen har én KID for alle kravene, dens egen. At mottakeren betaler slik, er ikke"
            " bekreftet."
        )
    time = time_to_go_on(work.rates, work.clock.today())
    if _on_message(request) and not time.confirmed:
        yield time.note
    if any(line.kind is LineKind.EARLIER_COURT for line in request.lines):
        yield (
            "Det kreves ikke rente av tilkjente sakskostnader: om avgjørelsen gir rett til det, er ikke"
            " kjent her."
        )


def _on_message(request: Request) -> bool:
    return any(basis.special and basis.special.message for basis in request.bases)


def _asked(
    request: Request,
    known: Known,
    built: tuple[Built, ...],
    regime: Regime,
    *,
    unsure: tuple[str, ...],
) -> Asked:
    return Asked(
        request=request,
        known=known,
        built=built,
        findings=tuple(_findings(request, known, regime)),
        unconfirmed=(*unsure, *_names(request, regime)),
    )


class _Who(TypedDict):
    signature: str
    creditors: tuple[Creditor, ...]
    sender: Sender | None


def _who(work: Work, earlier: Request | None) -> _Who:
    """Who asks, and in whose name: of the filed version, where there is one."""
    if earlier is not None:
        return {
            "signature": earlier.signature,
            "creditors": earlier.creditors,
            "sender": earlier.sender,
        }
    return {
        "signature": work.who.name,
        "creditors": (request_parties.creditor(work),),
        "sender": request_parties.sender(work),
    }


def _filing_day(facts: Facts, earlier: Request | None) -> date:
    return earlier.day if earlier and earlier.day else facts.day


def _writing(work: Work, day: date) -> tuple[Money, tuple[str, ...]]:
    """The cost of writing it, and what is not confirmed; none where R is not announced."""
    settings = settings_on(work.rates, day)
    try:
        return writing_cost(work.rates, settings, day), settings.unconfirmed
    except RateProvisional as trouble:
        told = f"Kostnaden for å skrive begjæringen er ikke med: {trouble}"
        return 0, (*settings.unconfirmed, told)


def _request(
    work: Work, terms: MeasureTerms, built: Sequence[Built], writing: Money, filed: date
) -> Request:
    """Lines, bases and what is asked for."""
    settings = settings_on(work.rates, filed)
    case = CaseFacts(filed=filed, bases=tuple(one.facts for one in built), writing=writing)
    lines, bases = claim_lines(case, late_interest=work.rates["late_interest"], settings=settings)
    return Request(
        kind=request_kind(bases, settings),
        day=filed,
        lines=lines,
        bases=bases,
        court_fee=CourtFee(claimed=True),
        assets=(terms.asset.what,) if terms.asset.what else (),
    )


def known_of(
    work: Work, facts: Facts, claims: Sequence[KeptClaim], told: Mapping[str, ClaimFacts]
) -> Known:
    """What the desk knows of the claims beside the document; ``told`` is each by its number."""
    day = facts.day
    return Known(
        today=day,
        settings=settings_on(work.rates, day),
        late_interest=work.rates["late_interest"],
        synthetic=work.get(House, "practice") is not None,
        signed_in=work.post.organisation,
        units=request_parties.units(work),
        filed=_filed(work),
        unpaid={f"{number}-H": principal_steps(claim) for number, claim in told.items()},
        interest_from={
            f"{one.number}-H": one.interest_from
            for one in claims
            if one.interest_from and one.interest_from != one.due_date
        },
        rent=frozenset(
            f"{one.number}-H"
            for one in claims
            if KINDS[request_bases.kind_of(one)].dispute is Route.RENT_TRIBUNAL
        ),
        last_days={f"{one.number}-H": one.last_day for one in facts.claims if one.last_day},
        ranks={
            f"{one.number}-H": rank_of(request_bases.kind_of(one), work.rates, day)
            for one in claims
        },
        blocks=tuple(_blocks(facts)),
    )


def _findings(request: Request, known: Known, regime: Regime) -> Iterator[Finding]:
    """By the published file under the new rules; on paper by the same rules but the file's own."""
    lacks = () if known.earlier else tuple(_undecided(request))
    if regime is Regime.NEW:
        told = {one.path for one in lacks}
        found = [one for one in checked.findings(request, known) if one.path not in told]
        yield from (one for one in found if not (known.earlier and one.code in _FIRST_ONLY))
        yield from lacks
        return
    codes = [code for code in LOCAL if code not in _JSON_ONLY]
    if known.earlier:
        codes = [code for code in codes if code not in _FIRST_ONLY]
    for one in check(request, known, codes):
        yield Finding(
            code=one.code, path=published(one.path), claim=one.claim, sentence=one.sentence
        )
    yield from lacks


def _undecided(request: Request) -> Iterator[Finding]:
    """The decision that a fine is enforced on goes along, on paper too (§§ 5-2 and 7-2 d)."""
    for at, basis in enumerate(request.bases):
        if basis.document is None and basis.special and basis.special.fine:
            path = published(f"bases[{at}].document")
            yield Finding(code=checked.SCHEMA, path=path, claim="", sentence=_NO_DECISION)


def _names(request: Request, regime: Regime) -> Iterator[str]:
    if regime is Regime.NEW and (names := unconfirmed(request)):
        yield f"Feltnavn som ikke er bekreftet av mottakeren: {', '.join(names)}"


def _blocks(facts: Facts) -> Iterator[Block]:
    for claim in facts.claims:
        for stop in claim.stops:
            yield Block(
                sentence=f"{stop.reason[:1].upper()}{stop.reason[1:]} ({stop.rule}).",
                claim=f"{claim.number}-H",
            )


def _filed(work: Work) -> frozenset[tuple[date, str]]:
    query = select(RequestVersion.filed_on, Measure.number).join(
        Measure, Measure.id == RequestVersion.measure_id
    )
    came = RequestVersion.filed_on.is_not(None) & RequestVersion.refused_on.is_(None)
    found = work.execute(query.where(came))
    return frozenset((day, number) for day, number in found if day)


def _regimes(work: Work, debtor_id: int, number: str) -> Mapping[str, RegimeAnswer]:
    query = (
        select(AnswerRow)
        .where(
            AnswerRow.debtor_id == debtor_id,
            AnswerRow.question == Question.REQUEST.value,
            AnswerRow.asked_on <= work.clock.today(),
        )
        .order_by(AnswerRow.asked_on.desc(), AnswerRow.id.desc())
    )
    row = work.scalar(query.limit(1))
    if row is None:
        return {}
    return {number: RegimeAnswer(regime=Regime(row.answer), asked_on=row.asked_on)}
