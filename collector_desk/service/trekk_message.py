"""The municipality's own decision on trekk as the published message to the namsmann (§ 10).

From the debtor's folder and the ledger, with principal, interest and costs to the day of the
decision. It never says how much is to be withheld: the namsmann sets that (ruling 3).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from collector_desk.domain.claim import KINDS, Regime
from collector_desk.domain.enforcement.condition_facts import Facts
from collector_desk.domain.enforcement.measure import MeasureKind
from collector_desk.domain.enforcement.request.case_facts import (
    BasisFacts,
    CaseFacts,
    ClaimFacts,
    CostFacts,
)
from collector_desk.domain.enforcement.request.claim_lines import claim_lines
from collector_desk.domain.enforcement.request.decision import (
    DebtorAttorney,
    Decision,
    DecisionDebtor,
    Municipality,
)
from collector_desk.domain.enforcement.request.document import Line
from collector_desk.domain.enforcement.request.finding import Finding
from collector_desk.domain.enforcement.request.ledger_facts import claim_facts, part_of
from collector_desk.domain.enforcement.request.parties import Attachment, Contact, Identity
from collector_desk.domain.enforcement.request.settings import rank_of, settings_on
from collector_desk.domain.enforcement.request.values import AttachmentKind, LineKind
from collector_desk.domain.facts import Bucket, FactKind
from collector_desk.domain.ledger import Statement
from collector_desk.exchange.enforcement import checked
from collector_desk.exchange.enforcement.paths import unconfirmed
from collector_desk.service import request_case
from collector_desk.service import request_parties as parties
from collector_desk.service.database import Work
from collector_desk.service.folder import Folder
from collector_desk.service.kept_rows import KeptClaim
from collector_desk.service.request_bases import kind_of
from collector_desk.service.request_papers import attachment
from collector_desk.wire.measures import Finding as Shown
from collector_desk.wire.measures import MeasureTerms

_RISE = "Forhøyelse av gebyret"


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """The message as it stands, what its rules find, and which of its names are not settled."""

    decision: Decision
    findings: tuple[Finding, ...]
    lacks: tuple[str, ...] = ()  # what the contract has a field for and we do not know

    @property
    def shown(self) -> tuple[Shown, ...]:
        """The findings as the screen shows them."""
        return tuple(
            Shown(code=one.code, path=one.path, claim=one.claim, sentence=one.sentence)
            for one in self.findings
        )

    @property
    def unconfirmed(self) -> tuple[str, ...]:
        """The published names that the receiver has not confirmed, in one sentence."""
        names = unconfirmed(self.decision)
        return (f"Feltnavn som ikke er bekreftet av mottakeren: {', '.join(names)}", *self.lacks)


def goes(kind: str, regime: str) -> bool:
    """Whether a measure is one that the namsmann is told of by this message."""
    return (kind, regime) == (MeasureKind.WITHHOLDING.value, Regime.NEW.value)


def drafted(
    work: Work, rows: Folder, terms: MeasureTerms, facts: Facts, folded: Mapping[int, Statement]
) -> Message:
    """The message that these terms would come to, before there is a letter to attach."""
    letter = attachment(0, "beslutning.pdf", AttachmentKind.OTHER, parties.DRAFT)
    return of(work, rows, terms, facts, folded, parties.DRAFT, letter)


def of(  # noqa: PLR0913, PLR0917
    work: Work,
    rows: Folder,
    terms: MeasureTerms,
    facts: Facts,
    folded: Mapping[int, Statement],
    reference: str,
    letter: Attachment,
) -> Message:
    """The message of the day of ``facts``, signed by who does it, with a letter attached."""
    claims = claims_of(rows, terms)
    counsel, firm = parties.counsel(work, rows), parties.firm_of_counsel(work, rows)
    told = {claim.number: _claim(work, claim, folded[claim.id], facts.day) for claim in claims}
    decision = Decision(
        reference=reference,
        day=facts.day,
        signature=work.who.name,
        document=letter,
        municipality=Municipality(
            identity=work.post.organisation, contact=Contact(phone=work.post.sender.phone)
        ),
        debtor=_debtor(work, rows),
        attorney=DebtorAttorney(organisation=firm, licensed=True) if counsel else None,
        payee=parties.payee(work, claims, reference),
        district=parties.district(work, rows),
        lines=_lines(work, claims, told, folded, facts.day),
    )
    known = replace(
        request_case.known_of(work, facts, claims, told),
        uploads={letter.uuid: reference},
        balances={f"{one.number}-H": folded[one.id].balance.principal for one in claims},
    )
    found = checked.findings(decision, known)
    return Message(
        decision=decision, findings=found, lacks=tuple(_lacks(work, rows, counsel, claims))
    )


def _lacks(work: Work, rows: Folder, counsel: str, claims: Sequence[KeptClaim]) -> Iterator[str]:
    """What must be looked at before the message is sent, in Bokmål."""
    if counsel and not parties.firm_of_counsel(work, rows):
        yield (
            f"Prosessfullmektig {counsel} er meldt som bevillingshaver. Organisasjonsnummeret er ikke"
            " kjent her: registrer det på advokaten før meldingen sendes."
        )
    if told := parties.district_told(work, rows):
        yield told
    if len(claims) > 1:
        yield (
            "Meldingen har én KID for alle kravene, beslutningens egen. At mottakeren betaler slik,"
            " er ikke bekreftet."
        )


def claims_of(rows: Folder, terms: MeasureTerms) -> tuple[KeptClaim, ...]:
    """The claims of these terms that the debtor still owes."""
    return tuple(claim for number in terms.claim_ids if (claim := rows.claim(number)))


def _claim(work: Work, claim: KeptClaim, statement: Statement, day: date) -> ClaimFacts:
    return claim_facts(
        statement,
        number=claim.number,
        text=f"{KINDS[kind_of(claim)].label}, {claim.description}",
        due=claim.due_date,
        rank=rank_of(kind_of(claim), work.rates, day),
    )


def _debtor(work: Work, rows: Folder) -> DecisionDebtor:
    """Whose it is. A protected address is the register's to know, and never ours to tell."""
    number = parties.debtor(work, rows).party.number
    identity = Identity(number=number) if number else None
    if rows.debtor.protection != "open":
        return DecisionDebtor(identity=identity, registered_address=True)
    found = parties.address_of(rows.debtor)
    if found.unknown is not None:
        return DecisionDebtor(identity=identity, unknown=found.unknown)
    return DecisionDebtor(identity=identity, address=found)


def _lines(
    work: Work,
    claims: Sequence[KeptClaim],
    told: Mapping[str, ClaimFacts],
    folded: Mapping[int, Statement],
    day: date,
) -> tuple[Line, ...]:
    """Principal, interest and costs of each claim to the day of the decision."""
    bases = tuple(
        BasisFacts(
            key=claim.number,
            title=claim.number,
            day=day,
            document=None,
            claims=(told[claim.number],),
            costs=tuple(_costs(claim, folded[claim.id])),
        )
        for claim in claims
    )
    case = CaseFacts(filed=day, bases=bases)
    settings = settings_on(work.rates, day)
    lines, _ = claim_lines(case, late_interest=work.rates["late_interest"], settings=settings)
    return tuple(map(_own, lines))


def _costs(claim: KeptClaim, statement: Statement) -> Iterator[CostFacts]:
    for bucket, text in (
        (Bucket.FEES, _fees_are(statement)),
        (Bucket.COSTS, "Sakskostnader"),
    ):
        part = part_of(statement, bucket)
        if part.original:
            yield CostFacts(text=text, amount=part, claims=(claim.number,), due=claim.due_date)


def _fees_are(statement: Statement) -> str:
    """What stands beside the fine: its one rise (fines issued by 2025), the fees of enforcement."""
    kinds = {each.fact.kind for each in statement.movements if each.bucket is Bucket.FEES}
    risen, charged = FactKind.SURCHARGE in kinds, FactKind.FEE in kinds
    if risen:
        return f"{_RISE} og gebyr (inndrivingskostnader)" if charged else _RISE
    return "Gebyr (inndrivingskostnader)"


def _own(line: Line) -> Line:
    """Costs are «Sakskostnader» in this message, and no due date is told of them."""
    if line.kind is not LineKind.OUT_OF_COURT:
        return line
    return replace(line, kind=LineKind.OF_CASE, due=None)
